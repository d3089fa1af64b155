"""An agency's wire: its own versions one after another, its marks in other words, its first notices, and its background."""

import pytest
from msgspec.structs import replace

from firsthand.language.outlets import folded
from firsthand.lineage import descend
from firsthand.lineage.marks import with_marks_in_pile
from firsthand.lineage.outlets import with_one_key
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


def test_a_short_version_that_is_kept_whole_is_the_one_before_whatever_background_an_older_one_shares() -> None:
    older = dispatch("older", PARAGRAPHS[0], *PARAGRAPHS[2:7])
    recast = dispatch("recast", OTHERS[0], PARAGRAPHS[2], hour=10)
    fuller = dispatch("fuller", OTHERS[0], *PARAGRAPHS[2:6], hour=11)
    assert edges(older, recast, fuller)["fuller"].parent == "recast"


def test_a_page_on_which_no_mark_can_be_read_is_its_agencys_all_the_same() -> None:
    unread = replace(dispatch("v2", *PARAGRAPHS), text=STORY, credits=())
    marked = with_marks_in_pile([dispatch("v1", *PARAGRAPHS[:3]), unread]).documents
    assert [c.key for c in marked[1].credits] == ["lorhavenpressagency"]
    assert with_marks_in_pile([unread]).documents[0].credits == ()


def test_without_times_the_version_that_stands_in_the_other_came_first() -> None:
    short = dispatch("short", *PARAGRAPHS[:2], day="2024-03-05")
    longer = dispatch("longer", *PARAGRAPHS[:5], day="2024-03-05")
    (edge,) = edges(longer, short).values()
    assert (edge.child, edge.parent, edge.kind, edge.direction) == ("longer", "short", "update", "known")
    (edge,) = edges(longer, replace(short, published=Sourced("2024-03-05T11:00:00Z", "made"))).values()
    assert (edge.child, edge.parent, edge.kind) == ("short", "longer", "update")


def test_a_version_says_its_number() -> None:
    made = [
        account("a", PARAGRAPHS[0] + "\n\n(More to follow)", outlet="wire"),
        account("b", PARAGRAPHS[0], outlet="wire"),
        account("c", "UPDATE 2\n" + PARAGRAPHS[0], outlet="wire"),
        account("d", "(3rd write-through, adds quotes)\n" + PARAGRAPHS[0], outlet="wire"),
    ]
    assert sorted(map(number, made)) == list(map(number, made))
    assert number(made[0]) < number(made[1])
    numbered = ("ACTUALIZA 2-", "ATUALIZA 2-", "PUNTO 2-", "AMPLIACIÓN 2: ", "(2nd LD) ", "2. Zusammenfassung: ")
    assert {number(account("e", mark + PARAGRAPHS[0], outlet="wire")) for mark in numbered} == {2}
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


@pytest.mark.parametrize(("more", "tied"), [("\n\n(More to follow)", True), ("", False)])
def test_of_what_says_that_more_is_to_come_a_sentence_may_be_recast_altogether(more: str, tied: bool) -> None:
    notice = dispatch(
        "notice",
        "Guidance units found in nine crates of crane motors in Port Ansel.",
        "Papers false, officers at odds over blame; minister silent." + more,
        hour=8,
    )
    found = edges(notice, dispatch("story", *PARAGRAPHS[:4]), dispatch("other", *OTHERS))
    assert ("story" in found) == tied
    assert "other" not in found


@pytest.mark.parametrize(
    ("title", "tied"), [("UPDATE 1-Crates with units found on a quay", True), ("Flood in the valley", False)]
)
def test_a_first_version_is_known_by_the_headline_of_the_next(title: str, tied: bool) -> None:
    short = dispatch(
        "short", "The harbour office in Ansel denied a report. It had seen nothing. It would say no more.", hour=8
    )
    story = dispatch("story", *PARAGRAPHS[:4])
    short = replace(short, title=Sourced("Crates with units found on quay", "made"))
    assert ("story" in edges(short, replace(story, title=Sourced(title, "made")))) == tied


