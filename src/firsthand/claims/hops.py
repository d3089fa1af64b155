"""Attributions inside one English sentence: source, cue and content, found by rules over its grammar.

A hop whose cue stands inside another's content is nested in it ("The analyst said one official told him that …").
"""

from collections.abc import Sequence
from dataclasses import replace

from firsthand.claims.attitudes import attitude
from firsthand.claims.contents import adjacent_quotations, content_of
from firsthand.claims.flanks import unclaimed
from firsthand.claims.grammar import Sentence
from firsthand.claims.hop import Hop
from firsthand.claims.nominal import (
    QUOTING,
    according,
    before_colon,
    beside_marks,
    by_count,
    citing,
    holding,
    noun_cue,
    quoted_as,
    stemming,
)
from firsthand.claims.phrases import NO_SOURCE, can_show, cue_tokens, experiencer, noun_phrase, occasion, subject_of
from firsthand.claims.silence import beside, silence, speaker_above, without_words
from firsthand.claims.sources import Source, can_speak, noun_type
from firsthand.claims.surface import (
    garden_path,
    said_within,
    set_off,
    subject_across,
    subject_before,
    subject_behind,
)
from firsthand.language.cues import Cues, english_cues
from firsthand.records import CueClass

_REPORTED = frozenset("say believe report allege think claim understand tell accuse".split())
"""Verbs whose passive attributes without naming anybody: "is said to", "was reported that", "were told"."""
_HELD = frozenset("fear hope assume presume expect estimate suggest speculate".split())
"""Those whose passive does so only after "it" ("it is feared that")."""
_ONLY_SILENT = frozenset("address dictate discuss identify provide reach return".split())
"""Verbs that attribute nothing but a silence ("did not address the transfers")."""
_HOLDERS = frozenset("include includes included including contain contains contained feature features featured".split())
SHOWING = frozenset(
    "show find reveal indicate suggest demonstrate see signal hint reflect imply depict uncover document contain list record specify outline detail capture".split()
)
"""Verbs whose subject may be an event that speaks for nobody."""
_TRAILING = frozenset(
    "say show report claim note add suggest indicate reveal warn argue allege believe write state confirm tell announce "
    "acknowledge explain recall testify disclose tweet post insist complain predict estimate conclude contend".split()
)


def find_hops(sentence: Sentence) -> list[Hop]:
    """All hops of a sentence, outermost first."""
    cues = english_cues()
    found: list[Hop] = []
    done: set[int] = set()
    for at, word in enumerate(sentence.lower):
        if at in done:
            continue
        if word in QUOTING and (pair := quoted_as(sentence, at, cues)):
            found.extend(pair)
            done |= {hop.verb for hop in pair}
            continue
        if word == ":" and not sentence.quoted[at]:
            hop = before_colon(sentence, at, cues)
        elif word == "according" and sentence.lower[at + 1 : at + 2] == ["to"]:
            hop = according(sentence, at)
        elif word in ("by", "in") and sentence.deps[at] == "prep":
            hop = by_count(sentence, at)
        elif word in ("citing", "quoting") and sentence.tags[at] == "VBG":
            hop = citing(sentence, at)
        elif word in _HOLDERS:
            hop = holding(sentence, at)
        elif word in cues.verbs and (sentence.is_verb(at) or _mistaken_noun(sentence, at)):
            hop = _verb_hop(sentence, at, cues)
        elif word in cues.nouns and sentence.tags[at] in ("NN", "NNS"):
            hop = noun_cue(sentence, at, cues)
        else:
            hop = None
        if sentence.is_verb(at) and (silent := without_words(sentence, at, cues)) is not None:
            hop = _wordless(sentence, at, *silent)
        if hop is None and sentence.is_verb(at):
            hop = attitude(sentence, at, cues) or stemming(sentence, at)
        if hop is not None:
            found.append(hop)
            if hop.cue_class == "non_answer":
                done |= hop.cue  # what "refused to say" did not say has no cue of its own
    found.extend(unclaimed(sentence, found, cues))
    named = beside_marks(sentence, cues)
    if named:
        told = frozenset(t for hop in named for t in hop.content)
        found = [replace(hop, content=hop.content - told) for hop in found if not hop.content <= told] + named
    found = [_before_marks(sentence, _whole_names(sentence, hop)) for hop in found if answers(sentence, hop)]
    found = [_within_quotation(sentence, _without_clause(sentence, hop, found)) for hop in found]
    return in_order(sentence, found)


