"""Entities: who and what the accounts speak of, under all the names that they use, each with why it is that one."""

from typing import Literal, TypeAlias

import msgspec

from firsthand.records.anchors import Anchor
from firsthand.records.counts import Bounds
from firsthand.records.registers import EMPTY, Cell

EntitySchema: TypeAlias = Literal[
    "Person",
    "Organization",
    "PublicBody",
    "Company",
    "LegalEntity",  # a body or person of which the text does not say which
    "Country",
    "Place",
    "WeaponSystem",
]
"""FollowTheMoney's names; it has none for states, places and weapon systems, so these are ours."""


class Alias(msgspec.Struct, frozen=True):
    """One way in which an entity is written, every place where it is, and why that is the same one."""

    text: str
    anchors: tuple[Anchor, ...]
    reason: str


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """One entity of a case. ``id`` follows from ``key``, which does not depend on the order or number of accounts.

    ``country`` is ISO 3166 alpha-3; uncertain where it is only inferred. ``kind`` says what it is in a few words. A weapon
    system that no list has is ``known=False`` with its ``nearest`` ones. ``part_of`` is the name of what it belongs to.
    ``statements`` are those that it stands in; ``accounts`` counts the origins of these, never the accounts themselves.
    """

    id: str
    key: str
    name: str
    schema: EntitySchema
    aliases: tuple[Alias, ...]
    country: Cell = EMPTY
    kind: str = ""
    known: bool | None = None
    nearest: tuple[str, ...] = ()
    part_of: str | None = None
    notes: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    accounts: Bounds = Bounds(0, 0)
