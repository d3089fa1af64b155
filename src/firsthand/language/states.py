"""States by their names and adjectives in several languages: "Russian", "Russie", "俄罗斯" → RUS (ISO 3166 alpha-3)."""

import re
from functools import cache, lru_cache

from firsthand.language.declension import adjective_forms, declines, forms, nisba
from firsthand.language.tables import for_language, table
from firsthand.records import Mention, Span

UNSPACED = frozenset({"zh", "ja", "th", "ko"})
"""Languages in which a name runs on into what stands beside it."""


@lru_cache(maxsize=1)
def _alpha3() -> dict[str, str]:
    import pycountry

    return {c.alpha_2: c.alpha_3 for c in pycountry.countries} | {"XK": "XKX"}  # Kosovo has no code of ISO's


def state_coded(code: str) -> frozenset[str]:
    """The state of a code of two letters (ISO 3166 alpha-2), as one of three; nothing where there is none."""
    state = _alpha3().get(code.upper())
    return frozenset({state}) if state else frozenset()


@cache
def states_speaking(language: str) -> frozenset[str]:
    """The states in which a language is official (CLDR)."""
    from babel.languages import get_official_languages

    spoken = {state: get_official_languages(code, de_facto=True) for code, state in _alpha3().items()}
    return frozenset(state for state, languages in spoken.items() if language in languages)


def _lower(word: str) -> str:
    """Lower case of the same length."""
    return word.replace("İ", "i").lower()


@cache
def state_names(language: str) -> dict[str, str]:
    """Lower-case names and adjectives → alpha-3, in ``language``, with our own table of adjectives and short forms."""
    from babel import Locale, UnknownLocaleError

    alpha3 = _alpha3()
    names: dict[str, str] = {}
    try:
        territories = dict(Locale.parse(language).territories)
    except (UnknownLocaleError, ValueError):
        territories = {}
    for code, name in territories.items():
        if code in alpha3:
            names[_lower(name)] = alpha3[code]
    if declines(language):
        names = {form: code for name, code in names.items() for form in forms(name, language)}
    own: dict[str, dict[str, str]] = table("states")
    for code, words in own.get(language, {}).items():
        for word in words:  # "российск*": the stem of an adjective that is declined
            written = adjective_forms(word[:-1], language) if word.endswith("*") else (_lower(word),)
            names.update((form, code) for form in written)
    if language == "ar":
        names = {form: code for name, code in names.items() for form in nisba(name)} | names
        # behind "for" the article loses its first letter: "للهند"
        names |= {f"ل{name[2:]}": code for name, code in names.items() if name.startswith("ال")}
    return {n: c for n, c in names.items() if n not in AMBIGUOUS and not (language == "en" and n in PERSONS)}


AMBIGUOUS = frozenset({"jersey", "turkey's", "man", "reunion"})
"""Names of states that are more often somebody's or something else's in the news read here; adjectives stay."""
PERSONS = {"chad": "TCD", "jordan": "JOR", "georgia": "GEO", "niger": "NER"}
"""Names of states that are people's, a river's or a federal state's as well: states only where what is beside them says so."""
BESIDE = 160
"""Characters around such a name in which another state, or its own capital, shows that a state is meant: a sentence."""
_PERSONS = re.compile(r"(?<![^\W_])(?:Chad|Jordan|Georgia|Niger)(?![^\W_])")
_FIRST_NAME = re.compile(r"(?:[A-Z][\w’'-]+|\b(?:Mr|Ms|Mrs|Dr|river|River|basketball|player|coach))\.?\s+$")
_SURNAME = re.compile(r"\s+(?:[A-Z]\.\s+)?(?!(?:River|Delta|Basin)\b)[A-Z][a-z]|-[A-Z]")
_RIVER = re.compile(r"\s+(?:[Rr]iver|[Dd]elta|[Bb]asin)\b")
_LEAD = re.compile(r"\b(?:in|to|from|of|with|for|by|and|near|against|gave|sold|lent|sent)\s+$")
_FEDERAL = re.compile(
    r"\b(?:Atlanta|Senator|Sen\.|governor|county|voters|Republicans?|Democrats?|Alabama|Florida|Carolina)\b"
)
_SMALL = frozenset(
    {"in", "to", "from", "of", "with", "for", "by", "and", "near", "against", "if", "when", "while", "but"}
)
_ACTS = re.compile(
    r"(?:['’]s)?\s+(?:has|have|had|is|was|will|would|and|ordered|bought|received|asked|wants|agreed|signed|plans|said)\b"
)


