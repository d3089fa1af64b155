"""Quotations: a verdict each, and a finding where one was changed on the way."""

import pytest

from tests.comparison.made import account, compared, edge, pair

BEFORE = (
    "The harbour council of Port Selm met behind closed doors for most of the night, two of its members said. "
    "Planners say that the islands are only being careful with their neighbours and with the sea. "
    "Nobody who left the hall would speak to the reporters outside.\n\n"
)
AFTER = (
    "\n\nThe council will sit again when the ferry from the outer islands has come in. "
    "“We shall pay for the docks and not for the boats,” Tam Rusk said after the vote.\n\n"
    "Until then the gates stay shut. “The ledgers belong to the island,” he said on the steps of the hall."
)
SAID = "“A quarry has no business paying for drones in a time of peace,” said Orla Venn."
PARENT = BEFORE + SAID + AFTER


def verdicts(child: str, kind: str = "report", parent: str = PARENT) -> list[str]:
    return [q.verdict for q in pair(parent, child, kind).quotations if q.document == "child"]  # type: ignore[arg-type]


def findings(child: str, kind: str = "report") -> list:
    return [f for f in pair(PARENT, child, kind).findings if f.code.startswith("Q")]  # type: ignore[arg-type]


VERBATIM = [
    "“A quarry has no business paying for drones in a time of peace,” Orla Venn told the Parent.",
    '"A quarry has no business paying for drones in a time of peace," Orla Venn told the Parent.',
    "«A quarry has no business paying for drones in a time of peace», Orla Venn told the Parent.",
    "“A quarry has no business … in a time of peace,” Orla Venn told the Parent.",
    "“A quarry has no business [at all] paying for drones in a time of peace,” Orla Venn told the Parent.",
    "A quarry has, said Orla Venn, “no business paying for drones in a time of peace.”",
    "“A quarry has no business,” Orla Venn told the Parent, “paying for drones in a time of peace.”",
]


@pytest.mark.parametrize("child", VERBATIM)
def test_marks_gaps_and_insertions_alter_nothing(child: str) -> None:
    assert verdicts(child) == ["verbatim"]
    assert findings(child) == []


def test_altered_words_are_named() -> None:
    child = "“A quarry has no business buying missiles in a time of peace,” Orla Venn told the Parent."
    assert verdicts(child) == ["altered"]
    (finding,) = findings(child)
    assert finding.code == "Q401"
    assert "paying for drones" in finding.reason
    assert "buying missiles" in finding.reason
    assert [child[s:e] for s, e in finding.marked_b] == ["buying missiles"]


def test_a_dropped_negation_weighs_most() -> None:
    child = "“We shall pay for the docks and for the boats,” Tam Rusk told the Parent."
    assert [(f.code, f.severity) for f in findings(child)] == [("Q401", "high")]


def test_a_changed_word_of_grammar_weighs_least() -> None:
    child = "“The ledgers belong to this island,” Tam Rusk told the Parent."
    assert [(f.code, f.severity) for f in findings(child)] == [("Q401", "low")]


def test_reported_speech_between_marks() -> None:
    child = "“The islands are only being careful with their neighbours and with the sea,” said Pim Olden."
    assert verdicts(child) == ["reported speech turned into a quotation"]
    (finding,) = findings(child)
    assert finding.code == "Q403"
    assert finding.a.text.startswith("Planners say")


def test_words_of_the_parent_itself_may_be_quoted() -> None:
    child = "“Nobody who left the hall would speak to the reporters outside,” the Parent wrote in its report."
    assert verdicts(child) == ["verbatim"]


def test_the_words_of_a_text_that_nobody_speaks_may_be_quoted() -> None:
    parent = BEFORE + "The apportionment of toll revenue shall be the subject of a separate protocol." + AFTER
    assert verdicts(
        "Toll revenue is sent off to “a separate protocol”, for which there is no date.", parent=parent
    ) == ["verbatim"]


def test_spliced_sayings() -> None:
    child = "“We shall pay for the docks and not for the boats. The ledgers belong to the island,” Tam Rusk told the Parent."
    assert verdicts(child) == ["spliced"]
    assert [f.code for f in findings(child)] == ["Q402"]


def test_another_named_speaker() -> None:
    child = "“A quarry has no business paying for drones in a time of peace,” said Tam Holm."
    assert verdicts(child) == ["re-attributed"]
    (finding,) = findings(child)
    assert "Orla Venn" in finding.reason
    assert "Tam Holm" in finding.reason


