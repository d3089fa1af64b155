"""Who gives and who gets: the frame of a trigger, and the words before the names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from firsthand.language.designations import system_of
from firsthand.records import Span, Statement
from firsthand.registers.parties import ARTICLES, Firm, Party
from firsthand.registers.phrases import Item
from firsthand.registers.wording import Trigger, Words

TAKING = frozenset({"buy", "receive", "make", "pay", "ask"})
"""Frames whose subject gets the arms."""
GIVING = frozenset({"sell", "give"})
"""Frames whose subject gives them."""
FORCES = 10
"""Characters behind a state's name in which its forces are named: "Danish military circles"."""
OFFICE = 48
"""Characters before a place in which those who act there stand."""
IN = re.compile(r" (?:in|at) (?:the )?")
OWNED = re.compile(r"\s+of (?:the )?")
""" "Two minehunters of the Belgian navy": whose they are."""
SPOKEN_TO = 5
"""Characters behind "talking" in which whom one talks to begins: "talking to Pakistan"."""
OWNED_IN = 9
DOER = 30
"""Characters before "by" in which "built" or "cancelled" says whose doing it is."""


@dataclass(frozen=True, slots=True)
class Given:
    """A value with the place it stands at."""

    value: str | float
    span: Span


EXACT = 2**53
"""Above it a float is no exact count, and an integer of it may be longer than a record can hold."""


def whole(value: float) -> float:
    """A count as an integer, where it is one."""
    return int(value) if value % 1 == 0 and abs(value) < EXACT else value


ARMS_IN = 24
"""Characters behind a state's adjective in which a word for arms in general ends."""


