"""How many origins stand behind a row: accounts that independently report it, sources that independently stand behind it."""

from collections.abc import Iterable

from firsthand.language.folding import fold
from firsthand.records import Bounds, Roots, Statement


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


CARRIED = frozenset({"reprint", "excerpt", "translation"})
"""Kinds of derivation that carry the parent's own words."""


def repeats(roots: Roots, name: str) -> bool:
    """Whether an account tells another's story in words of its own: what it adds or alters is no second word."""
    edges = [edge for edge in roots.edges(name) if edge.settled]
    return any(edge.kind not in CARRIED for edge in edges)
