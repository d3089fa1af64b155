"""The order of the steps, and nothing else: intake, lineage, reading, comparison, entities, registers, results.

Every step's result is kept under a key that names its inputs, its parameters and its method's version. A
second run looks the keys up and does only what changed; deleting the database loses nothing but time.
"""

import os
from collections.abc import Container, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from firsthand import __version__
from firsthand.config import Config
from firsthand.pipeline import crashes
from firsthand.pipeline.alone import NotRead, ReadAlone, read_alone
from firsthand.pipeline.crashes import Crashed
from firsthand.pipeline.dating import counted_from, said_of
from firsthand.pipeline.judging import decided_claims, judged_claims, judged_documents, judged_findings, judged_sources
from firsthand.pipeline.model import KeptAnswers, Model, model, wording
from firsthand.pipeline.naming import NAMING, entities
from firsthand.pipeline.progress import Progress, Watch, unwatched
from firsthand.pipeline.reading import reader, together, who_reads
from firsthand.pipeline.registering import ADDING_UP, registers
from firsthand.pipeline.taking import Taken, intake_key, limits, limits_key, refuse_unusable, take
from firsthand.records import Descent, Document, Judgement, Reading, Results, SetAside, UsageProblem
from firsthand.store.case import Capture, Case
from firsthand.store.codec import decode, encode
from firsthand.store.hashing import name_of, sha256
from firsthand.store.kept import Kept, Shelf
from firsthand.store.log import Act
from firsthand.store.parses import SentenceCache
from firsthand.store.results import Compared, Instead, Intake, Parts, analysis, keep_analysis

if TYPE_CHECKING:
    from firsthand.comparison.clauses import Grammar

