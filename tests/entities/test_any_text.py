"""Whatever comes in, every name that comes out stands where its anchor says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.entities.made import named

PIECES = [
    "Oslo", "said", "Mr.", "Venn", "Orlo", "Norway’s", "leader", ", ", ". ", "\n", "another", "Swedish", "company", "in",
    "Customer", "512", "code for", "Su-40", "Су-30", "(", ")", "«", "»", "HWT", "Saab", "Ministry", "of", "Finance", "the",
    "\x00", "\ud800", "北京", "’s", "-", "To", "Lam", "United", "Black Hawk", "İstanbul",
]  # fmt: skip
TEXT = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=25).map(" ".join)


@given(st.lists(TEXT, min_size=1, max_size=3), st.booleans())
def test_anchors_hold_and_ids_are_unique(texts: list[str], story: bool) -> None:
    found = named(*texts, story=story)
    assert len({one.id for one in found}) == len(found)
    for one in found:
        assert one.name
        assert one.accounts.lower <= one.accounts.upper
        for place in (p for alias in one.aliases for p in alias.anchors):
            text = texts["abcdef".index(place.document)]
            assert text[place.start : place.end] == place.text


@pytest.mark.parametrize(
    "piece",
    [
        "Mr. Venn, ",
        "a Swedish company ",
        "Customer 512 ",
        "Saab (SA) ",
        "Norway’s leader ",
        "Oslo said ",
        "Dr. Ada Bell met ",
    ],
)
def test_time_grows_with_the_text_alone(piece: str) -> None:
    from time import process_time

    def seconds(times: int) -> float:
        begun = process_time()
        named(piece * times)
        return process_time() - begun

    # More than one try: what is loaded on first need is no part of it, nor what the machine does beside.
    most = 40 * max(min(seconds(200) for _ in range(2)), 0.01)
    assert any(seconds(1600) < most for _ in range(3))
