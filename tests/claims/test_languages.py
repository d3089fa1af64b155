"""Other languages, by tables; and one without any."""

import time

import pytest

from firsthand.language.speech import languages
from firsthand.records import Statement
from tests.claims.made import read

# Made up: language, text, sources outermost first, class of the last cue, certainty.
SAID = [
    ("fr", "« La barge a coulé hier soir », a déclaré Orlo Venn.", ["Orlo Venn"], "neutral", "CT+"),
    ("fr", "Selon des responsables du port, la barge a coulé.", ["des responsables du port"], "neutral", "CT+"),
    ("fr", "Le Kremlin dément que la barge ait coulé.", ["Le Kremlin"], "negative", "CT-"),
    ("fr", "L'usine n'a pas souhaité répondre aux questions.", ["L'usine"], "non_answer", "CT+"),
    ("de", "„Der Kahn ist gestern gesunken“, sagte Orlo Venn.", ["Orlo Venn"], "neutral", "CT+"),
    ("de", "Am Montag teilte das Ministerium mit, dass der Kahn sank.", ["das Ministerium"], "neutral", "CT+"),
    ("de", "Orlo Venn zufolge ist der Kahn gesunken.", ["Orlo Venn"], "neutral", "CT+"),
    ("de", "Wie die Ardun-Zeitung unter Berufung auf Regierungskreise berichtete, soll der Kahn gesunken sein.",
     ["die Ardun-Zeitung", "Regierungskreise"], "neutral", "PS+"),
    ("de", "Der Kahn soll im Mai gesunken sein, berichtete der Sender.", ["der Sender"], "neutral", "PS+"),
    ("ru", "Министерство заключило контракт, сообщил министр Орло Венн.", ["министр Орло Венн"], "neutral", "CT+"),
    ("uk", "Опозиція спростувала, що її поінформували.", ["Опозиція"], "negative", "CT-"),
    ("zh", "国防部长奥洛·文3日宣布，驳船沉没了。", ["国防部长奥洛·文"], "neutral", "CT+"),
    ("zh", "总统乔治·布什说，驳船沉没了。", ["总统乔治·布什"], "neutral", "CT+"),
    ("nl", "Volgens twee bronnen rond het kabinet zou de bark zijn gezonken.",
     ["twee bronnen rond het kabinet"], "neutral", "PS+"),
    ("pl", "Według dwóch źródeł pierwsza barka miała zostać sprzedana.", ["dwóch źródeł"], "neutral", "PS+"),
    ("pt", "Segundo duas fontes, a barcaça terá sido vendida.", ["duas fontes"], "neutral", "PS+"),
    ("tr", "Savunma Bakanlığı salı günü sözleşme imzaladığını açıkladı.", ["Savunma Bakanlığı"], "neutral", "CT+"),
    ("tr", "İsminin açıklanmasını istemeyen iki kaynağa göre mavna battı.", ["iki kaynağa"], "neutral", "CT+"),
    ("de", "„Der Kahn ist gesunken“, so Hafenchefin Ada Sorel.", ["Hafenchefin Ada Sorel"], "neutral", "CT+"),
    ("es", "«La barcaza se hundió anoche», confirmó Orlo Venn.", ["Orlo Venn"], "confirming", "CT+"),
    ("es", "Orlo Venn, director del puerto, dijo que la barcaza podría hundirse.",
     ["Orlo Venn, director del puerto"], "neutral", "PS+"),
    ("it", "Secondo due funzionari, la chiatta è affondata.", ["due funzionari"], "neutral", "CT+"),
    ("it", "Gli abitanti temono che la chiatta affondi.", ["Gli abitanti"], "epistemic", "Uu"),
    ("ru", "«Баржа затонула вчера», — сказал Орло Венн.", ["Орло Венн"], "neutral", "CT+"),
    ("ru", "Как сообщил агентству Reuters капитан порта, баржа затонула.", ["капитан порта"], "neutral", "CT+"),
    ("ru", "Газета «Маяк» пишет со ссылкой на трёх дипломатов, что баржа затонула.",
     ["Газета «Маяк»", "трёх дипломатов"], "neutral", "CT+"),
    ("ru", "В министерстве заявили, что баржа затонула.", ["министерстве"], "neutral", "CT+"),
    ("uk", "«Баржа затонула вчора», — заявив Орло Венн.", ["Орло Венн"], "neutral", "CT+"),
    ("uk", "За словами двох посадовців, баржа, ймовірно, затонула.", ["двох посадовців"], "neutral", "PR+"),
    ("zh", "官员表示，驳船昨天沉没了。", ["官员"], "neutral", "CT+"),
    ("zh", "據路透社報導，駁船昨天沉沒。", ["路透社"], "neutral", "CT+"),
    ("zh", "外交部拒绝置评。", ["外交部"], "non_answer", "CT+"),
    ("vi", "Các quan chức cho biết sà lan đã chìm.", ["Các quan chức"], "neutral", "CT+"),
    ("vi", "Theo hãng tin Bờ Sông, sà lan đã chìm.", ["hãng tin Bờ Sông"], "neutral", "CT+"),
    ("ar", "وقال وزير الدفاع سامر الوادي إن القارب غرق.", ["وزير الدفاع سامر الوادي"], "neutral", "CT+"),
    ("ar", "وفقا لصحيفة المنارة، غرق القارب.", ["صحيفة المنارة"], "neutral", "CT+"),
    ("pl", "„Barka zatonęła”, powiedział Orlo Venn.", ["Orlo Venn"], "neutral", "CT+"),
    ("pt", "Segundo o ministro, a barcaça afundou.", ["o ministro"], "neutral", "CT+"),
    ("nl", "Volgens twee diplomaten is de schuit gezonken.", ["twee diplomaten"], "neutral", "CT+"),
    ("tr", "Bakan Orlo Venn, mavnanın battığını söyledi.", ["Bakan Orlo Venn"], "neutral", "CT+"),
    ("fa", "وزیر دفاع گفت که قایق غرق شد.", ["وزیر دفاع"], "neutral", "CT+"),
]  # fmt: skip


