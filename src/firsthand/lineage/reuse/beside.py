"""Two texts laid beside each other: the inner loops, written as those of :mod:`.kernels` are."""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from firsthand.lineage.reuse.kernels import GRAM, put_in_order

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


FAR = 1 << 30
"""More uneven than any two gaps are."""

SKIPS = sorted(
    ((a, b, words_needed(a, b)) for a in range(GAP + 1) for b in range(GAP + 1) if a + b),
    key=lambda skip: (skip[0] + skip[1], abs(skip[0] - skip[1]), skip),
)
"""Words passed over in either text where a passage goes on, and how many must agree then, in the order they are tried:
the fewest first, and among those the most even, one word changed for one."""


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
    tried = 0
    if roomy:
        # most gaps by far, told without a branch each: one word put in, cut, or changed for one
        next_a, next_b, later_a, later_b = words[a + step], words[b + step], words[a + 2 * step], words[b + 2 * step]
        put_in = (words[a] == next_b) & (next_a == later_b)
        cut = (next_a == words[b]) & (later_a == next_b)
        changed = (next_a == next_b) & (later_a == later_b)
        if put_in | cut | changed:
            return 0 if put_in else 1 if cut else 2
        tried = 3
    for k in range(tried, len(skips)):
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
    words, skips, a, size_a, b, size_b, hit_a, hit_b, hit_held, low, high, least_words, reached, reached_by,
    runs, total, held,
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
            if told < x:
                for column in range(4):
                    runs[told, column] = runs[x, column]
            told += 1
    return told


def contest(runs, n, spans, contested):
    """Mark the runs that stand within the span of another passage on either side, and may share words with it.

    ``spans`` is room for the spans of ``FEW`` passages; of a pair with more, every run is marked. Returns how many are.
    """
    if runs[0, 3] == runs[n - 1, 3]:
        return 0
    passages = 0
    for x in range(n):
        if x and runs[x, 3] == runs[x - 1, 3]:
            spans[passages - 1, 1], spans[passages - 1, 3] = runs[x, 0] + runs[x, 2], runs[x, 1] + runs[x, 2]
        elif passages == FEW:
            for y in range(n):
                contested[y] = 1
            return n
        else:
            spans[passages, 0], spans[passages, 1] = runs[x, 0], runs[x, 0] + runs[x, 2]
            spans[passages, 2], spans[passages, 3] = runs[x, 1], runs[x, 1] + runs[x, 2]
            passages += 1
    marked, own, apart = 0, -1, 0
    for x in range(n):
        if x == 0 or runs[x, 3] != runs[x - 1, 3]:
            own += 1
            apart = 1
            for p in range(passages):
                if p != own and (
                    (spans[own, 0] < spans[p, 1] and spans[p, 0] < spans[own, 1])
                    or (spans[own, 2] < spans[p, 3] and spans[p, 2] < spans[own, 3])
                ):
                    apart = 0
        contested[x] = 0
        if apart:
            continue
        a, b, length = runs[x, 0], runs[x, 1], runs[x, 2]
        for p in range(passages):
            if p != own and (
                (a < spans[p, 1] and spans[p, 0] < a + length) or (b < spans[p, 3] and spans[p, 2] < b + length)
            ):
                contested[x] = 1
        marked += contested[x]
    return marked


def part(runs, n, total, contested, owner_a, owner_b, parted):
    """Where passages overlap, leave each word to the one with most words; returns how many runs are ``parted``.

    ``owner_a`` and ``owner_b`` name the passage of each word in a contested run; -1 for none.
    """
    for x in range(n):
        if contested[x]:
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
        if not contested[x]:
            if m < len(parted):
                parted[m, 0], parted[m, 1], parted[m, 2], parted[m, 3] = a, b, runs[x, 2], p
                m += 1
            continue
        for y in range(runs[x, 2] + 1):
            if y < runs[x, 2] and owner_a[a + y] == p and owner_b[b + y] == p:
                length += 1
            elif length:
                if m < len(parted):
                    parted[m, 0], parted[m, 1], parted[m, 2], parted[m, 3] = a + y - length, b + y - length, length, p
                    m += 1
                length = 0
    return m


