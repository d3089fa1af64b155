"""Made-up names with a known truth: entries of a list, and how a text may write them.

Given names are common ones; family names and the stems of firms are put together from syllables, so that two entries share
one only by chance and nobody real is meant. Every way of spelling a name otherwise has a word that the figures are told by.
"""

import random
from collections.abc import Callable, Sequence
from typing import NamedTuple

from firsthand.registers.lists import Listed
from firsthand.registers.screening import Named

CYRILLIC = dict(zip("abvgdezijklmnoprstufyc", "абвгдезийклмнопрстуфыц", strict=True))
SYLLABLES = ("bar", "dol", "gri", "kal", "len", "mir", "nov", "pes", "rud", "sal", "tor", "vel", "zor", "bel", "dan", "gor",
             "kar", "lub", "mel", "nar", "pol", "rod", "sem", "tar", "vor", "zab", "bru", "der", "fel", "gal", "kos", "lis")  # fmt: skip
LATIN = ("brad", "cas", "del", "fer", "gar", "hal", "jor", "lan", "mar", "nor", "os", "pel", "quin", "ram", "sand", "tel",
         "ul", "ver", "wal", "yor", "zan", "ben", "cor", "dur", "fal", "gil", "hol", "kel", "lor", "mon")  # fmt: skip
RUSSIAN = (("Ivan", "Иван"), ("Sergey", "Сергей"), ("Aleksandr", "Александр"), ("Dmitry", "Дмитрий"), ("Olga", "Ольга"),
           ("Yelena", "Елена"), ("Nikolay", "Николай"), ("Andrey", "Андрей"), ("Mikhail", "Михаил"), ("Tatyana", "Татьяна"))  # fmt: skip
ENGLISH = ("John", "Peter", "Mary", "William", "Sarah", "Thomas", "Helen", "George", "Robert", "Alice")
SPANISH = ("José", "María", "Juan", "Carmen", "Andrés", "Lucía", "Raúl", "Inés", "Óscar", "Begoña")
GERMAN = ("Jürgen", "Ursula", "Günther", "Käthe", "Klaus", "Heike", "Matthias", "Jörg", "Björn", "Annegret")
TURKISH = ("Mehmet", "Ayşe", "İbrahim", "Gülşen", "Çağlar", "Oğuz", "Şebnem", "Ümit", "Yıldız", "Barış")
ARABIC = ("Muhammad", "Ahmad", "Yusuf", "Khalid", "Husayn", "Mustafa", "Umar", "Abdallah", "Ibrahim", "Sulayman", "Hasan",
          "Tariq", "Nasir", "Faysal", "Salim", "Karim", "Jamil", "Rashid", "Walid", "Zayd", "Bilal", "Hamza", "Nabil", "Sami",
          "Anwar", "Bashir", "Fadil", "Ghassan", "Hatim", "Idris", "Luqman", "Majid", "Qasim", "Ridwan", "Tahir", "Usama")  # fmt: skip
ARABIC_OTHERWISE = {"Muhammad": "Mohammed", "Ahmad": "Ahmed", "Yusuf": "Youssef", "Khalid": "Khaled", "Husayn": "Hussein",
                    "Mustafa": "Moustafa", "Umar": "Omar", "Abdallah": "Abdullah", "Sulayman": "Suleiman"}  # fmt: skip
CHINESE = (("Wang", "王"), ("Li", "李"), ("Zhang", "张"), ("Liu", "刘"), ("Chen", "陈"), ("Yang", "杨"), ("Zhao", "赵"), ("Huang", "黄"),
           ("Zhou", "周"), ("Wu", "吴"), ("Xu", "徐"), ("Sun", "孙"), ("Hu", "胡"), ("Zhu", "朱"), ("Gao", "高"), ("Lin", "林"))  # fmt: skip
CHINESE_GIVEN = (("wei", "伟"), ("fang", "芳"), ("na", "娜"), ("min", "敏"), ("jing", "静"), ("qiang", "强"), ("lei", "磊"),
                 ("jun", "军"), ("yang", "洋"), ("yong", "勇"), ("jie", "杰"), ("tao", "涛"), ("ming", "明"), ("chao", "超"),
                 ("gang", "刚"), ("ping", "平"), ("hui", "辉"), ("xin", "鑫"), ("bo", "波"), ("hong", "红"), ("dan", "丹"),
                 ("ying", "颖"), ("xue", "雪"), ("kai", "凯"), ("jian", "建"), ("wen", "文"), ("de", "德"), ("guo", "国"))  # fmt: skip
