"""What is printed under everything ties no two accounts; what a story's versions share does."""

import pytest

from firsthand.lineage import descend
from firsthand.records import CreditKind
from tests.lineage.made import OTHER, PARAGRAPHS, STORY, account

NOTE = (
    "The Harbour Trust pays for part of our reporting and has no say in what we print or leave out. Readers who find a "
    "mistake should write to the desk on Mill Street, where a person and not a machine will answer them within a week."
)
HARBOUR = (
    "The harbour board of Selmouth voted on Tuesday to lease its northern quay to a company registered abroad. The lease "
    "runs for 25 years. Two members voted against it, and residents stood outside the hall with banners and drums."
)
BEES = (
    "A fungus that kills wild bees has reached the orchards of Lower Tessel, growers warned this week. Losses came to a "
    "third of the hives inspected since April. The ministry sent four inspectors and promised to pay for new hives."
)
TRAIN = (
    "The night train between Corrow and Vell will run again from December after nine years, the railway announced. "
    "Sleeping cars come from a dealer in the south. A bed costs as much as a room in a modest inn by the station."
)


def test_a_note_under_unrelated_stories_makes_no_family():
    accounts = [account(name, f"{text}\n\n{NOTE}") for name, text in (("a", HARBOUR), ("b", BEES), ("c", TRAIN))]
    descent = descend(accounts)
    assert descent.derivations == ()
    assert (descent.origins.lower, descent.origins.upper) == (3, 3)


def test_two_accounts_that_share_only_the_note_stay_two():
    descent = descend([account("a", f"{HARBOUR}\n\n{NOTE}"), account("b", f"{BEES}\n\n{NOTE}")])
    assert (descent.origins.lower, descent.origins.upper) == (2, 2)


def test_two_versions_of_one_story_stay_one_though_their_ledes_differ():
    later = HARBOUR.replace(
        "voted on Tuesday to lease",
        "stood by its vote of Tuesday on Thursday, as the mayor of Selmouth asked it to lease",
    )
    descent = descend([account("a", f"{HARBOUR} {NOTE}"), account("b", f"{later} {NOTE}")])
    assert descent.origins.upper == 1


def test_an_outlet_that_uses_a_paragraph_of_its_own_again_does_not_derive_from_itself():
    sentence = " The northern quay was built in 1911 by prisoners and has been repaired three times with loans from the state bank."
    first = account("first", HARBOUR * 1 + sentence, outlet="post")
    second = account("second", TRAIN + sentence + " " + BEES, outlet="post")
    assert descend([first, second]).derivations == ()


def test_an_agency_s_two_paragraphs_under_cut_stories_tie_neither_though_they_are_much_of_them():
    background = (
        "The quay at Selmouth was built in 1911 by prisoners and has been repaired three times with loans from the state "
        "bank, the last of which was never paid back in full, to the anger of the smaller ports.\n\n"
        "Selmouth has fewer than nine thousand inhabitants today, most of whom live from the fish market and from the two "
        "canneries behind it, which close for a month whenever the fleet stays out or the ice does not arrive."
    )
    quoted = "“{}” the harbour master said."
    speech = quoted.format(
        "I have seen many leases in my life and this one is the first that nobody in the town was shown before the vote, and "
        "I do not think that those who signed it have read it to the end or know what the company means to do with the quay, and if they do know it they have kept it from me and "
        "from the men who open the sluices at night, whom nobody asked either and who will have to live beside whatever comes,"
    )
    more = {
        "b": "Growers in the hills speak of trees that nobody visits any more and of blossom that falls without setting fruit. "
        "Some have begun to hire boxes of bees from the plain by the week, at prices that doubled in a year, and others dust "
        "their rows by hand with goose feathers as their grandmothers did when the frost had killed the swarms in spring. "
        "Nobody has yet asked what the honey of this year will taste of, if there is any.",
        "c": "Travellers who took the last one remember the conductor's soup and the window that would not shut beyond the "
        "border. A club of them has kept a petition alive since then, and its chairman, who drives a tram for a living, wept "
        "a little at the desk where the first tickets were sold, he said, because he had not thought to see the day. "
        "The old timetable still hangs in his kitchen, between two painted plates and a clock.",
    }
    pages = [
        account("a", f"{HARBOUR}\n\n{speech}\n\n{background}"),
        account("b", f"{BEES}\n\n{more['b']}\n\n{background}"),
        account("c", f"{TRAIN}\n\n{more['c']}\n\n{background}"),
    ]
    assert not any(edge.settled for edge in descend(pages).derivations)


