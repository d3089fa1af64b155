"""The quality figures of a reading, held against the sample's expected one. The tests and the scoreboard share them."""

import json
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from firsthand.config import Config
from firsthand.pipeline import analyse, take
from firsthand.records import Document, Finding, Results, Statement
from firsthand.store.case import open_case

Expected = Mapping[str, Any]

FAMILIES = {
    "number": ("number",),
    "designation": ("designation",),
    "rounded": ("rounded",),
    "date": ("date",),
    "quotation": ("quotation", "quoted", "speech"),
    "added": ("added", "furniture"),
    "truncated": ("truncated",),
}
"""Words in a finding's name that put it into a family of the expected reading."""
VERDICTS = {
    "verbatim": "verbatim",
    "altered": "altered",
    "not_found": "not found",
    "reported_speech": "reported speech turned into a quotation",
    "only_here": "only here",
}


class Figure(msgspec.Struct, frozen=True):
    """So many right of so many, and the fewest that may be. ``wrong`` names the misses in words."""

    name: str
    right: int
    of: int
    floor: int
    wrong: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        return self.right >= self.floor


def results_of(*paths: Path) -> Results:
    """The main job on ``paths``, in a case that is thrown away."""
    with tempfile.TemporaryDirectory() as folder, open_case(Path(folder) / "case", write=True, create=True) as case:
        take(case, paths, Config())
        return analyse(case, Config())


def folded(text: str) -> str:
    """White space folded, for comparison with expected words."""
    return " ".join(text.split())


class Reading:
    """An analysis addressed as the expected reading addresses it: by path under the pile, with #id for a JSON line."""

    def __init__(self, results: Results, pile: Path) -> None:
        self.results = results
        self.documents: dict[str, Document] = {d.id: d for d in (*results.documents, *results.descent.archetypes)}
        self.names = {d.id: self._name(d, pile) for d in self.documents.values()}
        self.by_name = {name: self.documents[id] for id, name in self.names.items()}
        self.statements: dict[str, list[Statement]] = {
            reading.document: list(reading.statements) for reading in results.readings
        }

    @staticmethod
    def _name(document: Document, pile: Path) -> str:
        if not document.held:
            return f"archetype:{document.outlet.value if document.outlet else ''}"
        path = Path(document.path)
        name = path.relative_to(pile).as_posix() if path.is_relative_to(pile) else path.name
        return f"{name}#{document.source_id}" if document.source_id else name

    def parent(self, name: str) -> tuple[str | None, str | None, str | None]:
        """Kind, parent and direction of the surest settled edge, or three times None."""
        document = self.by_name[name]
        edges = [e for e in self.results.descent.derivations if e.child == document.id and e.settled]
        if not edges:
            return (None, None, None)
        best = max(edges, key=lambda e: e.confidence)
        return (best.kind, self.names[best.parent], best.direction)

    def holding(self, name: str, words: str) -> list[Statement]:
        """Statements of an account whose words hold ``words``, shortest first."""
        found = [s for s in self.statements.get(self.by_name[name].id, []) if folded(words) in folded(s.text)]
        return sorted(found, key=lambda s: s.end - s.start)


def sample_figures(reading: Reading, expected: Expected) -> list[Figure]:
    """One figure for each part of the expected reading."""
    accounts = expected["accounts"]
    return [
        _figure("accounts read", accounts, lambda name, _: name in reading.by_name),
        _figure("kind and parent", accounts, lambda n, w: reading.parent(n)[:2] == (w["kind"], w["parent"])),
        _figure("outlet", accounts, lambda n, w: _value(reading, n, "outlet") == w["outlet"]),
        _figure("title", accounts, lambda n, w: _value(reading, n, "title") == w["title"]),
        _figure(
            "published", accounts, lambda n, w: (_value(reading, n, "published") or "")[:10] == (w["published"] or "")
        ),
        _figure("language", accounts, lambda n, w: _value(reading, n, "language") == w["language"]),
        _furniture(reading, accounts),
        _bodies(reading, accounts),
        _own(reading, accounts),
        _origins(reading, expected["origins"]),
        _findings(reading, expected["findings"]),
        _silences(reading, expected["no_findings_between"]),
        _quotations(reading, expected["quotations"]),
        _attributions(reading, expected["attributions"]),
        _non_answers(reading, expected["non_answers"]),
        _quantities(reading, expected["quantities"]),
        _set_aside(reading, expected["set_aside"]),
    ]


