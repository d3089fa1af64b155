"""Attributions read off the order of words where the grammar went astray: "… show that …", "(…, records show)".

A small parser now and then takes "show" for a noun or hangs a clause on the wrong word. These patterns are narrow
enough to be right without it.
"""

from firsthand.claims.grammar import Sentence
from firsthand.claims.sources import can_speak, noun_type
from firsthand.language.cues import english_cues

REACH_TOKENS = 9
"""Between a cue and its "that" stand at most an addressee, a time or a programme ("said on Radio One’s “Today” that")."""
NAME_TOKENS = 9
"""A source before a cue at the end of a sentence is seldom longer ("two officials familiar with the talks said")."""
_BREAKS = frozenset({",", ";", ":", "—", "–", "--", "(", ")", "“", "”", '"', "``", "''"})
_ENDS = frozenset({")", ".", ",", "—", "–", "--", ";"})
_CLAUSE_ENDS = frozenset({";", ")"})


def that_clause(sentence: Sentence, at: int) -> set[int] | None:
    """Tokens of the clause that "that" opens shortly after the cue at ``at``, to the end of the sentence."""
    for to in range(at + 1, min(at + 1 + REACH_TOKENS, len(sentence))):
        word = sentence.lower[to]
        if word == "that" and sentence.tags[to] in ("IN", "DT", "WDT") and to + 2 < len(sentence):
            end = next((i for i in range(to, len(sentence)) if sentence.words[i] in _CLAUSE_ENDS), len(sentence))
            clause = set(range(to, end))
            has_verb = any(sentence.is_verb(i) for i in clause)
            taken = [
                c for c in sentence.children[sentence.heads[to]] if sentence.deps[c] == sentence.deps[to] and c > to
            ]
            relative = sentence.tags[to] == "WDT" and sentence.deps[to] in ("nsubj", "nsubjpass", "dobj") and not taken
            return clause if has_verb and sentence.tags[to] != "DT" and not relative else None
        paused = word in _DASHES or (word == "," and to == at + 1)
        if paused and (behind := _behind_insertion(sentence, to)) is not None:
            return behind
        title = sentence.words[to] in ("“", "”", '"', "``", "''") and to > at + 1
        if (sentence.words[to] in _BREAKS and not title) or (sentence.is_verb(to) and sentence.tags[to] != "VBN"):
            return None
    return None


_DASHES = frozenset({"—", "–", "--"})


def _behind_insertion(sentence: Sentence, dash: int) -> set[int] | None:
    """ "It suggested to clerks — who know the files — that a deal was done": the clause behind the second dash or comma."""
    other = next((i for i in range(dash + 1, len(sentence)) if sentence.words[i] == sentence.words[dash]), None)
    if other is None or sentence.lower[other + 1 : other + 2] != ["that"] or sentence.tags[other + 1] == "DT":
        return None
    end = next((i for i in range(other + 1, len(sentence)) if sentence.words[i] in _CLAUSE_ENDS), len(sentence))
    clause = set(range(other + 1, end))
    return clause if any(sentence.is_verb(i) for i in clause) else None


def subject_before(sentence: Sentence, at: int) -> tuple[int, set[int]] | None:
    """The noun phrase right before ``at``, back to the last break: its head noun and tokens."""
    while at > 1 and sentence.tags[at - 1] == "RB":
        at -= 1  # "Brel reportedly said"
    if at > 2 and sentence.words[at - 1] == ")":  # "Brel (R-Ansel), who knew, said"
        opened = next((t for t in range(at - 2, max(0, at - NAME_TOKENS), -1) if sentence.words[t] == "("), at)
        return subject_before(sentence, opened) if opened < at else None
    first = at
    while first > 0 and at - first <= NAME_TOKENS and sentence.words[first - 1] not in _BREAKS:
        first -= 1
    while first < at and sentence.tags[first] in ("CC", "IN", "RB", "WDT"):
        first += 1
    tokens = set(range(first, at))
    nouns = [i for i in sorted(tokens) if sentence.tags[i].startswith(("NN", "CD")) or sentence.tags[i] == "PRP"]
    if not nouns:
        return None
    head = nouns[0]  # the head is the last noun before the first preposition or participle
    for i in nouns:
        if any(sentence.tags[j] in ("IN", "VBN", "VBG", "WP", "WDT", "TO") for j in range(nouns[0], i)):
            break
        head = i
    return head, tokens


