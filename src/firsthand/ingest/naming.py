"""Outlets named in a text: known ones, addresses, and what reads like an outlet, so that one nobody listed works too.

Three shapes make an unknown name an outlet's: a newspaper's noun in it ("The Harbour Courier", 《…》 in Chinese), a noun
beside it ("the news agency Tidewire", газета «…»), or an address.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache

from firsthand.ingest.agencies import CAPITALS as _CAPITALS
from firsthand.ingest.agencies import SHAPED
from firsthand.ingest.agencies import WORD as _WORD
from firsthand.ingest.outlets import Outlet, outlet_of_name
from firsthand.language.copylines import telling, tells
from firsthand.language.credited import Named
from firsthand.language.crediting import ARABIC as _ARABIC
from firsthand.language.crediting import HAN as _HAN
from firsthand.language.crediting import HEBREW as _HEBREW
from firsthand.language.crediting import KANA as _KANA
from firsthand.language.crediting import any_of, before, fragments, is_latin, plain
from firsthand.language.nationality import capitalised, words_of
from firsthand.language.outlets import careful_names, folded, listings, stemmed
from firsthand.language.sameness import is_no_name
from firsthand.language.tries import pieces, trie

DOMAIN = r"(?:https?://)?(?:[\w-]{1,63}\.){1,4}[a-zA-Z]{2,24}(?:/[^\s<>\"“”)\]]{0,500})?"
_PAPER = (
    r"Times|Post|Herald|Tribune|News|Courier|Gazette|Journal|Press|Chronicle|Observer|Star|Sun|Mail"
    r"|Telegraph|Standard|Examiner|Register|Dispatch|Monitor|Mirror|Express|Bulletin|Ledger|Sentinel|Inquirer|Enquirer"
    r"|Review|Globe|Daily|Weekly|Record|Guardian|Independent|Broadcasting(?: (?:Network|Corporation|Company|Service|System|Authority))?|Radio|Television|Magazine|Argus|Advertiser"
    r"|Courant|Messenger|Echo|Beacon|Banner|Reporter|Citizen|Advocate|Mercury|Clarion|Packet|Intelligencer"
    r"|Zeitung|Tagblatts?|Tageblatts?|Anzeigers?|Kuriers?|Rundschau|Nachrichten|Presse|Boten?|Merkurs?|Postası|Diario|Periódico|Gaceta|Heraldo|Mercurio|Jornal|Correio"
    r"|Diário|Gazzetta|Giornale|Corriere|Dépêche|Courrier|Gazeta|Dziennik|[Nn]ovin(?:y|ám|ách|ami)?|[Ll]isty|Nyheter|Tidning(?:en|ar)?|Dagblad(?:et)?|Tidende|Sanomat|Courant|Nieuwsblad|Haber|Gazetesi|Izvestia|Vestnik|Pravda|Вестник|Газета|Известия|Ведомости|Правда|Новости|Вісник|Новини|Вісті"
)
_LEAD_IN = r"(?!(?:As|In|On|At|But|And|Or|When|While|After|Before|If|For|From|By|According|Last|Then|Meanwhile|Now|Even|Since|Because|Mr|Ms|Mrs|President|Sen|Rep|Speaking|Both|Their|His|Her|Our|Your|My|That|This|These|Those|It|He|She|They|We|An|Another|Some|Every|Any|No|Laut|Wie|Mit|Nach|Auch|Und|Aber|Selon|D[’']après|Avec|Comme|Dans|Mais|Según|Con|Como|Pero|Secondo|Come|Anche|Segundo|Conforme|Com|Volgens|Zoals|Met|Ook|Według|Jak|Jako|Podle|Enligt|Som|Med|Potrivit|Conform|Cum|Menurut|Seperti|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
"""Words that open a sentence before a name and are no part of it."""
_AGENCY = rf"{_LEAD_IN}(?:[Tt]he )?(?:{SHAPED})"
_SHORT = r"the (?:Times|Post|Herald|Tribune|Courier|Gazette|Journal|Chronicle|Observer|Telegraph|Examiner|Dispatch|Bulletin|Ledger|Sentinel|Inquirer|Enquirer|Globe|Mirror|Express|Argus|Advertiser|Messenger|Beacon|Clarion)"
"""What a text calls a paper it has named in full, or that everybody knows."""
_OF = r"(?:de la|de los|de las|de l[’']|della|dell[’']|delle|dello|degli|dei|de|du|des|del|da|do|das|dos|di|d[’'])"
_PAPER_OF = (
    rf"(?:Diario|Periódico|Gaceta|Heraldo|Mercurio|Correo|Faro|Norte|Voz|Tribuna|Semanario|Semanário|Farol|Messaggero|Mattino|Gazzettino|Républicain|Messager|Moniteur|Éclaireur|Télégramme|Matin|Jornal|Correio|Diário|Folha|Gazeta|Gazzetta|Giornale|Corriere|Voce|Eco|Dépêche|Courrier|Voix|Écho|Tribune|Progrès|Journal|Gazette) {_OF} ?{_WORD}"
    rf"|(?:Głos(?:u|em|ie)?|Gaze(?:ta|ty|cie|tę|tą)|Dziennik(?:a|u|iem)?|Kurier(?:a|owi|em|ze)?|Ech(?:o|a|u|em)|Express(?:u|ie|em)?) {_WORD}"
    rf"|{_WORD}-(?:Zeitung|Anzeiger|Kurier|Nachrichten|Presse|Bote|Rundschau|Post|Merkur|Tageblatt|Tagblatt)"
    rf"|(?!Tages|Wochen|Boulevard|Lokal|Regional|Sonntags|Abend|Fach|Partei|Staats|Straßen)[{_CAPITALS}][a-zäöüß]{{2,20}}(?:zeitung|anzeiger|kurier|tageblatt|tagblatt|rundschau|nachrichten)"
    rf"|(?!Afton|Flyg|Kvälls|Morgon|Dags|Lokal)[{_CAPITALS}][a-zåäöæø]{{3,20}}(?:posten|bladet|tidningen|kuriren|avisen|tidende|dagblad)(?![a-zåäöæø])"
)
"""The noun first, as Romance and Polish papers have it; German compounds."""
_GENERIC = rf"{_LEAD_IN}(?!(?:Le|La|El|Il|O|A) (?:{_PAPER_OF}))(?:(?:[Tt]he|Der|Die|Das|Le|La|El|Il|O) )?(?:(?:{_WORD}|St\.|Ft\.|Mt\.) (?:(?:of|and|de|du|des|der|di|da|del) )?)(?:(?!(?:{_PAPER}) (?:and|und|et|y|e) {_WORD} {_WORD})(?:{_WORD}|St\.|Ft\.|Mt\.) (?:(?:of|and|de|du|des|der|di|da|del) )?){{0,2}}(?:{_PAPER})"
_PAPER_LAST = re.compile(
    r"(?:\A| )(?:Diario|Gaceta|Heraldo|Mercurio|Correo|Mundo|Voz|Tribuna|Messaggero|Mattino|Gazzettino|Gazzetta|Giornale|Corriere|Jornal|Correio|Diário|Gazeta|Dépêche|Courrier|Voix|Tribune)\Z"
)
"""Known names that are another paper's where a place follows them: "Il Gazzettino di Lorhaven"."""
_CONTRACTED = {
    "Le": ("du", "au"),
    "Les": ("des", "aux"),
    "Il": ("del", "al", "dal", "sul", "nel"),
    "O": ("do", "ao", "no", "pelo"),
}
"""An article that is part of a name and melts into a preposition: "au Monde", "dal Messaggero"."""
_RUN = rf"{_LEAD_IN}{_WORD}(?: (?:(?:of|de|du|des|der|di|da|del|do|и|та) )?{_WORD}){{0,3}}"
_QUOTED = rf"[«„“\"»'‘]\s?(?P<{{}}>[{_CAPITALS}{_ARABIC}{_HEBREW}{_HAN}\u0900-\u097f][^\n«»„“”\".,;:!?]{{{{1,40}}}}?)\s?[»“”\"«'’]"
"""A name between marks. It begins with a capital where there are any: a newspaper that prints "an invention" is not called so."""
MOST_QUOTED_WORDS = 6
HAN_PAPER = "日报|晚报|早报|时报|晨报|商报|快报|周刊|周报|邮报|新闻网|电视台|广播电台|通讯社|新闻社|日報|晚報|早報|時報|晨報|商報|快報|週刊|周報|郵報|新聞網|電視台|通訊社"
_HAN_SHAPE = rf"《(?P<book>[^》\n]{{2,20}})》|(?<=网站|網站|媒体|媒體|报纸|報紙|杂志|雜誌|门户|周刊|平台|机构|新闻)[“「『](?P<hanquoted>[^”」』\n]{{2,20}})[”」』]|(?:\A|(?<=[据據引述自、，。：:“「\s]))(?P<hanshape>(?![据據引由和对在])[{_HAN}]{{2,8}}?(?:{HAN_PAPER}))"
_KANA_PAPER = "新聞|通信社?|日報|テレビ|放送|タイムズ|ニュース"
_EASTERN_AGENCY = "通讯社|通訊社|新闻社|新聞社|通信社?| ?통신"
_HANGUL_PAPER = "일보|신문|뉴스|통신|방송|타임스|경제"
_EAST_SHAPE = (
    rf"(?<![{_HAN}ァ-ヶー])(?P<kanashape>[{_HAN}ァ-ヶー]{{1,8}}?(?:{_KANA_PAPER}))(?![{_HAN}ァ-ヶー])"
    rf"|(?:(?<=[米英仏独露伊韓豪加印中台][紙誌])|(?<=メディア)|(?<=通信社)|(?<=サイト)|(?<=[トア米英仏独露伊韓豪加印中紙誌]「))(?P<kananame>[ァ-ヶー・=]{{3,25}})(?!社?[ァ-ヶー・])"
    rf"|(?<![{_HAN}ァ-ヶー・])(?P<kanareports>[ァ-ヶー・=]{{4,25}})(?=が[^。\n]{{0,12}}報(?:じ|道し))"
    rf"|(?<=(?:간지|잡지|신문|매체|방송|신사|언론) )(?P<hangulname>[가-힣A-Za-z]{{1,10}}(?: [가-힣A-Za-z]{{1,10}}){{0,2}}?)(?=(?:에|이|가|은|는|의|을|를|와|과) )"
    rf"|(?<![가-힣])(?P<hangulshape>[가-힣]{{1,8}}?(?: ?통신사?|{_HANGUL_PAPER}))(?=에|이|가|은|는|의|을|를|와|과|도| |[.,])"
)
"""Japanese and Korean names run on into the particle behind them."""
_DEVANAGARI = r"\u0900-\u0963\u0966-\u097f"
_INDIC_NAME = rf"(?P<indic>[{_DEVANAGARI}]{{2,20}}(?: [{_DEVANAGARI}]{{2,20}}){{0,2}}?)(?= (?:के|की|का|ने|से|को|में))"
_INDIC_SHAPE = rf"(?<![{_DEVANAGARI}])(?P<indicshape>[{_DEVANAGARI}]{{2,20}} (?:समाचार|टाइम्स|न्यूज|न्यूज़|टुडे|भास्कर|जागरण))(?= (?:के|की|का|ने|से|को|में))"
_BEGINS, _ENDS = (
    rf"(?:(?<![\w.@/-])|(?<=[{_HAN}\u3040-\u30ff]))",
    rf"(?![^\W{_HAN}{_KANA}]|@|-(?!Informationen|Angaben|Recherchen|Bericht|Meldung|Anfrage|Nachfrage|Interview|Gespräch)|\.\w)",
)
"""Where a name in a script with spaces begins and ends; Chinese sets none around it."""
_JOINED_NOUN = "(?:Informationen|Angaben|Recherchen|Berichte?n?|Berichts|Meldung|Anfrage|Nachfrage|Interview|Gespräch)"
_BEGINS_LATIN, _ENDS_LATIN = r"(?<![\w.@/-])", rf"(?![\w@]|-(?!{_JOINED_NOUN})|\.\w)"
_CYRILLIC_PAPER = r"вестник|газет|ведомост|извести|новост|хроник|курьер|правд|вісник|новин|вісті|кур['’]єр"
_ARABIC_NAME = rf"(?P<arabshape>(?!را )[{_ARABIC}\u200c]{{2,20}}(?: [{_ARABIC}\u200c]{{2,20}}(?=[،,])|(?: ال[{_ARABIC}]{{2,15}}){{0,2}}))"
_ARABIC_AGENCY = rf"(?P<agency>وكالة (?:[{_ARABIC}]{{2,15}} ){{1,3}}للأنباء)"

