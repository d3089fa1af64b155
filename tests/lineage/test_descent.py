"""Lineage from end to end on made-up accounts: one test for each kind, and for what must not be an edge."""

import random

import msgspec
import pytest

from firsthand.lineage import descend
from firsthand.records import Derivation, Descent, Document
from tests.lineage.made import OTHER, PARAGRAPHS, STORY, account

OPENING = (
    "I have walked past the old customs shed every morning for a dozen years and never once seen its doors open. The "
    "paint has gone from green to grey. So when a neighbour sent me the piece below I read it standing up, with my "
    "coat still on, and then I read it again. My grandfather weighed coffee in that shed, and his ledgers are in my attic, "
    "so I know what a manifest looks like when nobody means it to be believed. This one has the smell."
)
MIRROR = STORY.replace("\n\n", "") + "\n\nSource: www.ledger.example"


def edge(descent: Descent, child: str) -> Derivation:
    (found,) = [e for e in descent.derivations if e.child == child]
    return found


def texts(document: Document, spans) -> list[str]:
    return [document.text[s:e] for s, e in spans]


def mirror(name: str = "mirror") -> Document:
    return account(name, MIRROR, furniture=(("Source: www.ledger.example", "credit"),),
                   credits=(("Source: www.ledger.example", "ledger", "source_line"),))  # fmt: skip


def test_nothing_in_nothing_out():
    descent = descend([])
    assert (descent.origins.lower, descent.origins.upper) == (0, 0)


def test_one_account_is_one_origin():
    descent = descend([account("a", STORY)])
    assert (descent.origins.lower, descent.origins.upper, descent.derivations) == (1, 1, ())


def test_unrelated_accounts_are_origins_of_their_own():
    descent = descend([account("a", STORY), account("b", OTHER)])
    assert (descent.origins.lower, descent.origins.upper) == (2, 2)


def test_a_reprint_hangs_on_the_page_of_the_outlet_it_credits():
    home = account("home", STORY, outlet="ledger")
    descent = descend([mirror(), home])
    found = edge(descent, "mirror")
    assert (found.parent, found.kind, found.direction) == ("home", "reprint", "known")
    assert not descent.archetypes
    assert {e.signal for e in found.evidence} >= {"same words", "credit: source_line", "own page"}


def test_copies_of_an_absent_original_descend_from_its_archetype():
    short = account("short", "\n\n".join(PARAGRAPHS[:3]))
    descent = descend([mirror(), short])
    (archetype,) = descent.archetypes
    assert not archetype.held
    assert archetype.outlet_key == "ledger"
    assert edge(descent, "mirror").kind == "reprint"
    assert (edge(descent, "short").kind, edge(descent, "short").direction) == ("excerpt", "known")
    assert (descent.origins.lower, descent.origins.upper) == (1, 1)
    assert "cut short" in {e.signal for e in edge(descent, "short").evidence}


def test_the_archetype_takes_words_from_one_witness_and_paragraphs_from_another():
    short = account("short", "\n\n".join(PARAGRAPHS[:3]))
    (archetype,) = descend([mirror(), short]).archetypes
    assert archetype.text == "\n\n".join(PARAGRAPHS[:3]) + "".join(PARAGRAPHS[3:])


def test_a_heading_that_the_fullest_witness_ran_into_the_text_is_set_apart_again_in_its_own_spelling():
    fused = PARAGRAPHS[0] + "A Harbour Without ColourThe consignment" + PARAGRAPHS[1].removeprefix("The consignment")
    parted = f"{PARAGRAPHS[0]}\n\nA Harbour Without Color\n\n{PARAGRAPHS[1]}"
    source = account("fused", fused + "\n\nSource: Ledger " , furniture=(("Source: Ledger", "credit"),),
                     credits=(("Source: Ledger", "ledger", "source_line"),))  # fmt: skip
    tail = account("longer", fused + " " + PARAGRAPHS[3])
    (archetype,) = descend([source, tail, account("parted", parted)]).archetypes
    assert "\n\nA Harbour Without Colour\n\nThe consignment" in archetype.text


