"""Can a rewrite be told from mere coverage of the same event? The test of the riskiest assumption (docs/rewrites.md).

``python -m benchmarks.lineage.rewrites [ARTICLES.jsonl] [--plot FILE.svg]``. Against each other stand reports of one event
by three outlets (independent, as far as a reader can tell) and rewrites and translations of such reports, written for this
test: ``rewrites_a.jsonl``, by which the method was fitted, and ``rewrites_b.jsonl``, kept apart. Every trio and what was made
of it is a pile of its own. Exits with 1 below a floor.
"""

import json
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.lineage.plot import Point, plot
from firsthand.language.meaning import Meanings
from firsthand.lineage.following import Following
from firsthand.lineage.rewriting import Followings
from firsthand.lineage.support import Told, Weights, told
from firsthand.lineage.words import Vocabulary, body_of
from firsthand.records import Document, Sourced

HERE = Path(__file__).parent
ARTICLES = HERE.parents[2] / "shared" / "eval" / "basil" / "articles.jsonl"
FLOORS = {"a": (0.85, 0.02), "b": (0.70, 0.02)}
"""Least share of what was made settled, most share of independent pairs settled. Measured: see docs/rewrites.md."""


@dataclass(frozen=True)
class Tally:
    """What became of ``made`` texts and of ``independent`` pairs: settled, possible, and the wrong ones among the latter."""

    made: int
    settled: int
    possible: int
    independent: int
    false_settled: int
    false_possible: int
    missed: tuple[str, ...]


def piles(articles: list[dict[str, Any]], made: list[dict[str, Any]], half: str) -> list[list[dict[str, Any]]]:
    """A trio of reports and what was made of them, for every other event: the even ones for half ``a``."""
    events: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for article in articles:
        events[article["event"]].append(article)
    sources = {article["id"]: article["event"] for article in articles}
    chosen = [event for i, event in enumerate(events) if i % 2 == "ab".index(half)]
    return [[*events[event], *(m for m in made if sources[m["source"]] == event)] for event in chosen]


def accounts(pile: list[dict[str, Any]]) -> list[Told]:
    """The texts of a pile as lineage sees them."""
    vocabulary = Vocabulary()
    documents = [
        Document(
            id=record["id"] or f"unnamed {i}",
            sha256="",
            path=record["id"],
            text=record["text"],
            media="jsonl",
            language=Sourced(record.get("language", "en"), "given"),
        )
        for i, record in enumerate(pile)
    ]
    return [told(document, body_of(document, vocabulary)) for document in documents]


def measured(half: str, articles: list[dict[str, Any]], meanings: Meanings) -> tuple[Tally, list[Point]]:
    """One half: the tally, and every pair in one language as a point."""
    made = [json.loads(line) for line in (HERE / f"rewrites_{half}.jsonl").read_text("utf-8").splitlines()]
    source = {record["id"]: record["source"] for record in made}
    best: dict[str, Following] = {}
    wrong: list[Following] = []
    points: list[Point] = []
    pairs = 0
    for pile in piles(articles, made, half):
        texts = accounts(pile)
        pairs += len(pile) * (len(pile) - 1) // 2 - sum(record["id"] in source for record in pile)
        for following in Followings(texts, Weights(texts), meanings).weighed():
            ends = {following.child, following.parent}
            truly = any(made in ends and source[made] in ends for made in source)
            if not following.translated:
                points.append(Point(following.share, following.in_order, truly, following.log_odds > 0))
            if truly:
                best[next(iter(ends & source.keys()))] = following
            elif following.log_odds > 0:
                wrong.append(following)
    missed = tuple(name for name in source if name not in best or best[name].log_odds <= 0)
    tally = Tally(
        made=len(source),
        settled=sum(f.settled for f in best.values()),
        possible=sum(f.log_odds > 0 and not f.settled for f in best.values()),
        independent=pairs,
        false_settled=sum(f.settled for f in wrong),
        false_possible=sum(not f.settled for f in wrong),
        missed=missed,
    )
    return tally, points


def main(arguments: list[str]) -> int:
    """Print one table; write the plot where asked."""
    path = Path(next((a for a in arguments if a.endswith(".jsonl")), ARTICLES))
    if not path.exists():
        print(f"skipped: no articles at {path}")
        return 0
    articles = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    meanings = Meanings()
    short = 0
    print(
        f"{'half':<6}{'made':>6}{'settled':>9}{'possible':>10}{'missed':>8}{'independent':>13}{'settled':>9}{'possible':>10}"
    )
    drawn: list[Point] = []
    for half, (least, most) in FLOORS.items():
        tally, points = measured(half, articles, meanings)
        drawn += points
        below = tally.settled < least * tally.made or tally.false_settled > most * tally.independent
        short += below
        print(
            f"{half:<6}{tally.made:>6}{tally.settled:>9}{tally.possible:>10}{len(tally.missed):>8}{tally.independent:>13}"
            f"{tally.false_settled:>9}{tally.false_possible:>10}{'  below the floor' if below else ''}"
        )
        if half == "a":
            print(f"      missed: {', '.join(tally.missed) or 'none'}")
    if "--plot" in arguments:
        Path(arguments[arguments.index("--plot") + 1]).write_text(plot(drawn), encoding="utf-8")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
