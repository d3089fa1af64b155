"""A case: one folder with the originals, the log, one database and the index, opened by one writer at a
time.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from firsthand.records import CaseBroken, FirsthandError, Judgement, NotFound, SetAside, UsageProblem
from firsthand.store.lock import writing
from firsthand.store.log import Act, Entry, Log
from firsthand.store.originals import Originals
from firsthand.store.protocol import Store
from firsthand.store.sqlite import DamagedStore, SqliteStore

FORMAT = 1
"""Version of the folder's layout and of the log's actions; written into the log's first line."""
PARTS = ("log.jsonl", "case.sqlite", "case.sqlite-wal", "case.sqlite-shm", "lock", "originals", "index")
"""What a case folder may hold while it is being made."""
VERIFY_BYTES = 200_000_000
"""Originals up to this size in all are hashed at every opening: below a second at the 345 MB/s that one core
reads.
"""


class Capture(msgspec.Struct, frozen=True):
    """One source held: its bytes' hash and size, its path as given, where it lay, and the log line that says
    so.
    """

    sha256: str
    path: str
    bytes: int
    place: str | None
    seq: int


class Analysed(msgspec.Struct, frozen=True):
    """A finished analysis, as the log has it: ``key`` names its inputs and methods, ``through`` the last line
    it saw.
    """

    key: str
    time: str
    tool: str
    seq: int


class Case:
    """An open case. ``tool`` and ``operator`` sign what is logged; the store is only a means to be quick."""

    def __init__(self, folder: Path, log: Log, originals: Originals, store: Store, tool: str, operator: str | None):
        self.folder = folder
        self.log = log
        self.originals = originals
        self.store = store
        self.tool = tool
        self.operator = operator

    @property
    def name(self) -> str:
        """What the case is called: its folder's name, as far as it is text."""
        return os.fsencode(self.folder.resolve().name).decode("utf-8", "replace") or "case"

    @property
    def report(self) -> Path:
        """Where the report of the case lies."""
        return self.folder / "report.html"

    def record(self, acts: Sequence[Act]) -> None:
        """Add acts to the log, and remember its head so that a log cut short is noticed."""
        self.log.append(acts, tool=self.tool, operator=self.operator)
        if acts:
            self.store.mark("log_head", f"{len(self.log.entries)} {self.log.head}")

    def captures(self) -> list[Capture]:
        """The sources that are analysed, in the order they came; one that a later capture replaced is left
        out.
        """
        held: dict[int, Capture] = {}
        for entry in self.log.entries:
            if entry.action == "captured":
                held[entry.seq] = _captured(entry)
                replaced = entry.payload.get("replaces")
                if isinstance(replaced, int):
                    held.pop(replaced, None)
        return list(held.values())

    def set_aside(self) -> list[SetAside]:
        """Sources that could not be read and were not read since, by path."""
        aside: dict[str, SetAside] = {}
        for entry in self.log.entries:
            path = str(entry.payload.get("path", ""))
            if entry.action == "set_aside":
                aside[path] = msgspec.convert(entry.payload, SetAside, strict=False)
            elif entry.action == "captured":
                aside.pop(path, None)
        return list(aside.values())

    def last_analysis(self) -> Analysed | None:
        """The newest finished analysis."""
        for entry in reversed(self.log.entries):
            if entry.action == "analysed":
                return Analysed(str(entry.payload.get("key")), entry.time, entry.tool, entry.seq)
        return None

    def analysis_time(self, key: str) -> str | None:
        """When an analysis of that key was first finished: rebuilding a case does not make it any newer."""
        for entry in self.log.entries:
            if entry.action == "analysed" and entry.payload.get("key") == key:
                return entry.time
        return None

    def judgements(self) -> list[tuple[Judgement, Entry | None]]:
        """Every judgement in the order in which it was made, with the log line that undid it."""
        made: dict[str, tuple[Judgement, Entry | None]] = {}
        for entry in self.log.entries:
            if entry.action == "judged":
                name = f"J{len(made) + 1}"
                made[name] = (_judgement(entry, name), None)
            elif entry.action == "undone" and (name := str(entry.payload.get("judgement"))) in made:
                made[name] = (made[name][0], entry)
        return list(made.values())

    def in_force(self) -> list[Judgement]:
        """The judgements that were not undone."""
        return [judgement for judgement, undone in self.judgements() if undone is None]

    def vouched(self) -> dict[str, str]:
        """The hash of every result that was kept, by key; the newest where one was worked out again."""
        prints: dict[str, str] = {}
        for entry in self._entries("kept"):
            results = entry.payload.get("results")
            prints |= results if isinstance(results, dict) else {}
        return prints

    def verify(self, *, hash_bytes: int | None) -> None:
        """CaseBroken when an original is missing or changed; ``None`` hashes all of them, whatever their
        size.
        """
        sizes = {c.sha256: c.bytes for c in map(_captured, self._entries("captured"))}
        self.originals.check(sizes, hash_bytes=hash_bytes)

    def _entries(self, action: str) -> Iterator[Entry]:
        return (entry for entry in self.log.entries if entry.action == action)


