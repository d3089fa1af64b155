"""One sentence with its grammar, for tests of what is read off it."""

from functools import cache

from firsthand.comparison.clauses import Parse
from firsthand.comparison.sides import Sentence
from firsthand.comparison.words import words_of
from firsthand.language.parser import Parser


@cache
def _parser() -> Parser:
    return Parser(coded=False)


@cache
def parsed(text: str) -> Parse:
    """The grammar of one sentence."""
    return Parse(text, _parser().parse([text])[0])


def sentence(text: str) -> Sentence:
    """An account's only sentence."""
    return Sentence(0, 0, len(text), text, tuple(words_of(text)), ())
