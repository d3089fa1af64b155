"""Text on the page: layers, running text, marks, hidden characters, addresses."""

import re
from html import unescape

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.comparison.words import words_of
from firsthand.records import Document, Reading
from firsthand.views.report import render, wording
from firsthand.views.report.addresses import language_tag, linkable
from firsthand.views.report.differences import compared, marked
from firsthand.views.report.layers import Layer, common, extent, flattened, merged, without
from firsthand.views.report.places import Places, Unit
from firsthand.views.report.running_text import Reference, running_text
from firsthand.views.sigla import assign
from firsthand.views.visible import plain, swept, visible
from tests.views.made import document, pile
from tests.views.reading import Page

spans = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=12)
HIDDEN_BUT_FOR_BREAKS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]")


def points(found: tuple[tuple[int, int], ...]) -> set[int]:
    return {point for start, end in found for point in range(start, end)}


@given(spans, spans)
def test_span_arithmetic_agrees_with_sets(left: list[tuple[int, int]], right: list[tuple[int, int]]) -> None:
    a, b = merged(left), merged(right)
    assert points(a) == points(tuple(left))
    assert points(common(a, b)) == points(a) & points(b)
    assert points(without(a, b)) == points(a) - points(b)
    assert extent(a) == len(points(a))


@given(st.integers(1, 50), st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60), st.sampled_from("abc"))))
def test_pieces_cover_the_text_once_and_carry_the_layers_that_lie_there(
    length: int, drawn: list[tuple[int, int, str]]
) -> None:
    layers = [Layer(*one) for one in drawn]
    pieces = list(flattened(length, layers))
    assert [piece.start for piece in pieces] == [0, *(piece.end for piece in pieces[:-1])]
    assert pieces[-1].end == length
    for piece in pieces:
        for point in range(piece.start, piece.end):
            assert set(piece.names) == {layer.name for layer in layers if layer.start <= point < layer.end}


@given(st.text(max_size=80), spans, st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=6))
def test_running_text_keeps_every_word_and_never_crosses_its_tags(
    text: str, unit_spans: list[tuple[int, int]], layer_spans: list[tuple[int, int]]
) -> None:
    apart = [span for span in merged(unit_spans) if span[0] < len(text)]
    units = [Unit(start, end, f"u{start}") for start, end in apart]
    layers = [Layer(start, end, f"l{index % 3}") for index, (start, end) in enumerate(layer_spans)]
    page = Page(str(running_text(text, units, layers)))
    assert page.faults == []
    assert len(set(page.ids)) == len(page.ids)
    kept = Page(str(visible(text)))
    assert spelled(page.text) == spelled(kept.text)


def spelled(parts: list[str]) -> str:
    """Without white space, and every hidden character on its own: a layer may end between two that are one mark else."""
    words = "".join("".join(parts).split())
    return re.sub(r"([\u2400-\u241f]|U\+[0-9A-F]{4,6})×(\d+)", lambda match: match[1] * int(match[2]), words)


def test_a_sentence_over_two_paragraphs_has_its_id_once_and_a_blank_line_its_sign() -> None:
    text = "One goes\n\non here. Two."
    markup = str(running_text(text, [Unit(0, 18, "s1"), Unit(19, 23, "s2")], [Layer(0, 3, "own")]))
    assert markup.count('id="s1"') == 1
    assert markup.count('class="para"') == 1
    assert Page(markup).said("s1") == "One goes"
    assert Page(markup).said("s2") == "Two."


def test_a_reference_stands_right_behind_its_words() -> None:
    markup = str(running_text("Forty jets came.", [Unit(0, 16, "s1")], [], [Reference(10, "F3", "#f3")]))
    assert re.search(r'Forty jets<a class="ref" href="#f3"[^>]*>F3</a> came\.', markup)


def test_breaks_of_every_kind_part_lines() -> None:
    for breaks in ("\n", "\r\n", "\r"):
        assert str(running_text(f"a{breaks}b", [], [])).count("<p") == 2
        assert str(running_text(f"a{breaks}{breaks}b", [], [])).count("para") == 1


@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_nothing_hidden_and_no_markup_comes_through(text: str) -> None:
    shown = str(visible(text))
    assert not HIDDEN_BUT_FOR_BREAKS.search(shown)
    assert not HIDDEN_BUT_FOR_BREAKS.search(plain(text))
    assert "<script" not in shown
    assert Page(shown).faults == []
    shown.encode("utf-8")


def test_hidden_characters_are_named() -> None:
    assert "U+202E" in visible("gpj.\u202eexe")
    assert "right-to-left override" in visible("\u202e")
    assert "␀ ×10,000" in visible("\0" * 10_000)
    assert len(visible("\0" * 10_000)) < 200
    assert unescape(str(visible("<b>&amp;"))) == "<b>&amp;"
    assert swept("a\u202eb\ud800") == "a[U+202E]b[U+D800]"


