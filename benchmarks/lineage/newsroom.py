"""Where the pages of a large day are made: the day's stories and material, speeches, and a story written through."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random

from benchmarks.lineage.account import Account
from benchmarks.lineage.text import Body, Paragraph, Sentence, written
from benchmarks.lineage.world import DAYS, Names

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
LEAST_SENTENCES = 14
"""A story that is to be written through."""
OWN_WORDS = 0.6
KEPT = (0.12, 0.45)
"""Share of a version's paragraphs that the next one drops."""
REORDERED = 0.25
"""Share of new versions whose old paragraphs are put in another order, a quarter of them replaced."""


@dataclass
class Day:
    """What the pile is made of: ``stories`` are told by one page each or by a family, ``material`` gives new paragraphs."""

    rng: Random
    names: Names
    stories: list[Body]
    material: list[Paragraph]
    start: datetime
    accounts: list[Account] = field(default_factory=list)
    traps: dict[frozenset[str], str] = field(default_factory=dict)
    loose: dict[frozenset[str], str] = field(default_factory=dict)
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

    def trap(self, pages: Sequence[Account], kind: str, *, among: bool = True) -> None:
        """Say what pages of different families have in common; the first with each of the others, or all ``among`` them."""
        for a in pages if among else pages[:1]:
            for b in pages:
                if a.family != b.family:
                    self.traps.setdefault(frozenset((a.name, b.name)), kind)

    def loosen(self, page: Account, source: Account, kind: str) -> None:
        """Say that a page has a paragraph of another's story: the pair, and the page and the rest of that story, count for
        nothing."""
        for other in self.accounts:
            if other.family == source.family:
                self.loose[frozenset((page.name, other.name))] = kind

    def story(self) -> Body:
        """A story that nobody has told yet, long enough to be written through and more than what somebody said."""
        at = next(
            k
            for k, body in enumerate(self.stories)
            if len(body.sentences) >= LEAST_SENTENCES and len(body.unquoted) >= OWN_WORDS * len(body)
        )
        return self.stories.pop(at)

    def of_words(self, least: int, most: int) -> Paragraph:
        """New sentences, so many words together."""
        found: list[Paragraph] = [self.material.pop()]
        while sum(len(s.words) for p in found for s in p) < least:
            found.append(self.material.pop())
        sentences = [s for p in found for s in p]
        while len(sentences) > 1 and sum(len(s.words) for s in sentences) > most:
            sentences.pop()
        return tuple(sentences)

    def speech(self) -> "Speech":
        """Sentences without quotation marks, out of the articles that nobody tells."""
        found: list[Sentence] = []
        wanted = self.rng.randint(*SPEECH_SENTENCES)
        while len(found) < wanted:
            found += [s for s in self.material.pop() if len(s.words) > 5 and not set('“”"') & set(s.text)]
        return Speech(self.names.value("person"), tuple(found[:wanted]))


@dataclass(frozen=True)
class Speech:
    """What somebody said, sentence by sentence; every reporter prints the same words."""

    name: str
    sentences: tuple[Sentence, ...]

    def told_by(self, day: Day) -> Body:
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

    def _quoted(self, day: Day, sentence: Sentence) -> Sentence:
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


def write_through(
    day: Day, agency: str, length: int, background: Sequence[Paragraph], body: Body | None = None
) -> None:
    """A story of an agency in many versions, each on a client's page."""
    rng, family = day.rng, day.family()
    body = body or day.story()
    told: str | None = None
    for version in range(length):
        if version and rng.random() < 0.75:
            body = next_version(day, body)
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


def next_version(day: Day, body: Body) -> Body:
    """A new lead, new paragraphs under it, some of the old ones dropped, most of them from the end."""
    rng = day.rng
    lead, *rest = body.paragraphs
    keep = len(rest) - round(len(rest) * rng.uniform(*KEPT) * min(1.0, len(rest) / 12))
    dropped = rng.sample(range(len(rest)), len(rest) - keep) if rng.random() < 0.5 else range(keep, len(rest))
    old = [p for k, p in enumerate(rest) if k not in set(dropped)]
    if rng.random() < REORDERED:
        old = rng.sample(rest, round(len(rest) * 0.75))
    new = [day.material.pop() for _ in range(rng.choice((1, 1, 2, 3)))]
    return Body((day.material.pop()[:1], *new, *([lead] if rng.random() < 0.3 else []), *old))
