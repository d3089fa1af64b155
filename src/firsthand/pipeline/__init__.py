"""The order of the steps, and nothing else: intake, lineage, reading, comparison, results.

Every step's result is kept under a key that names its inputs, its parameters and its method's version. A
second run looks the keys up and does only what changed; deleting the database loses nothing but time.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from firsthand import __version__
from firsthand.config import Config
from firsthand.pipeline import crashes
from firsthand.pipeline.crashes import Crashed
from firsthand.pipeline.judging import judged_documents, judged_findings
from firsthand.pipeline.progress import Progress, Watch, unwatched
from firsthand.pipeline.taking import Taken, intake_key, limits, limits_key, refuse_unusable, take
from firsthand.records import DateExpression, Descent, Document, Judgement, Reading, Results, SetAside, UsageProblem
from firsthand.store.case import Capture, Case
from firsthand.store.codec import decode, encode
from firsthand.store.hashing import name_of, sha256
from firsthand.store.kept import Kept
from firsthand.store.log import Act
from firsthand.store.parses import SentenceCache
from firsthand.store.results import Compared, Instead, Intake, Parts, analysis, keep_analysis

__all__ = [
    "Progress",
    "ReadAlone",
    "Taken",
    "Watch",
    "analyse",
    "read_alone",
    "refuse_unusable",
    "take",
    "unwatched",
    "write_report",
]


class ReadAlone(msgspec.Struct, frozen=True):
    """One account read without a case."""

    document: Document
    reading: Reading


def analyse(case: Case, config: Config, watch: Watch = unwatched) -> Results:
    """Bring the analysis of everything the case holds up to date, and return it.

    The same originals, log and methods give the same results, to the last byte and with the time of the first
    analysis: a case whose database was deleted answers as it did before. An account on which a step crashes is set
    aside, and tried again whenever the case is analysed.
    """
    kept = Kept(case)
    key = _analysis_key(case, config)
    if (time := case.analysis_time(key)) and (results := analysis(case, kept, key, time)):
        _log_analysis(case, key, results)
        return results
    try:
        return _analysed(case, kept, config, watch)
    finally:
        kept.flush()


def _analysed(case: Case, kept: Kept, config: Config, watch: Watch) -> Results:
    intake = _intake(case, kept, config, watch)
    # One page saved twice, bytes and address the same, is one account; its id says so.
    documents = {document.id: document for one in intake.values() for document in one.documents}
    if not documents and not case.set_aside() and not any(one.set_aside for one in intake.values()):
        raise UsageProblem("There is nothing to analyse.", "Give files, or folders with files that are not hidden.")
    aside: list[SetAside] = []
    while True:
        try:
            parts = _steps(case, kept, documents.values(), watch)
            break
        except Crashed as crash:
            # Steps whose results are kept are quick the second time; lineage starts anew, for its pile is another.
            for name, problem in crash.problems.items():
                document = documents.pop(name)
                aside.append(crashes.set_aside(crash.step, document, problem))
                _log_crash(case, crashes.entry(crash.step, document.path, document.sha256, problem, document=name))
    key = _analysis_key(case, config, aside)
    everyone = {document.id for one in intake.values() for document in one.documents}
    parts = replace(
        parts,
        intake=tuple(intake),
        set_aside=(*case.set_aside(), *aside),
        without=tuple(sorted(everyone - set(documents))),
    )
    keep_analysis(kept, key, parts)
    kept.flush()
    results = analysis(case, kept, key, "")
    assert results is not None
    _log_analysis(case, key, results)
    return replace(results, analysed=case.analysis_time(key) or "")


def _log_analysis(case: Case, key: str, results: Results) -> None:
    """Say in the log which analysis is the case's, unless the last one is: after a change was taken back it is an
    earlier one.
    """
    last = case.last_analysis()
    if last is None or last.key != key:
        case.record([Act("analysed", {"key": key, "accounts": len(results.documents), "methods": _methods()})])


def _log_crash(case: Case, crash: Act) -> None:
    """Every crash once, however often it is met again."""
    if not any(entry.action == crash.action and entry.payload == crash.payload for entry in case.log.entries):
        case.record([crash])


def _steps(case: Case, kept: Kept, read: Iterable[Document], watch: Watch) -> Parts:
    """Everything after intake, in order: lineage, reading, comparison, dates. Judgements are laid over what they
    decide on, before anything else rests on it.
    """
    judgements = case.in_force()
    documents, judged = judged_documents(read, judgements)
    changed = tuple(document for document in documents if any(document.id in one.touches for one in judged))
    prints = {document.id: sha256(encode(document))[:32] for document in documents}
    case.store.texts({document.id: document.text for document in documents})
    vectors = SentenceCache(case.store, "vector")
    descent_key, descent = _descent(case, kept, documents, prints, vectors, watch)
    if any(one.decision in ("original", "cut", "same-owner") for one in judgements):
        from firsthand.lineage.judged import judged as lay_over

        descent, decided = lay_over(descent, documents, judgements)
        judged += decided
        descent_key = name_of(descent_key, _said(judgements))
        kept.put("descent", {descent_key: encode(descent)})
    readings = _readings(case, kept, documents, prints, watch)
    comparison = _comparison(kept, documents, prints, (descent_key, descent), readings, vectors, watch)
    vectors.flush()
    dated = _dated(kept, documents, descent, readings)
    if any(one.decision in ("accept", "reject", "restate") for one in judgements):
        compared = decode(kept.get("comparison", [comparison])[comparison], Compared)
        findings, decided_on = judged_findings(compared.findings, documents, judgements)
        judged += decided_on
        comparison = name_of(comparison, _said(judgements))
        kept.put("comparison", {comparison: encode(replace(compared, findings=findings))})
    instead = name_of("instead", _said(judgements), list(prints.values())) if changed else None
    if instead is not None:
        kept.put("instead", {instead: encode(Instead(changed))})
    return Parts(
        version=__version__,
        intake=(),
        set_aside=(),
        descent=descent_key,
        readings=tuple(dated),
        comparison=comparison,
        instead=instead,
        judgements=tuple(sorted(judged, key=lambda one: int(one.judgement.name[1:]))),
    )


def _said(judgements: Sequence[Judgement]) -> str:
    return sha256(encode(judgements))


def _methods() -> list[str]:
    """The versions of all methods, in the order of the steps."""
    from firsthand import comparison, ingest, lineage

    return [ingest.METHOD, lineage.METHOD, _reading_method(), comparison.METHOD]


def _reading_method() -> str:
    """How statements are read: our method and the grammar that it stands on."""
    from firsthand import claims
    from firsthand.language.parser import PARSER_VERSION

    return f"{claims.METHOD}+{PARSER_VERSION}"


def _analysis_key(case: Case, config: Config, crashed: Sequence[SetAside] = ()) -> str:
    captures = [[capture.sha256, capture.path] for capture in case.captures()]
    aside = [[a.path, a.reason] for a in (*case.set_aside(), *crashed)]
    judgements = case.in_force()
    judged = [_said(judgements)] if judgements else []  # with the last of them undone it is the analysis without any
    return name_of(_methods(), __version__, limits_key(config), captures, aside, *judged)


def _intake(case: Case, kept: Kept, config: Config, watch: Watch) -> dict[str, Intake]:
    """What every captured original holds, read again from its bytes where no result of that is kept."""
    captures = {intake_key(c.sha256, c.path, config): c for c in case.captures()}
    known = kept.get("intake", captures)
    read: dict[str, Intake] = {}
    for number, (key, capture) in enumerate(captures.items(), start=1):
        if key in known:
            read[key] = decode(known[key], Intake)
        else:
            watch(Progress("reading the originals again", number, len(captures), capture.path))
            read[key] = _read(case, capture, config)
            kept.put("intake", {key: encode(read[key])})
    return read


def _descent(
    case: Case,
    kept: Kept,
    documents: Sequence[Document],
    prints: Mapping[str, str],
    vectors: SentenceCache,
    watch: Watch,
) -> tuple[str, Descent]:
    from firsthand import lineage

    key = name_of(lineage.METHOD, list(prints.values()))
    if found := kept.get("descent", [key]):
        return key, decode(found[key], Descent)
    watch(Progress("tracing lineage", 0, None, f"{len(documents)} accounts"))
    told = SentenceCache(case.store, "told")
    descent = crashes.over_all(
        "tracing the lineage of",
        lambda: lineage.descend(documents, told=told, vectors=vectors),
        lambda document: lineage.descend([document]),
        documents,
    )
    told.flush()
    kept.put("descent", {key: encode(descent)})
    return key, descent


def _readings(
    case: Case, kept: Kept, documents: Sequence[Document], prints: Mapping[str, str], watch: Watch
) -> dict[str, Reading]:
    from firsthand import claims

    keys = {name_of(_reading_method(), prints[document.id]): document for document in documents}
    readings = {key: decode(value, Reading) for key, value in kept.get("reading", keys).items()}
    parser: Any = None
    cache = SentenceCache(case.store)
    problems: dict[str, Exception] = {}
    for number, (key, document) in enumerate(keys.items(), start=1):
        if key in readings:
            continue
        watch(Progress("reading", number, len(keys), document.label))
        parser = parser or _parser()
        try:
            readings[key] = claims.read_document(document, parser, cache)
        except Exception as problem:
            if not crashes.is_crash(problem):
                raise
            problems[document.id] = problem
            continue
        cache.flush()
        kept.put("reading", {key: encode(readings[key])})
    if problems:
        raise Crashed("reading the statements of", problems)
    return {key: readings[key] for key in keys}


def _dated(
    kept: Kept, documents: Sequence[Document], descent: Descent, readings: Mapping[str, Reading]
) -> dict[str, Reading]:
    """The readings with their dates counted out, now that lineage says from which day: a copy's "last month" is its
    original's. The readings themselves stay as they are; another lineage may date them otherwise.
    """
    from firsthand.comparison.basis import bases

    known = bases({document.id: document for document in (*documents, *descent.archetypes)}, descent.derivations)
    dated: dict[str, Reading] = {}
    problems: dict[str, Exception] = {}
    for key, reading in readings.items():
        basis = known.get(reading.document)
        if basis is None:
            dated[key] = reading
            continue
        said = f"the day of {basis.label} (from {basis.where})"
        try:
            dated[name_of(key, basis.day, said)] = _counted_from(reading, basis.day, said)
        except Exception as problem:
            if not crashes.is_crash(problem):
                raise
            problems[reading.document] = problem
    if problems:
        raise Crashed("counting the dates of", problems)
    kept.put("reading", {key: encode(reading) for key, reading in dated.items()})
    return dated


def _counted_from(reading: Reading, day: str, said: str) -> Reading:
    from firsthand.language.calendar import resolve

    def counted(date: DateExpression) -> DateExpression:
        found = resolve(date, day)
        if found is None:
            return date
        whose = f"{found.basis}, {said}" if found.basis.startswith("counted") else found.basis
        return replace(date, resolved=replace(found, basis=whose))

    statements = tuple(replace(one, dates=tuple(map(counted, one.dates))) for one in reading.statements)
    return replace(reading, statements=statements)


def _comparison(
    kept: Kept,
    documents: Sequence[Document],
    prints: Mapping[str, str],
    descent: tuple[str, Descent],
    readings: Mapping[str, Reading],
    vectors: SentenceCache,
    watch: Watch,
) -> str:
    from firsthand import comparison, lineage

    key = name_of(comparison.METHOD, list(prints.values()), descent[0], list(readings))
    if not kept.get("comparison", [key]):
        watch(Progress("comparing", 0, None, f"{len(descent[1].derivations)} derivations"))
        by_document = {reading.document: reading for reading in readings.values()}
        found = crashes.over_all(
            "comparing",
            lambda: comparison.compare(documents, descent[1], by_document, vectors=vectors),
            lambda one: comparison.compare([one], lineage.descend([one]), {one.id: by_document[one.id]}),
            documents,
        )
        compared = Compared(tuple(found.findings), tuple(found.quotations), tuple(found.claims))
        kept.put("comparison", {key: encode(compared)})
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
    from firsthand.language.caching import MemoryCache

    item = ingest.read_bytes(data, path, limits(config))
    if isinstance(item, SetAside):
        yield item
        return
    yield from item.set_aside
    parser, cache = _parser(), MemoryCache()
    for number, document in enumerate(item.documents, start=1):
        watch(Progress("reading", number, len(item.documents), document.label))
        yield ReadAlone(document, claims.read_document(document, parser, cache))


def _read(case: Case, capture: Capture, config: Config) -> Intake:
    """What one original holds; where a newer method refuses it, or crashes on it, the refusal."""
    from firsthand import ingest

    try:
        item = ingest.read_bytes(case.originals.read(capture.sha256), capture.path, limits(config))
    except Exception as problem:
        if not crashes.is_crash(problem):
            raise
        _log_crash(case, crashes.entry("reading", capture.path, capture.sha256, problem))
        reason = f"Reading it failed: {crashes.told(problem)}."
        return Intake((), (SetAside(capture.path, reason, crashes.ADVICE, capture.sha256),))
    if isinstance(item, SetAside):
        return Intake((), (item,))
    return Intake(item.documents, item.set_aside)


def _parser() -> Any:
    from firsthand.language.parser import Parser

    return Parser()
