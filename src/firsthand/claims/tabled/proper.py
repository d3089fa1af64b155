"""Names of several words in a row: between marks, in another script, or with another language's particles inside.

"газета «Полярный вестник» пишет", "die Zeitung La Voix de Lorn schrieb": inside such a name no word is an article, a
preposition or a verb of the language around it, and the marks around it quote nobody.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from firsthand.language.speech import UNSPACED, Entry, Lexicon
from firsthand.records import Span

OPENERS = '«“„"《「『‹”'
LEADING = 3
"""Words of the phrase before a name between marks, at most ("dowiedział się „Kurier”")."""
NAME_LETTERS, NAME_WORDS = 60, 6
"""A name between quotation marks is hardly longer than these."""
TITLE = "《"
_TITLE = re.compile(r"《[^《》\n]{1,40}》")
_CASED = frozenset("ar fa he hi th ka zh ja ko".split())
"""Scripts without capitals."""
_OWN_SCRIPT = frozenset("ru uk bg sr mk be el ar fa zh ja ko".split())
"""Languages in which a run of Latin letters is somebody else's name."""
_ARTICLES = frozenset("la le les l' el los las il lo gli der die das de het the o os as al den det".split())
_PARTICLES = frozenset(
    "de du des d' la le les del della dello delle dei degli di da do dos das van von der den het ten ter zu zum of the for "
    "and und y e et i bin ibn al el af och og vom am im op in".split()
)
_ELIDED = re.compile(r"[a-zA-Z]{1,2}['’](?=[A-ZÀ-Þ])")
_BETWEEN = frozenset({"", "&"})
_PARTING = frozenset("ru uk pl bg cs".split())
"""Languages in which a comma or a dash parts whatever is quoted from the words behind it."""
_CLOSERS = "»“”'\"’‘"


@dataclass(frozen=True)
class Word:
    """``text[start:end]`` of the sentence; ``gap`` is what stands between it and the word before, without spaces."""

    start: int
    end: int
    text: str
    key: str
    gap: str


Tags = Callable[[int], tuple[Entry, ...]]


def titles(text: str, lexicon: Lexicon) -> list[Span]:
    """《…》, the marks of a title in Chinese and Japanese."""
    return [m.span() for m in _TITLE.finditer(text)] if lexicon.language in UNSPACED else []


def marked_names(
    words: Sequence[Word], quoted: Sequence[Span], lexicon: Lexicon, tags: Tags
) -> Iterator[tuple[int, int, Span]]:
    """Words [first, end) that stand alone between marks behind what names a thing ("агентство «Рейтер»"), with the marks."""
    for start, end in quoted:
        if end - start >= NAME_LETTERS:
            continue
        inside = [i for i, w in enumerate(words) if start <= w.start < end]
        if inside and words[inside[0]].gap.endswith(TITLE):
            yield inside[0], inside[-1] + 1, (start, end)
            continue
        if not inside or len(inside) > NAME_WORDS:
            continue
        first = words[inside[0]]
        if not set(first.gap) <= set(OPENERS) or first.text[:1].islower():
            continue
        before, behind = inside[0] - 1, inside[-1] + 1
        goes_on = behind < len(words) and words[behind].text[:1].islower() and set(words[behind].gap) <= set(_CLOSERS)
        if goes_on and lexicon.language in _PARTING and all(words[i].text[:1].isupper() for i in inside):
            yield inside[0], behind, (start, end)  # "«Белтехротор» на вопросы не ответил", "повідомляє «Берег» із"
            continue
        if before < 0:
            continue
        kinds = {entry.tag for back in range(LEADING) for entry in _ending(tags, before, back)}
        if kinds & {"nouns", "addressees"} or words[before].text.isupper():
            named = True
        elif kinds & {"determiners", "links", "cue", "according"} and lexicon.language not in _CASED:
            small = [i for i in inside if words[i].text[:1].islower()]
            paper = any(entry.value == "outlet" for entry in tags(inside[0]))
            alone = bool(kinds & {"according", "citing"}) or start > quoted[0][0] or _told_behind(words, before, tags)
            named = (len(inside) > 1 or paper or alone) and all(words[i].key in _PARTICLES for i in small)
        elif lexicon.language not in _CASED and not lexicon.nouns_have_capitals:
            named = len(inside) > 1 and all(words[i].text[:1].isupper() for i in inside)  # "изучил «Курьер Севера»"
        else:
            named = False
        if named:
            yield inside[0], inside[-1] + 1, (start, end)


def _told_behind(words: Sequence[Word], before: int, tags: Tags) -> bool:
    """Whether a cue that ends with word ``before`` follows a comma, an "as" or an "of this": what it tells stands beside it ("…, пишет «Маяк»",
    "jak dowiedział się „Kurier”", "про це пише «Маяк»")."""
    starts = [before - back for back in range(LEADING) if any(e.tag == "cue" for e in _ending(tags, before, back))]
    led = {at: {e.tag for back in range(LEADING) for e in _ending(tags, at - 1, back)} for at in starts if at > 0}
    return any(set(words[at].gap) & set(",—–-،") or kinds & {"as", "backwards"} for at, kinds in led.items())


def _ending(tags: Tags, at: int, back: int) -> Iterator[Entry]:
    """Phrases of ``back`` + 1 words that end with word ``at``."""
    if at >= back:
        yield from (entry for entry in tags(at - back) if len(entry.words) == back + 1)


def foreign_names(words: Sequence[Word], lexicon: Lexicon, tags: Tags) -> Iterator[tuple[int, int]]:
    """Words [first, end) that are a name of another language."""
    other_script = lexicon.language in _OWN_SCRIPT
    at = 0
    while at < len(words):
        end = _latin_run(words, at) if other_script else _run(words, at, tags, own=lexicon.language == "nl")
        if end - at > 1:
            yield at, end
        at = max(end, at + 1)


def _latin_run(words: Sequence[Word], first: int) -> int:
    """Where a run of Latin words that begins and ends with a capital ends, or ``first``."""
    if not (words[first].text[:1].isupper() and _latin(words[first])):
        return first
    end = at = first + 1
    while at < len(words) and words[at].gap in _BETWEEN and _latin(words[at]):
        at += 1
        if words[at - 1].text[:1].isupper():
            end = at
    return end


def _latin(word: Word) -> bool:
    return word.text[:1] < "\u0250" and word.text[:1].isalpha()


def _run(words: Sequence[Word], first: int, tags: Tags, *, own: bool) -> int:
    """Where a name with foreign particles inside, or with a foreign article before it, ends, or ``first``.
    ``own``: the language's own particles too, where nouns are written small ("Anna de Wit").
    """
    if not words[first].text[:1].isupper() or tags(first):
        return first
    led = words[first].key in _ARTICLES
    end, foreign = first + 1, led
    while end < len(words) and words[end].gap in _BETWEEN:
        at = end
        while at < len(words) and at - end < 3 and words[at].gap in _BETWEEN and words[at].text[:1].islower():
            if words[at].key not in _PARTICLES or (at == end and tags(at) and not led and not own):
                break
            at += 1
        if at == len(words) or words[at].gap not in _BETWEEN or not _capital(words[at]):
            break
        if at == end and tags(at) and not foreign:
            break
        foreign = foreign or at > end or words[at].text[:1].islower()
        end = at + 1
    return end if foreign else first


def _capital(word: Word) -> bool:
    return word.text[:1].isupper() or _ELIDED.match(word.text) is not None