class _Places:
    """The parties of a statement by where they stand towards an item and a trigger."""

    def __init__(self, trigger: Trigger, item: Item, parties: Sequence[Party], lower: str, words: Words) -> None:
        self._words = words
        self.trigger = trigger
        self._lower = lower
        spoken = [p for p in parties if not p.speaker]
        self.origin = [
            p
            for p in spoken
            if (0 <= item.start - p.end <= (4 if p.possessive else 2) and not self._stands_apart(p))
            or item.start <= p.start < item.end
            or OWNED.fullmatch(lower[item.end : p.start][:OWNED_IN])
        ]
        self.makers = [p for p in spoken if p.start > item.end and self.led(p, "by") and self._doing(p, "made")]
        own = {*self.origin, *self.makers, *(p for p in spoken if _is_of_arms(p, lower, words))}
        self.rest = [p for p in spoken if p not in own]
        self.movers = [p for p in self.rest if not self.led(p, "place") or self._acts_through_people(p)]
        taking = trigger.frame in TAKING
        self.sources = [
            p
            for p in self.rest
            if self.led(p, "from")
            or (taking and self.led(p, "taking_from") and (p is not self.rest[0] or p.start > trigger.start))
        ]
        self.sources = _joined(self.sources, self.rest, lower, words)
        # "notes about Chile seeking helicopters": who stands right before a participle does it
        doing = [p for p in self.rest if p.end + 1 == trigger.start and lower[: trigger.end].endswith("ing")]
        self.goals = [p for p in self.rest if self.led(p, "to") and p not in doing and p not in self.sources]
        if not taking:
            self.goals += [p for p in self.rest if self.led(p, "into") and p not in self.goals]
        self.partners = _joined([p for p in self.rest if self.led(p, "together")], self.rest, lower, words)
        self.by = [
            p
            for p in self.rest
            if self.led(p, "by")
            and p.start > trigger.end
            and not self._doing(p, "cancelled")
            and p not in self.makers
            and not (trigger.frame == "receive" and self._doing(p, "funded"))  # "tanks bought back by Denmark"
        ]
        free = [
            p
            for p in self.movers
            if p not in self.sources and p not in self.goals and p not in self.partners and p not in self.by
        ]
        subjects = [p for p in free if p.end <= trigger.start and not self.led(p, "aside")]
        self.subjects = [p for p in subjects if not self._of_another(p, trigger)] or subjects
        self.objects = [p for p in free if trigger.end <= p.start]
        if words.verb_first and not self.subjects:
            both = len(self.objects) > 1 and self._joined_pair(self.objects[0], self.objects[1])
            count = 2 if both else 1  # "وقعت غانا والبرازيل"
            self.subjects, self.objects = self.objects[:count], self.objects[count:]

    def _acts_through_people(self, party: Party) -> bool:
        """ "Ministers in The Hague want": who is named there acts for the state."""
        before = self._lower[max(0, party.start - OFFICE) : party.start]
        people = [m.end() for m in self._words.lists["officials"].finditer(before)]
        return bool(people) and IN.fullmatch(before[people[-1] :]) is not None

    def linked(self, found: Sequence[Party]) -> bool:
        """Whether nothing but joining words stands between those found: "from Israel and India"."""
        between = (self._lower[a.end : b.start].split() for a, b in pairwise(found))
        articles = self._words.articles or ARTICLES
        return all({*words} <= {*self._words.joining, *articles, "from"} for words in between)

    def _stands_apart(self, party: Party) -> bool:
        """ "Поставки в Турцию комплексов": a name behind a preposition says nothing of the arms behind it; where adjectives
        come first, as in English, "to French jets" does.
        """
        return self._words.free_order and any(self.led(party, name) for name in ("to", "into", "from", "together"))

    def joined_subjects(self) -> list[Party]:
        """The two subjects that a joining word links: "Moscow and Beijing signed"; else none."""
        if len(self.subjects) < 2:
            return []
        a, b = self.subjects[-2:]
        return [a, b] if self._joined_pair(a, b) else []

    def _joined_pair(self, a: Party, b: Party) -> bool:
        between = [w for w in self._lower[a.end : b.start].split() if w not in self._words.articles]
        return len(between) == 1 and between[0] in self._words.joining

    def led(self, party: Party, name: str) -> bool:
        """Whether a word of the list ``name`` stands before the party."""
        return self._words.lists[name].fullmatch(party.preposition) is not None

    def _doing(self, party: Party, name: str) -> bool:
        return self._words.says(name, self._lower, max(0, party.start - DOER), party.start)

    def _of_another(self, party: Party, trigger: Trigger) -> bool:
        """ "An Israeli offer": the party of another word of transfer, which it stands before as an adjective."""
        if party.possessive or self._lower[max(0, party.start - 3) : party.start].strip() not in ("an", "a"):
            return False
        behind = self._words.triggers_in(self._lower[party.end : party.end + 24])
        return any(t.start == 1 and t.end + party.end < trigger.start for t in behind)


def _is_of_arms(party: Party, lower: str, words: Words) -> bool:
    """ "Russian military equipment": whose arms they are in general, and nobody who does anything."""
    behind = lower[party.end + 1 : party.end + 1 + ARMS_IN]
    return not party.possessive and any(re.match(rf"{re.escape(noun)}(?!\w)", behind) for noun in words.vague)


