"""An agency's wire: its own versions one after another, its marks in other words, its first notices, and its background."""

import pytest
from msgspec.structs import replace

from firsthand.lineage import descend
from firsthand.lineage.marks import with_marks_in_pile
from firsthand.lineage.versions import number, precedes
from firsthand.records import Credit, CreditKind, Derivation, Document, Sourced
from tests.lineage.made import OTHER, PARAGRAPHS, STORY, account

PLACE = "SELMOUTH (Lorhaven Press Agency) - "
MARK: tuple[tuple[str, str, CreditKind], ...] = (("Lorhaven Press Agency", "lorhavenpressagency", "wire"),)
OTHERS = OTHER.split("\n\n")


def dispatch(name: str, *paragraphs: str, hour: int = 9, day: str = "2024-03-05", head: str = "") -> Document:
    """A page of the agency's own."""
    text = head + PLACE + "\n\n".join(paragraphs)
    published = f"{day}T{hour:02}:00:00Z"
    made = account(name, text, outlet="lorhavenpressagency", published=published, credits=MARK)
    return replaced_outlet(made, "Lorhaven Press Agency")


def replaced_outlet(document: Document, outlet: str) -> Document:
    return replace(document, outlet=Sourced(outlet, "made"))


def edges(*documents: Document) -> dict[str, Derivation]:
    return {edge.child: edge for edge in descend(documents).derivations if edge.settled}


def test_each_version_hangs_on_the_one_before_and_the_first_heads_all() -> None:
    leads = (
        "Dockers in Port Ansel walked out before dawn on Friday, the third stoppage since the crates were opened.",
        "A judge in Port Ansel ordered the barge held on Friday, and its skipper was taken off in a launch at noon.",
        "The forwarder’s office above the bakery burned on Friday night, and firemen carried out eleven cabinets.",
    )
    first = dispatch("v1", PARAGRAPHS[0], PARAGRAPHS[1])
    second = dispatch("v2", leads[0], *PARAGRAPHS[:3], hour=10)
    third = dispatch("v3", leads[1], *PARAGRAPHS[1:5], hour=11)
    fourth = dispatch("v4", leads[2], *PARAGRAPHS[2:7], hour=12)
    found = edges(fourth, second, first, third)
    assert {child: edge.parent for child, edge in found.items()} == {"v2": "v1", "v3": "v2", "v4": "v3"}
    assert {edge.direction for edge in found.values()} == {"known"}


def test_without_times_the_version_that_stands_in_the_other_came_first() -> None:
    short = dispatch("short", *PARAGRAPHS[:2], day="2024-03-05")
    longer = dispatch("longer", *PARAGRAPHS[:5], day="2024-03-05")
    (edge,) = edges(longer, short).values()
    assert (edge.child, edge.parent, edge.kind, edge.direction) == ("longer", "short", "update", "known")


def test_a_version_says_its_number() -> None:
    made = [
        account("a", PARAGRAPHS[0] + "\n\n(More to follow)", outlet="wire"),
        account("b", PARAGRAPHS[0], outlet="wire"),
        account("c", "UPDATE 2\n" + PARAGRAPHS[0], outlet="wire"),
        account("d", "(3rd write-through, adds quotes)\n" + PARAGRAPHS[0], outlet="wire"),
    ]
    assert sorted(map(number, made)) == list(map(number, made))
    assert number(made[0]) < number(made[1])
    assert precedes(made[0], made[3])
    assert not precedes(made[3], made[0])


def test_a_short_first_version_of_which_most_is_kept_under_another_lead_is_the_first() -> None:
    first = dispatch("first", "Dockers walked out on Friday.", PARAGRAPHS[0])
    later = dispatch("later", "A judge in Port Ansel ordered the barge held on Friday.", *PARAGRAPHS[:6], hour=11)
    assert edges(first, later)["later"].parent == "first"


def test_a_first_notice_in_other_words_comes_before_its_story() -> None:
    notice = dispatch("notice", "Guidance units found in nine crates in Port Ansel, customs officers say.", hour=8)
    story = dispatch("story", *PARAGRAPHS[:4])
    other = dispatch("other", *OTHERS)
    found = edges(notice, story, other)
    assert found["story"].parent == "notice"
    assert "other" not in found
    assert "notice" not in found