def _without_clause(sentence: Sentence, hop: Hop, hops: list[Hop]) -> Hop:
    """ "said Venn, who noted that it leaks", "Venn, alleging that it leaks, said": what Venn says besides is no part of him."""
    for other in hops:
        first = sentence.edges[other.verb][0]
        behind = other.verb in hop.source and hop.head is not None and first > hop.head
        if behind and (sentence.lower[first] == "who" or sentence.tags[other.verb] == "VBG"):
            hop = replace(hop, source=frozenset(t for t in hop.source if t < first) or hop.source)
    return hop


def _within_quotation(sentence: Sentence, hop: Hop) -> Hop:
    """A cue that stands in a quotation answers for nothing outside it."""
    number = sentence.quoted[hop.verb]
    content = frozenset(t for t in hop.content if sentence.quoted[t] == number) if number else hop.content
    return replace(hop, content=content) if content else hop


def _wordless(sentence: Sentence, at: int, head: int | None, cue: set[int]) -> Hop:
    """ "Calls to the port were not returned", "the clerk offered no comment"."""
    source = noun_phrase(sentence, head) - cue if head is not None else set()
    about = frozenset(sentence.subtree(at) - source - cue)
    return Hop(frozenset(source), head, frozenset(cue), at, "answer", "non_answer", about, True, passive=head is None)


def in_order(sentence: Sentence, hops: list[Hop]) -> list[Hop]:
    """Hops parted from one another where they stand side by side, outermost first."""
    leading = {sentence.heads[sentence.heads[h.verb]] for h in hops if _told_by(sentence, h)}
    return _nested(sentence, _parted(sentence, [h for h in hops if h.verb not in leading]))


def _told_by(sentence: Sentence, hop: Hop) -> bool:
    """ "She responded by saying that …": the saying is one hop, not two."""
    return sentence.deps[hop.verb] == "pcomp" and sentence.lower[sentence.heads[hop.verb]] == "by"


def is_uttered(sentence: Sentence, at: int, lemma: str, head: int) -> bool:
    """Whether the cue at ``at``, with the source at ``head``, says that something was said: no "must accept", no "to
    say that", no "I think" of who is speaking already.
    """
    if sentence.deps[at] in ("aux", "auxpass", "amod", "compound") or _generic(sentence, at):
        return False
    return not (_only_possible(sentence, at, lemma) or _same_speaker_inside(sentence, at, head))


def _whole_names(sentence: Sentence, hop: Hop) -> Hop:
    """ "Brel-Voss" is one name, though it is three tokens: a source never ends inside it."""
    source = set(hop.source)
    ends = sentence.parsed.ends
    for at in sorted(hop.source):
        for step in (1, -1):
            t = at
            while 0 <= t + step < len(sentence) and _joined(sentence, min(t, t + step), ends) and t + step != hop.verb:
                t += step
                source.add(t)
    if source == hop.source:
        return hop
    return replace(hop, source=frozenset(source), content=hop.content - source or hop.content)


