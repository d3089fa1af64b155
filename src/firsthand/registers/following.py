"""What the sentences after a deal add to it: "The contract is worth …", "The first six arrived last month"."""

import re
from dataclasses import dataclass

from firsthand.records import DateExpression, Money, Quantity, Rung, Span, Statement
from firsthand.registers.listing_forms import SANCTIONS
from firsthand.registers.parties import Firm, find_firms
from firsthand.registers.roles import Given
from firsthand.registers.transfers import LONGEST, Transfer, sums
from firsthand.registers.wording import Words, flags, marked

ONE_FIRST = re.compile(r"\bthe first (?:one |aircraft |ship )?(?:was|has|arrived)\b")
NOUNLESS = re.compile(
    r"\W*$|\s*[,.;)]|\s+(?:of|have|has|had|were|was|are|is|more|others?|in|by|on|arrived|came|reached|so|and|last|then)\b"
)
"""What may stand behind a number that counts arms named before."""
TERMS = ("offset", "licence production")
"""What a later sentence can still say of the kind of deal it is."""
PARTED = re.compile(r"[;；:]|, (?:while|and the|aber|mais|pero|ma|а|але)\b")
REST = 12
"""Characters before a number in which "the other" stands."""
DATED = 14
"""Characters beside a date in which "dated" makes it that of a paper."""
BESIDE = 40
"""Characters before a firm's name in which "with" leads to it."""
OTHER = re.compile(r"\bone (?:was|arrived|came)\b.{0,80}\bthe other\b")


@dataclass(frozen=True, slots=True)
class Following:
    """What a statement adds to the deal before it."""

    statement: Statement
    money: Money | None
    scope: Given | None
    delivered: Given | None
    delivered_on: tuple[DateExpression, ...]
    flags: tuple[Given, ...]
    rung: Rung | None
    rung_at: Span
    planned: bool
    ordered: DateExpression | None = None
    seller: Given | None = None
    seller_state: str | None = None
    terms: tuple[Given, ...] = ()


def following(
    statement: Statement,
    deal: Transfer,
    text: str,
    lower: str,
    words: Words,
    *,
    own: bool,
    counted: frozenset[int] = frozenset(),
) -> Following | None:
    """What ``statement`` says of ``deal``; with ``own`` it is one of the deal's own statements, of which only the
    number delivered is still to be read. Numbers at ``counted`` are those of deals that it tells of itself.
    """
    span = (statement.start, statement.end)
    if statement.end - statement.start > LONGEST:
        return None
    if statement.kind in ("question", "non_answer") or SANCTIONS.search(text, *span):
        return None
    rest = _speaks_of("rest", statement, lower, words)
    some = rest or any(_speaks_of(name, statement, lower, words) for name in ("firsts", "of_them"))
    if not (own or some or words.says("back", lower, *span) or words.says("contractor", lower, *span)):
        return None
    triggers = [t for t in words.triggers_in(lower[slice(*span)]) if t.frame in ("give", "receive")]
    done = words.says("parts_delivered", lower, *span) or any(t.done for t in triggers)
    ahead = words.says("announced", lower, *span)
    arrived = _delivered(statement, deal, text, lower, words, counted) if done else None
    if (
        arrived is not None
        and not own
        and words.says("announced", lower, *clause_of(statement, arrived.span, lower, words))
    ):
        arrived = None
    if own:
        return Following(statement, None, None, arrived, (), (), "delivered", arrived.span, False) if arrived else None
    found = tuple(Given(name, place) for name in flags() for place in words.find(name, lower, *span)[:1])
    unsigned = _is_unsigned(statement, deal, lower, words)
    if unsigned is not None and not any(flag.value == "denied" for flag in found):
        found = (*found, Given("denied", unsigned))
    due = words.find("due", lower, *span)
    if (due or (rest and statement.dates)) and not done and not any(flag.value == "delayed" for flag in found):
        found = (*found, Given("planned", due[0] if due else span))
    money = next(iter(sums(statement, text)), None)
    if money is not None and (words.says("part_payment", lower, *span) or words.says("loan", lower, *span)):
        money = None  # neither an advance nor a loan is the price
    if money is not None and not any(words.says(name, lower, *span) for name in ("deal_words", "each", "package")):
        money = None  # nor is any sum that stands near
    signed = words.find("signed", lower, *span) if words.says("deal_words", lower, *span) else []
    not_yet = words.says("negation", lower, *span) or ahead
    dates = statement.dates if triggers or done or due or rest else ()
    ordered = statement.dates[0] if signed and statement.dates and not not_yet else None
    paper = _dated(statement, lower, words)
    if paper is not None and ordered is None:
        ordered, dates = paper, tuple(d for d in dates if d is not paper)
    rung: Rung | None = "delivered" if arrived or (done and not ahead and triggers) else None
    if rung is None and signed and not not_yet:
        rung = "order claimed"
    if ordered is not None and ordered is not paper:
        dates = ()
    firm = _seller(statement, text, lower, words)
    seller = Given(firm.name, (firm.start, firm.end)) if firm is not None else None
    more = tuple(Given(term, place) for term in TERMS for place in words.find(term, lower, *span)[:1])
    if money is None and arrived is None and not (found or dates or more) and rung is None and seller is None:
        return None
    if more and money is not None and "offset" in {term.value for term in more}:
        money = None  # what is owed in return is no price
    scope = next(
        (
            Given({"deal_words": "deal"}.get(name, name), places[0])
            for name in ("each", "package", "deal_words")
            if money is not None and (places := words.find(name, lower, *span))
        ),
        None,
    )
    return Following(
        statement,
        money,
        scope,
        arrived,
        dates,
        found,
        rung,
        span,
        ahead or bool(due),
        ordered,
        seller,
        firm.state if firm else None,
        more,
    )


