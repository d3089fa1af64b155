"""Asking a service that answers rightly, slowly, brokenly or not at all."""

import json
import socket
import time
from collections.abc import Callable

import pytest

from firsthand.pipeline import asking
from firsthand.pipeline.asking import Service, Unanswered
from firsthand.records import UsageProblem
from tests.answering import Asked, service

QUESTION = [{"role": "user", "content": "Nine barges sank."}]
WHOLE = json.dumps({"choices": [{"message": {"content": "x"}}]}).encode()


def test_the_question_goes_to_the_address_and_the_text_of_the_answer_comes_back() -> None:
    with service(lambda asked: asked.say("Here.")) as running:
        assert Service(running.url + "/", "tiny", "k-1", 5).ask(QUESTION) == "Here."
        assert Service(running.url + "/chat/completions", "tiny", None, 5).ask(QUESTION) == "Here."
    first, second = running.asked
    assert first.path == second.path == "/v1/chat/completions"
    assert first.headers["Authorization"] == "Bearer k-1"
    assert "Authorization" not in second.headers
    assert first.question["model"] == "tiny"
    assert first.question["messages"] == QUESTION
    assert first.question["temperature"] == 0


def broken(asked: Asked) -> None:
    asked.send_response(200)
    asked.send_header("Content-Type", "application/json")
    asked.send_header("Content-Length", "5000")
    asked.end_headers()
    asked.wfile.write(WHOLE[:20])


def hung_up(asked: Asked) -> None:
    asked.connection.shutdown(socket.SHUT_RDWR)


BROKEN: dict[str, tuple[Callable[[Asked], None], str]] = {
    "an error": (lambda a: a.send(b"{}", status=500), "it answered 500"),
    "not allowed": (lambda a: a.send(b"{}", status=401), "it answered 401"),
    "a page": (lambda a: a.send(b"<html>", kind="text/html; charset=utf-8"), "text/html instead of JSON"),
    "another kind": (lambda a: a.send(WHOLE, kind="text/plain"), "text/plain instead of JSON"),
    "no JSON": (lambda a: a.send(b'{"choices": ['), "its answer is no JSON"),
    "half of it": (broken, "its answer is no JSON"),
    "deep": (lambda a: a.send(b"[" * 200_000), "its answer is no JSON"),
    "another shape": (lambda a: a.send(b'{"choices": []}'), "its answer is no completion"),
    "no text": (lambda a: a.send(b'{"choices": [{"message": {"content": null}}]}'), "its answer is no completion"),
    "hung up": (hung_up, "the connection broke"),
    "elsewhere": (lambda a: a.send(b"", status=302, Location="http://192.0.2.1/"), "points elsewhere"),
    "elsewhere, the question too": (lambda a: a.send(b"", status=307, Location="/other"), "points elsewhere"),
}


@pytest.mark.parametrize(("reply", "reason"), BROKEN.values(), ids=BROKEN)
def test_a_broken_answer_is_none_and_says_why(reply: Callable[[Asked], None], reason: str) -> None:
    with service(reply) as running, pytest.raises(Unanswered) as caught:
        Service(running.url, "tiny", None, 5).ask(QUESTION)
    assert reason in caught.value.reason
    assert len(running.asked) == 1


def test_a_huge_answer_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "MOST_BYTES", 1_000)
    with service(lambda asked: asked.send(b"x" * 50_000)) as running, pytest.raises(Unanswered, match="larger than"):
        Service(running.url, "tiny", None, 5).ask(QUESTION)


@pytest.mark.parametrize("drip", [False, True], ids=["silent", "a byte now and then"])
def test_a_slow_answer_is_not_waited_for(drip: bool) -> None:
    def slow(asked: Asked) -> None:
        if drip:
            asked.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Filler: ")
        while not asked.server.service.over.wait(0.05):  # type: ignore[attr-defined]
            if drip:
                try:
                    asked.wfile.write(b"x")
                except OSError:
                    return

    started = time.monotonic()
    with service(slow) as running, pytest.raises(Unanswered, match=r"no whole answer within 0\.3 seconds"):
        Service(running.url, "tiny", None, 0.3).ask(QUESTION)
    assert time.monotonic() - started < 10


def test_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(Unanswered, match="cannot be reached") as caught:
        Service(f"http://127.0.0.1:{port}", "tiny", None, 5).ask(QUESTION)
    assert caught.value.hopeless


@pytest.mark.parametrize(
    ("url", "key", "what"),
    [
        ("127.0.0.1:8080", None, "no plain http"),
        ("file:///etc/hosts", None, "no plain http"),
        ("http://someone:secret@127.0.0.1/", None, "no plain http"),
        ("http://127.0.0.1:port/", None, "no address"),
        ("http://[::1", None, "no address"),
        ("http://llm.example/v1", "k-1", "in the clear"),
        ("http://127.0.0.1/v1", "k\r\nX: y", "no key has"),
    ],
)
def test_an_address_or_key_that_cannot_be_used_is_refused_before_anything_is_sent(
    url: str, key: str | None, what: str
) -> None:
    with pytest.raises(UsageProblem, match=what) as caught:
        Service(url, "tiny", key, 5)
    assert "k-1" not in str(caught.value)


def test_a_key_goes_in_the_clear_to_this_machine_only() -> None:
    for url in ("http://127.0.0.1:1/v1", "http://[::1]:1/v1", "http://localhost:1/v1", "https://llm.example/v1"):
        assert Service(url, "tiny", "k-1", 5).place in url
