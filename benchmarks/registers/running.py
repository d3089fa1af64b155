"""One passage through the steps, without a case."""

from functools import cache

from msgspec.structs import replace

from firsthand.claims import read_document
from firsthand.language.caching import MemoryCache
from firsthand.language.calendar import resolve
from firsthand.language.parser import Parser
from firsthand.lineage import descend
from firsthand.records import DateExpression, Document, Reading, Registers, Sourced
from firsthand.registers import registers_of


@cache
def _parser() -> tuple[Parser, MemoryCache]:
    return Parser(), MemoryCache()


def analysed(name: str, text: str, published: str, language: str = "en") -> Registers:
    """The registers of one account."""
    document = Document(
        id=name,
        sha256="",
        path=f"{name}.txt",
        text=text,
        media="text",
        language=Sourced(language, "given"),
        published=Sourced(published, "given"),
    )
    reading = _dated(read_document(document, *_parser()), published)
    return registers_of([document], descend([document]), {name: reading}, ())


def _dated(reading: Reading, day: str) -> Reading:
    def counted(date: DateExpression) -> DateExpression:
        found = resolve(date, day)
        return date if found is None else replace(date, resolved=found)

    return replace(
        reading,
        statements=tuple(replace(s, dates=tuple(map(counted, s.dates))) for s in reading.statements),
    )
