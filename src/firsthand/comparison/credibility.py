"""NATO's Admiralty code for a claim (1 to 6), proposed only as far as independent accounts and sources allow.

AJP-2.1: 1 confirmed by other sources, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged. All but
the first and the last ask for judgement about the matter itself, which is the analyst's.
"""

from firsthand.records import Bounds

CONFIRMED, UNJUDGED = 1, 6
OTHERS = 2
"""Independent accounts, and independent sources, from which a claim is confirmed by another."""


def credibility(accounts: Bounds, sources: Bounds, differing: int, denying: int) -> tuple[int, str]:
    """The proposed value, and the rule in words. The lower bounds decide: what may depend confirms nothing."""
    if accounts.lower < OTHERS:
        return UNJUDGED, "6, cannot be judged: no two accounts are shown to be independent. Copies confirm nothing."
    if sources.lower < OTHERS:
        return UNJUDGED, "6, cannot be judged: independent accounts, but no two sources are shown to stand behind them."
    if denying:
        return UNJUDGED, "6, cannot be judged: independent sources bear it out, and others deny it."
    if differing:
        return UNJUDGED, "6, cannot be judged: independent sources bear it out, and others have it otherwise."
    return CONFIRMED, "1, confirmed by other independent sources, and nobody in the case has it otherwise."
