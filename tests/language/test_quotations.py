"""Quotation marks of many houses."""

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.language.quotations import find_quotations


def inner(text: str) -> list[str]:
    return [text[q.inner_start : q.inner_end] for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The barge is ours,” she said. “All of it.”", ["The barge is ours,", "All of it."]),
        ('"The barge is ours," she said.', ["The barge is ours,"]),
        ("''The barge is ours,'' she said.", ["The barge is ours,"]),
        ("``The barge is ours,'' she said.", ["The barge is ours,"]),
        ("« La barge est à nous », dit-elle.", ["La barge est à nous"]),
        ("„Der Kahn gehört uns“, sagte sie.", ["Der Kahn gehört uns"]),
        ("»Der Kahn gehört uns«, sagte sie.", ["Der Kahn gehört uns"]),
        ("她说：“驳船是我们的。”", ["驳船是我们的。"]),
        ("彼女は「船は我々のものだ」と言った。", ["船は我々のものだ"]),
        ("‘The barge is ours,’ she said.", ["The barge is ours,"]),
        (
            "“He told us, ‘Don’t pay the dockers’ dues,’ and left.”",
            ["He told us, ‘Don’t pay the dockers’ dues,’ and left.", "Don’t pay the dockers’ dues,"],
        ),
    ],
)
def test_marks_of_many_houses(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


def test_apostrophes_and_inches_are_no_quotations() -> None:
    assert inner("The dockers' hall wasn't 6'2\" high in '21; it's the crew's.") == []


def test_a_quotation_over_several_paragraphs() -> None:
    found = find_quotations("“We paid.\n\n“We paid again.\n\n“We left.” Nobody answered.")
    assert [(q.closed, q.continues) for q in found] == [(False, False), (False, True), (True, True)]


def test_an_unclosed_straight_mark_spoils_its_own_paragraph_only() -> None:
    assert inner('The "barge was lost.\nThe "old mill" stood.') == ["old mill"]


@pytest.mark.parametrize(
    ("text", "extent"),
    [
        ("“We never saw a single crate of it,” she said.", "full"),
        ("They praised “the lasting bond of two harbours” on Monday.", "partial"),
        ("It was a “people’s” fleet.", "scare"),
    ],
)
def test_how_much_is_quoted(text: str, extent: str) -> None:
    assert find_quotations(text)[0].extent == extent


@given(st.text(alphabet=st.sampled_from(list("ab ,.“”‘’\"'«»„\n")), max_size=80))
def test_quotations_lie_inside_the_text_and_outermost_ones_do_not_cross(text: str) -> None:
    found = find_quotations(text)
    assert all(0 <= q.start < q.inner_start < q.inner_end <= q.end <= len(text) for q in found)
    outer = sorted((q.start, q.end) for q in found if q.level == 0)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(outer))


@pytest.mark.parametrize("nasty", ['"' * 100_000, "“" * 100_000, "‘" * 100_000, "'a " * 33_000, "s’ a" * 25_000])
def test_long_nasty_input_takes_linear_time(nasty: str) -> None:
    begun = time.process_time()
    find_quotations(nasty)
    assert time.process_time() - begun < 5


def test_a_paragraph_may_break_inside_a_quotation() -> None:
    text = "“It sank.\n\nNobody knew,” he said. “We did.”"
    assert [text[q.inner_start : q.inner_end] for q in find_quotations(text)] == ["It sank.\n\nNobody knew,", "We did."]


def test_a_mark_that_nothing_closes_ends_with_its_paragraph() -> None:
    text = "“It sank.\n\n“Nobody knew,” he said."
    assert [text[q.inner_start : q.inner_end] for q in find_quotations(text)] == ["It sank.", "Nobody knew,"]


def test_a_curly_mark_closes_a_straight_one() -> None:
    text = 'He said: "It sank at the pier.” Then he left.'
    assert [text[q.inner_start : q.inner_end] for q in find_quotations(text)] == ["It sank at the pier."]
