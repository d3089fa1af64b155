"""``reconcile`` and ``screen`` as a desk meets them, on a case whose registers are made up."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result

from firsthand.cli.adding_up import reconcile
from firsthand.cli.screening import screen
from firsthand.records import Cell, Deal, Entity, NotBuilt, Registers, Results, Unreadable, UsageProblem
from firsthand.store import results as stored
from tests.steps import made_up_steps

DEALS = (
    Deal(
        id="d1", supplier=Cell(("RUS",)), recipient=Cell("VNM"), designation=Cell(("Su-30",)), order_year=Cell("2011")
    ),
    Deal(id="d2", supplier=Cell(("RUS",)), recipient=Cell("IND"), designation=Cell(("T-90",))),
)
VENN = Entity(id="e", key="venn", name="Orlo Venn", schema="Person", aliases=())
REGISTER = "Supplier,Recipient,Designation,Order date,Status\nRussia,Viet Nam,Su-30MK,2009,New\n,,T-90,,\n"
LIST = {"id": "x", "schema": "Person", "properties": {"name": ["VENN, Orlo"]}}


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A case of one account; what it adds up to is put in its place when it is read."""
    from firsthand.config import Config
    from firsthand.pipeline import analyse, take
    from firsthand.store.case import open_case

    source = tmp_path / "one.txt"
    source.write_text("Customs men opened nine crates in Port Ansel last week. They found guidance units.")
    with made_up_steps():
        with open_case(tmp_path / "case", write=True, create=True) as opened:
            take(opened, [source], Config())
            found: Results = analyse(opened, Config())
        made = msgspec.structs.replace(found, entities=(VENN,), registers=Registers(deals=DEALS))
        monkeypatch.setattr(stored, "latest", lambda _: made)
        yield tmp_path / "case"


def ran(command: object, *words: str | Path) -> Result:
    return CliRunner().invoke(command, [str(word) for word in words])  # type: ignore[arg-type]


def test_reconcile_says_of_each_deal_what_it_is_and_of_each_line_what_is_wrong(case: Path, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(REGISTER)
    answer = ran(reconcile, case, tmp_path / "own.csv")
    assert answer.exit_code == 0
    first, second = (line for line in answer.stdout.splitlines() if not line.startswith(" "))
    assert first.startswith("contradicts d1")
    assert second.startswith("new         d2")
    assert "order year 2011; the register has 2009" in answer.stdout
    assert "2 deals against 1 of the register." in answer.stderr
    assert "Not read: line 3" in answer.stderr


def test_reconcile_for_programs(case: Path, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(REGISTER)
    said = json.loads(ran(reconcile, case, tmp_path / "own.csv", "--json").stdout)
    assert (said["register"], len(said["skipped"])) == (1, 1)
    assert [deal["outcome"] for deal in said["deals"]] == ["contradicts", "new"]


@pytest.mark.parametrize(("text", "problem"), [("a,b\n1,2\n", Unreadable), (None, UsageProblem)])
def test_reconcile_with_another_file(case: Path, tmp_path: Path, text: str | None, problem: type[Exception]) -> None:
    if text is not None:
        (tmp_path / "own.csv").write_text(text)
    assert isinstance(ran(reconcile, case, tmp_path / "own.csv").exception, problem)


def test_screen_without_the_extra_says_what_to_install(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "followthemoney", None)
    (tmp_path / "list.json").write_bytes(msgspec.json.encode(LIST))
    problem = ran(screen, case, "--list", tmp_path / "list.json").exception
    assert isinstance(problem, NotBuilt)
    assert (problem.exit_status, "firsthand[ftm]" in problem.advice) == (7, True)


def test_screen_refuses_what_is_no_list_before_it_asks_for_the_extra(case: Path, tmp_path: Path) -> None:
    (tmp_path / "list.xml").write_text("<list/>")
    assert isinstance(ran(screen, case, "--list", tmp_path / "list.xml").exception, Unreadable)
