"""Listings: who, whose list, when; an inference is no listing."""

import pytest

from tests.registers.made import registers


def test_a_listing_has_its_entity_list_and_year() -> None:
    (row,) = registers("Canada added Vostelin Trade to its sanctions list in March 2023.").sanctions
    assert (row.entity.value, row.list.value, row.listed.value) == ("Vostelin Trade", "CAN", "2023-03")


def test_a_listing_on_two_lists_is_two_rows() -> None:
    rows = registers("At least one company in Lima was added to U.S. and European sanctions lists in 2024.").sanctions
    assert sorted(str(row.list.value) for row in rows) == ["EU", "USA"]


def test_a_listing_that_was_lifted_is_none() -> None:
    assert registers("Canada removed Vostelin Trade from its sanctions list in 2023.").sanctions == ()


def test_a_date_or_a_kind_is_no_part_of_the_name() -> None:
    (row,) = registers("Canada has added the Moldovan firm Aerostrada to its sanctions list.").sanctions
    assert (row.entity.value, row.list.value) == ("Aerostrada", "CAN")
    rows = registers(
        "Since May 2022 a shipyard in Lima has been on the sanctions lists of Britain and Canada."
    ).sanctions
    assert {row.entity.value for row in rows} == {"a shipyard in Lima"}
    assert {str(row.list.value) for row in rows} == {"GBR", "CAN"}


def test_who_goes_round_sanctions_is_not_listed() -> None:
    text = (
        "Instead, Chile has stepped up purchases of equipment, routing around Canadian sanctions meant to cut it off."
    )
    assert registers(text).sanctions == ()
    (row,) = registers("The firm Vostelin Trade is under Canadian sanctions.").sanctions
    assert (row.entity.value, row.list.value) == ("Vostelin Trade", "CAN")


def test_shopping_lists_and_abstract_things_list_nobody() -> None:
    for text in (
        "Fighters and tanks are on a shopping list of Chile.",
        "The law sanctioned discrimination in schools.",
        "Officials met on a designated day in May.",
    ):
        assert registers(text).sanctions == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Canada added Vostelin Trade to its sanctions list on 3 March 2023. Brix Sillar was designated the same day."),
        ("de", "Kanada setzte am 3. März 2023 die Firma Vostelin Trade auf seine Sanktionsliste. Auch die Firma Brix Sillar wurde "
               "sanktioniert."),
        ("ru", "Канада 3 марта 2023 года внесла в санкционный список фирму Vostelin Trade. Под санкции попала и компания Brix "
               "Sillar."),
        ("fr", "Le Canada a inscrit le 3 mars 2023 la société Vostelin Trade sur sa liste de sanctions. La société Brix Sillar a "
               "également été sanctionnée."),
    ],
)  # fmt: skip
def test_who_is_listed_too_is_on_the_list_of_the_sentence_before(language: str, text: str) -> None:
    rows = [(who, lister, day) for who, lister, day in listed(text, language)]
    assert rows == [("Brix Sillar", "CAN", "2023-03-03"), ("Vostelin Trade", "CAN", "2023-03-03")]


def test_the_title_of_a_law_is_nobody() -> None:
    text = "Canada added two entries to its list under the Sanctions (Diversion of Military Goods) Regulations 2023."
    assert registers(text).sanctions == ()


def listed(text: str, language: str = "en") -> list[tuple[object, object, object]]:
    rows = registers(text, language=language, published="2024-05-16").sanctions
    return sorted(((r.entity.value, r.list.value, r.listed.value) for r in rows), key=str)


@pytest.mark.parametrize(
    ("text", "who", "lister", "when"),
    [
        (
            "Varnholt Shipyard was placed under sanctions by Canada in March 2022.",
            "Varnholt Shipyard",
            "CAN",
            "2022-03",
        ),
        ("Canada has Varnholt Shipyard on its blacklist.", "Varnholt Shipyard", "CAN", None),
        ("Varnholt Shipyard remains sanctioned by the European Union.", "Varnholt Shipyard", "EU", None),
        ("The broker, Almir Trading FZE, is on Britain's sanctions list.", "Almir Trading FZE", "GBR", None),
        ("US-sanctioned Okta Line shipped the engines.", "Okta Line", "USA", None),
        (
            "The European Union added one entity to the list of those that are subject to restrictive measures for helping to get "
            "round export controls: Almir Trading (Morocco).",
            "Almir Trading",
            "EU",
            None,
        ),
        ("Officials said on Monday that Okta Line had been blacklisted by Japan in 2019.", "Okta Line", "JPN", "2019"),
        ("Switzerland followed the EU and froze the assets of Okta Line in June 2022.", "Okta Line", "CHE", "2022-06"),
        (
            "The hull was built by Okta Yards, which has been under U.S. sanctions since 2019.",
            "Okta Yards",
            "USA",
            "2019",
        ),
        ("Japan blacklisted two Peruvian shipyards this year.", "two Peruvian shipyards", "JPN", "2024"),
    ],
)
def test_states_of_being_listed_and_who_lists(text: str, who: str, lister: str, when: str | None) -> None:
    assert listed(text) == [(who, lister, when)]


