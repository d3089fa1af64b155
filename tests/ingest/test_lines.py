"""JSON lines as they come in, from streams that give what they have."""

import tracemalloc
from collections.abc import Iterable

import pytest

from firsthand.ingest.lines import Lines

ACCOUNT = b'{"id": 1, "text": "Nine barges sank off Port Ansel."}\n'


class Pieces:
    """A pipe that gives these pieces, one at a time, and counts them."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self.given = 0

    def read1(self, _size: int, /) -> bytes:
        self.given += 1
        return next(self._pieces, b"")


def groups(pieces: Iterable[bytes], line_bytes: int = 1_000) -> list[list[tuple[int, bytes | None]]]:
    return list(Lines(Pieces(pieces), line_bytes).groups())


def test_lines_come_in_groups_as_they_arrive() -> None:
    assert groups([b"a\nb\nc", b"d\n", b"e\n\n", b"f"]) == [
        [(1, b"a"), (2, b"b")],
        [(3, b"cd")],
        [(4, b"e")],
        [(6, b"f")],
    ]


def test_a_group_is_there_before_more_is_asked_for() -> None:
    pipe = Pieces([ACCOUNT * 3, ACCOUNT, ACCOUNT])
    found = Lines(pipe, 1_000).groups()
    assert len(next(found)) == 3
    assert pipe.given == 1


@pytest.mark.parametrize("ending", [[], [b"\nlast\n"], [b"y\nlast"]])
def test_a_line_that_is_too_long_is_passed_over_and_counted(ending: list[bytes]) -> None:
    found = [one for group in groups([b"a\n", *[b"x" * 700] * 5, *ending]) for one in group]
    assert found == [(1, b"a"), (2, None), *([(3, b"last")] if ending else [])]


def test_a_stream_without_end_is_never_held() -> None:
    pieces = (b"x" * 100_000 for _ in range(300))
    tracemalloc.start()
    assert groups(pieces, 400_000) == [[(1, None)]]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3_000_000


@pytest.mark.parametrize(
    ("head", "path", "lines"),
    [
        (ACCOUNT, "-", True),
        (b"\xef\xbb\xbf\n \n" + ACCOUNT, "-", True),
        (b"{broken\n" + ACCOUNT, "-", True),
        (ACCOUNT.strip(), "-", True),
        (b"{broken\n", "pile.jsonl", True),
        (b'{"id": 1}\n', "pile.ndjson", True),
        (b"[" + ACCOUNT.strip() + b"]", "pile.jsonl", False),
        (b'{\n "text": "Nine barges sank."\n}', "one.json", False),
        (b"{Nine} barges sank.\n", "-", False),
        (b"Nine barges sank.\n" + ACCOUNT, "-", True),
        (b"<html>{}", "-", False),
        (ACCOUNT.decode().encode("utf-16"), "pile.jsonl", False),
        (b"\x1f\x8b\x08\n", "pile.jsonl", False),
        (b"{" * 100_000 + b"\n", "-", False),
        (b"", "pile.jsonl", False),
    ],
)
def test_what_is_taken_for_lines(head: bytes, path: str, lines: bool) -> None:
    assert Lines(Pieces([head]), 1_000_000).are_accounts(path) is lines


def test_what_is_no_lines_is_given_whole_and_no_more_than_asked_for() -> None:
    pieces = [b"Nine ", b"barges\n", b"sank", b"." * 500]
    assert Lines(Pieces(pieces), 1_000).rest(10_000) == b"".join(pieces)
    assert len(Lines(Pieces([b"x" * 100] * 50), 200).rest(1_000)) <= 1_100
