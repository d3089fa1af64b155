"""What is printed under everything ties no two accounts; what a story's versions share does."""

from firsthand.lineage import descend
from tests.lineage.made import account

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
