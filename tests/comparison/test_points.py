"""What two sentences say of one thing: denied, contrary, open or done."""

import pytest

from firsthand.comparison.openness import grade, openings
from firsthand.comparison.points import climbed, points, shifted, turned
from tests.comparison.grammar import parsed, sentence


def contraries(was: str, now: str) -> list[tuple[str, str]]:
    mine, theirs = points(sentence(now), parsed(now)), points(sentence(was), parsed(was))
    return [(other.term.key, one.term.key) for one, other in turned(mine, theirs)]


def moved(was: str, now: str) -> list[bool]:
    mine, theirs = points(sentence(now), parsed(now)), points(sentence(was), parsed(was))
    return [grade(one.opened) > grade(other.opened) for one, other in shifted(mine, theirs)][:1]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("The council rejected the offer of the yard.", "The offer of the yard was approved by the council."),
        ("The yard lacks a licence.", "The yard has a licence."),
        ("Nobody has been arrested.", "There has been an arrest."),
        ("The council turned down the plan.", "The plan was backed by the council."),
        ("The clerk survived the fire.", "The clerk died in the fire."),
        ("The mill’s rents rose in May.", "In May the rents of the mill fell."),
        ("The firm won the contract without a tender.", "There was a tender for the contract that the firm won."),
        ("The engineers hope to revive the crane.", "The engineers no longer hope to revive the crane."),
        ("The boiler exploded at noon.", "The boiler did not blow up at noon."),
        ("The council voted against a casino in Selm.", "The council of Selm has approved a casino."),
    ],
)
def test_a_contrary_is_seen_whatever_the_words(was: str, now: str) -> None:
    assert contraries(was, now)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("The council rejected the offer.", "The council did not accept the offer."),
        ("The sailors beat the dockers.", "The dockers lost to the sailors."),
        ("The yard sold the crane to the port.", "The port bought the crane from the yard."),
        ("The spokesman declined to comment.", "There was no comment from the spokesman."),
        ("The yard has a licence.", "The yard lacks no licence."),
        ("The police did not see the clerk.", "The clerk was not seen by the police."),
        ("The engineers have not given up hope.", "The engineers still hope."),
        (
            "The yard lost a crane and the mill gained a boiler.",
            "The mill gained a boiler; a crane was lost by the yard.",
        ),
        ("The court stripped the mill of its licence.", "The mill lost its licence in court."),
        ("The yard moved the crane.", "The yard denies that it sold the crane: it moved the crane."),
        ("The children swam before the ban.", "The guards and the children did not pay for the baths."),
        ("The council voted against a casino in Selm.", "The council of Selm did not approve a casino."),
        ("The mill has probably broken no law.", "The mill is unlikely to have broken the law."),
        ("The mill is not expected to work again for two weeks.", "Two weeks may go by until the mill works again."),
    ],
)
def test_the_same_in_other_words_is_no_contrary(was: str, now: str) -> None:
    assert contraries(was, now) == []


@pytest.mark.parametrize(
    ("was", "now", "raised"),
    [
        ("The yard plans to sell the crane.", "The crane was sold by the yard.", True),
        ("The yard may have sold the crane.", "The crane was sold by the yard.", True),
        ("The council considered a levy on grain.", "A levy on grain was brought in by the council.", True),
        ("The yard sold the crane in May.", "The yard is to sell the crane in May.", False),
        ("The closing of the mill is complete.", "The closing of the mill is intended.", False),
        ("The yard will sell the crane.", "The yard is thinking of selling the crane.", False),
        ("The crates might contain lead.", "The crates contain lead.", True),
        ("The clerk was dismissed in May.", "The clerk was nearly dismissed in May.", False),
    ],
)
def test_what_is_open_on_one_side_and_done_on_the_other(was: str, now: str, raised: bool) -> None:
    assert moved(was, now) == [raised]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("The yard plans to sell the crane.", "The sale of the crane is planned by the yard."),
        ("The guards saved the ledgers.", "The guards could save the ledgers."),
        ("The yard began to sell the cranes.", "The cranes were sold by the yard."),
        ("The yard did not sell the crane.", "The yard may not sell the crane."),
        ("The nurses voted to strike in May.", "The nurses will go on strike after a vote in May."),
        ("Norway agreed to lend the crane.", "The crane is on loan from Norway."),
        ("The clerk blamed the yard.", "The yard was to blame, said the clerk."),
    ],
)
def test_what_is_as_far_done_on_both_sides_has_not_moved(was: str, now: str) -> None:
    assert moved(was, now) == []


@pytest.mark.parametrize(
    ("was", "now", "higher"),
    [
        ("The navy has ordered 24 launchers.", "The 24 launchers were delivered to the navy.", True),
        ("The minister signed an agreement on grain.", "The minister discussed an agreement on grain.", False),
        ("The council is considering a tax on boats.", "The council has introduced a tax on boats.", True),
    ],
)
def test_a_matter_on_another_rung(was: str, now: str, higher: bool) -> None:
    mine, theirs = points(sentence(now), parsed(now)), points(sentence(was), parsed(was))
    assert [up for _, _, up in climbed(mine, theirs)][:1] == [higher]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("The council approved a tax on boats.", "The council has adopted a tax on boats."),
        ("The king must still sign the law on boats.", "The law on boats needs the king’s signature."),
    ],
)
def test_a_matter_on_one_rung_in_other_words(was: str, now: str) -> None:
    mine, theirs = points(sentence(now), parsed(now)), points(sentence(was), parsed(was))
    assert not list(climbed(mine, theirs))


@pytest.mark.parametrize(
    ("text", "word", "left_open"),
    [
        ("The boats will cost nine crowns, weigh 400 tonnes each and carry 16 cranes.", "weigh", ["will"]),
        ("The boats weigh 400 tonnes each and will carry 16 cranes.", "weigh", []),
        ("The boats will cost nine crowns and the council has seven days.", "has", []),
        ("Under an agreement signed in May the yard builds boats.", "signed", []),
        ("The yard has an agreement to build boats.", "build", ["agreement"]),
        ("The yard had lost the street, if not the town.", "lost", []),
        ("The yard would pay if the council paid.", "pay", ["if", "would"]),
        ("The yard would pay even if the council slept.", "pay", ["would"]),
    ],
)
def test_what_leaves_a_word_open_reaches_those_joined_to_it(text: str, word: str, left_open: list[str]) -> None:
    tree = parsed(text)
    found = openings(tree, tree.lower.index(word))
    assert sorted(text[a:b].lower() for a, b in found) == left_open
