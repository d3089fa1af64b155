"""Case forms of the names of states and towns in Slavic languages and Greek, made from the form in the dictionary.

CLDR has nominatives alone, and most states in a text stand in another case ("в Иране", "до Росії", "w Wietnamie"). The
endings are those of the regular declensions (Зализняк 1977 for Russian; the others by their grammars); a form too many
does no harm as long as it is no other word, so names that do not decline get forms as well. Every word of a name is
declined by itself ("Южной Кореи").
"""

from functools import cache
from itertools import product

_NOUNS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "ru": (
        ("ия", ("ия", "ии", "ию", "ией")), ("ья", ("ья", "ьи", "ье", "ью", "ьей")), ("ея", ("ея", "еи", "ее", "ею", "еей")),
        ("ай", ("ай", "ая", "аю", "аем", "ае")), ("ан", ("ан", "ана", "ану", "аном", "ане")), ("ы", ("ы", "", "ам", "ами", "ах")),
        ("ша", ("ша", "ши", "ше", "шу", "шей")), ("а", ("а", "ы", "и", "е", "у", "ой")), ("я", ("я", "и", "е", "ю", "ей")), ("ь", ("ь", "я", "ю", "ем", "е", "и", "ью")),
        ("й", ("й", "я", "ю", "ем", "е")), ("о", ("о",)), ("и", ("и",)), ("у", ("у",)), ("е", ("е",)),
    ),
    "uk": (
        ("ія", ("ія", "ії", "ію", "ією")), ("ея", ("ея", "еї", "ею", "еєю")), ("ай", ("ай", "аю", "аєм", "аї")),
        ("ща", ("ща", "щі", "щу", "щею")), ("а", ("а", "и", "і", "у", "ою")), ("я", ("я", "і", "ю", "ею")), ("ь", ("ь", "я", "ю", "ем", "і")),
        ("й", ("й", "я", "ю", "єм", "ї")), ("о", ("о",)), ("и", ("и", "", "ам", "ами", "ах")), ("і", ("і",)), ("у", ("у",)),
    ),
    "cs": (
        ("sko", ("sko", "ska", "sku", "skem")), ("cko", ("cko", "cka", "cku", "ckem")), ("ie", ("ie", "ii", "ií")),
        ("ea", ("ea", "eje", "eji", "eu", "eou")), ("a", ("a", "y", "ě", "u", "ou", "i", "e")),
        ("o", ("o", "a", "u", "em")), ("y", ("y", "ů", "ům", "ách")), ("e", ("e",)), ("i", ("i",)),
    ),
    "el": (
        ("α", ("α", "ας")), ("ά", ("ά", "άς")), ("η", ("η", "ης")), ("ή", ("ή", "ής")), ("ος", ("ος", "ου", "ο")),
        ("ός", ("ός", "ού", "ό")), ("ο", ("ο", "ου")), ("ς", ("ς", "")), ("ι", ("ι", "ιού")),
    ),
    "pl": (
        ("cja", ("cja", "cji", "cję", "cją")), ("ka", ("ka", "ki", "kę", "ką", "ce")), ("ga", ("ga", "gi", "gę", "gą", "dze")),
        ("wa", ("wa", "wy", "wie", "wę", "wą")), ("ea", ("ea", "ei", "eę", "eą")), ("ina", ("ina", "iny", "inie", "inę", "iną")),
        ("ia", ("ia", "ii", "ię", "ią", "i")), ("a", ("a", "y", "i", "ę", "ą", "ie", "e")), ("y", ("y", "", "om", "ami", "ach")),
        ("n", ("n", "nu", "nem", "nie", "nowi")), ("o", ("o",)), ("e", ("e",)), ("i", ("i",)),
    ),
}  # fmt: skip
_HARD = {
    "ru": ("", "а", "у", "ом", "е"),
    "uk": ("", "а", "у", "ом", "і"),
    "pl": ("", "u", "a", "owi", "em", "ie"),
    "cs": ("", "u", "a", "em", "e", "i"),
    "el": ("",),
}
GENITIVE_S = frozenset({"de", "sv", "nl"})
"""Languages in which a name takes nothing but the "s" of the genitive: "Frankreichs", "Sveriges"."""
_ADJECTIVES: dict[str, dict[str, tuple[str, ...]]] = {
    "ru": {"ая": ("ая", "ой", "ую"), "ый": ("ый", "ого", "ому", "ым", "ом"), "ий": ("ий", "ого", "ому", "им", "ом"),
           "ые": ("ые", "ых", "ым", "ыми"), "ие": ("ие", "их", "им", "ими"), "ое": ("ое", "ого", "ому", "ым", "ом")},
    "uk": {"на": ("на", "ної", "ній", "ну", "ною"), "ська": ("ська", "ської", "ській", "ську", "ською"),
           "ка": ("ка", "кої", "кій", "ку", "кою"), "ий": ("ий", "ого", "ому", "им"), "ані": ("ані", "аних", "аним", "аними"), "ні": ("ні", "них", "ним", "ними")},
    "pl": {"wa": ("wa", "wej", "wą"), "na": ("na", "nej", "ną"), "ska": ("ska", "skiej", "ską"),
           "one": ("one", "onych", "onym", "onymi"), "ski": ("ski", "skiego", "skiemu", "skim"),
           "ka": ("ka", "kiej", "ką")},
    "cs": {"ké": ("ké", "kých", "kým", "kými"), "né": ("né", "ných", "ným", "nými"), "ká": ("ká", "ké", "kou"),
           "á": ("á", "é", "ou"), "í": ("í",)},
    "el": {"ες": ("ες", "ων"), "α": ("α", "ων"), "ια": ("ια", "ιας")},
}  # fmt: skip
_STATE_ADJECTIVE = {
    "ru": ("ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ое", "ие", "их", "ими"),
    "uk": ("ий", "ого", "ому", "им", "а", "ої", "ій", "у", "ою", "е", "і", "их", "ими"),
    "pl": ("i", "iego", "iemu", "im", "a", "iej", "ą", "ie", "ich", "imi"),
    "cs": ("ý", "ého", "ému", "ým", "ém", "á", "é", "ou", "ých", "ými", "y"),
    "el": ("ός", "ού", "ό", "ή", "ής", "ών", "ούς", "ές", "ά", "οί"),
}
SHORTEST = 4
"""Letters of a name that is declined; shorter ones ("США", "ОАЭ", "Чад") are abbreviations or too near to other words."""


