"""The list of weapon systems: what each is called, what it is, and who makes it. ``docs/gazetteers.md`` has the columns."""

import re
from functools import cache
from importlib import resources

import msgspec

from firsthand.language.folding import fold

CATEGORIES = {
    "I": "battle tanks",
    "II": "armoured combat vehicles",
    "III": "large-calibre artillery",
    "IV": "combat aircraft and UCAV",
    "V": "attack helicopters",
    "VI": "warships",
    "VII": "missiles and launchers",
    "VIII": "small arms",
}
"""The seven categories of the UN Register of Conventional Arms and its voluntary eighth, by number."""

_COLUMNS = 5
_TYPE = re.compile(r"Type (\d{3}[A-Z]*)")
_TYPES = (
    *("type", "Typ", "typ", "Typu", "typu", "Tipo", "tipo", "Tip", "tip", "Tipi", "tipi", "Typen", "Τύπου", "τύπου"),
    *("тип", "типа", "типу", "Тип", "Типа", "проекта", "класса", "lớp", "kiểu", "loại", "نوع", "تايب", "کلاس", "타입"),
    *("طراز", "Klasse", "klasse", "classe", "clase", "klasy", "třídy", "κλάσης"),
)
"""Words for "type", as they stand before a number of three digits."""


class System(msgspec.Struct, frozen=True):
    """A weapon system. ``names`` begin with its designation; ``careful`` are those that are also common words.

    ``category`` is one of ``CATEGORIES`` or None; ``states`` are its makers', the first one first, ISO 3166 alpha-3.
    """

    designation: str
    names: tuple[str, ...]
    careful: frozenset[str]
    description: str
    category: str | None
    states: tuple[str, ...]

    def canonical(self, name: str) -> str:
        """One spelling for a name of this system: that which the list has first, in Latin letters."""
        wanted = key(name)
        name = next((n for n in self.names if is_latin(n) and key(n) in (wanted, wanted.removesuffix("s"))), name)
        if is_latin(name):
            return self.designation if self._spelt_out(name) else name
        popular = (n for n in self.names if is_latin(n) and not any(c.isdigit() for c in n))
        return next(popular, self.designation)

    def forms(self) -> tuple[str, ...]:
        """How other languages write "Type 209": "Typ 209", "tipo 209", "типа 209", "209型"."""
        numbers = [m[1] for name in self.names if (m := _TYPE.fullmatch(name)) and name not in self.careful]
        return tuple(f"{word} {n}" for n in numbers for word in _TYPES) + tuple(
            f"{n}{word}" for n in numbers for word in ("型", "級", "级", "급", "형")
        )

    def _spelt_out(self, name: str) -> bool:
        """ "K2 Black Panther", "M142 HIMARS": the designation with a popular name behind, or a number before it."""
        head, _, tail = name.partition(f"{self.designation} ")
        return name.endswith(f" {self.designation}") or (not head and tail.istitle())


def key(name: str) -> str:
    """Letters and digits alone, folded: "Hermes-450" and "HERMES 450" meet, and so do "Бук-М3" and "Buk-M3"."""
    return "".join(c for c in fold(name.replace("ı", "i").replace("İ", "I")) if c.isalnum())


def is_latin(name: str) -> bool:
    """No letter of another script."""
    return re.search(r"[^\W\d_]", name) is not None and all(c < "\u0370" for c in name if c.isalpha())


@cache
def systems() -> tuple[System, ...]:
    """The list, line by line."""
    text = resources.files("firsthand.language.data").joinpath("weapons.tsv").read_text(encoding="utf-8")
    return tuple(_system(line) for line in text.splitlines() if line and not line.startswith("#"))


def _system(line: str) -> System:
    columns = line.split("\t")
    if len(columns) != _COLUMNS:
        raise ValueError(f"A line of weapons.tsv has {len(columns)} columns, not {_COLUMNS}: {line!r}.")
    designation, others, description, category, states = columns
    written = [designation, *(others.split("|") if others != "-" else ())]
    return System(
        designation=designation.removeprefix("~"),
        names=tuple(name.removeprefix("~") for name in written),
        careful=frozenset(name[1:] for name in written if name.startswith("~")),
        description=description,
        category=CATEGORIES.get(category),
        states=tuple(states.split()),
    )
