"""The order of an archive's run: files, engine, tables, summary."""

import importlib.util
import shutil
import time
from pathlib import Path
from typing import Literal

import msgspec

from firsthand.lineage.archive.accounts import files_of
from firsthand.lineage.archive.results import finished, opened
from firsthand.lineage.archive.settings import Counts, Settings, Watch
from firsthand.records import UsageProblem

METHOD = "archive 2"
Engine = Literal["local", "spark"]


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """``lineage.json``: what was done, with what settings, what came of it, how long it took."""

    method: str
    engine: Engine
    source: str
    files: int
    settings: Settings
    counts: Counts
    seconds: float


def trace(
    source: Path,
    out: Path,
    settings: Settings,
    watch: Watch,
    *,
    engine: Engine = "local",
    master: str | None = None,
) -> Summary:
    """Write the lineage of the archive ``source`` to the folder ``out``; both engines give the same rows.

    ``master`` is the Spark master's address; None for what Spark's own configuration says. UsageProblem where there is
    no archive, ``out`` holds something else, or the engine is not installed.
    """
    if engine == "spark":
        _refuse_without_spark()
    started = time.monotonic()
    files = files_of(source)
    work = opened(out)
    if engine == "spark":
        from firsthand.lineage.archive import spark

        counts = spark.run(files, work, settings, watch, master)
    else:
        from firsthand.lineage.archive import local

        counts = local.run(files, work, settings, watch)
    seconds = round(time.monotonic() - started, 2)
    summary = Summary(
        method=METHOD,
        engine=engine,
        source=str(source),
        files=len(files),
        settings=settings,
        counts=counts,
        seconds=seconds,
    )
    finished(out, summary)
    return summary


def _refuse_without_spark() -> None:
    """PySpark hands Arrow batches on only where pandas is installed too, though nothing here uses it."""
    missing = [name for name in ("pyspark", "pyarrow", "pandas") if importlib.util.find_spec(name) is None]
    if missing:
        raise UsageProblem(
            f"The Spark engine needs {', '.join(missing)}.", "Install it with: pip install 'firsthand[spark]'"
        )
    if shutil.which("java") is None:
        raise UsageProblem("The Spark engine needs Java 17 or newer.", "Install a Java runtime, or use --engine local.")
