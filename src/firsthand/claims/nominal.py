"""Attributions without a verb of saying: "according to", "records include …", "the claim that", a name before a colon."""

from firsthand.claims.contents import adjacent_quotations, content_of
from firsthand.claims.grammar import Sentence
from firsthand.claims.hop import Hop
from firsthand.claims.phrases import NO_SOURCE, SUBJECTS, cue_tokens, noun_phrase, subject_of
from firsthand.claims.sources import can_speak, noun_type
from firsthand.language.cues import Cues

_HELD = frozenset(
    "record reference mention detail complaint description evidence account note warning claim allegation image photo passage".split()
)
QUOTING = frozenset({"quoted", "quotes", "quoting", "cited", "cites", "citing"})
PARTY_TOKENS = 6
"""A bracket of so few tokens says whose party or town somebody is of."""
NEAR_TOKENS = 14
"""Between "quoted" and "as saying" stands a name with what somebody is, no more."""
_LITTLE_CLAUSES = frozenset("relcl acl xcomp pcomp advcl csubj pobj dobj appos nsubj attr prep".split())
"""At a pause "according to" speaks for more than the little clause that the parser hung it on."""


def according(sentence: Sentence, at: int) -> Hop | None:
    """ "according to X": the rest of its clause is what X answers for; set off by pauses, the whole sentence is."""
    to = at + 1
    head = sentence.child(to, "pobj")
    if head is None:
        head = next((i for i in range(to + 1, min(to + 8, len(sentence))) if sentence.tags[i].startswith("NN")), None)
    if head is None or head <= to:
        return None
    source = {t for t in noun_phrase(sentence, head) if t > to}
    opened = next((t for t in sorted(source) if sentence.words[t] == "("), None)
    if opened is not None and ")" not in sentence.words[opened : opened + PARTY_TOKENS]:
        source = {t for t in source if t < opened}  # an aside, and not "(R-Ansel)"
    clause = _clause_of(sentence, at)
    if (
        ";" in sentence.words[at:clause]
    ):  # "It sank, according to Venn; Tarn says …", hung by the parser on what follows
        part = range(max((t for t in range(at) if sentence.words[t] == ";"), default=0), at)
        clause = min((t for t in part if sentence.is_verb(t)), key=lambda t: (sentence.depths[t], t), default=clause)
    paused = at == 0 or sentence.words[at - 1] in (",", "—", "–", "(", "”", '"')
    for up in sentence.ancestors(clause):
        if not paused or sentence.words[at - 1] == "(":
            break
        if sentence.deps[clause] == "ccomp" and up < clause and not any(sentence.quoted[clause:at]):
            clause = up  # "The office concluded that it leaks, according to a notice": the notice tells of both
            continue
        joined = sentence.deps[clause] == "conj" and (
            sentence.child(clause, *SUBJECTS) is None or not _paused_before(sentence, clause)
        )
        if sentence.deps[clause] in _LITTLE_CLAUSES or joined:
            clause = up
    content = sentence.subtree(clause) - source - {at, to}
    if ";" in sentence.words[at : max(content, default=at)]:
        content = {t for t in content if t < sentence.words.index(";", at)}
    for c in sentence.children[clause]:  # "…, according to a count, but it will hold"
        if sentence.deps[c] == "conj" and sentence.edges[c][0] > at and sentence.child(c, *SUBJECTS) is not None:
            content -= sentence.subtree(c)
    return (
        Hop(frozenset(source), head, frozenset({at, to}), at, "according to", "neutral", frozenset(content))
        if content
        else None
    )


def _clause_of(sentence: Sentence, at: int) -> int:
    """The verb of the clause in which ``at`` stands."""
    plain = (a for a in sentence.ancestors(at) if sentence.is_verb(a) and sentence.deps[a] not in ("aux", "auxpass"))
    return next(plain, next((a for a in sentence.ancestors(at) if sentence.deps[a] == "ROOT"), at))