def test_a_title_before_the_name_is_the_same_speaker() -> None:
    child = "“A quarry has no business paying for drones in a time of peace,” said Mrs Venn."
    assert verdicts(child) == ["verbatim"]


def test_not_in_the_text_it_is_credited_to() -> None:
    child = "“Nobody asked the pilots before the channel was closed,” one of them told the Parent."
    assert verdicts(child) == ["not found"]
    (finding,) = findings(child)
    assert finding.code == "Q405"
    assert finding.a is None


def test_a_quotation_credited_to_nobody_is_only_here() -> None:
    child = "“Nobody asked the pilots before the channel was closed,” one of them told us in a tavern."
    assert verdicts(child) == ["only here"]
    assert findings(child) == []


def test_a_quotation_that_goes_on_from_another_speakers_has_no_credit_of_the_paragraph_before() -> None:
    credit = "The hall was empty, the Parent reported.\n\n"
    alone = "“Nobody asked the pilots before the channel was closed.”"
    assert verdicts(f"{credit}{alone}") == ["not found"]
    assert verdicts(f"{credit}“There is always a pilot on the quay,” said one of them. {alone}") == ["only here"] * 2


def test_a_parent_whose_text_is_not_held_has_nothing_to_miss() -> None:
    assert verdicts("“Nobody asked the pilots,” one of them told the Parent.", parent="Short.") == ["only here"]


def test_two_words_and_titles_get_no_verdict() -> None:
    assert verdicts("It was a “grave mistake” that “The Long Road to Selm” tells, says the Parent.") == []


def test_one_press_conference_makes_no_dependence() -> None:
    a = account("one", BEFORE + SAID)
    b = account("two", "A cold morning in the yard. " + SAID + " Then the rain came.")
    found = compared([a, b], [])
    assert [q.verdict for q in found.quotations] == ["verbatim", "verbatim"]
    assert "neither derives from the other" in found.quotations[0].reason
    assert found.findings == ()


def test_two_reporters_who_wrote_it_down_differently_are_no_finding() -> None:
    a = account("one", BEFORE + SAID)
    b = account("two", "A cold morning. " + SAID.replace("in a time of peace", "in times of peace"))
    found = compared([a, b], [])
    assert {q.verdict for q in found.quotations} == {"altered"}
    assert found.findings == ()


def test_a_copy_bears_nothing_out() -> None:
    a, b = account("one", PARENT), account("two", PARENT)
    by_document = {q.document: q for q in compared([a, b], [edge(b, a, "reprint")]).quotations}
    assert by_document["two"].verdict == "verbatim"
    assert by_document["one"].verdict == "only here"


def test_a_translation_is_not_compared_word_by_word() -> None:
    assert verdicts(
        "„Ein Steinbruch hat in Friedenszeiten keine Drohnen zu bezahlen“, sagte Orla Venn.", "translation"
    ) == ["only here"]


def test_a_number_inside_a_quotation_is_said_once() -> None:
    parent = BEFORE + "“We need 14 patrol boats and we need them before the winter,” said Orla Venn." + AFTER
    found = pair(parent, parent.replace("14 patrol", "40 patrol")).findings
    assert [f.code for f in found] == ["N101"]


def test_a_short_quotation_in_a_copy_has_its_place_by_the_words_around_it() -> None:
    child = PARENT.replace("“The ledgers belong to the island,”", "“The ledgers drown on the island,”")
    assert [f.code for f in findings(child, "reprint")] == ["Q401"]


def _of_three(first: str, copy: str, stranger: str) -> dict:
    """``root``, a ``copy`` of it, and a ``stranger`` to both: the stranger's verdict, and all findings."""
    root, child = account("root", BEFORE + first + AFTER), account("copy", BEFORE + copy + AFTER)
    other = account("stranger", "A cold morning in the yard. " + stranger + " Then the rain came.")
    found = compared([root, child, other], [edge(child, root, "reprint")])
    (verdict,) = [q for q in found.quotations if q.document == "stranger"]
    return {"verdict": verdict, "findings": found.findings}


def test_the_same_words_are_shown_in_the_account_nearest_the_root() -> None:
    verdict = _of_three(SAID, SAID, SAID)["verdict"]
    assert (verdict.verdict, verdict.against.document) == ("verbatim", "root")


def test_a_strangers_quotation_is_held_against_the_root_and_not_its_copy() -> None:
    copied = SAID.replace("business paying", "reason paying")
    heard = copied.replace("in a time of peace", "in times of peace")
    of = _of_three(SAID, copied, heard)
    assert (of["verdict"].verdict, of["verdict"].against.document) == ("altered", "root")
    assert "Root has" in of["verdict"].reason
    assert "business" in of["verdict"].reason
    assert "Neither derives from the other" in of["verdict"].reason
    assert {f.b.document for f in of["findings"]} == {"copy"}


