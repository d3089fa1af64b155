import gzip
import json
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from firsthand.cli import run
from firsthand.lineage.archive import Settings, Summary, trace
from firsthand.records import UsageProblem
from tests.lineage.archive.made import LONG, STORY, archive, prose, rows, write_lines


def traced(source: Path, out: Path, **settings: int) -> Summary:
    return trace(source, out, Settings(**settings), lambda _step, _accounts: None)


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    traced(write_lines(folder / "archive.jsonl", archive()), folder / "out", sample=4)
    return folder / "out"


def derivation(results: Path, *pair: str) -> tuple[str, str, str, str, str]:
    (found,) = [row for row in rows(results, "derivations") if {row[0], row[1]} == set(pair)]
    return found[:5]


def test_a_reprint_that_credits_the_outlet_is_the_child(results: Path) -> None:
    assert derivation(results, "story", "reprint") == ("reprint", "story", "reprint", "known", "credit")


def test_an_excerpt_that_ends_within_a_sentence_of_the_other_is_the_child(results: Path) -> None:
    assert derivation(results, "long", "cut") == ("cut", "long", "excerpt", "known", "breaks off")


def test_two_versions_have_no_direction(results: Path) -> None:
    assert derivation(results, "version 1", "version 2")[2:] == ("update", "undetermined", "")


def test_passages_are_places_in_the_untouched_text(results: Path) -> None:
    texts = {record["id"]: record["text"] for record in archive()}
    (passage,) = [row for row in rows(results, "passages") if {row[0], row[3]} == {"long", "cut"}]
    assert passage[:6] == ("long", 0, len(texts["cut"].removesuffix(" 𝒳.")), "cut", 0, passage[5])
    assert LONG[passage[1] : passage[2]] == texts["cut"][passage[4] : passage[5]]
    assert "𝒳" in LONG[passage[1] : passage[2]]


def test_a_footer_is_marked_and_joins_nobody(results: Path) -> None:
    footers = [row for row in rows(results, "passages") if row[0].startswith("page")]
    assert len(footers) == 15
    assert all(row[7] for row in footers)
    assert {size for name, _, size in rows(results, "families") if name.startswith("page")} == {1}


def test_every_account_has_a_family(results: Path) -> None:
    families = {name: (family, size) for name, family, size in rows(results, "families")}
    assert families.keys() == {record["id"] for record in archive()}
    assert families["reprint"] == families["story"] == ("story", 2)
    assert families["copy 79"] == ("copy 0", 80)
    assert families["own 3"] == ("own 3", 1)


def test_files_of_every_kind_read_alike(tmp_path: Path) -> None:
    records = archive()[:4]
    lines = write_lines(tmp_path / "plain.jsonl", records)
    packed = tmp_path / "packed" / "a.jsonl.gz"
    packed.parent.mkdir()
    packed.write_bytes(gzip.compress(lines.read_bytes()))
    kinds = {"plain": lines, "gz": packed.parent}
    with duckdb.connect() as connection:
        for name, how in (("rows.parquet", "format parquet"), ("packed.jsonl.zst", "format json, compression zstd")):
            kinds[name] = tmp_path / name
            source = f"read_json('{lines}', columns = {{id: 'varchar', outlet: 'varchar', text: 'varchar'}})"
            connection.execute(f"copy (from {source}) to '{kinds[name]}' ({how})")
    found = []
    for name, source in kinds.items():
        assert traced(source, tmp_path / f"out {name}").counts.accounts == 4
        found.append([rows(tmp_path / f"out {name}", table) for table in ("passages", "derivations", "families")])
    assert all(one == found[0] for one in found)
    assert found[0][1]


def test_passim_calls_the_outlet_series(tmp_path: Path) -> None:
    records = [{"id": 1, "series": "Ledger", "text": STORY}, {"id": 2, "text": f"{STORY} (Ledger)"}]
    traced(write_lines(tmp_path / "a.jsonl", records), tmp_path / "out", sample=4)
    assert rows(tmp_path / "out", "derivations")[0][:5] == ("2", "1", "reprint", "known", "credit")


