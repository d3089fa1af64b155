"""Numbers, quantities and sums as the news writes them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.language.calendar import resolve
from firsthand.language.dates import find_dates
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
        ("1 млн 200 тыс. рублей", "ru", 1.2e6),
        ("1 млрд 200 млн 300 тыс.", "ru", 1.2003e9),
        ("2 тис. 318 файлів", "uk", 2318),
        ("2 bin 318 dosya", "tr", 2318),
        ("48 milyon 600 bin avro", "tr", 48.6e6),
        ("1 millón 200 mil pesos", "es", 1.2e6),
        ("2 triệu 300 nghìn đồng", "vi", 2.3e6),
        ("3 Millionen 200 Tausend", "de", 3.2e6),
        ("2 juta 300 ribu", "id", 2.3e6),
        ("两千三百万", "zh", 23_000_000),
        ("80亿", "zh", 8e9),
        ("8 tỷ", "vi", 8e9),
    ],
)
def test_numerals(text: str, language: str, value: float) -> None:
    (found, *_) = find_numerals(text, language)
    assert found.value == pytest.approx(value)


@pytest.mark.parametrize("text", ["5 тысяч 1200 человек", "5 млн 2023 года", "5 тысяч 200-метровых труб"])
def test_a_figure_behind_a_scale_may_be_another_number(text: str) -> None:
    assert len(find_numerals(text, "ru")) == 2


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


@pytest.mark.parametrize(
    "text",
    [
        "Covid-19 spread",
        "a Boeing 737 landed",
        "Article 5 was invoked",
        "the G7 and 5G",
        "call 555-0147",
        "at 10 Harbour Street",
        "Windows 10, which",
        "the vote was 52-48",
        "a six-to-one match",
        "+1 202 555 0100",
        "at 8 a.m. sharp",
        "in the ’90s",
    ],
)
def test_labels_scores_and_addresses_are_no_quantities(text: str) -> None:
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("one in five homes", (0.2, 0.2), "share"),
        ("two-thirds of a million votes", (2e6 / 3, 2e6 / 3), "vote"),
        ("half a million votes", (5e5, 5e5), "vote"),
        ("a dozen eggs", (12, 12), "egg"),
        ("two and a half million eggs", (2.5e6, 2.5e6), "egg"),
        ("2½ miles", (2.5, 2.5), "mile"),
        ("-12 degrees", (-12, -12), "degree"),
        ("40 miles per hour", (40, 40), "mile/h"),
        ("9,000 barrels a day", (9000, 9000), "barrel/day"),
        ("a 50-year-old man", (50, 50), "year old"),
        ("25 basis points", (25, 25), "basis point"),
        ("5 feet and 3 inches", (5.25, 5.25), "foot"),
        ("between 20 and 30 barges", (20, 30), "barge"),
        ("20-30 barges", (20, 30), "barge"),
        ("10 of the 50 states", (10, 10), "state"),
        ("an 80,000-strong crowd", (80_000, 80_000), "crowd"),
        ("a 10x rise", (10, 10), "time"),
        ("50 or more clerks", (50, 50), "clerk"),
        ("two lakh crore", (2e12, 2e12), None),
        ("twelve weapons systems", (12, 12), "system"),
        ("a town of 5 million spends", (5e6, 5e6), None),
    ],
)
def test_values_and_what_they_count(text: str, values: tuple[float, float], unit: str | None) -> None:
    found = find_quantities(text)[0]
    assert (found.low, found.high) == pytest.approx(values)
    assert found.unit == unit


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("sales rose by 12 percent", ["up"]),
        ("sales fell 12% to 400", ["down", "down"]),
        ("sales rose from 10 to 20", [None, "up"]),
        ("raised its rate by 25 points", ["up"]),
        ("cut the workforce by another 300", ["down"]),
        ("a 5-point drop", ["down"]),
        ("3 percent higher", ["up"]),
        ("up to 30 crates", [None]),
        ("made up 30 percent", [None]),
        ("shot down 3 kites", [None]),
        ("30 crates", [None]),
    ],
)
def test_rise_and_fall(text: str, told: list[str | None]) -> None:
    assert [q.change for q in find_quantities(text)] == told


def test_sums_rise_and_fall_too() -> None:
    assert [m.change for m in find_money("Shares rose 5% to $24.10, profit slipped to €3 million.")] == ["up", "down"]


@pytest.mark.parametrize(
    ("text", "low", "high", "currency", "per"),
    [
        ("$24 to $26 a share", 24, 26, "USD", "share"),
        ("$24-26 million", 24e6, 26e6, "USD", None),
        ("between €1 and €2 million", 1e6, 2e6, "EUR", None),
        ("Rs 500 crore", 5e9, 5e9, "INR", None),
        ("C$1.5m", 1.5e6, 1.5e6, "CAD", None),
        ("Mex$40", 40, 40, "MXN", None),
        ("75 USD million", 75e6, 75e6, "USD", None),
        ("120 MEUR", 120e6, 120e6, "EUR", None),
        ("hundreds of millions of dollars", 2e8, 2e8, "USD", None),
        ("thirteen dollars and forty-five cents", 13.45, 13.45, "USD", None),
        ("10,000 Kenyan shillings", 10_000, 10_000, "KES", None),
        ("three million Swiss francs", 3e6, 3e6, "CHF", None),
        ("-$5 million", -5e6, -5e6, "USD", None),
        ("$80 a barrel", 80, 80, "USD", "barrel"),
        ("EUR50m", 50e6, 50e6, "EUR", None),
        ("RM300 million", 300e6, 300e6, "MYR", None),
        ("N500,000", 500_000, 500_000, "NGN", None),
        ("GH¢5 million", 5e6, 5e6, "GHS", None),
        ("Sh1.2 billion", 1.2e9, 1.2e9, None, None),
        ("Rs500", 500, 500, "INR", None),
        ("a fine of 10,000 pounds", 10_000, 10_000, "GBP", None),
    ],
)
def test_sums_of_the_world(text: str, low: float, high: float, currency: str | None, per: str | None) -> None:
    (found,) = find_money(text)
    assert (found.low, found.high, found.currency, found.per) == (
        pytest.approx(low),
        pytest.approx(high),
        currency,
        per,
    )


@pytest.mark.parametrize(
    "text", ["200 pounds of flour", "the team won 12 marks", "the dollar fell", "N95 masks", "the R400"]
)
def test_what_is_no_money(text: str) -> None:
    assert find_money(text) == ()


WORDS = (
    "a an one two half third thirds million hundred thousand crore dozen dozens of and or to from between by up down rose fell "
    "more than least about $ € £ ¥ US$ USD Rs dollars pounds euro MEUR won cents percent % point feet inches miles per hour "
    "year years old ago later after before week weeks the first last next early mid late May June Sept. Q3 2031 1990s 90s 12 3-4 "
    "1,234.5 12.345 ½ -5 −7 5m 3bn 300mm +1 555-0147 No. Article 737 in 21st century , . ( ) “ ” - – —".split()
)
FOREIGN = (
    "milliards de d’euros douzaine demi zwei einhalb Mio. Mrd. Prozent vor Wochen hace años mil millones fa settimane milioni млн млрд "
    "тысяч два назад прошлой осенью рублей тис. гривень тому 亿 万 三 十 年 月 日 前 约 美元 triệu tỷ năm mươi hai trước مليون ألف ونصف قبل عامين ٣٫٤٪ و30".split()
)


@given(
    st.lists(st.sampled_from(WORDS + FOREIGN), max_size=14),
    st.sampled_from([" ", "", "-", "\u00a0"]),
    st.sampled_from(["en", "fr", "de", "es", "it", "ru", "uk", "zh", "vi", "ar", "xx"]),
)
def test_no_words_make_the_grammar_raise(words: list[str], joint: str, language: str) -> None:
    text = joint.join(words)
    for found in (*find_quantities(text, language), *find_money(text, language)):
        assert 0 <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        assert found.low <= found.high
    for date in find_dates(text, language):
        assert text[date.start : date.end] == date.text
        resolved = resolve(date, "2031-10-27")
        assert resolved is None or resolved.earliest <= resolved.latest


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
        ("۴۰۰ میلیون یورویی", "fa", 400e6, 400e6, "EUR", "exact"),
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
        "9 " * 10_000,
        "$" * 100_000,
        "million " * 10_000,
        "9 million " * 5_000,
        "$9 to " * 5_000,
        "two thirds of a " * 5_000,
    ],
)
def test_long_nasty_input_takes_linear_time(nasty: str) -> None:
    begun = time.process_time()
    for language in ("en", "zh"):
        find_quantities(nasty, language)
    assert time.process_time() - begun < 20
