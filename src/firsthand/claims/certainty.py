"""How surely the innermost source puts a statement: FactBank's values by rules over the words that decide them.

The certainty is that of the source the text gives ("officials said" commits the officials), the writer's where there is
none; never ours.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from firsthand.claims.attitudes import in_a_state
from firsthand.claims.contents import TOLD
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


def certainty(
    sentence: Sentence, tokens: set[int], hop: Hop | None, *, opens_with_name: bool = False
) -> tuple[Certainty, set[int]]:
    """Certainty of what ``tokens`` (a segment's content) say, and the tokens that decide it.

    ``hop`` is the innermost hop that covers them. A name at the head of the sentence is no imperative, whatever its tag.
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
    degree, negative = "CT", False
    deciding: set[int] = set()

    def weigh(value: str, at: int) -> None:
        nonlocal degree, negative
        again = sentence.lower[at] == "no" and any(sentence.lower[t] == "no" for t in deciding)
        deciding.add(at)
        name = value.rstrip("+-")
        if value.endswith("-") and not again:  # "no calls, no letters" denies once
            negative = not negative
        if _RANK[name] > _RANK[degree]:
            degree = name

    if hop is not None:
        stance = english_cues().stance.get(hop.lemma)
        if stance == "PS+" and hop.head is not None and sentence.lower[sentence.heads[hop.head]] == "to":
            stance = "PR+"  # what is suggested to somebody he takes to be so
        if hop.lemma in _SAYS_AS_WELL and sentence.quoted[predicate(sentence, tokens)] != sentence.quoted[hop.verb]:
            stance = None
        word = _stance_word(sentence, hop)
        if stance is not None and stance != "CT+" and _bears(sentence, word, hop, tokens):
            weigh(stance, word)
        if stance is None and hop.passive and not hop.source:  # "it is alleged that": nobody's word
            unnamed = _words()["raising"].get(sentence.lower[hop.verb])
            if unnamed is not None:
                weigh(unnamed, hop.verb)
        if hop.negated:
            weigh("Uu" if hop.lemma not in THINKING and _holds_clause(sentence, hop) else "CT-", hop.verb)
        elif stance is None and hop.cue_class == "negative" and _is_claim(sentence, tokens):
            weigh("CT-", hop.verb)
    head = predicate(sentence, tokens)
    if _commands(sentence, head) and not (opens_with_name and head == 0):
        return "Uu", deciding | {head}
    heads = [head]
    if (said := _amounts_to(sentence, head)) is not None and said in tokens:
        head = said
        heads.append(head)
    while (view := _own_view(sentence, head, hop)) is not None:
        lemma, thought, inner = view
        if thought != "CT+" and (hop is None or hop.lemma != lemma):  # the stance of "said he fears" has been weighed
            weigh(thought, head)
            if (denied := sentence.child(head, "neg")) is not None and lemma != "unsure":
                weigh("CT-", denied)
        head = inner
        heads.append(head)
    aside = _thought_aside(sentence, heads[0])
    if aside is not None:
        weigh(*aside)
    for at in sorted(_governing(sentence, head, tokens)):
        value = _value(sentence, at, head)
        if value is not None:
            weigh(value, at)
    open_question = _left_open(sentence, head)
    if open_question is not None:
        return "Uu", deciding | {open_question}
    for value, at in (*_said_to_exist(sentence, head), *_impersonal(sentence, head)):
        weigh(value, at)
    condition = next((found for at in heads if (found := _condition(sentence, at, head)) is not None), None)
    if condition is not None and degree in ("CT", "PR"):
        weigh(condition, head)
    if (
        degree == "PS"
        and negative
        and any(sentence.lower[t] in ("could", "can", "possible", "conceivable") for t in deciding)
    ):
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
        bare = sentence.tags[at] in ("VBN", "VBG") and sentence.child(at, "aux", "auxpass") is None
        return sentence.depths[at], bare, at

    found = min(verbs or tokens, key=rank)
    found = next((c for c in sentence.children[found] if c in tokens and _ran_on(sentence, c, found)), found)
    top = sentence.heads[found]
    if sentence.deps[found] == "advcl" and top < found and sentence.tags[top] in ("NN", "NNS"):
        # "The talk concerned a sale so that it could sail", of which the parser made a talk that was concerned
        return next((c for c in sentence.children[top] if sentence.deps[c] == "acl" and c in tokens), found)
    for above in sentence.ancestors(found):
        if above in tokens and sentence.deps[above] in ("relcl", "acl"):
            # "payments which were moved to hide them": what is so is that there were such, or that they were moved
            return min(tokens, key=rank) if sentence.heads[above] in tokens else above
    return found


def _ran_on(sentence: Sentence, clause: int, verb: int) -> bool:
    """ "It sank, and nobody cared", where the parser hung the first half on the second as its clause."""
    last = sentence.edges[clause][1]
    if sentence.deps[verb] == "xcomp" and sentence.tags[verb] == "VBG" and sentence.deps[clause] == "ccomp":
        return sentence.child(clause, "mark") is None  # "(said) moving it would cost too much"
    joined = sentence.deps[clause] in ("ccomp", "parataxis") and sentence.lower[last + 1 : last + 3] in _JOINED
    return joined and last < verb and sentence.child(clause, *_SUBJECTS) is not None


_JOINED = ([",", "and"], [",", "but"], [",", "so"])


def _holds_clause(sentence: Sentence, hop: Hop) -> bool:
    """ "did not show that it sank" leaves that open, "did not announce a strike" denies it."""
    return any(sentence.is_verb(t) and sentence.child(t, *_SUBJECTS) is not None for t in hop.content)


_SAYS_AS_WELL = frozenset({"suggest", "hint", "imply"})
"""With somebody's own words between marks these only say that he spoke."""
THINKING = frozenset(
    "think believe expect anticipate suppose imagine figure reckon guess feel assume intend plan doubt predict foresee see view "
    "regard consider accept agree want buy belief doubt expectation intention reservation skepticism scepticism".split()
)
"""Of these a "not" denies what is thought; who did not say or show that it is so leaves it open."""


def _stance_word(sentence: Sentence, hop: Hop) -> int:
    """The word of a hop's stance: the cue, of "voiced fears" and "is confident" the second word; in "said they hoped", which
    is one hop, the second verb.
    """
    cues = english_cues()
    if cues.verbs.get(sentence.lower[hop.verb], ("",))[0] == hop.lemma:
        return hop.verb
    for at in sorted(hop.cue):
        if cues.nouns.get(sentence.lower[at], ("",))[0] == hop.lemma or sentence.lower[at] in cues.states:
            return at
    near = (
        at
        for at in sorted(hop.content)
        if hop.lemma in (cues.verbs.get(sentence.lower[at], ("",))[0], cues.nouns.get(sentence.lower[at], ("",))[0])
        or (sentence.lower[at] in cues.states and hop.lemma in (sentence.lower[at], "unsure"))
    )
    return next(near, hop.verb)


def _bears(sentence: Sentence, word: int, hop: Hop, tokens: set[int]) -> bool:
    """Whether a stance bears on the predicate; in "he said he had left and believed it sunk" it bears on the sinking only."""
    head = predicate(sentence, tokens)
    beside = sentence.heads[word] == head and sentence.deps[word] != "advcl"  # not "had one as she thought it best"
    return word in hop.cue or head in sentence.subtree(word) or beside


def _own_view(sentence: Sentence, head: int, hop: Hop | None) -> tuple[str, str, int] | None:
    """ "I think that it sank" of who is speaking already, "(the council said) it believes that …": the cue's lemma, its
    stance, and the verb that says what is thought.
    """
    cue = english_cues().verbs.get(sentence.lower[head])
    subject, clause = sentence.child(head, "nsubj"), sentence.child(head, "ccomp")
    lemma = cue[0] if cue is not None else ""
    if (state := in_a_state(sentence, head)) is not None:
        lemma, clause = state
    stance = english_cues().stance.get(lemma) if lemma != "afraid" else "CT+"  # "I am afraid that it is so"
    if stance is None and lemma in _KNOWING and sentence.child(head, "neg") is None:
        stance = "CT+"
    if stance is None or subject is None or clause is None:
        return None
    own = ("i", "we") if hop is None else ("i", "we", "it", "they", "he", "she")
    if lemma in _ASKING and sentence.tags[head] in ("VBD", "VBN"):
        return None  # "I asked them to come": that he did
    return (lemma, stance, clause) if sentence.lower[subject] in own else None


_KNOWING = frozenset("know see say realize realise understand find mean".split())
"""Of these what hangs on them is so, if one says so himself ("we know that it has not sunk")."""


def _amounts_to(sentence: Sentence, head: int) -> int | None:
    """The verb of "the message is that it has not sunk"."""
    clause = sentence.child(head, "ccomp")
    subject = sentence.child(head, "nsubj", "csubj")
    if clause is None or subject is None or clause < head or sentence.lower[head] not in _BE:
        return None
    mark = sentence.child(clause, "mark")
    noun = sentence.tags[subject] in ("NN", "NNS") or sentence.deps[subject] == "csubj"
    plain = sentence.child(head, "neg", "acomp", "attr") is None and mark is not None
    return clause if noun and plain and mark is not None and sentence.lower[mark] == "that" else None


_BE = frozenset({"is", "was", "'s", "’s"})
_ASKING = frozenset(
    "ask urge propose request demand recommend advise suggest predict promise pledge vow threaten".split()
)


def _thought_aside(sentence: Sentence, head: int) -> tuple[str, int] | None:
    """ "The pier, I think, is lost": stance and word of a view put between commas."""
    cues = english_cues()
    helpers = [c for c in sentence.children[head] if sentence.deps[c] in ("aux", "auxpass")]
    for at in (c for verb in (head, *helpers) for c in sentence.children[verb]):
        subject = sentence.child(at, "nsubj")
        if sentence.deps[at] not in ("parataxis", "ccomp", "advcl") or subject is None or sentence.child(at, "neg"):
            continue
        alone = not any(sentence.words[t].isalnum() for t in sentence.subtree(at) - {subject, at})
        lemma = cues.verbs.get(sentence.lower[at], ("",))[0]
        if (
            alone
            and sentence.lower[subject] in ("i", "we")
            and lemma in cues.stance
            and sentence.words[subject - 1] == ","
        ):
            return cues.stance[lemma], at
    return None


def _tells(sentence: Sentence, at: int) -> bool:
    """A verb with its subject outside quotation marks."""
    return not sentence.quoted[at] and sentence.is_verb(at) and sentence.child(at, *_SUBJECTS) is not None


def _commands(sentence: Sentence, head: int) -> bool:
    """ "Compare the two", "Do not move": what is asked for is neither so nor not so."""
    return (
        sentence.tags[head] == "VB"
        and sentence.lower[head] not in english_verbs().irregular  # “Got her!”
        and sentence.deps[head] == "ROOT"
        and not any(
            sentence.deps[c] in (*_SUBJECTS, "aux", "auxpass") and sentence.lower[c] != "do"
            for c in sentence.children[head]
        )
    )


_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")


def _is_claim(sentence: Sentence, tokens: set[int]) -> bool:
    """ "(rejected) claims that it had sunk": what is rejected is that it had; "(rejected) that account"."""
    top = min(tokens, key=lambda at: (sentence.depths[at], at))
    clause = sentence.is_verb(top) and sentence.deps[top] in ("acl", "ccomp", "relcl")
    noun = sentence.heads[top] if clause else top
    told = any(sentence.is_verb(c) and sentence.deps[c] in ("acl", "ccomp", "relcl") for c in sentence.children[noun])
    return sentence.lower[noun] in (english_cues().nouns if told else TOLD)


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
                if sentence.lower[child] == "ever":  # "hardly ever"
                    found.update(sentence.children[child])
            elif sentence.deps[child] in ("advcl", "ccomp") and sentence.tags[child] == "JJ":
                found.add(child)  # "would make a win unlikely"
            elif sentence.deps[child] in ("nsubj", "nsubjpass", "dobj", "attr"):
                found.add(child)
                if sentence.deps[child] in ("nsubj", "nsubjpass") and not can_speak(sentence.words[child]):
                    found.update(c for c in sentence.children[child] if sentence.deps[c] == "amod")
                found.update(
                    c
                    for c in sentence.children[child]
                    if sentence.deps[c] in ("det", "preconj") and sentence.lower[c] in ("no", "neither")
                )
    # a hedge on a number or a name ("three, or maybe 13") counts where it stands in the main clause
    data = _words()
    for at in tokens:
        hedge = sentence.lower[at] in data["adverbs"] and sentence.lower[at] not in ("never", "hardly", "scarcely")
        aside = sentence.deps[sentence.heads[at]] == "prep" and sentence.words[at - 1] == ","
        if hedge and aside and sentence.lower[at] not in ("likely", "probably"):
            continue  # "it sank, possibly in a storm": that it did is not in doubt
        if hedge and not any(
            sentence.deps[a] in ("relcl", "advcl", "ccomp", "acl", "pcomp", "amod")
            or (sentence.deps[a] == "conj" and sentence.child(a, *_SUBJECTS) is not None)
            for a in (at, *sentence.ancestors(at))
            if a in tokens and a not in chain
        ):
            found.add(at)
    return found & tokens | {at for at in found if sentence.deps[at] in ("aux", "neg", "auxpass")}


def _value(sentence: Sentence, at: int, head: int) -> str | None:
    data = _words()
    word, dep = sentence.lower[at], sentence.deps[at]
    if dep == "aux" and word in data["modals"] and sentence.tags[at] == "MD":
        return None if _cannot_but(sentence, sentence.heads[at]) else str(data["modals"][word])
    if dep == "neg" and "necessarily" in sentence.lower[at + 1 : at + 3]:
        return "Uu"
    if dep == "neg":
        above = sentence.heads[sentence.heads[at]]
        infinitive = sentence.deps[sentence.heads[at]] == "xcomp"
        if infinitive and (sentence.lower[above] in _MINDING or sentence.child(above, "attr") is not None):
            return None  # "should be careful not to interfere", "is the last of them not to sail"
        return "CT-" if _denies(sentence, at) else None
    if dep in ("det", "nsubj", "nsubjpass", "dobj", "preconj") and word in data["negative"]:
        following = sentence.lower[at + 1 : at + 2]
        if following == ["but"] or (dep == "preconj" and not _BUT_ALSO.isdisjoint(following)):
            return None  # "had nothing but praise", "not only"
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
        or (word in _HELD_TO_BE and sentence.child(at, "oprd") is not None)
        or (word in ("suspected", "accused", "alleged") and _of_doing(sentence, at))
        or (at == head and word in ("expected", "scheduled", "slated") and sentence.child(at, "auxpass") is not None)
        or (at == head and word in _TELLING and sentence.child(at, "ccomp") and not sentence.child(at, "neg"))
        or (at == head and word in _TELLING and word.endswith("ing") and sentence.child(at, "dobj"))
    ):
        return str(data["raising"][word])
    if word in ("looks", "look", "looked") and sentence.child(at, "prep") is not None:
        likened = sentence.child(at, "prep")
        return "PR+" if likened is not None and sentence.lower[likened] == "like" else None
    if dep == "advmod" and word == "longer" and sentence.lower[at - 1 : at] == ["no"]:
        return "CT-"
    if (
        dep == "aux"
        and word == "must"
        and any(sentence.lower[c] == "have" for c in sentence.children[sentence.heads[at]])
    ):
        return "PR+"  # "must have sunk"
    if (
        dep == "advmod"
        and word == "yet"
        and sentence.child(at, "xcomp") is None
        and sentence.lower[at + 1 : at + 2] == ["to"]
    ):
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
            and sentence.child(up, "neg") is None
            and sentence.child(governor, "neg") is None
            and sentence.lower[up] in ("was", "were", "is", "are")
        ):
            return "PR+"
    return None


