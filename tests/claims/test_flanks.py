"""Quotations that the grammar gave to nobody."""

import pytest

from tests.claims.made import read, sources


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "But Sen. Orlo D. Brel (D-Ill.), noting the size of the crowd, said, “Let me tell you, he has a list.”",
            "Brel",
        ),
        (
            "“The port needs a strategy for ferries,” Ada Tarn, the guru who founded quays.com tweeted on Friday.",
            "Tarn",
        ),
        ("“Progress,” he declared, “is eating the pier.”", "he"),
        ("As Professor Brel put it: “The port does a better job at keeping ferries in the making.”", "Brel"),
        ("Mayor Brel lobbies for a higher wage: “No one who works a full-time job should have to live here.”", "Brel"),
        ("Mr. Brel shot back: “You got caught with your hand in the jar.”", "Brel"),
        ("“The pier is lost,” a voice-over in the ad states.", "voice-over"),
        ("“Go back to the quay,” Brel barked and a guard escorted him out.", "Brel"),
    ],
)
def test_who_stands_beside_the_marks(text: str, who: str) -> None:
    first = read(text).statements[0]
    assert len(sources(first)) == 1
    assert who in sources(first)[0]


def test_the_rest_of_a_sentence_with_a_quotation_is_his_as_well() -> None:
    text = (
        "Gifts are vetted to make sure that they comply with the limits, Brel said, but “we do not ask what they earn.”"
    )
    assert {tuple(sources(s)) for s in read(text).statements} == {("Brel",)}
    assert read(text).statements[0].start == 0


def test_a_sentence_about_the_speaker_does_not_stop_him() -> None:
    about = "“It is lost,” said Ada Tarn, a clerk. Now 44, she lives in Ardun. “It is not fair.”"
    assert [sources(s) for s in read(about).statements] == [["Ada Tarn, a clerk"], [], ["Ada Tarn, a clerk"]]
    other = "“It is lost,” said Ada Tarn, a clerk. Now 44, she knows Orlo Brel. “It is not fair.”"
    assert sources(read(other).statements[-1]) == []


def test_who_passes_a_paper_on_did_not_write_it() -> None:
    text = "The reporter Alix Tarn tweeted the transcript for all to see:\n\nThe port is not the first to close."
    assert sources(read(text).statements[-1]) == []


def test_the_name_of_a_film_is_nobody_speaking() -> None:
    found = read("The mayor was at the show, titled: “The Long Road Home For The Clerks Of Ardun.”").statements
    assert all(not s.attribution for s in found)


def test_a_dateline_of_a_day_and_an_agency_is_no_part_of_the_source() -> None:
    text = "Dec 29 (OPA) - Mayor Orlo Brel said that the barge had sunk."
    assert sources(read(text).statements[0]) == ["Mayor Orlo Brel"]
