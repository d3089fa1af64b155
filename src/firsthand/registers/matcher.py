"""nomenklatura's matcher as screening uses it (extra ``ftm``): names taken apart, two entities compared, and why in words."""

import itertools
import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from firsthand.records import NotBuilt
from firsthand.registers.candidates import Word, groups

MATCHER = "logic-v2"
"""nomenklatura's own matcher for screening; its scores are explained feature by feature."""
FLEETING = frozenset({"INITIAL"})
"""Symbols that are no help in finding an entry: every name has initials."""
FORM, FORM_WEIGHT = "ORGCLS", 0.3
"""Legal forms, and what one counts of a name: the matcher gives a missing one about as little."""
PART = re.compile(
    r"\[(?P<words>[^\[\]]*) (?P<kind>[a-z]+Match|extra[A-Z][a-z]+Part)(?P<rest>(?: \[[^\[\]]*\])?[^\[\]]*)\]"
)
"""One piece of the matcher's account of two names, as logic-v2 of nomenklatura 4 writes it."""
IDS = itertools.count()
"""Numbers of entities, never given twice: the matcher remembers an entity's names by its id, whatever they are."""
SCORE = re.compile(r": (\d\.\d\d), weight")
COMPARED = frozenset({"name_match", "weak_alias_match", "country_mismatch"})
"""Features that can tell at all, a case having names and countries and nothing else; the others are not worked out."""
WORDS = {
    "weak_alias_match": "a weak alias of the list is the same",
    "country_mismatch": "but the countries differ",
}
"""Features in a desk's words."""


class Judged(msgspec.Struct, frozen=True):
    """How alike two entities are, 0 to 1, in a desk's words and in the matcher's own."""

    score: float
    why: tuple[str, ...] = ()
    account: tuple[str, ...] = ()


class Matcher:
    """The matcher with its settings. Raises NotBuilt where the extra is not installed."""

    def __init__(self) -> None:
        try:
            from followthemoney import ValueEntity, model
            from followthemoney.names import schema_type_tag
            from nomenklatura.matching import get_algorithm
            from rigour.names import analyze_names
        except ImportError as missing:
            raise NotBuilt(
                f"Screening needs the extra ftm, which is not installed ({missing.name}).",
                "Install it: pip install 'firsthand[ftm]' (docs/screening.md says what the system needs for it).",
            ) from None
        algorithm = get_algorithm(MATCHER)
        assert algorithm is not None
        self._algorithm: Any = algorithm
        self._settings = algorithm.default_config()
        unused = {feature.name: 0.0 for feature in algorithm.features if feature.name not in COMPARED}
        self._settings.weights.update(unused)
        self._model: Any = model
        self._entity: Any = ValueEntity
        self._tag: Any = schema_type_tag
        self._analyse: Any = analyze_names

    def names(self, schema: str, names: Sequence[str]) -> list[list[Word]]:
        """The words of each name: letters, and whatever the matcher knows them to be in any script."""
        found = []
        for name in self._analyse(self._tag(self._model.get(schema)), list(names), {}, consolidate=False):
            meanings: dict[int, set[tuple[str, str]]] = {}
            for span in name.spans:
                kind = span.symbol.category.value
                if kind not in FLEETING:
                    for part in span.parts:
                        meanings.setdefault(part.index, set()).add((kind, span.symbol.id))
            found.append(
                [_word(part.ascii or part.comparable, frozenset(meanings.get(part.index, ()))) for part in name.parts]
            )
        return found

    def may_match(self, schema: str, other: str) -> bool:
        """Whether entities of these schemata are ever compared: a person is no company."""
        return schema == other or bool(self._model.get(schema).can_match(self._model.get(other)))

    def entity(self, schema: str, properties: Mapping[str, Sequence[str]]) -> Any:
        """An entity to compare."""
        made = self._entity.from_dict({"id": f"e{next(IDS)}", "schema": schema, "properties": {}})
        for name, values in properties.items():
            made.add(name, values, quiet=True)
        return made

    def score(self, one: Any, other: Any) -> Any:
        """The matcher's result; ``judged`` says what it means."""
        return self._algorithm.compare(one, other, self._settings)

    def judged(self, result: Any) -> Judged:
        """A result with why, in words. Only for what is shown: putting it together takes as long as comparing."""
        features = [(name, feature) for name, feature in result.explanations.items() if feature.score]
        return Judged(
            round(float(result.score), 4),
            tuple(in_words(name, feature) for name, feature in features),
            tuple(f"{name} {feature.score:.2f}: {feature.detail}" for name, feature in features),
        )


def _word(letters: str, meanings: frozenset[tuple[str, str]]) -> Word:
    form = any(kind == FORM for kind, _ in meanings)
    return Word(groups(letters), meanings, FORM_WEIGHT if form else 1.0)


def in_words(name: str, feature: Any) -> str:
    """One feature as a desk would say it; one that is not known here under its own name."""
    if name != "name_match":
        return f"{WORDS.get(name, name.replace('_', ' '))} ({feature.score:.2f})"
    pieces = [piece for match in PART.finditer(feature.detail or "") if (piece := _piece(match))]
    given = f"“{feature.query}” against “{feature.candidate}”" if feature.query and feature.candidate else "the names"
    return f"{given}: {', '.join(pieces)}" if pieces else f"{given}: {feature.score:.2f} alike"


def _piece(match: re.Match[str]) -> str:
    ours, _, theirs = (words.strip("'\" ") for words in match["words"].partition("≈"))
    kind = match["kind"]
    if kind == "literalMatch":
        return f"{ours} the same"
    if kind == "extraQueryPart":
        return f"{ours} only in the case"
    if kind == "extraResultPart":
        return f"{ours} only on the list"
    if kind == "symbolMatch":
        return f"{ours} the same" if ours == theirs else f"{ours} and {theirs} two forms of one name or term"
    alike = SCORE.search(match["rest"])
    return f"{ours} spelt much like {theirs}" + (f" ({alike[1]})" if alike else "")
