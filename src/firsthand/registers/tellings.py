"""What one account tells of each deal: the sentences that speak of it, and what each leaves to the others."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from msgspec import structs

from firsthand.language.weapons import key
from firsthand.records import DateExpression, Document, Quantity, Reading, Span, Statement
from firsthand.registers.accounts import about_arms
from firsthand.registers.arrivals import as_landed, is_landing
from firsthand.registers.following import Following, clause_of, following
from firsthand.registers.options import as_option, options_in, unnumbered, without_options
from firsthand.registers.parties import find_parties
from firsthand.registers.roles import Given, built_in
from firsthand.registers.sellers import sellers_in
from firsthand.registers.shares import share_of
from firsthand.registers.sharing import shared_out
from firsthand.registers.told import (
    DOCUMENTED,
    SIGNED,
    Told,
    arms_fit,
    head_of,
    may_mean,
    one_family,
    parties_fit,
    same_telling,
)
from firsthand.registers.transfers import MOVING, Transfer
from firsthand.registers.unlisted import with_unlisted
from firsthand.registers.wording import Words

FOLLOWS = 2
"""Statements after a deal's in which "the contract" or "the first six" still mean it."""
RECENT = 2
"""Years in which a deal is still news."""
DENIAL = 160
"""Characters of a sentence that only denies: a longer one has something of its own to tell."""
COMES_ALONG = 16
"""Characters before arms in which "including" makes them part of a package."""
TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Judge|Herr|Frau|Señor|Sr|Mme|M)\b\.? ([^\W\d_a-z]\w+)")
"""Whoever has a title is a person, whatever type is called so."""
BESIDE = 20
"""Characters beside a date in which "of that year" takes its year from an earlier one."""
JOINED = 4
"""Words between two kinds of arms of one order."""
ONE_STORY = 2
"""Deals of an account that must agree on who buys before a third one is taken to be the same buyer's."""


def tellings_of(document: Document, reading: Reading, words: Words) -> list[Told]:
    """The deals that one account tells of."""
    return _Account(document, reading, words).deals()


