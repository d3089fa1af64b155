"""What real copies go through. Each operation turns a fresh copy of an account into what another page made of it.

An operation returns False where it does not apply (nothing left to cut, nobody to retell it); then another is tried.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random

from benchmarks.lineage.account import SITE_LINES, WIDGETS, Account
from benchmarks.lineage.rewording import SPELLING, reworded
from benchmarks.lineage.text import Body, Sentence, bare, written
from benchmarks.lineage.world import Event, Names, paragraphs, quotes_in

INSERTED = (
    "as it turned out",
    "by all appearances",
    "on closer inspection",
    "for what it is worth",
    "at that point in time",
    "to nobody's surprise",
    "after all",
    "at long last",
    "for the time being",
    "in the eyes of most observers",
    "not for the first time",
    "so far as anybody can judge",
    "whatever the reasons for it",
    "in keeping with custom",
    "contrary to first impressions",
    "to put it no more strongly",
)
LOOSE = frozenset(
    "although though which most none because since with twice many some paid valid after when an a the".split()
)
"""First words of a last clause that may be dropped."""
LEAST_WORDS = 70
"""An excerpt shorter than this shows nothing that a careful reader could hold on to."""

FEWEST_RETOLD = 6
"""Sentences below which nobody can tell a text that is told again."""


@dataclass
class Desk:
    """What an operation works with: the event, the pile's names and chance; tellings still free, other stories of the pile
    for teasers, and the accounts that their own house has updated."""

    rng: Random
    names: Names
    event: Event
    retellers: list[int]
    teasers: Sequence[Body] = ()
    superseded: set[str] = field(default_factory=set)


Operation = Callable[[Account, Account, Desk], bool]


def reprint(child: Account, parent: Account, desk: Desk) -> bool:
    """Word for word."""
    return True


def house_spelling(child: Account, parent: Account, desk: Desk) -> bool:
    """Another house's spelling and quotation marks."""

    def spelt(word: str) -> str:
        new = SPELLING.get(bare(word))
        if new is None:
            return word
        return word.replace(word.strip("“”,.;:"), new.capitalize() if word[0].isupper() else new)

    child.body = Body(
        tuple(
            tuple(s.rewritten(" ".join(map(spelt, s.words))) for s in paragraph) for paragraph in child.body.paragraphs
        )
    )
    child.plain_quotes = True
    return True


def local_cut(child: Account, parent: Account, desk: Desk) -> bool:
    """A sentence or two fewer."""
    count = len(child.body.sentences)
    if count < 8:
        return False
    cut = desk.rng.sample(range(2, count), desk.rng.choice((1, 1, 2)))
    child.body = child.body.keeping(k for k in range(count) if k not in cut)
    return True


def excerpt(child: Account, parent: Account, desk: Desk) -> bool:
    """A fifth to four fifths of it, from the top or from the middle."""
    count = len(child.body.sentences)
    length = round(count * desk.rng.uniform(0.2, 0.75))
    start = 0 if desk.rng.random() < 0.6 else desk.rng.randint(0, count - length)
    child.body = child.body.keeping(range(start, start + length))
    return len(child.body) >= LEAST_WORDS


def cut_short(child: Account, parent: Account, desk: Desk) -> bool:
    """Broken off in mid-sentence."""
    count = len(child.body.sentences)
    at = round(count * desk.rng.uniform(0.4, 0.85))
    last = child.body.sentences[at - 1]
    if at < 3 or len(last.words) < 10:
        return False
    child.body = child.body.keeping(range(at)).replacing({at - 1: last.first(desk.rng.randint(5, len(last.words) - 4))})
    return len(child.body) >= LEAST_WORDS


def fused(child: Account, parent: Account, desk: Desk) -> bool:
    """A mirror that runs all paragraphs together."""
    child.fused = True
    child.around = {}
    return True


