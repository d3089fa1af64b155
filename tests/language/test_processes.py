"""Parsing in other processes: the same grammar, and a reason where there are none."""

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from firsthand.language import processes
from firsthand.language.parser import ParsedSentence, Parser
from firsthand.language.processes import ManyParsers

SENTENCES = [f"The {n}th clerk said that {n} crates were sold." for n in range(12)]


def grammar(parsed: list[ParsedSentence]) -> list[ParsedSentence]:
    """Without the tagger's codes, whose last digit hangs on which sentences went through its network together."""
    return [msgspec.structs.replace(one, codes=b"") for one in parsed]


SCRIPT = """
from tests.language.test_processes import grammar
from firsthand.language import processes
from firsthand.language.parser import Parser
processes.WORTHWHILE = processes.BATCH = 4
sentences = {sentences!r}
told = []
many = processes.ManyParsers(2, told.append)
found = many.parse(sentences)
assert len(many._workers) == 2, told
assert grammar(found) == grammar(Parser().parse(sentences))
many._workers[0].kill()
assert grammar(many.parse(sentences)) == grammar(found)
assert len(told) == 1 and "ended with status" in told[0], told
assert grammar(many.parse(sentences)) == grammar(found) and len(told) == 1
many.close()
print("the same")
"""


@pytest.mark.usefixtures("untraced")
def test_a_script_without_a_guard_gets_the_same_from_processes_and_after_one_of_them_died(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT.format(sentences=SENTENCES))
    (tmp_path / "msgspec.py").write_text("raise SystemExit('imported from where somebody stands')")
    source, project = Path(processes.__file__).parents[2], Path(__file__).parents[2]
    start = f"import sys, runpy; sys.path[:1] = [{str(source)!r}, {str(project)!r}]; runpy.run_path({str(script)!r}, run_name='__main__')"
    ran = subprocess.run([sys.executable, "-c", start], cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert ran.stdout == "the same\n", ran.stderr


def test_a_process_that_has_ended_before_it_is_asked_is_told_of_like_one_that_ends_while_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(processes, "WORTHWHILE", 4)
    monkeypatch.setattr(processes, "BATCH", 4)
    told: list[str] = []
    many = ManyParsers(2, told.append)
    many.parse(SENTENCES)
    for worker in many._workers:
        worker.kill()
        worker.wait()
    assert grammar(many.parse(SENTENCES)) == grammar(Parser().parse(SENTENCES))
    many.close()
    assert told == ["Parsing in one process: a parsing process ended with status -9"]


@pytest.mark.parametrize(
    ("interpreter", "reason"),
    [("", "does not know its interpreter"), ("/no/such/python", "No such file"), ("true", "")],
)
def test_without_processes_the_reason_is_told_once_and_the_grammar_is_the_same(
    interpreter: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "WORTHWHILE", 4)
    monkeypatch.setattr(processes, "BATCH", 4)
    monkeypatch.setattr(sys, "executable", interpreter)
    told: list[str] = []
    many = ManyParsers(2, told.append)
    assert grammar(many.parse(SENTENCES)) == grammar(Parser().parse(SENTENCES))
    many.parse(SENTENCES)
    many.close()
    (said,) = told
    assert said.startswith("Parsing in one process: ")
    assert reason in said


def test_few_sentences_start_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes.subprocess, "Popen", lambda *_, **__: pytest.fail("a process was started"))
    assert len(ManyParsers(2, pytest.fail).parse(SENTENCES)) == len(SENTENCES)
    assert ManyParsers(2, pytest.fail).parse([]) == []
