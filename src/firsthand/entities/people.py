"""People: full names, the surnames and titles that stand for them, the offices that they hold.

A surname belongs to the only person of that surname in the account, else in the account's story; two persons of one
surname stay two, and a surname that fits nobody is a person of its own.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from firsthand.entities.assigned import Assigned, of_the
from firsthand.entities.roles import Office, offices
from firsthand.entities.sightings import LONGEST_NAME_WORDS, Account, Sighting
from firsthand.language.folding import fold
from firsthand.language.tables import table
from firsthand.records import Span

Tokens = tuple[str, ...]
Surnames = dict[tuple[int, str], list[Tokens]]


@cache
def _nouns() -> frozenset[str]:
    """Words for what a person is ("analyst", "minister")."""
    return frozenset(table("sources")["person"])


@cache
def _others() -> frozenset[str]:
    """Words of names that are no person's."""
    lists = table("names")
    kinds = ("organisation_words", "public_words", "company_words", "place_words", "roles")
    return frozenset(word for kind in kinds for word in lists[kind]) | _THINGS


_THINGS = frozenset(
    """Defense Defence War Agreement Treaty Act Deal Program Programme Day Expo Lines Shipping Trading Energy Oil Gas Steel
    Mining Chemicals Systems Technologies Aerospace Shipyard Shipyards Works Logistics Capital Ventures Securities Insurance
    Media Post Times News Press Herald Tribune Dynamics Electronics Engineering
    Campaign Republican Republicans Democrat Democrats""".split()
)
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ \u00a0]\Z")
_APPOSITION = re.compile(r",[ \u00a0](?:(?:a|an|the|who|whose|then|now)\b|\d{2},)")
_IN_APPOSITION = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Name:
    sighting: Sighting
    tokens: Tokens


def tokens_of(name: str) -> Tokens:
    """Folded words of a name without initials: "Vladimir V. Putin" and "Vladimir Putin" meet, То Лам and Tô Lâm too."""
    words = [fold(word.strip(".,")) for word in name.split()]
    return tuple(word for word in words if len(word) > 1 and word not in ("jr", "sr"))


def people_of(
    accounts: Sequence[Account], stories: Mapping[str, str], taken: Mapping[str, set[Span]]
) -> list[Assigned]:
    """All persons of the accounts. ``stories`` names the story of an account; ``taken`` stretches are something else."""
    held = {a.id: list(offices(a)) for a in accounts}
    names = {a.id: _names(a, taken.get(a.id, set()), {o.holder for o in held[a.id]}) for a in accounts}
    full: dict[str, set[Tokens]] = {a.id: set() for a in accounts}
    for where, found in names.items():
        for name in found:
            if len(name.tokens) > 1:
                full[where].add(name.tokens)
    keys = _one_name({tokens for many in full.values() for tokens in many})
    told: dict[str, set[Tokens]] = defaultdict(set)
    for where, many in full.items():
        told[stories[where]] |= {keys[tokens] for tokens in many}
    by_story = {story: _by_surname(known) for story, known in told.items()}
    assigned: list[Assigned] = []
    labels = {a.id: a.document.label for a in accounts}
    for account in accounts:
        own, home = _by_surname({keys[tokens] for tokens in full[account.id]}), stories[account.id]
        for name in names[account.id]:
            assigned.append(_assigned(name, own, by_story[home], keys, account, home))
    named = {(one.document, one.span): one for one in assigned}
    return [*assigned, *_holders([office for many in held.values() for office in many], named, stories, labels)]


def _names(account: Account, taken: set[Span], holders: set[Span | None]) -> list[_Name]:
    """The account's sightings of people: by title or office, by what they are called beside it, by what they say."""
    candidates: list[tuple[_Name, bool]] = []
    for sighting in account.sightings:
        mention = sighting.mention
        if mention.schema not in ("Person", "Other") or sighting.span in taken:
            continue
        tokens = tokens_of(mention.canonical)
        if " of " in mention.canonical or mention.canonical in _others():
            continue
        if not tokens or len(tokens) > LONGEST_NAME_WORDS or any(c.isdigit() for c in mention.canonical):
            continue
        called_so = _is_called_so(account, sighting, office=sighting.span in holders)
        candidates.append((_Name(sighting, tokens), mention.schema == "Person" or called_so))
    sure = {name.tokens for name, certain in candidates if certain and len(name.tokens) > 1}
    titled = {name.tokens[-1] for name, certain in candidates if certain}
    surnames = {tokens[-1] for tokens in sure}
    found = []
    for name, certain in candidates:
        if len(name.tokens) > 1:
            known = certain or name.tokens in sure or name.tokens[-1] in titled
        else:
            known = certain or name.tokens[0] in surnames
        if known:
            found.append(name)
    return found