__all__ = [
    "NotRead",
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

COMPARING = "comparing"
LATE = (COMPARING, NAMING, ADDING_UP)
"""Steps on which nothing but their own results rests, as a crash names them: the case can go without one."""


def analyse(case: Case, config: Config, watch: Watch = unwatched) -> Results:
    """Bring the analysis of everything the case holds up to date, and return it.

    The same originals, log and methods give the same results, to the last byte and with the time of the first
    analysis: a case whose database was deleted answers as it did before. An account on which a step crashes is set
    aside, and tried again whenever the case is analysed.
    """
    kept = Kept(case)
    proposer = model(config, KeptAnswers(kept), lambda sentence: watch(Progress(sentence, notice=True)))
    key = _analysis_key(case, config)
    if (time := case.analysis_time(key)) and (results := analysis(case, kept, key, time)):
        _log_analysis(case, key, results, config)
        return results
    try:
        return _analysed(case, kept, config, proposer, watch)
    finally:
        kept.flush()


def _analysed(case: Case, kept: Kept, config: Config, proposer: Model, watch: Watch) -> Results:
    intake = _intake(case, kept, config, watch)
    # One page saved twice, bytes and address the same, is one account; its id says so.
    documents = {document.id: document for one in intake.values() for document in one.documents}
    if not documents and not case.set_aside() and not any(one.set_aside for one in intake.values()):
        raise UsageProblem("There is nothing to analyse.", "Give files, or folders with files that are not hidden.")
    aside: list[SetAside] = []
    unlisted: set[str] = set()
    undone: set[str] = set()
    while True:
        try:
            parts = _steps(case, kept, documents.values(), unlisted, undone, config, proposer, watch)
            break
        except Crashed as crash:
            if crash.together and not crash.problems:
                if crash.step not in LATE:
                    raise crashes.refused(crash.step, crash.together) from crash.together
                undone.add(crash.step)
                aside.append(crashes.left_out(crash.step, crash.together))
                _log_crash(case, crashes.entry(crash.step, "all accounts", None, crash.together))
            # Steps whose results are kept are quick the second time; lineage starts anew where its pile is another.
            for name, problem in crash.problems.items():
                document = documents[name] if crash.stay else documents.pop(name)
                unlisted.add(name)
                aside.append(crashes.set_aside(crash.step, document, problem, crash.stay))
                _log_crash(case, crashes.entry(crash.step, document.path, document.sha256, problem, document=name))
    key = _analysis_key(case, config, aside, proposer.unheard)
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
    _log_analysis(case, key, results, config)
    return replace(results, analysed=case.analysis_time(key) or "")


def _log_analysis(case: Case, key: str, results: Results, config: Config) -> None:
    """Say in the log which analysis is the case's, unless the last one is: after a change was taken back it is an
    earlier one.
    """
    last = case.last_analysis()
    if last is None or last.key != key:
        case.record([Act("analysed", {"key": key, "accounts": len(results.documents), "methods": _methods(config)})])


def _log_crash(case: Case, crash: Act) -> None:
    """Every crash once, however often it is met again."""
    if not any(entry.action == crash.action and entry.payload == crash.payload for entry in case.log.entries):
        case.record([crash])


def _steps(
    case: Case,
    kept: Kept,
    read: Iterable[Document],
    unlisted: Container[str],
    undone: Container[str],
    config: Config,
    proposer: Model,
    watch: Watch,
) -> Parts:
    """Everything after intake, in order: lineage, reading, comparison, dates, registers of all but the ``unlisted``; the
    steps ``undone`` find nothing. Judgements are laid over what they decide on, before anything else rests on it.
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
    readings = _readings(case, kept, documents, prints, config, watch)
    if config.reader == "llm":
        readings = _proposed(kept, documents, readings, proposer, watch)
    sentences = SentenceCache(case.store)
    comparison = _comparison(
        kept,
        documents,
        prints,
        (descent_key, descent),
        readings,
        vectors,
        _grammar(sentences),
        judgements,
        undone,
        watch,
    )
    sentences.flush()
    judged += judged_sources(documents, judgements)
    if any(one.decision in ("same-claim", "not-same-claim") for one in judgements):
        compared = decode(kept.get("comparison", [comparison])[comparison], Compared)
        judged += judged_claims(compared.claims, readings.values(), judgements)
    vectors.flush()
    dated = _dated(kept, documents, descent, readings)
    if any(one.decision in ("accept", "reject", "restate") for one in judgements):
        compared = decode(kept.get("comparison", [comparison])[comparison], Compared)
        findings, decided_on = judged_findings(compared.findings, documents, judgements)
        judged += decided_on
        comparison = name_of(comparison, _said(judgements))
        kept.put("comparison", {comparison: encode(replace(compared, findings=findings))})
    named, decided_on = entities(kept, documents, prints, (descent_key, descent), readings, judgements, undone, watch)
    judged += decided_on
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
        entities=named,
        registers=registers(kept, documents, (descent_key, descent), dated, comparison, unlisted, undone, watch),
        instead=instead,
        judgements=tuple(sorted(judged, key=lambda one: int(one.judgement.name[1:]))),
    )


def _said(judgements: Sequence[Judgement]) -> str:
    return sha256(encode(judgements))


def _methods(config: Config) -> list[str]:
    """The versions of all methods, in the order of the steps."""
    from firsthand import comparison, ingest, lineage
    from firsthand import entities as naming
    from firsthand import registers as adding_up

    reading = _reading_method(config)
    return [ingest.METHOD, lineage.METHOD, reading, comparison.METHOD, naming.METHOD, adding_up.METHOD]


def _reading_method(config: Config) -> str:
    """How statements are read: our method, the grammar that it stands on, and who helps the rules."""
    from firsthand import claims
    from firsthand.language.parser import PARSER_VERSION

    return f"{claims.METHOD}+{PARSER_VERSION}+{who_reads(config)}"


def _analysis_key(case: Case, config: Config, crashed: Sequence[SetAside] = (), unheard: int = 0) -> str:
    captures = [[capture.sha256, capture.path] for capture in case.captures()]
    aside = [[a.path, a.reason] for a in (*case.set_aside(), *crashed)]
    judgements = case.in_force()
    judged = [_said(judgements)] if judgements else []  # with the last of them undone it is the analysis without any
    # A model that did not answer to everything is asked again when the case is next analysed: this is another key.
    proposed = [["llm", config.llm_model, wording(), unheard]] if config.reader == "llm" else []
    return name_of(_methods(config), __version__, limits_key(config), captures, aside, *judged, *proposed)


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
    kept.put("descent", {key: (value := encode(descent))})
    return key, decode(value, Descent)


def _readings(
    case: Case,
    kept: Kept,
    documents: Sequence[Document],
    prints: Mapping[str, str],
    config: Config,
    watch: Watch,
) -> dict[str, Reading]:
    keys = {name_of(_reading_method(config), prints[document.id]): document for document in documents}
    readings = {key: decode(value, Reading) for key, value in kept.get("reading", keys).items()}
    missing = [key for key in keys if key not in readings]
    cache = SentenceCache(case.store)
    problems: dict[str, Exception] = {}
    done = len(readings)
    with reader(config, cache, lambda sentence: watch(Progress(sentence, notice=True))) as reading:
        for group in together(missing, lambda key: len(keys[key].text)):
            outcomes = reading.read([keys[key] for key in group])
            for key in group:
                done += 1
                watch(Progress("reading", done, len(keys), keys[key].label))
                outcome = next(outcomes)
                if isinstance(outcome, Exception):
                    problems[keys[key].id] = outcome
                    continue
                cache.flush()
                kept.put("reading", {key: (value := encode(outcome))})
                readings[key] = decode(value, Reading)  # as it will be read again: what rests on it has one name
    if problems:
        raise crashes.crashed("reading the statements of", problems, len(documents))
    return {key: readings[key] for key in keys}


def _proposed(
    kept: Kept, documents: Sequence[Document], readings: Mapping[str, Reading], proposer: Model, watch: Watch
) -> dict[str, Reading]:
    """The readings with what a model adds, each under a key that names it. The rules' own stay beside them."""
    by_id = {document.id: document for document in documents}
    found: dict[str, Reading] = {}
    for number, (key, reading) in enumerate(readings.items(), start=1):
        watch(Progress("asking the model about", number, len(readings), by_id[reading.document].label))
        more = proposer.add_to(by_id[reading.document], reading)
        name = name_of(key, "proposed", sha256(encode(more)))
        found[name] = more
        kept.put("reading", {name: encode(more)})
    return found


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
        said = said_of(basis.label, basis.where)
        try:
            dated[name_of(key, basis.day, said)] = counted_from(reading, basis.day, said)
        except Exception as problem:
            if not crashes.is_crash(problem):
                raise
            problems[reading.document] = problem
    if problems:
        raise crashes.crashed("counting the dates of", problems, len(readings))
    kept.put("reading", {key: encode(reading) for key, reading in dated.items()})
    return dated


def _comparison(
    kept: Kept,
    documents: Sequence[Document],
    prints: Mapping[str, str],
    descent: tuple[str, Descent],
    readings: Mapping[str, Reading],
    vectors: SentenceCache,
    grammar: "Grammar",
    judgements: Sequence[Judgement],
    undone: Container[str],
    watch: Watch,
) -> str:
    from firsthand import comparison, lineage

    decided = decided_claims(judgements)
    said = [sha256(encode(decided))] if decided else []
    claimed: dict[str, Any] = {"decided": decided} if decided else {}
    key = name_of(comparison.METHOD, list(prints.values()), descent[0], list(readings), *said)
    if COMPARING in undone:
        kept.put("comparison", {(key := name_of(key, "undone")): encode(Compared((), (), ()))})
    if not kept.get("comparison", [key]):
        watch(Progress("comparing", 0, None, f"{len(descent[1].derivations)} derivations"))
        by_document = {reading.document: reading for reading in readings.values()}
        found = crashes.over_all(
            COMPARING,
            lambda: comparison.compare(
                documents,
                descent[1],
                by_document,
                kept=Shelf(kept, "edge"),
                vectors=vectors,
                grammar=grammar,
                **claimed,
            ),
            lambda one: comparison.compare([one], lineage.descend([one]), {one.id: by_document[one.id]}),
            documents,
        )
        compared = Compared(tuple(found.findings), tuple(found.quotations), tuple(found.claims))
        kept.put("comparison", {key: encode(compared)})
    return key


def _grammar(cache: SentenceCache) -> "Grammar":
    """Sentences to their grammar, most of which the reading has left behind; the model is loaded for others only."""
    from firsthand.language.parser import Parser

    parser = Parser(coded=False)  # grammar is enough
    return lambda sentences: parser.parse_cached(sentences, cache)


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
