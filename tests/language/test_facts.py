"""Hard facts compare across words and languages."""

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.language.facts import hard_facts


def keys(text: str, language: str | None = None) -> set[tuple[str, str]]:
    return {(f.kind, f.key) for f in hard_facts(text, language)}


TELLINGS = {
    "en": "The harbour bought 40 new Su-35 jets for $8 billion in June 2031, said Orlo Venn, who lives in Vietnam.",
    "fr": "Le port a acheté 40 nouveaux avions de chasse Su-35 pour 8 milliards de dollars en juin 2031, a dit Orlo Venn, qui vit au Vietnam.",
    "de": "Der Hafen kaufte im Juni 2031 für 8 Milliarden Dollar 40 neue Kampfjets vom Typ Su-35, sagte Orlo Venn, der in Vietnam lebt.",
    "es": "El puerto compró 40 nuevos cazas Su-35 por 8 mil millones de dólares en junio de 2031, dijo Orlo Venn, que vive en Vietnam.",
    "ru": "Порт купил 40 новых истребителей Су-35 за 8 млрд долларов в июне 2031 года, сказал Орло Венн, который живет во Вьетнаме.",
}


@pytest.mark.parametrize("language", ["fr", "de", "es", "ru"])
def test_a_translation_keeps_its_facts(language: str) -> None:
    shared = keys(TELLINGS["en"]) & keys(TELLINGS[language])
    assert shared >= {
        ("number", "40"), ("designation", "Su-35"), ("money", "USD 8000000000"), ("date", "2031-06"), ("name", "venn"), ("name", "VNM"),
    }  # fmt: skip


def test_a_changed_fact_is_another_fact() -> None:
    assert ("number", "40") not in keys("The harbour bought 20 new jets.")


def test_a_lone_capital_at_the_head_of_a_sentence_is_no_name() -> None:
    assert keys("Officials said nothing. Nobody came.") == set()


@given(st.text(max_size=120))
def test_facts_do_not_overlap_and_lie_in_the_text(text: str) -> None:
    found = hard_facts(text)
    assert all(0 <= f.start < f.end <= len(text) for f in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize(
    "nasty", ["A" * 100_000, "A b " * 25_000, "1 " * 50_000, "Su-3" * 25_000, "\x00\ud800" * 50_000]
)
def test_long_nasty_input_takes_linear_time(nasty: str) -> None:
    begun = time.process_time()
    hard_facts(nasty)
    assert time.process_time() - begun < 10


@pytest.mark.parametrize("language", ["ja", "nl", "pl", "tr", "fa", "xx", ""])
def test_a_language_without_tables_is_read_as_far_as_figures_go(language):
    text = (
        "Two weeks later, on 3 June 2024, more than 40 crates worth $41 million came ashore; the Su-30 had flown nearly two "
        "years ago, last month and in 2019 and 2020, said Ada Finch. 2024年6月3日 三週間前 €2,5 miljoen 5 mld zł"
    )
    assert ("designation", "Su-30") in {(f.kind, f.key) for f in hard_facts(text, language)}
