"""What was asked and not said, by its parts: who refuses, what he does not give, what is not known.

Lists of whole phrases ("a refusé de commenter", "wollte sich nicht äußern") lack most of what is written. So the table
``data/silence.json`` has their parts: a verb of refusing with a word of answering near it ("wich Fragen nach dem Preis aus,
lehnte eine Antwort ab"), a negated verb of wanting or giving with one ("gaf geen antwoord", "не дал пояснений"), and not
knowing before a question ("ignore encore si").
"""

from firsthand.claims.tabled.row import SPLIT_REACH, Row

_LAST = frozenset("fa ru uk pl".split())
"""Languages in which the verb of refusing may come last ("компанія коментувати ситуацію відмовилася")."""
NEAR = 8
"""Words between a verb of refusing or withholding and what is not given; German and Dutch put a whole clause between."""
BEFORE = 5
"""Words between what is not given and its verb where the verb comes last ("yorum yapmaktan", "از پاسخ … خودداری کرد")."""
NEGATED = 4
"""Words before a verb in which its negation stands ("n'a pas encore voulu")."""
ASKED = 4
"""Words between not knowing and the question."""
LIGHT = frozenset("pas se s' si sich zich się point guère noch bislang bisher".split())
"""Words between a negation and its verb that the table of a language has as ends of a noun phrase."""

SILENCES = frozenset({"refused", "withheld", "unknown"})
"""How a non-answer is told."""

Parts = list[tuple[int, int]]


def kept_silent(row: Row, at: int) -> tuple[Parts, str] | None:
    """The words of a non-answer that begin at word ``at``: refused, withheld or not known; with which of these it is."""
    refused = row.entry(at, "refusing")
    if refused is not None:
        given = _answer(row, at + len(refused.words), "answering", "naming")
        if given is not None:
            return _parts(row, at, at + len(refused.words), given), "refused"
    withheld = row.entry(at, "withholding")
    if withheld is not None:
        end = at + len(withheld.words)
        given = _answer(row, end, "answering")
        if given is not None and _negated(row, at, given[0]):
            return _parts(row, _lead(row, at), end, given), "withheld"
    unknown = row.entry(at, "unknowing")
    if unknown is not None:
        end = at + len(unknown.words)
        tail = row.found(unknown.tail, end) if unknown.tail else None
        asked = (
            not row.lexicon.asks
            or _asks(row, end)
            or (_asks(row, 0) and any(row.gap(i) == "," for i in range(1, at + 1)))
        )
        if asked and (not unknown.tail or tail is not None):
            return [(at, end)] if tail is None else [(at, end), (tail, tail + len(unknown.tail))], "unknown"
    if row.lexicon.verb_final or row.lexicon.language in _LAST:
        given_first = row.entry(at, "answering")
        if given_first is not None:
            end = at + len(given_first.words)
            for verb in range(end, min(len(row), end + BEFORE)):
                last = row.entry(verb, "refusing")
                if last is not None and not row.parted(verb):
                    return [(at, verb + len(last.words))], "refused"
    return None


def of_ignorance(row: Row, first: int, end: int) -> bool:
    """Whether what is said beside a cue is that one does not know ("dijo desconocer", "모른다고 답했다")."""
    near = (first - 1, first - 2) if row.lexicon.verb_final else (end, end + 1)
    return any(row.has(i, "ignorance") for i in near)


def declines(row: Row, at: int) -> bool:
    """Whether what is said from word ``at`` is that one will not answer ("said she had no intention of commenting")."""
    no = meant = False
    end = min(at + NEAR, len(row))
    if row.lexicon.nouns_have_capitals:  # "sagte, sie werde Gerüchte nicht kommentieren"
        return any(row.has(i, "negation") and row.has(i + 1, "answering") for i in range(at, end))
    while at < end:
        if row.has(at, "answering") and no:
            return True
        if row.has(at, "refusing"):
            return any(row.has(i, "answering") for i in range(at + 1, at + NEGATED))
        intent = row.entry(at, "intending")
        part = intent or row.entry(at, "negation", "pronouns", "auxiliaries", "certainty", "withholding")
        if part is None and not (row.words[at].key in LIGHT or (no and meant and row.lexicon.language == "fa")):
            return False  # Persian: "قصد ندارد درباره شایعات اظهارنظر کند"
        no, meant = no or row.has(at, "negation"), meant or intent is not None
        at += len(part.words) if part is not None else 1
    return False


OBJECT = 4
"""Words between a denial and what is denied."""


def denied_thing(row: Row, first: int, end: int) -> bool:
    """Whether a report or an accusation is denied ("rejeta ces accusations", "驳斥了指控"): only who is meant does so."""
    near = [*range(end, min(len(row), end + OBJECT)), *range(max(0, first - OBJECT), first)]
    return any(row.has(i, "charges") and not row.quoted[i] for i in near)


def acted(row: Row, first: int, end: int, what: str) -> bool:
    """Whether a law or a plan is rejected, a sentence upheld ("confirmó la condena"): an act, nothing is said. ``what``:
    the tag of its object, "acts" or "judgements".
    """
    if row.lexicon.verb_final or row.lexicon.language == "fa":
        return any(row.has(i, what) for i in range(max(0, first - 2), first))
    near = [i for i in range(end, min(len(row), end + ACTED)) if not any(row.parted(k) for k in range(end, i + 1))]
    return any(row.has(i, what) for i in near) and not any(row.has(i, "that", "charges") for i in near)


ACTED = 3
"""Words between such a verb and the law or sentence."""


def _answer(row: Row, after: int, *tags: str) -> tuple[int, int] | None:
    """The word of answering behind a verb, in its clause."""
    reach = SPLIT_REACH if row.lexicon.negation_after else NEAR
    for at in range(after, min(len(row), after + reach)):
        if row.quoted[at] or (row.parted(at) and not (row.lexicon.negation_after and row.gap(at) == ",")):
            return None
        entry = row.entry(at, *tags)
        if entry is not None:
            return at, at + len(entry.words)
        if row.has(at, "that"):
            return None
    return None


def _negated(row: Row, at: int, end: int) -> bool:
    first = at
    while first > 0 and at - first < NEGATED and not row.parted(first):
        first -= 1
    return any(row.has(i, "negation") for i in range(first, end))


def _lead(row: Row, at: int) -> int:
    """Where a verb begins with the negation and the auxiliary before it ("n'a pas voulu")."""
    first = at
    while first > 0 and not row.parted(first) and at - first < NEGATED:
        if not (row.has(first - 1, "negation", "auxiliaries") or row.words[first - 1].key in LIGHT):
            break
        first -= 1
    return first


def _parts(row: Row, first: int, end: int, given: tuple[int, int]) -> Parts:
    if given[0] - end <= 2 and not any(row.has(i, "nouns", "pronouns") for i in range(end, given[0])):
        return [(first, given[1])]
    return [(first, end), given]


def _asks(row: Row, at: int) -> bool:
    """Whether a question begins near word ``at``."""
    return any(row.has(i, "asked") for i in range(at, min(at + ASKED, len(row))))
