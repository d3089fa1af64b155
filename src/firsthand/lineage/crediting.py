"""Edges that rest on a credit: an account names the outlet it follows, whether or not it shares that outlet's words."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from firsthand.language.crediting import before, is_beside, is_citing, is_latin, names_a_text
from firsthand.language.scope import scope_of
from firsthand.lineage.copying import counted, passage_spans
from firsthand.lineage.evidence import IN_PART, STRONG_CREDITS, confidence, credit_evidence
from firsthand.lineage.following import Following
from firsthand.lineage.offices import by_class
from firsthand.lineage.publishers import class_nouns, is_near
from firsthand.lineage.relation import ENDS, MARKED_WORDS, Relation
from firsthand.lineage.skeleton import in_common
from firsthand.lineage.statement import is_release
from firsthand.lineage.support import (
    Fact,
    Sentence,
    Told,
    Weights,
    borne_out,
    facts_in_order,
    same_language,
    telling,
)
from firsthand.lineage.times import came_days_before
from firsthand.lineage.wording import facts_shown, sums_first
from firsthand.lineage.words import merged
from firsthand.records import Credit, Derivation, DerivationKind, Document, Evidence, Span

LEAD_SHARE = 0.25
"""A credit within the first quarter of the body, or in its first sentence, stands in the lead, where news puts its source."""
HEADING = 80
"""Characters of a line above the text that ends without a stop: a byline, a place and a day."""
LEAD_SENTENCES = 2
"""Sentences of a first paragraph that are a lead: "… arrived on Monday. That is what the Ledger writes."."""
MENTIONS = 3
"""This many sentences that name the outlet as their source, one of them for its reporting, make an account rest on the
outlet's text where that is held and tells the same story."""
NAMING_SHARE = 0.25
"""One sentence in four that does so makes an account rest on it, held or not. Below it an account may have as much of
its own: of the reports on a disputed article in BASIL that name its outlet three times, most are independent."""
BORNE_OUT = 0.25
"""A sentence whose best counterpart holds this share of its weighted stems is told by both: 45 % of the sentences of
same-event reports, 3 % of reports on other events (docs/lineage.md)."""
FOLLOWED_SHARE = 0.5
"""Share of sentences that the held text bears out from which one credit in the lead settles the matter."""
ALL_SHARE, ALL_SENTENCES = 0.8, 4
"""Share of sentences that the held text bears out from which a credit anywhere settles the matter, and of how many."""
MEANT_SHARE = 0.4
"""Share of an account's telling facts in a text of the outlet that it credits from which that text is the one it means: in
made-up piles reports of a text begin there, and accounts that name the outlet in passing reach 0.18."""
IN_PART_SHARE = 0.65
"""Share of what an account has in common with a held text that stands where it names the text's outlet: it reports these
sentences of it. The rest is what both have from the event."""
SHARED_FACTS = 2
"""Telling facts of the crediting sentences that a text holds, where they are all that the account shares with it."""
PART_SHARE = 0.2
"""Share of an account's telling facts that a text of the credited outlet on the same story must hold to be the one it means."""
VOUCHED_SHARE = 0.5
"""Share that settles a single credit in the lead as well. Between independent reports of one event, which credit nobody, the
median is 0.36."""
VOUCHED_FACTS = 3
PARAPHRASED_SHARE = 0.5
"""Share of sentences that say the same in the same order from which an account follows the prose, and does not only report."""
PARAPHRASED_ORDER = 0.75
"""Order of those sentences (tau): of 63 made-up paraphrases that name their source all but two reach 0.9, of 116 reports three."""
RENDERED_SHARE = 0.5
"""Share of a text's sentences in an account in another language that names it from which that is its translation, "passage by
passage", and not a report of it."""
BRIEF_SENTENCES = 8
PROSE_SHARE = 0.15
"""Unquoted words in common, as a share of the child, from which an account that credits another also follows its prose."""
STORY_LIKENESS = 0.22
"""Cosine of weighted stems from which two accounts tell one story. Of 300 same-event pairs of news reports 97 % reach it
(with four shared facts), of 900 pairs on other events 2 to 6 % do (docs/lineage.md)."""
STORY_FACTS = 4
STORY_BONES = 0.25
"""Share of the shorter account's figures, days, states and names from which two accounts in two languages tell one story."""
UNLIKE, UNLIKE_FACTS = 0.14, 1
"""Likeness and telling facts in common below and up to which two accounts tell two stories: unrelated ones of a few sentences
reach 0.12 and one fact, disjoint halves of one made-up report begin at 0.15."""
SECOND_SENTENCES = 2
"""This many dependent sentences whose figures or quotations the held text lacks hint at a second article behind it."""

