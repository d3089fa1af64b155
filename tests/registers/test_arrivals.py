"""What is unloaded is some of what was ordered; a port neither buys nor sells."""

import pytest

from tests.registers.made import registers


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Three dismantled C-130 aircraft bound for Chile were unloaded at the Peruvian port of Callao on May 2."),
        ("pt", "Três aviões C-130 foram descarregados no porto de Callao, no Peru. A guia indica como destinatário a força aérea do Chile."),
        ("de", "Drei Flugzeuge vom Typ C-130 sind am 2. Mai in einem peruanischen Hafen von Bord gegangen. Empfänger sei die Luftwaffe Chiles."),
        ("ru", "Три самолёта C-130 выгружены 2 мая в порту Перу. Грузополучатель — ВВС Чили."),
    ],
)  # fmt: skip
def test_a_landing_is_a_part_of_the_order_told_elsewhere(language: str, text: str) -> None:
    order = "Chile ordered eight C-130 aircraft from Canada in 2022."
    (deal,) = registers(order, text, language=["en", language]).deals
    assert (deal.number_ordered.value, deal.number_delivered.value) == (8, 3)
    assert (deal.supplier.value, deal.recipient.value) == (("CAN",), "CHL")


def test_arms_of_another_kind_that_arrive_are_no_part_of_it() -> None:
    deals = registers(
        "Chile ordered eight C-130 aircraft from Canada in 2022.", "Canada delivered three Leopard 2 tanks to Chile."
    ).deals
    assert sorted(str(d.number_ordered.value) for d in deals) == ["3", "8"]


def test_what_comes_along_with_a_contract_is_no_deal() -> None:
    (deal,) = registers(
        "Chile ordered eight C-130 aircraft from Canada. The contract includes the training of pilots and a flight simulator."
    ).deals
    assert deal.number_ordered.value == 8


def test_a_contract_bears_its_own_date() -> None:
    (deal,) = registers(
        "Last year Chile ordered eight C-130 aircraft from Canada. The agreement, dated 8 May 2022, is worth $50 million."
    ).deals
    assert deal.order_year.value == "2022"
