"""How a plain text opens: masthead, headline, the line of place and date under it, or a forum's header.

Text saved from pages keeps these as its first lines. They are furniture, and they tell title, outlet and day.
"""

import re

import msgspec

from firsthand.ingest.footers import says_whose
from firsthand.ingest.furniture import Line, bare, forum_header, is_prose
from firsthand.ingest.naming import named_outlets
from firsthand.ingest.outlets import Outlet, folded, outlet_of_name
from firsthand.ingest.pagemeta import SEPARATOR
from firsthand.ingest.places import places
from firsthand.ingest.rules import line_rule
from firsthand.ingest.stateddates import only_a_day, part_of_a_day, stated_day
from firsthand.ingest.wires import datelines
from firsthand.records import Furniture, Sourced

TITLE_CHARACTERS = 200
TITLE_WORDS = 30
SHORTEST_NAME = 4
"""Letters of a name that only its place says to be an outlet's."""
HEADER_CHARACTERS = 140
_PLAIN_END = re.compile(r"[.。;,:，；：]\Z")
_BY = re.compile(
    r"(?<!\w)(?:publicado por|pubblicato da|posted by|written by|by|von|par|por|di|door|автор|作者|文)[:：]?\s+(?P<name>[^,|·•–—\n]{2,80})",
    re.I,
)
_SEGMENT = re.compile(r"\s*[|·•–—,]\s*|\.\s+|\s-\s|\s*\t\s*|\s{3,}")
_ABBREVIATED = re.compile(r"\b(\w{1,4})\. (?=\d)")
"""The stop of "Oct. 8", "Sept. 8" and "Vol. 12" parts nothing; that of a sentence does."""
_MOTTO = re.compile(r"\s*[|–—]\s*|\s-\s|\s{3,}")
MASTHEAD_WORDS = 6
_CRUMB = re.compile(r"\s[›»>]\s")


class Opening(msgspec.Struct, frozen=True):
    """What the first lines of a text are and tell."""

    furniture: tuple[Furniture, ...] = ()
    title: Sourced | None = None
    outlet: tuple[Outlet, Sourced] | None = None
    byline: Sourced | None = None
    published: Sourced | None = None


def read_opening(text: str, lines: list[Line], known: str | None, markdown: bool) -> Opening:
    """``known`` is the headline where it is told from elsewhere; then only its repetitions are marked."""
    if not lines:
        return Opening()
    if known is not None:
        repeats = tuple(
            Furniture(line.start, line.end, "title", "title-line") for line in lines[:6] if _same(line.text, known)
        )
        return Opening(repeats)
    if (header := forum_header(text, lines[0])) is not None:
        return _forum(text, header)
    marks: list[Furniture] = []
    outlet: tuple[Outlet, Sourced] | None = None
    if masthead := _masthead(lines):
        outlet = masthead
        marks.append(Furniture(lines[0].start, lines[0].end, "navigation", "masthead"))
        lines = lines[1:]
        while lines and (rule := line_rule(bare(lines[0].text))) is not None and rule.kind == "navigation":
            lines = lines[1:]
    above = lines[:1] if len(lines) > 2 and header_line(lines[0]) else []
    titles, title, site = _headline(lines[len(above) :], markdown)
    marks += titles
    outlet = outlet or site
    below = [line for line in lines[:6] if line.start not in {mark.start for mark in titles}]
    byline = published = None
    for line in above or below[:3]:
        found = header_line(line)
        if found is None:
            continue
        marks.append(Furniture(line.start, line.end, "dateline", "header-line"))
        published, byline, named = found
        outlet = outlet or named
        break
    return Opening(tuple(marks), title, outlet, byline, published)


def _forum(text: str, header: Furniture) -> Opening:
    words = text[header.start : header.end]
    crumb = _CRUMB.search(words)
    outlet = None
    if crumb is not None and crumb.start() <= 60 and (found := outlet_of_name(words[: crumb.start()])):
        span = (header.start, header.start + crumb.start())
        outlet = (found, Sourced(found.name, "forum header", span))
    at = words.lower().rfind("posted")
    day = stated_day(words[max(at, 0) :])
    published = Sourced(day, "forum header", (header.start + max(at, 0), header.end)) if day else None
    return Opening((), None, outlet, None, published)


def _masthead(lines: list[Line]) -> tuple[Outlet, Sourced] | None:
    """A first line that is an outlet's name, or a name and its motto, over a day and a headline of its own."""
    first = lines[0]
    if len(lines) < 3 or len(first.text) > HEADER_CHARACTERS:
        return None
    name = _MOTTO.split(first.text.strip(), maxsplit=1)[0]
    found = _outlet_of(name)
    if len(first.text.split()) <= MASTHEAD_WORDS and found and name == first.text.strip():
        pass
    elif header_line(first) is None and header_line(lines[1]) and _is_headline(lines[2:]):
        found = found or (outlet_of_name(name) if _is_shouted(name) else None)
    else:
        found = None
    if found is None:
        return None
    at = first.start + first.text.find(name)
    return found, Sourced(found.name, "masthead", (at, at + len(name)))


def _outlet_of(name: str) -> Outlet | None:
    """The outlet that a few words name and nothing else, by the table or by their shape, which capitals do not hide."""
    for written in dict.fromkeys((name, name.title() if name.isupper() else name)):
        if any(end - start >= len(name) - 2 for start, end, _ in named_outlets(written)):
            return outlet_of_name(name)
    return None


def _is_shouted(name: str) -> bool:
    """Whether a line is a few words in capitals, as a newspaper's head writes its name."""
    return name.isupper() and len(name) >= SHORTEST_NAME and len(name.split()) <= MASTHEAD_WORDS and _is_name(name)


