"""What a sentence says of something, word by word: each verb, quality and telling noun, whether it is denied, and of what.

Two sentences that tell one thing are held against each other point by point. A point agrees with one of the other side
that tells the same, denied or not alike, or the contrary, denied otherwise; it is turned where these do not hold.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from firsthand.comparison.clauses import Parse
from firsthand.comparison.negation import NOT, denials, direct, limited, operates
from firsthand.comparison.openness import POSSIBLE, SETTLED, TO_COME, doubting, grade, openings, opens, told_as_done
from firsthand.comparison.sides import Sentence
from firsthand.comparison.trees import HELPERS, SUBJECTS
from firsthand.comparison.words import listed_lemmas, matter, stem, words_of
from firsthand.language.cues import english_cues
from firsthand.language.lexicon import Term, contrary, is_person, rung, same_way, synonyms, tells, term
from firsthand.language.verbs import lemma
from firsthand.records import Span

_SORTS = {"VB": "v", "NN": "n", "JJ": "a", "RB": "a"}
_QUALITIES = frozenset({"acomp", "amod", "attr", "oprd", "conj", "advmod", "xcomp", "ccomp", "ROOT", "appos", "acl"})


@dataclass(frozen=True)
class Point:
    """``about`` are stems of what it is said of or done to; ``subject`` those of whose act or state it is."""

    term: Term
    at: Span
    denied: bool
    denials: tuple[Span, ...]
    about: frozenset[str]
    subject: frozenset[str]
    object: frozenset[str]
    saying: bool = False
    """Whether it is a verb of saying that governs what is said."""
    governor: Term | None = None
    """Of a noun the verb that it is a part of, unless that says little."""

    open: tuple[Span, ...] = ()
    """Where the words stand that leave it open, …"""
    opened: frozenset[str] = frozenset()
    """… and these."""
    done: bool = False
    """Whether it is told as what came about or is so."""
    told_by: tuple[Span, ...] = ()
    """The verb through which a noun or a quality is said."""

    tells: bool = True
    """Whether it is the act or state that is told, and no party to it."""
    said: bool = False
    """Whether it is a verb of saying or seeing, whatever it governs."""
    now: bool = False
    """Whether it is told in the present."""
    plain: bool = False
    """Whether it is a noun for a thing, which says something only where the other side denies it."""
    itself: bool = False
    """Whether it is a noun that is denied by itself."""
    unsure: bool = False
    """Whether it is a party to what is denied, and so neither denied for sure nor told."""
    aside: str = ""
    """How the grammar hangs on a verb that only describes a party or the manner: "that marked graves", "living there"."""

    @property
    def marks(self) -> list[Span]:
        return list(self.denials) or sorted([self.at, *self.told_by])


LIGHT = listed_lemmas("points: light")
"""Words that say nothing by themselves."""
SILENT = NOT | {"few", "little"}

ANYBODY = SILENT | set(
    "people person persons man woman men women someone somebody anyone anybody thing one ones".split()
)
"""Words that name nobody."""

_ASIDE = frozenset({"relcl", "acl", "advcl"})
_LEAVING = frozenset(lemma(w) for w in "leave keep hold call set put bring turn find".split())
"""Verbs that say nothing by themselves where a quality tells what comes of it: "left its rate unchanged"."""

Turned: TypeAlias = tuple[Point, Point]


def points(sentence: Sentence, parse: Parse | None) -> list[Point]:
    """The points of a sentence, with spans on its side; none without grammar."""
    if parse is None:
        return []
    found = []
    for at, tag in enumerate(parse.tags):
        sort = _SORTS.get(tag[:2], "")
        if not sort or parse.lower[at] in SILENT or tag.startswith("NNP"):
            continue
        if parse.deps[at] in ("aux", "auxpass", "prep") or (sort == "a" and parse.deps[at] not in _QUALITIES):
            continue
        said = _term(parse, at, sort)
        if said.key in LIGHT or (said.bare in _LEAVING and (parse.child(at, "oprd", "acomp") or parse.after(at, "at"))):
            continue
        if (sort == "a" and doubting([parse.lower[at]])) or (parse.deps[at] in _ASIDE and parse.child(at, "oprd")):
            continue  # how sure a thing is is no thing; nor is "a mill named Longmoor"
        denying = denials(parse, at)
        if (
            "_" in said.key
            and (what := parse.child(at, "acomp", "oprd", "ccomp")) is not None
            and not parse.is_verb(what)
        ):
            denying = sorted({*denying, *denials(parse, what)})  # "found not guilty"
        if denying and limited(parse, at):
            continue
        governor = _governor(parse, at) if sort == "n" else None
        itself = sort == "n" and direct(parse, at)
        plain = sort == "n" and not tells(said) and not _office(parse, at)
        party = governor is not None or plain or not _filled(parse, at) or not parse.is_verb(parse.heads[at])
        unsure = sort == "n" and bool(denying) and not itself and party
        low, high = parse.span(at)
        left_open = openings(parse, at)
        found.append(
            Point(
                said,
                (low + sentence.start, high + sentence.start),
                len(denying) % 2 == 1,
                tuple((a + sentence.start, b + sentence.start) for a, b in denying),
                _about(parse, at),
                *_parts(parse, at),
                _saying(parse, at) and not denying,
                governor,
                tuple((a + sentence.start, b + sentence.start) for a, b in left_open),
                frozenset(parse.text[a:b].lower() for a, b in left_open),
                told_as_done(parse, at),
                _told_by(parse, at, sentence.start),
                _predicated(parse, at, sort)
                and (sort != "n" or (governor is None and not plain) or _office(parse, at)),
                parse.lower[at] in english_cues().verbs,
                tag in ("VBZ", "VBP"),
                plain,
                itself,
                unsure,
                parse.deps[at] if parse.deps[at] in _ASIDE else "",
            )
        )
    return found


def _told_by(parse: Parse, at: int, shift: int) -> tuple[Span, ...]:
    """What a point is said through: of a verb its helpers and the verbs that it hangs on as an infinitive ("managed to repeat"),
    of a noun or a quality its own verb, and what stands between.
    """
    if parse.is_verb(at):
        shown = [c for c in parse.children[at] if parse.deps[c] in HELPERS]
        while parse.deps[at] == "xcomp" and parse.heads[at] != at:
            at = parse.heads[at]
            shown += [at, *(c for c in parse.children[at] if parse.deps[c] in HELPERS)]
    else:
        shown, head = [c for c in parse.children[at] if parse.deps[c] == "det"], parse.heads[at]
        if parse.deps[at] == "pobj":
            shown.append(head)
            head = parse.heads[head]
        if parse.is_verb(head):
            shown += [head, *(c for c in parse.children[head] if parse.deps[c] in ("acomp", "attr", "oprd", "prt"))]
    return tuple((a + shift, b + shift) for a, b in map(parse.span, shown))


def _first(parse: Parse, at: int) -> int:
    """Of several joined nouns the one that has their place in the sentence."""
    while parse.deps[at] == "conj" and parse.tags[parse.heads[at]].startswith("NN"):
        at = parse.heads[at]
    return at


def _governor(parse: Parse, at: int) -> Term | None:
    at = _first(parse, at)
    head, dep = parse.heads[at], parse.deps[at]
    if dep == "pobj" and not operates(parse, head, at):
        head = parse.heads[head]
    if head == at or not parse.is_verb(head) or operates(parse, head, at):
        return None  # "lacks a licence", "without a tender"
    said = _term(parse, head, "v")
    return said if said.bare not in LIGHT | _MADE and not opens(said.key) else None


_MADE = listed_lemmas("points: made")
"""Verbs with which a noun tells the act: "reach an agreement", "give a warning"."""


def _predicated(parse: Parse, at: int, sort: str) -> bool:
    """Whether a word is told as act or state, and does not only describe a party."""
    dep, head = parse.deps[at], parse.heads[at]
    if sort == "n" and dep == "pobj":
        return opens(lemma(parse.lower[parse.heads[head]])) or parse.is_verb(parse.heads[head])
    return dep not in ("amod", "advmod", "compound", "poss", "appos")


def _office(parse: Parse, at: int) -> bool:
    """Whether a noun is what somebody is or becomes: "was named head of the yard"."""
    return parse.deps[at] in ("attr", "oprd") and is_person(parse.lower[at])


def _filled(parse: Parse, at: int) -> bool:
    """Whether a noun is what a verb that says little tells: not the subject of "is", nor of who finds nothing."""
    at = _first(parse, at)
    return parse.deps[at] != "nsubj" or not parse.is_verb(parse.heads[at])


_BESIDE = frozenset({"prt", "prep", "advmod", "dobj", "ccomp", "acomp", "oprd"})


def _term(parse: Parse, at: int, sort: str) -> Term:
    """A verb goes with the particle, preposition or object that makes it another verb."""
    beside = [c for c in parse.children[at] if sort != "n" and parse.deps[c] in _BESIDE]
    adverbs = ("prt", "advmod")
    found = [term(parse.lower[at], sort, parse.lower[c], adverb=parse.deps[c] in adverbs) for c in beside]
    return next((t for t in found if "_" in t.key), term(parse.lower[at], sort))


def _saying(parse: Parse, at: int) -> bool:
    if parse.lower[at] not in english_cues().verbs:
        return False
    governs = any(parse.deps[c] in ("ccomp", "parataxis") for c in parse.children[at])
    return governs or (parse.deps[at] == "parataxis" and parse.child(at, "dobj", "obj", "nsubjpass") is None)


def _stems(parse: Parse, nodes: Sequence[int]) -> frozenset[str]:
    words = [w for n in nodes for w in words_of(parse.text, *parse.span(n)) if parse.lower[n] not in ANYBODY]
    meant = frozenset().union(*(parse.meant.get(n, frozenset()) for n in nodes))
    return frozenset(matter(w for w in words if not w.form[0].isdigit())) | meant


def _about(parse: Parse, at: int) -> frozenset[str]:
    """Matter below the word and, of a noun or a quality, what it hangs on up to the verb with that verb's parts."""
    if parse.deps[at] in ("amod", "advmod"):
        return _stems(parse, [parse.heads[at]])
    found = set(parse.below(at))
    node = at
    while not parse.is_verb(node) and parse.heads[node] != node:
        node = parse.heads[node]
        found.add(node)
        if parse.is_verb(node) or parse.deps[node] == "ROOT":
            found.update(parse.below(node))
    if parse.is_verb(at) and parse.deps[at] in ("relcl", "acl"):
        found.add(parse.heads[at])
        found.update(c for c in parse.children[parse.heads[at]] if not parse.is_verb(c))
    return (_stems(parse, sorted(found)) | _subject(parse, at)) - {stem(parse.lower[at])}


