"""Laws of comparison that hold for any input."""

import string

from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.comparison.figures import digits_of, rounded, slip
from firsthand.comparison.words import words_of
from firsthand.records import Quantity
from tests.comparison.made import account, compared, edge

WORDS = st.sampled_from(
    "the harbour yard will build 14 40 boats for islands “We shall pay” said Orla Venn. $3 billion Su-30 Su-40 in March 2031, "
    "never not a council ledgers.".split()
)
PROSE = st.lists(WORDS, min_size=0, max_size=60).map(" ".join)
HOSTILE = st.text(
    alphabet=st.one_of(st.sampled_from(string.printable + "“”‘’«»„…—\u00a0\u200b\ud800\x00中文"), st.characters()),
    max_size=300,
)


def check(documents, found) -> None:
    texts = {d.id: d.text for d in documents}
    for finding in found.findings:
        for anchor, marks in ((finding.a, finding.marked_a), (finding.b, finding.marked_b)):
            if anchor is not None:
                assert texts[anchor.document][anchor.start : anchor.end] == anchor.text
                assert all(anchor.start <= s < e <= anchor.end for s, e in marks)
        assert finding.a is not None or finding.b is not None
    for verdict in found.quotations:
        if verdict.against is not None:
            assert texts[verdict.against.document][verdict.against.start : verdict.against.end] == verdict.against.text
            assert verdict.against.document != verdict.document
    ids = [f.id for f in found.findings]
    assert len(ids) == len(set(ids))


@settings(max_examples=60)
@given(PROSE, PROSE, st.sampled_from(["reprint", "excerpt", "update", "report"]))
def test_anchors_always_quote(parent: str, child: str, kind) -> None:
    a, b = account("a", parent, day="2031-05-06"), account("b", child, day="2031-05-07")
    check([a, b], compared([a, b], [edge(b, a, kind)]))


@settings(max_examples=60)
@given(HOSTILE, HOSTILE)
def test_anything_may_come_in(parent: str, child: str) -> None:
    a, b = account("a", parent), account("b", child)
    check([a, b], compared([a, b], [edge(b, a, "reprint")]))


@settings(max_examples=60)
@given(PROSE)
def test_identical_texts_differ_in_nothing(text: str) -> None:
    a, b = account("a", text, day="2031-05-06"), account("b", text, day="2031-08-01")
    assert [f for f in compared([a, b], [edge(b, a, "reprint")]).findings if f.derivation] == []


@settings(max_examples=40)
@given(PROSE, PROSE, PROSE)
def test_a_stranger_changes_no_finding(parent: str, child: str, stranger: str) -> None:
    a, b = account("a", parent), account("b", child)
    c = account("c", "A page about lighthouses and nothing else. " + stranger)
    two, three = compared([a, b], [edge(b, a, "reprint")]), compared([a, b, c], [edge(b, a, "reprint")])
    # A quotation is held against every account, so a stranger may bear one out; it can add no other difference.
    assert {f.id for f in three.findings if f.derivation} <= {f.id for f in two.findings}
    assert {f.id for f in two.findings if f.code[0] in "NDTC"} <= {f.id for f in three.findings}


@settings(max_examples=40)
@given(PROSE, PROSE)
def test_the_order_of_the_accounts_does_not_matter(parent: str, child: str) -> None:
    a, b = account("a", parent), account("b", child)
    one, two = compared([a, b], [edge(b, a, "reprint")]), compared([b, a], [edge(b, a, "reprint")])
    assert {f.id for f in one.findings} == {f.id for f in two.findings}
    assert {(q.statement, q.verdict) for q in one.quotations} == {(q.statement, q.verdict) for q in two.quotations}


@given(HOSTILE)
def test_words_stand_where_they_say(text: str) -> None:
    for word in words_of(text):
        assert text[word.start : word.end].strip()


def quantity(value: float) -> Quantity:
    return Quantity(0, 1, "x", value, value)


@given(st.integers(min_value=1, max_value=10**12), st.integers(min_value=1, max_value=3))
def test_what_is_rounded_is_never_far_off(value: int, digits: int) -> None:
    step = 10 ** max(0, len(str(value)) - digits)
    to = round(value / step) * step
    if rounded(quantity(to), quantity(value)):
        assert abs(to - value) <= value / 10
        assert digits_of(to) < digits_of(value)
    assert not rounded(quantity(value), quantity(value))


def test_slips_of_the_hand() -> None:
    assert slip(quantity(24), quantity(42))
    assert slip(quantity(3), quantity(30))
    assert not slip(quantity(24), quantity(25))
    assert not slip(quantity(24), quantity(24))
