"""Whether two statements of strangers can say one thing: nothing hard in the one stands against something in the other.

A fact that only one of them gives is no contradiction: of two reporters one has the number. Facts of one sort that each has
and the other lacks are: "40 jets" and "20 jets", two days, two people.
"""

from collections.abc import Callable, Sequence

from firsthand.comparison import figures
from firsthand.comparison.basis import Basis
from firsthand.comparison.dates import overlap, resolved
from firsthand.comparison.names import Named, comparable, half_other, known, named
from firsthand.comparison.polarity import denials, opposite
from firsthand.comparison.saying import Told
from firsthand.comparison.sides import Fact, FactKind, Side
from firsthand.comparison.tallies import alone, tallies
from firsthand.comparison.words import Word, stem, words_of
from firsthand.language.paraphrase import english_paraphrase
from firsthand.language.verbs import lemma
from firsthand.records import Money, Quantity, Span

Bases = tuple[Basis | None, Basis | None]


def facts_of(side: Side, one: Told, kind: FactKind) -> list[Fact]:
    """The facts of one kind in a statement."""
    return [f for s in side.sentences_over(one.start, one.end) for f in s.of(kind) if _inside(f.start, f.end, one)]


def names_of(side: Side, one: Told, *, sources: bool = False) -> list[Named]:
    """The names in a statement, without its source's or (``sources``) with them."""
    hop = one.source
    own = {w.form for w in words_of(hop.who)} if hop is not None and not sources else set()
    return [
        n
        for s in side.sentences_over(one.start, one.end)
        for n in named(s, side)
        if _inside(n.start, n.end, one) and not set(n.tokens) <= own
    ]


def _inside(start: int, end: int, one: Told) -> bool:
    return one.start <= start and end <= one.end


def words_in(side: Side, one: Told) -> list[Word]:
    """The words of a statement."""
    return words_of(side.text, one.start, one.end)


def contradiction(here: Side, one: Told, there: Side, other: Told, days: Bases) -> tuple[list[Span], list[Span]] | None:
    """Where figures, sums, days or designations of two statements cannot both be right, or None."""
    for kind, agree in _RULES:
        mine, theirs = facts_of(here, one, kind), facts_of(there, other, kind)
        found = _left(mine, theirs, agree)
        if found is not None:
            return found
    dated = _left(_dated(here, one, days[0]), _dated(there, other, days[1]), lambda a, b: overlap(a, b, *days))
    if dated is not None:
        return dated
    for a, b in alone(tallies(words_in(here, one), here.text), tallies(words_in(there, other), there.text)):
        return _spans(a.words), _spans(b.words)
    return None


def _left(
    mine: Sequence[Fact], theirs: Sequence[Fact], agree: Callable[[Fact, Fact], bool]
) -> tuple[list[Span], list[Span]] | None:
    own = [f for f in mine if not any(agree(f, o) for o in theirs)]
    gone = [f for f in theirs if not any(agree(o, f) for o in mine)]
    return ([(f.start, f.end) for f in own], [(f.start, f.end) for f in gone]) if own and gone else None


def _figures(a: Fact, b: Fact) -> bool:
    x, y = a.item, b.item
    assert isinstance(x, Quantity | Money)
    assert isinstance(y, Quantity | Money)
    if isinstance(x, Quantity) and isinstance(y, Quantity):
        units = {q.unit for q in (x, y) if q.unit in figures.MEASURES}
        if len(units) > 1:
            return False
    if isinstance(x, Money) and isinstance(y, Money) and x.currency and y.currency and x.currency != y.currency:
        return False
    return any(f(*pair) for pair in ((x, y), (y, x)) for f in (figures.agree, figures.rounded, figures.vague))


def _designations(a: Fact, b: Fact) -> bool:
    return getattr(a.item, "canonical", a.text) == getattr(b.item, "canonical", b.text)


_RULES: tuple[tuple[FactKind, Callable[[Fact, Fact], bool]], ...] = (
    ("quantity", _figures),
    ("money", _figures),
    ("designation", _designations),
)


def other_names(here: Side, one: Told, there: Side, other: Told) -> bool:
    """Whether each names somebody or something of one sort that the other's account does not have at all, or has with
    another first name.
    """
    mine, theirs = names_of(here, one, sources=True), names_of(there, other, sources=True)
    own, gone = [n for n in mine if not known(n, there)], [n for n in theirs if not known(n, here)]
    return any(comparable(a, b) for a in own for b in gone) or any(
        half_other(a, here, b, there) for a in mine for b in theirs
    )