def test_words_of_a_grandparent_are_no_words_of_a_stranger() -> None:
    root = account("root", PARENT)
    middle = account("middle", BEFORE + "The rest of the story was left out by this paper." + AFTER)
    heard = "“A quarry has no business paying for boats in a time of peace,” Orla Venn told the Middle."
    last = account("last", heard)
    found = compared([root, middle, last], [edge(middle, root, "excerpt"), edge(last, middle, "report")])
    (verdict,) = [q for q in found.quotations if q.document == "last"]
    assert (verdict.verdict, verdict.against.document) == ("altered", "root")
    assert "goes back to it through another" in verdict.reason
    assert "Q405" not in [f.code for f in found.findings]


def _between_strangers(here: str, there: str):
    """The verdict on the quotation of an account that is tied to no other, beside one that has ``there``."""
    one, other = account("one", "A cold morning in the yard. " + here), account("other", BEFORE + there + AFTER)
    found = compared([one, other], [])
    assert found.findings == ()
    (verdict,) = [q for q in found.quotations if q.document == "one"]
    return verdict


def test_words_that_a_stranger_has_outside_marks_are_found() -> None:
    verdict = _between_strangers(
        "“The old crane on the quay fell into the water,” it says.", "The old crane on the quay fell into the water."
    )
    assert verdict.verdict == "verbatim"
    assert verdict.reason == "Stands in Other without quotation marks; neither derives from the other."
    assert verdict.against.text == "The old crane on the quay fell into the water"


def test_a_speakers_own_turn_is_nearer_than_who_quotes_it() -> None:
    paper = account("paper", BEFORE + SAID)
    turns = (
        f"TRANSCRIPT\n\nQ: And the drones?\n\nWARDEN VENN: Well. {SAID.split('“')[1].split('”')[0]}.\n\nQ: Thank you."
    )
    found = compared([paper, account("one", "It rained. " + SAID), account("council", turns)], [])
    assert {q.against.document for q in found.quotations if q.document == "one"} == {"council"}
    other = compared(
        [paper, account("one", "It rained. " + SAID), account("council", turns.replace("VENN", "RUSK"))], []
    )
    assert {q.against.document for q in other.quotations if q.document == "one"} == {"paper"}


def test_a_few_words_outside_marks_bear_nothing_out_and_are_not_denied() -> None:
    verdict = _between_strangers("It fell “on the quay side,” she wrote.", "The crane stood on the quay side.")
    assert verdict.verdict == "only here"
    assert "Other has them outside quotation marks" in verdict.reason


def test_a_turn_of_phrase_in_a_stranger_is_no_alteration() -> None:
    phrase = "“It is the herring capital of the world,” said Orla Venn."
    assert _between_strangers(phrase, phrase.replace("herring", "caravan")).verdict == "only here"


def test_another_speaker_in_a_stranger_says_another_sentence() -> None:
    said = "“We are going to win this election in the islands,” said Orla Venn."
    heard = said.replace("win this", "win the next")
    assert _between_strangers(said, heard).verdict == "altered"
    assert _between_strangers(said, heard.replace("Orla Venn", "Pim Olden")).verdict == "only here"


def test_what_an_editor_put_in_is_no_alteration() -> None:
    there = "“A quarry has no business [at Selm] paying for drones in a time of peace,” said Orla Venn."
    assert _between_strangers(SAID, there).verdict == "verbatim"


def test_two_transcripts_of_one_speech_differ_in_words_of_matter_only() -> None:
    said = "“I asked Selma Haddix for nine weeks to open the salt locks,” said Orla Venn."
    heard = "“Well, and I asked Selma Hadix for nine weeks to open up the salt locks, you know,” said Orla Venn."
    assert _between_strangers(said, heard).verdict == "verbatim"
    assert _between_strangers(said, heard.replace("salt", "sugar")).verdict == "altered"


def test_a_quotation_of_few_words_is_known_by_its_sentence() -> None:
    was = "“We smelled it and we ran,” said Tomas Reyl, a miner who came out of the north shaft."
    now = "Tomas Reyl, one of the miners, came out of the north shaft and said: “We smelled it and we waited.”"
    (finding,) = pair(was, now, "rewrite").findings
    assert (finding.code, finding.reason) == ("Q401", "Parent has “ran” for “waited”.")
