"""What a run is told, and what it counts."""

from collections.abc import Callable

import msgspec

Watch = Callable[[str, int], None]
"""Hears the step and, where it is known, how many accounts it is through."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """One in ``sample`` five-word runs seeds; two accounts are laid side by side from ``least_seeds`` shared ones on; a
    passage has ``least_words``. A JSON line has at most ``line_bytes``. ``memory`` bytes of words and seeds stay in
    memory on one machine, the rest goes to files; None for all. ``parts`` are those that a cluster's work is cut into.
    """

    sample: int = 8
    least_seeds: int = 2
    least_words: int = 25
    line_bytes: int = 8_000_000
    memory: int | None = None
    parts: int = 64


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it. ``families`` have more than one account."""

    accounts: int
    set_aside: int
    words: int
    passages: int
    furniture: int
    derivations: dict[str, int]
    families: int
    largest_family: int
