"""The forms of a verb in the third person, as news prose has them, made from the form in the dictionary.

A table that lists verbs form by form lacks some of them: "soupiraient", "запевнили", "zegde toe". Romance and Slavic verbs
are formed by their endings, Turkish ones by vowel harmony, Arabic ones from perfect and imperfect, Persian ones with their
light verbs. German and Dutch verbs are given with their principal parts ("geben/gibt/gab/gegeben"), "+an" parts them; any
verb whose stem changes may be given as "relatar" or, with the stem of its present, "contar/cuent". The endings are those of
the regular conjugations in the languages' grammars; a form too many does no harm as long as it is no other word.
"""

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True)
class Forms:
    """``finite``: forms that are verbs by themselves, "…" parts a split one; ``participles`` need an auxiliary."""

    finite: tuple[str, ...]
    participles: tuple[str, ...] = ()


_ROMANCE: dict[str, tuple[tuple[str, str, str, str], ...]] = {
    # ending of the infinitive, endings of the present, of all other tenses, of the participle
    "fr": (
        ("er", "e ent", "ait aient a èrent era eront", "é"),
        ("ir", "it issent", "issait issaient irent ira iront", "i"),
        ("re", " ent", "ait aient it irent ra ront", "u"),
    ),
    "es": (
        ("ar", "a an", "ó aron aba aban ará arán ara", "ado"),
        ("er", "e en", "ió ieron ía ían erá erán", "ido"),
        ("ir", "e en", "ió ieron ía ían irá irán", "ido"),
    ),
    "pt": (
        ("ar", "a am", "ou aram ava avam ará arão ara", "ado"),
        ("er", "e em", "eu eram ia iam erá erão era", "ido"),
        ("ir", "e em", "iu iram ia iam irá irão ira", "ido"),
    ),
    "it": (
        ("are", "a ano", "ò arono ava avano erà eranno", "ato"),
        ("ere", "e ono", "ette ettero é erono eva evano erà eranno", "uto"),
        ("ire", "e isce ono iscono", "ì irono iva ivano irà iranno", "ito"),
    ),
}  # fmt: skip
_SOFT = {
    "fr": (("g", "ge"), ("c", "ç")),
    "es": (),
    "pt": (),
    "it": (("c", "ch"), ("g", "gh")),
}
"""What a stem that ends so becomes before the vowels that would change its sound."""
_BACK = {"fr": ("a",), "it": ("e", "i")}
_REFLEXIVE = {"fr": ("se ", "s'"), "es": ("se ",), "it": ("si ",), "pt": ("-se",), "pl": (" się",)}
_AGREEING: dict[str, tuple[int, tuple[str, ...]]] = {
    "fr": (0, ("", "e", "s", "es")), "it": (1, ("o", "a", "i", "e")), "es": (1, ("o",)), "pt": (1, ("o",)),
}  # fmt: skip
"""Letters to take off a participle and endings to put there, where it agrees: "s'est félicitée", "si è lamentata"."""
_SLAVIC: dict[str, tuple[tuple[str, str], ...]] = {
    # ending of the infinitive, endings of the third person in past and present
    "ru": (
        ("овать", "овал овала овало овали ует уют"), ("евать", "евал евала евало евали ует уют"),
        ("ивать", "ивал ивала ивало ивали ивает ивают"), ("нуть", "нул нула нуло нули нет нут"),
        ("еть", "ел ела ело ели еет еют"), ("ить", "ил ила ило или ит ят"), ("ать", "ал ала ало али ает ают"),
        ("ять", "ял яла яло яли яет яют"), ("сти", "л ла ло ли дет дут"),
    ),
    "uk": (
        ("увати", "ував увала увало ували ує ують"), ("ювати", "ював ювала ювало ювали ює юють"),
        ("нути", "нув нула нуло нули не нуть"), ("іти", "ів іла іло іли іє іють"),
        ("ити", "ив ила ило или ить ять"), ("ати", "ав ала ало али ає ають"), ("яти", "яв яла яло яли яє яють"),
    ),
    "pl": (
        ("ować", "ował owała owało owali owały uje ują owano"), ("ywać", "ywał ywała ywało ywali ywały ywa ywają uje ują ywano"),
        ("iwać", "iwał iwała iwało iwali iwały iwa iwają uje ują iwano"),
        ("nąć", "nął nęła nęło nęli nęły nie ną nięto"), ("eć", "ał ała ało eli ały i ą"),
        ("dzić", "dził dziła dziło dzili dziły dzi dzą dzono"), ("ić", "ił iła iło ili iły i ią iono"),
        ("yć", "ył yła yło yli yły y ą ono"), ("ać", "ał ała ało ali ały a ają ano"),
    ),
}  # fmt: skip
_VOWELS, _VOICELESS = "aeıioöuü", "fstkçşhp"
_HARMONY = {"a": "ı", "ı": "ı", "e": "i", "i": "i", "o": "u", "u": "u", "ö": "ü", "ü": "ü"}


