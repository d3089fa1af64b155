"""Short names for documents, as critical editions give them: A1, A2 … for what is held, α, β … for what is not."""

from collections.abc import Iterable

import msgspec

from firsthand.records import Document

GREEK = "αβγδεζηθικλμνξοπρστυφχψω"


class Siglum(msgspec.Struct, frozen=True):
    """``label`` is read by people, ``slug`` stands in the ids of the page."""

    label: str
    slug: str


def assign(held: Iterable[Document], archetypes: Iterable[Document]) -> dict[str, Siglum]:
    """One siglum for each document id, in the order given."""
    sigla: dict[str, Siglum] = {}
    for position, document in enumerate(held, 1):
        sigla[document.id] = Siglum(f"A{position}", f"a{position}")
    for position, document in enumerate(archetypes):
        letter, again = GREEK[position % len(GREEK)], position // len(GREEK)
        sigla[document.id] = Siglum(f"{letter}{again + 1 if again else ''}", f"x{position + 1}")
    return sigla
