"""What a cue verb attributes: a clause, quotations, an object, the clause that it interrupts."""

from bisect import bisect_left, bisect_right

from firsthand.claims.grammar import Sentence
from firsthand.claims.phrases import subject_of
from firsthand.claims.sources import noun_type
from firsthand.claims.surface import that_clause
from firsthand.language.cues import Cues, english_cues


def content_of(sentence: Sentence, at: int, lemma: str, cues: Cues) -> set[int] | None:
    """Tokens that the cue verb at ``at`` attributes, or None."""
    clauses = [c for c in sentence.children[at] if sentence.deps[c] == "ccomp"]
    apart = [c for c in clauses if c > at or _APART.isdisjoint(sentence.words[c:at])]
    clause = next(iter(apart or clauses), None)  # "It is lost — in fact, she said it burned": she said the second
    clause = _asked(sentence, at, lemma) if clause is None else clause
    clause = _told(sentence, at, lemma) if clause is None else clause
    if clause is not None and lemma in _WATCHING and _doing(sentence, at, clause):
        clause = None
    quotes = adjacent_quotations(sentence, at)
    opened = that_clause(sentence, at)
    if opened and cues.verbs[sentence.lower[at]][1] == "negative" and _of_object(sentence, at, min(opened), cues):
        opened = None
    if opened and lemma in _WITHOUT_CLAUSE:
        opened = None
    if clause is None and not quotes and lemma in _STATING and (whole := _taken_for_object(sentence, at)):
        return whole
    if clause is not None and (sentence.is_verb(clause) or sentence.children[clause]):
        content = sentence.subtree(clause)
        if at in content:
            return None
        if clause > at:  # "He said that it leaks, so it will be shut": two clauses to the parser
            content = content.union(*(sentence.subtree(c) for c in _further_clauses(sentence, at, clause)))
        if opened and not content & opened:
            content = content | opened
        content = content.union(
            *(sentence.subtree(c) for c in sentence.children[at] if c > clause and _that(sentence, c))
        )
        if clause > at and sentence.words[at + 1] == ",":  # "He says, win or lose, it sank"
            content = content.union(range(at + 2, min(content)))
        object_ = sentence.child(at, "dobj")
        if (
            object_ is not None
            and at < object_ < clause
            and sentence.child(clause, "nsubj", "nsubjpass", "expl") is None
        ):
            content = content | sentence.subtree(
                object_
            )  # the clause's subject, which the parser took for what is said
        rest = _resumed(sentence, at) if clause < at else set()
        return content | rest | quotes
    if opened is None:
        opened = _displaced_clause(sentence, at)
    if opened:
        return opened | quotes
    if quotes and _between_commas(sentence, at):
        return quotes | (_parenthetical(sentence, at) or set())
    if quotes:
        partial = _objects(sentence, at, lemma, cues)
        return quotes | (partial or set())
    return _parenthetical(sentence, at) or _objects(sentence, at, lemma, cues)


def _told(sentence: Sentence, at: int, lemma: str) -> int | None:
    """ "told the paper they had seen it": what the paper was told, which the parser took for what tells of the paper."""
    heard = sentence.child(at, "dobj")
    if lemma != "tell" or heard is None or heard < at or noun_type(sentence.words[heard]) not in _HEARERS:
        return None
    clause = sentence.child(heard, "relcl")
    who = sentence.child(clause, "nsubj", "nsubjpass") if clause is not None else None
    bare = who is not None and who == heard + 1 and sentence.tags[who] == "PRP"
    return clause if bare else None


_HEARERS = frozenset({"outlet", "document", "person", "group", "office"})  # "the paper" may be either
_STATING = frozenset("say insist argue believe think contend maintain".split())


