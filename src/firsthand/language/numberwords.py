"""Numbers in words: "a hundred and fifteen million", "quatre-vingt-cinq", "fünfhundertsiebenundachtzig", "trzysta", "ثلاثة وعشرون".

One reader for all languages that part words; the words stand in ``data/numbers.json``. Words of a number add up, or
multiply what stands before them, and are one number only as far as a language would say it so: "two and three" are two.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from firsthand.language.tables import for_language
from firsthand.language.tries import trie

GAP = r"[ \u00a0]{1,2}"
END = r"(?![^\W_]|[\u0900-\u0903\u093a-\u094f])"
"""Where a word ends: Hindi's vowel signs are no letters for a pattern."""


class Spelled(NamedTuple):
    """A number in words. ``vague`` where the word allows more ("dozens": at least 24); ``article`` when "a" opens it;
    ``scale`` is the factor of the scale word that ends it ("three million": 1e6)."""

    start: int
    end: int
    value: float
    vague: bool = False
    article: bool = False
    scale: float = 1.0


class _Token(NamedTuple):
    start: int
    end: int
    word: str


class NumberWords(NamedTuple):
    """The number words of one language, by what they do to what stands before them.

    ``values`` add; ``hundreds`` and ``tens`` multiply by 100 and 10, ``teens`` add ten to a unit ("dua belas"), ``scales``
    close a group; ``inner`` are numbers only beside others (Swedish "en", Persian "نه", which is also "no"); ``vague`` are
    told about ("dozens"), and so are ``plurals``, scales that stand alone in the plural ("тысячи людей"), unless
    ``singular`` reads before them ("около тысячи"). Languages that write a number as one word have ``glue``, what may join
    its parts. ``ones_first`` where a unit stands before its ten as a word of its own; ``most`` bounds what may follow a
    ten (French 60 is followed by 11).
    """

    values: Mapping[str, float]
    hundreds: frozenset[str]
    tens: frozenset[str]
    teens: frozenset[str]
    scales: Mapping[str, float]
    vague: Mapping[str, float]
    plurals: frozenset[str]
    singular: re.Pattern[str] | None
    inner: Mapping[str, float]
    phrases: Mapping[str, float]
    articles: frozenset[str]
    glue: frozenset[str] | None
    ones_first: bool
    most: float
    known: frozenset[str]
    token: re.Pattern[str]
    scan: re.Pattern[str]

    def find(self, text: str) -> Iterator[tuple[int, list[Spelled]]]:
        """Every run of number words in ``text``: where it begins, and the numbers that it makes."""
        for match in self.scan.finditer(text):
            if phrase := match.groupdict().get("phrase"):
                times = match.groupdict().get("times")
                scale = self.scales[times.lower()] if times else 1.0
                value = self.phrases[plain(phrase)] * scale
                yield match.start(), [Spelled(match.start(), match.end(), value, scale=scale)]
            else:
                yield match.start(), self._numbers(text, match.start(), match.end())

    def _numbers(self, text: str, start: int, end: int) -> list[Spelled]:
        tokens = list(self._tokens(text, start, end))
        found, at = [], 0
        while at < len(tokens):
            taken, number = self._number(text, tokens, at)
            if number is not None and not _is_part_of_a_word(text, number):
                found.append(number)
            at += taken
        return found

    def _tokens(self, text: str, start: int, end: int) -> Iterator[_Token]:
        for match in self.token.finditer(text, start, end):
            at, word = match.start(), match[0].lower()
            for part in (plain(word),) if self.glue is None else self._parts(word) or (word,):
                if self.glue is None or part not in self.glue:
                    yield _Token(at, match.end() if self.glue is None else at + len(part), part)
                at += len(part)

    def _parts(self, word: str) -> tuple[str, ...]:
        """The number words that a compound is made of, with what joins them; nothing where it is no number."""
        if word in self.known:
            return (word,)
        for end in range(len(word) - 1, 0, -1):
            known = word[:end] in self.known or word[:end] in (self.glue or ())
            if known and (rest := self._parts(word[end:])):
                return (word[:end], *rest)
        return ()

    def _number(self, text: str, tokens: list[_Token], at: int) -> tuple[int, Spelled | None]:
        """The number that the tokens from ``at`` on begin with, and how many of them it takes."""
        total = current = unit = 0.0
        first = last = None
        article = False
        start = tokens[at].start
        for index in range(at, len(tokens)):
            token = tokens[index]
            word = token.word
            following = tokens[index + 1] if index + 1 < len(tokens) else None
            value = self.values.get(word)
            if value is None and word in self.inner and (first is not None or self._opens(text, token, following)):
                value = self.inner[word]
            if first is None and (least := self._told_about(text, token, article)):
                return index - at + 1, Spelled(token.start, token.end, least, True, article)
            if word in self.teens and unit:
                current, unit = current + 10, 0.0
            elif value is not None and not (article and first is None and value < 100):
                if value >= 1000:
                    total, current, unit = total + current + value, 0.0, 0.0
                elif current and not self._may_follow(current, unit, value):
                    break
                elif current >= 100 and following is not None and following.word in self.hundreds:
                    break  # "between a hundred and two hundred"
                else:
                    current, unit = current + value, value if value < 10 else 0.0
            elif word in self.tens and unit:
                current, unit = current + unit * 9, 0.0
            elif word in self.hundreds:
                if current >= 100:
                    break
                current, unit = (current or 1) * 100, 0.0
            elif word in self.scales:
                scale = self.scales[word]
                # "two lakh crore", "a thousand million": a scale of a scale
                total = total * scale if total and not current else total + (current or 1) * scale
                current = unit = 0.0
            elif first is None and not article and word in self.articles:
                article, start = True, token.start
                continue
            else:
                break
            if first is None:
                first = start if article else token.start
            last = index
        if first is None or last is None:
            return 1, None
        scale = self.scales.get(tokens[last].word, 1.0)
        return last - at + 1, Spelled(first, tokens[last].end, total + current, False, article, scale)

    def _opens(self, text: str, token: _Token, following: _Token | None) -> bool:
        """Whether a word that is a number only beside others opens one: "ett tusen", "einhundert"."""
        if following is None:
            return False
        word = following.word
        return word in self.scales or word in self.hundreds or word in self.teens or following.start == token.end

    def _told_about(self, text: str, token: _Token, article: bool) -> float:
        """The least that a word which only tells about a number allows; 0 where it tells one."""
        if token.word in self.vague:
            return self.vague[token.word]
        if article or token.word not in self.plurals:
            return 0.0
        if self.singular is not None and self.singular.search(text, max(0, token.start - 24), token.start):
            return 0.0
        return 2 * self.scales.get(token.word, 100.0)

    def _may_follow(self, before: float, unit: float, value: float) -> bool:
        """ "twenty three" and "hundred forty" are one number; "two three" and "one one" are not."""
        if self.ones_first and unit and value % 10 == 0 and 20 <= value < 100:
            return True
        below = before % 100
        return (
            (before % 1000 == 0 and value < 1000)
            or (below == 0 and value < 100)
            or (below % 10 == 0 and (below >= 20 or 11 not in self.values.values()) and value < self.most)
        )


