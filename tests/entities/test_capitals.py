"""A capital as a city and as its government."""

import pytest

from tests.entities.made import named


def schema_of(text: str, word: str) -> str:
    (one,) = [e for e in named(text) if any(word in a.text for a in e.aliases)]
    return one.schema


@pytest.mark.parametrize(
    "text",
    [
        "Oslo said it would sign.",
        "The treaty between Oslo and Rome was signed.",
        "They hope that Oslo has time.",
        "This is Oslo’s decision.",
        "It could push the pile toward closer relations with Oslo.",
        "The paper is tilting toward Oslo.",
        "Nobody knew that Oslo seeks another way.",
    ],
)
def test_government(text: str) -> None:
    assert schema_of(text, "Oslo") == "Country"


@pytest.mark.parametrize(
    "text",
    [
        "They met in Oslo on Monday.",
        "An Oslo-based clerk wrote it.",
        "He flew to Oslo.",
        "OSLO: snow. In Oslo’s streets it snowed.",
        "The fair near Oslo has opened.",
        "The house in Oslo has a garden.",
    ],
)
def test_city(text: str) -> None:
    assert schema_of(text, "Oslo") == "Place"


def test_a_capital_beside_a_government_is_one_too() -> None:
    found = named("States were tilting toward Oslo, not Rome or Paris.")
    assert {e.name for e in found if e.schema == "Country"} == {"Norway", "Italy", "France"}


def test_the_reason_quotes_the_words() -> None:
    (one,) = named("Then Oslo said no.")
    assert one.aliases[0].reason == "Oslo as the government of Norway: “Oslo said…”"
