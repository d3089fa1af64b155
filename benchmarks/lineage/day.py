"""One large pile: a day on which agencies write one story through again and again, and hundreds of pages carry it.

Every version has a lead of its own, new paragraphs at the top and fewer old ones at the end; each client prints one of them,
whole or cut. Around them stands what only looks like it: the agency's background under all of its stories, galleries of
captions, pages with the text of another story's video, reports that share a long statement, reports that quote one speech from
its beginning to its end. Some of the stories that are written through are such reports.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random

from benchmarks.lineage.account import Account
from benchmarks.lineage.operations import Desk, edited, foreign_furniture, local_cut, own_paragraphs
from benchmarks.lineage.pile import Pile
from benchmarks.lineage.text import Body, Paragraph, Sentence, written
from benchmarks.lineage.truth import Truth
from benchmarks.lineage.world import DAYS, Event, Names, World

LONGEST_CHAIN = 34
CHAINS = (LONGEST_CHAIN, 21, 13, 9, 7, 5, 4, 4, 3, 3, 3, 2, 2, 2, 2, 2)
"""Pages of each story that an agency writes through."""
PRINTED_AGAIN = (5, 4, 3, 3, 2, 2, 2, 2)
"""Pages of each story that newspapers take from another, without a new version."""
QUOTING = (8, 5, 3)
"""Versions of each story that is mostly a speech."""
STATEMENTS, GALLERIES, VIDEOS, SPEECHES = 8, 6, 16, 6
REPORTERS = 3
SPEECH_SENTENCES = (14, 22)
QUOTED = (0.5, 0.9)
"""Share of a speech's sentences that a reporter of it prints."""
CUES = (
    "{name} said.",
    "he said.",
    "{name} added.",
    "{name} told the crowd.",
    "he went on.",
    "{name} said on {day}.",
    "said {name}.",
    "{name} argued, to applause from the hall.",
    "was how {name} put it.",
)
"""What reporters set behind a quotation; there are few ways, so that two often hit on one."""
STATEMENT_WORDS, VIDEO_WORDS = 150, 60
CAPTIONS = (5, 9)
LEAST_SENTENCES = 14
"""A story that is to be written through."""
OWN_WORDS = 0.6
KEPT = (0.12, 0.45)
"""Share of a version's paragraphs that the next one drops."""


@dataclass
class _Day:
    """What the pile is made of: ``stories`` are told by one page each or by a family, ``material`` gives new paragraphs."""

    rng: Random
    names: Names
    stories: list[Body]
    material: list[Paragraph]
    start: datetime
    accounts: list[Account] = field(default_factory=list)
    traps: dict[frozenset[str], str] = field(default_factory=dict)
    families: int = 0

    def page(self, body: Body, family: int, outlet: str = "", **more: object) -> Account:
        """One more page."""
        title = " ".join(body.sentences[0].words[:10])
        hour = self.start + timedelta(minutes=self.rng.randint(0, 30 * 60))
        account = Account(
            f"d{len(self.accounts):03}",
            family,
            outlet or self.names.outlet(),
            title,
            body,
            hour,
            **more,  # type: ignore[arg-type]
        )
        self.accounts.append(account)
        return account

    def family(self) -> int:
        """A new family's number."""
        self.families += 1
        return self.families

    def trap(self, pages: Sequence[Account], kind: str) -> None:
        """Say what pages of different families have in common."""
        for a in pages:
            for b in pages:
                if a.family != b.family:
                    self.traps[frozenset((a.name, b.name))] = kind

    def story(self) -> Body:
        """A story that nobody has told yet, long enough to be written through and more than what somebody said."""
        at = next(
            k
            for k, body in enumerate(self.stories)
            if len(body.sentences) >= LEAST_SENTENCES and len(body.unquoted) >= OWN_WORDS * len(body)
        )
        return self.stories.pop(at)


