"""Whom a pronoun means, as far as it can be told."""

import pytest

from tests.comparison.grammar import parsed


@pytest.mark.parametrize(
    ("text", "pronoun", "noun"),
    [
        ("Ida Holm said that she sold the crane.", "she", "holm"),
        ("The yard sold the crane when it closed.", "it", "yard"),
        ("The dockers said that they would strike.", "they", "dock"),
        ("Bandmaster Ida Holm left the fiddle on a train and lost it.", "it", "fiddl"),
    ],
)
def test_a_pronoun_of_the_same_sentence(text: str, pronoun: str, noun: str) -> None:
    parse = parsed(text)
    assert noun in parse.meant[parse.lower.index(pronoun)]


def test_a_pronoun_of_the_sentence_after() -> None:
    after = parsed("The clinic has dismissed her.").after_sentence(parsed("Ida Holm spoke on Monday."))
    assert "holm" in after.meant[after.lower.index("her")]
    assert not parsed("The clinic has dismissed her.").meant


def test_a_pronoun_is_not_the_subject_of_its_own_verb() -> None:
    parse = parsed("The yard was unable to confirm it.")
    assert not parse.meant


def test_what_stands_for_nothing_means_nobody() -> None:
    parse = parsed("It is likely that the yard will close.")
    assert not parse.meant