def _parts(parse: Parse, at: int) -> tuple[frozenset[str], frozenset[str]]:
    """Whose act or state it is and what it is done to, of a passive the other way round."""
    subject = _subject(parse, at)
    if not parse.is_verb(at):
        return subject, frozenset()
    if parse.passive(at):
        agent = parse.child(at, "agent")
        return (_stems(parse, parse.below(agent)) if agent is not None else frozenset()), subject
    thing = parse.child(at, "dobj", "obj")
    return subject, _stems(parse, parse.below(thing)) if thing is not None else frozenset()


def _subject(parse: Parse, at: int) -> frozenset[str]:
    """Whose act it is, through what the word hangs on."""
    seen: set[int] = set()
    node = at
    while node not in seen:
        seen.add(node)
        own = parse.child(node, *SUBJECTS)
        if own is not None:
            if parse.tags[own].startswith("W") and parse.deps[node] == "relcl":
                return _stems(parse, parse.below(parse.heads[node]))
            return _stems(parse, parse.below(own))
        if parse.deps[node] in ("acl", "relcl", "amod"):
            return _stems(parse, [parse.heads[node]])
        if (whom := parse.controller(node)) is not None:
            return _stems(parse, parse.below(whom))
        if parse.is_verb(node) and parse.child(node, "expl") is not None:
            break  # "there has been a resignation"
        node = parse.heads[node]
    return frozenset()