@cache
def forms(language: str, verb: str) -> Forms:
    """The forms of ``verb``, as a table gives it, in a language that has rules; else, and behind "=", words as they stand."""
    make = _MAKERS.get(language)
    return make(language, verb) if make is not None and verb[:1] != "=" else Forms((verb.removeprefix("="),))


def _romance(language: str, verb: str) -> Forms:
    for mark in _REFLEXIVE[language]:
        if verb.startswith(mark) and mark.endswith((" ", "'")):
            bare = _romance(language, verb[len(mark) :])
            joint = bare.finite[0][:1] in "aeiouyhéêâ"
            lead = ("s'" if joint else "se ") if language == "fr" else mark
            agreeing = _AGREEING[language]
            said = tuple(form[: len(form) - agreeing[0]] + end for form in bare.participles for end in agreeing[1])
            return Forms(tuple(lead + form for form in bare.finite), said)
        if mark.startswith("-") and verb.endswith(mark):
            bare = _romance(language, verb.removesuffix(mark))
            return Forms((*(form + mark for form in bare.finite), *(f"se {form}" for form in bare.finite)))
    head, _, rest = verb.partition(" ")
    rest = f" {rest}" if rest else ""
    infinitive, _, changed = head.partition("/")
    for end, present, others, participle in _ROMANCE[language]:
        if infinitive.endswith(end):
            stem = infinitive[: -len(end)]
            now = tuple(_joined(language, changed or stem, e) for e in present.split(" "))
            then = tuple(_joined(language, stem, e) for e in others.split(" "))
            said = tuple(_joined(language, stem, e) for e in participle.split(" "))
            return Forms(tuple(form + rest for form in (*now, *then)), tuple(form + rest for form in said))
    return Forms((verb,))


def _joined(language: str, stem: str, end: str) -> str:
    if language == "it" and stem.endswith("i") and end[:1] in ("i", "e"):
        stem = stem[:-1]  # "annuncerà"
    elif end[:1] in _BACK.get(language, ()):
        for last, soft in _SOFT[language]:
            if stem.endswith(last):
                stem = stem[: -len(last)] + soft
                break
    return stem + end


def _slavic(language: str, verb: str) -> Forms:
    head, _, rest = verb.partition(" ")
    reflexive = {"ru": "ся", "uk": "ся"}.get(language, "")
    bare = head.removesuffix(reflexive) if reflexive and head.endswith(reflexive) else head
    tail = f" {rest}" if rest else ""
    for end, endings in _SLAVIC[language]:
        if bare.endswith(end):
            stem = bare[: -len(end)]
            made = [stem + e for e in endings.split(" ")]
            if language == "ru" and end == "ить" and stem[-1:] in "жшщч":
                made[-1] = stem + "ат"
            if language == "uk" and end == "ити" and stem[-1:] in "жшщч":
                made[-1] = stem + "ать"
            if bare != head:
                made = [_with_self(language, form) for form in made]
            return Forms(tuple(form + tail for form in made))
    return Forms((verb,))


def _with_self(language: str, form: str) -> str:
    """ "пожаловалась", "поскаржився": the reflexive ending after a vowel and after a consonant."""
    if language == "ru":
        return form + ("сь" if form[-1] in "аоиую" else "ся")
    return form + ("ться" if form[-1] in "еє" else "ся")


def _germanic(language: str, verb: str) -> Forms:
    """Principal parts "infinitive/present/past/participle", with "+prefix" and words that go with it behind a space."""
    parts, _, prefix = verb.partition("+")
    rest = parts.partition(" ")[2]
    plural, present, past, participle = [*parts.split(" ")[0].split("/"), "", "", ""][:4]
    if not present:
        return Forms((verb,))
    weak = past + "n" if past.endswith("e") else past + "en"
    if language == "nl" and not past.endswith("e"):
        weak = _dutch_plural(past)
    finite = (plural, present, past, weak)
    if not prefix:
        tail = f" {rest}" if rest else ""
        return Forms(tuple(form + tail for form in finite), (participle,) if participle else ())
    split = tuple(f"{form} … {prefix}" for form in finite)
    if " " in prefix:  # "wies … von sich"
        return Forms(split)
    joined = tuple(f"{prefix}{form}" for form in finite[1:])  # "wie das Amt mitteilte"
    return Forms((*split, *joined), (prefix + participle,) if participle else ())


def _dutch_plural(past: str) -> str:
    """ "schreef" → "schreven", "gaf" → "gaven": the last consonant is voiced and a long vowel written once."""
    stem = past
    if len(stem) > 3 and stem[-2] == stem[-3] and stem[-2] in "aeou":
        stem = stem[:-2] + stem[-1]
    voiced = {"f": "v", "s": "z"}.get(stem[-1], stem[-1])
    return stem[:-1] + voiced + "en"


