"""JSON that is no JSON lines, fields of other tools, and the time that a source states."""

import json
import os
from pathlib import Path

import pytest

from firsthand.ingest import read_bytes, read_sources
from firsthand.ingest.stateddates import stated_moment
from firsthand.records import Captured, Document, SetAside
from tests.ingest.made import ARTICLE, LEAD, SECOND, STORY, page, read, refused


def documents(value: object, path: str = "pile.json") -> tuple[Document, ...]:
    data = value if isinstance(value, bytes) else json.dumps(value, ensure_ascii=False, indent=1).encode()
    found = read_bytes(data, path)
    assert isinstance(found, Captured), found
    return found.documents


@pytest.mark.parametrize("path", ["pile.json", "pile.txt", "pile.jsonl", "pile"])
def test_an_array_of_records_reads_like_json_lines(path: str) -> None:
    first, second = documents([{"id": "a", "text": STORY, "outlet": "NYT"}, {"id": "b", "text": LEAD}], path)
    assert (first.source_id, first.record, first.media, first.text, first.outlet_key) == (
        "a",
        1,
        "jsonl",
        STORY,
        "nytimes.com",
    )
    assert (second.source_id, second.record) == ("b", 2)


def test_a_stray_value_in_an_array_costs_nothing_but_itself() -> None:
    found = read_bytes(
        json.dumps([{"id": "a", "text": STORY}, None, 5, [], {"id": "b", "text": LEAD}]).encode(), "a.json"
    )
    assert isinstance(found, Captured)
    assert [d.source_id for d in found.documents] == ["a", "b"]
    assert [one.reason for one in found.set_aside] == [f"Record {n}: a JSON value, but no object." for n in (2, 3, 4)]


