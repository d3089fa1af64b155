"""What any stretch of an account goes back to. Counts of origins stand on it, in every room that counts."""

from collections.abc import Sequence

from firsthand.records.anchors import Span
from firsthand.records.descent import Derivation


class Roots:
    """The root of any stretch of an account, through settled edges, or through possible ones too."""

    def __init__(self, derivations: Sequence[Derivation]) -> None:
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

    def edges(self, name: str) -> Sequence[Derivation]:
        """What an account derives from, the surest first."""
        return self._edges.get(name, ())


def covers(spans: Sequence[Span], span: Span) -> bool:
    """Whether at least half of ``span`` lies in ``spans``."""
    covered = sum(max(0, min(span[1], e) - max(span[0], s)) for s, e in spans)
    return 2 * covered >= span[1] - span[0]
