"""Lines that only say whose the text is: source lines, bylines, dates, an agency's name, who lent a hand."""

import re
from functools import cache, lru_cache

import msgspec

from firsthand.ingest.agencies import CAPITALS, agency_named
from firsthand.ingest.credits import credit_of, moved, opens_with_origin
from firsthand.ingest.furniture import Line
from firsthand.ingest.naming import named_outlets, names_in
from firsthand.ingest.outlets import Outlet, outlet_of_name
from firsthand.ingest.places import places
from firsthand.ingest.signatures import ending_agency, signing_agencies
from firsthand.ingest.stateddates import stated_day
from firsthand.ingest.wires import wire
from firsthand.language.copylines import LONGEST, about_a_picture, may_be_one, of_words, tells_nothing
from firsthand.language.credited import Named
from firsthand.language.credited import credited as of_outlet
from firsthand.language.crediting import any_of, fragments, lends_a_hand
from firsthand.records import Credit, CreditKind, Furniture

_BY = (
    r"(?:By|BY|by|Von|VON|Par|PAR|Por|POR|Di|di|Door|Av|Af|Oleh|Bởi|Автор(?: статьи)?[:：]?|作者[:：]?|文[:：]|Tác giả[:：]?|بقلم|מאת[:：]?"
    r"|(?:Autor(?:a|in|ka)?|Auteur|Autrice|Autore|Auteurs|Autori|Autores|Opracowała?|Napsala?|Yazan|Penulis|Συντάκτης)\s?:)"
)
BYLINE = re.compile(
    rf"(?:{_BY})\s{{1,3}}(?P<name>(?:[^\W\d_][\w.’'-]{{0,30}}[ ,]{{1,2}}(?:and |und |et |y |e |и )?){{1,9}}?[\w.’'-]{{1,30}})"
    rf"(?:\s?(?:[–—|/,•·]|\s-)\s{{0,2}}(?P<outlet>[^–—|/•·\n]{{2,60}}?))?(?:\s?(?:[–—|•·,]|\s-)\s{{0,2}}(?P<date>[^–—|\n]{{4,40}}))?"
)
DATE_LINE = re.compile(
    r"(?P<cue>已发布|已發布|发布时间|發佈時間|发布于|发表于|发表时间|日期|更新时间|时间|公開日|配信|Published(?: on| at)?|Posted(?: on| at)?|Publication date|Date published|Publish date|Date|First published(?: on| at)?|Updated(?: on| at)?|Last (?:updated|modified)(?: on| at)?"
    r"|Veröffentlicht(?: am)?|Erschienen(?: am)?|Stand|Datum|Publié(?: le)?|Mis à jour(?: le)?|Date de publication|Publicado(?: el| em)?|Fecha(?: de publicación)?|Actualizado(?: el)?|Data(?: di pubblicazione)?|Pubblicato(?: il)?"
    r"|Опубликовано|Дата(?: публикации)?|Обновлено|Опубліковано|Đăng ngày|Ngày đăng|Cập nhật|Xuất bản|نشر في|تاريخ النشر|Opublikowano|Yayınlanma|Diterbitkan|Geplaatst(?: op)?)?"
    r"\s?[:：,]?\s{0,3}(?P<date>[^\n]{6,60})",
    re.I,
)
DESK_SIGNATURE = re.compile(
    r"\(?(?P<it>Reporting by [^\n;]{2,250};(?: (?:Additional )?(?:reporting|writing) by [^\n;]{2,200};){0,2} ?(?:Writing by [^\n;]{2,150}; ?)?[Ee]diting by [^\n)]{2,150})\)?"
)
"""An agency desk's closing formula. It names no agency, and several use it: furniture, not a credit."""
ATTRIBUTION_LINE = re.compile(
    r"(?:(?:[—–]|--|\*)\s?|[(（](?=[^()（）\n]{2,80}[)）][.。]?\Z))(?P<cue>from|via|by|in|aus|von|de|du|da|из|出自|摘自|theo|trích)\b",
    re.I,
)
"""The line under a quoted stretch, or a short one in brackets: a dash and where it is from."""


class Found(msgspec.Struct, frozen=True):
    """What the footers and bylines of a text say: marks, credits, and what they tell of the page itself."""

    furniture: tuple[Furniture, ...] = ()
    credits: tuple[Credit, ...] = ()
    byline: tuple[str, int, int] | None = None
    outlet: tuple[Outlet, int, int] | None = None
    published: tuple[str, int, int] | None = None


