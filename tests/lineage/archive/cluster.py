"""A real standalone Spark cluster on the loopback address: a master and two workers, each a process of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = "127.0.0.1"
START_SECONDS = 60
SMALL_WORK = """
spark.ui.enabled false
spark.sql.codegen.wholeStage false
spark.sql.codegen.factoryMode NO_CODEGEN
spark.sql.adaptive.enabled false
spark.driver.memory 512m
spark.executor.memory 512m
"""
"""Spark compiles and replans queries for data that is large; here that would take most of the time."""


@contextmanager
def running(folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The master's address and the environment for those who use it, while it and its workers run; all of them are ended
    whatever happens.
    """
    import pyspark

    home = Path(pyspark.__file__).parent
    (folder / "spark-defaults.conf").write_text(SMALL_WORK, encoding="utf-8")
    port = free_port()
    master = f"spark://{HERE}:{port}"
    environment = os.environ | {
        "SPARK_HOME": str(home),
        "SPARK_LOCAL_IP": HERE,
        "SPARK_MASTER_HOST": HERE,
        "SPARK_CONF_DIR": str(folder),
        "SPARK_LOG_DIR": str(folder),
        "SPARK_WORKER_DIR": str(folder / "workers"),
        "SPARK_LOCAL_DIRS": str(folder / "scratch"),
        "PYSPARK_PYTHON": sys.executable,
        "JAVA_TOOL_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    }
    begun: list[subprocess.Popen[bytes]] = []

    def begin(name: str, *arguments: str) -> Path:
        log = folder / f"{len(begun)}.log"
        command = [str(home / "bin" / "spark-class"), f"org.apache.spark.deploy.{name}", "--host", HERE, *arguments]
        with log.open("wb") as out:
            begun.append(
                subprocess.Popen(command, env=environment, stdout=out, stderr=out, cwd=folder, start_new_session=True)
            )
        return log

    try:
        log = begin("master.Master", "--port", str(port), "--webui-port", "0")
        _await(log, b"I have been elected leader", 1)
        for _ in range(2):
            begin("worker.Worker", "--webui-port", "0", "--cores", "1", "--memory", "1g", master)
        _await(log, b"Registering worker", 2)
        yield master, environment
    finally:
        for process in begun:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(10)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        return int(probe.getsockname()[1])


def _await(log: Path, words: bytes, times: int) -> None:
    until = time.monotonic() + START_SECONDS
    while log.read_bytes().count(words) < times:
        if time.monotonic() > until:
            raise TimeoutError(f"no {words!r} within {START_SECONDS} s: {log.read_text()[-2000:]}")
        time.sleep(0.1)
