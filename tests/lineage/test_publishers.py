"""Credits to publishers that are no newspapers, by the noun for their class in any language."""

import pytest

from firsthand.lineage import descend
from firsthand.lineage.naming import with_credits_in_pile
from tests.lineage.made import account

TOLD = "\nZalkora, Umbrik, Ostreva, Lindholt, 4,120."
"""What the page and the account have in common."""
SAID = [
    ("Fundacja Brzegowa", "Según documentos que publicó el jueves la fundación polaca Brzegowa, dos barcos salieron."),
    ("Fundacja Brzegowa", "Une fondation polonaise, Brzegowa, avait affirmé que deux navires étaient partis."),
    ("Fundacja Brzegowa", "По данным польского фонда «Brzegowa», два судна ушли."),
    ("Fundacja Brzegowa", "Lo ha rivelato la fondazione polacca Brzegowa."),
    ("Fundacja Brzegowa", "به گزارش بنیاد لهستانی Brzegowa، دو کشتی حرکت کردند."),
    ("Fundacja Brzegowa", "Jak wynika z raportu Fundacji Brzegowej, dwa statki wypłynęły."),
    ("Quelmaz Group", "Quelmaz adlı grubun yayımladığı fotoğraflara göre iki gemi ayrıldı."),
    ("Quelmaz Ship Monitor", "Menurut pemantau Quelmaz, dua kapal berangkat."),
    ("Quelmaz Ship Monitor", "Theo nhóm giám sát Quelmaz, hai con tàu đã rời cảng."),
    ("Quelmaz Ship Monitor", "وبحسب مجموعة الرصد Quelmaz، غادرت سفينتان."),
    ("Quelmaz Blog", "Het blog Quelmaz meldde dat twee schepen vertrokken."),
    ("Quillmark Institute for Ports", "Dwa statki wypłynęły – wynika z analizy Instytutu Quillmarka."),
    ("Quillmark Institute for Ports", "Dois navios partiram, conclui um estudo do Instituto Quillmark."),
    ("Quillmark Institute for Ports", "Zwei Schiffe sind ausgelaufen, so eine Auswertung des Quillmark-Instituts."),
]


def _credited(outlet: str, sentence: str, told: str = TOLD, day: str = "2024-05-03", language: str = "en") -> list[str]:
    held = account(
        "held", "Zalkora, Umbrik, Ostreva and Lindholt: 4,120 tonnes.", outlet=outlet, published="2024-05-03"
    )
    follower = account("follower", sentence + told, outlet="Quenlow Blatt", published=day, language=language)
    return [credit.key for credit in with_credits_in_pile([held, follower])[1].credits]


@pytest.mark.parametrize(("outlet", "sentence"), SAID)
def test_a_held_publisher_is_credited_by_its_class_and_name(outlet, sentence):
    assert _credited(outlet, sentence) == [outlet]


@pytest.mark.parametrize(("told", "day"), [("", "2024-05-03"), (TOLD, "2024-06-03")])
def test_only_of_the_same_days_and_with_something_in_common(told, day):
    assert _credited(*SAID[0], told, day) == []


@pytest.mark.parametrize(
    ("outlet", "sentence"),
    [
        ("Fundacja Brzegowa", "The town of Brzegowa reported two deaths."),
        ("Fundacja Brzegowa", "Według burmistrza Brzegowej dwa statki wypłynęły."),
        ("Fundacja Brzegowa", "The foundation was set up in Brzegowa, according to the mayor."),
        ("Tolvane Project", "Das Projekt kostet Tolvane zwei Millionen, teilte die Stadt mit."),
        ("Quillmark International Institute", "According to the International Centre for Cranes, two ships left."),
    ],
)
def test_a_name_without_the_noun_beside_it_credits_nobody(outlet, sentence):
    assert _credited(outlet, sentence) == []


OFFICE = "Kenya Ministry of Defence"
STATED = [
    ("en", OFFICE, "The Kenyan Ministry of Defence said in a statement that two ships had left."),
    ("fr", OFFICE, "« Deux navires », indique le ministère kényan de la Défense dans un communiqué."),
    ("de", OFFICE, "Kenias Verteidigungsministerium teilte am Montag mit, zwei Schiffe seien ausgelaufen."),
    ("es", OFFICE, "Según un comunicado del Ministerio de Defensa de Kenia, dos barcos salieron."),
    ("ru", OFFICE, "Министерство обороны Кении сообщило в понедельник, что два судна ушли."),
    ("zh", OFFICE, "肯尼亚国防部周一发表声明说，两艘船已离港。"),
    ("tr", OFFICE, "Kenya Savunma Bakanlığı yaptığı açıklamada iki geminin ayrıldığını duyurdu."),
    ("it", "UK Foreign Office", "Lo ha annunciato il Foreign Office."),
    ("pt", "U.S. Department of the Treasury", "Dois navios estão na lista, informou o Departamento do Tesouro."),
    ("uk", "Office of Financial Measures", "Про це йдеться в повідомленні Управління фінансових заходів."),
    ("nl", "Council of the EU", "Twee schepen staan op de lijst, heeft de Raad van de EU bekendgemaakt."),
]


@pytest.mark.parametrize(("language", "outlet", "sentence"), STATED)
def test_a_held_statement_is_credited_by_what_its_office_sees_to_and_its_state(language, outlet, sentence):
    assert _credited(outlet, sentence, language=language) == [outlet]


@pytest.mark.parametrize(
    ("language", "sentence", "told"),
    [
        ("en", "The Ugandan Ministry of Defence said in a statement that two ships had left.", TOLD),
        ("en", "The Kenyan Ministry of Defence denied the report.", TOLD),
        ("es", "El Ministerio de Defensa de Kenia negó haber comprado los barcos.", TOLD),
        ("fr", "Le ministère kényan de l'Intérieur a annoncé lundi deux départs.", TOLD),
        ("en", "The Kenyan Ministry of Defence said in a statement that two ships had left.", "\nZalkora, 4,120."),
    ],
)
def test_another_office_or_another_matter_credits_no_statement(language, sentence, told):
    assert _credited(OFFICE, sentence, told, language=language) == []


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
