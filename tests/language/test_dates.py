"""Dates as written, and what they are once the account's day is known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.language.anchors import LONGEST_CHAIN
from firsthand.language.calendar import resolve
from firsthand.language.dates import find_dates


@pytest.mark.parametrize(
    ("text", "precision", "value", "offset", "unit"),
    [
        ("nearly two years ago", "relative", None, -2, "year"),
        ("last month", "month", None, -1, "month"),
        ("in early November", "month", "--11", None, None),
        ("by mid-2031", "year", "2031", None, None),
        ("in June 2031", "month", "2031-06", None, None),
        ("On Sept. 2,", "day", "--09-02", None, None),
        ("Oct. 27, 2031", "day", "2031-10-27", None, None),
        ("last fall", "season", "--23", -1, "year"),
        ("Two weeks later,", "relative", None, 2, "week"),
        ("this week", "relative", None, 0, "week"),
        ("On Tuesday", "day", None, 2, "weekday"),
        ("the 1980s", "decade", "198", None, None),
        ("in the first quarter of 2031", "quarter", "2031-33", None, None),
        ("2031-10-27", "day", "2031-10-27", None, None),
    ],
)
def test_english(text: str, precision: str, value: str | None, offset: float | None, unit: str | None) -> None:
    (found,) = find_dates(text)
    assert (found.precision, found.value, found.offset, found.offset_unit) == (precision, value, offset, unit)


@pytest.mark.parametrize(
    ("text", "language", "value", "offset"),
    [
        ("il y a presque deux ans", "fr", None, -2),
        ("le 2 septembre 2031", "fr", "2031-09-02", None),
        ("vor zwei Jahren", "de", None, -2),
        ("Anfang November 2031", "de", "2031-11", None),
        ("hace dos años", "es", None, -2),
        ("2 de septiembre de 2031", "es", "2031-09-02", None),
        ("в июне 2031 года", "ru", "2031-06", None),
        ("в прошлом месяце", "ru", None, -1),
        ("2031年6月3日", "zh", "2031-06-03", None),
        ("两年前", "zh", None, -2),
        ("上个月", "zh", None, -1),
        ("ngày 2 tháng 9 năm 2031", "vi", "2031-09-02", None),
    ],
)
def test_other_languages(text: str, language: str, value: str | None, offset: float | None) -> None:
    (found,) = find_dates(text, language)
    assert (found.value, found.offset) == (value, offset)


@pytest.mark.parametrize(
    ("text", "precision", "value"),
    [
        ("June 3-7, 2031", "interval", "2031-06-03/2031-06-07"),
        ("from 5 to 9 July", "interval", "--07-05/--07-09"),
        ("the 2031-32 season", "interval", "2031/2032"),
        ("in the first nine months of 2031", "interval", "2031-01/2031-09"),
        ("the first week of June 2031", "week", "2031-06-01/2031-06-07"),
        ("the 21st century", "century", "20"),
        ("the late nineteenth century", "century", "18"),
        ("in FY2030", "year", "2030"),
        ("Q3 2031", "quarter", "2031-35"),
        ("2031 H2", "half", "2031-41"),
        ("on Monday, June 3,", "day", "--06-03"),
        ("the fourth of July", "day", "--07-04"),
        ("in 1776", "year", "1776"),
        ("in the ’90s", "decade", "199"),
        ("22 april 2031", "day", "2031-04-22"),
    ],
)
def test_more_of_english(text: str, precision: str, value: str) -> None:
    (found,) = find_dates(text)
    assert (found.precision, found.value) == (precision, value)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("the past three weeks", "2031-10-06", "2031-10-27"),
        ("by the end of the year", "2031-09-01", "2031-12-31"),
        ("later this year", "2031-10-27", "2031-12-31"),
        ("early next month", "2031-11-01", "2031-11-10"),
        ("over the weekend", "2031-10-25", "2031-10-26"),
        ("June 3-7", "2031-06-03", "2031-06-07"),
        ("the 19th century", "1800-01-01", "1899-12-31"),
        ("the last quarter", None, None),
    ],
)
def test_more_resolved(text: str, earliest: str | None, latest: str | None) -> None:
    found = find_dates(text)
    resolved = resolve(found[0], "2031-10-27") if found else None
    assert earliest is None or (resolved is not None and (resolved.earliest, resolved.latest) == (earliest, latest))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("It was signed on 3 June 2031. Two weeks later it lapsed.", "2031-06-14", "2031-06-20"),
        ("It was signed on 3 June 2031. The next day it lapsed.", "2031-06-04", "2031-06-04"),
        ("It fell in May. The following month it rose.", "2031-06-01", "2031-06-30"),
        ("It began three days after June 3.", "2031-06-06", "2031-06-06"),
        ("He left in 2030. Officials said on Tuesday that a year earlier he stayed.", "2028-09-03", "2030-04-30"),
    ],
)
def test_what_hangs_on_a_date_is_counted_from_it(text: str, earliest: str, latest: str) -> None:
    found = find_dates(text)[-1]
    resolved = resolve(found, "2031-10-27", "the day of the original")
    assert resolved is not None
    assert (resolved.earliest, resolved.latest) == (earliest, latest)


def test_the_basis_names_the_date_it_was_counted_from() -> None:
    first = resolve(
        find_dates("Signed on 3 June 2031, it lapsed two weeks later.")[-1], "2031-10-27", "the original's day"
    )
    assert first is not None
    assert first.basis == "counted from “3 June 2031” (2031-06-03)"
    second = resolve(find_dates("It fell in May. The following month it rose.")[-1], "2031-10-27", "the original's day")
    assert second is not None
    assert second.basis.endswith("that counted from 2031-10-27, the original's day")


def test_a_long_chain_is_left_uncounted() -> None:
    dates = find_dates("It began on 3 June 2031." + " Two weeks later it went on." * 6)
    counted = [resolve(d, "2031-10-27") is not None for d in dates]
    assert counted[:LONGEST_CHAIN] == [True] * LONGEST_CHAIN
    assert not all(counted)


def test_two_years_are_two_dates() -> None:
    assert [d.value for d in find_dates("listed in 2031 and 2032")] == ["2031", "2032"]


@pytest.mark.parametrize(
    "text",
    [
        "It may be so",
        "They march on",
        "some 2000 soldiers came",
        "$2031",
        "a Su-35",
        "room 1999b",
        "2045 GMT",
        "at 1930 local time",
        "by 1900 hours",
        "about 2030 Moscow time",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("last December", "2030-12-01", "2030-12-31"),
        ("in early November", "2031-11-01", "2031-11-10"),
        ("in May", "2031-05-01", "2031-05-31"),
        ("last fall", "2030-09-01", "2030-11-30"),
        ("this week", "2031-10-27", "2031-11-02"),
        ("in 2030", "2030-01-01", "2030-12-31"),
        ("On Sept. 2", "2031-09-02", "2031-09-02"),
        ("yesterday", "2031-10-26", "2031-10-26"),
    ],
)
def test_resolved_from_a_monday_in_october(text: str, earliest: str, latest: str) -> None:
    (found,) = find_dates(text)
    resolved = resolve(found, "2031-10-27")
    assert resolved is not None
    assert (resolved.earliest, resolved.latest) == (earliest, latest)


def test_what_hangs_on_another_event_is_not_resolved() -> None:
    (found,) = find_dates("Two weeks later, they sailed")
    assert resolve(found, "2031-10-27") is None


@given(st.text(max_size=60), st.sampled_from(["en", "fr", "de", "es", "it", "ru", "uk", "zh", "vi", "ar", "xx"]))
def test_dates_stand_in_the_text_and_resolve_or_say_so(text: str, language: str) -> None:
    for found in find_dates(text, language):
        assert text[found.start : found.end] == found.text
        resolved = resolve(found, "2031-10-27")
        assert resolved is None or resolved.earliest <= resolved.latest


@given(st.integers(1, 12), st.sampled_from(["last ", "next ", ""]), st.dates())
def test_last_lies_before_and_next_after(month: int, which: str, published: object) -> None:
    name = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ][month - 1]
    (found,) = find_dates(f"in {which}{name}" if not which else f"{which}{name}")
    resolved = resolve(found, str(published))
    if resolved is not None and which == "last ":
        assert resolved.latest < str(published)
    if resolved is not None and which == "next ":
        assert resolved.earliest > str(published)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "between March 2022 and January 2024"),
        ("fr", "entre mars 2022 et janvier 2024"),
        ("pt", "entre Março de 2022 e Janeiro de 2024"),
        ("it", "tra marzo 2022 e gennaio 2024"),
        ("de", "zwischen März 2022 und Januar 2024"),
        ("ru", "между мартом 2022 и январем 2024 года"),
        ("uk", "з березня 2022 по січень 2024 року"),
        ("pl", "między marcem 2022 a styczniem 2024"),
        ("nl", "tussen maart 2022 en januari 2024"),
    ],
)
def test_from_one_month_to_another(language: str, text: str) -> None:
    assert [d.value for d in find_dates(text, language)] == ["2022-03/2024-01"]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("pt", "A 3 de novembro de 2031, desde o ano passado, no final de setembro.", ["2031-11-03", None, "--09"]),
        ("nl", "Op dinsdag 3 november 2031, eind september, vorig jaar.", ["2031-11-03", "--09", None]),
        (
            "pl",
            "W maju, pod koniec września, 3 listopada 2031 r., w ubiegłym roku.",
            ["--05", "--09", "2031-11-03", None],
        ),
        ("tr", "3 Kasım 2031, geçen yıl, iki yıl önce.", ["2031-11-03", None, None]),
        ("de", "Seit dem vergangenen Jahr.", [None]),
        ("it", "Fermo dall'anno scorso.", [None]),
    ],
)
def test_dates_of_other_languages(language: str, text: str, values: list[str | None]) -> None:
    assert [d.value for d in find_dates(text, language)] == values


@pytest.mark.parametrize(
    ("language", "text"),
    [("de", "So sagte er das."), ("nl", "Zo doet hij dat."), ("es", "En el mar se hunde."), ("pt", "Negou ter sido informado."),
     ("uk", "Він написав лист.")],
)  # fmt: skip
def test_short_names_of_days_are_other_words_first(language: str, text: str) -> None:
    assert find_dates(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "earliest", "latest"),
    [
        ("en", "by year-end", "2031-09-01", "2031-12-31"),
        ("en", "between March and June 2030", "2030-03-01", "2030-06-30"),
        ("en", "from November 2029 to May 2030", "2029-11-01", "2030-05-31"),
        ("en", "from 2029 to 2033", "2029-01-01", "2033-12-31"),
        ("en", "the late 1990s", "1997-01-01", "1999-12-31"),
        ("en", "the mid-1980s", "1984-01-01", "1986-12-31"),
        ("en", "a decade ago", "2019-05-16", "2023-05-15"),
        ("de", "bis Jahresende", "2031-09-01", "2031-12-31"),
        ("de", "zwischen 2032 und 2035", "2032-01-01", "2035-12-31"),
        ("fr", "d'ici la fin de l'année prochaine", "2032-09-01", "2032-12-31"),
        ("fr", "d'ici la fin de l'année", "2031-09-01", "2031-12-31"),
        ("es", "antes de fin de año", "2031-09-01", "2031-12-31"),
        ("it", "entro la fine dell'anno prossimo", "2032-09-01", "2032-12-31"),
        ("pt", "até o fim do próximo ano", "2032-09-01", "2032-12-31"),
        ("nl", "voor het einde van volgend jaar", "2032-09-01", "2032-12-31"),
        ("nl", "in het eerste halfjaar van 2030", "2030-01-01", "2030-06-30"),
        ("pl", "w pierwszym półroczu 2030 roku", "2030-01-01", "2030-06-30"),
        ("uk", "у першому півріччі 2030 року", "2030-01-01", "2030-06-30"),
        ("ru", "до конца года", "2031-09-01", "2031-12-31"),
        ("tr", "gelecek yılın sonuna kadar", "2032-09-01", "2032-12-31"),
        ("tr", "2030 yılının ilk yarısında", "2030-01-01", "2030-06-30"),
        ("zh", "在明年年底前", "2032-09-01", "2032-12-31"),
        ("zh", "2030年上半年", "2030-01-01", "2030-06-30"),
        ("zh", "财政部14日宣布", "2031-05-14", "2031-05-14"),
        ("zh", "29日表示", "2031-04-29", "2031-04-29"),
        ("zh", "上月27日", "2031-04-27", "2031-04-27"),
        ("zh", "11日至12日访问", "2031-05-11", "2031-05-12"),
        ("ja", "14日、首相は", "2031-05-14", "2031-05-14"),
        ("ko", "14일 발표했다", "2031-05-14", "2031-05-14"),
        ("vi", "nửa đầu năm 2030", "2030-01-01", "2030-06-30"),
        ("ar", "قبل نهاية العام المقبل", "2032-09-01", "2032-12-31"),
        ("fa", "تا پایان سال آینده", "2032-09-01", "2032-12-31"),
        ("fa", "روز سه‌شنبه", "2031-05-13", "2031-05-13"),
        ("fa", "۹ مه ۲۰۳۰", "2030-05-09", "2030-05-09"),
        ("cs", "do konce příštího roku", "2032-09-01", "2032-12-31"),
        ("sv", "före slutet av nästa år", "2032-09-01", "2032-12-31"),
        ("el", "της 9ης Μαΐου 2030", "2030-05-09", "2030-05-09"),
        ("id", "pada 9 Mei 2030", "2030-05-09", "2030-05-09"),
        ("ko", "2030년 5월 9일에", "2030-05-09", "2030-05-09"),
        ("ro", "în octombrie 2036", "2036-10-01", "2036-10-31"),
        ("ro", "până la sfârșitul anului viitor", "2032-09-01", "2032-12-31"),
    ],
)
def test_ends_halves_and_stretches(language: str, text: str, earliest: str, latest: str) -> None:
    (found,) = find_dates(text, language)
    resolved = resolve(found, "2031-05-15")
    assert resolved is not None
    assert (resolved.earliest, resolved.latest) == (earliest, latest)


def test_a_weekday_of_a_month_is_not_the_last_one() -> None:
    assert [d.text for d in find_dates("on the last Sunday of March")] == ["March"]


def test_how_long_it_lasts_is_no_date() -> None:
    assert find_dates("The talks will last two days.") == ()
    assert find_dates("人民日报说会谈持续3日间", "zh") == ()
    assert [d.text for d in find_dates("over the last two days")] == ["the last two days"]


def test_a_minister_is_no_month() -> None:
    assert find_dates("El ministro Julio Aranda habló.", "es") == ()
    assert [d.value for d in find_dates("en julio", "es")] == ["--07"]
