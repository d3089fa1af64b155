"""Seeds brought together into lists: the inner loops, written as those of :mod:`.kernels` are."""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from firsthand.lineage.reuse.kernels import put_in_order


def not_alone(packed, low):
    """Of sorted numbers keep those that agree with a neighbour above the bits ``low[0]``: these bits; returns how many."""
    n, x = 0, 0
    while x < len(packed):
        begin, high = x, packed[x] | low[0]
        while x < len(packed) and (packed[x] | low[0]) == high:
            x += 1
        if x - begin > 1:
            for y in range(begin, x):
                packed[n] = packed[y] & low[0]
                n += 1
    return n


def find_lists(hashes, texts, most, begins, sizes):
    """Where the runs of a hash begin that several texts hold, and how many places each keeps; returns how many.

    ``hashes`` are in order, and ``texts`` where they are equal. A text that stands in a run more than ``most`` times keeps
    its first place there.
    """
    n, x = 0, 0
    while x < len(hashes):
        begin, held, size = x, 0, 0
        while x < len(hashes) and hashes[x] == hashes[begin]:
            first = x
            while x < len(hashes) and hashes[x] == hashes[begin] and texts[x] == texts[first]:
                x += 1
            size += x - first if x - first <= most else 1
            held += 1
        if held > 1:
            begins[n], sizes[n] = begin, size
            n += 1
    return n


def write_lists(hashes, owners, order, seed_places, most, begins, lists, texts, places, holders):
    """Write the lists that begin at ``begins``, one after the other, as :func:`find_lists` counted them."""
    n = 0
    for k in range(len(begins)):
        begin, x, before, held = begins[k], begins[k], n, 0
        while x < len(hashes) and hashes[x] == hashes[begin]:
            first = x
            while x < len(hashes) and hashes[x] == hashes[begin] and owners[x] == owners[first]:
                x += 1
            for y in range(first, x if x - first <= most else first + 1):
                lists[n], texts[n], places[n] = k, owners[y], seed_places[order[y]]
                n += 1
            held += 1
        for y in range(before, n):
            holders[y] = held


def arrange(lists, texts, places, fresh, bounds, fill, onward, until, slots):
    """For each position whom it meets (texts from ``fresh`` on), and the positions of each text in order of place.

    ``bounds`` says how many positions the texts before each have; ``fill`` is a copy that is written over.
    """
    stop, after, later = 0, 0, 0
    for back in range(len(lists)):
        p = len(lists) - 1 - back
        if back == 0 or lists[p] != lists[p + 1]:
            stop, after, later = p + 1, p + 1, p + 1
        elif texts[p] != texts[p + 1]:
            after = p + 1
        onward[p], until[p] = max(after, later), stop
        if texts[p] >= fresh:
            later = p
    for p in range(len(lists)):
        text = texts[p]
        slots[fill[text]] = places[p] << 32 | p
        fill[text] += 1
    for k in range(len(bounds) - 1):
        x = bounds[k] + 1
        while x < bounds[k + 1] and slots[x] > slots[x - 1]:
            x += 1
        if x < bounds[k + 1]:
            put_in_order(slots, bounds[k], bounds[k + 1])
    for k in range(len(slots)):
        slots[k] &= 0xFFFFFFFF