def test_each_of_several_is_listed() -> None:
    text = "Britain on Tuesday added Almir Trading FZE, Okta Line and the tanker Blue Heron to its sanctions list."
    assert [who for who, _, _ in listed(text)] == ["Almir Trading FZE", "Blue Heron", "Okta Line"]
    text = "Canada sanctioned Rask Optics and its director, Ivo Tarn, on 4 May 2023."
    assert listed(text) == [("Ivo Tarn", "CAN", "2023-05-04"), ("Rask Optics", "CAN", "2023-05-04")]


def test_who_announces_a_listing_is_not_listed() -> None:
    text = "Il Regno Unito ha imposto mercoledì sanzioni alla Rift Tea Brokers, ha annunciato il Foreign Office."
    assert [row.entity.value for row in registers(text, language="it").sanctions] == ["Rift Tea Brokers"]


def test_it_is_who_was_listed_before() -> None:
    text = "Peru has added Aerostrada to its sanctions list, following Chile, which blacklisted it in June 2023."
    assert listed(text) == [("Aerostrada", "CHL", "2023-06"), ("Aerostrada", "PER", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Okta Line was delisted by the European Union in March.",
        "The bomber, no longer designated Air Force One, was scrapped.",
        "The bomber was designated Air Force One.",
        "Okta Line is not on any sanctions list, its lawyer said.",
        "Paris threatened to impose sanctions on Okta Line.",
        "Chile imposed sanctions on Peru.",
    ],
)
def test_what_is_lifted_denied_threatened_or_called_so_lists_nobody(text: str) -> None:
    assert listed(text) == []


@pytest.mark.parametrize(
    ("language", "text", "row"),
    [
        ("fr", "Rask Optics a été placée sous sanctions par le Pérou en mars 2022.", ("Rask Optics", "PER", "2022-03")),
        ("de", "Peru setzte Rask Optics im März 2022 auf seine Sanktionsliste.", ("Rask Optics", "PER", "2022-03")),
        ("es", "La empresa Rask Optics figura en la lista negra de Perú desde 2021.", ("Rask Optics", "PER", "2021")),
        ("it", "Rask Optics è stata sanzionata dal Perù nel marzo 2022.", ("Rask Optics", "PER", "2022-03")),
        ("pt", "A Rask Optics foi sancionada pelo Peru em 2022.", ("Rask Optics", "PER", "2022")),
        ("ru", "Перу ввела санкции против компании «Раск Оптикс» в 2022 году.", ("Раск Оптикс", "PER", "2022")),
        ("pl", "Peru nałożyło sankcje na firmę Rask Optics w marcu 2022 roku.", ("Rask Optics", "PER", "2022-03")),
        ("nl", "Rask Optics staat sinds 2021 op de sanctielijst van Peru.", ("Rask Optics", "PER", "2021")),
        ("zh", "秘鲁2022年3月将拉斯克光学公司列入制裁名单。", ("拉斯克光学公司", "PER", "2022-03")),
        ("ar", "فرضت بيرو عقوبات على شركة راسك أوبتكس في مارس 2022.", ("راسك أوبتكس", "PER", "2022-03")),
        ("tr", "Peru, Rask Optics'i yaptırım listesine aldı.", ("Rask Optics", "PER", None)),
        ("vi", "Peru đã đưa Rask Optics vào danh sách trừng phạt.", ("Rask Optics", "PER", None)),
    ],
)
def test_other_languages(language: str, text: str, row: tuple[object, ...]) -> None:
    assert listed(text, language) == [row]


def test_one_listing_in_three_languages_and_two_scripts_is_one_row() -> None:
    texts = (
        "Canada added Okta Line to its sanctions list on 4 May 2024.",
        "Le 4 mai 2024, le Canada a inscrit la société Okta Line sur sa liste de sanctions.",
        "Канада 4 мая 2024 года ввела санкции против компании «Окта Лайн».",
    )
    (row,) = registers(*texts, language=("en", "fr", "ru")).sanctions
    assert (row.entity.value, row.list.value, row.listed.value) == ("Okta Line", "CAN", "2024-05-04")
    assert len(row.statements) == 3


