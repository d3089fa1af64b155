"""The command line as its users meet it: what it prints, where, and the status it ends with."""

import csv
import io
import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from firsthand import __version__, cli
from firsthand.cli import run
from firsthand.cli.commands import SECTIONS
from firsthand.cli.desk import Desk
from firsthand.cli.progress import shown
from firsthand.config import Config
from firsthand.pipeline import Progress
from firsthand.records import Descent, Document, FirsthandError
from firsthand.records import errors as family
from tests.steps import made_up_steps

FIRST = "Customs men opened nine crates in Port Ansel last week. They found guidance units."
SECOND = "A clerk in Sund counted eleven hulls on Sunday. Nobody had asked him to do so at all."


@pytest.fixture(autouse=True)
def _made_up_steps() -> Iterator[None]:
    with made_up_steps():
        yield


Answer = tuple[int, str, str]


@pytest.fixture
def say(capfd: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    def called(*words: str | Path) -> Answer:
        capfd.readouterr()
        status = run([str(word) for word in words])
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return status, out, err

    return called


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "one.txt").write_text(FIRST)
    (folder / "two.txt").write_text(SECOND)
    return folder


@pytest.fixture
def case(tmp_path: Path, pile: Path, say: Callable[..., Answer]) -> Path:
    assert say("build", pile, "--case", tmp_path / "case")[0] == 0
    return tmp_path / "case"


def commands() -> list[str]:
    return [str(command.name) for _, listed in SECTIONS for command in listed]


def test_help_lists_every_command_in_the_order_of_the_job(say: Callable[..., Answer]) -> None:
    status, out, _ = say("--help")
    assert status == 0
    places = [out.index(f"\n  {name} ") for name in commands()]
    assert places == sorted(places)
    assert {"build", "add", "analyse", "show", "quote", "read", "export", "report", "why", "find", "explain"} <= set(
        commands()
    )
    assert {"serve", "diff", "judge", "reconcile", "screen", "lineage"} <= set(commands())


@pytest.mark.parametrize("name", commands())
def test_every_command_explains_itself(name: str, say: Callable[..., Answer]) -> None:
    status, out, _ = say(name, "--help")
    assert status == 0
    built = name not in {str(command.name) for command in SECTIONS[-1][1]}
    assert (f"  firsthand {name}" in out) == built  # an example
    if built and name != "completion":
        assert "--json" in out
        assert "--quiet" in out


def test_the_version(say: Callable[..., Answer]) -> None:
    assert say("--version")[:2] == (0, f"firsthand {__version__}\n")


def test_without_a_command_the_help_goes_to_stderr(say: Callable[..., Answer]) -> None:
    status, out, err = say()
    assert (status, out) == (2, "")
    assert "Make a case" in err


@pytest.mark.parametrize("words", [["frob"], ["build"], ["show"], ["build", "x"], ["show", "c", "frob"], ["--frob"]])
def test_wrong_usage_is_said_with_what_to_try(words: list[str], say: Callable[..., Answer]) -> None:
    status, out, err = say(*words)
    assert (status, out) == (2, "")
    assert err.startswith("firsthand: ")
    assert "--help" in err


def test_build_says_the_verdict_first_and_where_the_report_is(
    tmp_path: Path, pile: Path, say: Callable[..., Answer]
) -> None:
    status, out, err = say("build", pile, "--case", tmp_path / "case")
    assert status == 0
    assert out.splitlines()[0] == "2 accounts, 2 origins."
    assert f"Report: {tmp_path / 'case' / 'report.html'}" in out
    assert "Next: " in err
    assert (tmp_path / "case" / "report.html").stat().st_size > 1_000


def test_build_again_adds_what_is_new(case: Path, pile: Path, say: Callable[..., Answer]) -> None:
    assert "Nothing new" in say("build", pile, "--case", case)[2]
    (pile / "three.txt").write_text("Rain fell on the upper valley for nine days on end, and the keepers argued.")
    status, out, err = say("build", pile, "--case", case)
    assert (status, out.splitlines()[0]) == (0, "3 accounts, 3 origins.")
    assert "New sources: 1; held already: 2." in err
    (pile / "three.txt").write_text("Rain fell on the lower valley for ten days on end, and nobody argued at all.")
    assert "changed since it was captured" in say("add", case, pile / "three.txt")[2]


