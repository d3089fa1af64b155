"""Who may be a speaker, whom a pronoun may mean, and whose word an allegation is."""

import pytest

from firsthand.records import Statement
from tests.claims.made import only, read, sources


def last_resolved(text: str) -> str | None:
    return read(text).statements[-1].attribution[-1].resolved


@pytest.mark.parametrize(
    ("title", "who"),
    [("Justice", "Harrow"), ("Judge", "Harrow"), ("Senator", "Harrow"), ("Attorney General", "Harrow")],
)
def test_who_is_only_mentioned_is_meant_before_an_earlier_speaker(title: str, who: str) -> None:
    text = f"Mr. Orlo Venn replied that the port was open. That did not please {title} {who}. “It is shut,” he said."
    resolved = last_resolved(text)
    assert resolved is not None
    assert resolved.endswith(who)


def test_whom_the_sentence_before_is_about_goes_on() -> None:
    assert last_resolved("Mr. Venn said that Judge Harrow owned the pier. “It is shut,” he said.") == "Mr. Venn"
    assert last_resolved("Mr. Venn told a clerk that the pier was shut. “It is lost,” he said.") == "Mr. Venn"
    both = "Mr. Venn left the pier and Judge Harrow stayed there. “It is lost,” he said."
    assert last_resolved(both) is None
    assert last_resolved("The rain fell on Mr. Venn and Judge Harrow. “It is lost,” he said.") is None


@pytest.mark.parametrize(
    "place",
    [
        "Sand Point shook for a week.",
        "Sand Point was told by radio. The ferry to Sand Point was late.",
        "The Ardun Port Authority met.",
    ],
)
def test_no_place_and_no_body_stands_for_he(place: str) -> None:
    assert last_resolved(f"It burned in Sand Point in May. {place} “It is lost,” he said.") is None


def test_a_place_beside_a_man_leaves_no_doubt() -> None:
    text = "Orlo Venn walked from Sand Point to the quay of the Ardun News. “It is lost,” he said."
    assert last_resolved(text) == "Orlo Venn"


def test_given_names_and_pronouns_tell_men_from_women() -> None:
    assert last_resolved("The rain fell on Emma Brel and on Peter Tarn. “It is lost,” she said.") == "Emma Brel"
    known = "On the quay Ulka Brel packed her bag. On the pier Tovin Tarn packed his bag. " * 2
    resolved = last_resolved(f"{known}The rain fell on Ulka Brel and Tovin Tarn all day. “It is lost,” she said.")
    assert resolved == "Ulka Brel"


def test_nobody_speaks_of_himself_by_name() -> None:
    text = "Emma Brel, a clerk, said that it was late. “Under Mayor Tarn the port was shut,” she said."
    assert last_resolved(text) == "Emma Brel, a clerk"


def test_whom_a_sentence_opens_on_does_not_say_it() -> None:
    assert last_resolved("Orlo Venn came late. Of Peter Tarn, he said that nothing was known.") == "Orlo Venn"


def test_a_word_without_an_article_is_nobody() -> None:
    assert last_resolved("No clerk came. “It is lost,” he said.") is None
    assert last_resolved("Every clerk knew it. “It is lost,” he said.") is None


def test_the_nearest_speaker_further_back_is_meant() -> None:
    text = "Mr. Venn said the barge had sunk. The port closed at noon. The rain fell all day. “It is lost,” he said."
    assert last_resolved(text) == "Mr. Venn"
    assert last_resolved("Judge Harrow said it burned. " + text) == "Mr. Venn"
    assert last_resolved("Judge Harrow spoke. " + text.replace("Mr. Venn said", "Mr. Venn and Mr. Tarn said")) is None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Mr. Venn spoke. The ferry of Mr. Tarn is late, he said.", "Mr. Venn"),
        ("Mr. Venn is leaving the port, he said.", "Mr. Venn"),
        ("Mr. Venn spoke. Mr. Tarn is late, he said.", "Mr. Venn"),
        ("Mr. Venn spoke. As for Mr. Tarn, he said it was late.", "Mr. Tarn"),
        ("Mr. Venn spoke. While Mr. Tarn likes ferries, he said it was late.", "Mr. Tarn"),
    ],
)
def test_whom_a_sentence_is_most_about_is_he(text: str, who: str) -> None:
    resolved = last_resolved(text)
    assert resolved is not None
    assert resolved.endswith(who)


