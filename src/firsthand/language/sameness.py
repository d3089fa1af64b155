"""Whether two written names are one outlet's: with or without its kind and country, in another case, in another alphabet."""

import re
from collections.abc import Set
from functools import cache

from firsthand.language.crediting import any_of, fragments, is_latin
from firsthand.language.nationality import words_of
from firsthand.language.outlets import folded
from firsthand.language.transliteration import LETTERS, one_name, skeleton, spelled

ARTICLES = frozenset(
    "the le la les el los las il lo i gli o a os as der die das den dem de het l ла ле лес лос лас эль ель ел иль ил дер ди".split()
)
"""Those of names in Latin letters as other scripts spell them too: "Ла Репубблика"."""
EDITIONS = frozenset(
    "english online international digital web edition in en deutsch français español türkçe русский".split()
)
"""Words behind the name of an outlet that say which of its pages it is."""
STEM = 4
"""Letters that the cases of a word share; shorter words are not declined here."""
MARK, END = 3, 4
ACROSS, SHORT = "#", "="
"""What opens a mark that two alphabets share, and one that is an abbreviation in any."""
MOST_LETTERS = 6
"""Most letters of an abbreviation."""
ENDING = 2
"""Letters that a case adds or changes: "Harzer Boten", "Głosu Pomorza"."""
LONG_ENDING, _ADJECTIVE = 4, re.compile(r"(?:iego|iemu|ego|emu|ého|ému|imi|ymi|ого|его|ому|ему|ьким|ским)\Z")
"""The same of a Slavic adjective: "Kuriera Nadmorskiego"."""


def same_name(a: str, b: str) -> bool:
    """Whether two names of outlets are one, as far as their letters show."""
    if any(short and short in (_short(other), _initials(other)) for short, other in ((_short(a), b), (_short(b), a))):
        return True
    if is_latin(a) != is_latin(b):
        agencies = _sound(bare_names(a) - {_bare(a)}) & _sound(bare_names(b) - {_bare(b)})
        return bool(agencies) or any(one_name(one, other) for one in bare_names(a) for other in bare_names(b))
    one, other = _words(a), _words(b)
    if len(min(bare_names(a) & bare_names(b), default="")) >= STEM:
        return True  # one says that it is an agency
    if folded(a) == folded(b) or _adds_no_name(one, other) or _adds_no_name(other, one):
        return True
    return len(one) == len(other) > 1 and all(map(_declined, one, other))


def _short(name: str) -> str:
    """A name that is an abbreviation, also where another script spells it."""
    return name if LETTERS <= len(name) <= MOST_LETTERS and name.isupper() and name.isalpha() else spelled(name)


def _initials(name: str) -> str:
    words = [word[0] for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper()]
    return "".join(words) if len(words) >= LETTERS else ""


def marks(name: str) -> frozenset[str]:
    """What two names of one outlet have in common, at least one of it: the beginnings of the words that are its name, or, between
    two alphabets, the first or the last consonants."""
    found = set()
    for bare in bare_names(name):
        found.add("|".join(folded(word)[:MARK] for word in bare.split()))
        # scripts that have one letter for both liquids meet the others so
        bones = skeleton(bare).replace("r", "l")
        ends = END if len(bones) >= 2 * END else MARK
        found |= {f"{ACROSS}{bones[:ends]}", f"{ACROSS}{bones[-ends:]}"}
    found |= {f"{SHORT}{letters}" for letters in (_short(name), _initials(name)) if letters}
    return frozenset(found)


def _words(name: str) -> list[str]:
    return name.replace("’", "'").replace("L'", "L' ").split()


def _adds_no_name(longer: list[str], shorter: list[str]) -> bool:
    """Whether the one is the other behind words of its kind or country, or before them: "báo Đức X", "X (France)"."""
    more = len(longer) - len(shorter)
    if more < 1 or all(map(is_no_name, shorter)):
        return False
    for at in range(more + 1):
        around = longer[:at] + longer[at + len(shorter) :]
        same = folded("".join(longer[at : at + len(shorter)])) == folded("".join(shorter))
        if same and all(is_no_name(word) or (word.strip("()").lower() in EDITIONS and at == 0) for word in around):
            return True
    return False


def without_edition(name: str) -> str:
    """A name without the words behind it that say which edition it is: "The Sound Gazette Online"."""
    words = name.split()
    while len(words) > 1 and words[-1].strip("()").lower() in EDITIONS:
        words.pop()
    return " ".join(words)


def _bare(name: str) -> str:
    """A name without its kind, its country and its article; the name where nothing else is left."""
    return " ".join(w for w in _words(name) if not is_no_name(w)) or name


def _sound(names: Set[str]) -> Set[str]:
    """The consonants of names that say what they are besides: fewer than of bare ones tell them apart."""
    return {bones for name in names if len(bones := skeleton(name).replace("r", "l")) >= STEM}


def bare_names(name: str) -> frozenset[str]:
    """A name without its kind and country, with the noun for an agency, which other languages translate, and without."""
    bare = _bare(name)
    return frozenset({bare, _agency().sub(" ", f" {bare} ").strip() or bare})


@cache
def _agency() -> re.Pattern[str]:
    """The noun for an agency, as a word of its own or, in scripts without blanks, at the end of one."""
    nouns = any_of(fragments("agency_before", "agency_bare"))
    return re.compile(rf"(?<= )(?:{nouns})(?= )|{any_of(fragments('agency_after'))}(?= )", re.IGNORECASE)


def is_no_name(word: str) -> bool:
    """Whether a word is an article, or says of what kind or country an outlet is."""
    plain = word.strip("()«»“”\"„'").lower()
    return plain in ARTICLES or plain in words_of() or _kind().fullmatch(plain) is not None


@cache
def _kind() -> re.Pattern[str]:
    return re.compile(any_of(fragments("media_before", "agency_before", "media_after", "mark_after")), re.IGNORECASE)


def _declined(one: str, other: str) -> bool:
    a, b = folded(one), folded(other)
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    ending = LONG_ENDING if _ADJECTIVE.search(max(a, b, key=len)) else ENDING
    return a == b or (shared >= STEM and max(len(a), len(b)) - shared <= ending)
