"""Which word of a sentence tells of an event in a reading, and what the table makes of it: a verb with its objects, a noun in
a caption, or a noun in a full sentence that is itself what happened ("the 2021 sale of frigates to Norway").
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from firsthand.claims.events_grammar import WRAPPERS, meanings, objects
from firsthand.claims.events_roles import members
from firsthand.claims.events_words import NO_VERB, Meaning, reading_words
from firsthand.claims.grammar import Sentence
from firsthand.claims.sources import can_speak
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
_THOUGHT_OF = frozenset(
    lemma(word)
    for word in (
        "favor favour support oppose consider suggest propose recommend advocate discuss avoid contemplate mull weigh resist risk "
        "mention imagine envisage envision prefer debate ponder encourage welcome deserve"
    ).split()
)
"""Verbs whose gerund has not happened by their word."""
_AGAINST = frozenset({"against", "than"})
_LOOSE = frozenset({"to", "for", "in", "about", "on"})
"""Prepositions that under a noun or an adjective only name a gerund ("resistance to welcoming them", "neutral in negotiating")."""
_TAKEN = frozenset(lemma(word) for word in ("role", "part", "hand", "success", "share"))
"""Nouns of having done it."""
_CONDITIONAL = frozenset({"would", "'d", "’d"})
_DECIDED = frozenset(
    lemma(word)
    for word in "decision move order agreement deal contract pact plan about due set poised ready scheduled".split()
)
"""Nouns and adjectives of the same."""


_LEAVE = lemma("leave")
_ABOUT_SOMETHING = frozenset(lemma(word) for word in ("discuss", "negotiate"))
_WITH_SOMEBODY = _ABOUT_SOMETHING | {lemma(word) for word in ("meet", "receive", "host", "welcome", "consult", "phone")}
"""Verbs whose object, or what "with" leads to, must be people for it to be a meeting."""
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
    if verb and (_unreal(sentence, words, at) or _contrary_to_fact(sentence, at)):
        return None
    if words[at] in _WITH_SOMEBODY and _meets_nobody(sentence, words, at):
        made = [m for m in made if m.noun or m.kind != "meeting"]
        if not made:
            return None
    if made[0].noun == "TIES" and made[0].type == "COOPERATE" and sentence.tags[at] in ("VBZ", "VBP"):
        return None  # "as Ardun deepens its ties": an affair as it is
    if _only_said(sentence, words, at) or (
        "AGREEING" in reading_words().verbs.get(words[at], ()) and not _jointly(sentence, at)
    ):
        return None
    if _opined(sentence, at):
        return None
    return Trigger(at, tuple(m for m in made if m.noun) or tuple(made), nominal)


def _opined(sentence: Sentence, at: int) -> bool:
    """Whether something must or could be done, or would be by the word of who tells it now ("analysts say it would")."""
    chain = [at, *verbs_above(sentence, at)]
    if sentence.tags[at] == "VB" and sentence.deps[at] in ("acl", "relcl"):
        chain += verbs_above(sentence, sentence.heads[at])  # "should be the first to do so"
    helpers = [(verb, sentence.lower[c]) for verb in chain for c in sentence.children[verb] if sentence.tags[c] == "MD"]
    if any(word in _OPINION for _, word in helpers):
        return True
    return any(
        word in _CONDITIONAL
        and sentence.deps[verb] == "ccomp"
        and sentence.tags[sentence.heads[verb]] in ("VBZ", "VBP")
        for verb, word in helpers
    )


def _only_said(sentence: Sentence, words: list[str], at: int) -> bool:
    """Whether a word is a denial, or stands under one ("denied that it had bought"), under an accusation ("accused him of
    selling out"), or under what two have agreed on, which is the event.
    """
    if sentence.is_verb(at) and _denies(sentence, words, at):
        return True
    node, below, reported = at, "", False
    while sentence.heads[node] != node and sentence.deps[node] in _GOVERNED:
        link, verb = sentence.deps[node], sentence.is_verb(node)
        node = sentence.heads[node]
        reported = reported or "REPORTED" in reading_words().nouns.get(words[node], ())
        if sentence.is_verb(node) and not (link == "conj" and verb):
            classes = reading_words().verbs.get(words[node], ())
            if (
                (reported and words[node] in _DENIALS)
                or _denies(sentence, words, node)
                or ("ACCUSING" in classes and below == "pcomp")
            ):
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
    """Whether a verb stands in the infinitive under a word that does not say that it is done, intended or asked for, or as
    a gerund under one that leaves it open ("favored imposing tariffs", "neutral in negotiating").
    """
    node = at
    while sentence.heads[node] != node and sentence.deps[node] in (*_INFINITIVE, "pcomp", "dobj"):
        above = sentence.heads[node]
        if sentence.tags[node] == "VB" and _to(sentence, node) and not _leads_to_it(sentence, words, above):
            return True
        if sentence.tags[node] == "VBG" and _left_open(sentence, words, node):
            return True
        node = above
    return False


def _meets_nobody(sentence: Sentence, words: list[str], at: int) -> bool:
    """Whether what a verb of meeting has as its object is a thing ("met the standards", "received support", "was met with
    doubt"), and whether a verb of talking names none with whom ("discuss the reasons for Ardun's denial").
    """
    if words[at] in _ABOUT_SOMETHING:
        return not _jointly(sentence, at)
    passive = sentence.child(at, "nsubjpass", "auxpass") is not None
    led = (n for c in sentence.children[at] if passive and sentence.lower[c] == "with" for n in sentence.children[c])
    held = sentence.child(at, "dobj")
    met = held if held is not None else next(led, None)
    return met is not None and sentence.tags[met] in ("NN", "NNS") and not can_speak(sentence.words[met])


def _to(sentence: Sentence, at: int) -> bool:
    return any(sentence.lower[c] == "to" and sentence.deps[c] == "aux" for c in sentence.children[at])


def _left_open(sentence: Sentence, words: list[str], at: int) -> bool:
    """Whether what a gerund hangs on says that it is thought of, for or against, rather than done."""
    above = sentence.heads[at]
    if sentence.deps[at] == "pcomp":
        governor = sentence.heads[above]
        named = sentence.tags[governor][0] in "NJ" and words[governor] not in _TAKEN
        return sentence.lower[above] in _AGAINST or (named and sentence.lower[above] in _LOOSE)
    return sentence.deps[at] in ("xcomp", "ccomp", "dobj") and words[above] in _THOUGHT_OF


def _contrary_to_fact(sentence: Sentence, at: int) -> bool:
    """ "Would have authorized the invasion", "what would happen if it were to invade"."""
    above = sentence.heads[at]
    if (
        _to(sentence, at)
        and sentence.lower[above] == "were"
        and "if" in (sentence.lower[c] for c in sentence.children[above])
    ):
        return True
    helpers = {sentence.lower[c] for c in sentence.children[at] if sentence.deps[c] in ("aux", "auxpass")}
    return not helpers.isdisjoint(_CONDITIONAL) and not helpers.isdisjoint(("have", "'ve", "’ve"))


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
    if any(sentence.lower[c] in ("with", "between") for c in sentence.subtree(at)):
        return True
    subject = next((s for s in _subjects(sentence, at)), None)
    if subject is None:
        return False
    return len(members(sentence, subject)) > 1 or any(
        sentence.lower[c] in ("two", "both") for c in (subject, *sentence.children[subject])
    )


def _subjects(sentence: Sentence, at: int) -> Iterator[int]:
    """The subject of a verb, else that of the verbs that it is joined to or completes."""
    for verb in (at, *verbs_above(sentence, at)):
        subject = sentence.child(verb, "nsubj", "nsubjpass")
        if subject is not None:
            yield subject


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
        direct = [c for c in sentence.children[at] if sentence.deps[c] == "dobj"]
        things = {o for o in (*objects(sentence, at), *passed) if sentence.tags[o][0] != "V"}
        if direct and any(m.kind == "agreement" for m in found):
            things = {o for d in direct for o in sentence.subtree(d)}  # "reached the town with its partnership"
        seen = {name for o in things for name in table.nouns.get(words[o], ())}
        found = [m for m in found if not m.noun or m.noun in seen]
        if any(m.kind == "deal" for m in found) and not _CONTRACTS.isdisjoint(words):
            return [m for m in found if m.kind != "aid"]  # "under the contract it is to deliver 18 guns"
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
    somebody's plan is ("a plan to withdraw", "is to withdraw").
    """
    if sentence.tags[at] == "VB" and sentence.deps[at] == "acl":
        return "INTENDING" in reading_words().verbs.get(lemma(sentence.lower[sentence.heads[at]]), ())
    if sentence.tags[at] == "VB" and _to(sentence, at) and sentence.lower[sentence.heads[at]] in _BEING:
        return True  # "a delegation is to visit"
    if any(sentence.lower[c] in _PROPOSED for c in sentence.children[at]):
        return True
    if sentence.deps[at] == "nsubjpass" and lemma(sentence.lower[sentence.heads[at]]) in _ARRANGED:
        return True  # "a summit is scheduled for June"
    if sentence.deps[at] != "nsubj":
        return False
    beside = {sentence.lower[t] for t in sentence.subtree(sentence.heads[at]) if t > sentence.heads[at]}
    return sentence.lower[sentence.heads[at]] in _BEING and bool(beside & _COMING)


def agreed(sentence: Sentence, at: int) -> bool:
    """Whether a trigger is what somebody has agreed to do: "agreed in May to sell six frigates"."""
    above = next(verbs_above(sentence, at), None)
    return above is not None and sentence.lower[above] == "agreed"


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