@lru_cache(maxsize=256)
def _names(text: str) -> list[Named]:
    """The names in a line, which several rules ask for in turn."""
    return names_in(text)


LONGEST_LINE = 800
HEAD_LINES = 7
"""Lines among which an outlet's name stands under that of its reporter."""
LAST_LINES = 4
"""Lines among which the owner of a text stands, or an outlet's name alone in brackets; further up it is a picture's."""
MOST_SAID = 1
"""Small words that a line on who lent a hand may say beside names; "Reporting by the Gazette led to an inquiry" is prose."""
LONGEST_REST = 60
"""Letters beside the names in a source line, above which it is a sentence."""


@cache
def _source_line() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<bracket>[(（[]\s?)?(?P<cue>{any_of(fragments('source_line'))})\s?(?:[:：]|\s[–—|-])\s{{0,3}}"
        r"(?P<who>\S[^\n]{0,700}?)(?(bracket)\s?[)）\]])[.。]?",
        re.IGNORECASE,
    )


_WIRE_BYLINE = re.compile(
    rf"(?:{_BY})\s{{1,3}}(?:(?P<name>[^\W\d_][^\n,|]{{2,80}}?)\s?(?:[,|/]|\s[–—-])\s{{0,2}})?"
    r"(?:[Tt]he )?(?P<who>(?:(?!\s[–—-])[^\n,|/]){2,60}?)(?i: (?:Staff(?: Writers?)?|Writers?|Reporters?|Correspondents?|Auto Writer|Sports Writer))?"
)


def credited(value: str) -> list[tuple[int, int, Outlet, str | None]]:
    """The outlets in the value of a source line: addresses, then names; a bare unknown name counts only if it looks
    like an outlet, because "Source: the ministry" is no account."""
    found = []
    for start, end, outlet in named_outlets(value):
        written = value[start:end]
        address = written if re.match(r"https?://", written) else None
        found.append((start, end, outlet, address))
    return found[:6]


def _in_marks(value: str) -> list[tuple[int, int, Outlet, str | None]]:
    """The outlet of a value that is one name between quotation marks."""
    name = re.fullmatch(r"[«„“\"《]([^\W\d_][^«»„“”\"《》\n]{1,60})[»“”\"》][.\s]{0,2}", value)
    outlet = outlet_of_name(name[1]) if name else None
    return [(name.start(1), name.end(1), outlet, None)] if name and outlet else []


def footers_of(text: str, lines: list[Line], taken: set[int], below: int = 0) -> Found:
    """What the lines at the edges, and source lines anywhere, say. ``taken`` are starts of lines that are other furniture
    already; so many lines of the page stand ``below`` the account."""
    closing = len(lines) - below
    marks: list[Furniture] = []
    credits: list[Credit] = []
    byline = outlet = published = None
    for index, line in enumerate(lines):
        if line.start in taken or len(line.text) > LONGEST_LINE:
            continue
        edge = index < 8 or index >= len(lines) - 12
        if closing - LAST_LINES < index < closing and (signed := ending_agency(line.text)):
            credits.append(moved(signed, line.start))
        if told := _source(line):
            marks.append(Furniture(line.start, line.end, "credit", "source-line"))
            credits += told
        elif told := _republication(line):
            marks.append(Furniture(line.start, line.end, "credit", "republication-line"))
            credits += told
        elif edge and (told := _copied(line)):
            marks.append(Furniture(line.start, line.end, "credit", "copy-line"))
            credits += told
        elif edge and DESK_SIGNATURE.fullmatch(line.text):
            marks.append(Furniture(line.start, line.end, "byline", "desk-signature"))
        elif told := _attribution(line):
            marks.append(Furniture(line.start, line.end, "credit", "attribution-line"))
            credits += told
        elif index >= closing - LAST_LINES and (told := _owned(line)):
            if told[0].cue != OWNED:  # which the rules of furniture know
                marks.append(Furniture(line.start, line.end, "credit", "copy-line"))
            credits += told
        elif edge and (told := _helpers(line)):
            marks.append(Furniture(line.start, line.end, "byline", "contributors"))
            credits += told
        elif edge and len(line.text) <= 200 and (found := _byline(line)):
            name, who, day = found
            marks.append(Furniture(line.start, line.end, "byline", "byline"))
            byline = byline or name
            published = published or day
            if who is not None:
                credits.append(who)
                if who.kind == "byline" and outlet is None:
                    outlet = (Outlet(who.key, who.outlet), who.start, who.end)
        elif 0 < index < HEAD_LINES and (employer := _employer(lines[index - 1], line)):
            marks.append(Furniture(line.start, line.end, "byline", "byline"))
            credits.append(employer)
        elif edge and (found_day := _day(line)):
            marks.append(Furniture(line.start, line.end, "dateline", "date-line"))
            day, updated = found_day
            if not updated:
                published = published or day
        elif edge and (told := signing_agencies(line.text, people=index >= closing - LAST_LINES or _opens(line))):
            marks.append(Furniture(line.start, line.end, "credit", "agency-line"))
            credits += [moved(credit, line.start) for credit in told]
        elif index >= closing - LAST_LINES and (told := _bare(line)):
            marks.append(Furniture(line.start, line.end, "credit", "copy-line"))
            credits += told
    return Found(tuple(marks), tuple(credits), byline, outlet, published)


