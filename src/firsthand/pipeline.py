"""The order of the steps, and nothing else: intake, lineage, reading, comparison, results.

Every step's result is kept under a key that names its inputs, its parameters and its method's version. A
second run looks the keys up and does only what changed; deleting the database loses nothing but time.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from firsthand import __version__
from firsthand.config import Config
from firsthand.records import (
    Captured,
    DateExpression,
    Descent,
    Document,
    Reading,
    Results,
    SetAside,
    UsageProblem,
)
from firsthand.store.case import Case, is_case
from firsthand.store.codec import decode, encode
from firsthand.store.hashing import name_of, place_of, sha256
from firsthand.store.log import Act
from firsthand.store.parses import SentenceCache
from firsthand.store.results import Compared, Intake, Parts, analysis, keep_analysis

TOGETHER = 64
"""Captures that are logged in one write: the log waits for the disk, a thousand small files should not."""


class Progress(msgspec.Struct, frozen=True):
    """How far a step is. ``total`` is None while it is not known."""

    step: str
    done: int
    total: int | None = None
    detail: str = ""


Watch = Callable[[Progress], None]


class Taken(msgspec.Struct, frozen=True):
    """What became of the sources: paths newly captured, captured again because they changed, known, set
    aside.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    set_aside: tuple[SetAside, ...] = ()


class ReadAlone(msgspec.Struct, frozen=True):
    """One account read without a case."""

    document: Document
    reading: Reading


def unwatched(_progress: Progress) -> None:
    """Progress for nobody."""


def refuse_unusable(paths: Sequence[Path]) -> None:
    """UsageProblem, before anything is made, when none of the paths given leads anywhere."""
    if paths and not any(os.path.lexists(path) for path in paths):
        raise UsageProblem(
            f"There is no such file or folder: {', '.join(map(str, paths[:5]))}.", "Check the spelling of the path."
        )


def take(case: Case, paths: Sequence[Path], config: Config, watch: Watch = unwatched) -> Taken:
    """Capture sources into the case: bytes kept, acts logged. What the case holds already costs one hash of
    its file.

    A file that changed since it was captured is captured again and replaces its older version in the
    analysis.
    """
    from firsthand import ingest

    desk = _Intake(case, config)
    for number, path in enumerate(_files(case, paths), start=1):
        watch(Progress("taking in", number, None, str(path)))
        if not desk.knows(path):
            for item in ingest.read_sources([path], _limits(config)):
                desk.receive(path, item)
    desk.flush()
    return desk.taken()


class _Intake:
    """The case's intake: what is known, what came in and is not written yet."""

    def __init__(self, case: Case, config: Config) -> None:
        from firsthand import ingest

        self._case = case
        self._config = config
        self._by_place = {capture.place: capture for capture in case.captures()}
        self._names = {(capture.sha256, capture.path) for capture in case.captures()}
        self._aside = {(aside.path, aside.sha256, aside.reason) for aside in case.set_aside()}
        self._method = name_of(ingest.METHOD, _limits_key(config))
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
            if not path.is_file() or path.stat().st_size > self._config.file_bytes:
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
        self._read[_intake_key(item.sha256, item.path, self._config)] = encode(Intake(item.documents, item.set_aside))
        replaced = self._by_place.get(place)
        payload = {"sha256": item.sha256, "path": item.path, "bytes": len(item.data), "place": place}
        self._acts.append(Act("captured", payload | ({"replaces": replaced.seq} if replaced else {})))
        (self.changed if replaced else self.added).append(item.path)
        if len(self._acts) >= TOGETHER:
            self.flush()

    def flush(self) -> None:
        """Write what came in. Results before the log: whatever is logged was read, whenever the process ends."""
        self._case.store.put("intake", self._read)
        self._case.record(self._acts)
        self._read, self._acts = {}, []


def _files(case: Case, paths: Sequence[Path]) -> Iterator[Path]:
    """Every file under the paths, folders in sorted order, hidden ones left out, no folder twice.

    A case is no source, this one or another: its report quotes all of its accounts. What is no file and no folder, or
    cannot be listed, is handed on as it is, for intake to say what is wrong with it.
    """
    seen: set[str] = set()
    own = os.path.realpath(case.folder)
    waiting = [*reversed(paths)]
    while waiting:
        path = waiting.pop()
        if not path.is_dir():
            yield path
            continue
        real = os.path.realpath(path)
        if real in seen or real == own or is_case(path):
            continue
        seen.add(real)
        try:
            names = sorted(name for name in os.listdir(path) if not name.startswith("."))
        except OSError:
            yield path
            continue
        waiting.extend(path / name for name in reversed(names))


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


