"""What a sighting is assigned to: a key that all names of one entity share, and why it is that one."""

from dataclasses import dataclass
from functools import cache

from firsthand.records import EntitySchema, Span


@dataclass(frozen=True, slots=True)
class Assigned:
    """A stretch of an account that names the entity of that ``key``."""

    document: str
    span: Span
    key: str
    name: str
    schema: EntitySchema
    reason: str
    state: str | None = None
    state_reason: str = ""
    kind: str = ""
    known: bool | None = None
    nearest: tuple[str, ...] = ()
    part_of: str | None = None
    note: str = ""
    sure_state: bool = True


@cache
def state_name(alpha3: str) -> str:
    """A state's usual English name."""
    import pycountry
    from babel import Locale

    country = pycountry.countries.get(alpha_3=alpha3)
    if country is None:
        return alpha3
    return str(Locale("en").territories.get(country.alpha_2, country.name))


def of_the(alpha3: str) -> str:
    """A state's name as it stands behind "of"."""
    name = state_name(alpha3)
    return f"the {name}" if name.startswith("United ") or name in ("Netherlands", "Philippines", "Bahamas") else name


def of_state(document: str, span: Span, alpha3: str, reason: str) -> Assigned:
    """The stretch names a state."""
    return Assigned(
        document, span, f"state:{alpha3}", state_name(alpha3), "Country", reason, alpha3, "it is this state", "state"
    )
