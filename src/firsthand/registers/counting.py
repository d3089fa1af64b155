"""How many origins stand behind a row: accounts that independently report it, sources that independently stand behind it."""

from collections.abc import Iterable, Sequence

from firsthand.language.folding import fold
from firsthand.records import Bounds, Derivation, Span, Statement

CARRIED = frozenset({"reprint", "excerpt", "translation"})
"""Kinds of derivation that carry the parent's own words."""


class Roots:
    """The root of any stretch of an account, through settled edges or through possible ones too."""

    def __init__(self, derivations: Sequence[Derivation]) -> None:
        self._edges: dict[str, list[Derivation]] = {}
        for edge in sorted(derivations, key=lambda d: (-d.confidence, d.parent)):
            self._edges.setdefault(edge.child, []).append(edge)

    def of(self, name: str, span: Span | None, *, possible: bool) -> str:
        """What ``span`` of ``name`` goes back to; the account itself where no edge covers it."""
        seen = {name}
        while True:
            edges = [e for e in self._edges.get(name, ()) if possible or e.settled]
            if span is not None:
                edges = [e for e in edges if _covers(e.spans, span)]
            if not edges or edges[0].parent in seen:
                return name
            name, span = edges[0].parent, None
            seen.add(name)

    def repeats(self, name: str) -> bool:
        """Whether an account tells another's story in words of its own: what it adds or alters is no second word."""
        edges = [e for e in self._edges.get(name, ()) if e.settled]
        return bool(edges) and any(e.kind not in CARRIED for e in edges)


def counts_of(statements: Iterable[Statement], roots: Roots) -> tuple[Bounds, Bounds]:
    """Accounts and sources behind ``statements``, as ranges. Sources that nobody names raise the upper bound only."""
    settled: set[str] = set()
    widest: set[str] = set()
    named: set[str] = set()
    unnamed: set[str] = set()
    silent: set[str] = set()
    silent_low: set[str] = set()
    for statement in statements:
        span = statement.span if statement.furniture is None else None
        root = roots.of(statement.document, span, possible=False)
        far = roots.of(statement.document, span, possible=True)
        settled.add(root)
        widest.add(far)
        if not statement.attribution:
            silent.add(root)
            silent_low.add(far)
            continue
        hop = statement.attribution[-1]
        who = fold((hop.resolved or hop.who).split(",")[0].strip())
        if hop.named or hop.resolved or hop.type == "document":
            named.add(who)
        else:
            unnamed.add(f"{root}\0{who}")
    low = len(named) + len(silent_low)
    high = len(named) + len(silent) + len(unnamed)
    return (
        Bounds(min(len(widest), len(settled)), len(settled)),
        Bounds(min(max(1, low), max(1, high)), max(1, high)),
    )


def _covers(spans: Sequence[Span], span: Span) -> bool:
    covered = sum(max(0, min(span[1], e) - max(span[0], s)) for s, e in spans)
    return 2 * covered >= span[1] - span[0]
