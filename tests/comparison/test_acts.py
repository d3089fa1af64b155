"""Who did it and to whom, in whatever form it is told."""

import pytest

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
        ("Peru invited Chile to Lima.", "An invitation to Lima went from Chile to Peru."),
        ("The tenants won their case against the builder.", "The tenants were defeated by the builder."),
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
    ],
)
def test_parties_that_stand_as_they_did(was: str, now: str) -> None:
    assert not exchanged(was, now)
