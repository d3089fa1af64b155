"""The table of crediting cues: every fragment is a sound pattern, and the classes of cues are told apart."""

import re

import pytest

from firsthand.language.crediting import any_of, before, fragments, is_beside, is_latin, lends_a_hand, plain
from firsthand.language.tables import table

PARTS = [(language, kind, part[kind]) for language, part in table("credits").items() for kind in part]


@pytest.mark.parametrize(("language", "kind", "found"), PARTS, ids=[f"{p[0]}-{p[1]}" for p in PARTS])
def test_every_fragment_compiles_and_repeats_without_bound_nothing_but_a_word(
    language: str, kind: str, found: list[str | list[str]]
) -> None:
    for fragment in found:
        for half in fragment if isinstance(fragment, list) else [fragment]:
            re.compile(any_of([half]))
            assert not re.search(r"(?<!\\w)(?<!\\)[*+]", half), half


@pytest.mark.parametrize(
    "cue", ["told", "in an interview with", "рассказал", "в интервью", "告诉", "gegenüber", "nói với"]
)
def test_words_spoken_to_an_outlet_credit_no_report(cue: str) -> None:
    assert is_beside(cue.removeprefix("in an "))


@pytest.mark.parametrize("cue", ["according to", "reported", "сообщает", "据", "laut", "theo", "göre"])
def test_reporting_is_credited(cue: str) -> None:
    assert not is_beside(cue)


def test_a_hand_lent_is_told_apart() -> None:
    assert lends_a_hand("contributed to this report")
    assert not lends_a_hand("told")


def test_words_in_latin_letters_need_the_latin_cues_alone() -> None:
    kept = fragments("before", latin=True)
    assert set(kept) == {fragment for fragment in fragments("before") if is_latin(fragment)}
    assert 0 < len(kept) < len(fragments("before"))
    for left in ("The yard is a field, according to the ", "Selon ", "He said that "):
        found, all_of = before("before", latin=True).search(left), before("before").search(left)
        assert (found and found.span("cue")) == (all_of and all_of.span("cue"))
    assert before("before_speech", latin=True).search("") is None


def test_a_blank_that_keeps_a_line_from_breaking_is_a_blank() -> None:
    text = "The yard is a field, according\u00a0to the\u00a0"
    assert len(plain(text)) == len(text)
    assert before("before").search(plain(text))
