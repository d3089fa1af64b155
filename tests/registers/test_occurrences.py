"""One event, one row: tellings in several languages and accounts."""

from firsthand.records import Happening
from tests.registers.made import registers


def rows(*told: tuple[str, str], published: str = "2024-05-16") -> tuple[Happening, ...]:
    texts, languages = [text for text, _ in told], [language for _, language in told]
    return registers(*texts, published=published, language=languages).events


PACT = ("On May 14, Norway and Peru signed an accord on fishing.", "en")


def test_one_signing_in_five_languages_is_one_row() -> None:
    (row,) = rows(
        PACT,
        ("Le Pérou et la Norvège ont signé le 14 mai un accord sur la pêche.", "fr"),
        ("Норвегия и Перу 14 мая подписали соглашение о рыболовстве.", "ru"),
        ("挪威与秘鲁5月14日签署渔业协定。", "zh"),
        ("Noruega y Perú firmaron el 14 de mayo un acuerdo de pesca.", "es"),
    )
    assert (row.type.value, row.earliest, row.latest) == ("SUPPORT", "2024-05-14", "2024-05-14")
    assert (row.source.value, row.target.value) == ("NOR", "PER")
    assert row.source.alternatives == row.target.alternatives == ()
    assert len(row.statements) == 5


def test_a_headline_without_a_date_joins_the_news_of_the_day() -> None:
    (row,) = rows(("Norway, Peru sign fishing accord", "en"), PACT, ("Norwegen und Peru schließen ein Abkommen.", "de"))
    assert row.earliest == "2024-05-14"


def test_old_news_is_joined_by_no_undated_telling() -> None:
    old = ("On May 14, 2019, Norway and Peru signed an accord on fishing.", "en")
    assert (
        len(rows(old, ("Norvège et Pérou ont signé un accord.", "fr"), ("Perú y Noruega firmaron un acuerdo.", "es")))
        == 2
    )


def test_two_signings_on_two_days_are_two() -> None:
    assert len(rows(PACT, ("Le 3 avril, la Norvège et le Pérou ont signé un accord.", "fr"))) == 2


def test_who_does_it_to_whom_matters_where_it_is_done_to_somebody() -> None:
    one = ("On May 14, Norway imposed sanctions on Peru.", "en")
    assert len(rows(one, ("Le 14 mai, la Norvège a imposé des sanctions au Pérou.", "fr"))) == 1
    assert len(rows(one, ("Le 14 mai, le Pérou a imposé des sanctions à la Norvège.", "fr"))) == 2


def test_deals_of_other_numbers_are_other_deals() -> None:
    jets = ("Norway ordered 12 tanks from Peru.", "en")
    assert len(rows(jets, ("La Norvège a commandé 12 chars au Pérou.", "fr"))) == 1
    assert len(rows(jets, ("La Norvège a commandé 30 chars au Pérou.", "fr"))) == 2


def test_what_had_happened_by_a_day_is_what_happened_before_it() -> None:
    later = ("A French newspaper reported on May 16 that Norway and Peru had signed an accord.", "en")
    (row,) = rows(later, PACT)
    assert (row.earliest, row.precision) == ("2024-05-14", "day")


def test_a_plan_is_not_what_came_of_it() -> None:
    assert len(rows(PACT, ("Norway and Peru will sign an accord in June.", "en"))) == 2


def test_the_words_of_a_row_are_those_that_tell_of_it_alone() -> None:
    aside = (
        "Canada imposed sanctions on Chile on Thursday, two days after Norway and Peru had signed an accord on fishing."
    )
    (row,) = [r for r in rows((aside, "en"), PACT) if r.type.value == "SUPPORT"]
    assert str(row.summary.value).startswith("On May 14")
    assert (row.earliest, row.date.alternatives, row.precision) == ("2024-05-14", (), "day")


def test_what_is_only_said_is_shown_by_its_type() -> None:
    (row,) = rows(("Peru accused Norway of a lie on May 14.", "en"))
    assert (row.type.value, row.mode.value) == ("ACCUSE", "disapprove")
    (row,) = rows(("Peru threatened Norway on May 14.", "en"))
    assert (row.type.value, row.mode.value) == ("THREATEN", "threaten")


def test_a_deal_that_is_announced_is_the_deal_that_was_signed() -> None:
    (row,) = rows(
        ("Chile and Peru signed a contract for 14 tanks on May 14.", "en"),
        ("Il Cile fornirà al Perù 14 carri armati.", "it"),
    )
    assert (row.planned, row.earliest) == (False, "2024-05-14")


def test_a_contract_of_one_side_is_the_order_of_both() -> None:
    (row,) = rows(
        ("Norway agreed in November 2023 to sell Peru 18 howitzers.", "en"),
        (
            "The contract for the howitzers was signed in Lima on November 9, 2023 by Sandel Systems, a company. "
            "The army and the navy wait; the defense ministry is the buyer of aircraft, missiles and radars.",
            "en",
        ),
    )
    assert (row.earliest, row.source.value, row.target.value) == ("2023-11-09", "NOR", "PER")


def test_what_lies_after_its_account_is_planned() -> None:
    (row,) = rows(("Norway's and Peru's presidents meet in Vienna on 20 May 2024.", "en"))
    assert row.planned


def test_a_visit_keeps_its_days() -> None:
    (row,) = rows(
        ("Norway's foreign minister visited Peru from May 14 to 16.", "en"),
        ("Le 16 mai, le ministre norvégien des Affaires étrangères a visité le Pérou.", "fr"),
    )
    assert (row.earliest, row.latest) == ("2024-05-14", "2024-05-16")


def test_a_deal_of_the_same_number_is_the_old_one() -> None:
    old = ("Norway ordered 12 tanks from Peru in June 2022.", "en")
    (row,) = rows(old, ("La Norvège a commandé 12 chars au Pérou.", "fr"))
    assert (row.earliest, row.latest) == ("2022-06-01", "2022-06-30")


def test_an_order_told_again_for_years_is_one() -> None:
    told = (
        ("Norway ordered 18 howitzers from Peru on 9 November 2023.", "en"),
        ("La Norvège a commandé des obusiers au Pérou en 2023.", "fr"),
        ("Norway bought the howitzers from Peru in November 2023.", "en"),
        ("Norwegen hat in Peru Haubitzen bestellt.", "de"),
    )
    (row,) = rows(*told, published="2024-09-02")
    assert row.earliest == "2023-11-09"
    other = ("Norway ordered frigates from Peru in 2023.", "en")
    assert len(rows(told[0], other, published="2024-09-02")) == 2
