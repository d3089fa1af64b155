"""Which statements of independent accounts are one claim: one act, the same parties, and nothing hard against it."""

import pytest

from firsthand.comparison.speakers import own_name
from firsthand.records import Attribution
from tests.comparison.made import account
from tests.comparison.test_agreement import claims

AROUND = (
    " Orla Venn of the Harbour Council spoke of 12 complaints, 75 letters and 430 crates on the quay.",
    " The 430 crates are on the quay still; 75 letters and 12 complaints have come in, Orla Venn told the Harbour Council.",
)


def relation(one: str, other: str) -> str:
    """How the first statements of two strangers' accounts stand to each other: same, differs, denies or apart."""
    made, found = claims(account("gazette", one + AROUND[0]), account("courier", other + AROUND[1]))
    first = {next(s for s in made if made[s] == name) for name in ("gazette", "courier")}
    for claim in found:
        here = {made[s] for s in claim.statements}
        if len(here) > 1 and len(first & set(claim.statements)) > 1:
            return "same"
        if first & set(claim.statements) and first & set(claim.differing):
            return "differs"
    return "apart"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Police arrested the harbour clerk Tam Rusk in Selm after the fire at the mill.",
            "The harbour clerk Tam Rusk was apprehended by police in Selm after the blaze.",
        ),
        (
            "Ida Holm, the bookkeeper of the yard for 30 years, resigned in Selm.",
            "Ida Holm resigned in Selm as bookkeeper of the yard.",
        ),
    ],
)
def test_one_act_told_twice_is_one_claim(one: str, other: str) -> None:
    assert relation(one, other) == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The Selm yard ordered 40 jets for $8 billion from Port Orlan.",
            "The Selm yard ordered 20 jets for $4 billion from Port Orlan.",
        ),
        (
            "The Selm yard, which conceded its guilt, hid the losses of 2020 from Port Orlan.",
            "The Selm yard hid the losses of 2020 from Port Orlan.",
        ),
        (
            "Ida Holm, who has sold the boats of the yard, resigned in Selm.",
            "Ida Holm, the head of the yard, resigned in Selm.",
        ),
        ("The Selm yard delayed deliveries to the Orlan guard.", "The Selm yard delayed payments to the Orlan guard."),
        ("The Selm yard moved goods through third countries.", "The Selm yard moved money through third-party firms."),
        ("Police arrested the clerk Tam Rusk in Selm.", "Police arrested the clerk Bela Storm in Selm."),
        ("Police arrested the clerk Tam Rusk in Selm.", "Police arrested the clerk Bela Rusk in Selm."),
        (
            "“It is a war of the quarry’s own choosing,” said Tam Rusk.",
            "“It was not, whatever they say, a war of the quarry’s own choosing.”",
        ),
        ("The Selm council sued Quarry Holm over the mill.", "Quarry Holm sued the Selm council over the mill."),
        ("The Selm council sold the mill to Quarry Holm.", "The Selm council did not sell the mill to Quarry Holm."),
        ("The Selm council sold the mill to Quarry Holm.", "The Selm council may have sold the mill to Quarry Holm."),
        ("The Selm council sold the mill to Quarry Holm.", "The Selm council plans to sell the mill to Quarry Holm."),
        ("The bridge at Selm was closed for a week.", "The bridge at Selm was closed for a month."),
        ("The ferry came second in the Selm race.", "The ferry came fourth in the Selm race."),
        (
            "Tam Rusk of Selm said that the yard would be closed in May.",
            "Ida Holm of Selm said that the yard would be closed in May.",
        ),
    ],
)
def test_look_alikes_are_not_one_claim(one: str, other: str) -> None:
    assert relation(one, other) != "same"


def test_a_day_that_two_reporters_give_otherwise_stands_against_the_claim() -> None:
    one = "Orla Venn has led the harbour council of Selm since 2022."
    assert relation(one, one.replace("2022", "2023").replace("has led", "leads")) in ("differs", "apart")
    assert relation(one, one.replace("harbour council of Selm", "Selm harbour council")) == "same"


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        (
            "“We counted the crates of the yard twice in the dark,” Orla Venn said.",
            "Orla Venn said: “We counted the crates of the yard twice.”",
            True,
        ),
        (
            "“We counted the crates of the yard twice,” Orla Venn said.",
            "“We counted the crates of the yard twice,” Tam Rusk said.",
            False,
        ),
        (
            "“We counted the crates of the yard twice,” Orla Venn said.",
            "“We counted the crates of the yard once,” Orla Venn said.",
            False,
        ),
        (
            "Its leader, Orla Venn, said that the yard had “lost the harbour, if not the mill”.",
            "The yard had “lost the harbour and the mill”, said Orla Venn, leader of the council.",
            False,
        ),
    ],
)
def test_a_part_of_a_saying_is_that_saying(one: str, other: str, joined: bool) -> None:
    assert (relation(one, other) == "same") == joined


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("Selm Council Leader Orla Venn", ("orla", "venn")),
        ("the Selm Council", ()),
    ],
)
def test_an_office_is_called_by_who_holds_it(who: str, name: tuple[str, ...]) -> None:
    assert own_name(Attribution(who, "office", True, 1, "neutral", None, None)) == name


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("Orla Venn, a clerk at the Selm Yard", ("orla", "venn")),
        ("the baker Orla Venn in the flooded town of Selm", ("orla", "venn")),
        ("Selm Yard spokeswoman Orla Venn", ("orla", "venn")),
        ("a Selm Yard spokeswoman", ()),
        ("Mr. Rusk’s lawyer", ()),
        ("He", ()),
    ],
)
def test_a_name_is_a_persons_own(who: str, name: tuple[str, ...]) -> None:
    assert own_name(Attribution(who, "person", True, 1, "neutral", None, None)) == name