def roles(
    trigger: Trigger, item: Item, parties: Sequence[Party], lower: str, words: Words, statement: Statement
) -> tuple[tuple[Given, ...], Given | None]:
    """Who gives and who gets, by the frame of the trigger and the words before the names."""
    at = _Places(trigger, item, parties, lower, words)
    # "the jets were ordered by", "jets that X ordered"
    fronted = item.end <= trigger.start and trigger.frame != "agree" and not words.free_order
    giver: list[Party] = []
    taker: Party | None = None
    if trigger.frame in TAKING:
        giver, taker = _taking(trigger, item, at)
    elif trigger.frame in GIVING:
        giver, taker = _giving(trigger, item, at, fronted, lower, words)
    elif trigger.frame == "upgrade":
        giver = at.subjects[-1:] if not fronted else at.by
        taker = at.origin[-1] if at.origin else None
    else:
        giver, taker = _agreeing(item, at, words)
    made_in = built_in(item)
    if not giver and taker is not None and taker in at.partners and taker.state in made_in:
        giver, taker = [taker], None  # "talks with Belgrade over the supply of 40 Lazar 3"
    if not giver and trigger.frame != "upgrade":
        own = [p for p in (*at.makers, *at.origin) if taker is None or p.state != taker.state]
        giver = own[:1]
    giver, taker = _signed_by_both(trigger, giver, taker, at, made_in)
    left = [
        p
        for p in at.movers
        if p is not taker and p not in giver and not p.possessive and (not at.led(p, "aside") or p in at.partners)
    ]
    if not giver and left:
        builders = [p for p in left if p.state in made_in]
        others = [p for p in left if p.start > trigger.start and p not in at.goals]
        giver = builders[:1] or ([] if taker is None else others[:1])
        left = [p for p in left if p not in giver]
    if taker is None and giver:
        armed = [p for p in at.rest if words.says("forces", lower, p.end, p.end + FORCES)]
        taker = next((p for p in (*left, *armed) if p.state != giver[0].state), None)
    if trigger.frame == "upgrade" and giver and taker not in (*at.origin, *at.goals, *at.partners):
        giver, taker = [], giver[-1]  # "India plans upgrades for submarines": its own
    if not at.subjects and (speaker := _own_country(parties, trigger, lower, words, statement)) is not None:
        if trigger.frame in TAKING and taker is None:
            taker = speaker
        elif trigger.frame in GIVING and not giver and not fronted:
            giver = [speaker]
    giver, taker = _told_by_builder(giver, taker, parties, made_in, trigger)
    if taker is not None and len(giver) == 1 and _is_won(trigger, lower, words):
        giver, taker = [taker], giver[0]
    giver, taker = _righted(giver, taker, made_in, trigger, parties, lower, words, statement)
    giver = [p for p in giver if taker is None or p.state != taker.state]
    suppliers = {p.state: p for p in reversed(giver)}
    return (
        tuple(Given(p.state, (p.start, p.end)) for p in reversed(suppliers.values())),
        Given(taker.state, (taker.start, taker.end)) if taker is not None else None,
    )


def _signed_by_both(
    trigger: Trigger, giver: list[Party], taker: Party | None, at: _Places, made_in: set[str]
) -> tuple[list[Party], Party | None]:
    """ "Russia and China signed a contract for the delivery", "a purchase between Iran and Russia": of two who stand side
    by side, the one that builds the type gives.
    """
    both = at.partners if len({p.state for p in at.partners}) == 2 else at.joined_subjects()
    sides = {p.state for p in both}
    if len(sides) != 2 or not sides & made_in or made_in >= sides or trigger.frame in ("upgrade", "make"):
        return giver, taker
    named = {p.state for p in giver} | ({taker.state} if taker is not None else set())
    if not named <= sides or (giver and giver[0].state in made_in and taker is not None):
        return giver, taker
    return [p for p in both if p.state in made_in][:1], next(p for p in both if p.state not in made_in)


def _is_won(trigger: Trigger, lower: str, words: Words) -> bool:
    """ "Embraer has won an order from Ghana": who wins an order sells."""
    noun = lower[trigger.start : trigger.end] in ("order", "orders", "order for", "orders for", "contract", "contracts")
    return noun and words.says("winning", lower, max(0, trigger.start - DOER), trigger.start)


