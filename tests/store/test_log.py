import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.records import CaseBroken, UsageProblem
from firsthand.store.hashing import canonical, sha256
from firsthand.store.log import START, Act, Log


def written(path: Path, count: int = 3) -> Log:
    log = Log(path)
    for number in range(count):
        log.append([Act("captured", {"number": number, "path": "a\u00e4b"})], tool="firsthand 1", operator="R. Vane")
    return log


def test_every_line_names_the_one_before(tmp_path: Path) -> None:
    written(tmp_path / "log.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    assert [line["previous"] for line in lines] == [START, *(line["hash"] for line in lines[:-1])]
    assert [line["seq"] for line in lines] == [1, 2, 3]
    assert lines[0]["operator"] == "R. Vane"
    assert lines[0]["time"].endswith("Z")


def test_it_reads_what_it_wrote(tmp_path: Path) -> None:
    log = written(tmp_path / "log.jsonl")
    again = Log(tmp_path / "log.jsonl")
    assert again.entries == log.entries
    assert again.head == log.head == log.entries[-1].hash
    assert again.entries[1].payload == {"number": 1, "path": "a\u00e4b"}


def test_the_log_only_grows(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    log = written(path)
    before = path.read_bytes()
    log.append([Act("analysed", {}), Act("analysed", {})], tool="t", operator=None)
    assert path.read_bytes().startswith(before)
    assert len(Log(path).entries) == 5


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda lines: [lines[0], lines[2]], "chain breaks at line 2"),
        (lambda lines: [lines[1], lines[0], lines[2]], "chain breaks at line 1"),
        (lambda lines: [lines[0], lines[0], *lines[1:]], "chain breaks at line 2"),
        (lambda lines: [lines[0].replace(b"Vane", b"Vale"), *lines[1:]], "Line 1 of the log has been changed"),
        (lambda lines: [lines[0], b"{}", lines[2]], "Line 2 of the log is not an entry"),
        (lambda lines: [lines[0], b"[" * 100_000, lines[2]], "Line 2 of the log is not an entry"),
        (lambda lines: [lines[0], b"\xff\x00", lines[2]], "Line 2 of the log is not an entry"),
    ],
)
def test_a_change_is_noticed(tmp_path: Path, change: object, says: str) -> None:
    path = tmp_path / "log.jsonl"
    written(path)
    lines = path.read_bytes().splitlines()
    path.write_bytes(b"\n".join(change(lines)) + b"\n")  # type: ignore[operator]
    with pytest.raises(CaseBroken, match=says):
        Log(path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(data=st.data())
def test_any_changed_byte_within_the_lines_is_noticed(tmp_path: Path, data: st.DataObject) -> None:
    path = tmp_path / "log.jsonl"
    path.unlink(missing_ok=True)
    written(path)
    whole = path.read_bytes()
    at = data.draw(st.integers(0, whole.rindex(b"{") - 2))  # the last line may be torn: below
    changed = bytearray(whole)
    changed[at] ^= data.draw(st.integers(1, 255))
    try:
        same = [json.loads(line) for line in bytes(changed).splitlines()] == [
            json.loads(line) for line in whole.splitlines()
        ]
    except ValueError:
        same = False
    path.write_bytes(bytes(changed))
    if not same:  # white space between two tokens says nothing
        with pytest.raises(CaseBroken):
            Log(path)


@pytest.mark.parametrize("kept", [0, 1, 40, -2])
def test_a_torn_last_line_never_was_an_entry(tmp_path: Path, kept: int) -> None:
    path = tmp_path / "log.jsonl"
    written(path)
    lines = path.read_bytes().splitlines()
    torn = lines[2][:kept]
    path.write_bytes(b"\n".join(lines[:2]) + b"\n" + torn)
    log = Log(path)
    assert len(log.entries) == 2
    log.append([Act("analysed", {})], tool="t", operator=None)
    again = Log(path)
    assert [entry.action for entry in again.entries[2:]] == (["recovered", "analysed"] if torn else ["analysed"])
    if torn:
        assert again.entries[2].payload["torn_line"] == torn.decode()


def test_a_whole_last_line_without_its_end_counts(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    written(path)
    path.write_bytes(path.read_bytes()[:-1])
    log = Log(path)
    assert len(log.entries) == 3
    log.append([Act("analysed", {})], tool="t", operator=None)
    assert len(Log(path).entries) == 4


def test_nothing_to_log_writes_nothing(tmp_path: Path) -> None:
    Log(tmp_path / "log.jsonl").append([], tool="t", operator=None)
    assert not (tmp_path / "log.jsonl").exists()


@pytest.mark.parametrize("where", ["payload", "operator"])
def test_what_is_no_text_is_refused_before_anything_is_written(tmp_path: Path, where: str) -> None:
    path = tmp_path / "log.jsonl"
    log = written(path)
    before = path.read_bytes()
    with pytest.raises(UsageProblem, match="no text"):
        log.append(
            [Act("judged", {}), Act("judged", {"note": "bad\udcff" if where == "payload" else "good"})],
            tool="t",
            operator="R. Vane\udcff" if where == "operator" else None,
        )
    assert path.read_bytes() == before
    assert len(log.entries) == 3


def test_a_line_of_an_older_version_that_is_no_text_is_read_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    body = {"seq": 1, "time": "2031-05-02T00:00:00Z", "tool": "t", "operator": None, "action": "judged"}
    body |= {"payload": {"note": "bad\udcff"}, "previous": START}
    path.write_text(json.dumps({**body, "hash": sha256(canonical(body))}) + "\n")
    log = Log(path)
    assert log.entries[0].payload == {"note": "bad?"}
    log.append([Act("undone", {})], tool="t", operator=None)
    assert len(Log(path).entries) == 2
