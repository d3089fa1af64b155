"""States of mind, nouns of speech and impersonal phrases: whose they are and how sure they leave what they are about."""

import pytest

from tests.claims.made import only, read, sources


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The clerk is confident that the barge sank.", "CT+"),
        ("The clerk is not sure that the barge sank.", "Uu"),
        ("The clerk was worried that the barge would sink.", "Uu"),
        ("The clerk is hopeful that the barge will be raised.", "Uu"),
        ("The clerk is optimistic that the barge will be raised.", "PR+"),
        ("Most analysts are skeptical that the barge will be raised.", "PR-"),
        ("The clerk made it clear that the barge sank.", "CT+"),
        ("Opponents made charges that the judge would be biased.", "CT+"),
        ("The clerk raised the possibility that the barge had sunk.", "PS+"),
        ("The clerk expressed doubt that the barge would be raised.", "PR-"),
        ("The clerk has no doubt that the barge sank.", "PR+"),
        ("The clerk voiced fears that the barge had sunk.", "Uu"),
        ("The clerk rejected the notion that the barge had sunk.", "CT-"),
        ("The clerk dismissed the idea that the barge had sunk.", "CT-"),
        ("The clerk denied raising the barge.", "CT-"),
        ("The clerk wondered if the barge sank.", "Uu"),
        ("The clerk questioned whether the barge sank.", "Uu"),
        ("The inquiry has not shown that the barge sank.", "Uu"),
        ("The clerk did not deny that the barge sank.", "Uu"),
        ("The clerk does not think that the barge sank.", "PR-"),
        ("There are fears among officials that the barge has sunk.", "Uu"),
    ],
)
def test_whose_attitude_it_is_and_what_it_leaves(text: str, value: str) -> None:
    found = only(text)
    assert [len(sources(found)), found.certainty] == [1, value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It is possible that the barge sank.", "PS+"),
        ("It is not possible that the barge sank.", "CT-"),
        ("It is not impossible that the barge sank.", "PS+"),
        ("It is doubtful that the barge will sink.", "PR-"),
        ("It's unlikely that the barge will go anywhere.", "PR-"),
        ("It is not certain that the barge will sink.", "Uu"),
        ("It is not clear that the barge sank.", "Uu"),
        ("Chances are that the barge will sink.", "PR+"),
        ("There is no doubt that the barge sank.", "CT+"),
        ("There is little chance that the barge will sink.", "PR-"),
        ("There were reports that the barge had sunk.", "PS+"),
        ("The port must have been shut.", "PR+"),
        ("The port is feared lost.", "PS+"),
        ("The clerk no longer raises barges.", "CT-"),
        ("The clerk hopes to raise the barge.", "Uu"),
        ("The clerk was reluctant to raise the barge.", "PR-"),
        ("The barge does not necessarily belong to the port.", "Uu"),
        ("She not only brushed off the report but also shut the pier.", "CT+"),
        ("The town could not wait for the guests.", "CT+"),
        ("Do not write him off.", "Uu"),
    ],
)
def test_how_sure_a_sentence_of_the_account_is(text: str, value: str) -> None:
    found = only(text)
    assert (found.attribution, found.certainty) == ((), value)


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("I'm hopeful that the barge will be raised,", "Uu"),
        ("The barge, I think, is lost,", "PR+"),
        ("There were no calls, no letters, no visits,", "CT-"),
        ("I have no idea whether the barge sank,", "Uu"),
        ("I asked them to come at once,", "CT+"),
        ("We know that the prices haven't changed,", "CT-"),
        ("The truth is that nobody came,", "CT-"),
    ],
)
def test_how_sure_a_speaker_is_in_his_own_words(said: str, value: str) -> None:
    found = only(f"“{said}” the clerk said.")
    assert (sources(found), found.certainty) == (["the clerk"], value)


def test_nobody_holds_what_only_happened() -> None:
    assert only("The storm raised fears that the barge had sunk.").attribution == ()
    assert only("The office recorded him telling a witness to lie.").attribution == ()
    assert only("The figures are no surprise, as Mayor Brel has criticized the port for years.").attribution == ()


def test_what_was_not_said_of_others_is_denied() -> None:
    found = only("The clerk said he had not heard of the barge.")
    assert (sources(found), found.certainty) == (["The clerk"], "CT-")


def test_to_mind_not_to_do_it_denies_nothing() -> None:
    assert only("The clerk said that the port should be careful not to interfere.").certainty == "CT+"


def test_whose_count_it_is() -> None:
    assert sources(only("By the Harbour Press's tally, he now has nine barges.")) == ["the Harbour Press"]


@pytest.mark.parametrize(
    "text",
    ["(Reporting by Orlo Brel; Editing by Ada Tarn.)", "How Orlo Brel Thinks About Piers."],
)
def test_a_desk_line_and_a_heading_say_nothing(text: str) -> None:
    assert read(text).statements == ()


def test_a_sentence_whose_verb_the_parser_missed_is_kept() -> None:
    assert only("The tender offer values each share at 13.5 times forward earnings.").certainty == "CT+"
