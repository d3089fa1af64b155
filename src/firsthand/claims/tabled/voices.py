"""Whose voice goes on from sentence to sentence: long quotations, dialogue after a dash, pronouns, reported mood.

Nothing is carried further than the text carries it: a plain sentence stops a quotation, two people who fit leave a pronoun
open.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from firsthand.claims.layout import Block, Placed
from firsthand.claims.tabled.describing import Phrase
from firsthand.claims.tabled.hop import Hop
from firsthand.claims.tabled.row import Row
from firsthand.language.folding import fold
from firsthand.language.quotations import Quotation
from firsthand.records import Attribution

REACH_SENTENCES = 4
"""How far back a pronoun looks, as in English."""
QUOTED_SHARE = 0.8
"""Share of a sentence that stands between marks when it is "all quotation"."""
_TURN = re.compile(r"^[ \t]*(?:[—–-][ \u00a0]|[—–](?=[^\s—–-]))", re.MULTILINE)


@dataclass
class Sentence:
    """A sentence on its way to a statement; ``chain`` is filled in the end, ``hops`` are those of its own.

    ``told_only``: nothing but a source and its cue stands in it; ``told_back``: they answer for the sentence before.
    """

    row: Row
    place: Placed
    near: list[Quotation]
    hops: tuple[Hop, ...]
    own: list[Attribution]
    chain: list[Attribution] = field(default_factory=list)
    carried: bool = False
    told_only: bool = False
    told_back: bool = False


def turns(block: Block, spoken: bool) -> list[Quotation]:
    """Turns of dialogue after a dash at the head of a paragraph, as quotations without marks, where a language has them.

    A turn ends where a dash or a comma brings in the speaker, and goes on after the dash that closes him. A paragraph with
    only the dash is an item of a list as often as speech, and is none.
    """
    if not spoken:
        return []
    text, found = block.copy.text, []
    for match in _TURN.finditer(text):
        end = text.find("\n", match.end())
        end = len(text) if end < 0 else end
        pieces = list(islice(re.finditer(r"[—–]", text[match.end() : end]), 2))
        if not pieces:
            continue
        starts = match.end()
        stop = match.end() + pieces[0].start()
        found.append(_quotation(text, starts, stop))
        if len(pieces) > 1:
            found.append(_quotation(text, match.end() + pieces[1].end(), end))
    return [q for q in found if q.inner_end > q.inner_start]


def _quotation(text: str, start: int, end: int) -> Quotation:
    while start < end and not (text[start].isalnum() or text[start] in "¿¡«“"):
        start += 1
    while end > start and text[end - 1] in " \u00a0,—–-":
        end -= 1
    return Quotation(start, end, start, end, 0, "full")


def carry(sentences: Sequence[Sentence]) -> None:
    """Fills every sentence's chain from its own hops and its neighbours."""
    speakers: dict[tuple[int, int], list[Attribution]] = {}
    for at, sentence in enumerate(sentences):
        sentence.chain = list(sentence.own)
        _subjects(sentences, at)
        _backwards(sentences, at)
        if sentence.chain and not all(h.outer for h in sentence.hops):
            for quotation in _speech(sentence):
                speakers.setdefault((sentence.place.block, quotation.start), sentence.chain)
    _share(sentences, speakers)
    for at in range(1, len(sentences)):
        _go_on(sentences[at - 1], sentences[at])


def _speech(sentence: Sentence) -> list[Quotation]:
    return [q for q in sentence.near if q.level == 0 and q.extent != "scare"]


def share(sentence: Sentence) -> float:
    """How much of a sentence's words, those that tell the speaker left out, stand between marks."""
    told = {i for hop in sentence.hops for i in hop.words}
    said = [i for i in range(len(sentence.row)) if i not in told]
    return sum(sentence.row.quoted[i] for i in said) / len(said) if said else 0.0


def _share(sentences: Sequence[Sentence], speakers: dict[tuple[int, int], list[Attribution]]) -> None:
    """All sentences of one quotation have one speaker, over paragraphs too; "…。" X说。 tells whose the one before was."""
    last: tuple[int, int] | None = None
    for at, sentence in enumerate(sentences):
        if sentence.told_only and at and _speech(sentences[at - 1]):
            sentence.told_back = True
            for quotation in _speech(sentences[at - 1]):
                speakers.setdefault((sentence.place.block, quotation.start), sentence.chain)
    for sentence in sentences:
        for quotation in _speech(sentence):
            key = (sentence.place.block, quotation.start)
            if key not in speakers and quotation.continues and last in speakers:
                speakers[key] = speakers[last]
            last = key
    for sentence in sentences:
        if not sentence.chain and share(sentence) >= 0.5:
            known = [speakers.get((sentence.place.block, q.start)) for q in _speech(sentence)]
            chain = next((k for k in known if k), None)
            if chain:
                sentence.chain, sentence.carried = list(chain), True


def _go_on(before: Sentence, sentence: Sentence) -> None:
    """A sentence that is all quotation, or stands in the mood of reported speech, goes on from the one before."""
    if sentence.chain or not before.chain or before.place.block != sentence.place.block:
        return
    distance = sentence.place.paragraph - before.place.paragraph
    quoted = bool(_speech(sentence)) and share(sentence) >= QUOTED_SHARE and distance <= 2
    spoken = any(a.cue_class not in ("non_answer", "negative", "epistemic") for a in before.chain[-1:])
    person = before.chain[-1].type == "person" and distance == 0  # "…, so Adler. «Die übrigen kommen später.»"
    if (quoted and (_speech(before) or person) and spoken) or (
        distance == 0 and spoken and not any(sentence.row.quoted) and _reported(sentence.row)
    ):
        sentence.chain, sentence.carried = list(before.chain), True


