"""Who says it: sources before, inside and after what they say; chains; carried-over speakers; pronouns."""

import pytest

from tests.claims.made import only, read, sources


@pytest.mark.parametrize(
    ("text", "who", "kind"),
    [
        ("Harbour officials said that the barge had sunk.", "Harbour officials", "indirect_speech"),
        ("The barge had sunk, harbour officials said.", "harbour officials", "indirect_speech"),
        ("The barge, harbour officials said, had sunk.", "harbour officials", "indirect_speech"),
        ("According to the harbour master, the barge had sunk.", "the harbour master", "indirect_speech"),
        ("The barge had sunk, according to a 2031 report.", "a 2031 report", "indirect_speech"),
        ("“The barge has sunk,” said Orlo Venn, a harbour analyst.", "Orlo Venn, a harbour analyst", "quotation"),
        ('"The barge has sunk," Ms. Bell said.', "Ms. Bell", "quotation"),
        ("Ms. Bell said the crew was “lost to the deep and dark water” on Monday.", "Ms. Bell", "mixed_quotation"),
        ("Leaked documents show that the barge had sunk.", "Leaked documents", "indirect_speech"),
        ("A clerk told the paper that the barge had sunk.", "A clerk", "indirect_speech"),
        (
            "An analyst who advises the port said that the barge had sunk.",
            "An analyst who advises the port",
            "indirect_speech",
        ),
        ("Dockers fear that the barge has sunk.", "Dockers", "indirect_speech"),
        ("There are some pilots who argue that the barge has sunk.", "some pilots", "indirect_speech"),
        ("The captain responded by saying that the barge had sunk.", "The captain", "indirect_speech"),
        ("A chorus of critics has said the barge is unsafe.", "A chorus of critics", "indirect_speech"),
        ("Twelve percent indicated they would leave.", "Twelve percent", "indirect_speech"),
        ("The Gazette's average shows Venn ahead by four points.", "The Gazette's average", "indirect_speech"),
        ("The barge was sold, according to tax returns.", "tax returns", "indirect_speech"),
        ("The pier, said Brel, was lost, but the crew swam to the shore.", "Brel", "indirect_speech"),
        (
            "The pier is lost, a port clerk tells me, and the crew will stay for weeks.",
            "a port clerk",
            "indirect_speech",
        ),
        ("Brel believes there are no good piers, but that the oldest will do.", "Brel", "indirect_speech"),
        ("Brel's argument is that the pier is lost.", "Brel", "indirect_speech"),
        ("The view of many dockers is that the pier is lost.", "many dockers", "indirect_speech"),
        ("He's told the council that the pier is lost.", "He", "indirect_speech"),
        ("The clerk predicted at the last debate that dockers will take the council.", "The clerk", "indirect_speech"),
        ("It was an accident, according to the port; it will be paid.", "the port", "indirect_speech"),
        (
            "The host of the show “Port Today” said that it was lost.",
            "The host of the show “Port Today",
            "indirect_speech",
        ),
        (
            "To see the real Ansel, Captain Orlo Venn said, one should sail there.",
            "Captain Orlo Venn",
            "indirect_speech",
        ),
    ],
)
def test_one_hop(text: str, who: str, kind: str) -> None:
    found = only(text)
    assert sources(found) == [who]
    assert found.kind == kind


@pytest.mark.parametrize(
    ("text", "cue", "cue_class"),
    [
        ("The mayor confirmed that the barge had sunk.", "confirmed", "confirming"),
        ("The mayor claimed that the barge had sunk.", "claimed", "distancing"),
        ("The mayor denied that the barge had sunk.", "denied", "negative"),
        ("The mayor believed that the barge had sunk.", "believed", "epistemic"),
        ("Records show that the barge had sunk.", "show", "documentary"),
        ("The barge had sunk, according to a leaked memo.", "according to", "documentary"),
    ],
)
def test_the_cue_and_its_class(text: str, cue: str, cue_class: str) -> None:
    (hop,) = only(text).attribution
    assert hop.cue is not None
    assert (text[slice(*hop.cue)], hop.cue_class) == (cue, cue_class)


