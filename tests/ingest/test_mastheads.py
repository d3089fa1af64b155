"""A newspaper's head in a plain text: its name, a motto, place, day and number, over a headline."""

import pytest

from tests.ingest.made import LEAD, SECOND, THIRD, read

BODY = f"{LEAD}\n\n{SECOND}\n\n{THIRD}\n"


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("SOUND EVENING ADVERTISER\nVol. 12 No. 208   Wednesday 5 November 2031", "SOUND EVENING ADVERTISER"),
        ("LEEWARD WEEKBLAD\nZaterdag 5 november 2031", "LEEWARD WEEKBLAD"),
        ("SUNDBLATT\nSonnabend, 13. Dezember 2031", "SUNDBLATT"),
        ("MATIN DU SUND — le quotidien des deux rives\nMercredi 13 mars 2031 – Région", "MATIN DU SUND"),
        ("FOLHA DO ESTREITO\nLorhaven, quarta-feira, 21 de fevereiro de 2031", "FOLHA DO ESTREITO"),
        ("The Sound Observer\nFounded 1931                Friday March 15 2031", "The Sound Observer"),
        ("LEEWARD SENTINEL | Friday, 7 November 2031", "LEEWARD SENTINEL"),
        ("Sound Gazette — news from the wires — Oct. 8, 2031", "Sound Gazette"),
    ],
)
def test_the_name_over_a_day_publishes(head: str, outlet: str) -> None:
    document = read(f"{head}\n\nFerries that nobody has built\n\n{BODY}")
    assert document.outlet is not None
    assert document.outlet.value == outlet
    assert document.title is not None
    assert document.title.value == "Ferries that nobody has built"
    assert document.published is not None
    assert document.published.value.startswith("2031-")


@pytest.mark.parametrize(
    "head",
    [
        "Lorhaven, quarta-feira, 21 de fevereiro de 2031",
        "Vol. 3 No. 4   Wednesday 5 November 2031",
        "Mercredi 13 mars 2031 – Région",
    ],
)
def test_a_town_a_number_and_a_section_publish_nothing(head: str) -> None:
    document = read(f"{head}\n\nFerries that nobody has built\n\n{BODY}")
    assert document.outlet is None
    assert document.byline is None


def test_a_headline_in_capitals_over_its_day_is_a_headline() -> None:
    document = read(f"FERRIES THAT NOBODY BUILT\nWednesday 5 November 2031\n\n{BODY}")
    assert document.outlet is None
    assert document.title is not None
    assert document.title.value == "FERRIES THAT NOBODY BUILT"