def _taken_for_object(sentence: Sentence, at: int) -> set[int] | None:
    """ "said the crates each held a shell", "say taxing boats sinks the trade": a clause whose subject the parser took for what
    is said: below it, in no relative clause of its own, or joined on without "and" stands a finite verb.
    """
    said = next((c for c in sentence.children[at] if c > at and sentence.deps[c] in ("dobj", "xcomp")), None)
    if said is None or said > at + 8 or sentence.lower[said] in _SAYABLE or sentence.child(said, "aux") is not None:
        return None
    below = sentence.subtree(said)
    joined = [c for c in sentence.children[at] if c > said and sentence.deps[c] == "conj"]
    if joined and not any(sentence.deps[c] == "cc" for c in sentence.children[at]):
        below = below | sentence.subtree(joined[0])
    finite = (t for t in below if t > said and sentence.tags[t] in _FINITE)
    barred = _RELATIVE - {"PRP"} if sentence.deps[said] == "xcomp" else _RELATIVE  # "said doing it costs"
    if not any(barred.isdisjoint(_openers(sentence, t)) for t in finite):
        return None
    end = next((t for t in range(said, len(sentence)) if sentence.words[t] in (";", ")")), max(below) + 1)
    return set(range(min(below), end))


def _openers(sentence: Sentence, at: int) -> set[str]:
    """Tags of what brings in the clause of the verb at ``at``, or of the verb that it helps."""
    verb = sentence.heads[at] if sentence.deps[at] in ("aux", "auxpass") else at
    while sentence.deps[verb] == "conj" and sentence.child(verb, "nsubj", "nsubjpass", "expl") is None:
        verb = sentence.heads[verb]
    return {sentence.tags[c] for c in sentence.children[verb] if c < verb and sentence.deps[c] in _BRINGING}


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_RELATIVE = frozenset({"WDT", "WP", "WRB", "WP$", "IN", "PRP"})
_BRINGING = frozenset({"nsubj", "nsubjpass", "mark", "advmod", "dobj", "pobj"})
_SAYABLE = frozenset(
    "no yes so much little something nothing things thing word words goodbye prayer prayers same it".split()
)
"""What is said and is no clause."""
_WITHOUT_CLAUSE = frozenset("cite list describe name call praise criticize criticise condemn endorse question".split())
"""Verbs that take no clause of "that": one behind them belongs to a noun."""


_WATCHING = frozenset("record capture depict show see hear find document".split())


def _doing(sentence: Sentence, at: int, clause: int) -> bool:
    """ "recorded him taking it": what is seen or heard, and no word of anybody's; a poll that found her leading says so."""
    subject = subject_of(sentence, at)[1]
    says = any(noun_type(sentence.words[t]) == "document" for t in subject)
    bare = sentence.child(clause, "mark", "aux") is None and sentence.child(clause, "nsubj") is not None
    return sentence.tags[clause] == "VBG" and bare and not says


def _between_commas(sentence: Sentence, at: int) -> bool:
    """ "The pier is old, Brel said, but “it will hold”": what stands before the first comma is his as well."""
    subject = sentence.child(at, "nsubj")
    if subject is None or sentence.deps[at] not in ("parataxis", "ccomp") or subject > at:
        return False
    first = sentence.edges[subject][0]
    return first > 2 and sentence.words[first - 1] == "," and not sentence.quoted[first - 2]


def _asked(sentence: Sentence, at: int, lemma: str) -> int | None:
    """ "wondered if it sank", "denied selling it", "said, as a clerk, he knew it": clauses that the parser hung on as
    conditions.
    """
    for c in sentence.children[at]:
        if c > at and sentence.deps[c] == "advcl" and lemma in _ASKING:
            mark = sentence.child(c, "mark")
            if mark is not None and sentence.lower[mark] in ("if", "whether"):
                return c
        if c > at and sentence.deps[c] == "xcomp" and sentence.tags[c] == "VBG" and lemma in _OWNING:
            return c
    return None


_ASKING = frozenset("wonder ask question doubt inquire know debate".split())
_OWNING = frozenset("deny admit acknowledge recall confess describe mention report".split())
"""Verbs whose participle is what is said ("admitted taking it")."""


def _of_object(sentence: Sentence, at: int, that: int, cues: Cues) -> bool:
    """ "rejected a compromise that Brel had floated": the clause tells of the compromise."""
    object_ = sentence.child(at, "dobj")
    if object_ is None or not at < object_ < that:
        return False
    return sentence.lower[object_] not in cues.nouns


