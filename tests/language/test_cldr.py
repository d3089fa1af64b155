"""What the Unicode CLDR writes (through babel) is read back: dates, figures, shares and sums of other hands than ours."""

from datetime import date

import pytest
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, format_percent

from firsthand.language.dates import find_dates
from firsthand.language.money import find_money
from firsthand.language.numerals import find_numerals
from firsthand.language.quantities import find_quantities

DATED = "ar bg bn cs da de el en es et fi fr he hi hr hu id it ja ko lt lv nb nl pl pt ro ru sk sl sr sv tr uk vi zh".split()
TABLED = "ar cs de el en es fa fr id it ja ko nl pl pt ro ru sv tr uk vi zh".split()
DAYS = [date(2031, month, 2 * month + 1) for month in range(1, 13)]
UNREAD = {("uk", "лист."), ("vi", "thg"), ("hu", "szept.")}
"""Short months of CLDR that are not read: "лист." is a letter first, a dot behind five letters ends a sentence."""

NO_SIGN = {("ar", "GBP"), ("ar", "MAD")}
"""Signs of CLDR's Arabic that are not read: "UK£", and the dirham's two letters with dots."""


@pytest.mark.parametrize("language", DATED)
def test_a_day_is_one_date(language: str) -> None:
    wrong = []
    for style in ("long", "full", "medium"):
        for day in DAYS:
            written = format_date(day, style, locale=language)
            if any(language == other and word in written for other, word in UNREAD):
                continue
            found = [one.value for one in find_dates(written, language)]
            if found != [day.isoformat()]:
                wrong.append((written, found))
    assert not wrong, wrong


@pytest.mark.parametrize("language", [*TABLED, "hi", "bn"])
def test_a_figure_has_its_value(language: str) -> None:
    for value in (1234.5, 12345, 1234567, 0.75, 98.6, 189739535, 12.25):
        written = format_decimal(value, locale=language)
        assert [n.value for n in find_numerals(written, language)] == [value], written


@pytest.mark.parametrize("language", TABLED)
def test_a_share_is_percent_on_whichever_side_the_sign_stands(language: str) -> None:
    for value in (0.12, 0.46, 0.08):
        written = format_percent(value, locale=language)
        (found,) = find_quantities(written, language)
        assert (found.low, found.unit) == (round(value * 100), "percent"), written


@pytest.mark.parametrize("language", TABLED)
def test_a_sum_has_its_currency(language: str) -> None:
    for currency in ("USD", "EUR", "GBP", "RUB", "UAH", "PLN", "INR", "TRY", "RON", "MAD"):
        written = format_currency(1234567, currency, locale=language)
        found = [(m.low, m.currency) for m in find_money(written, language)]
        assert found == [(1234567, currency)] or (language, currency) in NO_SIGN, written
