"""The guard that keeps the tests off the network (tests/conftest.py) does."""

import socket

import pytest

# A documentation address (RFC 5737): it belongs to nobody.
NOBODY = "192.0.2.1"


def test_a_connection_is_refused() -> None:
    with (
        socket.socket() as outward,
        pytest.raises(pytest.fail.Exception, match=r"tried to reach \('192\.0\.2\.1', 80\)"),
    ):
        outward.connect((NOBODY, 80))


def test_a_name_is_not_looked_up() -> None:
    with pytest.raises(pytest.fail.Exception, match=r"tried to look up news\.example"):
        socket.create_connection(("news.example", 80), timeout=1)


def test_this_machine_may_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as near:
        assert near.getpeername() == server.getsockname()