def subject_across(sentence: Sentence, at: int) -> tuple[int, set[int]] | None:
    """ "Two clerks at the ministry, shown parts of the file, said": the noun phrase before an insertion."""
    while at > 4 and sentence.tags[at - 1] == "RB":
        at -= 1  # "…, clearly says"
    if at < 4 or sentence.words[at - 1] != ",":
        return None
    comma = next((i for i in range(at - 2, -1, -1) if sentence.words[i] in _BREAKS), None)
    if comma is None or sentence.words[comma] != ",":
        return None
    return subject_before(sentence, comma)


def subject_behind(sentence: Sentence, at: int) -> tuple[int, set[int]] | None:
    """ "“It sank,” added a Port Ansel docker.": whom the parser took for what was added."""
    head = sentence.child(at, "dobj", "attr", "oprd")
    if at == 0 or not sentence.quoted[at - 1]:
        return None
    if head is not None and head > at and not sentence.quoted[head]:
        return head, {t for t in sentence.subtree(head) if t > at}
    end = at + 1
    while end < min(len(sentence), at + 1 + NAME_TOKENS) and (
        sentence.tags[end] in _NAMING or sentence.words[end].istitle()
    ):
        end += 1  # "said the woman, who …", of whom the parser made the subject of something else
    names = end > at + 1 and (sentence.tags[end - 1].startswith("NN") or sentence.words[end - 1].istitle())
    return (end - 1, set(range(at + 1, end))) if names else None


_NAMING = frozenset({"DT", "JJ", "NN", "NNS", "NNP", "NNPS", "CD", "PRP$", "POS", "HYPH"})


def garden_path(sentence: Sentence, at: int) -> tuple[int, set[int], set[int]] | None:
    """ "Two papers reported on Monday the mayor had left": (head, source, content) where the parser took the cue for a
    participle, so that the verb behind it has two subjects.
    """
    head = sentence.heads[at]
    verb = sentence.heads[head]
    if sentence.tags[at] != "VBN" or sentence.deps[at] != "acl" or sentence.deps[head] != "nsubj" or head > at:
        return None
    second = [c for c in sentence.children[verb] if sentence.deps[c] == "nsubj" and at < c < verb]
    if not second or sentence.child(at, "agent") is not None:
        return None
    start = sentence.edges[second[-1]][0]
    return head, sentence.subtree(head, {at}), {t for t in sentence.subtree(verb) if t >= start}


def said_within(sentence: Sentence, at: int) -> tuple[int, set[int], set[int]] | None:
    """ "The contrast, said Venn and others, would be plain", "“It sank,” said the pilot Ada Tarn, asked about it": (head,
    source, content) of a speaker behind his cue whom the grammar took for the subject of what goes on.
    """
    clause = next((c for c in sentence.children[at] if c > at and sentence.deps[c] == "ccomp"), None)
    if clause is None or at == 0 or sentence.words[at - 1] not in _AFTER_SPEECH:
        return None
    subjects = [c for verb in (at, clause) for c in sentence.children[verb] if sentence.deps[c] == "nsubj"]
    speaker = next((c for c in subjects if sentence.edges[c][0] == at + 1), None)
    if speaker is None or sentence.tags[speaker] in ("PRP", "WP", "WDT", "EX", "DT"):
        return None
    if sentence.edges[at][0] < at - 1 and sentence.tags[speaker] == "NNS" and not can_speak(sentence.lower[speaker]):
        return None  # "Dockers, however, said the cranes, which leak, will go"
    last = sentence.edges[speaker][1]
    if "," not in sentence.words[last : last + 2] or last >= clause:
        return None
    quoted = sentence.quoted[at - 2] if at > 1 else 0
    source = {t for t in sentence.subtree(speaker) if sentence.words[t].isalnum() or t < last}
    if quoted:
        return speaker, source, {t for t in range(at) if sentence.quoted[t] == quoted}
    joined = (c for c in sentence.children[at] if c > clause and sentence.deps[c] == "conj" and not _says(sentence, c))
    behind = sentence.subtree(clause).union(*(sentence.subtree(c) for c in joined))
    return speaker, source, set(range(at)) | (behind - source)


