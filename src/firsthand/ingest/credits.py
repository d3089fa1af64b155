"""Whom an account credits: footers, wire lines, bylines, "first published by", and credits in its prose. Anchored.

A credit needs a cue beside the outlet's name: a name alone is a topic. Names come from ``outlets.json``, from any
domain, and from what reads like a newspaper ("The Harbour Courier"), so that outlets nobody listed work the same way.
"""

import re
from functools import cache

import msgspec

from firsthand.ingest.furniture import Line
from firsthand.ingest.outlets import Outlet, known_names, outlet_of_name
from firsthand.ingest.stateddates import stated_day
from firsthand.records import Credit, CreditKind, Furniture

_DOMAIN = r"(?:https?://)?(?:[\w-]{1,63}\.){1,4}[a-zA-Z]{2,24}(?:/[^\s<>\"“”)\]]{0,500})?"
_PAPER = (
    r"Times|Post|Herald|Tribune|News|Courier|Gazette|Journal|News Agency|Press Agency|Press|Newswire|Wire|Chronicle|Observer|Star|Sun|Mail"
    r"|Telegraph|Standard|Examiner|Register|Dispatch|Monitor|Mirror|Express|Bulletin|Ledger|Sentinel|Inquirer|Enquirer"
    r"|Review|Globe|Daily|Weekly|Record|Guardian|Independent|Broadcasting|Radio|Television|Magazine|Argus|Advertiser"
    r"|Messenger|Echo|Beacon|Banner|Reporter|Citizen|Advocate|Mercury|Clarion|Packet|Intelligencer"
    r"|Zeitung|Tagblatt|Tageblatt|Anzeiger|Kurier|Rundschau|Nachrichten|Presse|Bote|Merkur|Diario|Periódico|Gaceta|Heraldo|Mercurio|Jornal|Correio"
    r"|Diário|Gazzetta|Giornale|Corriere|Dépêche|Gazette|Courrier|Gazeta|Kurier|Dziennik|Izvestia|Vestnik|Pravda|Вестник|Газета|Известия|Ведомости|Правда|Новости"
)
_LEAD_IN = r"(?!(?:As|In|On|At|But|And|Or|When|While|After|Before|If|For|From|By|According|Last|Then|Meanwhile|Now|Even|Since|Because|Mr|Ms|Mrs|President|Sen|Rep|Speaking|Both|Their|His|Her|Our|Your|My|That|This|These|Those|It|He|She|They|We|An|Another|Some|Every|Any|No|Laut|Wie|Selon|Según|Secondo)\b)"
"""Words that open a sentence before a name and are no part of it."""
_GENERIC = rf"{_LEAD_IN}(?:(?:[Tt]he|Der|Die|Das|Le|La|El|Il|O) )?(?:(?:[A-ZÀ-ÞА-Я][\w’'&-]{{1,30}}|St\.|Ft\.|Mt\.) (?:(?:of|and|de|du|des|der|di|da|del) )?){{1,3}}(?:{_PAPER})"
_TITLES = r"(?:Secretary|Conference|Freedom|Release|Office|Officer|Room|Corps|Club|Council|Statement|Gallery|Briefing|Service|Editor|Director|Attach[eé])"