_TELLING = frozenset(
    "suggesting indicating implying hinting planning suggests suggest suggested indicates indicate indicated implies imply "
    "implied hints".split()
)
"""Forms that weigh what is their object as well."""
_HELD_TO_BE = frozenset("feared presumed believed thought reported rumored rumoured suspected".split())
"""Of those "feared lost" says no more than "feared to be lost"."""


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
    if not _BUT_ALSO.isdisjoint(sentence.lower[at + 1 : at + 2]):
        return False
    head = sentence.heads[at]
    if _cannot_but(sentence, head):
        return False
    return at < head or (sentence.lower[head] in _BEFORE_NOT and sentence.words[at - 1] not in (",", "—", "–"))


def _cannot_but(sentence: Sentence, head: int) -> bool:
    """ "cannot wait to sail", "could not help but sail": no denial, and nothing left open."""
    helped = {sentence.lower[c] for c in sentence.children[head] if sentence.deps[c] == "aux"}
    denied = sentence.child(head, "neg") is not None
    return sentence.lower[head] in ("wait", "help") and denied and not helped.isdisjoint({"can", "ca", "could"})


_MINDING = frozenset({"careful", "wary", "right", "wise", "tempting", "hard", "difficult", "proud", "happy"})
_BUT_ALSO = frozenset({"only", "just", "merely", "simply"})
_BEFORE_NOT = frozenset(
    "is are was were am be 's ’s 're ’re 'm ’m has have had do does did will would can could should".split()
)
"""Verbs that "not" follows."""


