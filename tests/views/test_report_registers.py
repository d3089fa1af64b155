"""Deals, payments, listings, the timeline, alignment and the network on the page."""

import re
from itertools import pairwise

import pytest

from firsthand.records import Happening
from firsthand.views.report import render
from firsthand.views.report.timeline import axis_of
from firsthand.views.rows import when
from tests.views.made import pile
from tests.views.made_registers import HOSTILE, many, with_registers
from tests.views.reading import Page
from tests.views.test_report import sound

SECTIONS = ("deals", "payments", "sanctions", "timeline", "alignment", "network")


@pytest.fixture(scope="module")
def source() -> str:
    return render(with_registers())


@pytest.fixture(scope="module")
def page(source: str) -> Page:
    return sound(source)


def part(source: str, section: str) -> str:
    return source[source.index(f'<section id="{section}"') :].split("</section>")[0]


def test_every_register_has_its_section_and_an_empty_one_none(page: Page) -> None:
    assert {*SECTIONS} <= {*page.ids}
    without = Page(render(pile()))
    assert not {*SECTIONS} & {*without.ids}


def test_the_verdict_says_how_many_rows_there_are(page: Page) -> None:
    said = page.said("verdict")
    assert "1 eligible deal and 2 candidates, 2 payments or routes, 1 listing, 6 events." in said
    assert "Adds up to" not in Page(render(pile())).said("verdict")


def test_every_cell_opens_the_words_that_it_rests_on(source: str, page: Page) -> None:
    cells = re.findall(r'<a class="cell" href="#([^"]+)">', source)
    assert len(cells) > 40
    assert {*cells} <= {*page.ids}
    assert "40 patrol boats and again: A2" in page.said("d1-number_ordered")
    assert "$189,739,535" in page.said("d1-value")
    row = part(source, "deals")
    evidence = row[row.index('id="d1-number_ordered"') :].split("</div>")[0]
    assert re.search(r'<a href="#a1-[sc]\d+"', evidence)


def test_candidates_stand_apart_and_a_part_under_its_summary(source: str, page: Page) -> None:
    eligible, candidates = part(source, "deals").split('<table class="deals stack ')[1:]
    assert eligible.startswith("eligible")
    assert 'id="d1"' in eligible
    assert 'id="d2"' in candidates
    assert re.search(r'<tr role="row" id="d3" class="part">', candidates)
    assert "part of D2, not to be added to it" in page.said("d3")
    assert "Why D1 is eligible: at least two independent sources say so" in page.said("deals")
    assert "Why D3 is a candidate: only “sought”" in page.said("deals")


def test_a_deal_is_printed_as_the_field_prints_it(page: Page) -> None:
    said = page.said("d1")
    for words in ("K-21", "40", "2024", "(3 or 13)", "new", "warships", "delayed", "USD 189,739,535", "of the package"):
        assert words in said
    assert "order documented" in said
    assert "sought" not in said  # a rung that was passed stands with the evidence
    assert "sought" in page.said("d1-status")
    assert ".." in page.said("d2")
    assert "(24)" in page.said("d2")


def test_routes_run_hop_by_hop_and_goods_stand_apart(source: str) -> None:
    money, goods = part(source, "payments").split("Routes of goods")
    hops = re.findall(r"<li>.*?<bdi>([^<]+)", money)
    assert hops == ["CHL", "a dredging company", "a bank", "NOR"]
    assert "matches the pattern “payment through an unrelated joint venture”" in money
    assert "transit country" in goods
    assert "transit country" not in money
    assert "evad" not in source.lower()


def test_it_says_that_nothing_was_screened(page: Page) -> None:
    assert "No name of this case was screened against a list" in page.said("sanctions")


def bars(source: str, row: str) -> list[tuple[str, float, float | None]]:
    """Class, left end and width in per cent of what is drawn for an event."""
    cells = part(source, "timeline")
    drawn = cells[cells.index(f'id="{row}"') :].split("</svg>")[0]
    found = re.findall(r'<rect class="((?:day|span)[^"]*)" x="([\d.]+)%" y="\d+" width="([\d.]+)(%?)"', drawn)
    return [(kind, float(x), float(width) if share else None) for kind, x, width, share in found]


def test_a_date_is_drawn_as_precisely_as_it_is_given(source: str) -> None:
    third = 100 / 3  # 2023, 2024 and 2026 have room, the empty year between has none
    ((year, left, width),) = bars(source, "e1")
    assert (year, left) == ("span", 0)
    assert width == pytest.approx(third, abs=0.02)
    ((month, left, width),) = bars(source, "e2")
    assert month == "span"
    assert width == pytest.approx(third * 30 / 366, abs=0.02)
    ((day, at, width),) = bars(source, "e3")
    assert (day, width) == ("day", None)
    assert left < at < left + third * 30 / 366
    ((planned, at, _),) = bars(source, "e4")
    assert planned == "span planned"
    assert at > 2 * third
    assert "limit gone" in part(source, "timeline")


