"""The Spark engine against the local one, on a real cluster of three processes."""

import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from firsthand.lineage.archive import Summary
from tests.lineage.archive import cluster
from tests.lineage.archive.made import archive, rows, write_lines

MISSING = [name for name in ("pyspark", "pyarrow", "pandas") if importlib.util.find_spec(name) is None]
MISSING += [] if shutil.which("java") else ["java"]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)} (make check-extras)")

TABLES = ("passages", "derivations", "families")
LIMIT_SECONDS = 150

Cluster = tuple[str, dict[str, str]]


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with cluster.running(tmp_path_factory.mktemp("cluster")) as running:
        yield running


def trace(source: Path, out: Path, environment: dict[str, str], *options: str) -> Summary:
    """The command in a process of its own, as a Java machine stays with the process that began it."""
    command = [sys.executable, "-m", "firsthand", "lineage", str(source), "--out", str(out), "--sample", "4", "--json"]
    ran = subprocess.run(
        [*command, *options], env=environment, capture_output=True, text=True, timeout=LIMIT_SECONDS, check=False
    )
    assert ran.returncode == 3, ran.stderr
    return msgspec.json.decode(ran.stdout, type=Summary)


def test_both_engines_give_the_same_rows(master: Cluster, tmp_path: Path) -> None:
    """Two files, a crowd of 80 copies, footers, broken records, an id given twice."""
    address, environment = master
    records = archive()
    folder = tmp_path / "in"
    folder.mkdir()
    write_lines(folder / "a.jsonl", [*records[:60], "{", {"id": "empty", "text": ""}])
    write_lines(folder / "b.jsonl", [records[0], *records[60:]])
    local = trace(folder, tmp_path / "local", environment)
    spark = trace(folder, tmp_path / "spark", environment, "--engine", "spark", "--master", address, "--parts", "2")
    assert spark.counts == local.counts
    assert spark.counts.largest_family == 80
    assert spark.counts.set_aside == 3
    for table in TABLES:
        assert rows(tmp_path / "spark", table) == rows(tmp_path / "local", table)
        assert rows(tmp_path / "spark", table)
    aside = [(tmp_path / engine / "set-aside.jsonl").read_text() for engine in ("local", "spark")]
    assert aside[0] == aside[1]