def _left_open(sentence: Sentence, head: int) -> int | None:
    """The word that leaves a question open: "it is unclear why", "it is not known whether"."""
    clauses = (c for c in sentence.children[head] if sentence.deps[c] in _OPEN_CLAUSES)
    clause = next(
        (c for c in clauses if sentence.edges[c][0] == 0 or sentence.words[sentence.edges[c][0] - 1] != ","), None
    )  # not ", which is why"
    known = sentence.child(head, "dobj")
    if known is not None and sentence.lower[known] in ("idea", "clue") and _asks_below(sentence, known):
        return known
    unsure = sentence.child(head, "acomp")
    not_sure = unsure is not None and sentence.lower[unsure] in _SURE and sentence.child(head, "neg") is not None
    if unsure is not None and not_sure:
        further = (sentence.child(unsure, "ccomp", "xcomp"), sentence.child(head, "ccomp", "csubj"))
        if any(one is not None and one > unsure for one in further):
            return unsure  # "is not certain that", "is not sure to"
    if sentence.lower[head].startswith("remain") and (seen := sentence.child(head, "xcomp")) is not None:
        return head if sentence.lower[seen] in ("seen", "decided", "determined", "settled") else None
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


_OPEN_CLAUSES = frozenset({"ccomp", "csubj", "csubjpass", "advcl", "xcomp"})


