"""A large pile of invented news: stories of fifty accounts each, who have it from one another or tell it on their own.

Every fact of a story has several tellings and a number, a name or somebody's words in it; each part of a sentence is
drawn anew for each fact of each story, so that two stories share no more words in a row than two real ones do.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from benchmarks.reuse.language import word

ACCOUNTS = 50
"""Of one story: as many families as the largest case has, and two of a hundred accounts in each."""
KINDS = (("reprint", 20), ("excerpt", 8), ("edited", 7), ("rewritten", 9), ("independent", 5))
"""The accounts after the first, by how they come about."""
FACTS, TOLD = 22, (14, 20)
"""Facts of a story, and how many of them an account of its own tells."""
EDITED = 0.08
"""Share of its words that an edited copy has changed."""

OFFICES = "ministry|port authority|city council|harbour board|prosecutor's office|works council|regional bank|customs service|court of audit|grid operator|water company|railway administration|hospital trust|fisheries agency|land registry|tax office|planning committee|dockers' union|shipping line|insurance fund"
ROLES = "director|spokeswoman|deputy mayor|chief engineer|finance officer|inspector|chairwoman|lawyer|harbour master|union leader|economist|site manager|former minister|auditor|police chief|surveyor"
DEEDS = "approved|rejected|postponed|signed|cancelled|reopened|sold|leased|audited|seized|repaired|extended|announced|withdrew|inspected|financed|suspended|completed|halted|expanded"
THINGS = "bridge|terminal|pipeline|turbine hall|ferry contract|loan agreement|pumping station|tram line|storage yard|radar station|flood wall|school building|patrol boat|data centre|grain silo|tank farm|ring road|reservoir|rescue helicopter|testing range"
PLACES = "north of {name}|beside {name} mill|near {name}|outside {name}|in {name} basin|below {name} castle|on the {name} road|behind {name} station|at the {name} mouth|on {name} plateau|by the {name} works|in {name}'s free zone"
REASONS = "after {name} had delayed it|because {name} had no money left|despite {name}'s warnings|at the request of {name}|once {name} had agreed|for reasons {name} would not give|following a complaint by {name}|under pressure from {name}|before {name} could object|while {name} was checking the books|against {name}'s advice|without asking {name}"
SPEAKERS = "nobody at {name}|the people beside {name}|our engineers from {name}|every invoice from {name}|the drawings for {name}|half of {name}'s crew|my predecessor {name}|the figures {name} printed|two guards called {name}|whoever signed for {name}|the families around {name}|each contract with {name}"
SPOKEN = "has ever seen|will not accept|quietly paid for|could have stopped|still remembers|never mentioned|is asking about|would gladly forget|measured twice|has to answer for|laughed at|bought back"
MATTERS = "those {count} pumps|some {count} letters|at least {count} promises|a plan for {count} houses|over {count} estimates|{count} pages of it|our {count} complaints|the {count} nights of noise|{count} bags of concrete|any of {count} permits|all {count} repairs|nearly {count} tickets"
MANNERS = "at a hearing in {name}|in a letter to {name}|on {name} Radio|after {name} had spoken|in an interview with {name}|before reporters in {name}|during an inspection of {name}|in written answers to {name}|at the {name} site|through {name}, a lawyer"
SAID = "said|explained|insisted|argued|recalled|maintained|added|complained|declared|testified"
DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday"
UNITS = "tonnes|workers|households|metres|containers|vessels|shares|complaints|vehicles|hectares"
MONTHS = "January|February|March|April|May|June|July|September|October|November"


@dataclass(frozen=True)
class Account:
    """One page; ``kind`` is how it came about, ``story`` whose it is."""

    name: str
    story: int
    kind: str
    outlet: str
    title: str
    published: datetime
    text: str

    def record(self) -> str:
        """A JSON line, as intake reads it."""
        site = "".join(c for c in self.outlet.lower() if c.isalpha())
        given = {
            "id": self.name,
            "title": self.title,
            "url": f"https://www.{site}.example/{self.published:%Y/%m/%d}/{self.name}",
            "outlet": self.outlet,
            "published": f"{self.published:%Y-%m-%dT%H:%M:%SZ}",
            "language": "en",
            "text": self.text,
        }
        return json.dumps(given, ensure_ascii=False)


def accounts(count: int, seed: int) -> Iterator[Account]:
    """So many accounts, story by story. The first of a larger pile are those of a smaller one."""
    for number in range(count):
        if number % ACCOUNTS == 0:
            story = _Story(number // ACCOUNTS, Random(f"{seed} {number // ACCOUNTS}"))
        yield story.account(number % ACCOUNTS)


def one_more(seed: int) -> Account:
    """An account of the first story that no pile has."""
    story = _Story(0, Random(f"{seed} 0"))
    return [story.account(place) for place in range(ACCOUNTS + 1)][-1]


def write(path: Path, told: Iterable[Account]) -> None:
    """Accounts as JSON lines."""
    with path.open("w", encoding="utf-8") as out:
        out.writelines(account.record() + "\n" for account in told)


class _Story:
    """What happened, and who tells it how."""

    def __init__(self, number: int, rng: Random) -> None:
        self._number, self._rng = number, rng
        self._outlets = [
            f"The {self._name()} {rng.choice(('Courier', 'Ledger', 'Gazette', 'Herald'))}" for _ in range(ACCOUNTS + 1)
        ]
        self._agency = f"{self._name()} News Agency"
        self._outlets[0] = self._agency
        self._day = datetime(2024, rng.randint(1, 12), rng.randint(1, 28), 6)
        self._town, self._office = self._name(), self._one(OFFICES)
        self._people = [(f"{self._name()} {self._name()}", self._one(ROLES)) for _ in range(4)]
        self._facts = [
            self._lead(),
            *(rng.choice((self._deed, self._count, self._words, self._words, self._sum))() for _ in range(FACTS - 1)),
        ]
        self._base = self._told(0, rng.sample(range(1, FACTS), TOLD[1]))
        self._made = ["first", *(kind for kind, times in KINDS for _ in range(times)), "rewritten"]

    def account(self, place: int) -> Account:
        """The account of that place in the story; accounts are made in order."""
        kind, outlet = self._made[place], self._outlets[place]
        title = f"{self._town}: {self._one(THINGS)} {self._one(DEEDS)}, {self._office} in dispute"
        hours = self._rng.randint(1, 40) if place else 0
        text = "\n\n".join(getattr(self, f"_{kind}")())
        return Account(
            f"s{self._number:03}a{place:02}",
            self._number,
            kind,
            outlet,
            _begun(title),
            self._day + timedelta(hours=hours),
            text,
        )

    def _first(self) -> list[str]:
        return [f"{self._town.upper()} ({self._agency}) — {self._base[0]}", *self._base[1:]]

    def _reprint(self) -> list[str]:
        return self._first() if self._rng.random() < 0.7 else self._base

    def _excerpt(self) -> list[str]:
        return self._first()[: max(3, round(len(self._base) * self._rng.uniform(0.3, 0.6)))]

    def _edited(self) -> list[str]:
        edited = [" ".join(self._changed(word) for word in paragraph.split(" ")) for paragraph in self._base]
        return [*edited, f"The {self._agency} contributed to this report."]

    def _changed(self, spelt: str) -> str:
        return self._one(DEEDS) if self._rng.random() < EDITED and spelt.isalpha() and spelt.islower() else spelt

    def _rewritten(self) -> list[str]:
        """The first account's facts in its order, in other words, and on its word."""
        told = self._told(1 + self._rng.randint(0, 1), self._base_order[: self._rng.randint(*TOLD)])
        told[0] = f"{told[0][:-1]}, the {self._agency} reported."
        return told

    def _independent(self) -> list[str]:
        return self._told(3, self._rng.sample(range(1, FACTS), self._rng.randint(*TOLD)))

    def _told(self, telling: int, facts: list[int]) -> list[str]:
        """The lead and the facts of these numbers, one to three sentences a paragraph."""
        if telling == 0:
            self._base_order = facts
        sentences = [self._facts[k][telling] for k in facts]
        paragraphs = [self._facts[0][telling]]
        while sentences:
            size = self._rng.choice((1, 2, 2, 3))
            paragraphs.append(" ".join(sentences[:size]))
            sentences = sentences[size:]
        return paragraphs

    # -- facts: four tellings each, of the same matter -------------------------------------------------------------

    def _lead(self) -> list[str]:
        deed, thing, where, why, day = (self._one(x) for x in (DEEDS, THINGS, PLACES, REASONS, DAYS))
        what, office, town = self._name(), self._office, self._town
        return [
            f"The {office} of {town} {deed} the {what} {thing} {where} on {day} {why}.",
            f"On {day} {town}'s {office} {deed} a {thing} known as {what}, {why}.",
            f"A {thing} called {what} was {deed} in {town} on {day}, {why}, by the {office}.",
            f"{_begun(why)}, the {what} {thing} in {town} was {deed} on {day}.",
        ]

    def _deed(self) -> list[str]:
        who, what = self._name(), self._name()
        deed, other, thing, where, why = (
            self._one(DEEDS),
            self._one(DEEDS),
            self._one(THINGS),
            self._one(PLACES),
            self._one(REASONS),
        )
        month = self._one(MONTHS)
        return [
            f"In {month}, {who} Holding {deed} its {thing} {where} and {other} {what}'s, {why}.",
            f"{who} Holding {deed} a {thing} {where} in {month}; it {other} that of {what} as well.",
            f"{_begun(why)}, {who} Holding {deed} one {thing} and {other} another, from {what}, in {month}.",
            f"The {thing} that belongs to {who} Holding was {deed} in {month}, and {what}'s was {other}.",
        ]

    def _count(self) -> list[str]:
        number, unit, thing, where = (
            f"{self._rng.randint(12, 9800):,}",
            self._one(UNITS),
            self._one(THINGS),
            self._one(PLACES),
        )
        person, role = self._rng.choice(self._people)
        name = self._name()
        return [
            f"The {name} {thing} {where} will need {number} {unit}, according to {person}, the {role}.",
            f"{person} reckons with {number} {unit} for the {name} {thing}.",
            f"For {name}'s {thing} some {number} {unit} are needed, {person} said.",
            f"{number} {unit} is what {name} requires for a {thing} {where}, the {role} {person} said.",
        ]

    def _sum(self) -> list[str]:
        amount, why, thing = (
            f"${self._rng.randint(2, 890)}.{self._rng.randint(1, 9)} million",
            self._one(REASONS),
            self._one(THINGS),
        )
        name, what, year = self._name(), self._name(), self._rng.randint(2009, 2023)
        return [
            f"{name} Bank lent {amount} for {what}'s {thing} {why}, papers of {year} show.",
            f"In papers of {year}, {name} Bank is down for {amount} towards {what}'s {thing}.",
            f"{amount} of {name} Bank's money went into {what}'s {thing} in {year}.",
            f"In {year} {name} Bank put {amount} into it: {what}'s {thing}, {why}.",
        ]

    def _words(self) -> list[str]:
        person, manner, day, said = (
            self._rng.choice(self._people)[0],
            self._one(MANNERS),
            self._one(DAYS),
            self._one(SAID),
        )
        words = f"{self._one(SPEAKERS)} {self._one(SPOKEN)} {self._one(MATTERS)} {self._one(REASONS)}"
        return [
            f"“{_begun(words)},” {person} {said} {manner} on {day}.",
            f"{person} {said} {manner}: “{_begun(words)}.”",
            f"“{_begun(words)},” {said} {person}.",
            f"Asked {manner}, {person} answered: “{_begun(words)}.”",
        ]

    def _one(self, choices: str) -> str:
        """One of them, with a name or a number of its own where it has room for one."""
        return self._rng.choice(choices.split("|")).format(name=self._name(), count=self._rng.randint(12, 980))

    def _name(self) -> str:
        """A name that hardly any other story has."""
        return word(self._rng.randint(200, 400_000)).capitalize()


def _begun(words: str) -> str:
    """As a sentence begins."""
    return words[0].upper() + words[1:]