def test_two_firms_listed_on_one_day_are_two() -> None:
    assert (
        len(registers("Canada sanctioned Okta Line on 4 May.", "Canada sanctioned Velm Yards on 4 May.").sanctions) == 2
    )


def test_a_firms_name_is_not_cut_and_lists_of_suppliers_are_none() -> None:
    text = "Canada sanctioned Velm Trading and Shipping Company in 2023."
    assert listed(text) == [("Velm Trading and Shipping Company", "CAN", "2023")]
    assert listed("Okta Line was added to the list of approved suppliers in 2023.") == []
    assert listed("Okta Line has been on the EU and British lists since 2023.") == [
        ("Okta Line", "EU", "2023"),
        ("Okta Line", "GBR", "2023"),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Le 5 mars, l’Union européenne a inscrit la société Alda Trading, un négociant, sur sa liste de sanctions.",
        ),
        ("de", "Brüssel nahm die Reederei Alda Trading am 5. März in die Sanktionsliste auf."),
        ("pl", "Unia Europejska wpisała 5 marca na listę sankcyjną spółkę Alda Trading z Malty."),
        ("nl", "Op 5 maart zette Brussel de handelaar Alda Trading op de sanctielijst."),
        ("ru", "ЕС 5 марта внёс в санкционный список компанию «Alda Trading»."),
        ("uk", "ЄС 5 березня вніс до санкційного списку компанію «Alda Trading»."),
        ("it", "Il 5 marzo l'Unione europea ha inserito la società Alda Trading, di Lima, nella lista nera."),
        ("es", "La Unión Europea incluyó el 5 de marzo en su lista negra a la empresa Alda Trading."),
        ("tr", "Avrupa Birliği 5 Mart'ta Alda Trading şirketini yaptırım listesine aldı."),
        ("zh", "欧盟3月5日把航运公司Alda Trading列入制裁名单。"),
        ("ar", "أدرج الاتحاد الأوروبي في 5 مارس شركة Alda Trading على قائمة عقوباته."),
        ("vi", "Ngày 5/3, Liên minh châu Âu đưa công ty Alda Trading vào danh sách trừng phạt."),
    ],
)
def test_a_listing_is_read_in_whatever_order_its_words_stand(language: str, text: str) -> None:
    (listing,) = registers(text, language=language).sanctions
    assert (listing.entity.value, listing.list.value, listing.listed.value) == ("Alda Trading", "EU", "2024-03-05")


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "Two Peruvian firms, Alda Trading and Kivo Shipping, were sanctioned by Canada.", ["Alda Trading", "Kivo Shipping"]),
        ("pt", "A empresa Alda Trading, de Lima, e o banco Kivo foram incluídos pela União Europeia na lista de sanções.", ["Alda Trading", "Kivo"]),
        ("ru", "Канада внесла в санкционный список компании «Альда Трейдинг» и «Киво».", ["Альда Трейдинг", "Киво"]),
        ("zh", "欧盟将海星贸易公司和基沃银行列入制裁名单。", ["海星贸易公司", "基沃银行"]),
        ("en", "Canada put the Lima trader Alda Shipping on its sanctions list.", ["Alda Shipping"]),
    ],
)  # fmt: skip
def test_every_firm_of_a_listing_and_no_town_or_count(language: str, text: str, names: list[str]) -> None:
    assert [s.entity.value for s in registers(text, language=language).sanctions] == names


@pytest.mark.parametrize(
    "text",
    [
        "Canada imposed sanctions on Peru, including a freeze on the assets of top officials.",
        "The court designated Doing THIS as a slogan of the campaign.",
        "Canada imposed sanctions on Peru for sending rifles to the Veldan Front, a radical group in the hills of the north.",
    ],
)
def test_a_measure_a_slogan_or_a_reason_is_nobody(text: str) -> None:
    assert registers(text).sanctions == ()


def test_one_listing_in_two_alphabets_is_one_row_under_the_latin_name() -> None:
    (listing,) = registers(
        "Канада 5 марта внесла в санкционный список компанию «Карсен Авионикс».",
        "Canada added Karsen Avionics to its sanctions list on March 5.",
        language=["ru", "en"],
    ).sanctions
    assert listing.entity.value == "Karsen Avionics"