def _captured(entry: Entry) -> Capture:
    try:
        return msgspec.convert({**entry.payload, "seq": entry.seq}, Capture)
    except msgspec.ValidationError as problem:
        raise CaseBroken(f"Line {entry.seq} of the log lacks what a capture needs ({problem}).") from None


def _judgement(entry: Entry, name: str) -> Judgement:
    try:
        body = {**entry.payload, "name": name, "time": entry.time, "operator": entry.operator}
        return msgspec.convert(body, Judgement)
    except msgspec.ValidationError as problem:
        raise CaseBroken(f"Line {entry.seq} of the log lacks what a judgement needs ({problem}).") from None


@contextmanager
def open_case(
    folder: Path,
    *,
    write: bool = False,
    create: bool = False,
    tool: str = "firsthand",
    operator: str | None = None,
    verify_bytes: int | None = VERIFY_BYTES,
) -> Iterator[Case]:
    """Open a case, its chain and originals checked.

    ``create`` makes the folder where there is no case yet. A damaged or missing database is made anew when
    writing: it holds nothing that cannot be worked out again.
    """
    if not write:
        case = _opened(folder, write=False, tool=tool, operator=operator)
        try:
            case.verify(hash_bytes=verify_bytes)
            yield case
        finally:
            case.store.close()
        return
    made: list[Path] = []
    if not (folder / "log.jsonl").exists():
        if not create:
            raise _no_case(folder)
        refuse_foreign(folder)
        made = _prepare(folder)
    try:
        with writing(folder / "lock"):
            case = _opened(folder, write=True, tool=tool, operator=operator)
            try:
                case.verify(hash_bytes=verify_bytes)
                yield case
            finally:
                case.store.close()
    except BaseException:
        if made:
            _unmake(folder, made)
        raise


def is_case(folder: Path) -> bool:
    """Whether the folder looks like a case; its files are never taken for accounts."""
    return (folder / "log.jsonl").is_file() and (folder / "originals").is_dir()


def case_around(path: Path) -> Path | None:
    """The case that the file or folder is, or lies in."""
    real = Path(os.path.realpath(path))
    return next((folder for folder in (real, *real.parents) if is_case(folder)), None)


def _no_case(folder: Path) -> FirsthandError:
    if not folder.exists():
        return UsageProblem(f"There is no case at {folder}.", f"Make one with: firsthand build PATH... --case {folder}")
    return UsageProblem(
        f"{folder} is not a case: it has no log.jsonl.",
        "Give the folder that was named after --case when the case was built.",
    )


