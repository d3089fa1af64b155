"""What a cue verb attributes: a clause, quotations, an object, the clause that it interrupts."""

from firsthand.claims.grammar import Sentence
from firsthand.claims.surface import that_clause
from firsthand.language.cues import Cues, english_cues


def content_of(sentence: Sentence, at: int, lemma: str, cues: Cues) -> set[int] | None:
    """Tokens that the cue verb at ``at`` attributes, or None."""
    clause = next((c for c in sentence.children[at] if sentence.deps[c] == "ccomp"), None)
    quotes = adjacent_quotations(sentence, at)
    opened = that_clause(sentence, at)
    if clause is not None and (sentence.is_verb(clause) or sentence.children[clause]):
        content = sentence.subtree(clause)
        if at in content:
            return None
        if opened and not content & opened:
            content = content | opened
        return content | (_resumed(sentence, at) if clause < at else _reasons(sentence, at, clause)) | quotes
    if opened is None:
        opened = _displaced_clause(sentence, at)
    if opened:
        return opened | quotes
    if quotes:
        partial = _objects(sentence, at, lemma, cues)
        return quotes | (partial or set())
    return _parenthetical(sentence, at) or _objects(sentence, at, lemma, cues)


def _resumed(sentence: Sentence, at: int) -> set[int]:
    """ "It sank, officials said, because the hull was old": the reason is theirs too."""
    found: set[int] = set()
    for c in sentence.children[at]:
        first = sentence.edges[c][0]
        own = sentence.deps[c] == "advcl" and sentence.child(c, "nsubj", "nsubjpass") is not None
        if c > at and own and sentence.words[first - 1] == "," and sentence.lower[first] not in ("as", "while", "when"):
            found |= sentence.subtree(c)
    return found


def _reasons(sentence: Sentence, at: int, clause: int) -> set[int]:
    """ "She said that it sank, because the hull was old": the reason is hers too, unless it is one for her saying it."""
    found: set[int] = set()
    for c in sentence.children[at]:
        if c > clause and sentence.deps[c] == "advcl" and sentence.lower[sentence.edges[c][0]] == "because":
            found |= sentence.subtree(c)
    return found


def _displaced_clause(sentence: Sentence, at: int) -> set[int] | None:
    """ "confirmed last month in an essay that purchases were under way": hung by the parser on the noun before it."""
    for t in range(at + 1, min(at + 12, len(sentence))):
        if sentence.lower[t] == "that" and sentence.deps[t] == "mark":
            clause = sentence.heads[t]
            owner = sentence.heads[clause]
            prep = sentence.heads[owner]
            if (
                sentence.deps[clause] in ("relcl", "acl", "ccomp")
                and sentence.deps[prep] == "prep"
                and sentence.heads[prep] == at
            ):
                return sentence.subtree(clause)
    return None


def _objects(sentence: Sentence, at: int, lemma: str, cues: Cues) -> set[int] | None:
    """Content that is no clause: "claimed to have won", "confirmed the order", "described it as", "warned of"."""
    infinitive = next(
        (c for c in sentence.children[at] if sentence.deps[c] == "xcomp" and sentence.child(c, "aux") is not None), None
    )
    if infinitive is not None and lemma in (
        "claim",
        "vow",
        "pledge",
        "promise",
        "propose",
        "offer",
        "profess",
        "purport",
    ):
        return sentence.subtree(infinitive)
    if lemma in ("describe", "view", "see", "regard", "dismiss", "characterize", "portray"):
        object_ = sentence.child(at, "dobj")
        near = sentence.children[at] if object_ is None else [*sentence.children[at], *sentence.subtree(object_)]
        as_ = next((c for c in near if sentence.deps[c] == "prep" and sentence.lower[c] == "as"), None)
        if as_ is not None:
            return sentence.subtree(as_) | (sentence.subtree(object_) if object_ is not None else set())
    if lemma == "call":
        named = sentence.child(at, "oprd")
        object_ = sentence.child(at, "dobj")
        if named is not None:
            return sentence.subtree(named) | (
                sentence.subtree(object_) if object_ is not None and object_ < named else set()
            )
    if lemma in (
        "warn",
        "complain",
        "speak",
        "boast",
        "accuse",
        "point",
        "speculate",
        "worry",
        "brag",
        "hint",
        "complain",
    ):
        about = next(
            (
                c
                for c in sentence.children[at]
                if sentence.deps[c] == "prep" and sentence.lower[c] in ("of", "about", "over", "to")
            ),
            None,
        )
        accused = sentence.child(at, "dobj") if lemma == "accuse" else None
        if about is None and accused is not None:  # "accused the firm of paying late", hung on "firm"
            about = next(
                (c for c in sentence.children[accused] if sentence.deps[c] == "prep" and sentence.lower[c] == "of"),
                None,
            )
        if about is not None:
            whom = sentence.subtree(accused) if accused is not None else set()
            return (sentence.subtree(about) | whom) - {about}
    if lemma in cues.object_is_content:
        object_ = sentence.child(at, "dobj")
        if object_ is not None and sentence.lower[object_] not in (
            "it",
            "them",
            "him",
            "her",
            "this",
            "that",
            "itself",
            "himself",
        ):
            rest = [
                c
                for c in sentence.children[at]
                if c > object_ and sentence.deps[c] in ("dobj", "prep", "advcl", "appos", "npadvmod")
            ]
            return sentence.subtree(object_).union(*(sentence.subtree(c) for c in rest))
    return None