_WORD = re.compile(r"(?<![^\W_])(?<![^\W_]-)[^\W\d_](?:[^\W_]|[.’'-](?=[^\W_]))*\.?")


_JOINED = re.compile(r"[’'-]")


_TOWNS = {
    "Europe/Moscow": "RUS", "Europe/Kiev": "UKR", "Europe/Paris": "FRA", "Europe/Berlin": "DEU", "Europe/London": "GBR",
    "Europe/Rome": "ITA", "Europe/Madrid": "ESP", "Europe/Warsaw": "POL", "Europe/Minsk": "BLR", "Europe/Belgrade": "SRB",
    "Europe/Budapest": "HUN", "Europe/Brussels": "BEL", "Europe/Vienna": "AUT", "Europe/Athens": "GRC",
    "Europe/Prague": "CZE", "Europe/Stockholm": "SWE", "Europe/Helsinki": "FIN", "Europe/Oslo": "NOR",
    "Europe/Copenhagen": "DNK", "Europe/Bucharest": "ROU", "Europe/Sofia": "BGR", "Europe/Vilnius": "LTU",
    "Europe/Riga": "LVA", "Europe/Tallinn": "EST", "Europe/Lisbon": "PRT", "Europe/Dublin": "IRL", "Europe/Chisinau": "MDA",
    "Europe/Zagreb": "HRV", "Europe/Ljubljana": "SVN", "Europe/Bratislava": "SVK", "Europe/Skopje": "MKD",
    "Europe/Sarajevo": "BIH", "Europe/Podgorica": "MNE", "Europe/Tirane": "ALB",
    "Asia/Tokyo": "JPN", "Asia/Seoul": "KOR", "Asia/Pyongyang": "PRK", "Asia/Tehran": "IRN", "Asia/Baghdad": "IRQ",
    "Asia/Damascus": "SYR", "Asia/Riyadh": "SAU", "Asia/Kabul": "AFG", "Asia/Jerusalem": "ISR", "Asia/Taipei": "TWN",
    "Asia/Manila": "PHL", "Asia/Jakarta": "IDN", "Asia/Bangkok": "THA", "Asia/Baku": "AZE", "Asia/Yerevan": "ARM",
    "Asia/Tbilisi": "GEO", "Asia/Tashkent": "UZB", "Asia/Phnom_Penh": "KHM", "Asia/Vientiane": "LAO", "Asia/Rangoon": "MMR",
    "Asia/Dhaka": "BGD", "Asia/Katmandu": "NPL", "Asia/Muscat": "OMN", "Asia/Amman": "JOR", "Asia/Beirut": "LBN",
    "Asia/Bishkek": "KGZ", "Asia/Dushanbe": "TJK", "Asia/Thimphu": "BTN",
    "Africa/Cairo": "EGY", "Africa/Algiers": "DZA", "Africa/Tripoli": "LBY", "Africa/Khartoum": "SDN",
    "Africa/Nairobi": "KEN", "Africa/Addis_Ababa": "ETH", "Africa/Kampala": "UGA", "Africa/Kigali": "RWA",
    "Africa/Luanda": "AGO", "Africa/Harare": "ZWE", "Africa/Lusaka": "ZMB", "Africa/Dakar": "SEN", "Africa/Bamako": "MLI",
    "Africa/Ouagadougou": "BFA", "Africa/Niamey": "NER", "Africa/Accra": "GHA", "Africa/Kinshasa": "COD",
    "Africa/Maputo": "MOZ", "Africa/Conakry": "GIN", "Africa/Mogadishu": "SOM", "Africa/Ndjamena": "TCD",
    "Africa/Windhoek": "NAM", "Africa/Lome": "TGO", "Africa/Nouakchott": "MRT",
    "America/Havana": "CUB", "America/Caracas": "VEN", "America/Bogota": "COL", "America/Lima": "PER",
    "America/Buenos_Aires": "ARG", "America/Montevideo": "URY", "America/Asuncion": "PRY", "America/Managua": "NIC",
}  # fmt: skip
"""Time zones that bear the name of a capital; CLDR has those names in every language."""


@cache
def capitals(language: str) -> dict[str, str]:
    """Capitals in lower case, declined where the language declines them → alpha-3 of the state that they speak for."""
    from babel import Locale, UnknownLocaleError

    own: dict[str, list[str]] = for_language("capitals", language)
    found = {town.lower(): code for code, towns in own.items() for town in towns}
    try:
        zones = Locale.parse(language).time_zones
    except (UnknownLocaleError, ValueError):
        return found
    for zone, code in _TOWNS.items():
        name = zones.get(zone, {}).get("city")
        if name is None and language not in _LATIN:
            continue  # CLDR's own English would be none of this script's
        name = name or zone.split("/")[1].replace("_", " ")
        for form in forms(name, language) if declines(language) else (name.lower(),):
            found.setdefault(form, code)
    return found


