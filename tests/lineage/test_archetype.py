"""An absent text, restored: from parts that lie end to end, whatever frames them, and from one version alone."""

from firsthand.lineage import descend
from tests.lineage.made import PARAGRAPHS, STORY, account

CREDIT = "Source: the Ledger"
HEADER = "Re: the harbour thread\n\nPosted by saltlick on Monday night, for those who cannot get past the paywall, as promised."
REMARK = "Make of that what you will."


def credits(words: str = CREDIT):
    return ((words, "ledger", "source_line"),)


def halves() -> tuple[str, str]:
    """The first two thirds, broken off in mid-sentence, and a forum's post of the last two thirds."""
    words = STORY.split(" ")
    first = " ".join(words[: round(len(words) * 0.66)]).rstrip(" .,”")
    post = "\n\n".join([HEADER, *PARAGRAPHS[2:], REMARK])
    return f"{CREDIT}\n\n{first}", f"{post}\n\n{CREDIT}"


def test_two_parts_of_one_text_are_put_end_to_end() -> None:
    first, post = halves()
    furniture = ((CREDIT, "credit"),)
    documents = [
        account("first", first, outlet="mirror", credits=credits(), furniture=furniture),
        account("post", post, outlet="forum", credits=credits(), furniture=furniture),
    ]
    descent = descend(documents)
    (archetype,) = descent.archetypes
    assert archetype.text.startswith(PARAGRAPHS[0])
    assert PARAGRAPHS[6] in archetype.text
    assert "saltlick" not in archetype.text
    assert {edge.parent for edge in descent.derivations} == {archetype.id}


def test_a_page_that_breaks_off_in_mid_word_is_carried_on_by_another() -> None:
    cut = STORY[: STORY.index("fanciful") + 4]
    rest = "\n\n".join(PARAGRAPHS[2:])
    furniture = ((CREDIT, "credit"),)
    documents = [
        account(name, f"{text}\n\n{CREDIT}", outlet=name, credits=credits(), furniture=furniture)
        for name, text in (("one", cut), ("other", rest))
    ]
    (archetype,) = descend(documents).archetypes
    assert archetype.text == STORY


def test_what_is_restored_is_one_version_and_not_two_put_together() -> None:
    mark = (("(Tidewire)", "tidewire", "wire"),)
    lead = "SELMOUTH (Tidewire) - {} walked out before dawn, the third stoppage in as many weeks on a quay that has seen many of them."
    new = "The union asked for gloves, lamps and a list of whatever stands on the quay at night. None of the three was promised."
    early = "\n\n".join([lead.format("Dockers in Port Ansel"), *PARAGRAPHS])
    late = "\n\n".join(
        [
            "SELMOUTH (Tidewire) - A judge held the barge on Saturday and its skipper was taken off while a crowd on the mole sang to him.",
            new,
            *PARAGRAPHS[:4],
            new.replace("union", "chandlers’ guild"),
            *PARAGRAPHS[4:6],
        ]
    )
    documents = [account(n, t, outlet=n, credits=mark) for n, t in (("early", early), ("late", late))]
    (archetype,) = descend(documents).archetypes
    assert archetype.text in (early, late)


def test_an_excerpt_from_the_middle_does_not_make_whole_copies_framed_ones() -> None:
    texts = {"one": STORY, "two": STORY, "middle": "\n\n".join(PARAGRAPHS[2:5])}
    furniture = ((CREDIT, "credit"),)
    documents = [
        account(name, f"{text}\n\n{CREDIT}", outlet=name, credits=credits(), furniture=furniture)
        for name, text in texts.items()
    ]
    descent = descend(documents)
    (archetype,) = descent.archetypes
    assert archetype.text == STORY
    assert {e.child: e.kind for e in descent.derivations} == {"one": "reprint", "two": "reprint", "middle": "excerpt"}
