"""Attributions inside one English sentence: source, cue and content, found by rules over its grammar.

A ``Hop`` is one step of a chain. What it covers is a set of tokens; a hop whose cue stands inside another's content is
nested in it ("The analyst said one official told him that …").
"""

from dataclasses import dataclass

from firsthand.claims.grammar import Sentence
from firsthand.claims.sources import noun_type
from firsthand.language.cues import Cues, english_cues
from firsthand.records import CueClass

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_RELATIVES = frozenset({"who", "which", "that"})
_NO_SOURCE = frozenset({"this", "that", "it", "which", "what", "there", "these", "those", "you", "one", "i", "we"})
"""Subjects that name nobody ("this shows that …"); "I" and "we" speak inside quotations, for their speaker."""
_REPORTED = frozenset({"say", "believe", "report", "allege", "think", "claim", "understand", "tell"})
"""Verbs whose passive attributes without naming anybody: "is said to", "was reported that", "were told"."""
_HOLDERS = frozenset({"include", "contain", "feature"})
_HELD = frozenset({"record", "reference", "mention", "detail", "complaint", "description", "evidence", "account", "note", "warning", "claim", "allegation", "image", "photo", "passage"})


_SHOWING = frozenset({"show", "find", "reveal", "indicate", "suggest", "demonstrate", "see", "signal", "hint", "reflect", "imply", "depict", "uncover", "document", "contain", "list", "record", "specify", "outline", "detail"})
"""Verbs whose subject may be an event that speaks for nobody."""


@dataclass(frozen=True)
class Hop:
    """``source`` and ``cue`` are token sets (``source`` empty where the text names none), ``content`` what they answer
    for. ``head`` is the source's head token; ``verb`` the cue's; ``lemma`` the cue's lemma or phrase.
    """

    source: frozenset[int]
    head: int | None
    cue: frozenset[int]
    verb: int
    lemma: str
    cue_class: CueClass
    content: frozenset[int]
    negated: bool = False
    passive: bool = False


def find_hops(sentence: Sentence) -> list[Hop]:
    """All hops of a sentence, outermost first."""
    cues = english_cues()
    found: list[Hop] = []
    for at, word in enumerate(sentence.lower):
        if word == "according" and sentence.lower[at + 1 : at + 2] == ["to"]:
            hop = _according(sentence, at)
        elif word in ("citing", "quoting") and sentence.tags[at] == "VBG":
            hop = _citing(sentence, at)
        elif word in _HOLDERS or word in ("includes", "contains", "included", "contained", "featured", "features", "including"):
            hop = _holding(sentence, at)
        elif word in cues.verbs and sentence.is_verb(at):
            hop = _verb_hop(sentence, at, cues)
        elif word in cues.nouns and sentence.tags[at] in ("NN", "NNS"):
            hop = _noun_hop(sentence, at, cues)
        else:
            hop = None
        if hop is None and sentence.is_verb(at):
            hop = _expression_hop(sentence, at, cues)
        if hop is not None:
            found.append(hop)
    return sorted(found, key=lambda h: (-len(h.content), h.verb))


def _verb_hop(sentence: Sentence, at: int, cues: Cues) -> Hop | None:
    lemma, cue_class = cues.verbs[sentence.lower[at]]
    if sentence.deps[at] in ("aux", "auxpass", "amod", "compound") or _generic(sentence, at):
        return None
    passive = sentence.child(at, "auxpass") is not None or sentence.child(at, "nsubjpass") is not None
    content = _content(sentence, at, lemma, cues, passive)
    silent = _silence(sentence, at, lemma, cues)
    if content is None and silent is None:
        return None
    if passive and not silent:
        return _passive_hop(sentence, at, lemma, cue_class, content or set())
    if lemma in _SHOWING and sentence.tags[at] == "VBG" and sentence.deps[at] == "advcl":
        return None  # "…, suggesting that": what happened suggests it, not the subject
    head, source = _experiencer(sentence, at, lemma) or _source(sentence, at)
    if head is not None and sentence.lower[head] in _NO_SOURCE and not (sentence.lower[head] == "one" and len(source) > 1):
        if not (sentence.lower[head] in ("one",) and sentence.tags[head] == "CD"):
            return None
    if head is None and not silent:
        return None
    if head is not None and _same_speaker_inside(sentence, at, head):
        return None
    if lemma in _SHOWING:
        if head is not None and not _can_show(sentence, head, content or set(), at):
            return None
    cue = _cue_tokens(sentence, at)
    if silent is not None:
        return Hop(frozenset(source), head, frozenset(cue | silent[0]), at, lemma, "non_answer", frozenset((content or set()) | silent[1]), True)
    assert content is not None
    negated = sentence.child(at, "neg") is not None
    return Hop(frozenset(source - content), head, frozenset(cue), at, lemma, cue_class, frozenset(content - source - cue), negated)


