"""One outlet in several writings: with its kind and country, in another case, in another alphabet."""

import pytest

from firsthand.language.nationality import capitalised, words_of
from firsthand.language.sameness import marks, same_name
from firsthand.language.transliteration import one_name, skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("báo Đức Harzer Bote", "Harzer Bote"),
        ("Fransız La Sentinelle du Trégor", "La Sentinelle du Trégor"),
        ("Sentinelle du Trégor", "La Sentinelle du Trégor"),
        ("Eco del Brenta", "L'Eco del Brenta"),
        ("Harzer Boten", "Harzer Bote"),
        ("Głosu Pomorza", "Głos Pomorza"),
        ("Харцер боте", "Harzer Bote"),
        ("Selmarin", "Selmarin News Agency"),
        ("セルマリン通信", "Selmarin News Agency"),
        ("셀마린 통신", "Selmarin News Agency"),
        ("وكالة سيلمارين للأنباء", "Selmarin News Agency"),
        ("סלמארין", "Selmarin"),
        ("カルパト通信", "Karpat News Service"),
        ("لا سنتينيل دو تريغور", "La Sentinelle du Trégor"),
        ("لا سنتینل دو ترگور", "La Sentinelle du Trégor"),
    ],
)
def test_two_writings_of_one_name(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)
    assert not marks(one).isdisjoint(marks(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Diario del Estrecho", "Gaceta del Estrecho"),
        ("Northern Star", "Northern Stage"),
        ("South China Morning Post", "Morning Post"),
        ("Gazeta Polska", "Gazeta"),
        ("East Quay Star", "West Quay Star"),
        ("Утренняя почта", "Morning Post"),
        ("تاس", "TASS"),
        ("カルパト", "Karpat"),
        ("Selmarin News", "Selmarin Times"),
    ],
)
def test_two_names(one: str, other: str) -> None:
    assert not same_name(one, other)
    assert not same_name(other, one)


def test_consonants_are_what_alphabets_agree_in() -> None:
    assert skeleton("La Sentinelle") == skeleton("لا سنتينيل") == skeleton("Ла Сентинель")
    assert not one_name("Le Figaro", "Фигаро")  # four consonants may agree by chance


def test_words_of_nationality_are_those_of_all_languages_declined() -> None:
    assert {"french", "немецкую", "allemand", "فرانسوی", "đức"} <= words_of()
    assert "немецкую" not in words_of("en")


def test_a_state_that_english_writes_alike_may_open_a_name() -> None:
    assert "đức" in capitalised("vi")
    assert "iran" not in capitalised("vi")
