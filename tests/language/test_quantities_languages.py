"""Numbers, sums and dates in the languages that have tables: ten invented sentences each."""

import pytest

from firsthand.language.dates import find_dates
from firsthand.language.money import find_money
from firsthand.language.quantities import find_quantities, is_distance

SENTENCES: list[tuple[str, str, list[object]]] = [
    ("fr", "Le port a acheté 12,5 millions de tonnes de blé.", [(12.5e6, "tonne")]),
    ("fr", "La dette atteint 1,2 milliard d’euros.", [(1.2e9, "EUR")]),
    ("fr", "Les ventes ont augmenté de 3,4 % en mars 2031.", [(3.4, "percent", "up"), "2031-03"]),
    ("fr", "Plus de 1 200 marins ont défilé le 2 septembre 2031.", [(1200, "marin", "more_than"), "2031-09-02"]),
    ("fr", "Il y a trois semaines, le quai s’est effondré.", [(-3, "week")]),
    ("fr", "Le chantier a fermé à l’automne dernier.", ["--23"]),
    ("fr", "Près des deux tiers de la flotte sont à l’arrêt.", [(2 / 3, "share")]),
    ("fr", "Entre 20 et 30 navires attendent.", [(20, "navire", "range")]),
    (
        "fr",
        "Au moins vingt-deux personnes sont mortes la semaine dernière.",
        [(22, "personne", "at_least"), (-1, "week")],
    ),
    ("fr", "Les années 1990 furent dures.", ["199"]),
    ("de", "Der Hafen kaufte 12,5 Mio. Tonnen Weizen.", [(12.5e6, "tonne")]),
    ("de", "Die Schulden betragen 1,2 Mrd. Euro.", [(1.2e9, "EUR")]),
    ("de", "Der Umsatz stieg im März 2031 um 3,4 Prozent.", [(3.4, "percent", "up"), "2031-03"]),
    ("de", "Mehr als 1.200 Matrosen kamen am 2. September 2031.", [(1200, "matrosen", "more_than"), "2031-09-02"]),
    ("de", "Vor drei Wochen stürzte der Kai ein.", [(-3, "week")]),
    ("de", "Die Werft schloss im vergangenen Herbst.", ["--23"]),
    ("de", "Zwei Drittel der Flotte liegen still.", [(2 / 3, "share")]),
    ("de", "Zwischen 20 und 30 Schiffe warten.", [(20, "schiffe", "range")]),
    ("de", "Mindestens zweiundzwanzig Menschen starben letzte Woche.", [(22, "menschen", "at_least"), (-1, "week")]),
    ("de", "Ende 2029 war der Tunnel fertig.", ["2029"]),
    ("es", "El puerto compró 12,5 millones de toneladas de trigo.", [(12.5e6, "tonne")]),
    ("es", "La deuda llega a 1.200 millones de euros.", [(1.2e9, "EUR")]),
    ("es", "Las ventas subieron un 3,4 % en marzo de 2031.", [(3.4, "percent", "up"), "2031-03"]),
    (
        "es",
        "Más de 1.200 marineros llegaron el 2 de septiembre de 2031.",
        [(1200, "marinero", "more_than"), "2031-09-02"],
    ),
    ("es", "Hace tres semanas se hundió el muelle.", [(-3, "week")]),
    ("es", "El astillero cerró el otoño pasado.", ["--23"]),
    ("es", "Dos tercios de la flota están parados.", [(2 / 3, "share")]),
    ("es", "Entre 20 y 30 barcos esperan.", [(20, "barco", "range")]),
    ("es", "Al menos veintidós personas murieron la semana pasada.", [(22, "persona", "at_least"), (-1, "week")]),
    ("es", "A mediados de noviembre volverá a abrir.", ["--11"]),
    ("it", "Il porto ha comprato 12,5 milioni di tonnellate di grano.", [(12.5e6, "tonne")]),
    ("it", "Il debito è di 1,2 miliardi di euro.", [(1.2e9, "EUR")]),
    ("it", "Le vendite sono salite del 3,4% nel marzo 2031.", [(3.4, "percent"), "2031-03"]),
    ("it", "Più di 1.200 marinai sono arrivati il 2 settembre 2031.", [(1200, "marinai", "more_than"), "2031-09-02"]),
    ("it", "Tre settimane fa è crollato il molo.", [(-3, "week")]),
    ("it", "Il cantiere ha chiuso lo scorso autunno.", ["--23"]),
    ("it", "Due terzi della flotta sono fermi.", [(2 / 3, "share")]),
    ("it", "Tra 20 e 30 navi aspettano.", [(20, "navi", "range")]),
    ("it", "Almeno ventidue persone sono morte la settimana scorsa.", [(22, "persone", "at_least"), (-1, "week")]),
    ("it", "Costa 3 mln di dollari.", [(3e6, "USD")]),
    ("ru", "Порт купил 12,5 млн тонн пшеницы.", [(12.5e6, "tonne")]),
    ("ru", "Долг составляет 1,2 млрд евро.", [(1.2e9, "EUR")]),
    ("ru", "Продажи выросли на 3,4 процента в марте 2031 года.", [(3.4, "percent", "up"), "2031-03"]),
    ("ru", "Более 1200 моряков прибыли 2 сентября 2031 года.", [(1200, "моряков", "more_than"), "2031-09-02"]),
    ("ru", "Три недели назад рухнул причал.", [(-3, "week")]),
    ("ru", "Верфь закрылась прошлой осенью.", ["--23"]),
    ("ru", "Две трети флота стоят без дела.", [(2 / 3, "share")]),
    ("ru", "От 20 до 30 судов ждут на рейде.", [(20, "судов", "range")]),
    (
        "ru",
        "По меньшей мере двадцать два человека погибли на прошлой неделе.",
        [(22, "человека", "at_least"), (-1, "week")],
    ),
    ("ru", "Ремонт обошелся в 300 тыс. рублей.", [(300_000, "RUB")]),
    ("uk", "Порт купив 12,5 млн тонн пшениці.", [(12.5e6, "tonne")]),
    ("uk", "Борг становить 1,2 млрд євро.", [(1.2e9, "EUR")]),
    ("uk", "Продажі зросли на 3,4 відсотка в березні 2031 року.", [(3.4, "percent", "up"), "2031-03"]),
    ("uk", "Понад 1200 моряків прибули 2 вересня 2031 року.", [(1200, "моряків", "more_than"), "2031-09-02"]),
    ("uk", "Три тижні тому впав причал.", [(-3, "week")]),
    ("uk", "Верф закрилася минулої осені.", ["--23"]),
    ("uk", "Дві третини флоту стоять без діла.", [(2 / 3, "share")]),
    ("uk", "Від 20 до 30 суден чекають.", [(20, "суден", "range")]),
    ("uk", "Щонайменше двадцять двоє людей загинули минулого тижня.", [(22, "людей", "at_least"), (-1, "week")]),
    ("uk", "Ремонт коштував 300 тис. гривень.", [(300_000, "UAH")]),
    ("zh", "港口购买了1250万吨小麦。", [(12.5e6, "tonne")]),
    ("zh", "债务达12亿欧元。", [(1.2e9, "EUR")]),
    ("zh", "2031年3月销售额增长3.4%。", [(3.4, "percent", "up"), "2031-03"]),
    ("zh", "超过1200名水手于2031年9月2日抵达。", [(1200, None, "more_than"), "2031-09-02"]),
    ("zh", "三周前码头倒塌。", [(-3, "week")]),
    ("zh", "船厂去年秋天关闭。", ["--23"]),
    ("zh", "三分之二的船队停运。", [(2 / 3, "share")]),
    ("zh", "20至30艘船在等待。", [(20, None, "range")]),
    ("zh", "上周至少二十二人死亡。", [(22, None, "at_least"), (-1, "week")]),
    ("zh", "修理费为300万美元。", [(3e6, "USD")]),
    ("vi", "Cảng đã mua 12,5 triệu tấn lúa mì.", [(12.5e6, "tonne")]),
    ("vi", "Khoản nợ là 1,2 tỷ euro.", [(1.2e9, "EUR")]),
    ("vi", "Doanh số tăng 3,4% trong tháng 3 năm 2031.", [(3.4, "percent", "up"), "2031-03"]),
    ("vi", "Hơn 1.200 thủy thủ đến ngày 2/9/2031.", [(1200, None, "more_than"), "2031-09-02"]),
    ("vi", "Ba tuần trước cầu cảng bị sập.", [(-3, "week")]),
    ("vi", "Nhà máy đóng cửa vào đầu năm 2030.", ["2030"]),
    ("vi", "Hai phần ba đội tàu ngừng hoạt động.", [(2 / 3, "share")]),
    ("vi", "Từ 20 đến 30 tàu đang chờ.", [(20, None, "range")]),
    ("vi", "Ít nhất hai mươi hai người chết tuần trước.", [(22, None, "at_least"), (-1, "week")]),
    ("vi", "Chi phí là 300 triệu đồng.", [(3e8, "VND")]),
    ("ar", "اشترى الميناء 12.5 مليون طن من القمح.", [(12.5e6, "tonne")]),
    ("ar", "يبلغ الدين 1.2 مليار يورو.", [(1.2e9, "EUR")]),
    ("ar", "ارتفعت المبيعات بنسبة ٣٫٤٪ في مارس 2031.", [(3.4, "percent", "up"), "2031-03"]),
    ("ar", "وصل أكثر من ١٢٠٠ بحار في 2 سبتمبر 2031.", [(1200, "بحار", "more_than"), "2031-09-02"]),
    ("ar", "انهار الرصيف قبل ثلاثة أسابيع.", [(-3, "week")]),
    ("ar", "أغلق الحوض الخريف الماضي.", ["--23"]),
    ("ar", "توقف ثلث الأسطول.", [(1 / 3, "share")]),
    ("ar", "تنتظر ما بين 20 و30 سفينة.", [(20, "سفينة", "range")]),
    ("ar", "قتل ما لا يقل عن 22 شخصا الأسبوع الماضي.", [(22, "شخصا", "at_least"), (-1, "week")]),
    ("ar", "بلغت الكلفة 300 ألف دولار.", [(300_000, "USD")]),
]