_CASE = re.compile(r"(?<=\w\w)[’'](?:[nsy]?[ıiuü]n?|[ny]?[ae]|[nt]?[dt][ae]n?|y?l[ae]|s)\Z")
"""A case ending that Turkish and English set behind a name's mark."""
_SHOUTED = re.compile(rf"(?:[{_CAPITALS}][{_CAPITALS}.’'-]+ ){{2,4}}(?=[{_CAPITALS}][a-zß-öø-ÿ])")
"""A person's name in capitals before an outlet's that is written otherwise."""
_NOT_AFTER = re.compile(
    r" (?:Secretary|Conference|Freedom|Release|Office|Officer|Room|Corps|Club|Council|Statement|Gallery|Briefing|Service|Editor|Director|Attach[eé]|Square|Building|Agency"
    r"|Board|Commission|Committee|Panel|Bureau|Bank|Fund|Foundation|University|Party|Act|Association|Union|Award|Prize"
    r"|office|trains?|mast|tower|boat|van|label|carriers?|conference|order|image|player|mill|depot)\b"
)
"""An office, event or place behind the name makes it another name ("White House Press Secretary")."""
_LONGER = re.compile(r" & [A-Z]")
"""So does a partner's name: "Standard & Poor's"."""
_ANY_ONE = re.compile(r"(?<![^\W\d_])[Ee]ine[rmns]? \Z")
"""German capitals make a name of a description: "eine Sofioter Zeitung"."""
_PERSON = re.compile(r"[A-ZÀ-Þ][\w.’'-]{1,25} \Z")
"""A capital word before a common word makes it a person's or a firm's ("Michael Bloomberg"), unless it is a cue."""
_GOES_ON = re.compile(
    r" (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))[A-Z][a-z]"
)
"""And so does one behind it ("The National Guard")."""
_DESCRIPTION = re.compile(r"(?:[A-Z]\w*-(?:based|run|owned|backed|language)|The|An?|Local|State|Foreign)\Z")
"""What stands before "news agency" and names none."""
_DEMONYM = re.compile(r"[A-Z]\w*(?:an|ish|ese|ic)\Z")
"""Nor does this behind "a": "a Texan news agency", but "the Meridian news agency"."""
_ANY = re.compile(r"(?<!\w)[Aa]n? \Z")
_NO_OUTLET = frozenset(
    "federalregister congressionalrecord universitypress oxforduniversitypress cambridgeuniversitypress thepress breakingnews "
    "goodnews badnews fakenews morningstar goldstar royalmail socialmedia "
    "x twitter telegram facebook instagram tiktok youtube whatsapp threads bluesky linkedin weibo wechat reddit truthsocial signal vk "
    "телеграм телеграмм телеграме твиттер твиттере фейсбук ютуб вконтакте تلغرام تيليغرام تويتر إكس تلگرام توییتر ایکس".split()
)
"""Folded names of the shape that are documents, presses or firms, or a place where anybody writes."""


