"""Which language a text is in: script first, then function words, and lingua only where those do not settle it.

lingua's models take seconds to load, so an ordinary pile of English, French or Russian news never loads them.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any

_FUNCTION_WORDS: dict[str, frozenset[str]] = {
    code: frozenset(words.split())
    for code, words in {
        "en": "the of and to in that for is on was with as by at from are it be this which have has not were an or their said his will who been would they but he she its had her him them after about into from more than one two year years percent million billion sales could when there what if out up over",
        "fr": "le la les de des du et à en un une est que dans pour qui sur pas au par plus avec ce il elle sont ne se son aux cette mais ont été leur ou nous",
        "de": "der die das und in den von zu mit ist des auf für im nicht ein eine dem sich als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie",
        "es": "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha este sí porque esta entre cuando muy sin sobre también",
        "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser quando muito há nos já está",
        "it": "di e il la che in un a per è una sono con non si del da le dei al come i gli della nel anche più ha lo alla dal su ma degli delle questo nella",
        "nl": "de het een en van in is dat op te zijn met voor niet die aan er om ook als bij door naar uit maar over ze hij wordt nog heeft dan tot deze",
        "pl": "w i na z się nie do to jest że o jak po od przez za dla co są ale oraz tym jego tylko był już które być ich przy który także",
        "tr": "ve bir bu için ile de da olarak daha çok olan en gibi sonra kadar ise ne ancak her var dedi olduğu göre ama değil",
        "id": "yang dan di ke dari untuk dengan pada dalam ini itu tidak adalah akan oleh juga sebagai telah ada mereka bahwa karena atau lebih saat",
        "vi": "và của là có được trong cho các một với không người này những đã để từ về khi cũng như tại đến ra nhiều sẽ việc vào",
        "sv": "och att det som en på är av för med den till inte om ett har de var från vid men kan ska så när",
        "ro": "și de la în a cu pe nu că din care mai un o pentru este au sau fi ca ce prin s-a sunt după",
        "sr": "i je u na da se su za o od koji koja koje sa iz nije ili ali kao nakon kako bi biti bio bila ne to će po do samo već kada zbog prema preko kod šta gde ko pre posle tokom takođe evra godine reč vreme saopštenju hiljada",
        "hr": "i je u na da se su za o od koji koja koje sa iz nije ili ali kao nakon kako bi biti bio bila ne to će po do samo već kada zbog prema preko kod što gdje tko prije poslije tijekom također eura riječ vrijeme vijesti priopćenju tisuća mjesec",
        "sk": "a v sa na je že s z do o to si ve za pre pri po by sú ale ako tak aj jeho už od nie ktorý ktorá ktoré bol bola boli pretože podľa",
        "sl": "in je v na da se za so s z po ne o bi tudi ki iz pri pa ali kot do od še bo bil bila bilo ter sta več zaradi med že",
        "hu": "a az és hogy nem is egy van volt ez csak meg de már még vagy ki el kell szerint után között több lesz azt amely akkor mint pedig",
        "fi": "ja on ei se että hän oli ovat kun mutta myös joka mukaan kuin tai jos vain sen ole olla hänen jotka kertoi sanoi vuonna jälkeen",
        "da": "og i at er en det til på af for med som der den ikke de har et blev var om fra ved han efter også kan være men hun mod siger",
        "no": "og i det er på til som av en at for med har de ikke den et om var fra ble han etter men også være seg mot kan vil sier",
        "cs": "a v se na je že s z do o to ve k za pro po by jsou ale jako tak i jeho už od nebo které která",
    }.items()
}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_ENOUGH_WORDS = 25
_MARGIN = 1.6
"""The best language's share of function words must be this many times the second's: neighbours (es/pt, id/ms) share
many, and what stays closer goes to lingua."""
_FLOOR = 0.15
"""Running prose in these languages has over a quarter of function words; tables and lists fall below this."""
_FEW_WORDS, _FEW_MARGIN = 2, 3
"""For a text of fewer words: at least so many function words of one language, and so many times the second's. Settles 63 % of
single English news sentences before lingua, none wrongly (in 520 of twelve languages)."""
_LETTERS = {"ru": re.compile("[ыэёЫЭЁ]"), "uk": re.compile("[іїєґІЇЄҐ]"), "bg": re.compile("(?i:ъ(?![еёюя]))")}
_LINGUA = "ENGLISH FRENCH GERMAN SPANISH PORTUGUESE ITALIAN DUTCH POLISH TURKISH INDONESIAN MALAY VIETNAMESE SWEDISH ROMANIAN CZECH RUSSIAN UKRAINIAN BELARUSIAN BULGARIAN SERBIAN ARABIC PERSIAN"
_WIDE_WORDS = 15
_LINGUA_MORE = "SLOVAK SLOVENE CROATIAN HUNGARIAN FINNISH DANISH BOKMAL"
"""Asked for as well where there are so many words: among ten of English it finds Danish that is not there."""
_NEAR = {"sr": "hr", "hr": "sr"}
"""Of one stock of function words: told apart by the few that differ, and neither keeps the other from being found."""
SAMPLE_CHARACTERS = 4_000


def language_of(text: str, declared: str | None = None) -> tuple[str, str] | None:
    """ISO 639-1 code and where it came from: ``text`` (the words settle it) or ``page`` (only the page says so)."""
    sample = text[:SAMPLE_CHARACTERS]
    found = by_script(sample) or by_function_words(sample)
    if found is not None:
        return found, "text"
    declared_code = (declared or "").lower().replace("_", "-").split("-")[0]
    if declared_code and (declared_code in _FUNCTION_WORDS or len(sample.split()) < 5) and len(declared_code) == 2:
        return declared_code, "page"
    if len(re.findall(r"[^\W\d_]{2,}", sample)) < 3:
        return None
    guessed = _by_lingua(sample)
    return (guessed, "text") if guessed else None


SENTENCE_WORDS = 3
"""Fewer different words state nothing: who, what it did, and one thing more ("The quay burned")."""
UNSPACED_LETTERS = 6
"""The same in scripts without spaces, at about two letters a word."""
_WORDLIKE = re.compile(r"[^\W\d_]+")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


def says_something(text: str) -> bool:
    """Whether there is a sentence's worth of words in the text."""
    words: set[str] = set()
    for word in _WORDLIKE.finditer(text):
        words.add(word[0][:40].casefold())
        if len(words) >= SENTENCE_WORDS:
            return True
    return len(_UNSPACED.findall("".join(words))) >= UNSPACED_LETTERS


