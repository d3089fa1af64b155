"""What is measured: each function gives a ratio and a few words on how it came about."""

import io
import json
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import process_time
from typing import Any

from msgspec.structs import replace

from benchmarks.reading import texts
from firsthand import pipeline
from firsthand.cli.reading import written
from firsthand.config import Config
from firsthand.language.caching import BoundedCache
from firsthand.language.parser import MODEL_PACKAGE, UNUSED, Parser, checked_folder
from firsthand.pipeline.reading import REMEMBERED_BYTES, Reader, together
from firsthand.records import Document, Furniture, Sourced

BATCHES = (16, 64, 256)
"""Texts that spaCy is given together; its best one counts."""
COPIES = 10
MOST_PARAGRAPHS = 300
PILES = (200, 2_000)
PILE_SENTENCES = 8


def documents(pile: Sequence[str], house: str = "") -> list[Document]:
    """Accounts as intake gives them, in English."""
    return [
        Document(id=f"{house}{n}", sha256="", path=f"{n}.txt", text=text, media="text", language=Sourced("en", "made"))
        for n, text in enumerate(pile)
    ]


def seconds(work: Callable[[], object]) -> float:
    """This process's own time for it, on all its threads."""
    before = process_time()
    work()
    return process_time() - before


def read(parser: Parser, accounts: Sequence[Document], who: str = "rules") -> None:
    """The whole reading step, nothing known beforehand."""
    reader = Reader(parser, BoundedCache(REMEMBERED_BYTES), who)
    for group in together(accounts, lambda one: len(one.text)):
        for outcome in reader.read(group):
            if isinstance(outcome, Exception):
                raise outcome


def speed(pile: Sequence[str], rounds: int, who: str) -> list[tuple[float, str]]:
    """Our words a second over spaCy's, taking turns: first over those of the packaged pipeline as ``spacy.load`` gives it,
    then over those of its tagger and parser alone, which are all that we have of it. Each spaCy runs at its best batch.
    """
    parser = Parser(coded=who == "trained")
    read(parser, documents(pile[:5]), who)
    theirs = [_best_batch(as_packaged(exclude), pile) for exclude in ((), UNUSED)]
    turns = []
    for _ in range(rounds):
        times = [seconds(partial(_piped, nlp, pile, batch)) for nlp, batch in theirs]
        turns.append((*times, seconds(lambda: read(parser, documents(pile), who))))
    words = sum(len(text.split()) for text in pile)
    ours = words / statistics.median(turn[-1] for turn in turns)
    rows = []
    for number, (_, batch) in enumerate(theirs):
        other = words / statistics.median(turn[number] for turn in turns)
        ratio = statistics.median(turn[number] / turn[-1] for turn in turns)
        rows.append((ratio, f"{ours:,.0f} against {other:,.0f} words a second (batches of {batch})"))
    return rows


def as_packaged(exclude: Sequence[str] = ()) -> Any:
    """The model as spaCy itself loads and runs it, without any of our settings."""
    import spacy

    return spacy.load(checked_folder(MODEL_PACKAGE).name, exclude=exclude)


def _best_batch(nlp: Any, pile: Sequence[str]) -> tuple[Any, int]:
    _piped(nlp, pile[:5], BATCHES[0])
    tried = {size: seconds(partial(_piped, nlp, pile, size)) for size in BATCHES}
    return nlp, min(tried, key=lambda size: tried[size])


def copies(pile: Sequence[str], rounds: int) -> tuple[float, str]:
    """The pile with ten exact copies of every account under other ids, over the pile alone."""
    more = [one for house in range(COPIES) for one in documents(pile, f"copy {house} ")]
    return _with_more(pile, more, rounds)


def mirrors(pile: Sequence[str], rounds: int, *, told: bool) -> tuple[float, str]:
    """The same where every copy has another outlet's lines above and below it. Where intake has ``told`` them for what they
    are, a reading serves every mirror; where it took them for text, only grammar is used again.
    """
    more = []
    for house in range(COPIES):
        above, below = f"The House of Paper Number {house}\n\n", f"\n\nPrinted by house {house}."
        for one in documents([above + text + below for text in pile], f"mirror {house} "):
            end = len(one.text)
            frame = Furniture(0, len(above), "navigation", "made"), Furniture(end - len(below), end, "credit", "made")
            more.append(replace(one, furniture=frame) if told else one)
    return _with_more(pile, more, rounds)


def _with_more(pile: Sequence[str], more: list[Document], rounds: int) -> tuple[float, str]:
    parser, alone = Parser(coded=False), documents(pile)
    read(parser, alone[:5])
    pairs = [(seconds(lambda: read(parser, alone)), seconds(lambda: read(parser, alone + more))) for _ in range(rounds)]
    ratio = statistics.median(both / one for one, both in pairs)
    return ratio, f"{len(more)} copies beside {len(alone)} accounts"


def short(pile: Sequence[str], rounds: int) -> tuple[float, str]:
    """The command's whole way from a line of JSON to a line of JSON, on single paragraphs, over spaCy's own time."""
    paragraphs = [part for text in pile for part in text.split("\n") if len(part) > 60][:MOST_PARAGRAPHS]
    data = "".join(json.dumps({"id": str(n), "text": part}) + "\n" for n, part in enumerate(paragraphs)).encode()
    nlp, one = as_packaged(), data.partition(b"\n")[0]

    def command(given: bytes) -> None:
        for found in pipeline.read_alone(io.BytesIO(given), "made.jsonl", Config()):
            if isinstance(found, pipeline.ReadAlone):
                written(found)

    command(data)
    pairs = [
        (seconds(lambda: _piped(nlp, paragraphs, 128)), seconds(lambda: command(data)) - seconds(lambda: command(one)))
        for _ in range(rounds)
    ]
    ratio = statistics.median(theirs / ours for theirs, ours in pairs)
    return ratio, f"{len(paragraphs)} lines, less the time for a single one"


def memory(_data: Path | None) -> tuple[float, str]:
    """Peak memory of a process that reads made-up accounts as JSON lines, at 2,000 of them over 200."""
    peaks = [_peak(count) for count in PILES]
    return peaks[1] / peaks[0], f"{peaks[0]:,.0f} and {peaks[1]:,.0f} MB, {PILE_SENTENCES} sentences each"


def _peak(count: int) -> float:
    lines = (
        json.dumps({"id": str(n), "text": text}) + "\n"
        for n, text in enumerate(texts.made(count, sentences=PILE_SENTENCES))
    )
    script = (
        "import resource, sys; from firsthand.cli import run; status = run(['read', '-', '--json']);"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr); sys.exit(status)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], input="".join(lines).encode(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    if ran.returncode:
        raise SystemExit(ran.stderr.decode("utf-8", "replace"))
    scale = 1024 if sys.platform != "darwin" else 1024 * 1024
    return int(ran.stderr.split()[-1]) / scale


def _piped(nlp: Any, pile: Sequence[str], batch: int) -> None:
    for _ in nlp.pipe(pile, batch_size=batch):
        pass
