"""What kind of arms a noun of any language or a designation means: "истребитель", "fighter jets", "J-10C" are fighters."""

from functools import cache

from firsthand.language.designations import system_of
from firsthand.language.tables import table

ANYTHING = "unit"
"""The kind of nouns that count arms of every kind: "machines", "units"."""


@cache
def kind_of_noun(noun: str) -> str:
    """The kind of a noun phrase for arms in lower case, whatever its language; empty where no stem of the table is in it."""
    plain = noun.replace("*", "")
    return next((name for name, _, stems in _kinds() if any(stem in plain for stem in stems)), "")


@cache
def kind_of_designation(canonical: str) -> str:
    """The kind of a listed weapon system by its description; empty where the list does not know it."""
    system = system_of(canonical)
    return kind_of_noun(system.description.lower()) if system is not None else ""


def fits(a: str, b: str) -> bool:
    """Whether two kinds may be one: the same, one the other's more general kind, or one that counts anything."""
    return bool(a and b) and (a == b or ANYTHING in (a, b) or a in _parents()[b] or b in _parents()[a])


@cache
def _kinds() -> tuple[tuple[str, frozenset[str], tuple[str, ...]], ...]:
    return tuple((k["kind"], frozenset(k["of"]), tuple(k["stems"])) for k in table("kinds")["kinds"])


@cache
def _parents() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for name, parents, _ in _kinds():
        found[name] = found.get(name, frozenset()) | parents
    general = frozenset().union(*found.values())
    return {name: found.get(name, frozenset()) for name in {*found, *general, ANYTHING}}