_AGAIN = re.compile(
    r"\b(?:the|this|its) (?:news)?(?:paper|outlet|report|article|investigation|magazine|agency)\b"
    r"|\b(?:die|der) (?:Zeitung|Bericht|Artikel|Agentur|Recherche)\b|\b(?:le|du|l['’]) ?(?:journal|article|enquête|agence)\b"
    r"|\b(?:el|del) (?:diario|periódico|artículo|informe)\b|\b(?:газет[аые]|издани[ея])\b",
    re.IGNORECASE,
)
"""An account that credits one outlet alone, more than once, means that one by "the paper"."""
NAMED_AGAIN = 2
DISPUTED = re.compile(
    r"\b(?:disput|den(?:y|ie)|reject|challeng|contradict|refut|dismiss)\w*|\bfalse\b|\bphony\b|\bfake\b|\b(?:in|not )accurate\b|\bwrong\b|\bincorrect\b|\bmistaken\b"
    r"|\b(?:dementier|bestreit|bestritt|widersprech|widersprach)\w*|\b(?:dément|conteste|réfut)\w*|\b(?:desm[ie]nt|neg[óa])\w*"
    r"|\bsmenti\w*|\b(?:опроверг|отриц|отверг)\w*|\b(?:спростув|заперечи)\w*|\b(?:zaprzecz|zdementow)\w*|否认|驳斥|bác bỏ|phủ nhận",
    re.IGNORECASE,
)
"""Words by which a report is contested: then it is the matter of the account, not its source."""
DISPUTED_SHARE = 1 / 3
"""Share of the sentences naming an outlet from which its report is the matter."""
SENTENCE_END = re.compile(r"[.!?]\s|[。！？\n]")
CITING_REACH = 120
"""Characters between an outlet and the one it cites: a clause."""
FIGURES = frozenset({"number", "money", "designation"})
"""Hard facts that a writer does not hit on by chance."""


@dataclass(frozen=True, slots=True)
class Crediting:
    """All that an account says of one outlet it credits.

    ``reports``: at least once for a report of its own. ``strong``: for the account as a whole. ``governs``: strong, or in so many of its sentences that the account rests
    on it whatever that outlet wrote. ``often``: in several sentences. ``early``: at least once in its lead.
    """

    key: str
    credits: tuple[Credit, ...]
    reports: bool
    strong: bool
    governs: bool
    often: bool
    early: bool


VAGUE = re.compile(
    r"\b(?:foreign|western|international|news|local|other|several|overseas) (?:media|newspapers?|press)\b"
    r"|\b(?:media|press|news|newspaper|published) (?:reports?|reporting|accounts?)\b|\breports (?:said|say|suggest|claim)"
    r"|\bMedienberichte|\bausländische Medien|\bmédias (?:étrangers|internationaux)|\b(?:medios|prensa) extranjer"
    r"|\b(?:зарубежны[ех]|иностранны[ех]) (?:СМИ|издани)|\bпо сообщениям СМИ|外媒|媒体报道|truyền thông nước ngoài",
    re.IGNORECASE,
)
"""Words that credit somebody's reporting without saying whose."""


