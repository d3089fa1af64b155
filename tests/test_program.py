"""The program as a process of its own: streams, locale, home folder, signals. What it says is tests/test_cli.py's."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from firsthand import cli

if TYPE_CHECKING:
    from tests.steps import Say

PROGRAM = [sys.executable, "-m", "firsthand"]
SOURCE = str(Path(cli.__file__).parents[2])

posix = pytest.mark.skipif(os.name != "posix", reason="needs the shell, signals and pipes of POSIX")


@pytest.fixture
def case(tmp_path: Path, quick_steps: None, say: "Say") -> Path:
    pile = tmp_path / "pile"
    pile.mkdir()
    (pile / "one.txt").write_text("Customs men opened nine crates in Port Ansel last week. They found guidance units.")
    (pile / "two.txt").write_text("A clerk in Sund counted eleven hulls on Sunday. Nobody had asked him to do so.")
    assert say("build", pile, "--case", tmp_path / "case")[0] == 0
    return tmp_path / "case"


def program(*words: str | Path, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
    bare = {"PATH": os.environ["PATH"], "PYTHONPATH": SOURCE, **environment}
    return subprocess.run([*PROGRAM, *map(str, words)], capture_output=True, env=bare, cwd=cwd, check=False)


@pytest.mark.usefixtures("untraced")
def test_a_terminal_that_shows_only_ascii_gets_codes_and_no_error(case: Path) -> None:
    odd = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = program("quote", case, "“They found guidance units”", **odd)
    assert done.returncode == 0, done.stderr
    assert done.stdout.isascii()
    assert done.stdout.startswith(b"Verbatim")  # what was typed in UTF-8 is read as UTF-8
    # Names outside ASCII are kept and found, whatever the locale can say.
    shutil.copytree(case, case.parent / "häfen")
    (case.parent / "bögen.txt").write_text("Eleven hulls lay in Sund on Sunday, a clerk counted.")
    assert program("add", case.parent / "häfen", case.parent / "bögen.txt", **odd).returncode == 0
    done = program("show", case.parent / "häfen", "documents", "--json", **odd)
    assert [Path(one["path"]).name for one in json.loads(done.stdout)][-1] == "bögen.txt"
    json.loads(program("export", case, **odd).stdout.decode("utf-8"))


def test_without_a_home_and_from_any_folder_it_writes_nothing_beside_the_case_and_no_colour_into_a_file(
    tmp_path: Path, case: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    done = program("show", case, "documents", cwd=empty, HOME="/nonexistent")
    assert done.returncode == 0, done.stderr
    assert b"\x1b" not in done.stdout + done.stderr
    assert not list(empty.iterdir())


@posix
def test_a_reader_that_goes_away_is_no_error(case: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*PROGRAM, "export", str(case)],
        stdout=writer,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": SOURCE},
        check=False,
    )
    os.close(writer)
    assert done.returncode == cli.UNREAD
    assert done.stderr == b""


@posix
@pytest.mark.parametrize(
    ("closed", "words"),
    [
        (">&-", ("show", "case", "documents")),
        ("<&-", ("completion", "bash")),
        ("2>&-", ("show", "case", "documents")),
        ("<&- >&- 2>&-", ("export", "case")),
        ("<&- >&- 2>&-", ("build", "pile", "--case", "case")),
    ],
)
@pytest.mark.usefixtures("untraced")
def test_a_stream_that_is_closed_is_no_error(closed: str, words: tuple[str, ...], case: Path, say: "Say") -> None:
    done = subprocess.run(
        ["sh", "-c", f'"$@" {closed}', "sh", *PROGRAM, *words],
        cwd=case.parent,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": SOURCE},
        check=False,
    )
    assert done.returncode == 0, (words, done.stderr)
    assert done.stderr == b""
    # Nothing that was meant for a closed stream went into the case.
    assert say("show", case, "log")[0] == 0


def test_help_loads_nothing_heavy_and_is_quick() -> None:
    script = (
        "import sys, time; started = time.perf_counter()\n"
        "from firsthand.cli import run; run(['--help'])\n"
        "print(time.perf_counter() - started); print(*sys.modules)"
    )
    alone = {name: value for name, value in os.environ.items() if not name.startswith("COV")}  # coverage loads sqlite3
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        env={**alone, "PYTHONPATH": SOURCE},
        check=True,
    )
    seconds, modules = done.stdout.splitlines()[-2:]
    heavy = {"sqlalchemy", "numpy", "spacy", "rich", "jinja2", "lxml", "lingua", "sqlite3"}
    assert heavy.isdisjoint(modules.split())
    assert float(seconds) < 3  # 0.15 s on an idle core; a shared one stalls


def test_completion_completes() -> None:
    words = {"COMP_WORDS": "firsthand exp", "COMP_CWORD": "1", "_FIRSTHAND_COMPLETE": "bash_complete"}
    assert program(**words).stdout.split() == [b"plain,explain", b"plain,export"]