def _figure(
    name: str, wanted: Mapping[str, Any], right: Callable[[str, Any], bool], floor: int = 0, slack: int = 0
) -> Figure:
    """``floor`` counts from the top when it is not positive: 0 lets nothing be missed."""
    wrong = [key for key, value in wanted.items() if not right(key, value)]
    return Figure(name, len(wanted) - len(wrong), len(wanted), len(wanted) + floor - slack, tuple(wrong))


def _counted(name: str, checks: Iterable[tuple[str, bool]], may_miss: int = 0) -> Figure:
    rows = list(checks)
    wrong = tuple(what for what, right in rows if not right)
    return Figure(name, len(rows) - len(wrong), len(rows), len(rows) - may_miss, wrong)


def _value(reading: Reading, name: str, field: str) -> str | None:
    found = getattr(reading.by_name[name], field)
    return found.value if found else None


def _marked(document: Document) -> str:
    return folded(" ".join(document.text[f.start : f.end] for f in document.furniture))


def _furniture(reading: Reading, accounts: Mapping[str, Any]) -> Figure:
    return _counted(
        "furniture marked",
        (
            (f"{n}: {words}", folded(words) in _marked(reading.by_name[n]))
            for n, w in accounts.items()
            for words in w["furniture_contains"]
        ),
        may_miss=0,
    )


def _bodies(reading: Reading, accounts: Mapping[str, Any]) -> Figure:
    return _counted(
        "body left alone",
        (
            (f"{n}: {words}", folded(words) not in _marked(reading.by_name[n]))
            for n, w in accounts.items()
            for words in w["body_contains"]
        ),
    )


def _own(reading: Reading, accounts: Mapping[str, Any]) -> Figure:
    def own(name: str) -> str:
        document = reading.by_name[name]
        return folded(" ".join(document.text[s:e] for s, e in reading.results.descent.own.get(document.id, ())))

    return _counted(
        "own text kept apart",
        ((f"{n}: {words}", folded(words) in own(n)) for n, w in accounts.items() for words in w.get("own_text", ())),
    )


def _origins(reading: Reading, wanted: Mapping[str, Any]) -> Figure:
    found = reading.results.descent.origins
    families = {(reading.names[f.root], tuple(sorted(reading.names[m] for m in f.members))) for f in found.families}
    expected = {(f["root"], tuple(sorted(f["members"]))) for f in wanted["families"]}
    checks = [("lower", found.lower == wanted["lower"]), ("upper", found.upper == wanted["upper"])]
    return _counted(
        "origins and families", [*checks, *((root, (root, members) in families) for root, members in expected)]
    )


def _touches(finding: Finding, reading: Reading, child: str, a: str | None, b: str | None) -> bool:
    """Whether the finding's spans overlap the expected words: ``b`` in the child, ``a`` anywhere in what it derives from."""
    side = finding.b if b is not None else finding.a
    words = b if b is not None else a
    if side is None or words is None or (b is not None and reading.names[side.document] != child):
        return False
    text = reading.documents[side.document].text
    at = folded(text[: side.start]).__len__()
    place = folded(text).find(folded(words))
    return place >= 0 and place < at + len(folded(side.text)) + 2 and at < place + len(folded(words)) + 2


def _in_family(finding: Finding, family: str) -> bool:
    return any(word in finding.name.lower() for word in FAMILIES[family])


