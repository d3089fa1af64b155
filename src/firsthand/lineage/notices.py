"""First notices: the sentence or two that an agency sends ahead of its story, worded otherwise than that.

Such a notice is known by what it tells, or by its headline: an agency's versions bear one, or begin with the same words.
"""

from dataclasses import replace
from datetime import datetime

from firsthand.lineage.evidence import confidence
from firsthand.lineage.pile import Pile
from firsthand.lineage.relation import FIRST_WORDS
from firsthand.lineage.support import Sentence, Told, borne_out
from firsthand.lineage.times import DAY, days_apart, is_later
from firsthand.lineage.versions import HEADLINE_SHARE, announces, headline_share, is_mark
from firsthand.lineage.words import merged
from firsthand.records import Derivation, Document, Evidence

NOTICE_WORDS, NOTICE_SENTENCES = 50, 2
TOLD_SHARE = 0.5
"""Share of the weighted stems of each of its sentences that stand in one sentence of the story: of a made-up notice and its story
0.67, of notices and other stories of the agency 0.3 at most. Of a text that says that there is more to come the mean: in five made-up
days 0.52 and more of 39 such texts' own stories but three, 0.37 of others at most."""
MARK_WORDS = 6
"""Words of a line that has none of the story: "(More to follow)"."""
HOURS = 6
"""Hours after which a notice's story is out; of pages that state a day alone, the day."""


def join_first_notices(pile: Pile) -> None:
    """Tie every first notice to its agency's next text that tells it; the later one is the child."""
    dispatches = {name for name in pile.held if pile.documents[name].outlet_key in pile.agencies}
    for name in sorted(dispatches):
        notice = pile.told[name]
        if len(notice.body) > FIRST_WORDS:
            continue
        found = [
            (score, other)
            for other in sorted(dispatches)
            if _may_follow(notice.document, pile.documents[other]) and (score := _told(pile, notice, pile.told[other]))
        ]
        if not found:
            continue
        *_, next_text = max(
            (is_later(pile.documents[o], notice.document), s, _moment(pile.documents[o]), o) for s, o in found
        )
        head = pile.told[pile.root(next_text)]
        if head.document.id == pile.root(name):
            continue  # of one family already
        if head.document.id in dispatches and not is_later(notice.document, head.document):
            pile.add(_edge(head, notice))
        elif not pile.edges.get(name):
            pile.add(_edge(notice, head))


def _is_notice(account: Told) -> bool:
    return len(account.body) <= NOTICE_WORDS and 0 < len(account.sentences) <= NOTICE_SENTENCES


def _told(pile: Pile, notice: Told, other: Told) -> float:
    """How much of a notice a fuller text tells, sentence for sentence, or of its headline; 0 where that is too little."""
    if len(other.body) <= len(notice.body):
        return 0.0
    if (same := headline_share(notice.document, other.document)) >= HEADLINE_SHARE:
        return same
    announced = announces(notice.document)
    said = replace(notice, sentences=tuple(s for s in notice.sentences if not announced or not _is_mark(notice, s)))
    if not said.sentences or not (announced or _is_notice(said)):
        return 0.0
    scores = borne_out(said, other, pile.weights)
    told = sum(scores) / len(scores) if announced else min(scores)
    return told if told >= TOLD_SHARE else 0.0


def _is_mark(notice: Told, sentence: Sentence) -> bool:
    """Whether a sentence only says that there is more to come."""
    return len(notice.document.text[slice(*sentence.span)].split()) < MARK_WORDS and is_mark(
        notice.document.text[slice(*sentence.span)]
    )


def _may_follow(notice: Document, other: Document) -> bool:
    """Whether a text of the agency may be what a notice was sent ahead of, or has gone on with."""
    if other.id == notice.id or other.outlet_key != notice.outlet_key or days_apart(notice, other):
        return False
    if is_later(notice, other):
        return False
    if not (notice.published and other.published):
        return False
    one, two = notice.published.value, other.published.value
    try:
        apart = abs((datetime.fromisoformat(one) - datetime.fromisoformat(two)).total_seconds()) / 3600
    except (TypeError, ValueError):
        return one[:DAY] == two[:DAY]
    return apart <= HOURS if len(one) > DAY and len(two) > DAY else one[:DAY] == two[:DAY]


def _moment(document: Document) -> str:
    return document.published.value if document.published else ""


def _edge(child: Told, parent: Told) -> Derivation:
    evidence = (Evidence("first notice", f"{parent.document.label} sent it ahead of what it told in full"),)
    later = is_later(child.document, parent.document)
    return Derivation(
        child=child.document.id,
        parent=parent.document.id,
        kind="update",
        direction="known" if later else "undetermined",
        spans=merged([s.span for s in child.sentences[:NOTICE_SENTENCES]]),
        confidence=confidence(evidence),
        evidence=evidence,
    )