def _experiencer(sentence: Sentence, at: int, lemma: str) -> tuple[int | None, set[int]] | None:
    """"suggested to analysts that …": those to whom it is suggested hold the view."""
    if lemma not in ("suggest", "indicate", "hint"):
        return None
    to = next((c for c in sentence.children[at] if sentence.deps[c] in ("prep", "dative") and sentence.lower[c] == "to"), None)
    head = sentence.child(to, "pobj") if to is not None else None
    if head is None or noun_type(sentence.words[head]) != "person":
        return None
    return head, _phrase(sentence, head)


def _generic(sentence: Sentence, at: int) -> bool:
    """"to say that", "not to mention", "let's say": an infinitive or imperative that nobody is said to have uttered."""
    if sentence.deps[at] == "advcl" and sentence.child(at, "aux") is not None and sentence.tags[at] == "VB":
        return sentence.child(at, "nsubj") is None
    return False


def _content(sentence: Sentence, at: int, lemma: str, cues: Cues, passive: bool) -> set[int] | None:
    """Tokens that the cue verb at ``at`` attributes, or None."""
    clause = next((c for c in sentence.children[at] if sentence.deps[c] == "ccomp"), None)
    quotes = _adjacent_quotations(sentence, at)
    if clause is not None and (sentence.is_verb(clause) or sentence.children[clause]):
        content = sentence.subtree(clause)
        if at in content:
            return None
        return content | quotes
    if quotes:
        partial = _objects(sentence, at, lemma, cues)
        return quotes | (partial or set())
    return _parenthetical(sentence, at) or _objects(sentence, at, lemma, cues)


def _objects(sentence: Sentence, at: int, lemma: str, cues: Cues) -> set[int] | None:
    """Content that is no clause: "claimed to have won", "confirmed the order", "described it as", "warned of"."""
    infinitive = next((c for c in sentence.children[at] if sentence.deps[c] == "xcomp" and sentence.child(c, "aux") is not None), None)
    if infinitive is not None and lemma in ("claim", "vow", "pledge", "promise", "threaten", "propose", "offer", "profess", "purport", "hope", "want", "expect", "plan", "intend", "agree", "wish"):
        return sentence.subtree(infinitive)
    if lemma in ("describe", "view", "see", "regard", "dismiss", "characterize", "portray"):
        as_ = next((c for c in sentence.children[at] if sentence.deps[c] == "prep" and sentence.lower[c] == "as"), None)
        if as_ is not None:
            return sentence.subtree(as_) - {as_}
    if lemma == "call":
        named = sentence.child(at, "oprd")
        object_ = sentence.child(at, "dobj")
        if named is not None:
            return sentence.subtree(named) | (sentence.subtree(object_) if object_ is not None and object_ < named else set())
    if lemma in ("warn", "complain", "speak", "boast", "accuse", "point", "speculate", "worry", "brag", "hint", "complain"):
        about = next((c for c in sentence.children[at] if sentence.deps[c] == "prep" and sentence.lower[c] in ("of", "about", "over", "to")), None)
        if about is not None:
            return sentence.subtree(about) - {about}
    if lemma in cues.object_is_content:
        object_ = sentence.child(at, "dobj")
        if object_ is not None and sentence.lower[object_] not in ("it", "them", "him", "her", "this", "that"):
            return sentence.subtree(object_)
    return None


def _parenthetical(sentence: Sentence, at: int) -> set[int] | None:
    """"(earning millions, records show)", "The plan, officials said, would fail": a cue clause set off by commas."""
    subject = sentence.child(at, "nsubj")
    if subject is None or sentence.deps[at] not in ("ccomp", "parataxis", "advcl", "ROOT", "conj", "dep", "appos", "acl", "relcl", "pcomp"):
        return None
    first, last = sentence.edges[at]
    own = {at} | sentence.subtree(subject) | {c for c in sentence.children[at] if sentence.deps[c] in ("aux", "neg", "advmod")}
    left = min(own)
    before = sentence.words[left - 1] if left else ""
    after = sentence.words[max(own) + 1] if max(own) + 1 < len(sentence) else "."
    as_clause = sentence.child(at, "mark") is not None and sentence.lower[sentence.child(at, "mark") or 0] == "as"
    if not as_clause and not (before in (",", "—", "–", "-") and after in (",", ")", ".", "—", "–", "”", "\"", ";")):
        return None
    if as_clause and after not in (",", ".", ")", "—", ";"):
        return None
    head = sentence.heads[at]
    opened = next((i for i in range(left - 1, -1, -1) if sentence.words[i] == "("), None)
    closed = next((i for i in range(at, len(sentence)) if sentence.words[i] == ")"), None)
    if opened is not None and closed is not None and not any(sentence.words[i] == ")" for i in range(opened, left)):
        return {i for i in range(opened + 1, closed) if i not in own and sentence.words[i] not in ",()"}
    if head != at:
        return sentence.subtree(head, {at}) - own or None
    return None


