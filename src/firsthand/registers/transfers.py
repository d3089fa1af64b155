"""What one sentence says of a transfer of arms: who gives whom what, how far it has gone, for how much, when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from firsthand.records import RUNGS, DateExpression, Money, Rung, Span, Statement
from firsthand.registers.items import find_items
from firsthand.registers.parties import ARTICLES, Firm, Party, find_firms, find_parties
from firsthand.registers.phrases import Item
from firsthand.registers.roles import Given, roles, seller_of
from firsthand.registers.wording import PAUSE, Trigger, Words, flags, terms

LONGEST = 5_000
"""Characters of a statement that is still read for transfers: what is longer is a table or no text."""
UNSPECIFIED = "unspecified"
"""The category of "defence deals": arms and deal in one, which are a row where nothing else is named."""
MOVING = frozenset({"give", "receive"})
"""Frames in which arms change hands, not papers."""
GOVERNED = 12
"""Characters between a negation and the verb that it is about: "not yet", "never before"."""
BEFORE = 60
"""Characters before a trigger in which words of wanting and planning still govern it: about a clause's head."""
CONVERSION = 60
"""Characters between an opening bracket and the last of the sums behind it: "($5.5 billion; £4.3 billion)"."""
PARTED = re.compile("[;；]")
UNSIGNED = 12
"""Characters before "signed" in which a negation belongs to it."""
NEXT = 12
"""Characters between a noun ("order") and its date ("of 2018")."""
TURN = re.compile(r"[;:]|\b(?:but|while|whereas)\b")
"""Where a clause ends: words of wanting and planning before it govern nothing behind it."""
ADJOINING = 14
"""Characters before a noun of buying in which a verb governs it: "confirmed the purchase"."""
PARTICIPLE = 2
"""Characters between arms and a participle that only describes them."""
FAR = 1_000
"""What stands farther off than anything in a sentence."""
CUSTOMERS = 2
"""Joins in a list of states that make it one of customers: three states or more."""
LISTING = frozenset({",", "、", "،"})
PREDICATE = 45
"""Characters between arms and a later word that can still tell what became of them."""


@dataclass(frozen=True, slots=True)
class Transfer:
    """What one statement says of one item. Parties that it does not name are None."""

    statement: Statement
    item: Item
    trigger: Trigger
    supplier: tuple[Given, ...]
    recipient: Given | None
    rung: Rung
    rung_at: Span
    flags: tuple[Given, ...]
    terms: tuple[Given, ...]
    condition: Given | None
    money: Money | None
    scope: Given | None
    ordered: DateExpression | None
    delivered_on: tuple[DateExpression, ...]
    planned: bool
    seller: Given | None = None
    begun: bool = False
    """Whether deliveries are only said to have begun."""


def transfers_in(statement: Statement, text: str, lower: str, words: Words) -> list[Transfer]:
    """The transfers that ``statement`` tells of; none where nothing is done with an item."""
    span = (statement.start, statement.end)
    if statement.kind in ("non_answer", "question") or words.says("not_about", lower, *span):
        return []
    if statement.end - statement.start > LONGEST:
        return []
    triggers = [
        replace(t, start=t.start + statement.start, end=t.end + statement.start)
        for t in words.triggers_in(lower[slice(*span)])
    ]
    triggers = [
        t
        for t in triggers
        if t.frame != "none" and not words.says("hypothetical", lower, max(statement.start, t.start - BEFORE), t.start)
    ]
    if not triggers:
        return []
    parties = find_parties(statement, text, lower, words)
    firms = find_firms(statement, text, lower, words)
    items = find_items(statement, text, lower, words)
    found: list[Transfer] = []
    named = [i for i in items if i.category != UNSPECIFIED]
    items = named or items  # "in a major defence deal" says nothing of its own
    for item in items:
        about = governing(item, items, triggers, text, lower, words)
        if _is_held(item, items, about, lower, words, statement) or _has_customers(item, parties, about, lower, words):
            continue
        if about and not (item.noun in words.vague and words.says("debt", lower, *span)):
            one = _transfer(statement, item, items, about, triggers, parties, firms, lower, words)
            if item.category != UNSPECIFIED or (one.supplier and one.recipient):
                found.append(one)  # "a supplier whose ties range from arms deals to loans" tells of no deal
    return _priced_once(found)


