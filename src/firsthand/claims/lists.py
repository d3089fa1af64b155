"""What a line that ends in a colon brings in: bulleted items, whose giver answers for each of them, or a paragraph that is
quoted whole, with marks or without ("The mayor added:").
"""

import re

from firsthand.claims.grammar import Sentence
from firsthand.claims.hop import Hop
from firsthand.claims.layout import Placed
from firsthand.claims.phrases import GIVEN_OUT, RESPONDING, cue_tokens, noun_phrase
from firsthand.claims.sources import can_speak
from firsthand.language.cues import english_cues
from firsthand.records import Span

_GIVEN_OUT = frozenset("circulated issued released distributed published posted sent offered provided listed".split())
_GIVING = _GIVEN_OUT | frozenset(
    "circulates issues releases distributes publishes posts sends offers provides lists outlined outlines named names made "
    "makes gave given gives set sets laid lays".split()
)
_BULLET = re.compile(r"\s*(?:[•‣▪●◦·*–—-](?:\s|(?=[A-ZÀ-Þ]))|\d{1,2}[.)]\s)")


def opens_list(sentence: Sentence) -> bool:
    """Whether the sentence ends in a colon."""
    return sentence.text.rstrip().endswith(":")


def giver(sentence: Sentence) -> Hop | None:
    """ "points circulated by two aides:": who gave out what follows."""
    for at in range(len(sentence) - 1, -1, -1):
        if sentence.lower[at] not in _GIVEN_OUT or sentence.tags[at] != "VBN" or sentence.quoted[at]:
            continue
        agent = sentence.child(at, "agent")
        head = sentence.child(agent, "pobj") if agent is not None else None
        if head is not None:
            source = frozenset(noun_phrase(sentence, head))
            cue = frozenset(cue_tokens(sentence, at))
            return Hop(source, head, cue, at, sentence.lower[at], "neutral", frozenset(), passive=True)
    return introducing(sentence) or _giving(sentence)


def introducing(sentence: Sentence) -> Hop | None:
    """ "The mayor added:", "In a letter to the port, the clerk wrote:": a main verb of saying with nothing said as yet."""
    at = next((t for t, dep in enumerate(sentence.deps) if dep == "ROOT"), None)
    if at is None or not opens_list(sentence) or any(sentence.quoted):
        return None
    known = english_cues().verbs.get(sentence.lower[at])
    head = sentence.child(at, "nsubj")
    if known is None or known[0] not in _UTTERING or head is None or sentence.child(at, "ccomp", "neg") is not None:
        return None
    if not _may_speak(sentence, head):
        return None
    told = sentence.child(at, "dobj")
    if told is not None and sentence.lower[told] not in english_cues().nouns:
        return None  # "tweeted the list for those who asked:"
    source = frozenset(noun_phrase(sentence, head))
    return Hop(source, head, frozenset(cue_tokens(sentence, at)), at, known[0], known[1], frozenset())


def leading(sentence: Sentence) -> Hop | None:
    """ "The mayor continued his remarks.", "Brel tweeted about it.", "In a statement, Brel defended the plan.": who speaks next,
    by a main verb that says nothing yet.
    """
    at = next((t for t, dep in enumerate(sentence.deps) if dep == "ROOT"), None)
    head = sentence.child(at, "nsubj") if at is not None else None
    if at is None or head is None or head > at or sentence.child(at, "ccomp", "neg", "auxpass") is not None:
        return None
    known = english_cues().verbs.get(sentence.lower[at])
    speech = known is not None and known[1] not in ("epistemic", "documentary", "non_answer")
    if not (speech or sentence.lower[at] in RESPONDING or _by_medium(sentence, at)):
        return None
    if not _may_speak(sentence, head):
        return None
    source, cue = frozenset(noun_phrase(sentence, head)), frozenset(cue_tokens(sentence, at))
    return Hop(source, head, cue, at, sentence.lower[at], "neutral", frozenset())


def _may_speak(sentence: Sentence, head: int) -> bool:
    named = sentence.tags[head] in ("NNP", "NNPS", "PRP") or sentence.words[head].istitle()
    return named or can_speak(sentence.lower[head])


def _by_medium(sentence: Sentence, at: int) -> bool:
    """ "In an interview on Monday, Brel was calm", "the mayor issued a statement": what is given out, or spoken in."""
    for child in sentence.children[at]:
        spoken = sentence.child(child, "pobj") if sentence.lower[child] in ("in", "during") else None
        noun = child if sentence.deps[child] == "dobj" else spoken
        if noun is not None and sentence.lower[noun] in GIVEN_OUT and sentence.child(noun, "det", "poss") is not None:
            return True
    return False