def day_pile(world: World, stories: Sequence[Body], seed: int, independent: int) -> Pile:
    """The pile: families as in ``CHAINS`` and ``PRINTED_AGAIN``, and so many independent reports at most."""
    rng = Random(f"{seed} day")
    shuffled = rng.sample(list(stories), len(stories))
    spare = shuffled[: len(shuffled) // 5]
    material = [p for body in spare for p in body.paragraphs[1:] if sum(len(s.words) for s in p) >= 15]
    day = _Day(rng, Names(world, rng), shuffled[len(spare) :], material, datetime(2024, 5, 3, 6, 0))
    agencies = [day.names.outlet(agency=True) for _ in range(2)]
    background = {agency: _background(day) for agency in agencies}
    for number, length in enumerate(CHAINS):
        _write_through(day, agencies[number % 2], length, background[agencies[number % 2]])
    for length in PRINTED_AGAIN:
        _printed_again(day, length)
    for number, length in enumerate(QUOTING):
        speech = _speech(day)
        _write_through(day, agencies[number % 2], length, background[agencies[number % 2]], speech.told_by(day))
    for _ in range(min(independent, len(day.stories)) - STATEMENTS * 2 - SPEECHES * REPORTERS):
        day.page(day.stories.pop(), day.family())
    for _ in range(STATEMENTS):
        _one_statement(day)
    for _ in range(SPEECHES):
        _one_speech(day)
    _galleries(day)
    _videos(day)
    rng.shuffle(day.accounts)
    return Pile(
        tuple(day.accounts), (), day.traps, Truth(day.accounts, [_no_event(day.accounts[0].body)], retold=False)
    )


def _no_event(body: Body) -> Event:
    """Truth asks for events to know whose facts are told again; nobody tells anything again on this day."""
    return Event("day", "", [""], body, [], lambda conference: None, {"": ()})


def _background(day: _Day) -> list[Paragraph]:
    """What an agency sets under its stories: a few paragraphs of 40 words and more."""
    return [_of_words(day, 40, 90) for _ in range(4)]


def _of_words(day: _Day, least: int, most: int) -> Paragraph:
    found: list[Paragraph] = [day.material.pop()]
    while sum(len(s.words) for p in found for s in p) < least:
        found.append(day.material.pop())
    sentences = [s for p in found for s in p]
    while len(sentences) > 1 and sum(len(s.words) for s in sentences) > most:
        sentences.pop()
    return tuple(sentences)


@dataclass(frozen=True)
class _Speech:
    """What somebody said, sentence by sentence; every reporter prints the same words."""

    name: str
    sentences: tuple[Sentence, ...]

    def told_by(self, day: _Day) -> Body:
        """A reporter's account of it: the quotations that he chose, in their order, some of them trimmed, between words of
        his own."""
        rng = day.rng
        own = list(day.stories.pop().paragraphs)
        share = rng.uniform(*QUOTED)
        chosen = [s for s in self.sentences if rng.random() < share]
        told: list[Paragraph] = own[: rng.randint(1, 3)]
        rest = own[len(told) :]
        while chosen:
            first, *second = (chosen.pop(0) for _ in range(min(len(chosen), rng.choice((1, 1, 2)))))
            told.append((self._quoted(day, first), *(self._marked(s) for s in second)))
            if rest and rng.random() < 0.4:
                told.append(rest.pop(0))
        return Body(tuple(told))

    def _quoted(self, day: _Day, sentence: Sentence) -> Sentence:
        rng = day.rng
        if rng.random() < 0.3 and len(sentence.words) > 12:
            sentence = sentence.first(rng.randint(8, len(sentence.words) - 2))
        cue = rng.choice(CUES).format(name=self.name, day=rng.choice(DAYS))
        spoken = self._marked(sentence)
        last = spoken.words[-1].rstrip("”.,") + ",”"
        tail = written(cue)
        return replace(spoken, words=(*spoken.words[:-1], last, *tail.words), numbers=(*spoken.numbers, *tail.numbers))

    @staticmethod
    def _marked(sentence: Sentence) -> Sentence:
        words = list(sentence.words)
        words[0] = "“" + words[0]
        words[-1] += "”"
        return replace(sentence, words=tuple(words))


def _speech(day: _Day) -> _Speech:
    """Sentences without quotation marks, out of the articles that nobody tells."""
    found: list[Sentence] = []
    wanted = day.rng.randint(*SPEECH_SENTENCES)
    while len(found) < wanted:
        found += [s for s in day.material.pop() if len(s.words) > 5 and not set('“”"') & set(s.text)]
    return _Speech(day.names.value("person"), tuple(found[:wanted]))


def _one_speech(day: _Day) -> None:
    """Reporters who were at one speech and otherwise tell what they please."""
    speech = _speech(day)
    pages = [day.page(speech.told_by(day), day.family()) for _ in range(REPORTERS)]
    day.trap(pages, "one speech")


def _write_through(
    day: _Day, agency: str, length: int, background: Sequence[Paragraph], body: Body | None = None
) -> None:
    """A story of an agency in many versions, each on a client's page."""
    rng, family = day.rng, day.family()
    body = body or day.story()
    told: str | None = None
    for version in range(length):
        if version and rng.random() < 0.75:
            body = _next_version(day, body)
        printed = Body((*body.paragraphs, *rng.sample(list(background), rng.randint(0, 2))))
        if rng.random() < 0.4:  # a client's space ends somewhere
            count = max(3, round(len(printed.paragraphs) * rng.uniform(0.5, 0.9)))
            printed = Body(printed.paragraphs[:count])
        marked = rng.random() < 0.7
        town = day.names.value("town").upper() if not version else told or "HERE"
        told = town
        page = day.page(
            printed,
            family,
            parent=None,
            dateline=f"{town} ({agency}) — " if marked else "",
            credits=agency if marked else "",
            text_of=agency,
            agency=True,
            operations=("version",) if version else (),
        )
        page.published = day.start + timedelta(minutes=40 * version + rng.randint(0, 39))
        page.parent = day.accounts[-2].name if version else None


def _next_version(day: _Day, body: Body) -> Body:
    """A new lead, new paragraphs under it, some of the old ones dropped, most of them from the end."""
    rng = day.rng
    lead, *rest = body.paragraphs
    keep = len(rest) - round(len(rest) * rng.uniform(*KEPT) * min(1.0, len(rest) / 12))
    dropped = rng.sample(range(len(rest)), len(rest) - keep) if rng.random() < 0.5 else range(keep, len(rest))
    old = [p for k, p in enumerate(rest) if k not in set(dropped)]
    new = [day.material.pop() for _ in range(rng.choice((1, 1, 2, 3)))]
    return Body((day.material.pop()[:1], *new, *([lead] if rng.random() < 0.3 else []), *old))


def _printed_again(day: _Day, length: int) -> None:
    """A newspaper's story on other pages."""
    family = day.family()
    base = day.page(day.story(), family)
    desk = Desk(day.rng, day.names, _no_event(base.body), [])
    for _ in range(length - 1):
        page = day.page(base.body, family, parent=base.name)
        done = {"local cut": local_cut, "edited": edited, "own paragraphs": own_paragraphs}
        name = day.rng.choice(list(done))
        if not done[name](page, base, desk):
            name = "reprint"
        page.operations = (name,)
        if day.rng.random() < 0.5:
            foreign_furniture(page, base, desk)


def _one_statement(day: _Day) -> None:
    """Two reports that have nothing to do with each other print one long statement, between quotation marks."""
    rng = day.rng
    if len(day.stories) < 2:
        return
    words = " ".join(w for s in _of_words(day, STATEMENT_WORDS, STATEMENT_WORDS + 40) for w in s.words)
    speaker = day.names.value("person")
    pages = []
    for frame in (f"{speaker} read out a statement:", f"A text that {speaker} handed to reporters reads:"):
        body = day.stories.pop()
        at = rng.randint(1, len(body.paragraphs))
        quoted = (written(f"{frame} “{words.translate({0x201C: 0x2018, 0x201D: 0x2019, 0x22: 0x2018})}”"),)
        pages.append(day.page(Body((*body.paragraphs[:at], quoted, *body.paragraphs[at:])), day.family()))
    day.trap(pages, "one statement")


def _galleries(day: _Day) -> None:
    """Pages of captions; some of the pictures are on several."""
    rng = day.rng
    agency = day.names.outlet(agency=True)

    def caption() -> Paragraph:
        told = " ".join(day.material.pop()[0].words)
        return (written(f"{told} ({day.names.value('person')}/{agency})"),)

    common = [caption() for _ in range(4)]
    pages = []
    for _ in range(GALLERIES):
        captions = [caption() for _ in range(rng.randint(*CAPTIONS))]
        for shared in rng.sample(common, rng.randint(1, 2)):
            captions.insert(rng.randint(0, len(captions)), shared)
        pages.append(day.page(Body(tuple(captions)), day.family()))
    day.trap(pages, "gallery")


def _videos(day: _Day) -> None:
    """Pages in which a player shows the text of another story's video."""
    rng = day.rng
    leads = rng.sample(day.accounts, VIDEOS)
    for page, other in zip(rng.sample([a for a in day.accounts if a not in leads], VIDEOS), leads, strict=True):
        words = [w for s in other.body.sentences for w in s.words][:VIDEO_WORDS]
        page.around[rng.randint(1, max(1, len(page.body.paragraphs) - 1))] = [" ".join(words)]
        day.trap([page, other], "embedded video text")
