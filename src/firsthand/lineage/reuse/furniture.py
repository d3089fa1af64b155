"""Text that a page carries whatever it tells: an outlet's footer, not a copy of a story."""

import numpy as np
from numpy.typing import NDArray

EDGE_WORDS = 12
"""Furniture begins with its page or ends with it, give or take a date or a byline."""
HOUSE_HOLDERS, HOUSE_WORDS = 3, 150
"""At the same end of three pages of one outlet, up to this many words are that outlet's."""
COMMON_HOLDERS, COMMON_WORDS = 8, 60
"""Of eight texts of any outlet, up to this many words: terms of use, calls to subscribe. An agency's story is longer."""
CROWD_HOLDERS, CROWD_WORDS = 64, 100
"""Of more than 64 texts, the longest notices."""
OWN_SHARE = 0.5
"""A passage that is half of either text is what that text has to tell."""


def is_furniture(rows: NDArray[np.int32], sizes: NDArray[np.int64], series: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which passages are furniture. ``sizes`` are the words of each text, ``series`` its outlet (-1: unknown).

    Told by three things together: the passage stands at the same end of both texts, it is short beside them, and more
    texts hold it than a story of that length would find.
    """
    a, b, words, holders = rows[:, 0], rows[:, 1], rows[:, 6], rows[:, 7]
    head = (rows[:, 2] <= EDGE_WORDS) & (rows[:, 4] <= EDGE_WORDS)
    tail = (sizes[a] - 1 - rows[:, 3] <= EDGE_WORDS) & (sizes[b] - 1 - rows[:, 5] <= EDGE_WORDS)
    short = words < OWN_SHARE * np.minimum(sizes[a], sizes[b])
    house = (series[a] == series[b]) & (series[a] >= 0) & (holders >= HOUSE_HOLDERS) & (words <= HOUSE_WORDS)
    common = (holders >= COMMON_HOLDERS) & (words <= COMMON_WORDS)
    crowd = (holders > CROWD_HOLDERS) & (words <= CROWD_WORDS)
    furniture: NDArray[np.bool_] = (head | tail) & short & (house | common | crowd)
    return furniture