def bridge(words, a, b, from_a, to_a, from_b, to_b, marked, owner_a, owner_b, p, pieces, n, row):
    """Words that agree one by one, in order, in the gap between two runs, taken for passage ``p``.

    Of those that could come next, the one goes first that passes over the fewest words, and the most evenly. Returns how
    many pieces are written then (each: row, word in a, word in b, words) and how many words they hold.
    """
    agreed = 0
    while True:
        most_even, at_a, at_b = FAR, 0, 0
        size_a, size_b = to_a - from_a, to_b - from_b
        for skipped in range(size_a + size_b - 1):
            for over_a in range(max(0, skipped - size_b + 1), min(skipped + 1, size_a)):
                i, j = from_a + over_a, from_b + skipped - over_a
                if words[a + i] == words[b + j] and (not marked or (owner_a[i] < 0 and owner_b[j] < 0)):
                    uneven = over_a - skipped // 2
                    uneven = 2 * uneven - 1 if uneven > 0 else -2 * uneven
                    if uneven < most_even:
                        most_even, at_a, at_b = uneven, i, j
            if most_even < FAR:
                break
        if most_even == FAR:
            return n, agreed
        if marked:
            owner_a[at_a], owner_b[at_b] = p, p
        if n < len(pieces):
            pieces[n, 0], pieces[n, 1], pieces[n, 2], pieces[n, 3] = row, at_a, at_b, 1
        n += 1
        agreed += 1
        from_a, from_b = at_a + 1, at_b + 1


def meet(
    low, high, words, skips, bounds, seed_bounds, slots, post_doc, post_at, post_next, post_until, post_held, post_chained,
    least_seeds, least_words, tally, partner, fill, hit_a, hit_b, hit_held, reached, reached_by,
    runs, parted, total, held, contested, spans, owner_a, owner_b, rows, pieces, needs,
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
        put_in_order(partner, 0, partners)
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
            marked = contest(runs, n, spans, contested)
            if marked:
                m = part(runs, n, total, contested, owner_a, owner_b, parted)
                kept = parted
            else:
                m = n
                kept = runs
            x, bridged = 0, 0
            while x < m:
                p = kept[x, 3]
                agreed, first_piece = 0, piece
                y = x
                while y < m and kept[y, 3] == p:
                    if y > x:
                        from_a, from_b = kept[y - 1, 0] + kept[y - 1, 2], kept[y - 1, 1] + kept[y - 1, 2]
                        if kept[y, 0] - from_a > GAP or kept[y, 1] - from_b > GAP:
                            break
                        skipped = kept[y, 0] - from_a + kept[y, 1] - from_b
                        if (
                            from_a < kept[y, 0]
                            and from_b < kept[y, 1]
                            and (skipped > 2 or (marked and words[a + from_a] == words[b + from_b]))
                        ):
                            piece, gained = bridge(
                                words, a, b, from_a, kept[y, 0], from_b, kept[y, 1], marked, owner_a, owner_b, p, pieces, piece, row
                            )  # fmt: skip
                            agreed += gained
                            bridged |= gained
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
            if marked:
                for x in range(n):
                    for y in range(runs[x, 2] if contested[x] else 0):
                        owner_a[runs[x, 0] + y] = -1
                        owner_b[runs[x, 1] + y] = -1
            for x in range(m - 1 if marked and bridged else 0):
                for y in range(kept[x, 0] + kept[x, 2], min(kept[x + 1, 0], kept[x, 0] + kept[x, 2] + GAP)):
                    owner_a[y] = -1
                for y in range(kept[x, 1] + kept[x, 2], min(kept[x + 1, 1], kept[x, 1] + kept[x, 2] + GAP)):
                    owner_b[y] = -1
        if row > len(rows) or (piece > len(pieces) and len(pieces)):
            needs[1], needs[2] = row - row_before, piece - piece_before
            return doc, row_before, piece_before
    return high, row, piece