def test_undated_events_and_assessments_stand_below(source: str) -> None:
    dated, rest = part(source, "timeline").split("Without a date")
    undated, assessed = rest.split("Assessments: what somebody thinks")
    assert 'id="e5"' in undated
    assert 'id="e6"' in assessed
    assert 'id="e4"' in dated


def test_alignment_counts_with_an_interval_lists_what_is_too_little_and_has_no_score(page: Page) -> None:
    said = page.said("alignment")
    assert "6 (2 to 6) 0 0 1 E1 E6" in said
    assert "E2 visit, June 2024 (verbal cooperation) E3 visit, 5 June 2024" in said
    assert "2022 to 2023 no event told of" in said
    assert "does not say who is gaining" in said
    assert "E6" in said


def test_every_line_of_the_network_opens_its_row_and_one_case_gives_one_picture(source: str, page: Page) -> None:
    drawn = part(source, "network")
    ties = re.findall(r'<a class="tie ([a-z ]+)" href="#([a-z]\d+)" aria-label="([^"]+)"', drawn)
    kinds = {kind.split()[0] for kind, _, _ in ties}
    assert kinds == {"deal", "payment", "document", "listing", "event"}
    assert {row for _, row, _ in ties} <= {*page.ids}
    assert "D1 NOR → CHL, deal: K-21 (order documented)" in [title for _, _, title in ties]
    assert part(render(with_registers()), "network") == drawn


@pytest.fixture(scope="module")
def large() -> str:
    return render(with_registers(registers=many(260)))


def test_a_large_case_shows_the_first_rows_and_counts_the_rest(large: str) -> None:
    page = sound(large)
    assert "160 more deals are left out here" in page.said("deals")
    assert "160 more payments are left out here" in page.said("payments")
    assert "160 more listings are left out here" in page.said("sanctions")
    assert "10 more events are left out here" in page.said("timeline")
    assert "more pairs and years are left out here" in page.said("alignment")
    assert re.search(r"The 40 names with the most ties are drawn; \d+ more", page.said("network"))
    assert len(large) < 4_000_000


def test_no_two_names_of_a_full_network_touch(large: str) -> None:
    names = re.findall(
        r'<text class="name" x="([\d.]+)" y="([\d.]+)" text-anchor="(end|start)">', part(large, "network")
    )
    assert len(names) == 40
    for side in ("end", "start"):
        heights = sorted(float(y) for _, y, anchor in names if anchor == side)
        assert min(b - a for a, b in pairwise(heights)) >= 14


def test_hostile_names_are_shown_and_never_run(large: str) -> None:
    assert HOSTILE not in large
    assert "<script>alert" not in large
    assert not any(c in large for c in "\x1b\x00\x07\u202e")
    assert "alert(1)" in Page(large).said("deals")


def test_a_report_without_full_texts_cites_no_sentence_for_a_row() -> None:
    source = render(with_registers(), quotes_only=True)
    for section in SECTIONS:
        assert not re.search(r'href="#[ax]\d+-', part(source, section))
    assert "40 patrol boats" in part(source, "deals")
    assert 'class="words"' not in part(source, "timeline").split("<details")[0]
    sound(source)


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("2024-06-05", "2024-06-05", "5 June 2024"),
        ("2024-06-01", "2024-06-30", "June 2024"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2025-11-01", "2025-11-10", "1 to 10 November 2025"),
        ("2025-01-01", "2025-12-31", "2025"),
        ("2025-05-01", "2025-08-31", "1 May to 31 August 2025"),
        ("2023-06-29", "2024-02-24", "29 June 2023 to 24 February 2024"),
        (None, None, ""),
    ],
)
def test_a_date_in_words(earliest: str | None, latest: str | None, words: str) -> None:
    assert when(Happening(id="e", earliest=earliest, latest=latest)) == words


def test_the_axis_has_room_for_years_with_events_only() -> None:
    def event(first: str, last: str) -> Happening:
        return Happening(id="e", earliest=first, latest=last)

    axis = axis_of([event("1954-05-07", "1954-05-07"), event("2023-11-01", "2025-02-28"), event("bad", "2020-01-01")])
    assert axis.years == (1954, 2023, 2024, 2025)
    assert axis.broken_after() == (0,)
    assert axis_of([event("1900-01-01", "1999-12-31")]).years == (1900, 1999)