class _Account:
    """An account as far as it has been read: the deals so far, those that the next sentence may go on about (``last``), and how
    many statements ago the account spoke of them.
    """

    def __init__(self, document: Document, reading: Reading, words: Words) -> None:
        self.document, self.reading, self.words = document, reading, words
        self.text = document.text
        self.lower = lowered(document.text)
        self.tellings: list[Told] = []
        self.last: list[Told] = []
        self.since = FOLLOWS + 1
        named = {
            word for s in reading.statements for m in s.mentions if m.schema == "Person" for word in m.text.split()
        }
        self.people = named | set(TITLED.findall(self.text))

    def deals(self) -> list[Told]:
        """Every statement in turn, then what only the whole account tells."""
        for at, statement in enumerate(self.reading.statements):
            self._read(at, _without_people(self._complete(statement), self.people))
        _from_context(self.tellings)
        found = _gathered(self.tellings)
        of_arms = bool(found) and about_arms(self.reading, self.lower, self.words.language)
        for told in found:
            told.of_arms = of_arms
        _add_seller(found, self.reading, self.text, self.lower, self.words)
        return found

    def _complete(self, statement: Statement) -> Statement:
        statement = with_unlisted(statement, self.text) if self.words.language == "en" else statement
        return structs.replace(statement, dates=tuple(d for d in statement.dates if not self._hangs(d)))

    def _hangs(self, date: DateExpression) -> bool:
        """ "November of that year": a date whose year stands elsewhere is not one of the year of the account."""
        beside = (max(0, date.start - BESIDE), min(len(self.lower), date.end + BESIDE))
        return (date.value or "--").startswith("--") and self.words.says("that_year", self.lower, *beside)

    def _says(self, what: str, statement: Statement) -> bool:
        return self.words.says(what, self.lower, statement.start, statement.end)

    def _recent(self) -> list[Told]:
        """The deals that "the contract" means, said now."""
        return self.last if self.since <= FOLLOWS else []

    def _read(self, at: int, statement: Statement) -> None:
        self.since += 1
        named = {m.canonical for m in statement.mentions if m.schema == "Designation"}
        if named and (spoken := [t for t in self.tellings if named & t.designations]):
            self.last, self.since = spoken[-1:], 0
        transfers = shared_out(statement, self.text, self.lower, self.words)
        options: list[tuple[Quantity | None, Span]] = [*options_in(statement, self.lower, self.words)]
        if (place := unnumbered(transfers, options, self.words)) is not None and (self.last or self.tellings):
            options, transfers = [(None, place)], []
        here: list[Told] = []
        shared: list[Told] = []
        for transfer in without_options(transfers, options):
            transfer = self._staged(at, transfer, here)
            whole = share_of(transfer, self.tellings, self.lower, self.words)
            if whole is not None:
                _add_share(whole, transfer, self.lower, self.words)
                shared.append(whole)
            elif (told := self._deal(transfer, here)) is not None:
                here.append(told)
        for q, place in options:
            before = here or self.last or self.tellings[-1:]
            if (may := _option(q, place, statement, transfers, self.document, before)) is not None:
                self._known_or_new(may)
        here = list(dict.fromkeys(here))
        if not here and self.tellings and (place := _denial(statement, self.lower, self.words)) is not None:
            for target in _denied(self.tellings[0], self.tellings):
                target.added.append(_only_flag(statement, Given("denied", place)))
            return
        self._follow(statement, here, [] if shared and not here else here or self._recent())
        if here or shared:
            self.last, self.since = here or shared[-1:], 0

    def _staged(self, at: int, transfer: Transfer, here: Sequence[Told]) -> Transfer:
        """How far a transfer has come: as far as what it is listed with, not past the account's day, or landed."""
        statement = transfer.statement
        if transfer.trigger.frame == "upgrade":
            listed = self.last and self.since == 1 and _goes_on_with_list(statement, self.lower, self.words)
            joined = here and _is_joined(here[-1].first, transfer, self.lower, self.words)
            if joined or listed:
                before = (here if joined else self.last)[-1].first
                transfer = replace(transfer, rung=before.rung, planned=before.planned)
        transfer = _still_to_come(transfer, self.document)
        if is_landing(transfer, self.lower, self.words):
            return as_landed(transfer, at, self.reading, self.text, self.lower, self.words)
        return transfer

    def _deal(self, transfer: Transfer, here: Sequence[Told]) -> Told | None:
        """The deal that a transfer tells of, a new one or one told before; None where it is no row of its own."""
        words, item = self.words, transfer.item
        if _in_package(transfer, self.lower, words, self.tellings) or _names_maker(transfer, self.tellings):
            return None
        if item.some and self.tellings:
            return None  # what arrived first is told by the sentence as a whole
        near = here or self._recent()
        if item.back:
            meant = _meant(transfer, here, self._recent(), words)
            if meant is not None:
                return meant.with_more(transfer, transfer.supplier, transfer.recipient)
            if near and not item.noun:  # "31 of them" beside "two drones": another number of the same arms
                same_arms = replace(near[-1].first.item, number=item.number, arrived=None, parts=False)
                transfer = replace(transfer, item=same_arms)
        told = Told(self.document, [transfer], [], transfer.supplier, transfer.recipient)
        goes_on = bool(here) or item.back or self._says("going_on", transfer.statement)
        others = self._elsewhere(transfer)
        _fill(told, [one for one in near if others <= one.sides], goes_on=goes_on)
        exact = words.language == "en" or _is_exact(told)
        if not (exact and _is_row(told)) or _vague(told, words) or not (goes_on or _says_something(transfer)):
            return None
        same = self._known_or_new(told)
        return told if same is told else same.with_more(transfer, told.supplier, told.recipient)

    def _elsewhere(self, transfer: Transfer) -> set[str]:
        """The states that a sentence names with no part in the deal: "they left by the port of Oran" goes on about no sale to Peru."""
        named = find_parties(transfer.statement, self.text, self.lower, self.words)
        own = {given.value for given in (*transfer.supplier, transfer.recipient) if given is not None}
        return {p.state for p in named if not p.speaker} - own

    def _known_or_new(self, told: Told) -> Told:
        """The telling among those so far that is the same; else this one, kept."""
        same = next((t for t in self.tellings if same_telling(t, told, self.words)), None)
        if same is None:
            self.tellings.append(told)
        return same or told

    def _follow(self, statement: Statement, here: Sequence[Told], targets: Sequence[Told]) -> None:
        """What a statement adds to the deals that it tells of or, where it tells of none, goes on about."""
        if not here and targets and all(t.ended for t in targets) and not statement.money:
            # deliveries that are still to come are not those of what was called off
            going_on = [t for t in reversed(self.tellings) if not t.ended][:1]
            targets = going_on if self._says("due", statement) else targets
        if not here and targets and self._says("denied", statement):
            targets = _denied(targets[0], self.tellings)
        elif not self._says("all", statement):
            targets = targets[:1]
        counted = _counted(here)
        for k, target in enumerate(targets):
            more = following(
                statement, target.first, self.text, self.lower, self.words, own=bool(here), counted=counted
            )
            if more is None:
                continue
            target.added.append(more)
            if more.seller is not None and more.seller_state is not None and not target.supplier:
                target.supplier = (Given(more.seller_state, more.seller.span),)
            if not here and not k:
                self.since -= 1  # the account is still speaking of it


