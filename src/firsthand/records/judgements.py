"""Judgements: an analyst's decisions, logged beside what the program worked out, applied to it, and undone at will."""

from typing import Literal, TypeAlias

import msgspec

from firsthand.records.anchors import Anchor

Decision: TypeAlias = Literal[
    "original",
    "cut",
    "same-owner",
    "outlet",
    "date",
    "furniture",
    "accept",
    "reject",
    "restate",
    "same-entity",
    "not-same-entity",
    "same-claim",
    "not-same-claim",
    "reliability",
]


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """One decision. ``name`` (J1, J2 …) counts the log's judgements, undone ones too, so it never changes its meaning.

    It binds to what outlasts an analysis: ``accounts`` are document ids (of a cut edge child and parent; the parent is
    left out where it is an original that is not held, which ``outlets`` then names), ``outlets`` are outlet keys, a
    finding is its ``code`` with its readings ``a`` and ``b``; of furniture ``b`` is the stretch, of two claims
    ``a`` and ``b`` are a statement of each. ``value`` is the
    outlet, the day or the words decided on. ``entities`` are ids of entities, which do not change with the accounts.
    """

    name: str
    decision: Decision
    accounts: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    code: str = ""
    a: Anchor | None = None
    b: Anchor | None = None
    value: str = ""
    entities: tuple[str, ...] = ()
    note: str = ""
    time: str = ""
    operator: str | None = None

    @property
    def made(self) -> str:
        """Which it is, of what day, by whom and why."""
        who = f" by {self.operator}" if self.operator else ""
        note = f": {self.note}" if self.note else ""
        return f"{self.name} of {self.time[:10]}{who}{note}"

    @property
    def stamp(self) -> str:
        """How everything that it touches is marked."""
        return f"analyst's judgement {self.made}"


class Judged(msgspec.Struct, frozen=True):
    """What a judgement did in one analysis: the ids it touched, or why it rests (``resting``): nothing to apply it to."""

    judgement: Judgement
    touches: tuple[str, ...] = ()
    resting: str = ""


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """What is decided about claims before they are counted. ``owners`` are groups of outlet keys of one owner: their accounts count as one in the lower bounds. ``same`` and
    ``apart`` are pairs of places whose statements say the same, or do not.
    """

    owners: tuple[tuple[str, ...], ...] = ()
    same: tuple[tuple[Anchor, Anchor], ...] = ()
    apart: tuple[tuple[Anchor, Anchor], ...] = ()
