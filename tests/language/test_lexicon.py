"""Which words can name one act or quality, and which exclude each other."""

import pytest

from firsthand.language.lexicon import Term, contrary, is_person, one_kind, same_way, synonyms, tells, term


def verb(word: str) -> Term:
    form, _, particle = word.partition("_")
    return term(form, "v", particle)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rejected", "approved"),
        ("postponed", "held"),
        ("turned_down", "backed"),
        ("killed", "survived"),
        ("hid", "showed"),
    ],
)
def test_contraries_in_any_form(one: str, other: str) -> None:
    assert contrary(verb(one), verb(other))
    assert contrary(verb(other), verb(one))


@pytest.mark.parametrize(("one", "other"), [("bought", "sold"), ("bought", "purchased"), ("walked", "wrote")])
def test_converses_synonyms_and_strangers_are_no_contraries(one: str, other: str) -> None:
    assert not contrary(verb(one), verb(other))


def test_a_noun_and_the_verb_it_comes_from_name_one_act() -> None:
    assert synonyms(term("refusal", "n"), verb("refused"))
    assert synonyms(term("purchases", "n"), verb("buys"))
    assert not synonyms(term("refusal", "n"), verb("buys"))


def test_a_noun_written_like_a_verb_tells_no_way_of_a_matter() -> None:
    assert contrary(term("failure", "n"), term("success", "n"))
    assert not contrary(term("fire", "n"), verb("stayed"))
    assert tells(term("rejection", "n"))
    assert not tells(term("laboratory", "n"))


def test_verbs_of_one_way_need_not_name_one_act() -> None:
    assert same_way(verb("resigned"), verb("sacked"))
    assert not synonyms(verb("resigned"), verb("sacked"))


def test_qualities_meet_however_they_are_compared() -> None:
    assert contrary(term("slower", "a"), term("fast", "a"))


def test_kinds_of_people() -> None:
    assert one_kind("doctors", "physician")
    assert one_kind("senator", "politicians")
    assert not one_kind("mayor", "residents")
    assert is_person("neighbours")
    assert not is_person("engine")


def test_a_beginning_or_an_end_turns_a_word_round() -> None:
    assert contrary(term("uninsured", "a"), term("insured", "a"))
    assert contrary(term("harmless", "a"), term("harmful", "a"))
    assert contrary(verb("disagreed"), verb("agreed"))
    assert not contrary(verb("disclosed"), verb("covered"))
    assert not contrary(verb("dissolved"), verb("solved"))
