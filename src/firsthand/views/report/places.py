"""Where on the page a stretch of an account can be opened: its sentence, or the stretch itself outside sentences."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from itertools import zip_longest

import msgspec

from firsthand.records import Anchor, Document, Reading, Span
from firsthand.views.sigla import Siglum


class Unit(msgspec.Struct, frozen=True):
    """A stretch of an account with an id of its own on the page."""

    start: int
    end: int
    id: str


class Places:
    """Gives out addresses within the page and remembers which were asked for.

    The memory is the reason for a class: texts that are not shown in full still show every sentence that is cited.
    """

    def __init__(
        self,
        documents: Mapping[str, Document],
        sigla: Mapping[str, Siglum],
        readings: Iterable[Reading],
        absent: frozenset[str] = frozenset(),
    ) -> None:
        """``absent`` documents have no entry on the page, so nothing of theirs can be opened."""
        self._absent = absent
        self._documents = documents
        self._sigla = sigla
        self._sentences: dict[str, tuple[Span, ...]] = {
            reading.document: _apart(reading.sentences) for reading in readings
        }
        self._starts = {name: [s for s, _ in spans] for name, spans in self._sentences.items()}
        self._cited: dict[str, set[int]] = {}
        self._loose: dict[str, dict[int, int]] = {}

    def href(self, document: str, start: int, end: int) -> str | None:
        """``#id`` of the sentence that holds ``start``; None for a place that no document has."""
        held = self._documents.get(document)
        if held is None or document in self._absent or not 0 <= start < len(held.text):
            return None
        slug = self._sigla[document].slug
        sentence = self._sentence(document, start)
        if sentence is not None:
            self._cited.setdefault(document, set()).add(sentence)
            return f"#{slug}-s{sentence + 1}"
        loose = self._loose.setdefault(document, {})
        loose[start] = max(loose.get(start, start + 1), min(end, len(held.text)))
        return f"#{slug}-c{start}"

    def of(self, anchor: Anchor) -> str | None:
        return self.href(anchor.document, anchor.start, anchor.end)

    def units(self, document: str) -> tuple[Unit, ...]:
        """All sentences of an account and every cited stretch outside them, in order, none overlapping."""
        slug = self._sigla[document].slug
        units = [
            Unit(start, end, f"{slug}-s{index + 1}")
            for index, (start, end) in enumerate(self._sentences.get(document, ()))
        ]
        units += [Unit(start, end, f"{slug}-c{start}") for start, end in self._loose.get(document, {}).items()]
        units.sort(key=lambda unit: unit.start)
        return tuple(
            Unit(unit.start, min(unit.end, later.start) if later else unit.end, unit.id)
            for unit, later in zip_longest(units, units[1:])
        )

    def cited(self, document: str) -> tuple[Unit, ...]:
        """Only what was asked for."""
        slug = self._sigla[document].slug
        wanted = {f"{slug}-s{index + 1}" for index in self._cited.get(document, ())}
        wanted |= {f"{slug}-c{start}" for start in self._loose.get(document, {})}
        return tuple(unit for unit in self.units(document) if unit.id in wanted)

    def _sentence(self, document: str, start: int) -> int | None:
        starts = self._starts.get(document)
        if not starts:
            return None
        index = bisect_right(starts, start) - 1
        if index >= 0 and start < self._sentences[document][index][1]:
            return index
        return None


def _apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sentences in order; one that runs into the next is cut where that begins, so that ids never nest."""
    ordered = sorted({start: end for start, end in sorted(spans) if start < end}.items())
    return tuple(
        (start, min(end, later[0]) if later else end) for (start, end), later in zip_longest(ordered, ordered[1:])
    )
