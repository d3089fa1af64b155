"""Denials and plans that stand on one side only, ranks and shares, digits that were exchanged."""

import pytest

from firsthand.comparison.figures import exchanged
from firsthand.comparison.tallies import alone, tallies
from firsthand.comparison.words import words_of
from firsthand.language.paraphrase import english_paraphrase, one_act
from firsthand.language.verbs import english_verbs, lemma
from tests.comparison.test_wording import copied, reworded


@pytest.mark.parametrize(
    ("was", "now", "code"),
    [
        (
            "Divers looked for the anchor of the ferry in the harbour. No anchor of the ferry was found.",
            "In the harbour divers looked for the ferry’s anchor; the anchor of the ferry came up.",
            "H605",
        ),
        (
            "Carters beat the pickets of the rope works in Selm, three clerks said; the yard denies the accusation.",
            "According to three clerks, the pickets of the rope works in Selm were beaten by carters. The yard admits this.",
            "H605",
        ),
        (
            "The ferry was carrying rope from Ostrava to Selm, the harbour master said.",
            "On board the ferry there was rope bound from Selm for Ostrava, said the harbour master.",
            "R221",
        ),
        (
            "The harbour ministry of Norway summoned the ambassador of Chile on Monday over the dredging in Selm.",
            "The Norwegian ambassador was called in by the harbour ministry of Chile on Monday over the dredging in Selm.",
            "R221",
        ),
        (
            "Rebels have seized the airfield of Selm, the mission said. Guards of the harbour withdrew without a fight.",
            "The airfield of Selm has fallen to guards of the harbour, and rebels withdrew without a fight, the mission said.",
            "R221",
        ),
        (
            "Ida Holm is expected to become the chief of the port authority of Selm, two clerks said.",
            "Ida Holm has been named chief of the port authority of Selm, said two clerks.",
            "H603",
        ),
        (
            "Ida Holm said that further cuts at the rope works of Selm were possible.",
            "More cuts at the rope works of Selm will follow, said Ida Holm.",
            "H601",
        ),
        (
            "The council has not accepted the offer for the rope works.",
            "As for the rope works, the council is glad to take the offer.",
            "H605",
        ),
        (
            "The yard is considering a levy on the rope works of Selm.",
            "A levy on the rope works of Selm was brought in by the yard.",
            "H603",
        ),
        (
            "The rope works burned for the third time in Selm this summer.",
            "This summer the Selm rope works were in flames for the fifth time.",
            "N101",
        ),
        (
            "The house of the rope maker stands at number 14 in Selm.",
            "In Selm the rope maker’s house is number 41.",
            "N101",
        ),
        (
            "Vets suspect that the horses of Selm died of poisoned hay.",
            "Poisoned hay was the cause of the death of the horses of Selm.",
            "H601",
        ),
        (
            "The mayor of Selm resigned, hours after the search of the rope works.",
            "Hours after the search of the rope works the mayor of Selm is said to have resigned.",
            "H602",
        ),
        (
            "The rope works of Selm reopen on Tuesday, says Orla Venn.",
            "Orla Venn says the Selm rope works reopen on Sunday.",
            "T301",
        ),
        (
            "The rope works of Selm will get a crane in 2038.",
            "A crane is to go to the Selm rope works in 2028.",
            "T301",
        ),
        (
            "Orla Venn has run the rope works of Selm since Easter.",
            "The Selm rope works were run by Orla Venn from Lent on.",
            "T301",
        ),
        ("The yard sold 82,000 tonnes of rope in Selm.", "In Selm 82,000 boxes of rope were sold by the yard.", "N104"),
        (
            "The mill can grind three tonnes of grain a day.",
            "Three kilograms of grain a day is what the mill can grind.",
            "N104",
        ),
        (
            "Hundreds of people came to the rope works of Selm.",
            "Dozens of people turned up at the Selm rope works.",
            "N101",
        ),
        (
            "The bank of Selm kept its main rate at 5.25 percent.",
            "In Selm the bank’s main rate was left at 5.75 percent.",
            "N101",
        ),
        (
            "No trace of rope was found in the mill. The mayor does not accept the finding.",
            "Rope was found in the mill, but the mayor rejects the finding.",
            "H605",
        ),
        (
            "The levy on the rope works of Selm will be lifted on 15 May, the mayor said.",
            "The mayor said that the levy on the rope works of Selm had ended on 15 May.",
            "H603",
        ),
        (
            "The bank of Selm called the message false.",
            "The message is true, says the bank of Selm.",
            "H605",
        ),
        (
            "The harbour master warned that the flood could reach the rope works of Selm by noon.",
            "By noon the flood will stand in the rope works of Selm, cautioned the harbour master.",
            "H601",
        ),
        (
            "Police said 7,000 people came to the fair of Selm; the bakers’ union spoke of 25,000.",
            "By the count of the police 25,000 came to the fair of Selm, by that of the bakers’ union 7,000.",
            "A704",
        ),
        (
            "The barge, which belongs to the rope works of Selm and is painted green, was on its way from Varn to Tessel.",
            "Barge of Selm rope works bound from Tessel to Varn.",
            "R221",
        ),
    ],
)
def test_one_change_in_other_words_is_found(was: str, now: str, code: str) -> None:
    assert code in reworded(was, now)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (
            "The council has not accepted the offer for the rope works.",
            "The offer for the rope works was refused by the council.",
        ),
        (
            "The spokesman did not comment on the fire at the rope works.",
            "On the fire at the rope works the spokesman stayed silent.",
        ),
        (
            "The yard is considering a levy on the rope works of Selm.",
            "A levy on the rope works of Selm could be brought in by the yard.",
        ),
        (
            "Guards saved the ledgers but not the crates of the yard.",
            "The guards could rescue the yard’s ledgers but not its crates.",
        ),
        (
            "The coach of the rope makers of Selm would stay if the board apologised.",
            "Should the board apologise, the coach of the rope makers of Selm will remain.",
        ),
        (
            "Researchers think that the plague came to Selm with the wool of the rope works.",
            "The plague presumably reached Selm with the wool of the rope works.",
        ),
        (
            "The bridge at Selm was bombed in 1944. It was rebuilt in 1951.",
            "Bombed in the war, the bridge at Selm rose again in 1951.",
        ),
        (
            "Exports of rope from Selm rose by a quarter last year to 82 tonnes.",
            "Selm sold 82 tonnes of rope abroad last year, a quarter more than the year before.",
        ),
        (
            "The bank of Selm kept its rate at five percent.",
            "The bank of Selm left its rate unchanged at five percent.",
        ),
        (
            "Two men were held in Selm on suspicion of selling rope.",
            "Two men suspected of having sold rope were held in Selm.",
        ),
        (
            "Orla Venn has been ill since she retired from the yard.",
            "Since she stopped working at the yard Orla Venn has been ill.",
        ),
        (
            "The bank cut off the yard with a levy meant to end the rope trade.",
            "The levy that the bank imposed cut off the yard.",
        ),
        (
            "The clerk was acquitted on Friday of having burned the rope works in Selm.",
            "A court in Selm found the clerk not guilty on Friday of having set fire to the rope works.",
        ),
        (
            "The harbour office has run out of hemp.",
            "There is no hemp left at the harbour office.",
        ),
        (
            "Prosecutors in Selm charged the clerk with laundering money for carters from Naples.",
            "In Selm the clerk was charged with having laundered money for Neapolitan carters.",
        ),
        (
            "All of the carters came from countries south of the Sahara.",
            "The carters came from sub-Saharan Africa, all of them.",
        ),
        (
            "The guard will return six boats that it took from the yard in Selm.",
            "Six boats that carried hemp go back to the yard in Selm.",
        ),
        (
            "The rope works lifted off at 6:20 a.m. in Selm.",
            "In Selm the rope works lifted off at 6:20 in the morning.",
        ),
        (
            "The clerks of the rope works were not told of the fire until June, a letter shows.",
            "Only in June, a letter shows, did the clerks of the rope works hear of the fire; in the end they were told.",
        ),
        (
            "The carters had doubts about crews that stay in Selm. The yard said its crews would not sleep in Selm.",
            "The carters had doubts about crews in Selm; no crew will sleep in Selm, the yard answered.",
        ),
        ("The rope works sold tar, not rope, the clerk said.", "The rope works, said the clerk, sold tar and no rope."),
        (
            "The council of Selm approved the sale of the rope works on Tuesday.",
            "On Tuesday the council of Selm gave its consent to the sale of the rope works.",
        ),
        (
            "The rope works asked for a rise of the toll; the council of Selm rejected it.",
            "The rope works wanted a rise of the toll, which the council of Selm turned down.",
        ),
        (
            "The mill of Selm has not ruled out selling its two cranes.",
            "The mill of Selm might sell its two cranes.",
        ),
        (
            "It was the largest fire in the rope works of Selm since 1910, the brigade said.",
            "No fire in the rope works of Selm has been bigger since 1910, said the brigade.",
        ),
        (
            "A clerk of the rope works was kept in the Selm jail for eleven days.",
            "For eleven days a clerk of the rope works was held in the jail of Selm.",
        ),
    ],
)
def test_a_sign_that_is_answered_in_other_words_is_no_finding(was: str, now: str) -> None:
    assert not {"H601", "H602", "H603", "H604", "H605", "N104", "T301"} & set(reworded(was, now))


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (
            "The harbour guard of Selm denied on Monday that one of its boats had fired. The council of Varn says that two "
            "fishermen were wounded near the pier on Saturday.",
            "No shots fired, says Selm: the harbour guard on Monday rejected the charge of Varn’s council that its boat "
            "wounded two fishermen near the pier on Saturday.",
        ),
        (
            "Scientists at the institute in Selm have measured the thinnest ice in 40 years. The mean was 91 centimetres, "
            "they wrote in a paper on Tuesday.",
            "Not for 40 years has the ice been as thin as it is now, according to a paper published on Tuesday by researchers "
            "of the institute in Selm, who found a mean of 91 centimetres.",
        ),
        (
            "The rope company Green Hawser has ordered six tar barges from a yard in Varn, it told investors on Monday.",
            "Six tar barges have been ordered by Green Hawser from a yard in Varn, investors heard from the company on Monday.",
        ),
        (
            "Police said 7,000 people came to the fair of Selm; the bakers’ union spoke of 25,000.",
            "By the count of the police 7,000 came to the fair of Selm, by that of the bakers’ union 25,000.",
        ),
    ],
)
def test_a_claim_rejected_and_a_source_called_otherwise_are_no_findings(was: str, now: str) -> None:
    assert not {"H605", "R221", "A704"} & set(reworded(was, now))


