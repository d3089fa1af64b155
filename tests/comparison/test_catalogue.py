"""The catalogue and the page that is written from it."""

from pathlib import Path

import pytest

from firsthand.comparison import CATALOGUE
from firsthand.comparison.catalogue import FAMILIES
from firsthand.comparison.page import page
from firsthand.records import FindingClass

PAGE = Path(__file__).parents[2] / "docs" / "findings.md"


def test_codes_are_unique_and_every_family_is_listed() -> None:
    stated = [kind.code for family in FAMILIES for kind in family.CLASSES]
    assert sorted(stated) == sorted(CATALOGUE)
    assert len(stated) == len(set(stated))


@pytest.mark.parametrize("kind", CATALOGUE.values(), ids=CATALOGUE)
def test_every_class_says_what_a_reader_needs(kind: FindingClass) -> None:
    assert kind.name == kind.name.lower()
    assert kind.severity_note.endswith(".")
    assert kind.rationale.endswith(".")
    assert kind.misses.endswith(".")
    assert all(kind.example)


def test_the_page_is_current() -> None:
    again = "write it anew: python -m firsthand.comparison.page docs/findings.md"
    assert PAGE.read_text(encoding="utf-8") == page(), again
