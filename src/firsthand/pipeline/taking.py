"""Sources into the case: bytes kept, acts logged, and what cannot be read set aside with its reason."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from firsthand.config import Config
from firsthand.pipeline import crashes
from firsthand.pipeline.progress import Progress, Watch, unwatched
from firsthand.records import Captured, SetAside, UsageProblem
from firsthand.store.case import Case, case_around, is_case, refuse_foreign
from firsthand.store.codec import encode
from firsthand.store.hashing import name_of, place_of, sha256
from firsthand.store.kept import Kept
from firsthand.store.log import Act
from firsthand.store.results import Intake

if TYPE_CHECKING:
    from firsthand.ingest import Limits

TOGETHER = 64
"""Captures that are logged in one write: the log waits for the disk, a thousand small files should not."""


class Taken(msgspec.Struct, frozen=True):
    """What became of the sources: paths newly captured, captured again because they changed, known, set
    aside.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    set_aside: tuple[SetAside, ...] = ()


def refuse_unusable(paths: Sequence[Path], folder: Path | None = None) -> None:
    """UsageProblem, before anything is made: none of the paths leads anywhere, or a new case in ``folder`` would lie
    among other files, or inside the pile.
    """
    if paths and not any(os.path.lexists(path) for path in paths):
        raise UsageProblem(
            f"There is no such file or folder: {', '.join(map(str, paths[:5]))}.", "Check the spelling of the path."
        )
    if folder is None or (folder / "log.jsonl").exists():
        return
    real = Path(os.path.realpath(folder))
    for path in paths:
        if Path(os.path.realpath(path)) in (real, *real.parents) and path.is_dir():
            raise UsageProblem(
                f"The case {folder} would lie in {path}, which is to be read.",
                "Name a folder outside the pile after --case.",
            )
    refuse_foreign(folder)


def take(case: Case, paths: Sequence[Path], config: Config, watch: Watch = unwatched) -> Taken:
    """Capture sources into the case: bytes kept, acts logged. What the case holds already costs one hash of
    its file.

    A file that changed since it was captured is captured again and replaces its older version in the
    analysis.
    """
    from firsthand import ingest

    desk = _Desk(case, config)
    for number, found in enumerate(_files(paths), start=1):
        if isinstance(found, SetAside):
            desk.receive(Path(found.path), found)
            continue
        watch(Progress("taking in", number, None, str(found)))
        if desk.knows(found):
            continue
        try:
            desk.receive(found, ingest.read_file(found, limits(config)))
        except Exception as problem:
            if not crashes.is_crash(problem):
                raise
            desk.crashed(found, problem)
    desk.flush()
    return desk.taken()