_LATIN = frozenset({"en", "fr", "de", "es", "it", "pt", "pl", "nl", "sv", "cs", "tr", "id", "vi"})
"""Languages in which a town that CLDR does not name is written as in English."""


@cache
def _towns(language: str) -> re.Pattern[str]:
    towns = sorted(capitals(language), key=len, reverse=True)
    if language in UNSPACED:
        return re.compile("|".join(_edged(town, language) for town in towns) or r"(?!)")
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, towns)) or '(?!)'})(?![\w])", re.IGNORECASE)


def find_capitals(text: str, language: str) -> list[tuple[int, int, str]]:
    """Capitals named in ``text``: where, and the state that each may speak for. Whether it does says the context."""
    codes = capitals(language)
    return [
        (*match.span(), codes[_lower(match.group())])
        for match in _towns(language).finditer(text)
        if language in _UNCASED or not match.group().islower()
    ]


@cache
def _by_first_word(language: str) -> dict[str, tuple[str, ...]]:
    """First word of a state's name → the names that begin with it, longest first."""
    found: dict[str, list[str]] = {}
    for name in state_names(language):
        match = _WORD.match(name)
        if match is not None and len(name) > 1:
            found.setdefault(match.group().rstrip("."), []).append(name)
    return {first: tuple(sorted(names, key=len, reverse=True)) for first, names in found.items()}


@cache
def _unspaced(language: str) -> re.Pattern[str]:
    names = (n for n in state_names(language) if n not in UNCERTAIN.get(language, ()))
    return re.compile("|".join(_edged(n, language) for n in sorted(names, key=len, reverse=True)), re.IGNORECASE)


def _edged(name: str, language: str) -> str:
    """A name as a pattern: one in kana stands between other letters, one in Hangul begins a word."""
    body = re.escape(name)
    if language == "ko":
        return rf"(?<![가-힣]){body}"
    return rf"(?<![ァ-ヺー]){body}(?![ァ-ヺー])" if "\u30a0" <= name[0] <= "\u30ff" else body


UNCERTAIN = {
    "ko": ("수단", "말리", "오만", "가나", "기니", "피지", "차드", "통가", "인도", "부탄"),
    "ja": ("マリ", "チリ"),
}
"""Names that are common words as well: means, arrogance, handing over."""
_ACTING = {"ko": re.compile(r"(?<![가-힣])인도(?=[는가에와의도]|(?: ?(?:정부|해군|공군|육군|국방|군)))")}
"""Where one of them is a state all the same: as who acts or owns. "인도" is India and "delivery"."""
_PAIRED = re.compile(
    r"[中美俄法英德日韩朝印越巴乌土澳加泰沙埃](?=[中美俄法英德日韩朝印越巴乌土澳加泰沙埃](?:两国|双方|间|军|签|武器|防务|关系|达成|合作|谈判|交易|贸易))|"
    r"(?<=[中美俄法英德日韩朝印越巴乌土澳加泰沙埃])[中美俄法英德日韩朝印越巴乌土澳加泰沙埃](?=两国|双方|间|军|签|武器|防务|关系|达成|合作|谈判|交易|贸易)"
)
"""Two states by one character each, before a word for what is between them: "越俄军火交易"."""
_ONE_CHARACTER = dict(
    zip(
        "中美俄法英德日韩朝印越巴乌土澳加泰沙埃",
        "CHN USA RUS FRA GBR DEU JPN KOR PRK IND VNM PAK UKR TUR AUS CAN THA SAU EGY".split(),
        strict=True,
    )
)


_PART = (
    "latin|south|north|central|native|african|asian|selatan|utara|tengah|güney|kuzey|orta|zuid|noord|midden|latijns"
    r"|латинс\w+|латинсь\w+|южн\w+|північн\w+|південн\w+|северн\w+|центральн\w+|λατινικ\w+|νότια\w*|βόρεια\w*|κεντρικ\w+"
)
_CONTINENT = re.compile(
    rf"\b(?:{_PART})[ \u00a0-](?:americ|amerik|америк|αμερικ)\w*|\bamerika (?:{_PART})\b|\bamerican states\b|[拉南北中]美(?=国家|各国|诸国)",
    re.IGNORECASE,
)
"""A part of America, its people or its states, and not the United States: "Latin American navies", "拉美国家"."""


