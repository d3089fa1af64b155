"""Which word of a sentence tells of an event in a reading, and what the table makes of it: a verb with its objects, a noun in
a caption, or a noun in a full sentence that is itself what happened ("the 2021 sale of frigates to Norway").
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from firsthand.claims.events_grammar import WRAPPERS, meanings, objects
from firsthand.claims.events_words import NO_VERB, Meaning, reading_words
from firsthand.claims.grammar import Sentence
from firsthand.language.verbs import lemma

_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_HELD = ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos", "attr", "ROOT")
_NONE = frozenset({"no", "any", "every", "such", "what", "which", "more", "future", "further"})
_LEADING = frozenset({"for", "on", "about", "over", "including", "of"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "dobj", "pobj", "pcomp", "prep", "conj", "attr", "acomp"})
_OPINION = frozenset({"must", "should", "ought", "can", "could", "may", "might"})


_LASTING = frozenset({"months", "years", "decades", "centuries", "generations"})


_PROPOSED = frozenset({"proposed", "planned", "scheduled", "upcoming", "coming", "expected", "potential"})
_BEING = frozenset({"is", "are", "was", "were", "be"})
_COMING = frozenset({"way", "ahead", "coming", "imminent"})
_ARRANGED = frozenset(lemma(word) for word in ("schedule", "plan", "expect", "slate", "set"))
_INFINITIVE = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl", "conj"})
_SAID_OF_IT = frozenset((*WRAPPERS, "AGREEING"))
_RANKED = frozenset({"first", "last", "latest", "only", "second", "third"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no"})
_GOVERNED = frozenset({"xcomp", "ccomp", "dobj", "pobj", "pcomp", "prep", "conj", "attr", "acl", "relcl"})
_DENIALS = frozenset(lemma(word) for word in ("deny", "dismiss", "refute", "dispute", "reject", "rebut", "contest"))


_BRINGING_ABOUT = frozenset(
    lemma(word)
    for word in (
        "be begin start continue resume proceed go come return fly travel sail march drive gather meet convene manage help get "
        "happen turn move rush step force compel cause lead prompt allow enable permit let make have use decide choose elect"
    ).split()
)
"""Verbs whose infinitive tells of what was done: phases, implicatives (Karttunen 1971) and causes, and what one goes somewhere to
do. Under others ("called on them to strike", "a bill to restrict") it is wanted, possible or a purpose, and no event."""
_DECIDED = frozenset(
    lemma(word)
    for word in "decision move order agreement deal contract pact plan about due set poised ready scheduled".split()
)
"""Nouns and adjectives of the same."""


_LEAVE = lemma("leave")
_CONTRACTS = frozenset(lemma(word) for word in ("contract", "order"))
_BEEN = frozenset({"was", "were", "spent", "stayed"})
_VISIT = Meaning("CONSULT", "visit", "meeting", "")
_DEAL = Meaning("COOPERATE", "military", "deal", "WEAPON")


class Trigger(NamedTuple):
    """What the table makes of a word. ``nominal``: a noun in a sentence that has a verb of its own."""

    at: int
    meanings: tuple[Meaning, ...]
    nominal: bool


def trigger(sentence: Sentence, words: list[str], at: int) -> Trigger | None:
    """The trigger at a token, or None. What must or could be done is somebody's view, and none."""
    verb = sentence.is_verb(at)
    if verb and sentence.deps[at] in ("aux", "auxpass", "amod", "compound"):
        return None
    if sentence.deps[at] == "compound" or _always(sentence, at):
        return None
    nominal = not verb and any(tag in _FINITE for tag in sentence.tags)
    if nominal and not _stands_for_itself(sentence, words, at):
        return None
    made = made_of(sentence, words, at)
    if words[at] == _LEAVE and sentence.child(at, "dobj") is not None:
        made = [m for m in made if m.noun]  # "left a scar" is no withdrawal
    if not made or (made[0].noun == "CEREMONY" and sentence.deps[at] != "ROOT"):
        return None
    if verb and _unreal(sentence, words, at):
        return None
    if made[0].noun == "TIES" and made[0].type == "COOPERATE" and sentence.tags[at] in ("VBZ", "VBP"):
        return None  # "as Ardun deepens its ties": an affair as it is
    if _only_said(sentence, words, at) or (
        "AGREEING" in reading_words().verbs.get(words[at], ()) and not _jointly(sentence, at)
    ):
        return None
    if any(sentence.lower[c] in _OPINION for v in (at, *verbs_above(sentence, at)) for c in sentence.children[v]):
        return None
    return Trigger(at, tuple(m for m in made if m.noun) or tuple(made), nominal)


