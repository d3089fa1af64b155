"""One deal told in many languages is one row; what only counts a part, an option or other people's arms is none."""

import pytest

from firsthand.records import Deal
from tests.registers.made import registers

CHILE = "Chile has ordered 18 Rafale fighter jets from France for 3 billion euros."


def one(texts: list[str], languages: list[str]) -> Deal:
    """The one deal that the accounts tell of."""
    deals = registers(*texts, language=languages).deals
    assert len(deals) == 1, [(d.supplier.value, d.recipient.value, d.number_ordered.value) for d in deals]
    return deals[0]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Чили купила у Франции 18 истребителей за 3 млрд евро."),
        ("es", "Chile compró a Francia 18 aviones de combate por 3.000 millones de euros."),
        ("de", "Chile hat 18 Kampfjets in Frankreich bestellt."),
        ("it", "Il Cile ha ordinato 18 velivoli alla Francia."),
        ("zh", "智利向法国购买18架战斗机。"),
        ("ar", "اشترت تشيلي من فرنسا 18 مقاتلة."),
    ],
)
def test_a_bare_noun_joins_the_row_with_the_designation(language: str, text: str) -> None:
    assert one([CHILE, text], ["en", language]).designation.value == ("Rafale",)


def test_another_kind_of_arms_is_another_deal() -> None:
    deals = registers(CHILE, "Чили купила у Франции 18 вертолётов.", language=["en", "ru"]).deals
    assert len(deals) == 2


def test_what_differs_between_accounts_of_one_deal_is_an_alternative() -> None:
    texts = [
        "Chile ordered 18 Rafale fighter jets from France in 2022 for 3 billion euros.",
        "In 2022 bestellte Chile 24 Kampfjets vom Typ Rafale in Frankreich.",
    ]
    deal = one(texts, ["en", "de"])
    assert (deal.number_ordered.value, deal.number_ordered.alternatives) == (18, (24,))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Chile ordered 18 Rafale jets from France. Six of them have arrived. The remaining twelve are due in 2029.",
        ),
        ("fr", "Le Chili a commandé 18 chasseurs Rafale à la France. Les six premiers sont arrivés."),
        ("ru", "Чили заказала у Франции 18 истребителей Rafale. Шесть из них уже поступили в войска."),
        ("it", "Il Cile ha ordinato 18 caccia Rafale alla Francia. Sei degli aerei sono già stati consegnati."),
        ("pl", "Chile zamówiło we Francji 18 myśliwców Rafale. Sześć samolotów zostało już dostarczonych."),
        ("de", "Chile hat die ersten sechs von 18 Kampfjets Rafale aus Frankreich erhalten."),
        ("es", "Chile encargó a Francia 18 tanques Leclerc. Seis de los vehículos llegaron en mayo."),
    ],
)
def test_some_of_them_fill_the_number_delivered(language: str, text: str) -> None:
    (deal,) = registers(text, language=language).deals
    assert (deal.number_ordered.value, deal.number_delivered.value) == (18, 6)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Chile ordered 18 Rafale jets from France. The contract covers training for 40 pilots and includes an option "
            "for a further six aircraft.",
        ),
        ("tr", "Şili, Fransa'dan 18 adet Rafale savaş uçağı satın aldı. Sözleşme 6 uçaklık bir opsiyonu da içeriyor."),
        ("es", "Chile compró a Francia 18 cazas Rafale. El contrato incluye una opción por otros seis aviones."),
        ("ja", "ペルーはフランスからラファール戦闘機18機を購入した。契約には追加6機のオプションも含まれる。"),
    ],
)
def test_an_option_is_a_row_of_its_own_with_the_arms_of_its_order(language: str, text: str) -> None:
    order, option = registers(text, language=language).deals
    assert (order.number_ordered.value, option.number_ordered.value) == (18, 6)
    assert option.supplier.value == order.supplier.value == ("FRA",)
    assert option.recipient.value == order.recipient.value
    assert option.comments.value == ("option",)
    assert option.status.value == "negotiation"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The jet has been sold to Chile, Iraq and Oman."),
        ("en", "Chile's fleet consists of about 30 MiG-23 fighters inherited from Libya."),
        ("en", "Military vessels of Greece and of Turkey shall not enter the area in July."),
        ("es", "Los buques militares de Argentina y de Chile no entrarán en la zona."),
        ("ru", "В составе ВВС Сирии около 30 истребителей МиГ-23, полученных от Ливии."),
        ("zh", "智利空军现役约30架米格-23，均为利比亚遗留。"),
        ("en", "Latin American navies have ordered few submarines."),
        ("en", "Asked about six covered vehicles, the officer of Chile said he had not seen them."),
    ],
)
def test_stock_customers_measures_and_declarations_are_no_deals(language: str, text: str) -> None:
    assert registers(text, language=language).deals == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Chile bought 18 Rafale jets from France, the Danish newspaper Kystbladet reported."),
        ("es", "Chile compró a Francia 18 cazas Rafale, según la prensa belga."),
        ("en", "Chile bought 18 Rafale jets from France for US$1.3 billion."),
        ("ru", "Чили купила у Франции 18 истребителей Rafale за 1,3 млрд долларов США."),
    ],
)
def test_whose_newspaper_and_whose_money_it_is_makes_no_party(language: str, text: str) -> None:
    (deal,) = registers(text, language=language).deals
    assert (deal.supplier.value, deal.recipient.value) == (("FRA",), "CHL")