def _source(line: Line) -> list[Credit]:
    """The credits of a "Source: …" line that says little else."""
    match = _source_line().fullmatch(line.text)
    names = (credited(match["who"]) or _in_marks(match["who"])) if match else []
    if match is None or not names:
        return []
    rest = len(re.sub(r"\W", "", match["who"])) - sum(len(re.sub(r"\W", "", match["who"][s:e])) for s, e, _, _ in names)
    if rest > LONGEST_REST:
        return []
    at = line.start + match.start("who")
    return [Credit(o.key, o.name, "source_line", at + s, at + e, url=a, cue=match["cue"]) for s, e, o, a in names]


def _republication(line: Line) -> list[Credit]:
    """The credits of a line that begins with where the text was published before or translated from."""
    if len(line.text) > 250 or not opens_with_origin(line.text):
        return []
    found = [(named, credit_of(line.text, named)) for named in _names(line.text)]
    first = re.search(r"[.!?。]\s|\Z", re.sub(r"\d\.\s", "  ", line.text))
    return [
        moved(credit, line.start)
        for named, credit in found
        if credit and credit.kind in ("republished", "translated") and first and named.start <= first.start()
    ]


_TAKEN_FROM = re.compile(
    r"(?:from|uit|aus|de|del|della|dal|dalla|d[eo]|da|z|ze|din|fra|från|ur|из|з|із|in|auf|dans|en|em|no|na|su|sul|w|op|i|på|în|ve?)"
    rf" [«„“\"]?(?P<who>(?:The|De|Het|Die|Der|Das|La|Le|El|Il|Lo|O|A|L['’])[ ]?[{CAPITALS}][\w’'-]{{2,25}}(?: [{CAPITALS}][\w’'-]{{1,25}}){{0,2}})(?![\w])"
)


def _unlisted(text: str) -> list[Named]:
    """A name that nobody listed and that has no outlet's shape, where a line says that the text was printed there: it begins with
    an article that has a capital in mid-line."""
    match = _TAKEN_FROM.search(text)
    outlet = outlet_of_name(match["who"]) if match else None
    if match is None or outlet is None or match["who"].lower() in places():
        return []
    said = of_words(text, [match.span("who")])
    return (
        [Named(*match.span("who"), outlet, careful=False)] if said and said[0] in ("republished", "translated") else []
    )


def _copied(line: Line) -> list[Credit]:
    """The credits of a line that says nothing but whose the text is."""
    if len(line.text) > LONGEST or not may_be_one(line.text):
        return []
    names = _names(line.text) or _unlisted(line.text)
    said = of_words(line.text, [(named.start, named.end) for named in names]) if names else None
    if said is None:
        return []
    behind = [named for named in names if named.start > line.text.find(said[1])]
    if said[0] == "prose" and behind:  # "Le Phare with Tidewire" is the page of the first
        names = behind
    return [moved(of_outlet(line.text, named, *said), line.start) for named in names]


OWNED = "©"
_OWNED = re.compile(
    r"(?P<said>[^\n©]{0,40}?)(?:©|ⓒ|\(c\)|copyright)[ ©]{0,3}(?P<too>copyright )?(?:(?:19|20)\d\d(?:[-–]\d{2,4})?,? )?(?:by )?(?P<who>[^\n.,]{2,50}?)(?:,? (?:19|20)\d\d)?>?(?:[.,] ?[^\n]{0,160})?"
    r"|[(（](?P<alone>[^()（）\n]{4,50})[)）]\.?",
    re.IGNORECASE,
)
"""Who owns the text above, and an outlet's name alone in brackets under it."""


