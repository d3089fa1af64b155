"""Names in other languages, states in their cases, designations in other scripts."""

import pytest

from firsthand.language.declension import adjective_forms, forms
from firsthand.language.names import find_names
from firsthand.language.runs import find_runs
from firsthand.language.states import capitals, find_states


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("ru", "Вчера директор Сомов встретил Орло Венна.", [("Сомов", "Person"), ("Орло Венна", "Other")]),
        ("vi", "Hôm qua ông Đỗ Hữu Ước đã đến.", [("Đỗ Hữu Ước", "Person")]),
        ("pl", "Wczoraj minister Łukasz Śliwa przybył.", [("Łukasz Śliwa", "Person")]),
        ("de", "Der Kahn lag im Hafen, sagte Ute Lamm.", [("Ute Lamm", "Other")]),
        ("zh", "国防部发言人林远山表示不会。", [("林远山", "Person")]),
        ("fr", "Il a vu la société Halmar.", [("Halmar", "Other")]),
    ],
)
def test_runs(language: str, text: str, names: list[tuple[str, str]]) -> None:
    found = find_runs(text, language)
    assert [(m.text, m.schema) for m in found] == names
    assert all(text[m.start : m.end] == m.text for m in found)


def test_states_in_their_cases() -> None:
    assert [m.canonical for m in find_states("В Иране и Южной Корее, с Китаем, вьетнамского порта", "ru")] == [
        "IRN", "KOR", "CHN", "VNM",
    ]  # fmt: skip
    assert [m.canonical for m in find_states("w Wietnamie, do Rosji", "pl")] == ["VNM", "RUS"]


def test_case_forms() -> None:
    assert {"россия", "россии", "россию", "россией"} <= set(forms("Россия", "ru"))
    assert forms("США", "ru") == ("сша",)
    assert "российскими" in adjective_forms("российск", "ru")


def test_capitals_speak_for_their_states() -> None:
    assert capitals("ru")["москве"] == "RUS"
    assert capitals("zh")["德黑兰"] == "IRN"


@pytest.mark.parametrize(
    ("language", "text", "canonical"),
    [
        ("ar", "طائرات سو-35", "Su-35"),
        ("uk", "літаки Ф-16", "F-16"),
        ("zh", "苏-35战机", "Su-35"),
        ("ru", "ЗРК С-400", "S-400"),
    ],
)
def test_designations_of_other_scripts(language: str, text: str, canonical: str) -> None:
    assert [m.canonical for m in find_names(text, language) if m.schema == "Designation"] == [canonical]


def test_numbers_and_months_begin_no_german_name() -> None:
    assert find_runs("Es kostete 2,4 Milliarden Euro und kam Ende September.", "de") == []