def test_a_capital_word_that_opens_a_sentence_is_nobody() -> None:
    assert last_resolved("Rain fell all day. “It is lost,” he said.") is None


def test_two_of_one_surname_are_not_mixed_up() -> None:
    assert last_resolved("Ulf Marl and Hanna Marl arrived at the pier. Mrs. Marl said that it was late.") is None


@pytest.mark.parametrize(
    "text",
    [
        "But those two remedies said that the pier was sound.",
        "The headquarters knows that the barge sank.",
        "No one wants “a long and bitter war.”",
        "Nobody said that the barge had sunk.",
        "None of the officials said that the barge had sunk.",
    ],
)
def test_what_cannot_speak_is_no_source(text: str) -> None:
    assert only(text).attribution == ()


@pytest.mark.parametrize(
    "text",
    [
        "Shipowners said that the barge had sunk.",
        "Two of the dockers said that the barge had sunk.",
        "The jury said that the barge had sunk.",
        "A banner said that the barge had sunk.",
    ],
)
def test_what_can_speak_is_one(text: str) -> None:
    assert len(only(text).attribution) == 1


def test_a_hyphenated_name_is_kept_whole() -> None:
    assert sources(only("Kel-Mart calls the case “a mountain of paper.”")) == ["Kel-Mart"]


def _alleged(text: str) -> Statement:
    return read(text).statements[-1]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A clerk filed a lawsuit, alleging a hostile pier, bad pay and retaliation.", "A clerk"),
        ("Six women sued the port in 2031, claiming they were paid less than men.", "Six women"),
        ("Two dockers accused the firm of paying them late and beating them.", "Two dockers"),
    ],
)
def test_an_allegation_is_the_word_of_who_makes_it(text: str, who: str) -> None:
    found = _alleged(text)
    assert sources(found) == [who]
    assert found.attribution[0].cue_class == "distancing"


def test_filing_the_suit_stays_the_account_s_own_word() -> None:
    first = read("A clerk filed a lawsuit, alleging a hostile pier, bad pay and retaliation.").statements[0]
    assert (first.text, first.attribution) == ("A clerk filed a lawsuit", ())


def test_an_allegation_in_the_middle_is_never_certain() -> None:
    text = "The suit, accusing the port of bias, was filed in May."
    found = only(text)
    assert found.certainty == "Uu"
    assert "accusing" in [text[slice(*w)] for w in found.certainty_words]


def test_a_speaker_before_an_insertion_and_an_adverb() -> None:
    text = 'At that March event, which can be seen online, Venn, advocating for dockers, clearly says, "We have learned something very important since the days that I served at sea."'
    assert sources(_alleged(text)) == ["Venn"]


def test_an_outlet_and_its_speaker_are_two_hops() -> None:
    text = "“We have learned something,” he told a group in Norwall, The Gazette said."
    assert sources(only(text)) == ["The Gazette", "he"]