def test_what_holds_no_account_is_set_aside_with_its_reason(tmp_path: Path) -> None:
    broken = [
        "{",
        "[1]",
        "",
        {"id": "empty", "text": " "},
        "[" * 100_000,
        {"id": "story", "text": "again"},
        "x" * 5_000,
    ]
    lone = '{"id": "lone", "text": "a \\ud83d b"}'
    source = write_lines(tmp_path / "a.jsonl", [archive()[0], *broken, lone, {"text": "no id"}])
    (tmp_path / "b.parquet").write_bytes(b"PAR1 not really")
    source.write_bytes(source.read_bytes() + b'{"id": "\xff", "text": "x"}\n')
    summary = traced(tmp_path, tmp_path / "out", line_bytes=4_000)
    aside = [json.loads(line) for line in (tmp_path / "out" / "set-aside.jsonl").read_bytes().splitlines()]
    assert [one["reason"].partition(":")[2].strip() for one in aside if one["file"] == "a.jsonl"] == [
        "not JSON",
        "JSON, but no object",
        "no text",
        "more than 4,000 bytes in one line",
        "a second account with the id story",
        "more than 4,000 bytes in one line",
        "not JSON",
    ]
    assert [one["file"] for one in aside][-1] == "b.parquet"
    assert summary.counts.set_aside == len(aside) == 8
    assert {name for name, _, _ in rows(tmp_path / "out", "families")} == {"story", "lone", "a.jsonl#10"}


def test_an_empty_archive_has_empty_tables(tmp_path: Path) -> None:
    counts = traced(write_lines(tmp_path / "a.jsonl", []), tmp_path / "out").counts
    assert (counts.accounts, counts.families, counts.largest_family) == (0, 0, 0)
    assert [rows(tmp_path / "out", table) for table in ("passages", "derivations", "families")] == [[], [], []]


def test_files_give_the_same_as_memory(tmp_path: Path, results: Path) -> None:
    traced(write_lines(tmp_path / "a.jsonl", archive()), tmp_path / "out", sample=4, memory=1)
    for table in ("passages", "derivations", "families"):
        assert rows(tmp_path / "out", table) == rows(results, table)


def test_a_folder_with_anything_else_in_it_is_refused_and_kept(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "a.jsonl", archive()[:2])
    with pytest.raises(UsageProblem, match="something else"):
        traced(source, tmp_path)
    with pytest.raises(UsageProblem, match="is a file"):
        traced(source, source)
    assert source.exists()
    traced(source, tmp_path / "out")
    write_lines(source, archive()[:1])
    assert traced(source, tmp_path / "out").counts.accounts == 1
    assert rows(tmp_path / "out", "derivations") == []


def test_no_archive_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    for source in (tmp_path, tmp_path / "missing"):
        with pytest.raises(UsageProblem):
            traced(source, tmp_path / "out")


def test_the_command_says_what_it_found(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    source, out = write_lines(tmp_path / "a.jsonl", [*archive()[:4], "{"]), tmp_path / "out"
    assert run(["lineage", str(source), "--out", str(out), "--sample", "4", "--json"]) == 3
    printed = json.loads(capfd.readouterr().out)
    assert printed == json.loads((out / "lineage.json").read_bytes())
    assert printed["counts"]["derivations"] == {"excerpt": 1, "reprint": 1}
    assert run(["lineage", str(source), "--out", str(out), "--sample", "4", "--quiet"]) == 3
    assert capfd.readouterr().out.splitlines()[1:] == [
        f"2 families, the largest of 2 accounts. Tables: {out}",
        f"Set aside: 1 records; the reasons are in {out / 'set-aside.jsonl'}.",
    ]


def test_without_the_extra_the_command_says_what_to_install(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    source = write_lines(tmp_path / "a.jsonl", archive()[:1])
    assert run(["lineage", str(source), "--out", str(tmp_path / "out"), "--engine", "spark"]) == 2
    assert "pip install 'firsthand[spark]'" in capfd.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_local_engine_needs_no_arrow() -> None:
    script = "import sys, firsthand.lineage.archive.local; print({'pyarrow', 'pyspark', 'pandas'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout == "set()\n"


def test_a_shared_sentence_is_a_passage_and_no_derivation(tmp_path: Path) -> None:
    records = [{"id": str(n), "text": f"{prose(10 + n, 150)} {prose(20, 30)} {prose(30 + n, 150)}"} for n in range(2)]
    counts = traced(write_lines(tmp_path / "a.jsonl", records), tmp_path / "out", sample=1).counts
    assert (counts.passages, counts.derivations, counts.families) == (1, {}, 0)
