import csv
import io

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.records import SetAside
from firsthand.views.export import export
from firsthand.views.sheets import FORMULA_STARTS, neutral, sheets, tables
from tests.views.made import pile


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_every_table_reads_back() -> None:
    whole = export(pile())
    files = sheets(whole)
    assert set(files) == {f"{name}.csv" for name in tables(whole)}
    for name, (header, rows) in tables(whole).items():
        found = read(files[f"{name}.csv"])
        assert found[0] == list(header)
        assert len(found) == len(rows) + 1
        assert {len(row) for row in found} == {len(header)}
        for row, original in zip(found[1:], rows, strict=True):
            assert row == ["" if cell is None else str(neutral(cell)) for cell in original]


def test_the_tables_say_what_the_export_says() -> None:
    whole = export(pile())
    header, rows = tables(whole)["findings"]
    first = dict(zip(header, rows[0], strict=True))
    finding = whole.findings[0]
    assert finding.b is not None
    assert (first["code"], first["b_text"], first["b_start"]) == (finding.code, finding.b.text, finding.b.start)
    header, rows = tables(whole)["documents"]
    roots = {row[list(header).index("root")] for row in rows}
    assert "archetype-made" in roots
    header, rows = tables(whole)["statements"]
    assert "the Meridian Courier ← records" in {row[list(header).index("sources")] for row in rows}


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_no_cell_is_a_formula(start: str) -> None:
    hostile = f'{start}HYPERLINK("http://x.example","a")'
    aside = (SetAside(hostile, hostile, hostile),)
    rows = read(sheets(export(msgspec.structs.replace(pile(), set_aside=aside)))["set_aside.csv"])
    assert all(not cell.startswith(FORMULA_STARTS) for row in rows for cell in row)
    assert rows[1][0] == "'" + hostile


def test_numbers_stay_numbers() -> None:
    assert neutral(-3) == -3
    assert neutral(0.5) == 0.5
    assert neutral("–3") == "–3"
    assert neutral("-3") == "'-3"


def test_a_spreadsheet_reads_it_as_utf_8() -> None:
    data = sheets(export(pile()))["documents.csv"]
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in data


@given(st.lists(st.text(st.characters()), min_size=1, max_size=4))
def test_any_text_reads_back(cells: list[str]) -> None:
    aside = tuple(SetAside(cell, cell) for cell in cells)
    rows = read(sheets(export(msgspec.structs.replace(pile(), set_aside=aside)))["set_aside.csv"])[1:]
    assert [row[0] for row in rows] == [str(neutral(cell)) for cell in cells]
