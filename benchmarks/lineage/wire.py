"""What an agency's own wire looks like, and what papers that have no room make of it.

Each story is written through on the agency's own pages: a flash of a few words, a first version of two paragraphs, then one version
after another, with notes to editors, bylines and numbers. Clients sign what they print in as many ways as there are; digests give
one sentence of it with the agency's name or its initials behind; and days before and after the same reporters' other stories end
with the same background.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from benchmarks.lineage.account import Account
from benchmarks.lineage.newsroom import Day, next_version
from benchmarks.lineage.text import Body, Paragraph, written

WIRES = (9, 6, 5, 4, 3)
"""Versions of each story beside its flash."""
FLASH_WORDS, ITEM_WORDS = (9, 14), (18, 40)
OTHER_ITEMS = (2, 4)
OTHER_STORIES = 4
COMPILED, TAKEN = 4, 2
"""Pages made of paragraphs of two agencies' stories, and how many of each."""
MOST_DAYS = 9


def wires(day: Day, agencies: Sequence[str], background: dict[str, list[Paragraph]]) -> None:
    """Add all of it to the day."""
    told: list[list[Account]] = []
    for number, length in enumerate(WIRES):
        agency = agencies[number % len(agencies)]
        reporters = [f"{day.names.value('person')}" for _ in range(2)]
        pages = _own_pages(day, agency, length, background[agency], reporters)
        for page in pages[1:]:
            for _ in range(day.rng.randint(0, 2)):
                _client(day, page, agency)
        for _ in range(2):
            _digest(day, day.rng.choice(pages[1:]), agency)
        told.append(pages)
        others = [_other_story(day, agency, background[agency], reporters) for _ in range(OTHER_STORIES)]
        day.trap([*others, *pages], "other day's story")
    for number in range(COMPILED):
        _compiled(day, told[number][-1], told[number + 1][-1])


def initials(agency: str) -> str:
    """ "Lorhaven Press Agency": LPA."""
    return "".join(word[0] for word in agency.split())


def _own_pages(
    day: Day, agency: str, length: int, background: Sequence[Paragraph], reporters: Sequence[str]
) -> list[Account]:
    """The flash and the versions of one story, each on the agency's page."""
    rng, family = day.rng, day.family()
    body = day.story()
    town, at = day.names.value("town").upper(), day.start + timedelta(minutes=rng.randint(0, 600))
    pages: list[Account] = []
    for version in range(length + 1):
        if version == 0:
            first = body.sentences[0]
            told = Body(((first.first(min(len(first.words), rng.randint(*FLASH_WORDS))),),))
        elif version == 1:
            told = Body(body.paragraphs[:2])
        else:
            body = next_version(day, body) if rng.random() < 0.6 else _longer(day, body)
            told = Body((*body.paragraphs, *rng.sample(list(background), rng.randint(1, 2))))
        page = day.page(
            told,
            family,
            agency,
            dateline=f"{town} ({agency}) - ",
            credits=agency,
            text_of=agency,
            agency=True,
            operations=("version",) if pages else (),
        )
        page.title = _title(page.title, version)
        page.published = at + timedelta(minutes=35 * version + rng.randint(0, 30))
        page.parent = pages[-1].name if pages else None
        page.around = _notes(day, version, agency, reporters)
        pages.append(page)
    return pages


def _longer(day: Day, body: Body) -> Body:
    """The same lead, and a new paragraph under it."""
    lead, *rest = body.paragraphs
    return Body((lead, day.material.pop(), *rest))


def _title(title: str, version: int) -> str:
    marks: dict[int, str] = {0: "FLASH: ", 1: ""}
    return marks.get(version, f"UPDATE {version - 1}-") + title


def _notes(day: Day, version: int, agency: str, reporters: Sequence[str]) -> dict[int, list[str]]:
    """What an agency sets over and under a version."""
    names = " and ".join(name.upper() for name in reporters)
    if version < 2:
        return {-1: ["(More to follow)"]} if version else {}
    head = [["(Adds details, quotes)"], [f"By {names}", agency], [f"By {reporters[0].upper()} {agency}"], []]
    return {0: day.rng.choice(head)}


def _client(day: Day, page: Account, agency: str) -> None:
    """A paper that prints a version, whole or cut, and signs it in its way."""
    paragraphs = page.body.paragraphs
    count = len(paragraphs) if day.rng.random() < 0.5 else max(2, round(len(paragraphs) * day.rng.uniform(0.5, 0.9)))
    printed = day.page(
        Body(paragraphs[:count]),
        page.family,
        parent=page.name,
        credits=agency,
        text_of=agency,
        agency=True,
        operations=("signed",),
    )
    printed.published = page.published.replace(hour=12, minute=0) + timedelta(days=day.rng.randint(0, 1))
    signs: list[Callable[[], None]] = [
        lambda: printed.around.update({-1: [f"({initials(agency)})"]}),
        lambda: printed.around.update({-1: [f"— {agency}"]}),
        lambda: printed.around.update({-1: [agency]}),
        lambda: printed.around.update({0: [f"By {agency}"]}),
        lambda: setattr(printed, "dateline", f"{day.names.value('town').upper()} ({initials(agency)}) — "),
    ]
    day.rng.choice(signs)()


def _digest(day: Day, source: Account, agency: str) -> None:
    """A column of items, one of them the agency's lead with its mark behind."""
    rng = day.rng
    lead = source.body.sentences[0]
    item = lead.first(min(len(lead.words), rng.randint(*ITEM_WORDS)))
    if len(item.words) < ITEM_WORDS[0]:
        return
    signed = written(rng.choice((f"({agency})", f"({initials(agency)})")))
    others = [day.material.pop()[:1] for _ in range(rng.randint(*OTHER_ITEMS))]
    ended = replace(item, words=(*item.words[:-1], item.words[-1].rstrip(",;:—-.") + "."))
    items: list[Paragraph] = [(ended, signed), *others]
    rng.shuffle(items)
    page = day.page(Body(tuple(items)), source.family, parent=source.name, credits=agency, operations=("digest item",))
    page.published = source.published + timedelta(days=1)


def _compiled(day: Day, one: Account, other: Account) -> None:
    """A paper's page of two agencies' paragraphs: it ties neither's story to the other's."""
    taken = [
        p
        for source in (one, other)
        for p in sorted(source.body.paragraphs, key=lambda p: -sum(len(s.words) for s in p))[:TAKEN]
    ]
    page = day.page(Body(tuple(taken)), day.family())
    page.published = max(one.published, other.published) + timedelta(hours=3)
    page.around = {-1: [f"Compiled from {one.outlet} and {other.outlet} reports"]}
    for source in (one, other):
        day.loosen(page, source, "compiled")


def _other_story(day: Day, agency: str, background: Sequence[Paragraph], reporters: Sequence[str]) -> Account:
    """Another day's story by the same people, with the same background at its end."""
    rng = day.rng
    told = day.stories.pop()
    body = Body((*told.paragraphs[: max(3, len(told.paragraphs) // 2)], *rng.sample(list(background), 2)))
    page = day.page(
        body,
        day.family(),
        rng.choice((agency, day.names.outlet())),
        dateline=f"{day.names.value('town').upper()} ({agency}) - ",
        credits=agency,
        text_of=agency,
        agency=True,
    )
    page.around = {0: [f"By {' and '.join(name.upper() for name in reporters)}", agency]}
    away = rng.choice((-1, 1)) * rng.randint(4, MOST_DAYS)
    page.published = datetime(day.start.year, day.start.month, day.start.day, 9) + timedelta(days=away)
    return page