def _before_marks(sentence: Sentence, hop: Hop) -> Hop:
    """ "…,” said Tam Rusk, a pilot, “and not a penny more”: a source ends where the quotation goes on. A title or a
    nickname between marks, which no pause parts from the words before it, belongs to it.
    """
    if hop.head is None or sentence.quoted[hop.head]:
        return hop
    closed = [t for t in hop.source if t < hop.head and sentence.quoted[t] and _ends_speech(sentence, t)]
    if closed:  # "“It sank,” Rusk, 69, told them" of which the parser made one name
        spoken = frozenset(t for t in hop.source if sentence.quoted[t])
        source = frozenset(t for t in hop.source if t > max(closed) and sentence.words[t] not in _MARKS)
        return replace(hop, source=source, content=(hop.content | spoken) - source)
    for at in sorted(hop.source):
        if at <= hop.head or not sentence.quoted[at]:
            continue
        before = next((t for t in range(at - 1, -1, -1) if sentence.words[t] not in _MARKS), at)
        if sentence.words[before] in _PAUSES and not sentence.quoted[before]:
            rest = frozenset(t for t in hop.source if t > before)
            spoken = frozenset(t for t in rest if sentence.quoted[t])
            source = frozenset(t for t in hop.source if t < before)
            return replace(hop, source=source, content=hop.content | spoken)
    return hop


def _ends_speech(sentence: Sentence, at: int) -> bool:
    """Whether a quotation that is parted from what follows ends with ``at``: "…,”" and not "the “Long Road” pilot"."""
    return sentence.words[at] in _STOPS and at + 2 < len(sentence) and sentence.words[at + 1] in _MARKS


_STOPS = frozenset({",", "?", "!", ".", "…"})
_MARKS = frozenset({"“", "”", '"', "``", "''", "‘", "’", "'", "«", "»", "„"})
_PAUSES = frozenset({",", ";", ":", "—", "–", "--"})


def _joined(sentence: Sentence, at: int, ends: Sequence[int]) -> bool:
    """Whether tokens ``at`` and the next belong to one hyphenated word."""
    touching = ends[at] == sentence.parsed.starts[at + 1]
    return touching and "-" in (sentence.words[at], sentence.words[at + 1])


_COUNTED = frozenset(
    "one some many most several few others another all both each two three four five six seven eight nine ten dozens "
    "hundreds thousands millions half majority percent quarter third much more less former latter he she they it him her them i we you who % thirds fourths quarters fifths everyone "
    "everybody those".split()
)
_PART_OF = frozenset(
    "array bunch chorus cluster couple crop cross-section flurry handful host line list lot minority number parade pair "
    "percentage portion procession proportion row score scores share slew string succession wave".split()
)
"""Words for many that speak where those do of whom there are many."""
_NO_WORD = frozenset("plan plans custom customs tradition need needs size age rank taste ability order".split())
"""What is done according to these is nobody's word."""
_NOBODY = frozenset({"nobody", "none", "nothing", "noone"})


def answers(sentence: Sentence, hop: Hop) -> bool:
    """Whether a source is one that can say something: not "no one", not "those two remedies"."""
    head = hop.head
    if head is None:
        return True
    word = sentence.lower[head]
    if word in _NOBODY or (word == "one" and any(sentence.lower[t] == "no" for t in hop.source)):
        return False
    if hop.lemma == "according to":
        return word not in _NO_WORD
    if hop.cue_class in ("documentary", "non_answer") or hop.lemma in SHOWING:
        return True  # what shows is weighed by itself; what did not answer is called by many names
    if word in _PART_OF and any(
        can_speak(sentence.words[inner])
        for c in sentence.children[head]
        if sentence.lower[c] == "of"
        for inner in sentence.children[c]
    ):
        return True  # "a chorus of critics"
    if word in _COUNTED or sentence.tags[head] in ("NNP", "NNPS", "CD", "JJ", "JJR", "JJS", "PRP", "WP"):
        return True
    if sentence.words[head][:1].isupper() and (head > 0 or sentence.is_verb(head)):
        return True  # a subject that the tagger took for a verb is a name
    finite = sentence.tags[hop.verb] in ("VBD", "VBZ", "VBP")
    of_many = sentence.tags[head] == "NNS" and sentence.heads[head] == hop.verb and sentence.child(hop.verb, "ccomp")
    of_many = of_many and not any(sentence.lower[c] in ("those", "these") for c in sentence.children[head])
    plain = finite and ((hop.lemma == "say" and sentence.tags[head] == "NN") or (hop.lemma in _OF_PEOPLE and of_many))
    if plain or _tells_in_marks(sentence, hop):
        return True
    return can_speak(word) or Source(_phrase(sentence, hop), sentence.words[head]).type != "unknown"