def _only_said(sentence: Sentence, words: list[str], at: int) -> bool:
    """Whether a word is a denial, or stands under one ("denied that it had bought"), under an accusation ("accused him of
    selling out"), or under what two have agreed on, which is the event.
    """
    if sentence.is_verb(at) and _denies(sentence, words, at):
        return True
    node, below = at, ""
    while sentence.heads[node] != node and sentence.deps[node] in _GOVERNED:
        link, verb = sentence.deps[node], sentence.is_verb(node)
        node = sentence.heads[node]
        if sentence.is_verb(node) and not (link == "conj" and verb):
            classes = reading_words().verbs.get(words[node], ())
            if _denies(sentence, words, node) or ("ACCUSING" in classes and below == "pcomp"):
                return True
            if "AGREEING" in classes and link in ("xcomp", "ccomp") and _jointly(sentence, node):
                return True
        below = link
    return False


def may_tell_of_a_stay(words: Sequence[str]) -> bool:
    """Whether it is worth looking for one: most sentences have no such words."""
    return "in" in words and not _BEEN.isdisjoint(words)


def stay(sentence: Sentence, at: int) -> Trigger | None:
    """Somebody "was in Ardun", "spent two days in Ardun": a visit, where it is a person of another state and the day is told."""
    if sentence.lower[at] not in _BEEN or sentence.child(at, "attr", "acomp", "neg") is not None:
        return None
    grounds = any(sentence.deps[c] == "prep" and sentence.lower[c] == "in" for c in sentence.children[at])
    return Trigger(at, (_VISIT,), nominal=False) if grounds else None


def _unreal(sentence: Sentence, words: list[str], at: int) -> bool:
    """Whether a verb stands in the infinitive under a word that does not say that it is done, intended or asked for."""
    node = at
    while sentence.heads[node] != node and sentence.deps[node] in _INFINITIVE:
        above = sentence.heads[node]
        to = any(sentence.lower[c] == "to" and sentence.deps[c] == "aux" for c in sentence.children[node])
        if to and sentence.tags[node] == "VB" and not _leads_to_it(sentence, words, above):
            return True
        node = above
    return False


def _leads_to_it(sentence: Sentence, words: list[str], at: int) -> bool:
    if words[at] in (_BRINGING_ABOUT if sentence.is_verb(at) else _DECIDED):
        return True
    if any(sentence.lower[c] in _NEGATIONS for c in sentence.children[at]):
        return False
    if not sentence.is_verb(at) and any(sentence.lower[c] in _RANKED for c in sentence.children[at]):
        return True  # "the first state to recognise"
    return not _SAID_OF_IT.isdisjoint(reading_words().verbs.get(words[at], ()))


def _denies(sentence: Sentence, words: list[str], at: int) -> bool:
    """Whether a verb says that something is not so, rather than that somebody will not do it."""
    if sentence.lower[at] not in _DENIALS and words[at] not in _DENIALS:
        return False
    if sentence.child(at, "ccomp", "xcomp") is not None:
        return True
    held = (
        o
        for c in sentence.children[at]
        if sentence.deps[c] in ("dobj", "nsubjpass")
        for o in (c, *_led_to(sentence, c))
    )
    return any(sentence.tags[o] == "VBG" or "REPORTED" in reading_words().nouns.get(words[o], ()) for o in held)


def _jointly(sentence: Sentence, at: int) -> bool:
    """Whether several agree with each other: "Ardun and Velmark agreed", "both sides agreed", "Ardun agreed with Velmark"."""
    subject = sentence.child(at, "nsubj", "nsubjpass")
    if any(sentence.lower[c] in ("with", "between") for c in sentence.children[at]):
        return True
    if subject is None:
        return False
    return sentence.child(subject, "conj") is not None or any(
        sentence.lower[c] in ("two", "both") for c in (subject, *sentence.children[subject])
    )


def made_of(sentence: Sentence, words: list[str], at: int) -> list[Meaning]:
    """The table's rules for a word, those with the most of an object first."""
    table = reading_words()
    if sentence.is_verb(at):
        passed = _passed(sentence, at)
        found = meanings(sentence, words, at, table, passed)
        held = {words[o] for o in (*objects(sentence, at), *passed)}
        arms = any("WEAPON" in table.nouns.get(word, ()) for word in words)
        if arms and not held.isdisjoint(_CONTRACTS) and any(m.kind == "agreement" for m in found):
            return [_DEAL]  # "signed a contract for six frigates"
        return found
    own = table.nouns.get(words[at], ())
    held = {name for o in _led_to(sentence, at) for name in table.nouns.get(words[o], ())}
    with_object = [m for name in own for m in table.rules.get(NO_VERB + name, ()) if m.noun in held]
    return with_object or [m for m in table.rules[NO_VERB] if m.noun in own]


def verbs_above(sentence: Sentence, at: int) -> Iterator[int]:
    """The verbs that a trigger completes, the nearest first."""
    while sentence.deps[at] in _COMPLEMENTS and sentence.heads[at] != at:
        at = sentence.heads[at]
        if sentence.is_verb(at):
            yield at