def credits_of(account: Told) -> list[Crediting]:
    """Credits to other outlets, grouped by outlet, the weightiest first."""
    document, body = account.document, account.body
    groups: dict[str, list[Credit]] = {}
    for credit in document.credits:
        if credit.key != document.outlet_key and credit.kind != "link":
            groups.setdefault(credit.key, []).append(credit)
    lead = max(body.starts[int(len(body) * LEAD_SHARE)], _lead_ends(account)) if account.sentences else 0
    found = []
    for key, credits in groups.items():
        strong = any(c.kind in STRONG_CREDITS for c in credits)
        prose = [c for c in credits if c.kind in ("prose", "byline") and c.end > c.start and not _recalls(document, c)]
        reported = [c for c in prose if not _listens(c)]
        naming = {i for c in prose for i, s in enumerate(account.sentences) if s.span[0] <= c.start < s.span[1]}
        if len(groups) == 1 and len(reported) >= NAMED_AGAIN:
            naming |= {i for i, s in enumerate(account.sentences) if _AGAIN.search(document.text, *s.span)}
        taken_up = _taken_up(account, reported)
        naming |= taken_up
        early = any(c.start <= lead for c in reported) or any(account.sentences[i].span[0] < lead for i in taken_up)
        # one that stands behind the news of a few sentences may be for what came before that
        enough = max(1 if early else NAMED_AGAIN, len(account.sentences) * NAMING_SHARE)
        dense = bool(reported) and len(naming) >= enough
        often = bool(reported) and len(naming) >= MENTIONS
        contested = sum(bool(DISPUTED.search(document.text, *account.sentences[i].span)) for i in naming)
        disputed = contested > DISPUTED_SHARE * len(naming) and not by_class(
            document, credits
        )  # an office denies itself
        if disputed or all(_is_matter(document, c) for c in reported):
            dense = often = False
        found.append(Crediting(key, tuple(credits), bool(reported), strong, strong or dense, often, early))
    if any(c.early and c.reports and not by_class(document, c.credits) for c in found):
        # an office's statement that a paper has by way of an agency
        found = [
            replace(c, governs=False, often=False, early=False) if by_class(document, c.credits) else c for c in found
        ]
    return sorted(found, key=lambda c: (-c.strong, -len(c.credits), c.key))


def _taken_up(account: Told, credits: Sequence[Credit]) -> set[int]:
    """Sentences that name a publisher by its class alone: "a foundation has disclosed … The foundation, X, said"."""
    text = account.document.text
    nouns = frozenset[str]().union(*(class_nouns(text[c.start : c.end]) for c in credits))
    found = (i for i, s in enumerate(account.sentences) if nouns and nouns & class_nouns(text[slice(*s.span)]))
    return set(found)


def _lead_ends(account: Told) -> int:
    """Where the first two sentences of the first paragraph of prose end. A byline or a heading before it is none."""
    sentences = account.sentences
    start = next((i for i, s in enumerate(sentences) if _is_prose(account, s)), 0)
    first = next((i for i, s in enumerate(sentences) if i > start and s.opens), len(sentences))
    return sentences[min(first, start + LEAD_SENTENCES) - 1].span[1]


def _is_prose(account: Told, sentence: Sentence) -> bool:
    """Whether a sentence ends like one or is as long as one."""
    words = account.document.text[slice(*sentence.span)].rstrip()
    return words.endswith(ENDS) or len(words) > HEADING


def _listens(credit: Credit) -> bool:
    """Whether words were spoken *to* the outlet, or it lent a hand: one quotation of it is no report of its story."""
    return credit.kind == "prose" and is_beside(credit.cue)


def _recalls(document: Document, credit: Credit) -> bool:
    """Whether an account only recalls, beside its own news, what an outlet reported once."""
    year = document.published.value[:4] if document.published else ""
    return scope_of(document.text, credit, int(year) if year.isdigit() else None) == "background"


def _is_matter(document: Document, credit: Credit) -> bool:
    """Whether a credit only names the outlet's text ("the X report"), and takes nothing from it."""
    if not names_a_text(credit.cue):
        return False
    left = document.text[max(0, credit.start - CITING_REACH) : credit.start]
    at = left.rfind(credit.cue)
    return at < 0 or before("before", latin=is_latin(left)).search(left[:at]) is None


def cited_by(document: Document) -> dict[str, str]:
    """Outlets that an account has by way of another: "Tidewire reported, citing the Ledger" → the Ledger: Tidewire."""
    prose = [c for c in document.credits if c.kind == "prose" and c.end > c.start]
    found: dict[str, str] = {}
    seen: set[str] = set()
    for earlier, credit in pairwise(sorted(prose, key=lambda c: c.start)):
        seen.add(earlier.key)
        between = document.text[earlier.end : credit.start]
        one_clause = len(between) <= CITING_REACH and not SENTENCE_END.search(between)
        if is_citing(credit.cue) and one_clause and not is_beside(earlier.cue) and credit.key not in seen:
            found[credit.key] = earlier.key
    return found


