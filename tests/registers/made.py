"""Made-up accounts through reading and lineage, as the registers get them."""

from collections.abc import Sequence
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
def parser() -> tuple[Parser, MemoryCache]:
    return Parser(), MemoryCache()


def registers(
    *texts: str, published: str = "2024-05-14", outlets: Sequence[str] = (), language: str | Sequence[str] = "en"
) -> Registers:
    """The registers of accounts with these texts, each of an outlet of its own."""
    documents = [
        Document(
            id=f"d{k}",
            sha256="",
            path=f"{k}.txt",
            text=text,
            media="text",
            language=Sourced(language if isinstance(language, str) else language[k], "given"),
            published=Sourced(published, "given"),
            outlet=Sourced(outlets[k] if outlets else f"Outlet {k}", "given"),
        )
        for k, text in enumerate(texts)
    ]
    readings = {d.id: _dated(read_document(d, *parser()), published) for d in documents}
    return registers_of(documents, descend(documents), readings, ())


def _dated(reading: Reading, day: str) -> Reading:
    def counted(date: DateExpression) -> DateExpression:
        found = resolve(date, day)
        return date if found is None else replace(date, resolved=found)

    return replace(
        reading, statements=tuple(replace(s, dates=tuple(map(counted, s.dates))) for s in reading.statements)
    )
