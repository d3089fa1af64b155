"""The catalogue: every class of finding, and the families that find them. A new class is added to its family's module."""

from firsthand.comparison import (
    certainty,
    content,
    counts,
    dates,
    designations,
    insertions,
    layout,
    money,
    names,
    numbers,
    polarity,
    quotations,
    roles,
    sourcing,
)
from firsthand.records import FindingClass

FAMILIES = (
    numbers,
    money,
    designations,
    names,
    roles,
    dates,
    quotations,
    sourcing,
    certainty,
    polarity,
    content,
    insertions,
    layout,
    counts,
)
"""Modules that state ``CLASSES``. All but ``quotations``, whose findings follow from verdicts, find edge by edge."""

CATALOGUE: dict[str, FindingClass] = {kind.code: kind for family in FAMILIES for kind in family.CLASSES}
"""Code to class, in the order of the catalogue's page."""