_OF_PEOPLE = frozenset({"say", "tell", "insist", "contend", "complain", "acknowledge", "concede"})
"""What only somebody does, by whatever noun he goes ("fans insist that")."""


def _tells_in_marks(sentence: Sentence, hop: Hop) -> bool:
    """ "“It sank,” the neurosurgeon told them": who is quoted in a full sentence, or tells somebody, can speak."""
    full = {number for number, q in enumerate(sentence.quotations, 1) if q.extent == "full"}
    quoted = any(sentence.quoted[t] in full for t in hop.content) and not sentence.quoted[hop.verb]
    return hop.lemma in ("say", "tell", "add", "ask", "reply", "write") and quoted


def _phrase(sentence: Sentence, hop: Hop) -> str:
    span = sentence.span_of(set(hop.source))
    return sentence.text[span[0] : span[1]] if span else ""


def _parted(sentence: Sentence, hops: list[Hop]) -> list[Hop]:
    """ "X said that the pier was old, and Y warned that it leaked": what Y says is not what X says of Y."""
    found = []
    for hop in hops:
        content = hop.content
        for other in hops:
            start = sentence.edges[other.verb][0]
            if other.lemma == "according to" and hop.verb in other.content:
                content = content - other.cue - other.source  # who tells of a saying is no part of it
            if sentence.heads[hop.verb] == other.verb and (colon := _own_half(sentence, hop, other)):
                content = frozenset(t for t in content if t < colon)  # "Polls show why: The Gazette found that …"
            if sentence.heads[other.verb] == hop.verb and (colon := _own_half(sentence, other, hop)):
                content = frozenset(t for t in content if t > colon)
            if other is not hop and (silence := beside(sentence, other)) is not None:
                content = content - sentence.subtree(silence)
            apart = (
                other.verb in content
                and (
                    sentence.deps[other.verb] == "conj"
                    or (sentence.deps[other.verb], sentence.lower[start]) == _BUT_SAYS
                )
                and other.head is not None
                and sentence.heads[other.head] == other.verb
                and not sentence.quoted[other.verb]
                and sentence.lower[start] != "that"
            )
            if apart:
                content = content - sentence.subtree(other.verb)
        found.append(replace(hop, content=content) if content and content != hop.content else hop)
    return found


def _own_half(sentence: Sentence, one: Hop, other: Hop) -> int | None:
    """The colon before the source of ``other``, where ``one`` has said what it says."""
    first = min(other.source | other.cue)
    apart = sentence.deps[one.verb] == "ccomp" and one.verb < first - 1 and sentence.words[first - 1] == ":"
    return first - 1 if apart and any(one.verb < t < first - 1 for t in one.content) else None


_BUT_SAYS = ("advcl", "while")


def _nested(sentence: Sentence, hops: list[Hop]) -> list[Hop]:
    """Outermost first: by how many others hold the cue in their content, then by how much each answers for. Whom "the
    Gazette, citing two officials, reported" cites stand inside the Gazette's report.
    """
    verbs = {hop.verb for hop in hops}

    def depth(hop: Hop) -> int:
        cited = hop.lemma in ("citing", "quoting") and sentence.heads[hop.verb] in verbs
        return cited + sum(hop.verb in other.content for other in hops if other is not hop)

    return sorted(hops, key=lambda h: (depth(h), -len(h.content), h.verb))


