"""Who did it and to whom, in whatever form it is told."""

import pytest

from firsthand.comparison import acts as acts_of
from firsthand.comparison.acts import acts, alike, crossed, straight
from tests.comparison.grammar import parsed, sentence


def exchanged(was: str, now: str) -> bool:
    mine, theirs = list(acts(sentence(now), parsed(now))), list(acts(sentence(was), parsed(was)))
    met = [(a, b) for a in mine for b in theirs if alike(a, b)]
    return any(crossed(a, b) for a, b in met) and not any(straight(a, b) for a, b in met)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("The yard sold the crane to the port.", "The crane was sold to the yard by the port."),
        ("The fund bought the road from the builder.", "The fund sold the road to the builder."),
        ("Ida Holm beat Tam Rusk.", "Ida Holm lost to Tam Rusk."),
        ("Ida Holm will succeed Tam Rusk.", "Ida Holm is to be followed by Tam Rusk."),
        ("The bank bought the insurer.", "The takeover of the bank by the insurer was completed."),
        ("The council sued the yard.", "The council was sued by the yard."),
        ("The tenants won their case against the builder.", "The tenants were defeated by the builder."),
        ("Ida Holm has taken over the mill.", "The mill has swallowed Ida Holm."),
        ("The brothers inherited the mill from their aunt.", "The mill went from the brothers to their aunt."),
        ("The mill passed from the brothers to their aunt.", "The brothers inherited the mill from their aunt."),
        ("The singer is suing the club over a film.", "The singer was sued by the club over a film."),
        ("The state has to return the mill to the parish.", "The state gets the mill back from the parish."),
        ("Tam Rusk will testify against the mayor.", "The mayor testified against Tam Rusk."),
    ],
)
def test_parties_that_have_changed_places(was: str, now: str) -> None:
    assert exchanged(was, now)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("The yard sold the crane to the port.", "The port bought the crane from the yard."),
        ("Ida Holm beat Tam Rusk.", "Tam Rusk lost to Ida Holm."),
        ("Ida Holm will succeed Tam Rusk.", "Tam Rusk will be followed by Ida Holm."),
        ("The bank bought the insurer.", "The takeover of the insurer by the bank was completed."),
        ("The council sued the yard.", "The yard was sued by the council."),
        ("The beds were delivered to the port.", "The beds arrived in the port."),
        ("The yard supplied cranes to the port.", "The yard equipped the port with cranes."),
        ("The line expects the gates to reopen.", "The line expects to reopen the gates."),
        ("The level fell to 40 metres.", "The level dropped by 40 metres."),
    ],
)
def test_parties_that_stand_as_they_did(was: str, now: str) -> None:
    assert not exchanged(was, now)


def read(text: str) -> list[acts_of.Act]:
    return list(acts(sentence(text), parsed(text)))


def test_parties_of_another_verb_that_have_changed_places() -> None:
    was, now = read("A visitor broke the vase."), read("The vase hurt a visitor.")
    assert any(acts_of.exchanged(a, b) for a in now for b in was)
    was, now = read("The peso lost against the dollar."), read("Against the dollar the peso slipped.")
    assert not any(acts_of.exchanged(a, b) for a in now for b in was)
    assert not any(
        acts_of.exchanged(a, b) for a in read("The mayor met the bishop.") for b in read("The bishop saw the mayor.")
    )