def test_a_paragraph_that_the_fullest_witness_lost_comes_back_from_another():
    lacking = account("lacking", "\n\n".join(PARAGRAPHS[:1] + PARAGRAPHS[2:]) + "\n\nSource: Ledger",
                      furniture=(("Source: Ledger", "credit"),), credits=(("Source: Ledger", "ledger", "source_line"),))  # fmt: skip
    short = account("short", "\n\n".join(PARAGRAPHS[:5]))
    (archetype,) = descend([lacking, short]).archetypes
    assert archetype.text == STORY


def test_every_witness_stands_in_its_document_word_for_word():
    documents = [mirror(), account("short", "\n\n".join(PARAGRAPHS[1:4])), account("framed", f"{OPENING}\n\n{STORY}")]
    (archetype,) = descend(documents).archetypes
    by_id = {d.id: d for d in documents}
    assert {w.document for w in archetype.witnesses} == set(by_id)
    for w in archetype.witnesses:
        there = by_id[w.document].text[w.document_start : w.document_start + w.end - w.start]
        assert there == archetype.text[w.start : w.end]


def test_the_apparatus_says_who_reads_what():
    changed = account("changed", "\n\n".join(PARAGRAPHS[:6]).replace("nine crates", "ten crates"))
    (archetype,) = descend([mirror(), changed]).archetypes
    readings = [
        (archetype.text[d.start : d.end], d.readings) for d in archetype.apparatus if d.note == "reads otherwise"
    ]
    assert ("nine", {"changed": "ten"}) in readings


def test_a_page_that_frames_the_text_depends_only_where_it_reproduces_it():
    framed = account("framed", f"{OPENING}\n\n{STORY}", outlet="shedwatch")
    descent = descend([mirror(), framed])
    found = edge(descent, "framed")
    assert found.kind == "excerpt"
    assert texts(framed, found.spans) == [STORY]
    assert texts(framed, descent.own["framed"]) == [OPENING]
    assert OPENING not in descent.archetypes[0].text


def test_two_clients_of_an_agency_have_no_direction_between_them():
    clients = [account(name, f"PORT ANSEL (Corrand) — {STORY}", outlet=name, published=day,
                       credits=(("(Corrand)", "corrand", "wire"),)) for name, day in (("a", "2024-03-02"), ("b", "2024-03-01"))]  # fmt: skip
    descent = descend(clients)
    (archetype,) = descent.archetypes
    assert {e.parent for e in descent.derivations} == {archetype.id}
    assert archetype.outlet_key == "corrand"


def test_two_copies_without_any_credit_have_no_known_direction_whatever_their_dates():
    a, b = account("a", STORY, published="2024-03-01"), account("b", STORY, published="2024-03-05")
    descent = descend([a, b])
    assert [e.direction for e in descent.derivations] == ["undetermined"]
    assert (descent.origins.lower, descent.origins.upper) == (1, 1)


def test_a_page_is_the_credited_outlets_own_only_where_somebody_credits_it():
    a, b = account("a", STORY, outlet="one"), account("b", STORY, outlet="two")
    (found,) = descend([a, b]).derivations
    assert {e.signal for e in found.evidence} == {"same words"}


def test_a_later_version_on_the_agencys_own_page_is_an_update():
    lead = "Officers in Port Ansel have now opened sixteen crates, the harbour master told reporters at daybreak."
    first = account("first", STORY, outlet="corrand", published="2024-03-01T08:00")
    second = account("second", "\n\n".join((lead, *PARAGRAPHS[1:5], OTHER.split("\n\n")[0])), outlet="corrand",
                     published="2024-03-02T08:00")  # fmt: skip
    found = edge(descend([second, first]), "second")
    assert (found.parent, found.kind, found.direction) == ("first", "update", "known")