def analyse(case: Case, config: Config, watch: Watch = unwatched) -> Results:
    """Bring the analysis of everything the case holds up to date, and return it.

    The same originals, log and methods give the same results, to the last byte and with the time of the first
    analysis: a case whose database was deleted answers as it did before.
    """
    key = _analysis_key(case, config)
    if (time := case.analysis_time(key)) and (results := analysis(case, key, time)):
        return results
    intake = _intake(case, config, watch)
    # One page saved twice, bytes and address the same, is one account; its id says so.
    documents = [*{document.id: document for one in intake.values() for document in one.documents}.values()]
    if not documents:
        raise UsageProblem("No account could be read.", "See what was set aside, and give text, HTML or JSON lines.")
    prints = {document.id: sha256(encode(document))[:32] for document in documents}
    case.store.texts({document.id: document.text for document in documents})
    descent_key, descent = _descent(case, documents, prints, watch)
    readings = _readings(case, documents, prints, watch)
    comparison = _comparison(case, documents, prints, (descent_key, descent), readings, watch)
    dated = _dated(case, documents, descent, readings)
    parts = Parts(
        version=__version__,
        intake=tuple(intake),
        set_aside=tuple(case.set_aside()),
        descent=descent_key,
        readings=tuple(dated),
        comparison=comparison,
    )
    keep_analysis(case, key, parts)
    if case.analysis_time(key) is None:
        case.record([Act("analysed", {"key": key, "accounts": len(documents), "methods": _methods()})])
    results = analysis(case, key, case.analysis_time(key) or "")
    assert results is not None
    return results


def _methods() -> list[str]:
    """The versions of all methods, in the order of the steps."""
    from firsthand import comparison, ingest, lineage

    return [ingest.METHOD, lineage.METHOD, _reading_method(), comparison.METHOD]


def _reading_method() -> str:
    """How statements are read: our method and the grammar that it stands on."""
    from firsthand import claims
    from firsthand.language.parser import PARSER_VERSION

    return f"{claims.METHOD}+{PARSER_VERSION}"


def _analysis_key(case: Case, config: Config) -> str:
    captures = [[capture.sha256, capture.path] for capture in case.captures()]
    aside = [[a.path, a.reason] for a in case.set_aside()]
    return name_of(_methods(), __version__, _limits_key(config), captures, aside)


def _limits_key(config: Config) -> list[int]:
    return [config.file_bytes, config.line_characters, config.page_depth]


def _intake_key(digest: str, path: str, config: Config) -> str:
    from firsthand import ingest

    return name_of(ingest.METHOD, _limits_key(config), digest, path)


def _intake(case: Case, config: Config, watch: Watch) -> dict[str, Intake]:
    """What every captured original holds, read again from its bytes where the store does not know it."""
    captures = {_intake_key(c.sha256, c.path, config): c for c in case.captures()}
    known = case.store.get("intake", captures)
    read: dict[str, Intake] = {}
    for number, (key, capture) in enumerate(captures.items(), start=1):
        if key in known:
            read[key] = decode(known[key], Intake)
        else:
            watch(Progress("reading the originals again", number, len(captures), capture.path))
            read[key] = _read(case.originals.read(capture.sha256), capture.path, config)
            case.store.put("intake", {key: encode(read[key])})
    return read


def _descent(case: Case, documents: Sequence[Document], prints: Mapping[str, str], watch: Watch) -> tuple[str, Descent]:
    from firsthand import lineage

    key = name_of(lineage.METHOD, list(prints.values()))
    if found := case.store.get("descent", [key]):
        return key, decode(found[key], Descent)
    watch(Progress("tracing lineage", 0, None, f"{len(documents)} accounts"))
    descent = lineage.descend(documents)
    case.store.put("descent", {key: encode(descent)})
    return key, descent


def _readings(case: Case, documents: Sequence[Document], prints: Mapping[str, str], watch: Watch) -> dict[str, Reading]:
    from firsthand import claims

    keys = {name_of(_reading_method(), prints[document.id]): document for document in documents}
    known = case.store.get("reading", keys)
    readings = {key: decode(value, Reading) for key, value in known.items()}
    parser: Any = None
    cache = SentenceCache(case.store)
    for number, (key, document) in enumerate(keys.items(), start=1):
        if key in readings:
            continue
        watch(Progress("reading", number, len(keys), document.label))
        parser = parser or _parser()
        readings[key] = claims.read_document(document, parser, cache)
        cache.flush()
        case.store.put("reading", {key: encode(readings[key])})
    return {key: readings[key] for key in keys}


