"""An original that is not held: its words are shown on the accounts that hold them, never on the child itself."""

from firsthand.comparison.sides import account_side, archetype_side
from firsthand.records import Document, Sourced, Witness
from tests.comparison.made import account, compared, edge, read

FIRST = (
    "The harbour council of Port Selm met behind closed doors for most of the night. "
    "Two of its members said that the ledgers had been read aloud from the first page to the last."
)
SECOND = (
    "The yard will build 14 patrol boats for the northern strait, a sheet shows. "
    "Fishermen on the outer islands have long complained that nobody asks them."
)
THIRD = "The governor has promised a hearing, as his two predecessors did before him, and set no day for it at all."
TEXT = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def original(*witnesses: Document) -> Document:
    """The archetype of ``TEXT`` with everything that the witnesses hold of it."""
    found = []
    for document in witnesses:
        for part in (FIRST, SECOND, THIRD):
            if part in document.text:
                start = TEXT.index(part)
                found.append(Witness(start, start + len(part), document.id, document.text.index(part)))
    return Document(
        id="original",
        sha256="0" * 64,
        path="",
        text=TEXT,
        media="archetype",
        outlet=Sourced("Harbour Gazette", "made"),
        held=False,
        witnesses=tuple(found),
    )


def test_what_a_cut_copy_lost_is_shown_on_the_witness_that_has_it() -> None:
    full, cut = account("full", f"{FIRST} {SECOND} {THIRD}"), account("cut", FIRST)
    archetype = original(full, cut)
    found = compared([full, cut], [edge(full, archetype, "reprint"), edge(cut, archetype, "excerpt")], [archetype])
    truncated = [f for f in found.findings if f.code == "C501"]
    assert [(f.a.document, f.b.document) for f in truncated] == [("full", "cut")]
    assert full.text[truncated[0].a.start : truncated[0].a.end] == truncated[0].a.text


def test_siblings_with_the_same_words_give_nothing() -> None:
    one, two = account("one", TEXT), account("two", TEXT)
    archetype = original(one, two)
    found = compared([one, two], [edge(d, archetype, "reprint") for d in (one, two)], [archetype])
    assert found.findings == ()


def test_a_changed_number_is_shown_against_a_sibling() -> None:
    full, other = account("full", TEXT), account("other", TEXT.replace("14 patrol", "40 patrol"))
    archetype = original(full, account("other", f"{FIRST}{THIRD}"))
    found = compared([full, other], [edge(d, archetype, "reprint") for d in (full, other)], [archetype])
    assert [(f.code, f.a.document, f.b.document) for f in found.findings] == [("N101", "full", "other")]


def test_the_archetype_is_read_on_its_fullest_witness_and_the_rest_on_others() -> None:
    head, tail = account("head", f"{FIRST}\n\n{SECOND}"), account("tail", THIRD)
    archetype = original(head, tail)
    sides = {d.id: account_side(d, read(d)) for d in (head, tail)}
    side = archetype_side(archetype, sides)
    assert [s.text for s in side.sentences] == [archetype.text[s.start : s.end] for s in side.sentences]
    assert len(side.sentences) == len(sides["head"].sentences) + len(sides["tail"].sentences)
    anchor = side.anchor(TEXT.index(THIRD), len(TEXT))
    assert anchor is not None
    assert (anchor.document, anchor.text) == ("tail", THIRD)


def test_white_space_may_differ_between_an_archetype_and_its_witness() -> None:
    fused = account("fused", TEXT.replace("\n\n", ""))
    archetype = Document(
        id="original",
        sha256="0" * 64,
        path="",
        text=TEXT,
        media="archetype",
        held=False,
        witnesses=(Witness(0, len(TEXT), "fused", 0),),
    )
    side = archetype_side(archetype, {"fused": account_side(fused, read(fused))})
    anchor = side.anchor(TEXT.index(SECOND), TEXT.index(SECOND) + len(SECOND))
    assert anchor is not None
    assert anchor.text == SECOND


HEAD = "Ledgers and long talks with dockers point to nine payments through the salt company."


def _copies_of_an_absent_article(second: str) -> dict[str, tuple[str, str]]:
    """Two copies of an article that is not held, the first with a standfirst: severity and reason of what each added."""
    witness = account("mirror", TEXT)
    lost = original(witness)
    first, other = account("first", f"{HEAD}\n\n{TEXT}"), account("second", f"{second}\n\n{TEXT}")
    copies = [witness, first, other]
    found = compared(copies, [edge(c, lost, "reprint") for c in copies], [lost]).findings
    return {f.b.document: (f.severity, f.reason) for f in found if f.code == "C503"}


def test_what_two_copies_have_may_have_stood_in_an_original_that_is_not_held() -> None:
    found = _copies_of_an_absent_article(HEAD)
    assert found["first"][0] == found["second"][0] == "read"
    assert "but also in Second: the original may have had this" in found["first"][1]
    assert "but also in First" in found["second"][1]


def test_what_one_copy_has_is_its_own_or_was_lost_by_the_others() -> None:
    severity, reason = _copies_of_an_absent_article("")["first"]
    assert severity == "low"
    assert reason.endswith("nor in another account: added here, or lost by the other copies.")
