"""What one account tells of each deal: the sentences that speak of it, and what each leaves to the others."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from firsthand.language.designations import system_of
from firsthand.language.folding import fold
from firsthand.records import Document, Reading, Roots, Statement
from firsthand.registers.following import Following, following
from firsthand.registers.roles import Given
from firsthand.registers.sharing import shared_out
from firsthand.registers.transfers import MOVING, Transfer, year_of
from firsthand.registers.unlisted import with_unlisted
from firsthand.registers.wording import Words

FOLLOWS = 2
"""Statements after a deal's in which "the contract" or "the first six" still mean it."""
DOCUMENTED = "order documented"
SIGNED = frozenset({"order claimed", DOCUMENTED})
"""Rungs of what has been signed."""
ONE_STORY = 2
"""Deals of an account that must agree on who buys before a third one is taken to be the same buyer's."""


@dataclass(slots=True, eq=False)
class Told:
    """One account's telling of a deal: its transfers and what the sentences after them add."""

    document: Document
    transfers: list[Transfer] = field(default_factory=list)
    added: list[Following] = field(default_factory=list)
    supplier: tuple[Given, ...] = ()
    recipient: Given | None = None
    inferred: bool = False
    """Whether the recipient is that of the account's other deals."""

    def gives(self, party: Given) -> bool:
        """Whether a party is among the suppliers."""
        return party.value in {given.value for given in self.supplier}

    @property
    def first(self) -> Transfer:
        return self.transfers[0]

    @property
    def designations(self) -> frozenset[str]:
        return frozenset(d.canonical for t in self.transfers for d in t.item.designations)

    @property
    def heads(self) -> frozenset[str]:
        return frozenset(head_of(t.item.noun) for t in self.transfers if t.item.noun)

    @property
    def nouns(self) -> frozenset[str]:
        return frozenset(_singular(t.item.noun) for t in self.transfers if t.item.noun)

    @property
    def numbers(self) -> frozenset[float]:
        return frozenset(n.low for t in self.transfers if (n := t.item.number) is not None)

    @property
    def years(self) -> frozenset[str]:
        return frozenset(y for t in self.transfers if t.ordered is not None and (y := year_of(t.ordered)))

    @property
    def parts(self) -> bool:
        """Whether it is about components: a row of its own beside what they are for."""
        return any(t.item.parts for t in self.transfers)

    @property
    def ended(self) -> bool:
        """Whether it was called off, or never was."""
        return any(f.value in ("cancelled", "denied", "not materialised") for t in self.transfers for f in t.flags)

    @property
    def options(self) -> bool:
        """Whether it is an option on top of an order: a row of its own."""
        return any(term.value == "option" for t in self.transfers for term in t.terms)


def tellings_of(document: Document, reading: Reading, words: Words) -> list[Told]:
    """The deals that one account tells of."""
    text = document.text
    lower = lowered(text)
    tellings: list[Told] = []
    last: list[Told] = []
    since = FOLLOWS + 1
    for statement in reading.statements:
        if words.language == "en":
            statement = with_unlisted(statement, text)
        since += 1
        here: list[Told] = []
        named = {m.canonical for m in statement.mentions if m.schema == "Designation"}
        if named and (spoken := [t for t in tellings if named & t.designations]):
            last, since = spoken[-1:], 0
        for transfer in shared_out(statement, text, lower, words):
            if (
                _goes_on_with_list(statement, lower, words)
                and transfer.trigger.frame == "upgrade"
                and last
                and since == 1
            ):
                transfer = replace(transfer, rung=last[-1].first.rung, planned=last[-1].first.planned)
            if transfer.item.some and tellings:
                continue  # what arrived first is told by the sentence as a whole
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
            if not _is_row(told) or not (words.language == "en" or _is_exact(told)):
                continue
            if _vague(told, words):
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
        here = list(dict.fromkeys(here))
        targets = here or (last if since <= FOLLOWS else [])
        if not here and targets and all(t.ended for t in targets) and not statement.money:
            # deliveries that are still to come are not those of what was called off
            going_on = [t for t in reversed(tellings) if not t.ended][:1]
            targets = going_on if words.says("due", lower, statement.start, statement.end) else targets
        if not words.says("all", lower, statement.start, statement.end):
            targets = targets[:1]
        counted = _counted(here)
        for k, target in enumerate(targets):
            more = following(statement, target.first, text, lower, words, own=bool(here), counted=counted)
            if more is not None:
                target.added.append(more)
                if more.seller is not None and more.seller_state is not None and not target.supplier:
                    target.supplier = (Given(more.seller_state, more.seller.span),)
                since -= not here and not k
        if here:
            last, since = here, 0
    _from_context(tellings)
    return tellings


