"""Passages that name their source in prose: items of a bulletin or a round-up, and paragraphs beside an account's own report."""

from dataclasses import replace

from firsthand.lineage.crediting import (
    BORNE_OUT,
    FIGURES,
    FOLLOWED_SHARE,
    VOUCHED_SHARE,
    Crediting,
    comparable,
    credited_kind,
    credits_of,
    is_from_an_office,
    unlike,
    vouched_share,
)
from firsthand.lineage.evidence import confidence, credit_evidence
from firsthand.lineage.pile import Pile
from firsthand.lineage.support import Told, same_language, telling
from firsthand.lineage.times import came_days_before
from firsthand.lineage.words import merged
from firsthand.records import Derivation, Evidence

CARRIED_SHARE = 0.8
"""Share of a passage's telling facts in a text of its language from which the passage has them from there."""
LEAST_FIGURES = 2
"""Figures among them: a speaker's name stands in every report of an event."""
ALONE = 0.5
"""Share of its weighted stems that stand in the text from which a single sentence is borne out; several need not be so close."""


def join_told_items(pile: Pile) -> None:
    """Hang accounts on the held text of an outlet that some of their paragraphs credit, where that text has the facts of these; or
    where nothing ties the account yet, the text bears them out, and the rest of the page tells what no text of the outlet does."""
    for name in pile.held:
        account = pile.told[name]
        for crediting in credits_of(account):
            item, rest = _parted(account, crediting)
            if not crediting.reports or not item.sentences or is_from_an_office(account.document, crediting):
                continue
            texts = _texts(pile, name, crediting.key)
            found = [(share, other) for other in texts if (share := _vouched(pile, item, other))]
            if not found and rest.sentences and not pile.settled(name):
                texts = [text for text in texts if same_language(account.document, text.document)]
                if all(unlike(rest, other, pile.weights) for other in texts):
                    found = [(score, other) for other in texts if (score := _told(pile, item, other))]
            if found:
                _, text = max(found, key=lambda f: (f[0], f[1].document.id))
                pile.edges[name] = [edge for edge in pile.edges.get(name, ()) if edge.parent != text.document.id]
                pile.add(_edge(pile, item, text, crediting))


def _parted(account: Told, crediting: Crediting) -> tuple[Told, Told]:
    """The paragraphs in which an outlet is credited, and the rest."""
    number, mine = -1, set[int]()
    paragraph: list[int] = []
    for sentence in account.sentences:
        number += sentence.opens
        paragraph.append(number)
        if any(sentence.span[0] <= c.start < sentence.span[1] for c in crediting.credits if c.end > c.start):
            mine.add(number)
    inside = tuple(s for s, at in zip(account.sentences, paragraph, strict=True) if at in mine)
    outside = tuple(s for s, at in zip(account.sentences, paragraph, strict=True) if at not in mine)
    return replace(account, sentences=inside), replace(account, sentences=outside)


def _texts(pile: Pile, name: str, key: str) -> list[Told]:
    """The held texts of an outlet that an account can mean and does not rest on yet."""
    child = pile.documents[name]
    return [
        pile.told[other]
        for other in pile.held
        if other != name
        and pile.documents[other].outlet_key == key
        and not pile.leads(other, name)
        and not any(_is_behind(pile, edge.parent, other, key) for edge in pile.edges.get(name, ()) if edge.settled)
        and not came_days_before(child, pile.documents[other])
    ]


def _is_behind(pile: Pile, parent: str, text: str, key: str) -> bool:
    """Whether an account that rests on a text rests on another by that, or on one of the same outlet."""
    return pile.documents[parent].outlet_key == key or pile.leads(parent, text)


def _vouched(pile: Pile, item: Told, text: Told) -> float:
    """How much of the facts of a passage a text has; 0 where that is not most, or in another language half, of them, or they are not
    figures."""
    told = comparable(item, text, text.facts)
    share = vouched_share(told, text.facts, pile.weights)
    least = CARRIED_SHARE if same_language(item.document, text.document) else VOUCHED_SHARE
    figures = sum(fact[0] in FIGURES and telling(fact) for fact in told & text.facts)
    return share if share >= least and figures >= LEAST_FIGURES else 0.0


def _told(pile: Pile, item: Told, text: Told) -> float:
    """How much of an item a text bears out; 0 where that is not half of it."""
    scores = pile.followings.borne_out(item, text)
    borne = [score for score in scores if score >= BORNE_OUT]
    enough = len(borne) > 1 or max(scores, default=0.0) >= ALONE
    return sum(borne) if enough and len(borne) >= FOLLOWED_SHARE * len(scores) else 0.0


def _edge(pile: Pile, item: Told, text: Told, crediting: Crediting) -> Derivation:
    evidence = (
        *credit_evidence(item.document, crediting.key),
        Evidence("shared facts", "it tells the paragraphs that name it, and nothing else of the page"),
    )
    name, parent = item.document.id, text.document.id
    following = pile.followings.between(pile.told[name], text)
    return Derivation(
        child=name,
        parent=parent,
        kind=credited_kind(item, text, crediting, None, following),
        direction="known",
        spans=merged([s.span for s in item.sentences]),
        confidence=confidence(evidence),
        evidence=evidence,
    )
