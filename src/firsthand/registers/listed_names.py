"""Who is listed, out of the words beside a form of listing: names one by one, without their kinds, dates and appositions."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from firsthand.language.folding import fold
from firsthand.language.states import find_states
from firsthand.records import Span

UNCASED = frozenset({"zh", "ja", "ko", "ar", "fa", "hi"})
"""Languages in which no capital says what is a name."""
WORDS = 14
"""Words of the longest name that is taken for one."""
OPENERS = re.compile(
    r"(?i)\b(?:that|said|says|who|which|whose|dass|que|qui|che|что|что бы|що|że|dat|att|že)\b,?|[:–—](?=\s)"
)
"""What opens a clause that another word governs: who is listed, and who lists, stands behind it."""
_LINK = re.compile(
    r"(?i)\s*[,;]\s+(?:(?:and|et|und|y|e|и|та|i|en|och|a|ve|và|as well as)\s+)?|\s+(?:and|et|und|y|e|и|та|i|en|och|ve|và|as well as)\s+"
)
_ARTICLE = re.compile(
    r"(?i)(?:an?|the|la|le|les|el|los|las|il|lo|gli|die|der|das|den|um|os|as|un|une|una|uno|ein|eine|einen|een|en|ett|um|uma|its|his|their|which|who)\s"
)
GENERIC = frozenset(
    "company corporation corp industries industry trading trade shipping engineering technology technologies services "
    "systems research development bank group holding holdings logistics construction design bureau defence defense "
    "electronics aviation aerospace co ltd llc inc import export sons partners investment finance petroleum oil gas "
    "energy supply institute centre center".split()
)
"""Words of a firm's name that are no name by themselves."""
_LED = frozenset(
    "in of at from near for to with by on under after before over à de du des dans en au aux por para nel nella di da "
    "dal del im in bei aus von von der zu для из в на у при w we z na dla van uit voor i på från v ve".split()
)
_INSIDE = frozenset("of and & de du des la le del della di von van der den al el bin ibn for the et und i y".split())
_QUOTED = re.compile(r"[«“„\"「『]([^«»“”„\"「」『』]{2,80})[»”“\"」』]")
_BEFORE_A_DATE = re.compile(r"\s*,?\s*(?:\b(?:[a-zà-ÿа-яёіїєґąęłńśźżčěřšůž]{1,5}|في|يوم|عام|منذ|[时於于]))?\s*$")
_LATIN = re.compile(r"[A-Z][\w&.’'-]*(?: (?:[A-Z&][\w&.’'-]*|of|de|and))*(?<=\w)", re.ASCII)
_AND = re.compile("[和及与與、]")
_CORPORATE = re.compile("(?:公司|银行|銀行|集团|集團|厂|商行|号|號)$")
_WORD = re.compile(r"\S+")
_RUN = re.compile(r"[^\W\d_a-z]\w*(?:[ -](?:of |de |and |& )?[^\W\d_a-z][\w.]*)*")


class Name(NamedTuple):
    """A name with where it stands."""

    text: str
    start: int
    end: int


def names(raw: str, dates: Sequence[Span], words: Mapping[str, Any], language: str, *, before: bool) -> list[Name]:
    """The listed in ``raw``, which stands before the word of listing or behind it; offsets are those of ``raw``. What
    has no name is kept as it is called where that is a firm, a ship or people ("two shipyards in Lima").
    """
    start, end = _without_dates(raw, dates, before=before)
    openers = list(OPENERS.finditer(raw, start, end)) if before else []
    if openers and not raw[openers[-1].end() : end].strip(" ,"):  # "built by Okta Line, which has been …"
        last = list(_RUN.finditer(raw, openers[-2].end() if len(openers) > 1 else start, openers[-1].start()))
        return [Name(last[-1].group(), *last[-1].span())] if last else []
    start = openers[-1].end() if openers else start
    if language in UNCASED:
        return list(_uncased(raw, start, end, words))
    found: list[Name] = []
    unnamed = False
    parts = list(_parts(raw, start, end))
    if parts and _opens_with_a_state(raw[slice(*parts[0])].strip(), language):
        return []  # sanctions against a state, what they include, and why
    for a, b in parts:
        named = _proper(raw, a, b, words, language)
        if named is not None and found and unnamed and raw[found[-1].end : a].strip() == ",":
            found.pop()  # "the broker, Okta Line,"
        if named is None and not found and (named := _by_kind(raw, a, b, words)) is not None:
            unnamed = True
        if named is not None:
            found.append(named)
        elif found and not _ARTICLE.match(raw, a):
            break
    return [n for n in found if not _is_a_state(n.text, language) and len(n.text.split()) <= WORDS]


def _without_dates(raw: str, dates: Sequence[Span], *, before: bool) -> Span:
    """Where the words without dates stand: up to the first one behind the verb, else from a leading one to a closing one."""
    start, end = 0, len(raw)
    for a, b in sorted(dates):
        if a < 0 or b > len(raw):
            continue
        led = _BEFORE_A_DATE.search(raw, 0, a)
        edge = led.start() if led is not None else a
        if not before or not raw[b:].strip(" ,"):
            return (start, min(end, edge)) if raw[start:edge].strip() else (b, end)
        start = b if len(raw[start:a].split()) <= 3 else start
    return start, end