def _counted(here: Sequence[Told]) -> frozenset[int]:
    """Where numbers stand that deals of a statement already have, or that are part of what arms are called."""
    items = [t.item for told in here for t in told.transfers]
    numbers = {item.number.start for item in items if item.number is not None}
    return frozenset(numbers | {k for item in items for d in item.designations for k in range(d.start, d.end)})


def _goes_on_with_list(statement: Statement, lower: str, words: Words) -> bool:
    """Whether a statement only goes on with what the one before lists: "and upgrades for submarines"."""
    return lower[statement.start : statement.end].split(maxsplit=1)[0] in words.joining


def _is_row(told: Told) -> bool:
    """Somebody must get something, or somebody must part with arms that are told of exactly."""
    item = told.first.item
    if not (item.noun or item.designations or item.number):
        return False  # "signed for them", and nobody knows what
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
    if not _parties_fit(a, b) or a.options != b.options or a.parts != b.parts:
        return False
    if a.numbers and b.numbers and not a.numbers & b.numbers:
        return False
    if a.years and b.years and not a.years & b.years:
        return False
    if _repeats(a, b):
        return True
    if bool(a.designations) != bool(b.designations) and not (a.heads and b.heads):
        named, noun = (a, b) if a.designations else (b, a)
        return any(_one_family(head, named, words) for head in noun.heads)
    return _arms_fit(a, b)


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


def one_deal(row: Sequence[Told], told: Told, roots: Roots) -> bool:
    """Across accounts: parties and arms fit; numbers may differ where one account stands on the other's word."""
    for other in row:
        if other.document.id == told.document.id:
            return False
        if (
            not _parties_fit(other, told)
            or not (_arms_fit(other, told) or _in_other_words(other, told))
            or (other.options, other.parts)
            != (
                told.options,
                told.parts,
            )
        ):
            continue
        if other.years and told.years and not other.years & told.years:
            continue
        if not other.numbers or not told.numbers or other.numbers & told.numbers:
            return True
        if roots.of(other.document.id, None, possible=True) == roots.of(told.document.id, None, possible=True):
            return True
    return False


def _in_other_words(a: Told, b: Told) -> bool:
    """Accounts in two languages, one without a designation: the same number of one kind of arms between the same states."""
    languages = {told.document.language.value if told.document.language else "en" for told in (a, b)}
    kinds = [{t.item.category for t in told.transfers if t.item.category} for told in (a, b)]
    both = all(told.supplier and told.recipient is not None for told in (a, b))
    return len(languages) == 2 and both and bool(kinds[0] & kinds[1]) and bool(a.numbers & b.numbers)


def _parties_fit(a: Told, b: Told) -> bool:
    ours, theirs = {g.value for g in a.supplier}, {g.value for g in b.supplier}
    if ours and theirs and not ours & theirs:
        return False
    return a.recipient is None or b.recipient is None or a.recipient.value == b.recipient.value


def _arms_fit(a: Told, b: Told) -> bool:
    if a.designations and b.designations:
        return any(_designation_fits(x, y) for x in a.designations for y in b.designations)
    return any(_nouns_fit(x, y) for x in a.nouns for y in b.nouns)


def _nouns_fit(a: str, b: str) -> bool:
    """ "Transport planes" may be "planes", and no "fighter planes"."""
    return a == b or (head_of(a) == head_of(b) and 1 in (len(a.split()), len(b.split())))


def _designation_fits(a: str, b: str) -> bool:
    x, y = fold(a), fold(b)
    return x == y or x.startswith(y) or y.startswith(x)


def head_of(noun: str) -> str:
    """The last word of a noun phrase, without its plural."""
    word = noun.split()[-1]
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


@cache
def kind_of(canonical: str) -> str:
    """What the list of weapon systems says a designation is, without its details; empty where it does not know it."""
    system = system_of(canonical)
    return re.split(r"[,(]| with | for ", system.description)[0].strip().lower() if system is not None else ""


def _singular(noun: str) -> str:
    return f"{noun[: -len(noun.split()[-1])]}{head_of(noun)}".replace("defence", "defense").replace(
        "air defense", "air-defense"
    )


def lowered(text: str) -> str:
    """Lower case of the same length, so that places stay places."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
