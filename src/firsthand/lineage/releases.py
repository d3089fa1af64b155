"""Accounts made from a release that is held: two briefs from it are two reports of it, and no rewrites of each other."""

from firsthand.lineage.crediting import VOUCHED_SHARE, vouched_share
from firsthand.lineage.evidence import confidence
from firsthand.lineage.following import Following
from firsthand.lineage.pile import Pile
from firsthand.lineage.rewriting import LEAST_FACTS
from firsthand.lineage.statement import is_release
from firsthand.lineage.support import Told, same_language, telling
from firsthand.lineage.times import came_days_before
from firsthand.lineage.wording import facts_shown
from firsthand.lineage.words import merged
from firsthand.records import Derivation, Evidence


def join_releases(pile: Pile) -> None:
    """Hang every account that nothing else ties on the held release whose facts it tells."""
    releases = [pile.told[name] for name in pile.held if is_release(pile.documents[name])]
    for name in pile.held:
        account = pile.told[name]
        if not account.sentences or pile.settled(name) or any(account is release for release in releases):
            continue
        found = [edge for release in releases if (edge := _reported(pile, account, release))]
        if found:
            edge = max(found, key=lambda edge: (edge.settled, edge.confidence, edge.parent))
            if edge.settled or not pile.edges.get(name):
                pile.add(edge)


def _reported(pile: Pile, account: Told, release: Told) -> Derivation | None:
    """The edge from an account to a release that it tells."""
    if not release.sentences or came_days_before(account.document, release.document):
        return None
    following = pile.followings.between(account, release)
    vouched = vouched_share(account.facts, release.facts, pile.weights)
    settled = following.settled or (len(following.shared) >= LEAST_FACTS and vouched >= VOUCHED_SHARE)
    if not settled and following.log_odds <= 0:
        return None
    shown = facts_shown(account, following.shared)
    evidence = (
        Evidence("release", f"a statement of {release.document.label}"),
        Evidence(
            "shared facts",
            f"{len(following.shared)} of the {following.held} facts of the shorter text stand in both, the rarest: {shown}",
        ),
    )
    return Derivation(
        child=account.document.id,
        parent=release.document.id,
        kind="report" if same_language(account.document, release.document) or not following.settled else "translation",
        direction="known",
        spans=_told_after(account, following),
        confidence=confidence(evidence) if settled else min(0.5, confidence(evidence)),
        evidence=evidence,
        settled=settled,
    )


def _told_after(account: Told, following: Following) -> tuple[tuple[int, int], ...]:
    """The sentences that tell what the release does."""
    aligned = {i for i, _ in following.aligned}
    shared = {fact for fact in following.shared if telling(fact)}
    return merged([s.span for i, s in enumerate(account.sentences) if i in aligned or s.facts & shared])