@pytest.mark.parametrize(
    ("text", "kind", "named", "count"),
    [
        ("Three harbour officials said that the barge had sunk.", "group", False, 3),
        ("Several harbour officials said that the barge had sunk.", "group", False, None),
        ("One of several harbour officials said that the barge had sunk.", "person", False, 1),
        ("A spokeswoman said that the barge had sunk.", "person", False, 1),
        ("Orlo Venn said that the barge had sunk.", "person", True, 1),
        ("Analysts said that the barge had sunk.", "group", False, None),
        ("A report said that the barge had sunk.", "document", False, 1),
        ("The Harbour Ministry said that the barge had sunk.", "office", True, 1),
    ],
)
def test_what_the_text_gives_of_its_source(text: str, kind: str, named: bool, count: int | None) -> None:
    (hop,) = only(text).attribution
    assert (hop.type, hop.named, hop.count) == (kind, named, count)


def test_a_source_inside_a_quotation_is_a_second_hop() -> None:
    text = "“One official told me that the barge had sunk,” said Orlo Venn, a harbour analyst."
    assert sources(only(text)) == ["Orlo Venn, a harbour analyst", "One official"]


def test_a_source_inside_reported_speech_is_a_second_hop() -> None:
    text = "The barge had sunk, according to a police report, the Ardun Gazette reported."
    assert sources(only(text))[-1] == "a police report"


def test_two_speakers_in_one_sentence_stay_apart() -> None:
    text = "The mayor emphasized that the pier was not finished, and harbour guilds warned that it was leaking badly."
    assert [sources(s) for s in read(text).statements] == [["The mayor"], ["harbour guilds"]]


def test_the_speaker_hoping_is_no_second_hop() -> None:
    found = only("Harbour officials said they hoped that the talks would revive the port.")
    assert sources(found) == ["Harbour officials"]
    assert found.certainty == "Uu"


def test_a_quotation_goes_on_without_its_speaker_being_named_again() -> None:
    text = "“The barge has sunk,” said Orlo Venn, an analyst. “Nobody will raise it. It lies too deep.”"
    assert [sources(s) for s in read(text).statements] == [["Orlo Venn, an analyst"]] * 3


def test_a_quotation_before_its_speaker_belongs_to_him_too() -> None:
    text = "“The barge has sunk. Nobody will raise it,” said a harbour clerk."
    assert [sources(s) for s in read(text).statements] == [["a harbour clerk"]] * 2


def test_a_plain_sentence_stops_the_speaker() -> None:
    text = "“The barge has sunk,” said Orlo Venn. The port closed at noon. “We were told nothing.”"
    assert [sources(s) for s in read(text).statements] == [["Orlo Venn"], [], []]


def test_pronouns_and_surnames_find_their_names() -> None:
    text = "Orlo Venn said the barge had sunk. “It lies too deep,” he said. Mr. Venn said that it would stay there."
    found = read(text).statements
    assert [s.attribution[0].resolved for s in found] == [None, "Orlo Venn", "Orlo Venn"]


def test_a_pronoun_that_may_mean_two_stays_open() -> None:
    text = "Orlo Venn said it sank and Ulf Harrow said it burned. “It is lost,” he said."
    assert read(text).statements[-1].attribution[0].resolved is None


def test_another_so_many_still_speaks_from_the_records() -> None:
    text = "Documents show that the port ordered nine cranes. Another 26 winches were to be delivered in 2031."
    last = read(text).statements[-1]
    assert sources(last) == ["Documents"]
    assert last.certainty == "PR+"


@pytest.mark.parametrize(
    "text",
    [
        "He did not say where the barge would dock.",
        "The ministry declined to comment.",
        "Ardun did not say where.",
        "The port could not be reached for comment.",
        "The port has not acknowledged any purchase.",
    ],
)
def test_what_was_not_said_is_a_non_answer(text: str) -> None:
    found = only(text)
    assert found.kind == "non_answer"
    assert found.attribution[-1].cue_class == "non_answer"