def one_story(a: Told, b: Told, weights: Weights) -> float:
    """How surely two accounts tell one story: their likeness, or 0 below the threshold. Facts decide across languages."""
    if same_language(a.document, b.document):
        likeness = weights.likeness(a, b) if len(a.facts & b.facts) >= STORY_FACTS else 0.0
        return likeness if likeness >= STORY_LIKENESS else 0.0
    kept = in_common(a, b)
    return kept.contained if len(kept.shared) >= STORY_FACTS and kept.contained >= STORY_BONES else 0.0


def unlike(a: Told, b: Told, weights: Weights) -> bool:
    """Whether two accounts tell two stories for sure. Two halves of one article share its names and its matter."""
    shared = sum(map(telling, a.facts & b.facts))
    return shared <= UNLIKE_FACTS and weights.likeness(a, b) < UNLIKE


def bears_out_a_brief(child: Told, parent: Told, weights: Weights) -> bool:
    """Whether a text bears out half of an account too short to be told by its likeness."""
    if len(child.sentences) > BRIEF_SENTENCES:
        return False
    scores = borne_out(child, parent, weights)
    return sum(s >= BORNE_OUT for s in scores) >= FOLLOWED_SHARE * max(1, len(scores))


def vouched_share(told: Set[Fact], facts: Set[Fact], weights: Weights, least: int = VOUCHED_FACTS) -> float:
    """How much of what is ``told`` and could not have been hit on by chance is among these facts, 0 to 1; 0 for fewer than ``least``."""
    mine = {fact for fact in told if telling(fact)}
    shared = mine & facts
    if len(shared) < least:
        return 0.0
    return sum(map(weights.fact, shared)) / sum(map(weights.fact, mine))


def comparable(child: Told, parent: Told, facts: Set[Fact]) -> Set[Fact]:
    """What an account tells that could stand among the facts of another: in another language names are spelled otherwise,
    and a German noun looks like one."""
    if same_language(child.document, parent.document):
        return child.facts
    sums = {key.rpartition(" ")[2]: (kind, key) for kind, key in facts if kind == "money"}  # not every currency is read
    told = {sums.get(fact[1], fact) if fact[0] == "number" else fact for fact in child.facts}
    return {fact for fact in told if fact[0] != "name" or fact in facts}


def credits_what_is_shared(child: Told, parent: Told, crediting: Crediting, weights: Weights) -> bool:
    """Whether what an account shares with the text stands where it names the text's outlet: DOMAIN.md's ``report``."""
    outlets = " ".join(c.outlet for c in crediting.credits).casefold()
    shared = {f for f in child.facts & parent.facts if telling(f) and not (f[0] == "name" and f[1] in outlets)}
    there = {fact for i in _naming(child, crediting) for fact in shared & child.sentences[i].facts}
    return len(there) >= SHARED_FACTS and sum(map(weights.fact, there)) >= IN_PART_SHARE * sum(
        map(weights.fact, shared)
    )


def _naming(child: Told, crediting: Crediting) -> list[int]:
    """Sentences that name the outlet for its reporting, and those before them in their paragraphs: "… That the Ledger reported"."""
    at = [c.start for c in crediting.credits if c.kind == "prose" and c.end > c.start and not _listens(c)]
    there = {i for i, s in enumerate(child.sentences) if any(s.span[0] <= start < s.span[1] for start in at)}
    return sorted(there | {i - 1 for i in there if i and not child.sentences[i].opens})


def is_meant(child: Told, parent: Told, facts: Set[Fact], weights: Weights) -> bool:
    """Whether an account that credits the other text's outlet can mean this text, though their words do not show it.

    ``facts`` are those of the text, and where it is absent also of the accounts that rest on it.
    """
    share = vouched_share(comparable(child, parent, facts), facts, weights)
    if share >= MEANT_SHARE or bears_out_a_brief(child, parent, weights):
        return True
    abroad = parent.document.held and not same_language(child.document, parent.document)
    return abroad and is_near(child.document, parent.document)