def by_count(sentence: Sentence, at: int) -> Hop | None:
    """ "By the agency’s tally, nine barges sank", "In a poll of dockers, half agreed": whose count it is."""
    counted = sentence.child(at, "pobj")
    if counted is None:
        return None
    if sentence.lower[at] == "in":
        return _in_a_poll(sentence, at, counted)
    if sentence.lower[counted] not in _COUNTS:
        return None
    owner = sentence.child(counted, "poss")
    verb = sentence.heads[at]
    if owner is None or not sentence.is_verb(verb) or sentence.tags[owner] == "PRP$":
        return None
    source = {t for t in noun_phrase(sentence, owner) if sentence.tags[t] != "POS"}
    content = sentence.subtree(verb, {at})
    return Hop(frozenset(source), owner, frozenset({at, counted}), at, "according to", "neutral", frozenset(content))


def _in_a_poll(sentence: Sentence, at: int, poll: int) -> Hop | None:
    """One poll among others, not "the polls" at large, whose clause tells what it found."""
    of = sentence.child(poll, "prep") if sentence.lower[poll] == "average" else None
    if sentence.lower[poll] not in POLLS and (of is None or sentence.lower[sentence.edges[of][1]] not in POLLS):
        return None
    told = [c for c in sentence.children[poll] if c < poll]
    one = any(sentence.deps[c] in ("amod", "compound", "nmod", "poss") for c in told)
    if not told or (sentence.tags[poll] in ("NNS", "NNPS") and not one) or sentence.quoted[at]:
        return None
    above = sentence.heads[at]
    if sentence.deps[above] == "acl":  # "the voters asked in the poll"
        above = sentence.heads[above]
    clause = above if sentence.is_verb(above) else _clause_of(sentence, above)
    subject = sentence.child(clause, *SUBJECTS)
    if subject is None or (above != clause and above not in sentence.subtree(subject)):
        return None
    source = frozenset(t for t in noun_phrase(sentence, poll) if t > at)
    besides = {
        c
        for c in sentence.children[clause]
        if sentence.lower[sentence.edges[c][0]] in _CONTRASTS
        and not any(sentence.tags[t] == "CD" for t in sentence.subtree(c))  # "…, while Venn had 10 percent"
    }
    content = frozenset(sentence.subtree(clause, {at, *besides}))
    return Hop(source, poll, frozenset({at}), at, "according to", "documentary", content)


_CONTRASTS = frozenset({"although", "though", "while", "whereas"})


POLLS = frozenset({"poll", "polls", "survey", "surveys", "polling"})
_COUNTS = frozenset("count tally estimate estimates reckoning calculation calculations account".split())


def _paused_before(sentence: Sentence, at: int) -> bool:
    """Whether a pause stands before the "and" of the conjunct at ``at``."""
    first = sentence.edges[at][0]
    while first > 0 and sentence.deps[first - 1] in ("cc", "preconj"):
        first -= 1
    return first > 0 and sentence.words[first - 1] in (",", ";", "—", "–")


def stemming(sentence: Sentence, at: int) -> Hop | None:
    """ "The findings stem from internal papers": what was found rests on them."""
    if sentence.lower[at] not in _STEMMING:
        return None
    origin = next(
        (c for c in sentence.children[at] if sentence.deps[c] == "prep" and sentence.lower[c] == "from"), None
    )
    head = sentence.child(origin, "pobj") if origin is not None else None
    subject = sentence.child(at, "nsubj")
    if origin is None or head is None or subject is None or sentence.lower[subject] not in _FOUND:
        return None
    if noun_type(sentence.words[head]) is None and sentence.lower[head] not in ("interviews", "leaks", "conversations"):
        return None
    source, cue = noun_phrase(sentence, head), cue_tokens(sentence, at) | {origin}
    content = sentence.subtree(subject)
    return Hop(frozenset(source), head, frozenset(cue), at, "stem", "documentary", frozenset(content))


_STEMMING = frozenset("stem stems stemmed come comes came derive derives derived emerge emerged emerges".split())
_FOUND = frozenset(
    "findings finding revelations revelation disclosures disclosure details figures information estimates".split()
)
"""What is found out: said to stem from somebody or something, it is his word, or the document's."""


def citing(sentence: Sentence, at: int) -> Hop | None:
    """ "…, citing two officials": they answer for the clause that the participle hangs on."""
    head = sentence.child(at, "dobj")
    if head is None or sentence.deps[at] not in ("advcl", "acl", "prep") or noun_type(sentence.words[head]) is None:
        return None
    source = noun_phrase(sentence, head)
    main = sentence.heads[at]
    hop = next((c for c in sentence.children[main] if sentence.deps[c] == "ccomp"), None)
    content = sentence.subtree(hop) if hop is not None else sentence.subtree(main, {at})
    told = frozenset(content - source - {at})
    return Hop(frozenset(source), head, frozenset({at}), at, sentence.lower[at], "documentary", told)