def _asks_below(sentence: Sentence, known: int) -> bool:
    """ "has no idea whether", "had no clue why"."""
    if not any(sentence.lower[c] == "no" for c in sentence.children[known]):
        return False
    behind = range(known + 1, min(known + 5, len(sentence)))
    return any(sentence.lower[t] in ("if", "whether") or sentence.tags[t] in ("WRB", "WP", "WDT") for t in behind)


_SURE = frozenset({"certain", "sure", "convinced", "clear", "guaranteed", "positive", "confident"})


def _said_to_exist(sentence: Sentence, head: int) -> Iterator[tuple[str, int]]:
    """ "There is speculation that …": what the clause says is no surer than that; of "no doubt that" and "little chance
    that" what the noun says is turned round ("no" itself is weighed elsewhere).
    """
    if sentence.child(head, "expl") is None:
        return
    for at in sentence.children[head]:
        value = _words()["said_to_exist"].get(sentence.lower[at])
        if value is None or sentence.deps[at] not in ("attr", "nsubj", "dobj"):
            continue
        how = {sentence.lower[c] for c in sentence.children[at] if c < at}
        brings = any(c > at and (sentence.is_verb(c) or sentence.lower[c] == "of") for c in sentence.children[at])
        if "no" in how:
            if value == "PR-":
                yield "CT-", at  # the "no" before "doubt" turns it back
        elif brings:
            few = not how.isdisjoint({"little", "few", "scant", "scarcely"})
            yield {"PR-": "PR+", "PR+": "PR-", "PS+": "PR-"}.get(value, value) if few else value, at