def _owned(line: Line) -> list[Credit]:
    """The credit of a last line that says no more than whose the text is: "© 2031 Sound News Service". A sign and a name without
    a year or a word are a picture's."""
    match = _OWNED.fullmatch(line.text) if len(line.text) <= LONGEST else None
    if match is None:
        return []
    group = "alone" if match["alone"] else "who"
    names = [named for named in names_in(match[group]) if named.end - named.start == len(match[group])]
    outlet = agency_named(match[group]) or (names[0].outlet if names and not names[0].careful else None)
    said = re.findall(r"[^\W\d_]+", match["said"] or "")
    worded = re.search(r"(?:19|20)\d\d|copyright|저작권", line.text, re.IGNORECASE)
    if outlet is None or not all(map(tells_nothing, said)) or (group == "who" and not worded):
        return []
    start, end = match.span(group)
    cue = OWNED if group == "who" else "("
    return [Credit(outlet.key, outlet.name, "source_line", line.start + start, line.start + end, cue=cue)]


def _bare(line: Line) -> list[Credit]:
    """The credit of a last line that is nothing but a cue and a name: "По сообщению ТАСС", "（据新华社电）"."""
    if len(line.text) > LONGEST or about_a_picture(line.text):
        return []
    names = _names(line.text)
    credit = credit_of(line.text, names[0]) if len(names) == 1 else None
    if credit is None or credit.kind != "prose" or lends_a_hand(credit.cue):
        return []
    rest = (line.text[: credit.start] + " " + line.text[credit.end :]).replace(credit.cue, " ")
    said = re.findall(r"[^\W\d_]+", rest)
    if not all(map(tells_nothing, said)):
        return []
    return [moved(msgspec.structs.replace(credit, kind="source_line"), line.start)]


@cache
def _by_whom() -> re.Pattern[str]:
    return re.compile(rf"(?:{_BY})\s")


def _opens(line: Line) -> bool:
    """Whether a line begins with a word for "by"."""
    return _by_whom().match(line.text) is not None


def says_whose(line: Line) -> bool:
    """Whether a line is no headline, since it only says whose the text is."""
    return bool(_source(line) or _copied(line) or _republication(line) or _byline(line))


def _attribution(line: Line) -> list[Credit]:
    """The credit of the line under a quoted stretch."""
    match = ATTRIBUTION_LINE.match(line.text) if len(line.text) <= 300 else None
    if match is None or (line.text[0] in "(（" and signing_agencies(line.text, people=True)):
        return []
    at = line.start + match.end()
    return [
        Credit(o.key, o.name, "source_line", at + s, at + e, url=a, cue=match["cue"])
        for s, e, o, a in credited(line.text[match.end() :])[:1]
    ]


def _helpers(line: Line) -> list[Credit]:
    """The outlets of a line that says who lent a hand: each is credited for a part, none for the whole."""
    if len(line.text) > 300:
        return []
    found = [credit_of(line.text, named) for named in _names(line.text)]
    helpers = [credit for credit in found if credit and credit.kind == "prose" and lends_a_hand(credit.cue)]
    rest = line.text
    for credit in helpers:
        rest = rest.replace(line.text[credit.start : credit.end], " ").replace(credit.cue, " ")
    said = [word for word in re.findall(r"[^\W\d_]+", rest) if word[0].islower() and word not in _OF_THE_COPY]
    return [moved(credit, line.start) for credit in helpers] if len(said) <= MOST_SAID else []


def _day(line: Line) -> tuple[tuple[str, int, int], bool] | None:
    """The day of a line that says nothing but a day, and whether it is that of an update."""
    match = DATE_LINE.fullmatch(line.text) if len(line.text) <= 100 else None
    if match is None:
        return None
    day = stated_day(match["date"], month_first=None)
    if not day or not (match["cue"] or _only_a_date(match["date"])):
        return None
    return (day, line.start + match.start("date"), line.start + match.end("date")), bool(
        _UPDATED.match(match["cue"] or "")
    )


_UPDATED = re.compile(r"(?:last )?(?:updated|modified)|更新|mis à jour|actualizado|обновлено|cập nhật", re.IGNORECASE)

_DATE_WORDS = re.compile(r"[^\W\d_]+")
_WEEKDAYS = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)(?:day)?|tue|wed|thu|sat|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|segunda(?:-feira)?|terça(?:-feira)?|quarta(?:-feira)?|quinta(?:-feira)?|sexta(?:-feira)?|feira|às|as|alle|ore|lunedì|martedì|mercoledì|giovedì|venerdì|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|lunes|martes|miércoles|jueves|viernes|sábado|domingo|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|am|pm|gmt|utc|est|edt|et|pst|pdt|cet|uhr|at|um|à|um|de|of|th|st|nd|rd|г|года|ngày|tháng|năm|thứ|年|月|日",
    re.I,
)


