"""What every part of the page is built from: the results, short names, and the addresses given out so far."""

from collections.abc import Iterable, Mapping

import msgspec
from markupsafe import Markup

from firsthand.records import Anchor, Derivation, Document, Results, Span, Statement
from firsthand.views.report import wording
from firsthand.views.report.addresses import language_tag
from firsthand.views.report.coverage import edges_by_child
from firsthand.views.report.differences import marked
from firsthand.views.report.model import Link, Quoted
from firsthand.views.report.places import Places
from firsthand.views.rows import states_of
from firsthand.views.sigla import Siglum, assign

MOST_LISTED = 1000
"""Accounts with an entry of their own on the page; of a larger case the rest is in the drawing, tables and export."""


class Setting(msgspec.Struct, frozen=True):
    """Results with everything that is looked up in them again and again."""

    results: Results
    documents: Mapping[str, Document]
    sigla: Mapping[str, Siglum]
    statements: Mapping[str, Statement]
    places: Places
    quotes_only: bool
    max_accounts: int
    absent: frozenset[str]
    edges: Mapping[str, tuple[Derivation, ...]]
    states: Mapping[str, str]
    marks: Mapping[str, str]

    def label(self, document: str) -> str:
        siglum = self.sigla.get(document)
        return siglum.label if siglum else "?"

    def name(self, document: str, most: int) -> str:
        """What a reader calls a text, with its day, time or headline where others are called the same."""
        mark = self.marks.get(document)
        name = wording.named(self.documents[document], most)
        return f"{name}, {mark}" if mark else name

    def named(self, document: str) -> str:
        """Siglum and name, as they stand in running text."""
        return f"{self.label(document)} ({self.name(document, 60)})" if document in self.documents else "?"

    def account_href(self, document: str) -> str | None:
        """The head of an account; a restored original without its text on the page has none."""
        siglum = self.sigla.get(document)
        if siglum is None or document in self.absent:
            return None
        return f"#{siglum.slug}"

    def account_link(self, document: str) -> Link:
        return Link(self.label(document), self.account_href(document))

    def sentence_link(self, document: str, start: int, end: int) -> Link:
        return Link(self.label(document), self.places.href(document, start, end))

    def language(self, document: str) -> str | None:
        held = self.documents.get(document)
        return language_tag(held.language.value) if held and held.language else None

    def quoted(self, anchor: Anchor, marks: Iterable[Span] = (), via: str = "") -> Quoted:
        """An anchor's words, cut to what has to be seen, opening their sentence."""
        return Quoted(
            body=marked(anchor.text, marks),
            href=self.places.of(anchor),
            siglum=self.label(anchor.document),
            language=self.language(anchor.document),
            via=via,
        )

    def unlinked(self, anchor: Anchor) -> Quoted:
        """The same without opening it, so that its sentence does not become part of the page."""
        return Quoted(
            marked(anchor.text, ()), None, self.label(anchor.document), language=self.language(anchor.document)
        )

    def cut(self, document: str, span: Span) -> str:
        held = self.documents.get(document)
        return held.text[span[0] : span[1]] if held else ""


def setting(results: Results, *, quotes_only: bool, max_accounts: int) -> Setting:
    """Name the documents and say which of them have an entry on the page."""
    archetypes = results.descent.archetypes
    documents = {document.id: document for document in (*results.documents, *archetypes)}
    sigla = assign(results.documents, archetypes)
    absent = {document.id for document in results.documents[max(MOST_LISTED, max_accounts) :]}
    # An archetype has its place on the page only where some of it is restored and full texts may be shown.
    absent |= {archetype.id for archetype in archetypes if quotes_only or not archetype.text.strip()}
    return Setting(
        results=results,
        documents=documents,
        sigla=sigla,
        statements={s.id: s for reading in results.readings for s in reading.statements},
        places=Places(documents, sigla, results.readings, frozenset(absent)),
        quotes_only=quotes_only,
        max_accounts=max_accounts,
        absent=frozenset(absent),
        edges=edges_by_child(results.descent.derivations),
        states=states_of(results),
        marks=wording.told_apart(results.documents),
    )


def anchored(href: str | None, text: str) -> Markup:
    """Words as a link where there is something to open."""
    if href is None:
        return Markup("{}").format(text)
    return Markup('<a href="{}">{}</a>').format(href, text)