def declines(language: str) -> bool:
    """Whether the names of a language are declined here."""
    return language in _NOUNS or language in GENITIVE_S


@cache
def forms(name: str, language: str) -> tuple[str, ...]:
    """The case forms of a name in lower case, itself first; a name of four words or more as it stands."""
    words = name.lower().split(" ")
    if language in GENITIVE_S:
        return (name.lower(),) if name.endswith("s") else (name.lower(), f"{name.lower()}s")
    if len(words) > 3:
        return (name.lower(),)
    last = len(words) - 1
    choices = [_word(word, language, adjective=at < last) for at, word in enumerate(words)]
    return tuple(dict.fromkeys(" ".join(parts) for parts in product(*choices)))


def adjective_forms(stem: str, language: str) -> tuple[str, ...]:
    """The forms of an adjective of a state by its stem ("российск", "wietnamsk")."""
    return tuple(stem + ending for ending in _STATE_ADJECTIVE[language])


def _word(word: str, language: str, *, adjective: bool) -> tuple[str, ...]:
    if len(word) < SHORTEST:
        return (word,)
    if adjective:
        for ending, cases in _ADJECTIVES[language].items():
            if word.endswith(ending):
                return tuple(word[: -len(ending)] + case for case in cases)
    for ending, cases in _NOUNS[language]:
        if word.endswith(ending):
            return tuple(word[: -len(ending)] + case for case in cases)
    return tuple(word + case for case in _HARD[language])


def nisba(name: str) -> tuple[str, ...]:
    """The Arabic adjectives of a state of one word, of either gender, with and without the article: "أوغندا" → "أوغندي"."""
    stem = name.removeprefix("ال").rstrip("اةأء")
    if " " in name or name.endswith("ي") or len(stem) < LEAST_STEM:
        return ()  # "مالية" is "financial"
    stem = stem.removesuffix("ي") + "ي"
    return (stem, f"{stem}ة", f"ال{stem}", f"ال{stem}ة")


LEAST_STEM = 3
"""Letters of a name that make it an adjective of nothing else."""
