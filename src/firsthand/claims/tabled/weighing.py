"""How surely it is said: FactBank's values from the words of a language's table that stand in what is said.

| words | value | after |
|---|---|---|
| a hedge, a modal of possibility; a condition | PS+ | FactBank (Saurí and Pustejovsky 2009) |
| reported and not vouched for: French "aurait", Spanish "habría", Italian "avrebbe", German "soll … haben", "якобы", 据称 | PS+ | as English "reportedly", "allegedly": the writer takes no stand on a truth that others claim (Dendale 1993 on the French conditional, Squartini 2001 on the Romance ones, Mortelmans 2000 on German *sollen*) |
| probability, plans, what is scheduled or expected | PR+ | FactBank |
| negation of the first clause | CT- | FactBank |
| a question | Uu | FactBank |

The stance of the innermost cue ("fears", "believes", "denied") is weighed first; of several degrees the weakest holds.
"""

from firsthand.claims.tabled.cues import INFINITIVES
from firsthand.claims.tabled.hop import Hop
from firsthand.claims.tabled.row import SPLIT_REACH, Row
from firsthand.language.speech import Entry
from firsthand.language.tenses import tense_of
from firsthand.records import Certainty

_RANK = {"CT": 0, "PR": 1, "PS": 2, "Uu": 3}
_IMPERFECT = "يتن"
"""Arabic "قد" leaves a matter open before a verb of the imperfect, which begins so, and affirms it before the perfect."""
FIRST_CLAUSE = 24
"""Words in which a negation is looked for: those of the first clause of what is said."""


def certainty(row: Row, chain: tuple[Hop, ...], *, question: bool) -> tuple[Certainty, frozenset[int]]:
    """The certainty of what a sentence says, and the words that decide it."""
    innermost = chain[-1] if chain else None
    if innermost is not None and innermost.cue_class == "non_answer":
        return "CT+", frozenset()
    told = {i for hop in chain for i in hop.words} | _beside_source(row, chain)
    deciding: set[int] = set()
    degree, negative = "CT", False
    if innermost is not None and innermost.stance != "CT+":
        degree, negative = innermost.stance.rstrip("+-"), innermost.stance.endswith("-")
        deciding.update(_cue_words(row, innermost))
    if question:
        return "Uu", frozenset(deciding)
    denied = innermost is not None and innermost.stance == "CT-"
    at = 0
    clause_open, seen = True, 0
    begins = innermost.content if innermost is not None else 0
    while at < len(row) and ";" not in (row.gap(at) if at > begins else ""):
        if at in told:
            at += 1
            continue
        if seen > 2 and row.parted(at) and not row.opened(at) and at not in told:
            clause_open = False
        seen += 1
        passed = row.entry(at, "blocked", "anonymous")
        entry = _weighing(row, at)
        if passed is not None and (entry is None or len(entry.words) < len(passed.words)):
            at += len(passed.words)
            continue
        value = "" if entry is None or denied else entry.value
        if entry is not None and entry.tag == "conditions":
            value = "PS+" if row.parted(at) or at - 1 in told else ""
        if value and row.has(at, "before_imperfect") and row.words[min(at + 1, len(row) - 1)].key[0] not in _IMPERFECT:
            value = ""
        if row.has(at, "before_infinitive") and not _infinitive(row, at + 1):
            value = ""
        if value.startswith("CT") or row.has(at, "negation"):
            later = at > begins + 2 and _in_later_clause(row, at)
            clause_open = clause_open and not later
            if later or _contrasted(row, at) or _negates_infinitive(row, at, told):
                at += 1
                continue
        taken = range(at, at + (len(entry.words) if entry is not None else 1))
        tail = row.found(entry.tail, taken.stop) if entry is not None and entry.tail else None
        if value and entry is not None and tail is not None:
            deciding.update(range(tail, tail + len(entry.tail)))
        if not value and row.has(at, "negation") and clause_open and seen <= FIRST_CLAUSE:
            value = "CT-"
        if value.startswith("CT"):
            if clause_open and not denied:
                negative = True
                deciding.update(taken)
        elif value:
            deciding.update(taken)
            negative = negative or value.endswith("-")
            if _RANK[value.rstrip("+-")] > _RANK[degree]:
                degree = value.rstrip("+-")
        at += len(taken) if value else 1
    if degree == "Uu":
        return "Uu", frozenset(deciding)
    return f"{degree}{'-' if negative else '+'}", frozenset(deciding)  # type: ignore[return-value]