def named_outlets(text: str) -> list[tuple[int, int, Outlet]]:
    """Outlets named in ``text``, with their places."""
    return [(named.start, named.end, named.outlet) for named in names_in(text)]


def names_in(text: str) -> list[Named]:
    """Outlets named in ``text``, in order and apart; where a noun makes a name of one that is known, the known one."""
    text = plain(text)
    latin = is_latin(text)
    found = [named for match in _names(latin).finditer(text) if (named := _named(text, match))]
    starts, shapes = [named.start for named in found], []
    shaped = [
        named for pattern in _beside_nouns(latin) for match in pattern.finditer(text) if (named := _named(text, match))
    ]
    last = 0
    for named in sorted(shaped, key=lambda n: n.start):
        at = bisect_left(starts, named.end)
        if named.start >= last and (at == 0 or found[at - 1].end <= named.start):
            last = named.end
            shapes.append(named)
    return sorted([*found, *shapes], key=lambda n: n.start)


def _named(text: str, match: re.Match[str]) -> Named | None:
    group = match.lastgroup or ""
    start, written = match.start(group), match[group].strip()
    if group == "domain" and not _is_address(written):
        return None
    if _is_no_country(match) or (group in ("quoted", "cited") and written.count(" ") >= MOST_QUOTED_WORDS):
        return None
    if group == "bare" and _is_part_of_a_name(match[0]):
        return None
    if group in ("bare", "barequoted") and _of_another_kind(text[max(0, match.start() - 40) : match.start()], match[0]):
        return None
    if group in ("generic", "run", "quoted", "bare", "barebehind"):
        start, written = _without_country(start, written)
    if group == "arabshape" and all(map(is_no_name, written.split())):
        return None
    if group == "hanshape":
        start, written = _known_behind_country(*_without_han_words(start, written))
    if group in ("generic", "run", "bare", "barebehind"):
        if all(is_no_name(word) for word in re.split("[ -]", written)):
            return None  # "US-Zeitung" says no more than its country and its kind
        if _NOT_AFTER.match(text, match.end()):
            return None
        start, written = _without_cue(text, *_known_tail(*_without_copy_words(text, start, written)))
        if all(is_no_name(word) for word in re.split("[ -]", written)):
            return None
        if group in ("run", "barebehind") and _describes(text[:start], written.removeprefix("The ")):
            return None
        if re.fullmatch(r"[Tt]he \w+", written) and _GOES_ON.match(text, start + len(written)):
            return None  # "the Argus Leader"
    if group != "known":
        written = _CASE.sub("", written)
    if shouted := _SHOUTED.match(written):  # "ADA QUILL Sound News Service" is a byline's name and an agency's
        start, written = start + shouted.end(), written[shouted.end() :]
    name = f"{group} {written}" if group in _CONTRACTED else written.rstrip(".,;:")
    outlet = outlet_of_name(name)
    if outlet is None or (not outlet.known and folded(name) in _NO_OUTLET):
        return None
    if _LONGER.match(text, start + len(written)) or (not outlet.known and _ANY_ONE.search(text, 0, start)):
        return None
    careful = (
        group in ("known", "arabic", "hebrew", *_CONTRACTED)
        and not careful_names().isdisjoint((folded(name), stemmed(name)))
        and not _marked(text, match)
    )
    if careful and (_is_person(text[max(0, start - 40) : start]) or _GOES_ON.match(text, start + len(written))):
        return None
    return Named(start, start + len(written), outlet, careful or group == "domain" or group.startswith("bare"))


