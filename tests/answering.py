"""A small OpenAI-compatible service on this machine for the tests: it answers as it is told to, rightly or not."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = Callable[["Asked"], None]


class Asked(BaseHTTPRequestHandler):
    """One request. ``question`` is its body."""

    question: Any

    def do_POST(self) -> None:
        """Keep the request and let the service's reply answer it."""
        self.question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        service: Service = self.server.service  # type: ignore[attr-defined]
        service.asked.append(self)
        service.reply(self)

    def send(self, body: bytes, *, status: int = 200, kind: str = "application/json", **headers: str) -> None:
        """A whole answer."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def say(self, content: object) -> None:
        """A completion with this content, as JSON unless it is text."""
        text = content if isinstance(content, str) else json.dumps(content)
        self.send(json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]}).encode())

    @property
    def text(self) -> str:
        """The piece of an account that was sent."""
        return str(self.question["messages"][-1]["content"])

    def log_message(self, *_: Any) -> None:
        """Nothing on stderr."""


class Service:
    """A running service: where it is, what it was asked, how it answers."""

    def __init__(self, reply: Reply) -> None:
        self.reply = reply
        self.asked: list[Asked] = []
        self.url = ""
        self.over = threading.Event()
        """Set when the test is over: a reply that stalls waits for it."""


@contextmanager
def service(reply: Reply) -> Iterator[Service]:
    """A service on a free port of 127.0.0.1."""
    running = Service(reply)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Asked)
    server.daemon_threads = True
    server.service = running  # type: ignore[attr-defined]
    running.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield running
    finally:
        running.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


def statements(*items: dict[str, object]) -> Reply:
    """Always the same proposals."""
    return lambda asked: asked.say({"statements": list(items)})