def _priced_once(told: Sequence[Transfer]) -> list[Transfer]:
    """A sum that one sentence gives for several items is the first one's, as a package; it prices none of the others."""
    priced: set[int] = set()
    found: list[Transfer] = []
    for one in told:
        if one.money is not None and one.money.start in priced and (one.scope is None or one.scope.value != "each"):
            one = replace(one, money=None, scope=None)
        elif one.money is not None:
            priced.add(one.money.start)
        found.append(one)
    return found


def governing(
    item: Item, items: Sequence[Item], triggers: Sequence[Trigger], text: str, lower: str, words: Words
) -> list[Trigger]:
    """The triggers that speak of ``item``, the one that tells who is who first: the nearest, one before the item rather
    than one after it, and a verb rather than "deal".
    """

    def distance(trigger: Trigger) -> tuple[int, int]:
        between = text[trigger.end : item.start] if trigger.end <= item.start else text[item.end : trigger.start]
        stops = len(re.findall(r"[;:]|\.\s|\bwhile\b", between))
        late = 25 if trigger.start > item.start else 0
        if 0 <= trigger.start - item.end <= PARTICIPLE and trigger.done and any(t.end <= item.start for t in triggers):
            late = 3 * late  # "ha consegnato sei obici ordinati nel 2024": when they were ordered, not who does what
        return (stops, len(between) + late + (40 if trigger.frame == "agree" else 0))

    own = [t for t in triggers if t.end == item.end and t.start > item.start]
    if own:
        return own  # "defence deals" are arms and deal in one
    outside = [
        t for t in triggers if t.start >= item.end or (t.end <= item.start and not _is_question(t, item, lower, words))
    ]
    near = sorted(outside, key=distance)
    near = [t for t in near if distance(t)[0] == 0] or near[:1]
    near.sort(key=lambda t: t.frame == "agree")
    return near[:1] + [t for t in near[1:] if _still_speaks_of(item, items, t, near[0], text)]


def _is_question(trigger: Trigger, item: Item, lower: str, words: Words) -> bool:
    """ "Asked whether Chile was the buyer of 14 engines": who asks that asks for no arms."""
    return trigger.frame == "ask" and words.says("hypothetical", lower, trigger.end, item.start)


def _still_speaks_of(item: Item, items: Sequence[Item], trigger: Trigger, nearest: Trigger, text: str) -> bool:
    """Whether a further trigger is about ``item`` too, and not about arms of its own that stand between."""
    if trigger.end <= item.start:
        return not any(trigger.end <= i.start and i.end <= nearest.start < item.start for i in items)
    between = any(item.end <= i.start and i.end <= trigger.start for i in items)
    return trigger.start - item.end <= PREDICATE and not between and ", and " not in text[item.end : trigger.start]


def _is_held(
    item: Item, items: Sequence[Item], about: Sequence[Trigger], lower: str, words: Words, statement: Statement
) -> bool:
    """Whether arms are only told of as held: "about 30 MiG-23s inherited from", "the fleet consists of five". The nearest of
    the words for having and for dealing decides, unless other arms stand between.
    """

    def away(start: int, end: int) -> int:
        low, high = (end, item.start) if end <= item.start else (item.end, start)
        crossed = any(low <= i.start and i.end <= high for i in items)
        return max(0, high - low) + (FAR if crossed else 0)

    held = [away(*place) for place in words.find("stock", lower, statement.start, statement.end)]
    return bool(held) and min(held) < min((away(t.start, t.end) for t in about), default=FAR)


def _has_customers(item: Item, parties: Sequence[Party], about: Sequence[Trigger], lower: str, words: Words) -> bool:
    """ "The jet has been sold to Chile, Iraq and Oman": who else has it, side by side, and nobody says how many."""
    if item.number is not None or not about or about[0].frame not in ("sell", "give", "buy", "receive"):
        return False
    listed, behind = 0, 0
    spoken = [p for p in parties if not p.speaker]
    for a, b in pairwise(spoken):
        between = re.findall(r"\w+|[^\w\s]", lower[a.end : b.start])
        joined = bool(between) and {*between} <= {*words.joining, *words.articles, *ARTICLES, *LISTING}
        listed = listed + 1 if joined else 0
        if listed >= CUSTOMERS:
            return True
        behind += joined and a.start >= about[0].end
    return behind > 0 and len({p.state for p in spoken}) == behind + 1