def _parenthetical(sentence: Sentence, at: int) -> set[int] | None:
    """ "(earning millions, records show)", "The plan, officials said, would fail": a cue clause set off by commas."""
    subject = sentence.child(at, "nsubj")
    if subject is None or sentence.deps[at] not in (
        "ccomp",
        "parataxis",
        "advcl",
        "ROOT",
        "conj",
        "dep",
        "appos",
        "acl",
        "relcl",
        "pcomp",
    ):
        return None
    _first, _last = sentence.edges[at]
    own = (
        {at}
        | sentence.subtree(subject)
        | {c for c in sentence.children[at] if sentence.deps[c] in ("aux", "neg", "advmod")}
    )
    left = min(own)
    before = sentence.words[left - 1] if left else ""
    after = sentence.words[max(own) + 1] if max(own) + 1 < len(sentence) else "."
    as_clause = sentence.child(at, "mark") is not None and sentence.lower[sentence.child(at, "mark") or 0] == "as"
    if not as_clause and not (before in (",", "—", "–", "-") and after in (",", ")", ".", "—", "–", "”", '"', ";")):
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


def adjacent_quotations(sentence: Sentence, at: int) -> set[int]:
    """Tokens of the quotations that this cue verb introduces or closes, when it stands outside them itself.

    A quotation belongs to the nearest cue verb; only marks, commas and the source may stand between.
    """
    if sentence.quoted[at]:
        return set()
    tokens: set[int] = set()
    verbs = english_cues().verbs
    rivals = [
        i
        for i, word in enumerate(sentence.lower)
        if i == at
        or (
            word in verbs
            and sentence.is_verb(i)
            and not sentence.quoted[i]
            and sentence.deps[i] not in ("amod", "aux", "compound")
        )
    ]
    for number in sorted(set(sentence.quoted) - {0}):
        inside = [i for i, q in enumerate(sentence.quoted) if q == number]
        quotation = sentence.quotations[number - 1]
        if _is_title(sentence, inside):
            continue
        # in "…,” while he noted that" another clause has begun
        elsewhere = next(
            (t for t in range(inside[-1] + 1, len(sentence)) if sentence.lower[t] in _OTHER_CLAUSE), len(sentence)
        )
        near = (r for r in rivals if r < elsewhere)
        nearest = min(near, key=lambda r: min(abs(r - inside[0]), abs(r - inside[-1])), default=None)
        if nearest != at:
            continue
        if quotation.extent == "full" or _joined(sentence, at, inside):
            tokens.update(inside)
    return tokens


_OTHER_CLAUSE = frozenset("while although though because after before when since if that".split())


def _is_title(sentence: Sentence, inside: list[int]) -> bool:
    """The name of a book or an article: most of its words of any length have capitals."""
    long = [sentence.words[t] for t in inside if len(sentence.words[t]) > 3 and sentence.words[t][0].isalpha()]
    return len(long) >= 3 and sum(w[0].isupper() for w in long) >= 0.8 * len(long)


def _joined(sentence: Sentence, at: int, inside: list[int]) -> bool:
    """A partial quotation belongs to a cue verb when it stands in the verb's complement."""
    return any(a == at for a in sentence.ancestors(inside[0])) and sentence.edges[at][1] >= inside[-1]