def credit_edge(
    child: Told,
    parent: Told,
    crediting: Crediting,
    relation: Relation | None,
    weights: Weights,
    following: Following | None,
    facts: Set[Fact],
    scores: Sequence[float],
) -> tuple[Derivation | None, tuple[Span, ...]]:
    """The edge from an account to the credited text, and the dependent sentences with facts the text lacks.

    Settled where the credits govern the account; where the outlet's text is held and is credited often, or bears out
    half of an account that credits it in its lead, by its sentences or by its telling facts; and where the two share
    prose; never on a text that came out days after it, unless they do or the account tells it after it. Otherwise what is the account's own cannot be told, and the edge is only possible. No edge where one sentence
    after the lead credits it and the text does not bear the account out. ``following`` says how the account follows a text that is held in its language, ``facts``
    are the text's, and where it is absent also those of the accounts that rest on it; ``scores`` say of each sentence how
    much of it the text bears out, and are empty where the languages of the two cannot be compared.
    """
    follows = (
        sum(s >= BORNE_OUT for s in scores) >= FOLLOWED_SHARE * max(1, len(scores)),
        vouched_share(comparable(child, parent, facts), facts, weights) >= VOUCHED_SHARE or _is_kept(child, parent),
    )
    followed = any(follows)
    worded = relation is not None and (relation.unquoted > 0 or relation.marked >= MARKED_WORDS)
    held = bool(facts)
    settled = crediting.governs or worded or (held and (crediting.often or (crediting.early and followed)))
    if parent.document.held and crediting.reports and _is_all(scores):
        settled = True
    told = worded or (following is not None and following.settled)
    if following is not None and following.settled and following.translated and followed:
        settled = True  # it is that text, however it names the outlet ("with material from")
    if parent.document.held and all(follows) and any(map(_listens, crediting.credits)):
        settled = True  # what was said to that outlet stands in its text, and the rest of the account as well
    in_part = False
    if is_from_an_office(child.document, crediting) or (
        parent.document.held and not told and came_days_before(child.document, parent.document)
    ):
        settled = False  # it credits an earlier text of that outlet, unless a page was re-dated
    elif parent.document.held and not settled:
        in_part = credits_what_is_shared(child, parent, crediting, weights)
    settled = settled or in_part
    if not (settled or crediting.often or crediting.early or (held and followed and crediting.reports)):
        return None, ()
    kind = credited_kind(child, parent, crediting, relation, following)
    evidence = credit_evidence(child.document, crediting.key)
    if relation and relation.unquoted:
        evidence.append(Evidence("shared prose", f"{relation.unquoted} unquoted words agree"))
    if kind == "translation":
        agree, groups = facts_in_order(child, parent)
        evidence.append(Evidence("facts in order", f"{agree} of {groups} sentences' facts in the same order"))
    elif shared := child.facts & parent.facts:
        shown = facts_shown(child, sums_first(filter(telling, shared)))
        detail = f"{counted(len(shared), 'fact')} in both" + (f", among them {shown}" if shown else "")
        evidence.append(Evidence("shared facts", detail))
    spans = dependent_spans(child, parent, crediting, kind, scores)
    if in_part:
        evidence.append(Evidence(IN_PART, f"what it shares with {parent.document.label} stands where it names it"))
        spans = merged([child.sentences[i].span for i in _naming(child, crediting)])
    elif kind == "rewrite" and relation:
        spans = merged([*spans, *passage_spans(relation)])
    beyond = _beyond(child, parent, scores, spans) if parent.sentences and kind == "report" and not in_part else ()
    edge = Derivation(
        child=child.document.id,
        parent=parent.document.id,
        kind=kind,
        direction="known",
        spans=spans,
        confidence=confidence(evidence) if settled else min(0.5, confidence(evidence)),
        evidence=tuple(evidence),
        settled=settled,
    )
    return edge, beyond


def _is_kept(child: Told, parent: Told) -> bool:
    """Whether half of what any language keeps of the shorter of two accounts in two stands in the other."""
    kept = None if same_language(child.document, parent.document) else in_common(child, parent)
    return kept is not None and len(kept.shared) >= STORY_FACTS and kept.contained >= VOUCHED_SHARE


def is_from_an_office(document: Document, crediting: Crediting) -> bool:
    """Whether an agency's dispatch credits an office: offices speak to agencies first, and it may be older than the office's page."""
    mark = any(c.kind == "wire" and c.key == document.outlet_key for c in document.credits)
    return mark and by_class(document, crediting.credits)


def _is_all(scores: Sequence[float]) -> bool:
    """Whether a text bears out nearly every sentence of an account that has several."""
    return len(scores) >= ALL_SENTENCES and sum(s >= BORNE_OUT for s in scores) >= ALL_SHARE * len(scores)


