"""Non-answers by their parts, denials and contents as infinitives, those who are only spoken to, in other languages."""

import pytest

from firsthand.records import Statement
from tests.claims.made import read


def only(language: str, text: str) -> Statement:
    (statement,) = read(text, language).statements
    return statement


SILENT = [
    ("fr", "Le port ignore encore si la barge a coulé.", "Le port"),
    ("fr", "Le maire n'a pas confirmé le bilan.", "Le maire"),
    ("fr", "Le représentant de la banque a refusé de donner le nom du client.", "Le représentant de la banque"),
    ("fr", "Les juges ne savent pas encore qui a payé la barge.", "Les juges"),
    ("es", "La ministra dijo desconocer quién pagó la barcaza.", "La ministra"),
    ("pt", "O banco recusou-se a revelar o nome do cliente.", "O banco"),
    ("it", "Gli inquirenti non sanno ancora chi abbia pagato.", "Gli inquirenti"),
    ("de", "Ein Vertreter der Bank lehnte es ab, den Namen des Kunden zu nennen.", "Ein Vertreter der Bank"),
    ("de", "Der Zoll wollte den Bericht weder bestätigen noch dementieren.", "Der Zoll"),
    ("nl", "De rederij gaf geen antwoord op vragen over de schuit.", "De rederij"),
    ("nl", "De politie weet nog niet wie de schuit betaalde.", "De politie"),
    ("pl", "Ratusz uchylił się od odpowiedzi na pytania o barkę.", "Ratusz"),
    ("ru", "Представитель банка отказался назвать имя клиента.", "Представитель банка"),
    ("ru", "Следователи пока не знают, кто оплатил баржу.", "Следователи"),
    ("uk", "Представник банку відмовився назвати ім'я клієнта.", "Представник банку"),
    ("tr", "Bakan parayı kimin ödediğini bilmiyor.", "Bakan"),
    ("ar", "ورفض ممثل البنك الكشف عن اسم العميل.", "ممثل البنك"),
    ("fa", "بازرسان هنوز نمی‌دانند چه کسی قایق را خرید.", "بازرسان"),
    ("zh", "调查人员尚不清楚是谁付了钱。", "调查人员"),
    ("vi", "Các điều tra viên chưa rõ ai đã trả tiền.", "Các điều tra viên"),
]


@pytest.mark.parametrize(("language", "text", "who"), SILENT)
def test_what_is_refused_withheld_or_not_known_is_a_non_answer(language: str, text: str, who: str) -> None:
    statement = only(language, text)
    assert statement.kind == "non_answer"
    assert [hop.who for hop in statement.attribution] == [who]


DENIED = [
    ("fr", "Venn rejette ces accusations de corruption.", "Venn"),
    ("es", "Venn rechazó las acusaciones de soborno.", "Venn"),
    ("de", "Venn wies die Vorwürfe von sich.", "Venn"),
    ("nl", "De advocaat van de reder bestrijdt dat.", "De advocaat van de reder"),
    ("ru", "Обвинения в подкупе Веннов отверг.", "Веннов"),
    ("uk", "Мінфін це спростовує.", "Мінфін"),
    ("fa", "وکیل متهم آن را انکار کرد.", "وکیل متهم"),
    ("tr", "Venn rüşvet suçlamalarını reddetti.", "Venn"),
    ("fr", "La société nie avoir vendu la barge.", "La société"),
    ("es", "La empresa desmiente haber vendido la barcaza.", "La empresa"),
    ("de", "Das Unternehmen bestreitet, die Barke verkauft zu haben.", "Das Unternehmen"),
    ("nl", "Het bedrijf ontkent de schuit te hebben verkocht.", "Het bedrijf"),
]


@pytest.mark.parametrize(("language", "text", "who"), DENIED)
def test_denials_of_a_report_by_a_pronoun_and_as_infinitives(language: str, text: str, who: str) -> None:
    statement = only(language, text)
    assert statement.certainty == "CT-"
    assert [hop.who for hop in statement.attribution] == [who]


TOLD = [
    ("pt", '"O rio subiu", contou ao Jornal do Vento o pescador Orlo Amado.', ["o pescador Orlo Amado"]),
    ("nl", "Een ingewijde die anoniem wil blijven, zegt tegen de Veense Post dat de schuit zonk.", ["Een ingewijde"]),
    ("fr", "« C'est fini », a lâché auprès du Quai Libre le patron du port, Orlo Venn.", ["le patron du port, Orlo Venn"]),
    ("es", "«Se acabó», lamentó en conversación con El Muelle el jefe del puerto, Orlo Venn.",
     ["el jefe del puerto, Orlo Venn"]),
    ("it", "«Il ponte è caduto», scrive nella perizia Alvise Venn.", ["Alvise Venn"]),
    ("tr", '"Su geldi" diye anlattı çiftçi Döndü Venn.', ["çiftçi Döndü Venn"]),
    ("tr", "Ödeme yapılmadığını savunan Venn, mavnanın yeni olduğunu ekledi.", ["Venn"]),
    ("zh", "一名接受晨光通讯社采访的官员说，驳船沉没了。", ["一名接受晨光通讯社采访的官员"]),
    ("ar", "كشف مصدر حكومي طلب عدم ذكر اسمه لصحيفة «النهر» أن القارب غرق.", ["مصدر حكومي"]),
    ("ru", "«Баржа затонула», — пояснили в аэропорту Ветлуги.", ["аэропорту Ветлуги"]),
    ("nl", "Volgens het OM is de schuit gezonken.", ["het OM"]),
    ("fr", "Le maire se dit certain que la barge sera vendue.", ["Le maire"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "sources"), TOLD)
def test_who_speaks_and_who_is_only_spoken_to(language: str, text: str, sources: list[str]) -> None:
    assert [hop.who for hop in only(language, text).attribution] == sources


def test_what_is_said_may_be_negated_without_the_saying() -> None:
    """Turkish negates inside the clause made a noun."""
    statement = only("tr", "Bakan, fabrikanın kapanmayacağını vurguladı.")
    assert (statement.kind, statement.certainty) == ("indirect_speech", "CT-")


def test_nothing_but_a_source_in_an_interview_tells_who_spoke_before() -> None:
    (statement,) = read("“合同已经取消。”船坞负责人萧文进在接受《码头报》采访时说。", "zh").statements
    assert [hop.who for hop in statement.attribution] == ["船坞负责人萧文进"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les députés ont rejeté le projet de loi."),
        ("es", "El juez confirmó la condena."),
        ("de", "Das Gericht bestätigte das Urteil."),
        ("nl", "De gemeente wees het plan af."),
        ("pl", "Sejm odrzucił ustawę."),
        ("ru", "Суд подтвердил приговор."),
        ("tr", "Meclis tasarıyı reddetti."),
        ("zh", "议会否决了该法案。"),
        ("vi", "Quốc hội bác bỏ dự luật."),
        ("fa", "دادگاه حکم را تأیید کرد."),
    ],
)
def test_a_law_rejected_and_a_sentence_upheld_are_acts(language: str, text: str) -> None:
    statement = only(language, text)
    assert (statement.kind, statement.certainty, statement.attribution) == ("assertion", "CT+", ())
