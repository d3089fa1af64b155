"""One account's telling of one deal, and what two tellings have in common."""

import re
from dataclasses import dataclass, field
from functools import cache

from firsthand.language.designations import system_of
from firsthand.language.folding import fold
from firsthand.records import Document
from firsthand.registers.following import Following
from firsthand.registers.kinds import fits, kind_of_designation, kind_of_noun
from firsthand.registers.roles import Given
from firsthand.registers.transfers import Transfer, year_of
from firsthand.registers.wording import Words

WISHES = frozenset({"rumour", "sought", "negotiation"})
"""Rungs below which nobody has agreed to anything."""
DOCUMENTED = "order documented"
SIGNED = frozenset({"order claimed", DOCUMENTED})
"""Rungs of what has been signed."""


@dataclass(slots=True, eq=False)
class Told:
    """One account's telling of a deal: its transfers and what the sentences after them add."""

    document: Document
    transfers: list[Transfer] = field(default_factory=list)
    added: list[Following] = field(default_factory=list)
    supplier: tuple[Given, ...] = ()
    recipient: Given | None = None
    of_arms: bool = True
    """Whether its account is about arms."""
    share: bool = False
    """Whether it only tells of some of the arms of an order: what has arrived."""
    inferred: bool = False
    """Whether the recipient is that of the account's other deals."""

    def gives(self, party: Given) -> bool:
        """Whether a party is among the suppliers."""
        return party.value in {given.value for given in self.supplier}

    def with_more(self, transfer: Transfer, supplier: tuple[Given, ...], recipient: Given | None) -> "Told":
        """This telling, which another transfer is about too; its parties stay where it names them."""
        self.transfers.append(transfer)
        self.supplier = self.supplier or supplier
        self.recipient = self.recipient or recipient
        return self

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
    def sides(self) -> frozenset[str | float]:
        return frozenset(side.value for side in (*self.supplier, self.recipient) if side is not None)

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
    def plain(self) -> bool:
        """Whether it says which arms or how many, and between whom: a deal wherever it is told."""
        both = bool(self.supplier) and self.recipient is not None
        return bool((self.designations and (self.numbers or both)) or (self.numbers and both))

    @property
    def arrived(self) -> bool:
        """Whether it tells of nothing but a delivery of a certain number."""
        return all(t.rung == "delivered" and not t.planned and t.item.number is not None for t in self.transfers)

    @property
    def denies(self) -> bool:
        """Whether it only denies the deal: that vouches for nothing."""
        return all(any(flag.value == "denied" for flag in t.flags) for t in self.transfers)

    @property
    def disputed(self) -> bool:
        """Whether its account tells of a denial: what it recalls beside that is what is denied, and no support."""
        told = [flag for t in self.transfers for flag in t.flags] + [flag for more in self.added for flag in more.flags]
        return any(flag.value == "denied" for flag in told)

    @property
    def options(self) -> bool:
        """Whether it is an option on top of an order: a row of its own."""
        return any(term.value == "option" for t in self.transfers for term in t.terms)

    @property
    def kinds(self) -> frozenset[str]:
        """What kinds of arms it is about: those of its designations, else those of its nouns."""
        listed = {kind for name in self.designations if (kind := kind_of_designation(name))}
        return frozenset(listed or {kind for t in self.transfers if (kind := kind_of_noun(t.item.noun))})

    @property
    def values(self) -> frozenset[float]:
        """What it costs, wherever the account says so."""
        sums = [t.money for t in self.transfers] + [more.money for more in self.added]
        return frozenset(money.low for money in sums if money is not None)


def parties_fit(a: Told, b: Told) -> bool:
    """Whether no party of one differs from the other's."""
    ours, theirs = {g.value for g in a.supplier}, {g.value for g in b.supplier}
    if ours and theirs and not ours & theirs:
        return False
    return a.recipient is None or b.recipient is None or a.recipient.value == b.recipient.value


def designations_fit(a: Told, b: Told) -> bool:
    """Whether one of a telling's designations is one of the other's, or a variant of it."""
    return any(_designation_fits(x, y) for x in a.designations for y in b.designations)


def kinds_fit(a: Told, b: Told) -> bool:
    """Whether both may be about arms of one kind."""
    return any(fits(x, y) for x in a.kinds for y in b.kinds)


def _designation_fits(a: str, b: str) -> bool:
    system = system_of(a)
    if system is not None and system is system_of(b):
        return True
    x, y = fold(a), fold(b)
    return x.startswith(y) or y.startswith(x) or x.endswith(f" {y}") or y.endswith(f" {x}")


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


def arms_fit(a: Told, b: Told) -> bool:
    """Whether two tellings may be about the same arms: a designation, a variant of it, or the same noun."""
    if a.designations and b.designations:
        return designations_fit(a, b)
    return any(_nouns_fit(x, y) for x in a.nouns for y in b.nouns)


def _nouns_fit(a: str, b: str) -> bool:
    """ "Transport planes" may be "planes", and no "fighter planes"."""
    return a == b or (head_of(a) == head_of(b) and 1 in (len(a.split()), len(b.split())))


def same_telling(a: Told, b: Told, words: Words) -> bool:
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
        return any(one_family(head, named, words) for head in noun.heads)
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


def one_family(head: str, told: Told, words: Words) -> bool:
    """ "The aircraft" may be fighters or helicopters, "the machines" anything."""
    if head in words.families.get("any", ()):
        return True
    heads = told.heads or {head_of(kind) for kind in map(kind_of, told.designations) if kind}
    return any(head in family and heads & family for family in words.families.values())


def may_mean(bare: Told, full: Told) -> bool:
    """Whether a telling without a number may be of the deal that another gives in full."""
    wished = [told.first.rung in WISHES for told in (bare, full)]
    alike = kinds_fit(bare, full) if bare.supplier and bare.recipient else bool(bare.kinds & full.kinds)
    named = designations_fit(bare, full) or (not bare.designations and alike)
    years = not (bare.years and full.years) or bool(bare.years & full.years)
    return parties_fit(bare, full) and named and years and wished[0] == wished[1] and not _one_failed(bare, full)
