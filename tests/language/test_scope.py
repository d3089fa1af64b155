"""How far a credit reaches, in the languages of news; and outlets that only somebody's words name."""

import pytest

from firsthand.ingest.credits import prose_credits
from firsthand.language.scope import scope_of
from firsthand.records import Credit

BACKGROUND = """
As Reuters reported last year, the slipway is a field.
Bloomberg previously reported that the slipway would be sold to a gardener.
Bereits 2018 hatte „Die Zeit“ über die Werft berichtet.
En 2017 déjà, Libération avait raconté comment la cale avait été vendue.
En 2016, el diario Clarín ya había contado que la grada era un campo.
Em 2018, o Público já tinha noticiado a venda da doca.
Nel 2015 L'Espresso aveva già raccontato la vendita dello scalo.
In 2016 schreef Trouw al over de verkoop van de werf.
Redan 2016 skrev Svenska Dagbladet om varvet.
W 2016 roku tygodnik „Polityka” pisał o sprzedaży stoczni.
Už v roce 2016 o prodeji psal týdeník Respekt.
Раніше портал «Українська правда» писав, що стапель продали городникові за тисячу крон.
В 2016 году «Новая газета» рассказывала, что стапель продали.
În 2016, Adevărul relata despre vânzarea șantierului.
Το 2016 η «Εφημερίδα των Συντακτών» είχε γράψει για το ναυπηγείο.
Milliyet 2016'da tersanenin satıldığını yazmıştı.
Pada 2016 Kompas pernah memberitakan penjualan galangan itu.
Năm 2016, báo Tiền Phong từng viết về việc bán xưởng.
2016年《明报》曾报道出售船坞一事。
２０１６年には毎日新聞が売却を伝えていた。
동아일보는 2016년 매각을 보도한 바 있다.
وكانت صحيفة «الحياة» ذكرت عام 2016 أن الحوض حقل.
پیش‌تر در سال ۱۳۹۵ روزنامه اعتماد از فروش کارگاه خبر داده بود.
ב-2016 דיווח "מעריב" על מכירת המספנה.
इंडियन एक्सप्रेस ने 2016 में ही इस खरीद के बारे में लिखा था।
""".strip().splitlines()

CLAIM = """
Reuters reported earlier on Monday that the slipway is a field.
The contract was signed in 2016, Reuters reported.
The slipway was sold in 2016 according to Reuters.
In 2016 the slipway was sold, Reuters reported.
Zuvor hatte der „Spiegel“ darüber berichtet.
Ранее об этом сообщал РБК.
Selon Le Figaro, la cale est un champ.
""".strip().splitlines()


@pytest.mark.parametrize("sentence", BACKGROUND)
def test_an_older_report_is_background(sentence: str) -> None:
    (credit,) = prose_credits(sentence, [(0, len(sentence))])
    assert scope_of(sentence, credit) == "background"


@pytest.mark.parametrize("sentence", CLAIM)
def test_what_is_told_of_the_day_is_a_claim(sentence: str) -> None:
    (credit,) = prose_credits(sentence, [(0, len(sentence))])
    assert scope_of(sentence, credit) == "claim"


def test_the_accounts_own_year_is_no_background_and_a_line_speaks_for_the_page() -> None:
    sentence = "Reuters reported in 2031 that the slipway is a field."
    (credit,) = prose_credits(sentence, [(0, len(sentence))])
    assert (scope_of(sentence, credit), scope_of(sentence, credit, 2031)) == ("background", "claim")
    assert scope_of("(AP)", Credit("apnews.com", "Associated Press", "wire", 1, 3)) == "page"


@pytest.mark.parametrize(
    "sentence",
    [
        "“According to Reuters it was a field, so I went home,” the mate said.",
        "« J'ai lu dans Le Figaro que tout allait bien, selon Le Figaro », a dit le matelot.",
        "„Der »Spiegel« berichtete doch, dass es ein Feld ist“, sagte der Maat.",
        "水手说：“据《明报》报道，那是一片田。”",
    ],
)
def test_what_somebody_says_of_an_outlet_credits_nobody(sentence: str) -> None:
    assert prose_credits(sentence, [(0, len(sentence))]) == []


def test_a_name_or_a_title_in_marks_is_no_speech() -> None:
    for sentence in (
        "The mate told “Fox and Friends” that it was a field.",
        "Laut „Spiegel“ ist es ein Feld.",
        "The mate said “so”. Reuters reported that “it” is a field.",
    ):
        assert len(prose_credits(sentence, [(0, len(sentence))])) == 1, sentence