def _names_maker(transfer: Transfer, tellings: Sequence[Told]) -> bool:
    """ "Sweden, which built the jets, agreed": who builds what another sells, said of arms named before."""
    if transfer.trigger.frame != "make" or not transfer.item.back or transfer.recipient is None:
        return False
    makers = {state for told in tellings for t in told.transfers for state in built_in(t.item)}
    return transfer.recipient.value in makers


def _without_people(statement: Statement, people: Collection[str]) -> Statement:
    """Without what is a type's name and in this account a person's: "Lazar"."""
    kept = tuple(m for m in statement.mentions if m.schema != "Designation" or m.text not in people)
    return statement if len(kept) == len(statement.mentions) else structs.replace(statement, mentions=kept)


def _add_seller(tellings: Sequence[Told], reading: Reading, text: str, lower: str, words: Words) -> None:
    """The firm that the account calls the exporter or maker sells what its only deal is about."""
    whole = [told for told in tellings if not (told.options or told.parts or _is_past(told))]
    if len(whole) != 1 or any(t.seller for t in whole[0].transfers) or any(more.seller for more in whole[0].added):
        return
    named = [(s, seller) for s, seller in sellers_in(reading, text, lower, words)]
    if len({key(str(seller.value)) for _, seller in named}) == 1:
        statement, seller = named[0]
        whole[0].added.append(Following(statement, None, None, None, (), (), None, seller.span, False, None, seller))


def _gathered(tellings: list[Told]) -> list[Told]:
    """A telling without a number that only one other of its account can mean is part of that one: the same two sides, arms
    of one kind, and no talks beside an order.
    """
    kept = [told for told in tellings if told.numbers or told.options or told.parts]
    for told in tellings:
        if told in kept:
            continue
        meant = [other for other in kept if not (other.options or other.parts) and may_mean(told, other)]
        if len(meant) == 1 and meant[0] is not told:
            meant[0].transfers += told.transfers
            meant[0].added += told.added
        else:
            kept.append(told)
    return [told for told in tellings if told in kept]


def _option(
    q: Quantity | None,
    place: Span,
    statement: Statement,
    said: Sequence[Transfer],
    document: Document,
    before: Sequence[Told],
) -> Told | None:
    """The option on ``q`` more of what its own sentence names, else of what the deal before it is about."""
    own = next(
        (t for t in said if q is not None and t.item.number is not None and t.item.number.start == q.start), None
    )
    base = next((t for t in reversed(before) if not t.options), None)
    if own is not None and base is not None and not own.item.designations and own.recipient in (None, base.recipient):
        own = None if not own.supplier or own.recipient is None else own
    first = own or (base.first if base is not None else None)
    if first is None:
        return None
    may = Told(document, [as_option(first, statement, q, place)], [], first.supplier, first.recipient)
    if base is not None and (own is None or arms_fit(may, base)):
        may.supplier = may.supplier or base.supplier
        may.recipient = may.recipient or base.recipient
    return may if may.recipient is not None or may.supplier else None


