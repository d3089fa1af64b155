import hashlib
import multiprocessing
import os
import signal
import sqlite3
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, text

from firsthand.records import CaseBroken, FirsthandError, NotFound, SetAside, UsageProblem
from firsthand.store import Act, Case, SqliteStore, is_case, open_case
from firsthand.store.migrations import MIGRATIONS, bring_forward
from firsthand.store.sqlite import engine

DATA = b"Nine crates were opened."
DIGEST = hashlib.sha256(DATA).hexdigest()


def captured(path: str = "a.txt", data: bytes = DATA, **more: Any) -> Act:
    digest = hashlib.sha256(data).hexdigest()
    return Act("captured", {"sha256": digest, "path": path, "bytes": len(data), "place": "here", **more})


def keep(case: Case, path: str = "a.txt", data: bytes = DATA, **more: Any) -> None:
    case.originals.keep(data, hashlib.sha256(data).hexdigest())
    case.record([captured(path, data, **more)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with open_case(tmp_path / "case", write=True, create=True, tool="firsthand 1") as case:
        keep(case)
    return tmp_path / "case"


def test_a_case_is_a_folder_of_known_parts(folder: Path) -> None:
    assert is_case(folder)
    assert sorted(path.name for path in folder.iterdir()) == ["case.sqlite", "index", "lock", "log.jsonl", "originals"]
    with open_case(folder) as case:
        assert case.name == "case"
        assert [entry.action for entry in case.log.entries] == ["created", "captured"]
        assert [capture.path for capture in case.captures()] == ["a.txt"]
        assert case.log.entries[0].tool == "firsthand 1"
        assert case.log.entries[0].operator is None


def test_opening_again_logs_nothing(folder: Path) -> None:
    before = (folder / "log.jsonl").read_bytes()
    with open_case(folder, write=True):
        pass
    assert (folder / "log.jsonl").read_bytes() == before


def test_a_later_capture_replaces_its_older_version_and_both_are_kept(folder: Path) -> None:
    with open_case(folder, write=True) as case:
        keep(case, data=b"Ten crates were opened.", replaces=2)
        assert [capture.seq for capture in case.captures()] == [3]
        assert case.originals.read(DIGEST) == DATA


def test_a_source_set_aside_is_so_until_it_was_read(folder: Path) -> None:
    aside = SetAside("b.txt", "The file is empty.", "Leave it out.")
    with open_case(folder, write=True) as case:
        case.record(
            [Act("set_aside", {"path": "b.txt", "reason": aside.reason, "advice": aside.advice, "method": "m"})]
        )
        assert case.set_aside() == [aside]
        keep(case, "b.txt", b"now it has words")
        assert case.set_aside() == []


def test_the_first_time_of_an_analysis_stays(folder: Path) -> None:
    with open_case(folder, write=True) as case:
        case.log.append([Act("analysed", {"key": "k"})], tool="t", operator=None, time="2031-01-01T00:00:00Z")
        case.log.append([Act("analysed", {"key": "k"})], tool="t", operator=None, time="2031-01-02T00:00:00Z")
        assert case.analysis_time("k") == "2031-01-01T00:00:00Z"
        last = case.last_analysis()
        assert last is not None
        assert last.seq == 4


def test_where_there_is_no_case_the_error_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="firsthand build PATH"), open_case(tmp_path / "none"):
        pass
    with pytest.raises(UsageProblem, match="not a case"), open_case(tmp_path):
        pass
    with pytest.raises(UsageProblem, match="not a case"), open_case(tmp_path, write=True):
        pass
    (tmp_path / "file").write_text("x")
    with (
        pytest.raises(UsageProblem, match="cannot be made"),
        open_case(tmp_path / "file" / "case", write=True, create=True),
    ):
        pass


def test_a_changed_original_breaks_the_case(folder: Path) -> None:
    path = folder / "originals" / DIGEST[:2] / DIGEST[2:]
    path.chmod(0o644)
    path.write_bytes(DATA.replace(b"Nine", b"Five"))
    for write in (False, True):
        with pytest.raises(CaseBroken, match="has been changed") as caught, open_case(folder, write=write):
            pass
        assert caught.value.advice


def test_a_log_cut_short_breaks_the_case(folder: Path) -> None:
    lines = (folder / "log.jsonl").read_bytes().splitlines(keepends=True)
    (folder / "log.jsonl").write_bytes(lines[0])
    with pytest.raises(CaseBroken, match="has lost lines"), open_case(folder):
        pass


def test_a_log_written_anew_breaks_the_case(folder: Path, tmp_path: Path) -> None:
    with open_case(tmp_path / "other", write=True, create=True, tool="firsthand 2") as case:
        keep(case)
    (folder / "log.jsonl").write_bytes((tmp_path / "other" / "log.jsonl").read_bytes())
    with pytest.raises(CaseBroken, match="or they are others"), open_case(folder):
        pass


def test_originals_without_a_log_are_not_taken_for_a_new_case(folder: Path) -> None:
    (folder / "log.jsonl").unlink()
    with pytest.raises(CaseBroken, match="its log is gone"), open_case(folder, write=True, create=True):
        pass


def test_a_newer_layout_is_not_touched(folder: Path, tmp_path: Path) -> None:
    with open_case(tmp_path / "new", write=True, create=True) as case:
        pass
    (tmp_path / "new" / "log.jsonl").unlink()
    case.log.__init__(tmp_path / "new" / "log.jsonl")  # type: ignore[misc]
    case.log.append([Act("created", {"format": 99})], tool="firsthand 9", operator=None)
    with pytest.raises(CaseBroken, match="newer version"), open_case(tmp_path / "new"):
        pass


def test_a_lost_database_is_made_anew_when_writing(folder: Path) -> None:
    (folder / "case.sqlite").unlink()
    with pytest.raises(NotFound, match="firsthand analyse"), open_case(folder):
        pass
    with open_case(folder, write=True) as case:
        assert len(case.captures()) == 1
    with open_case(folder):
        pass


@pytest.mark.parametrize("damage", [b"", b"no database at all" * 100, None])
def test_a_damaged_database_is_made_anew_when_writing(folder: Path, damage: bytes | None) -> None:
    path = folder / "case.sqlite"
    with open_case(folder, write=True) as case:
        case.store.put("parse", {str(n): b"x" * 500 for n in range(200)})
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    if damage:
        with pytest.raises(CaseBroken, match="analyse the case again"), open_case(folder):
            pass
    with open_case(folder, write=True) as case:
        assert len(case.captures()) == 1
        case.store.put("parse", {"new": b"y"})
        if damage:
            assert case.log.entries[-1].action == "rebuilt"
            assert (folder / "case.sqlite.damaged-1").exists()


def test_one_writer_at_a_time_and_readers_beside_it(folder: Path) -> None:
    with open_case(folder, write=True):
        with pytest.raises(UsageProblem, match=f"process {os.getpid()}"), open_case(folder, write=True):
            pass
        with open_case(folder) as case:
            assert len(case.captures()) == 1
    with open_case(folder, write=True):
        pass


def test_an_error_inside_lets_the_lock_go(folder: Path) -> None:
    with pytest.raises(NotFound), open_case(folder, write=True):
        raise NotFound("nothing")
    with open_case(folder, write=True):
        pass


def write_until_killed(folder: Path, started: Any) -> None:
    with open_case(folder, write=True, create=True) as case:
        for number in range(100_000):
            keep(case, f"{number}.txt", str(number).encode() * 50)
            case.store.put("parse", {str(number): b"x" * 2_000})
            if number == 3:
                started.set()


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
@pytest.mark.parametrize("wait", [0.0, 0.013, 0.05])
def test_a_case_whose_writer_was_killed_opens_again(tmp_path: Path, wait: float) -> None:
    context = multiprocessing.get_context("spawn")
    started = context.Event()
    process = context.Process(target=write_until_killed, args=(tmp_path / "case", started))
    process.start()
    assert started.wait(60)
    process.join(wait)
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join(60)
    with open_case(tmp_path / "case", verify_bytes=None) as case:
        held = len(case.captures())
        assert held >= 4
    with open_case(tmp_path / "case", write=True, verify_bytes=None) as case:
        keep(case, "after.txt", b"after")
        assert len(case.captures()) == held + 1
        assert case.store.get("parse", [str(held - 2)])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions do not bind the superuser")
def test_a_folder_that_may_only_be_read_can_be_read(folder: Path) -> None:
    for path in (folder, folder / "case.sqlite"):
        path.chmod(path.stat().st_mode & ~0o222)
    try:
        with open_case(folder) as case:
            assert len(case.captures()) == 1
        with pytest.raises(FirsthandError), open_case(folder, write=True):
            pass
    finally:
        folder.chmod(0o755)


def test_a_read_only_store_is_opened_without_a_write_ahead_log(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("firsthand.store.sqlite._writable", lambda _: False)
    store = SqliteStore(folder / "case.sqlite", write=False)
    assert store.marked("log_head")
    with pytest.raises(FirsthandError, match="readonly"):
        store.mark("log_head", "x")
    store.close()


def test_a_case_in_a_folder_with_a_difficult_name(tmp_path: Path) -> None:
    folder = tmp_path / "a?b#c%20 d'é"
    with open_case(folder, write=True, create=True) as case:
        keep(case)
    with open_case(folder) as case:
        assert len(case.captures()) == 1
    assert (folder / "case.sqlite").exists()


def add_a_table(connection: Connection) -> None:
    connection.execute(text("CREATE TABLE judgement (id TEXT)"))


def test_an_older_database_is_brought_forward(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    SqliteStore(path).close()
    made = engine(path)
    with made.begin() as connection:
        connection.execute(text("INSERT INTO result VALUES ('reading', 'a', x'01')"))
        assert bring_forward(connection, (*MIGRATIONS, add_a_table)) == len(MIGRATIONS) + 1
    with made.begin() as connection:
        connection.execute(text("INSERT INTO judgement VALUES ('j')"))
        assert bring_forward(connection, (*MIGRATIONS, add_a_table)) == len(MIGRATIONS) + 1
        assert connection.execute(text("SELECT count(*) FROM result")).scalar_one() == 1
    made.dispose()
    with pytest.raises(CaseBroken, match=r"delete case\.sqlite"):
        SqliteStore(path)


def test_a_failed_migration_leaves_the_database_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    SqliteStore(path).close()

    def fails(connection: Connection) -> None:
        add_a_table(connection)
        raise RuntimeError("half way")

    made = engine(path)
    with pytest.raises(RuntimeError), made.begin() as connection:
        bring_forward(connection, (*MIGRATIONS, fails))
    made.dispose()
    version = sqlite3.connect(path).execute("PRAGMA user_version").fetchone()
    assert version == (len(MIGRATIONS),)
    SqliteStore(path).close()