def turned(mine: Sequence[Point], theirs: Sequence[Point]) -> Iterator[Turned]:
    """Points of one side that say the contrary of a point of the other, surest first, where no nearer point bears either out."""
    unsure = [p for p in (*mine, *theirs) if p.unsure]
    mine, theirs = ([p for p in side if not p.unsure] for side in (mine, theirs))
    met = [(nearness(a, b), a, b, same) for a in mine for b in theirs if (same := bearing(a, b)) is not None]
    for near, one, other, agrees in sorted(met, key=lambda m: -m[0]):
        if agrees or not (near or (one.denied != other.denied and not (one.aside or other.aside))):
            continue
        if (one.itself or other.itself) and any(same_way(p.term, one.term) for p in unsure):
            continue  # it is denied there too, by the verb
        rivals = [(n, a, b) for n, a, b, sure in met if sure and (a is one or b is other)]
        if not any(n >= near or not (a.subject and b.subject) for n, a, b in rivals):
            yield one, other


def nearness(one: Point, other: Point) -> int:
    """How surely two points are about one thing: 0 where nothing shows it."""
    shared = len(one.about & other.about) + 2 * bool(one.subject & other.subject)
    unnamed = not one.about or not other.about or not one.subject or not other.subject
    same, verbs = one.term.key == other.term.key, one.term.sort == other.term.sort == "v"
    return shared + 2 * same * bool(shared) or int(unnamed or (same and verbs))


