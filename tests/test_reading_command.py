"""``firsthand read``: one text, a page, or JSON lines, without a case."""

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from firsthand import cli, pipeline
from firsthand.cli import run
from firsthand.config import Config
from firsthand.pipeline import NotRead, ReadAlone
from tests.steps import made_up_steps

FIRST = "Customs men opened nine crates in Port Ansel last week. They found guidance units."
PAGE = (
    "<!doctype html><html lang='en'><head><title>Barges</title></head><body><nav>Home News Sport</nav><article>"
    "<h1>Nine barges sank</h1><p>Nine barges sank off Port Ansel on Sunday, and the council did not say why.</p>"
    "<p>“Nobody told us that they were empty,” said Orlo Venn, a clerk who had counted them twice in May.</p>"
    "</article></body></html>"
)
Answer = tuple[int, list[dict[str, Any]], str]


@pytest.fixture
def quick() -> Iterator[None]:
    with made_up_steps():
        yield


@pytest.fixture
def say(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Answer]:
    """``read --json``, given what comes in on stdin; the lines it printed."""

    def called(*words: str | Path, stdin: bytes | str = b"") -> Answer:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        capfd.readouterr()
        status = run(["read", "--json", *map(str, words)])
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return status, [json.loads(line) for line in out.splitlines()], err

    return called


def lines(*rows: object) -> str:
    return "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows)