TRADES = ("Trading", "Shipping", "Marine Services", "Industries", "Electronics", "Logistics", "Holding", "Technologies",
          "Engineering", "Petroleum", "Aviation", "Machine Works", "Investment Group", "General Contracting")  # fmt: skip
FORMS = (("LLC", "ООО", "Limited Liability Company"), ("Ltd", "Limited", "Ltd."), ("GmbH", "Gesellschaft mit beschränkter Haftung", "GmbH"),
         ("JSC", "АО", "Joint Stock Company"), ("S.A.", "Sociedad Anónima", "SA"), ("FZE", "Free Zone Establishment", "F.Z.E."),
         ("Co., Ltd.", "Company Limited", "Co Ltd"), ("A.Ş.", "Anonim Şirketi", "AS"))  # fmt: skip


class Query(NamedTuple):
    """A name to screen, the entry that it is (None where it is none), and how it was changed."""

    named: Named
    entry: int | None
    change: str


def stem(chance: random.Random, syllables: Sequence[str], count: int) -> str:
    """A word of so many syllables."""
    return "".join(chance.choice(syllables) for _ in range(count))


def cyrillic(word: str) -> str:
    """The word in Cyrillic letters."""
    return "".join(CYRILLIC.get(letter, letter) for letter in word.lower()).capitalize()


def russian(chance: random.Random) -> list[str]:
    """Given name, patronymic and family name, in Latin and Cyrillic letters."""
    (given, native), (father, his) = chance.choice(RUSSIAN), chance.choice(RUSSIAN[:1] + RUSSIAN[2:4])
    family = stem(chance, SYLLABLES, chance.choice((2, 3))) + chance.choice(("ov", "in", "enko"))
    patronymic, theirs = father.removesuffix("y") + "ovich", his.removesuffix("й") + "ович"
    return [f"{given} {patronymic} {family.capitalize()}", f"{native} {theirs} {cyrillic(family)}"]


def western(chance: random.Random) -> list[str]:
    """English, Spanish, German or Turkish: given names and a family name."""
    given = chance.choice((ENGLISH, SPANISH, GERMAN, TURKISH))
    end = {ENGLISH: "ley", SPANISH: "ez", GERMAN: "mann", TURKISH: "oğlu"}[given]
    middle = f" {chance.choice(given)}" if chance.random() < 0.4 else ""
    return [f"{chance.choice(given)}{middle} {stem(chance, LATIN, chance.choice((2, 3))).capitalize()}{end}"]


def arabic(chance: random.Random) -> list[str]:
    """Two given names and a family name, in Latin letters."""
    first, second = chance.sample(ARABIC, 2)
    return [f"{first} {second} al-{stem(chance, SYLLABLES, chance.choice((2, 3))).capitalize()}i"]


def chinese(chance: random.Random) -> list[str]:
    """Family name and two-syllable given name, in Latin letters and in characters."""
    (family, sign), (one, a), (two, b) = (
        chance.choice(CHINESE),
        chance.choice(CHINESE_GIVEN),
        chance.choice(CHINESE_GIVEN),
    )
    return [f"{family} {one.capitalize()}{two}", f"{sign}{a}{b}"]


def firm(chance: random.Random) -> list[str]:
    """A stem, a trade and a legal form, for some a second name."""
    name = stem(chance, chance.choice((LATIN, SYLLABLES)), chance.choice((2, 3))).capitalize()
    names = [f"{name} {chance.choice(TRADES)} {chance.choice(FORMS)[0]}"]
    if chance.random() < 0.3:
        names.append(f"{stem(chance, LATIN, 3).capitalize()} {chance.choice(TRADES)}")
    return names


PEOPLE: tuple[Callable[[random.Random], list[str]], ...] = (
    russian,
    russian,
    western,
    western,
    western,
    arabic,
    arabic,
    chinese,
)


