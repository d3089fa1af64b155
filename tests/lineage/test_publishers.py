"""Credits to publishers that are no newspapers, by the noun for their class in any language."""

import pytest

from firsthand.lineage import descend
from firsthand.lineage.naming import with_credits_in_pile
from tests.lineage.made import account

TOLD = "\nZalkora, Umbrik, 4,120."
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


def _credited(outlet: str, sentence: str, told: str = TOLD, day: str = "2024-05-03") -> list[str]:
    held = account("held", "Zalkora and Umbrik: 4,120 tonnes.", outlet=outlet, published="2024-05-03")
    follower = account("follower", sentence + told, outlet="Quenlow Blatt", published=day)
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


def test_a_report_in_another_language_hangs_on_the_page_of_a_foundation():
    told = (
        "Customs officers in Port Ansel opened 38 crates on 3 May 2024 and found parts for the Su-30.\n\n"
        "The 38 crates had been booked by Tolvane Marine, a forwarder with 17 employees.\n\n"
        "Inspector Dema Orlisk counted 1,140 bolts in the first of them."
    )
    again = (
        "Según documentos que publicó el viernes la fundación polaca Brzegowa, en Port Ansel se abrieron 38 cajas con "
        "piezas para el Su-30. Dema Orlisk contó 1.140 tornillos; Tolvane Marine, con 17 empleados, había reservado las cajas."
    )
    page = account("page", told, outlet="Fundacja Brzegowa", published="2024-05-03")
    report = account("report", again, outlet="El Faro de Quenlow", published="2024-05-04", language="es")
    assert [(e.child, e.parent, e.settled) for e in descend([page, report]).derivations] == [("report", "page", True)]
