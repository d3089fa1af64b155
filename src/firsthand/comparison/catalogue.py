"""The catalogue: every class of finding, and the families that find them. A new class is added to its family's module."""

from firsthand.comparison import content, dates, designations, layout, money, numbers, quotations
from firsthand.records import FindingClass

FAMILIES = (numbers, money, designations, dates, quotations, content, layout)
"""Modules that state ``CLASSES``. All but ``quotations``, whose findings follow from verdicts, find edge by edge."""

CATALOGUE: dict[str, FindingClass] = {kind.code: kind for family in FAMILIES for kind in family.CLASSES}
"""Code to class, in the order of the catalogue's page."""