def _mistaken_noun(sentence: Sentence, at: int) -> bool:
    """ "documents obtained by the paper show that": a verb that the tagger took for a noun."""
    if sentence.tags[at] not in ("NN", "NNS") or sentence.lower[at] not in ("show", "shows"):
        return False
    following = sentence.lower[at + 1 : at + 2]
    return following == ["that"] or (at + 1 < len(sentence) and sentence.words[at + 1] in (")", ".") and at > 2)


def _verb_hop(sentence: Sentence, at: int, cues: Cues) -> Hop | None:
    lemma, cue_class = cues.verbs[sentence.lower[at]]
    if sentence.deps[at] in ("aux", "auxpass", "amod", "compound") or _generic(sentence, at):
        return None
    passive = sentence.child(at, "auxpass", "nsubjpass", "agent") is not None
    if lemma == "plead" and not {"guilty", "innocent", "no"}.isdisjoint(sentence.lower[at + 1 : at + 3]):
        return None  # in court
    if lemma == "ask" and sentence.deps[at] == "advcl" and sentence.child(at, "nsubj", "aux") is None:
        return None  # "Asked if it sank, he said": who was asked
    if (as_told := _as_reported(sentence, at, lemma, cue_class)) is not None:
        return as_told
    silent = silence(sentence, at, lemma, cues)
    read = sentence.child(at, "dobj") if lemma == "read" else None
    if read is not None and at < read and not sentence.quoted[read] and not (at and sentence.quoted[at - 1]):
        return None  # "read the preamble (“We the people”)"
    if silent is None and _only_possible(sentence, at, lemma):
        return None
    content = content_of(sentence, at, lemma, cues)
    if content is None and (two := garden_path(sentence, at)) is not None:
        content = two[2]
    apart = set_off(sentence, at) or said_within(sentence, at) if lemma in _TRAILING and silent is None else None
    if apart is not None and (content is None or content <= apart[2] or apart[0] > at or sentence.words[at + 1] == ")"):
        return Hop(frozenset(apart[1]), apart[0], frozenset({at}), at, lemma, cue_class, frozenset(apart[2]))
    if content is None and silent is None:
        return None
    if passive and not silent:
        return _passive_hop(sentence, at, lemma, cue_class, content or set())
    if lemma in SHOWING and sentence.tags[at] == "VBG" and sentence.deps[at] == "advcl":
        return None  # "…, suggesting that": what happened suggests it, not the subject
    shown = experiencer(sentence, at, lemma)
    head, source = shown or (speaker_above(sentence, at) if silent is not None else None) or subject_of(sentence, at)
    if head is None and lemma == "reach" and (subject := sentence.child(at, "nsubjpass")) is not None:
        head, source = subject, noun_phrase(sentence, subject)
    if head is None and not sentence.is_verb(at):
        head, source = subject_before(sentence, at) or (None, set())
    if head is not None and sentence.quoted[head] and not sentence.quoted[at]:
        head, source = None, set()  # whom the quotation speaks of
    if head is None and (two := garden_path(sentence, at)) is not None:
        head, source = two[0], two[1]
    inserted = (
        sentence.tags[at] == "VBN" and sentence.child(at, "ccomp") is not None
    )  # "Venn, smiling at us, tweeted that"
    if head is None and (inserted or sentence.tags[at] in ("VBD", "VBZ", "VBP")):
        head, source = subject_across(sentence, at) or (None, set())
    if head is None and sentence.tags[at] in ("VBD", "VBZ", "VBP", "VB"):
        head, source = subject_behind(sentence, at) or (None, set())
    if head is not None and head != at:  # a source stands on one side of its cue
        source = {t for t in source if (t < at) == (head < at)}
    if shown and content:
        source = source - content  # "suggested to clerks — who know the files — that a deal was done"
    if head is not None and silent is None and _names_nobody(sentence, at, head, source):
        return None
    if head is None and not silent:
        return None
    if head is not None and _same_speaker_inside(sentence, at, head):
        return None
    if lemma in _ONLY_SILENT and silent is None:
        return None
    if lemma in SHOWING and head is not None and not shown and not can_show(sentence, head, content or set(), at):
        return None
    cue = cue_tokens(sentence, at)
    if silent is not None:
        about, words = frozenset((content or set()) | silent[1]), frozenset(cue | silent[0])
        return Hop(frozenset(source), head, words, at, lemma, "non_answer", about, True)
    assert content is not None
    said = frozenset(_closed(sentence, content - source - cue))
    negated = sentence.child(at, "neg") is not None
    return Hop(frozenset(source), head, frozenset(cue), at, lemma, cue_class, said, negated)


