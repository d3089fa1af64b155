"""What is damaged, nested, huge or in no declared encoding: read with a note, or set aside with a reason; in linear time."""

import random
import time

import pytest

from benchmarks.intake.encodings import TEXTS, outcome, samples
from firsthand.ingest import read_bytes
from firsthand.ingest.encoding import decode
from firsthand.ingest.markup import cut_to, survey
from firsthand.ingest.pagebody import body_of
from firsthand.ingest.pagetext import read_page
from firsthand.records import Captured, SetAside
from tests.ingest.made import ARTICLE, LEAD, SECOND, STORY, THIRD, body, page, read, refused

# ---- encodings

SAVED_AS = [(language, codec) for language, (_, codecs) in TEXTS.items() for codec in codecs]


@pytest.mark.parametrize(("language", "codec"), SAVED_AS)
def test_an_undeclared_encoding_is_not_misread(language: str, codec: str) -> None:
    for lot in samples(TEXTS[language][0]).values():
        for text in lot:
            assert outcome(text, codec) == "right"


def test_a_guess_says_that_it_is_one() -> None:
    document = read(TEXTS["cs"][0].encode("iso8859-2", "ignore"))
    assert document.encoding == "iso8859-2"
    assert "guess" in document.notes[0]


def test_bytes_that_are_no_text_are_not_shown_as_one() -> None:
    noise = random.Random(7)
    for size in (60, 400, 3_000):
        assert decode(bytes(noise.randrange(128, 256) for _ in range(size))) is None


@pytest.mark.parametrize("language", ["en", "ru", "zh", "ja", "th", "ar", "ko"])
@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark(language: str, codec: str) -> None:
    document = read(TEXTS[language][0].encode(codec))
    assert document.text == TEXTS[language][0]
    assert "byte-order mark" in document.notes[0]


@pytest.mark.parametrize("language", ["en", "fr", "ru", "ja"])
def test_a_few_broken_bytes_leave_a_text_readable(language: str) -> None:
    data = (TEXTS[language][0] * 3).encode()
    at = data.index("“".encode()) if language == "en" else len(data) // 2
    document = read(data[:at] + b"\xff" + data[at:])
    assert document.encoding == "utf-8"
    assert "broken" in document.notes[0]
    assert document.text.replace("\ufffd", "").startswith(TEXTS[language][0][:40])


def test_one_nul_does_not_make_a_binary() -> None:
    document = read(LEAD.replace("harbour", "harb\x00our"))
    assert "NUL" in document.notes[0]
    assert "bought 14 ferries" in body(read(page(ARTICLE).replace(b"ferries from", b"ferr\x00ies from"), "a.html"))
    assert "binary" in refused(bytes(range(32)) * 9 + b"words between").reason


# ---- nesting and size


@pytest.mark.parametrize("depth", [100, 300, 900, 2_500, 20_000])
def test_an_article_is_found_at_any_depth(depth: int) -> None:
    document = read(page("<div>" * depth + ARTICLE + "</div>" * depth), "page.html")
    assert body(document).split() == STORY.split()
    assert bool(document.notes) == (depth > 1_000)


@pytest.mark.parametrize(
    "around", ["<ul><li>", "<table><tr><td>", "<blockquote>", "<section><div></section>", "<b><div></b>"]
)
def test_what_is_never_closed_nests_too(around: str) -> None:
    document = read(page(around * 1_500 + ARTICLE), "page.html")
    assert LEAD[:60] in document.text


def test_a_page_cut_at_a_depth_keeps_its_words_links_and_scripts() -> None:
    deep = (
        "<div>" * 40
        + "<p>one <b>two</b> <a href='/x'>three</a></p><script>if (a<b) { '</div>' }</script>"
        + "</div>" * 40
    )
    cut = cut_to(f"<html><body>{deep}<p>four</p></body></html>", 10)
    assert survey(cut).depth <= 14  # paragraphs and links are let through
    found = read_page(cut)
    assert found.text.split() == ["one", "two", "three", "four"]
    assert [link.address for link in found.links] == ["/x"]
    assert "if (a<b) { '</div>' }" in cut


@pytest.mark.parametrize(
    "tail",
    [
        "<p " + " ".join(f"a{n}='b'" for n in range(100_000)) + ">x</p>",
        "<p " + "/".join(f"a{n}=b" for n in range(100_000)) + ">x</p>",
        "<a " * 300_000,
        '<a ="' * 200_000,
        "<a b='\">" * 100_000,
        "<p " + "=" * 500_000 + ">",
        "<!--" * 200_000,
        "<script>" * 100_000,
        "<" * 500_000,
    ],
    ids=["attributes", "slashes", "open-tags", "open-quotes", "mixed-quotes", "equals", "comments", "scripts", "signs"],
)
def test_a_hostile_tail_costs_no_more_than_its_length(tail: str) -> None:
    started = time.process_time()
    read_bytes(page(ARTICLE + tail), "page.html")
    assert time.process_time() - started < 10  # seconds; the first took 43 when parsers compared all attributes


def test_finding_the_body_is_linear() -> None:
    def seconds(count: int) -> float:
        lines = [f"Ferry number {n} was seen at the quay on day {n * 7}, an officer said." for n in range(count)]
        found = read_page("".join(f"<p>{line}</p>" for line in lines))
        started = time.process_time()
        assert any(body_of(found, "\n".join(lines).replace("officer", "official")))
        return time.process_time() - started

    assert seconds(12_000) < 10 * seconds(3_000) + 0.5  # four times the work; sixteen when each block costs the page


def test_a_table_of_very_many_cells_is_set_aside() -> None:
    assert "tags" in refused(page(ARTICLE + "<table>" + "<tr><td>1</td></tr>" * 110_000), "page.html").reason


# ---- too little


@pytest.mark.parametrize("text", ["abc", "ok ok ok ok", "12 34 56 78", "……", "渡轮"])
def test_no_sentence_is_no_account(text: str) -> None:
    assert "sentence" in refused(text.encode()).reason
    found = read_bytes(b'{"id": 1, "text": "%s"}' % text.encode(), "a.jsonl")
    assert isinstance(found, SetAside)


@pytest.mark.parametrize("text", ["The quay burned.", "渡轮没有建造。", "フェリーは来ない。", "เรือข้ามฟากไม่มา"])
def test_a_short_brief_is_an_account(text: str) -> None:
    assert read(text).text == text


def test_a_short_chinese_page_is_an_article() -> None:
    brief = "海峡管理局周一承认，向港口工厂购买的十四艘渡轮至今没有一艘下水，合同保存在港务办公室。两名官员说，三百万美元已经分三次付清。管理局主席称合同属于例行公事，没有说明渡轮在哪里。"
    document = read(f"<html><body><article><h1>渡轮</h1><p>{brief}</p></article></body></html>".encode(), "a.html")
    assert brief in body(document)
    assert isinstance(read_bytes(page(f"<p>{SECOND[:60]}</p>"), "a.html"), SetAside)
    assert isinstance(read_bytes(page(f"<p>{THIRD}</p>"), "a.html"), Captured)
