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
GAP = 12
"""Words that may differ between two runs of one passage on either side: a clause put in or cut out."""
LEAST_RUN = 2
"""Words that must agree for a passage to go on after one that does not; one more after several, up to ``GRAM``."""
FEW = 16
"""Passages of a pair up to which their extents are compared before their words are."""


def words_needed(skip_a, skip_b):
    """Words that must agree after so many that do not, on either side: by chance a few always do."""
    skipped = skip_a + skip_b
    return min(GRAM, LEAST_RUN + (skipped > 2) + (skipped - 1) // 6)


SKIPS = sorted(
    ((a, b, words_needed(a, b)) for a in range(GAP + 1) for b in range(GAP + 1) if a + b),
    key=lambda skip: (skip[0] + skip[1], abs(skip[0] - skip[1]), skip),
)
"""Words passed over in either text where a passage goes on, and how many must agree then, in the order they are tried:
the fewest first, and among those the most even, one word changed for one."""

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


def agree(words, a, b, step, room):
    """Words that agree one by one from ``a`` and ``b`` on, forwards (``step`` 1) or backwards (-1), at most ``room``."""
    n = 0
    while n < room and words[a + step * n] == words[b + step * n]:
        n += 1
    return n


def resume(words, skips, a, b, step, room_a, room_b):
    """The first of ``skips`` past ``a`` and ``b`` after which enough words agree again; -1 if there is none."""
    if min(room_a, room_b) < LEAST_RUN:
        return -1
    roomy = min(room_a, room_b) >= GAP + GRAM
    for k in range(len(skips)):
        i, j = skips[k, 0], skips[k, 1]
        if not roomy and (i + skips[k, 2] > room_a or j + skips[k, 2] > room_b):
            continue
        i, j = a + step * i, b + step * j
        if words[i] == words[j] and words[i + step] == words[j + step]:
            n = 2
            while n < skips[k, 2] and words[i + step * n] == words[j + step * n]:
                n += 1
            if n == skips[k, 2]:
                return k
    return -1


def align(
    words, skips, a, size_a, b, size_b, hit_a, hit_b, hit_held, low, high, least_words, reached, reached_by, runs, total, held
):  # fmt: skip
    """Chain the hits ``low`` to ``high`` of one pair of texts into passages; returns how many runs they have.

    Text ``a`` is ``words[a:a + size_a]``. A run (word in a, word in b, words, passage) is maximal on its diagonal; a
    passage goes on over a gap wherever :func:`resume` finds that it does. ``total`` is a passage's agreeing words,
    ``held`` the fewest texts that hold one of its seeds. Passages far below ``least_words`` are left out.
    """
    n, passages, end_a, end_b = 0, 0, 0, 0
    for hit in range(low, high):
        i, j = hit_a[hit], hit_b[hit]
        diagonal = i - j + size_b
        if reached[diagonal] > i:
            p = reached_by[diagonal]
            held[p] = min(held[p], hit_held[hit])
            continue
        back = agree(words, a + i - 1, b + j - 1, -1, min(i, j))
        forth = agree(words, a + i, b + j, 1, min(size_a - i, size_b - j))
        if back + forth < GRAM or n + (size_a + size_b) // LEAST_RUN + 2 > len(runs):
            continue
        before = n
        at_a, at_b = i - back, j - back
        while True:
            k = resume(words, skips, a + at_a - 1, b + at_b - 1, -1, at_a, at_b)
            if k < 0:
                break
            skip_a, skip_b = skips[k, 0], skips[k, 1]
            if at_a - skip_a < end_a and at_b - skip_b < end_b:
                break  # into the passage before
            at_a -= skip_a
            at_b -= skip_b
            length = agree(words, a + at_a - 1, b + at_b - 1, -1, min(at_a, at_b))
            at_a -= length
            at_b -= length
            runs[n, 0], runs[n, 1], runs[n, 2] = at_a, at_b, length
            n += 1
        for x in range((n - before) // 2):
            for column in range(3):
                kept = runs[before + x, column]
                runs[before + x, column] = runs[n - 1 - x, column]
                runs[n - 1 - x, column] = kept
        runs[n, 0], runs[n, 1], runs[n, 2] = i - back, j - back, back + forth
        n += 1
        at_a, at_b = i + forth, j + forth
        while True:
            k = resume(words, skips, a + at_a, b + at_b, 1, size_a - at_a, size_b - at_b)
            if k < 0:
                break
            skip_a, skip_b = skips[k, 0], skips[k, 1]
            if reached[at_a + skip_a - at_b - skip_b + size_b] > at_a + skip_a:
                break
            at_a += skip_a
            at_b += skip_b
            length = agree(words, a + at_a, b + at_b, 1, min(size_a - at_a, size_b - at_b))
            runs[n, 0], runs[n, 1], runs[n, 2] = at_a, at_b, length
            n += 1
            at_a += length
            at_b += length
        end_a, end_b = at_a, at_b
        total[passages], held[passages] = 0, hit_held[hit]
        for x in range(before, n):
            runs[x, 3] = passages
            total[passages] += runs[x, 2]
            diagonal = runs[x, 0] - runs[x, 1] + size_b
            if reached[diagonal] < runs[x, 0] + runs[x, 2]:
                reached[diagonal] = runs[x, 0] + runs[x, 2]
                reached_by[diagonal] = passages
        passages += 1
    told = 0
    for x in range(n):
        reached[runs[x, 0] - runs[x, 1] + size_b] = 0
        if 2 * total[runs[x, 3]] >= least_words:
            for column in range(4):
                runs[told, column] = runs[x, column]
            told += 1
    return told


def overlap(runs, n):
    """Whether two passages may share a word: tried on their extents, since most pairs of texts have few passages."""
    first = 0
    while first < n:
        last = first
        while last + 1 < n and runs[last + 1, 3] == runs[first, 3]:
            last += 1
        other = last + 1
        if runs[first, 3] >= FEW:
            return True
        while other < n:
            end = other
            while end + 1 < n and runs[end + 1, 3] == runs[other, 3]:
                end += 1
            for side in range(2):
                if (
                    runs[first, side] < runs[end, side] + runs[end, 2]
                    and runs[other, side] < runs[last, side] + runs[last, 2]
                ):
                    return True
            other = end + 1
        first = last + 1
    return False


def part(runs, n, total, owner_a, owner_b, kept):
    """Where passages overlap, leave each word to the one with most words; returns how many runs are ``kept``.

    ``owner_a`` and ``owner_b`` name the passage of each word, -1 for none, and are left so.
    """
    for x in range(n):
        p, a, b = runs[x, 3], runs[x, 0], runs[x, 1]
        for y in range(runs[x, 2]):
            q = owner_a[a + y]
            if q < 0 or total[p] > total[q]:
                owner_a[a + y] = p
            q = owner_b[b + y]
            if q < 0 or total[p] > total[q]:
                owner_b[b + y] = p
    m = 0
    for x in range(n):
        p, a, b, length = runs[x, 3], runs[x, 0], runs[x, 1], 0
        for y in range(runs[x, 2] + 1):
            if y < runs[x, 2] and owner_a[a + y] == p and owner_b[b + y] == p:
                length += 1
            elif length:
                if m < len(kept):
                    kept[m, 0], kept[m, 1], kept[m, 2], kept[m, 3] = a + y - length, b + y - length, length, p
                    m += 1
                length = 0
    return m


def bridge(words, a, b, from_a, to_a, from_b, to_b, owner_a, owner_b, p, pieces, n, row):
    """Words that agree one by one, in order, in the gap between two runs, taken for passage ``p``.

    Returns how many pieces are written then (each: row, word in a, word in b, words) and how many words they hold.
    """
    agreed = 0
    while True:
        found = False
        for total in range(to_a - from_a + to_b - from_b - 1):
            for turn in range(total + 1):
                skip_a = total // 2 + ((turn + 1) // 2 if turn % 2 else -(turn // 2))
                skip_b = total - skip_a
                i, j = from_a + skip_a, from_b + skip_b
                if i < to_a and j < to_b and owner_a[i] < 0 and owner_b[j] < 0 and words[a + i] == words[b + j]:
                    found = True
                    break
            if found:
                break
        if not found:
            return n, agreed
        owner_a[i], owner_b[j] = p, p
        if n < len(pieces):
            pieces[n, 0], pieces[n, 1], pieces[n, 2], pieces[n, 3] = row, i, j, 1
        n += 1
        agreed += 1
        from_a, from_b = i + 1, j + 1


def meet(
    low, high, words, skips, bounds, seed_bounds, slots, post_doc, post_at, post_next, post_until, post_held, post_chained,
    least_seeds, least_words, tally, partner, fill, hit_a, hit_b, hit_held, reached, reached_by,
    runs, kept, total, held, owner_a, owner_b, rows, pieces, needs,
):  # fmt: skip
    """Lay the texts ``low`` to ``high`` beside every later one that they share seeds with.

    Writes a row a passage: text a, text b, first and last word in a, in b, agreeing words, fewest texts that hold a seed
    of it; and a piece a run (row, word in a, word in b, words). Returns the text at which to go on, the number of rows
    and of pieces. Where room runs out before ``high``, ``needs`` says for how many hits, rows or pieces of that text.
    """
    row, piece = 0, 0
    for doc in range(low, high):
        row_before, piece_before = row, piece
        partners, hits = 0, 0
        for k in range(seed_bounds[doc], seed_bounds[doc + 1]):
            slot = slots[k]
            for p in range(post_next[slot], post_until[slot]):
                other = post_doc[p]
                if tally[other] == 0:
                    partner[partners] = other
                    partners += 1
                tally[other] += 1
                hits += 1
                if post_chained[p]:
                    break
        if hits > len(hit_a):
            for t in range(partners):
                tally[partner[t]] = 0
            needs[0] = hits
            return doc, row, piece
        filled = 0
        for t in range(partners):
            other = partner[t]
            fill[other] = filled
            filled += tally[other]
        for k in range(seed_bounds[doc], seed_bounds[doc + 1]):
            slot = slots[k]
            for p in range(post_next[slot], post_until[slot]):
                other = post_doc[p]
                f = fill[other]
                hit_a[f], hit_b[f], hit_held[f] = post_at[slot], post_at[p], post_held[p]
                fill[other] = f + 1
                if post_chained[p]:
                    break
        a, size_a = bounds[doc], bounds[doc + 1] - bounds[doc]
        for t in range(partners):
            other = partner[t]
            count = tally[other]
            tally[other] = 0
            if count < least_seeds:
                continue
            b, size_b = bounds[other], bounds[other + 1] - bounds[other]
            n = align(
                words, skips, a, size_a, b, size_b, hit_a, hit_b, hit_held, fill[other] - count, fill[other],
                least_words, reached, reached_by, runs, total, held,
            )  # fmt: skip
            if n == 0:
                continue
            contested = runs[0, 3] < runs[n - 1, 3] and overlap(runs, n)
            if contested:
                m = part(runs, n, total, owner_a, owner_b, kept)
            else:
                m = n
                for x in range(n):
                    for column in range(4):
                        kept[x, column] = runs[x, column]
            x = 0
            while x < m:
                p = kept[x, 3]
                agreed, first_piece = 0, piece
                y = x
                while y < m and kept[y, 3] == p:
                    if y > x:
                        from_a, from_b = kept[y - 1, 0] + kept[y - 1, 2], kept[y - 1, 1] + kept[y - 1, 2]
                        if kept[y, 0] - from_a > GAP or kept[y, 1] - from_b > GAP:
                            break
                        piece, gained = bridge(
                            words, a, b, from_a, kept[y, 0], from_b, kept[y, 1], owner_a, owner_b, p, pieces, piece, row
                        )  # fmt: skip
                        agreed += gained
                    if piece < len(pieces):
                        pieces[piece, 0], pieces[piece, 1] = row, kept[y, 0]
                        pieces[piece, 2], pieces[piece, 3] = kept[y, 1], kept[y, 2]
                    piece += 1
                    agreed += kept[y, 2]
                    y += 1
                if agreed >= least_words:
                    if row < len(rows):
                        rows[row, 0], rows[row, 1] = doc, other
                        rows[row, 2], rows[row, 3] = kept[x, 0], kept[y - 1, 0] + kept[y - 1, 2] - 1
                        rows[row, 4], rows[row, 5] = kept[x, 1], kept[y - 1, 1] + kept[y - 1, 2] - 1
                        rows[row, 6], rows[row, 7] = agreed, held[p]
                    row += 1
                else:
                    piece = first_piece
                x = y
            if contested:
                for x in range(n):
                    for y in range(runs[x, 2]):
                        owner_a[runs[x, 0] + y] = -1
                        owner_b[runs[x, 1] + y] = -1
            for x in range(m - 1):
                for y in range(kept[x, 0] + kept[x, 2], min(kept[x + 1, 0], kept[x, 0] + kept[x, 2] + GAP)):
                    owner_a[y] = -1
                for y in range(kept[x, 1] + kept[x, 2], min(kept[x + 1, 1], kept[x, 1] + kept[x, 2] + GAP)):
                    owner_b[y] = -1
        if row > len(rows) or (piece > len(pieces) and len(pieces)):
            needs[1], needs[2] = row - row_before, piece - piece_before
            return doc, row_before, piece_before
    return high, row, piece


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
