"""On whose word a statement rests, by name."""

from firsthand.records import Attribution, Statement

PRONOUNS = frozenset("he she they it we i you who".split())
"""English: in other languages no pronoun is read as a speaker."""


def on_the_word_of(statement: Statement) -> tuple[str, ...]:
    """The chain's sources, outermost first."""
    return tuple(called(hop) for hop in statement.attribution)


def called(hop: Attribution) -> str:
    """The source of one hop as the text names it; a pronoun as whom it was found to mean."""
    if hop.resolved is None and hop.who.casefold() in PRONOUNS:
        return f"somebody called only “{hop.who}”"
    return hop.resolved or hop.who
