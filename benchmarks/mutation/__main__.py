"""``python -m benchmarks.mutation``: copies and rewrites with one known change each, or none, through reading and comparison.

Copies are made from real articles (``--data FILE.jsonl`` with ``text``), else from the project's own sample; rewrites were
written by hand. Descent is given, since lineage is measured elsewhere. Ends with 1 below a floor.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from random import Random

from benchmarks.mutation import unequal
from benchmarks.mutation.operations import CHANGES, house_style
from benchmarks.mutation.pairs import APART, HELD, TUNED, Pair, rewrites
from benchmarks.mutation.scores import Bench, Scores, score
from firsthand.sample import sample

COPY_FLOORS = {
    **dict.fromkeys(("number", "unit", "scale", "date", "designation", "person", "country", "negation"), 0.95),
    **dict.fromkeys(("quotation", "spliced", "re-attributed", "invented"), 0.95),
    **dict.fromkeys(("hedge-", "hedge+", "attribution", "attribution-", "status", "role"), 0.85),
}
REWRITE_FLOOR = 0.75
MOST_WRONG = 1.0
"""Wrong findings a 50 aligned sentences of rewrites without a change."""
ARTICLES = Path(__file__).parents[3] / "shared" / "eval" / "basil" / "articles.jsonl"
LEAST_WORDS = 250
MOST_JUDGED_WRONG = 3
"""Findings about facts that count on unequal pairs, where no fact differs."""


def articles(path: Path | None, many: int) -> list[str]:
    """Texts long enough to change, evenly over the file; the sample's longer English accounts where there is no file."""
    if path is not None:
        texts = [str(json.loads(line)["text"]) for line in path.read_text("utf-8").splitlines() if line.strip()]
    else:
        texts = [p.read_text("utf-8") for p in sorted(sample()[0].glob("*.txt"))]
    long = [t for t in texts if len(t.split()) >= LEAST_WORDS]
    step = max(1, len(long) // many)
    return long[::step][:many]


def copies(texts: Sequence[str], kinds: Sequence[str]) -> Iterator[Pair]:
    """Of each text one copy a kind, and one in another house's style without a change."""
    for number, text in enumerate(texts):
        for kind in kinds:
            pair = CHANGES[kind](text, Random(f"{number} {kind}"))
            if pair is not None:
                yield pair
        yield Pair(f"style {number}", text, house_style(text, Random(f"{number} style")), "copy")


def show(name: str, scores: Scores, floors: dict[str, float], misses: bool) -> bool:
    """Print one part; whether all floors hold."""
    holds = True
    print(f"\n{name}: {sum(k.made for k in scores.kinds.values())} changed, {scores.unchanged} not")
    for kind, tally in sorted(scores.kinds.items()):
        floor = floors.get(kind)
        short = floor is not None and tally.recall < floor
        holds &= not short
        print(
            f"  {kind:<14}{tally.found:>5} of {tally.made:<5}{tally.recall:>6.2f}"
            f"{f'  floor {floor}' if floor else ''}{'  SHORT' if short else ''}"
        )
    read = sum(f.severity == "read" for _, f in scores.wrong)
    print(f"  recall {scores.recall:.3f}  precision {scores.precision:.3f}", end="  ")
    print(f"wrong beside the change {len(scores.wrong)} ({read} only to be read)")
    counted = sum(f.severity != "read" for _, f in scores.wrong_unchanged)
    print(
        f"  unchanged: {len(scores.wrong_unchanged)} wrong ({counted} counted) on {scores.sentences} sentences, "
        f"{scores.wrong_per_50:.2f} a 50; distorted claims that bear out the original: {len(scores.borne_out)}"
    )
    if scores.faithful:
        print(
            f"  faithful rewrites, taken as strangers, that bear out the original: {scores.corroborating} of {scores.faithful}"
        )
    if misses:
        _misses(scores)
    return holds and not scores.borne_out


def _misses(scores: Scores) -> None:
    for kind, tally in sorted(scores.kinds.items()):
        for pair in tally.missed:
            print(
                f"  MISSED {kind} [{pair.name}] {_around(pair.parent, pair.there)!r} -> {_around(pair.child, pair.here)!r}"
            )
    for label, wrong in (("WRONG", scores.wrong), ("WRONG, unchanged", scores.wrong_unchanged)):
        for pair, finding in wrong:
            a, b = (x.text if x else None for x in (finding.a, finding.b))
            print(
                f"  {label} [{pair.name}] {finding.code} {finding.severity}: {finding.reason}\n     {a!r}\n     {b!r}"
            )
    for pair in scores.borne_out:
        print(f"  BORNE OUT {pair.kind} [{pair.name}] {_around(pair.child, pair.here)!r}")


def _around(text: str, span: tuple[int, int] | None, by: int = 60) -> str:
    start, end = span or (0, min(len(text), 2 * by))
    return f"{text[max(0, start - by) : start]}[{text[start:end]}]{text[end : end + by]}"


def unequal_pairs(texts: Sequence[str], bench: Bench) -> int:
    """Three readings of every real page where they are there, and the articles in five ways: how many findings about facts count."""
    if not unequal.PAGES.exists():
        print("skipped: no real pages beside the project")
    real = unequal.pages(unequal.PAGES) if unequal.PAGES.exists() else iter(())
    return unequal.show(unequal.tallied(chain(real, unequal.damaged(texts)), bench))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; 1 below a floor."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.mutation", description=__doc__)
    options.add_argument("--data", type=Path, help="JSON lines of articles to copy; the sample where there are none")
    options.add_argument("--articles", type=int, default=40, help="how many of them")
    options.add_argument("--kinds", nargs="*", default=list(CHANGES), help="only these changes of copies")
    options.add_argument("--parts", nargs="*", default=["copies", "rewrites"], help="copies, rewrites, apart, held")
    options.add_argument("--misses", action="store_true", help="name every miss and every wrong finding")
    options.add_argument("--pairs", action="store_true", help="real unequal pairs instead: wrong findings on copies")
    chosen = options.parse_args(arguments)
    bench, holds = Bench(), True
    data = chosen.data or (ARTICLES if ARTICLES.exists() else None)
    if data is None:
        print("skipped: no real articles beside the project; the sample's stand in for them")
    if chosen.pairs:
        return 0 if unequal_pairs(articles(data, chosen.articles), bench) <= MOST_JUDGED_WRONG else 1
    if "copies" in chosen.parts:
        scores = score(copies(articles(data, chosen.articles), chosen.kinds), bench)
        holds &= show("literal copies", scores, COPY_FLOORS, chosen.misses)
    for part, path in (("rewrites", TUNED), ("apart", APART), ("held", HELD)):
        if part in chosen.parts and not path.exists():
            print(f"skipped: no {path.name}")
        elif part in chosen.parts:
            scores = score(rewrites(path), bench)
            holds &= show(part, scores, {}, chosen.misses)
            holds &= scores.recall >= REWRITE_FLOOR and scores.wrong_per_50 <= MOST_WRONG
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
