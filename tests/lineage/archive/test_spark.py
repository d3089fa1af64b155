"""The Spark engine against the local one, on a real cluster of three processes."""

import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from firsthand.lineage.archive import Settings, Summary
from tests.lineage.archive import cluster
from tests.lineage.archive.made import archive, rows, write_lines

MISSING = [name for name in ("pyspark", "pyarrow") if importlib.util.find_spec(name) is None]
MISSING += [] if shutil.which("java") else ["java"]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)} (make check-extras)")

TABLES = ("passages", "derivations", "families")
LIMIT_SECONDS = 240


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with cluster.running(tmp_path_factory.mktemp("cluster")) as address:
        yield address


def trace(source: Path, out: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, as a Java machine stays with the process that began it."""
    command = [sys.executable, "-m", "firsthand", "lineage", str(source), "--out", str(out), "--sample", "4", "--json"]
    environment = {"SPARK_LOCAL_IP": cluster.HERE, "PYSPARK_PYTHON": sys.executable}
    return subprocess.run(
        [*command, *options],
        env=__import__("os").environ | environment,
        capture_output=True,
        text=True,
        timeout=LIMIT_SECONDS,
        check=False,
    )


def test_both_engines_give_the_same_rows(master: str, tmp_path: Path) -> None:
    """Two files, a crowd of 80 copies, footers, broken records, an id given twice."""
    records = archive()
    folder = tmp_path / "in"
    folder.mkdir()
    write_lines(folder / "a.jsonl", [*records[:60], "{", {"id": "empty", "text": ""}])
    write_lines(folder / "b.jsonl", [records[0], *records[60:]])
    summaries = []
    for engine, options in (("local", ()), ("spark", ("--master", master, "--parts", "3"))):
        ran = trace(folder, tmp_path / engine, "--engine", engine, *options)
        assert ran.returncode == 3, ran.stderr
        summaries.append(Summary.__struct_config__ and __import__("msgspec").json.decode(ran.stdout, type=Summary))
    local, spark = summaries
    assert spark.counts == local.counts
    assert spark.counts.largest_family == 80
    assert spark.settings == Settings(sample=4, parts=3)
    for table in TABLES:
        assert rows(tmp_path / "spark", table) == rows(tmp_path / "local", table)
        assert rows(tmp_path / "spark", table)
    aside = [(tmp_path / engine / "set-aside.jsonl").read_text() for engine in ("local", "spark")]
    assert aside[0] == aside[1]


def test_an_empty_archive_has_empty_tables(master: str, tmp_path: Path) -> None:
    ran = trace(write_lines(tmp_path / "a.jsonl", []), tmp_path / "out", "--engine", "spark", "--master", master)
    assert ran.returncode == 0, ran.stderr
    assert [rows(tmp_path / "out", table) for table in TABLES] == [[], [], []]