@pytest.mark.parametrize(("language", "text", "expected"), SENTENCES)
def test_what_a_sentence_says(language: str, text: str, expected: list[object]) -> None:
    dates = find_dates(text, language)
    far = [(d.start, d.end) for d in dates if is_distance(d)]
    figures: list[tuple[object, ...]] = [
        (q.low, q.unit, q.approximation, q.change)
        for q in find_quantities(text, language)
        if not any(start <= q.start < end for start, end in far)
    ]
    figures += [(m.low, m.currency, m.approximation, m.change) for m in find_money(text, language)]
    said: list[object] = [d.value if d.value is not None else (d.offset, d.offset_unit) for d in dates]
    for one in expected:
        if isinstance(one, tuple) and len(one) == 2 and one in said:
            continue
        if isinstance(one, str):
            assert one in said, (said, figures)
            continue
        assert isinstance(one, tuple)
        value, unit, *more = one
        match = [f for f in figures if abs(float(str(f[0])) - float(value)) < 1e-6 * max(1.0, float(value))]
        assert match, (said, figures)
        assert unit is None or match[0][1] == unit, (said, figures)
        assert not more or more[0] in match[0], (said, figures)
    assert len(figures) + len(dates) == len(expected), (said, figures)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("es", "Casi el 40 por ciento de los astilleros", [(40.0, "percent", "about")]),
        ("it", "Quasi il 40% dei cantieri", [(40.0, "percent", "about")]),
        ("fr", "Fin.\nPrès de 40 % des chantiers", [(40.0, "percent", "about")]),
        ("nl", "bijna 40 procent van de werven", [(40.0, "percent", "about")]),
        ("pl", "prawie 40 proc. stoczni", [(40.0, "percent", "about")]),
        ("pt", "Quase 40% dos estaleiros", [(40.0, "percent", "about")]),
        ("fr", "un contrat de douze navires", [(12.0, "navire", "exact")]),
        ("pt", "um contrato de doze navios", [(12.0, "navios", "exact")]),
        ("it", "una rata da 150 milioni sarebbe stata versata", [(150e6, None, "exact")]),
        ("es", "3 millones de personas", [(3e6, "persona", "exact")]),
    ],
)
def test_hedges_articles_and_millions(language: str, text: str, found: list[tuple[float, str | None, str]]) -> None:
    assert [(q.low, q.unit, q.approximation) for q in find_quantities(text, language)] == found


