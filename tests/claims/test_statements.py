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
        ("The pier is not safe.", "CT-"),
        ("It was not only the pier that sank.", "CT+"),
        ("The mayor rejected claims that the port had closed.", "CT-"),
        ("The mayor rejected the plan.", "CT+"),
        ("“I think the pier is safe,” said Orlo Venn.", "PR+"),
        ("“I don’t think the pier is safe,” said Orlo Venn.", "PR-"),
        ("“I think the pier will open if the rain stops,” said Orlo Venn.", "PS+"),
        ("If the mayor had known of it, she would have closed the pier.", "CT-"),
        ("The pier will open, even if it rains.", "CT+"),
        ("It isn’t clear who sold the pier.", "Uu"),
        ("The council said it believes the pier is safe.", "PR+"),
        ("The council said it believes the law could close the pier.", "PS+"),
        ("He does not know how to run a port.", "CT-"),
        ("“Why did the pier close?” Venn said.", "Uu"),
        ("The captain’s successor is to take over on Jan. 1.", "PR+"),
        ("The clerk does not know whether the pier was sold.", "Uu"),
        ("The file included complaints over late payments, which were allegedly moved through shops.", "PS+"),
    ],
)
def test_certainty(text: str, certainty: str) -> None:
    assert only(text).certainty == certainty


def test_the_words_that_decide_are_kept() -> None:
    text = "The deal was probably done."
    assert [text[slice(*w)] for w in only(text).certainty_words] == ["probably"]


@pytest.mark.parametrize(
    "text",
    [
        "One of several harbour clerks said the port bought 40 new barges, as part of a deal worth $8 billion, "
        "with deliveries delayed as Ardun searches for ways to crew its own fleet and its foreign customers.",
        "From his seat in the council, Mr. Brel has already played a key role in the long quarrel about the old pier, "
        "often taking up positions that nobody else in the town would have thought of defending.",
        "In the hours before midnight the mayor of the port had named a sum for the first time, which his office has "
        "quietly gone on naming in the days after the harbour was closed.",
        "From his house near the old harbour Mr. Venn stirred up a new quarrel this week about the price of the pier — and "
        "new alarm among the councillors that the town will lose its best dockers.",
        "If you want to understand what the long debate between the two mayors was about — or the ugly feud between their "
        "helpers in the town — you have to go back to the year of the flood.",
        "The barges were held at the quay for nine days by order of the harbour office, after the crew of one of them had "
        "refused to show the papers that the law of the port demands.",
    ],
)
def test_a_clause_without_a_subject_of_its_own_is_no_statement_of_its_own(text: str) -> None:
    assert len(read(text).statements) == 1


@pytest.mark.parametrize(
    ("text", "second"),
    [
        (
            "The council of the old harbour town voted for the new pier on Monday, and the mayor of the island across the "
            "bay sent nine of his dockers home without their wages.",
            "and the mayor",
        ),
        (
            "The council of the old harbour town voted for the new pier on Monday, while the mayor of the island across "
            "the bay sent nine of his dockers home without their wages.",
            "while the mayor",
        ),
        ("The clerk shut the port to all ships and said that the barge had sunk.", "and said"),
        ("The port office has done nothing, and experts say it may be years before the pier is built.", "and experts"),
        (
            "While one firm says there are more than 2,400 barges in the bay, another says there are about 1,800.",
            "another",
        ),
    ],
)
def test_a_clause_with_its_own_subject_or_speaker_is(text: str, second: str) -> None:
    assert [s.text.startswith(second) for s in read(text).statements] == [False, True]


def test_the_facts_of_a_sentence_stand_in_its_statement() -> None:
    found = only(
        "One of several harbour clerks said the port bought 40 new barges, as part of a deal worth $8 billion."
    )
    assert found.attribution[0].who == "One of several harbour clerks"
    assert found.money[0].low == 8e9
    assert found.quantities[-1].unit == "barge"


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


def test_what_only_follows_from_a_possibility_is_no_surer_than_it() -> None:
    text = (
        "Stronger ties could help the yards of the north, easing the strain on the ports of the whole coast and on the five "
        "hundred ships that call there."
    )
    assert {s.certainty for s in read(text).statements} == {"PS+"}


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("Venn said the pier had been closed on Monday, though he did not say why.", "though he did not say why."),
        ("Venn said the pier had been closed on Monday, though did not say why.", "though did not say why."),
        ("Venn said the pier had been closed on Monday, without saying why.", "without saying why."),
    ],
)
def test_what_was_said_and_what_was_not_are_two_statements(text: str, silent: str) -> None:
    said, unsaid = read(text).statements
    assert (said.kind, said.certainty) == ("indirect_speech", "CT+")
    assert (unsaid.kind, unsaid.text) == ("non_answer", silent)
    assert "Venn" in (unsaid.attribution[0].who, unsaid.attribution[0].resolved)


def test_who_refuses_to_say_says_nothing_of_it() -> None:
    (found,) = read("Venn wrote, “The mayor just refused to say she supports the rights of the dockers.”").statements
    assert [(hop.who, hop.cue_class) for hop in found.attribution] == [("Venn", "neutral"), ("The mayor", "non_answer")]


@pytest.mark.parametrize(
    "text",
    [
        "Prominent captains like the old master of the harbour, Ada Sorel, and the pilot Orlo Venn began showing support "
        "by calling at the pier every week.",
        "The clerk of the harbour was dismissed by the council on Monday afternoon, after a report that he had sold dozens of "
        "permits to his brother.",
        "As stated in the file that the court released, there are conflicting stories and many questions about how the clerk "
        "was able to work here and stay.",
    ],
)
def test_no_cut_parts_what_belongs_together(text: str) -> None:
    assert only(text).text == text


@pytest.mark.parametrize(
    "line",
    [
        "PORT ANSEL, N.K. — ",
        "PORT ANSEL (OPA) — ",
        "ANSEL, Nov. 3 (OPA) -- ",
        "ANSEL, 3 nov. (OPA).- ",
    ],
)
def test_a_dateline_is_no_part_of_what_is_said(line: str) -> None:
    (found,) = read(f"{line}The mayor said the pier was closed.").statements
    assert found.text == "The mayor said the pier was closed."
    assert found.attribution[0].who == "The mayor"


@pytest.mark.parametrize(
    "text", ["F-16 - the jet - was sold, the mayor said.", "NATO-led troops left, the mayor said."]
)
def test_a_name_before_a_dash_is_no_dateline(text: str) -> None:
    assert only(text).text == text


def test_the_deciding_word_of_a_speaker_who_hopes_is_the_hoping() -> None:
    text = "Officials said they hoped the pier would open."
    (found,) = read(text).statements
    assert (found.certainty, [text[slice(*w)] for w in found.certainty_words]) == ("Uu", ["hoped"])


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("The council tore into the port, with Mayor Trey Brel saying that it had sold the pier.", "Mayor Trey Brel"),
        (
            "Gary Brel, a former port chairman, became a delegate and said he is leaning toward selling the pier.",
            "Gary Brel, a former port chairman",
        ),
    ],
)
def test_who_says_something_at_the_end_says_it_apart(text: str, second: str) -> None:
    first, last = read(text).statements
    assert first.attribution == ()
    assert [hop.who for hop in last.attribution] == [second]


def test_what_was_asked_elsewhere_in_a_sentence_makes_no_question() -> None:
    (statement,) = read("Brel was asked by the Gazette, “What is the oldest pier you have been to?”").statements
    assert statement.kind != "question"
