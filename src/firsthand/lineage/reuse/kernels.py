"""The inner loops of literal re-use, in the Python that numba compiles too.

Each works on flat buffers. As they stand they take memoryviews, whose items are Python's integers; compiled they take
the numpy arrays behind them (:mod:`.compiling`). Both give the same results. Hence the masks, which mean nothing once
compiled, and the constants above 2**63, which numba reads as unsigned.
"""

# What numba infers is not said twice; plain comparisons compile to less than tables of choices.
# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# ruff: noqa: SIM108, SIM109

from firsthand.lineage.reuse.alphabet import (
    APOSTROPHE,
    BLANK,
    BREAK,
    DIGIT,
    FOREIGN_ALONE,
    FOREIGN_SCRIPT,
    HYPHEN,
    IGNORED,
    LATIN_ALONE,
    LATIN_SCRIPT,
    LETTER,
    MARK,
    NEWLINE,
    SINGLE,
    SOFT_HYPHEN,
    UNKNOWN,
)

MASK = 0xFFFFFFFFFFFFFFFF
START = 0xCBF29CE484222325
MULTIPLY = 0xD6E8FEB86659FD93
MULTIPLY_MARK = 0xC2B2AE3D27D4EB4F
MIX = 0x94D049BB133111EB
MULTIPLY_GRAM = 0xB46B0A7E657BF3C3
"""``MULTIPLY`` to the fifth: what the word that leaves a run of five has been multiplied by."""
APOSTROPHE_VALUE = 0x8000000000000027

GRAM = 5
"""Words a seed. Five is what passim and the measured prototype of the design use."""
LONGEST_WORD = 255
"""Characters of a word; a longer one is cut, so that its length fits one byte."""

# What stands between the last letter and here, where a word may go on.
_NOTHING, _APOSTROPHE, _HYPHEN, _HYPHEN_BLANK, _LINE, _SOFT, _SOFT_LINE, _SINGLE = range(8)


def tokenise(
    data, bounds, page, kinds, cases, scripts, value, look, first, count, values, marks, common,
    words, starts, lengths, ends, missing,
):  # fmt: skip
    """Cut the UTF-8 texts ``data[bounds[k]:bounds[k + 1]]`` into words; returns how many.

    ``words`` are 64-bit hashes of what the word is compared by; ``starts`` and ``lengths`` count code points of the
    untouched text; ``ends[k]`` is the number of words up to the end of text ``k``. Pages that the alphabet does not have
    yet are marked in ``missing`` (their characters part words): learn them and call again.
    """
    n = 0
    for k in range(len(bounds) - 1):
        at, stop, here = bounds[k], bounds[k + 1], 0
        inside, begin, begin_at, last, seen, case, between, mode = False, 0, 0, 0, 0, 0, _NOTHING, 0
        h = START
        while at <= stop:
            # the character at ``at``
            if at == stop:
                c, width = 0, 1
                row, kind = 0, BREAK
            else:
                c = data[at]
                width = 1
                if c >= 0xF0:
                    c = (c & 7) << 18 | (data[at + 1] & 63) << 12 | (data[at + 2] & 63) << 6 | (data[at + 3] & 63)
                    width = 4
                elif c >= 0xE0:
                    c = (c & 15) << 12 | (data[at + 1] & 63) << 6 | (data[at + 2] & 63)
                    width = 3
                elif c >= 0xC0:
                    c = (c & 31) << 6 | (data[at + 1] & 63)
                    width = 2
                row = page[c >> 8] * 256 + (c & 255)
                kind = kinds[row]
            # whether the word goes on
            over = False
            if inside:
                if between == _SINGLE:
                    over = kind != MARK and kind != IGNORED
                elif kind == LETTER:
                    if between == _HYPHEN or between == _HYPHEN_BLANK:
                        over = True
                    elif between == _LINE:
                        over = case != cases[row] or case == DIGIT
                    over = over or here - begin >= LONGEST_WORD
                elif kind == MARK:
                    over = between != _NOTHING
                elif kind == IGNORED:
                    pass
                elif kind == APOSTROPHE:
                    over = between != _NOTHING
                    between = _APOSTROPHE
                elif kind == HYPHEN:
                    over = between != _NOTHING
                    between = _HYPHEN
                elif kind == SOFT_HYPHEN:
                    over = between != _NOTHING and between != _SOFT
                    between = _SOFT
                elif kind == NEWLINE:
                    if between == _SOFT:
                        between = _SOFT_LINE
                    elif between == _HYPHEN or between == _HYPHEN_BLANK:
                        between = _LINE
                    else:
                        over = True
                elif kind == BLANK:
                    if between == _HYPHEN or between == _SOFT:
                        between = _HYPHEN_BLANK
                    elif between != _HYPHEN_BLANK and between != _LINE and between != _SOFT_LINE:
                        over = True
                else:
                    over = True
            if over:
                if mode == 0 and seen & LATIN_SCRIPT and seen & FOREIGN_SCRIPT:
                    # two scripts in one word: read it again with the look-alikes of one in letters of the other
                    if not seen & FOREIGN_ALONE:
                        mode = FOREIGN_SCRIPT
                    elif not seen & LATIN_ALONE:
                        mode = LATIN_SCRIPT
                    if mode:
                        at, here, inside = begin_at, begin, False
                        continue
                mode = 0
                inside = False
                h = ((h ^ (h >> 32)) * MIX) & MASK
                words[n] = h ^ (h >> 29)
                starts[n] = begin
                lengths[n] = last - begin
                n += 1
            # the character itself
            if kind == LETTER or kind == SINGLE:
                if not inside:
                    inside, begin, begin_at, seen, between = True, here, at, 0, _NOTHING
                    h = START
                elif between == _APOSTROPHE:
                    h = ((h + APOSTROPHE_VALUE) * MULTIPLY) & MASK
                between = _NOTHING
                case = cases[row]
                seen |= scripts[row]
                last = here + 1
                if mode and scripts[row] & mode:
                    h = ((h + look[row]) * MULTIPLY) & MASK
                elif count[row] == 1:
                    h = ((h + value[row]) * MULTIPLY) & MASK
                else:
                    for i in range(first[row], first[row] + count[row]):
                        if marks[i]:
                            h = (h + values[i] * MULTIPLY_MARK) & MASK
                        else:
                            h = ((h + values[i]) * MULTIPLY) & MASK
                if kind == SINGLE:
                    between = _SINGLE
                elif mode == 0:
                    # most of a text by far: the ASCII letters of a word
                    while at + width < stop and here + 1 - begin < LONGEST_WORD and common[data[at + width]]:
                        at += width
                        here += 1
                        width = 1
                        h = ((h + common[data[at]]) * MULTIPLY) & MASK
                        seen |= scripts[256 + data[at]]
                    if width == 1:
                        case = cases[256 + data[at]]
                    last = here + 1
            elif kind == MARK:
                if inside and here - begin < LONGEST_WORD:
                    for i in range(first[row], first[row] + count[row]):
                        h = (h + values[i] * MULTIPLY_MARK) & MASK
                    last = here + 1
            elif kind == UNKNOWN:
                missing[c >> 8] = 1
            at += width
            here += 1
        ends[k] = n
    return n


