"""One quotation of several sentences is several statements, and counts once wherever quotations are counted."""

import json

import msgspec
import pytest

from firsthand.records import QuotationVerdict, Reading, Results, Statement
from firsthand.records import Verdict as Word
from firsthand.views import tables
from firsthand.views.export import export, to_json
from firsthand.views.names import names_of
from firsthand.views.report import render
from firsthand.views.spoken import spoken
from tests.views.made import at, document, pile
from tests.views.reading import Page

FIRST, SECOND = "“The mole is ours.", "It was never theirs, and will not be,”"


def speaking(text: str, *pieces: tuple[str, str, Word]) -> Results:
    """The pile with one more account; of it each piece, the words between its marks, and the verdict on them."""
    held = document("speech", text, "Tide Table")
    statements, verdicts = [], []
    for number, (piece, quoted, verdict) in enumerate(pieces):
        where, inner = at(held, piece), at(held, quoted)
        statements.append(
            Statement(id=f"q{number}", document=held.id, start=where.start, end=where.end, text=piece,
                      kind="quotation", quoted=((inner.start, inner.end),))
        )  # fmt: skip
        verdicts.append(QuotationVerdict(f"q{number}", held.id, verdict, None, f"Because of {verdict}."))
    made = pile()
    reading = Reading(held.id, tuple(s.span for s in statements), tuple(statements))
    return msgspec.structs.replace(
        made, documents=(*made.documents, held), readings=(*made.readings, reading), quotations=tuple(verdicts)
    )


def two(between: str, first: Word = "not found", second: Word = "verbatim") -> Results:
    text = f"A keeper spoke. {FIRST}{between}{SECOND} she said."
    return speaking(text, (FIRST, FIRST[1:], first), (SECOND, SECOND[:-1], second))


@pytest.mark.parametrize(
    ("between", "quotations"),
    [(" ", 1), ("\n", 1), ("\n\n“", 1), (" “", 2), ("” “", 2), ("”\n\n“", 2), (" she said. ", 2), ("” Then: “", 2)],
)
def test_sentences_between_the_same_marks_are_one_quotation(between: str, quotations: int) -> None:
    assert len(spoken(two(between))) == quotations


def test_it_has_the_worst_of_its_verdicts_and_is_shown_whole() -> None:
    results = two(" ")
    (one,) = spoken(results)
    assert (one.verdict.verdict, [s.id for s in one.judged], len(one.statements)) == ("not found", ["q0"], 2)
    table = tables.quotations(results, names_of(results))
    assert table.title == "1 quotation"
    assert table.rows[0][2:4] == ("not found", f"{FIRST} {SECOND}")
    page = Page(render(results))
    assert "Of 1 quotation, 1 does not stand as given." in page.said("verdict")
    assert f"{FIRST} {SECOND}" in page.said("quotations")
    exported = json.loads(to_json(export(results)))["quotations"]
    assert [(q["statement"], q["begins_with"], q["verdict"]) for q in exported] == [
        ("q0", "q0", "not found"),
        ("q1", "q0", "verbatim"),
    ]