@pytest.mark.parametrize(
    "signed",
    [
        "{}\n\n(LPA)",
        "{} (LPA)",
        "{}\n\n— Lorhaven Press Agency",
        "By Lorhaven Press Agency\n\n{}",
        "SELMOUTH (LPA) — {}",
    ],
)
def test_a_client_signs_with_the_agencys_name_or_initials(signed: str) -> None:
    page = account("page", signed.format("\n\n".join(PARAGRAPHS[:4])), outlet="gull", published="2024-03-06")
    edge = edges(page, dispatch("story", *PARAGRAPHS[:5]))["page"]
    assert (edge.parent, edge.direction) == ("story", "known")
    assert any(e.signal == "credit: wire" for e in edge.evidence)


def test_initials_that_two_agencies_have_name_neither() -> None:
    page = account("page", PARAGRAPHS[0] + "\n\n(LPA)", outlet="gull")
    rival = replaced_outlet(
        account("rival", "ANSEL (Lower Point Alliance) - " + OTHER, outlet="lowerpointalliance",
                credits=(("Lower Point Alliance", "lowerpointalliance", "wire"),)),
        "Lower Point Alliance",
    )  # fmt: skip
    marked, _ = with_marks_in_pile([page, dispatch("story", *PARAGRAPHS), rival])
    assert not marked[0].credits
    marked, _ = with_marks_in_pile([page, dispatch("story", *PARAGRAPHS)])
    assert [c.key for c in marked[0].credits] == ["lorhavenpressagency"]


def test_a_byline_that_ends_with_the_agencys_name_is_the_agencys() -> None:
    head = "By ADA QUILL Lorhaven Press Agency\n\n"
    story = dispatch("story", *PARAGRAPHS[:5], head=head)
    wrong = Credit("adaquilllorhavenpressagency", "ADA QUILL Lorhaven Press Agency", "wire", 3, 34, cue="By")
    story = replace(story, credits=(wrong, *story.credits))
    client = account("client", "\n\n".join(PARAGRAPHS[:4]), outlet="gull", published="2024-03-06")
    descent = descend([story, client])
    assert not descent.archetypes
    assert {edge.child: edge.parent for edge in descent.derivations} == {"client": "story"}


def test_an_item_with_a_mark_of_its_own_hangs_on_its_source_and_the_column_on_no_more() -> None:
    item = PARAGRAPHS[0].split(". ")[0] + "."
    column = account(
        "column",
        f"1. {item} (LPA)\n\n2. {OTHERS[0]} (Tern)\n\n3. A choir of bakers has sung on the mole since Monday for no reason.",
        outlet="gull",
        published="2024-03-06",
    )
    edge = edges(column, dispatch("story", *PARAGRAPHS[:5]), account("flood", OTHER, outlet="tern"))["column"]
    assert (edge.parent, edge.kind, edge.direction) == ("story", "excerpt", "known")
    bare = account("bare", column.text.replace(" (LPA)", ""), outlet="gull", published="2024-03-06")
    assert "bare" not in edges(bare, dispatch("story", *PARAGRAPHS[:5]))


def test_a_bulletin_that_names_its_source_in_one_item_has_that_item_from_there() -> None:
    bulletin = account(
        "bulletin",
        "It is twelve o'clock and this is the news.\n\n"
        "Customs officers in Port Ansel have opened nine crates and found guidance units. Lorhaven Press Agency says the "
        "papers promised crane motors.\n\nThe cricketers drew on the green.\n\nSchools stay shut because of the heat.",
        outlet="gull",
        credits=(("Lorhaven Press Agency says", "lorhavenpressagency", "prose"),),
    )
    edge = edges(bulletin, dispatch("story", *PARAGRAPHS[:5]))["bulletin"]
    assert (edge.parent, edge.kind) == ("story", "report")
    assert [bulletin.text[s:e][:7] for s, e in edge.spans] == ["Customs"]


