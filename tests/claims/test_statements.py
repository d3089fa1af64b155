"""What a statement is: its span, its facts, its certainty, where it may be read from."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.claims import read_document
from firsthand.claims.reader import sentences_to_parse
from firsthand.records import Furniture
from tests.claims.made import CACHE, PARSER, account, only, read


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The port bought nine cranes.", "CT+"),
        ("The port has not bought any cranes.", "CT-"),
        ("Nothing happened.", "CT-"),
        ("The port could not buy the cranes.", "CT-"),
        ("The port failed to buy the cranes.", "CT-"),
        ("The deal was probably done.", "PR+"),
        ("The sales appear to be growing.", "PR+"),
        ("The port was set to receive nine cranes.", "PR+"),
        ("Nine cranes were to be delivered by June.", "PR+"),
        ("The mayor is scheduled to visit Ardun.", "PR+"),
        ("The cranes could change the port.", "PS+"),
        ("The port may not buy the cranes.", "PS-"),
        ("The money was allegedly sent through a shop.", "PS+"),
        ("Three (or maybe 13) cranes had been ordered.", "PS+"),
        ("If the strike ends, the port will buy the cranes.", "PS+"),
        ("Did the port buy the cranes?", "Uu"),
        ("Dockers fear that the port will close.", "Uu"),
        ("The mayor believes that the port will close.", "PR+"),
        ("The mayor denied that the port had closed.", "CT-"),
    ],
)
def test_certainty(text: str, certainty: str) -> None:
    assert only(text).certainty == certainty


def test_the_words_that_decide_are_kept() -> None:
    text = "The deal was probably done."
    assert [text[slice(*w)] for w in only(text).certainty_words] == ["probably"]


def test_a_long_sentence_is_cut_where_its_clauses_part() -> None:
    text = (
        "One of several harbour clerks said the port bought 40 new barges, as part of a deal worth $8 billion, "
        "with deliveries delayed as Ardun searches for ways to crew its own fleet and its foreign customers."
    )
    found = read(text).statements
    assert len(found) == 3
    assert {s.attribution[0].who for s in found} == {"One of several harbour clerks"}
    assert found[1].money[0].low == 8e9
    assert found[0].quantities[-1].unit == "barge"


def test_facts_carry_document_offsets_through_repaired_text() -> None:
    text = "The port slept.It bought 40\u00a0new barges for $189,210,530.Records from June 2031 say so."
    reading = read(text)
    facts = [f for s in reading.statements for f in (*s.quantities, *s.money, *s.dates, *s.mentions)]
    assert len(facts) >= 3
    assert all(text[f.start : f.end].replace("\u00a0", " ") == f.text for f in facts)


def test_captions_are_read_and_related_links_are_not() -> None:
    text = "The barge sank.\nHowitzers on parade in the old harbour town.\nRead more: Ardun burns at night again."
    first, second = text.index("Howitzers"), text.index("Read")
    furniture = (
        Furniture(first, second - 1, "caption", "test"),
        Furniture(second, len(text), "related", "test"),
    )
    found = read(text, furniture=furniture).statements
    assert [(s.text, s.furniture) for s in found] == [
        ("The barge sank.", None),
        ("Howitzers on parade in the old harbour town.", "caption"),
    ]


def test_a_heading_says_nothing() -> None:
    assert read("New Alignments\n\nThe barge sank.").statements[0].text == "The barge sank."


def test_ids_are_stable_and_distinct() -> None:
    text = "The barge sank. The crew swam. The barge sank."
    first, second = read(text), read(text)
    assert [s.id for s in first.statements] == [s.id for s in second.statements]
    assert len({s.id for s in first.statements}) == 3


def test_statements_are_not_too_many() -> None:
    """At most 1.3 a sentence of ordinary length, on prose that mixes short and long ones."""
    mixed = (
        "The port bought nine cranes from two yards in the north of the country. The mayor of Ardun, who had asked for "
        "twelve of them, said that he was glad of the nine. Officials said the barges, as part of a deal worth $8 billion, "
        "would arrive in June. Nobody at the yard would say when the rest of the order is to be shipped or who will pay. "
    )
    text = mixed * 20
    reading = read(text)
    assert len(reading.statements) <= 1.3 * len(reading.sentences)


def test_each_distinct_sentence_is_parsed_once() -> None:
    class Counting:
        def __init__(self) -> None:
            self.asked: list[str] = []

        def parse_cached(self, sentences, cache):  # type: ignore[no-untyped-def]
            self.asked += list(dict.fromkeys(sentences))
            return PARSER.parse_cached(sentences, CACHE)

    counting = Counting()
    document = account("The barge sank. The barge sank. The crew swam.")
    read_document(document, counting)  # type: ignore[arg-type]
    assert sorted(counting.asked) == ["The barge sank.", "The crew swam."]
    parsed = PARSER.parse_cached(sentences_to_parse(document), CACHE)
    read_document(document, counting, None, parsed)  # type: ignore[arg-type]
    assert len(counting.asked) == 2


MARKS = list("aT .,“”‘’\"'—()?!;:\n$8bn")
PIECES = [
    "said",
    "that",
    "“",
    "”",
    "He",
    "according to",
    "documents show",
    "not",
    "$8 billion",
    "Su-35",
    ",",
    ".",
    "\n",
    "(",
    ")",
    "told",
    "Mr. Bell",
    "declined to comment",
    "who",
    "—",
    "if",
]


@settings(max_examples=60)
@given(
    st.one_of(
        st.text(max_size=120),
        st.text(alphabet=MARKS, max_size=120),
        st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join),
    )
)
def test_every_statement_stands_at_its_anchor_whatever_comes_in(text: str) -> None:
    reading = read(text)
    for statement in reading.statements:
        assert text[statement.start : statement.end] == statement.text
        for hop in statement.attribution:
            for span in (hop.source, hop.cue):
                assert span is None or 0 <= span[0] < span[1] <= len(text)
        for span in (*statement.quoted, *statement.certainty_words):
            assert 0 <= span[0] < span[1] <= len(text)
    spans = reading.sentences
    assert all(0 <= s < e <= len(text) for s, e in spans)