def finished(sentence: Sentence, at: int) -> bool:
    """Whether a trigger tells of what is over, however uncertain the rest of its statement is."""
    if sentence.tags[at] == "VBD":
        return True
    helpers = {sentence.lower[c] for c in sentence.children[at] if sentence.deps[c] in ("aux", "auxpass")}
    return sentence.tags[at] == "VBN" and sentence.deps[at] in ("acl", "relcl", "advcl") and "to" not in helpers


def ahead(sentence: Sentence, at: int) -> bool:
    """Whether a noun is said to be still to come ("purchases were on the way", "a proposed tariff"), or a verb is what
    somebody's plan is ("a plan to withdraw").
    """
    if sentence.tags[at] == "VB" and sentence.deps[at] == "acl":
        return "INTENDING" in reading_words().verbs.get(lemma(sentence.lower[sentence.heads[at]]), ())
    if any(sentence.lower[c] in _PROPOSED for c in sentence.children[at]):
        return True
    if sentence.deps[at] == "nsubjpass" and lemma(sentence.lower[sentence.heads[at]]) in _ARRANGED:
        return True  # "a summit is scheduled for June"
    if sentence.deps[at] != "nsubj":
        return False
    beside = {sentence.lower[t] for t in sentence.subtree(sentence.heads[at]) if t > sentence.heads[at]}
    return sentence.lower[sentence.heads[at]] in _BEING and bool(beside & _COMING)


def guessed(sentence: Sentence, words: list[str], at: int) -> bool:
    """Whether a noun is only rumoured ("speculation about new deals")."""
    nouns = reading_words().nouns
    near = (c for above in sentence.ancestors(at) for c in (above, *sentence.children[above]))
    return any("RUMOUR" in nouns.get(words[c], ()) for c in near)


def _always(sentence: Sentence, at: int) -> bool:
    """What is done again and again, goes on or is not done ("when he meets them", "has supplied them for decades",
    "without asking") is no event.
    """
    if sentence.tags[at] in ("VBZ", "VBP") and any(
        sentence.lower[c] in ("when", "whenever", "usually", "often", "regularly") for c in sentence.children[at]
    ):
        return True
    if sentence.lower[sentence.heads[at]] == "without":
        return True
    return any(
        sentence.tags[noun] == "NNS" and sentence.lower[noun] in _LASTING
        for link in sentence.children[at]
        if sentence.lower[link] == "for"
        for noun in sentence.children[link]
    )


def _passed(sentence: Sentence, at: int) -> list[int]:
    """What a participle after a noun is done to ("files leaked last month"), and what talks are about."""
    found = []
    if sentence.tags[at] == "VBN" and sentence.deps[at] in ("acl", "relcl"):
        found.append(sentence.heads[at])
        while sentence.deps[found[-1]] in ("pobj", "prep"):  # "documents of an exporter leaked last month"
            found.append(sentence.heads[found[-1]])
    if sentence.deps[at] == "xcomp" and sentence.child(at, "auxpass") is not None:  # "were to be delivered"
        found.extend(c for c in sentence.children[sentence.heads[at]] if sentence.deps[c] == "nsubj")
    subject = sentence.child(at, "nsubj")
    if subject is not None and any(sentence.lower[c] == "by" for c in sentence.children[at]):
        found.append(subject)  # "Files leaked by hackers show …" is often read as if the files had leaked
    for held in objects(sentence, at):
        if sentence.tags[held][0] == "N" and sentence.deps[held] in ("dobj", "nsubjpass"):
            found.extend(_led_to(sentence, held))
    return found


def _led_to(sentence: Sentence, at: int) -> list[int]:
    """The nouns that a noun's prepositions lead to, with what is joined to them."""
    above = set(sentence.ancestors(at))
    late = (c for c in range(at + 1, len(sentence)) if sentence.lower[c] == "including" and sentence.heads[c] in above)
    links = [*sentence.children[at], *late]  # "purchases were on the way, including radars"
    found = [
        noun
        for link in links
        if sentence.deps[link] == "prep" and sentence.lower[link] in _LEADING
        for noun in sentence.children[link]
    ]
    for noun in found:  # grows while it is walked
        found.extend(c for c in sentence.children[noun] if sentence.deps[c] in ("conj", "compound"))
    return found


def _stands_for_itself(sentence: Sentence, words: list[str], at: int) -> bool:
    """A common noun that no verb makes an event of already ("imposed sanctions") and nobody denies or leaves open."""
    if sentence.tags[at] not in ("NN", "NNS") or sentence.deps[at] not in _HELD:
        return False
    if any(sentence.lower[c] in _NONE for c in sentence.children[at]):
        return False
    own = set(reading_words().nouns.get(words[at], ()))
    above = next((a for a in sentence.ancestors(at) if sentence.is_verb(a)), None)
    if above is None or "INCLUDING" in reading_words().verbs.get(words[above], ()):
        return True
    return not any(m.noun in own for m in made_of(sentence, words, above))