def entries(count: int, seed: int) -> list[Listed]:
    """A list of so many, six in ten persons; a name is made once only."""
    chance, found, seen = random.Random(seed), list[Listed](), set[str]()
    while len(found) < count:
        person = chance.random() < 0.6
        names = (chance.choice(PEOPLE) if person else firm)(chance)
        if names[0] in seen:
            continue
        seen.add(names[0])
        # A list has the other script for half of those that have one.
        given = names if chance.random() < 0.5 else names[:1]
        found.append(
            Listed(
                id=f"made-{len(found)}",
                schema="Person" if person else chance.choice(("Company", "Company", "LegalEntity", "Organization")),
                names=tuple(given),
                source="made",
                properties={"name": given[:1], "alias": given[1:]},
            )
        )
    return found


def misspelt(name: str, chance: random.Random) -> str:
    """One letter of a long word left out, doubled, swapped with the next, or another."""
    words = name.split()
    at = max(range(len(words)), key=lambda number: len(words[number]))
    word = words[at]
    place = chance.randrange(1, max(2, len(word) - 1))
    rest = word[place + 1 :]
    words[at] = word[:place] + chance.choice(
        (rest, word[place] * 2 + rest, rest[:1] + word[place] + rest[1:], chance.choice("aeioulnrst") + rest)
    )
    return " ".join(words)


def reordered(name: str, chance: random.Random) -> str:
    """The family name first, with a comma or without."""
    *others, last = name.split()
    return f"{last.upper()}, {' '.join(others)}" if chance.random() < 0.5 else f"{last} {' '.join(others)}"


def shortened(name: str, chance: random.Random) -> str:
    """A middle name left out or only its first letter, as newspapers do."""
    first, *middle, last = name.split()
    kept = [f"{word[0]}." for word in middle] if chance.random() < 0.5 else []
    return " ".join((first, *kept, last))


def romanised(name: str, chance: random.Random) -> str:
    """Another way of writing the sounds in Latin letters."""
    words = [ARABIC_OTHERWISE.get(word, word) for word in name.split()]
    changed = " ".join(words)
    pairs = (("Sergey", "Sergei"), ("Dmitry", "Dmitriy"), ("Aleksandr", "Alexander"), ("Yelena", "Elena"), ("al-", "Al "),
             ("ov", "off"), ("ü", "ue"), ("ö", "oe"), ("ğ", "g"), ("ş", "sh"), ("ç", "ch"))  # fmt: skip
    for one, other in pairs:
        if one in changed and (len(one) > 2 or chance.random() < 0.5):
            changed = changed.replace(one, other)
    return changed


def without_marks(name: str, chance: random.Random) -> str:
    """In capitals, or without hyphens, points and commas."""
    return name.upper() if chance.random() < 0.5 else name.replace("-", " ").replace(".", "").replace(",", "")


def other_form(name: str, chance: random.Random) -> str:
    """The legal form written otherwise, or left out."""
    for forms in FORMS:
        if name.endswith(f" {forms[0]}"):
            bare = name.removesuffix(f" {forms[0]}")
            return chance.choice((bare, f"{bare} {forms[1]}", f"{bare} {forms[2]}", f"{forms[1]} «{bare}»"))
    return name


PERSON_CHANGES = {
    "misspelt": misspelt,
    "reordered": reordered,
    "shortened": shortened,
    "romanised": romanised,
    "marks": without_marks,
}
FIRM_CHANGES = {"misspelt": misspelt, "legal form": other_form, "marks": without_marks}


def queries(listed: Sequence[Listed], count: int, seed: int) -> list[Query]:
    """So many names, a quarter of them entries of the list in another spelling or script, the others nobody's there."""
    chance, found = random.Random(seed), list[Query]()
    taken = {name for entry in listed for name in entry.names}
    while len(found) < count:
        number = chance.randrange(len(listed))
        person = chance.random() < 0.6
        if chance.random() < 0.25:
            entry = listed[number]
            person = entry.schema == "Person"
            changes = PERSON_CHANGES if person else FIRM_CHANGES
            change = chance.choice(sorted((*changes, "script", "same")))
            source = entry.names[-1] if change == "script" else entry.names[0]
            name = changes[change](source, chance) if change in changes else source
            if change == "script" and source.isascii():
                change = "same"
        else:
            number, change = -1, "nobody"
            name = (chance.choice(PEOPLE) if person else firm)(chance)[0]
            if name in taken:
                continue
        schema = "Person" if person and chance.random() < 0.8 else "LegalEntity" if person else "Company"
        named = Named(id=f"q{len(found)}", schema=schema, names=(name,))
        found.append(Query(named, None if number < 0 else number, change))
    return found
