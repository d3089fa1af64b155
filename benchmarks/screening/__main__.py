"""``python -m benchmarks.screening [--pairs FILE]``: time, what is found, what the index loses; exits with 1 below a floor.

``--pairs`` reads nomenklatura's own public name pairs, which do not come with the project: ``contrib/name_bench/cases.csv``
of github.com/opensanctions/nomenklatura, a CSV with the columns schema, name1, name2 and is_match (true or false).
"""

import argparse
import csv
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.screening.names import Query, entries, queries
from firsthand.records import NotBuilt
from firsthand.registers.lists import Listed
from firsthand.registers.matcher import Matcher
from firsthand.registers.screening import THRESHOLD, Named, Nearest, screen

SECONDS = 60.0
"""Most processor time for all names against all entries. The clock is told too; a busy machine stretches only that."""
INDEX_RIGHT, INDEX_ALL = 0.99, 0.85
"""Least parts of what the matcher finds among all pairs that are among the candidates: of the right, and of all of it. The
rest of it are names as near as others: a name has a few candidates only."""
RECALL, PRECISION = 0.95, 0.25
"""Least parts at the threshold, on the made-up names. Three in four are nobody on the list, and many of these share all but
one of their names with somebody on it, which the matcher scores at 0.73."""
SAMPLE = (300, 1000)
SEED = 11


class Tally(NamedTuple):
    """Pairs rightly found, wrongly found, and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)

    def __str__(self) -> str:
        return f"precision {self.precision:.3f}, recall {self.recall:.3f}, F1 {self.f1:.3f}"


def tally(verdicts: Iterable[tuple[bool, bool]]) -> Tally:
    """Of what is true and what was said of it."""
    counted = Counter(verdicts)
    return Tally(counted[True, True], counted[False, True], counted[True, False])


def timed(names: int, listed: int) -> list[str]:
    """All names against all entries as the command does it. Returns what is below its floor."""
    entry = entries(listed, SEED)
    asked = queries(entry, names, SEED + 1)
    clock, processor = time.perf_counter(), time.process_time()
    leads = screen([query.named for query in asked], entry)
    seconds, worked = time.perf_counter() - clock, time.process_time() - processor
    print(f"{names:,} names against {listed:,} entries: {seconds:.1f} s by the clock, {worked:.1f} s of processor time")
    found = {(lead.entity, lead.entry) for lead in leads}
    truth = {(query.named.id, entry[query.entry].id): query.change for query in asked if query.entry is not None}
    score = Tally(len(found & truth.keys()), len(found - truth.keys()), len(truth.keys() - found))
    print(f"at {THRESHOLD}: {len(found):,} leads, {score}")
    of, right = Counter(truth.values()), Counter(change for pair, change in truth.items() if pair in found)
    print("found by change: " + ", ".join(f"{change} {right[change]}/{of[change]}" for change in sorted(of)))
    return [
        *([f"{worked:.1f} s of processor time, more than {SECONDS}"] if worked > SECONDS else []),
        *([f"recall {score.recall:.3f} below {RECALL}"] if score.recall < RECALL else []),
        *([f"precision {score.precision:.3f} below {PRECISION}"] if score.precision < PRECISION else []),
    ]


def lost(names: int, listed: int) -> list[str]:
    """What the matcher finds among all pairs of a sample and the index does not offer it."""
    entry = entries(listed, SEED + 2)
    asked = queries(entry, names, SEED + 3)
    matcher = Matcher()
    near = Nearest(matcher, entry)
    made = [matcher.entity(one.schema, one.properties) for one in entry]
    found: list[tuple[Query, Listed, bool]] = []
    compared = 0
    for query in asked:
        candidates = set(near.to(query.named))
        compared += len(candidates)
        ours = matcher.entity(query.named.schema, {"name": query.named.names})
        for number, theirs in enumerate(made):
            if matcher.score(ours, theirs).score >= THRESHOLD:
                found.append((query, entry[number], number in candidates))
    right = [offered for query, one, offered in found if query.entry is not None and entry[query.entry] is one]
    held = [offered for _, _, offered in found]
    print(f"all {names} × {listed} pairs: {len(found)} leads, {sum(held)} among {compared} candidates", end="")
    print(f"; of the {len(right)} right ones {sum(right)}")
    for query, one, _ in [lead for lead in found if not lead[2]][:10]:
        print(f"  lost ({query.change}): {query.named.names[0]} — {one.names[0]}")
    return [
        *(["the index loses right ones"] if sum(right) < INDEX_RIGHT * len(right) else []),
        *(["the index loses too much"] if sum(held) < INDEX_ALL * len(held) else []),
    ]


class Pair(NamedTuple):
    """Two names of one kind, and whether they are one."""

    schema: str
    one: str
    other: str
    same: bool


def read_pairs(path: Path) -> list[Pair]:
    """The pairs of a file in nomenklatura's layout."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Pair(row["schema"], row["name1"], row["name2"], row["is_match"].lower() == "true")
            for row in csv.DictReader(file)
        ]


def public_pairs(path: Path, among: int) -> list[str]:
    """Others' pairs: the matcher on every pair, and the whole path, where the second name stands among made-up entries."""
    pairs = read_pairs(path)
    others = list(dict.fromkeys((pair.schema, pair.other) for pair in pairs))
    listed = [
        Listed(id=f"pair-{number}", schema=schema, names=(name,), source=path.name, properties={"name": [name]})
        for number, (schema, name) in enumerate(others)
    ]
    matcher = Matcher()
    near = Nearest(matcher, [*listed, *entries(among, SEED + 4)])
    at = {other: number for number, other in enumerate(others)}
    alone, whole = list[tuple[bool, bool]](), list[tuple[bool, bool]]()
    for number, pair in enumerate(pairs):
        ours = matcher.entity(pair.schema, {"name": [pair.one]})
        theirs = matcher.entity(pair.schema, {"name": [pair.other]})
        said = matcher.score(ours, theirs).score >= THRESHOLD
        named = Named(id=f"p{number}", schema=pair.schema, names=(pair.one,))
        offered = at[pair.schema, pair.other] in near.to(named)
        alone.append((pair.same, said))
        whole.append((pair.same, said and offered))
        if said and not offered:
            print(f"  lost ({'same' if pair.same else 'other'}): {pair.one} — {pair.other}")
    print(f"{len(pairs)} public pairs at {THRESHOLD}: nomenklatura alone {tally(alone)}")
    print(f"the whole path, among {len(listed) + among:,} entries: {tally(whole)}")
    return ["the whole path is worse on the public pairs"] if tally(whole).f1 < tally(alone).f1 else []


def main(arguments: Sequence[str]) -> int:
    """Print the figures; return 1 where one is below its floor."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.screening")
    parser.add_argument("--pairs", type=Path, help="nomenklatura's name pairs, a CSV")
    parser.add_argument("--names", type=int, default=20_000)
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--only", choices=("time", "index", "pairs"), help="only one of the figures")
    given = parser.parse_args(arguments)
    try:
        Matcher()
    except NotBuilt as missing:
        print(f"skipped: {missing} {missing.advice}")
        return 0
    below: list[str] = []
    if given.only in (None, "time"):
        below += timed(given.names, given.entries)
    if given.only in (None, "index"):
        below += lost(*SAMPLE)
    if given.pairs and given.only in (None, "pairs"):
        below += public_pairs(given.pairs, given.entries)
    for line in below:
        print(f"BELOW ITS FLOOR: {line}")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
