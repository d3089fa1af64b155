"""Quotations as they are cited: what is known of where they stood, and what is not said to be missing."""

import msgspec

from firsthand.records import Anchor, Sourced
from firsthand.views.footnotes import cited, footnotes
from tests.views.made import at, document, pile

RESULTS = pile()


def test_a_footnote_has_words_outlet_title_day_address_and_hash() -> None:
    held = msgspec.structs.replace(
        document("x", "He said:\n“Nine  barges\nsank.”", "Tide Table"),
        title=Sourced("Barges", "h1"), published=Sourced("2031-05-06", "meta"), url="https://tide.example/b",
    )  # fmt: skip
    results = msgspec.structs.replace(RESULTS, documents=(held,))
    place = at(held, "Nine  barges\nsank.")
    assert footnotes([place, place], results) == [
        f"“Nine barges sank.” Tide Table, “Barges”, 2031-05-06, https://tide.example/b, SHA-256 {held.sha256}, "
        f"characters {place.start}–{place.end}."
    ]


def test_what_is_not_known_is_said_and_nothing_hides() -> None:
    bare = msgspec.structs.replace(
        RESULTS.documents[0], outlet=None, title=Sourced("exe\u202etxt", "h1"), published=None, url=None, path="a/b.txt"
    )
    words = cited(bare)
    assert "outlet not known, “exe[U+202E]txt”, date not known, address not known (file a/b.txt), SHA-256 " in words


def test_words_of_a_restored_original_are_not_cited() -> None:
    (restored, *_) = RESULTS.descent.archetypes
    assert footnotes([Anchor(restored.id, 0, 4, restored.text[:4])], RESULTS) == []