_LAST_WORD = re.compile(r"(?P<word>[^\W\d_]+(?:[-’'][^\W\d_]+)*)[  ]\Z")
_CYRILLIC_KIND = re.compile(r"[а-яёіїєґ-]+(?:ое|ого|ому|ым|им|ее|[^лЛ]а|ої|у|ою|ій)", re.IGNORECASE)


def _describes(left: str, written: str) -> bool:
    """Whether the word before "news agency" says of what kind or people it is."""
    return bool(_DESCRIPTION.fullmatch(written) or (_DEMONYM.fullmatch(written) and _ANY.search(left)))


def _is_part_of_a_name(matched: str) -> bool:
    """Whether the noun "agency" has a capital that its language does not ask for: the Agencia Tributaria publishes no news."""
    return matched[0].isupper() and not matched.startswith("Agentur")


def _of_another_kind(left: str, noun: str) -> bool:
    """Whether the word before "agency" says that it is none of news: "space agency", "рейтинговое агентство". Where such
    words follow the noun ("agence spatiale"), no name does."""
    match = _LAST_WORD.search(left)
    if match is None:
        return False
    word = match["word"]
    if word.isupper() and len(word) > 1:
        return noun.startswith("agency")  # "UN agency"
    if word.lower() in words_of() or is_no_name(word):
        return False
    if _CYRILLIC_KIND.fullmatch(word):
        return word not in _WHOSE_WORD
    return noun.startswith("agency") and not _cue_last().search(left)