REPORT = (
    "Cranes that were not cranes have embarrassed Port Ansel, according to an investigation by the Ledger. Crates "
    "opened by customs held guidance units for the Su-30, it found.\n\n"
    "The Ledger put the price at 41,250,775 crowns and traced it to a salt mine. Tolvane Marine, which booked the "
    "cargo, has an office over a bakery.\n\n"
    "Last winter our own correspondent stood on that quay and was offered mulled cider by a tug captain who would not "
    "discuss barges."
)
REPORT_CREDITS = (("investigation by the Ledger", "ledger", "prose"), ("The Ledger put", "ledger", "prose"))


@pytest.mark.parametrize("held", [True, False])
def test_a_report_that_names_its_source_depends_on_it_but_not_in_its_own_ending(held):
    source = account("home", STORY, outlet="ledger") if held else mirror()
    report = account("report", REPORT, outlet="dispatch", credits=REPORT_CREDITS)
    descent = descend([source, account("copy", STORY), report])
    found = edge(descent, "report")
    assert (found.kind, found.direction) == ("report", "known")
    assert found.parent == ("home" if held else descent.archetypes[0].id)
    assert [t[:11] for t in texts(report, descent.own["report"])] == ["Last winter"]
    assert descent.origins.lower == 1


@pytest.mark.parametrize(("published", "settled"), [("2024-03-02", True), ("2024-03-04", True), ("2024-03-05", False)])
def test_a_text_that_came_out_days_after_a_report_is_not_surely_what_it_credits(published, settled):
    text = (
        "The Ledger reported that customs officers in Port Ansel had opened crates of guidance units. Tolvane Marine did "
        "not answer, the Ledger said. Nobody at the ministry would speak of it, the Ledger wrote. Dockers shrugged."
    )
    credits = tuple(
        (words, "ledger", "prose") for words in ("The Ledger reported", "the Ledger said", "the Ledger wrote")
    )
    report = account("report", text, outlet="dispatch", credits=credits, published="2024-03-03")
    source = account("home", STORY, outlet="ledger", published=published)
    assert edge(descend([source, report]), "report").settled is settled


def test_a_report_of_a_text_that_is_not_held_points_to_an_empty_archetype():
    descent = descend([account("report", REPORT, outlet="dispatch", credits=REPORT_CREDITS)])
    (archetype,) = descent.archetypes
    assert (archetype.text, archetype.outlet_key) == ("", "ledger")
    assert edge(descent, "report").parent == archetype.id


def test_words_spoken_to_an_outlet_do_not_make_its_interviewers_story_the_source():
    talk = "A tug captain told the Ledger that he had seen nothing, and told it twice.\n\n" + OTHER
    account_ = account("talk", talk, outlet="dispatch", credits=(("told the Ledger", "ledger", "prose"),))
    document = account_.credits[0]
    spoken = msgspec.structs.replace(account_, credits=(msgspec.structs.replace(document, cue="told"),))
    assert descend([spoken]).derivations == ()


def test_one_credit_in_the_lead_of_a_text_that_is_not_held_settles_nothing():
    text = "The Ledger reported on Sunday that a barge had gone missing.\n\n" + OTHER + "\n\n" + PARAGRAPHS[1]
    descent = descend([account("a", text, outlet="dispatch", credits=(("The Ledger reported", "ledger", "prose"),))])
    found = edge(descent, "a")
    assert not found.settled
    assert found.confidence <= 0.5
    assert (descent.origins.lower, descent.origins.upper) == (1, 1)


def test_a_dispatch_alone_is_the_only_witness_of_its_archetype():
    text = f"PORT ANSEL (Corrand) — {STORY}"
    descent = descend([account("client", text, outlet="herald", credits=(("(Corrand)", "corrand", "wire"),))])
    (archetype,) = descent.archetypes
    assert edge(descent, "client").kind == "reprint"
    assert {w.document for w in archetype.witnesses} == {"client"}