def _dated(
    case: Case, documents: Sequence[Document], descent: Descent, readings: Mapping[str, Reading]
) -> dict[str, Reading]:
    """The readings with their dates counted out, now that lineage says from which day: a copy's "last month" is its
    original's. The readings themselves stay as they are; another lineage may date them otherwise.
    """
    from firsthand.comparison.basis import bases
    from firsthand.language.calendar import resolve

    known = bases({document.id: document for document in (*documents, *descent.archetypes)}, descent.derivations)
    dated: dict[str, Reading] = {}
    for key, reading in readings.items():
        basis = known.get(reading.document)
        if basis is None:
            dated[key] = reading
            continue
        said = f"the day of {basis.label} (from {basis.where})"

        def counted(date: DateExpression, day: str = basis.day, said: str = said) -> DateExpression:
            found = resolve(date, day)
            if found is None:
                return date
            whose = f"{found.basis}, {said}" if found.basis.startswith("counted") else found.basis
            return replace(date, resolved=replace(found, basis=whose))

        statements = tuple(replace(one, dates=tuple(map(counted, one.dates))) for one in reading.statements)
        dated[name_of(key, basis.day, said)] = replace(reading, statements=statements)
    case.store.put("reading", {key: encode(reading) for key, reading in dated.items()})
    return dated


def _comparison(
    case: Case,
    documents: Sequence[Document],
    prints: Mapping[str, str],
    descent: tuple[str, Descent],
    readings: Mapping[str, Reading],
    watch: Watch,
) -> str:
    from firsthand import comparison

    key = name_of(comparison.METHOD, list(prints.values()), descent[0], list(readings))
    if not case.store.get("comparison", [key]):
        watch(Progress("comparing", 0, None, f"{len(descent[1].derivations)} derivations"))
        found = comparison.compare(documents, descent[1], {r.document: r for r in readings.values()})
        compared = Compared(tuple(found.findings), tuple(found.quotations), tuple(found.claims))
        case.store.put("comparison", {key: encode(compared)})
    return key


def write_report(case: Case, results: Results, watch: Watch = unwatched) -> Path:
    """Write the case's report beside its originals, whole or not at all; leave it alone where it is what it would
    be.
    """
    drawn_from = name_of(sha256(encode(results)), _drawing())
    if case.report.is_file() and case.store.marked("report") == f"{drawn_from} {sha256(case.report.read_bytes())}":
        return case.report
    from firsthand.views.report import render

    watch(Progress("writing the report", 0))
    page = render(results).encode("utf-8", "replace")
    beside = case.report.with_name(f".{case.report.name}.writing")
    beside.write_bytes(page)
    os.replace(beside, case.report)
    case.store.mark("report", f"{drawn_from} {sha256(page)}")
    return case.report


def _drawing() -> list[list[str | int]]:
    """What draws reports, by version and files: a report drawn by other templates is drawn anew."""
    from firsthand import views

    files = sorted(path for path in Path(views.__file__).parent.rglob("*.*") if path.suffix != ".pyc")
    drawn: list[list[str | int]] = [[__version__]]
    for path in files:
        known = path.stat()
        drawn.append([path.name, known.st_size, known.st_mtime_ns])
    return drawn


def read_alone(data: bytes, path: str, config: Config, watch: Watch = unwatched) -> Iterator[ReadAlone | SetAside]:
    """What is read in the accounts of one source, without a case."""
    from firsthand import claims, ingest
    from firsthand.language.parser import MemoryCache

    item = ingest.read_bytes(data, path, _limits(config))
    if isinstance(item, SetAside):
        yield item
        return
    yield from item.set_aside
    parser, cache = _parser(), MemoryCache()
    for number, document in enumerate(item.documents, start=1):
        watch(Progress("reading", number, len(item.documents), document.label))
        yield ReadAlone(document, claims.read_document(document, parser, cache))


def _read(data: bytes, path: str, config: Config) -> Intake:
    """What one original holds; where a newer method refuses it, the refusal."""
    from firsthand import ingest

    item = ingest.read_bytes(data, path, _limits(config))
    if isinstance(item, SetAside):
        return Intake((), (item,))
    return Intake(item.documents, item.set_aside)


def _limits(config: Config) -> Any:
    from firsthand.ingest import Limits

    return Limits(config.file_bytes, config.line_characters, config.page_depth)


def _parser() -> Any:
    from firsthand.language.parser import Parser

    return Parser()