def test_what_was_set_aside_is_said_and_ends_with_its_status(
    case: Path, pile: Path, say: Callable[..., Answer]
) -> None:
    (pile / "scan.pdf").write_bytes(b"%PDF-1.7\n%\xe2\xe3")
    status, out, _ = say("build", pile, pile / "missing.txt", "--case", case)
    assert status == 3
    assert out.splitlines()[0] == "2 accounts, 2 origins."
    assert "Set aside: 2 sources." in out
    assert "scan.pdf" in out
    assert "no such file" in out.lower()
    assert say("analyse", case)[0] == 3
    assert "scan.pdf" in say("show", case, "set-aside", "--json")[1]


def test_of_many_doubts_the_first_are_printed_and_the_others_counted(
    tmp_path: Path, pile: Path, say: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    from firsthand import lineage

    descend = lineage.descend

    def doubting(documents: Sequence[Document], **more: Any) -> Descent:
        found = descend(documents, **more)
        doubts = tuple(f"doubt {number}" for number in range(13))
        return msgspec.structs.replace(found, origins=msgspec.structs.replace(found.origins, unsettled=doubts))

    monkeypatch.setattr(lineage, "descend", doubting)
    out = say("build", pile, "--case", tmp_path / "case")[1]
    assert out.count("Unsettled: doubt") == 10
    assert f"And 3 more that are unsettled: firsthand why {tmp_path / 'case'} origins" in out
    assert "doubt 12" in say("why", tmp_path / "case", "origins")[1]


def test_a_pile_of_which_nothing_can_be_read_says_why(tmp_path: Path, say: Callable[..., Answer]) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7")
    status, out, _ = say("build", tmp_path / "scan.pdf", "--case", tmp_path / "case")
    assert status == 3
    assert out.startswith("No account was read.")
    assert "This is a PDF file" in out
    assert say("analyse", tmp_path / "case")[0] == 3
    assert "This is a PDF file" in say("show", tmp_path / "case", "set-aside")[1]
    assert "set_aside" in say("show", tmp_path / "case", "log")[1]
    assert "No account was read" in (tmp_path / "case" / "report.html").read_text("utf-8")


def test_a_case_gets_a_folder_of_its_own(tmp_path: Path, pile: Path, say: Callable[..., Answer]) -> None:
    before = sorted(tmp_path.rglob("*"))
    (tmp_path / "empty").mkdir()
    for case in (pile, pile / "case", "", tmp_path):
        status, out, err = say("build", pile, "--case", case)
        assert (status, out) == (2, "")
        assert err.startswith("firsthand: ")
    assert say("build", tmp_path / "empty", "--case", tmp_path / "case")[0] == 2
    (tmp_path / "empty").rmdir()
    assert sorted(tmp_path.rglob("*")) == before
    assert say("show", "")[0] == 2


@pytest.mark.parametrize("address", ["https://example.org/story", "HTTP://example.org", "ftp://example.org/a.txt"])
def test_an_address_is_not_built_yet(address: str, case: Path, say: Callable[..., Answer]) -> None:
    for words in (["add", case, address], ["build", address, "--case", case.parent / "new"]):
        status, out, err = say(*words)
        assert (status, out) == (7, "")
        assert "Fetching addresses is not built yet" in err
        assert "Save the page" in err
    assert not (case.parent / "new").exists()


def test_an_account_that_changes_what_is_said_of_another_is_no_secret(
    tmp_path: Path, pile: Path, say: Callable[..., Answer]
) -> None:
    say("build", pile / "two.txt", "--case", tmp_path / "case")
    (pile / "later.txt").write_text(
        f"{SECOND} A second clerk in Sund had counted them as well, three days before that."
    )
    status, out, _ = say("add", tmp_path / "case", pile / "one.txt")
    assert "Changed for accounts held before" not in out
    status, out, _ = say("add", tmp_path / "case", pile / "later.txt", "--json")
    changes = json.loads(out)["changes"]
    assert status == 0
    assert changes["edges"]["new"] == 1  # two.txt is now a part of later.txt
    say("build", pile / "two.txt", "--case", tmp_path / "other")
    assert "edges: 1 new, 0 gone." in say("add", tmp_path / "other", pile / "later.txt")[1]


def test_what_is_quoted_stands_on_an_original_that_was_not_touched(
    case: Path, tmp_path: Path, say: Callable[..., Answer]
) -> None:
    (original,) = (
        path for path in (case / "originals").rglob("*") if path.is_file() and b"crates" in path.read_bytes()
    )
    original.chmod(0o644)
    original.write_text(FIRST.replace("nine", "four"))
    unhashed = ("--set", "verify_bytes=0")  # as in a case too large to be hashed whenever it is opened
    asked = (
        ["quote", case, "opened nine crates"],
        ["find", case, "crates"],
        ["why", case, "F1"],
        ["export", case],
    )
    for words in (*asked, ["report", case, "-o", tmp_path / "new.html"]):
        status, out, err = say(*words, *unhashed)
        assert (status, out) == (5, ""), words
        assert "has been changed" in err
    assert say("quote", case, "counted eleven hulls", *unhashed)[0] == 0


def test_findings_answer_to_their_numbers(case: Path, say: Callable[..., Answer]) -> None:
    assert "Because." in say("why", case, "F1")[1]
    assert "Because." in say("why", case, "f1")[1]
    assert say("why", case, "F2")[0] == 6
    assert "F1 " in say("show", case, "findings")[1]


def test_json_is_one_value_and_nothing_else(case: Path, pile: Path, say: Callable[..., Answer]) -> None:
    status, out, err = say("build", pile, "--case", case, "--json")
    summary = json.loads(out)
    assert (status, err) == (0, "")
    assert summary["accounts"] == 2
    assert summary["origins"]["lower"] == 2
    for words in (
        ["show", case, "documents"],
        ["show", case, "log"],
        ["show", case, "set-aside"],
        ["why", case, "A1"],
        ["find", case, "crates"],
        ["quote", case, "opened nine crates"],
        ["explain", "X1"],
        ["explain"],
        ["analyse", case],
        ["export", case, "-o", case / "out.json"],
        ["report", case, "-o", case / "out.html"],
        ["completion", "bash"],
    ):
        status, out, err = say(*words, "--json")
        assert (status, err) == (0, ""), words
        json.loads(out)


def test_quiet_is_the_result_only(case: Path, pile: Path, say: Callable[..., Answer]) -> None:
    status, out, err = say("build", pile, "--case", case, "--quiet")
    assert (status, err) == (0, "")
    assert out.startswith("2 accounts")


@pytest.mark.parametrize(
    "what", ["origins", "documents", "statements", "quotations", "claims", "findings", "entities", "log"]
)
def test_show(what: str, case: Path, say: Callable[..., Answer]) -> None:
    status, out, _ = say("show", case, what)
    assert status == 0
    assert out.strip()
    if what == "documents":
        assert "A1 one.txt" in out
    if what == "log":
        assert "The chain is whole" in out


@pytest.mark.parametrize("what", ["deals", "payments", "sanctions", "timeline", "alignment"])
def test_show_has_every_register_for_people_and_for_programs(what: str, case: Path, say: Callable[..., Answer]) -> None:
    status, out, _ = say("show", case, what)
    assert (status, out[:2]) == (0, "0 ")
    status, out, _ = say("show", case, what, "--json")
    assert (status, json.loads(out)) == (0, [])


@pytest.mark.parametrize("name", ["serve"])
def test_a_command_of_the_design_that_is_not_built_says_what_it_will_do(name: str, say: Callable[..., Answer]) -> None:
    status, out, err = say(name, "x", "--since", "yesterday", "-o", "y")
    assert (status, out) == (7, "")
    assert f"`firsthand {name}` is not built yet. It will be: " in err


def test_rows_beyond_the_setting_are_counted(case: Path, say: Callable[..., Answer]) -> None:
    assert "and 1 more; --all" in say("show", case, "documents", "--set", "rows=1")[1]
    assert "more; --all" not in say("show", case, "documents", "--set", "rows=1", "--all")[1]


def test_why_finds_by_label_and_gives_the_places(case: Path, say: Callable[..., Answer]) -> None:
    assert say("why", case)[1].startswith("2 accounts, 2 origins.")
    assert "Captured from" in say("why", case, "two")[1]
    assert "Because." in say("why", case, "f-made")[1]
    status, out, err = say("why", case, "nobody")
    assert (status, out) == (6, "")
    assert "Nothing in the case is called 'nobody'" in err
    assert say("why", case, ".txt")[0] == 2


def test_find_and_quote(case: Path, say: Callable[..., Answer]) -> None:
    status, out, _ = say("find", case, "NINE", "crates")
    assert status == 0
    assert "»nine«" in out
    assert say("find", case, "submarine")[0] == 6
    assert say("quote", case, "They found guidance units")[1].startswith("Verbatim")
    assert say("quote", case, "They found no guidance units")[1].startswith("Near")
    assert say("quote", case, "Nothing of that kind was ever said")[1].startswith("Not found")
    assert say("quote", case, "…")[0] == 2


def test_explain(say: Callable[..., Answer]) -> None:
    assert say("explain")[1].startswith("X1    low     made up")
    assert "Does not catch" in say("explain", "x1")[1]
    assert say("explain", "Z9")[0] == 2


def test_export_to_a_file_to_stdout_and_as_tables(case: Path, tmp_path: Path, say: Callable[..., Answer]) -> None:
    schema = json.loads(resources.files("firsthand.views").joinpath("export.schema.json").read_bytes())
    status, out, _ = say("export", case)
    assert status == 0
    jsonschema.validate(json.loads(out), schema)
    assert say("export", case, "--format", "json", "-o", tmp_path / "out.json")[0] == 0
    assert json.loads((tmp_path / "out.json").read_bytes()) == json.loads(out)
    assert say("export", case, "--format", "csv", "-o", tmp_path / "tables")[0] == 0
    rows = list(csv.DictReader(io.StringIO((tmp_path / "tables" / "documents.csv").read_text("utf-8-sig"))))
    assert [row["held"] for row in rows] == ["True", "True"]
    assert say("export", case, "--format", "csv")[0] == 2
    assert say("export", case, "-o", tmp_path / "none" / "out.json")[0] == 2
    assert say("export", case, "--format", "csv", "-o", tmp_path / "out.json")[0] == 2
    for other in ("xlsx", "ftm", "jsonld", "gexf", "graphml"):
        assert say("export", case, "--format", other, "-o", tmp_path / f"out.{other}")[0] == 0
        assert (tmp_path / f"out.{other}").stat().st_size
    assert say("export", case, "--format", "parquet", "-o", tmp_path / "columns")[0] == 0
    assert (tmp_path / "columns" / "statements.parquet").is_file()


def test_report_with_and_without_full_texts(case: Path, tmp_path: Path, say: Callable[..., Answer]) -> None:
    assert say("report", case, "-o", tmp_path / "full.html")[0] == 0
    assert say("report", case, "-o", tmp_path / "quotes.html", "--quotes-only")[0] == 0
    assert "<html" in (tmp_path / "full.html").read_text("utf-8")
    assert (tmp_path / "quotes.html").read_bytes() != (tmp_path / "full.html").read_bytes()


def test_a_broken_case_says_what_to_do(case: Path, say: Callable[..., Answer]) -> None:
    log = case / "log.jsonl"
    log.write_bytes(log.read_bytes().replace(b"one.txt", b"two.txt"))
    status, out, err = say("show", case)
    assert (status, out) == (5, "")
    assert "has been changed" in err
    assert "Restore log.jsonl" in err


def test_the_operator_is_logged_only_when_given(
    case: Path, pile: Path, say: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    def last() -> Any:
        return json.loads((case / "log.jsonl").read_text().splitlines()[-1])["operator"]

    monkeypatch.setenv("USER", "someone")
    assert last() is None
    (pile / "one.txt").write_text(SECOND + FIRST)
    say("build", pile, "--case", case, "--operator", "R. Vane")
    assert last() == "R. Vane"
    (pile / "one.txt").write_text(FIRST + SECOND)
    monkeypatch.setenv("FIRSTHAND_OPERATOR", "I. Brandt")
    say("build", pile, "--case", case)
    assert last() == "I. Brandt"


@pytest.mark.parametrize("error", FirsthandError.__subclasses__())
def test_every_error_of_the_family_ends_with_its_own_status(
    error: type[FirsthandError], case: Path, say: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise error("It\x1b[2J went wrong.", "Try again.")

    monkeypatch.setattr("firsthand.views.grounds.why_origins", fails)
    status, out, err = say("why", case)
    assert (status, out) == (error.exit_status, "")
    assert err.endswith("went wrong.\n  Try again.\n")
    assert "\x1b" not in err


def test_statuses_are_distinct_and_documented() -> None:
    kinds = [kind for kind in vars(family).values() if isinstance(kind, type) and issubclass(kind, FirsthandError)]
    statuses = [kind.exit_status for kind in kinds]
    assert len(set(statuses)) == len(statuses)
    documented = (Path(__file__).parent.parent / "docs" / "cli.md").read_text(encoding="utf-8")
    for status in {0, *statuses, cli.STOPPED, cli.UNREAD}:
        assert f"| {status} |" in documented


@pytest.mark.parametrize(
    ("raised", "status", "says"),
    [
        (KeyboardInterrupt(), 130, "Stopped."),
        (OSError(28, "No space left on device", "x.html"), 1, "No space left on device (x.html)"),
        (ZeroDivisionError("inside"), 1, "ZeroDivisionError"),
        (RecursionError("deep"), 1, "RecursionError"),
        (MemoryError(), 1, "MemoryError"),
    ],
)
def test_no_traceback_whatever_happens(
    raised: BaseException,
    status: int,
    says: str,
    case: Path,
    say: Callable[..., Answer],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise raised

    monkeypatch.setattr("firsthand.views.grounds.why_origins", fails)
    found, _, err = say("why", case)
    assert found == status
    assert says in err


def test_debugging_shows_the_traceback(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIRSTHAND_DEBUG", "1")
    with pytest.raises(FirsthandError):
        run(["why", str(case), "nobody"])


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_name_the_program(shell: str, say: Callable[..., Answer]) -> None:
    status, out, _ = say("completion", shell)
    assert status == 0
    assert "_FIRSTHAND_COMPLETE" in out


def test_progress_is_shown_only_after_a_second_and_as_lines_without_a_terminal(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("firsthand.cli.progress.PATIENCE_SECONDS", 0.05)
    monkeypatch.setattr("firsthand.cli.progress.PLAIN_SECONDS", 0.05)
    quick, seen = Desk(Config(), quiet=False, machine=False), threading.Event()
    with shown(quick) as watch:
        watch(Progress("reading", 3, 5, "The \x1bPost"))
        for _ in range(100):
            time.sleep(0.05)
            if (err := capfd.readouterr().err) or seen.is_set():
                break
    assert "firsthand: reading 3 of 5: The " in err
    assert "\x1b" not in err
    for desk in (Desk(Config(), quiet=True, machine=False), Desk(Config(), quiet=False, machine=True)):
        with shown(desk) as watch:
            watch(Progress("reading", 1, 2))
            time.sleep(0.2)
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("options", [[], ["--quotes-only"]])
def test_a_report_is_no_account_wherever_it_lies(
    options: list[str], tmp_path: Path, pile: Path, say: Callable[..., Answer]
) -> None:
    say("build", pile, "--case", tmp_path / "case")
    mailed = tmp_path / "inbox" / "about the harbour.html"
    mailed.parent.mkdir()
    assert say("report", tmp_path / "case", *options, "-o", mailed)[0] == 0
    _, out, _ = say("build", mailed.parent, "--case", tmp_path / "other")
    assert "No account was read" in out
    assert "a report made by Firsthand" in out


@pytest.mark.parametrize("command", [["find"], ["quote"], ["why"], ["judge", "reject"]])
def test_words_that_are_no_text_are_refused(
    command: list[str], tmp_path: Path, pile: Path, say: Callable[..., Answer]
) -> None:
    say("build", pile, "--case", tmp_path / "case")
    name, *more = command
    status, out, err = say(name, tmp_path / "case", *more, "bad\udcff")
    assert (status, out) == (2, "")
    assert "no text" in err
    assert say("build", pile, "--case", tmp_path / "new", "--operator", "R. V\udcff")[0] == 2
    assert not (tmp_path / "new").exists()