@pytest.mark.parametrize(("says", "edges"), [("Foreign media say that ", 1), ("", 0)])
def test_a_long_exact_figure_from_unnamed_media_may_come_from_the_account_that_has_it(says, edges):
    brief = f"{says}41,250,775 crowns went through a mine. {OTHER}"
    descent = descend([account("story", STORY, outlet="ledger"), account("brief", brief, outlet="brief")])
    assert [e.settled for e in descent.derivations] == [False] * edges
    assert (descent.origins.lower, descent.origins.upper) == (2 - edges, 2)


def test_a_translation_follows_the_facts_of_the_original_in_order():
    german = (
        "Zollbeamte in Port Ansel öffneten am 3. Mai 2024 insgesamt 38 Kisten und fanden Teile für die Su-30.\n\n"
        "Gebucht hatte die 38 Kisten die Spedition Tolvane Marine.\n\nEin Beamter zählte 1.140 Schrauben.\n\n"
        "Das Salzbergwerk zahlte 41.250.775 Dollar.\n\nFällig war der Rest am 14. März 2025.\n\n"
        "Tolvane Marine schwieg zu den 1.140 Schrauben.\n\nDie Su-30 fliegt seit 1996.\n\n"
        "In Port Ansel kostet ein Kran 250.000 Dollar.\n\nTolvane Marine hat 17 Angestellte."
    )
    english = (
        "Customs officers in Port Ansel opened 38 crates on 3 May 2024 and found parts for the Su-30.\n\n"
        "The 38 crates had been booked by Tolvane Marine, a forwarder.\n\nOne officer counted 1,140 bolts.\n\n"
        "The salt mine paid $41,250,775.\n\nThe rest was due on 14 March 2025.\n\n"
        "Tolvane Marine would not speak of the 1,140 bolts.\n\nThe Su-30 has flown since 1996.\n\n"
        "A crane costs $250,000 in Port Ansel.\n\nTolvane Marine has 17 people on its books."
    )
    descent = descend([account("en", english), account("de", german, language="de")])
    assert [(e.kind, e.direction, e.settled) for e in descent.derivations] == [("translation", "undetermined", True)]


def test_the_short_name_of_an_outlet_is_joined_to_its_full_one():
    copy = account("copy", STORY + "\n\nSource: The Lorhaven Ledger", furniture=(("Source: The Lorhaven Ledger", "credit"),),
                   credits=(("Source: The Lorhaven Ledger", "lorhavenledger", "source_line"),))  # fmt: skip
    report = account("report", REPORT, outlet="dispatch", credits=REPORT_CREDITS)
    descent = descend([copy, report])
    assert edge(descent, "report").parent == edge(descent, "copy").parent


def test_shared_quotations_alone_never_make_two_accounts_dependent():
    quotes = (
        "“We shall open every crate in this harbour, by hand if need be, and we shall publish what lies in each of them "
        "before the month is out,” the minister said.\n\n“Nobody in this room believes that a salt mine buys cranes, and "
        "I shall not insult you by pretending that I do,” he added.\n\n"
    )
    a = account("a", quotes + PARAGRAPHS[1], outlet="one")
    b = account("b", OTHER + "\n\n" + quotes, outlet="two")
    descent = descend([a, b])
    assert descent.derivations == ()
    assert (descent.origins.lower, descent.origins.upper) == (2, 2)


def test_furniture_never_makes_an_edge():
    box = (
        "Sign up for our evening letter and never miss what the harbour wakes up to, with tides, times and cargo lists"
    )
    a = account("a", f"{STORY}\n\n{box}", furniture=((box, "promotion"),))
    b = account("b", f"{OTHER}\n\n{box}", furniture=((box, "promotion"),))
    assert descend([a, b]).derivations == ()


def test_a_passing_credit_to_an_account_on_something_else_is_no_edge():
    ledger = account("ledger", OTHER, outlet="ledger")
    report = account("report", REPORT, outlet="dispatch", credits=REPORT_CREDITS)
    assert edge(descend([ledger, report]), "report").parent != "ledger"


