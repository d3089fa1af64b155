from pathlib import Path

import pytest

from firsthand.records import UsageProblem
from firsthand.store import SqliteStore
from firsthand.views.names import names_of
from firsthand.views.searching import PLACES, phrases, search
from firsthand.views.tables import found_lines
from tests.views.made import pile

RESULTS = pile()


@pytest.fixture
def store(tmp_path: Path) -> SqliteStore:
    made = SqliteStore(tmp_path / "case.sqlite")
    made.texts({document.id: document.text for document in RESULTS.documents})
    return made


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ("grey hulls", ["grey", "hulls"]),
        ('"grey hulls" Sund', ["grey hulls", "Sund"]),
        ("“grey hulls”", ["grey hulls"]),
        ("harb* - Su-30", ["harb*", "Su-30"]),
        ('an "open', ["an", '"open']),
    ],
)
def test_what_is_asked_for(asked: str, wanted: list[str]) -> None:
    assert phrases(asked) == wanted


@pytest.mark.parametrize("asked", ["", "  ", '""', "- ?"])
def test_nothing_to_look_for(asked: str) -> None:
    with pytest.raises(UsageProblem):
        phrases(asked)


def test_every_hit_is_anchored_in_the_untouched_text(store: SqliteStore) -> None:
    texts = {document.id: document.text for document in RESULTS.documents}
    found = search(RESULTS, store, '"grey hulls"', 10)
    assert len(found) == 2
    for one in found:
        for hit in one.hits:
            text = texts[one.document]
            assert text[hit.anchor.start : hit.anchor.end] == hit.anchor.text
            assert f"{hit.before}{hit.anchor.text}{hit.after}" in text


def test_a_phrase_is_shown_before_single_words(store: SqliteStore) -> None:
    found = search(RESULTS, store, 'the "declined to comment"', 10)
    assert any(hit.anchor.text == "declined to comment" for hit in found[0].hits)
    assert found[0].places > len(found[0].hits) == PLACES
    assert any("more places" in line for line in found_lines(found, names_of(RESULTS)))


def test_accounts_that_lack_a_word_are_left_out(store: SqliteStore) -> None:
    assert not search(RESULTS, store, "hulls submarine", 10)
    assert len(search(RESULTS, store, "orvia", 2)) == 2