_WHOSE_WORD = frozenset({"данным", "сведениям", "даними"})
"""Nouns that look like adjectives: "по данным агентства X"."""


def _is_no_country(match: re.Match[str]) -> bool:
    """Whether the small word between an outlet's noun and a name is none of nationality ("le quotidien allemand X")."""
    country = match.groupdict().get("country")
    if country is None or country.lower() in words_of():
        return False
    noun = match.group()[: match.end("country") - match.start()]
    return _noun_before().search(f"{noun} ") is None  # "platform investigasi X": it is part of the noun


def _without_country(start: int, written: str) -> tuple[int, str]:
    """A name without the noun and the nationality before it that Vietnamese and Turkish write with capitals."""
    words = written.split(" ")
    while len(words) > 1 and words[0].lower() in _before_names():
        start += len(words.pop(0)) + 1
    return start, " ".join(words)


@cache
def _before_names() -> frozenset[str]:
    return frozenset({"báo", "tờ", *capitalised("vi"), *capitalised("tr"), *capitalised("id")})


def _known_behind_country(start: int, written: str) -> tuple[int, str]:
    """Where a state stands before a known name in Chinese, the name."""
    for country in words_of("zh"):
        rest = written.removeprefix(country)
        if rest != written and (outlet := outlet_of_name(rest)) and outlet.known:
            return start + len(country), rest
    return start, written


