"""The register of arms transfers: one row a deal, nothing firmer than the words."""

import pytest

from firsthand.records import Deal
from tests.registers.made import registers


def only(*texts: str) -> Deal:
    """The one deal that the texts tell of."""
    deals = registers(*texts).deals
    assert len(deals) == 1, [(d.supplier.value, d.recipient.value, d.description.value) for d in deals]
    return deals[0]


@pytest.mark.parametrize(
    ("text", "supplier", "recipient"),
    [
        ("Chile ordered six C-130 transport aircraft from Canada.", ("CAN",), "CHL"),
        ("Canada sold Chile six C-130 transport aircraft.", ("CAN",), "CHL"),
        ("Six C-130 transport aircraft were supplied to Chile by Canada.", ("CAN",), "CHL"),
        ("The sale of six C-130 transport aircraft by Canada to Chile was approved.", ("CAN",), "CHL"),
        ("Canada's delivery of six C-130 transport aircraft to Chile began in May.", ("CAN",), "CHL"),
        ("Chile has asked Canada for six C-130 transport aircraft.", ("CAN",), "CHL"),
        ("The six C-130 transport aircraft that Chile bought from Canada have arrived.", ("CAN",), "CHL"),
        ("Canada is building six patrol boats for Chile.", ("CAN",), "CHL"),
    ],
)
def test_who_gives_and_who_gets_follow_the_form_of_the_sentence(
    text: str, supplier: tuple[str, ...], recipient: str
) -> None:
    deal = only(text)
    assert (deal.supplier.value, deal.recipient.value, deal.number_ordered.value) == (supplier, recipient, 6)


@pytest.mark.parametrize(
    ("text", "rung"),
    [
        ("Chile wants to buy six C-130 aircraft from Canada.", "sought"),
        ("Chile is negotiating the purchase of six C-130 aircraft with Canada.", "negotiation"),
        ("Chile will buy six C-130 aircraft from Canada.", "announced"),
        ("Chile bought six C-130 aircraft from Canada.", "order claimed"),
        ("Chile bought six C-130 aircraft from Canada, a contract seen by the paper shows.", "order documented"),
        ("Canada delivered six C-130 aircraft to Chile.", "delivered"),
        ("Canada was to have delivered six C-130 aircraft to Chile, but they were never delivered.", "negotiation"),
    ],
)
def test_the_rung_is_what_the_words_say_and_no_more(text: str, rung: str) -> None:
    assert only(text).status.value == rung


def test_a_denied_deal_is_a_rumour_with_a_flag() -> None:
    deal = only("Chile denied that it had bought six C-130 aircraft from Canada.")
    assert (deal.status.value, deal.flags.value) == ("rumour", ("denied",))


def test_what_follows_belongs_to_the_deal_before_it() -> None:
    deal = only(
        "Chile ordered six C-130 aircraft from Canada in 2021. The contract is worth 300 million dollars. "
        "The first two aircraft were handed over in 2023."
    )
    assert (deal.order_year.value, deal.value.value, deal.currency.value) == ("2021", 300_000_000, "USD")
    assert (deal.number_delivered.value, deal.delivery_years.value) == (2, ("2023",))


def test_two_deals_about_the_same_aircraft_are_two() -> None:
    deals = registers(
        "Chile ordered six C-130 aircraft from Canada in 2021. Peru ordered four C-130 aircraft from Canada in 2022."
    ).deals
    assert [(d.recipient.value, d.number_ordered.value) for d in deals] == [("CHL", 6), ("PER", 4)]


def test_one_deal_told_by_two_accounts_is_one_row_with_two_accounts() -> None:
    deal = only(
        "Chile ordered six C-130 aircraft from Canada, the ministry in Santiago said on Monday.",
        "The Canadian government confirmed that it had sold Chile six C-130 aircraft, which will fly to the ice.",
    )
    assert deal.accounts.upper == 2
    assert {a.document for a in deal.recipient.anchors} == {"d0", "d1"}


def test_every_cell_quotes_the_words_it_rests_on() -> None:
    text = "Chile ordered six second-hand C-130 aircraft from Canada in a deal worth 300 million dollars."
    deal = only(text)
    for cell in (deal.supplier, deal.recipient, deal.designation, deal.number_ordered, deal.condition, deal.value):
        assert cell.anchors
        assert all(text[a.start : a.end] == a.text for a in cell.anchors)


def test_alternatives_are_kept_and_never_averaged() -> None:
    number = only("Chile bought three, or maybe 13, C-130 aircraft from Canada.").number_ordered
    assert number.uncertain
    assert {number.value, *number.alternatives} == {3, 13}


