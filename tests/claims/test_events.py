"""Events: who did what to whom, in made-up accounts about real states (invented ones would have no code)."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.claims.events_features import BUCKETS, hashed
from firsthand.claims.events_grammar import lemmas, meanings
from firsthand.claims.events_model import TYPES, shipped_model, type_of, typed
from firsthand.claims.events_words import reading_words
from firsthand.claims.grammar import Sentence
from firsthand.records import Furniture
from firsthand.records.events import QUADS, Event
from tests.claims.made import CACHE, PARSER, read


def events(text: str) -> list[Event]:
    return [event for s in read(text).statements for event in s.events]


def event(text: str) -> Event:
    (found,) = events(text)
    return found


def states(found: Event) -> tuple[str | None, str | None]:
    return tuple(role.state if role is not None else None for role in (found.source, found.target))  # type: ignore[return-value]


def parsed(text: str) -> Sentence:
    return Sentence(text, 0, PARSER.parse_cached([text], CACHE)[text], [])


@pytest.mark.parametrize(
    ("text", "type_", "kind", "pair"),
    [
        ("Norway bought twelve frigates from Spain in 2021.", "COOPERATE", "deal", ("NOR", "ESP")),
        ("Peru imposed new sanctions on Chile on Monday.", "COERCE", "sanction", ("PER", "CHL")),
        ("Canada slapped a 20 percent tariff on Mexican steel.", "COERCE", "trade measure", ("CAN", "MEX")),
        ("Finland signed a defense agreement with Sweden.", "SUPPORT", "agreement", ("FIN", "SWE")),
        ("Kenya suspended military aid to Uganda.", "SANCTION", "aid", ("KEN", "UGA")),
        ("The Danish foreign minister visited Iceland in May.", "CONSULT", "meeting", ("DNK", "ISL")),
        ("Algeria condemned Morocco for the attack.", "ACCUSE", "statement", ("DZA", "MAR")),
        ("Turkish jets bombed a camp in Syria.", "ASSAULT", None, ("TUR", "SYR")),
    ],
)
def test_types_kinds_and_states(text: str, type_: str, kind: str | None, pair: tuple[str, str]) -> None:
    found = event(text)
    assert (found.type, found.kind, states(found)) == (type_, kind, pair)
    assert found.quad == QUADS[found.type]  # type: ignore[index]


def test_every_span_holds_what_it_says() -> None:
    text = "On Sept. 2, Peruvian troops marched with Bolivian regiments in Lima."
    found = event(text)
    assert found.source is not None
    assert found.target is not None
    assert text[slice(*found.trigger)] == "marched"
    assert text[found.source.start : found.source.end] == found.source.text == "Peruvian troops"
    assert text[found.target.start : found.target.end] == found.target.text == "Bolivian regiments"
    assert found.date is not None
    assert "Sept. 2" in text[slice(*found.date)]
    assert found.place is not None
    assert text[slice(*found.place)] == "Lima"


@pytest.mark.parametrize(
    "text",
    [
        "Norway is tilting toward Spain.",
        "Relations between Peru and Chile remain strong.",
        "Senators criticized the mayor for the new tax.",
        "The governor signed an agreement with the union.",
        "Peru could impose sanctions on Chile.",
        "Peru should buy helicopters from Italy.",
        "If Peru buys helicopters from Italy, the senate will fall.",
        "Police in Oslo arrested a Norwegian banker.",
    ],
)
def test_assessments_affairs_and_domestic_politics_are_no_events(text: str) -> None:
    assert events(text) == []


def test_what_is_to_come_is_planned_and_what_is_denied_negated() -> None:
    assert event("Norway plans to buy twelve frigates from Spain.").planned
    assert event("Norway did not buy frigates from Spain.").negated
    assert not event("Norway bought frigates from Spain.").planned


def test_a_person_has_the_state_that_the_account_gave_him() -> None:
    text = "Chile’s president, Anso Brel, spoke on Monday. In May, Mr. Brel hosted the Peruvian leader in Santiago."
    found = event(text)
    assert states(found) == ("CHL", "PER")


def test_a_role_from_the_sentence_before_is_marked() -> None:
    text = "Sales to Chile have grown for years. In June 2024 it bought twelve helicopters. Italy was the seller."
    assert events(text) == []  # "it" is nobody's state, and no other stands beside it
    text = "Spain was eager for the order. Norway bought them, twelve frigates in all, in 2021."
    found = [e for e in events(text) if e.target is not None and e.target.filled == "neighbour"]
    assert [states(e) for e in found] in ([], [("NOR", "ESP")])


def told(text: str, furniture: tuple[Furniture, ...] = ()) -> list[tuple[str | None, str, str | None]]:
    """Kind, trigger and date of every event."""
    return [
        (e.kind, text[slice(*e.trigger)], text[slice(*e.date)] if e.date else None)
        for s in read(text, furniture=furniture).statements
        for e in s.events
    ]


def pictured(text: str) -> list[tuple[str | None, str, str | None]]:
    return told(text, (Furniture(0, len(text), "caption", "test"),))


def test_one_statement_tells_of_a_leak_and_of_a_delivery_to_come() -> None:
    text = "Files leaked in May by hackers show that Peru was set to receive six Spanish frigates in 2031."
    first, second = events(text)
    assert {(e.kind, text[slice(*e.date or (0, 0))], e.planned) for e in (first, second)} == {
        ("leak", "May", False),
        ("deal", "2031", True),
    }


def test_what_was_to_be_delivered_goes_on_from_the_deal_before() -> None:
    text = "Norway ordered nine radars from Spain in 2021. Another six components were to be delivered in 2024."
    found = events(text)[-1]
    assert (found.kind, states(found), text[slice(*found.date or (0, 0))], found.planned) == (
        "deal",
        ("NOR", "ESP"),
        "2024",
        True,
    )
    assert found.source is not None
    assert found.source.filled == "neighbour"


def test_two_dates_joined_by_and_are_two_events() -> None:
    assert told("A bank in Lima was added to Spanish sanctions lists in 2021 and 2022.") == [
        ("sanction", "added", "2021"),
        ("sanction", "added", "2022"),
    ]


@pytest.mark.parametrize(
    ("text", "bearing"),
    [
        ("Norway bought six frigates from Spain by 2021.", "by"),
        ("Norway bought six frigates from Spain before 2021.", "before"),
        ("Even before the vote was held in May, Norway bought six frigates from Spain.", "before"),
        ("Norway bought six frigates from Spain in 2021.", None),
    ],
)
def test_an_event_lies_by_or_before_its_date(text: str, bearing: str | None) -> None:
    assert event(text).bearing == bearing


def test_the_date_of_the_event_before_is_taken_over_and_marked() -> None:
    text = "In May 2024, Chilean envoys visited Peru. The Chilean leader met the Peruvian foreign minister."
    first, second = events(text)
    assert (first.date_filled, second.date_filled) == ("sentence", "neighbour")
    assert first.date == second.date
    apart = events(text.replace(". The", ".\n\nThe"))
    assert apart[1].date is None


def test_a_date_in_another_statement_of_the_sentence_is_not_taken() -> None:
    text = "While Norway suspended arms purchases from Spain, officials said that by 2024 it had resumed the talks."
    assert {(trigger, date) for _, trigger, date in told(text)} == {("suspended", None), ("resumed", "2024")}
    text = "Peru indicted twelve Chilean officers who had lied to a bank in 2016."
    assert told(text) == [("legal act", "indicted", None)]


def test_what_somebody_plans_to_do_is_planned() -> None:
    assert event("Norway’s plan to withdraw troops from Spain is old.").planned
    assert event(
        "Officials in Lima said that a proposed April tariff of nine percent on Chilean copper was unfair."
    ).planned


def test_nouns_tell_of_events_in_full_sentences() -> None:
    assert told("These include cuts and an April tariff of nine percent on Chilean copper.") == [
        ("trade measure", "tariff", "April")
    ]
    assert told("Peru’s agency said in May that a newly ratified protocol with Chile would save money.") == [
        ("agreement", "protocol", "May")
    ]
    assert told("The sanctions on Chile hurt.") == []  # an affair as it is


def test_a_rumoured_deal_is_a_guess() -> None:
    (found,) = events("By 2024, speculation was swirling in Lima about new deals for Chilean missiles.")
    assert (found.kind, found.assessed, found.bearing) == ("deal", True, "by")


def test_it_stands_for_the_state_before_it() -> None:
    found = event("While Peru was poor, files show that it had resumed negotiations for major arms contracts.")
    assert found.source is not None
    assert found.source.state == "PER"


def test_captions_tell_what_they_show() -> None:
    assert pictured("Chilean-made howitzers on parade in September in Lima, the capital of Peru.") == [
        ("deployment", "parade", "September")
    ]
    assert pictured("Howitzers and rocket launchers at a depot in September.") == []
    text = "Chile’s president, Anso Brel, and Peru’s president, Wen Ardo, in April at the palace."
    ((kind, _, date),) = pictured(text)
    assert (kind, date) == ("meeting", "April")
    assert told(text) == []  # a heading shows nobody


@pytest.mark.parametrize(
    "text",
    [
        "Spain has supplied Norwegian frigates for decades.",
        "He speaks when he meets with Chile’s experts on Peru.",
        "Norway left without consulting Spain.",
        "Norway’s plan received support in Spain.",
        "As Norway deepens its ties with Spain, prices rise.",
        "The mayor favored imposing tariffs on Chile for the sake of Norway.",
        "Norway would have invaded Chile.",
        "Scholars asked what would happen if Norway were to bomb Chile.",
        "Analysts say Norway would bomb Chile.",
        "Norwegian cars fail to meet Chilean standards.",
        "The plan was met with doubt by the Norwegian leadership in Chile.",
        "A Norwegian analyst criticized Chile on Monday.",
        "The first Norwegian to criticize Chile was a farmer.",
        "Norway has overtaken Chile.",
        "Norway's party opposed the Norwegian government's talks with Chile.",
        "Norway exported arms worth two billion euros in 2021.",
    ],
)
def test_what_lasts_recurs_or_is_not_done_is_no_event(text: str) -> None:
    assert events(text) == []


def test_who_acts_together_does_not_act_on_each_other() -> None:
    assert events("Peru and Chile praised the president of the bank.") == []


def test_what_is_made_in_a_state_or_for_it_does_not_act_for_it() -> None:
    assert events("Pro-Chilean hackers praised the mayor.") == []


def test_the_shipped_model_is_of_these_features() -> None:
    model = shipped_model()
    assert model.weights.shape == (BUCKETS, len(TYPES))
    sentence = parsed("Norway bombed a depot in Spain.")
    bombed = type_of(sentence, {0}, {5})
    assert (bombed.type, bombed.quad) == ("ASSAULT", "material conflict")
    assert sum(bombed.probabilities.values()) == pytest.approx(1)
    assert bombed.probabilities["ASSAULT"] > 0.5


def test_a_class_may_win_that_the_likeliest_type_is_not_of() -> None:
    scores = np.log(np.full(15, 0.01))
    scores[TYPES.index("ASSAULT")] = np.log(0.3)
    for name in ("AGREE", "CONSULT", "SUPPORT"):
        scores[TYPES.index(name)] = np.log(0.2)
    found = typed(scores)
    assert (found.type, found.quad) == ("ASSAULT", "verbal cooperation")


def test_the_object_decides_what_a_verb_is() -> None:
    def first(text: str, at: int) -> str:
        sentence = parsed(text)
        return meanings(sentence, lemmas(sentence), at)[0].type

    assert first("Norway lifted sanctions on Spain.", 1) == "YIELD"
    assert first("Norway imposed sanctions on Spain.", 1) == "COERCE"


def test_the_table_names_types_and_classes_that_exist() -> None:
    words = reading_words()
    nouns = {name for names in words.nouns.values() for name in names}
    verbs = {name for names in words.verbs.values() for name in names} | {"-"}
    for verb, rules in words.rules.items():
        assert verb in verbs or verb.removeprefix("-") in nouns
        for rule in rules:
            assert rule.type in ("", *TYPES)
            assert rule.noun in ("", *nouns)


def test_features_are_hashed_alike_in_every_run() -> None:
    sentence = parsed("Norway bombed a depot in Spain.")
    once, again = hashed(sentence, {0}, {5}), hashed(parsed(sentence.text), {0}, {5})
    assert once == again
    assert hashed(sentence, set(), set()) != once


@given(
    st.lists(
        st.sampled_from("Norway Spain bought visited the and , of from his attack on did not . “ ”".split()),
        max_size=25,
    )
)
def test_no_words_make_it_raise_and_every_trigger_stands_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for found in events(text):
        assert text[slice(*found.trigger)].strip()


def test_each_of_several_who_act_has_an_event_of_its_own() -> None:
    found = events("Norway, Sweden and Denmark delivered 40 guns to Ukraine in 2023.")
    assert [states(e) for e in found] == [("NOR", "UKR"), ("SWE", "UKR"), ("DNK", "UKR")]


def test_who_signs_together_is_one_pair() -> None:
    assert len(events("Norway and Spain signed a defense pact on Monday.")) == 1


def test_payments_and_talks_are_nobody() -> None:
    for found in events("Norway bought frigates in 2021. The payments were sent to Spain by Norway in 2022."):
        for role in (found.source, found.target):
            assert role is None or role.state is not None


@pytest.mark.parametrize(
    "text",
    [
        "Peru denies buying Chilean radars.",
        "Peru denied reports that it had bought radars from Chile.",
        "Peru rejected a report that it had bought tanks from Chile.",
        "Peru's opposition accused President Ledo of surrendering fishing rights to Chile.",
        "Chilean goods arrived in Peru on Monday.",
    ],
)
def test_denials_accusations_and_goods_are_no_acts(text: str) -> None:
    assert [e for e in events(text) if not e.negated] == []


def test_what_is_refused_is_refused() -> None:
    assert event("Peru rejected Chile's demand for compensation.").type == "REJECT"
    assert event("Peru denied visas to Chilean diplomats.").type == "REJECT"


@pytest.mark.parametrize(
    ("text", "type_", "pair"),
    [
        ("Chile and Peru agreed on Friday to suspend naval patrols.", "AGREE", ("CHL", "PER")),
        ("Anso Brel of Chile landed in Peru on Monday.", "CONSULT", ("CHL", "PER")),
        ("Brel of Chile was met at the airport by Peru's foreign minister, Ines Vall.", "CONSULT", ("PER", "CHL")),
        ("About 300 people demonstrated outside the Chilean embassy in Lima.", "PROTEST", ("PER", "CHL")),
        ("Protesters in Lima burned a Chilean flag.", "PROTEST", ("PER", "CHL")),
        ("Greece summoned the Peruvian ambassador on Thursday to protest the deal.", "REQUEST", ("GRC", "PER")),
        ("Two Qatari diplomats were expelled from Norway on Monday.", "SANCTION", ("NOR", "QAT")),
        ("Norway has ordered 12 rotorcraft from Italy.", "COOPERATE", ("NOR", "ITA")),
        ("Norway hosted peace talks in May between Chile and Peru.", "CONSULT", ("CHL", "PER")),
        ("Chile imposed a tariff of 12 percent on Peruvian gas.", "COERCE", ("CHL", "PER")),
    ],
)
def test_what_belongs_to_summits_and_quarrels(text: str, type_: str, pair: tuple[str, str]) -> None:
    found = event(text)
    assert (found.type, states(found)) == (type_, pair)
    assert not found.planned


def test_appeals_are_cooperation_and_demands_are_none() -> None:
    asked, demanded = event("Norway has asked Qatar for a loan."), event("Norway demanded an apology from Qatar.")
    assert (asked.type, asked.mode, asked.quad) == ("REQUEST", "appeal", "verbal cooperation")
    assert (demanded.type, demanded.quad) == ("REQUEST", "verbal conflict")


def test_the_day_of_the_report_is_no_day_of_the_deed() -> None:
    found = event("A French newspaper reported on Tuesday that Norway had bought six tanks from Russia.")
    assert (states(found), found.bearing) == (("NOR", "RUS"), "by")
    assert event("Norway said on Tuesday that it would meet Qatar.").date is None


def test_what_came_before_an_act_has_not_its_day() -> None:
    text = "Peru imposed sanctions on Chile on Monday, days after Norway and Qatar had signed a pact."
    sanctions, pact = sorted(events(text), key=lambda e: e.trigger)
    assert (sanctions.type, sanctions.bearing) == ("COERCE", None)
    assert (pact.type, states(pact), pact.bearing) == ("SUPPORT", ("NOR", "QAT"), "by")


def test_the_two_leaders_are_those_who_met_last() -> None:
    text = "Chile's president met Peru's president in Lima. The two leaders will meet again in Arica in March."
    first, second = events(text)
    assert not first.planned
    assert (second.type, second.planned, set(states(second))) == ("CONSULT", True, {"CHL", "PER"})


def test_a_demand_is_made_of_the_other_one() -> None:
    text = "Peruvian police arrested four Chilean sailors on Sunday. Chile demanded on Tuesday that they be released."
    assert [(e.type, states(e)) for e in events(text)] == [("COERCE", ("PER", "CHL")), ("REQUEST", ("CHL", "PER"))]


def test_a_summit_that_is_scheduled_is_to_come() -> None:
    assert event("A second summit between Norway and Qatar is scheduled for June.").planned


def test_a_counterpart_is_of_the_state_that_stands_before_him() -> None:
    text = "Brel was met by his Peruvian counterpart, Dario Ledo. Ledo said he would travel to Chile in September."
    assert [(e.type, states(e), e.planned) for e in events(text)][-1] == ("CONSULT", ("PER", "CHL"), True)


def test_who_signs_together_signs_with_each_other() -> None:
    text = "Norway and Qatar signed a pact on Sunday, three days after Chile bought 14 tanks from Peru."
    assert {(e.type, states(e)) for e in events(text)} == {("SUPPORT", ("NOR", "QAT")), ("COOPERATE", ("CHL", "PER"))}


def test_a_contract_for_arms_is_a_deal() -> None:
    assert event("Chile and Peru signed a contract for six frigates on Monday.").kind == "deal"
    assert event("Chile and Peru signed a treaty on fishing on Monday.").kind == "agreement"


def test_what_is_left_behind_is_no_withdrawal() -> None:
    assert events("The Chilean storm left a scar on Peru.") == []


def test_who_is_named_as_accused_is_accused() -> None:
    text = "Chile's president met Peru's president on Monday. The Chilean opposition accused Brel of selling out."
    assert [(e.type, states(e)) for e in events(text)] == [("CONSULT", ("CHL", "PER"))]


@pytest.mark.parametrize(
    "text",
    [
        "Peru called on Chile and its allies to raise troops to fight the rebels in Bolivia.",
        "Norway is drafting a bill to impose sanctions on Peru.",
        "Chile lobbied for the Peruvians to attack Bolivia.",
    ],
)
def test_what_is_wanted_or_meant_has_not_happened(text: str) -> None:
    assert not [found for found in events(text) if found.quad == "material conflict"]


def test_the_first_to_do_it_has_done_it() -> None:
    assert states(event("Norway was the first country to recognise Estonia in 1991.")) == ("NOR", "EST")


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("The presidents of Serbia and Kenya are to meet in Vienna on May 4.", ("SRB", "KEN")),
        ("Norway and Chile broke off their summit in Kenya on Tuesday.", ("NOR", "CHL")),
        ("Norway's and Chile's prime ministers have ended their meeting in Kenya.", ("NOR", "CHL")),
    ],
)
def test_the_host_is_no_party(text: str, pair: tuple[str, str]) -> None:
    assert states(event(text)) == pair


def test_who_was_in_another_state_visited_it() -> None:
    found = event("Chilean defence minister Ana Ruiz was in Hanoi from June 3 to June 5.")
    assert (states(found), found.mode) == (("CHL", "VNM"), "visit")
    assert events("The Chilean embassy was in Hanoi from 1971 to 1980.") == []
    assert events("Ana Ruiz, the Chilean minister, was in Hanoi.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile called for lifting the sanctions on Peru.", [("REQUEST", ("CHL", "PER"))]),
        ("Chile called on Peru to cancel its talks with Bolivia.", [("REQUEST", ("CHL", "PER"))]),
        ("Chile urged that the sailors be released by Peru.", [("REQUEST", ("CHL", "PER"))]),
    ],
)
def test_what_is_asked_for_is_a_request(text: str, expected: list[tuple[str, tuple[str, str]]]) -> None:
    assert [(found.type, states(found)) for found in events(text)] == expected


def test_what_is_done_without_is_not_what_ended() -> None:
    found = events("A Chilean delegation's trip to Hanoi on June 3 ended without a deal.")
    assert [(one.mode, states(one)) for one in found] == [("visit", ("CHL", "VNM"))]


@pytest.mark.parametrize(
    ("text", "pair", "planned"),
    [
        ("A Chilean delegation is to visit Lima on July 14.", ("CHL", "PER"), True),
        ("Chile has no plans. A return visit to Lima is planned for July 14.", ("CHL", "PER"), True),
        ("Chile is silent. It says nothing. An army delegation will travel to Lima on July 14.", ("CHL", "PER"), True),
        ("Peru is calm. The visit of the Chilean minister on July 14 was devoted to mines.", ("CHL", "PER"), False),
        ("A Chilean delegation spent three days in Lima in June.", ("CHL", "PER"), False),
    ],
)
def test_the_other_side_of_a_visit_is_the_only_other_state(text: str, pair: tuple[str, str], planned: bool) -> None:
    found = [e for e in events(text) if e.mode == "visit"]
    assert [(states(e), e.planned) for e in found] == [(pair, planned)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile's president met Peru's for the first time since the war of 1979.", None),
        ("Chile, a colony until 1818, attacked Peru.", None),
        ("The Chilean leader, who met Peru's president, was arrested in June.", None),
        ("Chile agreed in May to sell Peru six frigates.", "May"),
    ],
)
def test_a_date_of_something_else_is_not_the_events(text: str, expected: str | None) -> None:
    assert {
        text[slice(*e.date)] if e.date else None
        for e in events(text)
        if e.quad != "material conflict" or e.mode != "arrest"
    } == {expected}


def test_what_was_agreed_to_be_sold_is_sold() -> None:
    assert not event("Chile agreed in May to sell Peru six frigates.").planned


def test_days_spent_in_another_state_are_a_visit() -> None:
    assert event("Chile's defence minister spent two days in Hanoi in June.").mode == "visit"


def test_a_visit_is_one_though_more_is_told_of_it() -> None:
    text = "Chile's leader, Ana Ruiz, recently visited North Korea and agreed to cooperate on defense."
    assert states(event(text)) == ("CHL", "PRK")


def test_what_is_forbidden_is_no_cooperation() -> None:
    (found,) = events("Norway has forbidden the sale of weapons and spare parts to Peru since 2018.")
    assert (found.type, found.quad, states(found)) == ("COERCE", "material conflict", ("NOR", "PER"))


def test_whoever_obtained_the_papers_is_no_party() -> None:
    told = events(
        "Nine rebuilt engines were sold to Peru's navy, according to e-mails obtained by Norway's daily Kystblad."
    )
    assert not any(states(found)[0] == "NOR" for found in told)