def _is_person(left: str) -> bool:
    return bool(_PERSON.search(left)) and not _cue_last().search(left)


@cache
def _cue_last() -> re.Pattern[str]:
    cues = fragments("before", "close", "told_before", "media_before", "agency_before", "gap")
    return re.compile(
        rf"(?<![^\W\d_])(?:{any_of(cues)}|in|on|at|from|for|by|while|as|and|but|the|like) \Z", re.IGNORECASE
    )


def _is_address(written: str) -> bool:
    """ "U.S." and "Washington.The" are no addresses."""
    return bool(re.match(r"https?://", written) or re.search(r"\.[a-z]{2,24}(?:/|\Z)", written))


def _marked(text: str, match: re.Match[str]) -> bool:
    """Whether quotation marks, emphasis or an outlet's noun beside it say that a common word is a name here."""
    before, after = text[max(0, match.start() - 30) : match.start()], text[match.end() : match.end() + 20]
    if re.search(r"[«„“\"*_《「]\Z", before) and re.match(r"[»“”\"*_》」]", after):
        return True
    return bool(_noun_before().search(before) or _noun_after().match(after))


@cache
def _noun_before() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_]){_either_case(fragments('media_before', 'agency_before'))} [«„“\"]?\Z")


@cache
def _noun_after() -> re.Pattern[str]:
    return re.compile(rf"[»“”\"]?(?:['’]\w{{1,4}})? {any_of(fragments('media_after', 'mark_after'))}(?![^\W\d_])")


