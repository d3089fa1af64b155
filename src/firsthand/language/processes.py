"""The parser in several processes: sentences go out, compact arrays come back.

Each process is this module run by the same interpreter with the same module path. Nothing of the program that calls is
imported again, so a script needs no ``__main__`` guard. Where processes cannot be had, or one ends too soon, the rest is
parsed here and the reason is told: the result is the same, only later.
"""

import os
import signal
import struct
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import IO

import msgspec

from firsthand.language.parser import BATCH, ParsedSentence, Parser

WORTHWHILE = 4 * BATCH
"""Sentences. Fewer are parsed here sooner than another process has loaded the model, which takes two seconds."""
ONE_CORE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
"""What tells a process's matrix library that the other cores are the other processes'."""
_LENGTH = struct.Struct("<Q")


class Answer(msgspec.Struct, array_like=True):
    """What a process gives back: the sentences' grammar, or why there is none."""

    parsed: list[ParsedSentence] = []
    problem: str = ""


class ManyParsers(Parser):
    """A parser with ``processes`` others at its side; ``tell`` hears, once, why they are not used."""

    def __init__(
        self, processes: int, tell: Callable[[str], None], model: str | None = None, *, coded: bool = True
    ) -> None:
        super().__init__(model, coded=coded)
        self._processes = processes
        self._tell = tell
        self._workers: list[subprocess.Popen[bytes]] = []

    def parse(self, sentences: Sequence[str]) -> list[ParsedSentence]:
        """Grammar of each sentence, in order."""
        if self._processes < 2 or (not self._workers and len(sentences) < WORTHWHILE):
            return super().parse(sentences)
        pieces = [sentences[at : at + BATCH] for at in range(0, len(sentences), BATCH)]
        waiting: SimpleQueue[int] = SimpleQueue()
        for number in range(len(pieces)):
            waiting.put(number)
        done: dict[int, list[ParsedSentence]] = {}

        def serve(worker: subprocess.Popen[bytes]) -> None:
            with suppress(Empty):
                while True:
                    number = waiting.get_nowait()
                    done[number] = _asked(worker, pieces[number])

        try:
            self._start()
            with ThreadPoolExecutor(len(self._workers)) as threads:
                for served in [threads.submit(serve, worker) for worker in self._workers]:
                    served.result()
        except (OSError, ValueError) as problem:
            self.close()
            self._processes = 1
            self._tell(f"Parsing in one process: {problem}")
        for number in range(len(pieces)):
            if number not in done:
                done[number] = super().parse(pieces[number])
        return [one for number in range(len(pieces)) for one in done[number]]

    def close(self) -> None:
        """End the processes; without more input they end by themselves."""
        for worker in self._workers:
            for pipe in (worker.stdin, worker.stdout):
                if pipe is not None:
                    with suppress(OSError):
                        pipe.close()
        for worker in self._workers:
            worker.wait()
        self._workers = []

    def _start(self) -> None:
        if self._workers:
            return
        if not sys.executable:
            raise OSError("this program does not know its interpreter")
        path = os.pathsep.join(folder or os.getcwd() for folder in sys.path)
        # -P: the folder in which somebody happens to stand is no place to import from
        command = [sys.executable, "-P", "-m", __name__, self._model or "", "coded" if self._coded else ""]
        for _ in range(self._processes):
            self._workers.append(
                subprocess.Popen(
                    command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    env={**os.environ, **ONE_CORE, "PYTHONPATH": path},
                )
            )


def _asked(worker: subprocess.Popen[bytes], sentences: Sequence[str]) -> list[ParsedSentence]:
    """One round trip. OSError or ValueError where the process is gone, or gives back what is no answer."""
    assert worker.stdin is not None
    assert worker.stdout is not None
    received = None
    with suppress(BrokenPipeError):  # it has ended already, and not while we wait for its answer: told alike
        _send(worker.stdin, msgspec.msgpack.encode(sentences))
        received = _receive(worker.stdout)
    if received is None:
        raise OSError(f"a parsing process ended with status {worker.wait()}")
    answer = msgspec.msgpack.decode(received, type=Answer)
    if answer.problem or len(answer.parsed) != len(sentences):
        raise OSError(answer.problem or "a parsing process left sentences out")
    return answer.parsed


def _send(stream: IO[bytes], data: bytes) -> None:
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def _receive(stream: IO[bytes]) -> bytes | None:
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    return data if len(data) == length else None


def _serve(model: str | None, *, coded: bool) -> None:
    """The other side: parse what comes in until nothing does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program that waits for us
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get in between
    parser = Parser(model, coded=coded)
    while (received := _receive(sys.stdin.buffer)) is not None:
        try:
            answer = Answer(parser.parse(msgspec.msgpack.decode(received, type=list[str])))
        except Exception as problem:
            answer = Answer(problem=f"{type(problem).__name__}: {problem}"[:300].encode("utf-8", "replace").decode())
        _send(answers, msgspec.msgpack.encode(answer))


if __name__ == "__main__":
    with suppress(OSError):  # nobody reads our answers any more
        _serve(sys.argv[1] or None, coded=sys.argv[2] == "coded")
