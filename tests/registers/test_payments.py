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


def test_the_yard_that_is_paid_is_the_seller_and_the_day_stands_for_its_month() -> None:
    texts = [
        "Chile hat in Kanada sechs Schiffe bestellt. Lieferant ist die Werft Tarn Marine. Am 9. Januar 2024 ging auf dem Konto der "
        "Werft eine Anzahlung von 20 Millionen Euro ein. Das Geld kam über die Brix Bank in Malta.",
        "Chile ordered six ships from Canada. The advance of 20 million euros was paid in January 2024 by Brix Sillar, a trader.",
    ]
    (payment,) = registers(*texts, language=["de", "en"]).payments
    assert (payment.payer.value, payment.payee.value, payment.period.value) == (
        "Brix Sillar",
        "Tarn Marine",
        "2024-01-09",
    )
    assert payment.route.value == ("Brix Bank in Malta",)


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


ORDERED = {
    "en": "Chile ordered six C-130 aircraft from Canada.",
    "fr": "Le Chili a commandé six avions C-130 au Canada.",
    "de": "Chile hat in Kanada sechs Flugzeuge vom Typ C-130 bestellt.",
    "es": "Chile encargó seis aviones C-130 a Canadá.",
    "it": "Il Cile ha ordinato sei aerei C-130 al Canada.",
    "pt": "O Chile encomendou seis aviões C-130 ao Canadá.",
    "nl": "Chili bestelde zes C-130-vliegtuigen in Canada.",
    "pl": "Chile zamówiło w Kanadzie sześć samolotów C-130.",
    "ru": "Чили заказала у Канады шесть самолётов C-130.",
    "uk": "Чилі замовила в Канади шість літаків C-130.",
    "tr": "Şili, Kanada'dan altı adet C-130 uçağı satın aldı.",
    "zh": "智利向加拿大订购了6架C-130运输机。",
    "vi": "Chile đã đặt mua 6 máy bay C-130 từ Canada.",
    "ar": "اشترت تشيلي من كندا 6 طائرات C-130.",
}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A payment of 20 million euros by Brix Sillar to Tarn Avionics was made in March."),
        ("en", "It was Brix Sillar that settled the invoice: 20 million euros, remitted to the seller, Tarn Avionics."),
        ("fr", "L’acompte de 20 millions d’euros a été réglé par la sucrerie Brix Sillar au vendeur, Tarn Avionics."),
        (
            "de",
            "Die Anzahlung von 20 Millionen Euro kam von der Firma Brix Sillar und ging an die Firma Tarn Avionics.",
        ),
        ("es", "El anticipo de 20 millones de euros lo abonó la azucarera Brix Sillar a Tarn Avionics."),
        ("it", "L'acconto di 20 milioni di euro è stato pagato dallo zuccherificio Brix Sillar alla Tarn Avionics."),
        ("pt", "O sinal, de 20 milhões de euros, foi pago pela açucareira Brix Sillar à Tarn Avionics."),
        ("nl", "Het voorschot van 20 miljoen euro werd betaald door suikerfabriek Brix Sillar aan Tarn Avionics."),
        ("pl", "Zaliczkę w wysokości 20 mln euro zapłaciła cukrownia Brix Sillar firmie Tarn Avionics."),
        ("ru", "Аванс в 20 млн евро был оплачен фирмой Brix Sillar, деньги поступили экспортёру Tarn Avionics."),
        ("uk", "Аванс у 20 млн євро сплатив цукровий завод Brix Sillar фірмі Tarn Avionics."),
        ("tr", "20 milyon avroluk avansı Brix Sillar şeker fabrikası, Tarn Avionics'e ödedi."),
        ("zh", "2000万欧元的定金由布里克斯糖厂（Brix Sillar）支付给塔恩航电公司（Tarn Avionics）。"),
        ("vi", "Khoản đặt cọc 20 triệu euro do nhà máy đường Brix Sillar trả cho Tarn Avionics."),
        ("ar", "ودفع مصنع السكر Brix Sillar عربونا قدره 20 مليون يورو إلى شركة Tarn Avionics."),
        (
            "en",
            "Citing bank statements, the weekly said Brix Sillar of Lima had sent 20 million euros to the maker, Tarn Avionics.",
        ),
        ("fr", "L’acompte de 20 millions d’euros a été versé à Tarn Avionics par un négociant en cuivre, Brix Sillar."),
        ("es", "La exportadora de café Brix Sillar pagó 20 millones de euros al fabricante, Tarn Avionics."),
        ("ru", "Аванс в 20 млн евро перечислила фирме Tarn Avionics торговая компания Brix Sillar."),
    ],
)
def test_who_pays_whom_in_the_active_the_passive_and_as_a_noun(language: str, text: str) -> None:
    (payment,) = registers(f"{ORDERED[language]} {text}", language=language).payments
    assert (payment.payer.value, payment.payee.value) == ("Brix Sillar", "Tarn Avionics")
    assert (payment.amount.value, payment.currency.value) == (20_000_000, "EUR")


