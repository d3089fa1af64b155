"""Accounts made up for the tests, and a parser shared by them."""

from firsthand.claims import read_document
from firsthand.language.caching import MemoryCache
from firsthand.language.parser import Parser
from firsthand.records import Document, Furniture, Reading, Sourced, Statement

PARSER = Parser()
CACHE = MemoryCache()


def account(text: str, language: str = "en", furniture: tuple[Furniture, ...] = ()) -> Document:
    """A plain account."""
    return Document(
        id="made",
        sha256="0" * 64,
        path="made.txt",
        text=text,
        media="text",
        language=Sourced(language, "test"),
        furniture=furniture,
    )


def read(text: str, language: str = "en", furniture: tuple[Furniture, ...] = ()) -> Reading:
    """The reading of a made-up account."""
    return read_document(account(text, language, furniture), PARSER, CACHE)


def only(text: str) -> Statement:
    """The one statement of a text that must have one."""
    (statement,) = read(text).statements
    return statement


def sources(statement: Statement) -> list[str]:
    """The chain's sources, outermost first, by their words."""
    return [hop.who for hop in statement.attribution]
