import hashlib
import io
import tarfile
from gzip import compress

import pytest

from firsthand.ingest import Limits, read_bytes
from firsthand.records import Captured, SetAside
from tests.ingest.made import STORY


def packed_up(data: bytes) -> bytes:
    """Without the time, so that the same bytes come out in every run."""
    return compress(data, mtime=0)


PAGE = f"<!doctype html><title>T</title><article><p>{STORY}</p></article>".encode()
LINES = b'{"id": "1", "text": "The harbour board met on Monday and said nothing."}\n'


@pytest.mark.parametrize(("name", "inside"), [("a.txt", STORY.encode()), ("a.html", PAGE), ("a.jsonl", LINES)])
def test_a_packed_file_reads_as_what_is_in_it(name: str, inside: bytes) -> None:
    data = packed_up(inside)
    packed, plain = read_bytes(data, f"{name}.gz"), read_bytes(inside, name)
    assert isinstance(packed, Captured)
    assert isinstance(plain, Captured)
    assert (packed.data, packed.sha256) == (data, hashlib.sha256(data).hexdigest())  # the original is the packed file
    assert [d.text for d in packed.documents] == [d.text for d in plain.documents]
    assert [d.media for d in packed.documents] == [d.media for d in plain.documents]


def test_members_one_behind_the_other_are_one_file() -> None:
    text = STORY.encode()
    found = read_bytes(packed_up(text[:50]) + packed_up(text[50:]) + b"\x00" * 512, "a.txt.gz")
    assert isinstance(found, Captured)
    assert found.documents[0].text == STORY


def tar(inside: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        entry = tarfile.TarInfo("a.txt")
        entry.size = len(inside)
        archive.addfile(entry, io.BytesIO(inside))
    return out.getvalue()


WHOLE = packed_up(STORY.encode())


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (WHOLE[:-20], "cut off"),
        (WHOLE[:30] + b"\xff" * 9 + WHOLE[39:], "damaged"),
        (WHOLE + b"behind it", "damaged"),
        (packed_up(b"0" * 2_000_000), "more than"),
        (packed_up(WHOLE), "gzip archive"),
        (packed_up(tar(STORY.encode())), "tar archive"),
        (packed_up(b"WARC/1.0\r\n"), "web archive"),
        (packed_up(b""), "white space"),
        (b"\x1f\x8b", "cut off"),
    ],
    ids=range(9),
)
def test_what_cannot_be_unpacked_is_set_aside_with_its_reason(data: bytes, word: str) -> None:
    found = read_bytes(data, "a.txt.gz", Limits(file_bytes=1_000_000))
    assert isinstance(found, SetAside)
    assert word in found.reason
    assert found.advice