def clause_of(statement: Statement, place: Span, lower: str, words: Words) -> Span:
    """The clause of a number: "five have come; the other ten are expected" are two."""
    before = max((m.end() for m in PARTED.finditer(lower, statement.start, place[0])), default=statement.start)
    after = min((m.start() for m in PARTED.finditer(lower, place[1], statement.end)), default=statement.end)
    rest = [q.start for q in statement.quantities if q.start > place[1] and marked(q, "rest", statement, lower, words)]
    return before, min([after, *(max(place[1], start - REST) for start in rest)])


def _speaks_of(name: str, statement: Statement, lower: str, words: Words) -> bool:
    """ "The other three will come next year", "les six premiers": some of the arms, without their name."""
    return any(
        marked(q, name, statement, lower, words)
        for q in statement.quantities
        if q.low >= 1 and not any(m.start <= q.start < m.end for m in statement.money)
    )


def _is_unsigned(statement: Statement, deal: Transfer, lower: str, words: Words) -> Span | None:
    """ "No contract has been signed", said of what others call an order: where it stands."""
    if deal.rung not in ("order claimed", "order documented", "in production", "delivered"):
        return None
    span = (statement.start, statement.end)
    if not (
        statement.certainty == "CT-" and words.says("deal_words", lower, *span) and words.says("negation", lower, *span)
    ):
        return None
    return next(iter(words.find("signed", lower, *span)), None)


def _seller(statement: Statement, text: str, lower: str, words: Words) -> Firm | None:
    """ "The prime contractor will be …", "the agreement with …": the firm that a later sentence names."""
    firms = [f for f in find_firms(statement, text, lower, words) if "bank" not in f.name.lower()]
    if words.says("contractor", lower, statement.start, statement.end):
        return next(iter(firms), None)
    if not words.says("deal_words", lower, statement.start, statement.end):
        return None
    return next((f for f in firms if _led_by(f, statement, lower, words)), None)


def _dated(statement: Statement, lower: str, words: Words) -> DateExpression | None:
    """ "The agreement, dated 8 May 2025, …": the date that a contract bears."""
    if not words.says("deal_words", lower, statement.start, statement.end):
        return None
    for date in statement.dates:
        beside = (
            lower[max(statement.start, date.start - DATED) : date.start]
            if words.spaced
            else lower[date.start : date.end + DATED]
        )
        behind = lower[date.end : min(statement.end, date.end + DATED)]
        if (
            (date.value or date.resolved)
            and date.precision == "day"
            and any(words.says("dated", part) for part in (beside, behind) if part)
        ):
            return date
    return None


def _led_by(firm: Firm, statement: Statement, lower: str, words: Words) -> bool:
    """ "With the Serbian arms exporter Yugoimport": only what the firm is stands between."""
    before = lower[max(statement.start, firm.start - BESIDE) : firm.start]
    places = words.find("together", before)
    return bool(places) and not re.search(r"[,.;]", before[places[-1][1] :])


def _delivered(
    statement: Statement, deal: Transfer, text: str, lower: str, words: Words, counted: frozenset[int]
) -> Given | None:
    """How many have arrived: a number that counts nothing else, of the deal's own arms."""
    ordered = deal.item.number
    total = 0.0
    place: Span | None = None
    for q in statement.quantities:
        if (
            q.start in counted
            or (ordered is not None and q.start == ordered.start)
            or any(m.start <= q.start < m.end for m in statement.money)
        ):
            continue
        if any(n.start <= q.start < n.end for n in deal.item.designations) or not _counts_them(
            q, deal, statement, lower, words
        ):
            continue
        value = q.low
        if 0 < value < 1 and ordered is not None:
            value = float(int(value * ordered.low))
        before = lower[max(statement.start, q.start - 12) : q.start]
        if ordered is not None and re.search(r"\blast\s+$", before) and value < ordered.low:
            return Given(ordered.low, (q.start, q.end))  # the last ones: all have arrived
        total += value
        place = place or (q.start, q.end)
    if total == 1 and ordered is not None and ordered.low == 2 and OTHER.search(lower, statement.start, statement.end):
        total = 2.0
    if place is None and (one := ONE_FIRST.search(lower, statement.start, statement.end)) is not None:
        return Given(1, one.span())
    if place is None and ordered is not None and words.says("all", lower, statement.start, statement.end):
        return Given(ordered.low, (statement.start, statement.end))
    if place is None and ordered is not None and ordered.low == 2:
        one = OTHER.search(lower, statement.start, statement.end)
        return Given(2, one.span()) if one is not None else None
    if ordered is not None and total > ordered.low:
        return None
    return Given(total, place) if place is not None and total else None


def _counts_them(q: Quantity, deal: Transfer, statement: Statement, lower: str, words: Words) -> bool:
    if q.unit in ("percent", "%") or re.search(r"\bof (?:the )?$", lower[max(0, q.start - 8) : q.start]):
        return False
    if q.noun is None and q.unit is not None:
        return False  # "12 years"
    if any(marked(q, name, statement, lower, words) for name in ("firsts", "of_them")):
        return True
    if q.noun is None:
        return NOUNLESS.match(lower, q.end) is not None
    head = q.noun.split()[-1].removesuffix("s")
    kind = deal.item.noun.split()[-1] if deal.item.noun else ""
    if kind and head[:5] == kind[:5]:
        return True
    families = [family for family in words.families.values() if head in family]
    return any(not kind or kind.removesuffix("s") in family for family in families) or head in words.families.get(
        "any", ()
    )