def bearing(one: Point, other: Point) -> bool | None:
    """Whether two points agree (True), exclude each other (False), or have nothing to do with each other (None)."""
    if one.saying != other.saying and not contrary(one.term, other.term):
        return None
    if one.plain or other.plain:
        denied_once = one.term == other.term and (one.itself or other.itself) and one.denied != other.denied
        told_of_both = one.governor and other.governor and not synonyms(one.governor, other.governor)
        return False if denied_once and not told_of_both else None
    nouns = one.term.sort == other.term.sort == "n"
    if (
        nouns
        and one.governor != other.governor
        and not (one.governor and other.governor and synonyms(one.governor, other.governor))
    ):
        return None
    if same_way(one.term, other.term):
        return one.denied == other.denied
    if one.subject & other.subject and one.object & other.object and one.denied != other.denied:
        return contrary(one.term, other.term)  # the same to the same, in whatever words
    if contrary(one.term, other.term) and not _crossed(one, other):
        return True if one.denied != other.denied else False if _of_one_thing(one, other) else None
    return None


def _of_one_thing(one: Point, other: Point) -> bool:
    """Whether two contraries are said of one thing: a report tells of losses and of gains, of what left and what came back."""
    if (opens(one.term.bare) or opens(other.term.bare)) and not one.subject & other.subject:
        return False  # what one wants another refuses
    if _apart(one.object, other.object) or (_apart(one.subject, other.subject) and (one.aside or other.aside)):
        return False  # "stealing money", "bought horses"
    shared = len(one.about & other.about)
    crossed = one.subject & other.object or one.object & other.subject
    return shared > 1 or bool(crossed) or bool(shared and (one.subject & other.subject or one.object & other.object))