def find_states(text: str, language: str = "en") -> list[Mention]:
    """States named in ``text`` with their offsets; ``canonical`` and ``country`` are the alpha-3 code."""
    names = state_names(language)
    found: list[Mention] = []
    if language in UNSPACED:
        spans = [m.span() for m in _unspaced(language).finditer(text)]
        spans += [m.span() for m in _ACTING[language].finditer(text)] if language in _ACTING else []
        if language == "zh":
            found += [_short(m) for m in _PAIRED.finditer(text) if not any(a <= m.start() < b for a, b in spans)]
    else:
        spans = _spaced(text, language)
    elsewhere = {at for m in _CONTINENT.finditer(text) for at in range(*m.span())}
    for start, end in spans:
        if start in elsewhere:
            continue
        word = text[start:end]
        if _is_name(word, language):
            code = names[_lower(word).replace("\u00a0", " ")]
            found.append(Mention(start, end, word, "Country", code, True, country=code))
    found.sort(key=lambda m: m.start)
    if language == "en" and _PERSONS.search(text):
        found = sorted([*found, *_by_context(text, found)], key=lambda m: m.start)
    return found


def _short(match: re.Match[str]) -> Mention:
    code = _ONE_CHARACTER[match.group()]
    return Mention(*match.span(), match.group(), "Country", code, True, country=code)


def _by_context(text: str, sure: list[Mention]) -> list[Mention]:
    """ "Chad", "Jordan" and the like where they are nobody's name and a state, a preposition or an act stands beside."""
    places = list(_PERSONS.finditer(text))
    people = {m.group() for m in places if _is_persons(text, m)}
    taken = {m.start for m in sure}
    found: list[Mention] = []
    at = 0
    for m in places:
        while at < len(sure) and sure[at].end < m.start() - BESIDE:
            at += 1
        near = at < len(sure) and sure[at].start < m.end() + BESIDE
        window = text[max(0, m.start() - BESIDE) : m.end() + BESIDE]
        word = m.group()
        if (
            word in people
            or m.start() in taken
            or _RIVER.match(text, m.end())
            or (word == "Georgia" and (not near or _FEDERAL.search(window)))
        ):
            continue
        led = _LEAD.search(text[max(0, m.start() - 12) : m.start()])
        if (near and (led or _ACTS.match(text, m.end()))) or (led and led.group().split()[0] in ("in", "from", "to")):
            code = PERSONS[word.lower()]
            found.append(Mention(m.start(), m.end(), word, "Country", code, True, country=code))
    return found


def _is_persons(text: str, match: re.Match[str]) -> bool:
    """Whether a first name, a title or a surname stands beside the word."""
    if _SURNAME.match(text, match.end()):
        return True
    before = _FIRST_NAME.search(text[max(0, match.start() - 24) : match.start()])
    return before is not None and before.group().split()[-1].lower() not in _SMALL


def _spaced(text: str, language: str) -> list[Span]:
    """Places where a state's name stands as whole words."""
    first_words = _by_first_word(language)
    found: list[Span] = []
    reached = 0
    for match in _WORD.finditer(text):
        start = match.start()
        if start < reached:
            continue
        word = _lower(match.group()).rstrip(".")
        if language == "ar" and word not in first_words:
            led = next((n for n in (1, 2) if word[n:] in first_words and _LED.fullmatch(word[:n])), 0)
            start, word = start + led, word[led:]
        for key in (word,) if word in first_words else (_JOINED.split(word, maxsplit=1)[0],):
            end = _longest(text, start, first_words.get(key, ()))
            if end:
                found.append((start, end))
                reached = end
                break
    return found


_LED = re.compile("و?[بلكف]?")
"""What Arabic writes on to the next word: "and", "by", "for", "as"."""


def _longest(text: str, start: int, names: tuple[str, ...]) -> int:
    """Where the longest of ``names`` that stands at ``start`` ends, or 0."""
    for name in names:
        end = start + len(name)
        if _lower(text[start:end]).replace("\u00a0", " ") == name and not text[end : end + 1].isalnum():
            return end
    return 0


_UNCASED = frozenset({"zh", "ar", "fa", "ja", "ko", "hi", "th"})
_SMALL_ADJECTIVES = frozenset({"fr", "de", "es", "it", "pt", "pl", "nl", "ru", "uk", "sv", "cs", "el"})


def _is_name(word: str, language: str) -> bool:
    """ "us" is no state; Romance and Slavic adjectives of states are written small, but "china" is a girl's name."""
    if word[0].isupper() or not word[0].isalpha() or (not word.isascii() and language in _UNCASED):
        return word != "US" or language != "vi"
    return language in _SMALL_ADJECTIVES and word not in (
        "us",
        "china",
        "man",
        "mali",
    )
