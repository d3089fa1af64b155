"""Speakers found where a sentence is long or the parser slips, silences without a verb of saying, hedges beside the verb."""

import pytest

from tests.claims.made import only, read, sources


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("“That is a concern, because they are old and very principled,” Sarandon, 69, told MSNBC on Monday.", ["Sarandon, 69"]),
        ("“Look, the port needed two new piers,” added a South Ardun Democrat.", ["a South Ardun Democrat"]),
        ("“It has to do with the old quay that stands in this town,” the retired neurosurgeon told the Gazette.", ["the retired neurosurgeon"]),
        ("The office said the crates each held a shell from the old fort.", ["The office"]),
        ("Ship brokers, like their rivals, say taxing boats sinks the trade of the whole coast.", ["Ship brokers"]),
        ("Ada Brel, facing a long strike in Ardun, a port town, said she would stay.", ["Ada Brel"]),
        ("The clerk said on Monday that he had voted for Venn, but warned against the sale.", ["The clerk"]),
        ("The Ardun council and some harbour pilots have alleged that Brel was behind the sale.", ["The Ardun council and some harbour pilots"]),
        ("Acquaintances insist the two men are friends.", ["Acquaintances"]),
        ("Brel went on to call the sale “quite unheard of.”", ["Brel"]),
        ("It is called on by the press.", []),
        ("“Safety,” said Grimm, a docker.", ["Grimm, a docker"]),
        ("His final verdict: “It is not quite lost,” he said.", ["he"]),
        ("“Is there a list of all the dockers in the port?” a reporter can be heard asking Brel in Ardun.", ["a reporter"]),
        ("“Voters called for an end to the old pier,” said Rep. Ann Brel, who leads the council, to the Gazette.", ["Rep. Ann Brel, who leads the council"]),
        ("“It is the old game,” said Hanna Orrin, a former clerk, referring to the mayor of Ardun.", ["Hanna Orrin, a former clerk"]),
        ("“I am not shy,” I said.", ["I"]),
        ("By nine to one, those surveyed say the port should buy the pier.", ["those surveyed"]),
        ("It disbanded after the flood, the Gazette reported in 2031.", ["the Gazette"]),
        ("The pier collapsed overnight, the mayor told reporters on Monday.", ["the mayor"]),
        ("And yet every Friday, from noon to night, the former clerk told the Gazette, Orrin would lead a meeting.", ["the former clerk"]),
        ("Two papers reported on Wednesday the harbour office had “more than one talk” with Brel.", ["Two papers"]),
        ("As reported by the Gazette, divers found nine crates in the harbour.", ["the Gazette"]),
        ("Ben Venn told the Gazette before he spoke in the hall that the pier was lost.", ["Ben Venn"]),
        ("Mr. Brel turned down a deal that Mr. Venn had floated in May, saying that it was too small.", ["Mr. Brel"]),
        ("Tarn protested, saying he was asking “a valid question.”", ["Tarn"]),
        ("The port office released a statement on Monday, saying the pier is lost.", ["The port office"]),
        ("In his talk Venn brought out a new defence: the pier was old before the flood.", ["Venn"]),
        ("The office concluded that the pier leaks, according to a notice published Friday.", ["a notice published Friday", "The office"]),
        ("Brel took nine votes, Venn had eight and Orrin got three, according to the results.", ["the results"]),
        ("He said that the pier is old, so it will be shut to all ships in May.", ["He"]),
        ("The office closed nine accounts. It said it chose to close them after the flood.", ["It"]),
        ("“Our team of clerks took notes, and in some cases kept them,” read the statement.", ["the statement"]),
        ("“He failed in that today,” said Ardun co-founder Ezra Levin.", ["Ardun co-founder Ezra Levin"]),
        ("“One man came in and said that they shoot us,” said the woman, who like many did not want to be named.", ["the woman, who like many did not want to be named"]),
        ("“We will vote on both of these bills in the evening,” said Reid on the Senate floor on Tuesday.", ["Reid"]),
        ("Tlaib, doubling down on her comments, tweeted on Friday that she “will always speak truth to power.”", ["Tlaib"]),
        ("It held for years, sooner than hoped, the port office reported on Tuesday -- a sign that all was well.", ["the port office"]),
        ("The contrast with Brel, said Doyle and others, would be clear since Brel has no former mayors by his side.", ["Doyle and others"]),
        ("“It sank,” said the retired pilot Ben Carlow, asked about his claims that he had seen it.", ["the retired pilot Ben Carlow"]),
        ("“Having a crew that knows the quay is useful,” said Skelly, explaining that he had worked with one.", ["Skelly"]),
        ("He could not find a single buyer, he said, on condition of anonymity.", ["he"]),
        ("Venn says, win or lose in May, he is staying in the port.", ["Venn"]),
        ("Brel went on to say that the pier was lost.", ["Brel"]),
        ("Brel took to the radio to say that the pier was lost.", ["Brel"]),
        ("The mayor issued a statement saying that the pier was lost.", ["The mayor"]),
        ("Later Brel fired back a response saying he would not pay for the pier.", ["Brel"]),
        ("Brel quickly retorted by saying that the pier was lost.", ["Brel"]),
        ("Some dockers could be heard grousing that the pier was older than the port.", ["Some dockers"]),
        ("Dockers hoping to stop the sale say they are suddenly close to it.", ["Dockers hoping to stop the sale"]),
        ("“Meh,” wrote a Brel supporter who runs the club.", ["a Brel supporter who runs the club"]),
        ("“Absolutely,” he said when asked by a reporter whether that was so.", ["he"]),
        ("“Greatest Storm in the History of our Port!” he wrote on Monday.", ["he"]),
        ("A new batch of emails released this week showed the close ties of the port and the firm.", ["A new batch of emails released this week"]),
        ("In all, the port raised nine million euros, harbour records show.", ["harbour records"]),
        ("In a Gazette poll in May, 38 percent of voters said the pier should go.", ["a Gazette poll", "38 percent of voters"]),
        ("Ninety percent say they like the pier, compared with 64 percent who say the same of the quay.", ["Ninety percent"]),
        ("Brel demanded that Venn explain to the port what he had offered.", ["Brel"]),
        ("If the pier was old, the quay was at times older, analysts said afterward.", ["analysts"]),
        ("According to the excerpts, she argued that the port should not give up the pier.", ["the excerpts", "she"]),
        ("Surveys of dockers taken as they entered harbour sites showed that older women turned out in force to back Venn, pushing her to victory.", ["Surveys of dockers"]),
        ("“Let everybody know that they are to go to the pier,” Brel says on camera.", ["Brel"]),
        ("At the port Mayor Ada Brel (P-Ansel) said that the pier was lost.", ["Mayor Ada Brel (P-Ansel)"]),
        ("Mr. Carson backed Mr. Brel at the club on Friday, calling him “a very clever man who cares deeply.”", ["Mr. Carson"]),
        ("Ana Brix posted a single word: “Enough.”", ["Ana Brix"]),
    ],
)  # fmt: skip
def test_the_speaker_is_found(text: str, who: list[str]) -> None:
    assert sources(read(text).statements[-1]) == who