def _only_a_date(text: str) -> bool:
    """A line that holds a day and nothing to say: at most one word beside month, weekday, zone."""
    words = [w for w in _DATE_WORDS.findall(text) if not _WEEKDAYS.fullmatch(w)]
    return len(words) <= 1


LONGEST_SIGNED = 120
_SIGNED = re.compile(
    r"(?P<name>(?:[^\W\d_a-zß-öø-ÿ][\w.’'-]{0,30} ){0,4}[^\W\d_a-zß-öø-ÿ][\w.’'-]{0,30})\s?(?:[,/|•·]|\s[–—-])\s{0,2}(?P<who>[^\n,/|]{2,50})"
)
"""A name and an agency beside it, and nothing else: "Ada Quill / Reuters"."""
_SHOUTED = re.compile(
    rf"(?:{_BY} )(?P<name>(?:[{CAPITALS}][{CAPITALS}.’'-]{{0,30}} ){{1,3}}[{CAPITALS}][{CAPITALS}.’'-]{{1,30}}) (?P<who>\S[^\n,]{{2,50}})"
)
"""A name in capitals, and behind it without a mark what is none: "By ADA QUILL Sound News Service"."""


def _signed(text: str) -> re.Match[str] | None:
    """The name of a byline and the agency behind it."""
    if len(text) > LONGEST_SIGNED:
        return None
    match = _SHOUTED.fullmatch(text)
    if match and any(named.end - named.start == len(match["who"]) for named in _names(match["who"])):
        return match
    for pattern in (_WIRE_BYLINE, _SIGNED):
        match = pattern.fullmatch(text)
        if (
            match
            and agency_named(match["who"])
            and not (pattern is _SIGNED and (about_a_picture(text) or agency_named(match["name"].strip())))
        ):
            return match
    return None


def _byline(line: Line) -> tuple[tuple[str, int, int] | None, Credit | None, tuple[str, int, int] | None] | None:
    """Name, credit and day of a byline; None where the line is none."""
    signed = _signed(line.text)
    if signed and (agency := outlet_of_name(signed["who"])):
        credit = wire(agency, line.start + signed.start("who"), line.start + signed.end("who"), "By")
        name = (
            (signed["name"].strip(), line.start + signed.start("name"), line.start + signed.end("name"))
            if signed["name"]
            else None
        )
        return name, credit, None
    match = BYLINE.fullmatch(line.text)
    if match is None or line.text.rstrip().endswith(("!", "?")) or (line.text.endswith(".") and len(line.text) > 60):
        return None
    words = match["name"].split()
    if not all(w[:1].isupper() or w.lower() in _PARTICLES or not w[:1].isalpha() or not w[:1].islower() for w in words):
        return None
    name = (match["name"].strip(), line.start + match.start("name"), line.start + match.end("name"))
    written: Credit | None = None
    day = None
    for group in ("outlet", "date"):
        value = match[group]
        if not value:
            continue
        at = line.start + match.start(group)
        if stated := stated_day(value):
            day = (stated, at, at + len(value))
        elif written is None and (names := credited(value)):
            start, end, outlet, address = names[0]
            written = Credit(
                outlet.key, outlet.name, "byline", at + start, at + end, url=address, cue=line.text.split()[0]
            )
    if written is None and day is None and len(words) > 8:
        return None
    return name, written, day


_PERSON = re.compile(rf"(?:{_BY} )?[{CAPITALS}][\w.’'-]{{1,25}}(?: [{CAPITALS}][\w.’'-]{{0,25}}){{1,3}}")


def _employer(above: Line, line: Line) -> Credit | None:
    """The credit of a line that is an outlet's name, under a line that is a person's: a byline in two lines."""
    if len(line.text) > 60 or not _PERSON.fullmatch(above.text) or _names(above.text):
        return None
    for named in _names(line.text):
        if named.end - named.start == len(line.text.strip()) and not named.careful:
            kind: CreditKind = "wire" if agency_named(line.text) else "byline"
            return Credit(named.outlet.key, named.outlet.name, kind, line.start + named.start, line.start + named.end)
    return None


_OF_THE_COPY = frozenset(
    "this the a an report story article dispatch piece was were is used in from by with of for and to also includes some "
    "additional reporting writing research material information staff writers writer reporters correspondents dieser bericht und mit "
    "von der die auch et avec y con e com и та материалов".split()
)
"""Words of lines that tell whose the copy is."""
_PARTICLES = frozenset("and und et y e и de la von van der den del di da dos bin al el le du ter ten i".split())