def test_the_items_of_a_list_are_the_word_of_who_gave_it_out() -> None:
    text = (
        "On Tuesday a set of points was circulated by guild members close to the mayor:\n\n"
        "• The mayor served at sea for six years.\n\n• The mayor never asked for a favour.\n\nThe port closed at noon."
    )
    found = [sources(s) for s in read(text).statements]
    assert found[-3:] == [["guild members close to the mayor"]] * 2 + [[]]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "The committee issued a brief statement shortly after the speech:\n\n“So here is the new pier. It is old.”",
            [[], ["The committee"], ["The committee"]],
        ),
        ("“It happens, right?” Brel went on, as if he had heard nothing.", [["Brel"], []]),
        (
            "In a statement on Monday, spokesman Matt Venn doubled down on its report.\n\n“We have seen the pier.”",
            [[], ["spokesman Matt Venn"]],
        ),
        (
            "A Gazette poll found that Brel leads Venn. Brel holds 40 percent of likely voters. The pier is old.",
            [["A Gazette poll"], ["A Gazette poll"], []],
        ),
        (
            "A Gazette poll found that 63 percent want it. Only one-third approve of waiting until May. Brel and Venn were tied.",
            [["A Gazette poll"]] * 3,
        ),
        (
            "Brel said, two hours after the papers declared him mayor, that it will win. “You will be happy.”",
            [["the papers", "Brel"], ["Brel"]],
        ),
        ("Venn quotes the clerk Ada Brel: “It is lost. It will stay lost.”", [["Venn", "the clerk Ada Brel"]] * 2),
        ("“It is lost. Is it?” reacted Venn.", [["Venn"]] * 2),
        ("The plan would cost the port millions, which officials say is too much.", [[], ["officials"]]),
        ("Brel made the pier his first aim, announcing the purchase of nine cranes two days later.", [[]]),
        (
            "Brel sought to show dockers that it was not bound by the old vote, and that it could sail to the island.",
            [[]],
        ),
        ("“The port act does not address the pier at all,” Venn said.", [["Venn"]]),
        ("The clerk was echoed by Venn, who noted that he had seen the pier himself.", [[], ["Venn"]]),
        (
            "The firm has lost the backing of the port, but it has not yet said whether it will sell the pier in May.",
            [[], ["it"]],
        ),
    ],
)
def test_who_is_brought_in_beside_speaks(text: str, who: list[list[str]]) -> None:
    assert [sources(s) for s in read(text).statements] == who


def test_a_name_that_rejects_or_who_spoke_is_a_person() -> None:
    text = "Baig, who spoke to reporters before flying home, gave a different account. “We asked for water,” he said."
    assert read(text).statements[-1].attribution[0].resolved == "Baig"


def test_a_surname_before_the_colon_goes_on_as_the_full_name() -> None:
    text = "ADA BREL: Why not now?\n\nTOM VENN: The pier is old and it is lost.\n\nBREL: You said that it was not.\n\nVENN: I do not."
    assert "ADA BREL" in [s.attribution[0].resolved for s in read(text).statements]


def test_an_enumeration_with_how_is_not_cut() -> None:
    text = "“The page is a tool for voters to learn about the delegates, the rules, and how the overall process works in a plain format,” he said."
    only(text)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("House Speaker John Brel (R-Ansel) said the pier was old. “It is lost,” he said.", "House Speaker John Brel"),
        ("Mr. Tarn left. Roger Venn of the Harbour Institute said it sank. “It is lost,” he said.", "Roger Venn"),
        (
            "Mr. Tarn left. Port Watch President Chad Orrin said it sank. He added, “It is lost.”",
            "President Chad Orrin",
        ),
        ("Ardun developer Mel Orrin expressed dismay at the sale. “It is lost,” he said.", "Mel Orrin"),
        ("The Tarn Group's CEO, Kimberley Venn, said it sank. “It is lost,” she said.", "Kimberley Venn"),
        (
            "“It sank,” said Ann Venn. “I saw it. Mr. Tarn did. We all did. So it was.” She said that it was old.",
            "Ann Venn",
        ),
        ("Mr. Sanders spoke. Sanders says that the pier is old. He says that it leaks.", "Sanders"),
    ],
)
def test_who_holds_an_office_or_has_spoken_at_length_is_he(text: str, who: str) -> None:
    resolved = last_resolved(text)
    assert resolved is not None
    assert who in resolved


def test_a_speaker_who_is_not_known_stands_in_the_way() -> None:
    assert (
        last_resolved("Mr. Tarn left the port. The pier is lost, Venn-Orrin told the clerks. He added that it leaks.")
        is None
    )
