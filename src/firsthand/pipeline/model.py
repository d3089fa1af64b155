"""A language model beside the rules: asked about what it was not asked before, and no longer than it answers.

The rules' reading is there before anything is asked. Whatever the service does, that reading stands, and what was not
heard is told as one of its gaps.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Protocol

from msgspec.structs import replace

from firsthand.config import Config
from firsthand.language.caching import Cache
from firsthand.pipeline import crashes
from firsthand.pipeline.asking import Service, Unanswered
from firsthand.records import Document, Reading, UsageProblem
from firsthand.store.hashing import name_of
from firsthand.store.kept import Kept

if TYPE_CHECKING:
    from firsthand.claims.proposing import Chunk

FAILURES = 3
"""In a row; then nothing more is asked in this run, or a dead service would cost its timeout for every account."""


class Model(Protocol):
    """Somebody who may add to what the rules read."""

    @property
    def unheard(self) -> int:
        """Questions that went unanswered in this run."""
        ...

    def add_to(self, document: Document, reading: Reading) -> Reading:
        """The reading with what is added."""
        ...


class Nobody:
    """No model: the rules alone."""

    unheard = 0

    def add_to(self, document: Document, reading: Reading) -> Reading:
        """The reading as it is."""
        return reading


class Proposer:
    """A model at a service. ``cache`` holds its answers by text, model and wording of the question; ``tell`` hears, before
    the first text is sent, where it goes.
    """

    def __init__(self, service: Service, calls: int, cache: Cache, tell: Callable[[str], None]) -> None:
        self._service = service
        self._calls = calls
        self._cache = cache
        self._tell = tell
        self._told = False
        self._failures = 0
        self._over = ""
        self.unheard = 0

    def add_to(self, document: Document, reading: Reading) -> Reading:
        """``reading`` with what the model proposed and the text bears out, and a gap that counts it."""
        from firsthand.claims import proposing

        pieces = proposing.chunks(document)
        answers: dict[Chunk, str] = {}
        reasons: list[str] = []
        for piece in pieces:
            try:
                answers[piece] = self._answer(piece)
            except Unanswered as problem:
                reasons.append(problem.reason)
        self.unheard += len(reasons)
        try:
            reading = proposing.weigh(document, reading, answers, self._service.model) if answers else reading
        except Exception as problem:
            if not crashes.is_crash(problem):
                raise
            reasons.append(f"weighing what it proposed failed ({crashes.told(problem)})")
        if reasons:
            gap = f"The model {self._service.model} was not heard on {len(reasons)} of {len(pieces)} pieces: {reasons[-1]}."
            reading = replace(reading, gaps=(*reading.gaps, gap))
        return reading

    def _answer(self, piece: "Chunk") -> str:
        from firsthand.claims import proposing

        key = name_of("proposals", proposing.PROMPT_VERSION, self._service.model, piece.text)
        kept = self._cache.get(key)
        if kept is not None:
            return kept.decode("utf-8", "replace")
        if self._over:
            raise Unanswered(self._over)
        if self._calls <= 0:
            raise Unanswered("the limit of requests in one run (llm_calls) is reached")
        if not self._told:
            self._told = True
            self._tell(f"Text of the accounts is sent to {self._service.place} (model {self._service.model}).")
        self._calls -= 1
        try:
            answer = self._service.ask(proposing.messages(piece))
            if proposing.proposals(answer) is None:
                raise Unanswered("it answered in words instead of a list of statements")
        except Unanswered as problem:
            self._failures += 1
            if problem.hopeless or self._failures >= FAILURES:
                self._over = f"not asked any more, for {problem.reason}"
            raise
        self._failures = 0
        self._cache.put(key, answer.encode("utf-8", "replace"))
        return answer


class KeptAnswers:
    """Answers that a case keeps: the log vouches for them as for any result."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def get(self, key: str) -> bytes | None:
        """The answer of that key."""
        return self._kept.get("proposals", [key]).get(key)

    def several(self, keys: Iterable[str]) -> dict[str, bytes]:
        """The answers of those keys."""
        return self._kept.get("proposals", keys)

    def put(self, key: str, value: bytes) -> None:
        """Keep an answer."""
        self._kept.put("proposals", {key: value})


def wording() -> str:
    """The version of the question."""
    from firsthand.claims.proposing import PROMPT_VERSION

    return PROMPT_VERSION


def model(config: Config, cache: Cache, tell: Callable[[str], None]) -> Model:
    """Whom the settings name. Nothing is ever sent unless both the reader and the address were set."""
    if config.reader != "llm":
        return Nobody()
    if not config.llm_url or not config.llm_model:
        raise UsageProblem(
            "The reader is a language model, and it is not said which.",
            "Set llm_url (such as http://127.0.0.1:8080/v1) and llm_model, or --set reader=rules.",
        )
    service = Service(config.llm_url, config.llm_model, config.llm_key, config.llm_timeout)
    return Proposer(service, config.llm_calls, cache, tell)
