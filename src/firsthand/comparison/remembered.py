"""What edges gave before: their findings, and how their statements stand, each under all that it depends on. So do pairs of
accounts of different families, which are laid beside each other as if they were edges.

An edge depends on its two accounts as they are read, on what lineage says of the two, on the days they count from, and on
which other account has words that the parent lacks. All but the last is in the key, and the last is asked again. So a case
that grows compares what is new, and the outcome is that of a case compared at once.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from firsthand.comparison.agreement import Link, Near, links
from firsthand.comparison.basis import Basis
from firsthand.comparison.edge import Edge
from firsthand.comparison.elsewhere import Asked
from firsthand.language.caching import Results
from firsthand.records import Document, Finding, Reading

Item = TypeVar("Item")
One = TypeVar("One")


class Found(msgspec.Struct, frozen=True, array_like=True):
    """The findings of an edge, and what was asked of other accounts on the way."""

    findings: tuple[Finding, ...]
    asked: tuple[Asked, ...]


class Remembered:
    """Findings and links of edges. ``kept`` holds those of earlier runs (None: of none); ``method`` is all that makes them but
    the accounts."""

    def __init__(
        self,
        kept: Results | None,
        method: str,
        texts: Iterable[Document],
        readings: Mapping[str, Reading],
        days: Mapping[str, Basis],
    ) -> None:
        self._kept, self._method, self._days = kept, method, days
        self._readings = readings
        self._texts = {text.id: text for text in texts}
        self._prints: dict[str, str] = {}

    def findings(
        self, edges: Sequence[Edge], find: Callable[[Edge], Iterable[Finding]]
    ) -> list[tuple[Edge, tuple[Finding, ...]]]:
        """The findings of every edge; ``find`` works out those that are new."""
        if self._kept is None:
            return [(edge, tuple(find(edge))) for edge in edges]
        keys = [self._key(edge) for edge in edges]
        known = self._kept.get(keys)
        found, fresh = [], {}
        for edge, key in zip(edges, keys, strict=True):
            before = msgspec.msgpack.decode(known[key], type=Found) if key in known else None
            if before is None or not all(map(edge.others.is_so, before.asked)):
                before = Found(tuple(find(edge)), tuple(edge.others.asked))
                fresh[key] = msgspec.msgpack.encode(before)
            found.append((edge, before.findings))
        self._kept.put(fresh)
        return found

    def links(self, pairs: Sequence[tuple[Edge, Sequence[Finding]]]) -> list[Link]:
        """How the statements of every edge stand to those that they repeat, with the findings of that pair of accounts."""
        keys = [_digest(self._key(edge), "links", tuple(findings)) for edge, findings in pairs] if self._kept else []
        return self._each(keys, pairs, lambda pair: links(*pair), list[Link])

    def strangers(self, edges: Sequence[Edge], lay: Callable[[Edge], Iterable[Near]]) -> list[Near]:
        """How the statements of accounts of different families stand to each other; ``lay`` works out pairs that are new."""
        keys = [_digest(self._key(edge), "strangers") for edge in edges] if self._kept else []
        return self._each(keys, edges, lay, list[Near])

    def _each(
        self, keys: Sequence[str], items: Sequence[Item], make: Callable[[Item], Iterable[One]], kind: type[list[One]]
    ) -> list[One]:
        """What every item gives, one after the other."""
        if self._kept is None:
            return [one for item in items for one in make(item)]
        known = self._kept.get(keys)
        new = ((key, item) for key, item in zip(keys, items, strict=True) if key not in known)
        fresh = {key: msgspec.msgpack.encode(list(make(item))) for key, item in new}
        self._kept.put(fresh)
        return [one for key in keys for one in msgspec.msgpack.decode(known.get(key) or fresh[key], type=kind)]

    def _key(self, edge: Edge) -> str:
        d = edge.derivation
        child, parent = d.child, d.parent
        days = [(day.day, day.label, day.where) if (day := self._days.get(name)) else None for name in (child, parent)]
        said = (
            d.kind,
            d.direction,
            d.settled,
            d.spans,
            edge.passages,
            edge.own,
            edge.elsewhere,
            edge.leading,
            edge.served,
        )
        return _digest(self._method, self._print(child), self._print(parent), said, days)

    def _print(self, name: str) -> str:
        """What an account is and how it is read; of an archetype, its witnesses too."""
        if name not in self._prints:
            text = self._texts[name]
            witnesses = sorted({w.document for w in text.witnesses} & self._texts.keys() - {name})
            self._prints[name] = _digest(text, self._readings.get(name), [self._print(w) for w in witnesses])
        return self._prints[name]


def _digest(*parts: Any) -> str:
    return hashlib.sha256(msgspec.msgpack.encode(parts)).hexdigest()[:32]
