"""Descent: who took what from whom, what that rests on, and how many roots remain."""

from typing import Literal, TypeAlias

import msgspec

from firsthand.records.accounts import Document
from firsthand.records.anchors import Anchor, Span

DerivationKind: TypeAlias = Literal["reprint", "excerpt", "update", "translation", "report", "rewrite"]
Direction: TypeAlias = Literal["known", "undetermined"]


class Passage(msgspec.Struct, frozen=True, order=True):
    """An aligned stretch shared by ``a`` (child) and ``b`` (parent); ``words`` counts the words that agree."""

    a: str
    a_start: int
    a_end: int
    b: str
    b_start: int
    b_end: int
    words: int
    quoted: bool = False


class Evidence(msgspec.Struct, frozen=True):
    """One signal for an edge, with the words it rests on (``anchor``) or a measured ``detail``, and its weight."""

    signal: str
    detail: str = ""
    anchor: Anchor | None = None


class Derivation(msgspec.Struct, frozen=True, kw_only=True):
    """An edge from an account to what it derives from. ``spans`` are the dependent parts of the child.

    ``settled`` is false where dependence is possible but not shown: it lowers the lower bound of origins, not the upper.
    """

    child: str
    parent: str
    kind: DerivationKind
    direction: Direction
    spans: tuple[Span, ...]
    confidence: float
    evidence: tuple[Evidence, ...]
    settled: bool = True

    @property
    def id(self) -> str:
        return f"{self.child}>{self.parent}"


class Family(msgspec.Struct, frozen=True):
    """Accounts that go back to one root (a held document, an archetype, or the account itself).

    An account is a member where its surest edge leads; ``partly`` are members of other families that take something from
    this one as well, as a page compiled from two agencies does.
    """

    root: str
    members: tuple[str, ...]
    partly: tuple[str, ...] = ()


class Origins(msgspec.Struct, frozen=True):
    """Independent roots as a range. ``unsettled`` says in words what keeps the bounds apart; ``notes`` what counts rest on.

    ``stories`` are groups of accounts that tell one story: origins of different stories do not bear each other out.
    """

    lower: int
    upper: int
    families: tuple[Family, ...]
    unsettled: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    stories: tuple[tuple[str, ...], ...] = ()


class Descent(msgspec.Struct, frozen=True):
    """The whole outcome of lineage. ``own`` are spans that stand outside every dependent span and credit nobody."""

    passages: tuple[Passage, ...]
    derivations: tuple[Derivation, ...]
    archetypes: tuple[Document, ...]
    origins: Origins
    own: dict[str, tuple[Span, ...]]