def credited_kind(
    child: Told, parent: Told, crediting: Crediting, relation: Relation | None, following: Following | None
) -> DerivationKind:
    """DOMAIN.md's kind for an account that credits another and does not carry its text."""
    other_language = not same_language(child.document, parent.document)
    sure = following if following is not None and following.settled else None
    in_prose = any(c.kind == "prose" and c.end > c.start for c in crediting.credits)
    if other_language and sure and not (in_prose and _rendered(sure, parent) < RENDERED_SHARE):
        return "translation"
    if any(c.kind == "translated" for c in crediting.credits) and other_language:
        return "translation"
    if relation is not None and relation.unquoted >= PROSE_SHARE * max(1, len(child.body)):
        return "rewrite"
    if is_release(parent.document):
        return "report"
    if sure and not other_language and sure.cover >= PARAPHRASED_SHARE and sure.in_order >= PARAPHRASED_ORDER:
        return "rewrite"
    return "report" if in_prose or not parent.sentences else "rewrite"


def _rendered(following: Following, parent: Told) -> float:
    """How much of a text one in another language has, sentence by sentence."""
    return len({j for _, j in following.aligned}) / max(1, len(parent.sentences))


def dependent_spans(
    child: Told, parent: Told, crediting: Crediting, kind: DerivationKind, scores: Sequence[float]
) -> tuple[Span, ...]:
    """What of the child rests on the parent.

    Where the source is named often, or for the account as a whole, all of it rests there but the paragraphs before the
    first and after the last one that credits the source or that the source bears out; else only those paragraphs. A
    translation, and an account whose source is not held or cannot be compared with, rest there as a whole: what is their
    own cannot be told.
    """
    if not child.sentences:
        return ()
    whole = tuple(child.body.spans)
    if kind == "translation" or not (parent.sentences and scores):
        return whole
    rests = _resting(child, parent, crediting, scores)
    paragraphs = _paragraphs(child.sentences)
    mine = _own_reporting(child)
    resting = [
        i for i, paragraph in enumerate(paragraphs) if any(rests[k] for k in paragraph) and not mine & {*paragraph}
    ]
    if not resting:
        return whole
    throughout = crediting.governs or crediting.often
    chosen = range(resting[0], resting[-1] + 1) if throughout else resting
    kept = [k for i in chosen for k in paragraphs[i]]
    return merged([child.sentences[k].span for k in kept])


def _own_reporting(account: Told) -> set[int]:
    """Sentences in which the outlet says that it was told something itself."""
    document = account.document
    told = [c.start for c in document.credits if c.kind == "prose" and c.key == document.outlet_key]
    return {i for i, s in enumerate(account.sentences) if any(s.span[0] <= at < s.span[1] for at in told)}


def _resting(child: Told, parent: Told, crediting: Crediting, scores: Sequence[float]) -> list[bool]:
    """Sentences that credit the parent, that it bears out, or that go on with a quotation that does."""
    rests: list[bool] = []
    for sentence, score in zip(child.sentences, scores, strict=True):
        start, end = sentence.span
        credits = any(c.end > c.start and start <= c.start < end for c in crediting.credits)
        figures = {f for f in sentence.facts & parent.facts if f[0] in FIGURES}
        continues = sentence.quoted and bool(rests) and rests[-1]
        rests.append(credits or score >= BORNE_OUT or len(figures) > 1 or continues)
    return rests


def _paragraphs(sentences: Sequence[Sentence]) -> list[list[int]]:
    groups: list[list[int]] = []
    for i, sentence in enumerate(sentences):
        if sentence.opens or not groups:
            groups.append([])
        groups[-1].append(i)
    return groups


def _beyond(child: Told, parent: Told, scores: Sequence[float], spans: Sequence[Span]) -> tuple[Span, ...]:
    """Dependent sentences with figures none of which stand in the held text, or with words quoted that do not."""
    found = []
    for sentence, score in zip(child.sentences, scores, strict=False):  # none where the two cannot be compared
        start, end = sentence.span
        if not any(s <= start and end <= e for s, e in spans):
            continue
        figures = {f for f in sentence.facts if f[0] in FIGURES}
        if (figures and not figures & parent.facts) or (sentence.quoted and score < BORNE_OUT):
            found.append(sentence.span)
    return tuple(found) if len(found) >= SECOND_SENTENCES else ()
