"""Invented news: the events of an invented world, and reporters who tell them, each in words and an order of their own.

A world file (``worlds/*.txt``) gives word lists and events. An event has points (its lead, what belongs to it, what was
said, details, what came later) and each point four tellings. One reporter uses one telling throughout, so that no two
share a sentence unless one has it from the other; speakers' words are the same with all.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from benchmarks.lineage.rewording import reworded
from benchmarks.lineage.text import CLOSES, OPENS, Body, Paragraph, Sentence, bare, written

WORLDS = Path(__file__).parent / "worlds"
BASE, OTHER, RETOLD = 0, 1, (2, 3)
"""Tellings: of the first reporter, of the one who was there too, of those who work from the first one's text."""
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
FRAMES = (
    "“{words},” {name}, {role}, told reporters.",
    "{name}, {role}, put it like this: “{words}.”",
    "“{words},” were the words of {name}, {role}.",
    "Asked about it, {name}, {role}, answered: “{words}.”",
)


@dataclass(frozen=True)
class Template:
    """An event of a world file: its slots, titles, and tellings by kind of point."""

    name: str
    slots: dict[str, str]
    titles: tuple[str, ...]
    points: dict[str, tuple[tuple[str, ...], ...]]
    quotes: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class World:
    """The lists and events of a world file."""

    lists: dict[str, tuple[str, ...]]
    events: tuple[Template, ...]
    asides: tuple[str, ...]
    background: tuple[str, ...]
    topics: tuple[str, ...]