def test_two_verbs_of_one_speaker_are_no_chain_of_two() -> None:
    text = "Sen. Cornyn said on Tuesday, “I know it is lost,” and predicted, “It will make the race closer.”"
    assert {tuple(sources(s)) for s in read(text).statements} == {("Sen. Cornyn",)}


def test_two_who_speak_side_by_side_are_no_chain() -> None:
    text = (
        "After the talk, several dockers said the former mayor had made a good case for his wife, while other dockers said "
        "they had not heard anything to pull them away from Mr. Venn."
    )
    assert [sources(s) for s in read(text).statements] == [["several dockers"], ["other dockers"]]


@pytest.mark.parametrize(
    "text",
    [
        "The council called an emergency session on Monday.",
        "The Gazette posted a video of the flood that showed a team of dockers on the pier.",
        "The mayor read the preamble (that old “We the people of the port of Ardun”) before he left.",
        "If we touched the pier, the office would say that we broke the law.",
        "Brel never cited a source for his claim that the pier sank.",
        "The pier leaks and the quay is old, raising the possibility that both will be shut.",
        "You can't provide for them on that wage.",
        "Venn dropped the sale last week, so don’t expect him to leave the port.",
    ],
)
def test_what_was_not_said_by_anybody_is_nobodys_word(text: str) -> None:
    assert sources(only(text)) == []


def test_what_somebody_has_shown_by_what_he_did_is_nobodys_word() -> None:
    assert sources(only("She has shown that she can raise the large sums that a pier takes.")) == []
    assert sources(only("The records have shown that the pier takes large sums.")) == ["The records"]


def test_a_clause_that_tells_of_the_object_is_not_what_was_rejected() -> None:
    assert sources(only("Brel rejected a compromise that Venn had put before the council.")) == []
    assert sources(only("Brel rejected claims that Venn had sold the pier.")) == ["Brel"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The firm left questions about the barges unanswered.", "The firm"),
        ("The ministry had not reacted by Friday.", "The ministry"),
        ("A spokesman offered no comment.", "A spokesman"),
        ("The port had no immediate comment.", "The port"),
        ("The embassy was not available for comment.", "The embassy"),
        ("Requests for comment went unanswered.", ""),
        ("Calls to the ministry were not returned.", "the ministry"),
        ("The general did not wish to comment.", "The general"),
        ("The office remained silent.", "The office"),
        ("The yard declined an interview.", "The yard"),
        ("The yard rejected a request for comment.", "The yard"),
        ("The navy neither confirmed nor denied the report.", "The navy"),
        ("The ministry has yet to respond.", "The ministry"),
    ],
)
def test_silence_is_told_in_many_ways(text: str, who: str) -> None:
    found = only(text)
    assert (found.kind, sources(found)) == ("non_answer", [who])