def _is_part_of_a_word(text: str, number: Spelled) -> bool:
    """Whether a compound goes on before or after what was read of it: "achtundzwei" is no number."""
    return text[number.end : number.end + 1].isalnum() or text[max(0, number.start - 1) : number.start].isalnum()


def plain(words: str) -> str:
    """The words of a phrase, however they are parted."""
    return " ".join(words.lower().replace("-", " ").split())


def alternation(words: Iterable[str]) -> str:
    """The words as one pattern, the longest first."""
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


def phrased(words: Iterable[str]) -> str:
    """Words of several parts as one pattern, however parted."""
    return trie([r"[ \u00a0-]{1,2}" if c in " -" else re.escape(c) for c in word] for word in words)


@cache
def number_words(language: str) -> NumberWords | None:
    """The number words of a language; None where it has none, or parts no words."""
    part = for_language("numbers", language)
    values = {**part.get("small", {}), **part.get("tens", {}), **part.get("whole_hundreds", {})}
    if not values:
        return None
    values |= _compounds(language, part)
    values = {plain(word): value for word, value in values.items()}
    values |= {w.replace("’", mark): v for w, v in values.items() if "’" in w for mark in "'ʼ"}
    scales = all_scales(part)
    inner = part.get("inner", {})
    glue = part.get("glued")
    tens, teens = part.get("times_ten", ()), part.get("plus_ten", ())
    lexicon = {*values, *part["hundred"], *scales, *part["plural_scales"], *tens, *teens}
    phrases = part.get("phrases", {})
    alone, beside = phrased(lexicon), phrased({*lexicon, *inner})
    if glue is not None:
        between = rf"(?:{alternation(glue)})?" if glue else ""
        one = rf"(?:{beside})(?:{between}(?:{beside})){{1,8}}{END}|(?:{alone}){END}"
        beside = rf"(?:{one}|(?:{beside}){END})"
    else:
        one, beside = rf"(?:{alone}){END}", rf"(?:{beside}){END}"
    then = r"[ \u00a0]?" if language == "ar" else GAP  # Arabic writes "and" on to the number
    joined = "".join(rf"|{GAP}{re.escape(w)}{then}" for w in part["joiners"] if w != "-")
    joiner = rf"(?:-|{GAP}{joined})"
    start = rf"(?:(?:{alternation(part['articles'])})[ \u00a0])?" if part["articles"] else ""
    opens = ""
    if inner:
        after = phrased({*scales, *part["hundred"], *teens, *(() if glue is None else lexicon)})
        opens = rf"(?:{alternation(inner)}){END}(?={GAP}(?:{after}){END})|"
    times = rf"(?:[ \u00a0](?P<times>{alternation(scales)}){END})?" if phrases and scales else ""
    phrase = rf"(?P<phrase>{phrased(phrases)}){END}{times}|" if phrases else ""
    letters = re.escape("".join(sorted({w[0] for w in (*lexicon, *inner, *part["articles"], *phrases)})))
    scan = rf"(?<![\w’'-])(?=[{letters}])(?:{phrase}{start}(?:{opens}{one})(?:{joiner}{beside}){{0,12}})"
    token = rf"(?:{alternation(part['articles'])}){END}|{beside}" if part["articles"] else beside
    singular = part.get("singular_after")
    return NumberWords(
        values=values,
        hundreds=frozenset(part["hundred"]),
        tens=frozenset(tens),
        teens=frozenset(teens),
        scales=scales,
        vague=part["plural_scales"],
        plurals=frozenset(part.get("plurals", ())),
        singular=re.compile(rf"(?<!\w)(?:{alternation(singular)})\s\Z", re.IGNORECASE) if singular else None,
        inner=inner,
        phrases=phrases,
        articles=frozenset(part["articles"]),
        glue=None if glue is None else frozenset(glue),
        ones_first="ones_first" in part,
        most=20 if language == "fr" else 10,
        known=frozenset({*lexicon, *inner}),
        token=re.compile(token, re.IGNORECASE),
        scan=re.compile(scan, re.IGNORECASE),
    )


