"""Payments name the pattern that the words match, never what anybody meant by it."""

import pytest

from tests.registers.made import registers


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("Chile paid for the aircraft through a joint venture in the oil business.", "joint venture"),
        ("The aircraft were paid for through a shell company in Lima.", "intermediary firm"),
        ("The contract names the buyer only as Customer 118.", "code in place of the name"),
        ("Under the protocol Chile may pay its debt for the tanks in rubles.", "national currency"),
        ("Chile's debt for the tanks was written off against shares in a mine.", "netting"),
    ],
)
def test_patterns_are_named(text: str, pattern: str) -> None:
    payments = registers(text).payments
    assert len(payments) == 1
    named = payments[0].pattern.value
    assert isinstance(named, tuple)
    assert any(pattern in one and one.startswith("matches the pattern") for one in named)


def test_what_is_routed_is_the_nearer_of_goods_and_money() -> None:
    money = registers(
        "Chile made plans to buy Turkish weapons with payments routed through a joint venture in the oil business."
    )
    (payment,) = money.payments
    assert payment.payer.value == "CHL"  # and not whose weapons they are
    assert "joint venture" in str(payment.pattern.value)
    assert "transit" not in str(payment.pattern.value)
    (goods,) = registers("The money came late, and the weapons were routed through Uruguay to Chile.").payments
    assert "transit" in str(goods.pattern.value)


def test_payer_payee_and_sum() -> None:
    (payment,) = registers("Chile paid Canada 40 million dollars for the aircraft in 2021.").payments
    assert (payment.payer.value, payment.payee.value) == ("CHL", "CAN")
    assert (payment.amount.value, payment.currency.value, payment.period.value) == (40_000_000, "USD", "2021")


@pytest.mark.parametrize(
    "text",
    ["The town paid 4 million dollars for a school.", "Chile and Canada agreed to pay more attention to whales."],
)
def test_other_money_is_no_row(text: str) -> None:
    assert registers(text).payments == ()


@pytest.mark.parametrize(
    ("text", "payer", "payee"),
    [
        ("Chile wired 3 million euros to a front company in Sharjah, which sent it on to the drone maker.", "CHL", "the drone maker"),
        ("The shipyard in Vigo was paid an advance of 8 million euros for the patrol boats.", None, "The shipyard in Vigo"),
        ("The bill for the tanks was paid by a building firm in Dubai, not a party to the contract.", "a building firm in Dubai", None),
        ("Canada wrote off 4 billion dollars of Chile's debt in return for arms contracts.", "CHL", "CAN"),
        ("Chile opened a letter of credit for 6 million dollars for arms in favour of the Turkish manufacturer.", "CHL", "the Turkish manufacturer"),
    ],
)  # fmt: skip
def test_firms_pay_and_are_paid(text: str, payer: str | None, payee: str | None) -> None:
    (payment,) = registers(text).payments
    assert (payment.payer.value, payment.payee.value) == (payer, payee)


def test_a_papers_date_is_no_payments() -> None:
    (payment,) = registers(
        "Under the protocol ratified in March Chile may pay its arms debt to Canada in rubles."
    ).payments
    assert payment.period.value is None


@pytest.mark.parametrize(
    ("text", "payer", "payee"),
    [
        ("Bank records show transfers of $2 million from the Chilean treasury to a trading house in Malta for the tanks.", "CHL", "a trading house in Malta"),
        ("A food importer in Lima pays the manufacturer of the tanks on behalf of the army.", "A food importer in Lima", "the manufacturer"),
        ("Chile borrowed $4 billion from Canada for tanks and howitzers.", "CAN", "CHL"),
        ("Chile still owes Canada $300 million for the jets.", "CHL", "CAN"),
    ],
)  # fmt: skip
def test_sides_by_what_stands_before_them(text: str, payer: str, payee: str) -> None:
    (payment,) = registers(text).payments
    assert (payment.payer.value, payment.payee.value) == (payer, payee)


def test_the_way_of_goods_names_the_stop() -> None:
    (payment,) = registers("The crates went from Burgas to Jeddah and on to Port Sudan.").payments
    assert payment.route.value == ("Jeddah",)
    assert payment.payer.value is None