def test_a_brief_that_credits_a_held_outlet_hangs_on_its_text_and_invents_no_other():
    home = account("home", STORY, outlet="ledger")
    brief = "Customs officers opened crates in Port Ansel and found guidance units, the Ledger reported. The ministry of trade called it fanciful."
    short = account("brief", brief, outlet="brief", credits=(("the Ledger reported", "ledger", "prose"),))
    descent = descend([home, short])
    assert edge(descent, "brief").parent == "home"
    assert descent.archetypes == ()


def test_a_long_account_that_names_its_source_once_rests_on_it_only_where_it_is_borne_out():
    mixed = "\n\n".join(
        (
            PARAGRAPHS[1],
            "The Ledger found guidance units in nine crates last week.",
            *OTHER.split("\n\n"),
            PARAGRAPHS[5],
        )
    )
    source = account("home", STORY, outlet="ledger")
    long = account("long", mixed, outlet="dispatch", credits=(("The Ledger found", "ledger", "prose"),))
    descent = descend([source, long])
    assert [t[:8] for t in texts(long, descent.own["long"])] == ["Rainfall"]


@pytest.mark.parametrize(
    ("told", "settled"),
    [
        # one that stands behind other news is for what came before it
        (
            "The harbour court fined a forwarder on Tuesday.\n\nIt had booked crates with guidance units, the Ledger reported.",
            False,
        ),
        # one that stands wherever it may, in an account every sentence of which the text bears out
        (
            "Nine crates were opened in Port Ansel.\n\nIt was Tolvane Marine, a forwarder above a bakery, that had booked them.\n\n"
            "To the ministry of trade that was fanciful.\n\nThe tape on the crates is blue, and they are aboard again as returned "
            "fruit, the Ledger reported.",
            True,
        ),
    ],
)
def test_a_credit_after_the_lead_settles_where_the_text_bears_all_of_the_account_out(told: str, settled: bool) -> None:
    after = account("after", told, outlet="gull", credits=(("the Ledger reported", "ledger", "prose"),))
    found = [e for e in descend([account("home", STORY, outlet="ledger"), after]).derivations if e.settled]
    assert bool(found) == settled


def test_a_pile_that_may_tell_two_stories_says_so():
    notes = descend([account("a", STORY), account("b", OTHER)]).origins.notes
    (told,) = [note for note in notes if "stories" in note]
    assert "no two accounts are alike; they may tell different stories" in told
    assert not any("stories" in note for note in descend([account("a", STORY), account("c", MIRROR)]).origins.notes)


def test_reporters_of_one_event_who_name_the_same_people_and_place_tell_one_story():
    one = "Ada Quill met Bram Toll at the quay of Selmouth. The lamps went out at nine."
    other = "Nobody had slept when Bram Toll walked in, and Ada Quill stood waiting. It rained in Selmouth on the cold stoves and the gulls."
    notes = descend([account("a", one), account("b", other)]).origins.notes
    assert not any("stories" in note for note in notes)


def test_accounts_of_one_outlet_are_told_apart_in_words():
    notes = descend([account("a", STORY, outlet="one"), account("b", OTHER, outlet="one")]).origins.notes
    assert any("One (a.txt)" in note for note in notes)


def test_the_order_of_the_pile_does_not_matter():
    documents = [mirror(), account("short", "\n\n".join(PARAGRAPHS[:3])), account("other", OTHER),
                 account("report", REPORT, outlet="dispatch", credits=REPORT_CREDITS)]  # fmt: skip
    wanted = {(e.child, e.parent, e.kind) for e in descend(documents).derivations}
    for seed in range(4):
        random.Random(seed).shuffle(documents)
        assert {(e.child, e.parent, e.kind) for e in descend(documents).derivations} == wanted


