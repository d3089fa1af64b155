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