def _transfer(
    statement: Statement,
    item: Item,
    items: Sequence[Item],
    about: list[Trigger],
    triggers: list[Trigger],
    parties: list[Party],
    firms: list[Firm],
    lower: str,
    words: Words,
) -> Transfer:
    span = (statement.start, statement.end)
    supplier, recipient = roles(about[0], item, parties, lower, words, statement)
    seller = seller_of(about[0], item, firms, parties, recipient, lower, words)
    if not supplier and seller is not None and seller.state is not None:
        own = recipient is not None and seller.state == recipient.value
        if not own:
            supplier = (Given(seller.state, (seller.start, seller.end)),)
    elif seller is not None and recipient is not None and seller.state == recipient.value:
        # "Australia broke off the contract with Naval Group for the delivery": whose firm sells does not receive
        givers = [g for g in supplier if g.value != seller.state]
        if givers and supplier:
            supplier, recipient = (Given(seller.state, (seller.start, seller.end)),), givers[0]
    told = [(*rung_of(statement, t, lower, words), t) for t in about]
    rung, planned, trigger = max(told, key=lambda one: (not one[1], RUNGS.index(one[0])))
    found_flags = tuple(
        f
        for f in _flags(statement, about[0], lower, words)
        if _nearest(f.span, items, lower) is item or f.value == "denied"
    )
    denials = [flag.span[0] for flag in found_flags if flag.value == "denied"]
    if denials:
        rung = "rumour"
        found_flags = tuple(f for f in found_flags if f.value == "denied" or f.span[0] < denials[0])
    if rung == "announced" and any(flag.value == "not materialised" for flag in found_flags):
        rung = "negotiation"
    ordered, delivered_on = _dates(statement, item, items, triggers, found_flags, lower, words)
    if rung == "delivered" and _in_later_clause(item, about[0], statement, lower, words):
        rung, planned = "announced", True  # "five have been delivered; the missiles are expected in 2026"
    if planned and (delivered_on or item.back) and about[0].frame in MOVING:
        found_flags = (*found_flags, Given("planned", (about[0].start, about[0].end)))
    money = min(
        sums(statement, lower), key=lambda m: min(abs(m.start - item.end), abs(item.start - m.end)), default=None
    )
    if words.says("part_payment", lower, *span) or (money and _of_the_latter(money, item, items, lower, words)):
        money = None  # an advance is no price; "the latter valued at" prices the last one named
    about_it = [Given(term, place) for term in terms() for place in words.find(term, lower, *span)[:1]]
    if item.parts and not any(given.value == "component" for given in about_it):
        about_it.append(Given("component", (item.start, item.end)))
    return Transfer(
        statement,
        item,
        about[0],
        supplier,
        recipient,
        rung,
        (trigger.start, trigger.end),
        found_flags,
        tuple(
            given
            for given in about_it
            if (given.value != "component" and _nearest(given.span, items, lower) is item)
            or (given.value == "component" and item.parts)
        ),
        _condition(item, lower, words),
        money,
        scope_of(statement, lower, words) if money else None,
        ordered,
        delivered_on,
        planned,
        Given(seller.name, (seller.start, seller.end))
        if seller and not _kept_papers(seller, statement, lower, words)
        else None,
        words.says("begun", lower, *span),
    )


def _kept_papers(firm: Firm, statement: Statement, lower: str, words: Words) -> bool:
    """ "Records from the company, Orlo Werft, mention jets": whose papers say so is not said to sell, but for "the exporter"."""
    shown = [h.source for h in statement.attribution if h.type == "document" and h.source is not None]
    return any(start <= firm.start < end and not words.says("selling", lower, start, end) for start, end in shown)


def sums(statement: Statement, text: str) -> list[Money]:
    """The sums of a statement without those that only say in brackets what another is in other money."""
    kept: list[Money] = []
    for m in statement.money:
        before = text[max(statement.start, m.start - CONVERSION) : m.start]
        opened = max(before.rfind("("), before.rfind("（"))
        within = opened >= 0 and not re.search("[)）]", before[opened:])
        if not (kept and within and kept[-1].end <= m.start - len(before) + opened < kept[-1].end + NEXT):
            kept.append(m)
    return kept


def _of_the_latter(money: Money, item: Item, items: Sequence[Item], lower: str, words: Words) -> bool:
    """Whether the sum is said to be that of the item named last, and this is another one."""
    named = [other for other in items if other.end <= money.start]
    return bool(named) and named[-1] is not item and words.says("latter", lower, named[-1].end, money.start)


