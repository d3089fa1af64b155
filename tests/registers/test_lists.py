"""Sanctions lists as they come: FollowTheMoney line JSON, OFAC's files."""

from pathlib import Path

import msgspec
import pytest

from firsthand.records import Unreadable
from firsthand.registers import lists
from firsthand.registers.lists import Listing, read_lists

COMPANY = {"id": "e1", "schema": "Company", "properties": {"name": ["Vostelin Trade FZE"], "alias": ["Востелин"]}}
SANCTION = {
    "id": "s1",
    "schema": "Sanction",
    "properties": {"entity": ["e1"], "listingDate": ["2023-04-12"], "program": ["X-1"]},
}


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_line_json_with_the_dates_of_its_sanctions(tmp_path: Path) -> None:
    lines = [SANCTION, COMPANY, {"id": "a", "schema": "Address", "properties": {"full": ["Somewhere 1"]}}]
    path = written(tmp_path, "list.json", b"\n".join(map(msgspec.json.encode, lines)))
    ((entry,), skipped) = read_lists([path])
    assert entry.names == ("Vostelin Trade FZE", "Востелин")
    assert entry.listings == (Listing("2023-04-12", "X-1"),)
    assert skipped == ()


def test_statements_alone_are_properties_too(tmp_path: Path) -> None:
    data = {"id": "e", "schema": "Person", "statements": [{"prop": "name", "value": "Orlo Venn"}]}
    ((entry,), _) = read_lists([written(tmp_path, "list.json", msgspec.json.encode(data))])
    assert entry.names == ("Orlo Venn",)


def test_a_broken_line_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = written(tmp_path, "list.json", msgspec.json.encode(COMPANY) + b"\n{broken\n" + b'{"id": 1}\n')
    entries, skipped = read_lists([path])
    assert len(entries) == 1
    assert [line.split(":")[0] for line in skipped] == ["list.json, line 2", "list.json, line 3"]


def test_each_programme_has_its_own_day_and_the_topics_stay(tmp_path: Path) -> None:
    other = {
        "id": "s2",
        "schema": "Sanction",
        "properties": {"entity": ["e1"], "startDate": ["2019"], "authority": ["Z"]},
    }
    owner = {"id": "e2", "schema": "Person", "properties": {"name": ["Orlo Venn"], "topics": ["role.pep"]}}
    path = written(tmp_path, "list.json", b"\r\n".join(map(msgspec.json.encode, [other, COMPANY, SANCTION, owner])))
    (company, person), _ = read_lists([path])
    assert company.listings == (Listing("2019", "Z"), Listing("2023-04-12", "X-1"))
    assert (person.listings, person.topics) == ((), ("role.pep",))


def test_sanctions_nested_in_what_they_list(tmp_path: Path) -> None:
    nested = COMPANY | {"properties": {**COMPANY["properties"], "sanctions": [SANCTION, "s9", {"id": "bare"}]}}  # type: ignore[dict-item]
    ((entry,), skipped) = read_lists([written(tmp_path, "nested.json", msgspec.json.encode(nested))])
    assert (entry.listings, skipped) == ((Listing("2023-04-12", "X-1"),), ())


def test_marks_line_ends_and_nul(tmp_path: Path) -> None:
    good = msgspec.json.encode(COMPANY)
    data = b"\xef\xbb\xbf" + good + b"\r\n\r\n" + good.replace(b"Vostelin", b"Vos\0telin") + b"\r\n" + good
    entries, skipped = read_lists([written(tmp_path, "list.json", data)])
    assert len(entries) == 2
    assert [line.split(":")[0] for line in skipped] == ["list.json, line 3"]


def test_a_line_without_end_is_told_and_never_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "LINE", 1 << 10)
    good = msgspec.json.encode(COMPANY)
    path = written(tmp_path, "list.json", good + b'\n{"id": "' + b"a" * 10_000 + b"\n" + good + b"\n" + b"[" * 5000)
    entries, skipped = read_lists([path])
    assert len(entries) == 2
    assert [line.split(":")[0] for line in skipped] == ["list.json, line 2", "list.json, line 4"]


def test_deep_nesting_is_a_broken_line(tmp_path: Path) -> None:
    deep = b'{"id": "x", "schema": "Person", "properties": {"name": ' + b"[" * 200_000 + b"]" * 200_000 + b"}}"
    entries, skipped = read_lists([written(tmp_path, "list.json", msgspec.json.encode(COMPANY) + b"\n" + deep)])
    assert (len(entries), len(skipped)) == (1, 1)


def test_of_many_broken_lines_the_first_are_told_and_the_rest_counted(tmp_path: Path) -> None:
    data = msgspec.json.encode(COMPANY) + b"\n{" * 250
    assert read_lists([written(tmp_path, "list.json", data)])[1][-1] == "150 more lines"


@pytest.mark.parametrize(
    ("start", "word"),
    [
        (b"\x1f\x8b\x08\0", "gunzip"),
        (b"PK\x03\x04", "unzip"),
        ("{}".encode("utf-16"), "UTF-8"),
        (b"<xml/>", "SDN.CSV"),
        (b'{\n "id": "e1"\n}', "a line"),
        (b"", "SDN.CSV"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(tmp_path: Path, start: bytes, word: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_lists([written(tmp_path, "list.bin", start)])
    assert word in refused.value.advice


SDN = (
    b'36,"VENN, Orlo","individual","PROG1] [PROG2",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 04 May 1961; nationality Ardun."\r\n'
    b'37,"MERIDIAN DAWN","vessel","PROG2",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n\x1a'
)


def test_ofac_with_its_companions(tmp_path: Path) -> None:
    written(tmp_path, "ALT.CSV", b'36,12,"aka","VEN, Orla",-0- \r\n')
    written(tmp_path, "add.csv", b'36,25,"1 Quay","Ardun City","Ardun",-0- \r\n')
    (person, vessel), skipped = read_lists([written(tmp_path, "SDN.CSV", SDN), tmp_path / "ALT.CSV"])
    assert (person.schema, person.names) == ("Person", ("VENN, Orlo", "VEN, Orla"))
    assert person.listings == (Listing("", "PROG1"), Listing("", "PROG2"))
    assert (person.properties["alias"], person.properties["country"]) == (["VEN, Orla"], ["Ardun"])
    assert (vessel.schema, vessel.listings, skipped) == ("Vessel", (Listing("", "PROG2"),), ())


def test_a_stray_quote_spoils_one_row(tmp_path: Path) -> None:
    data = b'35,"OPEN,individual,X\r\n' + SDN
    entries, skipped = read_lists([written(tmp_path, "SDN.CSV", data)])
    assert [entry.id for entry in entries] == ["ofac-36", "ofac-37"]
    assert skipped == ("SDN.CSV, line 1: not an entry",)


def test_another_file_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as refused:
        read_lists([written(tmp_path, "list.txt", b"names, names\n")])
    assert "SDN.CSV" in refused.value.advice
