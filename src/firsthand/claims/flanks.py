"""Quotations that the grammar gave to nobody: by what stands right before or right behind their marks ("…,” Tam Brel, the
mayor who built it, tweeted", "Brel leaned in and boomed: “…”", "as Brel put it, “…”").
"""

from firsthand.claims.contents import is_title
from firsthand.claims.grammar import Sentence
from firsthand.claims.hop import Hop
from firsthand.claims.phrases import NO_SOURCE, cue_tokens, noun_phrase, subject_of
from firsthand.claims.sources import can_speak
from firsthand.claims.surface import subject_across, subject_before
from firsthand.language.cues import Cues

_REACH = 30
"""Tokens behind a quotation within which its speaker and verb stand."""
_NEAR = 5
"""Tokens between a verb and the comma that opens a quotation ("went on to the crowd, “")."""
_PARTICLES = frozenset({"on", "back", "in", "out", "up", "it", "away", "off"})
_PHRASAL = frozenset(
    "put puts putting went goes go going shot shoots fired fires hit hits chimed chimes burst blurted followed follows lashed "
    "struck piped pipes jumped".split()
)
"""Verbs that with a particle say that somebody spoke ("went on", "shot back", "put it")."""
_NEVER = frozenset(
    "is are was were be been being am 's ’s 're ’re do does did titled entitled called named dubbed made makes reads read "
    "became becomes includes include included including contains".split()
)
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SPEAKERS = frozenset({"NNP", "NNPS", "PRP", "WP"})


def unclaimed(sentence: Sentence, hops: list[Hop], cues: Cues) -> list[Hop]:
    """Hops for the quotations that none of ``hops`` answers for."""
    spoken = {t for hop in hops if not sentence.quoted[hop.verb] for t in hop.content}
    found: list[Hop] = []
    for number in sorted(set(sentence.quoted) - {0}):
        inside = [t for t, q in enumerate(sentence.quoted) if q == number]
        if any(t in spoken for t in inside if sentence.words[t][:1].isalnum()) or is_title(sentence, inside):
            continue
        full = sentence.quotations[number - 1].extent == "full"
        cue = (_behind(sentence, inside, cues) if full else None) or _before(sentence, inside, cues, full)
        if cue is not None:
            verb, head, source = cue
            words = cue_tokens(sentence, verb) | ({verb + 1} if _phrasal(sentence, verb) else set())
            lemma, cue_class = cues.verbs.get(sentence.lower[verb], ("say", "neutral"))
            opened = inside[0] > 0 and sentence.words[inside[0] - 1] == ":"
            if cue_class == "non_answer" or (opened and max(words) < inside[0] - 2):
                lemma, cue_class = "say", "neutral"  # what he did as he said it ("suggested a way out: “…”")
            content = frozenset(inside) - source - words
            found.append(Hop(frozenset(source - words), head, frozenset(words), verb, lemma, cue_class, content))
    return found


def _behind(sentence: Sentence, inside: list[int], cues: Cues) -> tuple[int, int, set[int]] | None:
    """ "…,” Brel barked": a comma, or a mark that asks or calls, at the end of a quotation has a speaker behind it."""
    last = inside[-1]
    start = last + 1
    if start < len(sentence) and sentence.words[start] == ",":
        start += 1
    elif sentence.words[last - 1] not in (",", "?", "!"):
        return None
    for verb in range(start, min(start + _REACH, len(sentence))):
        if sentence.quoted[verb] or sentence.words[verb] in (";", ":", "(", "—", "–"):
            return None
        known = sentence.lower[verb] in cues.verbs
        if sentence.tags[verb] == "VBN" and sentence.deps[verb] == "acl" and known:
            head = sentence.heads[verb]
            while sentence.deps[head] == "appos" and start <= sentence.heads[head] < head:
                head = sentence.heads[head]  # "Ada Tarn, the guru who built it, tweeted"
            if start <= head < verb and sentence.child(verb, "agent") is None:
                return verb, head, {t for t in noun_phrase(sentence, head, {verb}) if start <= t < verb}
        ends = sentence.words[verb + 1 : verb + 2] == ["."]
        if known and ends and sentence.tags[verb] == "NNS" and (named := subject_before(sentence, verb)) is not None:
            return verb, *named  # "…,” a voice in the film states.", two nouns to the tagger
        if sentence.tags[verb] not in _FINITE or sentence.deps[verb] in ("relcl", "acl", "aux", "auxpass"):
            continue
        if sentence.lower[verb] in _NEVER:
            return None
        speaker = subject_of(sentence, verb)[0]
        if verb == start and (speaker is None or speaker < start):
            speaker = sentence.child(verb, "dobj")  # "…,” thundered Brel"
        if speaker is None or speaker < start or not _speaks(sentence, speaker):
            return None
        return verb, speaker, {t for t in noun_phrase(sentence, speaker) if (t < verb) == (speaker < verb)}
    return None


def _before(sentence: Sentence, inside: list[int], cues: Cues, full: bool) -> tuple[int, int, set[int]] | None:
    """ "Brel leaned in and boomed: “…”", "Brel went on, “…”"."""
    pause = inside[0] - 1
    if pause < 1 or sentence.words[pause] not in (":", ","):
        return None
    colon = sentence.words[pause] == ":"
    last = max((t for t in range(len(sentence)) if sentence.words[t][:1].isalnum()), default=0)
    for verb in range(pause - 1, max(-1, pause - 1 - (_REACH if colon else _NEAR)), -1):
        if sentence.quoted[verb] or sentence.words[verb] in (";", "—", "–"):
            return None
        if sentence.tags[verb] not in _FINITE or sentence.deps[verb] in ("relcl", "acl", "aux", "auxpass"):
            continue
        told = _phrasal(sentence, verb) or sentence.lower[verb] in cues.verbs
        alone = colon and full and inside[-1] >= last and not any(sentence.words[t].endswith("?") for t in inside)
        if not told and (not alone or sentence.lower[verb] in _NEVER):
            return None
        speaker, source = subject_of(sentence, verb)
        if speaker is None and told:
            speaker, source = subject_across(sentence, verb) or (None, set())
        if speaker is None or speaker >= pause or not _speaks(sentence, speaker):
            return None
        return verb, speaker, {t for t in source if t < pause}
    return None


def _phrasal(sentence: Sentence, verb: int) -> bool:
    behind = sentence.lower[verb + 1 : verb + 2]
    return sentence.lower[verb] in _PHRASAL and bool(behind) and behind[0] in _PARTICLES


def _speaks(sentence: Sentence, head: int) -> bool:
    """Whether the word at ``head`` may be a speaker's: a name, a pronoun for somebody, a common noun for people."""
    word = sentence.lower[head]
    if word in NO_SOURCE or word in ("it", "its"):
        return False
    return sentence.tags[head] in _SPEAKERS or can_speak(word)
