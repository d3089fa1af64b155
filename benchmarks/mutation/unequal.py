"""Real texts that are copies of one another and yet not the same bytes: what must not look like a change of fact.

A page as intake reads it, as another extractor reads it and as its hand-made text has it; an article whose encoding was
mangled, that another house set in its own style, that was cut to fit, or that was written on. Nothing here
changes a fact, so a finding is right only when it says what is missing or was added, and that is so.
"""

import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

import msgspec

from benchmarks.mutation.scores import Bench, document
from firsthand.comparison.words import words_of
from firsthand.ingest import read_bytes
from firsthand.records import Captured, DerivationKind, Document, Finding, body_spans

PAGES = Path(__file__).parents[3] / "shared" / "eval" / "pages"
LEAST_WORDS = 80
"""Shorter texts have nothing to compare."""
MISSING, ADDED = ("C501", "C502"), ("C503",)
SHARE = 0.5
"""A passage is missing from a text when at most this share of its runs of three words stands there."""
_DIGITS = {"2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "7": "seven", "8": "eight", "9": "nine"}


@dataclass(frozen=True)
class Unequal:
    """``child`` is another reading of ``parent``; ``sort`` says how it became one."""

    sort: str
    name: str
    parent: Document
    child: Document
    kind: DerivationKind = "reprint"


@dataclass
class Tally:
    """Pairs of one sort, and their findings: right of themselves, and those that a reader has to judge."""

    pairs: int = 0
    borne_out: int = 0
    counted: int = 0
    to_read: int = 0
    findings: list[tuple[Unequal, Finding]] = field(default_factory=list)


def pages(folder: Path) -> Iterator[Unequal]:
    """Every page in three readings, each pair of them once: intake's, another extractor's, and the hand-made one."""
    from trafilatura import extract

    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    for page in sorted(truth):
        data = gzip.decompress((folder / "html" / f"{page}.html.gz").read_bytes())
        captured = read_bytes(data, f"{page}.html")
        plain = extract(data.decode("utf-8", "replace"), include_comments=False) or ""
        readings = [("by hand", document("Original", truth[page]["articleBody"])), ("plain", document("Plain", plain))]
        if isinstance(captured, Captured) and captured.documents:
            ours = captured.documents[0]
            day = document("", "").published
            readings.append(("ours", msgspec.structs.replace(ours, id="ours", published=day)))
        long = [(name, d) for name, d in readings if len(words_of(_body(d))) >= LEAST_WORDS]
        for (one, parent), (other, child) in combinations(long, 2):
            if (parent.language and parent.language.value) == (child.language and child.language.value):
                yield Unequal(f"page, {other} beside {one}", page, parent, child)


def damaged(texts: Sequence[str]) -> Iterator[Unequal]:
    """Every article in each of the ways that copies come to differ."""
    for number, text in enumerate(texts):
        for sort, change in WAYS.items():
            made = change(text)
            if made != text:
                kind: DerivationKind = "update" if sort == "written on" else "reprint"
                yield Unequal(sort, str(number), document("Original", text), document("Follower", made), kind)


def mangled(text: str) -> str:
    """As intake takes what was read in the wrong code page, in the way of browsers."""
    wrong = "".join(_in_1252(byte) for byte in text.encode("utf-8"))
    captured = read_bytes(wrong.encode("utf-8"), "mangled.txt")
    return captured.documents[0].text if isinstance(captured, Captured) and captured.documents else text


def lossy(text: str) -> str:
    """As intake takes what was read in the wrong code page and has lost the bytes that the code page lacks."""
    wrong = text.encode("utf-8").decode("cp1252", "ignore")
    captured = read_bytes(wrong.encode("utf-8"), "mangled.txt")
    return captured.documents[0].text if isinstance(captured, Captured) and captured.documents else text


def _in_1252(byte: int) -> str:
    """A byte in Windows-1252; where that has none, the control character, as the web's standard has it."""
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


def house_style(text: str) -> str:
    """Straight quotes, short dashes, numbers to nine in words, titles and states as another house writes them."""
    text = re.sub("[“”]", '"', text).replace("’", "'").replace("‘", "'").replace(" — ", " - ").replace("—", "-")
    text = re.sub(r"(?<![\w.,$€£-])[2-9](?= [a-z])", lambda m: _DIGITS[m.group()], text)
    for was, now in _STYLE:
        text = re.sub(was, now, text)
    return text


_STYLE = (
    (r"\bpercent\b", "per cent"), (r"\bU\.S\.", "US"), (r"\bSen\. ", "Senator "), (r"\bRep\. ", "Representative "),
    (r"\bJan\. ", "January "), (r"\bFeb\. ", "February "), (r"\bAug\. ", "August "), (r"\bSept\. ", "September "),
    (r"\bOct\. ", "October "), (r"\bNov\. ", "November "), (r"\bDec\. ", "December "), (r"\bMr\. ", "Mr "),
    (r"\bdefense\b", "defence"), (r"\bcolor", "colour"), (r"iz(?=ed\b|ing\b|ation\b)", "is"),
)  # fmt: skip


def trimmed(text: str) -> str:
    """Cut from the end, by a third, at a paragraph's end."""
    paragraphs = [p for p in text.split("\n") if p.strip()]
    return "\n".join(paragraphs[: max(3, 2 * len(paragraphs) // 3)])


def thinned(text: str) -> str:
    """Every fourth paragraph left out, never the first."""
    paragraphs = [p for p in text.split("\n") if p.strip()]
    return "\n".join(p for i, p in enumerate(paragraphs) if i % 4 != 3)


def written_on(text: str) -> str:
    """A later version: a paragraph after the lead, another at the end, one of the old ones gone."""
    paragraphs = [p for p in text.split("\n") if p.strip()]
    new = "A spokesman could not be reached on the telephone, and a letter to his office was still unanswered by the evening."
    last = "This piece will be written on as soon as there is more to say about the matter and those who were there."
    middle = len(paragraphs) // 2
    return "\n".join([*paragraphs[:1], new, *paragraphs[1:middle], *paragraphs[middle + 1 :], last])


WAYS: dict[str, Callable[[str], str]] = {
    "encoding mangled": mangled,
    "encoding mangled, bytes lost": lossy,
    "house style": house_style,
    "cut at the end": trimmed,
    "paragraphs left out": thinned,
    "written on": written_on,
}


def tallied(pairs: Iterator[Unequal], bench: Bench) -> dict[str, Tally]:
    """Every pair compared. What is said to be missing or added is looked for; all else is kept to be read by hand."""
    found: dict[str, Tally] = {}
    for pair in pairs:
        tally = found.setdefault(pair.sort, Tally())
        tally.pairs += 1
        for finding in bench.held(pair.parent, pair.child, pair.kind).findings:
            if finding.code in ("C504", "R801", "D202"):
                continue  # about one text alone
            if _borne_out(pair, finding):
                tally.borne_out += 1
            else:
                tally.counted += finding.severity != "read"
                tally.to_read += finding.severity == "read"
                tally.findings.append((pair, finding))
    return found


def _borne_out(pair: Unequal, finding: Finding) -> bool:
    """Whether what is said to be missing stands nowhere in the child, or what is said to be added nowhere in the parent."""
    if finding.code in MISSING and finding.a is not None:
        return _share(finding.a.text, _body(pair.child)) <= SHARE
    if finding.code in ADDED and finding.b is not None:
        return _share(finding.b.text, _body(pair.parent)) <= SHARE
    return False


def _share(words: str, text: str) -> float:
    mine, theirs = ([w.form for w in words_of(t)] for t in (words, text))
    runs = set(zip(theirs, theirs[1:], theirs[2:], strict=False))
    own = list(zip(mine, mine[1:], mine[2:], strict=False))
    return sum(run in runs for run in own) / len(own) if own else 0.0


def _body(one: Document) -> str:
    return "\n".join(one.text[start:end] for start, end in body_spans(one))


def show(found: dict[str, Tally]) -> int:
    """Print one table, then every finding that has to be read by hand; how many of these count and speak of a fact."""
    print(f"\n{'unequal pairs':<34}{'pairs':>7}{'borne out':>11}{'to judge':>10}{'only read':>11}")
    for sort, tally in sorted(found.items()):
        print(f"{sort:<34}{tally.pairs:>7}{tally.borne_out:>11}{tally.counted:>10}{tally.to_read:>11}")
    counted = sum(t.counted for t in found.values())
    read = sum(t.to_read for t in found.values())
    print(
        f"{'all':<34}{sum(t.pairs for t in found.values()):>7}{sum(t.borne_out for t in found.values()):>11}{counted:>10}{read:>11}"
    )
    codes = Counter(f.code for t in found.values() for _, f in t.findings if f.severity != "read")
    print("to judge, by class:", ", ".join(f"{code} {many}" for code, many in sorted(codes.items())) or "none")
    for sort, tally in sorted(found.items()):
        for pair, finding in tally.findings:
            a, b = (" ".join(x.text.split())[:300] if x else None for x in (finding.a, finding.b))
            print(f"  {finding.code} {finding.severity} [{sort} {pair.name}] {finding.reason}\n     {a!r}\n     {b!r}")
    return sum(not f.code.startswith("C5") for t in found.values() for _, f in t.findings if f.severity != "read")