def _giving(sentence: Sentence) -> Hop | None:
    """ "The mayor set out three points:": the subject of the main verb, if it can speak."""
    at = next((t for t, dep in enumerate(sentence.deps) if dep == "ROOT"), None)
    if at is None or sentence.quoted[at] or sentence.lower[at] not in _GIVING:
        return None
    head = sentence.child(at, "nsubj")
    points = sentence.child(at, "dobj")
    if head is None or points is None or sentence.child(at, "neg") is not None:
        return None
    if sentence.tags[points] != "NNS" and not any(sentence.lower[c] == "following" for c in sentence.children[points]):
        return None
    if not _may_speak(sentence, head):
        return None
    source = frozenset(noun_phrase(sentence, head))
    return Hop(source, head, frozenset(cue_tokens(sentence, at)), at, sentence.lower[at], "neutral", frozenset())


def items_after(sentences: list[Sentence], placed: list[Placed], at: int) -> list[int]:
    """The sentences of the bulleted paragraphs that follow the sentence ``at`` without a gap, or of the paragraph that it
    introduces, with those that go on from it between quotation marks.
    """
    following = sentences[at + 1].text if at + 1 < len(sentences) else ""
    if (introducing(sentences[at]) is not None or following.startswith(_MARKS)) and not _BULLET.match(following):
        return _introduced(sentences, placed, at)
    found: list[int] = []
    bulleted = False
    for number in range(at + 1, len(sentences)):
        if placed[number].block != placed[at].block:
            break
        if placed[number].paragraph != placed[number - 1].paragraph:
            bulleted = _BULLET.match(sentences[number].text) is not None
        if not bulleted:
            break
        found.append(number)
    return found


def _introduced(sentences: list[Sentence], placed: list[Placed], at: int) -> list[int]:
    found: list[int] = []
    for number in range(at + 1, len(sentences)):
        place, before = placed[number], placed[number - 1]
        if place.block != placed[at].block:
            break
        if place.paragraph != before.paragraph:
            goes_on = bool(found) and sentences[number].text.startswith(_MARKS)
            if found and not (goes_on and sentences[found[0]].text.startswith(_MARKS)):
                break
            if found and sentences[number - 1].text.rstrip().endswith(("”", '"', "»", "''")):
                break
        elif number == at + 1:
            break  # what stands in the same paragraph the rules for a sentence see
        found.append(number)
    return found


_SIGNATURE = re.compile(
    r"(?P<dash>[—–―~-]{1,2}[ ]?)?(?P<name>[A-ZÀ-Þ][\w.’'-]*(?:[ ](?:[A-ZÀ-Þ][\w.’'-]*|de|van|von|al|bin)){0,4})"
    r"(?P<what>[ ]?(?:[,(]|(?:on|in)[ ])[^.!?:;“”\"]{2,90})?\.?"
)


def signed(sentence: Sentence) -> Span | None:
    """Where in a line that only names somebody the name stands: "— Tam Brel", "Tam Brel, mayor of Ardun"."""
    line = _SIGNATURE.fullmatch(sentence.text.strip())
    if line is None or not (line["dash"] or ((line["what"] or "").lstrip().startswith(",") and " " in line["name"])):
        return None
    if any(sentence.is_verb(t) and sentence.deps[t] not in _IN_NAMES for t in range(len(sentence))):
        return None
    start, end = line.span("name")
    return (start, end - 1) if line["name"].endswith(".") else (start, end)


_POSTED = re.compile(r"[—–-]\s?(?P<name>[A-ZÀ-Þ][^@()\n—–]{1,60}?) \(@\w{1,30}\)")


def posted(sentence: Sentence) -> Span | None:
    """Where at the end of a post that a page shows the name stands: "The pier is lost. — Tam Brel (@brel) June 3"."""
    line = _POSTED.search(sentence.text)
    return line.span("name") if line is not None else None


_HEADED = re.compile(
    r"(?:[^\n:]{0,40} [–—-] )?(?P<name>[A-ZÀ-Þ][\w.’'-]*(?:[ ][A-ZÀ-Þ][\w.’'-]*){0,4})(?:[ ](?:at|in|on|to)[ ][^:,\n]{2,30})?:[ ]\S"
)


def headed(sentence: Sentence) -> Span | None:
    """Where in a heading the name stands that a colon follows: "Brel: the pier is lost", "Mayor Brel on ferries: …"."""
    line = _HEADED.match(sentence.text)
    return line.span("name") if line is not None else None


_IN_NAMES = frozenset({"compound", "amod", "acl", "nmod"})
"""What a verb's form may be within a noun phrase ("harbour engineer")."""
_MARKS = ("“", '"', "«", "„", "''")
_UTTERING = frozenset(
    "say add write report state continue explain reply respond answer tweet post note argue conclude warn".split()
)
"""Verbs after which a colon brings in somebody's own words."""
