"""The trained reader's relations, and what becomes of them."""

import pytest

from firsthand.claims import reader
from firsthand.claims.completed import completed
from firsthand.claims.grammar import Sentence
from firsthand.claims.hops import find_hops
from firsthand.claims.layout import lay_out
from firsthand.claims.marks import MARKS, marks_of
from firsthand.claims.reader import read_document
from firsthand.claims.relations import relations_in, sentences_of
from firsthand.claims.tagging import Tagged, linked
from tests.claims.made import CACHE, PARSER, account


def spoken(text: str, who: str = "trained") -> list[tuple[str, str, str]]:
    """Source, cue and content of each relation, pieces joined by a bar."""
    return [
        tuple(" | ".join(text[s:e] for s, e in part) for part in (one.source, one.cue, one.content))  # type: ignore[misc]
        for one in relations_in(account(text), PARSER, CACHE, reader=who)
    ]


def sentence(text: str) -> Sentence:
    blocks, placed = lay_out(account(text))
    (one,) = sentences_of(blocks, placed, PARSER.parse_cached([p.text for p in placed], CACHE))
    return one


def tagged(one: Sentence, source: str, cue: str, content: str) -> Tagged:
    def places(words: str) -> tuple[tuple[int, int], ...]:
        wanted = words.split()
        first = next(at for at in range(len(one)) if one.words[at : at + len(wanted)] == wanted)
        return tuple((0, at) for at in range(first, first + len(wanted)))

    return Tagged(places(source), places(cue), places(content))


@pytest.mark.parametrize("who", ["trained", "rules"])
def test_who_said_what(who: str) -> None:
    assert spoken("Orlo Venn said that the barge had sunk.", who) == [("Orlo Venn", "said", "that the barge had sunk")]


def test_the_trained_reader_sees_attitudes_that_are_no_hops() -> None:
    text = "Mayor Tessa Bell supports the new tax on barges."
    assert ("supports", "the new tax on barges") in [one[1:] for one in spoken(text)]
    assert spoken(text, "rules") == []
    assert read_document(account(text), PARSER, CACHE, reader="trained").statements[0].attribution == ()


def test_a_quotation_that_its_speaker_interrupts_is_one_content() -> None:
    text = "“The barge had leaked for years,” said Orlo Venn, “and nobody had mended it.”"
    (one,) = [found for found in spoken(text) if found[1] == "said"]
    assert [word in one[2] for word in ("leaked", "|", "mended")] == [True] * 3


def test_nothing_is_found_in_nothing() -> None:
    assert relations_in(account(""), PARSER, CACHE) == []
    assert relations_in(account("— — —\n\n***"), PARSER, CACHE) == []


def test_a_cue_takes_the_nearest_source_and_content() -> None:
    found = [
        ("source", [0]), ("cue", [1]), ("content", [2, 3]), ("source", [6]), ("cue", [7]), ("content", [8, 9]), ("source", [90]),
    ]  # fmt: skip
    assert linked(found) == [([0], [1], [2, 3]), ([6], [7], [8, 9]), ([90], [], [])]


def test_a_hop_that_the_rules_miss_is_added_once() -> None:
    one = sentence("Orlo Venn said that the barge had sunk.")
    relation = tagged(one, "Orlo Venn", "said", "the barge had sunk")
    (added,) = completed([one], [[]], [relation, relation])[0]
    assert (added.lemma, one.words[added.head or 0], added.negated) == ("say", "Venn", False)
    rules = find_hops(one)
    assert completed([one], [rules], [relation]) == [rules]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The council slammed the plan.", "The council", "slammed", "the plan"),
        ("Orlo Venn must accept that the barge had sunk.", "Orlo Venn", "accept", "the barge had sunk"),
        ("The fall shows that the rope was old.", "The fall", "shows", "the rope was old"),
        ("It said that the barge had sunk.", "barge", "", "sunk"),
    ],
)
def test_what_says_nothing_is_not_added(text: str, source: str, cue: str, content: str) -> None:
    one = sentence(text)
    assert completed([one], [[]], [tagged(one, source, cue, content)]) == [[]]


def test_marks_tell_open_quotations_and_the_rules_spans() -> None:
    text = "“The barge sank. Nobody knew why,” said Orlo Venn.\n\nIt rained."
    blocks, placed = lay_out(account(text))
    sentences = sentences_of(blocks, placed, PARSER.parse_cached([p.text for p in placed], CACHE))
    marks = marks_of(sentences, placed, [find_hops(s) for s in sentences])
    assert marks.shape == (sum(map(len, sentences)), MARKS)
    words = [word for s in sentences for word in s.words]
    venn, rained = marks[words.index("Venn")], marks[words.index("rained")]
    sank = marks[words.index("sank")]
    assert venn[[0, 9]].tolist() == [1, 0]  # a source, outside the quotation
    assert sank[[9, 14]].tolist() == [1, 1]  # inside one that goes on in the next sentence
    assert not rained[:17].any()


def test_without_it_the_network_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(reader, "tagged", asked)
    assert read_document(account("It sank, Orlo Venn said."), PARSER, CACHE, reader="rules").statements
    with pytest.raises(AssertionError):
        read_document(account("It sank, Orlo Venn said."), PARSER, CACHE, reader="trained")