_AFTER_SPEECH = frozenset({",", "”", '"', "''"})


def _behind_when_and_where(sentence: Sentence, at: int) -> int:
    """The token after "said Monday at the port": behind the nouns and prepositions that follow the cue at ``at``."""
    end = at + 1
    while end < min(len(sentence), at + 1 + REACH_TOKENS) and sentence.tags[end] in _CIRCUMSTANCE_TAGS:
        end += 1
    return end


_CIRCUMSTANCE_TAGS = frozenset({"IN", "RB", "DT", "JJ", "PRP", "NN", "NNS", "NNP", "NNPS", "CD", "PRP$", "POS", "TO"})


def set_off(sentence: Sentence, at: int) -> tuple[int, set[int], set[int]] | None:
    """ "…, financial records show)", "…, two officials said.", "To see it, Captain Venn said, one should sail there": (head,
    source, content) of a cue with its subject between pauses, wherever the grammar hung it.
    """
    end = len(sentence) if sentence.tags[at] == "VB" else _behind_when_and_where(sentence, at)
    subject = subject_before(sentence, at) if end < len(sentence) and sentence.words[end] in _ENDS else None
    if subject is None:
        return None
    head, source = subject
    first = min(source)
    if first == 0 or sentence.words[first - 1] not in _BEFORE_SOURCE or any(_bars(sentence, t) for t in source):
        return None
    opened = next((i for i in range(first - 1, -1, -1) if sentence.words[i] in "()"), None)
    if opened is not None and sentence.words[opened] == "(":
        return head, source, set(range(opened + 1, first - 1))
    before = set(range(first - 1))
    behind = set(range(end + 1, len(sentence)))
    cut = next((t for t in behind if sentence.words[t] == ";"), None)
    if cut is not None and any(_says(sentence, t) for t in range(cut, len(sentence))):
        behind = {t for t in behind if t < cut}  # "…, he said; but Venn says": behind it others may speak
    if sentence.words[end] == ";" and not any(_says(sentence, t) for t in behind):
        return head, source, before | behind  # "The plan was dead, he said; nobody wanted it."
    if sentence.words[end] != "," or _tells_on(sentence, end + 1):
        return (head, source, before) if any(sentence.is_verb(i) for i in before) else None
    named = any(sentence.tags[t] in ("NNP", "NNPS", "PRP") for t in source) and sentence.deps[head] != "appos"
    named = named or (sentence.deps[head] == "nsubj" and can_speak(sentence.lower[head]))
    clause = any(sentence.is_verb(t) and sentence.child(t, "nsubj", "nsubjpass") is not None for t in behind)
    inserted = first >= 3 and sentence.words[first - 1] == "," and sentence.tags[at] in ("VBD", "VBZ", "VBP")
    return (head, source, before | behind) if inserted and named and clause else None


def _says(sentence: Sentence, at: int) -> bool:
    return sentence.lower[at] in english_cues().verbs and sentence.is_verb(at)


def _bars(sentence: Sentence, at: int) -> bool:
    """What no source before its cue has in it: a verb, or the "who" of a clause of its own; "records" is a noun there."""
    verb = sentence.is_verb(at) and sentence.tags[at] != "VBN" and noun_type(sentence.words[at]) != "document"
    return verb or sentence.tags[at] in ("WP", "WDT")


def _tells_on(sentence: Sentence, at: int) -> bool:
    """Whether from ``at`` on the saying is told of, and not what was said: "…, he said, adding that", "…, on Monday"."""
    plain = sentence.tags[at] == "IN" and sentence.lower[at] not in _CLAUSE_MARKS
    return plain or sentence.tags[at] in ("VBG", "VBN", "WP", "WDT")


_CLAUSE_MARKS = frozenset("that if unless because though although since whether as while".split())


_BEFORE_SOURCE = frozenset({",", "—", "–", "--", "”", '"'})
