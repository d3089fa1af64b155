"""A sentence seen from its two roles, as short texts for the sentence encoder: the whole of it with pronouns of a kind in
their place, what stands between them, what follows the source and what leads to the target.
"""

from firsthand.claims.grammar import Sentence
from firsthand.records import Span

VIEWS = 4
REACH = 60
"""Characters after the source and before the target; about the verb and its object."""
_STAND_INS = ("the government", "the others")


def views(sentence: Sentence, source: set[int], target: set[int]) -> tuple[str, str, str, str]:
    """The four texts; where a role is missing the sentence stands for what lies between."""
    text = sentence.text
    spans = [_span(sentence, tokens) for tokens in (source, target)]
    whole = text
    for (start, end), name in sorted(((s, n) for s, n in zip(spans, _STAND_INS, strict=True) if s), reverse=True):
        whole = whole[:start] + name + whole[end:]
    first, second = spans[0] or spans[1] or (0, 0), spans[1] or spans[0] or (0, 0)
    left, right = sorted((first, second))
    between = text[left[1] : right[0]].strip()
    after = text[first[1] : first[1] + REACH].rsplit(" ", 1)[0]
    before = text[max(0, second[0] - REACH) : second[0]]
    return whole, between or text, after or text, before or text


def _span(sentence: Sentence, tokens: set[int]) -> Span | None:
    if not tokens:
        return None
    return sentence.parsed.starts[min(tokens)], sentence.parsed.ends[max(tokens)]
