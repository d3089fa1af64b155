"""Judgements in words, for the terminal and the report."""

from firsthand.records import Entity, Judged, Judgement, Results
from firsthand.views.names import Names
from firsthand.views.report.wording import shortened

MOST_QUOTED = 80
"""Characters of the words that a judgement is about."""
DECISIONS = {
    "original": "is the original",
    "cut": "does not derive from",
    "same-owner": "are of one owner",
    "outlet": "is an account of",
    "date": "was published",
    "furniture": "holds page furniture",
    "accept": "accepted",
    "reject": "rejected",
    "restate": "restated",
    "same-entity": "are the same entity",
    "not-same-entity": "is not the same entity as",
    "same-claim": "are the same claim",
    "not-same-claim": "are not the same claim",
    "reliability": "is of reliability",
}


RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
"""NATO's Admiralty code for a source (AJP-2.1)."""


def decided(one: Judgement, names: Names) -> str:
    """What was decided, in a sentence."""
    words = DECISIONS[one.decision]
    accounts = [
        names.account(name) if name in names.labels else f"an account not held ({name[:12]})" for name in one.accounts
    ]
    if one.decision in ("same-owner", "same-entity"):
        return f"{one.value} {words}"
    if one.decision == "not-same-entity":
        subject = names.subjects.get(one.entities[0])
        return f"“{one.value}” {words} {subject.name if isinstance(subject, Entity) else one.entities[0]}"
    if one.decision in ("same-claim", "not-same-claim"):
        both = " and ".join(f"“{shortened(x.text, MOST_QUOTED)}”" for x in (one.a, one.b) if x)
        return f"{both} {words}"
    if one.decision == "reliability":
        return f"{one.outlets[0]} {words} {one.value} ({RELIABILITY[one.value]})"
    if one.decision == "cut":
        parent = accounts[1] if len(accounts) > 1 else f"the original of {one.outlets[0] or 'nobody named'}, not held"
        return f"{accounts[0]} {words} {parent}"
    if one.decision in ("accept", "reject", "restate"):
        place = one.b or one.a
        quoted = f" at “{shortened(place.text, MOST_QUOTED)}”" if place else ""
        return f"{one.code}{quoted} {words}" + (f": “{one.value}”" if one.value else "")
    if one.decision == "furniture":
        return f"{accounts[0]} {words}: “{shortened(one.b.text, MOST_QUOTED) if one.b else ''}”"
    return f"{accounts[0]} {words}" + (f" {one.value}" if one.value else "")


def effect(judged: Judged) -> str:
    """Whether it is applied, and whether anything came of it."""
    if judged.resting:
        return f"rests: {judged.resting}"
    if judged.judgement.decision == "original" and len(judged.touches) == 1:
        return "applied: the account stands alone, nothing derives from it"
    return "applied"


def about(results: Results, name: str) -> list[Judged]:
    """The judgements that touched what has that id."""
    return [judged for judged in results.judgements if name in judged.touches]
