"""How many origins stand behind a row: accounts that independently report it, sources that independently stand behind it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from firsthand.language.folding import fold
from firsthand.records import Attribution, Bounds, Roots, Statement


def counts_of(statements: Iterable[Statement], roots: Roots) -> tuple[Bounds, Bounds]:
    """Accounts and sources behind ``statements``, as ranges: the upper bound follows settled dependence, the lower one
    possible dependence too. In a family the account nearest its root says whose word it is: who retells adds no source.
    """
    said = list(statements)
    settled, widest = _families(said, roots, possible=False), _families(said, roots, possible=True)
    accounts = min(len(widest), len(settled)), len(settled)
    high = max(1, _sources(settled, least=False))
    low = min(max(1, _sources(widest, least=True)), high)
    return Bounds(*accounts), Bounds(low, high)


def _families(statements: Sequence[Statement], roots: Roots, *, possible: bool) -> list[list[Statement]]:
    """The statements of the account nearest the root in each family; of equally near ones, one that says whose word it is."""
    among = {statement.document for statement in statements}
    families: dict[str, list[tuple[int, bool, Statement]]] = defaultdict(list)
    for statement in statements:
        root, steps = roots.behind(statement, among, possible=possible)
        families[root].append((steps, not any(map(_identified, _innermost([statement]))), statement))
    found = []
    for family in families.values():
        nearest = min(family, key=lambda one: one[:2])[2].document
        found.append([statement for _, _, statement in family if statement.document == nearest])
    return found


def _innermost(family: Iterable[Statement]) -> list[Attribution]:
    return [statement.attribution[-1] for statement in family if statement.attribution]


def _identified(hop: Attribution) -> bool:
    return hop.type != "document" and bool(hop.named or hop.resolved)


def _sources(families: Iterable[Sequence[Statement]], *, least: bool) -> int:
    """Named sources, each once, and the families that stand for themselves. Who is not named, and documents, may be one in all
    families or nobody new: at ``least`` they add none.
    """
    named: set[str] = set()
    unnamed: set[str] = set()
    alone = 0
    for number, family in enumerate(families):
        hops = _innermost(family)
        known = {_name(hop) for hop in hops if _identified(hop)}
        named |= known
        unnamed |= {f"{number}\0{_name(hop)}" for hop in hops if not _identified(hop)}
        alone += not hops
    return len(named) + alone + (0 if least else len(unnamed))


def _name(hop: Attribution) -> str:
    return fold((hop.resolved or hop.who).split(",")[0].strip())


CARRIED = frozenset({"reprint", "excerpt", "translation"})
"""Kinds of derivation that carry the parent's own words."""


def repeats(roots: Roots, name: str) -> bool:
    """Whether an account tells another's story in words of its own: what it adds or alters is no second word."""
    edges = [edge for edge in roots.edges(name) if edge.settled]
    return any(edge.kind not in CARRIED for edge in edges)