def _names_nobody(sentence: Sentence, at: int, head: int, source: set[int]) -> bool:
    """ "This shows that", "it is said": subjects that are no source of what the verb at ``at`` brings in."""
    word = sentence.lower[head]
    if word not in NO_SOURCE:
        return False
    if word == "one":
        return sentence.lower[head - 1] == "as" or (len(source) == 1 and sentence.tags[head] != "CD")
    if word == "those":  # "those surveyed said", "those familiar with it said"
        return sentence.child(head, "acl", "relcl", "prep", "amod") is None
    if word == "it" and sentence.heads[head] == at and _speaks(sentence, at):
        return False  # "It said that the pier was lost", of a firm or an office
    # "…,” it added."; who writes "“Not yet,” I said" quotes himself
    return word not in ("it", "i", "we") or not adjacent_quotations(sentence, at)


def _speaks(sentence: Sentence, at: int) -> bool:
    """Whether the verb at ``at`` says something in a clause that only somebody says ("it said that", not "it shows that")."""
    lemma, cue_class = english_cues().verbs[sentence.lower[at]]
    told = sentence.child(at, "ccomp")
    plain = cue_class in ("neutral", "confirming", "distancing", "negative") and lemma not in SHOWING
    return plain and told is not None and told > at and sentence.is_verb(told)


def _as_reported(sentence: Sentence, at: int, lemma: str, cue_class: CueClass) -> Hop | None:
    """ "As reported by the Gazette, the pier sank"."""
    mark, agent = sentence.child(at, "mark"), sentence.child(at, "agent")
    by = sentence.child(agent, "pobj") if agent is not None else None
    if sentence.tags[at] != "VBN" or mark is None or sentence.lower[mark] != "as" or by is None:
        return None
    source = frozenset(noun_phrase(sentence, by))
    content = frozenset(sentence.subtree(sentence.heads[at], {at}) - source)
    return Hop(source, by, frozenset({at}), at, lemma, cue_class, content, passive=True) if content else None


def _closed(sentence: Sentence, content: set[int]) -> set[int]:
    """Content without a conjunction left hanging at its end ("… destroyed” and | promising")."""
    kept = set(content)
    while (
        kept and sentence.deps[max(kept)] in ("cc", "punct") and sentence.words[max(kept)] in ("and", "but", "or", ",")
    ):
        kept.remove(max(kept))
    return kept or content


def _only_possible(sentence: Sentence, at: int, lemma: str) -> bool:
    """ "must accept that", "could say": what somebody should or might say has not been said."""
    helpers = {sentence.lower[c] for c in sentence.children[at] if sentence.deps[c] == "aux"}
    mark = sentence.child(at, "mark")
    if mark is not None and sentence.lower[mark] in ("if", "whether", "unless"):
        return True
    if sentence.tags[at] in ("VB", "VBP") and sentence.deps[at] == "ccomp" and not helpers:
        above = sentence.lower[sentence.heads[at]]
        return above == "let" or english_cues().verbs.get(above, ("",))[0] in _DEMANDING
    if helpers & {"must", "should", "could", "can", "may", "might", "ought"}:
        return True
    if not helpers.isdisjoint({"will", "would"}) and lemma in _FINDING:
        return True
    if "would" in helpers and any(_conditional(sentence, c) for c in sentence.children[at]):
        return True  # "if we touched it, they would say that"
    if sentence.deps[at] == "xcomp" and sentence.lower[sentence.heads[at]].startswith("fail"):
        return True  # "failed to show that"
    meant = "to" in helpers and sentence.deps[at] in ("ROOT", "advcl") and lemma not in ("decline", "refuse")
    return meant and occasion(sentence, at) is None


