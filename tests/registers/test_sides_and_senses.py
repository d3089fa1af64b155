"""Sentences that only look like a deal, or turn one round: negated denials, questions, arms that are kept, two goals."""

import msgspec
import pytest

from tests.registers.made import registers


@pytest.mark.parametrize(
    ("language", "text", "flags"),
    [
        ("en", "Chile bought six C-130 aircraft from Canada. The ministry did not deny the purchase.", None),
        ("en", "Chile bought six C-130 aircraft from Canada. The ministry didn’t deny the purchase.", None),
        ("en", "Chile bought six C-130 aircraft from Canada. The ministry denied the purchase.", ("denied",)),
        ("de", "Chile kaufte sechs C-130 von Kanada. Das Ministerium dementierte den Kauf nicht.", None),
        ("de", "Chile kaufte sechs C-130 von Kanada. Das Ministerium dementierte den Kauf.", ("denied",)),
        ("ru", "Чили купила у Канады шесть самолётов C-130. Министерство не опровергло покупку.", None),
        ("tr", "Şili Kanada'dan altı C-130 satın aldı. Bakanlık anlaşmayı yalanlamadı.", None),
    ],
)
def test_who_does_not_deny_a_deal_denies_nothing(language: str, text: str, flags: tuple[str, ...] | None) -> None:
    (deal,) = registers(text, language=language).deals
    assert (deal.status.value, deal.flags.value) == ("order claimed", flags)


def test_not_to_deny_is_not_to_claim() -> None:
    (deal,) = registers("The minister did not deny that Chile had bought six C-130 aircraft from Canada.").deals
    assert (deal.status.value, deal.flags.value) == ("rumour", None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Asked three times whether Chile was the buyer of 14 helicopter engines in leaked Canadian ledgers, "
               "the Foreign Ministry gave the same answer."),
        ("en", "Chile has cut its arms imports from Canada but must keep several dozen helicopters in the air."),
        ("ru", "Чили сократила закупки оружия у Канады, но должна поддерживать 40 истребителей F-16."),
        ("zh", "智利减少了从加拿大购买武器，但仍有几十架直升机要维持飞行。"),
    ],
)  # fmt: skip
def test_a_question_and_what_a_state_keeps_are_no_deals(language: str, text: str) -> None:
    assert registers(text, language=language).deals == ()


@pytest.mark.parametrize(
    ("language", "text", "takers"),
    [
        ("en", "Canada sent six radars to Chile and ten tanks to Peru.", ["CHL", "PER"]),
        ("es", "Canadá envió seis radares a Chile y diez tanques a Perú.", ["CHL", "PER"]),
        ("de", "Kanada lieferte sechs C-130 nach Chile und zehn Leopard 2 nach Peru.", ["CHL", "PER"]),
    ],
)
def test_of_two_goals_each_has_the_arms_before_it(language: str, text: str, takers: list[str]) -> None:
    assert [deal.recipient.value for deal in registers(text, language=language).deals] == takers


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Chile ordered 12 P-18 radars from Canada in May 2019. Eight had been shipped by November of that year.",
        ),
        (
            "es",
            "Chile encargó 12 radares P-18 a Canadá en mayo de 2019. Ocho fueron entregados en noviembre de ese año.",
        ),
    ],
)
def test_a_month_of_that_year_is_not_one_of_the_accounts_own(language: str, text: str) -> None:
    (deal,) = registers(text, language=language).deals
    assert deal.delivery_years.value is None


@pytest.mark.parametrize(
    "text", ["Chile paid Canada for tanks; the buyer of 14 engines is unknown.", "Chile was a customer in 2019."]
)
def test_a_preposition_before_a_number_is_no_code(text: str) -> None:
    arms = "Chile bought six C-130 aircraft from Canada for 30 million dollars. "
    assert not any("code" in str(row.pattern.value) for row in registers(arms + text).payments)


def test_a_number_beyond_every_count_breaks_nothing() -> None:
    found = registers(
        f"Peru bought {'9' * 400} tanks from Chile for ${'9' * 60}. Chile paid Canada 1{'0' * 40} dollars."
    )
    assert msgspec.json.encode(found)
