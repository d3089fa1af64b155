"""Numbers in words, in the languages that have a table of them."""

import time

import pytest

from firsthand.language.money import find_money
from firsthand.language.numerals import find_numerals
from firsthand.language.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("a hundred and fifteen million sleepers", "en", [115e6]),
        ("a thousand two hundred crates", "en", [1200]),
        ("between a hundred and two hundred crates", "en", [100, 200]),
        ("two and three", "en", [2, 3]),
        ("quatre-vingt-cinq caisses", "fr", [85]),
        ("trois cent quatre-vingt-onze", "fr", [391]),
        ("fünfhundertsiebenundachtzig Millionen", "de", [587e6]),
        ("eine Million sechshunderttausend", "de", [1.6e6]),
        ("achtundzwei Kisten", "de", []),
        ("trescientas cuarenta y una cajas", "es", [341]),
        ("duecentottantuno casse", "it", [281]),
        ("seicentoventitremila", "it", [623e3]),
        ("trezentos e quarenta caixas", "pt", [340]),
        ("um milhão e duzentos mil", "pt", [1.2e6]),
        ("trzysta czterdzieści jeden skrzyń", "pl", [341]),
        ("dwieście tysięcy", "pl", [200e3]),
        ("pět set jedenáct beden", "cs", [511]),
        ("driehonderdtweeënveertig kisten", "nl", [342]),
        ("ett tusen tvåhundra", "sv", [1200]),
        ("on iki sandık", "tr", [12]),
        ("üçyüzkırkbir", "tr", [341]),
        ("ba trăm bốn mươi mốt thùng", "vi", [341]),
        ("hai trăm lẻ năm", "vi", [205]),
        ("dua puluh lima ribu peti", "id", [25e3]),
        ("lima belas peti", "id", [15]),
        ("ثلاثة وعشرون صندوقا", "ar", [23]),
        ("خمس عشرة طائرة", "ar", [15]),
        ("خمسمئة وأحد عشر", "ar", [511]),
        ("بیست و نه صندوق", "fa", [29]),
        ("نه، این درست نیست", "fa", []),
        ("treizeci de mii opt sute", "ro", [30800]),
        ("διακόσια πενήντα κιβώτια", "el", [250]),
        ("पच्चीस हजार", "hi", [25e3]),
        ("триста сорок один ящик", "ru", [341]),
        ("五亿八千七百万元", "zh", [587e6]),
        ("三万亿元", "zh", [3e12]),
    ],
)
def test_words_make_one_number(text: str, language: str, values: list[float]) -> None:
    assert [n.value for n in find_numerals(text, language)] == values


@pytest.mark.parametrize(
    ("text", "language", "least"),
    [
        ("тысячи жителей", "ru", 2000),
        ("несколько тысяч жителей", "ru", 2000),
        ("Millionen Kisten", "de", 2e6),
        ("mehrere tausend Kisten", "de", 2000),
        ("des millions de caisses", "fr", 2e6),
        ("miliony skrzyń", "pl", 2e6),
        ("milhões de caixas", "pt", 2e6),
        ("mii de lăzi", "ro", 2000),
        ("آلاف الصناديق", "ar", 2000),
        ("هزاران صندوق", "fa", 2000),
        ("birkaç bin sandık", "tr", 2000),
        ("हजारों पेटियाँ", "hi", 2000),
        ("수백만 상자", "ko", 2e6),
        ("何千もの箱", "ja", 2000),
    ],
)
def test_a_scale_alone_in_the_plural_is_told_about(text: str, language: str, least: float) -> None:
    (found,) = find_numerals(text, language)
    assert (found.value, found.vague) == (least, True)


def test_the_genitive_of_a_thousand_is_a_thousand() -> None:
    (found,) = find_numerals("около тысячи ящиков", "ru")
    assert (found.value, found.vague) == (1000, False)


@pytest.mark.parametrize(
    ("text", "language", "low", "high"),
    [
        ("two to three million crates", "en", 2e6, 3e6),
        ("one or two million crates", "en", 1e6, 2e6),
        ("two to three hundred crates", "en", 200, 300),
        ("one to two hundred thousand crates", "en", 1e5, 2e5),
        ("fifty to two hundred thousand crates", "en", 5e4, 2e5),
        ("a million or two crates", "en", 1e6, 2e6),
        ("trois à quatre millions de caisses", "fr", 3e6, 4e6),
        ("два-три миллиона ящиков", "ru", 2e6, 3e6),
    ],
)
def test_the_lower_number_has_the_scale_of_the_upper(text: str, language: str, low: float, high: float) -> None:
    (found,) = find_quantities(text, language)
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "language", "sums"),
    [
        ("between two and three million dollars", "en", [(2e6, 3e6)]),
        ("rose from $2 to $3 million", "en", [(2e6, 2e6), (3e6, 3e6)]),
        ("zwischen zwei und drei Millionen Euro", "de", [(2e6, 3e6)]),
    ],
)
def test_sums_share_a_scale(text: str, language: str, sums: list[tuple[float, float]]) -> None:
    assert [(one.low, one.high) for one in find_money(text, language)] == sums


def test_a_far_number_keeps_its_own_scale() -> None:
    assert [q.low for q in find_quantities("grew from 900 to 2 million crates")] == [900, 2e6]


@pytest.mark.parametrize("language", ["en", "de", "it", "nl", "ar", "id", "vi"])
def test_a_long_run_of_number_words_costs_its_length(language: str) -> None:
    words = {"de": "ein", "it": "un", "nl": "een", "ar": "ثلاثة و", "id": "dua puluh ", "vi": "mươi "}
    started = time.process_time()
    for text in (words.get(language, "hundred and ") * 20_000, "hundert" * 20_000):
        find_numerals(text, language)
    assert time.process_time() - started < 10
