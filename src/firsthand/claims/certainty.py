"""How surely the innermost source puts a statement: FactBank's values by rules over the words that decide them.

The certainty is that of the source the text gives ("officials said" commits the officials), the writer's where there is
none; never ours.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from firsthand.claims.grammar import Sentence
from firsthand.claims.hop import Hop
from firsthand.claims.sources import can_speak, noun_type
from firsthand.language.cues import english_cues
from firsthand.language.tables import table
from firsthand.language.verbs import english_verbs
from firsthand.records import Certainty

_RANK = {"CT": 0, "PR": 1, "PS": 2, "Uu": 3}


@lru_cache(maxsize=1)
def _words() -> dict[str, Any]:
    return table("certainty_en")


def certainty(sentence: Sentence, tokens: set[int], hop: Hop | None) -> tuple[Certainty, set[int]]:
    """Certainty of what ``tokens`` (a segment's content) say, and the tokens that decide it.

    ``hop`` is the innermost hop that covers them.
    """
    if not tokens:
        return "CT+", set()
    if hop is not None and hop.cue_class == "non_answer":
        return "CT+", set()
    asked = _asked(sentence, tokens)
    if asked is not None and sentence.quoted[asked - 1] and any(_tells(sentence, at) for at in tokens):
        asked = None  # "She sent them a text: “Do you feel it?”" tells that she did
    if asked is not None and not (hop is not None and hop.lemma in ("wonder", "ask")):
        return "Uu", {asked}
    degree, negative, deciding = "CT", False, set()

    def weigh(value: str, at: int) -> None:
        nonlocal degree, negative
        deciding.add(at)
        name = value.rstrip("+-")
        if value.endswith("-"):
            negative = not negative
        if _RANK[name] > _RANK[degree]:
            degree = name

    if hop is not None:
        stance = english_cues().stance.get(hop.lemma)
        if stance == "PS+" and hop.head is not None and sentence.lower[sentence.heads[hop.head]] == "to":
            stance = "PR+"  # what is suggested to somebody he takes to be so
        word = _stance_word(sentence, hop)
        if stance is not None and stance != "CT+" and _bears(sentence, word, hop, tokens):
            weigh(stance, word)
        if stance is None and hop.passive and not hop.source:  # "it is alleged that": nobody's word
            unnamed = _words()["raising"].get(sentence.lower[hop.verb])
            if unnamed is not None:
                weigh(unnamed, hop.verb)
        if hop.negated or (stance is None and hop.cue_class == "negative" and _is_claim(sentence, tokens)):
            weigh("CT-", hop.verb)
    head = predicate(sentence, tokens)
    if _commands(sentence, head):
        return "Uu", deciding | {head}
    heads = [head]
    while (view := _own_view(sentence, head, hop)) is not None:
        lemma, thought, inner = view
        if hop is None or hop.lemma != lemma:  # the stance of "said he fears" has been weighed
            weigh(thought, head)
            if (denied := sentence.child(head, "neg")) is not None:
                weigh("CT-", denied)
        head = inner
        heads.append(head)
    for at in sorted(_governing(sentence, head, tokens)):
        value = _value(sentence, at, head)
        if value is not None:
            weigh(value, at)
    open_question = _left_open(sentence, head)
    if open_question is not None:
        return "Uu", deciding | {open_question}
    for value, at in _said_to_exist(sentence, head):
        weigh(value, at)
    condition = next((found for at in heads if (found := _condition(sentence, at, head)) is not None), None)
    if condition is not None and degree in ("CT", "PR"):
        weigh(condition, head)
    if degree == "PS" and negative and any(sentence.lower[t] in ("could", "can") for t in deciding):
        degree = "CT"  # "could not" denies; only "may not" leaves it open
    if degree == "Uu":
        return "Uu", deciding
    return f"{degree}{'-' if negative else '+'}", deciding  # type: ignore[return-value]


def _asked(sentence: Sentence, tokens: set[int]) -> int | None:
    """The question mark that ends the sentence, or a quotation that all of ``tokens`` stand in (“Why?” she said)."""
    marks = [at for at, word in enumerate(sentence.words) if word.endswith("?")]
    if not marks:
        return None
    if sentence.text.rstrip(' ”"’»)').endswith("?"):
        return marks[-1]
    last = max((at for at in tokens if sentence.words[at][:1].isalnum()), default=len(sentence))
    within = {sentence.quoted[at] for at in tokens if sentence.words[at][:1].isalnum()}
    return last + 1 if len(within) == 1 and within != {0} and last + 1 in marks else None


ALLEGING = frozenset({"allege", "accuse", "claim", "contend", "argue", "assert", "insist"})
"""Verbs whose participle lays something at somebody's door ("filed a suit, alleging bias")."""


def loose_allegation(sentence: Sentence, tokens: set[int], answered: set[int]) -> int | None:
    """A participle of alleging in ``tokens`` that no hop answers for: what it alleges is not the account's own word."""
    verbs = english_cues().verbs
    for at in sorted(tokens - answered):
        if sentence.tags[at] == "VBG" and sentence.deps[at] in ("advcl", "acl", "prep", "ccomp", "conj", "dep"):
            cue = verbs.get(sentence.lower[at])
            if cue is not None and cue[0] in ALLEGING and sentence.child(at, "dobj", "ccomp", "prep") is not None:
                return at
    return None


def predicate(sentence: Sentence, tokens: set[int]) -> int:
    """The word that says what is so: the verb that hangs highest, else the highest word of any kind."""
    helpers = ("aux", "auxpass", "amod", "compound", "prep", "acl", "relcl", "mark")
    verbs = [at for at in tokens if sentence.is_verb(at) and sentence.deps[at] not in helpers]

    def rank(at: int) -> tuple[int, bool, int]:
        # of two equally high ones the finite verb says it ("Based on … , she wants")
        return sentence.depths[at], sentence.tags[at] in ("VBN", "VBG"), at

    found = min(verbs or tokens, key=rank)
    for above in sentence.ancestors(found):
        if above in tokens and sentence.deps[above] in ("relcl", "acl"):
            # "payments which were moved to hide them": what is so is that there were such, or that they were moved
            return min(tokens, key=rank) if sentence.heads[above] in tokens else above
    return found


def _stance_word(sentence: Sentence, hop: Hop) -> int:
    """The word of a hop's stance: the cue, or in "said they hoped", which is one hop, the second verb."""
    verbs = english_cues().verbs
    if verbs.get(sentence.lower[hop.verb], ("",))[0] == hop.lemma:
        return hop.verb
    near = (at for at in sorted(hop.content) if verbs.get(sentence.lower[at], ("",))[0] == hop.lemma)
    return next(near, hop.verb)


def _bears(sentence: Sentence, word: int, hop: Hop, tokens: set[int]) -> bool:
    """Whether a stance bears on the predicate; in "he said he had left and believed it sunk" it bears on the sinking only."""
    head = predicate(sentence, tokens)
    return word == hop.verb or head in sentence.subtree(word)


def _own_view(sentence: Sentence, head: int, hop: Hop | None) -> tuple[str, str, int] | None:
    """ "I think that it sank" of who is speaking already, "(the council said) it believes that …": the cue's lemma, its
    stance, and the verb that says what is thought.
    """
    cue = english_cues().verbs.get(sentence.lower[head])
    stance = english_cues().stance.get(cue[0]) if cue is not None else None
    subject, clause = sentence.child(head, "nsubj"), sentence.child(head, "ccomp")
    if cue is None or stance is None or subject is None or clause is None:
        return None
    own = ("i", "we") if hop is None else ("i", "we", "it", "they", "he", "she")
    return (cue[0], stance, clause) if sentence.lower[subject] in own else None


def _tells(sentence: Sentence, at: int) -> bool:
    """A verb with its subject outside quotation marks."""
    return not sentence.quoted[at] and sentence.is_verb(at) and sentence.child(at, *_SUBJECTS) is not None


def _commands(sentence: Sentence, head: int) -> bool:
    """ "Compare the two": what is asked for is neither so nor not so."""
    return (
        sentence.tags[head] == "VB"
        and sentence.lower[head] not in english_verbs().irregular  # “Got her!”
        and sentence.deps[head] == "ROOT"
        and not any(sentence.deps[c] in (*_SUBJECTS, "aux", "auxpass") for c in sentence.children[head])
    )


_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")


def _is_claim(sentence: Sentence, tokens: set[int]) -> bool:
    """ "(rejected) claims that it had sunk": what is rejected is that it had."""
    top = min(tokens, key=lambda at: (sentence.depths[at], at))
    clause = sentence.is_verb(top) and sentence.deps[top] in ("acl", "ccomp", "relcl")
    noun = sentence.heads[top] if clause else top
    known = english_cues().nouns
    return (sentence.lower[noun] in known or sentence.lower[noun].removesuffix("s") in known) and any(
        sentence.is_verb(c) and sentence.deps[c] in ("acl", "ccomp", "relcl") for c in sentence.children[noun]
    )


def _governing(sentence: Sentence, head: int, tokens: set[int]) -> set[int]:
    """Tokens whose words bear on the predicate: the chain of infinitives below it, their helpers, the subject's "no"."""
    chain = {head}
    if not sentence.is_verb(head):  # of "payments which were allegedly moved" the clause says what is so
        chain |= {c for c in sentence.children[head] if sentence.deps[c] == "relcl" and c in tokens}
    waiting = list(chain)
    while waiting:
        node = waiting.pop()
        for child in sentence.children[node]:
            if sentence.deps[child] in ("xcomp", "acomp", "oprd") and child in tokens:
                chain.add(child)
                waiting.append(child)
    found = set(chain)
    for node in chain:
        for child in sentence.children[node]:
            if sentence.deps[child] in ("aux", "auxpass", "neg", "advmod", "preconj"):
                found.add(child)
            elif sentence.deps[child] in ("advcl", "ccomp") and sentence.tags[child] == "JJ":
                found.add(child)  # "would make a win unlikely"
            elif sentence.deps[child] in ("nsubj", "nsubjpass", "dobj", "attr"):
                found.add(child)
                if sentence.deps[child] in ("nsubj", "nsubjpass") and not can_speak(sentence.words[child]):
                    found.update(c for c in sentence.children[child] if sentence.deps[c] == "amod")
                found.update(
                    c
                    for c in sentence.children[child]
                    if sentence.deps[c] == "det" and sentence.lower[c] in ("no", "neither")
                )
    # a hedge on a number or a name ("three, or maybe 13") counts where it stands in the main clause
    data = _words()
    for at in tokens:
        hedge = sentence.lower[at] in data["adverbs"] and sentence.lower[at] not in ("never", "hardly", "scarcely")
        if hedge and not any(
            sentence.deps[a] in ("relcl", "advcl", "ccomp", "acl", "pcomp", "amod")
            for a in (at, *sentence.ancestors(at))
            if a in tokens and a not in chain
        ):
            found.add(at)
    return found & tokens | {at for at in found if sentence.deps[at] in ("aux", "neg", "auxpass")}


def _value(sentence: Sentence, at: int, head: int) -> str | None:
    data = _words()
    word, dep = sentence.lower[at], sentence.deps[at]
    if dep == "aux" and word in data["modals"] and sentence.tags[at] == "MD":
        return str(data["modals"][word])
    if dep == "neg":
        return "CT-" if _denies(sentence, at) else None
    if dep in ("det", "nsubj", "nsubjpass", "dobj", "preconj") and word in data["negative"]:
        return "CT-"
    if dep in ("nsubj", "nsubjpass") and word in data["nouns"]:
        return str(data["nouns"][word])
    if dep == "amod":
        return str(data["doubtful"][word]) if word in data["doubtful"] else None
    if word in data["adverbs"] and sentence.tags[at] in ("RB", "JJ", "RBR") and sentence.child(at, "xcomp") is None:
        return str(data["adverbs"][word])
    seems = word.startswith(("seem", "appear")) and sentence.child(at, "oprd", "acomp") is not None
    if word in data["raising"] and (
        seems
        or sentence.child(at, "xcomp") is not None
        or _it_seems_that(sentence, at)
        or (word in ("suspected", "accused", "alleged") and _of_doing(sentence, at))
        or (at == head and word.endswith("ing") and sentence.child(at, "ccomp", "dobj") is not None)
    ):
        return str(data["raising"][word])
    if dep == "advmod" and word == "yet" and sentence.child(at, "xcomp") is None and _still_to(sentence, at):
        return "CT-"
    # "were to be delivered", "is to visit": a plan, not an event
    if dep == "aux" and word == "to" and sentence.tags[at] == "TO":
        governor = sentence.heads[at]
        up = sentence.heads[governor]
        planned = sentence.child(governor, "auxpass") is not None or any(
            sentence.tags[c] in ("NNP", "PRP") or noun_type(sentence.words[c]) == "person"
            for c in sentence.children[up]
            if sentence.deps[c] == "nsubj"
        )  # "the goal was to win" plans nothing
        states = sentence.child(up, "attr", "acomp") is not None  # "it was his task to build" plans nothing
        if (
            sentence.deps[governor] == "xcomp"
            and planned
            and not states
            and sentence.lower[up] in ("was", "were", "is", "are")
        ):
            return "PR+"
    return None


def _it_seems_that(sentence: Sentence, at: int) -> bool:
    """ "it did not appear that"."""
    subject = sentence.child(at, "nsubj")
    return subject is not None and sentence.lower[subject] == "it" and sentence.child(at, "ccomp") is not None


def _of_doing(sentence: Sentence, at: int) -> bool:
    """ "is suspected of paying"."""
    of = next((c for c in sentence.children[at] if sentence.lower[c] == "of"), None)
    return of is not None and sentence.child(at, "auxpass") is not None


def _denies(sentence: Sentence, at: int) -> bool:
    """Whether a "not" denies: "…, not that they came" corrects, "not only" does not."""
    if sentence.lower[at + 1 : at + 2] in (["only"], ["just"], ["merely"], ["simply"]):
        return False
    head = sentence.heads[at]
    return at < head or (sentence.lower[head] in _BEFORE_NOT and sentence.words[at - 1] not in (",", "—", "–"))


_BEFORE_NOT = frozenset(
    "is are was were am be 's ’s 're ’re 'm ’m has have had do does did will would can could should".split()
)
"""Verbs that "not" follows."""


def _still_to(sentence: Sentence, at: int) -> bool:
    """ "has yet to be signed"."""
    return sentence.lower[at + 1 : at + 2] == ["to"] and sentence.lower[at - 1 : at] in (["has"], ["have"], ["had"])


def _left_open(sentence: Sentence, head: int) -> int | None:
    """The word that leaves a question open: "it is unclear why", "it is not known whether"."""
    clause = sentence.child(head, "ccomp", "csubj", "advcl", "xcomp")
    unsure = sentence.child(head, "acomp")
    not_sure = unsure is not None and sentence.lower[unsure] in _SURE and sentence.child(head, "neg") is not None
    if unsure is not None and not_sure and sentence.child(unsure, "ccomp") is not None:
        return unsure  # "is not certain that"
    asking = clause is not None and any(
        sentence.lower[c] in ("whether", "if") or sentence.tags[c] in ("WRB", "WP", "WDT")
        for c in sentence.subtree(clause)
        if c <= clause
    )
    if not asking:
        return None
    denied = sentence.child(head, "neg") is not None
    knowing = sentence.lower[head] in ("known", "established", "determined", "know", "knows", "knew")
    if (
        denied and knowing and clause is not None and sentence.tags[clause] != "VB"
    ):  # "does not know how to swim" cannot
        return head
    state = sentence.child(head, "acomp", "attr", "oprd")
    if state is None:
        return None
    open_ = sentence.lower[state] in _words()["open"]
    return state if open_ or (denied and sentence.lower[state] in ("clear", "certain", "sure")) else None


_SURE = frozenset({"certain", "sure", "convinced", "clear"})


def _said_to_exist(sentence: Sentence, head: int) -> Iterator[tuple[str, int]]:
    """ "There is speculation that …": what the clause says is no surer than that."""
    if sentence.child(head, "expl") is None:
        return
    for at in sentence.children[head]:
        none = any(sentence.lower[c] == "no" for c in sentence.children[at])
        if not none and sentence.deps[at] in ("attr", "nsubj", "dobj") and sentence.lower[at] in _words()["existing"]:
            yield str(_words()["nouns"][sentence.lower[at]]), at


def _condition(sentence: Sentence, above: int, head: int) -> str | None:
    """What a condition that hangs on ``above`` leaves of the predicate ``head``: "if it rains, it will sink" leaves it
    possible, "if it had rained" (or "had it rained"), "it would have sunk" tells that it did not.
    """
    for child in sentence.children[above]:
        if sentence.deps[child] != "advcl":
            continue
        mark, first = sentence.child(child, "mark"), sentence.edges[child][0]
        inverted = sentence.lower[first] == "had" and sentence.deps[first] == "aux"
        even = first > 0 and "even" in (sentence.lower[first], sentence.lower[first - 1])
        if inverted or (mark is not None and sentence.lower[mark] in ("if", "unless") and not even):
            helper = {sentence.lower[c] for c in sentence.children[head] if sentence.deps[c] == "aux"}
            if helper & {"would", "could", "'d", "’d"} and "have" in helper:
                return "CT-"
            open_ = {"will", "would", "could", "ll", "’ll", "'ll", "can", "'d", "’d"}
            going = sentence.lower[head] == "going" and sentence.child(head, "xcomp") is not None
            return "PS+" if helper & open_ or going else None
    mark = sentence.child(head, "mark")
    if mark is None or sentence.lower[mark] not in _words()["conditions"]:
        return None
    return "Uu" if sentence.lower[mark] == "whether" else "PS+"
