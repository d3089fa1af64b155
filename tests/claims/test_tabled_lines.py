"""Lines of a page's head that are nobody's statement, and sentences that tell whose word the one before was."""

import pytest

from tests.claims.made import read


def told(language: str, text: str) -> list[tuple[str, list[str]]]:
    return [(s.text, [a.resolved or a.who for a in s.attribution]) for s in read(text, language).statements]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "Par Ada Sorel et Orlo Venn"),
        ("pt", "Por Ada Sorel e Orlo Venn"),
        ("de", "Von unserem Korrespondenten Orlo Venn, Lorn"),
        ("nl", "(Bron: La Voix de Lorn)"),
        ("vi", "(Theo La Voix de Lorn)"),
        ("fr", "ENQUÊTE | Publié le 12 mars 2031 à 5 h 30 | Par Ada Sorel"),
        ("fr", "À lire aussi : Le prix du tabac au plus haut"),
    ],
)
def test_who_wrote_and_where_it_was_taken_from_states_nothing(language: str, line: str) -> None:
    assert told(language, line) == []


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "Par ailleurs, la barge a coulé."),
        ("de", "Von der Barke fehlt jede Spur."),
        ("it", "Di notte la chiatta affonda"),
    ],
)
def test_sentences_that_begin_like_a_byline_stay(language: str, line: str) -> None:
    assert len(told(language, line)) == 1


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("nl", "Ardun bestelde tien schuiten. Dat blijkt uit 96 e-mails.", "96 e-mails"),
        ("de", "Ardun hat Kähne bestellt. Das geht aus Unterlagen des Exporteurs hervor.", "Unterlagen des Exporteurs"),
        ("fr", "Ardun a acheté des barges. C'est ce que montrent des documents internes.", "des documents internes"),
        ("it", "Ardun ha comprato chiatte. È quanto emerge da documenti interni.", "documenti interni"),
        ("es", "Ardun compró barcazas. Así consta en documentos internos.", "documentos internos"),
        ("pl", "Ardun kupił barki. Wynika to z wewnętrznych dokumentów.", "wewnętrznych dokumentów"),
        ("ru", "Ардун купил баржи. Это следует из внутренних документов.", "внутренних документов"),
    ],
)
def test_documents_answer_for_the_sentence_before(language: str, text: str, who: str) -> None:
    assert [chain for _, chain in told(language, text)] == [[who], [who]]


def test_a_denial_behind_a_quotation_is_a_statement_of_its_own() -> None:
    text = "«Nadie pagó», declaró al diario un antiguo contable. El director, Orlo Venn, lo negó."
    assert [chain for _, chain in told("es", text)] == [["un antiguo contable"], ["El director, Orlo Venn"]]


def test_those_who_are_spoken_to_do_not_speak_in_arabic() -> None:
    text = "نفى الوزير سامر الوادي وجود عقد. وقال للصحافة في الميناء: «لم نوقع مع أحد»."
    assert [chain for _, chain in told("ar", text)] == [["الوزير سامر الوادي"]] * 2


def test_he_is_who_spoke_in_the_sentence_before() -> None:
    text = (
        "« Rien à dire », raconte un ancien comptable. Le directeur, Orlo Venn, a démenti. « C'est faux », a-t-il dit."
    )
    assert told("fr", text)[-1][1] == ["Le directeur, Orlo Venn"]


def test_a_paper_cited_behind_its_documents_stands_before_them() -> None:
    text = "Ardun pagó nueve barcazas, de acuerdo con los correos que cita el periódico."
    assert told("es", text)[0][1] == ["el periódico", "los correos"]


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("ru", "Чиновник заявил, что порт открыт. В «Ардуне» сообщили, что линия стоит.", ["Чиновник", "«Ардуне»"]),
        ("ru", "Чиновник заявил, что порт открыт. «Ардун» на вопросы не ответил.", ["Чиновник", "«Ардун»"]),
        ("uk", "Речниця повідомила, що слідство триває. На заводі запитання журналістів залишили без відповіді.",
         ["Речниця", "заводі"]),
        ("tr", "Liman Başkanlığı'ndan bir yetkili, geminin boş olduğunu söyledi.", ["Liman Başkanlığı'ndan bir yetkili"]),
        ("pt", "Segundo reportagem publicada pelo jornal Maré Alta, o navio saiu vazio.", ["jornal Maré Alta"]),
        ("zh", "律师约斯特·费尔举着一份订单说，合同有效。", ["律师约斯特·费尔"]),
        ("fa", "وکیل متهم که بازرگان است، خواستار آزادی او شد و گفت مدارک جعلی است.", ["وکیل متهم"]),
        ("de", "Ein Zeuge sagt: »Ich war dort.« Die Firma lehnte eine Stellungnahme ab.", ["Ein Zeuge", "Die Firma"]),
    ],
)  # fmt: skip
def test_a_sentence_with_a_subject_of_its_own_inherits_nobody(language: str, text: str, who: list[str]) -> None:
    assert [hop.who for statement in read(text, language).statements for hop in statement.attribution] == who


@pytest.mark.parametrize(
    ("language", "text", "certainty"),
    [
        ("de", "Nicht der Minister, sondern sein Stellvertreter hat den Vertrag unterschrieben.", "CT+"),
        ("es", "No firmó el gerente, sino su hermano.", "CT+"),
        ("zh", "签字的不是部长，而是他的副手。", "CT+"),
        ("ru", "Договор подписал заместитель, а не министр.", "CT+"),
        ("ru", "Министр не подписал договор, а заместитель уехал.", "CT-"),
        ("de", "Der Minister hat den Vertrag nicht unterschrieben.", "CT-"),
    ],
)
def test_what_is_set_against_another_thing_is_not_denied(language: str, text: str, certainty: str) -> None:
    assert [s.certainty for s in read(text, language).statements] == [certainty]