def _apart(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(mine and theirs) and not mine & theirs


def shifted(mine: Sequence[Point], theirs: Sequence[Point]) -> Iterator[Turned]:
    """Points that tell one thing, on one side as open and on the other as done, surest first, where no nearer pair agrees."""
    met = []
    for one in mine:
        for other in theirs:
            rank = _told_alike(one, other)
            if rank:
                met.append((rank, one, other, not _moved(one, other)))
    for rank, one, other, agrees in sorted(met, key=lambda m: -m[0]):
        if agrees or one.denied or other.denied:
            continue
        if not any(sure and r >= rank for r, a, b, sure in met if a is one or b is other):
            yield one, other


def overtaken(mine: Sequence[Point], theirs: Sequence[Point]) -> Iterator[Turned]:
    """Acts in whatever words that are done on the one side and planned or to come on the other, surest first: only where the
    first leaves nothing open at all, and the other tells of no such deed.
    """
    if any(p.open or (opens(p.term.bare) and not p.said) for p in mine):
        return
    met = []
    told = [q for q in theirs if q.tells and not q.open]
    for other in (p for p in theirs if _act(p) and POSSIBLE < grade(p.opened) < SETTLED):
        for one in (p for p in mine if _act(p) and p.done and not p.aside and not contrary(other.term, p.term)):
            near = _in_common(one, other)
            if near >= LEAST_SHARED and not any(same_way(q.term, one.term) or _in_common(q, one) >= near for q in told):
                met.append((near, one, other))
    for _, one, other in sorted(met, key=lambda m: -m[0]):
        yield one, other


LEAST_SHARED = 2
"""Stems, or a party, that two such acts must share."""


def _act(point: Point) -> bool:
    return point.tells and point.term.sort == "v" and not (point.denied or point.saying or opens(point.term.key))


def _in_common(one: Point, other: Point) -> int:
    """How much two points are about the same."""
    return len(one.about & other.about) + bool(one.subject & other.subject) + bool(one.object & other.object)


def _moved(one: Point, other: Point) -> bool:
    """Whether the matter has come further on one side. "Could" beside what was done tells of power, and a thing done now is set
    against a doubt alone. Of two verbs that are no synonyms the one may follow from the other: only what was open and is done
    shows a difference, and a doubt where nothing is in doubt; of a verb and a noun that are, what was in doubt. A noun
    tells what will be done as well as what was.
    """
    low, high = sorted((one, other), key=lambda p: grade(p.opened))
    least, most = grade(low.opened), grade(high.opened)
    mixed = one.term.sort != other.term.sort
    if mixed and least == TO_COME:
        return False
    if one.term.key != other.term.key and least != POSSIBLE:
        apart = not synonyms(one.term, other.term)
        if (apart and (low is one or least == TO_COME)) or (not apart and mixed):
            return False
    if most < SETTLED:
        return (least, most) == (POSSIBLE, TO_COME)
    return least < SETTLED and ((high.done and low.opened != {"could"}) or (high.now and least == POSSIBLE))


def climbed(mine: Sequence[Point], theirs: Sequence[Point]) -> Iterator[tuple[Point, Point, bool]]:
    """Points that tell of one matter on two rungs of the way from talk to deed, nearest first, with whether the one stands higher;
    only where neither side tells of the other's rung.
    """
    here, there = _rungs(mine), _rungs(theirs)
    ours, known = ({stem(p.term.bare) for p in side}.union(*(p.about for p in side)) for side in (mine, theirs))
    met = []
    for one, high in here.items():
        for other, low in there.items():
            shared = one.about & other.about - {stem(one.term.bare), stem(other.term.bare)}
            told = stem(one.term.bare) in known or stem(other.term.bare) in ours
            if (
                abs(high - low) >= LEAST_STEPS
                and shared
                and not told
                and not (_told(low, other, here) or _told(high, one, there))
            ):
                met.append((len(shared), one, other, high > low))
    for _, one, other, higher in sorted(met, key=lambda m: -m[0]):
        yield one, other, higher


def _told(step: int, point: Point, rungs: dict[Point, int]) -> bool:
    """Whether another side tells of a rung, and of a point's matter."""
    return any(at == step and p.about & point.about for p, at in rungs.items())


LEAST_STEPS = 2
"""Rungs between two words that tell of a matter differently: neighbours are told by each other's words."""
WANTED = 1
"""The rung of what is planned or wanted."""


def _rungs(points: Sequence[Point]) -> dict[Point, int]:
    """The rungs of the acts told; an act left open stands no higher than what is wanted, and is held against itself elsewhere."""
    steps = {p: rung(p.term) for p in points if p.tells and not (p.denied or p.saying or p.aside)}
    return {p: step for p, step in steps.items() if step is not None and (not p.open or step <= WANTED)}


ALIKE = 3
"""Stems that two acts in different words must share to be taken for one."""


def _told_alike(one: Point, other: Point) -> int:
    """How surely two points tell one act or state: 0 where nothing shows it."""
    if (
        one.plain
        or other.plain
        or one.saying
        or other.saying
        or not (one.tells and other.tells)
        or contrary(one.term, other.term)
        or any(p.open and p.aside == "advcl" for p in (one, other))  # "swallowed it to win a bet"
    ):
        return 0
    shared = _in_common(one, other)
    if synonyms(one.term, other.term):
        return 3 + shared if shared or one.term.sort == "v" else 0
    verbs = one.term.sort == other.term.sort == "v" and not any(
        opens(p.term.key) or p.said or p.aside == "advcl" for p in (one, other)
    )
    return shared if verbs and shared > ALIKE else 0


def _crossed(one: Point, other: Point) -> bool:
    """Whether the one's act is done to whom the other does it, who is named there too: who is beaten loses."""
    if one.subject & other.subject or one.object & other.object or not (one.term.sort == other.term.sort == "v"):
        return False
    there = bool(one.subject & other.object and one.about & other.subject)
    return there or bool(one.object & other.subject and other.about & one.subject)
