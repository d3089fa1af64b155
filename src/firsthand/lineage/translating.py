"""Whether an account is a translation of another, or told after it in another language, though it names nobody.

What any language keeps (``skeleton``) is nearly all in the original, in its order; its sentences say the same, where the encoder
knows both languages. Two reporters of one event share some of either.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

from firsthand.lineage.following import SETTLED, Following, concordance, ordered
from firsthand.lineage.skeleton import Bones, bones
from firsthand.lineage.support import Fact, Told, same_language

KEPT_WEIGHT, KEPT_ORDER_WEIGHT, COVER_WEIGHT, BIAS = 4.3, 2.7, 4.4, -4.5
"""Logistic fit on 32 translations and retellings in another language, most of them short, against 170 pairs of independent reports
in two languages and 133 of real English ones, compared as if their languages were two; the bias lowered by 0.6 to what no settled
false pair allows. Of those 133 two are possible (docs/rewrites.md)."""
FULL_KEPT, FULL_SENTENCES = 8, 6
"""Things kept, and sentences alike, from which their shares count in full; fewer agree by chance."""
LEAST_KEPT = 4
"""Things kept in common below which accounts in two languages are not worth a look, where the encoder does not know both."""
RARE = 64
"""A thing that more accounts hold than this brings no pair together."""
ENCODED = frozenset("ar zh en fr de it ja ko nl pl pt es th tr ru".split())
"""Languages that the sentence encoder was trained on."""


def pairs_abroad(accounts: Sequence[Told]) -> list[tuple[Told, Told]]:
    """Pairs in two languages that the encoder knows, or that keep something in common, the shorter account first."""
    holders: dict[Fact, list[int]] = defaultdict(list)
    for i, account in enumerate(accounts):
        for bone in bones(account, named=True):
            holders[bone].append(i)
    common: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        if 1 < len(held) <= RARE:
            common.update(combinations(held, 2))
    known = combinations([i for i, account in enumerate(accounts) if encoded(account)], 2)
    near = sorted({pair for pair, n in common.items() if n >= LEAST_KEPT}.union(known))
    return [
        ordered(a, b, (len(a.sentences), len(b.sentences)))
        for a, b in ((accounts[i], accounts[j]) for i, j in near)
        if not same_language(a.document, b.document)
    ]


def abroad(child: Told, parent: Told, kept: Bones, aligned: tuple[tuple[int, int], ...] = ()) -> Following:
    """How an account follows another in another language: by what any language keeps of it, and in which order, and where the encoder
    knows both by its sentences."""
    in_order = concordance(aligned or kept.pairs)
    cover = in_order * len({i for i, _ in aligned or kept.pairs}) / max(1, len(child.sentences))
    contained = kept.contained * min(1.0, len(kept.shared) / FULL_KEPT)
    rendered = cover * min(1.0, len(aligned) / FULL_SENTENCES)
    log_odds = (
        BIAS
        + KEPT_WEIGHT * contained
        + KEPT_ORDER_WEIGHT * contained * concordance(kept.pairs)
        + COVER_WEIGHT * rendered
    )
    return Following(
        child=child.document.id,
        parent=parent.document.id,
        translated=True,
        log_odds=log_odds,
        settled=log_odds >= SETTLED,
        share=kept.share,
        shared=kept.shared,
        held=len(kept.shared) if not kept.contained else round(len(kept.shared) / kept.contained),
        aligned=aligned or tuple(sorted(set(kept.pairs))),
        in_order=in_order,
        cover=cover,
    )


def encoded(account: Told) -> bool:
    """Whether the sentence encoder knows the language of an account."""
    language = account.document.language
    return bool(language and language.value[:2] in ENCODED)
