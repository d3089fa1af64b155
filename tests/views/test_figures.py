"""Figures in cells are written in full, whoever's currency it is; a name is cut to the room that its letters take."""

import pytest

from firsthand.views.registers import figure
from firsthand.views.report.drawing import _fitted


@pytest.mark.parametrize(
    ("value", "words"), [(482_000_000_000, "482,000,000,000"), (2.5, "2.5"), (4e40, "4e+40"), (1_200.0, "1,200")]
)
def test_a_sum_is_written_in_full(value: float, words: str) -> None:
    assert figure(value) == words


def test_wide_letters_leave_room_for_fewer() -> None:
    long = "министерство " * 8
    assert len(_fitted(long, 240)) < len(_fitted("a ministry of " * 8, 240))
    assert len(_fitted("蓝屿光电" * 20, 240)) < len(_fitted(long, 240))
