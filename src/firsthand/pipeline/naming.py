"""The step that tells who and what the accounts name, with the decisions that an analyst made about it laid over."""

from collections.abc import Container, Mapping, Sequence

from firsthand.pipeline import crashes
from firsthand.pipeline.progress import Progress, Watch
from firsthand.records import Descent, Document, Entity, Judged, Judgement, Reading
from firsthand.store.codec import decode, encode
from firsthand.store.hashing import name_of, sha256
from firsthand.store.kept import Kept

NAMING = "telling apart the names in"


def entities(
    kept: Kept,
    documents: Sequence[Document],
    prints: Mapping[str, str],
    descent: tuple[str, Descent],
    readings: Mapping[str, Reading],
    judgements: Sequence[Judgement],
    undone: Container[str],
    watch: Watch,
) -> tuple[str, list[Judged]]:
    """The key of the entities, and what each judgement about them did; of none, where this is among the steps ``undone``."""
    from firsthand.entities import METHOD, entities_of
    from firsthand.entities.judged import DECISIONS
    from firsthand.entities.judged import judged as lay_over

    key = name_of(METHOD, list(prints.values()), descent[0], list(readings))
    if NAMING in undone:
        kept.put("entities", {(key := name_of(key, "undone")): encode(())})
    if not kept.get("entities", [key]):
        watch(Progress("telling names apart", 0, None, f"{len(documents)} accounts"))
        by_document = {reading.document: reading for reading in readings.values()}
        found = crashes.over_all(
            NAMING,
            lambda: entities_of(documents, descent[1], by_document),
            lambda one: entities_of([one], descent[1], by_document),
            documents,
        )
        kept.put("entities", {key: encode(found)})
    asked = [one for one in judgements if one.decision in DECISIONS]
    if not asked:
        return key, []
    before = decode(kept.get("entities", [key])[key], tuple[Entity, ...])
    after, told = lay_over(before, descent[1], asked)
    judged_key = name_of(key, sha256(encode(asked)))
    kept.put("entities", {judged_key: encode(after)})
    return judged_key, list(told)
