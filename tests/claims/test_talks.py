"""Who speaks by the layout alone: turns of a talk, names before a colon, names signed below, headings and posts."""

import pytest

from firsthand.claims.interviews import turns_in
from tests.claims.made import only, read, sources


def told(text: str) -> list[tuple[str, list[str]]]:
    """Each statement's words with its chain."""
    return [(s.text, sources(s)) for s in read(text).statements]


def test_every_turn_of_a_talk_is_its_speakers_word() -> None:
    text = (
        "Orlo Venn spoke to the Gazette about the pier.\n\nGAZETTE: When did the pier sink?\n\n"
        "VENN: It sank on Monday. An engineer told me that it leaked.\n\nThe mayor knew of it.\n\n"
        "GAZETTE: Who paid for it?\n\nVENN: The town paid $3 million.\n\nThe talk was cut for length."
    )
    assert told(text) == [
        ("Orlo Venn spoke to the Gazette about the pier.", []),
        ("When did the pier sink?", ["GAZETTE"]),
        ("It sank on Monday.", ["VENN"]),
        ("An engineer told me that it leaked.", ["VENN", "An engineer"]),
        ("The mayor knew of it.", ["VENN"]),
        ("Who paid for it?", ["GAZETTE"]),
        ("The town paid $3 million.", ["VENN"]),
        ("The talk was cut for length.", []),
    ]


def test_a_talk_may_stand_between_marks_and_one_may_speak_once() -> None:
    text = (
        "A talk.\n\n“GAZETTE: Who lied to the dockers?\n\n“VENN: I feel for them. They are wrong.\n\n"
        "“GAZETTE: Why is that?\n\nIt ended at noon."
    )
    assert [who for _, who in told(text)] == [["GAZETTE"], ["VENN"], ["VENN"], ["GAZETTE"], []]


def test_question_and_answer_are_parts_and_nobody() -> None:
    text = "A talk.\n\nQuestion: Has the port bought the cranes?\n\nAnswer: The port bought nine cranes in May."
    asked, answered = read(text).statements
    assert (asked.text, asked.certainty) == ("Has the port bought the cranes?", "Uu")
    assert (answered.text, answered.certainty) == ("The port bought nine cranes in May.", "CT+")
    assert [(h.who, h.named) for h in answered.attribution] == [("Answer", False)]


@pytest.mark.parametrize(
    "text",
    [
        "Date: It is on the third of June.\nPlace: It is in the old hall.\nCost: It is nine crowns.",
        "Brel (4-0): K. Hupf 1 goal.\nVenn (0-1): Adran 2 goals.\nBrel (5-0): Hupf 2 goals.\nVenn (0-2): Adran 3 goals.",
        "Claim: The claim is that it sank.\nVerdict: It did not.\nClaim: It is old.\nVerdict: The verdict is that it is not.",
    ],
)
def test_a_notice_a_score_and_a_check_of_claims_are_no_talk(text: str) -> None:
    assert turns_in([text]) == [[]]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ('Brel: "Our aim is not to hold the pier, but to save it for the town."', "Brel"),
        ("Pollsters agree - Carl Bialik: “One of the lessons was a simple one: keep on asking as late as you can.”", "Carl Bialik"),
        ("More from Brel and Tarn: “The figures that our firm has seen help to show that both piers were old.”", "Brel and Tarn"),
        ("“We will rebuild the pier.”\n\nHanna Orrin, harbour engineer", "Hanna Orrin"),
        ("“We will rebuild the pier.”\n\n- Tam Brel.", "Tam Brel"),
        ("“We will rebuild the pier.”\n\n— Tam Brel on Sunday, June 3, in an article", "Tam Brel"),
        ("Another pier of the port is gone. — Tam Brel (@tambrel) June 3, 2031", "Tam Brel"),
    ],
)  # fmt: skip
def test_a_name_before_a_colon_or_signed_below_speaks(text: str, who: str) -> None:
    found = read(text).statements
    assert {tuple(sources(s)) for s in found} == {(who,)}


def test_a_heading_is_the_word_of_the_name_before_its_colon_where_he_speaks_below() -> None:
    below = "\n\nThe mayor, Tam Brel, said that it sank."
    assert told("Former Mayor Brel at Town Hall: the pier is lost to us." + below)[0][1] == ["Former Mayor Brel"]
    assert told("Harbour News: the pier is lost to us." + below)[0][1] == []


def test_who_brings_in_a_quoted_paragraph_speaks_it() -> None:
    text = "Howard would not vote for her.\n\nHoward went on with his remarks.\n\n“She was winning. Now she is not.”"
    assert [who for _, who in told(text)] == [[], [], ["Howard"], ["Howard"]]


def test_a_quotation_and_the_short_sentence_that_names_its_speaker_are_one() -> None:
    assert sources(only("“The pier sank on Monday, and nobody will pay for it.” Ms. Bell wrote in a letter.")) == [
        "Ms. Bell"
    ]
    first, second = read("“The pier sank on Monday.” Ms. Bell said that it was old.").statements
    assert first.text == "“The pier sank on Monday.”"
    assert sources(second) == ["Ms. Bell"]


def test_a_mark_that_closes_the_wrong_way_round_closes() -> None:
    text = "The show is called ‘The Pier is the Port‘, after a word of the mayor. The idea behind it was simple."
    assert [s.kind for s in read(text).statements] == ["assertion", "assertion"]