SOURCE_LINE = re.compile(
    r"(?P<cue>Source reference|Original source|Original article|Article source|News source|Source link|Sources?|Quellenangabe|Originalquelle|Quellen?|Fuente original|Fuentes?|Fonte originale|Fontes?|Fonti?"
    r"|Article original|Source originale|Источник(?:и)?|Первоисточник|Джерело|Першоджерело|文章来源|文章來源|消息来源|信息来源|新闻来源|来源网站|原文链接|原文|来源|來源|出处|出處|转载自|轉載自|稿源|出典|引用元|출처"
    r"|Nguồn tin|Theo nguồn|Nguồn|المصدر|مصدر|Bron|Źródło|Kaynak|Sumber(?: berita)?|Kilde|Källa|Lähde|Zdroj|Forrás|Sursa|Πηγή|Via|Read the original(?: at| on)?|Read (?:the )?(?:full|original) (?:story|article)(?: at| on)?)"
    r"\s?(?:[:：]|\s[–—|-])\s{0,3}(?P<who>\S[^\n]{0,700})",
    re.I,
)
_BY = r"(?:By|BY|Von|Par|Por|Di|Door|Автор[:：]?|Автор статьи[:：]?|作者[:：]?|文[:：]|Tác giả[:：]?|Bởi|بقلم)"
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
_AGENCIES = r"AP|Associated Press|The Associated Press|Reuters|REUTERS|AFP|dpa|DPA|TASS|ITAR-TASS|Interfax|RIA Novosti|Xinhua|Kyodo|Yonhap|UPI|EFE|ANSA|Bloomberg|Anadolu Agency|AA|CNN|ANI|PTI|IANS|VNA|PAP|Ukrinform|UNIAN|CNA|ТАСС|Интерфакс|РИА Новости"
_MONTH_WORD = r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)"
WIRE_DATELINE = re.compile(
    rf"(?:\A|\n)\s{{0,4}}(?:(?:[^\n(]{{0,80}}?)?\((?P<agency>{_AGENCIES})\)\s?(?:--|[-–—:])"
    rf"|(?=[^\n(]{{0,80}}\()(?:[A-ZÀ-ÞА-Я][A-ZÀ-ÞА-Я.’' /-]{{2,40}}|[A-ZÀ-Þ][^\n(]{{2,50}}, {_MONTH_WORD}[a-z.]{{0,7}} \d{{1,2}})(?:, [^\n(]{{2,50}})? ?"
    r"\((?P<who>[A-Z][\w’&]{2,25}(?: [A-Z][\w’&]{1,25}){0,3})\)\s?(?:--|[-–—]))"
)
"""``CITY (AGENCY) —`` at the head of a paragraph. Where the agency is not a known one, the city must stand in capitals
or be followed by a day: "Rep. Name (R-State) —" is no dateline."""
WIRE_CLOSING = re.compile(
    r"[\s(（【—–-]{0,4}(?P<who>"
    + _AGENCIES
    + r"|(?:[A-Z][\w’&-]{1,25} ){0,3}(?:News Agency|Newswire|Wire))[)）】\s./]{0,4}"
)
WIRE_BYLINE = re.compile(
    rf"(?:{_BY})?\s{{0,2}}(?P<name>[^\W\d_][^\n,|]{{2,80}}?)\s?(?:[,|/]|\s[–—-])\s{{0,2}}(?P<who>{_AGENCIES}|(?:[A-Z][\w’&-]{{1,25}} ){{1,3}}(?:News Agency|Newswire|Wire Service|Press Agency))(?: (?:Writers?|Staff|Auto Writer|Sports Writer))?"
)
DESK_SIGNATURE = re.compile(
    r"\(?(?P<it>Reporting by [^\n;]{2,250};(?: (?:Additional )?(?:reporting|writing) by [^\n;]{2,200};){0,2} ?(?:Writing by [^\n;]{2,150}; ?)?[Ee]diting by [^\n)]{2,150})\)?"
)
"""An agency desk's closing formula. It names no agency, and several use it: furniture, not a credit."""
ATTRIBUTION_LINE = re.compile(
    r"(?:[—–]|--|\*)\s?(?P<cue>from|via|by|in|aus|von|de|du|da|из|出自|摘自|theo|trích)\b", re.I
)
"""The line under a quoted stretch: a dash and where it is from."""

