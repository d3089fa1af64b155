"""Numbers, quantities and sums as the news writes them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.language.money import find_money
from firsthand.language.numerals import find_numerals
from firsthand.language.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("189,210,030 crates", "en", 189_210_030),
        ("forty-two crates", "en", 42),
        ("two hundred and five crates", "en", 205),
        ("8bn crates", "en", 8e9),
        ("quatre-vingt-dix-sept caisses", "fr", 97),
        ("3 milliards", "fr", 3e9),
        ("12 345,5 tonnes", "fr", 12345.5),
        ("siebenundzwanzig Kisten", "de", 27),
        ("189,7 Millionen", "de", 189.7e6),
        ("1.234 Kisten", "de", 1234),
        ("1.234 crates", "en", 1.234),
        ("treinta y cinco cajas", "es", 35),
        ("сорок ящиков", "ru", 40),
        ("8 млрд", "ru", 8e9),
        ("两千三百万", "zh", 23_000_000),
        ("80亿", "zh", 8e9),
        ("8 tỷ", "vi", 8e9),
    ],
)
def test_numerals(text: str, language: str, value: float) -> None:
    (found, *_) = find_numerals(text, language)
    assert found.value == pytest.approx(value)


def test_neighbours_stay_apart() -> None:
    assert [n.value for n in find_numerals("two and three, nineteen eighty")] == [2, 3, 19, 80]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "approximation"),
    [
        ("forty new barges", 40, 40, "barge", "exact"),
        ("nearly 300 dockers", 300, 300, "docker", "about"),
        ("more than a third of the fleet", 1 / 3, 1 / 3, "share", "more_than"),
        ("at least one firm in Ardun", 1, 1, "firm", "at_least"),
        ("dozens of heavy cranes", 24, 24, "crane", "at_least"),
        ("hundreds of thousands of crates", 200_000, 200_000, "crate", "at_least"),
        ("three (or maybe 13) barges", 3, 13, "barge", "or"),
        ("20 to 30 barges", 20, 30, "barge", "range"),
        ("up 12% to a high", 12, 12, "percent", "exact"),
        ("46 percent", 46, 46, "percent", "exact"),
        ("10 miles off", 10, 10, "mile", "exact"),
        ("a two-term mayor", 2, 2, "term", "exact"),
    ],
)
def test_quantities(text: str, low: float, high: float, unit: str, approximation: str) -> None:
    (found,) = find_quantities(text)
    assert (found.low, found.high, found.unit, found.approximation) == (pytest.approx(low), high, unit, approximation)


def test_alternatives_are_kept_apart() -> None:
    (found,) = find_quantities("three (or maybe 13) barges")
    assert found.alternatives == (3, 13)


@pytest.mark.parametrize(
    "text",
    [
        "the 80th Harbour Day",
        "Customer 704 paid",
        "at 4:30 it rang",
        "a Su-35 flew by",
        "they lost 2-1",
        "since 2021",
        "No one came",
    ],
)
def test_what_counts_nothing_is_no_quantity(text: str) -> None:
    assert find_quantities(text) == ()


def test_digits_tell_a_rounded_figure_from_an_exact_one() -> None:
    exact, rounded = find_quantities("189,210,030 crates, then 190 million crates")
    assert (exact.digits, rounded.digits) == (8, 2)


@pytest.mark.parametrize(
    ("text", "language", "low", "high", "currency", "approximation"),
    [
        ("$189,210,530", "en", 189_210_530, 189_210_530, "USD", "exact"),
        ("US$8bn", "en", 8e9, 8e9, "USD", "exact"),
        ("nearly €2.5 million", "en", 2.5e6, 2.5e6, "EUR", "about"),
        ("8 to 10 billion dollars", "en", 8e9, 10e9, "USD", "range"),
        ("at least five million rubles", "en", 5e6, 5e6, "RUB", "at_least"),
        ("8 milliards de dollars", "fr", 8e9, 8e9, "USD", "exact"),
        ("189,7 Millionen Dollar", "de", 189.7e6, 189.7e6, "USD", "exact"),
        ("80亿美元", "zh", 8e9, 8e9, "USD", "exact"),
        ("8 tỷ USD", "vi", 8e9, 8e9, "USD", "exact"),
    ],
)
def test_money(text: str, language: str, low: float, high: float, currency: str, approximation: str) -> None:
    (found,) = find_money(text, language)
    assert (found.low, found.high, found.currency) == (pytest.approx(low), pytest.approx(high), currency)
    assert found.approximation == approximation


@given(
    st.text(alphabet=st.sampled_from(list("0123456789,.$€ %-–tonehurdmilb千亿ot")), max_size=60),
    st.sampled_from(["en", "fr", "de", "zh", "ru", "xx"]),
)
def test_what_is_found_stands_in_the_text(text: str, language: str) -> None:
    for found in (*find_quantities(text, language), *find_money(text, language)):
        assert text[found.start : found.end] == found.text
        assert found.low <= found.high


@pytest.mark.parametrize(
    "nasty",
    [
        "1" * 100_000,
        "1,111" * 20_000,
        "one " * 25_000,
        "twenty-" * 14_000,
        "一" * 100_000,
        "9 " * 50_000,
        "$" * 100_000,
    ],
)
def test_long_nasty_input_takes_linear_time(nasty: str) -> None:
    begun = time.process_time()
    for language in ("en", "zh"):
        find_quantities(nasty, language)
    assert time.process_time() - begun < 20
