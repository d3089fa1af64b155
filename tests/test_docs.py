"""The examples in README.md and docs/ run, and print what the page says they print.

A page's examples run in order, in one empty folder in which ``sample/`` is the pile that the package ships.

- ```` ```console ````: each ``$ firsthand …`` runs; output that is shown must be the output (both streams).
  ``…`` stands for anything within a line, and alone on a line for any lines. The exit status must be 0, or
  what a following ``$ echo $?`` shows. Of other commands only those in ``NOT_RUN`` may be shown.
- ```` ```python ````: with ``>>>`` as a doctest, otherwise it must run. One page shares its names.
- ```` ```text file=NAME ```` (any language): the file's contents, for the examples after it.
- ``<!-- run: firsthand … -->``: run, and not shown. The same first such line is run once for all pages.
"""

import contextlib
import doctest
import io
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from markdown_it import MarkdownIt

from firsthand import cli
from firsthand.records import Unreadable
from firsthand.sample import sample

PROJECT = Path(__file__).parent.parent
PAGES = [PROJECT / "README.md", *sorted((PROJECT / "docs").rglob("*.md"))]

# Shown to readers, proved elsewhere: `make` by continuous integration, the rest by `make wheel`.
NOT_RUN = {"make", "git", "pip", "python3", "cd", "source"}

HIDDEN = re.compile(r"<!--\s*run:\s*(.+?)\s*-->")


class Block(NamedTuple):
    """One example: ``kind`` is console, python, file or hidden; ``name`` is the file's."""

    kind: str
    text: str
    line: int
    name: str = ""


class Command(NamedTuple):
    """A shown command with the output lines under it; ``status`` is the exit status the page promises."""

    words: list[str]
    shown: list[str]
    status: int


def blocks(page: str) -> list[Block]:
    """The examples of a page in order."""
    found = []
    for token in MarkdownIt().parse(page):
        line = token.map[0] + 1 if token.map else 0
        if token.type == "html_block":
            found += [Block("hidden", command, line) for command in HIDDEN.findall(token.content)]
        elif token.type == "fence":
            language, _, rest = token.info.strip().partition(" ")
            if named := re.fullmatch(r"file=(\S+)", rest.strip()):
                found.append(Block("file", token.content, line, named[1]))
            elif language in {"console", "python"}:
                found.append(Block(language, token.content, line))
    return found


def commands(text: str) -> list[Command]:
    """The commands of a console block. A trailing backslash joins lines, as in a shell."""
    found: list[Command] = []
    for line in text.replace("\\\n", " ").splitlines():
        if line.startswith("$ "):
            found.append(Command(shlex.split(line[2:], comments=True), [], 0))
        elif found:
            found[-1].shown.append(line.rstrip())
    kept: list[Command] = []
    for command in found:
        if command.words == ["echo", "$?"]:
            kept[-1] = kept[-1]._replace(status=int(command.shown[0]))
        elif command.words:
            kept.append(command)
    return kept


def agrees(shown: list[str], printed: list[str]) -> bool:
    """Whether what was printed is what the page shows, ``…`` standing for what is left out."""
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == "…" else ".*?".join(map(re.escape, line.split("…"))) + r"[ \t]*\n"
        for line in strip(shown)
    )
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in strip(printed))) is not None


def strip(lines: list[str]) -> list[str]:
    """Without trailing blanks, and without empty lines before and after."""
    return "\n".join(line.rstrip() for line in lines).strip("\n").split("\n")


def firsthand(words: list[str]) -> tuple[int, list[str]]:
    """Run the command line here; return its exit status and the lines it printed on both streams.

    In this process, where the models are loaded once: that the installed script does the same is for ``make wheel``.
    """
    said = io.BytesIO()
    both = io.TextIOWrapper(said, encoding="utf-8", write_through=True)
    with contextlib.redirect_stdout(both), contextlib.redirect_stderr(both):
        status = cli.run(words)
    return status, said.getvalue().decode().splitlines()


def run_console(block: Block) -> None:
    for command in commands(block.text):
        program, *words = command.words
        if program in NOT_RUN:
            assert not command.shown, f"`{program}` is not run, so its output may not be shown"
            continue
        assert program == "firsthand", f"`{program}` cannot be run here, so it may not be shown"
        status, printed = firsthand(words)
        said = "\n".join(printed)
        assert status == command.status, f"{shlex.join(command.words)} ended with {status}:\n{said}"
        if any(command.shown):
            shown = "\n".join(command.shown)
            assert agrees(command.shown, printed), (
                f"{shlex.join(command.words)}\n--- shown\n{shown}\n--- printed\n{said}"
            )


def run_hidden(command: str) -> None:
    """Run what the page needs and does not show. Files that were set aside are no failure here."""
    program, *words = shlex.split(command)
    assert program == "firsthand", f"`{program}` cannot be run here"
    status, printed = firsthand(words)
    assert status in {0, Unreadable.exit_status}, "\n".join([f"{command} ended with {status}:", *printed])


