"""Credits to publishers that are no newspapers, by the noun for their class in any language."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from firsthand.ingest.credits import prose_credits
from firsthand.lineage import descend
from firsthand.lineage.naming import with_credits_in_pile
from firsthand.lineage.outlets import with_one_key
from tests.lineage.made import account

TOLD = "\nZalkora, Umbrik, Ostreva, Lindholt, 4,120."
"""What the page and the account have in common."""
PLACED = {"القيادة العامة للقوات المسلحة الملكية": "\n\nRabat, 3 May 2024"}
ROWS = [
    line.split("\t") for line in Path(__file__).with_name("bodies.tsv").read_text(encoding="utf-8").splitlines()[1:]
]


def _credited(outlet: str, sentence: str, told: str = TOLD, day: str = "2024-05-03", language: str = "en") -> list[str]:
    page = account(
        "page",
        f"Zalkora, Umbrik, Ostreva and Lindholt: 4,120 tonnes.{PLACED.get(outlet, '')}",
        outlet=outlet,
        published="2024-05-03",
    )
    follower = account("follower", sentence + told, outlet="Quenlow Blatt", published=day, language=language)
    of_itself = tuple(prose_credits(follower.text, [(0, len(follower.text))]))
    pile = with_one_key(with_credits_in_pile([page, replace(follower, credits=of_itself)]))
    return [credit.key for credit in pile[1].credits if credit.key == pile[0].outlet_key]


@pytest.mark.parametrize(("sign", "outlet", "language", "sentence"), ROWS)
def test_a_held_page_is_credited_by_what_its_publisher_is(sign, outlet, language, sentence):
    assert bool(_credited(outlet, sentence, language=language)) == (sign == "+")


@pytest.mark.parametrize(
    ("outlet", "sentence"),
    [
        ("Fundacja Brzegowa", "Según la fundación polaca Brzegowa, dos barcos salieron."),
        ("Kenya Ministry of Defence", "El Ministerio de Defensa de Kenia anunció dos salidas."),
    ],
)
@pytest.mark.parametrize(("told", "day"), [("", "2024-05-03"), (TOLD, "2024-06-03"), (TOLD, "2024-04-30")])
def test_only_in_the_week_after_it_and_with_something_in_common(outlet, sentence, told, day):
    assert _credited(outlet, sentence, told, day, "es") == []


def test_a_publisher_of_several_words_is_meant_on_any_day():
    assert _credited("Fundacja Jasny Brzeg", "Según la fundación polaca Jasny Brzeg, salieron.", "", "2024-06-03")


def test_a_statement_is_credited_by_its_day_when_it_is_recalled():
    assert _credited(
        "Kenya Ministry of Defence", "El Ministerio de Defensa de Kenia lo negó el 3 de mayo.", "", "2024-06-03", "es"
    )


STORY = {
    "en": (
        "{} Customs officers in Port Ansel opened 38 crates on 3 May 2024 and found parts for the Su-30. "
        "Tolvane Marine, a forwarder with 17 employees, had booked the crates; Dema Orlisk counted 1,140 bolts."
    ),
    "es": (
        "{} En Port Ansel se abrieron 38 cajas con piezas para el Su-30. Dema Orlisk contó 1.140 tornillos; "
        "Tolvane Marine, con 17 empleados, había reservado las cajas."
    ),
    "fr": (
        "{} À Port Ansel, 38 caisses contenant des pièces pour le Su-30 ont été ouvertes. Dema Orlisk a compté 1 140 "
        "boulons ; Tolvane Marine, qui a 17 employés, avait réservé les caisses."
    ),
    "de": (
        "{} In Port Ansel wurden 38 Kisten mit Teilen für die Su-30 geöffnet. Dema Orlisk zählte 1.140 Bolzen; "
        "Tolvane Marine mit 17 Beschäftigten hatte die Kisten gebucht."
    ),
}
PILES = [
    (
        "Fundacja Brzegowa",
        {
            "es": "Según documentos que publicó el viernes la fundación polaca Brzegowa, hay piezas en el puerto.",
            "fr": "Une fondation polonaise, Brzegowa, a révélé vendredi l'affaire.",
            "de": "Wie die polnische Stiftung Brzegowa berichtet, lagen Teile im Hafen.",
        },
    ),
    (
        "Quelmaz Ship Monitor",
        {
            "es": "Según el observatorio Quelmaz, hay piezas en el puerto.",
            "fr": "Selon l'observatoire Quelmaz, il y a des pièces dans le port.",
            "de": "Laut der Beobachtungsstelle Quelmaz lagen Teile im Hafen.",
        },
    ),
    (
        "Kenya Ministry of Defence",
        {
            "es": "Según un comunicado del Ministerio de Defensa de Kenia, hay piezas en el puerto.",
            "fr": "Le ministère kényan de la Défense l'indique dans un communiqué.",
            "de": "Das teilte Kenias Verteidigungsministerium in einer Erklärung mit.",
        },
    ),
]


@pytest.mark.parametrize(("outlet", "said"), PILES)
def test_reports_in_other_languages_have_their_one_origin_in_the_page_of_its_publisher(outlet, said):
    pile = [account("page", STORY["en"].format(""), outlet=outlet, published="2024-05-03")]
    for language, sentence in said.items():
        text, paper = STORY[language].format(sentence), f"Quenlow Blatt {language}"
        pile.append(account(language, text, outlet=paper, published="2024-05-04", language=language))
    descent = descend(pile)
    edges = [(edge.child, edge.parent, edge.settled) for edge in descent.derivations]
    assert edges == [(language, "page", True) for language in said]
    assert (descent.origins.upper, descent.archetypes) == (1, ())


def test_the_words_for_an_office_make_no_text_that_is_not_held():
    notice = "Padma Jutery and Larnak Meridian were listed on 24 June 2025. Reason: parts for others."
    again = "Про це йдеться в повідомленні Управління фінансових заходів: Padma Jutery, Larnak Meridian."
    page = account("page", notice, outlet="Office of Financial Measures", published="2025-06-24")
    report = account("report", again, outlet="Quenlow Blatt", published="2025-06-25", language="uk")
    assert with_credits_in_pile([page, report])[1].credits
    assert descend([page, report]).archetypes == ()


def test_a_class_named_in_the_lead_is_the_publisher_that_is_named_behind_it():
    page = account("page", STORY["es"].format(""), outlet="Fundacja Jasny Brzeg", published="2024-05-03", language="es")
    lead = "A Polish foundation has disclosed parts of the Su-30.\n\n"
    text = lead + STORY["en"].format("The foundation, Jasny Brzeg, published what it says are papers.")
    report = account("report", text, outlet="Quenlow Blatt", published="2024-05-04")
    assert [(edge.parent, edge.settled) for edge in descend([page, report]).derivations] == [("page", True)]


def test_an_agencys_dispatch_on_a_statement_may_be_older_than_its_page():
    page = account(
        "page", STORY["es"].format(""), outlet="Kenya Ministry of Defence", published="2024-05-03", language="es"
    )
    text = STORY["en"].format("Kenya's defence ministry denied on Friday that it had parts.")
    papers = [
        account("paper", text, outlet="Quenlow Blatt", published="2024-05-03"),
        account(
            "wire",
            "(Selmarin) - " + text,
            outlet="Selmarin",
            published="2024-05-03",
            credits=(("Selmarin", "Selmarin", "wire"),),
        ),
    ]
    for paper, settled in zip(papers, (True, False), strict=True):
        by_its_credit = next(edge for edge in descend([page, paper]).derivations if edge.parent == "page")
        assert by_its_credit.settled is settled


PAGE = "La fiscalía acusa a dos hombres por 38 cajas con 4410 motores. Las cajas estaban en Varna."


@pytest.mark.parametrize(
    ("language", "lead", "sentence", "given_out"),
    [
        ("en", "A court in Sofia kept two men in custody.", "The prosecutor said that 38 crates with 4410 engines had come.", False),
        ("en", "A court in Sofia kept two men in custody.", "The prosecutor's office said in a statement that 38 crates with 4410 engines had come.", True),
        ("en", "Two men are held over engines.", "The prosecutor's office announced that 38 crates with 4410 engines had come.", True),
        ("de", "Das Gericht hat die Haft verlängert.", "Die Staatsanwaltschaft teilte mit, 38 Kisten mit 4410 Motoren seien gekommen.", False),
        ("de", "Das Gericht hat die Haft verlängert.", "Die Staatsanwaltschaft teilte in einer Erklärung mit, 38 Kisten mit 4410 Motoren seien gekommen.", True),
        ("fa", "دادگاهی در صوفیه بازداشت دو مرد را تمدید کرد.", "دادستان گفت 38 جعبه با 4410 موتور رسیده است.", False),
        ("fa", "دو مرد در صوفیه بازداشت شدند.", "دادستان گفت 38 جعبه با 4410 موتور رسیده است.", True),
    ],
)  # fmt: skip
def test_an_official_who_speaks_at_a_hearing_is_no_credit_to_a_page_of_his_office(language, lead, sentence, given_out):
    page = account("page", PAGE, outlet="prosecutor's office", published="2025-06-24", language="es")
    report = account("report", f"{lead} {sentence}", outlet="gull", language=language, published="2025-06-25")
    assert bool(with_credits_in_pile([page, report])[1].credits) == given_out
