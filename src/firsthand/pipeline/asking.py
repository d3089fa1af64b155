"""One question to an OpenAI-compatible service over HTTP, and every way in which it can go unanswered.

What comes back is taken for hostile: it is bounded in size and time, redirects are not followed, and nothing but one
string is taken out of it.
"""

import http.client
import json
import socket
import ssl
import threading
from collections.abc import Sequence
from contextlib import suppress
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from firsthand import __version__
from firsthand.records import UsageProblem

MOST_BYTES = 2_000_000
"""Of an answer. Some fifty statements in JSON have a hundredth of that."""
_PATH = "/chat/completions"


class Unanswered(Exception):
    """Why there is no answer, in words. ``hopeless`` where there will be none to the next question either."""

    def __init__(self, reason: str, *, hopeless: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hopeless = hopeless


class Service:
    """Where a model is asked. UsageProblem where ``url`` or ``key`` cannot be worked with."""

    def __init__(self, url: str, model: str, key: str | None, timeout_seconds: float) -> None:
        advice = "Write it like http://127.0.0.1:8080/v1 or https://service.example/v1."
        try:
            parts = urlsplit(url.strip())
            port = parts.port
        except ValueError as problem:
            raise UsageProblem(f"llm_url is no address ({problem}).", advice) from None
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.query:
            raise UsageProblem("llm_url is no plain http or https address.", advice)
        if key is not None and not (key.isascii() and key.isprintable()):
            raise UsageProblem("llm_key holds characters that no key has.", "Set FIRSTHAND_LLM_KEY again.")
        if key and parts.scheme == "http" and not _is_here(parts.hostname):
            raise UsageProblem("llm_key would go over the network in the clear.", "Give an https address in llm_url.")
        self.model = model
        self._secure = parts.scheme == "https"
        self._host, self._port = parts.hostname, port
        path = parts.path.rstrip("/")
        self._path = path if path.endswith(_PATH) else path + _PATH
        self._key = key
        self._timeout_seconds = timeout_seconds

    @property
    def place(self) -> str:
        """Scheme, host and port, for people to read."""
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"{'https' if self._secure else 'http'}://{host}" + (f":{self._port}" if self._port else "")

    def ask(self, messages: Sequence[dict[str, str]]) -> str:
        """The text of the answer. Raises Unanswered."""
        body = json.dumps({"model": self.model, "messages": list(messages), "temperature": 0, "stream": False}).encode()
        headers = {
            "Content-Type": "application/json",
            "Accept": "application/json",
            "Connection": "close",
            "User-Agent": f"firsthand/{__version__}",
        }
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        connection = self._connection()
        try:
            connection.connect()
        except TimeoutError:
            raise Unanswered(self._too_slow, hopeless=True) from None
        except (OSError, ValueError) as problem:
            raise Unanswered(f"{self.place} cannot be reached ({problem})", hopeless=True) from None
        # A server that sends a byte now and then keeps every single wait short: only closing the line ends that.
        late, line = threading.Event(), connection.sock
        timer = threading.Timer(self._timeout_seconds, _hang_up, (line, late))
        timer.daemon = True
        timer.start()
        try:
            connection.request("POST", self._path, body, headers)
            return self._answer(connection.getresponse())
        except (OSError, ValueError, http.client.HTTPException) as problem:
            if late.is_set() or isinstance(problem, TimeoutError):
                raise Unanswered(self._too_slow) from None
            raise Unanswered(f"the connection broke ({type(problem).__name__})") from None
        except Unanswered:
            if late.is_set():
                raise Unanswered(self._too_slow) from None
            raise
        finally:
            timer.cancel()
            connection.close()

    def _connection(self) -> http.client.HTTPConnection:
        if self._secure:
            context = ssl.create_default_context()
            return http.client.HTTPSConnection(self._host, self._port, timeout=self._timeout_seconds, context=context)
        return http.client.HTTPConnection(self._host, self._port, timeout=self._timeout_seconds)

    @property
    def _too_slow(self) -> str:
        return f"no whole answer within {self._timeout_seconds:g} seconds"

    def _answer(self, response: http.client.HTTPResponse) -> str:
        with response:
            if 300 <= response.status < 400:
                raise Unanswered(
                    f"it answered {response.status} and points elsewhere, which is not followed", hopeless=True
                )
            if response.status != 200:
                raise Unanswered(f"it answered {response.status}", hopeless=response.status in (401, 403, 404))
            kind = (response.headers.get_content_type() or "").lower()
            if kind != "application/json" and not kind.endswith("+json"):
                raise Unanswered(f"it answered with {kind[:60]} instead of JSON")
            data = response.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise Unanswered(f"its answer is larger than {MOST_BYTES:,} bytes")
        return _content(data)


def _hang_up(line: socket.socket, late: threading.Event) -> None:
    late.set()
    with suppress(OSError, ValueError):
        line.shutdown(socket.SHUT_RDWR)


def _content(data: bytes) -> str:
    """``choices[0].message.content`` of a completion."""
    try:
        found: Any = json.loads(data)
        content = found["choices"][0]["message"]["content"]
    except (ValueError, RecursionError):
        raise Unanswered("its answer is no JSON") from None
    except (KeyError, IndexError, TypeError):
        raise Unanswered("its answer is no completion") from None
    if not isinstance(content, str):
        raise Unanswered("its answer is no completion")
    return content


def _is_here(host: str) -> bool:
    """Whether a host is this machine."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
