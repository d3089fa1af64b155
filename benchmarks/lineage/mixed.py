"""What newsrooms put together on a large day: digests, live pages, columns that quote a dispatch, analyses, transcripts.

Each page is a story of its own or a list of many. What it has from another story is a paragraph, and a paragraph ties no two
stories: a pair of such a page and of the story that the paragraph is from is counted neither way, all others are.
"""

from collections.abc import Sequence
from dataclasses import replace

from benchmarks.lineage.account import Account
from benchmarks.lineage.newsroom import Day, Speech, write_through
from benchmarks.lineage.text import Body, Paragraph, Sentence, written

DIGESTS, BRIEFS, LISTS, LIVE, COLUMNS, ANALYSES, TRANSCRIPTS, COMMUNIQUES = 6, 5, 3, 3, 8, 8, 4, 3
ITEMS, BRIEF_ITEMS, HEADLINES = (5, 9), (3, 6), (10, 18)
ITEM_WORDS, BRIEF_WORDS, COMMUNIQUE_WORDS = 40, 80, (45, 75)
LIVE_VERSIONS = 3
NAMELESS = 0.15
"""Share of pages that somebody saved without saying where or when they stood."""


def put_together(day: Day, agencies: Sequence[str], background: dict[str, list[Paragraph]]) -> None:
    """Add all of it to the day."""
    for number in range(COMMUNIQUES):
        _one_communique(day, agencies, background, number)
    told = [a for a in day.accounts if len(a.body.paragraphs) > 3]
    for _ in range(DIGESTS):
        _list_of_leads(day, told, day.rng.randint(*ITEMS), ITEM_WORDS, "digest")
    for _ in range(BRIEFS):
        _list_of_leads(day, told, day.rng.randint(*BRIEF_ITEMS), BRIEF_WORDS, "briefs")
    for _ in range(LISTS):
        _headlines(day, told)
    for _ in range(LIVE):
        _live_page(day, told)
    for _ in range(COLUMNS):
        _column(day, told)
    for number in range(ANALYSES):
        _analysis(day, agencies[number % len(agencies)], background)
    for _ in range(TRANSCRIPTS):
        _transcript(day)
    for account in day.accounts:
        account.nameless = not account.credits and day.rng.random() < NAMELESS


def _first_words(body: Body, most: int) -> Paragraph:
    """The first sentences, up to so many words; one at least."""
    found: list[Sentence] = []
    for sentence in body.sentences:
        if found and sum(len(s.words) for s in (*found, sentence)) > most:
            break
        found.append(sentence)
    return tuple(found)


def _list_of_leads(day: Day, told: Sequence[Account], count: int, words: int, kind: str) -> None:
    """One page of many stories, each cut to its first sentences."""
    chosen: dict[int, Account] = {}
    for account in day.rng.sample(list(told), len(told)):
        if len(chosen) < count:
            chosen.setdefault(account.family, account)
    page = day.page(Body(tuple(_first_words(a.body, words) for a in chosen.values())), day.family())
    for k, account in enumerate(chosen.values()):
        if day.rng.random() < 0.5:
            page.around.setdefault(k, []).append(account.title)
        day.loosen(page, account, kind)


def _headlines(day: Day, told: Sequence[Account]) -> None:
    """A page that only lists what there is to read."""
    chosen = day.rng.sample(list(told), day.rng.randint(*HEADLINES))
    lead = day.material.pop()[:1]
    page = day.page(Body((lead, *((written(a.title),) for a in chosen))), day.family())
    day.trap([page, *chosen], "headlines", among=False)


def _live_page(day: Day, told: Sequence[Account]) -> None:
    """A page that grows at its top by the hour, half of it out of dispatches."""
    rng, family, outlet = day.rng, day.family(), day.names.outlet()
    entries: list[Paragraph] = []
    before: Account | None = None
    sources: list[Account] = []
    for version in range(LIVE_VERSIONS):
        for _ in range(rng.randint(5, 8) if not version else rng.randint(2, 4)):
            clock = written(f"{7 + len(entries)}:{rng.randint(10, 59)}")
            if rng.random() < 0.5:
                source = rng.choice([a for a in told if len(a.body.paragraphs) > 3])
                sources.append(source)
                entries.insert(0, (clock, *rng.choice(source.body.paragraphs[:3])))
            else:
                entries.insert(0, (clock, *day.material.pop()))
        page = day.page(Body(tuple(entries)), family, outlet, operations=("update",) if before else ())
        page.published = day.start.replace(hour=8 + 3 * version)
        page.parent = before.name if before else None
        before = page
        for source in sources:
            day.loosen(page, source, "live page")


def _column(day: Day, told: Sequence[Account]) -> None:
    """An opinion that sets a paragraph of a dispatch into its own text, marked as such or not."""
    source = day.rng.choice([a for a in told if a.agency])
    own = day.stories.pop()
    taken = max(source.body.paragraphs[:4], key=lambda p: sum(len(s.words) for s in p))
    at = day.rng.randint(1, max(1, len(own.paragraphs) - 1))
    page = day.page(Body((*own.paragraphs[:at], taken, *own.paragraphs[at:])), day.family())
    day.loosen(page, source, "column")


def _analysis(day: Day, agency: str, background: dict[str, list[Paragraph]]) -> None:
    """The agency's own piece about what it all means: its paragraphs of background stand anywhere in it."""
    rng, own = day.rng, list(day.stories.pop().paragraphs)
    for paragraph in rng.sample(background[agency], rng.randint(2, 3)):
        own.insert(rng.randint(1, len(own)), paragraph)
    page = day.page(
        Body(tuple(own)), day.family(), dateline=f"{day.names.value('town').upper()} ({agency}) — ", credits=agency
    )
    page.text_of, page.agency = agency, True
    day.trap([page, *(a for a in day.accounts if a.text_of == agency)], "analysis", among=False)


def _transcript(day: Day) -> None:
    """A speech as a page of its own, and a report of somebody who was there."""
    speech = day.speech()
    paragraphs = [speech.sentences[k : k + 3] for k in range(0, len(speech.sentences), 3)]
    opening = (written(f"Remarks by {speech.name}, as prepared for delivery:"),)
    pages = [day.page(Body((opening, *paragraphs)), day.family()), day.page(speech.told_by(day), day.family())]
    day.trap(pages, "transcript")


def _one_communique(day: Day, agencies: Sequence[str], background: dict[str, list[Paragraph]], number: int) -> None:
    """Two agencies report one meeting: some quotations are the same, and so is the official text, which nobody marks."""
    rng = day.rng
    official = [day.of_words(*COMMUNIQUE_WORDS) for _ in range(1 + number % 2)]
    speech: Speech = day.speech()
    pages: list[Account] = []
    for agency in agencies:
        told = list(replace(speech, sentences=speech.sentences[:6]).told_by(day).paragraphs)
        body = list(day.story().paragraphs)
        for paragraph in (*official, *told[2:]):
            body.insert(rng.randint(1, len(body)), paragraph)
        first = len(day.accounts)
        write_through(day, agency, rng.randint(3, 6), background[agency], Body(tuple(body)))
        pages += day.accounts[first:]
    day.trap(pages, "communiqué")