REPUBLISHED = re.compile(
    r"(?P<cue>(?:(?:first|originally|initially|previously) )(?:published|appeared|posted|printed|ran|released)(?: (?:by|in|on|at|with))?"
    r"|(?:re-?published|reprinted|reproduced|reposted|syndicated|adapted|excerpted|cross-?posted)(?: (?:here|with (?:the )?(?:kind )?permission))?(?: (?:from|of|by|on|via))"
    r"|appeared first (?:on|in|at)|courtesy of|read the (?:original|full) (?:article|story|report) (?:at|on|in)"
    r"|(?:ursprünglich|zuerst) (?:erschienen|veröffentlicht)(?: (?:in|im|bei|auf|von))?|erschien(?:en)? zuerst (?:in|im|bei|auf)|mit (?:freundlicher )?genehmigung (?:von|der|des)"
    r"|(?:initialement|d[’']abord) (?:publié|paru)e?(?: (?:par|dans|sur))?|(?:publié|paru)e? (?:initialement|d[’']abord)(?: (?:par|dans|sur))?|(?:publicado|aparecido) originalmente (?:en|por)|originalmente (?:publicado|publicada) (?:en|em|por|pel[oa])|reproducido (?:de|con permiso de)"
    r"|pubblicato originariamente (?:su|da|in)|впервые (?:опубликован[оаы]?|напечатан[оаы]?) (?:в|на)|перепечатан[оаы]? (?:из|с)|оригинал(?: статьи)? (?:в|на)"
    r"|(?:本文|原文|文章)?(?:最初|首先|首)?(?:发表于|發表於|首发于|刊登于|刊于|转载自|轉載自|转自)|(?:được )?đăng lần đầu (?:trên|tại)|đăng lại từ|نشر (?:لأول مرة|أصلا) (?:في|على))"
    r"\s?[:：]?\s{0,2}(?:the |der |die |le |la |el |газет[ея] |сайте )?",
    re.I,
)
TRANSLATED = re.compile(
    r"(?P<cue>(?:translat(?:ed|ion)|übersetz(?:t|ung)|tradui(?:t|te)|traduction|traducid[oa]|traducción|traduzid[oa]|tradução|tradott[oa]|traduzione|перевод(?: статьи)?|переведено|переклад|译自|編譯自|编译自|翻译自|翻譯自|dịch từ|bản dịch|مترجم|ترجمة)"
    r"(?: (?:by|von|par|por|da) [^\n,.;:]{2,60}?)?(?: (?:of|from|aus|von|du|de|d[’']|del|do|dal|из|с|от|с сайта|статьи|an?|the|der|dem|den|article|report|story|artikel|original|in|by|published|text|le|la|les|l[’']))*)\s?[:：]?\s{0,2}",
    re.I,
)

