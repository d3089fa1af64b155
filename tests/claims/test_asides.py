"""What a sentence says in passing: a silence beside what was said, who saw a document, what nobody did; and who is not its source."""

import pytest

from tests.claims.made import read

SILENT = [
    ("“No bribe was paid,” said lawyer Orlo Venn, who declined to give details.", ["quotation", "non_answer"]),
    ("“We paid in May,” Venn said, declining to say how much.", ["quotation", "non_answer"]),
    ("“It is a lie,” the mayor, who would not comment further, told the paper.", ["quotation"]),
    ("The barge is lost, according to Orlo Venn, a lawyer who refused to identify his client.", ["indirect_speech"]),
    ("The yard, which did not respond to a request for comment, sold six barges to Ardun last year.", ["assertion"]),
    ("The minister declined to comment, saying the matter was before a court.", ["non_answer", "indirect_speech"]),
    ("“It is old,” said an adviser to Venn, who declined to be identified and is not in the camp.", ["quotation"]),
]


@pytest.mark.parametrize(("text", "kinds"), SILENT)
def test_a_silence_in_passing_swallows_nothing_that_was_said(text: str, kinds: list[str]) -> None:
    statements = read(text).statements
    assert [found.kind for found in statements] == kinds
    assert all(len({hop.who for hop in found.attribution}) <= 1 for found in statements)


COUNTED = [
    ("Two of the three officials said the barge was lost.", "group", 2),
    ("Five of the dockers told reporters the crates were empty.", "group", 5),
    ("Several of the dockers told the paper they had seen the crates.", "group", None),
    ("One of them, who works on the quay, called it a scandal.", "person", 1),
]


@pytest.mark.parametrize(("text", "kind", "count"), COUNTED)
def test_how_many_of_them_said_it(text: str, kind: str, count: int | None) -> None:
    (told,) = read(text).statements
    assert [(hop.type, hop.count) for hop in told.attribution] == [(kind, count)]


# Made up: language, text, sources outermost first, certainty.
SAID = [
    ("es", "«No hubo soborno», afirmó el abogado Orlo Ferrán, quien declinó dar más detalles.", ["el abogado Orlo Ferrán"], "CT-"),
    ("pt", "“Não houve suborno”, disse o advogado Orlo Ferrão, que preferiu não dar detalhes.", ["o advogado Orlo Ferrão"], "CT-"),
    ("pl", "„Nie było łapówki” – powiedział adwokat Orlo Feran, który odmówił podania szczegółów.", ["adwokat Orlo Feran"], "CT-"),
    ("de", "„Der Kahn ist leer“, sagte Orlo Benz, der weitere Fragen nicht beantworten wollte.", ["Orlo Benz"], "CT+"),
    ("es", "El ministro Salas reconoció que el contrato fue firmado y añadió que la barcaza se hundió.", ["El ministro Salas"], "CT+"),
    ("fr", "Le ministre Caron a reconnu que le contrat avait été signé et a ajouté que la barge avait coulé.", ["Le ministre Caron"], "CT+"),
    ("it", "Il ministro ha detto che la polizia ha arrestato due uomini e ha aggiunto che altri tre sono fuggiti.", ["Il ministro"], "CT+"),
    ("pl", "Według policji zatrzymano dwóch mężczyzn.", ["policji"], "CT+"),
    ("pl", "Stocznia przekazała sześć łodzi Ardunowi.", [], "CT+"),
    ("pl", "Barka zatonęła, pisze „Latarnik”.", ["„Latarnik”"], "CT+"),
    ("pl", "Jak dowiedział się „Latarnik”, barka zatonęła.", ["„Latarnik”"], "CT+"),
    ("pl", "Poinformowała o tym agencja Halcyon.", ["agencja Halcyon"], "CT+"),
    ("uk", "Про це пише «Маяк».", ["«Маяк»"], "CT+"),
    ("uk", "Баржа затонула в травні, пише «Маяк».", ["«Маяк»"], "CT+"),
    ("ru", "Баржа затонула в мае, пишет «Маяк».", ["«Маяк»"], "CT+"),
    ("es", "Según un informe obtenido por El Faro, la barcaza se hundió.", ["un informe"], "CT+"),
    ("pt", "Segundo um relatório obtido pelo Farol, a barcaça afundou.", ["um relatório"], "CT+"),
    ("it", "Secondo un rapporto interno visto dal Faro, la chiatta è affondata.", ["un rapporto interno"], "CT+"),
    ("fr", "Selon un rapport obtenu par Le Phare, la barge a coulé.", ["un rapport"], "CT+"),
    ("es", "Según fuentes cercanas al ministro, el pago llegó.", ["fuentes cercanas al ministro"], "CT+"),
    ("de", "Laut Kompass ist der Kahn gesunken.", ["Kompass"], "CT+"),
    ("de", "Nach Informationen des Kompass ist der Kahn gesunken.", ["Kompass"], "CT+"),
    ("de", "Gemäß Vertrag zahlt Ardun im Mai.", ["Vertrag"], "CT+"),
    ("de", "Ein Vertreter der staatlichen Werft Nord erklärte, man warte.", ["Ein Vertreter der staatlichen Werft Nord"], "CT+"),
    ("ru", "Как утверждается в отчёте, баржа затонула.", ["отчёте"], "CT+"),
    ("ru", "Как утверждается, баржа затонула.", [], "PS+"),
    ("ar", "وقالت إحداهن إن القارب غرق.", ["إحداهن"], "CT+"),
    ("ru", "В Кремле сообщение назвали ложью.", ["Кремле"], "CT-"),
    ("uk", "У Кремлі повідомлення назвали брехнею.", ["Кремлі"], "CT-"),
    ("pl", "Rzecznik nazwał te doniesienia kłamstwem.", ["Rzecznik"], "CT-"),
    ("de", "Das Ministerium nannte den Bericht falsch.", ["Das Ministerium"], "CT-"),
    ("de", "Der Sprecher bezeichnete die Vorwürfe als haltlos.", ["Der Sprecher"], "CT-"),
    ("es", "El portavoz calificó las acusaciones de falsas.", ["El portavoz"], "CT-"),
    ("pt", "O porta-voz classificou as acusações de falsas.", ["O porta-voz"], "CT-"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "who", "certainty"), SAID)
def test_who_says_it_and_how_surely(language: str, text: str, who: list[str], certainty: str) -> None:
    (told,) = read(text, language).statements
    assert [hop.who for hop in told.attribution] == who
    assert (told.kind == "non_answer", told.certainty) == (False, certainty)


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("fr", "L'agence Halcyon rapporte, citant deux responsables, que la barge a coulé.", "outlet"),
        ("de", "Die Agentur Halcyon berichtet unter Berufung auf drei Beamte, dass der Kahn sank.", "outlet"),
        ("ru", "Агентство «Гальциона» сообщает со ссылкой на двух чиновников, что баржа затонула.", "outlet"),
        ("es", "La agencia tributaria informó que la barcaza se hundió.", "office"),
    ],
)
def test_an_agency_that_cites_somebody_is_a_newsroom(language: str, text: str, kind: str) -> None:
    (told,) = read(text, language).statements
    assert told.attribution[0].type == kind