@pytest.mark.parametrize(
    "text",
    [
        "The barge sank off Ardun at dawn.",
        "This shows that the pier is old.",
        "The mayor must accept that the pier is old.",
        "The fleet agreed to sail north.",
        "They read “The Long Road Home” in the hall.",
    ],
)
def test_what_attributes_nothing(text: str) -> None:
    assert only(text).attribution == ()


def test_a_source_ends_where_the_quotation_goes_on() -> None:
    said = only(
        "“The harbour wants quiet,” said Orla A. Venn, a clerk at Selm, “not just a share of the boats it lost.”"
    )
    assert sources(said) == ["Orla A. Venn, a clerk at Selm"]
    said = only("“We shall pay for it,” said Orla “Foxy” Venn, a clerk, “and not a penny more.”")
    assert sources(said) == ["Orla “Foxy” Venn, a clerk"]


def test_a_title_between_marks_belongs_to_the_source() -> None:
    said = only("“The harbour wants to be left alone,” said Ian Storen, the author of “Selm and the South: A Road.”")
    assert sources(said)[0].startswith("Ian Storen, the author of “Selm and the South: A Road")


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("“It was being careful,” the Gazette quoted a clerk as saying.", ["the Gazette", "a clerk"]),
        ("The Gazette quoted a clerk as saying that the harbour was closed.", ["The Gazette", "a clerk"]),
        ("The paper cited two officials as saying that the barge had sunk.", ["The paper", "two officials"]),
        ("The minister was quoted as saying that the harbour would close.", ["The minister"]),
    ],
)
def test_who_is_quoted_as_saying_says_it(text: str, chain: list[str]) -> None:
    assert sources(only(text)) == chain


def test_a_view_put_to_somebody_is_his_behind_an_insertion_too() -> None:
    text = (
        "The new orders suggested to analysts — who confirmed that the papers offered a glimpse of the plans of the whole "
        "navy — that a deal for frigates was probably done."
    )
    found = read(text).statements[-1]
    assert found.text.startswith("that a deal")
    assert sources(found)[0].startswith("analysts")
    assert found.certainty == "PR+"


def test_a_reason_given_for_what_was_said_is_the_speakers() -> None:
    text = (
        "Venn said the claim smacked of hypocrisy, because captains have been at the head of every strike in the port."
    )
    assert {tuple(sources(s)) for s in read(text).statements} == {("Venn",)}


def test_a_quotation_belongs_to_the_cue_before_it_not_to_another_clause() -> None:
    text = (
        "Venn later confirmed in the garden, “Absolutely I said that,” while noting he hopes the strike does not last."
    )
    assert sources(read(text).statements[0])[0] == "Venn"


def test_whose_word_it_is_that_he_said_so_holds_for_the_whole_quotation() -> None:
    text = "“They want a pier. I want one too. Venn brings it,” Ada Sorel told reporters, according to the Gazette."
    assert {tuple(sources(s)) for s in read(text).statements} == {("the Gazette", "Ada Sorel")}


def test_a_quotation_that_no_mark_opens_again_goes_on_over_the_paragraph() -> None:
    text = (
        "Venn answered in a letter:\n\n“I have nothing to do with the port and never had.\n\n"
        "The trouble of the port is its own.”\n\nThe council met."
    )
    found = read(text).statements
    assert [sources(s) for s in found] == [["Venn"], ["Venn"], []]


def test_a_paragraph_of_quotation_goes_on_with_who_was_telling() -> None:
    text = "Orlo Venn told the Gazette that the letter looked odd.\n\n“The name is spelled wrongly. It is no mistake.”"
    assert [sources(s) for s in read(text).statements] == [["Orlo Venn"]] * 3


def test_other_members_of_a_group_are_not_the_ones_named_before() -> None:
    text = "Top Democrats met on Monday. Other Democrats said the pier should close."
    assert read(text).statements[-1].attribution[0].resolved is None
