"""Sanctions lists that the user supplies: FollowTheMoney line JSON, and OFAC's SDN file in CSV with its companions.

Read line by line: a list holds hundreds of thousands of entries, and any bytes may come in. Of an entry only what the
matcher compares is kept.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from firsthand.records import Unreadable

NAMES = ("name", "alias", "weakAlias", "previousName", "abbreviation")
PARTS = ("firstName", "secondName", "middleName", "lastName", "fatherName", "motherName", "title", "nameSuffix")
COUNTRIES = ("country", "mainCountry", "nationality", "citizenship", "jurisdiction", "flag")
COMPARED = frozenset((*NAMES, *PARTS, *COUNTRIES))
"""What the matcher can hold against a name and a country, which is all that a case has."""
TARGETS = frozenset(
    {
        "Person",
        "Organization",
        "PublicBody",
        "Company",
        "LegalEntity",
        "Vessel",
        "Airplane",
        "Vehicle",
        "Asset",
        "Security",
    }
)
"""What can be listed and bear a name; sanctions, addresses and the like only tell of these."""
NONE = "-0-"
"""What OFAC's files write for an empty cell."""
OFAC_KINDS = {"individual": "Person", "vessel": "Vessel", "aircraft": "Airplane"}
MARGIN = re.compile(rb"\d{1,12}\s*,")
"""How every line of OFAC's files begins: with the number of an entry."""
LINE = 16 << 20
"""Longest line read, bytes. The longest entries of published lists, with everything nested in them, stay far below."""
TOLD = 100
"""Lines that could not be read that are told one by one; of more only the number."""
PACKED = {b"\x1f\x8b": "gunzip", b"PK": "unzip", b"BZ": "bunzip2", b"\xfd7": "unxz", b"(\xb5": "unzstd"}
"""First bytes of packed files, and what unpacks them."""
WIDE = (b"\xff\xfe", b"\xfe\xff")
MARK = b"\xef\xbb\xbf"
ADVICE = "Give FollowTheMoney entities, one JSON object a line, or OFAC's SDN.CSV with ALT.CSV and ADD.CSV beside it."


class Listing(msgspec.Struct, frozen=True, order=True):
    """One listing of an entry: its day, ISO at the list's precision and empty where the list has none, and under what."""

    day: str = ""
    program: str = ""


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a list. ``properties`` are FollowTheMoney's, those that are compared.

    Without ``listings`` the entry may stand in the file for what it is to others: an owner, a relative, an official;
    ``topics`` are what the list itself calls it.
    """

    id: str
    schema: str
    names: tuple[str, ...]
    source: str
    listings: tuple[Listing, ...] = ()
    topics: tuple[str, ...] = ()
    properties: dict[str, list[str]] = {}


class Skipped:
    """What could not be read: the first lines with why, the rest as a number."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._more = 0

    def add(self, line: str) -> None:
        if len(self._lines) < TOLD:
            self._lines.append(line)
        else:
            self._more += 1

    def told(self) -> tuple[str, ...]:
        return (*self._lines, *((f"{self._more} more lines",) if self._more else ()))


class _Object(msgspec.Struct):
    """A line of FollowTheMoney: properties, or the statements that they were made of."""

    id: str
    schema: str
    properties: dict[str, list[Any]] = {}
    statements: list[dict[str, Any]] = []


def read_lists(paths: Sequence[Path]) -> tuple[tuple[Listed, ...], tuple[str, ...]]:
    """Everything that the files list, and what in them could not be read. Raises Unreadable for a file that is no list."""
    found: list[Listed] = []
    skipped = Skipped()
    given = {path.resolve() for path in paths}
    for path in paths:
        if _companion_of(path, given):
            continue  # read with its SDN file
        before = len(found)
        try:
            found += _ftm(path, skipped) if _first_bytes(path).startswith(b"{") else _ofac(path, skipped)
        except OSError as problem:
            raise Unreadable(f"{path} cannot be read ({problem.strerror}).", "Check the name.") from None
        if len(found) == before:
            why = next(
                (line for line in skipped.told() if line.startswith(f"{path.name}, ")), "nothing in it bears a name"
            )
            raise Unreadable(f"{path} lists nothing that can be read ({why}).", ADVICE)
    return tuple(found), skipped.told()


def _first_bytes(path: Path) -> bytes:
    """How the file begins, after a mark of its encoding and white space. Raises Unreadable where that is no list."""
    with path.open("rb") as file:
        start = file.read(512)
    for magic, command in PACKED.items():
        if start.startswith(magic):
            raise Unreadable(f"{path} is packed.", f"Unpack it first: {command} {path.name}")
    if start.startswith(WIDE):
        raise Unreadable(f"{path} is in UTF-16.", "Save it as UTF-8.")
    start = start.removeprefix(MARK).lstrip()
    if not start.startswith(b"{") and not MARGIN.match(start):
        raise Unreadable(f"{path} is no list that can be read.", ADVICE)
    return start


def _lines(path: Path, skipped: Skipped) -> Iterator[tuple[int, bytes]]:
    """The lines that hold anything, numbered from 1. One that is too long is told and passed over, never held."""
    with path.open("rb") as file:
        number = 0
        while line := file.readline(LINE):
            number += 1
            if len(line) == LINE and not line.endswith(b"\n"):
                skipped.add(f"{path.name}, line {number}: longer than {LINE >> 20} MB")
                while (rest := file.readline(LINE)) and not rest.endswith(b"\n"):
                    pass
                continue
            if number == 1:
                line = line.removeprefix(MARK)
            if line := line.strip(b" \t\r\n\x1a"):
                yield number, line


