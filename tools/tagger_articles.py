"""Articles to train the tagger on: parsed, with the features of their tokens and the labels that annotators gave them."""

import json
import pickle
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from benchmarks.attribution import Marked, articles, marked
from firsthand.claims.grammar import Sentence
from firsthand.claims.hops import find_hops
from firsthand.claims.layout import lay_out, quotations_by_sentence
from firsthand.claims.marks import marks_of
from firsthand.language.parser import compact, load_model
from firsthand.language.tagging.decoding import FOLLOWS
from firsthand.language.tagging.features import Tokens, tokens_of
from firsthand.language.tagging.network import LABELS
from firsthand.records import Document, Sourced

ROLES = ("source", "cue", "content")


class Article(NamedTuple):
    """One annotated article, parsed."""

    text: str
    tokens: Tokens
    marks: np.ndarray
    spans: list[tuple[int, int]]
    spoken: np.ndarray
    labels: list[np.ndarray]
    files: list[dict[str, set[Marked]]]
    taught: np.ndarray | None = None
    """What a teacher holds of each word: the shares of the labels."""


def prepared(folder: Path, work: Path) -> list[Article]:
    """All annotated articles of ``folder``, parsed, kept in ``work`` between runs."""
    kept = work / f"{folder.name}.pickle"
    if kept.is_file():
        return pickle.loads(kept.read_bytes())
    nlp = load_model()
    found = []
    for text, annotated in articles(folder):
        files = [marked(path, text) for path in annotated]
        found.append(_article(nlp, text, files))
    kept.write_bytes(pickle.dumps(found))
    return found


def unmarked(file: Path, work: Path) -> list[Article]:
    """Articles without marks, JSON lines with a ``text`` each, parsed, kept in ``work`` between runs."""
    kept = work / f"{file.stem}.pickle"
    if not kept.is_file():
        nlp = load_model()
        texts = [json.loads(line)["text"] for line in file.read_text(encoding="utf-8").split("\n") if line]
        kept.write_bytes(pickle.dumps([_article(nlp, text, []) for text in texts]))
    found: list[Article] = pickle.loads(kept.read_bytes())
    return found


def _article(nlp: Any, text: str, files: list[dict[str, set[Marked]]]) -> Article:
    document = Document(id="x", sha256="x", path="x", text=text, media="text", language=Sourced("en", "given"))
    blocks, placed = lay_out(document)
    docs = list(nlp.pipe([p.text for p in placed], batch_size=256))
    near = quotations_by_sentence(blocks, placed)
    sentences = [Sentence(p.text, p.start, compact(doc), q) for p, doc, q in zip(placed, docs, near, strict=True)]
    marks = marks_of(sentences, placed, [find_hops(s) for s in sentences])
    spans = [
        blocks[p.block].document_span(s.offset + a, s.offset + b)
        for s, p in zip(sentences, placed, strict=True)
        for a, b in zip(s.parsed.starts, s.parsed.ends, strict=True)
    ]
    spoken = np.array([any(c.isalnum() for c in w) for s in sentences for w in s.words])
    tokens = tokens_of(docs)
    tokens = tokens._replace(numbers=tokens.numbers.astype(np.float16))
    return Article(text, tokens, marks, spans, spoken, [labels_of(text, spans, spoken, f) for f in files], files)


def labels_of(text: str, spans: list[tuple[int, int]], spoken: np.ndarray, file: dict[str, set[Marked]]) -> np.ndarray:
    """A label for each token; where spans lie in one another the inner one has it."""
    owner: dict[int, int] = {}
    for token, span in enumerate(spans):
        for at in range(*span):
            owner.setdefault(at, token)
    found = np.zeros(len(spans), dtype=np.int64)
    order = np.cumsum(spoken) - 1
    for _, role, span in sorted(((len(s), r, sorted(s)) for r in ROLES for s in file[r]), reverse=True):
        previous = None
        for token in sorted({owner[at] for at in span if at in owner and spoken[owner[at]]}):
            kind = "B" if previous is None else "I" if order[token] == order[previous] + 1 or role != "content" else "K"
            found[token] = LABELS.index(f"{kind}-{role}")
            previous = token
    before = 0
    for token in np.flatnonzero(spoken):  # what an inner span cut in two begins anew
        if not FOLLOWS[before, found[token]]:
            found[token] = LABELS.index("B" + LABELS[found[token]][1:])
        before = found[token]
    return found