def _findings(reading: Reading, wanted: Sequence[Mapping[str, Any]]) -> Figure:
    return _counted(
        "findings",
        (
            (
                f"{w['family']} in {w['child']}: {w['b'] or w['a']}",
                any(
                    _in_family(f, w["family"]) and _touches(f, reading, w["child"], w["a"], w["b"])
                    for f in reading.results.findings
                ),
            )
            for w in wanted
        ),
    )


def _silences(reading: Reading, pairs: Sequence[Sequence[str]]) -> Figure:
    """Pairs between which a number, designation, date or quotation must not be found to differ."""

    def silent(pair: Sequence[str]) -> bool:
        return not any(
            f.a and f.b and {reading.names[f.a.document], reading.names[f.b.document]} == {*pair}
            for f in reading.results.findings
            if any(_in_family(f, family) for family in ("number", "designation", "rounded", "date", "quotation"))
        )

    return _counted("nothing found where nothing differs", ((" / ".join(pair), silent(pair)) for pair in pairs))


def _quotations(reading: Reading, wanted: Sequence[Mapping[str, Any]]) -> Figure:
    by_statement = {q.statement: q.verdict for q in reading.results.quotations}

    def verdicts(w: Mapping[str, Any]) -> set[str]:
        """Verdicts on the quotations that hold any sentence of the expected words."""
        pieces = [piece for piece in folded(w["text"]).split(". ") if piece]
        held = (s for piece in pieces for s in reading.holding(w["account"], piece.rstrip(".,")))
        return {by_statement[s.id] for s in held if s.id in by_statement}

    return _counted(
        "quotations", ((f"{w['account']}: {w['text']}", VERDICTS[w["verdict"]] in verdicts(w)) for w in wanted)
    )


def _attributions(reading: Reading, wanted: Sequence[Mapping[str, Any]]) -> Figure:
    def right(w: Mapping[str, Any]) -> bool:
        for statement in reading.holding(w["account"], w["text"]):
            if not statement.attribution:
                if w["who"] is None:
                    return True
                continue
            last = statement.attribution[-1]
            who = folded(f"{last.who} {last.resolved or ''}").lower()
            if w["who"] and (
                folded(w["who"]).lower() in who or (who.strip() and who.strip() in folded(w["who"]).lower())
            ):
                return w["named"] is None or last.named == w["named"]
        return False

    return _counted("innermost source", ((f"{w['account']}: {w['text']}", right(w)) for w in wanted), may_miss=3)


def _non_answers(reading: Reading, wanted: Sequence[Mapping[str, Any]]) -> Figure:
    return _counted(
        "non-answers",
        (
            (
                f"{w['account']}: {w['text']}",
                any(s.kind == "non_answer" for s in reading.holding(w["account"], w["text"])),
            )
            for w in wanted
        ),
        may_miss=1,
    )


def _quantities(reading: Reading, wanted: Sequence[Mapping[str, Any]]) -> Figure:
    def right(w: Mapping[str, Any]) -> bool:
        for statement in reading.holding(w["account"], w["text"]):
            for value in (*statement.quantities, *statement.money):
                open_upwards = value.approximation in ("at_least", "more_than")
                if value.low == w["low"] and (open_upwards if w["high"] is None else value.high == w["high"]):
                    return True
        return False

    return _counted("quantities", ((f"{w['account']}: {w['text']}", right(w)) for w in wanted), may_miss=1)


def _set_aside(reading: Reading, wanted: Sequence[str]) -> Figure:
    found = [s.path for s in reading.results.set_aside]
    return _counted("set aside with a reason", ((path, any(p.endswith(path) for p in found)) for path in wanted))


def load_expected(path: Path) -> Expected:
    """The expected reading that lies beside the sample."""
    loaded: Expected = json.loads(path.read_text(encoding="utf-8"))
    return loaded
