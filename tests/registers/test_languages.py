"""Deals and payments told in other languages: numbers, sums, cases, particles, and several languages of one deal."""

import pytest

from tests.registers.made import registers


@pytest.mark.parametrize(
    ("language", "text", "supplier", "recipient", "number", "value"),
    [
        ("nl", "Nederland heeft bij Duitsland 46 tanks besteld voor 1,5 miljard euro.", "DEU", "NLD", 46, 1.5e9),
        ("sv", "Colombia köper 17 Gripen av Sverige för 34 miljarder kronor.", "SWE", "COL", 17, 34e9),
        ("cs", "Česko koupilo od Švédska 14 letounů Gripen za 20 miliard korun.", "SWE", "CZE", 14, 20e9),
        (
            "id",
            "Indonesia telah memesan 42 jet tempur dari Prancis senilai 8,1 miliar dolar AS.",
            "FRA",
            "IDN",
            42,
            8.1e9,
        ),
        ("ko", "폴란드는 한국의 K2 전차 180대를 65억 달러에 도입했다.", "KOR", "POL", 180, 6.5e9),
        ("ja", "日本は米国から戦闘機F35を105機、231億ドルで購入した。", "USA", "JPN", 105, 23.1e9),
        ("el", "Η Ελλάδα αγόρασε από τη Γαλλία 18 μαχητικά Rafale έναντι 2,5 δισ. ευρώ.", "FRA", "GRC", 18, 2.5e9),
        ("pl", "Polska kupiła od Norwegii 12 czołgów za 3,4 mld dolarów.", "NOR", "POL", 12, 3.4e9),
        ("tr", "Polonya, Türkiye'den 24 tank satın aldı, bedeli 270 milyon dolar.", "TUR", "POL", 24, 270e6),
        ("pt", "Portugal comprou ao Brasil cinco aeronaves KC-390 por 827 milhões de euros.", "BRA", "PRT", 5, 827e6),
    ],
)
def test_who_gets_how_many_from_whom_for_how_much(
    language: str, text: str, supplier: str, recipient: str, number: int, value: float
) -> None:
    (deal,) = registers(text, language=language).deals
    assert (deal.supplier.value, deal.recipient.value) == ((supplier,), recipient)
    assert (deal.number_ordered.value, deal.value.value) == (number, value)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Deutschland baut für die Marine Chiles vier U-Boote der Klasse 214."),
        ("fr", "L'Allemagne construira quatre sous-marins de type 214 pour la marine du Chili."),
        ("es", "Alemania construirá cuatro submarinos tipo 214 para la Armada de Chile."),
        ("it", "La Germania costruirà quattro sottomarini Tipo 214 per la Marina del Cile."),
        ("ru", "Германия построит для ВМС Чили четыре подводные лодки типа 214."),
        ("pl", "Niemcy zbudują dla marynarki Chile cztery okręty podwodne typu 214."),
        ("zh", "德国将为智利海军建造4艘214型潜艇。"),
    ],
)
def test_who_builds_for_anothers_navy_supplies_it(language: str, text: str) -> None:
    (deal,) = registers(text, language=language).deals
    assert (deal.supplier.value, deal.recipient.value, deal.designation.value) == (("DEU",), "CHL", ("Type 214",))


def test_what_follows_is_read_in_other_languages_too() -> None:
    text = (
        "Сербия закупила у Франции 12 истребителей Rafale. Стоимость контракта составила 2,7 млрд евро. "
        "Поставки начнутся в 2028 году."
    )
    (deal,) = registers(text, language="ru").deals
    assert (deal.value.value, deal.value_scope.value) == (2_700_000_000, "deal")
    assert deal.delivery_years.value == ("2028",)


def test_whither_and_where_are_told_apart() -> None:
    (deal,) = registers("Россия поставила в Турцию четыре комплекса С-400.", language="ru").deals
    assert (deal.supplier.value, deal.recipient.value) == (("RUS",), "TUR")


def test_of_two_who_sign_the_one_that_builds_the_type_gives() -> None:
    (deal,) = registers("Москва и Пекин подписали контракт на поставку 24 истребителей Су-35.", language="ru").deals
    assert (deal.supplier.value, deal.recipient.value) == (("RUS",), "CHN")


@pytest.mark.parametrize(
    ("language", "text", "payer", "payee"),
    [
        ("fr", "L'Égypte a versé à la France un acompte de 500 millions d'euros pour ses avions.", "EGY", "FRA"),
        ("es", "Venezuela pagó a Rusia 200 millones de dólares en petróleo por los cazas.", "VEN", "RUS"),
        ("ru", "Индия заплатила России 2 млрд рублей за комплексы С-400.", "IND", "RUS"),
        ("tr", "Pakistan denizaltılar için Türkiye'ye 100 milyon dolar avans ödedi.", "PAK", "TUR"),
        ("ar", "دفعت مصر 500 مليون يورو لفرنسا مقابل مقاتلات رافال.", "EGY", "FRA"),
    ],
)
def test_who_pays_whom(language: str, text: str, payer: str, payee: str) -> None:
    (payment,) = registers(text, language=language).payments
    assert (payment.payer.value, payment.payee.value) == (payer, payee)


def test_a_language_without_arms_is_silent() -> None:
    found = registers("Sverige sålde 40 000 ton papper till Tyskland. Regeringen betalade räkningen.", language="sv")
    assert (found.deals, found.payments) == ((), ())


def test_one_deal_told_in_three_languages_is_one_row_and_another_stays_apart() -> None:
    found = registers(
        "Serbia has signed a deal with France for 12 Rafale fighters. Croatia bought 12 used Rafale fighters from France.",
        "La Serbie a signé avec la France un contrat pour l'achat de 12 avions de combat Rafale.",
        "塞尔维亚与法国签署合同，购买12架阵风战斗机。",
        language=("en", "fr", "zh"),
    )
    assert [(d.recipient.value, len({a.document for a in d.number_ordered.anchors})) for d in found.deals] == [
        ("SRB", 3),
        ("HRV", 1),
    ]


def test_without_a_designation_number_and_kind_join_two_languages() -> None:
    found = registers(
        "Canada delivered four submarines to Chile.",
        "Le Canada a livré au Chili quatre sous-marins.",
        language=("en", "fr"),
    )
    assert len(found.deals) == 1