def sample_grams(words, bounds, limit, hashes, docs, places):
    """Hash every run of ``GRAM`` neighbouring words of each text and keep hashes up to ``limit[0]``; returns how many.

    ``docs`` and ``places`` say in which text, and at which of its words, a kept run begins.
    """
    n = 0
    for k in range(len(bounds) - 1):
        begin, end = bounds[k], bounds[k + 1]
        if end - begin < GRAM:
            continue
        h = START
        for i in range(begin, end):
            h = (h * MULTIPLY + words[i]) & MASK
            place = i - begin - GRAM + 1
            if place < 0:
                continue
            if place > 0:
                h = (h - words[i - GRAM] * MULTIPLY_GRAM) & MASK
            else:
                h = (h - START * MULTIPLY_GRAM) & MASK
            mixed = ((h ^ (h >> 32)) * MIX) & MASK
            mixed = mixed ^ (mixed >> 29)
            if mixed <= limit[0]:
                hashes[n] = mixed
                docs[n] = k
                places[n] = place
                n += 1
    return n


def count_twice(hashes, mask, table):
    """Count each hash in ``table`` (a power of two of cells), up to two."""
    for i in range(len(hashes)):
        cell = hashes[i] & mask[0]
        if table[cell] < 2:
            table[cell] += 1


def join_groups(leader, one, other):
    """Join the groups of ``one[k]`` and ``other[k]``; the smallest member leads. ``leader`` ends up flat."""
    for k in range(len(one)):
        x, y = one[k], other[k]
        while leader[x] != x:
            leader[x] = leader[leader[x]]
            x = leader[x]
        while leader[y] != y:
            leader[y] = leader[leader[y]]
            y = leader[y]
        if x < y:
            leader[y] = x
        else:
            leader[x] = y
    for x in range(len(leader)):
        leader[x] = leader[leader[x]]


def put_in_order(values, low, high):
    """Sort the values from ``low`` to ``high``, which are a few rising stretches one after the other (Shell's sort)."""
    stride = (high - low) // 2
    while stride:
        for x in range(low + stride, high):
            value, y = values[x], x
            while y >= low + stride and values[y - stride] > value:
                values[y] = values[y - stride]
                y -= stride
            values[y] = value
        stride //= 2