def refuse_foreign(folder: Path) -> None:
    """UsageProblem where a new case would be made among other files, CaseBroken among the remains of a case."""
    # The log's first line is written before the first original: originals without a log have lost it.
    if any((folder / "originals").glob("*/*")):
        raise CaseBroken(
            f"{folder} holds parts of a case, but its log is gone.",
            "Restore log.jsonl from a copy, or build a new case in another folder; the originals can be its sources.",
        )
    try:
        foreign = sorted(set(os.listdir(folder)) - set(PARTS))
    except FileNotFoundError:
        return
    except OSError as problem:
        raise _cannot_be_made(folder, problem) from None
    if foreign:
        more = f" and {len(foreign) - 1} more" if len(foreign) > 1 else ""
        raise UsageProblem(
            f"{folder} is no case, and it holds other files ({foreign[0]}{more}).",
            "Give a case a folder of its own: name a new one after --case.",
        )


def _prepare(folder: Path) -> list[Path]:
    """Make the folders of a case; returned are those that were not there, innermost first."""
    made: list[Path] = []
    try:
        for part in (folder, folder / "originals", folder / "index"):
            missing = [one for one in (part, *part.parents) if not one.exists()]
            part.mkdir(parents=True, exist_ok=True)
            made = missing + made
    except OSError as problem:
        _remove_empty(made)
        raise _cannot_be_made(folder, problem) from None
    return made


def _unmake(folder: Path, made: Sequence[Path]) -> None:
    """Leave nothing of a new case in which nothing was kept: its log says no more than that it was made."""
    try:
        if any(entry.action != "created" for entry in Log(folder / "log.jsonl").entries):
            return
        for part in PARTS:
            if (folder / part).is_file():
                (folder / part).unlink()
    except (OSError, CaseBroken):
        return
    _remove_empty(made)


def _remove_empty(folders: Sequence[Path]) -> None:
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()


def _cannot_be_made(folder: Path, problem: OSError) -> UsageProblem:
    return UsageProblem(
        f"The case folder {folder} cannot be made ({problem.strerror}).",
        "Choose a folder that you may write to with --case.",
    )


def _opened(folder: Path, *, write: bool, tool: str, operator: str | None) -> Case:
    if not write and not (folder / "log.jsonl").exists():
        raise _no_case(folder)
    try:
        log = Log(folder / "log.jsonl")
    except OSError as problem:
        raise UsageProblem(
            f"The log of {folder} cannot be read ({problem.strerror}).", "Mend its permissions."
        ) from None
    if log.entries and int(str(log.entries[0].payload.get("format", FORMAT))) > FORMAT:
        raise CaseBroken(f"The case {folder} was made by a newer version.", "Open it with that version of Firsthand.")
    database = folder / "case.sqlite"
    if not write and not database.exists():
        raise NotFound(
            f"The case {folder} has no database.",
            f"It is made again from originals and log by: firsthand analyse {folder}",
        )
    rebuilt: list[Act] = []
    try:
        store = SqliteStore(database, write=write)
    except DamagedStore:
        if not write:
            raise
        _put_away(database)
        store = SqliteStore(database, write=True)
        rebuilt = [Act("rebuilt", {"reason": "the database was damaged"})]
    case = Case(folder, log, Originals(folder / "originals"), store, tool, operator)
    try:
        _check_head(case)
        if write:
            case.record([Act("created", {"format": FORMAT})] if not log.entries else rebuilt)
    except BaseException:
        store.close()
        raise
    return case


def _check_head(case: Case) -> None:
    known = case.store.marked("log_head")
    if known is None:
        return
    count, head = known.split(" ")
    if len(case.log.entries) < int(count) or case.log.entries[int(count) - 1].hash != head:
        raise CaseBroken(
            f"The log has lost lines: {count} were written, {len(case.log.entries)} are there, or they are others.",
            "Restore log.jsonl from a copy of the case.",
        )


def _put_away(database: Path) -> None:
    """Keep the damaged file beside, under the first free name, and drop what belongs to it."""
    number = 1
    while (beside := database.with_name(f"{database.name}.damaged-{number}")).exists():
        number += 1
    os.replace(database, beside)
    for tail in ("-wal", "-shm"):
        database.with_name(database.name + tail).unlink(missing_ok=True)
