"""What market and economic news says in figures: changes that several figures share, hedges, what counts nothing."""

import pytest

from firsthand.language.counted import singular
from firsthand.language.dates import find_dates
from firsthand.language.money import find_money
from firsthand.language.quantities import find_quantities, is_distance
from firsthand.language.unnumbered import find_unnumbered
from firsthand.records import Money, Quantity

Row = tuple[float, str | None, str]


def rows(text: str, language: str = "en") -> list[Row]:
    found: list[Money | Quantity] = sorted(
        (*find_money(text, language), *find_quantities(text, language)), key=lambda one: one.start
    )
    return [(round(one.low, 4), one.currency if isinstance(one, Money) else one.unit, said(one)) for one in found]


def said(one: Money | Quantity) -> str:
    return one.change or one.approximation


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Tin fell $1.12, or 1.4 percent, to $78.66.",
            [(1.12, "USD", "down"), (1.4, "percent", "down"), (78.66, "USD", "down")],
        ),
        ("The ministry cut its growth forecast to 2.1%.", [(2.1, "percent", "down")]),
        (
            "The bank lifted its rate by 25 basis points to 4.75 percent.",
            [(25, "basis point", "up"), (4.75, "percent", "up")],
        ),
        (
            "Sales dropped 5% (or 3 million euros) to 60 million euros.",
            [(5, "percent", "down"), (3e6, "EUR", "down"), (6e7, "EUR", "down")],
        ),
        ("Prices rose 0.4% in May, 2% in June and 3.1% in July.", [(v, "percent", "up") for v in (0.4, 2, 3.1)]),
        (
            "The Arlo 30 rose 0.5 percent and the Brel Index 0.3 percent.",
            [(0.5, "percent", "up"), (0.3, "percent", "up")],
        ),
        ("Prices rose 3% and 40% of firms closed.", [(3, "percent", "up"), (40, "percent", "exact")]),
        ("Nickel gained 1.7% to close at $18,470.", [(1.7, "percent", "up"), (18470, "USD", "up")]),
        ("Output grew at an average of 2.5 percent.", [(2.5, "percent", "up")]),
        ("Inflation slowed to 6.1 percent.", [(6.1, "percent", "down")]),
        ("The mark was 0.2 percent weaker.", [(0.2, "percent", "down")]),
        ("It may buy up to an additional 15 percent.", [(15, "percent", "at_most")]),
        ("It employs 6,500 people, down from 7,100.", [(6500, "people", "down"), (7100, "people", "exact")]),
        (
            "The bank raised rates by a quarter point to 5.25 percent.",
            [(0.25, "point", "up"), (5.25, "percent", "up")],
        ),
        ("Premiums will increase between 6% and 8%.", [(6, "percent", "up")]),
        ("The shares lost $1.20 to $45.", [(1.2, "USD", "down"), (45, "USD", "down")]),
        ("Yields were +1.2% and -0.3%.", [(1.2, "percent", "up"), (-0.3, "percent", "exact")]),
    ],
)
def test_a_change_holds_for_all_its_figures(text: str, found: list[Row]) -> None:
    assert rows(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Brel gave the Club for Growth $500,000.", [(500000, "USD", "exact")]),
        ("That adds up to 185,000.", [(185000, None, "exact")]),
        ("Orlo Brel lost by 5 points.", [(5, "point", "exact")]),
        ("The fund lost $40 million on the trade.", [(4e7, "USD", "exact")]),
        ("It lies within 460 miles of the coast.", [(460, "mile", "at_most")]),
        ("The margin is plus or minus 3 points.", [(3, "point", "exact")]),
        ("They are fixing up the 40 halls.", [(40, "hall", "exact")]),
        ("There was information about two programs.", [(2, "program", "exact")]),
        ("About two programs closed.", [(2, "program", "about")]),
        ("It costs twice as much as 10 rivals.", [(2, "time", "exact"), (10, "rival", "exact")]),
        ("It raised $5 million over two years.", [(5e6, "USD", "exact"), (2, "year", "exact")]),
        ("It ran for over two years.", [(2, "year", "more_than")]),
    ],
)
def test_what_is_no_change_and_no_hedge(text: str, found: list[Row]) -> None:
    assert rows(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It took nearly a decade and more than a year.", [(1, "decade", "about"), (1, "year", "more_than")]),
        ("He spoke for an hour and a half.", [(1.5, "hour", "exact")]),
        ("They meet twice a year for $5 an hour.", [(5, "USD", "exact")]),
        ("It is nearly double the sum, a tenfold increase.", [(2, "time", "about"), (10, "time", "up")]),
        ("It plans to double the force.", []),
        ("There is a two-in-three chance.", [(0.6667, "share", "exact")]),
        ("He waited thirty (30) days on one (1) count.", [(30, "day", "exact"), (1, "count", "exact")]),
        ("The fleet shrank from 31 to 24 ships.", [(31, "ship", "exact"), (24, "ship", "down")]),
        ("Some 90-plus percent of 40  halls closed.", [(90, "percent", "about"), (40, "hall", "exact")]),
        ("Several hundred men paid a few billion dollars.", [(200, "man", "at_least"), (2e9, "USD", "at_least")]),
        ("Anso Venn, 33, met Orlo Brel (41) and Velt Harbour (2).", [(33, "year old", "exact"), (41, "year old", "exact")]),
        ("Five past and present senators and one retired general.", [(5, "senator", "exact"), (1, "general", "exact")]),
        ("Only one candidate splitting the vote met two congressmen.", [(1, "candidate", "exact"), (2, "congressman", "exact")]),
        ("Two of the firm’s five directors, a nine-member board.", [(2, "director", "exact"), (5, "director", "exact"), (9, "member", "exact")]),
        ("A staff of 31 and a couple of nurses.", [(31, "staff", "exact"), (2, "nurse", "exact")]),
        ("A couple of hundred men and a couple thousand boats.", [(200, "man", "exact"), (2000, "boat", "exact")]),
        ("It costs $US2400 ($3650), or $A35 million, or $NZ5m.", [(2400, "USD", "exact"), (3650, "USD", "exact"), (35e6, "AUD", "exact"), (5e6, "NZD", "exact")]),
        ("It carries 55 billion cubic metres of gas a year.", [(55e9, "m³/year", "exact")]),
        ("Each of the three turbines produces 3.6 megawatts.", [(3, "turbine", "exact"), (3.6, "MW", "exact")]),
        ("It pays $4 per widget for 97.9 Mt.", [(4, "USD", "exact"), (97.9, "Mt", "exact")]),
    ],
)  # fmt: skip
def test_what_is_counted(text: str, found: list[Row]) -> None:
    assert rows(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The Nikkei 225, the S&P 500 and the FTSE 100 closed.",
        "He told “Person 2” that iPadOS 13 shows 4K films.",
        "The Group of Seven met the Big Four.",
        "Call +44 20 7946 0018 or (555) 555-0100.",
        "[1] See below.\n2. The port closed.\n(3) The plan failed.",
        "Account 747969911230697472 was closed.",
        "A 737 landed.",
        "How one writes a brief.",
        "It closed in the first half.",
        "It came at 0630 GMT, by 1900 hours or at 2045 Kenyan time.",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert rows(text) == []


def test_a_date_told_by_its_distance_holds_a_number() -> None:
    text = "Two years ago it sank; over the past three years, since 3 June 2031."
    assert rows(text) == [(2, "year", "exact"), (3, "year", "exact")]
    assert [is_distance(d) for d in find_dates(text)] == [True, True, False]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("ru", "Ставку подняли на 25 базисных пунктов, до 8,75 процента.", [(25, "basis point", "up"), (8.75, "percent", "up")]),
        ("ru", "Экспорт вырос почти вдвое, около десятка судов.", [(2, "time", "up"), (10, "судов", "about")]),
        ("uk", "Щонайменше п'ятеро людей отримали від трьох до п'яти років.", [(5, "людей", "at_least"), (3, "year", "range")]),
        ("uk", "Потужність зменшили на 40 МВт до 110 МВт.", [(40, "MW", "down"), (110, "MW", "down")]),
        ("fr", "L’action a gagné 3,5 % à 45,10 euros.", [(3.5, "percent", "up"), (45.1, "EUR", "up")]),
        ("fr", "Une cinquantaine de marins paient 30 euros par mois.", [(50, "marin", "about"), (30, "EUR", "exact")]),
        ("de", "Die EZB erhöhte den Zins um 25 Basispunkte auf 4,5 Prozent.", [(25, "basis point", "up"), (4.5, "percent", "up")]),
        ("es", "El paro bajó un 2 %, hasta el 11,6 %.", [(2, "percent", "down"), (11.6, "percent", "down")]),
        ("it", "Il petrolio è calato dell'1,4% a 78,66 dollari.", [(1.4, "percent", "down"), (78.66, "USD", "down")]),
        ("it", "Due italiani su tre, tra i 5 e i 7 milioni.", [(0.6667, "share", "exact"), (5e6, None, "range")]),
        ("zh", "央行将利率下调25个基点至3.75%，近六成支持。", [(25, "basis point", "down"), (3.75, "percent", "down"), (60, "percent", "about")]),
        ("vi", "Một phần ba trong số 1.200 cửa hàng.", [(0.3333, "share", "exact"), (1200, "cửa hàng", "exact")]),
        ("ar", "ارتفع السهم 3.5% إلى 45.10 دولار.", [(3.5, "percent", "up"), (45.1, "USD", "up")]),
    ],
)  # fmt: skip
def test_the_same_in_other_languages(language: str, text: str, found: list[Row]) -> None:
    assert rows(text, language) == found


def test_letters_that_only_look_like_others_raise_nothing() -> None:
    assert not list(find_unnumbered("İKİ KATI, thouſandfold", "tr"))
    assert not list(find_unnumbered("thouſandfold", "en"))


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("buses", "bus"),
        ("potatoes", "potato"),
        ("knives", "knife"),
        ("crises", "crisis"),
        ("headquarters", "headquarters"),
        ("cookies", "cookie"),
        ("shoes", "shoe"),
        ("waves", "wave"),
        ("lorries", "lorry"),
        ("congresswomen", "congresswoman"),
        ("specimens", "specimen"),
    ],
)
def test_singulars(plural: str, one: str) -> None:
    assert singular(plural) == one