@pytest.mark.parametrize("told", ["rejected that account", "dismissed the claims", "disputed this version of events"])
def test_who_rejects_what_is_told_denies_it(told: str) -> None:
    (statement,) = read(f"The electricity company {told}.", "en").statements
    assert (speakers(statement), statement.certainty) == (["The electricity company"], "CT-")


@pytest.mark.parametrize("text", ["A judge dismissed the claims.", "The governor rejected the plan."])
def test_a_ruling_and_a_plan_are_no_denial(text: str) -> None:
    (statement,) = read(text, "en").statements
    assert (statement.attribution, statement.certainty) == ((), "CT+")


@pytest.mark.parametrize("text", ["회사는 포를 넘기지 않았다고 밝혔다.", "장관은 계약이 없다고 말했다."])
def test_a_denial_inside_reported_speech_is_korean_too(text: str) -> None:
    (statement,) = read(text, "ko").statements
    assert (len(statement.attribution), statement.certainty) == (1, "CT-")


def speakers(statement: Statement) -> list[str]:
    return [hop.who for hop in statement.attribution]


@pytest.mark.parametrize(("language", "text", "who", "cue_class", "certainty"), SAID)
def test_who_says_it_and_how_surely(language: str, text: str, who: list[str], cue_class: str, certainty: str) -> None:
    (statement,) = read(text, language).statements
    assert speakers(statement) == who
    assert statement.attribution[-1].cue_class == cue_class
    assert statement.certainty == certainty
    for hop in statement.attribution:
        assert hop.source is not None
        assert text[slice(*hop.source)] == hop.who


