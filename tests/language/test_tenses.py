"""Whether a clause tells what was or what will be."""

import pytest

from firsthand.language.tenses import tense_of


@pytest.mark.parametrize(
    ("language", "clause", "tense"),
    [
        ("fr", "le navire est arrivé", "past"),
        ("fr", "le navire arrivera", "future"),
        ("fr", "la caméra du port", None),
        ("de", "45 millionen wurden überwiesen", "past"),
        ("de", "das werk soll zwölf kanonen geliefert haben", "past"),
        ("de", "es wird gewählt", "future"),
        ("es", "el buque llegó", "past"),
        ("es", "el buque llegará", "future"),
        ("it", "la nave è arrivata", "past"),
        ("pt", "o navio chegará", "future"),
        ("ru", "судно прибыло", "past"),
        ("ru", "если журнал", None),
        ("ru", "судно будет стоять", "future"),
        ("uk", "угоду підписано", "past"),
        ("pl", "statek przypłynął", "past"),
        ("nl", "de schuit is gezonken", "past"),
        ("tr", "gemi geldi", "past"),
        ("tr", "geminin geleceğini", "future"),
        ("ar", "وصلت السفينة", "past"),  # what is to come is marked
        ("ar", "ستصل السفينة", "future"),
        ("zh", "船将抵达", "future"),
        ("vi", "con tàu sẽ đến", "future"),
        ("fi", "laiva saapui", None),
    ],
)
def test_the_tense_of_a_clause(language: str, clause: str, tense: str | None) -> None:
    assert tense_of(clause, language) == tense


def test_marks_of_both_tell_nothing() -> None:
    assert tense_of("el buque llegó y el otro llegará", "es") is None