def test_a_dispatch_rewritten_again_and_again_stays_one_family_and_every_step_is_seen():
    lines = [f"{word} crates were counted on the {place} quay by men who gave no names and took no pay for it that night."
             for word, place in zip("Nine Ten Forty Sixty Seven Three Eleven Twelve Thirty Fifty Ninety Eighty Two Six".split(),
                                    "north south east west inner outer upper lower old new long short far near".split(), strict=True)]  # fmt: skip
    versions = [account(f"v{i}", "\n\n".join(lines[i : i + 6]), published=f"2024-03-14T0{i}:00:00Z") for i in range(9)]
    descent = descend(versions)
    assert descent.origins.upper == 1
    assert all(e.spans for e in descent.derivations)
    assert {e.kind for e in descent.derivations} <= {"update", "reprint", "excerpt"}


def test_an_account_of_the_dispute_over_a_report_is_not_taken_to_rest_on_it():
    disputed = (
        "The harbour board disputed the Ledger’s report on the cranes on Friday.\n\nIts chairman denied what the Ledger "
        "reported and called the Ledger’s account false.\n\nThe board met for six hours and published its minutes.\n\n"
        "The Ledger reported on Thursday that nine crates held guidance units, which the board rejected."
    )
    credits = tuple(
        (words, "ledger", "prose") for words in ("the Ledger’s report", "the Ledger reported", "The Ledger reported")
    )
    descent = descend([account("board", disputed, credits=credits)])
    assert [e.settled for e in descent.derivations] in ([False], [])


def test_a_round_up_of_unrelated_stories_rests_on_each_and_ties_none():
    other_story = (
        "The night train between Corrow and Vell will run again from December after nine years, the railway announced on "
        "Monday. Sleeping cars come from a dealer in the south. A bed costs as much as a room in a modest inn by the station."
    )
    digest = account("digest", f"This week in the north.\n\n{STORY}\n\n{other_story}\n\n{OTHER}")
    descent = descend([account("a", STORY), account("b", OTHER), account("c", other_story), digest])
    assert {(e.child, e.parent) for e in descent.derivations} == {("digest", "a"), ("digest", "b"), ("digest", "c")}
    assert (descent.origins.lower, descent.origins.upper) == (3, 3)


def test_a_page_that_its_parts_credit_is_no_round_up():
    other_story = (
        "The night train between Corrow and Vell will run again from December after nine years, the railway announced on "
        "Monday. Sleeping cars come from a dealer in the south. A bed costs as much as a room in a modest inn by the station."
    )
    mark = (("Source: Ledger", "ledger", "source_line"),)
    parts = [account(n, f"{t}\n\nSource: Ledger", credits=mark) for n, t in (("a", other_story), ("b", OTHER))]
    descent = descend([*parts, account("page", f"{other_story}\n\n{STORY}\n\n{OTHER}", outlet="ledger")])
    assert {(e.child, e.parent) for e in descent.derivations} == {("a", "page"), ("b", "page")}
    assert descent.origins.upper == 1


def test_a_credit_at_the_end_of_a_long_first_sentence_stands_in_the_lead():
    text = f"{PARAGRAPHS[0].split('.')[0]}, the Ledger reported.\n\nNobody on the quay would say more about it."
    descent = descend([account("brief", text, outlet="gull", credits=(("the Ledger reported", "ledger", "prose"),))])
    assert [e.settled for e in descent.derivations] in ([False], [True])


def test_two_dispatches_of_one_agency_weeks_apart_stay_two():
    mark = (("(Agency)", "agency", "wire"),)
    first = account("a", f"SELMOUTH (Agency) - {STORY}", published="2024-03-14", credits=mark)
    second = account("b", f"VELL (Agency) - {OTHER} The Su-30 was not seen, nor were 41,250,775 crowns.",
                     published="2024-04-30", credits=mark)  # fmt: skip
    assert descend([first, second]).origins.lower == 2


def test_words_that_one_account_tells_and_another_quotes_may_have_been_taken():
    told = " ".join(PARAGRAPHS[i] for i in (0, 1, 4, 6))
    quoting = account(
        "q", f"A reader sends us this: “{told}” What are we to make of it, we ask ourselves on the quay tonight?"
    )
    descent = descend([account("a", told), quoting])
    (found,) = descent.derivations
    assert not found.settled
    assert (descent.origins.lower, descent.origins.upper) == (1, 2)
