"""What sentences say of a deal, form by form, and in other languages."""

import time

import pytest
from msgspec.structs import replace

from firsthand.claims import read_document
from firsthand.records import Deal, Document, Quantity, Sourced, Statement
from firsthand.registers.items import find_items
from firsthand.registers.tellings import lowered
from firsthand.registers.transfers import transfers_in
from firsthand.registers.wording import words_of
from tests.registers.made import parser, registers


def only(*texts: str, language: str = "en") -> Deal:
    """The one deal that the texts tell of."""
    deals = registers(*texts, language=language).deals
    assert len(deals) == 1, [(d.supplier.value, d.recipient.value, d.description.value) for d in deals]
    return deals[0]


@pytest.mark.parametrize(
    ("text", "supplier", "recipient"),
    [
        ("Chile is in talks with Canada to acquire six C-130 aircraft.", ("CAN",), "CHL"),
        ("Canada has signed a deal with Chile for the export of six C-130 aircraft.", ("CAN",), "CHL"),
        ("The Government of Chile has requested to buy six C-130 aircraft from Canada.", ("CAN",), "CHL"),
        ("The archive refers to Chile seeking six C-130 aircraft from Canada.", ("CAN",), "CHL"),
        ("Chile confirmed the purchase of six C-130 aircraft from Canada.", ("CAN",), "CHL"),
        ("Peru's talks with Brazil failed, and Canada gave Chile six C-130 aircraft.", ("CAN",), "CHL"),
        ("Chile will have six C-130 aircraft built by Canada.", ("CAN",), "CHL"),
        ("Canada will build six C-130 aircraft for the air force of Chile.", ("CAN",), "CHL"),
    ],
)
def test_parties_by_their_prepositions(text: str, supplier: tuple[str, ...], recipient: str) -> None:
    deal = only(text)
    assert (deal.supplier.value, deal.recipient.value) == (supplier, recipient)


@pytest.mark.parametrize(
    ("text", "ordered", "delivered"),
    [
        ("Canada delivered the first two C-130 aircraft of a batch of 12 to Chile.", 12, 2),
        ("Chile took delivery of the third of three C-130 aircraft from Canada.", 3, 3),
        ("Canada handed over two of the five transport planes that Chile ordered.", 5, 2),
        ("Chile ordered six C-130 aircraft from Canada. Four arrived in May and the last two came in June.", 6, 6),
        ("Chile ordered two C-130 aircraft from Canada. One was delivered in 2021, the other a year later.", 2, 2),
        ("Chile ordered six C-130 aircraft from Canada. All of them have been delivered.", 6, 6),
        ("Canada sent Chile one hundred eighty-three (183) Stryker vehicles.", 183, 183),
    ],
)
def test_how_many_are_ordered_and_how_many_have_arrived(text: str, ordered: int, delivered: int) -> None:
    deal = only(text)
    assert (deal.number_ordered.value, deal.number_delivered.value) == (ordered, delivered)


def test_each_joint_buyer_has_its_own_row_and_number() -> None:
    deals = registers("Denmark and Norway are donating 16 and six F-16 fighters respectively to Chile.").deals
    assert [(d.supplier.value, d.number_ordered.value) for d in deals] == [(("DNK",), 16), (("NOR",), 6)]


def test_the_firm_that_sells_and_its_state() -> None:
    deal = only("Chile bought six C-130 aircraft from Boeing for 300 million dollars.")
    assert (deal.seller.value, deal.supplier.value) == ("Boeing", ("USA",))


def test_what_the_list_of_weapons_knows_says_so() -> None:
    deal = only("Chile ordered six Su-30 from Belarus.")
    assert "list of weapon systems" in deal.description.reason
    assert deal.category.value == "combat aircraft and UCAV"


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Chile bought eight older AH-64D from Canada.", "second-hand"),
        ("Chile bought eight refurbished T-72 tanks from Canada.", "second-hand but modernised"),
    ],
)
def test_the_condition_stands_before_a_bare_designation_too(text: str, condition: str) -> None:
    assert only(text).condition.value == condition


def test_an_advance_is_no_price() -> None:
    deal = only("Chile ordered six C-130 aircraft from Canada and paid an advance of 40 million dollars.")
    assert deal.value.value is None


@pytest.mark.parametrize(
    "text",
    [
        "Chile received three tanks of diesel from Canada.",
        "Canada sent six fighters to take part in an exercise with Chile.",
        "Jordan Bell of the company sold two tanks of oil.",
        "The number of aircraft that Chile bought has not been disclosed.",
        "Canada would lease no fighters to Chile.",
    ],
)
def test_no_row_of_other_things(text: str) -> None:
    assert registers(text).deals == ()


def test_a_name_that_is_a_state_and_a_persons() -> None:
    assert only("Canada sold Jordan six C-130 aircraft.").recipient.value == "JOR"
    assert registers("Michael Jordan bought six C-130 aircraft, Jordan told a friend in Canada.").deals == ()


