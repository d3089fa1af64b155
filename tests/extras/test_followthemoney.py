"""FollowTheMoney exports, read and checked by the format's own library (extra ``ftm``)."""

from typing import Any

import pytest

from firsthand.views.followthemoney import entities
from tests.views.test_export_formats import case  # noqa: F401  the made-up case with a row in every register

ftm = pytest.importorskip("followthemoney", reason="needs the extra ftm: make check-extras runs it")


@pytest.fixture
def written(case: Any) -> list[dict[str, Any]]:  # noqa: F811
    return list(entities(case))


def test_every_entity_is_valid_and_keeps_every_value(written: list[dict[str, Any]]) -> None:
    for data in written:
        entity = ftm.ValueEntity.from_dict(data, cleaned=False)
        entity.schema.validate(entity.to_dict())
        for name, values in data["properties"].items():
            assert sorted(entity.get(name)) == sorted(values), (data["schema"], name)


def test_every_kind_is_there(written: list[dict[str, Any]]) -> None:
    assert {"Article", "PublicBody", "Contract", "ContractAward", "Payment", "Sanction", "Event", "Documentation"} <= {
        data["schema"] for data in written
    }


def test_every_reference_leads_somewhere(written: list[dict[str, Any]]) -> None:
    known = {data["id"] for data in written}
    for data in written:
        schema = ftm.model.get(data["schema"])
        for name, values in data["properties"].items():
            if schema.get(name).type.name == "entity":
                assert {*values} <= known


def test_statements_say_from_which_account(written: list[dict[str, Any]]) -> None:
    contract = next(data for data in written if data["schema"] == "Contract")
    entity = ftm.StatementEntity.from_dict({k: contract[k] for k in ("id", "schema", "statements")})
    assert {s.origin for s in entity.get_statements("authority")} == {contract["statements"][-1]["origin"]} - {None}
