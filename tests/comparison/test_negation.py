"""Which words of a sentence are denied, and by what."""

import pytest

from firsthand.comparison.negation import denials, direct
from tests.comparison.grammar import parsed


def denying(text: str, word: str) -> list[str]:
    tree = parsed(text)
    at = tree.lower.index(word)
    return [text[a:b].lower() for a, b in denials(tree, at)]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The yard was not sold.", "sold", ["not"]),
        ("Nobody was hurt in the fire.", "hurt", ["nobody"]),
        ("The yard failed to pay the fine.", "pay", ["failed"]),
        ("The mayor denied that the yard was sold.", "sold", ["denied"]),
        ("They have yet to decide.", "decide", ["have"]),
        ("The council does not plan to sell the mill.", "sell", ["not"]),
        ("The clerk did not fail to pay.", "pay", ["not", "fail"]),
        ("Its refusal to sign surprised the crew.", "sign", ["refusal"]),
        ("The court has forbidden the yard to sell the mill.", "sell", ["forbidden"]),
        ("It is unlikely that the clerk will resign.", "resign", ["unlikely"]),
        ("The clerk did not resign and stayed in Selm.", "stayed", []),
        ("The mill was not only late but expensive.", "late", []),
        ("The talks ended with no result.", "ended", []),
        ("The yard will not extend the lease or renew it.", "renew", ["not"]),
        ("No fewer than nine ships sank.", "sank", []),
        ("Of the crew a few came to Selm.", "came", []),
    ],
)
def test_what_denies_a_word_reaches_it_through_what_it_hangs_on(text: str, word: str, expected: list[str]) -> None:
    assert denying(text, word) == expected


def test_a_noun_is_denied_by_itself_and_not_by_the_verb_of_its_clause() -> None:
    without = parsed("The firm won the contract without a tender.")
    assert direct(without, without.lower.index("tender"))
    assert not direct(without, without.lower.index("contract"))
    silent = parsed("From the office there was no comment.")
    assert direct(silent, silent.lower.index("comment"))
    assert not direct(silent, silent.lower.index("office"))
