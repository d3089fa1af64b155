"""Events of accounts in languages that are read without a parser: a verb of the language's table, what its rule asks for in
its clause, and the states around it.

Without grammar, who acts is told by order and by the words beside the names: the first state of the clause acts and the
next is acted on, but for what "by", "against" or "in" lead to. What is not plain gives nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, cast

from msgspec.structs import replace

from firsthand.claims.events_lexicon import UNSPACED, Lexicon, Rule, event_lexicon, folded
from firsthand.claims.events_sightings import Line, Seen, line_of, people_of, states_spoken_of
from firsthand.claims.events_words import quad_of
from firsthand.records import DateExpression, Statement
from firsthand.records.events import Bearing, Event, EventKind, EventType, Role

LONGEST = 5_000
"""Characters of a statement; longer ones are tables or no text."""
REACH = 120
"""Characters between a verb and the noun that its rule asks for."""
MUTUAL = frozenset({"meeting", "agreement", "deal"})
"""Kinds whose two states do it together."""
SPOKEN = frozenset({"ask", "accuse", "reject", "threaten", "praise"})
"""Verbs that say something: who speaks is who acts."""
AT_HOME = frozenset({"protest", "arrest"})
"""Verbs of what a state's people or police do at home: the town tells whose."""
DATELINE = 70
"""Characters in which a report says from where and when it comes."""
_CLAUSES = re.compile(r"[;:!?。；！？\n«»“”„\"]|\.(?=\s|$)|\s[-–—]\s")
_COMMAS = re.compile(r"[,，、،]")
_DATELINE = re.compile(r"\s*(?:\([^()]{1,40}\)\s*)?(?:[-–—:.،]|[电電訊讯日])")


class Account(NamedTuple):
    """What all of an account tells: its people with their states, by the stems of their names, and the states it speaks of."""

    people: Mapping[str, str]
    states: frozenset[str]


class Told(NamedTuple):
    """A verb with what the table makes of it, its comma clause, and its clause to the next full stop or "that"."""

    start: int
    end: int
    rule: Rule
    near: range
    clause: range


def with_events(statements: Sequence[Statement], language: str) -> tuple[Statement, ...]:
    """The statements of one account with what each tells of; unchanged where the language has no table."""
    lexicon = event_lexicon(language)
    if lexicon is None:
        return tuple(statements)
    account = Account(people_of(statements, lexicon), states_spoken_of(statements, lexicon))
    last: Event | None = None
    found: list[Statement] = []
    for statement in statements:
        events: tuple[Event, ...] = ()
        if _may_tell(statement):
            events = tuple(_events(statement, lexicon, account, last))
        for event in events:
            if last is None or event.kind in MUTUAL:
                last = event
        found.append(replace(statement, events=events) if events else statement)
    return tuple(found)


def _may_tell(statement: Statement) -> bool:
    """Nothing is told by a question, a denial or a rumour."""
    return (
        statement.kind not in ("question", "non_answer")
        and statement.certainty in ("CT+", "PR+")
        and len(statement.text) <= LONGEST
        and not any(hop.cue_class == "negative" for hop in statement.attribution)
    )


def _events(statement: Statement, lexicon: Lexicon, account: Account, last: Event | None) -> Iterator[Event]:
    verbs = list(lexicon.verbs_in(folded(statement.text)))
    if not verbs:
        return
    line = line_of(statement, lexicon, account.people)
    seen: set[tuple[str, str, frozenset[str | None], int]] = set()
    for told in _told(line, lexicon, verbs):
        meaning = told.rule.meaning
        offset = line.statement.start
        planned = _planned(line, told, lexicon)
        date, bearing = _date(line, told, lexicon, planned=planned)
        official = meaning.mode == "visit" and date is not None and _noun_near(line, lexicon, "official", told)
        if told.rule.verb == "trip" and not official:
            continue  # "the trip", of whom and when is not told
        parties = _parties(line, told, lexicon, last) or (_visit(line, told, account) if official else None)
        if parties is None:
            continue
        source, target = parties
        day = date.start if date is not None else -1  # "arrived on Monday and was received on Tuesday"
        key = (meaning.type, meaning.kind, frozenset((source.state, target.state)), day)
        if key in seen:
            continue
        seen.add(key)
        yield Event(
            type=cast(EventType, meaning.type),
            type_probability=1.0,
            mode=meaning.mode or None,
            quad=quad_of(cast(EventType, meaning.type), meaning.mode),
            kind=cast(EventKind, meaning.kind) if meaning.kind else None,
            kind_by=None if not meaning.kind else "words" if meaning.noun else "type",
            source=source,
            target=target,
            trigger=(offset + told.start, offset + told.end),
            date=(date.start, date.end) if date is not None else None,
            date_filled=None if date is None else date.filled or "sentence",
            place=next(
                ((offset + s.start, offset + s.end) for s in line.states if _is_place(s, source, target, told)), None
            ),
            planned=planned,
            bearing=bearing,
        )