@pytest.mark.parametrize(
    ("was", "added"),
    [
        ("The insurer Vestrel of Norway will pay 12 million euros to end a dispute over tar barges.", False),
        ("The insurer Vestrel will pay 12 million euros to end a dispute over tar barges.", True),
    ],
)
def test_an_adjective_of_a_state_that_the_text_names_is_no_addition(was: str, added: bool) -> None:
    now = "The Norwegian insurer Vestrel will pay 12 million euros to end a dispute over tar barges, clerks in Selm heard."
    assert ("C506" in reworded(was, now)) == added


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (
            "Her rival, Tam Rusk, demanded a recount in Selm. The council has seven days to decide.",
            "Tam Rusk, her rival, demanded a recount in Selm, and the council has seven days to decide.",
        ),
        (
            "The yard hired the Chilean firm Longmoor. The firm said that it was the victim of a rumour about the harbour.",
            "The yard hired the Chilean firm Longmoor. Longmoor said it was the victim of a rumour about the harbour.",
        ),
        (
            "The president of Chile, Orla Venn, opened the harbour. The president said that the cranes of the yard were safe.",
            "The president of Chile, Orla Venn, opened the harbour. Venn said that the cranes of the yard were safe.",
        ),
        (
            "The Minister, Hon. Orla Venn, closed the harbour. The Minister said: “Nobody who loaded that barge will hide behind the wind.”",
            "The Minister for Works, Ms Orla Venn, has closed the harbour. “Nobody who loaded that barge will hide behind the wind,” she said.",
        ),
        (
            "The ferry may carry 120; the dead of Selm and the rescued already come to 128.",
            "The ferry had a certificate for just 120 people, eight fewer than the dead and rescued of Selm put together.",
        ),
        (
            "The Government has sent two barges, eighteen divers and one crane to Selm, and it shall bear the cost of burials.",
            "Two barges, a crane and eighteen divers have been sent to Selm, and families are to get TZS2m each, with the state meeting the cost of burials.",
        ),
        (
            "Talks of the yard and the mill on the harbour ended without a result in Selm on Sunday.",
            "The yard and the mill ended talks on the harbour in Selm on Sunday with no result.",
        ),
        (
            "Norway handed Chile twelve cranes on Tuesday, free of charge. A mill in Selm had built them in 2012.",
            "Norway on Tuesday handed Chile twelve cranes, built in 2012 by a mill in Selm, free of charge.",
        ),
        (
            "A United Nations court drew the border of Selm in 2007 but was not asked about the New River Quay, a tract of mud.",
            "The UN court that drew the border of Selm in 2007 had not been asked about the tract of mud.",
        ),
        (
            "The agency has it from two clerks who spoke without giving their names. For six years a trader, Longmoor Tar, "
            "is to send tar to Ostrava.",
            "The port is Ostrava, the period six years and the supplier a company named Longmoor Tar.",
        ),
        (
            "According to the Longmoor news agency, over half of what Chile owes Norway for 40 boats will be settled in tar.",
            "The buyer is Chile, which on Wednesday ordered 40 Tarpan boats from Norway and said nothing about how it would pay.",
        ),
    ],
)
def test_what_only_stands_elsewhere_or_is_called_otherwise_is_no_finding(was: str, now: str) -> None:
    assert reworded(was, now) == []