def _impersonal(sentence: Sentence, head: int) -> Iterator[tuple[str, int]]:
    """ "It is possible that …", "chances are that …"."""
    clause = sentence.child(head, "ccomp", "csubj", "advcl")
    subject = sentence.child(head, "nsubj")
    if clause is None or subject is None or clause < head:
        return
    if sentence.lower[subject] in ("chances", "odds") and sentence.deps[clause] == "ccomp":
        yield "PR+", subject
    state = sentence.child(head, "acomp", "oprd")
    if state is None or sentence.lower[subject] != "it":
        return
    value = _words()["impersonal"].get(sentence.lower[state])
    if value == "CT-" and sentence.child(head, "neg") is not None:
        value = "PS-"  # "not impossible"
    if value is None:
        return
    mark = sentence.child(clause, "mark")
    brings = mark is not None and sentence.lower[mark] in ("that", "whether")
    plain = sentence.deps[clause] != "advcl" and sentence.lower[state] not in _words()["adverbs"]  # weighed as such
    if plain or (brings and value != "PR+"):
        yield value, state


_AT_STAKE = frozenset({"risk", "risks", "stand", "stands", "face", "faces", "stake", "stakes"})
"""In the present tense these tell what a condition would bring ("if he signs, he risks a strike")."""


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
            past = inverted or any(sentence.lower[c] in ("had", "'d", "’d") for c in sentence.children[child])
            if past and helper & {"would", "could", "'d", "’d"} and "have" in helper:
                return "CT-"
            open_ = {"will", "would", "could", "ll", "’ll", "'ll", "can", "'d", "’d"}
            going = sentence.lower[head] == "going" and sentence.child(head, "xcomp") is not None
            return "PS+" if helper & open_ or going or sentence.lower[head] in _AT_STAKE else None
    mark = sentence.child(head, "mark")
    if mark is None or sentence.lower[mark] not in _words()["conditions"]:
        return None
    return "Uu" if sentence.lower[mark] == "whether" else "PS+"