def _is_place(seen: Seen, source: Role, target: Role, told: Told) -> bool:
    """Whether it happened there: in a town, or in a state that is neither side's."""
    return (
        seen.part == "place"
        and seen.start in told.clause
        and (seen.town or seen.state not in (source.state, target.state))
    )


def _told(line: Line, lexicon: Lexicon, verbs: Sequence[tuple[int, int, str]]) -> Iterator[Told]:
    """The verbs of a line for which a rule finds its nouns, in order; of those that overlap the plainest."""
    cuts: list[tuple[int, int]] = []
    found: list[tuple[int, int, int, Told]] = []
    for start, end, verb in verbs:
        cuts = cuts or [(0, 0), *_cuts(line.text, lexicon), (len(line.text), len(line.text))]
        clause = _between(cuts, start, end)
        for number, rule in lexicon.rules[verb]:
            told = Told(start, end, rule, _near(line, clause, start, end), clause)
            if all(_noun_near(line, lexicon, noun, told) for noun in rule.nouns):
                found.append((number, start, end, told))
    taken: list[Told] = []
    for _, start, end, told in sorted(found, key=lambda f: f[:2]):
        if not any(t.start < end and start < t.end for t in taken):
            taken.append(told)
    yield from sorted(taken, key=lambda t: t.start)


def _near(line: Line, clause: range, start: int, end: int) -> range:
    """The part of a clause between the commas around a verb."""
    commas = [m.span() for m in _COMMAS.finditer(line.text, clause.start, clause.stop)]
    return _between([(clause.start, clause.start), *commas, (clause.stop, clause.stop)], start, end)


