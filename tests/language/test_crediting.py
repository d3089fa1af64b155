"""The table of crediting cues: every fragment is a sound pattern, and the classes of cues are told apart."""

import re

import pytest

from firsthand.language.crediting import any_of, is_beside, lends_a_hand
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