def quoted_as(sentence: Sentence, at: int, cues: Cues) -> tuple[Hop, ...]:
    """ "The Gazette quoted a clerk as saying that …": the Gazette brings it, the clerk says it."""
    told = next((t for t in range(at + 1, min(at + NEAR_TOKENS, len(sentence))) if sentence.lower[t] == "saying"), None)
    head = sentence.child(at, "dobj", "nsubjpass")
    if head is not None and told is None and sentence.words[sentence.edges[head][1] + 1 :][:1] == [":"]:
        told = at
    if told is None or head is None or (told != at and (sentence.lower[told - 1] != "as" or head >= told)):
        return ()
    source = {t for t in noun_phrase(sentence, head) if t < at or told == at or at < t < told - 1}
    clause = sentence.child(at, "ccomp")
    content = (content_of(sentence, told, "say", cues) if told != at else None) or adjacent_quotations(sentence, at)
    if not content and clause is not None and clause < at:
        content = sentence.subtree(clause)
    as_saying = {told - 1, told} if told != at else {at}
    content = content - source - as_saying - {at}
    if not content:
        return ()
    by = sentence.child(at, "nsubj")
    cue = as_saying | (cue_tokens(sentence, at) if by is None else set())
    said = Hop(frozenset(source), head, frozenset(cue), told, "say", "neutral", frozenset(content - cue))
    if by is None:
        return (said,)
    brought = frozenset(content | source | cue)
    outer = frozenset(t for t in noun_phrase(sentence, by) if t < at)
    return (Hop(outer, by, frozenset({at}), at, "quote", "neutral", brought - outer), said)


def holding(sentence: Sentence, at: int) -> Hop | None:
    """ "The evidence includes records of …", "Records include references to …": documents that hold something."""
    if not sentence.is_verb(at):
        return None
    head, source = subject_of(sentence, at)
    object_ = sentence.child(at, "dobj")
    if head is None or object_ is None or noun_type(sentence.words[head]) != "document":
        return None
    held = sentence.lower[object_].rstrip("s")
    if held not in _HELD or any(sentence.lower[c] == "no" for c in sentence.children[object_]):
        return None
    prep = next(
        (
            c
            for c in sentence.children[object_]
            if sentence.deps[c] == "prep" and sentence.lower[c] in ("of", "to", "about", "over", "on")
        ),
        None,
    )
    content = sentence.subtree(object_) - {object_}
    if prep is not None:
        content -= {prep}
    for c in sentence.children[at]:  # "…, while seeking new aircraft" still speaks of the records
        if sentence.deps[c] == "advcl" and c > object_ and sentence.child(c, *SUBJECTS) is None:
            content |= sentence.subtree(c)
    cue = cue_tokens(sentence, at) | {object_} | ({prep} if prep is not None else set())
    own = source | ({object_} if held == "record" else set())
    return (
        Hop(frozenset(own), head, frozenset(cue), at, "include", "documentary", frozenset(content - cue))
        if content
        else None
    )


def noun_cue(sentence: Sentence, at: int, cues: Cues) -> Hop | None:
    """ "Moscow’s claim that …", "fears among officials that …": a noun cue with its clause and its holder."""
    clause = told_by_noun(sentence, at)
    holders = {"by", "among", "from"}
    if clause is None and (clause := _is_that(sentence, at)) is not None:
        holders.add("of")
    if clause is None:
        return None
    owner = sentence.child(at, "poss")
    if owner is None:
        preps = (c for c in sentence.children[at] if sentence.deps[c] == "prep" and sentence.lower[c] in holders)
        prep = next((c for c in preps if c < clause), None)
        owner = sentence.child(prep, "pobj") if prep is not None else None
        if owner is not None and sentence.lower[prep or 0] == "of" and not can_speak(sentence.words[owner]):
            return None  # "the theory of the case is that"
    if owner is None or sentence.lower[owner] in ("my", "our", "your", "its"):
        return None
    source = {t for t in noun_phrase(sentence, owner) if sentence.tags[t] != "POS"}
    noun, cue_class = cues.nouns[sentence.lower[at]]
    content = frozenset(sentence.subtree(clause))
    return Hop(frozenset(source), owner, frozenset({at}), at, noun, cue_class, content)