def _nearest(place: Span, items: Sequence[Item], lower: str) -> Item:
    """The item that a word of a sentence is about: the one it stands nearest to, on its side of a comma."""

    def away(item: Item) -> tuple[bool, int]:
        between = lower[item.end : place[0]] if item.end <= place[0] else lower[place[1] : item.start]
        return PAUSE.search(between) is not None, len(between)

    return min(items, key=away)


def _flags(statement: Statement, trigger: Trigger, lower: str, words: Words) -> tuple[Given, ...]:
    """What stands beside the rung: one place a flag. "Has not bought" denies an order; "has not arrived" denies none."""
    span = (statement.start, statement.end)
    found = [Given(flag, place) for flag in flags() for place in words.find(flag, lower, *span)[:1]]
    negative = words.denied_by(statement, lower)
    if negative is None and statement.certainty == "CT-" and trigger.done and trigger.frame not in MOVING:
        said = statement.certainty_words
        negative = next((word for word in said if 0 <= trigger.start - word[1] <= GOVERNED), None)
    if negative is not None and not any(flag.value == "denied" for flag in found):
        found.append(Given("denied", negative))
    return tuple(found)


def rung_of(statement: Statement, trigger: Trigger, lower: str, words: Words) -> tuple[Rung, bool]:
    """How far the words say the transfer has gone, and whether it lies ahead. The lowest word that governs decides."""
    span = (statement.start, statement.end)
    before = (max(statement.start, trigger.start - BEFORE), trigger.end)
    if words.free_order:  # the verb that governs may stand last, in its own clause
        comma = lower.find(",", trigger.end, statement.end) if trigger.done else -1
        before = (before[0], statement.end if comma < 0 else comma)
    if turns := list(TURN.finditer(lower, before[0], trigger.start)):
        before = (turns[-1].end(), before[1])
    documented = any(h.type == "document" or h.cue_class == "documentary" for h in statement.attribution)
    ahead = words.says("announced", lower, *before) or (statement.certainty.startswith("PR") and not trigger.done)
    claimed: Rung = "order documented" if documented else "order claimed"
    denied = any(h.cue_class == "negative" for h in statement.attribution)  # nor does "did not deny" claim anything
    if denied or statement.certainty.startswith("PS") or words.says("rumour", lower, *span):
        return "rumour", ahead
    if words.says("approved", lower, *before):
        return "announced", True
    if trigger.frame == "ask" or words.says("sought", lower, *before):
        return "sought", True
    if trigger.frame in ("make", "upgrade"):
        return ("announced", True) if ahead or not trigger.done else ("in production", False)
    if words.says("intent", lower, *span) and trigger.frame not in MOVING:
        return "negotiation", True  # a letter of intent is no contract, however it is signed
    signed = _is_signed(statement, lower, words)
    if trigger.frame == "agree":
        if signed:
            return claimed, False
        return ("negotiation", True) if words.says("negotiation", lower, *span) else ("announced", True)
    negated = words.says("negation", lower, max(statement.start, trigger.start - 16), trigger.start)
    if trigger.done and not ahead and not negated:
        return ("delivered" if trigger.frame in MOVING else claimed), False
    if trigger.frame in MOVING and not trigger.done and not negated and words.says("completed", lower, *span):
        return "delivered", False  # "the delivery has been completed"
    if signed and not words.says("negotiation", lower, *before) and not negated:
        return claimed, trigger.frame in MOVING
    if words.says("negotiation", lower, *before):
        return "negotiation", True
    if words.says("bought", lower, max(before[0], trigger.start - ADJOINING), trigger.end) and not words.says(
        "announced", lower, *before
    ):
        return claimed, False  # "its order for", "the order"
    return ("order documented" if documented else "announced"), True


def _is_signed(statement: Statement, lower: str, words: Words) -> bool:
    """Whether a word says that something was signed, and none beside it that it was not: "尚未签约", "nothing was signed"."""
    return any(
        not words.says("negation", lower, max(statement.start, start - UNSIGNED), start)
        for start, _ in words.find("signed", lower, statement.start, statement.end)
    )


def scope_of(statement: Statement, lower: str, words: Words) -> Given | None:
    """What a sum is for, as the text says: each, the package, the deal."""
    for name, value in (("each", "each"), ("package", "package"), ("deal_words", "deal")):
        spans = words.find(name, lower, statement.start, statement.end)
        if spans:
            return Given(value, spans[0])
    return None