@pytest.mark.parametrize(
    "text", ["The firm left the port on Monday.", "The mayor had no time.", "The letters were not old.", "The firm will not provide any support.", "She filled in forms that she chose not to answer.", "The pier was not available.", "The mayor refused a request for a meeting."]
)  # fmt: skip
def test_what_only_looks_like_silence_is_none(text: str) -> None:
    assert only(text).kind == "assertion"


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The cuts would make a win in June unlikely, aides said.", "PR-"),
        ("The alleged payment was made in May, records show.", "PS+"),
        ("The alleged thief was held in May, records show.", "CT+"),
        ("The firm is suspected of paying a clerk.", "PR+"),
        ("It is alleged that the clerk took the money.", "PS+"),
        ("The clerk said he was not certain that the boats would come.", "Uu"),
        ("“If we do not get tough soon, we are not going to have a port,” Brel said.", "PS-"),
        ("Brel said it was the office's role to stand up.", "CT+"),
        ("Brel is to open the office in May.", "PR+"),
        ("“Brel is winning the port this year, and it's not even close,” said Venn.", "CT+"),
        ("The pier, I think, is not sound.", "PR-"),
        ("Potential gains are not worth the trouble.", "CT-"),
        ("Brel is not known as a docker, either, which is why Venn advised him.", "CT-"),
        ("How many of them worked in the tower cannot be determined.", "Uu"),
        ("Brel sent them all one text: “Do you feel it?”", "CT+"),
        ("Compare the two piers.", "Uu"),
        ("It did not appear that the barge would sink.", "PR-"),
        ("Brel said he never doubted the pier and repeatedly said he believes it is old.", "CT-"),
        ("Whether the sale will alter the port remains to be seen.", "Uu"),
        ("Former clerk Rick Gates pleaded guilty in 2031.", "CT+"),
    ],
)
def test_certainty_hangs_on_small_words(text: str, certainty: str) -> None:
    assert only(text).certainty == certainty


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Two pilots alleged that the mayor was behind the sale, possibly in a bid to hurt the guild.", "CT+"),
        ("Earlier this month Brel said she had one boat because she thought it would be easier.", "CT+"),
        ("The main charge concerned a plan to sell the pier so that the town could buy a boat.", "CT+"),
        ("He said the crew would have drowned if the pier had given way.", "CT-"),
        ("He said two laws would have been broken if somebody did open the crates.", "PS+"),
        ("If Brel signs the bill, he risks losing the dockers.", "PS+"),
        ("He said the book mentions neither the mayor nor the clerk.", "CT-"),
    ],
)
def test_what_a_hedge_or_a_condition_bears_on(text: str, value: str) -> None:
    assert only(text).certainty == value


def test_each_side_of_a_colon_has_its_own_source() -> None:
    found = read(
        "National polling shows why the long quarrel in Ardun is costly: A recent Gazette poll showed that only a third "
        "of the dockers would stay."
    ).statements
    assert [sources(s) for s in found] == [["National polling"], ["A recent Gazette poll"]]


def test_what_is_announced_as_the_following_has_its_giver() -> None:
    found = read(
        "A post under the video provides the following account:\n\n“The pier fell. Nobody was hurt.”"
    ).statements
    assert [sources(s) for s in found[1:]] == [["A post under the video"]] * 2


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("A Republican involved with the project said the sale was off.", ("person", False, 1)),
        ("Two Democrats said the sale was off.", ("group", False, 2)),
        ("Several Kurds told the paper that the camp was empty.", ("group", False, None)),
        ("An Israeli familiar with the plan said it was dropped.", ("person", False, 1)),
        ("Republican Senator Ada Brel said the sale was off.", ("person", True, 1)),
        ("Rep. Orlo Venn’s lawyer said the sale was off.", ("person", False, 1)),
        ("The widow of Gen. Orlo Venn said the sale was off.", ("unknown", False, 1)),
        ("The commander of the port, Gen. Orlo Venn, said the sale was off.", ("person", True, 1)),
        ("Those familiar with the plan said it was dropped.", ("group", False, None)),
    ],
)
def test_who_is_told_by_people_party_or_another_alone_is_not_named(
    text: str, described: tuple[str, bool, int | None]
) -> None:
    (source,) = only(text).attribution
    assert (source.type, source.named, source.count) == described