def _is_that(sentence: Sentence, at: int) -> int | None:
    """The clause of "Brel’s argument is that it sank"."""
    verb = sentence.heads[at]
    clause = sentence.child(verb, "ccomp")
    if sentence.deps[at] != "nsubj" or clause is None or sentence.lower[verb] not in ("is", "was", "’s", "'s"):
        return None
    mark = sentence.child(clause, "mark")
    plain = clause > verb > at and sentence.child(verb, "neg", "acomp", "attr") is None
    return clause if plain and mark is not None and sentence.lower[mark] == "that" else None


def told_by_noun(sentence: Sentence, at: int) -> int | None:
    """The clause of "that" behind the noun at ``at``."""
    return next(
        (
            c
            for c in sentence.children[at]
            if sentence.deps[c] in ("acl", "ccomp", "relcl")
            and sentence.lower[sentence.edges[c][0]] == "that"
            and sentence.deps[sentence.edges[c][0]] not in SUBJECTS
            and any(sentence.lower[m] == "that" for m in sentence.children[c] if m < c)
        ),
        None,
    )


def before_colon(sentence: Sentence, at: int, cues: Cues) -> Hop | None:
    """ "The mayor brought out a new defence: the pier was old": a noun of saying before the colon at ``at``."""
    noun = next((t for t in range(at - 1, -1, -1) if sentence.deps[t] == "dobj" and sentence.edges[t][0] <= t), None)
    if noun is None or any(sentence.is_verb(t) for t in range(noun, at)) or any(sentence.quoted[: at + 1]):
        return None
    word = sentence.lower[noun]
    named = cues.nouns[word][1] if word in cues.nouns else None
    cue_class = "neutral" if word in _SAID else named if named != "epistemic" else None
    verb = sentence.heads[noun]
    head, source = subject_of(sentence, verb)
    content = frozenset(t for t in range(at + 1, len(sentence)))
    clause = any(sentence.is_verb(t) and sentence.child(t, *SUBJECTS) is not None for t in content)
    if cue_class is None or head is None or head >= noun or sentence.lower[head] in NO_SOURCE or not clause:
        return None
    return Hop(frozenset(source), head, frozenset({verb, noun}), verb, word, cue_class, content)


_SAID = frozenset("defense defence explanation message verdict theory answer reason point lesson motto slogan".split())
_LEADING = frozenset({"-", "–", "—", "--", "*", "•", "from", "by"})
_NAME_TAGS = frozenset({"NNP", "NNPS"})


def beside_marks(sentence: Sentence, cues: Cues) -> list[Hop]:
    """ "Brel: “The pier is lost”", "More from Brel and Tarn: “…”": a quotation with no more than a name before its colon."""
    found: list[Hop] = []
    for number in sorted(set(sentence.quoted) - {0}):
        inside = frozenset(t for t, q in enumerate(sentence.quoted) if q == number)
        first = min(inside)
        while first > 0 and sentence.words[first - 1] in _OPENERS:
            first -= 1
        if first < 2 or sentence.words[first - 1] != ":":
            continue
        at, source = first - 1, _name_before(sentence, first - 1)
        head = max((t for t in source if sentence.tags[t] in _NAME_TAGS and t < _comma(sentence, source)), default=None)
        if head is None or noun_type(sentence.words[head]) == "document" or sentence.lower[head] in cues.nouns:
            continue
        found.append(Hop(source, head, frozenset({at}), at, sentence.words[at], "neutral", inside))
    return found


_OPENERS = frozenset({"“", '"', "``", "''", "‘", "«", "„"})


def _comma(sentence: Sentence, tokens: frozenset[int]) -> int:
    return next((t for t in sorted(tokens) if sentence.words[t] == ","), len(sentence))


def _name_before(sentence: Sentence, colon: int) -> frozenset[int]:
    """The names that stand before ``colon`` and open the sentence, or follow a dash or a "from"."""
    first = colon
    while first > 0 and (
        sentence.tags[first - 1] in (*_NAME_TAGS, "POS")
        or (sentence.lower[first - 1] in ("of", "and", "the", "de") and first < colon)
    ):
        first -= 1
    led = first == 0 or sentence.lower[first - 1] in _LEADING
    return frozenset(range(first, colon)) if led else frozenset()
