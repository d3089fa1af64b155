"""Alignment: four counts for each pair of states and year, plans and guesses apart."""

from firsthand.records import Alignment
from tests.registers.made import registers


def table(*texts: str) -> dict[tuple[tuple[str, str], str], Alignment]:
    return {(one.pair, one.period): one for one in registers(*texts).alignment}


def counts(one: Alignment) -> tuple[int, int, int, int]:
    return (
        one.verbal_cooperation.n,
        one.material_cooperation.n,
        one.verbal_conflict.n,
        one.material_conflict.n,
    )


def test_events_are_counted_by_pair_year_and_class() -> None:
    found = table(
        "On March 4, 2023, the Chilean foreign minister visited Peru. Norway bought six frigates from Spain in 2021. "
        "Peru imposed sanctions on Chile on May 6, 2023. Algeria condemned Morocco in 2022."
    )
    assert {key: counts(one) for key, one in found.items()} == {
        (("CHL", "PER"), "2023"): (1, 0, 0, 1),
        (("ESP", "NOR"), "2021"): (0, 1, 0, 0),
        (("DZA", "MAR"), "2022"): (0, 0, 1, 0),
    }
    assert all(one.listed_only for one in found.values())


def test_plans_are_not_counted_and_guesses_stand_apart() -> None:
    assert table("Norway plans to buy six frigates from Spain in 2025.") == {}
    text = "By 2023, speculation was swirling about new deals between Peru and Chile for missiles."
    for one in table(text).values():
        assert counts(one) == (0, 0, 0, 0)
        assert one.assessments


def test_an_event_told_twice_counts_once_and_needs_both_origins_for_its_lower_bound() -> None:
    one = "On March 4, 2023, the Chilean foreign minister visited Peru."
    other = "In March 2023, officials recalled, the foreign minister of Chile visited Peru to speak of fishing."
    alone = table(one)[("CHL", "PER"), "2023"].verbal_cooperation
    both = table(one, other)[("CHL", "PER"), "2023"].verbal_cooperation
    assert (alone.n, alone.lower, alone.upper) == (1, 0, 1)
    assert (both.n, both.lower, both.upper) == (1, 1, 1)


def test_what_no_year_holds_is_undated() -> None:
    assert list(table("Norway bought six frigates from Spain.")) == [(("ESP", "NOR"), "undated")]
    assert list(table("Norway bought six frigates from Spain by 2021.")) == [(("ESP", "NOR"), "undated")]
