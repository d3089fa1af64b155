"""What is read without a case: one text or page, or JSON lines as they come in."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec
from msgspec.structs import replace

from firsthand.config import Config
from firsthand.language.caching import BoundedCache
from firsthand.pipeline import crashes
from firsthand.pipeline.dating import dated
from firsthand.pipeline.model import Model, model
from firsthand.pipeline.progress import Progress, Watch, unwatched
from firsthand.pipeline.reading import REMEMBERED_BYTES, Reader, reader
from firsthand.pipeline.taking import limits
from firsthand.records import Document, Reading, SetAside, UsageProblem

if TYPE_CHECKING:
    from firsthand.ingest.lines import Stream

ADVICE = "Please report it, with the text if it may be shown."


class ReadAlone(msgspec.Struct, frozen=True):
    """One account read without a case."""

    document: Document
    reading: Reading


class NotRead(msgspec.Struct, frozen=True):
    """One that was set aside, with its line and id where it came in a line of JSON."""

    aside: SetAside
    line: int | None = None
    source_id: str | None = None


Found: TypeAlias = ReadAlone | NotRead


def read_alone(stream: "Stream", path: str, config: Config, watch: Watch = unwatched) -> Iterator[Found]:
    """What is read in the accounts of one source. Lines of JSON are read as they come in, each gives one result, in
    order, and no more of them are held than came in together.
    """
    from firsthand.ingest.lines import Lines

    def tell(sentence: str) -> None:
        watch(Progress(sentence, notice=True))

    lines = Lines(stream, 4 * config.line_characters)
    proposer = model(config, BoundedCache(REMEMBERED_BYTES), tell)
    with reader(config, BoundedCache(REMEMBERED_BYTES), tell) as reading:
        if lines.are_accounts(path):
            for group in lines.groups():
                found = [_of_line(number, line, path, config) for number, line in group]
                yield from _read(reading, proposer, found, watch)
        else:
            found = _of_whole(lines.rest(config.file_bytes), path, config)
            yield from _read(reading, proposer, found, watch)


def _read(reading: Reader, proposer: Model, found: list[Document | NotRead], watch: Watch) -> Iterator[Found]:
    """Results for accounts that came in together."""
    documents = [one for one in found if isinstance(one, Document)]
    if documents:
        watch(Progress("reading", documents[0].record, detail=documents[0].label))
    readings = reading.read(documents)
    for one in found:
        if isinstance(one, NotRead):
            yield one
            continue
        outcome = next(readings)
        if isinstance(outcome, Exception):
            aside = replace(crashes.set_aside("reading", one, outcome), advice=ADVICE)
            yield NotRead(aside, one.record or None, one.source_id)
        else:
            yield ReadAlone(one, dated(one, proposer.add_to(one, outcome)))


def _of_line(number: int, line: bytes | None, path: str, config: Config) -> Document | NotRead:
    from firsthand import ingest

    if line is None:
        reason = f"Line {number}: more than {4 * config.line_characters:,} bytes in one record."
        return NotRead(SetAside(path, reason, "Split the account, or raise the limit for one line."), number)
    found = _guarded(path, lambda: ingest.read_line(line, number, path, limits(config)))
    return NotRead(found, number, _identifier(line)) if isinstance(found, SetAside) else found


def _of_whole(data: bytes, path: str, config: Config) -> list[Document | NotRead]:
    from firsthand import ingest

    if len(data) > config.file_bytes:
        raise UsageProblem(f"{path} is larger than {config.file_bytes:,} bytes.", "Raise it with --set file_bytes=N.")
    item = _guarded(path, lambda: ingest.read_bytes(data, path, limits(config)))
    if isinstance(item, SetAside):
        return [NotRead(item)]
    return [*map(NotRead, item.set_aside), *item.documents]


def _guarded(path: str, take_in: Callable[[], Any]) -> Any:
    """What intake makes of something, or the something set aside where it crashes."""
    try:
        return take_in()
    except Exception as problem:
        if not crashes.is_crash(problem):
            raise
        return SetAside(path, f"Reading it failed: {crashes.told(problem)}.", ADVICE)


def _identifier(line: bytes) -> str | None:
    """The id of a line that holds no account, where it has one: whoever sent it wants to know which it was."""
    try:
        found = msgspec.json.decode(line, type=dict[str, Any]).get("id")
    except (ValueError, RecursionError):
        return None
    return str(found) if isinstance(found, str | int) else None