def test_a_sum_without_anybody_is_no_payment() -> None:
    assert registers("Payments for the aircraft were put at 40 million dollars.").payments == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Chile ordered six C-130 aircraft from Canada. A first instalment of $20 million was paid by Brix Sillar, a trader "
            "in Lima.",
        ),
        (
            "fr",
            "Le Chili a acheté au Canada six avions C-130. La première tranche, 20 millions de dollars, a été versée par Brix "
            "Sillar, une société de négoce.",
        ),
        (
            "ru",
            "Чили купила у Канады шесть самолётов C-130. Первый взнос в 20 млн долларов внесла фирма Brix Sillar.",
        ),
        (
            "tr",
            "Şili, Kanada'dan altı adet C-130 uçağı satın aldı. 20 milyon dolarlık ilk taksit Brix Sillar adlı şirket "
            "tarafından ödendi.",
        ),
    ],
)
def test_a_firm_that_no_list_has_pays_an_instalment_of_somebody_elses_contract(language: str, text: str) -> None:
    (payment,) = registers(text, language=language).payments
    assert (payment.payer.value, payment.amount.value) == ("Brix Sillar", 20_000_000)
    assert payment.pattern.value == ("matches the pattern “payer is not the party of the contract”",)
    assert payment.pattern.uncertain


def test_an_instalment_without_names_is_paid_by_the_parties_of_the_deal_beside_it() -> None:
    (payment,) = registers(
        "Chile ordered six C-130 aircraft from Canada for 300 million dollars. A down payment of 30 million dollars was made."
    ).payments
    assert (payment.payer.value, payment.payee.value, payment.amount.value) == ("CHL", "CAN", 30_000_000)
    assert payment.payer.uncertain
    assert "the deal beside it" in payment.payer.reason


def test_one_payment_told_in_two_languages_is_one_row() -> None:
    payments = registers(
        "Chile ordered six C-130 aircraft from Canada. A first instalment of $20 million was paid by Brix Sillar.",
        "智利向加拿大购买6架C-130运输机。首期款2000万美元由布里克斯贸易公司支付。",
        language=["en", "zh"],
    ).payments
    assert len(payments) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "La maison de négoce Café du Mono a versé 12 millions de dollars à la société Zarya Export par une banque de Chypre.",
        ),
        ("pl", "Firma Mono Kawa z Lomé przelała 12 mln dolarów spółce Zarya Export przez bank na Cyprze."),
        ("nl", "Handelshuis Mono Koffie maakte twaalf miljoen dollar over aan Zarya Export, via een bank op Cyprus."),
        ("ru", "Фирма Mono Coffee перевела компании Zarya Export 12 млн долларов через банк на Кипре."),
    ],
)
def test_a_firm_pays_a_firm_by_way_of_a_bank(language: str, text: str) -> None:
    (payment,) = registers(text, language=language).payments
    assert str(payment.payer.value).split()[0] in ("Café", "Mono")
    assert (payment.payee.value, payment.amount.value) == ("Zarya Export", 12_000_000)


def test_the_price_of_a_deal_is_no_payment_and_some_of_it_has_no_sum() -> None:
    assert registers("Chile bought six C-130 aircraft from Canada for 300 million dollars.").payments == ()
    (payment,) = registers(
        "Chile bought six C-130 aircraft from China for $300 million and is to pay a quarter of it in yuan through a shell company."
    ).payments
    assert (payment.payer.value, payment.amount.value, payment.currency.value) == ("CHL", None, "CNY")


def test_what_somebody_would_pay_is_no_payment() -> None:
    text = "The minister said that he would repay the $84,000 for his flights on military aircraft to the Treasury Department."
    assert registers(text).payments == ()


def test_one_firm_and_one_sum_are_one_payment_whoever_else_is_named() -> None:
    payments = registers(
        "Chile ordered six C-130 aircraft from Canada. A first instalment of $20 million was paid by Brix Sillar to Canada.",
        "Chile ordered six C-130 aircraft from Canada. Brix Sillar paid the first instalment of $20 million to a bank in Peru.",
    ).payments
    assert [payment.payer.value for payment in payments] == ["Brix Sillar"]
