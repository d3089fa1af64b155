"""Are translations told from reports of the same event in languages that the sentence encoder does not know, or hardly?

``python -m benchmarks.lineage.translations [ARTICLES.jsonl]``. Two English reports of one made-up event that nobody copied from
the other, and both in seven more languages (``translations.jsonl``): each foreign text is laid in one pile with each of the two.
Then the reports of every real event (``event``, ``text``), taken as if each were in another language: no pair may be settled.
Exits with 1 where a translation is missed, another text is taken for one, or real reports are.
"""

import json
import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path

from benchmarks.lineage.rewrites import ARTICLES, accounts
from firsthand.lineage.following import ordered
from firsthand.lineage.skeleton import in_common
from firsthand.lineage.support import Told
from firsthand.lineage.translating import abroad

TEXTS = Path(__file__).parent / "translations.jsonl"
MOST_POSSIBLE = 0.02
"""Share of real pairs that may be called possible."""


def outcome(a: Told, b: Told) -> str:
    """What two accounts are taken for by what any language keeps."""
    following = abroad(*ordered(a, b, (len(a.sentences), len(b.sentences))), in_common(a, b))
    return "settled" if following.settled else "possible" if following.log_odds > 0 else "nothing"


def made() -> dict[tuple[str, bool], str]:
    """By language, and whether the text is a translation of the other one: what it was taken for."""
    records = [json.loads(line) for line in TEXTS.read_text("utf-8").splitlines()]
    told = dict(zip((r["id"] for r in records), accounts(records), strict=True))
    originals = [r for r in records if r["language"] == "en"]
    return {
        (f"{r['language']} {r['story']}", r["story"] == original["story"]): outcome(told[r["id"]], told[original["id"]])
        for r in records
        if r not in originals
        for original in originals
    }


def real(path: Path) -> list[str]:
    """What every two reports of one event are taken for."""
    events: dict[str, list[dict[str, str]]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        events[record["event"]].append(record)
    piles = (accounts(records) for records in events.values())
    return [outcome(a, b) for pile in piles for a, b in combinations(pile, 2)]


def main(arguments: list[str]) -> int:
    """Print one table."""
    wrong = 0
    for (language, translated), found in made().items():
        right = found == ("settled" if translated else "nothing")
        wrong += not right
        print(f"{language:<8}{'translation' if translated else 'other report':<14}{found}{'' if right else '   WRONG'}")
    path = Path(arguments[0]) if arguments else ARTICLES
    if not path.exists():
        print(f"skipped: no articles at {path}")
        return int(wrong > 0)
    pairs = real(path)
    settled, possible = pairs.count("settled"), pairs.count("possible")
    print(f"{len(pairs)} pairs of real reports: {settled} settled, {possible} possible")
    return int(wrong > 0 or settled > 0 or possible > MOST_POSSIBLE * len(pairs))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