def _headline(
    lines: list[Line], markdown: bool
) -> tuple[list[Furniture], Sourced | None, tuple[Outlet, Sourced] | None]:
    """The headline, its repetitions below, and the site that a ``Headline | site`` line names."""
    if not lines:
        return [], None, None
    first = lines[0]
    if markdown and first.text.startswith("# "):
        start = first.start + len(first.text) - len(first.text[2:].lstrip())
        mark = Furniture(first.start, first.end, "title", "markdown-heading")
        return [mark], Sourced(first.text[2:].strip(), "first line", (start, first.end)), None
    headline, site = _with_site(first)
    repeated = [line for line in lines[1:8] if _same(line.text, headline)]
    if site is None and not repeated and not _is_headline(lines):
        return [], None, None
    marks = [Furniture(first.start, first.end, "title", "title-line")]
    marks += [Furniture(line.start, line.end, "title", "title-repeated") for line in repeated]
    return marks, Sourced(headline, "first line", (first.start, first.start + len(headline))), site


def _with_site(line: Line) -> tuple[str, tuple[Outlet, Sourced] | None]:
    """``Headline | site``: the part behind the last bar or dash, when it names an outlet or an address."""
    parts = list(SEPARATOR.finditer(line.text)) if len(line.text) <= TITLE_CHARACTERS + 60 else []
    if not parts:
        return line.text, None
    last = parts[-1]
    tail = line.text[last.end() :]
    whole = next((o for s, e, o in named_outlets(tail) if e - s >= 0.7 * len(tail.strip())), None)
    if whole is None or len(line.text[: last.start()].split()) < 3:
        return line.text, None
    return line.text[: last.start()].strip(), (
        whole,
        Sourced(whole.name, "title suffix", (line.start + last.end(), line.end)),
    )


def _same(one: str, other: str) -> bool:
    a, b = folded(one.lstrip("# ")), folded(other)
    return bool(a) and a == b


def _is_headline(lines: list[Line]) -> bool:
    """A short first line over longer ones that does not read like a sentence of prose."""
    first = lines[0].text
    if len(lines) < 2 or len(first) > TITLE_CHARACTERS or not 2 <= len(first.split()) <= TITLE_WORDS:
        return _is_headline_unspaced(lines)
    below = lines[1:5]
    if not any(is_prose(line.text) or len(line.text) > len(first) for line in below) or datelines(first):
        return False
    if re.search(r"[“\"][^”\"]*\Z", first) or _BY.match(first) or line_rule(bare(first)) or says_whose(lines[0]):
        return False
    if not _PLAIN_END.search(first):
        return True
    words = re.findall(r"[^\W\d_]{4,}", first)
    return bool(words) and sum(w[0].isupper() for w in words) >= 0.7 * len(words)


def _is_headline_unspaced(lines: list[Line]) -> bool:
    """The same for scripts that set no spaces: a line of up to forty signs, no full stop, over longer ones."""
    first = lines[0].text
    han = re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", first) is not None
    return (
        han
        and len(lines) >= 2
        and 4 <= len(first) <= 40
        and not _PLAIN_END.search(first)
        and len(lines[1].text) > len(first)
        and not datelines(first)
    )


def _is_name(words: str) -> bool:
    """Words that may name an outlet: a few with capitals, and no place."""
    few = 1 <= len(words.split()) <= 5 and words.lower() not in places()
    return few and all(word[:1].isupper() or word in ("of", "the", "and", "de") for word in words.split())


def _bare_name(name: str, after: str, rest: list[str]) -> Outlet | None:
    """The outlet of a name that opens a dated line and has no outlet's shape: two words, parted from the day by more than the
    comma behind a place ("…, a notebook on harbours."), or one in capitals. "Tete, quarta-feira, 21 de Fevereiro" names a town,
    "Vol. 12" nobody. ``rest`` are the line's parts without the day and the writer."""
    described = len(rest) > 1 and rest[1][:1].islower()
    parted = described or re.match(r"\s*[|·•–—]|\s-\s|\s{3}", after) is not None
    return outlet_of_name(name) if _is_name(name) and parted and (len(name.split()) > 1 or _is_shouted(name)) else None


def header_line(
    line: Line, first: bool | None = None
) -> tuple[Sourced | None, Sourced | None, tuple[Outlet, Sourced] | None] | None:
    """A short line with a day and a writer or place of publication: (published, byline, outlet).

    ``first`` says whether 05/10/2018 begins with the month.
    """
    words = line.text.strip("*_ ")
    if (
        len(words) > HEADER_CHARACTERS
        or not (day := stated_day(words, month_first=first))
        or words.endswith(("?", "!"))
    ):
        return None
    by = _BY.search(words)
    segments = [s for s in _SEGMENT.split(_ABBREVIATED.sub(r"\1  ", words)) if s]
    rest = [s for s in segments if not stated_day(s, month_first=first) and not _BY.match(s) and not part_of_a_day(s)]
    if (
        by is None
        and not only_a_day(words)
        and (len(segments) < 2 or sum(len(s.split()) for s in rest) > 8 or words.endswith("."))
    ):
        return None
    offset = line.start + line.text.find(words)
    name = rest[0].strip() if rest else ""
    at = words.find(name)
    found = _outlet_of(name) or (_bare_name(name, words[at + len(name) :], rest) if at == 0 else None) if name else None
    at += offset
    outlet = (found, Sourced(found.name, "header line", (at, at + len(name)))) if found else None
    byline = (
        Sourced(by["name"].strip(), "header line", (offset + by.start("name"), offset + by.end("name"))) if by else None
    )
    return Sourced(day, "header line", (line.start, line.end)), byline, outlet
