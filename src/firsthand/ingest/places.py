"""States and capitals by name: where something was written is not who wrote it."""

from functools import cache

from firsthand.language.states import capitals, state_names
from firsthand.language.tables import table


@cache
def places() -> frozenset[str]:
    """States and capitals as the tables name them in all languages, lower case."""
    return frozenset(name for language in table("capitals") for name in (*state_names(language), *capitals(language)))