def test_a_side_by_its_first_character_is_the_state_that_the_account_names() -> None:
    text = "乌兹别克斯坦国防部说，合同已经签署。乌方向中国购买4架运输机。"
    (deal,) = registers(text, language="zh").deals
    assert (deal.supplier.value, deal.recipient.value) == (("CHN",), "UZB")


@pytest.mark.parametrize(
    "text",
    [
        "A tea trader helped to pay for French artillery that Chile has never said it bought. "
        "France is to deliver 18 CAESAR howitzers to Chile.",
        "France will sell Chile 18 used Gripen jets. Sweden, which built the jets, refused a licence.",
        'Chile dismissed a report that it had bought 18 CAESAR howitzers from France. "Our artillery is bought from the budget."',
        "La France a vendu au Chili 18 navires. Les deux derniers bâtiments seront construits au Chili.",
        "France will sell Chile 18 CAESAR howitzers. France's report on arms exports lists one licence for Chile, for artillery.",
    ],
)
def test_what_an_account_says_in_general_of_the_arms_of_its_deal_is_no_other_deal(text: str) -> None:
    (deal,) = registers(text, language="fr" if text.startswith("La") else "en").deals
    assert (deal.supplier.value, deal.recipient.value, deal.number_ordered.value) == (("FRA",), "CHL", 18)


def test_a_package_is_priced_once() -> None:
    first, second = registers(
        "Chile ordered six C-130 aircraft and two corvettes from Canada for 900 million dollars."
    ).deals
    assert (first.value.value, second.value.value) == (900_000_000, None)


def test_a_contract_keeps_its_own_date_and_no_weekday_of_the_press() -> None:
    deal = registers(
        "Chile has ordered six C-130 aircraft from Canada, the ministry said on Monday. The contract was signed on 9 May 2022."
    ).deals[0]
    assert deal.order_year.value == "2022"


def test_who_denies_a_deal_does_not_vouch_for_it() -> None:
    (deal,) = registers(
        "Chile bought six C-130 aircraft from Canada, traders said. "
        "No contract has been signed, the Chilean defence ministry said on Monday."
    ).deals
    assert deal.flags.value == ("denied",)
    assert deal.eligible.value is False


def test_what_arms_are_only_likened_to_is_not_bought() -> None:
    (deal,) = registers("Chile ordered four drones the size of a MiG-21 from Canada.").deals
    assert (deal.designation.value, deal.number_ordered.value) == (None, 4)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die FA-50 wurde bereits an Polen, Malaysia und die Philippinen verkauft."),
        ("tr", "Mi-35M helikopterleri Brezilya, Irak ve Venezuela'ya teslim edildi."),
        ("ja", "FA-50はこれまでにフィリピン、ポーランド、マレーシアに輸出されている。"),
        ("en", "The KF-21 has also been ordered by Indonesia and the Philippines."),
    ],
)
def test_a_list_of_customers_is_no_deal_in_any_order_of_words(language: str, text: str) -> None:
    assert registers(text, language=language).deals == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "PARÍS, 21 feb (AES).- Chile compró a Canadá seis aviones C-130."),
        ("ru", "СЕУЛ, 12 апреля. Чили купила у Канады шесть самолётов C-130."),
        ("fr", "Le Chili a acheté au Canada six avions C-130, arrivés à la base de Libreville."),
    ],
)
def test_where_an_agency_writes_from_and_where_a_base_is_makes_no_party(language: str, text: str) -> None:
    (deal,) = registers(text, language=language).deals
    assert (deal.supplier.value, deal.recipient.value) == (("CAN",), "CHL")


def test_who_wins_an_order_sells() -> None:
    (deal,) = registers("Brazil's Embraer has won a $120 million order from Ghana for six A-29 aircraft.").deals
    assert (deal.supplier.value, deal.recipient.value) == (("BRA",), "GHA")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Mit Südkorea verhandelt Ghana über zwölf Kampfjets vom Typ FA-50."),
        ("fr", "Accra discute avec Séoul de l'achat de douze chasseurs FA-50."),
        ("en", "Ghana is also talking to South Korea about 12 FA-50 fighters."),
    ],
)
def test_in_talks_the_one_that_builds_the_type_gives_and_about_is_no_estimate(language: str, text: str) -> None:
    (deal,) = registers(text, language=language).deals
    assert (deal.supplier.value, deal.recipient.value, deal.status.value) == (("KOR",), "GHA", "negotiation")
    assert (deal.number_ordered.value, deal.number_ordered.uncertain) == (12, False)


def test_a_delivery_of_one_account_does_not_stand_against_the_plan_of_another() -> None:
    plan = "Chile ordered six C-130 aircraft from Canada in 2022. The aircraft are due in 2027."
    boast = "Chile has received six C-130 aircraft from Canada, it emerged."
    (deal,) = registers(plan, boast).deals
    assert deal.status.value == "order claimed"
    assert "delivered" in deal.status.alternatives
    assert deal.number_delivered.value is None


def test_an_office_denies_the_deal_of_its_account_and_no_older_one() -> None:
    deals = registers(
        "Chile ordered 14 L-15 trainers from China in 2024. Chile bought six K-8 trainers from China in 2011. "
        "The Chilean army denied the report."
    ).deals
    flags = {deal.designation.value: deal.flags.value for deal in deals}
    assert flags == {("L-15",): ("denied",), ("K-8",): None}


def test_one_system_under_two_names_is_one_designation() -> None:
    texts = [
        "Nigeria ordered two Ada-class corvettes from Turkey in 2023.",
        "Nigeria hat 2023 in der Türkei zwei Korvetten der Ada-Klasse bestellt.",
    ]
    assert one(texts, ["en", "de"]).designation.value == ("Ada class",)