def _righted(
    giver: list[Party],
    taker: Party | None,
    made_in: set[str],
    trigger: Trigger,
    parties: Sequence[Party],
    lower: str,
    words: Words,
    statement: Statement,
) -> tuple[list[Party], Party | None]:
    """Nobody sells a state what only that state builds: of two sides read so the sides are exchanged; but old arms go back,
    and a firm's own state has them overhauled.
    """
    others = [p for p in giver if taker is not None and p.state != taker.state]
    if taker is not None and not others and taker.state in made_in and trigger.frame in TAKING and words.postposed:
        other = next((p for p in parties if not p.speaker and p.state not in made_in), None)
        return ([taker], other) if other is not None else (giver, taker)
    if taker is None or len(giver) != 1 or made_in != {taker.state} or words.language == "en":
        return giver, taker
    span = (statement.start, statement.end)
    back = trigger.frame in ("upgrade", "make") or any(
        words.says(n, lower, *span) for n in ("used", "exchange", "upgrade")
    )
    return (giver, taker) if back else ([taker], giver[0])


def _told_by_builder(
    giver: list[Party], taker: Party | None, parties: Sequence[Party], made_in: set[str], trigger: Trigger
) -> tuple[list[Party], Party | None]:
    """ "A contract was signed with Togo, Turkish officials said" of a Turkish type: who speaks for its maker gives."""
    speaker = next((p for p in parties if p.speaker and p.state in made_in), None)
    if speaker is None or trigger.frame in ("upgrade", "make") or any(p.state in made_in for p in giver):
        return giver, taker
    if taker is None and len(giver) == 1 and trigger.frame == "agree":
        return [speaker], giver[0]
    return (giver, taker) if giver or taker is None or taker.state in made_in else ([speaker], taker)


def _taking(trigger: Trigger, item: Item, at: _Places) -> tuple[list[Party], Party | None]:
    made = trigger.frame == "make"
    taker = at.by[0] if at.by and not made else at.subjects[-1] if at.subjects else None
    giver = [p for p in at.sources if p is not taker and p.start > trigger.start] or [
        p for p in at.sources if p is not taker
    ]
    if not giver and (trigger.frame in ("pay", "ask") or trigger.gives):
        giver = [p for p in at.objects if taker is None or p.state != taker.state][:1]
    if len(giver) > 1 and not at.linked(giver):
        giver = [p for p in giver if p.start > item.end][:1] or giver[
            :1
        ]  # "14 tanks from Italy, and 10 jets from Spain"
    if made and at.by:
        giver = at.by[:1]
    elif made and not giver and (others := [p for p in at.goals if taker is None or p.state != taker.state]):
        giver, taker = ([taker] if taker is not None else []), others[0]
    if not giver and not at.makers:
        giver = [p for p in at.partners if p is not taker]
    return giver, taker


def _giving(
    trigger: Trigger, item: Item, at: _Places, fronted: bool, lower: str, words: Words
) -> tuple[list[Party], Party | None]:
    goals = [p for p in at.goals if p.start > trigger.start or words.free_order]
    # "sent radars to Iran and vehicles to Libya": to each the arms it stands behind
    taker = next((p for p in goals if p.start >= item.end), goals[0] if goals else None)
    said = at.subjects[-1].start if at.subjects and not fronted else -1
    giver = at.by or [p for p in at.sources if p is not taker and (p.start > trigger.start or p.start > said)]
    if words.free_order and taker is None and item.end <= trigger.start and len(at.subjects) > 1:
        first, second = at.subjects[-2:]  # "Bulgarien soll Niger 20 Panzer geschenkt haben"
        if first.state != second.state and not at.joined_subjects() and second.end <= item.start:
            return giver or [first], second
    if not giver and not fronted:
        giver = [p for p in at.subjects if taker is None or p.state != taker.state][-1:]
    if taker is None and not fronted:
        taker = next((p for p in at.objects if p.start < item.start), None)
    if taker is None and words.free_order:  # a dative has no preposition
        taker = next((p for p in at.objects if p not in giver), None)
    if taker is None and words.says("arriving", lower, trigger.start, trigger.end):
        taker = next((p for p in at.rest if p not in at.movers and p.start > trigger.end), None)
    if taker is None:
        taker = next((p for p in at.partners if p not in giver), None)
    return giver, taker


def built_in(item: Item) -> set[str]:
    """The states that build what an item's designations name."""
    listed = {state for d in item.designations if (system := system_of(d.canonical)) for state in system.states}
    return listed or {d.country for d in item.designations if d.country}