def _that(sentence: Sentence, clause: int) -> bool:
    """ "believes there is none, but that it will do": the second half, which the parser joined to the believing."""
    mark = sentence.child(clause, "mark")
    return sentence.deps[clause] == "conj" and mark is not None and sentence.lower[mark] == "that"


def _further_clauses(sentence: Sentence, at: int, clause: int) -> list[int]:
    found = [c for c in sentence.children[at] if c > clause and sentence.deps[c] == "ccomp" and sentence.is_verb(c)]
    return [c for c in found if not _DASHES.intersection(sentence.words[clause:c])]


_DASHES = frozenset({"—", "–", "--"})
_APART = _DASHES | {";"}


def _resumed(sentence: Sentence, at: int) -> set[int]:
    """ "It sank, officials said, because the hull was old", "…, officials said, and the crew swam": that is theirs too."""
    found: set[int] = set()
    for c in sentence.children[at]:
        first = sentence.edges[c][0]
        own = sentence.child(c, "nsubj", "nsubjpass", "expl") is not None and c > at
        reason = sentence.deps[c] == "advcl" and sentence.lower[first] not in ("as", "while", "when")
        more = sentence.deps[c] == "conj" and sentence.words[first - 2] == "," and not any(sentence.quoted)
        if own and ((reason and sentence.words[first - 1] == ",") or (more and not _tells(sentence, c))):
            found |= sentence.subtree(c)
    return found


def _tells(sentence: Sentence, at: int) -> bool:
    """Whether the verb at ``at`` says in turn what somebody said."""
    return sentence.lower[at] in english_cues().verbs and sentence.child(at, "ccomp", "dobj") is not None


def _displaced_clause(sentence: Sentence, at: int) -> set[int] | None:
    """ "confirmed last month in an essay that purchases were under way", "told the Gazette before he left that": hung by the
    parser on what stands between.
    """
    for t in range(at + 1, min(at + 12, len(sentence))):
        if sentence.lower[t] == "that" and sentence.deps[t] == "mark":
            clause = sentence.heads[t]
            owner = sentence.heads[clause]
            prep = sentence.heads[owner]
            of_noun = (
                sentence.deps[clause] in ("relcl", "acl", "ccomp")
                and sentence.deps[prep] == "prep"
                and sentence.heads[prep] == at
            )
            of_time = (
                sentence.deps[clause] == "ccomp"
                and (sentence.deps[owner], prep) == ("advcl", at)
                and sentence.lower[owner] not in english_cues().verbs
            )
            if of_noun and sentence.lower[owner] in english_cues().nouns:
                return None  # "responded to a claim that it sank": somebody claims it
            if of_noun or of_time:
                return sentence.subtree(clause)
    return None


_UNDERTAKING = frozenset("claim vow pledge promise propose offer profess purport".split())


_SPEAKING_OF = frozenset("warn complain speak boast accuse point speculate worry brag hint".split())


_REFUSING = frozenset("reject dismiss refute rebut dispute".split())
TOLD = frozenset(
    "accusation accusations allegation allegations claim claims account accounts version versions report reports "
    "suggestion suggestions assertion assertions insinuation insinuations rumor rumors rumour rumours story stories narrative".split()
)
"""What somebody else has told: who rejects it denies it."""
_POINTING = frozenset("it them him her this that itself himself".split())