def _compounds(language: str, part: Mapping[str, Any]) -> dict[str, float]:
    """Numbers below a hundred that are more than their parts: "siebenundzwanzig", "ventotto", "quatre-vingt-onze"."""
    units = {w: v for w, v in part["small"].items() if 0 < v < 10}
    built: dict[str, float] = {}
    for ten, tens in part["tens"].items():
        for unit, value in units.items():
            if language == "de" and unit != "eins":
                built[f"{unit}und{ten}"] = tens + value
            elif language == "nl":
                built[f"{unit}{'ën' if unit.endswith('e') else 'en'}{ten}"] = tens + value
            elif language == "it":
                built[(ten[:-1] if unit[0] in "uo" else ten) + unit] = tens + value
        if language == "de":
            built[f"einund{ten}"] = tens + 1
        elif language == "nl":
            built[f"eenen{ten}"] = tens + 1
        elif language == "it":
            built[f"{ten[:-1]}un"] = tens + 1
            built[f"{ten}tré"] = tens + 3
    if language == "it":
        eights = {w: v for w, v in {**units, **part["tens"], **built}.items() if w.startswith("ott")}
        for hundred, hundreds in {"cento": 100, **part["whole_hundreds"]}.items():
            built |= {hundred[:-1] + word: hundreds + value for word, value in eights.items()}
    if language == "fr":
        for word, value in part["small"].items():
            if 10 < value < 20:
                built[f"soixante-{word}"] = 60 + value
                built[f"quatre-vingt-{word}"] = 80 + value
    return built


def all_scales(part: Mapping[str, Any]) -> dict[str, float]:
    """The scale words of a table, plurals with them: "thousand", "thousands"."""
    scales = dict(part["scales"])
    return {**scales, **{p: scales[p[:-1]] for p in part["plural_scales"] if p[:-1] in scales}}
