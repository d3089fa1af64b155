import io
from typing import get_args

import msgspec
import pytest

from firsthand.records import Derivation, SetAside, Sourced
from firsthand.records.descent import Direction
from firsthand.views.names import names_of
from firsthand.views.tables import TABLES, Table, clean, draw
from tests.views.made import pile

RESULTS = pile()


def drawn(table: Table, width: int = 100, rows: int | None = None) -> str:
    out = io.StringIO()
    draw(table, out, width=width, rows=rows)
    return out.getvalue()


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("width", [10, 80, 200])
def test_every_table_is_drawn_within_its_width(name: str, width: int) -> None:
    text = drawn(TABLES[name](RESULTS, names_of(RESULTS)), width)
    assert text.strip()
    assert max(map(len, text.splitlines())) <= max(width, 40)


def test_findings_stand_with_the_gravest_first() -> None:
    severities = [row[2] for row in TABLES["findings"](RESULTS, names_of(RESULTS)).rows]
    assert severities == sorted(severities, key=["high", "medium", "low", "read"].index)


def test_the_rest_of_a_long_table_is_counted() -> None:
    table = Table("t", ("a",), tuple((str(number),) for number in range(50)))
    assert "and 47 more" in drawn(table, rows=3)
    assert "more" not in drawn(table)


HOSTILE = "\x1b]0;owned\x07\x1b[2J\u202etxt.exe\r\n[bold]:smile:\x00\ud800"


@pytest.mark.parametrize("name", TABLES)
def test_nothing_from_a_page_is_a_control_sequence(name: str) -> None:
    documents = tuple(
        msgspec.structs.replace(d, title=Sourced(HOSTILE, "h1"), outlet=Sourced(HOSTILE, "h1"), path=HOSTILE)
        for d in RESULTS.documents
    )
    hostile = msgspec.structs.replace(RESULTS, documents=documents, set_aside=(SetAside(HOSTILE, HOSTILE, HOSTILE),))
    text = drawn(TABLES[name](hostile, names_of(hostile)), 300)
    assert not any(c in text for c in "\x1b\x07\x00\u202e\ud800")
    text.encode()
    if name == "set-aside":
        assert "[bold]:smile:" in text  # not markup either


def test_a_long_path_keeps_the_name_of_its_file() -> None:
    aside = SetAside("deep/" * 60 + "scan-of-the-contract.pdf", "PDF files are not read yet.", "Save its text.")
    results = msgspec.structs.replace(RESULTS, set_aside=(aside,))
    assert "scan-of-the-contract.pdf" in drawn(TABLES["set-aside"](results, names_of(results)))


def test_a_cell_is_one_line() -> None:
    assert clean("  a\n b\t\tc ") == "a b c"
    assert clean("x" * 50, 10) == "x" * 9 + "…"


@pytest.mark.parametrize("direction", get_args(Direction))
def test_who_knows_the_original_is_told_how_to_say_so(direction: Direction) -> None:
    a, b, *_ = (document.id for document in RESULTS.documents)
    edge = Derivation(child=a, parent=b, kind="reprint", direction=direction, spans=(), confidence=0.9, evidence=())
    results = msgspec.structs.replace(RESULTS, descent=msgspec.structs.replace(RESULTS.descent, derivations=(edge,)))
    told = [note for note in TABLES["origins"](results, names_of(results)).notes if "judge CASE original" in note]
    assert bool(told) == (direction == "undetermined")
    assert all("A1, A2" in note for note in told)