LEFT_CUE = re.compile(
    r"(?<![A-Za-zÀ-ÿА-яЁёЇїІіЄєҐґ])(?:(?P<cue>according to|as (?:first )?reported (?:by|in)|(?:first |also |previously )?reported (?:by|in|on)|(?:investigation|report|study|article|story|analysis|account|interview|review|reporting|exclusive|dispatch|scoop|essay|column)s? (?:by|in|from|for|published by|published in|with|to|carried by)"
    r"|published (?:by|in|on)|revealed (?:by|in)|obtained by|seen by|reviewed by|viewed by|examined by|shared with|provided to|leaked to|cited by|quoted by|quoted in|told|telling|tells|speaking (?:to|with)|spoke (?:to|with)|in an interview (?:with|to)|interviewed by|statement to|comments? to|confirmed to|wrote (?:in|for)|writing (?:in|for)|citing|cites|cited|quoting|quotes|quoted|credited|thanks to|per|via|uncovered by|disclosed (?:by|to)|broken by"
    r"|laut|nach (?:angaben|informationen|einem bericht|recherchen)(?: (?:von|der|des))?|wie|berichte(?:n|t|te)|meldet(?:e)?|schreibt|gegenüber|unter berufung auf|zitiert|bericht (?:der|des|von|in)|recherche (?:der|des|von)"
    r"|selon|d[’']après|a (?:rapporté|révélé|indiqué|écrit)|rapporte|révèle|indique|cité par|citant|enquête (?:du|de la|de)|article (?:du|de la|de)"
    r"|según|de acuerdo con|informó|reveló|publicó|citando a?|investigación (?:de|del)|segundo|de acordo com|informou|revelou|citando|secondo|ha (?:riferito|rivelato)|riferisce|volgens|meldt|według|podał[ao]?|göre"
    r"|сообща(?:ет|ют|л|ла|ло)|сообщил[аио]?|пишет|пишут|написал[аои]?|передает|передаёт|рассказал[аи]?|по (?:данным|информации|сведениям|словам)|со ссылкой на|ссылаясь на|как (?:сообщает|пишет|передает)|отмечает|расследовани[ея]"
    r"|повідомля(?:є|ють)|повідомил[аи]?|пише|за (?:даними|інформацією)|з посиланням на|передає|据|據|援引|引述|引用|theo|dẫn (?:nguồn|lời|tin)(?: từ)?|đưa tin|trích|وفقا ل|بحسب|نقلا عن|ذكرت|أفادت|قالت)"
    r")(?P<gap>(?:[ \u00a0]+(?:the|a|an|its|this|their|der|die|das|den|dem|le|la|les|un|une|el|los|una|il|lo|o|газета|газете|газеты|издание|издания|агентство|агентства|агентству|журнал|журналу|телеканал|báo|hãng(?: tin)?|tờ|صحيفة|وكالة|"
    r"(?-i:[a-zà-ÿ-]{3,18})|U\.?S\.?|American|British|Russian|Ukrainian|French|German|Chinese|Japanese|Indian|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?:[’']s)?){0,5})[ ,:\u00a0]*(?:[\"“«《「l]?[’'‘]?)?\Z",
    re.I,
)
RIGHT_CUE = re.compile(
    r"[”\"»》」’']?(?:[’']s)?(?:,? (?:which|who|that|also|has|have|had|then|first|later|exclusively|on [A-Z]\w{2,8}day|earlier|this week|last week|newspaper|magazine|website|agency|news agency|reporters?|journalists?|correspondents?|hat|habe|a|ha|ранее|также)){0,4}"
    r" (?P<cue>report(?:s|ed|ing)?\b|wrote|writes|reveal(?:s|ed)|said|says|found|finds|noted|notes|quot(?:es|ed)|cit(?:es|ed)|publish(?:es|ed)|claim(?:s|ed)|added|learn(?:ed|t)|obtained|reviewed|broke the story|uncovered|disclosed|described|investigat(?:ion|ed|ive)|stud(?:y|ies)|article|analysis|story|exclusive|interview|account|op-ed|editorial"
    r"|bericht(?:et|ete|e)?|schreibt|schrieb|meldet(?:e)?|zitiert|rapporte|révèle|affirme|écrit|indique|informó|reveló|publicó|informou|riferisce|scrive|meldt|сообща(?:ет|ют|л[аио]?)|сообщил[аио]?|пишет|пишут|передает|передаёт|повідомляє|пише|передає|đưa tin|cho biết|viết)"
)
RIGHT_CUE_HAN = re.compile(
    r"[》」”]?(?:[\d月日周一二三四五六天上下午称稱,，的]{0,12})(?P<cue>报道|報道|報導|报导|称|稱|指出|披露|透露|消息|调查|調查|援引|刊文|发文)"
)

_NOT_AFTER = re.compile(rf" (?:{_TITLES})\b")
"""An office or event behind the name makes it another name ("White House Press Secretary")."""
ALSO_WORDS = frozenset(
    "Bloomberg Time Fortune Dawn Wired Slate Insider Bild Spiegel Inquirer Antara Nikkei Janes Politico".split()
)
"""Names that are also a person's or a common word: "Bloomberg said" is the man as often as the agency."""
PROSE_SENTENCE = 160
"""How far left of a name a cue is looked for, in characters; cues stand within a clause."""