def _cuts(text: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    that = () if lexicon.language in UNSPACED else lexicon.that.finditer(text)  # "と" is "and" as well
    return sorted(m.span() for matches in (_CLAUSES.finditer(text), that) for m in matches)


def _between(cuts: Sequence[tuple[int, int]], start: int, end: int) -> range:
    """The stretch between the last cut before a span and the first behind it."""
    first = max((stop for _, stop in cuts if stop <= start), default=0)
    stop = min((at for at, _ in cuts if at >= end), default=end)
    return range(first, max(stop, end))


def _noun_near(line: Line, lexicon: Lexicon, noun: str, told: Told) -> bool:
    low, high = max(told.clause.start, told.start - REACH), min(told.clause.stop, told.end + REACH)
    found = lexicon.nouns[noun].finditer(line.text, low, high) if noun in lexicon.nouns else ()
    if any(m.span() != (told.start, told.end) for m in found):
        return True
    offset = line.statement.start
    return noun == "arms" and any(
        m.schema == "Designation" and m.start - offset in told.clause for m in line.statement.mentions
    )


def _parties(line: Line, told: Told, lexicon: Lexicon, last: Event | None) -> tuple[Role, Role] | None:
    """Who acts and who is acted on: in the comma clause, else in the whole one; "the two countries" are those told of last."""
    speaks = told.rule.verb in SPOKEN or _is_a_cue(line, told)
    passive = not lexicon.passive.pattern.strip("(?!)") or bool(
        lexicon.passive.search(line.text, told.near.start, told.near.stop)
    )
    for scope in (told.near, told.clause):
        inside = [s for s in line.states if s.start in scope and (speaks or not s.said)]
        pair = (
            _together(inside, told)
            if told.rule.meaning.kind in MUTUAL
            else _one_to_other(inside, told, passive=passive)
        )
        if pair is not None:
            return _role(line, pair[0]), _role(line, pair[1])
    both = lexicon.both.search(line.text, told.clause.start, told.clause.stop)
    if both is not None and told.rule.meaning.kind in MUTUAL and last is not None and last.source and last.target:
        return replace(last.source, filled="neighbour"), replace(last.target, filled="neighbour")
    return None


def _visit(line: Line, told: Told, account: Account) -> tuple[Role, Role] | None:
    """An official's visit of which the clause names one side alone: the other is the only other state that the account
    speaks of. A town is where he comes to, an adjective says whose he is.
    """
    inside = [s for s in line.states if s.start in told.clause and not s.said]
    others = account.states - {s.state for s in inside}
    if len({s.state for s in inside}) != 1 or len(others) != 1:
        return None
    here = _role(line, inside[0])
    there = replace(here, name=next(iter(others)), state=next(iter(others)), filled="neighbour")
    return (there, here) if any(s.town or s.part in ("place", "towards") for s in inside) else (here, there)


def _is_a_cue(line: Line, told: Told) -> bool:
    """Whether the verb is read as one of saying: who "hands over" word or a loan is who acts."""
    offset = line.statement.start
    return any(
        hop.cue is not None and hop.cue[0] < offset + told.end and offset + told.start < hop.cue[1]
        for hop in line.statement.attribution
    )


def _together(inside: Sequence[Seen], told: Told) -> tuple[Seen, Seen] | None:
    """Two states that do something together; who comes to a town visits its state."""
    acting = [s for s in inside if not (s.town and s.part == "place")]
    if not acting:
        return None
    others = inside if told.rule.meaning.mode == "visit" else acting
    first = next((s for s in acting if s.part not in ("place", "agent")), acting[0])
    second = next((s for s in others if s.state != first.state), None)
    return (first, second) if second is not None else None


def _one_to_other(inside: Sequence[Seen], told: Told, *, passive: bool) -> tuple[Seen, Seen] | None:
    """Who does it to whom: who follows "by" acts, who follows "against" is acted on, and else the first acts."""
    acting = [s for s in inside if not (s.town and s.part == "place")]
    agent = next((s for s in acting if s.part == "agent"), None) if passive else None
    source = agent or next((s for s in acting if s.part != "towards"), None)
    if source is None:
        return None
    others = [s for s in acting if s.state != source.state]
    target = next((s for s in others if s.part == "towards"), None) or next(iter(others), None)
    if target is None and told.rule.verb in AT_HOME:
        home = next((s for s in inside if s.town and s.state != source.state), None)
        return (home, source) if home is not None else None
    if told.rule.verb in AT_HOME and target is not None and target.part == "place":
        return None
    return (source, target) if target is not None else None


def _role(line: Line, seen: Seen) -> Role:
    words = line.statement.text[seen.start : seen.end]
    offset = line.statement.start
    return Role(offset + seen.start, offset + seen.end, words, words, seen.state, "sentence")


def _planned(line: Line, told: Told, lexicon: Lexicon) -> bool:
    """Whether it is still to come: by the verb's own form, or a word for plans in its clause before it."""
    if line.statement.certainty == "PR+" or lexicon.ahead.fullmatch(line.text, told.start, told.end):
        return True
    for match in lexicon.planned.finditer(line.text, told.near.start, told.near.stop):
        marks_an_object = lexicon.language in UNSPACED and any(s.start == match.end() for s in line.states)
        if not marks_an_object:  # "将埃及公司列入…": no future
            return True
    return False


def _date(line: Line, told: Told, lexicon: Lexicon, *, planned: bool) -> tuple[DateExpression | None, Bearing | None]:
    """The date nearest to the verb in its clause; what only says when it was told lies after it; a dateline's is none, and
    what stands before a noun as its clause ("the tanks that A had ordered", 订购的坦克) has none.
    """
    statement, offset = line.statement, line.statement.start
    if lexicon.language == "zh" and line.text[told.end : told.end + 1] == "的":
        return None, None
    dates = [
        d
        for d in statement.dates
        if told.end <= d.start - offset or not _of_a_dateline(line, d.start - offset, d.end - offset)
    ]
    for scope in (told.near, told.clause):
        inside = [d for d in dates if d.start - offset in scope]
        if inside:
            date = min(inside, key=lambda d: abs(d.start - offset - told.start))
            retold = scope is told.clause and not planned and _when_told(line, date)
            return date, "by" if retold else None
    if dates and not planned and told.clause.start > 0:
        return dates[0], "by"
    return (statement.date_beside, None) if not dates else (None, None)


def _when_told(line: Line, date: DateExpression) -> bool:
    """Whether a date stands between the same commas as the words that say who tells it: ", informó el martes la agencia"."""
    offset = line.statement.start
    near = _near(line, range(len(line.text)), date.start - offset, date.end - offset)
    return any(hop.cue is not None and hop.cue[0] - offset in near for hop in line.statement.attribution)


def _of_a_dateline(line: Line, start: int, end: int) -> bool:
    return start < DATELINE and line.text[:start].count(" ") <= 6 and _DATELINE.match(line.text, end) is not None