@pytest.mark.usefixtures("quick")
def test_a_text_for_people(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one.txt").write_text(FIRST)
    assert run(["read", str(tmp_path / "one.txt")]) == 0
    assert capfd.readouterr().out.splitlines()[0] == "one.txt: 2 statements"


@pytest.mark.usefixtures("quick")
def test_a_text_for_programs(tmp_path: Path, say: Callable[..., Answer]) -> None:
    (tmp_path / "one.txt").write_text(FIRST)
    status, (line,), err = say(tmp_path / "one.txt")
    assert (status, err) == (0, "")
    assert [one["text"] for one in line["statements"]] == [part.strip() for part in FIRST.split(".")[:2]]
    assert say("-", stdin=FIRST)[1][0]["statements"] == say(stdin=FIRST)[1][0]["statements"] != []
    for words in ([tmp_path], [tmp_path / "none.txt"], [tmp_path / "one.txt", "--set", "file_bytes=5"]):
        assert say(*words)[:2] == (2, [])


@pytest.mark.usefixtures("quick")
def test_a_hundred_lines_give_a_hundred_in_order_the_bad_ones_too(tmp_path: Path, say: Callable[..., Answer]) -> None:
    rows: list[object] = [{"id": f"r{n}", "text": f"{FIRST} It was day {n}."} for n in range(100)]
    rows[7], rows[8], rows[41], rows[99] = "{broken", '{"id": "r8"}', '["r41"]', {"id": "r99", "text": "Ha."}
    (tmp_path / "pile.jsonl").write_text(lines(*rows))
    status, found, err = say(tmp_path / "pile.jsonl")
    assert (status, len(found)) == (3, 100)
    assert [one["source_id"] for one in found] == [None if n in (7, 41) else f"r{n}" for n in range(100)]
    aside = {n: one["set_aside"] for n, one in enumerate(found) if one["set_aside"]}
    assert {n: one["line"] for n, one in aside.items()} == {n: n + 1 for n in (7, 8, 41, 99)}
    assert all(found[n]["statements"] == [] for n in aside)
    assert [line.split(": ")[2] for line in err.splitlines()] == ["Line 8", "Line 9", "Line 42", "Line 100"]
    # The same from a pipe, whose name tells nothing, but for where it came from.
    piped = say(stdin=lines(*rows))[1]
    assert [one["statements"] == [] for one in piped] == [one["statements"] == [] for one in found]
    assert [one["text"] for one in piped if "text" in one] == [one["text"] for one in found if "text" in one]


@pytest.mark.usefixtures("quick")
def test_a_pipe_of_many_lines_is_answered_as_it_comes_and_never_held() -> None:
    """A line is answered before the next is asked for, where they come one by one."""
    made, given = 300, 0

    class Pipe:
        def read1(self, _size: int, /) -> bytes:
            nonlocal given
            given += 1
            return lines({"id": given, "text": f"{FIRST} {given}."}).encode() if given <= made else b""

    answers = pipeline.read_alone(Pipe(), "-", Config())
    for number, one in enumerate(answers, start=1):
        assert isinstance(one, ReadAlone)
        assert one.document.source_id == str(number)
        assert given == number
    assert given == made + 1


@pytest.mark.usefixtures("quick")
def test_nothing_comes_in(tmp_path: Path, say: Callable[..., Answer]) -> None:
    (tmp_path / "pile.jsonl").write_text("\n \n")
    for words, stdin in (((), ""), ((), "  \n"), ((tmp_path / "pile.jsonl",), "")):
        status, (line,), err = say(*words, stdin=stdin)
        assert status == 3
        assert "is empty" in line["set_aside"]["reason"]
        assert "is empty" in err


@pytest.mark.usefixtures("quick")
def test_a_line_that_crashes_the_reader_is_set_aside_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    with made_up_steps() as counting:
        counting.crashes_at = "b"
        data = lines(*({"id": name, "text": FIRST} for name in "abc")).encode()
        a, b, c = pipeline.read_alone(io.BytesIO(data), "-", Config())
    assert isinstance(a, ReadAlone)
    assert isinstance(c, ReadAlone)
    assert isinstance(b, NotRead)
    assert (b.line, b.source_id) == (2, "b")
    assert "ZeroDivisionError" in b.aside.reason
    monkeypatch.setattr("firsthand.ingest.read_line", lambda *_: 1 / 0)
    (crashed, *_) = pipeline.read_alone(io.BytesIO(data), "-", Config())
    assert isinstance(crashed, NotRead)
    assert "ZeroDivisionError" in crashed.aside.reason


def test_lines_have_the_fields_of_the_export_and_dates_are_counted_from_their_own_day(
    say: Callable[..., Answer],
) -> None:
    text = "A clerk said last month that 40 barges had sunk."
    rows = (
        {"id": "dated", "text": text, "published": "2031-05-06T10:00:00Z"},
        {"id": "undated", "text": text},
        {"id": "fr", "text": "« Quarante péniches ont coulé », a déclaré Mme Orlo Venn aux journalistes à Port Ansel."},
        {"id": "eu", "text": text, "language": "eu"},
    )
    status, (dated, undated, french, basque), err = say(stdin=lines(*rows))
    assert (status, err) == (0, "")
    schema = json.loads(resources.files("firsthand.views").joinpath("export.schema.json").read_bytes())
    for line in (dated, undated, french, basque):
        own = {name: value for name, value in line.items() if name not in ("statements", "gaps", "set_aside")}
        assert line["set_aside"] is None
        validate(own, "DocumentPart", schema)
        for statement in line["statements"]:
            validate(statement, "StatementPart", schema)
            assert line["text"][statement["start"] : statement["end"]] == statement["text"]
    (date,) = dated["statements"][0]["dates"]
    assert (date["earliest"], date["latest"]) == ("2031-04-01", "2031-04-30")
    assert date["basis"] == "counted from 2031-05-06, the day of dated (from record)"
    (date,) = undated["statements"][0]["dates"]
    assert (date["text"], date["earliest"], date["basis"]) == ("last month", None, None)
    assert (french["language"], basque["language"]) == ("fr", "eu")
    assert any(hop["who"] == "Mme Orlo Venn" for one in french["statements"] for hop in one["attribution"])
    assert "eu" in basque["gaps"][0]


def validate(value: object, part: str, schema: dict[str, Any]) -> None:
    definitions = schema.get("$defs") or schema["definitions"]
    name = "$defs" if "$defs" in schema else "definitions"
    jsonschema.validate(value, {"$ref": f"#/{name}/{part}", name: definitions})


def test_a_page(tmp_path: Path, say: Callable[..., Answer]) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    for words, stdin in (((tmp_path / "page.html",), ""), ((), PAGE)):
        status, (line,), _ = say(*words, stdin=stdin)
        assert status == 0
        assert any(hop["who"].startswith("Orlo Venn") for one in line["statements"] for hop in one["attribution"])
        assert not any("Home News" in one["text"] for one in line["statements"])


def test_copies_in_one_pile_read_alike(say: Callable[..., Answer]) -> None:
    text = "A clerk said that nine barges had sunk. “We knew,” he added."
    _, (one, two), _ = say(stdin=lines({"id": 1, "text": text}, {"id": 2, "text": text}))
    told = [[(s["start"], s["end"], s["kind"], s["attribution"]) for s in line["statements"]] for line in (one, two)]
    assert told[0] == told[1] != []
    assert all(s["document"] == line["id"] for line in (one, two) for s in line["statements"])
    assert len({s["id"] for line in (one, two) for s in line["statements"]}) == 2 * len(told[0])


@pytest.mark.skipif(os.name != "posix", reason="needs signals of POSIX")
def test_ctrl_c_ends_with_a_sentence() -> None:
    source = str(Path(cli.__file__).parents[2])
    process = subprocess.Popen(
        [sys.executable, "-m", "firsthand", "read", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": source},
        # a shell that starts the tests in the background has its children ignore Ctrl-C
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdin is not None
    process.stdin.write(b"word " * 100_000)  # more than a pipe holds: once it is written, the command is reading
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == cli.STOPPED
    assert b"Stopped." in err
    assert b"Traceback" not in err
