"""What holds for any bytes."""

import gzip
import re

from hypothesis import example, given
from hypothesis import strategies as st

from firsthand.ingest import read_bytes
from firsthand.ingest.pagetext import read_page
from firsthand.ingest.stateddates import stated_day
from firsthand.records import Captured, Document, SetAside

LABELS = st.sampled_from(
    [
        "Related posts:", "Comments", "Source: www.nytimes.com", "By Ada Quill – Soundgazette.example – May 27, 2031", "Credit: Ola Brandt/AFP",
        "The yard is a field, according to The Sound Gazette.", "来源: www.nytimes.com", "已发布: 2031-05-27", "Posted Monday at 11:15 Posted Monday at 11:15",
        "EASTQUAY (AP) — Ferries were bought.", "HERE", "Sign up for our newsletter.", "# A heading", "- item", "", "A longer sentence about the ferries, the field and the bakery, which goes on for a while. " * 4,
    ]
)  # fmt: skip
TEXTS = st.lists(LABELS | st.text(max_size=60), max_size=14).map("\n".join)
TAGS = st.sampled_from(
    "<p> </p> <div> </div> <script> </script> <style> </style> <!-- --> <b> <i> </i> <table> <td> <li> <br> <noscript> </noscript> <template> <iframe> <textarea> <svg> <title> <![CDATA[ ]]> <a\thref='x'> </a> <p\thidden> <".split()
).map(lambda tag: tag.replace("\t", " "))
WORDS = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="<>&"), max_size=30)
MARKUP = st.lists(TAGS | WORDS, max_size=40).map("".join)
HEADER = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=e\n\n--e\n"
PARTS = st.sampled_from(
    [
        b"Content-Type: text/html; charset=", b"Content-Transfer-Encoding: base64\n", b"Content-Transfer-Encoding: x-uu\n", b"\n", b"\n--e--", b"--e\n",
        b"Content-Type: multipart/mixed; boundary=e\n", b"Content-Location: https://gazette.example/a\n", b"<p>The yard is a field, according to the Gazette.</p>",
    ]
)  # fmt: skip
SAVED = st.lists(PARTS | st.binary(max_size=12), max_size=14).map(lambda parts: HEADER + b"".join(parts))
PACKED = st.tuples(TEXTS.map(str.encode) | SAVED, st.binary(max_size=9)).map(
    lambda two: gzip.compress(two[0], mtime=0) + two[1]
)
PATHS = st.sampled_from(["a.txt", "a.html", "a.md", "a.jsonl", "a", "a.pdf", "ä/b.htm"])


def holds(document: Document) -> None:
    """Every span lies in the text, marks are in order and apart, credits quote what they say."""
    size, reached = len(document.text), 0
    for mark in document.furniture:
        assert reached <= mark.start < mark.end <= size
        assert document.text[mark.start : mark.end].strip()
        reached = mark.end
    for credit in document.credits:
        assert credit.key
        assert 0 <= credit.start <= credit.end <= size
        assert (credit.end > credit.start) == (credit.where == "text")
    for found in (document.title, document.byline, document.outlet, document.published):
        if found is not None and found.span is not None:
            start, end = found.span
            assert 0 <= start < end <= size
    for found in (document.title, document.byline):
        if found is not None and found.span is not None:
            assert (
                " ".join(document.text[slice(*found.span)].split()).casefold()
                == " ".join(found.value.split()).casefold()
            )


@given(
    st.binary(max_size=400) | TEXTS.map(str.encode) | MARKUP.map(lambda s: s.encode("utf-8")) | SAVED | PACKED, PATHS
)
@example(b"\xfe\xff", "a.jsonl")  # a mark of byte order and nothing behind it
def test_any_bytes_give_documents_or_a_reason(data: bytes, path: str) -> None:
    found = read_bytes(data, path)
    if isinstance(found, SetAside):
        assert found.reason
        assert found.advice
        return
    assert isinstance(found, Captured)
    assert found.data == data
    assert found.documents
    assert found == read_bytes(data, path)
    for document in found.documents:
        holds(document)


@given(TEXTS)
def test_a_text_file_is_its_text(text: str) -> None:
    found = read_bytes(text.encode(), "a.txt")
    if isinstance(found, Captured):
        assert found.documents[0].text == text.removeprefix("\ufeff")
        holds(found.documents[0])


@given(MARKUP)
def test_no_tag_of_a_page_reaches_its_text(markup: str) -> None:
    text = read_page(f"<html><body>{markup}</body></html>").text
    assert not re.search(r"</?(?:p|div|script|style|b|i|table|td|li|br|a|noscript|template)\b[^<]*>", text)
    assert "<!--" not in text
    assert text == text.strip()


@given(MARKUP)
def test_blocks_lie_in_the_text_in_order(markup: str) -> None:
    page = read_page(markup)
    reached = 0
    for block in page.blocks:
        assert reached <= block.start < block.end <= len(page.text)
        reached = block.end
    for link in page.links:
        assert 0 <= link.start < link.end <= len(page.text)


@given(st.text(max_size=80), st.sampled_from([None, True, False]))
def test_a_day_is_a_day_or_nothing(text: str, first: bool | None) -> None:
    found = stated_day(text, month_first=first)
    assert found is None or re.fullmatch(r"\d{4}-\d{2}-\d{2}", found)
