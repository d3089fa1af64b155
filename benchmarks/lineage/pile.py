"""A pile of simulated accounts with what is true of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from benchmarks.lineage.account import Account
from benchmarks.lineage.operations import PRIMARY, Desk, derived
from benchmarks.lineage.text import Body, written
from benchmarks.lineage.truth import Truth
from benchmarks.lineage.world import RETOLD, Event, Names, World, made_event, paragraphs, real_event

MOST_ACCOUNTS = 12
DEEPEST = 4
ATTEMPTS = 200


PAGE_WORDS = 60
"""Words of an account below which nobody takes a web page for an article."""


@dataclass(frozen=True)
class Pile:
    """``accounts`` are the pages that are in the pile, ``unheld`` the originals that are not; ``traps`` name for pairs of
    independent pages what they have in common (the pair in the pile's order), ``loose`` for pairs that count for nothing."""

    accounts: tuple[Account, ...]
    unheld: tuple[Account, ...]
    traps: dict[frozenset[str], str]
    truth: Truth
    loose: dict[frozenset[str], str] = field(default_factory=dict)

    def write(self, folder: Path, rng: Random) -> None:
        """As a user would drop it: most pages as JSON lines, some as web pages, some as saved texts."""
        named = {account.credits for account in self.accounts}
        lines = []
        for account in self.accounts:
            form = rng.random()
            if account.nameless:
                lines.append(account.record())
            elif form < 0.2 and len(account.body) >= PAGE_WORDS:
                (folder / f"{account.name}.html").write_text(account.page(rng), encoding="utf-8")
            elif form < 0.3 and account.outlet not in named:
                (folder / f"{account.name}.txt").write_text(account.plain(), encoding="utf-8")
            else:
                lines.append(account.record())
        (folder / "pile.jsonl").write_text("".join(line + "\n" for line in lines), encoding="utf-8")


def made_piles(world: World, seed: int, count: int) -> Iterator[Pile]:
    """Piles of invented news."""
    for number in range(count):
        for attempt in range(ATTEMPTS):
            rng = Random(f"{seed} {number} {attempt}")
            if pile := _attempt(_Maker(world, rng)):
                yield pile
                break
        else:
            raise RuntimeError(f"no pile {number} without doubtful pairs in {ATTEMPTS} attempts")


def real_piles(world: World, reports: list[list[Body]], seed: int, count: int) -> Iterator[Pile]:
    """Piles around real reports: one report's family each, and others that had nothing to do with it."""
    for number in range(count):
        for attempt in range(ATTEMPTS):
            rng = Random(f"{seed} real {number} {attempt}")
            maker = _Maker(world, rng, [reports[k] for k in rng.sample(range(len(reports)), 3)])
            if pile := _attempt(maker):
                yield pile
                break


def _attempt(maker: "_Maker") -> Pile | None:
    """A pile, or None where a careful reader could not tell what belongs together."""
    made = maker.made()
    truth = Truth(made, maker.events)
    return (
        None
        if truth.doubtful
        else Pile(tuple(a for a in made if a.held), tuple(a for a in made if not a.held), maker.traps, truth)
    )


class _Maker:
    """Makes one pile."""

    def __init__(self, world: World, rng: Random, reports: list[list[Body]] | None = None) -> None:
        self.rng, self.world = rng, world
        self.names = Names(world, rng)
        self.traps: dict[frozenset[str], str] = {}
        self.accounts: list[Account] = []
        self.day = datetime(2024, rng.randint(1, 12), rng.randint(1, 28), rng.randint(5, 20), rng.randint(0, 59))
        self.reports = reports
        self.background = rng.sample(world.background, len(world.background))
        self.topics = rng.sample(world.topics, len(world.topics))
        count = rng.choice((1, 1, 2))
        if reports:
            self.events = [real_event(report, rng) for report in reports]
        else:
            templates = rng.sample(world.events, count + 1)
            self.events = [made_event(template, self.names, rng) for template in templates]
        self.families = self.events[:count]
        self.strangers = self.events[count:]

    def made(self) -> list[Account]:
        """The families one by one, then those who have nothing to do with them."""
        bases = [self._original(k, event) for k, event in enumerate(self.families)]
        sizes = [self.rng.randint(2, MOST_ACCOUNTS // len(bases)) for _ in bases]
        for base, event, size in zip(bases, self.families, sizes, strict=True):
            others = [other.body for other in bases if other is not base]
            self._grow(base, event, size, others)
        for base, event in zip(bases, self.families, strict=True):
            self._independents(base, event)
        self.rng.shuffle(self.accounts)
        return self.accounts

    def _name(self) -> str:
        return f"a{len(self.accounts):02}"

    def _original(self, family: int, event: Event) -> Account:
        agency = self.rng.random() < 0.5
        outlet = self.names.outlet(agency=agency)
        town = self.names.value("town").upper()
        body = event.base
        if event.land and self.rng.random() < 0.6:
            told = self.names.fill(self.background.pop(), land=event.land).split(". ")
            background = ". ".join(told[: self.rng.randint(1, len(told))]).rstrip(".") + "."
            body = Body((*body.paragraphs, (written(background),)))
            event.base = body
        dateline = f"{town} ({outlet}) — " if agency else ""
        held = self.rng.random() < 0.65
        original = Account(
            self._name(), family, outlet, event.title(), body, self.day, dateline=dateline, agency=agency, held=held
        )
        self.accounts.append(original)
        return original

    def _grow(self, base: Account, event: Event, size: int, teasers: list[Body]) -> None:
        retellers = list(RETOLD) if self.reports is None else [RETOLD[0]] * 2
        desk = Desk(self.rng, self.names, event, retellers, teasers)
        tree, depth = [base], {base.name: 0}
        while len(tree) - (not base.held) < size:
            parent = self.rng.choice([a for a in tree if depth[a.name] < DEEPEST])
            known = [n for n in PRIMARY if self.reports is None or not n.startswith("report")]
            child = derived(parent, self._name(), desk, known)
            tree.append(child)
            depth[child.name] = depth[parent.name] + 1
            self.accounts.append(child)

    def _independents(self, base: Account, event: Event) -> None:
        """Those that only look as if they belonged: the same event, press conference, background, country or video."""
        if self.rng.random() < 0.7:
            conference = event.land != "" and self.rng.random() < 0.5
            if body := event.cover(conference):
                self._stranger("press conference" if conference else "same event", body, base, event.title())
        if event.land and self.rng.random() < 0.5:
            topic = paragraphs([*map(written, self._topic(event))], self.rng)
            self._stranger("same country", topic, base, " ".join(topic.sentences[0].words[:8]))
        if self.strangers and self.rng.random() < 0.6:
            self._other_event(base, event, self.strangers.pop())

    def _other_event(self, base: Account, event: Event, other: Event) -> None:
        """Another story, alone or with one thing in common with this one."""
        kind = self.rng.choice(("other event", "background", "named in passing", "embedded video"))
        last = base.body.paragraphs[-1]
        if kind == "background" and not (event.land and last[0].fact == ""):
            kind = "other event"
        stranger = self._stranger(kind, other.base, base, other.title())
        if kind == "background":
            stranger.body = Body((*stranger.body.paragraphs, last))
        elif kind == "named in passing":
            firm = self.names.value("firm")
            said = f"The {base.outlet.removeprefix('The ')} reported last month that {firm} had closed its office in the city."
            stranger.body = Body((*stranger.body.paragraphs, (written(said),)))
        elif kind == "embedded video":
            teaser = base.body.sentences[0].text
            label = f"{self.names.value('town')} in pictures 02:{self.rng.randint(10, 59)}"
            stranger.around[2] = ["Now playing", label, teaser, "Up next"]

    def _topic(self, event: Event) -> list[str]:
        text = self.names.fill(self.topics.pop(), land=event.land)
        return [sentence.rstrip(".") + "." for sentence in text.split(". ")]

    def _stranger(self, kind: str, body: Body, base: Account, title: str) -> Account:
        outlet = self.names.outlet()
        day = base.published + timedelta(hours=self.rng.randint(-3, 20))
        stranger = Account(self._name(), 1000 + len(self.accounts), outlet, title, body, day, operations=(kind,))
        self.accounts.append(stranger)
        self._trap(stranger, kind)
        return stranger

    def _trap(self, stranger: Account, kind: str) -> None:
        for other in self.accounts:
            if other.held and other is not stranger and other.family < 1000:
                self.traps[frozenset((stranger.name, other.name))] = kind
