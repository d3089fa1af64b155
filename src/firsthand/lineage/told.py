"""Items of a bulletin or a round-up that name their source in prose: what the page tells of that story it has from there."""

from dataclasses import replace

from firsthand.lineage.crediting import BORNE_OUT, FOLLOWED_SHARE, Crediting, credits_of, unlike
from firsthand.lineage.evidence import confidence, credit_evidence
from firsthand.lineage.pile import Pile
from firsthand.lineage.support import Told, same_language
from firsthand.lineage.times import came_days_before
from firsthand.lineage.words import merged
from firsthand.records import Derivation, Evidence

ALONE = 0.5
"""Share of its weighted stems that stand in the text from which a single sentence is borne out; several need not be so close."""


def join_told_items(pile: Pile) -> None:
    """Hang accounts that nothing ties yet on the held text of an outlet that one of their paragraphs credits, where that text
    bears out the paragraph and the rest of the page tells what no text of the outlet does."""
    for name in pile.held:
        account = pile.told[name]
        if pile.settled(name):
            continue
        for crediting in credits_of(account):
            item, rest = _parted(account, crediting)
            if not crediting.reports or not item.sentences or not rest.sentences:
                continue
            texts = _texts(pile, name, crediting.key)
            found = [(score, other) for other in texts if (score := _told(pile, item, other))]
            if found and all(unlike(rest, other, pile.weights) for other in texts):
                _, text = max(found, key=lambda f: (f[0], f[1].document.id))
                pile.edges[name] = [edge for edge in pile.edges.get(name, ()) if edge.parent != text.document.id]
                pile.add(_edge(item, text, crediting))


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
    """The held texts of an outlet that an account in their language can mean."""
    child = pile.documents[name]
    return [
        pile.told[other]
        for other in pile.held
        if other != name
        and pile.documents[other].outlet_key == key
        and same_language(child, pile.documents[other])
        and not pile.leads(other, name)
        and not came_days_before(child, pile.documents[other])
    ]


def _told(pile: Pile, item: Told, text: Told) -> float:
    """How much of an item a text bears out; 0 where that is not half of it."""
    scores = pile.followings.borne_out(item, text)
    borne = [score for score in scores if score >= BORNE_OUT]
    enough = len(borne) > 1 or max(scores, default=0.0) >= ALONE
    return sum(borne) if enough and len(borne) >= FOLLOWED_SHARE * len(scores) else 0.0


def _edge(item: Told, text: Told, crediting: Crediting) -> Derivation:
    evidence = (
        *credit_evidence(item.document, crediting.key),
        Evidence("shared facts", "it tells the paragraphs that name it, and nothing else of the page"),
    )
    return Derivation(
        child=item.document.id,
        parent=text.document.id,
        kind="report",
        direction="known",
        spans=merged([s.span for s in item.sentences]),
        confidence=confidence(evidence),
        evidence=evidence,
    )
