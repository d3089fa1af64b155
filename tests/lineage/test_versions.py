"""A story written through again and again, and what of it stands on other pages: what it is called, and what ties nobody."""

from firsthand.lineage import descend
from firsthand.lineage.doubts import SAME_TEXT_FACTS
from firsthand.lineage.relation import relate
from firsthand.lineage.stories import are_versions
from firsthand.lineage.words import Vocabulary, body_of
from tests.lineage.made import OTHER, PARAGRAPHS, STORY, account

MARK = (("(Tidewire)", "tidewire", "wire"),)
LEADS = (
    "SELMOUTH (Tidewire) - Dockers in Port Ansel walked out before dawn on Friday, the third stoppage since the crates were "
    "opened, and the harbour master closed both basins to traffic until further notice.",
    "SELMOUTH (Tidewire) - A judge in Port Ansel ordered the barge held on Saturday, and its skipper was taken off in a launch "
    "while a crowd on the mole sang and threw their caps into the water one after another.",
    "SELMOUTH (Tidewire) - The forwarder’s office above the bakery burned on Sunday night, and firemen carried out eleven "
    "filing cabinets, ten of which turned out to be empty when their locks had been cut.",
)
FRESH = (
    "The union asked for gloves, lamps and a list of whatever stands on the quay at night. None of the three was promised.",
    "Two lawyers for the skipper called the order a farce and went to lunch. They came back with a surety and a cake.",
    "A neighbour heard glass break at ten and thought of cats. By eleven the whole street stood outside in its slippers.",
)


def versions() -> list[str]:
    """Each with a lead of its own, one more paragraph at the top, and one fewer at the end."""
    found, body = [], list(PARAGRAPHS)
    for lead, fresh in zip(LEADS, FRESH, strict=True):
        body = [fresh, *body[:-1]]
        found.append("\n\n".join([lead, *body]))
    return found


def chain():
    return [account(f"v{k}", text, outlet=f"paper{k}", credits=MARK) for k, text in enumerate(versions())]


def test_clients_of_an_agency_print_updates_of_one_story():
    descent = descend(chain())
    assert (descent.origins.lower, descent.origins.upper) == (1, 1)
    assert {e.kind for e in descent.derivations} <= {"update", "reprint"}
    assert "update" in {e.kind for e in descent.derivations}


def test_what_is_restored_from_versions_is_a_whole_version():
    (archetype,) = descend(chain()).archetypes
    assert len(archetype.text) > len(STORY) / 2


def test_a_newspapers_text_between_own_paragraphs_is_no_version_of_it():
    own = (
        "I have walked past the customs shed for a dozen years and never seen its doors open, nor anybody paint them. "
        * 2
    )
    text = "\n\n".join(
        [own, *PARAGRAPHS[1:5], "So much for the shed. " + own, "This was first published by the Ledger."]
    )
    credits = (("first published by the Ledger", "ledger", "republished"),)
    descent = descend(
        [account("home", STORY, outlet="ledger"), account("page", text, outlet="courier", credits=credits)]
    )
    (edge,) = descent.derivations
    assert (edge.parent, edge.kind, edge.settled) == ("home", "excerpt", True)


def test_the_text_of_another_storys_video_may_tie_two_pages_and_never_does():
    page = (
        "The regatta off Selmouth ended on Sunday without a winner. A squall tore the sails of seven boats and the jury went "
        "home at dusk.\n\n{}\n\nThe club will sail the last leg again in May. Nobody was hurt, and one anchor was lost for good. "
        "Its owner has promised a reward, though divers doubt that it can be found among the wrecks of two centuries. "
        "The harbour master lent them a lamp and a map drawn by his grandmother, who had known the bottom by heart."
    )
    descent = descend([account("story", STORY), account("page", page.format(PARAGRAPHS[0]))])
    assert not any(e.settled for e in descent.derivations)
    assert descent.origins.upper == 2


def test_accounts_that_each_report_half_of_an_absent_text_may_rest_on_one():
    first = (
        "The Ledger reported that nine crates held guidance units, that Tolvane Marine had booked them and that 41,250,775 "
        "crowns were paid.\n\nAccording to the Ledger the crates had come through three countries in eleven days."
    )
    second = (
        "Tolvane Marine has an office above a bakery, the Ledger reported.\n\nAccording to the Ledger the 41,250,775 crowns came "
        "from a salt mine that never bought a crane, and a barge tied up at 4:20 a.m. in fog."
    )
    credits = (("The Ledger", "ledger", "prose"), ("the Ledger the", "ledger", "prose"))
    other = (("the Ledger reported", "ledger", "prose"), ("the Ledger the", "ledger", "prose"))
    descent = descend(
        [account("a", first, outlet="gull", credits=credits), account("b", second, outlet="tern", credits=other)]
    )
    assert SAME_TEXT_FACTS == 2
    assert descent.origins.lower == 1