@pytest.mark.parametrize("short", [0, 2])
def test_an_agencys_background_ties_nobody_wherever_it_stands_nor_pages_cut_so_short_that_it_is_half_of_them(
    short: int,
) -> None:
    # two paragraphs that the agency sets into every story
    background = [
        "The strait has been closed to tankers since the accord of 1994 lapsed, and nine attempts to renew it have failed over the "
        "price of pilots and the colour of a buoy that nobody has seen in a decade.",
        "Both navies keep a cutter on the spot. They have rammed each other twice, by mistake according to both, and once exchanged "
        "a crate of oranges for a crate of lamps on a feast day that neither country observes any longer.",
    ]
    words = "barge quay lamp winch ferry mast sluice buoy anchor rope tar plank salt eel crane gull dune mole pier net".split()
    pages = []
    for k in range(6):
        own = [
            " ".join(
                f"{words[(7 * k + 3 * n + m) % 20].capitalize() if not m else words[(5 * k + 2 * n + 3 * m) % 20]}{k}"
                for m in range(14)
            )
            + "."
            for n in range(2 if k < short else 5)
        ]
        at = (2, 2, 3, 4, 3, 2)[k]
        text = "\n\n".join([*own[:at], *background, *own[at:], "(Tidewire)"])
        day = f"2031-05-{max(2, 4 * k):02}" if short else None
        pages.append(account(f"page{k}", text, published=day, credits=(("(Tidewire)", "tidewire", "wire"),)))
    assert descend(pages).origins.upper == 6


def test_what_is_background_in_its_witnesses_ties_no_restored_original() -> None:
    background = (
        "After Dann and Nikki Worden of Corona filmed a sign near Tessel Bridge that wished them a slow drive, 412,700 people watched.",
        "The Lower Tessel Road Office says that its Pump 48 feeds nine such signs, Quay Lane and Vell Park among them, since 14 May 1994.",
        "Ada Bellwood of Corrow, who has counted 3,180 signs, found 61 with a word too many between Selmouth and Port Ansel in 2019.",
    )
    words = "barge quay lamp winch ferry mast sluice buoy anchor rope tar plank salt eel crane gull dune mole pier net".split()
    pages = []
    for k in range(5):
        own = [
            " ".join(
                [
                    f"The {words[(7 * k + 3 * n) % 20]}{k}",
                    *(f"{words[(5 * k + 2 * n + 3 * m) % 20]}{k}{m}" for m in range(13)),
                ]
            )
            + "."
            for n in range(6)
        ]
        for copy, kept in enumerate((own[:5], own[1:])):
            text = "\n\n".join([*kept[:2], background[0], *kept[2:4], *background[1:], *kept[4:], "(Tidewire)"])
            mark: tuple[tuple[str, str, CreditKind], ...] = (("(Tidewire)", "tidewire", "wire"),)
            pages.append(account(f"page{k}{copy}", text, outlet=f"paper{k}{copy}", credits=mark))
    descent = descend(pages)
    assert not [edge for edge in descent.derivations if edge.settled and edge.child.startswith("archetype")]
    assert descent.origins.upper == 5


def test_a_version_is_none_the_less_one_because_others_have_a_sentence_of_what_it_keeps() -> None:
    own = (HARBOUR, TRAIN, NOTE)
    older = account("older", f"{STORY}", outlet="gull")
    newer = account("newer", "\n\n".join([*own, *PARAGRAPHS[:3]]), outlet="tern")
    sentence = PARAGRAPHS[0].split(". ")[0] + "."
    items = [account(f"item{k}", f"{text}\n\n{sentence}", outlet=f"paper{k}") for k, text in enumerate((BEES, OTHER))]
    found = {
        frozenset((edge.child, edge.parent)) for edge in descend([older, newer, *items]).derivations if edge.settled
    }
    assert found == {frozenset(("older", "newer"))}


BACKGROUND = (
    "Some nine thousand people live off the quay at Selmouth, most of them from the fish market and the two canneries behind it. "
    "Quarrels over the moorings have become more frequent since the sand began to move.\n\n"
    "The port says that its sluices only even out the tide and that the dredgers of the gravel firm, not the gates, take the sand."
)
GRAVEL = (
    "Residents near the northern quay of Selmouth complained of the noise of its barges. Two members of the harbour board, both "
    "against the lease, had the gravel weighed one night in a hall, and the firm paid a fine for 25 loads without a word to the drums."
)
TODAY = (
    "The mayor of Selmouth welcomed the owners of the gravel firm to a hotel by the market on Wednesday for a first talk about the "
    "moving quay and the boats that can no longer reach it."
)
LAST_WEEK = (
    "The gravel firm said on Thursday that its dredgers had brought in more sand last season than in any year since the work began.\n\n"
    "Its director credited new pumps. A second barge is to open in March."
)


@pytest.mark.parametrize(("day", "tied"), [("2031-05-02", False), ("2031-05-08", True)])
def test_another_days_report_over_the_same_background_is_no_version(day: str, tied: bool) -> None:
    older = account("older", f"{LAST_WEEK}\n\n{BACKGROUND}", outlet="wire", published=day)
    today = account("today", f"{TODAY}\n\n{BACKGROUND}", outlet="wire", published="2031-05-08")
    assert any(edge.settled for edge in descend([older, today]).derivations) == tied


def test_background_that_is_the_less_of_two_reports_of_one_matter_and_stands_late_in_both_shows_no_dependence() -> None:
    more = (
        "The firm pays 40 crowns a boat into a fund for those who lost a berth, and a clerk of the port counts them every morning from "
        "a window over the ice works, with a pencil."
    )
    harbour = account("harbour", "\n\n".join([HARBOUR, GRAVEL, NOTE, BEES, BACKGROUND, more]), outlet="gull")
    talks = account("talks", "\n\n".join([TODAY, LAST_WEEK, TRAIN, *PARAGRAPHS[:2], BACKGROUND, more]), outlet="tern")
    assert not any(edge.settled for edge in descend([harbour, talks]).derivations)