def spread(text: str) -> int:
    """Length of ``text`` in characters of a spaced script: a sign of an unspaced one says about twice as much."""
    return len(text) + len(_UNSPACED.findall(text))


def by_script(text: str) -> str | None:
    """The language where the script alone settles it."""
    scripts: Counter[str] = Counter()
    for character, times in Counter(text[:2_000]).items():
        if character.isalpha():
            scripts[unicodedata.name(character, "?").split()[0]] += times
    total = sum(scripts.values())
    if not total:
        return None
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > 0.1 * total:
        return "ja"
    for script, code in (
        ("HANGUL", "ko"),
        ("CJK", "zh"),
        ("THAI", "th"),
        ("HEBREW", "he"),
        ("GREEK", "el"),
        ("GEORGIAN", "ka"),
        ("ARMENIAN", "hy"),
        ("DEVANAGARI", "hi"),
    ):
        if scripts[script] > 0.5 * total:
            return code
    if scripts["CYRILLIC"] > 0.5 * total:
        ukrainian, russian = len(_LETTERS["uk"].findall(text)), len(_LETTERS["ru"].findall(text))
        if ukrainian > 3 * russian and ukrainian:
            return "uk"
        if russian > 3 * ukrainian and russian:
            return "ru"
        if not russian and _LETTERS["bg"].search(text):  # Russian has its hard sign before vowels only
            return "bg"
    if scripts["ARABIC"] > 0.5 * total:
        persian = len(re.findall("[پچژگ]", text)) > 0.01 * total or len(re.findall("[یک]", text)) > len(
            re.findall("[يك]", text)
        )
        return "fa" if persian else "ar"
    return None


def by_function_words(text: str) -> str | None:
    """The language whose function words the text is made of, where none comes near."""
    words = _WORD.findall(text.lower())
    counts = _function_words(words)
    ranked = sorted(counts, key=lambda code: -counts[code])
    best = ranked[0]
    most, second = counts[best], next(counts[code] for code in ranked[1:] if _NEAR.get(code) != best)
    if most < _FLOOR * len(words):
        return None
    if len(words) < _ENOUGH_WORDS:
        return best if most >= max(_FEW_WORDS, _FEW_MARGIN * second) else None
    return best if most >= _MARGIN * second else None


def _function_words(words: Sequence[str]) -> dict[str, int]:
    return {code: sum(1 for word in words if word in table) for code, table in _FUNCTION_WORDS.items()}


@cache
def _detector(*, wide: bool) -> Any:
    from lingua import Language, LanguageDetectorBuilder

    names = f"{_LINGUA} {_LINGUA_MORE}" if wide else _LINGUA
    chosen = [getattr(Language, name) for name in names.split()]
    return LanguageDetectorBuilder.from_languages(*chosen).with_low_accuracy_mode().build()


def _by_lingua(text: str) -> str | None:
    found = _detector(wide=len(text.split()) >= _WIDE_WORDS).detect_language_of(text)
    code = str(found.iso_code_639_1.name).lower() if found else None
    if code in _NEAR:
        counts = _function_words(_WORD.findall(text.lower()))
        return max(code, _NEAR[code], key=counts.__getitem__)
    return "no" if code == "nb" else code
