"""What one account tells of each deal: the sentences that speak of it, and what each leaves to the others."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from msgspec import structs

from firsthand.language.weapons import key
from firsthand.records import Document, Quantity, Reading, Span, Statement
from firsthand.registers.accounts import about_arms
from firsthand.registers.arrivals import as_landed, is_landing
from firsthand.registers.following import Following, clause_of, following
from firsthand.registers.options import as_option, options_in, unnumbered, without_options
from firsthand.registers.roles import Given, built_in
from firsthand.registers.sellers import sellers_in
from firsthand.registers.shares import share_of
from firsthand.registers.sharing import shared_out
from firsthand.registers.told import WISHES, Told, arms_fit, designations_fit, head_of, kind_of, kinds_fit, parties_fit
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
JOINED = 4
"""Words between two kinds of arms of one order."""
DOCUMENTED = "order documented"
SIGNED = frozenset({"order claimed", DOCUMENTED})
"""Rungs of what has been signed."""
ONE_STORY = 2
"""Deals of an account that must agree on who buys before a third one is taken to be the same buyer's."""


def tellings_of(document: Document, reading: Reading, words: Words) -> list[Told]:
    """The deals that one account tells of."""
    text = document.text
    lower = lowered(text)
    tellings: list[Told] = []
    last: list[Told] = []
    since = FOLLOWS + 1
    people = {word for s in reading.statements for m in s.mentions if m.schema == "Person" for word in m.text.split()}
    people |= set(TITLED.findall(text))
    for at, statement in enumerate(reading.statements):
        if words.language == "en":
            statement = with_unlisted(statement, text)
        statement = _without_people(statement, people)
        since += 1
        here: list[Told] = []
        shared: list[Told] = []
        named = {m.canonical for m in statement.mentions if m.schema == "Designation"}
        if named and (spoken := [t for t in tellings if named & t.designations]):
            last, since = spoken[-1:], 0
        told_here = shared_out(statement, text, lower, words)
        options: list[tuple[Quantity | None, Span]] = [*options_in(statement, lower, words)]
        if (place := unnumbered(told_here, options, words)) is not None and (last or tellings):
            options, told_here = [(None, place)], []
        for transfer in without_options(told_here, options):
            if (
                _goes_on_with_list(statement, lower, words)
                and transfer.trigger.frame == "upgrade"
                and last
                and since == 1
            ):
                transfer = replace(transfer, rung=last[-1].first.rung, planned=last[-1].first.planned)
            if here and transfer.trigger.frame == "upgrade" and _is_joined(here[-1].first, transfer, lower, words):
                transfer = replace(transfer, rung=here[-1].first.rung, planned=here[-1].first.planned)
            transfer = _still_to_come(transfer, document)
            if is_landing(transfer, lower, words):
                transfer = as_landed(transfer, at, reading, text, lower, words)
            if (whole := share_of(transfer, tellings, lower, words)) is not None:
                _add_share(whole, transfer, lower, words)
                shared.append(whole)
                continue
            if _in_package(transfer, lower, words, tellings):
                continue
            if transfer.item.some and tellings:
                continue  # what arrived first is told by the sentence as a whole
            if _names_maker(transfer, tellings):
                continue
            if (
                transfer.item.back
                and (meant := _meant(transfer, here, last if since <= FOLLOWS else [], words)) is not None
            ):
                meant.transfers.append(transfer)
                meant.supplier = meant.supplier or transfer.supplier
                meant.recipient = meant.recipient or transfer.recipient
                here.append(meant)
                continue
            another = transfer.item.back
            if another and not transfer.item.noun and (here or (last and since <= FOLLOWS)):
                # "31 of them" beside "two drones": another number of the same arms
                same_arms = (here or last)[-1].first.item
                item = replace(same_arms, number=transfer.item.number, arrived=None, parts=False)
                transfer = replace(transfer, item=item)
            told = Told(document, [transfer], [], transfer.supplier, transfer.recipient)
            goes_on = bool(here) or another or words.says("going_on", lower, statement.start, statement.end)
            _fill(told, here or (last if since <= FOLLOWS else []), goes_on=goes_on)
            if not _is_row(told) or not (words.language == "en" or _is_exact(told)) or _vague(told, words):
                continue
            if not (goes_on or _says_something(transfer)):
                continue
            same = next((t for t in tellings if _same_telling(t, told, words)), None)
            if same is None:
                tellings.append(told)
                here.append(told)
            else:
                same.transfers.append(transfer)
                same.supplier = same.supplier or told.supplier
                same.recipient = same.recipient or told.recipient
                here.append(same)
        for q, place in options:
            if (may := _option(q, place, statement, told_here, document, here or last or tellings[-1:])) is not None:
                known = next((t for t in tellings if _same_telling(t, may, words)), None)
                tellings += [may] if known is None else []
        here = list(dict.fromkeys(here))
        targets = [] if shared and not here else here or (last if since <= FOLLOWS else [])
        if not here and targets and all(t.ended for t in targets) and not statement.money:
            # deliveries that are still to come are not those of what was called off
            going_on = [t for t in reversed(tellings) if not t.ended][:1]
            targets = going_on if words.says("due", lower, statement.start, statement.end) else targets
        if not here and tellings and (place := _denial(statement, lower, words)) is not None:
            for target in _denied(tellings[0], tellings):
                target.added.append(_only_flag(statement, Given("denied", place)))
            continue
        if not here and targets and words.says("denied", lower, statement.start, statement.end):
            targets = _denied(targets[0], tellings)
        elif not words.says("all", lower, statement.start, statement.end):
            targets = targets[:1]
        counted = _counted(here)
        for k, target in enumerate(targets):
            more = following(statement, target.first, text, lower, words, own=bool(here), counted=counted)
            if more is not None:
                target.added.append(more)
                if more.seller is not None and more.seller_state is not None and not target.supplier:
                    target.supplier = (Given(more.seller_state, more.seller.span),)
                since -= not here and not k
        if here or shared:
            last, since = here or shared[-1:], 0
    _from_context(tellings)
    found = _gathered(tellings)
    of_arms = bool(found) and about_arms(reading, lower, words.language)
    for told in found:
        told.of_arms = of_arms
    _add_seller(found, reading, text, lower, words)
    return found


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
        meant = [other for other in kept if not (other.options or other.parts) and _may_mean(told, other)]
        if len(meant) == 1 and meant[0] is not told:
            meant[0].transfers += told.transfers
            meant[0].added += told.added
        else:
            kept.append(told)
    return [told for told in tellings if told in kept]


