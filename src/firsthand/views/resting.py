"""Claims that rest on little: on one origin however often they are repeated, or on one source that nobody names."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

import msgspec

from firsthand.records import Claim, Results, Statement

Ground: TypeAlias = Literal["one anonymous source", "anonymous sources, perhaps one", "one origin"]
UNNAMED: frozenset[Ground] = frozenset({"one anonymous source", "anonymous sources, perhaps one"})


class Resting(msgspec.Struct, frozen=True):
    """A claim, the statements that make it, and what little these rest on."""

    claim: Claim
    made: tuple[Statement, ...]
    ground: Ground

    @property
    def repeated(self) -> int:
        """Accounts that carry it."""
        return len({one.document for one in self.made})


def resting(results: Results) -> list[Resting]:
    """All such claims, those that most accounts repeat first; "declined to comment" is nothing that could rest."""
    said = {one.id: one for reading in results.readings for one in reading.statements}
    found = []
    for claim in results.claims:
        made = tuple(said[name] for name in claim.statements if name in said)
        ground = _ground(claim, made)
        if made and ground is not None and claim.kind != "non_answer":
            found.append(Resting(claim, made, ground))
    return sorted(found, key=lambda one: -one.repeated)


def _ground(claim: Claim, made: Sequence[Statement]) -> Ground | None:
    """A document without a name is no anonymous source: it can be asked for."""
    innermost = [one.attribution[-1] for one in made if one.attribution]
    nameless = [hop for hop in innermost if not hop.named and hop.type != "document"]
    if innermost and len(nameless) == len(made) and claim.sources.lower == 1:
        return "one anonymous source" if claim.sources.upper == 1 else "anonymous sources, perhaps one"
    return "one origin" if claim.accounts.upper == 1 else None