def read_world(name: str) -> World:
    """A world file: ``@word …`` opens a part, an empty line parts two points."""
    lists: dict[str, tuple[str, ...]] = {}
    parts: list[tuple[str, list[str]]] = []
    for line in (WORLDS / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("@"):
            parts.append((line[1:], []))
        else:
            parts[-1][1].append(line)
    events: list[Template] = []
    whole: dict[str, list[str]] = {"aside": [], "background": [], "topic": []}
    for head, lines in parts:
        word, _, rest = head.partition(" ")
        full = [line for line in lines if line]
        if word in whole:
            whole[word] = full
        elif word == "event":
            events.append(Template(rest, {}, (), {}, ()))
        elif word == "slots":
            events[-1].slots.update(re.findall(r"(\w+)=(\S+)", rest))
        elif word == "title":
            events[-1] = _with(events[-1], titles=tuple(full))
        elif word == "quote":
            slot, _, role = rest.partition(" ")
            events[-1] = _with(events[-1], quotes=(*events[-1].quotes, *((slot, role, words) for words in full)))
        elif word == "late":
            events[-1].points[word] = tuple((line,) for line in full)
        elif word in ("lead", "core", "more"):
            groups = "\n".join(lines).strip().split("\n\n")
            events[-1].points[word] = tuple(tuple(group.splitlines()) for group in groups)
        else:
            lists[word] = tuple(rest.split("|") if "|" in rest else rest.split())
    return World(lists, tuple(events), tuple(whole["aside"]), tuple(whole["background"]), tuple(whole["topic"]))


def _with(template: Template, **changed: object) -> Template:
    return Template(**{**template.__dict__, **changed})


class Names:
    """Names, numbers and sums of one pile: the lists' syllables put together, no name given twice."""

    def __init__(self, world: World, rng: Random) -> None:
        self._lists, self._rng = world.lists, rng
        self._given: set[str] = set()
        self.asides = list(world.asides)
        rng.shuffle(self.asides)

    def value(self, kind: str) -> str:
        """The value of a slot: "count:12:48", "person" …"""
        name, *bounds = kind.split(":")
        low, high = (int(b) for b in bounds) if bounds else (0, 0)
        rng = self._rng
        match name:
            case "count":
                return f"{rng.randint(low, high):,}"
            case "money":
                return f"${rng.randint(low, high):,}.{rng.randint(1, 9)} million"
            case "percent":
                return str(rng.randint(6, 39))
            case "year":
                return str(rng.randint(2003, 2019))
            case "soon":
                return str(rng.randint(2025, 2027))
            case "later":
                return str(rng.randint(2028, 2031))
            case "day":
                return rng.choice(DAYS)
            case "hour":
                return f"{rng.randint(1, 11)}:{rng.choice('1234')}{rng.randint(1, 9)} {rng.choice(('a.m.', 'p.m.'))}"
            case "designation":
                return f"{self._stem(1)[:2].upper()}-{rng.randint(21, 98)}"
            case "person":
                return f"{self._new(1)} {self._new(2)}"
            case "firm":
                return f"{self._new(1)} {rng.choice(self._lists['firms'])}"
            case "country":
                return self._new(1, self._lists["countries"])
            case _:
                return self._new(1)

    def outlet(self, *, agency: bool = False) -> str:
        """A newspaper's or an agency's name."""
        pattern = self._rng.choice(self._lists["agencies" if agency else "outlets"])
        return pattern.format(town=self._new(1), adj=self._new(1, self._lists["countries"]) + "n")

    def aside(self) -> str:
        """A sentence that no other account of the pile has."""
        return self.fill(self.asides.pop())

    def fill(self, text: str, **known: str) -> str:
        """A telling with names, years and numbers of its own."""
        fresh = {"expert": "person", "local": "person", "place": "town", "old": "year", "sample": "count:140:1900"}
        fresh |= {"pct": "count:3:44", "land": "country"}
        values = {name: known.get(name) or self.value(kind) for name, kind in fresh.items() if f"{{{name}}}" in text}
        return text.format(**values)

    def _stem(self, most: int) -> str:
        count = self._rng.randint(1, most)
        return "".join(self._rng.choice(self._lists["syllables"]) for _ in range(count))

    def _new(self, syllables: int, endings: Sequence[str] = ()) -> str:
        for attempt in range(1000):
            name = (
                self._stem(syllables + attempt // 50) + self._rng.choice(endings or self._lists["endings"])
            ).capitalize()
            if name not in self._given:
                self._given.add(name)
                return name
        raise RuntimeError("the lists of the world are too short for a pile")


@dataclass
class Event:
    """Something that happened: who tells it gets sentences from here.

    ``base`` is the first report, ``late`` what came to light later; ``cover(conference)`` is the report of somebody else
    who was there, with one of the quotations or, from a press conference, with all of them. ``retold`` keeps what was
    told once more, so that two who use one telling share its words.
    """

    name: str
    land: str
    titles: list[str]
    base: Body
    late: list[Sentence]
    cover: Callable[[bool], Body | None]
    tellings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    retold: dict[tuple[str, int], Sentence] = field(default_factory=dict)

    def title(self) -> str:
        """Another headline as long as there is one."""
        return self.titles.pop() if len(self.titles) > 1 else self.titles[0]

    def again(self, sentence: Sentence, telling: int, rng: Random) -> Sentence:
        """The same matter in other words. What nobody has other words for is reworded."""
        tellings = self.tellings.get(sentence.fact, ())
        if telling >= len(tellings):
            return sentence.rewritten(reworded(sentence.text, rng, 0.9))
        return self.retold.setdefault((sentence.fact, telling), written(tellings[telling], sentence.fact))


def made_event(template: Template, names: Names, rng: Random) -> Event:
    """An event of a template, told by one reporter, and by another who met it independently."""
    slots = {name: names.value(kind) for name, kind in template.slots.items()}
    land = next(slots[name] for name, kind in template.slots.items() if kind == "country")
    tellings = {
        f"{template.name}.{kind}.{k}": tuple(telling.format(**slots) for telling in point)
        for kind, points in template.points.items()
        for k, point in enumerate(points)
    }
    for k, (slot, role, words) in enumerate(template.quotes):
        frames = (frame.format(words=words, name=slots[slot], role=role) for frame in FRAMES)
        tellings[f"{template.name}.quote.{k}"] = tuple(frames)
    facts = {kind: [f for f in tellings if f.split(".")[1] == kind] for kind in ("core", "quote", "more", "late")}

    def story(telling: int, core: int, quotes: Sequence[str], more: Sequence[str], asides: int) -> Body:
        chosen = [*rng.sample(facts["core"], core), *quotes, *more]
        told = [written(tellings[fact][telling], fact) for fact in chosen]
        told += [written(names.aside(), f"{template.name}.own.{telling}.{k}") for k in range(asides)]
        rng.shuffle(told)
        return paragraphs(
            [written(tellings[f"{template.name}.lead.0"][telling], f"{template.name}.lead.0"), *told], rng
        )

    quotes = rng.sample(facts["quote"], 4)
    more = rng.sample(facts["more"], len(facts["more"]))
    return Event(
        name=template.name,
        land=land,
        titles=rng.sample([title.format(**slots) for title in template.titles], len(template.titles)),
        base=story(BASE, 4, quotes, more[:5], 4),
        late=[written(tellings[fact][0], fact) for fact in rng.sample(facts["late"], len(facts["late"]))],
        cover=lambda conference: story(OTHER, 2, quotes if conference else quotes[:1], more[5:], 6),
        tellings=tellings,
    )


CREDITED = re.compile(
    r"\b(?:Associated Press|AP|Reuters|AFP|Times|Post|Journal|Politico|CNN|Fox News|NBC|ABC|CBS|MSNBC|Bloomberg|HuffPost|Huffington)\b"
)
SENTENCE_END = re.compile(r"(?<=[a-z0-9)][.!?]) (?=[A-Z“])|(?<=[.!?]”) (?=[A-Z“])")
LONGEST_SHARED = 12
"""Words in a row, outside quotations, from which two real reports of one event are not taken to be independent."""


def real_events(path: Path) -> list[list[Body]]:
    """Reports of each event of a file of articles (``event``, ``text`` in JSON lines): the first, and one more of another
    outlet where neither credits a newspaper or an agency nor shares a run of words with the other."""
    groups: dict[str, list[dict[str, str]]] = {}
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        groups.setdefault(record.get("event", record["id"]), []).append(record)
    found = []
    for name, records in groups.items():
        bodies = [_read(record["text"], f"{name}.{k}") for k, record in enumerate(records)]
        long = [(b, r["text"]) for b, r in zip(bodies, records, strict=True) if len(b.sentences) >= 10]
        if not long:
            continue
        base = long[0]
        free = [
            b for b, text in long[1:] if not any(CREDITED.search(t) for t in (text, base[1])) and not _runs(b, base[0])
        ]
        found.append([base[0], *free[:1]])
    return found


SAME_RUNS, SAME_TEXT = 8, 0.2
"""Runs of so many words, and the share of an article's that stand in an earlier one, from which both are one text."""


def real_stories(path: Path, least: int = 120) -> list[Body]:
    """Every article of such a file that has so many words and is no copy of an earlier one."""
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    bodies = (_read(record["text"], str(k)) for k, record in enumerate(records))
    kept: list[Body] = []
    holders: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for body in (body for body in bodies if len(body) >= least):
        words = [bare(word) for sentence in body.sentences for word in sentence.words]
        runs = {tuple(words[i : i + SAME_RUNS]) for i in range(len(words) - SAME_RUNS + 1)}
        common = Counter(other for run in runs for other in holders.get(run, ()))
        if max(common.values(), default=0) < SAME_TEXT * len(runs):
            for run in runs:
                holders[run].add(len(kept))
            kept.append(body)
    return kept


def real_event(bodies: list[Body], rng: Random) -> Event:
    """A real report as an event: some of its sentences are held back for a later version."""
    base, *others = bodies
    rest = range(3, len(base.sentences))
    held = set(rng.sample(rest, min(4, len(rest) // 3)))
    return Event(
        name="real",
        land="",
        titles=[" ".join(base.sentences[0].words[:10])],
        base=base.keeping(k for k in range(len(base.sentences)) if k not in held),
        late=[base.sentences[k] for k in sorted(held)],
        cover=lambda conference: others[0] if others else None,
    )


def _read(text: str, name: str) -> Body:
    blocks = [SENTENCE_END.split(" ".join(block.split())) for block in text.split("\n\n") if block.strip()]
    count = iter(range(10_000))
    return Body(tuple(tuple(written(s, f"{name}.{next(count)}") for s in block) for block in blocks))


def _runs(a: Body, b: Body) -> bool:
    def runs(body: Body) -> set[tuple[str, ...]]:
        words = [w for s in body.sentences for w, n in zip(s.words, s.numbers, strict=True) if n in s.unquoted]
        return {tuple(words[i : i + LONGEST_SHARED]) for i in range(len(words) - LONGEST_SHARED + 1)}

    return bool(runs(a) & runs(b))


def paragraphs(sentences: Sequence[Sentence], rng: Random) -> Body:
    """One to three sentences each, the first alone."""
    rest = list(sentences[1:])
    found: list[Paragraph] = [(sentences[0],)]
    while rest:
        count = rng.choice((1, 2, 2, 3))
        found.append(tuple(rest[:count]))
        rest = rest[count:]
    return Body(tuple(found))


def quotes_in(sentence: Sentence) -> bool:
    """Whether somebody speaks in it."""
    return OPENS in sentence.text or CLOSES in sentence.text
