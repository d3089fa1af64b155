"""What any stretch of an account goes back to. Counts of origins stand on it, in every room that counts."""

from collections.abc import Container, Mapping, Sequence

from firsthand.records.anchors import Span
from firsthand.records.descent import Derivation
from firsthand.records.reading import Statement


class Roots:
    """The root of any stretch of an account, through settled edges, or through possible ones too. ``recalled`` are
    statements, by id, that rest on the word of another account's outlet, with the accounts of that outlet.
    """

    def __init__(self, derivations: Sequence[Derivation], recalled: Mapping[str, frozenset[str]] | None = None) -> None:
        self._recalled = recalled or {}
        self._edges: dict[str, list[Derivation]] = {}
        for edge in sorted(derivations, key=lambda d: (-d.confidence, d.parent)):
            self._edges.setdefault(edge.child, []).append(edge)

    def of(self, name: str, span: Span | None, *, possible: bool) -> str:
        """What ``span`` of ``name`` goes back to; the account itself where no edge covers it."""
        return self.traced(name, span, possible=possible)[0]

    def traced(self, name: str, span: Span | None, *, possible: bool) -> tuple[str, int]:
        """What ``span`` of ``name`` goes back to, and in how many steps."""
        seen = {name}
        while True:
            edges = [e for e in self.edges(name) if possible or e.settled]
            if span is not None:
                edges = [e for e in edges if covers(e.spans, span)]
            if not edges or edges[0].parent in seen:
                return name, len(seen) - 1
            name, span = edges[0].parent, None
            seen.add(name)

    def behind(self, statement: Statement, among: Container[str], *, possible: bool) -> tuple[str, int]:
        """What a statement goes back to, and in how many steps. Where a report is recalled that stands ``among`` the
        accounts counted, nobody but its outlet may stand behind it: that is possible, and not settled.
        """
        # A title or caption stands outside every dependent span, and yet on a copy it came with the text.
        span = statement.span if statement.furniture is None else None
        if possible:
            for account in sorted(self._recalled.get(statement.id, ())):
                if account in among:
                    root, steps = self.traced(account, None, possible=True)
                    return root, steps + 1
        return self.traced(statement.document, span, possible=possible)

    def recalls(self, statement: Statement) -> bool:
        """Whether a statement rests on the word of another account's outlet."""
        return statement.id in self._recalled

    def edges(self, name: str) -> Sequence[Derivation]:
        """What an account derives from, the surest first."""
        return self._edges.get(name, ())


def covers(spans: Sequence[Span], span: Span) -> bool:
    """Whether at least half of ``span`` lies in ``spans``."""
    covered = sum(max(0, min(span[1], e) - max(span[0], s)) for s, e in spans)
    return 2 * covered >= span[1] - span[0]