def _known_tail(start: int, written: str) -> tuple[int, str]:
    """Where words before a known name were taken for part of it ("Sunday Washington Post"), the known name."""
    at = written.find(" ")
    while at >= 0:
        tail = written[at + 1 :]
        outlet = outlet_of_name(tail) if " " in tail else None
        if outlet is not None and outlet.known and folded(tail) not in careful_names():
            return start + at + 1, tail
        at = written.find(" ", at + 1)
    return start, written


def _without_copy_words(text: str, start: int, written: str) -> tuple[int, str]:
    """A name without the words that say whose a text is and begin like one: "Courtesy of The Ledger", "Via Jornal do Vale"."""
    head = _FIRST_WORDS.match(written)
    if head is None or not tells(head["first"]) or not (head["rest"] or head["first"].lower() in _ALONE):
        return start, written
    begins = start + head.end()
    whole = _names(is_latin(text)).search(text, begins)
    if whole and whole.start() <= begins + len("La "):  # the article before a name of two nouns is none of it
        return whole.start(), whole.group()
    return begins, written[head.end() :]


def _without_han_words(start: int, written: str) -> tuple[int, str]:
    """The same where no blank parts them: 转载自海港晚报."""
    cut = max((len(word) for word in telling("zh") if written.startswith(word)), default=0)
    return (start + cut, written[cut:]) if len(written) - cut > len("晚报") else (start, written)


_FIRST_WORDS = re.compile(r"(?P<first>[^\W\d_]+) (?P<rest>(?:[a-zà-ÿ]{1,5}[ ’'])?)(?=\S)")
_ALONE = frozenset(
    {"via", "with", "avec", "con", "com", "mit", "med", "met", "from", "source", "fonte", "fuente", "quelle", "bron"}
)


def _without_cue(text: str, start: int, written: str) -> tuple[int, str]:
    """A name without the words of a cue that begin like one ("Nach Recherchen des Harzer Kuriers")."""
    words = [] if re.fullmatch(_PAPER_OF, written) else written.split(" ")
    for count in range(len(words) - 1, 1, -1):
        head = " ".join(words[:count]) + " "
        if words[count - 1][0].islower() and before("before", latin=is_latin(head)).search(head):
            if all(map(is_no_name, words[count:])):
                return start + len(head), words[count]
            if whole := _names(is_latin(text)).match(text, start + len(head)):
                return start + len(head), whole.group()
    return start, written


@cache
def _names(latin: bool) -> re.Pattern[str]:
    """Addresses, known names, then the shapes; the longest known name wins. ``latin``: of a text in that script alone,
    which is the most frequent case and four times as fast."""
    names = sorted({name for listing in listings() for name in listing.names})
    arabic = [list(name) for name in names if re.search(f"[{_ARABIC}]", name)]
    hebrew = [list(name) for name in names if re.search(f"[{_HEBREW}]", name)]
    unspaced = [list(name) for name in names if re.search(f"[{_HAN}{_KANA}]", name)]
    spaced = [name for name in names if not re.search(rf"[{_HAN}{_KANA}{_ARABIC}{_HEBREW}]", name)]
    if latin:
        spaced = [name for name in spaced if is_latin(name)]
    begins, ends = (_BEGINS_LATIN, _ENDS_LATIN) if latin else (_BEGINS, _ENDS)
    spaced += [name.upper() for name in spaced if " " in name and not name.isupper()]
    common = {name for listing in listings() for name in listing.careful}
    common |= {name for name in spaced if _PAPER_LAST.search(name)}
    sure, careful = (trie(map(pieces, (n for n in spaced if (n in common) is wanted))) for wanted in (False, True))
    others = (
        rf"|(?P<han>{trie(unspaced)})"
        rf"|(?<!\w)[وف]?[لب]?(?P<arabic>{trie(arabic)})(?!\w)"
        rf"|(?<!\w)[וש]?[לבמהכ]?(?P<hebrew>{trie(hebrew)})(?!\w)"
        rf"|(?<!\w)[وف]?[لب]?{_ARABIC_AGENCY}(?!\w)"
        rf"|{_HAN_SHAPE}|{_EAST_SHAPE}"
        rf"|[«„“\"](?=[А-ЯЁІЇЄҐ])(?P<titled>[^«»„“”\"\n]{{0,30}}(?i:{_CYRILLIC_PAPER})[а-яёіїєґ]{{0,4}}[^«»„“”\"\n]{{0,20}})[»“”\"]"
    )
    return re.compile(
        rf"(?P<domain>(?<![\w@.-]){DOMAIN})"
        rf"|{begins}(?:(?P<known>{sure}|{careful}(?! {_OF} ?[{_CAPITALS}]|{_GOES_ON.pattern})){ends}"
        rf"|{_contracted(names)}{ends}"
        rf"|(?P<generic>{_AGENCY}|{_GENERIC}|{_PAPER_OF}|{_SHORT}){ends})|{_INDIC_SHAPE}" + ("" if latin else others)
    )