def _adjacent_quotations(sentence: Sentence, at: int) -> set[int]:
    """Tokens of the quotations that this cue verb introduces or closes, when it stands outside them itself.

    A quotation belongs to the nearest cue verb; only marks, commas and the source may stand between.
    """
    if sentence.quoted[at]:
        return set()
    tokens: set[int] = set()
    rivals = [i for i, w in enumerate(sentence.lower) if w in english_cues().verbs and sentence.is_verb(i) and not sentence.quoted[i] and sentence.deps[i] not in ("amod", "aux", "compound")]
    for number in sorted(set(sentence.quoted) - {0}):
        inside = [i for i, q in enumerate(sentence.quoted) if q == number]
        quotation = sentence.quotations[number - 1]
        nearest = min(rivals, key=lambda r: min(abs(r - inside[0]), abs(r - inside[-1])))
        if nearest != at:
            continue
        if quotation.extent == "full" or _joined(sentence, at, inside):
            tokens.update(inside)
    return tokens


def _joined(sentence: Sentence, at: int, inside: list[int]) -> bool:
    """A partial quotation belongs to a cue verb when it stands in the verb's complement."""
    return any(a == at for a in sentence.ancestors(inside[0])) and sentence.edges[at][1] >= inside[-1]


def _silence(sentence: Sentence, at: int, lemma: str, cues: Cues) -> tuple[set[int], set[int]] | None:
    """Non-answers: "declined to comment", "did not say where", "has not acknowledged". (cue tokens, content tokens)."""
    if lemma in ("decline", "refuse"):
        asked = next((c for c in sentence.children[at] if sentence.deps[c] == "xcomp" and _lemma(sentence, c, cues) in cues.say_verbs), None)
        return ({asked}, sentence.subtree(asked) - {asked}) if asked is not None else None
    negation = sentence.child(at, "neg")
    if negation is None or lemma not in cues.say_verbs:
        return None
    clause = sentence.child(at, "ccomp")
    if clause is not None:
        opens = {sentence.lower[i] for i in range(sentence.edges[clause][0], min(sentence.edges[clause][0] + 2, len(sentence)))}
        if not opens & {"where", "when", "who", "whom", "how", "why", "what", "which", "whether", "if"} and lemma not in ("acknowledge", "confirm", "disclose", "specify"):
            return None
        return {negation}, sentence.subtree(clause)
    if lemma in ("respond", "reply", "answer", "comment", "elaborate", "say", "specify", "explain", "disclose", "identify", "acknowledge", "confirm", "reveal", "discuss", "address", "provide", "name", "clarify"):
        if lemma == "say" and sentence.child(at, "dobj") is None and _adjacent_quotations(sentence, at):
            return None
        rest = {i for c in sentence.children[at] if sentence.deps[c] in ("dobj", "prep", "xcomp") for i in sentence.subtree(c)}
        return {negation}, rest
    return None


def _lemma(sentence: Sentence, at: int, cues: Cues) -> str:
    known = cues.verbs.get(sentence.lower[at])
    return known[0] if known else sentence.lower[at]


def _passive_hop(sentence: Sentence, at: int, lemma: str, cue_class: CueClass, content: set[int]) -> Hop | None:
    """"were told that", "is believed to have", "was confirmed by two officials that"."""
    agent = sentence.child(at, "agent")
    by = sentence.child(agent, "pobj") if agent is not None else None
    clause = sentence.child(at, "ccomp", "xcomp")
    if clause is None and not content:
        return None
    if by is None and lemma not in _REPORTED:
        return None
    tokens = content or (sentence.subtree(clause) if clause is not None else set())
    subject = sentence.child(at, "nsubjpass")
    if clause is not None and sentence.deps[clause] == "xcomp" and subject is not None:
        tokens = tokens | sentence.subtree(subject)
    source = _phrase(sentence, by) if by is not None else set()
    return Hop(frozenset(source), by, frozenset(_cue_tokens(sentence, at)), at, lemma, cue_class, frozenset(tokens - source), passive=True)


