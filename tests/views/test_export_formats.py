"""The other formats, each read back by a program that is not ours."""

import io
from pathlib import Path

import duckdb
import networkx as nx
import openpyxl
import pytest
from msgspec.structs import replace
from rdflib import Graph, Namespace
from rdflib.namespace import RDF

from firsthand.views.columns import columns
from firsthand.views.export import export, to_json
from firsthand.views.linked import linked
from firsthand.views.network import gexf, graphml
from firsthand.views.schema import Export
from firsthand.views.workbook import workbook
from tests.views.made_registers import with_registers

PROV = Namespace("http://www.w3.org/ns/prov#")
OA = Namespace("http://www.w3.org/ns/oa#")


@pytest.fixture(scope="module")
def case() -> Export:
    """A made-up pile with rows in every register; one cell would be a formula."""
    return export(with_registers())


def test_the_workbook_has_a_sheet_a_table_and_runs_nothing(case: Export) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(case)))
    assert {"documents", "statements", "deals", "payments", "events", "alignment"} <= {*book.sheetnames}
    header, *lines = list(book["deals"].values)
    cells = next(
        row for row in (dict(zip(header, line, strict=True)) for line in lines) if row["id"] == "deal-eligible"
    )
    assert (cells["supplier"], cells["number delivered"], cells["sources upper"]) == ("NOR", "(3 or 13)", 2)
    assert cells["comments"] == "=1+1"
    assert all(c.data_type != "f" for sheet in book for line in sheet.iter_rows() for c in line)


def test_parquet_reads_back_with_its_types(case: Export, tmp_path: Path) -> None:
    for name, data in columns(case).items():
        (tmp_path / name).write_bytes(data)
    with duckdb.connect() as connection:
        rows = connection.execute(
            "select recipient, sources_upper from read_parquet(?)", [str(tmp_path / "deals.parquet")]
        )
        assert rows.fetchall() == [("CHL", 2)] * 3
        count = connection.execute("select count(*) from read_parquet(?)", [str(tmp_path / "statements.parquet")])
        assert count.fetchall() == [(len(case.statements),)]


@pytest.mark.parametrize(("write", "read"), [(gexf, nx.read_gexf), (graphml, nx.read_graphml)])
def test_the_network_reads_back(case: Export, write: object, read: object) -> None:
    graph = read(io.BytesIO(write(case)))  # type: ignore[operator]
    ties = {(a, b, data["kind"]) for a, b, data in graph.edges(data=True)}
    assert {
        ("NOR", "CHL", "deal"),
        ("CHL", "a dredging company", "payment"),
        ("EU", "Vostelin Trade", "listing"),
    } <= ties


def test_json_ld_tells_descent_and_every_place(case: Export) -> None:
    graph = Graph().parse(data=to_json(linked(case)), format="json-ld")
    archetypes_and_accounts = [d for d in case.documents if d.held]
    assert len({*graph.subjects(RDF.type, PROV.Entity)}) >= len(archetypes_and_accounts)
    quoted = {str(words) for words in graph.objects(None, OA.exact)}
    assert {one.text for one in case.statements} <= quoted
    assert any(graph.triples((None, PROV.wasQuotedFrom, None)))


@pytest.mark.parametrize("words", ["\x00\x07", "\ud800", "=cmd|' /C calc'!A0", "\ufffe", "<a>&amp;"])
def test_any_words_can_be_handed_on(case: Export, words: str) -> None:
    deal = replace(case.deals[0], recipient=replace(case.deals[0].recipient, value=f"CHL{words}"))
    hostile = replace(case, deals=[deal])
    assert openpyxl.load_workbook(io.BytesIO(workbook(hostile)))
    assert nx.read_gexf(io.BytesIO(gexf(hostile))).number_of_edges()
    assert nx.read_graphml(io.BytesIO(graphml(hostile))).number_of_edges()
    assert columns(hostile)["deals.parquet"]