def test_what_a_copy_says_of_its_source_may_hold_for_the_text_that_it_copies():
    credit = " The harbour was quiet, Tidewire reported."
    told = "\n\n".join(PARAGRAPHS[:4])
    copy = account("copy", told.split("\n\n", 1)[0] + credit + "\n\n" + told.split("\n\n", 1)[1], outlet="gull",
                   credits=(("Tidewire reported", "tidewire", "prose"),))  # fmt: skip
    fuller = account("fuller", told + "\n\n" + " ".join(FRESH), outlet="tern")
    home = account("home", f"{PARAGRAPHS[3]}\n\n{PARAGRAPHS[1]} " + " ".join(LEADS), outlet="tidewire")
    descent = descend([copy, fuller, home])
    assert descent.origins.lower == 1


def test_an_agencys_page_of_a_later_day_is_not_what_its_client_printed():
    early, late, _ = versions()
    client = account("client", early, outlet="paper", published="2024-03-05", credits=MARK)
    agency = account("agency", late, outlet="tidewire", published="2024-03-06")
    descent = descend([client, agency])
    (archetype,) = descent.archetypes
    assert {(e.child, e.parent, e.kind) for e in descent.derivations if e.child == "agency"} == {
        ("agency", archetype.id, "update")
    }
    assert next(e.parent for e in descent.derivations if e.child == "client") == archetype.id


def test_an_outlets_later_page_that_holds_the_earlier_and_more_is_an_update_of_it():
    first = account("first", "\n\n".join(PARAGRAPHS[:5]), outlet="post", published="2024-03-05")
    second = account("second", "\n\n".join([*FRESH, *PARAGRAPHS]), outlet="post", published="2024-03-06")
    (edge,) = descend([first, second]).derivations
    assert (edge.child, edge.parent, edge.kind, edge.direction) == ("second", "first", "update", "known")


def wire_story(name: str, text: str, hour: int):
    return account(name, text, outlet="tidewire", published=f"2024-03-05T{hour:02}:00:00Z", credits=MARK)


def test_an_agencys_running_page_is_a_version_of_the_story_that_it_runs_on():
    morning = wire_story("morning", f"{LEADS[0]}\n\n{FRESH[0]}\n\n{PARAGRAPHS[1]}\n\n{PARAGRAPHS[4]}", 9)
    told = (
        "Dockers in Port Ansel are out for the third time, and both basins are closed by order of the harbour master."
    )
    entries = f"9 p.m.\n\n{FRESH[2]}\n\n2 p.m.\n\n{FRESH[1]} {told}\n\n8 a.m.\n\n{PARAGRAPHS[1]}"
    runs = wire_story("runs", f"The Latest on the crates (Tidewire):\n\n{entries}", 21)
    other = wire_story("other", f"The harbour on Tuesday (Tidewire):\n\n{entries}", 21)
    (edge,) = descend([morning, runs]).derivations
    assert (edge.child, edge.parent, edge.kind, edge.settled) == ("runs", "morning", "update", True)
    assert not descend([morning, other]).derivations


def test_two_dispatches_that_each_add_to_another_are_versions_by_their_paragraphs():
    kept = f"{PARAGRAPHS[1]}\n\n{PARAGRAPHS[3]}"
    news = "\n\n".join((LEADS[2], *FRESH, PARAGRAPHS[5], OTHER, PARAGRAPHS[2]))
    second = wire_story("second", f"UPDATE 1 - {LEADS[1]}\n\n{PARAGRAPHS[6]}\n\n{kept}", 9)
    fourth = wire_story("fourth", f"UPDATE 3 - {news}\n\n{kept}", 17)
    vocabulary = Vocabulary()
    relation = relate(body_of(second, vocabulary), body_of(fourth, vocabulary))
    assert (relation.likeness, are_versions(relation, second, fourth)) == ("update", True)
    unnumbered = wire_story("fourth", f"A third day - {news}\n\n{kept}", 17)
    assert not are_versions(relation, second, unnumbered)