_FINDING = frozenset("know see learn find understand discover feel recognize recognise notice realize realise".split())
_DEMANDING = frozenset("demand ask request urge insist recommend propose suggest require order".split())
"""What should be done by their word has not been done ("demanded that he explain")."""


def _conditional(sentence: Sentence, at: int) -> bool:
    mark = sentence.child(at, "mark")
    return sentence.deps[at] == "advcl" and mark is not None and sentence.lower[mark] in ("if", "unless")


def _generic(sentence: Sentence, at: int) -> bool:
    """ "to say that", "not to mention", "let's say": an infinitive or imperative that nobody is said to have uttered."""
    to = any(sentence.lower[c] == "to" for c in sentence.children[at])
    bare = sentence.deps[at] == "advcl" and sentence.tags[at] == "VB" and to and sentence.child(at, "nsubj") is None
    return (bare and occasion(sentence, at) is None) or _commanded(sentence, at)


def _commanded(sentence: Sentence, at: int) -> bool:
    """ "He quit, but don't expect him to go": "do" goes with no single subject before it."""
    do = any(sentence.lower[c] == "do" and sentence.deps[c] == "aux" for c in sentence.children[at])
    if not do or sentence.tags[at] != "VB" or sentence.child(at, "nsubj", "nsubjpass") is not None:
        return False
    above = sentence.heads[at] if sentence.deps[at] in ("conj", "ccomp") else at
    subject = sentence.child(above, "nsubj", "nsubjpass")
    if subject is None:
        return True
    several = sentence.child(subject, "conj") is not None or noun_type(sentence.lower[subject]) in (
        "organisation",
        "office",
    )
    return not several and (sentence.tags[subject] in ("NN", "NNP") or sentence.lower[subject] in ("he", "she", "it"))


def _passive_hop(sentence: Sentence, at: int, lemma: str, cue_class: CueClass, content: set[int]) -> Hop | None:
    """ "were told that", "is believed to have", "was confirmed by two officials that"."""
    agent = sentence.child(at, "agent")
    by = sentence.child(agent, "pobj") if agent is not None else None
    clause = sentence.child(at, "ccomp", "xcomp")
    if clause is None and not content:
        return None
    subject = sentence.child(at, "nsubjpass")
    held = subject is not None and lemma in _HELD and sentence.lower[subject] == "it"
    if (by is None and lemma not in _REPORTED and not held) or (lemma == "call" and not sentence.child(at, "oprd")):
        return None  # "is called on it by the press"
    tokens = content or (sentence.subtree(clause) if clause is not None else set())
    if clause is not None and sentence.deps[clause] == "xcomp" and subject is not None:
        tokens = tokens | sentence.subtree(subject)
    source = frozenset(noun_phrase(sentence, by)) if by is not None else frozenset()
    cue = frozenset(cue_tokens(sentence, at))
    return Hop(source, by, cue, at, lemma, cue_class, frozenset(tokens) - source, passive=True)


def _same_speaker_inside(sentence: Sentence, at: int, head: int) -> bool:
    """ "I think that …" inside a quotation is its speaker's own voice, "they say that …" common talk."""
    if not sentence.quoted[at]:
        return False
    word = sentence.lower[head].replace("]", "")  # "[W]e have heard"
    return word in ("i", "we") or (word in ("they", "he", "she") and sentence.tags[at] in ("VB", "VBP", "VBZ"))