_ONE = frozenset({"er", "sie", "es", "man"})
_PAST = frozenset({"wurde", "würde", "konnte"})


def _reported(row: Row) -> bool:
    """Whether the main clause has a verb that only reported speech has (German "sei", "habe", "werde")."""
    first = next((i for i in range(1, len(row)) if row.has(i, "reported_mood")), None)
    if first is None and row.lexicon.nouns_have_capitals and len(row) > 2 and row.words[0].key in _ONE:
        verb = row.words[1].key  # "Er verlange …": no verb of the indicative ends so after these
        first = 1 if verb.endswith("e") and not verb.endswith("te") and len(verb) > 3 and verb not in _PAST else None
    if first is not None and any(":" in row.gap(i) or row.has(i, "cue", "auxiliaries") for i in range(first)):
        return False
    return (
        first is not None
        and not row.has(0, "certainty")
        and not row.has(0, "conditions", "that")
        and not any(row.has(i, "that", "conditions") for i in range(first))
    )


def _subjects(sentences: Sequence[Sentence], at: int) -> None:
    """ "Añadió que …" and "«…», añadió." without a subject are the word of whoever spoke last, in this paragraph or the
    one before it; a quotation's also over sentences in which nobody speaks.
    """
    sentence = sentences[at]
    for number, hop in enumerate(sentence.hops):
        if not hop.carried:
            continue
        who = _speaker_before(sentences, at)
        if who is None:
            sentence.chain = [a for i, a in enumerate(sentence.chain) if i != number]
        else:
            sentence.chain[number] = Attribution(
                who=who.who, type=who.type, named=who.named, count=who.count, cue_class=hop.cue_class,
                source=who.source, cue=sentence.chain[number].cue, resolved=who.resolved,
            )  # fmt: skip
        return


def _speaker_before(sentences: Sequence[Sentence], at: int) -> Attribution | None:
    """Who spoke last before a sentence: as a verb's subject where it is a quotation, for that is who goes on speaking."""
    sentence = sentences[at]
    quoted = any(sentence.row.quoted) or any(hop.carried and hop.outer for hop in sentence.hops)
    silent: Attribution | None = None
    for before in reversed(sentences[max(0, at - (REACH_SENTENCES if quoted else 1)) : at]):
        if before.place.block != sentence.place.block or sentence.place.paragraph - before.place.paragraph > 2:
            break
        aside = quoted and bool(before.hops) and (before.hops[-1].outer or before.hops[-1].cue_class == "non_answer")
        if before.chain and not aside:
            return before.chain[-1]
        if before is sentences[at - 1] and before.chain and before.hops and before.hops[-1].cue_class == "non_answer":
            silent = before.chain[-1]  # who gave no answer on one thing, where nobody else speaks
    return silent


def _backwards(sentences: Sequence[Sentence], at: int) -> None:
    """ "Об этом сообщает X": X answers for the sentence before."""
    sentence = sentences[at]
    if at == 0 or not sentence.chain or not sentence.row.has(0, "backwards") or sentence.row.quoted[0]:
        return
    row, hop = sentence.row, sentence.hops[0] if sentence.hops else None
    led = row.entry(0, "backwards")
    if hop is None or led is None or hop.cue_class == "non_answer":
        return
    object_first = row.lexicon.language == "fa"  # "این را وزیر گفت"
    if not object_first and not all(row.dated[i] or row.has(i, "adverbs") for i in range(len(led.words), hop.at)):
        return  # "Das Ministerium sagte" begins with the same word as "Das sagte das Ministerium"
    before = sentences[at - 1]
    open_one = before.place.block == sentence.place.block and len(before.chain) < 2 and not before.told_only
    if open_one and all(a.source != sentence.chain[0].source for a in before.chain):
        before.chain.insert(0, sentence.chain[0])


class Memory:
    """The people who spoke lately, for the pronouns that follow."""

    def __init__(self) -> None:
        self._people: list[tuple[int, str, str]] = []

    def note(self, who: str, phrase: Phrase, row: Row, sentence: int) -> None:
        """Records a named person or a singular role that speaks."""
        if phrase.type in ("person", "unknown") and not phrase.pronoun and phrase.count in (1, None):
            self._keep(sentence, who, _gender(row, phrase))

    def _keep(self, sentence: int, who: str, gender: str) -> None:
        self._people = [figure for figure in self._people if sentence - figure[0] <= REACH_SENTENCES]
        self._people.append((sentence, who, gender))

    def mention(self, who: str, sentence: int) -> None:
        """Records somebody who is named and says nothing."""
        self._keep(sentence, who, "")

    def resolve(self, phrase: Phrase, sentence: int) -> str | None:
        """The only one of the sentence before who fits a pronoun, else the only one in reach, or None."""
        if phrase.pronoun not in ("m", "f", "c"):
            return None
        for reach in (1, REACH_SENTENCES):
            near = [(w, g) for s, w, g in self._people if sentence - s <= reach]
            fitting = [(w, g) for w, g in near if g in ("", phrase.pronoun) or phrase.pronoun == "c"]
            surnames = {fold(w.split(",")[0].split()[-1]) for w, _ in fitting if w.split(",")[0].split()}
            if surnames:
                return fitting[-1][0] if len(surnames) == 1 else None
        return None


def _gender(row: Row, phrase: Phrase) -> str:
    words = range(phrase.first, phrase.end)
    if any(row.has(i, "feminine") for i in words):
        return "f"
    return "m" if any(row.has(i, "masculine") for i in words) else ""
