"""Entities of a case from the command line: shown, explained, joined, parted, kept, and undone without a trace."""

import json
from pathlib import Path
from typing import Any

import pytest

from firsthand.store import open_case
from firsthand.store.codec import encode
from firsthand.store.results import latest
from tests.steps import Say

TEXT = (
    "The table lists Customer 512 in March. Below it stands Client 77, who is code for nobody. "
    "The clerk had written Customer 512 twice, and nobody asked him why he had done so at all."
)

pytestmark = pytest.mark.usefixtures("quick_steps")


@pytest.fixture
def case(tmp_path: Path, say: Say) -> Path:
    (tmp_path / "one.txt").write_text(TEXT)
    assert say("build", tmp_path / "one.txt", "--case", tmp_path / "case")[0] == 0
    return tmp_path / "case"


def held(case: Path) -> Any:
    with open_case(case) as opened:
        return latest(opened)


def test_shown_and_explained(case: Path, say: Say) -> None:
    status, out, _ = say("show", case, "entities")
    assert status == 0
    assert out.startswith("2 entities")
    assert "Customer 512" in out
    status, out, _ = say("show", case, "entities", "--json")
    assert [one["name"]["value"] for one in json.loads(out)] == ["Customer 512", "Client 77"]
    status, out, _ = say("why", case, "Customer 512")
    assert "“Customer 512” 2 times: the code 512 in place of a name" in out


def test_joined_and_undone(case: Path, say: Say) -> None:
    before = held(case)
    assert say("judge", case, "same-entity", "Customer 512", "Client 77", "--note", "a slip")[0] == 0
    (one,) = held(case).entities
    assert {alias.text for alias in one.aliases} == {"Customer 512", "Client 77"}
    assert "Customer 512 and Client 77 are the same entity" in say("show", case, "judgements")[1]
    assert say("judge", case, "not-same-entity", "Customer 512", "Client 77")[0] == 0
    assert {entity.name for entity in held(case).entities} == {"Customer 512", "Client 77"}
    for name in ("J2", "J1"):
        assert say("judge", case, "undo", name)[0] == 0
    assert encode(held(case).entities) == encode(before.entities)


def test_judgements_survive_a_new_account(case: Path, say: Say, tmp_path: Path) -> None:
    say("judge", case, "same-entity", "Customer 512", "Client 77")
    (tmp_path / "two.txt").write_text("Another clerk had never heard of Client 77 before that day in spring, he wrote.")
    assert say("add", case, tmp_path / "two.txt")[0] == 0
    (one,) = held(case).entities
    assert one.accounts.lower == 2


REFUSED = {
    ("same-entity", "Customer 512", "Customer 512"): "one entity already",
    ("same-entity", "Customer 512", "A1"): "is no entity",
    ("not-same-entity", "Customer 512", "the clerk"): "does not go by",
    ("not-same-entity", "Customer 512", "Customer 512"): "has no other name",
    ("same-entity", "Customer 512"): "is about 2 words",
}


def test_what_cannot_be_judged_is_refused_before_anything_is_written(case: Path, say: Say) -> None:
    for about, words in REFUSED.items():
        status, _, err = say("judge", case, *about)
        assert status == 2, about
        assert words in err
    assert held(case).judgements == ()
