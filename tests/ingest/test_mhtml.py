import base64
import quopri

import pytest

from tests.ingest.made import ARTICLE, STORY, body, page, read, refused

ADDRESS = "https://sound-gazette.example/2031/05/09/ferries"
PAGE = page(ARTICLE)


def saved(source: bytes, encoding: str = "quoted-printable", kind: str = "text/html") -> bytes:
    coded = quopri.encodestring(source) if encoding == "quoted-printable" else base64.encodebytes(source)
    lines = (
        "From: <Saved by Blink>",
        "Snapshot-Content-Location: " + ADDRESS,
        "Subject: Ferries that nobody built",
        "MIME-Version: 1.0",
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--edge--"',
        "",
        "",
        "----edge--",
        f"Content-Type: {kind}",
        f"Content-Transfer-Encoding: {encoding}",
        "Content-Location: " + ADDRESS,
        "",
        "",
    )
    picture = b"\r\n----edge--\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lGODlh\r\n"
    return "\r\n".join(lines).encode() + coded + picture + b"----edge----\r\n"


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
def test_a_page_saved_into_one_file(encoding: str) -> None:
    data = saved(PAGE, encoding)
    found, plain = read(data, "ferries.mhtml"), read(PAGE, "ferries.html")
    assert (found.text, found.media) == (plain.text, "html")
    assert " ".join(body(found).split()) == " ".join(STORY.split())


BARE = f"<!doctype html><html><body>{ARTICLE}</body></html>"


def test_the_address_is_the_one_it_was_saved_from() -> None:
    found = read(saved(BARE.encode()), "ferries.mht")
    assert found.url == ADDRESS
    assert found.published is not None  # the day that the address states
    assert found.published.value == "2031-05-09"
    assert read(f"<!-- saved from url=(0046){ADDRESS} -->\n{BARE}", "ferries.html").url == ADDRESS
    assert read(BARE, "ferries.html").url is None


def test_the_encoding_that_the_file_names_counts_more_than_the_pages_own() -> None:
    source = BARE.replace("<html>", "<html><meta charset='iso-8859-1'>").encode()
    assert "“We signed" in read(saved(source, kind='text/html; charset="utf-8"'), "a.mhtml").text
    assert (
        "“We signed" in read(saved(source.replace(b"iso-8859-1", b"utf-8"), kind="text/html; charset=none"), "a").text
    )


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (saved(PAGE, kind="text/plain"), "MHTML"),
        (saved(PAGE)[:250], "MHTML"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n" + b"--a\nContent-Type: multipart/mixed; boundary=a\n\n" * 5_000, "MHTML"),
        (b"From: a\nSubject: b\nMIME-Version: 1.0\nContent-Type: text/plain\n\n" + STORY.encode(), "e-mail"),
    ],
)  # fmt: skip
def test_what_holds_no_page_is_set_aside(data: bytes, word: str) -> None:
    assert word in refused(data, "a.mhtml").reason


def test_prose_that_begins_like_a_letter_is_prose() -> None:
    assert read(f"From: the harbour office\nSubject: ferries\n\n{STORY}", "letter.txt").media == "text"