def _may_mean(bare: Told, full: Told) -> bool:
    wished = [told.first.rung in WISHES for told in (bare, full)]
    alike = kinds_fit(bare, full) if bare.supplier and bare.recipient else bool(bare.kinds & full.kinds)
    named = designations_fit(bare, full) or (not bare.designations and alike)
    years = not (bare.years and full.years) or bool(bare.years & full.years)
    return parties_fit(bare, full) and named and years and wished[0] == wished[1] and not _one_failed(bare, full)


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
    cue = next((hop.cue for hop in statement.attribution if hop.cue_class == "negative"), None)
    told = cue or next(iter(words.find("denied", lower, *span)), None)
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
            or _one_family(head_of(item.noun), told, words)
        )
        numbered = transfer.item.number is not None and told.numbers and transfer.item.number.low not in told.numbers
        taker, other = transfer.recipient, told.recipient
        somebody_else = taker is not None and other is not None and taker.value != other.value
        if same and not numbered and not somebody_else:
            return told
    return None


def _one_family(head: str, told: Told, words: Words) -> bool:
    """ "The aircraft" may be fighters or helicopters, "the machines" anything."""
    if head in words.families.get("any", ()):
        return True
    heads = told.heads or {head_of(kind) for kind in map(kind_of, told.designations) if kind}
    return any(head in family and heads & family for family in words.families.values())


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


def _same_telling(a: Told, b: Told, words: Words) -> bool:
    """Within one account: the same parties and arms; another number is another deal, unless one of them is left out."""
    if not parties_fit(a, b) or a.options != b.options or a.parts != b.parts or _one_failed(a, b):
        return False
    if a.numbers and b.numbers and not a.numbers & b.numbers:
        return False
    if a.years and b.years and not a.years & b.years:
        return False
    if _repeats(a, b) or (not (a.designations and b.designations) and a.numbers & b.numbers and kinds_fit(a, b)):
        return True
    if bool(a.designations) != bool(b.designations) and not (a.heads and b.heads):
        named, noun = (a, b) if a.designations else (b, a)
        return any(_one_family(head, named, words) for head in noun.heads)
    return arms_fit(a, b)


def _one_failed(a: Told, b: Told) -> bool:
    """ "An offer of two boats that never materialised" is not the order that was signed later."""
    states = [{f.value for t in told.transfers for f in t.flags} & {"not materialised", "cancelled"} for told in (a, b)]
    signed = [told.first.rung in (*SIGNED, "delivered", "in production") for told in (a, b)]
    return bool(states[0]) != bool(states[1]) and signed[0] != signed[1]


def _repeats(a: Told, b: Told) -> bool:
    """The same number of arms between the same two states, in another statement and by another word: "18 Rafale fighters",
    "the 18 aircraft". Not where both are designated or of two kinds.
    """
    if a.first.statement is b.first.statement or not (a.numbers & b.numbers) or (a.designations and b.designations):
        return False
    kinds = {t.item.category for told in (a, b) for t in told.transfers if t.item.category}
    suppliers = {g.value for g in a.supplier}, {g.value for g in b.supplier}
    both = a.recipient is not None and b.recipient is not None and all(suppliers)
    return both and len(kinds) <= 1 and bool(a.designations or b.designations)


def lowered(text: str) -> str:
    """Lower case of the same length, so that places stay places."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
