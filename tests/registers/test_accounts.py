"""An account that only names arms in passing tells of no deal."""

import pytest

from tests.registers.made import registers

OTHER = " ".join(f"Voters in ward {k} spoke of schools and roads." for k in range(12))


@pytest.mark.parametrize(
    "text",
    [
        "The candidate wanted a plane to Washington.",
        "Chile got a ballistic missile, a senator said in the debate.",
        "Chile imports much of its oil from Canada and has defense systems of its own.",
        "Any citizen of Chile may acquire an assault rifle.",
    ],
)
def test_arms_in_passing_are_no_deal(text: str) -> None:
    assert registers(f"{OTHER} {text} {OTHER}").deals == ()


def test_a_plain_deal_is_one_wherever_it_is_told() -> None:
    (deal,) = registers(f"{OTHER} Chile ordered six C-130 aircraft from Canada. {OTHER}").deals
    assert (deal.number_ordered.value, deal.recipient.value) == (6, "CHL")


def test_a_persons_name_is_no_type() -> None:
    text = "Serbia returned Lazar to Chile with two guards. Mr. Lazar had sold passwords."
    assert registers(text).deals == ()
    assert registers(text.replace("Mr. Lazar", "The type")).deals != ()


@pytest.mark.parametrize(
    "text", ["Norway licensed the export of 155 mm artillery ammunition to Ghana for 40 million euros."]
)
def test_a_calibre_is_no_number(text: str) -> None:
    assert [d.number_ordered.value for d in registers(text).deals] == [None]


def test_a_denial_supports_nothing() -> None:
    deals = registers(
        "Chile ordered six C-130 aircraft from Canada, according to a source.",
        "Chile's defence minister, Ana Brel, denied that Chile had ordered six C-130 aircraft from Canada.",
    ).deals
    assert [(d.eligible.value, d.accounts.upper) for d in deals] == [(False, 1)]
    assert "denied" in str(deals[0].flags)