def run_python(block: Block, names: dict[str, object], where: str) -> None:
    if ">>>" not in block.text:
        exec(compile(block.text, where, "exec"), names)
        return
    test = doctest.DocTestParser().get_doctest(block.text, names, where, where, block.line)
    for example in test.examples:
        example.want = example.want.replace("…", "...")
    told = io.StringIO()
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    runner.run(test, out=told.write, clear_globs=False)
    names.update(test.globs)
    assert not runner.failures, told.getvalue()


def run_page(page: str, folder: Path, made: "Made", where: str = "page") -> int:
    """Run the examples of a page in ``folder``; return how many there were."""
    names: dict[str, object] = {"__name__": "__example__"}
    found = blocks(page)
    with contextlib.chdir(folder):
        for number, block in enumerate(found):
            try:
                if block.kind == "hidden":
                    made.lay(block.text, folder) if number == 0 else run_hidden(block.text)
                elif block.kind == "file":
                    target = folder / block.name
                    assert target.resolve().is_relative_to(folder.resolve()), "outside the example's folder"
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_text(block.text, encoding="utf-8")
                elif block.kind == "python":
                    run_python(block, names, where)
                else:
                    run_console(block)
            except AssertionError as error:
                pytest.fail(f"{where}, line {block.line}: {error}")
    return len(found)


class Made:
    """Folders as the pages' first hidden command leaves them, each made once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folders: dict[str, Path] = {}

    def lay(self, command: str, folder: Path) -> None:
        """Lay a copy of what ``command`` makes into ``folder``."""
        if command not in self.folders:
            fresh = self.root / f"made-{len(self.folders)}"
            lay_sample(fresh)
            with contextlib.chdir(fresh):
                run_hidden(command)
            self.folders[command] = fresh
        shutil.copytree(self.folders[command], folder, dirs_exist_ok=True)


def lay_sample(folder: Path) -> None:
    """Put the pile that the package ships into ``folder`` as ``sample/``."""
    shutil.copytree(sample()[0], folder / "sample")


@pytest.fixture(autouse=True)
def _a_plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    return Made(tmp_path_factory.mktemp("made"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(PROJECT)))
def test_examples_do_what_the_page_says(page: Path, tmp_path: Path, made: Made) -> None:
    lay_sample(tmp_path)
    run_page(page.read_text(encoding="utf-8"), tmp_path, made, str(page.relative_to(PROJECT)))


PAGE = """
# A page

```text file=notes/one.txt
Twelve jets.
```

```python
from pathlib import Path
text = Path("notes/one.txt").read_text()
```

```python
>>> text
'Twel…'
```

A file that nobody runs:

```json
{"not": "run"}
```
"""


def test_a_page_that_tells_the_truth_passes(tmp_path: Path, made: Made) -> None:
    assert run_page(PAGE, tmp_path, made) == 3


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ("```python\n>>> 1 + 1\n3\n```", "Expected"),
        ("```console\n$ rm -rf sample\n```", "`rm` cannot be run here"),
        ("```console\n$ make demo\nall is well\n```", "may not be shown"),
        ("```text file=../out.txt\nx\n```", "outside"),
    ],
)
def test_a_page_that_does_not_fails_with_its_line(wrong: str, why: str, tmp_path: Path, made: Made) -> None:
    with pytest.raises(pytest.fail.Exception, match=why) as caught:
        run_page(f"# A page\n\n{wrong}\n", tmp_path, made)
    assert "line 3" in str(caught.value)


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("5 accounts, 1 origin", "5 accounts, 1 origin", True),
        ("5 accounts, 1 origin", "5 accounts, 2 origins", False),
        ("5 accounts, … (…)", "5 accounts, 1 origin (why)", True),
        ("first\n…\nlast", "first\nb\nc\nlast", True),
        ("first\n…\nlast", "first\nlast", True),
        ("first\nlast", "first\nb\nlast", False),
        ("first", "first\nsecond", False),
        ("a.c", "abc", False),
    ],
)
def test_shown_output_is_held_to_what_is_printed(shown: str, printed: str, same: bool) -> None:
    assert agrees(shown.splitlines(), printed.splitlines()) is same


def test_a_console_block_is_read_as_a_reader_reads_it() -> None:
    text = "$ firsthand build sample \\\n    --case 'my case'  # a new one\n15 accounts\n\n$ echo $?\n3\n$ make demo\n"
    build, demo = commands(text)
    assert build.words == ["firsthand", "build", "sample", "--case", "my case"]
    assert strip(build.shown) == ["15 accounts"]
    assert build.status == 3
    assert demo == Command(["make", "demo"], [], 0)


def test_the_command_line_is_run_and_held_to_its_status() -> None:
    with pytest.raises(AssertionError, match="ended with 2"):
        run_console(Block("console", "$ firsthand no-such-command\n", 1))
    run_console(Block("console", "$ firsthand no-such-command\n…\n$ echo $?\n2\n", 1))
