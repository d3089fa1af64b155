"""Reading many accounts: their sentences are parsed together, and accounts that read alike are read once."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from typing import Any, TypeVar

from firsthand.config import Config
from firsthand.language.caching import BoundedCache, Cache
from firsthand.pipeline import crashes
from firsthand.records import Document, Reading
from firsthand.store.codec import decode, encode

REMEMBERED_BYTES = 12_000_000
"""Of sentences, and of readings, that are kept at hand in one run: those of some 800 accounts. However many come, memory
stays where it is.
"""
TOGETHER = 200_000
"""Characters of accounts whose sentences are parsed together, some thousand sentences; then what was read is kept."""

One = TypeVar("One")


def together(things: Iterable[One], size: Callable[[One], int]) -> Iterator[list[One]]:
    """``things`` in groups of about ``TOGETHER`` by their sizes, at least one in each."""
    group: list[One] = []
    total = 0
    for thing in things:
        group.append(thing)
        total += size(thing)
        if total >= TOGETHER:
            yield group
            group, total = [], 0
    if group:
        yield group


class Reader:
    """Reads accounts with one parser. ``cache`` holds the grammar of sentences that were parsed before; ``who`` says whether
    the trained tagger helps the rules.
    """

    def __init__(self, parser: Any, cache: Cache, who: str = "rules") -> None:
        self._parser = parser
        self._cache = cache
        self._who = who
        self._readings = BoundedCache(REMEMBERED_BYTES)

    def read(self, documents: Sequence[Document]) -> Iterator[Reading | Exception]:
        """The reading of each, in order, or what it crashed with. Copies cost next to nothing."""
        from firsthand import claims

        keys = [claims.reading_key(document) for document in documents]
        first = dict(zip(reversed(keys), reversed(documents), strict=True))
        parsed = self._parsed([document for key, document in first.items() if self._readings.get(key) is None])
        for key, document in zip(keys, documents, strict=True):
            try:
                outcome: Reading | Exception = self._one(key, document, parsed)
            except Exception as problem:
                if not crashes.is_crash(problem):
                    raise
                outcome = problem
            yield outcome

    def _one(self, key: str, document: Document, parsed: Mapping[str, Any]) -> Reading:
        from firsthand import claims

        known = self._readings.get(key)
        if known is not None:
            return claims.of_copy(decode(known, Reading), document)
        reading = claims.read_document(document, self._parser, self._cache, parsed, reader=self._who)
        self._readings.put(key, encode(claims.unplaced(reading, document)))
        return reading

    def _parsed(self, documents: Sequence[Document]) -> Mapping[str, Any]:
        """Grammar of all their sentences. What crashes here crashes again, and alone, where its account is read."""
        from firsthand import claims

        try:
            sentences = [s for document in documents for s in claims.sentences_to_parse(document)]
            found: Mapping[str, Any] = self._parser.parse_cached(sentences, self._cache)
        except Exception as problem:
            if not crashes.is_crash(problem):
                raise
            return {}
        return found


def who_reads(config: Config) -> str:
    """The reader that needs nobody outside: a language model only adds to what it reads."""
    return "rules" if config.reader == "rules" else "trained"


@contextmanager
def reader(config: Config, cache: Cache, tell: Callable[[str], None]) -> Iterator[Reader]:
    """A reader with as many processes as the settings say; ``tell`` hears why there are fewer."""
    from firsthand.language.processes import ManyParsers

    who = who_reads(config)
    with closing(ManyParsers(config.processes, tell, coded=who == "trained")) as parser:
        yield Reader(parser, cache, who)
