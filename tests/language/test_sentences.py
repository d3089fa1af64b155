"""Where sentences end."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.language.sentences import sentences


def cut(text: str) -> list[str]:
    return [text[s:e] for s, e in sentences(text)]


def test_abbreviations_do_not_end_a_sentence() -> None:
    text = "The U.S. Air Corps and Maj. Gen. Orlo B. Venn met on Sept. 2. They left at 4 p.m. Ardun slept."
    assert cut(text) == [
        "The U.S. Air Corps and Maj. Gen. Orlo B. Venn met on Sept. 2.",
        "They left at 4 p.m.",
        "Ardun slept.",
    ]


def test_a_month_of_another_language_is_a_word_without_a_day() -> None:
    assert len(cut("It was more than a year ago. Counting the old ones, it was less.")) == 2
    assert len(cut("Ha sido el 5 ago. Nueve barcos salieron.")) == 1


def test_an_acronym_may_end_one() -> None:
    assert cut("It came from the U.S. The rest did not.") == ["It came from the U.S.", "The rest did not."]


def test_quotations_that_close_after_the_stop() -> None:
    text = "“We paid.” The clerk nodded. “Why?” Mr. Bell asked. “No!” she said."
    assert cut(text) == ["“We paid.”", "The clerk nodded.", "“Why?” Mr. Bell asked.", "“No!” she said."]


def test_paragraphs_end_sentences_and_wrapped_lines_do_not() -> None:
    assert cut("A heading\n\nThe barge left\nthe port at dawn.\nIt sank.") == [
        "A heading",
        "The barge left\nthe port at dawn.",
        "It sank.",
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("船队离开了港口。部长说：“我们付了钱。”没有人回答！", 3),
        ("غادرت السفينة الميناء. هل دفعوا؟ لا أحد يعلم.", 3),
        ("«Wir zahlten.» Niemand fragte. Der 3. Mai war kalt.", 3),
    ],
)
def test_other_scripts(text: str, count: int) -> None:
    assert len(cut(text)) >= count


@given(st.text(max_size=200))
def test_sentences_are_in_order_trimmed_and_hold_every_letter(text: str) -> None:
    spans = sentences(text)
    assert all(s < e for s, e in spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    held = sum(c.isalnum() for s, e in spans for c in text[s:e])
    assert held == sum(c.isalnum() for c in text)


def test_initials_in_a_row_end_no_sentence() -> None:
    assert len(sentences("He spoke of Mayor C. A. Dutch Venn, who left.")) == 1


def test_a_german_day_in_a_dateline_ends_no_sentence() -> None:
    text = "ARVEN, 14. Mai (lpa) - Der Kahn sank. Er war 14. Danach kam keiner."
    assert [text[s:e] for s, e in sentences(text)] == [
        "ARVEN, 14. Mai (lpa) - Der Kahn sank.",
        "Er war 14.",
        "Danach kam keiner.",
    ]