@pytest.mark.parametrize(
    ("language", "text", "unit"),
    [
        ("en", "They bought 31 second-hand barges.", "barge"),
        ("en", "a 200 kilometre-long pier", "km"),
        ("es", "Los seis llegarán mañana.", None),
        ("nl", "Zes worden geleverd.", None),
        ("vi", "24 máy bay vận tải", "máy bay"),
        ("zh", "24架将在明年交付", "架"),
        ("pt", "dois anos", "year"),
        ("tr", "iki yıl", "year"),
    ],
)
def test_a_verb_is_nothing_counted(language: str, text: str, unit: str | None) -> None:
    assert [q.unit for q in find_quantities(text, language)] == [unit]


@pytest.mark.parametrize(("language", "text"), [("vi", "một công ty"), ("tr", "bir şirket"), ("fa", "یک شرکت")])
def test_an_article_counts_nothing(language: str, text: str) -> None:
    assert find_quantities(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "low", "currency"),
    [
        ("fr", "12 M€", 12e6, "EUR"),
        ("tr", "45 milyon avronun", 45e6, "EUR"),
        ("ar", "ملياري يورو", 2e9, "EUR"),
        ("fa", "پانصد میلیون دلار", 5e8, "USD"),
        ("ro", "930 de milioane de euro", 9.3e8, "EUR"),
        ("fa", "پانصد میلیون تومان", 5e8, None),  # ten rials each: no code of its own
        ("fr", "Le quai a coûté 2,5 M d’euros.", 2.5e6, "EUR"),
        ("fr", "Le quai a coûté 3 M de dollars canadiens.", 3e6, "CAD"),
        ("fr", "Le quai a coûté 2,5 M de francs.", 2.5e6, None),
        ("es", "El muelle costó 30 M euros.", 3e7, "EUR"),
        ("es", "El muelle costó 30 M de pesos mexicanos.", 3e7, "MXN"),
        ("pl", "Statek kosztował 2,5 mln dol., powiedział.", 2.5e6, "USD"),
        ("ro", "Podul a costat 1,2 miliarde de lei.", 1.2e9, None),
    ],
)
def test_sums(language: str, text: str, low: float, currency: str | None) -> None:
    (found,) = find_money(text, language)
    assert (found.low, found.currency) == (low, currency)


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "transfers of 9.7, 21.4 and 12.2 million euros", [9.7e6, 21.4e6, 12.2e6]),
        ("it", "da 4,2, 7,9 e 11 milioni di euro", [4.2e6, 7.9e6, 11e6]),
        ("zh", "汇款300万、400万和500万欧元", [3e6, 4e6, 5e6]),
        ("en", "on May 3, 2019, 12 million dollars", [12e6]),
        ("ru", "60 R-23 и 12 K-9", []),
    ],
)
def test_a_list_of_sums_has_its_currency_at_the_end(language: str, text: str, values: list[float]) -> None:
    assert [sum_.high for sum_ in find_money(text, language)] == values


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "des moteurs remis à neuf"), ("it", "tu sei di nuovo qui"), ("zh", "以防万一"), ("uk", "Сім'я поїхала")],
)
def test_a_word_of_a_fixed_phrase_is_no_number(language: str, text: str) -> None:
    assert not find_quantities(text, language)


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("hr", "600.000 dolara i 31,5 milijuna eura", [6e5, 31.5e6]),
        ("bg", "31,5 млн. долара и 1,2 милиарда евро", [31.5e6, 1.2e9]),
        ("sk", "2,4 mil. eur", [2.4e6]),
        ("da", "2,4 millioner euro", [2.4e6]),
        ("hu", "3,5 milliárd euró", [3.5e9]),
        ("fi", "3,5 miljoonaa euroa", [3.5e6]),
        ("ca", "1.250 euros", [1250]),
    ],
)
def test_a_language_without_number_words_has_its_decimal_mark_and_its_millions(
    language: str, text: str, values: list[float]
) -> None:
    assert [sum_.high for sum_ in find_money(text, language)] == values


def test_thousands_of_people_are_no_thousand() -> None:
    assert not find_quantities("tisuće ljudi", "hr")


def test_a_capital_m_is_millions_before_money_alone() -> None:
    assert not find_money("Le mur mesure 2,5 M de haut, dit M. Orvel.", "fr")


def test_lei_are_money_in_romanian_alone() -> None:
    assert not find_money("Nel 2031 lei disse di no.", "it")
