"""Which items are scored, written down once before any tuning: ``python -m benchmarks.quantities.choose [FOLDER]``.

An item is news-like by rule, not by taste: it is a stretch of words (``FEWEST_WORDS``; any length where the file holds
hardly twenty), it is not said to a machine or by somebody about his own day (``CHAT``), all that is marked in it is of the
kind its file is about, and it names no holiday (``HOLIDAY``), no day by its number alone and no time of day. Half of the
items of each kind are held apart by a seeded draw. What is stored is a file, an index and a digest of the input, never
the sentence.
"""

import hashlib
import json
import random
import re
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ITEMS = HERE / "items.json"
FOLDER = Path(__file__).parents[3] / "shared/eval/recognizers"
SEED = 20261122
FEWEST_WORDS = 3
SENTENCE = 7
"""Words from which an input is a sentence; what is written out in words ("two hundred and two") is one at any length."""
FILES = {
    "number": ("Number/English/NumberModel.json", {"number"}),
    "percentage": ("Number/English/PercentModel.json", {"percentage"}),
    "money": ("NumberWithUnit/English/CurrencyModel.json", {"currency"}),
    "measure": ("NumberWithUnit/English/DimensionModel.json", {"dimension"}),
    "age": ("NumberWithUnit/English/AgeModel.json", {"age"}),
    "temperature": ("NumberWithUnit/English/TemperatureModel.json", {"temperature"}),
    "date": ("DateTime/English/DateTimeModel.json", {"datetimeV2.date", "datetimeV2.daterange"}),
}
CHAT = re.compile(
    r"\b(?:i|i['’]?(?:ll|m|ve|d)|me|my|mine|you|your|yours|please|show|set|book|schedule|remind|cortana|alarm|let['’]?s|"
    r"delete|add|open|find|meet|meeting|order|buy|what|when|where|how|who|could|can|ha(?:ha)+)\b",
    re.IGNORECASE,
)
HOLIDAY = re.compile(
    r"\b(?:christmas|xmas|easter|thanksgiving|halloween|ramadan|eid|hanukkah|valentine\w*|new year\w*|labou?r day|"
    r"independence day|mother\w* day|father\w* day|memorial day|juneteenth|black friday|cyber monday|mlk|earth day)\b",
    re.IGNORECASE,
)
NOT_NEWS = re.compile(
    r"[\^={}<>~]|\d[xe][\d+]|\d+\.\d+\.\d|www\.|http|\bover \d|\bone over\b|\d\s?/\s?\d|\d{2}-\d{2}\b|"
    r"\b(?:the answer|the result|the range|valid|this task|the task|dates which|created on|ssn|dinner|tim says|"
    r"naught|nought|zero|point|plus|minus|negative|formula|exercise|convert|percents? of (?:\d+|[a-z]+)$|"
    r"nineteen \w+|two thousand(?! \w)|patient|you(?:'|’)re)\b",
    re.IGNORECASE,
)
PLANS = re.compile(r"\b(?:we|us|our|hey|will|should|wrong)\b", re.IGNORECASE)
"""Of dates: appointments, which look ahead where news looks back."""
STRUCK: dict[str, set[int]] = {
    "number": {
        2,
        3,
        6,
        25,
        27,
        54,
        138,
        140,
        146,
        158,
        171,
        182,
        186,
        187,
        193,
        194,
        198,
        200,
        206,
        207,
        210,
        220,
        221,
        224,
    },
    "percentage": {3, 6, 8, 11, 12},
    "money": {98, 102, 104, 121, 131, 144, 145, 168, 169, 170, 172},
    "measure": {46, 52, 60, 61, 68, 70, 95},
    "age": set(),
    "temperature": {20, 21, 22},
    "date": {94, 100, 106, 198, 235, 359, 409, 410, 459, 460, 463, 464, 465, 534, 538, 567, 606, 704, 705, 769, 770}
    | {808, 812, 851, 852, 854, 862},
}
"""By index, struck by hand from both halves by one standard, from the inputs alone: what is no grammatical statement or
phrase that a newspaper could print ("The number is 1,3.", "the sales went up during from"). One item of the tuned half goes
because it counts "3 weeks later" from the day of reading, where we count from the date before it.
"""
NEWS_FRACTION = re.compile(
    r"^(?!.*\b(?:hundred|twent|thirt|fort|fift|sixt)).*\b(?:half|thirds?|quarters?|fifths?|tenths?)\b", re.I
)


def items_of(folder: Path, kind: str) -> list[tuple[int, dict[str, Any]]]:
    """Index and item of each news-like item of a kind."""
    name, types = FILES[kind]
    items = json.loads((folder / name).read_text(encoding="utf-8-sig"))
    fewest = FEWEST_WORDS if len(items) > 30 else 1
    return [(index, item) for index, item in enumerate(items) if _news_like(item, types, fewest)]


def _news_like(item: dict[str, Any], types: set[str], fewest: int) -> bool:
    text, results = item["Input"], item.get("Results", [])
    if len(re.findall(r"\w+", text)) < fewest or CHAT.search(text) or HOLIDAY.search(text):
        return False
    bare = any(
        re.fullmatch(r"\D{0,7}\d{1,2}(?:st|nd|rd|th)?", r["Text"]) for r in results if types & {"datetimeV2.date"}
    )
    return not bare and all(r.get("TypeName") in types for r in results)


def not_news(kind: str, item: dict[str, Any]) -> bool:
    """Whether no newspaper would print it, or it is no sentence."""
    text = item["Input"]
    if kind not in ("number", "percentage") and len(re.findall(r"\w+", text)) < SENTENCE:
        return True
    if kind == "date" and PLANS.search(text):
        return True
    resolved = [r.get("Resolution") or {} for r in item.get("Results", [])]
    if any(r.get("subtype") == "power" or r.get("value") == "null" or "not resolved" in str(r) for r in resolved):
        return True
    fraction = any(r.get("subtype") == "fraction" for r in resolved)
    return NOT_NEWS.search(text) is not None or (fraction and NEWS_FRACTION.search(text) is None)


def digest(text: str) -> str:
    """What stands in the project for a sentence that may not."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def choose(folder: Path) -> dict[str, Any]:
    """Draws the half held apart, then leaves out of both what is no news."""
    draw = random.Random(SEED)
    chosen: list[dict[str, Any]] = []
    for kind, (name, _) in FILES.items():
        items = items_of(folder, kind)
        held = set(draw.sample(range(len(items)), len(items) // 2))
        chosen += [
            {"kind": kind, "file": name, "index": index, "input": digest(item["Input"]), "held": place in held}
            for place, (index, item) in enumerate(items)
            if index not in STRUCK[kind] and not not_news(kind, item)
        ]
    return {"seed": SEED, "items": chosen}


if __name__ == "__main__":
    found = choose(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
    rows = ",\n".join("  " + json.dumps(item) for item in found["items"])
    ITEMS.write_text(f'{{\n "seed": {found["seed"]},\n "items": [\n{rows}\n ]\n}}\n', encoding="utf-8")
    print(f"{len(found['items'])} items")
