"""Which language a text is in: script first, then function words, and lingua only where those do not settle it.

lingua's models take seconds to load, so an ordinary pile of English, French or Russian news never loads them.
"""

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import Any

_FUNCTION_WORDS: dict[str, frozenset[str]] = {
    code: frozenset(words.split())
    for code, words in {
        "en": "the of and to in that for is on was with as by at from are it be this which have has not were an or their said his will who been would they but he she its had",
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
        "cs": "a v se na je že s z do o to ve k za pro po by jsou ale jako tak i jeho už od nebo které která",
    }.items()
}
_ENOUGH_WORDS = 25
_MARGIN = 1.6
"""The best language's share of function words must be this many times the second's: neighbours (es/pt, id/ms) share
many, and what stays closer goes to lingua."""
_FLOOR = 0.15
"""Running prose in these languages has over a quarter of function words; tables and lists fall below this."""
_LETTERS = {"ru": re.compile("[ыэъёЫЭЪЁ]"), "uk": re.compile("[іїєґІЇЄҐ]"), "bg": re.compile("[ъЪ]")}
_LINGUA = "ENGLISH FRENCH GERMAN SPANISH PORTUGUESE ITALIAN DUTCH POLISH TURKISH INDONESIAN MALAY VIETNAMESE SWEDISH ROMANIAN CZECH RUSSIAN UKRAINIAN BELARUSIAN BULGARIAN SERBIAN ARABIC PERSIAN"
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
    if scripts["ARABIC"] > 0.5 * total:
        return "fa" if re.search("[پچژگ]", text) and len(re.findall("[پچژگ]", text)) > 0.01 * total else "ar"
    return None


def by_function_words(text: str) -> str | None:
    """The language whose function words the text is made of, where none comes near."""
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?", text.lower())
    if len(words) < _ENOUGH_WORDS:
        return None
    counts = {code: sum(1 for word in words if word in table) for code, table in _FUNCTION_WORDS.items()}
    (best, most), (_, second) = sorted(counts.items(), key=lambda item: -item[1])[:2]
    return best if most >= _FLOOR * len(words) and most >= _MARGIN * second else None


@cache
def _detector() -> Any:
    from lingua import Language, LanguageDetectorBuilder

    chosen = [getattr(Language, name) for name in _LINGUA.split()]
    return LanguageDetectorBuilder.from_languages(*chosen).with_low_accuracy_mode().build()


def _by_lingua(text: str) -> str | None:
    found = _detector().detect_language_of(text)
    return str(found.iso_code_639_1.name).lower() if found else None
