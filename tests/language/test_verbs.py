"""Forms of one word have one lemma."""

import pytest

from firsthand.language.verbs import lemma


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("cancelled", "cancel"),
        ("expelling", "expel"),
        ("controlled", "control"),
        ("called", "call"),
        ("quelled", "quell"),
        ("installed", "install"),
        ("planned", "plan"),
    ],
)
def test_a_doubled_consonant_belongs_to_the_ending_or_to_the_word(form: str, base: str) -> None:
    assert lemma(form) == lemma(base)