def _source(sentence: Sentence, at: int) -> tuple[int | None, set[int]]:
    """The cue verb's subject: its own, the head of its relative clause or participle, or its controller's."""
    seen: set[int] = set()
    node = at
    while node not in seen:
        seen.add(node)
        subject = sentence.child(node, "nsubj")
        if subject is not None and not (node != at and subject in seen):
            if sentence.lower[subject] in _RELATIVES and sentence.deps[node] == "relcl":
                head = sentence.heads[node]
                return head, _phrase(sentence, head, {node})
            return subject, _phrase(sentence, subject)
        dep, head = sentence.deps[node], sentence.heads[node]
        if node == at and sentence.child(at, "nsubjpass") is not None:
            return None, set()
        if dep in ("acl", "relcl") and sentence.tags[node] in ("VBG", "VBD", "VBP", "VBZ"):
            return head, _phrase(sentence, head, {node})
        if dep == "xcomp":
            object_ = sentence.child(head, "dobj")
            if object_ is not None and node == at and object_ < at:
                return object_, _phrase(sentence, object_)
            node = head
        elif dep in ("conj", "advcl", "pcomp") and head != node:
            node = head if dep != "pcomp" else sentence.heads[head]
            if not sentence.is_verb(node):
                return None, set()
        elif dep == "ccomp" and node == at and sentence.tags[at] == "VBG":
            object_ = next((c for c in sentence.children[head] if sentence.deps[c] in ("dobj", "nsubj") and c < at), None)
            return (object_, _phrase(sentence, object_)) if object_ is not None else (None, set())
        else:
            return None, set()
    return None, set()


def _phrase(sentence: Sentence, head: int, without: set[int] | None = None) -> set[int]:
    """The noun phrase of ``head``: its subtree without the clauses named and without what only hangs on loosely."""
    out = set(without or ())
    out |= {c for c in sentence.children[head] if sentence.deps[c] in ("punct", "cc") and c > head and not any(
        d > c for d in sentence.children[head] if sentence.deps[d] in ("appos", "relcl", "conj", "acl", "prep"))}
    tokens = sentence.subtree(head, out)
    return {t for t in tokens if sentence.words[t].strip()}


def _cue_tokens(sentence: Sentence, at: int) -> set[int]:
    """The verb with its auxiliaries, negation and particle, as far as they stand together."""
    tokens = {at}
    for c in sentence.children[at]:
        if sentence.deps[c] in ("aux", "auxpass", "neg", "prt") and abs(c - at) <= 4:
            tokens.add(c)
    return tokens


def _same_speaker_inside(sentence: Sentence, at: int, head: int) -> bool:
    """"I think that …" inside a quotation is its speaker's own voice."""
    return sentence.lower[head] in ("i", "we") and bool(sentence.quoted[at])


def _can_show(sentence: Sentence, head: int, content: set[int], at: int) -> bool:
    """"Documents show that": a document, a body or a person shows; a gesture or an event does not speak."""
    kind = noun_type(sentence.words[head])
    if kind is not None or sentence.tags[head] in ("NNP", "NNPS"):
        return True
    clause = sentence.child(at, "ccomp")
    if clause is not None and sentence.lower[head] in ("he", "she", "they"):
        return True
    if sentence.lower[head] in ("revelations", "findings", "interviews", "leaks", "figures", "results", "sources", "signs", "polls"):
        return True
    return any(noun_type(sentence.words[c]) in ("document", "person") for c in sentence.children[head] if sentence.deps[c] == "conj")


def _according(sentence: Sentence, at: int) -> Hop | None:
    """"according to X": the rest of its clause is what X answers for."""
    to = at + 1
    head = sentence.child(to, "pobj")
    if head is None:
        head = next((i for i in range(to + 1, min(to + 8, len(sentence))) if sentence.tags[i].startswith("NN")), None)
    if head is None or head <= to:
        return None
    source = _phrase(sentence, head)
    source = {t for t in source if t > to}
    own = source | {at, to}
    clause = next((a for a in sentence.ancestors(at) if sentence.is_verb(a) or sentence.deps[a] == "ROOT"), at)
    if sentence.deps[clause] in ("relcl", "acl", "xcomp", "pcomp", "advcl") and sentence.edges[clause][1] >= at > clause:
        # at the end of a sentence it speaks for the whole, not for the last little clause
        for up in sentence.ancestors(clause):
            if sentence.is_verb(up) and sentence.child(up, *_SUBJECTS) is not None:
                clause = up
                break
    content = sentence.subtree(clause) - own
    content = {t for t in content if not (t > at and t < max(own))}
    return Hop(frozenset(source), head, frozenset({at, to}), at, "according to", "neutral", frozenset(content)) if content else None