def test_components_are_no_aircraft() -> None:
    deal = only("Chile bought spare parts for six Su-30 fighters from Belarus.")
    assert isinstance(deal.comments.value, tuple)
    assert "component" in deal.comments.value


@pytest.mark.parametrize(
    "text",
    [
        "Chile drove six tanks through the town.",
        "If Chile buys six C-130 aircraft from Canada, its neighbour will protest.",
        "Canada put a dealer in aircraft parts on its sanctions list for selling C-130 engines to Chile.",
        "The museum in Lima bought an old tank at auction.",
    ],
)
def test_no_row_where_nothing_is_transferred(text: str) -> None:
    assert registers(text).deals == ()


def test_one_unnamed_voice_makes_a_candidate() -> None:
    deal = only("Chile has bought six C-130 aircraft from Canada, an official who asked not to be named said.")
    assert deal.eligible.value is False
    assert "candidate" in deal.eligible.reason


def test_a_minister_by_office_makes_it_eligible() -> None:
    deal = only("Chile has bought six C-130 aircraft from Canada, the Defence Ministry in Santiago said.")
    assert deal.eligible.value is True


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Chile bought six C-130 aircraft from Canada, the foundation Clear Ledger said."),
        ("fr", "Le Chili a acheté six hélicoptères à l'Allemagne, a indiqué l'agence Tidewater."),
        ("ru", "Польша продала Кении 14 вертолётов W-3 «Сокол», сообщило агентство East Wind."),
    ],
)
def test_who_only_reports_a_deal_does_not_vouch_for_it(language: str, text: str) -> None:
    (deal,) = registers(text, language=language).deals
    assert deal.eligible.value is False


def test_two_orders_that_differ_by_their_year_have_ids_of_their_own() -> None:
    deals = registers(
        "Chile ordered six C-130 aircraft from Canada in 2011. Chile ordered six C-130 aircraft from Canada in 2019."
    ).deals
    assert [d.order_year.value for d in deals] == ["2011", "2019"]
    assert len({d.id for d in deals}) == 2


def test_a_states_adjective_before_arms_in_general_says_no_side() -> None:
    deals = registers(
        "Chile has stepped up its purchases of Canadian military equipment, opting for radar systems."
    ).deals
    assert {d.recipient.value for d in deals} == {"CHL"}


def test_who_plans_upgrades_has_what_is_upgraded() -> None:
    deal = only("Chile plans upgrades for four submarines that could deepen Canadian influence.")
    assert (deal.supplier.value, deal.recipient.value) == (None, "CHL")


def test_arms_deals_in_general_need_both_sides() -> None:
    assert registers("Canada has cemented partnerships that range from arms deals to loans.").deals == ()


def test_the_latter_prices_what_was_named_last() -> None:
    text = (
        "Chile ordered nine radar systems from Canada, along with 26 patrol boats, the latter valued at $190 million."
    )
    sums = {d.number_ordered.value: d.value.value for d in registers(text).deals}
    assert sums == {9: None, 26: 190_000_000}


LEAK = "Kenya has ordered 40 VBL armoured vehicles from France, according to a contract seen by The Harbour Lantern."


@pytest.mark.parametrize(
    ("outlet", "other"),
    [
        # who is said to have bought has not
        ("Ministry of Defence", "The government has taken note of reports of the alleged purchase of 40 VBL armoured vehicles "
         "from France. Kenya has not bought any armoured vehicles from France."),
        # the denial recalls the leak
        ("East Wind", "Kenya's army denied that it had bought armoured vehicles from France. The Harbour Lantern reported last "
         "week that Kenya had ordered 40 VBL armoured vehicles from France."),
        # a retelling of whoever published it
        ("East Wind", "The group Harbour Lantern says Kenya has ordered 40 VBL armoured vehicles from France."),
    ],
)  # fmt: skip
def test_a_leak_with_its_denial_and_its_retelling_stays_a_candidate(outlet: str, other: str) -> None:
    (deal,) = registers(LEAK, other, outlets=["The Harbour Lantern", outlet]).deals
    assert deal.eligible.value is False
    assert deal.status.value not in ("delivered", "in delivery")


def test_a_plain_no_is_a_denial_of_an_order_and_not_of_a_delivery() -> None:
    (bought,) = registers("Kenya has not bought 40 VBL armoured vehicles from France.").deals
    assert bought.flags.value == ("denied",)
    deals = registers("The 40 VBL armoured vehicles that Kenya bought from France have not been delivered.").deals
    assert all("denied" not in (deal.flags.value or ()) for deal in deals)