def _ftm(path: Path, skipped: Skipped) -> Iterator[Listed]:
    """Entities that can be listed, with the sanctions that name them or are nested in them."""
    kept: list[Listed] = []
    listings: dict[str, set[Listing]] = {}
    decoder = msgspec.json.Decoder(_Object)
    for number, line in _lines(path, skipped):
        try:
            entity = decoder.decode(line)
            properties = _properties(entity)
        except (msgspec.DecodeError, RecursionError, KeyError) as problem:
            skipped.add(f"{path.name}, line {number}: {str(problem)[:120] or 'nested too deeply'}")
            continue
        if entity.schema == "Sanction":
            for target in _texts(properties.get("entity", ())):
                listings.setdefault(target, set()).update(_listings(properties))
        elif entity.schema in TARGETS:
            texts = {name: _texts(values) for name, values in properties.items() if name in COMPARED}
            names = tuple(dict.fromkeys(value for key in NAMES for value in texts.get(key, ())))
            if not names:
                continue
            for nested in properties.get("sanctions", ()):
                if isinstance(nested, dict) and isinstance(nested.get("properties"), dict):
                    listings.setdefault(entity.id, set()).update(_listings(nested["properties"]))
            topics = tuple(_texts(properties.get("topics", ())))
            kept.append(
                Listed(
                    id=entity.id, schema=entity.schema, names=names, source=path.name, topics=topics, properties=texts
                )
            )
    for one in kept:
        yield msgspec.structs.replace(one, listings=tuple(sorted(listings.get(one.id, ()))))


def _properties(entity: _Object) -> dict[str, list[Any]]:
    if entity.properties:
        return entity.properties
    found: dict[str, list[Any]] = {}
    for statement in entity.statements:
        found.setdefault(str(statement["prop"]), []).append(statement["value"])
    return found


def _texts(values: object) -> list[str]:
    """The values that are text; an entity nested in another stands for it by its id."""
    given = (
        [value.get("id") if isinstance(value, dict) else value for value in values] if isinstance(values, list) else []
    )
    return [value for value in given if isinstance(value, str) and value.strip()]


def _listings(sanction: dict[str, Any]) -> list[Listing]:
    """The days of one sanction with its programme: the listing's, else when it began, else any date that it has."""
    programs = _texts(sanction.get("program")) or _texts(sanction.get("programId")) or _texts(sanction.get("authority"))
    days = next((found for key in ("listingDate", "startDate", "date") if (found := _texts(sanction.get(key)))), [""])
    return [Listing(day, "; ".join(programs)) for day in days]


def _ofac(path: Path, skipped: Skipped) -> Iterator[Listed]:
    """The SDN file with the aliases and addresses that stand beside it under their usual names. It gives no dates."""
    aliases: dict[str, list[str]] = {}
    countries: dict[str, list[str]] = {}
    for _, row in _rows(_beside(path, "alt"), skipped):
        if len(row) >= 4:
            aliases.setdefault(row[0], []).append(row[3])
    for _, row in _rows(_beside(path, "add"), skipped):
        if len(row) >= 5 and row[4] != NONE:
            countries.setdefault(row[0], []).append(row[4])
    for number, row in _rows(path, skipped):
        if len(row) < 4 or not row[0].isdigit():
            skipped.add(f"{path.name}, line {number}: not an entry")
            continue
        name, *others = [name for name in (row[1], *aliases.get(row[0], ())) if name and name != NONE] or [""]
        if not name:
            continue
        programs = [] if row[3] == NONE else re.split(r"\]\s*\[", row[3].strip("[] "))
        yield Listed(
            id=f"ofac-{row[0]}",
            schema=OFAC_KINDS.get(row[2].lower(), "LegalEntity"),
            names=tuple(dict.fromkeys((name, *others))),
            source=path.name,
            listings=tuple(Listing("", program) for program in programs),
            properties={"name": [name], "alias": others, "country": countries.get(row[0], [])},
        )


def _companion_of(path: Path, given: set[Path]) -> bool:
    """Whether this is a companion file of an SDN file that is given too."""
    if path.stem.lower() not in ("alt", "add"):
        return False
    return any(one.parent == path.resolve().parent and one.stem.lower() == "sdn" for one in given)


def _beside(path: Path, kind: str) -> Path | None:
    """The companion file next to the SDN file, whatever case its name is in."""
    beside = path.resolve().parent.iterdir()
    same = (other for other in beside if other.stem.lower() == kind and other.suffix.lower() == path.suffix.lower())
    return next((other for other in same if other.is_file()), None)


def _rows(path: Path | None, skipped: Skipped) -> Iterator[tuple[int, list[str]]]:
    """Rows of a file of OFAC's, each on a line of its own: a stray quote spoils one row, not the rest of the file."""
    for number, line in _lines(path, skipped) if path else ():
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            text = line.decode("cp1252", "replace")
        try:
            (row,) = csv.reader([text.replace("\0", "")])
        except (csv.Error, ValueError):
            skipped.add(f"{path.name if path else ''}, line {number}: not an entry")
            continue
        yield number, [cell.strip() for cell in row]
