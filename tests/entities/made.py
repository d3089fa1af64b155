"""Accounts made up for the tests of entities, read without a grammar: one statement a line, names as the lists find them."""

from collections.abc import Mapping, Sequence

from firsthand.entities import entities_of
from firsthand.language.names import find_names
from firsthand.records import (
    Attribution,
    Derivation,
    Descent,
    Document,
    Entity,
    Family,
    Mention,
    Origins,
    Reading,
    Sourced,
    SourceType,
    Span,
    Statement,
)


def account(name: str, text: str, language: str = "en") -> Document:
    path = f"{name}.txt"
    return Document(id=name, sha256=name * 8, path=path, text=text, media="text", language=Sourced(language, "given"))


def read(document: Document, speakers: Mapping[str, SourceType] = {}) -> Reading:
    """One statement a line; ``speakers`` are words that a statement rests on, with what they are."""
    statements, at = [], 0
    for line in document.text.splitlines(keepends=True):
        end = at + len(line.rstrip())
        if end > at:
            mentions = tuple(_moved(m, at) for m in find_names(document.text[at:end]))
            hops = tuple(
                Attribution(who, sort, True, None, "neutral", _place(document.text, who, at), None)
                for who, sort in speakers.items()
                if who in document.text[at:end]
            )
            statements.append(
                Statement(
                    id=f"s-{document.id}-{at}",
                    document=document.id,
                    start=at,
                    end=end,
                    text=document.text[at:end],
                    kind="assertion",
                    mentions=mentions,
                    attribution=hops,
                )
            )
        at += len(line)
    return Reading(document.id, tuple(s.span for s in statements), tuple(statements))


def _place(text: str, words: str, at: int) -> Span:
    start = text.index(words, at)
    return (start, start + len(words))


def _moved(mention: Mention, by: int) -> Mention:
    from msgspec.structs import replace

    return replace(mention, start=mention.start + by, end=mention.end + by)


def descent(
    documents: Sequence[Document],
    families: Sequence[Sequence[str]] = (),
    stories: Sequence[Sequence[str]] = (),
    edges: Sequence[Derivation] = (),
) -> Descent:
    """Every account a family of its own unless ``families`` say otherwise; the first of a family is its root."""
    inside = {name for family in families for name in family}
    alone = [[d.id] for d in documents if d.id not in inside]
    made = tuple(Family(f[0], tuple(f)) for f in (*families, *alone))
    origins = Origins(len(made), len(made), made, stories=tuple(tuple(story) for story in stories))
    return Descent((), tuple(edges), (), origins, {})


def named(
    *texts: str,
    story: bool = True,
    families: Sequence[Sequence[str]] = (),
    edges: Sequence[Derivation] = (),
    speakers: Mapping[str, SourceType] = {},
    languages: Sequence[str] = ("en",) * 6,
) -> tuple[Entity, ...]:
    """The entities of accounts "a", "b", …, all of one story or each of its own."""
    documents = [account("abcdef"[n], text, languages[n]) for n, text in enumerate(texts)]
    told = [[d.id for d in documents]] if story else []
    readings = {d.id: read(d, speakers) for d in documents}
    return entities_of(documents, descent(documents, families, told, edges), readings)


def only(entities: Sequence[Entity], name: str) -> Entity:
    (found,) = [one for one in entities if one.name == name]
    return found


def names(one: Entity) -> set[str]:
    return {alias.text for alias in one.aliases}