def edited(child: Account, parent: Account, desk: Desk) -> bool:
    """Five to fifteen words in a hundred changed by an editor: other words, clauses dropped, phrases put in."""
    rng, body = desk.rng, child.body
    wanted = len(body) * rng.uniform(0.05, 0.15)
    changed: dict[int, Sentence] = {}
    phrases = [phrase for phrase in INSERTED if not any(phrase in s.text for s in body.sentences)]
    for k in rng.sample(range(len(body.sentences)), len(body.sentences)):
        sentence = body.sentences[k]
        action = rng.choice(("reword", "drop", "insert", "insert"))
        commas = [i + 1 for i, word in enumerate(sentence.words[:-1]) if word.endswith(",")]
        if quotes_in(sentence):
            continue
        if action == "reword":
            changed[k] = sentence.rewritten(reworded(sentence.text, rng, 0.9))
        elif action == "drop" and commas and commas[-1] > 6 and sentence.words[commas[-1]] in LOOSE:
            short = sentence.first(commas[-1])
            changed[k] = short.rewritten(short.text.rstrip(",") + ".")
        elif commas and phrases:
            changed[k] = sentence.with_inserted(commas[0], phrases.pop() + ",")
        elif phrases and sentence.words[0] in ("The", "A", "An", "In", "On", "At", "Some", "It", "There", "Two", "Its"):
            changed[k] = sentence.rewritten(
                f"{phrases.pop().capitalize()}, {sentence.text[0].lower()}{sentence.text[1:]}"
            )
        if k in changed:
            kept = len(set(changed[k].numbers) & set(sentence.numbers))
            wanted -= max(len(sentence.words), len(changed[k].words)) - kept
        if wanted <= 0:
            break
    child.body = body.replacing(changed)
    return wanted <= 0