def test_the_same_reporters_other_story_over_the_same_background_is_another() -> None:
    head = "By ADA QUILL and BRAM TOLL\nLorhaven Press Agency\n\n"
    background = PARAGRAPHS[1:3]
    story = dispatch("story", PARAGRAPHS[0], *PARAGRAPHS[3:6], *background, head=head)
    week = dispatch("week", *OTHERS, *background, day="2024-02-26", head=head)
    assert not edges(story, week)


def test_an_agencys_mark_leads_to_no_other_story_of_the_agency() -> None:
    flood = [
        account(f"flood{k}", PLACE + "\n\n".join([*OTHERS, PARAGRAPHS[k]]), outlet=f"paper{k}", credits=MARK)
        for k in range(2)
    ]
    story = dispatch("story", *PARAGRAPHS[2:])
    found = edges(*flood, story)
    assert "story" not in {edge.parent for edge in found.values()}


def test_a_page_compiled_from_two_agencies_hands_nothing_on() -> None:
    story = dispatch("story", *PARAGRAPHS)
    rival = account("rival", f"ANSEL (Tern Wire) - {OTHER}", outlet="tern", published="2024-03-05",
                    credits=(("Tern Wire", "tern", "wire"),))  # fmt: skip
    page = account(
        "page", "\n\n".join([*PARAGRAPHS[:2], OTHERS[0], PARAGRAPHS[5]]), outlet="gull", published="2024-03-06"
    )
    descent = descend([page, story, rival])
    assert {edge.parent for edge in descent.derivations if edge.child == "page"} == {"story", "rival"}
    assert {family.root for family in descent.origins.families} == {"story", "rival"}


def test_a_fuller_copy_is_not_the_head_of_the_room_that_wrote_it_through() -> None:
    def version(name: str, hour: int, *paragraphs: str) -> Document:
        return account(name, "\n\n".join(paragraphs), outlet="room", published=f"2024-03-05T{hour:02}:00:00Z")

    room = [version(f"v{k}", 9 + k, OTHERS[k % 2].split(". ")[0] + ".", *PARAGRAPHS[k : k + 4]) for k in range(3)]
    copy = account("copy", "\n\n".join([*PARAGRAPHS[:7], OTHERS[1]]), outlet="gull", published="2024-03-05")
    found = edges(copy, *room)
    assert "v0" not in found
    assert {edge.parent for edge in found.values()} <= {"v0", "v1", "v2"}


def test_an_agency_under_a_longer_name_is_the_one_of_its_mark() -> None:
    page = account("page", PLACE.replace(" Press Agency", "") + PARAGRAPHS[0], outlet="lorhavennewsservice",
                   credits=(("Lorhaven", "lorhaven", "wire"),))  # fmt: skip
    page = replaced_outlet(page, "Lorhaven News Service")
    descent = descend([page])
    assert not descent.archetypes
    assert not descent.derivations


def test_a_credit_to_an_outlet_whose_held_page_has_the_facts_is_to_that_page() -> None:
    told = "Nine crates held guidance units, the Ledger reported. Tolvane Marine booked them for 41,250,775 crowns; the last part fell due on 14 March 2024."
    held = account("held", STORY, outlet="ledger", published="2024-03-01")
    after = account("after", told, outlet="gull", credits=(("the Ledger", "ledger", "prose"),), published="2024-03-02")
    descent = descend([held, after])
    assert not descent.archetypes
    assert {edge.child: edge.parent for edge in descent.derivations} == {"after": "held"}


def test_an_outlet_whose_own_dateline_bears_its_initials_is_an_agency() -> None:
    story = account("story", "SELMOUTH (LPA) - " + "\n\n".join(PARAGRAPHS[:5]), outlet="lorhavenpressagency")
    marked, _ = with_marks_in_pile([replaced_outlet(story, "Lorhaven Press Agency")])
    assert [(c.key, c.kind) for c in marked[0].credits] == [("lorhavenpressagency", "wire")]
    fuller = account("fuller", "From wire reports\n\n" + "\n\n".join(PARAGRAPHS[:7]), outlet="gull")
    (edge,) = descend([fuller, replaced_outlet(story, "Lorhaven Press Agency")]).derivations
    assert (edge.child, edge.parent, edge.direction) == ("fuller", "story", "known")