class _Desk:
    """Where sources come in: what is known, what came in and is not written yet."""

    def __init__(self, case: Case, config: Config) -> None:
        from firsthand import ingest

        self._case = case
        self._config = config
        self._kept = Kept(case)
        self._by_place = {capture.place: capture for capture in case.captures()}
        self._names = {(capture.sha256, capture.path) for capture in case.captures()}
        self._aside = {(aside.path, aside.sha256, aside.reason) for aside in case.set_aside()}
        self._method = name_of(ingest.METHOD, limits_key(config))
        self._refused = {
            (entry.payload.get("place"), entry.payload.get("sha256"))
            for entry in case.log.entries
            if entry.action == "set_aside" and entry.payload.get("method") == self._method
        }
        self._acts: list[Act] = []
        self._read: dict[str, bytes] = {}
        self.added: list[str] = []
        self.changed: list[str] = []
        self.known: list[str] = []
        self.set_aside: list[SetAside] = []

    def taken(self) -> Taken:
        return Taken(tuple(self.added), tuple(self.changed), tuple(self.known), tuple(self.set_aside))

    def knows(self, path: Path) -> bool:
        """Whether these bytes were captured from here, or set aside by this very method, before."""
        try:
            if not path.is_file() or path.stat().st_size > limits(self._config).most_bytes(path.name):
                return False
            digest = sha256(path.read_bytes())
        except OSError:
            return False  # intake says what is wrong with it
        place = place_of(path)
        held = self._by_place.get(place)
        if (held is not None and held.sha256 == digest) or (digest, path.as_posix()) in self._names:
            self.known.append(path.as_posix())
            return True
        return (place, digest) in self._refused

    def receive(self, path: Path, item: Captured | SetAside) -> None:
        """Keep what intake made of a source."""
        place = place_of(path)
        if isinstance(item, Captured):
            item = _storable(item)
        if isinstance(item, SetAside):
            item = _printable(item)
            self.set_aside.append(item)
            if (item.path, item.sha256, item.reason) not in self._aside:
                payload = {**msgspec.structs.asdict(item), "place": place, "method": self._method}
                self._acts.append(Act("set_aside", payload))
            return
        self._case.originals.keep(item.data, item.sha256)
        self._read[intake_key(item.sha256, item.path, self._config)] = encode(Intake(item.documents, item.set_aside))
        replaced = self._by_place.get(place)
        payload = {"sha256": item.sha256, "path": item.path, "bytes": len(item.data), "place": place}
        self._acts.append(Act("captured", payload | ({"replaces": replaced.seq} if replaced else {})))
        (self.changed if replaced else self.added).append(item.path)
        if len(self._acts) >= TOGETHER:
            self.flush()

    def crashed(self, path: Path, problem: Exception) -> None:
        """Set aside a source on which intake crashed. It is tried again whenever it is given."""
        aside = SetAside(path.as_posix(), f"Reading it failed: {crashes.told(problem)}.", crashes.ADVICE)
        if (aside.path, aside.sha256, aside.reason) not in self._aside:
            self._acts.append(crashes.entry("reading", _printable(aside).path, None, problem))
        self.receive(path, aside)

    def flush(self) -> None:
        """Write what came in. Results before the log: whatever is logged was read, whenever the process ends."""
        self._kept.put("intake", self._read)
        self._case.record(self._acts)
        self._kept.flush()
        self._read, self._acts = {}, []


def _files(paths: Sequence[Path]) -> Iterator[Path | SetAside]:
    """The files under the paths, as intake finds them, without those of a case.

    A case is no source: its report quotes all of its accounts, its originals are accounts already. One that lies in a
    folder is passed by; what is given by name, or is a link, and belongs to one is set aside.
    """
    from firsthand import ingest

    for path in paths:
        if (case := case_around(path)) is not None:
            yield _of_a_case(path, case)
    for found in ingest.files_under([path for path in paths if case_around(path) is None], is_case):
        if isinstance(found, Path) and found.is_symlink() and (case := case_around(found)) is not None:
            yield _of_a_case(found, case)
        else:
            yield found


def _of_a_case(path: Path, case: Path) -> SetAside:
    what = "It is a case" if os.path.realpath(path) == os.path.realpath(case) else "It belongs to a case"
    return SetAside(
        path.as_posix(),
        f"{what}, whose files are no accounts: they hold or quote those that the case was made from.",
        "Give the sources from which that case was made.",
    )


def _storable(item: Captured) -> Captured | SetAside:
    """The capture, or why it cannot be kept: no file format holds half of a surrogate pair."""
    try:
        encode(Intake(item.documents, item.set_aside))
        item.path.encode()
    except UnicodeEncodeError:
        advice = "Rename the file, or mend the character, and add it again."
        return SetAside(item.path, "Its name or its text holds half a character.", advice, item.sha256)
    return item


def _printable(aside: SetAside) -> SetAside:
    return replace(
        aside,
        path=aside.path.encode("utf-8", "replace").decode(),
        reason=aside.reason.encode("utf-8", "replace").decode(),
    )


def intake_key(digest: str, path: str, config: Config) -> str:
    """The key of what intake reads in an original of that hash and path."""
    from firsthand import ingest

    return name_of(ingest.METHOD, limits_key(config), digest, path)


def limits_key(config: Config) -> list[int]:
    """The settings that intake's outcome depends on."""
    return [config.file_bytes, config.line_characters, config.page_depth]


def limits(config: Config) -> "Limits":
    """The same for intake."""
    from firsthand.ingest import Limits

    return Limits(*limits_key(config))
