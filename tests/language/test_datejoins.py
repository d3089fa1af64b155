"""Dates that share a part with their neighbour; days of the week, eves and parts of months in other languages."""

import pytest

from firsthand.language.calendar import resolve
from firsthand.language.dates import find_dates

DAY = "2031-06-12"
"""A Thursday."""


def days(text: str, language: str) -> list[tuple[str, str] | None]:
    found = []
    for date in find_dates(text, language):
        meant = resolve(date, DAY)
        found.append((meant.earliest, meant.latest) if meant else None)
    return found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It sank in May and August 2029."),
        ("de", "Sie sank im Mai und August 2029."),
        ("es", "Se hundió en mayo y agosto de 2029."),
        ("fr", "Elle a coulé en mai et en août 2029."),
        ("ru", "Она тонула в мае и августе 2029 года."),
    ],
)
def test_two_months_share_the_year_of_the_second(language: str, text: str) -> None:
    assert days(text, language) == [("2029-05-01", "2029-05-31"), ("2029-08-01", "2029-08-31")]


def test_a_later_month_named_first_is_the_year_before_s() -> None:
    assert days("It sank in December and January 2029.", "en")[0] == ("2028-12-01", "2028-12-31")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It was signed in May last year."),
        ("fr", "Il a été signé en mai de l'année dernière."),
        ("de", "Er wurde im Mai vergangenen Jahres unterschrieben."),
        ("es", "Se firmó en mayo del año pasado."),
        ("uk", "Його підписали торік у травні."),
        ("ru", "Его подписали в мае прошлого года."),
        ("zh", "双方去年5月签约。"),
        ("vi", "Hợp đồng ký tháng 5 năm ngoái."),
        ("tr", "Sözleşme geçen yıl mayısta imzalandı."),
        ("ar", "وقع العقد في مايو من العام الماضي."),
    ],
)
def test_a_month_of_last_year_is_not_last_may(language: str, text: str) -> None:
    assert days(text, language) == [("2030-05-01", "2030-05-31")]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("ru", "Баржа затонула в минувшую пятницу.", "2031-06-06"),
        ("uk", "Баржа затонула минулої п'ятниці.", "2031-06-06"),
        ("pl", "Barka zatonęła w zeszłą środę.", "2031-06-11"),
        ("fr", "La barge a coulé vendredi dernier.", "2031-06-06"),
        ("nl", "De schuit zonk vorige week vrijdag.", "2031-06-06"),
        ("de", "Freitag vergangener Woche sank sie.", "2031-06-06"),
        ("vi", "Sà lan chìm hôm thứ Sáu tuần trước.", "2031-06-06"),
        ("zh", "驳船上周五沉没。", "2031-06-06"),
        ("fr", "La livraison est prévue mardi prochain.", "2031-06-17"),
        ("de", "Sie kommt am kommenden Dienstag.", "2031-06-17"),
        ("es", "Volverá el próximo martes.", "2031-06-17"),
        ("it", "Tornerà martedì prossimo.", "2031-06-17"),
        ("ru", "Суд пройдёт в следующий вторник.", "2031-06-17"),
        ("zh", "代表团下周二返回。", "2031-06-17"),
        ("ar", "ستعود الثلاثاء المقبل.", "2031-06-17"),
        ("vi", "Vào đêm 7/6, tàu cháy.", "2031-06-07"),
    ],
)
def test_days_of_the_week_before_and_to_come(language: str, text: str, day: str) -> None:
    assert days(text, language) == [(day, day)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Во вторник он отрицал. Накануне он молчал."),
        ("uk", "У вівторок він заперечив. Напередодні він мовчав."),
        ("de", "Am Dienstag dementierte er. Am Vortag schwieg er."),
        ("fr", "Mardi, il a démenti. La veille, il se taisait."),
        ("es", "El martes lo negó. La víspera callaba."),
        ("en", "He denied it on Tuesday. The day before, he was silent."),
        ("zh", "部长周二否认。前一天他没有表态。"),
    ],
)
def test_the_day_before_is_counted_from_the_day_told_before(language: str, text: str) -> None:
    assert days(text, language) == [("2031-06-10", "2031-06-10"), ("2031-06-09", "2031-06-09")]


def test_the_day_before_without_a_day_is_the_day_before_the_account() -> None:
    assert days("Баржа затонула накануне.", "ru") == [("2031-06-11", "2031-06-11")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Груз прибыл в середине мая."),
        ("nl", "De lading kwam half mei aan."),
        ("tr", "Yük mayıs ortasında geldi."),
        ("fa", "محموله در اواسط ماه مه رسید."),
    ],
)
def test_the_middle_of_a_month(language: str, text: str) -> None:
    assert days(text, language) == [("2031-05-11", "2031-05-20")]


def test_days_from_and_to_in_chinese() -> None:
    assert days("5月30日至6月2日，代表团访问了港口。", "zh") == [("2031-05-30", "2031-06-02")]