def _turkish(language: str, verb: str) -> Forms:
    """From the infinitive, "dile getirmek": past, present, pluperfect, with their plurals."""
    lead, _, word = verb.rpartition(" ")
    stem = word.removesuffix("mak").removesuffix("mek")
    if stem == word:
        return Forms((verb,))
    vowel = next(c for c in reversed(stem) if c in _VOWELS)
    high, low = _HARMONY[vowel], "a" if vowel in "aıou" else "e"
    dental = "t" if stem[-1] in _VOICELESS else "d"
    plural = f"l{low}r"
    soft = "ed" if stem == "et" else stem
    if stem[-1] in "ae":
        before = next((c for c in reversed(stem[:-1]) if c in _VOWELS), vowel)
        going = stem[:-1] + _HARMONY[before] + "yor"
    elif stem[-1] in _VOWELS:
        going = stem + "yor"
    else:
        going = soft + high + "yor"
    past, perfect = f"{stem}{dental}{high}", f"{stem}m{high}ş"
    made = (
        past,
        past + plural,
        going,
        going + "lar",
        perfect,
        f"{perfect}t{high}",
        f"{perfect}{plural}d{'ı' if low == 'a' else 'i'}",
    )
    nominal = f"{stem}m{low}kt{low}"
    doing = f"{soft}{'y' if stem[-1] in _VOWELS else ''}{low}n"  # "diye yakınan şef"
    return Forms(tuple(f"{lead} {form}".strip() for form in (*made, nominal, doing)))


def _arabic(language: str, verb: str) -> Forms:
    """Perfect and, where the letters do not tell it, imperfect: "أضاف/يضيف"."""
    head, _, tail = verb.partition(" ")
    perfect, _, imperfect = head.partition("/")
    defective = perfect[-1] in "ىا"
    stem = perfect[:-1] if defective else perfect
    then = (perfect, stem + "ت", stem + "وا", stem + ("يا" if defective else "ا"), stem + "تا")
    if not imperfect:
        rest = perfect[1:] if perfect[0] in "أا" else perfect
        imperfect = "ي" + (rest[:-1] + "ي" if defective else rest)
    bare = imperfect[1:]
    short = bare[:-1] if bare[-1] in "يو" and defective else bare
    now = ("ي" + bare, "ت" + bare, "ي" + short + "ون", "ي" + bare + "ان")
    return Forms(tuple(f"{form} {tail}".strip() for form in (*then, *now)))


_LIGHT = {
    "کردن": ("کرد", "کن"), "دادن": ("داد", "ده"), "شدن": ("شد", "شو"), "داشتن": ("داشت", "دار"), "گفتن": ("گفت", "گوی"),
    "نوشتن": ("نوشت", "نویس"), "افزودن": ("افزود", "افزای"), "زدن": ("زد", "زن"), "گرفتن": ("گرفت", "گیر"),
    "خواندن": ("خواند", "خوان"), "نامیدن": ("نامید", "نام"), "دانستن": ("دانست", "دان"), "پذیرفتن": ("پذیرفت", "پذیر"),
    "آوردن": ("آورد", "آور"), "پرسیدن": ("پرسید", "پرس"),
}  # fmt: skip
"""Stems of past and present of the verbs that Persian verbs of saying are made with."""


def _persian(language: str, verb: str) -> Forms:
    lead, _, light = verb.rpartition(" ")
    if light not in _LIGHT:
        return Forms((verb,))
    past, present = _LIGHT[light]
    perfect = past + "ه"
    made = (
        past, past + "ند", perfect, f"{perfect} است", f"{perfect} بود", f"{perfect}\u200cاند", f"{perfect} بودند",
        f"می\u200c{present}د", f"می\u200c{present}ند", f"می\u200c{past}", f"می\u200c{past}ند",
    )  # fmt: skip
    return Forms(tuple(f"{lead} {form}".strip() for form in made))


def unsaid(language: str, verb: str) -> tuple[str, ...]:
    """The negated forms of a verb of saying where the verb itself bears the negation: "doğrulamadı", "تأیید نکرد"."""
    lead, _, word = verb.rpartition(" ")
    if language == "tr":
        stem = word.removesuffix("mak").removesuffix("mek")
        if stem == word:
            return ()
        vowel = next(c for c in reversed(stem) if c in _VOWELS)
        low, high = ("a", "ı") if vowel in "aıou" else ("e", "i")
        made = [
            f"{stem}m{low}d{high}",
            f"{stem}m{low}d{high}l{low}r",
            f"{stem}m{_HARMONY[vowel]}yor",
            f"{stem}m{low}mıştı",
        ]
    elif language == "fa" and word in _LIGHT:
        past, present = _LIGHT[word]
        made = [f"ن{past}", f"ن{past}ند", f"ن{past}ه است", f"نمی\u200c{present}د", f"نمی\u200c{present}ند"]
    else:
        return ()
    return tuple(f"{lead} {form}".strip() for form in made)


_MAKERS = {
    "fr": _romance, "es": _romance, "pt": _romance, "it": _romance, "ru": _slavic, "uk": _slavic, "pl": _slavic,
    "de": _germanic, "nl": _germanic, "tr": _turkish, "ar": _arabic, "fa": _persian,
}  # fmt: skip