def _condition(item: Item, lower: str, words: Words) -> Given | None:
    """New, second-hand, or second-hand but modernised, where the noun phrase says so."""
    start = item.start
    while (before := lower[max(0, start - 24) : start].rstrip().rpartition(" ")[2]) and before in words.modifiers:
        start = lower.rindex(before, 0, start)  # "eight older AH-64D"
    modern = words.find("modernised", lower, start, item.end)
    used = words.find("used", lower, start, item.end)
    if not used and (behind := words.lists["used"].match(lower, item.end + 1)) is not None and words.free_order:
        used = [behind.span()]  # "14 chars T-72 d'occasion"
    fresh = words.find("new", lower, start, item.end)
    if modern:
        return Given("second-hand but modernised", modern[0])
    if used:
        return Given("second-hand", used[0])
    return Given("new", fresh[0]) if fresh else None


def _in_later_clause(item: Item, trigger: Trigger, statement: Statement, lower: str, words: Words) -> bool:
    """Whether arms stand in a clause of their own behind the word of transfer, in which they are only expected."""
    parted = [m.end() for m in PARTED.finditer(lower, trigger.end, max(trigger.end, item.start))]
    clause = (parted[-1], statement.end) if parted else (0, 0)
    return bool(parted) and (words.says("due", lower, *clause) or words.says("announced", lower, *clause))


def _dates(
    statement: Statement,
    item: Item,
    items: Sequence[Item],
    triggers: Sequence[Trigger],
    found_flags: Sequence[Given],
    lower: str,
    words: Words,
) -> tuple[DateExpression | None, tuple[DateExpression, ...]]:
    """Each date belongs to the word of transfer nearest to it, one before it rather than one after it; none that stands by
    what was called off or put off, and none that is an end ("until 2026").
    """
    ordered: DateExpression | None = None
    delivered: list[DateExpression] = []
    for date in statement.dates:
        if words.says("until", lower, max(statement.start, date.start - 8), date.start):
            continue
        between = (item.end, date.start) if item.end <= date.start else (date.end, item.start)
        if len(items) > 1 and PARTED.search(lower, *between):
            continue  # another clause, and other arms or others of them
        nearest = min(
            triggers,
            key=lambda t: date.start - t.end if t.end <= date.start else 2 * (t.start - date.end) + 20,
        )
        away = date.start - nearest.end if nearest.end <= date.start else nearest.start - date.end
        if any(0 <= date.start - flag.span[1] < away for flag in found_flags):
            continue
        told = words.find("telling", lower, statement.start, date.start)
        if told and date.start - told[-1][1] < away:
            continue  # when it was leaked, not when it was done
        if nearest.frame in MOVING:
            delivered.append(date)
        elif (
            nearest.frame in ("buy", "agree", "pay", "sell")
            and ordered is None
            and (nearest.done or 0 <= away <= NEXT)
            and not _of_report(date, away, statement)
        ):
            ordered = date
    return ordered, tuple(delivered)


def _of_report(date: DateExpression, away: int, statement: Statement) -> bool:
    """ "…, the ministry said on Tuesday": a date without a year that stands nearer to a source than to the deal is when that
    spoke.
    """
    cues = [hop.cue for hop in statement.attribution if hop.cue is not None]
    said = min((max(date.start - end, start - date.end) for start, end in cues), default=None)
    return (date.value or "--").startswith("--") and said is not None and said < away


def year_of(date: DateExpression) -> str:
    """The year of a date expression, counted out or as written; empty where neither gives a single one."""
    if date.resolved is not None and date.resolved.earliest[:4] == date.resolved.latest[:4]:
        return date.resolved.earliest[:4]
    return date.value[:4] if date.value and re.match(r"\d{4}", date.value) else ""


def years_of(date: DateExpression) -> tuple[str, ...]:
    """The year of a date expression, or the first and the last of an interval ("2027 to 2029")."""
    first, _, last = (date.value or "").partition("/")
    if re.match(r"\d{4}", first) and re.match(r"\d{4}", last):
        return tuple(dict.fromkeys((first[:4], last[:4])))
    year = year_of(date)
    return (year,) if year else ()


def dated(date: DateExpression) -> str:
    """A date as written where that names a year, else as counted out, to the month where it is no day."""
    if date.value and not date.value.startswith("--"):
        return date.value
    if date.resolved is None:
        return date.value or ""
    return date.resolved.earliest if date.resolved.earliest == date.resolved.latest else date.resolved.earliest[:7]