@pytest.mark.parametrize(
    ("language", "text", "certainty"),
    [
        ("fr", "L'usine aurait livré douze canons.", "PS+"),
        ("de", "Das Werk soll zwölf Kanonen geliefert haben.", "PS+"),
        ("es", "La fábrica no entregó los cañones.", "CT-"),
        ("it", "Se arriva la licenza, la fabbrica consegnerà i cannoni.", "PS+"),
        ("ru", "Завод якобы поставил двенадцать пушек.", "PS+"),
        ("ru", "Завод поставил не менее двенадцати пушек.", "CT+"),
        ("zh", "工厂可能交付了十二门火炮。", "PS+"),
        ("zh", "小说讲述了战争。", "CT+"),
        ("vi", "Nhà máy chưa giao pháo.", "CT-"),
        ("ar", "وقد يبدأ التسليم في الخريف.", "PS+"),
        ("fr", "Où sont passés les canons ?", "Uu"),
        ("en", "The verdict is expected in June.", "PR+"),
        ("en", "A verdict is not expected before May.", "PR-"),
        ("de", "Das Urteil wird für den Sommer erwartet.", "PR+"),
        ("cs", "Rozsudek se čeká v létě.", "PR+"),
        ("pl", "Wyrok spodziewany jest latem.", "PR+"),
        ("pt", "A sentença é esperada em junho.", "PR+"),
        ("nl", "Het vonnis wordt in juni verwacht.", "PR+"),
        ("de", "Die Rohre sind aller Wahrscheinlichkeit nach Läufe.", "PR+"),
        ("pt", "Os tubos são, com toda a probabilidade, canos de armas.", "PR+"),
        ("fa", "لوله‌ها به احتمال زیاد لولهٔ تفنگ است.", "PR+"),
        ("ja", "この管は銃身である可能性が高い。", "PR+"),
        ("ja", "この管は銃身である可能性がある。", "PS+"),
        ("ko", "이 관은 총열일 가능성이 크다.", "PR+"),
        ("ko", "이 관은 총열일 가능성이 있다.", "PS+"),
        ("zh", "这些管子很有可能是枪管。", "PR+"),
        ("vi", "Các ống này rất có thể là nòng súng.", "PR+"),
    ],
)
def test_where_nobody_speaks(language: str, text: str, certainty: str) -> None:
    (statement,) = read(text, language).statements
    assert statement.attribution == ()
    assert statement.certainty == certainty
    if certainty not in ("CT+", "Uu"):
        assert statement.certainty_words


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Он встал, сказал правду и ушёл."),  # an object after a verb of saying
        ("fr", "Selon que le vent tourne, la barge partira."),
        ("it", "Nel secondo tempo la squadra ha segnato."),
        ("vi", "Cảnh sát theo dõi chiếc tàu suốt đêm."),
        ("es", "El general espera la llegada de la barcaza."),
        ("de", "Die Erklärung des Ministers löste Streit aus."),
    ],
)
def test_no_speaker_is_made_up(language: str, text: str) -> None:
    assert [s.attribution for s in read(text, language).statements] == [()]


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("ru", "«Баржа затонула, — сказал Орло Венн. — Мы её поднимем. Это долго».", ["Орло Венн"] * 3),
        ("ru", "— Баржа затонула, — сказал Орло Венн. — Мы её поднимем.", ["Орло Венн"] * 2),
        ("ru", "Баржа затонула. Об этом сообщил губернатор.", ["губернатор"] * 2),
        ("de", "Der Kahn sei gesunken, sagte Orlo Venn. Das Geld komme später. Es regnet.", ["Orlo Venn"] * 2 + [""]),
        ("es", "Orlo Venn dijo que la barcaza se hundió. Añadió que era tarde.", ["Orlo Venn"] * 2),
        ("zh", "“驳船沉没了。我们会打捞。”港务局局长王远说。", ["港务局局长王远"] * 2),
        ("it", "«È affondata», dice Orlo Venn.\n«La recupereremo domani».\nIl porto resta chiuso.",
         ["Orlo Venn"] * 2 + [""]),
    ],
)  # fmt: skip
def test_a_voice_goes_on_and_stops(language: str, text: str, who: list[str]) -> None:
    assert ["".join(speakers(s)) for s in read(text, language).statements] == who


def test_a_pronoun_goes_to_the_only_one_who_fits() -> None:
    one = read("« La barge a coulé », a dit Orlo Venn. Il a ajouté que le port fermait.", "fr").statements[1]
    assert one.attribution[0].resolved == "Orlo Venn"
    near = read("Selon Orlo Venn, la barge a coulé. Selon Jan Sorel, elle flotte. Il a dit non.", "fr").statements[2]
    assert near.attribution[0].resolved == "Jan Sorel"  # the sentence before speaks of him alone
    two = read("Selon Orlo Venn, le maire Jan Sorel a menti. Il a dit non.", "fr").statements[1]
    assert two.attribution[0].resolved is None


@pytest.mark.parametrize(
    ("language", "text", "count", "kind"),
    [
        ("ru", "Трое чиновников подтвердили это.", 3, "group"),
        ("fr", "Deux responsables ont confirmé la vente.", 2, "group"),
        ("de", "Zwei Beamte bestätigten den Verkauf.", 2, "group"),
        ("zh", "两名官员证实了此事。", 2, "group"),
        ("es", "Un funcionario confirmó la venta.", 1, "person"),
        ("it", "La Farnesina ha confermato la vendita.", None, "office"),
    ],
)
def test_how_many_stand_behind_a_source(language: str, text: str, count: int | None, kind: str) -> None:
    (statement,) = read(text, language).statements
    assert (statement.attribution[0].count, statement.attribution[0].type) == (count, kind)


def test_facts_of_a_translation() -> None:
    (statement,) = read(
        "Le port a acheté 40 nouvelles barges pour 8 milliards de dollars en juin 2031.", "fr"
    ).statements
    assert statement.money[0].low == 8e9
    assert statement.quantities[0].low == 40
    assert statement.dates[0].value == "2031-06"


@pytest.mark.parametrize("language", sorted(languages()))
def test_a_long_hostile_line_takes_no_time(language: str) -> None:
    begun = time.process_time()
    for line in ("ж" * 30_000, "— dit, " * 4_000, "«" * 8_000, "据官员说，" * 3_000, "\0 « x » , сказал"):
        read(line, language)
    assert time.process_time() - begun < 20


def test_a_language_without_tables_says_so_and_still_has_sentences() -> None:
    reading = read("Proomu upposi eilen. Miehistö ui rantaan.", "fi")
    assert len(reading.sentences) == 2
    assert reading.statements == ()
    assert "fi" in reading.gaps[0]


def test_where_and_when_alone_says_nothing() -> None:
    found = read("МОСКВА, 3 ноября. /ТАСС/. Баржа затонула, сообщил министр Орло Венн.", "ru").statements
    assert [s.text for s in found] == ["Баржа затонула, сообщил министр Орло Венн."]
