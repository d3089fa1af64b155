"""Offices that the text gives a state's people: "Vietnam's leader, To Lam", "the Russian president".

An office beside a name says who holds it; the office alone, elsewhere in the story, then means the holder where only one
is known. Former and deputy holders are left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from firsthand.entities.sightings import Account
from firsthand.records import Span

_ROLES = (
    r"president|prime minister|premier|chancellor|(?:supreme |top |paramount |communist party |party )?leader|ruler|king"
    r"|emir|sultan|crown prince|general secretary|party chief|(?:foreign|defen[cs]e|finance|interior|trade|energy) minister"
    r"|secretary of (?:state|defen[cs]e)|defen[cs]e secretary|foreign secretary|ambassador|army chief|air force chief"
    r"|navy chief|military chief|central bank governor"
)
_AFTER_STATE = re.compile(
    rf"(?:[’']s?)?[ \u00a0](?P<words>(?:(?!former|ex-|deputy|vice|acting|late)[a-z-]{{2,14}} ){{0,2}})(?P<role>{_ROLES})\b(?![’'-])",
    re.IGNORECASE,
)
_BEFORE_STATE = re.compile(rf"(?:^|[^\w])(?P<role>{_ROLES}) of (?:the )?\Z", re.IGNORECASE)
_BARRED = re.compile(r"\b(?:former|ex-|deputy|vice|late|then|one-time|first)[ -]?\Z", re.IGNORECASE)
_SAME = {
    "ruler": "leader",
    "top leader": "leader",
    "paramount leader": "leader",
    "supreme leader": "leader",
    "communist party leader": "leader",
    "party leader": "leader",
    "party chief": "leader",
    "premier": "prime minister",
}
GAP = re.compile(r"[ \u00a0]?,?[ \u00a0](?:the |is |was |named )?\Z")
"""What may stand between an office and its holder's name."""


@dataclass(frozen=True, slots=True)
class Office:
    """A phrase that names an office of a state, and the place of the person beside it, where there is one."""

    document: str
    span: Span
    text: str
    state: str
    role: str
    holder: Span | None


def offices(account: Account) -> Iterator[Office]:
    """Every phrase for an office of a state in the account."""
    text, sightings = account.text, account.sightings
    for number, sighting in enumerate(sightings):
        if sighting.mention.schema != "Country" or sighting.mention.country is None:
            continue
        start, end = sighting.span
        match = _AFTER_STATE.match(text, end, min(len(text), end + 60))
        if match is not None and not _BARRED.search(text[max(0, start - 12) : start]):
            start, end = start, match.end()
        elif (before := _BEFORE_STATE.search(text[max(0, start - 50) : start])) is not None:
            match, start = before, max(0, start - 50) + before.start("role")
            if _BARRED.search(text[max(0, start - 12) : start]):
                continue
        else:
            continue
        role = " ".join(match["role"].lower().replace("defence", "defense").split())
        beside = sightings[max(0, number - 1) : number] + sightings[number + 1 : number + 2]
        holder = next((s.span for s in beside if _adjacent(text, (start, end), s.span)), None)
        yield Office(account.id, (start, end), text[start:end], sighting.mention.country, _SAME.get(role, role), holder)


def _adjacent(text: str, office: Span, person: Span) -> bool:
    """A name right behind the office or overlapping its end ("Russian President Vladimir Putin"), or right before it
    with a comma between.
    """
    if person[0] >= office[0] and person[1] > office[1]:
        return person[0] <= office[1] or GAP.fullmatch(text[office[1] : person[0]]) is not None
    return person[1] <= office[0] and re.fullmatch(r",[ \u00a0](?:the )?", text[person[1] : office[0]]) is not None