def _is_called_so(account: Account, sighting: Sighting, *, office: bool) -> bool:
    """Whether the words beside a name say that it is a person's: "analyst Ada Bell", "Ada Bell, a professor"."""
    words = sighting.mention.canonical.split()
    if any(word in _others() for word in words):
        return False
    if len(words) < 2 or not all(word[:1].isupper() and not word.isupper() for word in (words[0], words[-1])):
        return False
    if office:
        return True
    start, end = sighting.span
    before = _WORD_BEFORE.search(account.text[max(0, start - 24) : start])
    if before is not None and before[1].islower() and before[1] in _nouns():
        return True
    after = account.text[end : end + 70]
    if (beside := _APPOSITION.match(after)) is not None:
        clause = re.split(r"[.;—]", after[beside.end() :], maxsplit=1)[0]
        person = after.startswith((", who", ", whose")) or beside.group()[-3:-1].isdigit()
        return person or any(word.lower() in _nouns() for word in _IN_APPOSITION.findall(clause))
    return sighting.speaks == "person"


def _one_name(names: Iterable[Tokens]) -> dict[Tokens, Tokens]:
    """Each full name → the one it goes by: a name with a middle name is that without it where only one such is known."""
    known = set(names)
    ends: dict[tuple[str, str], list[Tokens]] = defaultdict(list)
    for tokens in known:
        ends[tokens[0], tokens[-1]].append(tokens)
    keys: dict[Tokens, Tokens] = {}
    for short, those in ends.items():
        one = short in known and len(those) == 2
        keys |= {tokens: short if one else tokens for tokens in those}
    return keys


def _by_surname(names: Iterable[Tokens]) -> Surnames:
    """Full names by the place (-1: surname, 0: family name in front) and word of a name that may stand for them."""
    found: Surnames = defaultdict(list)
    for tokens in names:
        for place in (-1, 0):
            found[place, tokens[place]].append(tokens)
    return found


def _assigned(
    name: _Name, own: Surnames, story: Surnames, keys: Mapping[Tokens, Tokens], account: Account, home: str
) -> Assigned:
    """A sighting with the person that it is."""
    mention = name.sighting.mention
    if len(name.tokens) > 1:
        key = keys[name.tokens]
        reason = "the full name" if key == name.tokens else "the full name, with a middle name"
        return Assigned(account.id, name.sighting.span, _key(key), mention.canonical, "Person", reason)
    surname = name.tokens[0]
    for people, where in ((own, "this account"), (story, "the accounts of this story")):
        for place, what in ((-1, "surname"), (0, "family name, which comes first,")):
            fitting = people.get((place, surname), [])
            if len(fitting) == 1:
                reason = f"the only person of that {what} in {where}".replace(",  in", ", in")
                return Assigned(account.id, name.sighting.span, _key(fitting[0]), "", "Person", reason)
            if fitting:
                reason = f"{len(fitting)} persons of that name in {where}: which one is meant stays open"
                return _alone(name, account, home, reason)
    return _alone(name, account, home, "a surname alone; no full name in the accounts of this story has it")


def _alone(name: _Name, account: Account, home: str, reason: str) -> Assigned:
    mention = name.sighting.mention
    key = f"person:{name.tokens[0]}@{home}"
    return Assigned(account.id, name.sighting.span, key, mention.canonical, "Person", reason, note=reason)


def _key(tokens: Tokens) -> str:
    return "person:" + " ".join(tokens)


def _holders(
    held: Sequence[Office],
    named: Mapping[tuple[str, Span], Assigned],
    stories: Mapping[str, str],
    labels: Mapping[str, str],
) -> list[Assigned]:
    """Offices as names of those who hold them, where a story names exactly one holder."""
    holders: dict[tuple[str, str, str], dict[str, Office]] = defaultdict(dict)
    for office in held:
        person = named.get((office.document, office.holder)) if office.holder else None
        if person is not None:
            holders[stories[office.document], office.state, office.role].setdefault(person.key, office)
    found = []
    for office in held:
        known = holders.get((stories[office.document], office.state, office.role), {})
        if len(known) != 1:
            continue
        ((key, first),) = known.items()
        name = named[first.document, first.holder].name if first.holder else ""
        where = "here" if first.document == office.document else f"in {labels[first.document]}"
        reason = f"the office stands beside {name or 'the name'} {where}"
        found.append(
            Assigned(
                office.document,
                _stretch(office),
                key,
                "",
                "Person",
                reason,
                office.state,
                f"{office.role} of {of_the(office.state)}",
                kind=f"{office.role} of {of_the(office.state)}",
            )
        )
    return found


def _stretch(office: Office) -> Span:
    """Where the office stands; with a title that is part of the name ("Russian President …") it is the name's stretch."""
    overlaps = office.holder is not None and office.span[0] <= office.holder[0] < office.span[1]
    return office.holder if overlaps and office.holder else office.span