def _in_package(transfer: Transfer, lower: str, words: Words, tellings: Sequence[Told]) -> bool:
    """ "1.1 billion euros including torpedoes and training", "the contract covers, besides the aircraft, spare parts": what only
    comes along with a deal told before.
    """
    item, statement = transfer.item, transfer.statement
    if item.designations:
        return False
    before = lower[max(statement.start, item.start - COMES_ALONG) : item.start]
    if (
        item.number is None
        and not item.back
        and words.says("including", before)
        and any(m.end <= item.start for m in statement.money)
    ):
        return True
    told = words.find("including", lower, statement.start, item.start)
    of_it = bool(told) and words.says("back", lower, statement.start, told[0][1])
    return (
        of_it and bool(tellings) and not (item.number and item.back) and not (transfer.supplier and transfer.recipient)
    )


def _still_to_come(transfer: Transfer, document: Document) -> Transfer:
    """What is delivered in years after the account's own is only planned, whatever the verb's form."""
    day = document.published.value if document.published else None
    years = [date.value[:4] for date in transfer.delivered_on if date.value and date.value[:4].isdigit()]
    if transfer.rung != "delivered" or not day or len(years) < max(1, len(transfer.delivered_on)):
        return transfer
    if min(years) <= day[:4]:
        return transfer
    return replace(transfer, rung="announced", planned=True)


def _is_past(told: Told) -> bool:
    """Whether a deal is one of years ago, which today's denial is not about."""
    day = told.document.published.value if told.document.published else ""
    return bool(told.years) and day[:4].isdigit() and int(max(told.years)) < int(day[:4]) - RECENT


def _denial(statement: Statement, lower: str, words: Words) -> Span | None:
    """ "The minister denied the report", "nothing of the kind has been signed": where an account's deal is denied as such,
    whatever stands between; None where a sentence denies something else.
    """
    span = (statement.start, statement.end)
    if span[1] - span[0] > DENIAL or statement.kind in ("question", "non_answer") or statement.money:
        return None
    told = words.denied_by(statement, lower) or next(iter(words.find("denied", lower, *span)), None)
    if told is None:
        return None
    others = [q for q in statement.quantities if q.low > 1]
    return told if not others else None


def _only_flag(statement: Statement, flag: Given) -> Following:
    return Following(statement, None, None, None, (), (flag,), None, flag.span, False)


def _denied(target: Told, tellings: Sequence[Told]) -> list[Told]:
    """What a denial of "any contract" is about: every deal of the account between the same two that is not long past."""
    same = [t for t in tellings if t is not target and not t.options and parties_fit(t, target) and not _is_past(t)]
    return [target, *(t for t in same if t.first.rung != "delivered" and t.supplier and not t.ended)]


def _add_share(whole: Told, share: Transfer, lower: str, words: Words) -> None:
    """What a sentence about some of the arms adds to their deal: how many have come, and when the others are to."""
    number = share.item.number
    assert number is not None
    arrived = share.rung == "delivered" and not share.planned
    clause = clause_of(share.statement, (number.start, number.end), lower, words)
    arrived = arrived or (words.says("parts_delivered", lower, *clause) and not words.says("announced", lower, *clause))
    delivered = Given(number.low, (number.start, number.end)) if arrived else None
    if delivered is not None and any(_again(more, delivered, share) for more in whole.added):
        delivered = None
    whole.added.append(
        Following(
            share.statement,
            None,
            None,
            delivered,
            share.delivered_on,
            share.flags,
            "delivered" if arrived else None,
            share.rung_at,
            share.planned,
        )
    )


def _again(more: Following, delivered: Given, share: Transfer) -> bool:
    """Whether an account only says again how many have come: one number twice, and no two days."""
    same = more.delivered is not None and more.delivered.value == delivered.value
    return same and not (more.delivered_on and share.delivered_on)


def _counted(here: Sequence[Told]) -> frozenset[int]:
    """Where numbers stand that deals of a statement already have, or that are part of what arms are called."""
    items = [t.item for told in here for t in told.transfers]
    numbers = {item.number.start for item in items if item.number is not None}
    return frozenset(numbers | {k for item in items for d in item.designations for k in range(d.start, d.end)})