def _weighing(row: Row, at: int) -> Entry | None:
    """What weighs at a word: the first of the entries that begin here whose second part follows ("soll … haben", "soll")."""
    for entry in row.entries(at):
        if entry.tag in ("certainty", "conditions") and (
            not entry.tail or row.found(entry.tail, at + len(entry.words)) is not None
        ):
            return entry
    return None


def _contrasted(row: Row, at: int) -> bool:
    """Whether a negation at word ``at`` sets one thing against another that holds ("nicht X, sondern Y", "X, а не Y")."""
    language = row.lexicon.language
    if language in _PARTED and row.has(at - 1, "contrast") and row.parted(at - 1):
        return True
    if language in _AND and at + 1 < len(row) and tense_of(row.words[at + 1].key, language):
        return False  # "Он не пришёл, а она осталась"
    if language == "tr" and row.words[at].key == "değil" and row.gap(at + 1) == ",":
        return True  # "armatör değil, kayınbiraderi imzaladı"
    behind = range(at + 1, min(len(row), at + SPLIT_REACH))
    if any(row.has(i, "contrast") and (language not in _PARTED or row.parted(i)) for i in behind):
        return True
    last = next((i for i in reversed(behind) if row.parted(i)), 0)
    return (
        last + LEAST > len(row) - 1
        and last > at
        and row.words[last].key in _BUT
        and not any(row.has(i, "pronouns", "auxiliaries", "cue", "negation") for i in range(last + 1, len(row)))
    )  # "Ce n'est pas X qui a signé, mais son beau-frère"


def _negates_infinitive(row: Row, at: int, told: set[int]) -> bool:
    """Whether a negation belongs to an infinitive ("tried not to", "чтобы не платить"): what is tried is not denied."""
    if at == 0 or row.parted(at) or at - 1 in told:
        return False
    verb = next((i for i in range(at + 1, min(at + 3, len(row))) if not row.has(i, "negation")), 0)
    language = row.lexicon.language
    to = {"nl": "te", "de": "zu"}.get(language)
    if not verb or row.has(verb, "nouns", "adverbs"):
        return False
    return row.words[verb].key == to or (
        to is None and row.words[verb].key.endswith(INFINITIVES.get(language, ("\n",)))
    )


def _in_later_clause(row: Row, at: int) -> bool:
    """Whether a negation stands behind "and" or a relative pronoun ("entró y no miró", "un contrato que no se firmó")."""
    lead = at - 1
    while lead > 0 and row.has(lead, "pronouns", "adverbs") and not row.has(lead, "relatives", "joins"):
        lead -= 1
    if row.has(lead, "joins"):
        return not row.has(lead, "negation") and row.words[lead - 1].key not in ("так", "tak")
    named = row.has(lead - 2, "determiners", "one", "links", "stops") and not row.has(lead - 1, "cue")
    return row.lexicon.articles and named and row.has(lead, "relatives", "that")


_AND = ("ru", "uk")
"""Languages whose "but" of contrast joins clauses too."""
_BUT = frozenset("mais ma maar mas αλλά".split())
LEAST = 4
"""Words behind "but" that are too few for a clause: what is set against what is denied."""
_PARTED = (*_AND, "pl", "sv")
"""Languages whose "but" of contrast is another word where no comma stands before it."""


def _beside_source(row: Row, chain: tuple[Hop, ...]) -> set[int]:
    """What stands between a source and its verb tells of the source: "un funcionario que pidió no ser citado dijo"."""
    if row.lexicon.verb_final or row.lexicon.language == "fa":
        return set()
    spans = (
        (hop.phrase.end, min(hop.words - set(range(hop.phrase.first, hop.phrase.end)), default=0))
        for hop in chain
        if hop.phrase
    )
    return {i for start, end in spans for i in range(start, end)}


def _infinitive(row: Row, at: int) -> bool:
    """Whether an infinitive follows: "miała otrzymać" is hearsay or a plan, "miała flotę" neither."""
    endings = row.lexicon.infinitives
    return any(row.words[i].key.endswith(endings) for i in range(at, min(at + INFINITIVE_REACH, len(row))))


INFINITIVE_REACH = 3


def _cue_words(row: Row, hop: Hop) -> set[int]:
    return {i for i in hop.words if hop.cue[0] <= row.words[i].start < hop.cue[1]}
