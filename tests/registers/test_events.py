"""The timeline: events of made-up accounts about real states, each once, with its date as precise as it was told."""

from firsthand.records import Happening
from tests.registers.made import registers

TRADE = (
    " The defense ministry is the buyer, and the contract names aircraft, missiles and radars; the army and navy wait."
)
"""Makes an account one about arms."""


def rows(*texts: str, published: str = "2024-05-14") -> tuple[Happening, ...]:
    return registers(*texts, published=published).events


def dated(*texts: str, published: str = "2024-05-14") -> list[tuple[object, str | None, str | None, str]]:
    return [(e.date.value, e.earliest, e.latest, e.precision) for e in rows(*texts, published=published)]


def test_dates_are_as_precise_as_told() -> None:
    assert dated("Norway bought six frigates from Spain in March.") == [
        ("2024-03", "2024-03-01", "2024-03-31", "month")
    ]
    assert dated("Norway bought six frigates from Spain in 2021.") == [("2021", "2021-01-01", "2021-12-31", "year")]
    ((_, first, last, precision),) = dated("Norway bought six frigates from Spain nearly two years ago.")
    assert precision == "approx"
    assert (first or "")[:4] == "2022"
    assert last is not None
    assert last > "2022-06"
    assert dated("Norway bought six frigates from Spain by 2021.")[0][3] == "by"


def test_what_is_counted_from_no_date_has_none() -> None:
    assert dated("Norway bought six frigates from Spain.") == [(None, None, None, "unknown")]


def test_a_planned_delivery_stands_on_the_timeline() -> None:
    (row,) = rows("Documents show that Norway was set to receive six Spanish frigates in 2031.")
    assert (row.date.value, row.planned, row.source.value, row.target.value) == ("2031", True, "NOR", "ESP")


def test_one_statement_gives_the_leak_and_the_delivery() -> None:
    text = "Files leaked in May by hackers show that Peru was set to receive six Spanish frigates in 2031."
    leak, delivery = rows(text + TRADE)
    assert (leak.type.value, leak.date.value) == ("leak", "2024-05")
    assert (delivery.date.value, delivery.planned) == ("2031", True)


def test_what_one_state_does_alone_belongs_to_accounts_of_arms() -> None:
    text = "Files about the mayor leaked in March by hackers were read by many."
    assert rows(text) == ()
    assert [row.type.value for row in rows(text + TRADE)] == ["leak"]


def test_a_date_told_beside_the_statement_is_found() -> None:
    text = "Ties reached their peak in 2023, when Norway signed an agreement with Spain."
    assert [row.date.value for row in rows(text)] == ["2023"]


def test_two_accounts_of_one_visit_are_one_row() -> None:
    one = "On March 4, the Chilean foreign minister visited Peru."
    other = "In March, a minister said, the foreign minister of Chile visited Peru to talk about fish."
    (row,) = rows(one, other)
    assert len({a.document for a in row.source.anchors}) == 2
    assert (row.earliest, row.latest) == ("2024-03-04", "2024-03-04")
    assert len(rows(one, other.replace("March", "April"))) == 2


def test_a_year_joins_only_what_is_told_with_one_word() -> None:
    assert (
        len(rows("Norway bought six frigates from Spain in 2021.", "In 2021 Norway bought frigates from Spain.")) == 1
    )
    assert len(rows("Norway bought six frigates from Spain in 2021.", "In 2021 Norway ordered radars from Spain.")) == 2


def test_rumours_and_judgements_are_marked() -> None:
    text = "By 2023, speculation was swirling in Lima about new deals for Chilean missiles."
    (row,) = rows(text + TRADE)
    assert row.assessment
    assert (row.date.value, row.precision) == ("2023", "by")
