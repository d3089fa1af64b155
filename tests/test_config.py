from pathlib import Path

import msgspec
import pytest

from firsthand.config import Config, settings, settle
from firsthand.ingest import DEFAULT
from firsthand.records import UsageProblem
from firsthand.store.case import VERIFY_BYTES

DOCS = Path(__file__).parent.parent / "docs" / "cli.md"


def test_every_setting_has_a_name_a_type_a_default_and_a_sentence() -> None:
    rows = list(settings())
    assert [row.name for row in rows] == list(Config.__struct_fields__)
    for row in rows:
        assert row.help.endswith(".")
        assert row.variable == f"FIRSTHAND_{row.name.upper()}"
        assert row.type in {"number", "text", "true or false"}


def test_the_documents_show_the_table_as_it_is() -> None:
    table = "".join(f"| `{row.name}` | {row.type} | {row.default} | {row.help} |\n" for row in settings())
    assert table in DOCS.read_text(encoding="utf-8"), f"docs/cli.md should have:\n{table}"


def test_the_limits_are_those_of_intake() -> None:
    config = Config()
    assert (config.file_bytes, config.line_characters, config.page_depth) == msgspec.structs.astuple(DEFAULT)
    assert config.verify_bytes == VERIFY_BYTES


def test_the_environment_and_the_command_line_which_wins() -> None:
    assert settle({}) == Config()
    config = settle({"FIRSTHAND_ROWS": "7", "FIRSTHAND_OPERATOR": "R. Vane", "ROWS": "9"}, ["rows=1_000", "debug=yes"])
    assert (config.rows, config.operator, config.debug) == (1_000, "R. Vane", True)
    assert settle({"FIRSTHAND_ROWS": ""}).rows == Config().rows
    assert settle({}, ["file-bytes=5"]).file_bytes == 5
    assert settle({}, ["operator=123"]).operator == "123"


@pytest.mark.parametrize("value", ["x", "-1", "0", "1.5", "true"])
def test_a_wrong_value_is_refused_and_never_replaced(value: str) -> None:
    with pytest.raises(UsageProblem, match="FIRSTHAND_ROWS cannot be"):
        settle({"FIRSTHAND_ROWS": value})
    with pytest.raises(UsageProblem, match="--set rows cannot be"):
        settle({}, [f"rows={value}"])


@pytest.mark.parametrize("pair", ["colour=red", "rows", "=3", ""])
def test_an_unknown_setting_lists_the_known_ones(pair: str) -> None:
    with pytest.raises(UsageProblem) as caught:
        settle({}, [pair])
    assert "near_percent" in caught.value.advice
