"""The log: one line an act, each line carrying the hash of the one before, so that a change anywhere shows.

The log is the truth of a case: with the originals it is enough to rebuild everything else.
"""

import json
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from firsthand.records import CaseBroken, UsageProblem
from firsthand.store.hashing import Json, canonical, sha256

START = "0" * 64
"""What the first line names as its predecessor."""
ADVICE = (
    "The log has been edited or damaged. Restore log.jsonl from a copy of the case; "
    "the originals are still there, so a new case can also be built from them."
)


NO_TEXT = "What is to be written into the case's log holds bytes that are no text."


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the log. ``time`` is UTC, ISO 8601 with seconds; ``operator`` is null unless a person gave
    a name.
    """

    seq: int
    time: str
    tool: str
    operator: str | None
    action: str
    payload: dict[str, Any]
    previous: str
    hash: str


class Act(msgspec.Struct, frozen=True):
    """What is to be logged: the action's name and its payload."""

    action: str
    payload: dict[str, Json]


def now() -> str:
    """The time in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _hash(body: dict[str, Json]) -> str:
    return sha256(canonical({name: value for name, value in body.items() if name != "hash"}))


def _whole(body: Any) -> Any:
    """The body with a question mark for every half of a character: an older version logged them, and no result that
    holds one can be kept.
    """
    try:
        json.dumps(body, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return json.loads(json.dumps(body, ensure_ascii=False).encode("utf-8", "replace"))
    return body


class Log:
    """``log.jsonl``, read and checked once at opening; then it only grows."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.entries: list[Entry] = []
        self._torn = b""
        self._unended = False
        self._read()

    def _read(self) -> None:
        data = self.path.read_bytes() if self.path.exists() else b""
        lines = data.split(b"\n")
        last = lines.pop()
        previous = START
        for number, line in enumerate(lines, start=1):
            self.entries.append(self._checked(line, number, previous))
            previous = self.entries[-1].hash
        if last:
            # A last line without its line end: a process was killed while writing. Whole, it counts; torn, it
            # never was an entry.
            try:
                self.entries.append(self._checked(last, len(lines) + 1, previous))
                self._unended = True
            except CaseBroken:
                self._torn = last

    def _checked(self, line: bytes, number: int, previous: str) -> Entry:
        try:
            body = json.loads(line)
            right = body["hash"] == _hash(body)
            entry = msgspec.convert(_whole(body), Entry)
        except (ValueError, TypeError, KeyError, RecursionError):
            raise CaseBroken(f"Line {number} of the log is not an entry.", ADVICE) from None
        if not right:
            raise CaseBroken(f"Line {number} of the log has been changed: its hash no longer agrees.", ADVICE)
        if entry.seq != number or entry.previous != previous:
            raise CaseBroken(f"The log's chain breaks at line {number}: a line was removed, added or moved.", ADVICE)
        return entry

    @property
    def head(self) -> str:
        """The hash of the last line: noted down elsewhere, it proves that nothing before it changed since."""
        return self.entries[-1].hash if self.entries else START

    def append(self, acts: Sequence[Act], *, tool: str, operator: str | None, time: str | None = None) -> None:
        """Write the acts as new lines, in one write, and wait until they are on the disk.

        UsageProblem, and nothing is written, where one holds bytes that are no text.
        """
        if self._torn:
            acts = [Act("recovered", {"torn_line": self._torn.decode("utf-8", "replace")}), *acts]
        if not acts:
            return
        time = time or now()
        added: list[Entry] = []
        lines = b""
        previous = self.head
        for seq, act in enumerate(acts, start=len(self.entries) + 1):
            body: dict[str, Json] = {
                "seq": seq,
                "time": time,
                "tool": tool,
                "operator": operator,
                "action": act.action,
                "payload": act.payload,
                "previous": previous,
            }
            if _whole(body) is not body:
                raise UsageProblem(NO_TEXT, "Type it again, in UTF-8.")
            previous = _hash(body)
            added.append(msgspec.convert({**body, "hash": previous}, Entry))
            # In reading order, not sorted: people look into this file.
            lines += json.dumps({**body, "hash": previous}, ensure_ascii=True).encode("ascii") + b"\n"
        with self.path.open("r+b" if self.path.exists() else "x+b") as out:
            end = out.seek(0, os.SEEK_END)
            if self._torn:
                end = out.seek(end - len(self._torn))
                out.truncate()
            out.write(b"\n" + lines if self._unended else lines)
            out.flush()
            os.fsync(out.fileno())
        self._torn, self._unended = b"", False
        self.entries.extend(added)