def _objects(sentence: Sentence, at: int, lemma: str, cues: Cues) -> set[int] | None:
    """Content that is no clause: "claimed to have won", "confirmed the order", "described it as", "warned of"."""
    infinitive = next(
        (c for c in sentence.children[at] if sentence.deps[c] == "xcomp" and sentence.child(c, "aux") is not None), None
    )
    if infinitive is not None and lemma in _UNDERTAKING:
        return sentence.subtree(infinitive)
    if lemma in ("describe", "view", "see", "regard", "dismiss", "characterize", "portray"):
        object_ = sentence.child(at, "dobj")
        near = sentence.children[at] if object_ is None else [*sentence.children[at], *sentence.subtree(object_)]
        as_ = next((c for c in near if sentence.deps[c] == "prep" and sentence.lower[c] == "as"), None)
        if as_ is not None:
            return sentence.subtree(as_) | (sentence.subtree(object_) if object_ is not None else set())
    if lemma == "call":
        object_ = sentence.child(at, "dobj")
        second = next((c for c in sentence.children[at] if sentence.deps[c] == "dobj" and c != object_), None)
        named = sentence.child(at, "oprd") or second  # "calling him “a very clever man”"
        if named is not None and (object_ is not None or sentence.child(named, "nsubj") is not None):
            return sentence.subtree(named) | (
                sentence.subtree(object_) if object_ is not None and object_ < named else set()
            )
    if lemma in _SPEAKING_OF:
        about = next(
            (
                c
                for c in sentence.children[at]
                if sentence.deps[c] == "prep" and sentence.lower[c] in ("of", "about", "over", "to")
            ),
            None,
        )
        accused = sentence.child(at, "dobj") if lemma == "accuse" else None
        if about is None and accused is not None:  # "accused the firm of paying late", hung on "firm"
            about = next(
                (c for c in sentence.children[accused] if sentence.deps[c] == "prep" and sentence.lower[c] == "of"),
                None,
            )
        if about is not None:
            whom = sentence.subtree(accused) if accused is not None else set()
            return (sentence.subtree(about) | whom) - {about}
    object_ = sentence.child(at, "dobj")
    if object_ is None or sentence.lower[object_] in _POINTING:
        return None
    if lemma in cues.object_is_content or (lemma in _REFUSING and _is_told(sentence, at, object_)):
        rest = [
            c
            for c in sentence.children[at]
            if c > object_ and sentence.deps[c] in ("dobj", "prep", "advcl", "appos", "npadvmod")
        ]
        return sentence.subtree(object_).union(*(sentence.subtree(c) for c in rest))
    return None


def _is_told(sentence: Sentence, at: int, object_: int) -> bool:
    """Whether what is rejected is somebody's words, and not by a court, which rules on a claim."""
    subject = sentence.child(at, "nsubj")
    return sentence.lower[object_] in TOLD and (subject is None or sentence.lower[subject] not in _RULING)


_RULING = frozenset("court courts judge judges jury tribunal panel magistrate arbitrator arbitrators bench".split())
_INSERTED = frozenset("ccomp parataxis advcl ROOT conj dep appos acl relcl pcomp".split())


def _parenthetical(sentence: Sentence, at: int) -> set[int] | None:
    """ "(earning millions, records show)", "The plan, officials said, would fail": a cue clause set off by commas."""
    subject = sentence.child(at, "nsubj")
    if subject is None or sentence.deps[at] not in _INSERTED:
        return None
    _first, _last = sentence.edges[at]
    own = (
        {at}
        | sentence.subtree(subject)
        | {c for c in sentence.children[at] if sentence.deps[c] in ("aux", "neg", "advmod") and c > subject}
        | _to_whom_and_when(sentence, at)
    )
    left = min(own)
    comma = left - 1
    while comma > 0 and sentence.words[comma] in ("”", '"', "''", "’"):
        comma -= 1  # "Of her “brash manner,” the lawyer wrote, he knew"
    before = sentence.words[comma] if left else ""
    after = sentence.words[max(own) + 1] if max(own) + 1 < len(sentence) else "."
    as_clause = sentence.child(at, "mark") is not None and sentence.lower[sentence.child(at, "mark") or 0] == "as"
    if not as_clause and not (before in (",", "—", "–", "-") and after in (",", ")", ".", "—", "–", "”", '"', ";")):
        return None
    if as_clause and after not in (",", ".", ")", "—", ";"):
        return None
    if as_clause and sentence.lower[at] not in ("told", "tells", "tell") and sentence.child(at, "dobj") is not None:
        return None  # "as the mayor has criticized the port"
    head = sentence.heads[at]
    opened = next((i for i in range(left - 1, -1, -1) if sentence.words[i] == "("), None)
    closed = next((i for i in range(at, len(sentence)) if sentence.words[i] == ")"), None)
    if opened is not None and closed is not None and not any(sentence.words[i] == ")" for i in range(opened, left)):
        return {i for i in range(opened + 1, closed) if i not in own and sentence.words[i] not in ",()"}
    if head != at:
        return sentence.subtree(head, {at}) - own or None
    return None


