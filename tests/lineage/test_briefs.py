"""News in brief: a page of many stories' beginnings is theirs, ties none of them, and is no origin."""

from firsthand.lineage import descend
from tests.lineage.made import OTHER, STORY, account

THIRD = (
    "The museum of tides will stay shut until June because the pump that feeds its great tank has been stolen for copper, the "
    "curator told a meeting of its friends on Thursday evening.\n\nNobody heard the thieves. The night watchman had been lent to "
    "the library, where the roof leaks, and the alarm rang in a cellar that has been walled up since the war.\n\nA bucket chain "
    "of schoolchildren saved the eels. The octopus was found a day later in the cloakroom, in good health and a borrowed hat."
)
FOURTH = (
    "A cook from Brandec won the chandlers’ regatta in a tub that he had caulked with candied peel, and was disqualified when "
    "judges found a second rudder under his apron.\n\nHe has appealed. The rules of 1811 allow as many rudders as a man can hold, "
    "his lawyer says, and the prize is a ham that will not keep.\n\nThe harbour master has put the ham on ice and will rule on Monday."
)
STORIES = {"crates": STORY, "flood": OTHER, "museum": THIRD, "regatta": FOURTH}


def lead(text: str) -> str:
    return text.split("\n\n")[0]


def test_news_in_brief_hangs_on_every_story_and_ties_none() -> None:
    page = "\n\n".join(["In brief this Friday, from our own desk:", *map(lead, STORIES.values())])
    descent = descend([*(account(n, t, outlet=n) for n, t in STORIES.items()), account("briefs", page, outlet="post")])
    edges = [e for e in descent.derivations if e.child == "briefs"]
    assert {e.parent for e in edges if e.settled} == set(STORIES)
    assert {e.kind for e in edges} == {"excerpt"}
    assert (descent.origins.lower, descent.origins.upper) == (4, 4)


def test_a_story_with_two_others_in_boxes_is_a_story() -> None:
    page = "\n\n".join([THIRD.replace("museum", "aquarium").replace("eels", "newts"), lead(STORY), lead(OTHER)])
    documents = [account(n, t, outlet=n) for n, t in STORIES.items() if n != "museum"]
    descent = descend([*documents, account("page", page, outlet="post")])
    assert not any(e.child == "page" and e.kind == "excerpt" for e in descent.derivations)
