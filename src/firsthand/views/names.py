"""Short names people can type: unambiguous prefixes of ids, and what a typed name may mean."""

from collections.abc import Iterable, Mapping

import msgspec

from firsthand.records import (
    Claim,
    Deal,
    Derivation,
    Document,
    Entity,
    Finding,
    Happening,
    NotFound,
    Payment,
    Results,
    Sanction,
    Statement,
    UsageProblem,
)
from firsthand.views import sigla
from firsthand.views.numbering import numbered, rows_numbered

SHORTEST = 6
"""Fewest characters of an id that are shown: 16 million different ones in hexadecimal."""
LISTED = 8
"""Meanings of an ambiguous name that an error lists."""

Row = Deal | Payment | Sanction | Happening
Subject = Document | Derivation | Statement | Claim | Finding | Entity | Row


class Names(msgspec.Struct, frozen=True):
    """Every id of an analysis with its short form, its subject, for accounts the siglum, for findings and rows the
    number.
    """

    short: Mapping[str, str]
    subjects: Mapping[str, Subject]
    sigla: Mapping[str, str]
    numbers: Mapping[str, str]
    labels: Mapping[str, str]

    def account(self, document: str) -> str:
        """An account as tables name it: siglum and label."""
        return f"{self.sigla.get(document, '?')} {self.labels.get(document, document)}"


def names_of(results: Results) -> Names:
    """All that can be asked for by name."""
    documents = (*results.documents, *results.descent.archetypes)
    subjects: dict[str, Subject] = {document.id: document for document in documents}
    subjects |= {edge.id: edge for edge in results.descent.derivations}
    subjects |= {one.id: one for reading in results.readings for one in reading.statements}
    subjects |= {claim.id: claim for claim in results.claims}
    subjects |= {finding.id: finding for finding in results.findings}
    subjects |= {entity.id: entity for entity in results.entities}
    held = results.registers
    subjects |= {row.id: row for rows in (held.deals, held.payments, held.sanctions, held.events) for row in rows}
    marks = sigla.assign(results.documents, results.descent.archetypes)
    shortened = shorten(name for name in subjects if ">" not in name)
    for edge in results.descent.derivations:
        shortened[edge.id] = f"{shortened.get(edge.child, edge.child)}>{shortened.get(edge.parent, edge.parent)}"
    return Names(
        short=shortened,
        subjects=subjects,
        sigla={document: mark.label for document, mark in marks.items()},
        numbers=numbered(results) | rows_numbered(results.registers),
        labels={document.id: label_of(document) for document in documents},
    )


def label_of(document: Document) -> str:
    """What a reader calls an account; an archetype is named as what it is."""
    if document.held:
        return document.label
    return f"{document.outlet.value if document.outlet else 'an original'} (not held)"


def shorten(ids: Iterable[str]) -> dict[str, str]:
    """The shortest prefix of each id that no other id begins with, at least six characters of it.

    Sorted, an id's longest shared beginning is with a neighbour, so one pass is enough.
    """
    ordered = sorted(set(ids))
    short: dict[str, str] = {}
    for at, name in enumerate(ordered):
        beside = ordered[max(0, at - 1) : at] + ordered[at + 1 : at + 2]
        shared = max((_shared(name, other) for other in beside), default=0)
        # What all ids of a kind begin with ("archetype-") tells nothing.
        kind = name.rfind("-") + 1 if name.rfind("-") < len(name) - SHORTEST else 0
        short[name] = name[: max(shared + 1, kind + SHORTEST)]
    return short


def _shared(one: str, other: str) -> int:
    length = min(len(one), len(other))
    return next((at for at in range(length) if one[at] != other[at]), length)


def resolve(results: Results, names: Names, wanted: str) -> Subject:
    """What is meant: an id or its beginning, a siglum, the number of a finding or row, ``child>parent``, or part of a
    label, title, path or address.
    """
    asked = wanted.strip()
    meant = _candidates(results, names, asked)
    if len(meant) == 1:
        return names.subjects[meant[0]]
    if not meant:
        raise NotFound(
            f"Nothing in the case is called {asked!r}.",
            "Names stand in the first column of: firsthand show CASE documents|claims|findings|deals|origins.",
        )
    listed = ", ".join(f"{names.short.get(one, one)} ({_what(names, one)})" for one in meant[:LISTED])
    more = f" and {len(meant) - LISTED} more" if len(meant) > LISTED else ""
    raise UsageProblem(f"{asked!r} may mean {listed}{more}.", "Give more of the name.")


def _candidates(results: Results, names: Names, asked: str) -> list[str]:
    if not asked:
        return []
    if asked in names.subjects:
        return [asked]
    marks = (*names.sigla.items(), *names.numbers.items())
    by_siglum = [name for name, mark in marks if mark.casefold() == asked.casefold()]
    if by_siglum:
        return by_siglum
    if ">" in asked:
        child, _, parent = (part.strip() for part in asked.partition(">"))
        ends = (_accounts(results, names, child), _accounts(results, names, parent))
        return [edge.id for edge in results.descent.derivations if edge.child in ends[0] and edge.parent in ends[1]]
    if begun := [name for name in names.subjects if name.startswith(asked) and ">" not in name]:
        return begun
    called = [one.id for one in results.entities if _goes_by(one, asked)]
    return _accounts(results, names, asked, fragments=False) or called or _accounts(results, names, asked)


def _goes_by(entity: Entity, asked: str) -> bool:
    folded = asked.casefold()
    return folded == entity.name.casefold() or any(folded == alias.text.casefold() for alias in entity.aliases)


def _accounts(results: Results, names: Names, asked: str, *, fragments: bool = True) -> list[str]:
    """Accounts that a name may mean: by siglum, by the beginning of the id, else by a fragment of what is
    known of them.
    """
    documents = (*results.documents, *results.descent.archetypes)
    folded = asked.casefold()
    ways = (
        lambda d: names.sigla[d.id].casefold() == folded,
        lambda d: d.id.startswith(asked),
        lambda d: folded in (d.label.casefold(), d.path.casefold(), (d.source_id or "").casefold()),
        lambda d: any(folded in word.casefold() for word in _words(d)),
    )
    for way in ways if fragments else ways[:-1]:
        if folded and (found := [document.id for document in documents if way(document)]):
            return found
    return []


def _words(document: Document) -> list[str]:
    known = (document.outlet, document.title)
    plain = (document.path, document.url, document.source_id)
    return [one.value for one in known if one] + [one for one in plain if one]


def _what(names: Names, name: str) -> str:
    subject = names.subjects[name]
    if isinstance(subject, Document):
        return names.account(name)
    return type(subject).__name__.lower()
