"""One large pile: a day on which agencies write one story through again and again, and hundreds of pages carry it.

Every version has a lead of its own, new paragraphs at the top and fewer old ones at the end; each client prints one of them,
whole or cut. Around them stands what only looks like it: the agency's background under all of its stories, galleries of
captions, pages with the text of another story's video, reports that share a long statement, reports that quote one speech from
its beginning to its end. Some of the stories that are written through are such reports. What a newsroom puts together from many
stories is in ``mixed``, an agency's own pages and how papers sign what they have from them in ``wire``.
"""

from collections.abc import Sequence
from datetime import datetime
from random import Random

from benchmarks.lineage.mixed import put_together
from benchmarks.lineage.newsroom import Day, write_through
from benchmarks.lineage.operations import Desk, edited, foreign_furniture, local_cut, own_paragraphs
from benchmarks.lineage.pile import Pile
from benchmarks.lineage.text import Body, Paragraph, written
from benchmarks.lineage.truth import Truth
from benchmarks.lineage.wire import wires
from benchmarks.lineage.world import Event, Names, World

LONGEST_CHAIN = 34
CHAINS = (LONGEST_CHAIN, 21, 13, 9, 7, 5, 4, 4, 3, 3, 3, 2, 2, 2, 2, 2)
"""Pages of each story that an agency writes through."""
PRINTED_AGAIN = (5, 4, 3, 3, 2, 2, 2, 2)
"""Pages of each story that newspapers take from another, without a new version."""
QUOTING = (8, 5, 3)
"""Versions of each story that is mostly a speech."""
STATEMENTS, GALLERIES, VIDEOS, SPEECHES = 8, 6, 16, 6
REPORTERS = 3
STATEMENT_WORDS, VIDEO_WORDS = 150, 60
CAPTIONS = (5, 9)


def day_pile(world: World, stories: Sequence[Body], seed: int, independent: int) -> Pile:
    """The pile: families as in ``CHAINS`` and ``PRINTED_AGAIN``, and so many independent reports at most."""
    rng = Random(f"{seed} day")
    shuffled = rng.sample(list(stories), len(stories))
    spare = shuffled[: len(shuffled) // 5]
    material = [p for body in spare for p in body.paragraphs[1:] if sum(len(s.words) for s in p) >= 15]
    day = Day(rng, Names(world, rng), shuffled[len(spare) :], material, datetime(2024, 5, 3, 6, 0))
    agencies = [day.names.outlet(agency=True) for _ in range(2)]
    background = {agency: _background(day) for agency in agencies}
    for number, length in enumerate(CHAINS):
        write_through(day, agencies[number % 2], length, background[agencies[number % 2]])
    for length in PRINTED_AGAIN:
        _printed_again(day, length)
    for number, length in enumerate(QUOTING):
        speech = day.speech()
        write_through(day, agencies[number % 2], length, background[agencies[number % 2]], speech.told_by(day))
    for _ in range(min(independent, len(day.stories)) - STATEMENTS * 2 - SPEECHES * REPORTERS):
        day.page(day.stories.pop(), day.family())
    for _ in range(STATEMENTS):
        _one_statement(day)
    for _ in range(SPEECHES):
        _one_speech(day)
    _galleries(day)
    _videos(day)
    put_together(day, agencies, background)
    wires(day, agencies, background)
    rng.shuffle(day.accounts)
    return Pile(
        tuple(day.accounts),
        (),
        day.traps,
        Truth(day.accounts, [_no_event(day.accounts[0].body)], retold=False),
        day.loose,
    )


def _no_event(body: Body) -> Event:
    """Truth asks for events to know whose facts are told again; nobody tells anything again on this day."""
    return Event("day", "", [""], body, [], lambda conference: None, {"": ()})


def _background(day: Day) -> list[Paragraph]:
    """What an agency sets under its stories: a few paragraphs of 40 words and more."""
    return [day.of_words(40, 90) for _ in range(4)]


def _one_speech(day: Day) -> None:
    """Reporters who were at one speech and otherwise tell what they please."""
    speech = day.speech()
    pages = [day.page(speech.told_by(day), day.family()) for _ in range(REPORTERS)]
    day.trap(pages, "one speech")


def _printed_again(day: Day, length: int) -> None:
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


def _one_statement(day: Day) -> None:
    """Two reports that have nothing to do with each other print one long statement, between quotation marks."""
    rng = day.rng
    if len(day.stories) < 2:
        return
    words = " ".join(w for s in day.of_words(STATEMENT_WORDS, STATEMENT_WORDS + 40) for w in s.words)
    speaker = day.names.value("person")
    pages = []
    for frame in (f"{speaker} read out a statement:", f"A text that {speaker} handed to reporters reads:"):
        body = day.stories.pop()
        at = rng.randint(1, len(body.paragraphs))
        quoted = (written(f"{frame} “{words.translate({0x201C: 0x2018, 0x201D: 0x2019, 0x22: 0x2018})}”"),)
        pages.append(day.page(Body((*body.paragraphs[:at], quoted, *body.paragraphs[at:])), day.family()))
    day.trap(pages, "one statement")


def _galleries(day: Day) -> None:
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


def _videos(day: Day) -> None:
    """Pages in which a player shows the text of another story's video."""
    rng = day.rng
    leads = rng.sample(day.accounts, VIDEOS)
    for page, other in zip(rng.sample([a for a in day.accounts if a not in leads], VIDEOS), leads, strict=True):
        words = [w for s in other.body.sentences for w in s.words][:VIDEO_WORDS]
        page.around[rng.randint(1, max(1, len(page.body.paragraphs) - 1))] = [" ".join(words)]
        day.trap([page, other], "embedded video text")