def _parts(raw: str, start: int, end: int) -> Iterator[Span]:
    """What commas and "and" part; "Velm Trading and Shipping Company" is one."""
    at = start
    links = list(_LINK.finditer(raw, start, end))
    for number, link in enumerate(links):
        stop = links[number + 1].start() if number + 1 < len(links) else end
        if all(word.strip(".,").lower() in GENERIC for word in raw[link.end() : stop].split()):
            continue
        yield at, link.start()
        at = link.end()
    yield at, end


def _proper(raw: str, start: int, end: int, words: Mapping[str, Any], language: str) -> Name | None:
    """The name in one part, behind its kind: "the tanker Blue Heron"; a kind with a place or an owner has none."""
    quoted = _QUOTED.search(raw, start, end)
    if quoted is not None:
        return Name(quoted[1], *quoted.span(1))
    tokens = list(_WORD.finditer(raw, start, end))
    states = [(s.start, s.end) for s in find_states(raw[start:end], language)]
    kinds = {fold(kind) for kind in words["kinds"]}
    for number, token in enumerate(tokens):
        word = token.group().strip("“”\"'’(),.")
        of_a_state = any(a <= token.start() - start < b for a, b in states)
        article = number == 0 and _ARTICLE.match(raw, token.start()) is not None
        if word.lower() in _LED:
            if number:
                return None
            continue
        opens = number == 0 and len(tokens) > 1 and tokens[1].group()[:1].islower() and tokens[1].group() not in _INSIDE
        follows = number + 1 < len(tokens) and tokens[number + 1].group()[:1].isupper()
        described = of_a_state and not (follows and fold(tokens[number + 1].group()) not in kinds)  # "Ardunian Steel"
        a_kind = fold(word) in kinds and (language == "de" or not follows)  # "Bank Velm" is a name
        if word[:1].isupper() and not (described or article or opens or a_kind):
            return _run(raw, tokens[number:])
    return None


def _by_kind(raw: str, start: int, end: int, words: Mapping[str, Any]) -> Name | None:
    """Who has no name but is a firm, a ship or people: "two shipyards in Lima"."""
    whole = raw[start:end].strip(" ,")
    if not whole or not _said(words["kinds"], fold(whole)) or fold(whole.split()[0]) in words["not_entities"]:
        return None
    at = raw.index(whole, start)
    return Name(whole, at, at + len(whole))


def _run(raw: str, tokens: Sequence[re.Match[str]]) -> Name:
    """A name to where small letters go on: "Okta Line shipped the engines"."""
    last = tokens[0]
    for k, token in enumerate(tokens):
        word = token.group()
        small = word[:1].islower()
        follows = k + 1 < len(tokens) and tokens[k + 1].group()[:1].isupper()
        if small and not (word in _INSIDE and follows):
            break
        last = token
        if word.endswith((",", ";", ":", ")")):
            break
    text = raw[tokens[0].start() : last.end()].rstrip(' ,;:.”"').lstrip("“\"'")
    text = re.sub(r"['’](?:s|[a-zçğıöşü]{1,4})?$", "", text)
    at = raw.index(text, tokens[0].start())
    return Name(text, at, at + len(text))


def _uncased(raw: str, start: int, end: int, words: Mapping[str, Any]) -> Iterator[Name]:
    latin = _LATIN.search(raw, start, end)
    if latin is not None:  # "航运公司Nordlys Freight": the name in Latin letters is the name
        yield Name(latin.group(), *latin.span())
        return
    text = raw[start:end].strip(" ,،、的")
    for kind in words["kinds"]:
        text = text.removeprefix(f"{kind} ")
    text = text.split(" في ")[0].split(" بسبب ")[0].split(" عام")[0].strip(" ,،")
    parts = _AND.split(text)
    for part in parts if all(map(_CORPORATE.search, parts)) else [text]:
        if part and len(part.split()) <= WORDS:
            at = raw.index(part)
            yield Name(part, at, at + len(part))


def _opens_with_a_state(part: str, language: str) -> bool:
    """ "Peru", "Peru for sending rifles to": not "Peru's Alda Trading", nor "Peruvian Alda Trading"."""
    first = next((m for m in find_states(part, language) if m.start == 0), None)
    behind = part[first.end :].lstrip() if first is not None else ""
    return first is not None and (not behind or (part[first.end] == " " and behind[0].islower() and _led_on(behind)))


def _led_on(behind: str) -> bool:
    return behind.split()[0].lower() in _LED


def _is_a_state(name: str, language: str) -> bool:
    """Sanctions against a state list nobody."""
    return any(m.start == 0 and m.end == len(name) for m in find_states(name, language))


def _said(words: Sequence[str], text: str) -> bool:
    return any(re.search(rf"\b{re.escape(word)}\b", text) for word in words)