def _citing(sentence: Sentence, at: int) -> Hop | None:
    """"…, citing two officials": they answer for the clause that the participle hangs on."""
    head = sentence.child(at, "dobj")
    if head is None or sentence.deps[at] not in ("advcl", "acl", "prep") or noun_type(sentence.words[head]) is None:
        return None
    source = _phrase(sentence, head)
    main = sentence.heads[at]
    hop = next((c for c in sentence.children[main] if sentence.deps[c] == "ccomp"), None)
    content = sentence.subtree(hop) if hop is not None else sentence.subtree(main, {at})
    return Hop(frozenset(source), head, frozenset({at}), at, sentence.lower[at], "documentary", frozenset(content - source - {at}))


def _holding(sentence: Sentence, at: int) -> Hop | None:
    """"The evidence includes records of …", "Records include references to …": documents that hold something."""
    if not sentence.is_verb(at):
        return None
    head, source = _source(sentence, at)
    object_ = sentence.child(at, "dobj")
    if head is None or object_ is None or noun_type(sentence.words[head]) != "document":
        return None
    held = sentence.lower[object_].rstrip("s")
    if held not in _HELD:
        return None
    prep = next((c for c in sentence.children[object_] if sentence.deps[c] == "prep" and sentence.lower[c] in ("of", "to", "about", "over", "on")), None)
    content = sentence.subtree(object_) - {object_}
    if prep is not None:
        content -= {prep}
    cue = _cue_tokens(sentence, at) | {object_} | ({prep} if prep is not None else set())
    own = source | ({object_} if held == "record" else set())
    return Hop(frozenset(own), head, frozenset(cue), at, "include", "documentary", frozenset(content - cue)) if content else None


def _noun_hop(sentence: Sentence, at: int, cues: Cues) -> Hop | None:
    """"Moscow’s claim that …", "fears among officials that …": a noun cue with its clause and its holder."""
    clause = next((c for c in sentence.children[at] if sentence.deps[c] in ("acl", "ccomp", "relcl") and sentence.lower[sentence.edges[c][0]] == "that" and sentence.lower[sentence.child(c, "mark") or 0] == "that"), None)
    if clause is None:
        return None
    owner = sentence.child(at, "poss")
    if owner is None:
        prep = next((c for c in sentence.children[at] if sentence.deps[c] == "prep" and sentence.lower[c] in ("by", "among", "from") and c < clause), None)
        owner = sentence.child(prep, "pobj") if prep is not None else None
    if owner is None or sentence.lower[owner] in ("my", "our", "your", "its"):
        return None
    source = {t for t in _phrase(sentence, owner) if sentence.tags[t] != "POS"}
    return Hop(frozenset(source), owner, frozenset({at}), at, sentence.lower[at], cues.nouns[sentence.lower[at]], frozenset(sentence.subtree(clause)))


def _expression_hop(sentence: Sentence, at: int, cues: Cues) -> Hop | None:
    """"expressed shock at …", "voiced concern that …": a light verb whose object is the feeling."""
    lemma = {"expressed": "express", "express": "express", "expresses": "express", "expressing": "express", "voiced": "voice", "voice": "voice", "voicing": "voice", "raised": "raise", "raise": "raise"}.get(sentence.lower[at])
    if lemma is None:
        return None
    object_ = sentence.child(at, "dobj")
    if object_ is None or sentence.lower[object_] not in cues.expressions[lemma]:
        return None
    head, source = _source(sentence, at)
    if head is None or sentence.lower[head] in _NO_SOURCE:
        return None
    content: set[int] = set()
    for c in (*sentence.children[object_], *sentence.children[at]):
        if c > object_ and sentence.deps[c] in ("prep", "acl", "ccomp", "relcl"):
            content |= sentence.subtree(c) - ({c} if sentence.deps[c] == "prep" else set())
    cue = _cue_tokens(sentence, at) | {object_}
    return Hop(frozenset(source), head, frozenset(cue), at, f"{lemma} {sentence.lower[object_]}", "epistemic", frozenset(content - cue)) if content else None
