"""Who and what the accounts speak of: names resolved within and across accounts, each with the reason.

Rules and lists decide, conservatively: what the text does not settle stays apart, and an analyst may join or part it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from firsthand.entities.assigned import Assigned
from firsthand.entities.capitals import placed
from firsthand.entities.firms import firms_of
from firsthand.entities.joining import joined
from firsthand.entities.listed import from_lists
from firsthand.entities.method import METHOD
from firsthand.entities.others import bodies_of, codes, described, short_forms
from firsthand.entities.people import people_of
from firsthand.entities.sightings import Account, account_of
from firsthand.records import Descent, Document, Entity, Reading, Span

__all__ = ["METHOD", "entities_of"]


def entities_of(documents: Sequence[Document], descent: Descent, readings: Mapping[str, Reading]) -> tuple[Entity, ...]:
    """Every entity that the statements of ``documents`` name; ``readings`` are by document."""
    accounts = [account_of(document, readings.get(document.id)) for document in documents]
    named_firms = firms_of(accounts)
    listed = {account.id: named_firms[account.id] | _listed(account) for account in accounts}
    stories = _stories(documents, descent)
    people = people_of(accounts, stories, {a: {*found} for a, found in listed.items()})
    assigned: list[Assigned] = [*people]
    persons: dict[str, set[Span]] = {account.id: set() for account in accounts}
    for one in people:
        persons[one.document].add(one.span)
    for account in accounts:
        known = listed[account.id]
        for one in bodies_of(account, stories[account.id]):
            if one.span not in known and one.span not in persons[account.id]:
                known[one.span] = one
        known |= _shortened(account, short_forms(account, known), known)
        assigned.extend(known.values())
        assigned.extend(described(account, known, stories[account.id]))
        assigned.extend(codes(account))
    return joined(assigned, accounts, descent)


def _listed(account: Account) -> dict[Span, Assigned]:
    """What the lists, and the context of a capital, settle."""
    capitals = placed(account)
    found = ((s.span, capitals.get(s.span) or from_lists(s)) for s in account.sightings)
    return {span: one for span, one in found if one is not None}


def _shortened(account: Account, meant: Mapping[str, Assigned], known: Mapping[Span, Assigned]) -> dict[Span, Assigned]:
    """The account's sightings of short forms that it has introduced, but for those that a list knows."""
    found = {}
    for sighting in account.sightings if meant else ():
        one = meant.get(sighting.mention.text)
        if one is not None and not (sighting.span in known and known[sighting.span].known):
            reason = f"the short form that the account gives for {one.name}"
            found[sighting.span] = replace(one, span=sighting.span, reason=reason)
    return found


def _stories(documents: Sequence[Document], descent: Descent) -> dict[str, str]:
    """Each account's story, called by the first of its accounts' ids; accounts of one family tell one story, too."""
    above = {document.id: document.id for document in documents}

    def head(name: str) -> str:
        while above[name] != name:
            above[name] = above[above[name]]
            name = above[name]
        return name

    for group in (*descent.origins.stories, *((f.root, *f.members) for f in descent.origins.families)):
        members = [name for name in group if name in above]
        for name in members[1:]:
            one, other = sorted((head(name), head(members[0])))
            above[other] = one
    return {name: head(name) for name in above}