def test_arabic_and_joined_letters_are_left_as_they_are() -> None:
    for text in ("قال المتحدث\u200c ها", "שלום\u200f"):
        assert str(visible(text)) == text


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "http:///x", "https://", "ftp://a.example",
     "https://a.example/\u202e", "https://a.example/ b", "//a.example", "", None, "http://[::1", "https://a/" + "x" * 3000],
)  # fmt: skip
def test_only_plain_web_addresses_become_links(address: str | None) -> None:
    assert linkable(address) is None


def test_web_addresses_become_links() -> None:
    assert linkable("https://a.example/b?c=d#e") == "https://a.example/b?c=d#e"


def test_language_tags_are_checked() -> None:
    assert language_tag("zh-Hant") == "zh-Hant"
    assert language_tag('en" onload="x') is None
    assert language_tag("") is None


def test_marks_stand_on_their_words() -> None:
    assert str(marked("forty <jets> came", [(6, 12)])) == "forty <mark>&lt;jets&gt;</mark> came"
    assert "<mark>" not in marked("abc", [(3, 3), (9, 12)])


def test_long_readings_are_cut_around_their_marks_and_say_how_much_is_missing() -> None:
    text = "word " * 400 + "SU-40 " + "word " * 400
    shown = str(marked(text, [(2000, 2005)]))
    assert "<mark>SU-40</mark>" in shown
    assert len(shown) < 1200
    left_out = sum(int(n.replace(",", "")) for n in re.findall(r"\[… ([\d,]+) characters …\]", shown))
    kept = re.sub(r" <span class=.cut.>.*?</span> ", "", shown).replace("<mark>", "").replace("</mark>", "")
    assert left_out + len(kept) == len(text)


def test_two_readings_are_compared_word_by_word() -> None:
    left, right = "He bought 40 jets in May.", "He bought 20 jets in May."
    a, b = compared(left, right)
    assert [left[s:e] for s, e in a] == ["40"]
    assert [right[s:e] for s, e in b] == ["20"]
    assert compared("the Su-30 fleet", "the Su-40 fleet")[0] == ((4, 9),)


def test_unlike_or_endless_readings_stay_unmarked() -> None:
    assert compared("one two three", "vier fünf sechs") == ((), ())
    assert compared("word " * 5000, "word " * 5000 + "more") == ((), ())


def held(text: str) -> Document:
    return document("a", text, "Outlet")


def test_places_open_the_sentence_or_the_stretch_itself() -> None:
    account = held("Caption here. First one. Second one.")
    places = Places({account.id: account}, assign([account], []), [Reading(account.id, ((14, 24), (25, 36)), ())])
    assert places.href(account.id, 16, 20) == "#a1-s1"
    assert places.href(account.id, 30, 32) == "#a1-s2"
    assert places.href(account.id, 2, 30) == "#a1-c2"
    assert places.href("unknown", 0, 4) is None
    assert places.href(account.id, 99, 120) is None
    assert [(unit.start, unit.end, unit.id) for unit in places.units(account.id)] == [
        (2, 14, "a1-c2"),  # cut where the first sentence begins
        (14, 24, "a1-s1"),
        (25, 36, "a1-s2"),
    ]
    assert [unit.id for unit in places.cited(account.id)] == ["a1-c2", "a1-s1", "a1-s2"]


def test_sentences_that_run_into_each_other_are_parted() -> None:
    account = held("abcdefghij")
    places = Places({account.id: account}, assign([account], []), [Reading(account.id, ((0, 8), (4, 10)), ())])
    assert [(u.start, u.end) for u in places.units(account.id)] == [(0, 4), (4, 10)]


def test_a_word_is_what_comparison_counts() -> None:
    texts = [document.text for document in pile().documents]
    for text in (
        *texts,
        "The U.S. didn’t pay $189,739,535.50 for air-defense; 80th, Su-35s, l’Orvie",
        "港务委员会 voted 25 tons",
    ):
        assert wording.words(text) == len(words_of(text))


def test_an_original_that_nobody_names_is_called_that() -> None:
    results = pile()
    (lost,) = results.descent.archetypes
    unnamed = msgspec.structs.replace(lost, outlet=None, outlet_key=None)
    page = render(
        msgspec.structs.replace(results, descent=msgspec.structs.replace(results.descent, archetypes=(unnamed,)))
    )
    assert "()" not in page.split("<main", 1)[1].split("<script", 1)[0]
    assert "unnamed original" in page


def test_only_here_is_explained(report: str) -> None:
    assert "no other account held, and no original restored, has these words" in report


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("2023-22", "summer 2023"),
        ("2031-36/2032-41", "fourth quarter of 2031/second half of 2032"),
        ("(2030-24)", "(winter 2030)"),
        ("2023-12-21", "2023-12-21"),
        ("2023-06", "2023-06"),
    ],
)
def test_a_season_or_part_of_a_year_is_shown_in_words(code: str, words: str) -> None:
    assert wording.parts_of_years(code) == words
