"""Absent texts, known by those that credit them alone: one under names in two scripts, and what several tell after it.

Where letters show that "法国《…》报" is a paper that everybody else of the story writes in Latin letters
(``language.transliteration``) the key is one already. A name that is translated shows nothing; then the story does: no other
outlet of another script is credited with it, and its text, or what is told after it, has the facts.
"""

from firsthand.language.crediting import is_latin
from firsthand.language.outlets import known_keys
from firsthand.lineage.crediting import VOUCHED_SHARE, comparable, credits_of, one_story, vouched_share
from firsthand.lineage.pile import Pile, settled_edge
from firsthand.lineage.support import Fact, same_language
from firsthand.lineage.times import came_days_before


def join_names_in_two_scripts(pile: Pile) -> None:
    """Hang what follows an absent text that is named in one script on the text that is named in another, and drop the first."""
    for name in [a for a in pile.archetypes if not len(pile.bodies[a]) and not pile.edges.get(a)]:
        document = pile.documents[name]
        label = document.outlet.value if document.outlet else ""
        if not label or is_latin(label) or document.outlet_key in known_keys():
            continue
        found = {pile.documents[text].outlet_key: text for text in _told_after(pile, name)}
        if len(found) == 1:
            pile.rehang(name, next(iter(found.values())))


def _told_after(pile: Pile, name: str) -> list[str]:
    """The texts at the head of their families, named in Latin letters, whose story the followers of an absent text tell."""
    followers = pile.followers(pile.told[name])
    found = []
    for other in [*pile.held, *pile.archetypes]:
        document = pile.documents[other]
        behind = [f for f in pile.followers(pile.told[other]) if f.document.held]
        if pile.edges.get(other) or not behind or not document.outlet or not is_latin(document.outlet.value):
            continue
        facts = pile.facts_behind(pile.told[other])
        texts = [pile.told[other]] if document.held else behind
        if followers and all(
            any(one_story(follower, text, pile.weights) for text in texts)
            and vouched_share(comparable(follower, texts[0], facts), facts, pile.weights) >= VOUCHED_SHARE
            and not (document.held and came_days_before(follower.document, document))
            for follower in followers
        ):
            found.append(other)
    return found


def settle_in_company(pile: Pile) -> None:
    """Settle that an account rests on an absent text which it credits in its lead, where others that credit it tell the same.

    One alone may have its matter from elsewhere. Half of its telling facts in others, in other languages too, show that it has
    not. Where all are of one language that shows nothing: reporters of one event share as much (in five of 100 real trios).
    """
    for name in (a for a in pile.archetypes if not len(pile.bodies[a])):
        resting = [child for child, edges in pile.edges.items() if any(edge.parent == name for edge in edges)]
        key = pile.documents[name].outlet_key
        for child in resting:
            account = pile.told[child]
            in_lead = any(c.key == key and c.early and c.reports for c in credits_of(account))
            others = [pile.told[other] for other in resting if other != child]
            others.sort(key=lambda other: same_language(account.document, other.document))  # those in another first
            abroad = any(not same_language(account.document, other.document) for other in others)
            if not (in_lead and abroad and account.sentences):
                continue
            facts = frozenset[Fact]().union(*(other.facts for other in others))
            told = comparable(account, others[0], facts)
            if vouched_share(told, facts, pile.weights) >= VOUCHED_SHARE:
                pile.edges[child] = [
                    settled_edge(edge, edge.evidence) if edge.parent == name else edge for edge in pile.edges[child]
                ]