class Found(msgspec.Struct, frozen=True):
    """What the footers and bylines of a text say: marks, credits, and what they tell of the page itself."""

    furniture: tuple[Furniture, ...] = ()
    credits: tuple[Credit, ...] = ()
    byline: tuple[str, int, int] | None = None
    outlet: tuple[Outlet, int, int] | None = None
    published: tuple[str, int, int] | None = None


@cache
def _names() -> re.Pattern[str]:
    """One alternation over every known name, longest first; word boundaries where the script has them."""
    latin = [
        re.escape(n).replace("'", "['’]").replace("’", "['’]")
        for n in known_names()
        if re.match(r"[\w.]", n) and not _han(n)
    ]
    han = [re.escape(n) for n in known_names() if _han(n)]
    return re.compile(
        rf"(?P<domain>(?<![\w@.-]){_DOMAIN})|(?<![\w.@/-])(?P<known>{'|'.join(latin)})(?![\w@-]|\.\w)|(?P<han>{'|'.join(han)})|(?<![\w.@/-])(?P<generic>{_GENERIC})(?![\w@-])"
    )


def _han(name: str) -> bool:
    return bool(re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", name))


def named_outlets(text: str) -> list[tuple[int, int, Outlet]]:
    """Outlets named in ``text``: known names, domains, and what reads like a newspaper; with their places."""
    found = []
    for match in _names().finditer(text):
        written = match[0].strip()
        if match["domain"] and not re.match(r"https?://", written) and not re.search(r"\.[a-z]{2,24}(?:/|\Z)", written):
            continue  # "U.S." and "Washington.The" are no addresses
        if match["generic"] and _NOT_AFTER.match(text, match.end()):
            continue
        start = match.start()
        if match["generic"]:
            start, written = _known_tail(start, written)
        outlet = outlet_of_name(written.rstrip(".,;:"))
        if outlet is not None:
            found.append((start, start + len(written), outlet))
    return found


def _known_tail(start: int, written: str) -> tuple[int, str]:
    """Where words before a known name were taken for part of it ("Sunday Washington Post"), the known name."""
    at = written.find(" ")
    while at >= 0:
        tail = written[at + 1 :]
        outlet = outlet_of_name(tail) if " " in tail else None
        if outlet is not None and outlet.known:
            return start + at + 1, tail
        at = written.find(" ", at + 1)
    return start, written


def credited(value: str) -> list[tuple[int, int, Outlet, str | None]]:
    """The outlets in the value of a source line: addresses, then names; a bare unknown name counts only if it looks
    like an outlet, because "Source: the ministry" is no account."""
    found = []
    for start, end, outlet in named_outlets(value):
        written = value[start:end]
        address = written if re.match(r"https?://", written) else None
        found.append((start, end, outlet, address))
    return found[:6]


def footers_of(text: str, lines: list[Line], taken: set[int]) -> Found:
    """Source, date and byline lines. ``taken`` are starts of lines that are other furniture already."""
    marks: list[Furniture] = []
    credits: list[Credit] = []
    byline = outlet = published = None
    for index, line in enumerate(lines):
        if line.start in taken or len(line.text) > 800:
            continue
        edge = index < 8 or index >= len(lines) - 12
        if (match := SOURCE_LINE.fullmatch(line.text)) and (names := credited(match["who"])):
            rest = len(re.sub(r"\W", "", match["who"])) - sum(
                len(re.sub(r"\W", "", match["who"][s:e])) for s, e, _, _ in names
            )
            if rest <= 60:
                at = line.start + match.start("who")
                marks.append(Furniture(line.start, line.end, "credit", "source-line"))
                credits += [
                    Credit(o.key, o.name, "source_line", at + s, at + e, url=a, cue=match["cue"])
                    for s, e, o, a in names
                ]
                continue
        if len(line.text) <= 250 and (told := _republication(line)):
            marks.append(Furniture(line.start, line.end, "credit", "republication-line"))
            credits += told
            continue
        if edge and DESK_SIGNATURE.fullmatch(line.text):
            marks.append(Furniture(line.start, line.end, "byline", "desk-signature"))
            continue
        if (
            (attributed := ATTRIBUTION_LINE.match(line.text))
            and len(line.text) <= 300
            and (names := credited(line.text))
        ):
            marks.append(Furniture(line.start, line.end, "credit", "attribution-line"))
            credits += [
                Credit(o.key, o.name, "source_line", line.start + s, line.start + e, url=a, cue=attributed["cue"])
                for s, e, o, a in names[:1]
            ]
            continue
        if edge and len(line.text) <= 200 and (found := _byline(line)):
            name, who, day = found
            marks.append(Furniture(line.start, line.end, "byline", "byline"))
            if byline is None and name:
                byline = name
            if who is not None:
                credits.append(who)
                if who.kind == "byline" and outlet is None:
                    outlet = (Outlet(who.key, who.outlet), who.start, who.end)
            if day is not None and published is None:
                published = day
            continue
        if edge and len(line.text) <= 100 and (match := DATE_LINE.fullmatch(line.text)):
            day_text = match["date"]
            day_found = stated_day(day_text, month_first=None)
            if day_found and (match["cue"] or _only_a_date(day_text)):
                marks.append(Furniture(line.start, line.end, "dateline", "date-line"))
                if published is None and not re.match(
                    r"(?:last )?(?:updated|modified)|更新|mis à jour|actualizado|обновлено|cập nhật",
                    match["cue"] or "",
                    re.I,
                ):
                    published = (day_found, line.start + match.start("date"), line.start + match.end("date"))
                continue
        if edge and len(line.text) <= 60 and (match := WIRE_CLOSING.fullmatch(line.text)):
            found_outlet = outlet_of_name(match["who"])
            marks.append(Furniture(line.start, line.end, "credit", "agency-line"))
            credits.append(
                _credit(found_outlet, "wire", line.start + match.start("who"), line.start + match.end("who"), "")
            )
    return Found(tuple(marks), tuple(credits), byline, outlet, published)


_PUBLICATION_START = re.compile(
    r"\W{0,3}(?:(?:this|the|a version of this|an? \w{3,12} version of this|der|dieser|cet|cette|este|esta|questo|эта|этот)\s(?:\w{3,20}\s){1,2})?(?:(?:was|is|has been|were|wurde|ist|a été|fue|foi|è stato|была|был)\s)?",
    re.I,
)


def _republication(line: Line) -> list[Credit]:
    """The credits of a line that says nothing but where the text was published before or translated from."""
    start = _PUBLICATION_START.match(line.text)
    at = start.end() if start else 0
    if not any(pattern.match(line.text, place) for pattern in (REPUBLISHED, TRANSLATED) for place in {0, at}):
        return []
    found = [_prose_credit(line.text, s, e, outlet) for s, e, outlet in named_outlets(line.text)]
    return [_moved(credit, line.start) for credit in found if credit and credit.kind in ("republished", "translated")]


def _credit(outlet: Outlet | None, kind: CreditKind, start: int, end: int, cue: str) -> Credit:
    assert outlet is not None
    return Credit(outlet.key, outlet.name, kind, start, end, cue=cue)


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


def _byline(line: Line) -> tuple[tuple[str, int, int] | None, Credit | None, tuple[str, int, int] | None] | None:
    """Name, credit and day of a byline; None where the line is none."""
    wire = WIRE_BYLINE.fullmatch(line.text)
    if wire and re.match(_BY, line.text):
        outlet = outlet_of_name(wire["who"])
        name = (wire["name"].strip(), line.start + wire.start("name"), line.start + wire.end("name"))
        return name, _credit(outlet, "wire", line.start + wire.start("who"), line.start + wire.end("who"), "By"), None
    match = BYLINE.fullmatch(line.text)
    if match is None or line.text.rstrip().endswith(("!", "?")) or (line.text.endswith(".") and len(line.text) > 60):
        return None
    words = match["name"].split()
    if not all(w[:1].isupper() or w.lower() in _PARTICLES or not w[:1].isalpha() or not w[:1].islower() for w in words):
        return None
    name = (match["name"].strip(), line.start + match.start("name"), line.start + match.end("name"))
    credit = day = None
    for group in ("outlet", "date"):
        value = match[group]
        if not value:
            continue
        at = line.start + match.start(group)
        if stated := stated_day(value):
            day = (stated, at, at + len(value))
        elif credit is None and (names := credited(value)):
            start, end, outlet, address = names[0]
            credit = Credit(
                outlet.key, outlet.name, "byline", at + start, at + end, url=address, cue=line.text.split()[0]
            )
    if credit is None and day is None and len(words) > 8:
        return None
    return name, credit, day


_PARTICLES = frozenset("and und et y e и de la von van der den del di da dos bin al el le du ter ten i".split())


def prose_credits(text: str, spans: list[tuple[int, int]]) -> list[Credit]:
    """Credits inside the given stretches of body text: wire datelines, "first published by", "according to X"."""
    found: list[Credit] = []
    for start, end in spans:
        piece = text[start:end]
        found += [_moved(credit, start) for credit in _wire_datelines(piece)]
        for at, stop, outlet in named_outlets(piece):
            credit = _prose_credit(piece, at, stop, outlet)
            if credit is not None:
                found.append(_moved(credit, start))
    return found


def _moved(credit: Credit, by: int) -> Credit:
    return msgspec.structs.replace(credit, start=credit.start + by, end=credit.end + by)


def _wire_datelines(piece: str) -> list[Credit]:
    credits = []
    for match in list(WIRE_DATELINE.finditer(piece))[:3]:
        group = "agency" if match["agency"] else "who"
        outlet = outlet_of_name(match[group])
        if outlet is not None:
            credits.append(_credit(outlet, "wire", match.start(group), match.end(group), ""))
    return credits


_DAY = re.compile(
    r"(?:\b(?:am|vom|on|le|el|em|il|op|den)\s)?\b\d{1,2}(?:\.|er)?\s(?:de\s)?[^\W\d_]{3,10}\.?\s(?:de\s)?\d{4},?\s"
    r"|\bon\s[A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4},?\s"
)
"""A full date, which may stand between "first published" and the outlet, and whose stop ends no sentence."""


def _prose_credit(piece: str, start: int, end: int, outlet: Outlet) -> Credit | None:
    left = _DAY.sub("", piece[max(0, start - PROSE_SENTENCE) : start])
    left = re.split(r"[.!?。！？]\s|\n", left)[-1]
    written = piece[start:end]
    address = written if written.startswith("http") else None
    tail = left.rstrip('"“„«»《「‘( ') + " "
    for pattern, kind in ((REPUBLISHED, "republished"), (TRANSLATED, "translated")):
        matches = list(pattern.finditer(tail))
        if matches and len(tail) - matches[-1].end() <= 1:
            return Credit(outlet.key, outlet.name, kind, start, end, url=address, cue=matches[-1]["cue"].strip())  # type: ignore[arg-type]
    match = LEFT_CUE.search(left)
    if match is not None:
        return Credit(outlet.key, outlet.name, "prose", start, end, url=address, cue=match["cue"])
    right = piece[end : end + 90].split("\n")[0]
    match = RIGHT_CUE.match(right) or RIGHT_CUE_HAN.match(right)
    if match is not None and (written not in ALSO_WORDS or match["cue"].startswith(("report", "reveal", "publish"))):
        return Credit(outlet.key, outlet.name, "prose", start, end, url=address, cue=match["cue"])
    return None