def update(child: Account, parent: Account, desk: Desk) -> bool:
    """A write-through of the same house some hours later: a new lead, new paragraphs, the rest kept."""
    late, told = desk.event.late, len(child.body.sentences)
    if len(late) < 2 or told < 8 or parent.telling is not None:
        return False
    if parent.name in desk.superseded:
        return False
    desk.superseded.add(parent.name)
    new = [late.pop() for _ in range(min(len(late), desk.rng.choice((2, 2, 3))))]
    old = child.body.keeping(range(1, len(child.body.sentences)))
    dropped = desk.rng.sample(range(len(old.sentences)), min(3, len(old.sentences) // 4))
    old = old.keeping(k for k in range(len(old.sentences)) if k not in dropped)
    at = desk.rng.randint(1, max(1, len(old.paragraphs) - 1))
    child.body = Body(((new[0],), *old.paragraphs[:at], tuple(new[1:]), *old.paragraphs[at:]))
    child.outlet, child.agency, child.dateline = parent.outlet, parent.agency, parent.dateline
    child.credits, child.text_of = parent.credits, parent.text_of
    child.published = parent.published + timedelta(hours=desk.rng.randint(1, 9), minutes=desk.rng.randint(1, 50))
    child.title = desk.event.title()
    if desk.rng.random() < 0.5:
        child.title = f"The Latest: {child.title}"
    child.around = {}
    return True


def rewrite(child: Account, parent: Account, desk: Desk) -> bool:
    """Everything said again in other words, in the same order."""
    telling = _reteller(parent, desk)
    if telling is None:
        return False
    tellings, rng = desk.event.tellings, desk.rng
    kept = [s for s in child.body.sentences if rng.random() < (0.95 if s.fact in tellings or not tellings else 0.3)]
    if len(kept) < FEWEST_RETOLD:
        return False
    child.body = paragraphs([_again(desk, s, telling) for s in kept], desk.rng)
    _own_page(child, desk, telling)
    return True


def credited_rewrite(child: Account, parent: Account, desk: Desk) -> bool:
    """The same, with a word about where it comes from."""
    source = _source(parent)
    if not source or not rewrite(child, parent, desk):
        return False
    last = child.body.sentences[-1]
    if quotes_in(last) or desk.rng.random() < 0.5:
        child.around[-1] = [f"Source: {source}"]
    else:
        child.body = child.body.replacing({len(child.body.sentences) - 1: _attributed(last, source, 1)})
    child.credits = source
    return True


def report_once(child: Account, parent: Account, desk: Desk) -> bool:
    """The source's news in the reporter's own order, and the source named in the lead."""
    return _report(child, parent, desk, 1)


def report_thrice(child: Account, parent: Account, desk: Desk) -> bool:
    """The same, the source named three times."""
    return _report(child, parent, desk, 3)


def _report(child: Account, parent: Account, desk: Desk, mentions: int) -> bool:
    source = _source(parent)
    lead, *rest = (s for s in child.body.sentences if s.fact in desk.event.tellings)
    telling = _reteller(parent, desk) if source and len(rest) >= 7 else None
    if telling is None or quotes_in(lead):
        return False
    told = desk.rng.sample(rest, desk.rng.randint(5, 7))
    sentences = [desk.event.again(s, telling, desk.rng) for s in (lead, *told)]
    plain = [k for k, s in enumerate(sentences) if not quotes_in(s)]
    for turn, k in enumerate(plain[:: max(1, len(plain) // 3)][:mentions] if mentions > 1 else plain[:1]):
        sentences[k] = _attributed(sentences[k], source, turn)
    child.body = paragraphs(sentences, desk.rng)
    child.credits = source
    _own_page(child, desk, telling)
    return True


def _reteller(parent: Account, desk: Desk) -> int | None:
    """A telling that nobody in the family has used yet; real texts and texts retold before are not told again."""
    return None if parent.telling is not None or not desk.retellers else desk.retellers.pop()


def _again(desk: Desk, sentence: Sentence, telling: int) -> Sentence:
    return desk.event.again(sentence, telling, desk.rng)


def _own_page(child: Account, desk: Desk, telling: int) -> None:
    child.telling, child.fused, child.around, child.dateline = telling, False, {}, ""
    child.title = desk.event.title()


def _source(parent: Account) -> str:
    """Whom somebody who works from this page names: whom the page says its text is from, else the page."""
    return parent.text_of or parent.outlet


def _attributed(sentence: Sentence, source: str, turn: int) -> Sentence:
    text, source = sentence.text.rstrip("."), f"the {source.removeprefix('The ')}"
    forms = (f"{text}, {source} reported.", f"{text}, according to {source}.", f"{text}, {source} wrote.")
    return sentence.rewritten(forms[turn % len(forms)])


def own_paragraphs(child: Account, parent: Account, desk: Desk) -> bool:
    """Paragraphs of the page's own before or behind a good part of the other's text."""
    count, rng = len(child.body.sentences), desk.rng
    if len(desk.names.asides) < 4:
        return False
    length = round(count * rng.uniform(0.4, 0.8))
    start = rng.randint(0, count - length)
    own = [(written(desk.names.aside()), written(desk.names.aside())) for _ in range(2)]
    kept = child.body.keeping(range(start, start + length))
    if len(kept) < LEAST_WORDS:
        return False
    child.body = Body((*own, *kept.paragraphs) if rng.random() < 0.4 else (own[0], *kept.paragraphs, own[1]))
    child.fused = False
    child.around = {}
    return True


PRIMARY: dict[str, tuple[Operation, float]] = {
    "reprint": (reprint, 1.0),
    "house spelling": (house_spelling, 0.8),
    "local cut": (local_cut, 1.0),
    "excerpt": (excerpt, 1.4),
    "cut short": (cut_short, 1.0),
    "fused": (fused, 0.8),
    "edited": (edited, 1.3),
    "update": (update, 1.4),
    "rewrite": (rewrite, 0.9),
    "rewrite, credited": (credited_rewrite, 0.8),
    "report, named once": (report_once, 0.8),
    "report, named thrice": (report_thrice, 0.8),
    "own paragraphs": (own_paragraphs, 1.0),
}
"""Name, and how often beside the others."""
COPIES = frozenset(
    {"reprint", "house spelling", "local cut", "excerpt", "cut short", "fused", "edited", "own paragraphs"}
)
"""Operations whose page carries the other's words: these may keep or drop its credit."""


def caption(child: Account, parent: Account, desk: Desk) -> bool:
    """A picture with its line and credit."""
    line = f"{desk.names.value('town')}, seen from the east. Photo: {desk.names.value('person')} / {desk.names.outlet(agency=True)}"
    child.around.setdefault(1, []).append(line)
    return True


def foreign_furniture(child: Account, parent: Account, desk: Desk) -> bool:
    """Lists and requests of the site, in the text or behind it."""
    widget = list(desk.rng.choice(WIDGETS))
    if len(widget) == 1:
        child.around.setdefault(desk.rng.randint(1, len(child.body.paragraphs)), []).extend(widget)
    else:
        child.around.setdefault(-1, []).extend(widget)
    if desk.rng.random() < 0.5:
        child.around.setdefault(1, []).insert(0, desk.rng.choice(SITE_LINES))
    return True


def embedded_video(child: Account, parent: Account, desk: Desk) -> bool:
    """A player with the text of another story of the pile."""
    if not desk.teasers or child.fused:
        return False
    teaser = desk.rng.choice(desk.teasers).sentences[0].text
    lines = ["Now playing", f"{desk.names.value('town')} in pictures 01:{desk.rng.randint(10, 59)}", teaser, "Up next"]
    child.around.setdefault(min(2, len(child.body.paragraphs) - 1), []).extend(lines)
    return True


def redated(child: Account, parent: Account, desk: Desk) -> bool:
    """A day before the other's, or weeks after it."""
    child.published = parent.published + timedelta(days=desk.rng.choice((-9, -4, -2, -1, 6, 20, 45)))
    return True


SECONDARY: dict[str, tuple[Operation, float]] = {
    "caption": (caption, 0.25),
    "foreign furniture": (foreign_furniture, 0.3),
    "embedded video": (embedded_video, 0.12),
    "re-dated": (redated, 0.2),
}
"""Name, and the chance of each."""


def credit(child: Account, parent: Account, desk: Desk) -> str:
    """How a copy names its source, and what that operation is called."""
    source, rng = _source(parent), desk.rng
    marked = parent.agency or bool(parent.dateline)
    style = rng.choice(
        ("kept", "kept", "dropped", "line", "republished", "end") if marked else ("dropped", "line", "republished")
    )
    child.dateline, child.credits = "", ""
    if style == "dropped":
        return "credit dropped"
    if (
        style == "kept"
        and parent.dateline
        and child.body.sentences[0].numbers[:1] == parent.body.sentences[0].numbers[:1]
    ):
        child.dateline, child.credits, child.text_of = parent.dateline, source, source
        return "credit kept"
    line = {
        "line": f"Source: {source}",
        "republished": f"This article was first published by {source}.",
        "end": f"({source})",
    }.get(style)
    if line is None:
        return "credit dropped"
    child.around.setdefault(-1, []).insert(0, line)
    child.credits, child.text_of = source, source
    return "credit kept"


def derived(parent: Account, name: str, desk: Desk, known: Sequence[str] = ()) -> Account:
    """A page made from another by one operation and what happens beside it."""
    rng = desk.rng
    names = list(known or PRIMARY)
    while True:
        chosen = rng.choices(names, [PRIMARY[n][1] for n in names])[0]
        child = replace(
            parent,
            name=name,
            parent=parent.name,
            outlet=desk.names.outlet(),
            agency=False,
            published=parent.published + timedelta(hours=rng.randint(1, 30), minutes=rng.randint(1, 59)),
            held=True,
            around={},
            dateline="",
            credits="",
            text_of="",
            operations=(),
            plain_quotes=False,
        )
        if not PRIMARY[chosen][0](child, parent, desk):
            names.remove(chosen)
            continue
        operations = [chosen]
        if chosen in COPIES:
            operations.append(credit(child, parent, desk))
        if child.parent and chosen != "update" and rng.random() < 0.3:
            child.title = desk.event.title()
        for also, (operation, chance) in SECONDARY.items():
            if (
                rng.random() < chance
                and not (also == "re-dated" and chosen == "update")
                and operation(child, parent, desk)
            ):
                operations.append(also)
        child.operations = tuple(operations)
        return child