@cache
def _beside_nouns(latin: bool) -> tuple[re.Pattern[str], ...]:
    """Names that a noun or a verb of publishing beside them makes an outlet's."""
    nouns = _either_case(fragments("media_before", "agency_before", latin=latin))
    quoting = _either_case(fragments("quoted_after", latin=latin))
    begins, ends = (_BEGINS_LATIN, _ENDS_LATIN) if latin else (_BEGINS, _ENDS)
    arabic = "" if latin else f"|{nouns} {_ARABIC_NAME}"
    behind = any_of(fragments("media_after"))
    bare = any_of(fragments("agency_bare", latin=latin))  # with a capital ("Agencia Tributaria") it is an office's name
    country = rf"(?:(?P<country>(?![{_CAPITALS}])[^\W\d_]{{4,20}}) )?"
    unspaced = "" if latin else rf"|(?={_EASTERN_AGENCY})"
    return (
        re.compile(
            rf"(?<![^\W\d_])(?:{nouns} {country}(?:{_QUOTED.format('quoted')}|(?P<run>{_RUN}){ends})"
            rf"|{nouns} {_INDIC_NAME}{arabic}|{quoting} {_QUOTED.format('cited')})"
        ),
        re.compile(
            rf"{begins}(?:(?P<run>{_RUN})(?:['’]\w{{1,4}})?|{_QUOTED.format('quoted')})(?= {behind}(?![^\W\d_]))"
        ),
        re.compile(rf"(?<![^\W\d_]){bare} (?:(?P<bare>{_RUN}){ends}|{_QUOTED.format('barequoted')})"),
        re.compile(rf"{begins}(?P<barebehind>{_RUN})(?:(?= {bare}(?: (?![{_CAPITALS}])|,)){unspaced})"),
    )


def _either_case(found: Iterable[str]) -> str:
    """Alternatives grouped by their first letter, which may be a capital."""
    groups: dict[str, list[str]] = {}
    for fragment in found:
        plain = re.match(r"[^\W\d_](?![?*+{])", fragment) is not None
        groups.setdefault(f"[{fragment[0]}{fragment[0].upper()}]" if plain else "", []).append(fragment[plain:])
    return f"(?:{'|'.join(first + any_of(rest) for first, rest in groups.items())})"


def _contracted(names: Sequence[str]) -> str:
    parts = []
    for article, prepositions in _CONTRACTED.items():
        rest = [list(name.removeprefix(f"{article} ")) for name in names if name.startswith(f"{article} ")]
        parts.append(rf"(?:{'|'.join(prepositions)}) (?P<{article}>{trie([[re.escape(c) for c in r] for r in rest])})")
    return f"(?:{'|'.join(parts)})"
