"""The step that adds up: registers from readings, descent and claims."""

from collections.abc import Container, Mapping, Sequence

from firsthand.pipeline import crashes
from firsthand.pipeline.progress import Progress, Watch
from firsthand.records import Descent, Document, Reading, Registers
from firsthand.store.codec import decode, encode
from firsthand.store.hashing import name_of
from firsthand.store.kept import Kept
from firsthand.store.results import Compared

ADDING_UP = "filling the registers from"


def registers(
    kept: Kept,
    documents: Sequence[Document],
    descent: tuple[str, Descent],
    readings: Mapping[str, Reading],
    comparison: str,
    without: Container[str],
    undone: Container[str],
    watch: Watch,
) -> str:
    """Fill the registers and keep them; returns their key. ``readings`` have their dates counted out; no row rests on
    the accounts ``without``, by id, and there is none where this is among the steps ``undone``.
    """
    from firsthand import registers as step

    asked = [document for document in documents if document.id not in without]
    left_out = [document.id for document in documents if document.id in without]
    key = name_of(step.METHOD, descent[0], list(readings), comparison, *left_out)
    if ADDING_UP in undone:
        kept.put("registers", {(key := name_of(key, "undone")): encode(Registers())})
    if not kept.get("registers", [key]):
        watch(Progress("filling the registers", 0, None, f"{len(documents)} accounts"))
        by_document = {reading.document: reading for reading in readings.values()}
        claims = decode(kept.get("comparison", [comparison])[comparison], Compared).claims
        found = crashes.over_all(
            ADDING_UP,
            lambda: step.registers_of(asked, descent[1], by_document, claims),
            lambda one: step.registers_of([one], descent[1], {one.id: by_document[one.id]}, ()),
            asked,
            stay=True,
        )
        kept.put("registers", {key: encode(found)})
    return key