def beyond(here: Side, one: Told, there: Side, around: Told, days: Bases) -> bool:
    """Whether a figure, a day or a name of the one that the other's account has nowhere stands against one ``around`` the
    other that the first account has nowhere: what one reporter puts into a sentence another tells in the next.
    """
    if other_names(here, one, there, around):
        return True
    for kind, agree in _RULES:
        everywhere = there.facts_of(kind), here.facts_of(kind)
        own = [f for f in facts_of(here, one, kind) if not any(agree(f, o) for o in everywhere[0])]
        gone = [f for f in facts_of(there, around, kind) if not any(agree(o, f) for o in everywhere[1])]
        if any(_of_one_thing(a, b) for a in own for b in gone):
            return True
    dates = there.facts_of("date"), here.facts_of("date")
    own = [f for f in _dated(here, one, days[0]) if not any(overlap(f, o, *days) for o in dates[0])]
    gone = [f for f in _dated(there, around, days[1]) if not any(overlap(o, f, *days) for o in dates[1])]
    return any(getattr(a.item, "precision", "") == getattr(b.item, "precision", "") for a in own for b in gone)


def _of_one_thing(a: Fact, b: Fact) -> bool:
    x, y = a.item, b.item
    if isinstance(x, Quantity) and isinstance(y, Quantity):
        return figures.same_noun(x, y) or not (figures.nouns(x) and figures.nouns(y)) or _measured(x) == _measured(y)
    return True


def _measured(quantity: Quantity) -> bool:
    return quantity.unit in figures.MEASURES


def _dated(side: Side, told: Told, basis: Basis | None) -> list[Fact]:
    return [f for f in facts_of(side, told, "date") if resolved(f, basis)]


_UNITS = frozenset(stem(unit) for unit in figures.MEASURES)


def other_units(mine: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Whether each measures in a unit that the other does not name ("a day", "a month")."""
    here, there = ({stem(w.form) for w in words} & _UNITS for words in (mine, theirs))
    return bool(here - there) and bool(there - here)


def other_digits(here: Side, one: Told, there: Side, other: Told) -> bool:
    """Whether each has a number in digits that the other's account has nowhere, as long as one of the other's: what was not
    read as a count.
    """
    own = {len(w.form) for w in words_in(here, one) if w.form.isdigit() and w.form not in there.forms}
    gone = {len(w.form) for w in words_in(there, other) if w.form.isdigit() and w.form not in here.forms}
    return bool(own & gone)


def turned(mine: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Whether the one denies what the other says: a contrary word, or a denial to which nothing on the other side answers."""
    if opposite(mine, theirs, particles=False) is not None:
        return True
    here, there = denials(mine), denials(theirs)
    return bool(here) != bool(there) and not (_denying(theirs) if here else _denying(mine))


def _denying(words: Sequence[Word]) -> bool:
    known = english_paraphrase().denying
    return any(lemma(w.form) in known or w.form.startswith(_PREFIXES) for w in words)


_PREFIXES = ("un", "dis", "non")
"""How words that deny begin."""


def _spans(words: Sequence[Word]) -> list[Span]:
    return [(words[0].start, words[-1].end)]


def telling(here: Side, one: Told, there: Side, other: Told) -> int:
    """How many hard facts two statements share: names by a word of them, figures, sums, days and designations by value."""
    own, their = names_of(here, one), names_of(there, other)
    shared = sum(any(_one_name(n, o) for o in their) for n in own)
    for kind, agree in _RULES:
        theirs = facts_of(there, other, kind)
        shared += sum(any(agree(f, o) for o in theirs) for f in facts_of(here, one, kind))
    dates = ({f.text.casefold() for f in facts_of(side, said, "date")} for side, said in ((here, one), (there, other)))
    digits = (
        {w.form for w in words_in(side, said) if w.form.isdigit()} for side, said in ((here, one), (there, other))
    )
    return max(shared, len(set.intersection(*digits))) + len(set.intersection(*dates))


def _one_name(a: Named, b: Named) -> bool:
    return bool(set(a.tokens) & set(b.tokens)) or (a.state is not None and a.state == b.state)
