"""Differences of words are shown only where the rest of two reworded sentences agrees; one name in two forms is no other name."""

import pytest

from tests.comparison.test_wording import reworded

DENIED = "The council of Selm did not approve the levy on rope."


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (DENIED, "The levy on rope was approved by the council of Selm."),
        (DENIED, "In Selm the council has approved the levy on rope."),
    ],
)
def test_a_denial_is_found_where_the_rest_agrees(was: str, now: str) -> None:
    assert "H605" in reworded(was, now)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (
            "The fire chief of Selm said the owner had shown no regret.",
            "Of regret there had been none, according to the man who commands the firefighters of Selm.",
        ),
    ],
)
def test_nothing_is_said_of_words_in_sentences_far_apart(was: str, now: str) -> None:
    assert not [code for code in reworded(was, now) if code.startswith("H")]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (
            "The captain, a Croat of 61, had been on the bridge of the ferry all night, the harbour office of Selm said.",
            "All night, said the harbour office of Selm, the 61-year-old Croatian captain had stayed on the ferry's bridge.",
        ),
        (
            "Peru closed the harbour of Selm to tankers on Monday, the port captain said.",
            "Mon: tankers kept out of the harbour of Selm by Peru, says port captain.",
        ),
    ],
)
def test_one_name_in_two_forms_and_a_day_are_no_other_names(was: str, now: str) -> None:
    assert not {"D211", "D212"} & set(reworded(was, now))


def test_a_slip_in_the_last_letters_is_still_one() -> None:
    found = reworded(
        "Ilya Tarkhov signed the lease of the yard in Selm.", "The lease of the Selm yard was signed by Ilya Tarkhof."
    )
    assert "D212" in found
