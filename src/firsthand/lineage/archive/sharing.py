"""One pile's passages and derivations: the work that both engines do, on one machine for all, on a cluster by parts."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from firsthand.lineage.archive.deriving import Derivations, derivations
from firsthand.lineage.archive.settings import Settings
from firsthand.lineage.archive.traits import Traits
from firsthand.lineage.reuse.compiling import Kernels
from firsthand.lineage.reuse.furniture import is_furniture
from firsthand.lineage.reuse.meeting import lay_beside
from firsthand.lineage.reuse.passages import Passages, with_offsets
from firsthand.lineage.reuse.postings import Postings
from firsthand.lineage.reuse.tokens import Pile


def shared(
    pile: Pile,
    postings: Postings,
    series: NDArray[np.int64],
    traits: Callable[[int], Traits],
    kernels: Kernels,
    settings: Settings,
) -> tuple[Passages, NDArray[np.bool_], Derivations]:
    """The passages of the texts that ``postings`` lets meet, which of them are furniture, and the derivations."""
    rows = lay_beside(
        pile.words, pile.bounds, postings, kernels, least_seeds=settings.least_seeds, least_words=settings.least_words
    ).rows
    furniture = is_furniture(rows, np.diff(pile.bounds), series)
    return with_offsets(rows, pile, ()), furniture, derivations(rows, furniture, pile, traits)