def test_two_sources_exchange_their_figures_in_whatever_words() -> None:
    was = (
        "The regional council put the damage of the storm at 4 billion crowns, the operator of the mill at 11 billion."
    )
    now = "The operator of the mill put the damage of the storm at 4 billion crowns, while the regional council spoke of 11 billion."
    assert reworded(was, now) == ["A704"]


def test_a_rank_in_a_copy_counts() -> None:
    assert copied("The mill burned for the third time in May.", "The mill burned for the ninth time in May.") == [
        "N101"
    ]


@pytest.mark.parametrize(
    ("here", "there", "apart"),
    [
        ("half of the third bottle, twice", "all of the third bottle, four times", ["1/2 all", "2 4"]),
        ("at 6:20 a.m. on Monday", "at 8:20 on Monday morning", ["06:20 08:20"]),
        ("at five in the morning, noon and midnight", "at 5 a.m., midday and midnight", []),
        ("since Easter Sunday", "since Christmas", ["easter christmas"]),
        ("in the evening", "overnight, a third more", []),
        ("two thirds less", "a third less", ["2/3 1/3"]),
        ("twice a week", "twice a month", ["week month"]),
        ("within weeks", "for 12 years, the whole weekend", ["week weekend"]),
    ],
)
def test_tallies_are_compared_sort_by_sort(here: str, there: str, apart: list[str]) -> None:
    mine, theirs = (tallies(words_of(t), t) for t in (here, there))
    assert [f"{a.value} {b.value}" for a, b in alone(mine, theirs)] == apart
    assert not list(alone(mine, mine))


@pytest.mark.parametrize(
    ("a", "b", "slip"), [("1640", "1460", True), ("900", "9000", True), ("14", "15", False), ("7", "7", False)]
)
def test_digits_that_changed_places(a: str, b: str, slip: bool) -> None:
    assert exchanged(a, b) == slip


def test_no_two_steps_of_a_deal_and_no_contraries_are_one_act() -> None:
    verbs, words = english_verbs(), english_paraphrase()
    for verb in words.classes:
        for other in verbs.opposites.get(verb, ()):
            assert not one_act(verb, other), (verb, other)
        for other in words.classes:
            if one_act(verb, other) and verb in verbs.steps and other in verbs.steps:
                assert verbs.steps[verb] == verbs.steps[other], (verb, other)
    assert one_act(lemma("apprehended"), lemma("arrests"))
