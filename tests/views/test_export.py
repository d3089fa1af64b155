import json
from importlib import resources
from typing import Any

import jsonschema
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.records import Document, Results
from firsthand.views.export import export, to_json
from firsthand.views.schema import Export, json_schema
from tests.views.made import pile


@pytest.fixture(scope="module")
def results() -> Results:
    return pile()


@pytest.fixture(scope="module")
def exported(results: Results) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(to_json(export(results)))
    return loaded


def packaged() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(resources.files("firsthand.views").joinpath("export.schema.json").read_bytes())
    return loaded


def texts(exported: dict[str, Any]) -> dict[str, str]:
    return {document["id"]: document["text"] for document in exported["documents"]}


def test_the_packaged_schema_is_the_one_the_code_states() -> None:
    again = "python -m firsthand.views.schema > src/firsthand/views/export.schema.json"
    assert packaged() == json_schema(), f"make it anew: {again}"


def test_an_export_is_valid(exported: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(packaged())
    jsonschema.validate(exported, packaged())


def test_an_export_of_nothing_much_is_valid(results: Results) -> None:
    bare = msgspec.structs.replace(results, readings=(), claims=(), quotations=(), findings=(), set_aside=())
    jsonschema.validate(json.loads(to_json(export(bare))), packaged())


def test_the_schema_refuses_what_is_no_export(exported: dict[str, Any]) -> None:
    for change in ({"schema_version": "2.0"}, {"origins": {"lower": 1}}, {"documents": [{"id": 1}]}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**exported, **change}, packaged())


# The fields that other programs rely on, as they were promised to them. A name here may not be changed.
PROMISED = {
    "": "schema_version set_aside documents passages derivations origins statements quotations claims findings deals "
    "payments events sanctions alignment entities",
    "set_aside": "path reason",
    "documents": "id text source_id path url title outlet byline published language sha256 characters held furniture "
    "witnesses apparatus",
    "passages": "a a_start a_end b b_start b_end",
    "derivations": "child parent kind direction spans confidence evidence",
    "statements": "id document start end text kind attribution certainty quantities money dates entities event",
    "quotations": "statement verdict against reason",
    "claims": "id kind statements part_of accounts sources roles values",
    "findings": "code name severity a b reason",
}
PROMISED_REGISTERS = {
    "DealPart": "supplier recipient designation description number_ordered order_year delivery_years number_delivered "
    "condition status flags value currency value_scope seller category eligible part_of comments",
    "PaymentPart": "payer payee route instrument amount currency period pattern",
    "EventPart": "type mode source target date place",
    "SanctionPart": "entity list listed match",
    "EntityPart": "name schema aliases country",
    "Cell": "value uncertain alternatives anchors",
}


@pytest.mark.parametrize("part", PROMISED)
def test_the_promised_fields_are_there(part: str, exported: dict[str, Any]) -> None:
    rows = exported[part] if part else [exported]
    assert rows
    for row in rows:
        assert set(PROMISED[part].split()) <= set(row)


@pytest.mark.parametrize("part", PROMISED_REGISTERS)
def test_the_registers_have_the_promised_fields_in_the_schema(part: str) -> None:
    definition = packaged()["$defs"][part]
    assert set(PROMISED_REGISTERS[part].split()) <= set(definition["properties"])
    assert set(definition["required"]) == set(definition["properties"])


def test_what_is_not_read_yet_is_empty_and_said(exported: dict[str, Any]) -> None:
    assert exported["sanctions"] == []
    assert "sanctions" in {gap["part"] for gap in exported["gaps"]}
    assert any("French" in gap["reason"] for gap in exported["gaps"])


def test_every_quoted_place_reads_what_it_says(exported: dict[str, Any]) -> None:
    held = texts(exported)
    anchors = [f[side] for f in exported["findings"] for side in "ab" if f[side]]
    anchors += [q["against"] for q in exported["quotations"] if q["against"]]
    anchors += [e["anchor"] for d in exported["derivations"] for e in d["evidence"] if e["anchor"]]
    anchors += exported["statements"]
    assert len(anchors) > 20
    for one in anchors:
        assert held[one["document"]][one["start"] : one["end"]] == one["text"]


def test_hops_have_their_spans_and_stand_outermost_first(exported: dict[str, Any]) -> None:
    held = texts(exported)
    chained = [one for one in exported["statements"] if len(one["attribution"]) == 2]
    assert [hop["who"] for hop in chained[0]["attribution"]] == ["the Meridian Courier", "records"]
    for one in exported["statements"]:
        assert isinstance(one["attribution"], list)
        for hop in one["attribution"]:
            start, end = hop["source"]
            assert held[one["document"]][start:end] == hop["who"]
    assert any(one["attribution"] == [] for one in exported["statements"])


def test_archetypes_stand_among_the_documents(exported: dict[str, Any]) -> None:
    (lost,) = [document for document in exported["documents"] if not document["held"]]
    held = texts(exported)
    assert lost["witnesses"]
    for witness in lost["witnesses"]:
        words = lost["text"][witness["start"] : witness["end"]]
        at = witness["document_start"]
        assert held[witness["document"]][at : at + len(words)] == words
    assert lost["apparatus"][0]["readings"]


def test_passages_are_those_of_child_and_parent_with_the_child_first(results: Results) -> None:
    edges = {(edge.child, edge.parent) for edge in results.descent.derivations}
    turned = [
        msgspec.structs.replace(p, a=p.b, a_start=p.b_start, a_end=p.b_end, b=p.a, b_start=p.a_start, b_end=p.a_end)
        for p in results.descent.passages
    ]
    first, second = results.documents[:2]
    sideways = msgspec.structs.replace(turned[0], a=first.id, b=second.id)
    descent = msgspec.structs.replace(results.descent, passages=(*turned, sideways))
    mixed = msgspec.structs.replace(results, descent=descent)
    few, all_of_them = export(mixed).passages, export(mixed, all_pairs=True).passages
    assert {(p.a, p.b) for p in few} <= edges
    assert len(few) == len(turned)
    assert len(all_of_them) == len(turned) + 1
    held = {d.id: d.text for d in (*results.documents, *results.descent.archetypes)}
    for p in few:
        assert held[p.a][p.a_start : p.a_end] == held[p.b][p.b_start : p.b_end]


def test_characters_are_code_points(results: Results) -> None:
    text = "Ünï😀 \r\n\ttext"
    first = msgspec.structs.replace(results.documents[0], text=text, furniture=(), credits=())
    (only,) = export(msgspec.structs.replace(results, documents=(first,), readings=(), findings=())).documents[:1]
    assert only.characters == len(text) == 12
    assert json.loads(to_json(only))["text"] == text


@given(st.text(st.characters()))
def test_any_text_can_be_exported_and_no_offset_moves(text: str) -> None:
    document = Document(id="d", sha256="0", path=text, text=text, media="text")
    bare = msgspec.structs.replace(pile(), documents=(document,), readings=(), findings=(), quotations=(), claims=())
    loaded = json.loads(to_json(export(bare)))["documents"][0]
    assert len(loaded["text"]) == len(text)
    for ours, theirs in zip(text, loaded["text"], strict=True):
        assert ours == theirs or ("\ud800" <= ours <= "\udfff" and theirs == "\ufffd")


def test_it_reads_back_as_what_it_was(results: Results) -> None:
    whole = export(results)
    assert msgspec.json.decode(to_json(whole), type=Export) == whole