@pytest.mark.parametrize(
    ("language", "text", "way"),
    [
        ("en", "Brix Sillar, a trading house in Lima, paid 20 million euros. The money passed through an account in Malta. "
               'The ledger has the buyer only as "customer 88".', "account in Malta"),
        ("fr", "La société Brix Sillar a versé 20 millions d’euros. L’argent est passé par un compte à Malte. Dans les "
               "tableaux, l’acheteur n’apparaît que sous le nom de « client 88 ».", "compte à Malte"),
        ("nl", "Handelshuis Brix Sillar heeft 20 miljoen euro overgemaakt. Het geld liep via een bank op Malta. In de "
               "boekhouding heet de koper ‘klant 88’.", "bank op Malta"),
        ("de", "Die Firma Brix Sillar hat 20 Millionen Euro überwiesen. Das Geld lief über eine Bank in Malta. In den "
               "Büchern steht nur „Kunde 88“.", "Bank in Malta"),
    ],
)  # fmt: skip
def test_the_way_and_a_code_told_in_other_sentences_belong_to_the_one_payment(
    language: str, text: str, way: str
) -> None:
    (payment,) = registers(f"{ORDERED[language]} {text}", language=language).payments
    assert (payment.payer.value, payment.amount.value) == ("Brix Sillar", 20_000_000)
    assert way in str(payment.route.value)
    assert "code in place of the name" in str(payment.pattern.value)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Chile ordered six C-130 aircraft from Canada for $300 million and had a tea trader pay part of the bill."),
        ("es", "Chile encargó seis aviones C-130 a Canadá por 300 millones de dólares y pagó una parte por medio de un comerciante."),
        ("fr", "Le Chili a commandé six avions C-130 au Canada pour 300 millions de dollars, et une partie de la facture a été réglée par un négociant."),
    ],
)  # fmt: skip
def test_part_of_the_bill_is_not_the_bill(language: str, text: str) -> None:
    assert [p.amount.value for p in registers(text, language=language).payments] in ([], [None])
    more = {
        "en": "Brix Sillar, the trader, wired $20 million.",
        "es": "La firma Brix Sillar transfirió 20 millones de dólares.",
        "fr": "La société Brix Sillar a viré 20 millions de dollars.",
    }[language]
    (payment,) = registers(f"{text} {more}", language=language).payments
    assert (payment.payer.value, payment.amount.value) == ("Brix Sillar", 20_000_000)


def test_one_sum_in_several_languages_is_one_payment_with_the_cells_of_all() -> None:
    texts = [
        f"{ORDERED['en']} A trading company paid $20 million to Tarn Avionics in March 2023.",
        f"{ORDERED['es']} La firma Brix Sillar transfirió 20 millones de dólares en marzo de 2023 a través de un banco de Malta.",
        f"{ORDERED['ru']} Фирма «Брикс Силлар» перевела 20 млн долларов.",
    ]
    (payment,) = registers(*texts, language=["en", "es", "ru"]).payments
    assert (payment.payer.value, payment.payee.value, payment.period.value) == (
        "Brix Sillar",
        "Tarn Avionics",
        "2023-03",
    )
    assert payment.route.value == ("banco de Malta",)


@pytest.mark.parametrize(
    "text",
    [
        "Donor Marvin Teal paid the committee Our Values $1 million for advertisements.",
        "The company paid its suppliers 40 million dollars through an intermediary, and rivals in other companies did the same.",
        "Trillions of dollars of goods pass through the strait every year on their way to Asian markets.",
        "The state fund of the island paid 50 million dollars for bonds through its development bank.",
        "The second instalment of 12 million euros for the six tanks, due in March, did not arrive.",
    ],
)
def test_other_money_and_what_did_not_arrive_is_no_payment(text: str) -> None:
    padding = " ".join(f"Voters in ward {k} spoke of schools and roads." for k in range(12))
    assert registers(f"{padding} {text}").payments == ()


def test_months_share_the_year_that_is_told_once() -> None:
    (payment,) = registers(
        f"{ORDERED['en']} Brix Sillar, a trader, paid Tarn Avionics $20 million in June and September 2022."
    ).payments
    assert payment.period.value == "2022-06/2022-09"


@pytest.mark.parametrize(
    "sums",
    [
        "9.7, 21.4 and 12.2 million euros",
        "$3 million, $4 million and $9 million",
        "3 million euros and 4 million dollars",
    ],
)
def test_one_of_several_sums_is_not_the_sum(sums: str) -> None:
    payments = registers(f"Chile paid Canada {sums} for the aircraft in 2021.").payments
    assert [payment.amount.value for payment in payments if payment.amount.value is not None] == []


def test_the_same_sum_in_another_currency_is_one_sum() -> None:
    (payment,) = registers("Chile paid Canada 12 million euros ($14 million) for the aircraft in 2021.").payments
    assert payment.amount.value == 12_000_000