def test_what_one_reader_refuses_in_an_array_does_not_cost_the_records_beside_it() -> None:
    data = f'[{{"id": "a", "text": {json.dumps(STORY)}}}, {{"id": "b", "size": NaN, "text": "Half \\ud800 a mark."}}]'
    assert [d.source_id for d in documents(data.encode())] == ["a", "b"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("path", ["pile.json", "pile.txt"])
def test_an_array_in_wide_characters_is_read(encoding: str, path: str) -> None:
    data = json.dumps([{"id": "a", "text": STORY}, {"id": "b", "text": LEAD}]).encode(encoding)
    assert [d.source_id for d in documents(data, path)] == ["a", "b"]


@pytest.mark.parametrize("data", [b"[" * 100_000 + b"]" * 100_000, b'[{"text": ' + b"[" * 100_000])
@pytest.mark.parametrize("path", ["deep.json", "deep.txt", "deep.jsonl"])
def test_json_that_is_nested_too_deeply_is_set_aside_in_plain_words(data: bytes, path: str) -> None:
    assert "nested more deeply" in refused(data, path).reason


def test_one_record_and_lines_under_the_plain_suffix() -> None:
    assert [d.source_id for d in documents({"id": "a", "text": STORY})] == ["a"]
    lines = b"\n".join(json.dumps({"id": n, "text": STORY}).encode() for n in range(3))
    assert [d.source_id for d in documents(lines)] == ["0", "1", "2"]


def test_a_broken_record_alone_is_set_aside() -> None:
    found = read_bytes(json.dumps([{"id": "a", "text": STORY}, {"id": "b"}, {"text": "x"}]).encode(), "a.json")
    assert isinstance(found, Captured)
    assert len(found.documents) == 1
    assert [a.reason.split(":")[0] for a in found.set_aside] == ["Record 2", "Record 3"]


@pytest.mark.parametrize("value", [{"articles": [{"text": STORY}]}, [1, 2], ["a story"], {"a": 1}, [], [[{"text": 1}]]])
def test_other_json_is_set_aside_with_what_to_do(value: object) -> None:
    found = refused(json.dumps(value).encode(), "a.json")
    assert "JSON" in found.reason
    assert "id and text" in found.advice


def test_json_nested_without_end_is_set_aside() -> None:
    refused(b"[" * 200_000, "a.json")
    refused(b"[" * 200_000 + b"]" * 200_000, "a.json")
    refused(b'{"a":' * 50_000 + b"1" + b"}" * 50_000, "a.json")


def test_prose_in_brackets_is_prose() -> None:
    assert read(f"[From our correspondent]\n\n{STORY}").media == "text"


def test_json_lines_in_utf_16() -> None:
    assert documents((json.dumps({"id": "a", "text": STORY}) + "\n").encode("utf-16"), "a.jsonl")[0].text == STORY


@pytest.mark.parametrize(
    ("fields", "outlet", "published"),
    [
        ({"series": "NYT", "date": "2031-05-09"}, "NYT", "2031-05-09"),
        ({"source": "The Sound Gazette", "date": "2031-05-09T08:15:00Z"}, "The Sound Gazette", "2031-05-09T08:15:00Z"),
        ({"source": {"id": None, "name": "The Sound Gazette"}}, "The Sound Gazette", None),
        ({"outlet": "A", "series": "B", "source": "C", "published": "2031-05-08", "date": "2031"}, "A", "2031-05-08"),
    ],
)
def test_fields_of_other_tools(fields: dict[str, object], outlet: str, published: str | None) -> None:
    (document,) = documents([{"id": "a", "text": STORY, **fields}])
    assert document.outlet is not None
    assert document.outlet.value == outlet
    assert (document.published.value if document.published else None) == published


@pytest.mark.parametrize(
    ("stated", "moment"),
    [
        ("2025-10-27T09:12:00Z", "2025-10-27T09:12:00Z"),
        ("2025-10-27T09:12:00.123Z", "2025-10-27T09:12:00Z"),
        ("2025-10-27 09:12", "2025-10-27T09:12"),
        ("2025-10-27T09:12:33+0530", "2025-10-27T09:12:33+05:30"),
        ("2025-10-27 23:12:33 UTC", "2025-10-27T23:12:33Z"),
        ("2025-10-27T23:30-05:00", "2025-10-27T23:30-05:00"),
        ("2025-10-27T00:00:00Z", "2025-10-27"),
        ("2025-10-27", "2025-10-27"),
        ("2025-10-27T29:99", "2025-10-27"),
        ("October 27, 2025 9:12 am", "2025-10-27"),
        ("0001-01-01T09:12:00Z", None),
    ],
)
def test_a_stated_time_is_kept(stated: str, moment: str | None) -> None:
    assert stated_moment(stated) == moment


def test_a_page_takes_the_time_of_its_day_from_another_statement() -> None:
    linked = json.dumps({"@type": "NewsArticle", "headline": "Ferries", "datePublished": "2031-05-09"})
    head = f"<script type='application/ld+json'>{linked}</script><meta property='article:published_time' content='2031-05-09T06:05:00Z'>"
    found = read(page(ARTICLE, head), "page.html").published
    assert found is not None
    assert found.value == "2031-05-09T06:05:00Z"


# ---- links and devices


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    pile, other = tmp_path / "pile", tmp_path / "other"
    for folder in (pile / "sub", other):
        folder.mkdir(parents=True)
    (pile / "a.txt").write_text(STORY, encoding="utf-8")
    (other / "secret.txt").write_text(SECOND, encoding="utf-8")
    (pile / "file").symlink_to(other / "secret.txt")
    (pile / "folder").symlink_to(other, target_is_directory=True)
    (pile / "sub" / "inside").symlink_to(pile / "a.txt")
    (pile / "zero").symlink_to("/dev/zero")
    found = list(read_sources([pile]))
    assert [Path(f.path).name for f in found if isinstance(f, Captured)] == ["a.txt"]
    aside = {Path(f.path).name: f.reason for f in found if isinstance(f, SetAside)}
    assert set(aside) == {"file", "folder", "zero"}
    assert all("out of the folder" in reason for reason in aside.values())


def test_a_link_that_is_given_is_followed(tmp_path: Path) -> None:
    (tmp_path / "pile").mkdir()
    (tmp_path / "pile" / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "pile", target_is_directory=True)
    (tmp_path / "file").symlink_to(tmp_path / "pile" / "a.txt")
    assert [type(f) for f in read_sources([tmp_path / "link"])] == [Captured]
    assert [type(f) for f in read_sources([tmp_path / "file"])] == [Captured]


def test_a_pipe_that_is_given_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (found,) = read_sources([tmp_path / "pipe"])
    assert isinstance(found, SetAside)
    assert "regular file" in found.reason