@pytest.mark.parametrize(
    "signed",
    [
        "{}\n\n(LPA)",
        "{} (LPA)",
        "{}\n\n— Lorhaven Press Agency",
        "By Lorhaven Press Agency\n\n{}",
        "SELMOUTH (LPA) — {}",
        "Selmouth, 6 mar (LPA).- {}",
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
    marked = with_marks_in_pile([page, dispatch("story", *PARAGRAPHS), rival]).documents
    assert not marked[0].credits
    marked = with_marks_in_pile([page, dispatch("story", *PARAGRAPHS)]).documents
    assert [c.key for c in marked[0].credits] == ["lorhavenpressagency"]


def test_initials_are_the_piles_own_agencys_before_those_of_one_that_the_table_knows() -> None:
    story = account("story", "SELMOUTH (BNS) - " + STORY, outlet="beacknewsservice")
    page = account("page", PARAGRAPHS[0] + "\n\n(BNS)", outlet="gull")
    at = page.text.index("BNS")
    page = replace(page, credits=(Credit("bns.lt", "BNS", "wire", at, at + 3),))
    marked = with_marks_in_pile([page, replaced_outlet(story, "Beack News Service")]).documents
    assert [c.key for c in marked[0].credits] == ["beacknewsservice"]


def test_what_a_client_has_beside_versions_that_are_held_is_its_own_and_makes_no_version() -> None:
    versions = [dispatch(f"v{k}", *PARAGRAPHS[: k + 3], hour=9 + k) for k in range(3)]
    local = "\n\n".join([OTHERS[0], *PARAGRAPHS[:3], OTHERS[1], "(LPA)"])
    client = account("client", local, outlet="gull", published="2024-03-06")
    assert edges(client, *versions)["client"].kind == "excerpt"
    # of versions that both have all of a client's words it is of the one that has fewest others
    cut = account("cut", "\n\n".join([*PARAGRAPHS[:4], "(LPA)"]), outlet="gull", published="2024-03-06")
    assert edges(cut, *versions)["cut"].parent == "v1"


def test_a_byline_that_ends_with_the_agencys_name_is_the_agencys() -> None:
    head = "By ADA QUILL Lorhaven Press Agency\n\n"
    story = dispatch("story", *PARAGRAPHS[:5], head=head)
    wrong = Credit("adaquilllorhavenpressagency", "ADA QUILL Lorhaven Press Agency", "wire", 3, 34, cue="By")
    story = replace(story, credits=(wrong, *story.credits))
    client = account("client", "\n\n".join(PARAGRAPHS[:4]), outlet="gull", published="2024-03-06")
    descent = descend([story, client])
    assert not descent.archetypes
    assert {edge.child: edge.parent for edge in descent.derivations} == {"client": "story"}


def test_an_item_with_a_mark_or_with_a_storys_lead_hangs_on_its_source_and_another_pages_box_on_nothing() -> None:
    item = PARAGRAPHS[0].split(". ")[0] + "."
    column = account(
        "column",
        f"1. {item} (LPA)\n\n2. {OTHERS[0]} (Tern)\n\n3. A choir of bakers has sung on the mole since Monday for no reason.",
        outlet="gull",
        published="2024-03-06",
    )
    edge = edges(column, dispatch("story", *PARAGRAPHS[:5]), account("flood", OTHER, outlet="tern"))["column"]
    assert (edge.parent, edge.kind, edge.direction) == ("story", "excerpt", "known")
    headed = f"Ports\n\n{item}\n\nWeather\n\n{OTHERS[0]}\n\nMusic\n\nA choir of bakers has sung on the mole since Monday for no reason."
    bare = account("bare", headed, outlet="gull", published="2024-03-06")
    assert edges(bare, dispatch("story", *PARAGRAPHS[:5]))["bare"].parent == "story"
    boxed = account("boxed", f"{OTHERS[0]}\n\nMore video: {item}\n\n{OTHERS[1]}", outlet="gull", published="2024-03-06")
    topped = account("topped", "\n\n".join([item, *OTHERS]), outlet="gull", published="2024-03-06")
    for page in (boxed, topped):
        assert page.id not in edges(page, dispatch("story", *PARAGRAPHS[:5]))


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


def test_a_credit_in_one_paragraph_is_no_item_where_another_text_of_the_outlet_tells_the_rest() -> None:
    told = "The sluice keepers argued about a key while the upper valley flooded.\n\nCustoms officers opened nine crates and found guidance units, Lorhaven Press Agency says."
    page = account(
        "page", told, outlet="gull", credits=(("Lorhaven Press Agency says", "lorhavenpressagency", "prose"),)
    )
    crates, flood = dispatch("crates", *PARAGRAPHS[:2]), dispatch("flood", *OTHERS)
    assert edges(page, crates)["page"].parent == "crates"
    assert "page" not in edges(page, crates, flood)


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
    (other,) = [family for family in descent.origins.families if "page" not in family.members]
    assert other.partly == ("page",)  # it stands in both


def test_another_agencys_mark_within_a_version_makes_no_compilations_of_the_others() -> None:
    older = account("older", PLACE + "\n\n".join(PARAGRAPHS[:3]), outlet="gull", credits=MARK)
    between = account("between", "\n\n".join([*PARAGRAPHS[:2], *PARAGRAPHS[3:5]]), outlet="herald")
    newer = account("newer", "\n\n".join([PARAGRAPHS[3], f"ANSEL (Tern Wire) - {OTHERS[0]}", *PARAGRAPHS[4:]]),
                    outlet="tide", credits=(("Tern Wire", "tern", "wire"),))  # fmt: skip
    last = account("last", PLACE + "\n\n".join(PARAGRAPHS[5:]), outlet="post", credits=MARK)
    (edge,) = [edge for edge in descend([older, between, newer, last]).derivations if edge.child == "between"]
    assert edge.kind == "update"


@pytest.mark.parametrize("line", ["Compiled from Lorhaven Press Agency and Tern Wire reports", "LPA, TERN WIRE"])
def test_a_page_that_names_two_agencies_in_one_line_is_from_both_by_whatever_words(line: str) -> None:
    rival = account("rival", f"ANSEL (Tern Wire) - {OTHER}", outlet="tern", credits=(("Tern Wire", "tern", "wire"),))
    rival = replaced_outlet(rival, "Tern Wire")
    text = "\n\n".join([*PARAGRAPHS[:4], OTHERS[1].split(". ")[0] + ".", line])
    page = account("page", text, outlet="gull", published="2024-03-06")
    descent = descend([page, dispatch("story", *PARAGRAPHS), rival])
    assert {edge.parent for edge in descent.derivations if edge.child == "page"} == {"story", "rival"}


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


def test_of_an_agencys_texts_an_account_means_the_one_that_bears_it_out() -> None:
    told = (
        "Nine crates held guidance units and no crane motors, Lorhaven Press Agency reported, citing officers of the customs.\n\n"
        "A forwarder without other customers had booked the consignment.\n\nThe ministry called that fanciful."
    )
    brief = account("brief", told, outlet="gull", credits=(("Lorhaven Press Agency", "lorhavenpressagency", "prose"),))
    less, more = (
        dispatch("a", PARAGRAPHS[0], *OTHERS),
        dispatch("b", PARAGRAPHS[0], PARAGRAPHS[1], PARAGRAPHS[4], hour=12),
    )
    assert edges(brief, less, more)["brief"].parent == "b"


@pytest.mark.parametrize(
    "dateline",
    [
        "SELMOUTH, March 5, LPA - {}",
        "SELMOUTH. March 5. /Lorhaven Press Agency/. {}",
        "SELMOUTH, March 5, Lorhaven - {}",
        "SELMOUTH, March 5 (Lorhaven) -- {}",
    ],
)
def test_an_agency_is_known_by_its_dateline_without_brackets(dateline: str) -> None:
    story = account("story", dateline.format(STORY), outlet="lorhavenpressagency")
    marked = with_marks_in_pile([replaced_outlet(story, "Lorhaven Press Agency")]).documents
    assert [c.kind for c in marked[0].credits] == ["wire"]


def test_an_agency_is_met_by_what_it_calls_itself_in_its_datelines() -> None:
    own = replaced_outlet(
        account("own", f"SELMOUTH, March 5, Lorhaven - {STORY}", outlet="lorhavennews"), "Lorhaven News"
    )
    client = account("client", f"{STORY}\n\n==Lorhaven", outlet="gull")
    town = replaced_outlet(account("town", f"LORHAVEN - {STORY}", outlet="lorhavennews"), "Lorhaven News")
    assert [c.key for c in with_marks_in_pile([own, client]).documents[1].credits] == ["lorhavennews"]
    assert not with_marks_in_pile([town, client]).documents[1].credits  # a paper's town in its dateline is no mark


def test_an_outlet_whose_name_stands_under_others_pages_is_an_agency() -> None:
    own = [replaced_outlet(account(f"o{k}", STORY, outlet="lorhavenwire"), "Lorhaven Wire") for k in range(3)]
    clients = [account(f"c{k}", STORY + "\n\n==Lorhaven Wire", outlet=f"paper{k}") for k in range(2)]
    marked = with_marks_in_pile([*own, *clients]).documents
    assert [[(c.key, c.kind) for c in d.credits] for d in marked[3:]] == [[("lorhavenwire", "wire")]] * 2
    assert not any(c.kind == "wire" for d in with_marks_in_pile([*own, clients[0]]).documents for c in d.credits)


def test_an_outlet_whose_own_dateline_bears_its_initials_is_an_agency() -> None:
    story = account("story", "SELMOUTH (LPA) - " + "\n\n".join(PARAGRAPHS[:5]), outlet="lorhavenpressagency")
    marked = with_marks_in_pile([replaced_outlet(story, "Lorhaven Press Agency")]).documents
    assert [(c.key, c.kind) for c in marked[0].credits] == [("lorhavenpressagency", "wire")]
    fuller = account("fuller", "From wire reports\n\n" + "\n\n".join(PARAGRAPHS[:7]), outlet="gull")
    (edge,) = descend([fuller, replaced_outlet(story, "Lorhaven Press Agency")]).derivations
    assert (edge.child, edge.parent, edge.direction) == ("fuller", "story", "known")


def test_a_side_story_that_ends_with_its_agencys_background_is_no_version_of_the_story_that_does_so_too() -> None:
    story = dispatch("story", *PARAGRAPHS[:7])
    side = dispatch("side", OTHERS[0], *PARAGRAPHS[4:6], hour=11)
    assert not edges(story, side)
    later = dispatch("later", OTHERS[0], *PARAGRAPHS[:2], *PARAGRAPHS[4:6], hour=12)
    assert edges(story, later)["later"].parent == "story"


def test_a_copy_is_of_no_version_that_came_out_after_it() -> None:
    versions = [dispatch(f"v{k}", *PARAGRAPHS[: k + 4], hour=9 + 2 * k) for k in range(2)]
    text = "\n\n".join([*PARAGRAPHS[:5], "(LPA)"])
    client = account("client", text, outlet="gull", published="2024-03-05T10:00:00Z")
    assert edges(client, *versions)["client"].parent == "v0"
    assert edges(client, versions[1])["client"].direction == "undetermined"


def test_what_several_pages_sign_with_in_the_brackets_of_their_datelines_is_an_agency_though_no_outlet_is_known() -> (
    None
):
    pages = [account(f"page{k}", f"SELMOUTH (QX) — {text}") for k, text in enumerate((STORY, OTHER, PARAGRAPHS[3]))]
    assert [[c.key for c in d.credits] for d in with_marks_in_pile(pages).documents] == [["qx"]] * 3
    assert not any(d.credits for d in with_marks_in_pile(pages[:2]).documents)


@pytest.mark.parametrize(
    ("outlet", "sign", "pages", "key"),
    [
        ("tdw international service", "tdw", 3, "tdw"),
        ("Agence Selmouth", "SEL", 3, "sel"),
        ("Agence Selmouth", "SEL", 2, None),  # a paper may print another's
        ("Agence Selmouth", "QXR", 3, None),
        ("Norway Today", "NORWAY", 3, None),  # where the town lies
        ("Selmouth Gazette", "Selmouth", 3, None),  # a word like another
    ],
)
def test_a_part_of_its_name_by_which_an_outlet_signs_its_datelines_is_its_mark(
    outlet: str, sign: str, pages: int, key: str | None
) -> None:
    texts = (STORY, OTHER, PARAGRAPHS[3])[:pages]
    own = [
        replaced_outlet(account(f"own{k}", f"Port Ansel ({sign}) - {text}", outlet=folded(outlet)), outlet)
        for k, text in enumerate(texts)
    ]
    client = account("client", f"Port Ansel ({sign}) - {STORY}", outlet="gull")
    found = with_one_key([*own, client])
    assert {d.outlet_key for d in found[:pages]} == {key or folded(outlet)}
    if key:
        marked = with_marks_in_pile(found).documents
        assert [[(c.key, c.kind) for c in d.credits] for d in marked] == [[(key, "wire")]] * 4