def _goes_on_with_list(statement: Statement, lower: str, words: Words) -> bool:
    """Whether a statement only goes on with what the one before lists: "and upgrades for submarines"."""
    return lower[statement.start : statement.end].split(maxsplit=1)[0] in words.joining


def _is_joined(before: Transfer, transfer: Transfer, lower: str, words: Words) -> bool:
    """ "Ordering dozens of systems, and upgrades for submarines": what "and" joins has gone as far."""
    between = lower[before.item.end : min(transfer.item.start, transfer.trigger.start)].strip(" ,").split()
    return bool(between) and between[0] in words.joining and len(between) <= JOINED


def _is_row(told: Told) -> bool:
    """Somebody must get something, or somebody must part with arms that are told of exactly."""
    item = told.first.item
    if not (item.noun or item.designations or item.number):
        return False  # "signed for them", and nobody knows what
    if told.denies and not (item.designations or item.number or told.supplier):
        return False  # "no grower has bought us a plane"
    if told.recipient is not None:  # what a state builds for itself is no transfer
        return bool(told.supplier or item.designations or item.number) or told.first.trigger.frame != "make"
    if not told.supplier:  # a contract whose parties are not disclosed
        plain = told.first.trigger.frame == "agree" or (bool(item.designations) and told.first.rung == DOCUMENTED)
        return item.number is not None and plain and told.first.rung in SIGNED
    return bool(item.designations or (item.number and told.first.trigger.frame not in MOVING))


def _is_exact(told: Told) -> bool:
    """What a table of words alone reads must be plain: which arms or how many, and between whom or in what number."""
    item = told.first.item
    both = bool(told.supplier) and told.recipient is not None
    return bool(item.designations or item.number) and (both or item.number is not None)


def _says_something(t: Transfer) -> bool:
    """Whether a sentence says itself who, which, how many or for how much: "our guns are bought from the budget" does not."""
    return bool(t.supplier or t.recipient or t.item.designations or t.item.number or t.money)


def _vague(told: Told, words: Words) -> bool:
    """ "Weapons", with nothing that tells which, how many or for how much, are no row of a register."""
    t = told.first
    return t.item.noun in words.vague and not (t.item.designations or t.item.number or t.money or t.item.parts)


def _from_context(tellings: Sequence[Told]) -> None:
    """Where every deal of an account that names its recipient names the same one, the others are its too."""
    known = [told.recipient for told in tellings if told.recipient is not None]
    if len({taker.value for taker in known}) != 1 or len(known) < ONE_STORY:
        return
    for told in tellings:
        if told.recipient is None and not told.gives(known[0]):
            told.recipient = known[0]
            told.inferred = True


def _meant(transfer: Transfer, here: Sequence[Told], last: Sequence[Told], words: Words) -> Told | None:
    """Which deal "the howitzers" or "44 of them" means: the nearest of such arms, if its number is still open."""
    for told in (*reversed(here), *reversed(last)):
        item = transfer.item
        kinds = {t.item.category for t in told.transfers}
        same = (
            not item.noun
            or head_of(item.noun) in told.heads
            or not told.heads
            or (item.category and item.category in kinds)
            or item.noun in words.generic
            or one_family(head_of(item.noun), told, words)
        )
        numbered = transfer.item.number is not None and told.numbers and transfer.item.number.low not in told.numbers
        taker, other = transfer.recipient, told.recipient
        somebody_else = taker is not None and other is not None and taker.value != other.value
        if same and not numbered and not somebody_else:
            return told
    return None


def _fill(told: Told, neighbours: Sequence[Told], *, goes_on: bool) -> None:
    """Who gets the arms, where a sentence leaves it open, is as in the sentences before; who gives them only where the
    sentence says that it goes on ("another 26", "has also").
    """
    for other in reversed(neighbours):
        if not goes_on and told.supplier and other.supplier and not any(other.gives(g) for g in told.supplier):
            continue  # somebody else sells other arms: to whom, this sentence leaves open
        if told.recipient is None and other.recipient is not None and not told.gives(other.recipient):
            told.recipient = other.recipient
        taken = told.recipient is not None and other.gives(told.recipient)
        if goes_on and not told.supplier and not taken:
            told.supplier = other.supplier


def lowered(text: str) -> str:
    """Lower case of the same length, so that places stay places."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