def _agreeing(item: Item, at: _Places, words: Words) -> tuple[list[Party], Party | None]:
    signers = at.by + [p for p in at.movers if at.by and p.start > at.by[0].end and p not in at.goals]
    spoken_to = [p for p in at.goals if 0 <= p.start - at.trigger.end <= SPOKEN_TO]
    signers = signers or [*at.subjects[-1:], *at.partners, *spoken_to]
    if not at.subjects and words.free_order:  # "Mit Pakistan verhandelt Taschkent über zwölf Kampfjets"
        signers = [*at.objects[:1], *signers]
    made_in = built_in(item)
    builders = [p for p in signers if p.state in made_in]
    if builders and len({p.state for p in signers}) > 1:
        return builders[:1], next(p for p in signers if p.state != builders[0].state)
    subject = at.subjects[-1] if at.subjects else signers[0] if signers and words.free_order else None
    taker = next(iter(at.goals), None) or subject
    giver = [p for p in at.sources if p is not taker] or [p for p in at.partners if p is not taker]
    if not giver and at.goals and at.subjects and taker is not at.subjects[-1]:
        giver = at.subjects[-1:]
    return giver, taker


def _joined(found: list[Party], parties: Sequence[Party], lower: str, words: Words) -> list[Party]:
    """ "Deals with Israel and India": those after the word for together, and those joined to them."""
    for before, p in pairwise(parties):
        if before in found and p not in found and lower[before.end : p.start].strip() in words.joining:
            found.append(p)
    return found


def _own_country(
    parties: Sequence[Party], trigger: Trigger, lower: str, words: Words, statement: Statement
) -> Party | None:
    """ "Malaysia's minister said the country would buy", "Bolivia confirmed the purchase": whom a speaker's words mean."""
    speakers = [p for p in parties if p.speaker]
    if not speakers:
        return None
    own = words.says("own_country", lower, statement.start, trigger.start)
    said = statement.start if words.verb_first else speakers[0].end
    confirmed = words.says("confirmed", lower, said, trigger.start)
    return speakers[0] if own or confirmed else None


def seller_of(
    trigger: Trigger,
    item: Item,
    firms: Sequence[Firm],
    parties: Sequence[Party],
    taker: Given | None,
    lower: str,
    words: Words,
) -> Firm | None:
    """The firm that sells or builds: after "from", "with" or "by", the one that is awarded, or the subject that gives."""

    def lead(firm: Firm) -> str:
        before = lower[max(0, firm.start - 60) : firm.start].split()
        while before and (
            before[-1] in FILLING
            or before[-1] in words.articles
            or words.says("firm_words", before[-1])
            or _is_party(before[-1])
        ):
            before.pop()
        return before[-1].strip(",;:") if before else ""

    def _is_party(word: str) -> bool:
        return any(lower[p.start : p.end] == word.removesuffix("'s").removesuffix("’s") for p in parties)

    abroad = [f for f in firms if taker is None or f.state is None or f.state != taker.value]
    for firm in abroad:
        word = lead(firm)
        if (
            any(words.lists[name].fullmatch(word) for name in ("from", "together", "by"))
            and firm.start > trigger.start - 60
        ):
            return firm
    if trigger.frame in GIVING or trigger.frame in ("upgrade", "make"):
        before = [f for f in abroad if f.end <= trigger.start]
        others = [p for p in parties if taker is None or p.state != taker.value]
        if before and not any(p.end <= trigger.start and p.start > before[-1].end and not p.speaker for p in others):
            return before[-1]
    if trigger.gives:
        return next((f for f in abroad if f.start >= trigger.end and f.start < item.start), None)
    return None


FILLING = frozenset(
    {"the", "a", "an", "its", "french", "company", "state-owned", "private", "arms", "defence", "defense"}
)
"""Words that may stand between a preposition and a firm's name."""
