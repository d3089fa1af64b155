"""What every test stands on: no network, known random cases, and what may lie beside the project."""

import os
import signal
import socket
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest

if TYPE_CHECKING:
    from tests.steps import Say

PROJECT = Path(__file__).parent.parent

HERE = {"127.0.0.1", "::1", "localhost", None}

# No deadline: a shared machine stalls. In continuous integration the cases are the same in every run.
hypothesis.settings.register_profile("local", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "local")


TRACED = 0.5
"""Seconds for which coverage follows a test. What goes on for longer goes round: tracing makes a loop of hostile
text three times as slow, and reaches no line that it had not reached."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Iterator[None]:
    """Coverage rests where a test runs long."""
    trace = sys.gettrace()
    if trace is None:
        return (yield)
    signal.signal(signal.SIGALRM, lambda *_: sys.settrace(None))
    signal.setitimer(signal.ITIMER_REAL, TRACED)
    try:
        return (yield)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        sys.settrace(trace)


@pytest.fixture
def untraced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that the test starts run without coverage: they go through the whole program, and others see its lines."""
    for name in [name for name in os.environ if name.startswith("COV")]:
        monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever tries to reach another host fails here, with its name. This machine itself may be reached."""
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def refuse(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6} and address[0] not in HERE:
            pytest.fail(f"a test tried to reach {address}")
        connect(self, address)

    def resolve(host: Any, *rest: Any, **named: Any) -> Any:
        if host not in HERE:
            pytest.fail(f"a test tried to look up {host}")
        return look_up(host, *rest, **named)

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", resolve)


@pytest.fixture(scope="session", autouse=True)
def _one_model() -> Iterator[None]:
    """The parser's model is loaded once for all tests of a process."""
    from firsthand.language import parser

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parser, "load_model", cache(parser.load_model))
        yield


@pytest.fixture
def quick_steps() -> Iterator[None]:
    """The made-up steps in place of the real ones."""
    from tests.steps import made_up_steps

    with made_up_steps():
        yield


@pytest.fixture
def say(capfd: pytest.CaptureFixture[str]) -> "Say":
    """The command line, in this process."""
    from firsthand.cli import run

    def called(*words: str | Path) -> tuple[int, str, str]:
        capfd.readouterr()
        status = run([str(word) for word in words])
        out, err = capfd.readouterr()
        return status, out, err

    return called


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real accounts beside the project; the test is skipped where there is none."""
    found = PROJECT.parent / "shared"
    if not (found / "seeds").is_dir():
        pytest.skip("the folder of real accounts is not beside the project")
    return found
