"""Absent texts, known by those that credit them alone: one under names in two scripts, and what several tell after it.

Where letters show that "法国《…》报" is a paper that everybody else of the story writes in Latin letters
(``language.transliteration``) the key is one already. A name that is translated shows nothing; then the story does: no other
outlet of another script is credited with it, and its text, or what is told after it, has the facts.
"""

from collections.abc import Set

from firsthand.language.crediting import is_latin
from firsthand.language.outlets import known_keys
from firsthand.language.states import find_states, states_speaking
from firsthand.language.transliteration import script
from firsthand.lineage.crediting import VOUCHED_SHARE, comparable, credits_of, one_story, vouched_share
from firsthand.lineage.pile import Pile, settled_edge
from firsthand.lineage.skeleton import in_common
from firsthand.lineage.support import Fact, same_language
from firsthand.lineage.times import is_later
from firsthand.records import Document, Evidence

BESIDE = 40
"""Characters beside a name in which its state is told."""
_OF_THAT_STATE = Evidence("carries what is told", "no other text of the state that is named beside the credit tells it")


def join_names_in_two_scripts(pile: Pile) -> None:
    """Hang what follows an absent text that is named in one script on the text that is named in another, and drop the first."""
    for name in [a for a in pile.archetypes if not len(pile.bodies[a]) and not pile.edges.get(a)]:
        document = pile.documents[name]
        label = document.outlet.value if document.outlet else ""
        if not label or document.outlet_key in known_keys():
            continue
        states = _said_to_be_of(pile, name)
        found = _told_after(pile, name, script(label), states)
        text = found[max(found)] if found else ""
        if found and all(pile.leads(other, text) or pile.root(other) == pile.root(text) for other in found.values()):
            followers = (
                [f.document.id for f in pile.followers(pile.told[name])] if states and pile.documents[text].held else []
            )
            pile.rehang(name, text)
            for child in followers:
                pile.edges[child] = [
                    settled_edge(edge, (*edge.evidence, _OF_THAT_STATE)) if edge.parent == text else edge
                    for edge in pile.edges[child]
                ]


def _said_to_be_of(pile: Pile, name: str) -> frozenset[str]:
    """The states of which those who credit an absent text say that its outlet is, if they agree: at the head of its name (俄罗斯…通讯社), else
    beside it; in Latin letters a syllable may be anything."""
    key, told = pile.documents[name].outlet_key, []
    for document in (follower.document for follower in pile.followers(pile.told[name])):
        language = document.language.value if document.language else "en"
        for credit in (c for c in document.credits if c.key == key):
            beside = document.text[max(0, credit.start - BESIDE) : credit.end + BESIDE]
            name = document.text[credit.start : credit.end]
            named = [] if is_latin(name) else [mention for mention in find_states(name, language) if mention.start == 0]
            named = named or find_states(beside, language)
            told.append(frozenset(mention.canonical or "" for mention in named))
    return frozenset[str]().union(*told) if len(set(filter(None, told))) == 1 else frozenset()


def _is_of(document: Document, states: Set[str]) -> bool:
    """Whether a page is written in a language of these states."""
    language = document.language.value[:2] if document.language else ""
    return not states or bool(states & states_speaking(language))


def _told_after(pile: Pile, name: str, written: str, states: Set[str]) -> dict[tuple[bool, float, str], str]:
    """The texts named in another script, of these states, whose story the followers of an absent text tell: first those that rest
    on no other, then by how much of what these keep of any language they have."""
    followers = pile.followers(pile.told[name])
    found = {}
    for other in [*pile.held, *pile.archetypes]:
        document = pile.documents[other]
        behind = [f for f in pile.followers(pile.told[other]) if f.document.held]
        if other == name or not document.outlet or script(document.outlet.value) == written:
            continue
        if not (behind or document.held) or pile.leads(other, name) or (document.held and not _is_of(document, states)):
            continue
        facts = pile.facts_behind(pile.told[other])
        texts = [pile.told[other]] if document.held else behind
        if followers and all(
            any(one_story(follower, text, pile.weights) for text in texts)
            and vouched_share(comparable(follower, texts[0], facts), facts, pile.weights) >= VOUCHED_SHARE
            and not (document.held and is_later(document, follower.document))
            and not pile.leads(other, follower.document.id)
            for follower in followers
        ):
            kept = sum(in_common(follower, text).contained for follower in followers for text in texts)
            found[not pile.edges.get(other), kept / len(texts), other] = other
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
