"""Who a sentence has it from, by its grammar, and whether another says it."""

import pytest

from firsthand.comparison.sources import moved, one, sources
from firsthand.comparison.words import matter
from tests.comparison.grammar import parsed, sentence


def named(text: str) -> list[set[str]]:
    return [set(s.heads) for s in sources(sentence(text), parsed(text))]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("The bridge is safe, says the mayor.", "mayor"),
        ("According to the mayor the bridge is safe.", "mayor"),
        ("By the count of the union nine cranes are idle.", "union"),
        ("In the opinion of the mayor’s lawyer the bridge is safe.", "lawyer"),
        ("Whether the mill will open is doubted by experts.", "experts"),
        ("That the bridge is safe is the mayor’s claim.", "mayor"),
        ("A count made by the council shows nine idle cranes.", "council"),
        ("The inspectors put the loss at a tenth.", "inspectors"),
    ],
)
def test_a_source_is_seen_in_whatever_form_it_is_named(text: str, head: str) -> None:
    assert any(head in heads for heads in named(text))


def test_who_is_bound_to_do_something_says_nothing() -> None:
    assert not named("The two states shall conclude a treaty on the river by June.")
    assert not named("The carriers must report every loss.")
    assert named("The two states concluded that the river is safe.") == [{"states"}]


def _moved(was: str, now: str) -> bool:
    mine, theirs = sources(sentence(now), parsed(now)), sources(sentence(was), parsed(was))
    here, there = (frozenset(matter(sentence(t).words)) for t in (now, was))
    return any(True for _ in moved(mine, theirs, here, there))


def test_a_stranger_says_what_the_parent_has_from_somebody_else() -> None:
    was = "The bridge over the Selm is safe, the engineer said."
    assert _moved(was, "According to shopkeepers the bridge over the Selm is safe.")
    assert not _moved(was, "According to an engineer the bridge over the Selm is safe.")
    assert not _moved("The bridge is safe, the physician said.", "The bridge is safe, a doctor said.")


def test_who_plans_or_contains_says_nothing() -> None:
    assert not named("The yard plans to order nine cranes.")
    assert not named("Norway agreed to sell nine cranes.")
    assert not named("Half of the cranes might contain lead.")


@pytest.mark.parametrize(
    ("was", "now", "another"),
    [
        (
            "The fans fear a strike; the club says that the gates stay open.",
            "The gates stay open, the club says.",
            False,
        ),
        (
            "Vets say that the wolves killed the sheep; a herder blames hungry dogs.",
            "The wolves killed the sheep, vets say, while vets blame hungry dogs.",
            True,
        ),
        (
            "An adviser to the mayor said that the bridge would close.",
            "The mayor said that the bridge would close.",
            True,
        ),
        (
            "A member of the union said that the bridge would close.",
            "The union said that the bridge would close.",
            False,
        ),
        (
            "Norway will let the nine ferries pass, its harbour minister announced.",
            "The Peruvian harbour minister announced that the nine ferries would pass.",
            True,
        ),
        (
            "Norway will let the nine ferries pass, its harbour minister announced.",
            "The Norwegian harbour minister announced that the nine ferries would pass.",
            False,
        ),
    ],
)
def test_who_says_which_of_two_things(was: str, now: str, another: bool) -> None:
    assert _moved(was, now) is another


def test_one_calling_in_two_places_is_two_sources() -> None:
    (kyoto,), (boston,), (bare,) = (
        sources(sentence(t), parsed(t))
        for t in ("Scientists in Kyoto say it.", "Scientists in Boston say it.", "Scientists say it.")
    )
    assert not one(kyoto, boston)
    assert one(kyoto, bare)
    (state,), (seat,) = (sources(sentence(t), parsed(t)) for t in ("Norway says so.", "Oslo says so."))
    assert one(state, seat)