def _to_whom_and_when(sentence: Sentence, at: int) -> set[int]:
    """ "…, he told reporters on Monday", "…, the Gazette reported in May": what stands between a cue and the next pause."""
    told = ("dobj", "dative") if sentence.lower[at] in ("told", "tells", "tell") else ("dative",)
    found: set[int] = set()
    for c in sentence.children[at]:
        if c > at and sentence.deps[c] in ("prep", "npadvmod", *told):
            below = sentence.subtree(c)
            if not any(sentence.is_verb(t) and sentence.child(t, "nsubj", "nsubjpass") is not None for t in below):
                found |= below
    return found


def adjacent_quotations(sentence: Sentence, at: int) -> set[int]:
    """Tokens of the quotations that this cue verb introduces or closes, when it stands outside them itself.

    A quotation belongs to the nearest cue verb; only marks, commas and the source may stand between.
    """
    if sentence.quoted[at]:
        return set()
    tokens: set[int] = set()
    verbs = english_cues().verbs
    rivals = [
        i
        for i, word in enumerate(sentence.lower)
        if i == at
        or (
            word in verbs
            and sentence.is_verb(i)
            and not sentence.quoted[i]
            and sentence.deps[i] not in ("amod", "aux", "compound")
            and not _heard(sentence, i)
        )
    ]
    breaks = [t for t, word in enumerate(sentence.lower) if word in _OTHER_CLAUSE] + [len(sentence)]
    for number, inside in sentence.quotations_by_number.items():
        quotation = sentence.quotations[number - 1]
        if is_title(sentence, inside):
            continue
        first, last = inside[0], inside[-1]
        # in "…,” while he noted that" another clause has begun
        elsewhere = breaks[bisect_right(breaks, last)]
        before, after = bisect_left(rivals, first), bisect_right(rivals, last)
        near = (r for r in rivals[max(0, before - 1) : after + 1] if r < elsewhere)
        nearest = min(near, key=lambda r: min(abs(r - first), abs(r - last)), default=None)
        top = min(inside, key=lambda t: sentence.depths[t])
        if sentence.deps[top] == "ccomp" and sentence.heads[top] in rivals:
            nearest = sentence.heads[top]  # what the grammar says goes before what stands nearest
        if nearest != at:
            continue
        if quotation.extent == "full" or _joined(sentence, at, inside):
            tokens.update(inside)
    return tokens


def _heard(sentence: Sentence, at: int) -> bool:
    """ "a reporter can be heard asking": what is heard is what he asks."""
    says = sentence.child(at, "xcomp")
    return says is not None and sentence.tags[says] == "VBG" and sentence.lower[says] in english_cues().verbs


_OTHER_CLAUSE = frozenset("while although though because after before when since if that".split())


def is_title(sentence: Sentence, inside: list[int]) -> bool:
    """The name of a book or an article: most of its words of any length have capitals, and no comma or call ends it."""
    if any(sentence.words[t] in (",", "!", "?") for t in inside[-2:]):
        return False
    long = [sentence.words[t] for t in inside if len(sentence.words[t]) > 3 and sentence.words[t][0].isalpha()]
    return len(long) >= 3 and sum(w[0].isupper() for w in long) >= 0.8 * len(long)


def _joined(sentence: Sentence, at: int, inside: list[int]) -> bool:
    """A partial quotation belongs to a cue verb when it stands in the verb's complement."""
    return any(a == at for a in sentence.ancestors(inside[0])) and sentence.edges[at][1] >= inside[-1]