@pytest.mark.parametrize(
    ("language", "text", "supplier", "recipient"),
    [
        ("ru", "Алжир закупил у России 14 истребителей Су-35.", "RUS", "DZA"),
        ("ru", "Россия поставила Лаосу четыре самолёта Як-130.", "RUS", "LAO"),
        ("uk", "Румунія закупила у Норвегії 32 винищувачі F-16.", "NOR", "ROU"),
        ("fr", "La Grèce a commandé à la France 18 avions Rafale.", "FRA", "GRC"),
        ("fr", "La France a livré au Maroc 36 canons Caesar.", "FRA", "MAR"),
        ("de", "Polen hat 48 Haubitzen vom Typ K9 aus Südkorea erhalten.", "KOR", "POL"),
        ("es", "Brasil compró a Suecia 36 cazas Gripen.", "SWE", "BRA"),
        ("pt", "A França vendeu à Grécia 18 caças Rafale.", "FRA", "GRC"),
        ("it", "L'Italia ha consegnato al Kuwait 13 caccia Typhoon.", "ITA", "KWT"),
        ("pl", "Niemcy przekazały Ukrainie 18 czołgów Leopard 2.", "DEU", "UKR"),
        ("vi", "Việt Nam đã mua 12 máy bay Yak-130 của Nga.", "RUS", "VNM"),
        ("zh", "泰国从中国购买了3艘S26T潜艇。", "CHN", "THA"),
        ("zh", "俄罗斯向越南交付了6架苏-30战斗机。", "RUS", "VNM"),
        ("ar", "اشترت مصر من فرنسا 30 طائرة مقاتلة من طراز رافال.", "FRA", "EGY"),
        ("tr", "Rusya Cezayir'e 14 savaş uçağı teslim etti.", "RUS", "DZA"),
    ],
)
def test_other_languages_by_their_own_order_and_endings(
    language: str, text: str, supplier: str, recipient: str
) -> None:
    deal = only(text, language=language)
    assert (deal.supplier.value, deal.recipient.value) == ((supplier,), recipient)


def test_another_language_is_silent_where_it_is_not_plain() -> None:
    assert registers("Россия поставила самолёты.", language="ru").deals == ()


def test_a_hostile_statement_costs_little() -> None:
    text = "Chile bought " + "12 tanks, 13 jets and 14 tank guns from Canada " * 4_500
    lower, words = lowered(text), words_of("en")
    assert words is not None
    numbers = tuple(_number(k) for k in range(13, len(text) - 60, 60))
    (made,) = statements_of("Chile bought 12 tanks from Canada.")
    long = replace(made, start=0, end=len(text), text=text, quantities=numbers, mentions=())
    began = time.process_time()
    assert transfers_in(long, text, lower, words) == []
    short = replace(long, end=4_900, text=text[:4_900], quantities=numbers[:80])
    assert find_items(short, text, lower, words)
    assert time.process_time() - began < 4


def _number(at: int) -> Quantity:
    return Quantity(at, at + 2, "12", 12.0, 12.0)


def statements_of(text: str) -> tuple[Statement, ...]:
    """The statements of a text."""
    document = Document(id="d0", sha256="", path="0.txt", text=text, media="text", language=Sourced("en", "given"))
    return read_document(document, *parser()).statements


def test_an_option_is_a_row_of_its_own() -> None:
    deals = registers("Norway ordered 54 Leopard 2A8 tanks from Germany, with an option for 18 more.").deals
    assert [(d.number_ordered.value, d.status.value, d.comments.value) for d in deals] == [
        (54, "order claimed", None),
        (18, "negotiation", ("option",)),
    ]


def test_so_many_each() -> None:
    text = "Estonia, Latvia and Lithuania jointly ordered 18 HIMARS launchers from the United States, six each."
    deals = registers(text).deals
    assert [(d.recipient.value, d.number_ordered.value) for d in deals] == [("EST", 6), ("LVA", 6), ("LTU", 6)]


def test_a_sum_in_brackets_is_the_same_sum_in_other_money() -> None:
    deal = only(
        "Chile signed a deal with Canada to buy six C-130 aircraft for €800 million ($860 million; £690 million)."
    )
    assert (deal.value.value, deal.currency.value) == (800_000_000, "EUR")


def test_a_letter_of_intent_is_no_order() -> None:
    deal = only("Chile signed a letter of intent with the United States for six C-130 aircraft.")
    assert deal.status.value == "negotiation"


def test_who_builds_the_type_is_only_presumed_to_sell_it() -> None:
    deal = only("Chile has ordered 12 F-16 fighters.")
    assert (deal.supplier.value, deal.supplier.uncertain) == (("USA",), True)
    assert "no account names the supplier" in deal.supplier.reason
    assert only("Chile has ordered 12 second-hand F-16 fighters.").supplier.value is None


def test_what_is_still_to_come_is_not_of_the_deal_that_was_called_off() -> None:
    text = (
        "Chile ordered six C-130 aircraft from Canada. It had cancelled an order for two M-346 trainers from Italy. "
        "Deliveries are due in 2028."
    )
    years = {d.designation.value: d.delivery_years.value for d in registers(text).deals}
    assert years == {("C-130",): ("2028",), ("M-346",): None}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pt", "A Força Aérea do Omã ofereceu a uma empresa da Estônia dez tanques M60."),
        ("fr", "L'armée omanaise a proposé à une entreprise d'Estonie dix chars M60."),
        ("it", "L'aeronautica dell'Oman ha offerto a una società estone dieci carri M60."),
    ],
)
def test_the_firm_to_which_arms_are_offered_takes_them_for_its_state(language: str, text: str) -> None:
    deal = only(text, language=language)
    assert (deal.supplier.value, deal.recipient.value) == (("OMN",), "EST")
