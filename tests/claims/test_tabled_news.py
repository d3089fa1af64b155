"""What agencies write in other languages: chains, names of papers, datelines, non-answers, the tense of dates."""

import pytest

from firsthand.claims.tabled.row import Row
from firsthand.language.speech import lexicon
from firsthand.records import Statement
from tests.claims.made import read


def chain(statement: Statement) -> list[str]:
    return [hop.who for hop in statement.attribution]


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("fr", "Selon un marin cité par le quotidien Le Phare, la barge a coulé.", ["le quotidien Le Phare", "un marin"]),
        ("es", "El marinero, citado por la agencia Polo, explicó que la barcaza se hundió.",
         ["la agencia Polo", "El marinero"]),
        ("fr", "« Elle a coulé », a écrit Orlo Venn, d'après une lettre citée par le journal.",
         ["le journal", "une lettre", "Orlo Venn"]),
        ("uk", "Міністр, якого цитує агентство «Полюс», наголосив, що баржа затонула.", ["агентство «Полюс»", "Міністр"]),
        ("ru", "«Баржа затонула», — приводит телеканал «Маяк» слова капитана Орло Венна.",
         ["телеканал «Маяк»", "капитана Орло Венна"]),
        ("de", "Der Kahn sank, zitiert das Blatt einen hohen Beamten.", ["das Blatt", "einen hohen Beamten"]),
        ("pl", "„Barka zatonęła” – cytuje przewodniczącą Annę Białą dziennik „Latarnia”.",
         ["dziennik „Latarnia”", "przewodniczącą Annę Białą"]),
        ("zh", "《北方日报》援引两名官员的话报道称，驳船沉没了。", ["《北方日报》", "两名官员"]),
        ("vi", "Reuters dẫn báo Der Lorner Bote cho biết sà lan đã chìm.", ["Reuters", "báo Der Lorner Bote"]),
        ("tr", "Alman Arvener Bote gazetesinin iki yetkiliye dayandırdığı habere göre mavna battı.",
         ["Alman Arvener Bote gazetesinin", "iki yetkiliye"]),
        ("fa", "روزنامه «فانوس» به نقل از رئیس بندر نوشت که قایق غرق شد.", ["روزنامه «فانوس»", "رئیس بندر"]),
        ("ru", "Как пишет «Северный Курьер» со ссылкой на двух моряков, баржа затонула.",
         ["«Северный Курьер»", "двух моряков"]),
        ("fr", "D'après trois marins interrogés par Le Phare, la barge a coulé.", ["Le Phare", "trois marins"]),
        ("de", "Laut einem Sprecher, den das Blatt «Der Bote» zitiert, sank der Kahn.",
         ["das Blatt «Der Bote»", "einem Sprecher"]),
        ("fa", "به گزارش روزنامه «فانوس»، به نقل از دو مقام، قایق غرق شد.", ["روزنامه «فانوس»", "دو مقام"]),
        ("it", "Secondo quanto riporta il quotidiano Il Faro, che cita due funzionari, la chiatta è affondata.",
         ["il quotidiano Il Faro", "due funzionari"]),
    ],
)  # fmt: skip
def test_the_outer_source_comes_first(language: str, text: str, who: list[str]) -> None:
    (statement,) = read(text, language).statements
    assert chain(statement) == who


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("de", "Der Kahn sank, schrieb die Zeitung «La Voix de Lorn» am Mittwoch.", "die Zeitung «La Voix de Lorn»"),
        ("de", "Der Abgeordnete Jens van der Laan sagte, dass der Kahn sank.", "Der Abgeordnete Jens van der Laan"),
        ("ru", "Газета La Voix de Lorn сообщила, что баржа затонула.", "Газета La Voix de Lorn"),
        ("cs", "Podle listu La Voix de Lorn barka klesla ke dnu.", "listu La Voix de Lorn"),
        ("ar", "ذكرت صحيفة \"لا فوا دو لورن\" أن القارب غرق.", 'صحيفة "لا فوا دو لورن"'),
        ("nl", "Dat meldt voorzitter Anna de Wit.", "voorzitter Anna de Wit"),
    ],
)  # fmt: skip
def test_names_are_not_cut_at_a_particle(language: str, text: str, who: str) -> None:
    assert chain(read(text, language).statements[-1]) == [who]


def test_marks_around_a_name_quote_nobody() -> None:
    (named,) = read("Газета «Полярный вестник» сообщила, что баржа затонула.", "ru").statements
    assert (named.kind, named.quoted) == ("indirect_speech", ())
    (said,) = read(
        "Газета сообщила в понедельник вечером, что баржа у причала «медленно и тихо затонула».", "ru"
    ).statements
    assert said.kind == "mixed_quotation"
    assert said.quoted


def test_a_name_inside_a_name_has_no_tags() -> None:
    row = Row("Газета «Полярный вестник» пишет", lexicon("ru"), [(7, 25)])
    assert row.is_name(2)
    assert not row.entries(2)
    assert not row.quoted[1]


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("es", "Selma Ruiz dijo que la barcaza se hundió. «No hay heridos», precisó.", "Selma Ruiz"),
        ("it", "«La chiatta è affondata ieri». Così un funzionario del porto.", "un funzionario del porto"),
        ("it", "«Siamo pronti a tutto», ha scritto su X la ministra Ada Neri.", "la ministra Ada Neri"),
        ("fr", "« Les négociations continuent ici », susurre un diplomate.", "un diplomate"),  # a verb no table has
        ("tr", '"Mavna dün gece limanda battı" diyen Bakan Orlo Venn.', "Bakan Orlo Venn"),
        ("fr", "Pour le député Luc d'Arvon, « personne n'a vu le contrat ».", "le député Luc d'Arvon"),
    ],
)
def test_who_says_a_quotation(language: str, text: str, who: str) -> None:
    quoted = [s for s in read(text, language).statements if s.kind == "quotation"]
    assert chain(quoted[-1]) == [who]


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("ru", "Баржа затонула, сообщили в администрации порта.", "администрации порта"),
        ("ru", "О причинах в компании не сообщили.", "компании"),
        ("es", "Desde el ministerio señalaron que todo es legal.", "ministerio"),
        ("de", "In einem Schreiben, das der Redaktion vorliegt, heißt es, der Kahn sei gesunken.", "einem Schreiben"),
        ("pl", "Z dokumentów, do których dotarła gazeta, wynika, że barka zatonęła.", "dokumentów"),
        ("fr", "De source policière, la barge a coulé.", "source policière"),
        ("es", "Un funcionario que pidió no ser citado dijo que la barcaza se hundió.", "Un funcionario"),
        ("nl", "Een ambtenaar die anoniem wil blijven, zegt dat de schuit is gezonken.", "Een ambtenaar"),
        ("tr", "Adının açıklanmasını istemeyen üç diplomat, mavnanın battığını belirtti.", "üç diplomat"),
        ("de", "Der Abgeordnete Venn nannte das Geschäft ein „Fass ohne jeden Boden“.", "Der Abgeordnete Venn"),
        ("ja", "国防相は「船は沈んだ」と述べた。", "国防相"),
        ("ko", "국방부 대변인은 배가 가라앉았다고 밝혔다.", "국방부 대변인"),
    ],
)
def test_who_says_it_without_a_plain_subject(language: str, text: str, who: str) -> None:
    (statement,) = read(text, language).statements
    assert chain(statement) == [who]


def test_what_tells_of_the_source_weighs_nothing() -> None:
    (statement,) = read("Un funcionario que pidió no ser citado dijo que la barcaza se hundió.", "es").statements
    assert statement.certainty == "CT+"


def test_a_verb_of_naming_needs_a_quotation() -> None:
    (statement,) = read("Der Abgeordnete Venn nannte seinen Sohn Karl.", "de").statements
    assert statement.attribution == ()


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("fr", "Interrogé par La Tribune, le ministère n'avait pas réagi mercredi.", "le ministère"),
        ("ru", "На вопросы редакции компания не ответила.", "компания"),
        ("de", "Eine Anfrage der Zeitung ließ das Unternehmen zunächst unbeantwortet.", "das Unternehmen"),
        ("de", "Wann der Hafen öffnet, sagte der Minister nicht.", "der Minister"),
        ("zh", "外交部拒绝就此事置评。", "外交部"),
        ("es", "Ni el banco ni la embajada quisieron hacer declaraciones.", "el banco ni la embajada"),
        ("fa", "سخنگوی شرکت گفت اظهار نظر نمی‌کند.", "سخنگوی شرکت"),
    ],
)
def test_silence_is_no_claim(language: str, text: str, who: str) -> None:
    (statement,) = read(text, language).statements
    assert (statement.kind, statement.certainty, chain(statement)) == ("non_answer", "CT+", [who])


def test_silence_of_one_who_is_not_named_again() -> None:
    told = read("Según el portavoz, la grúa cayó. No dijo cuándo abrirá el puerto.", "es").statements[1]
    assert (told.kind, chain(told)) == ("non_answer", ["el portavoz"])


@pytest.mark.parametrize(
    ("language", "text", "first"),
    [
        ("de", "ARVEN, 14. Mai (lpa) - Der Kahn ist gesunken.", "Der Kahn ist gesunken."),
        ("es", "Lorn, 14 may (ANP).- La barcaza se hundió.", "La barcaza se hundió."),
        ("ru", "ЛОРН, 14 мая — Север. Баржа затонула ночью.", "Баржа затонула ночью."),
        ("zh", "洛恩5月14日电 驳船昨天沉没了。", "驳船昨天沉没了。"),
        ("ar", "لورن (وكالة الشمال) - غرق القارب أمس.", "غرق القارب أمس."),
        ("fr", "Le port (fermé depuis mai) - dit-on - rouvrira.", "Le port (fermé depuis mai) - dit-on - rouvrira."),
    ],
)
def test_a_dateline_is_said_by_nobody(language: str, text: str, first: str) -> None:
    statement = read(text, language).statements[0]
    assert statement.text == first
    assert text[statement.start : statement.end] == first


@pytest.mark.parametrize(
    ("language", "text", "tense"),
    [
        ("fr", "La barge est arrivée en octobre.", "past"),
        ("fr", "La barge arrivera en octobre.", "future"),
        ("de", "Im Oktober seien 45 Millionen überwiesen worden, sagte der Minister.", None),
        ("de", "Im Oktober werde gezahlt, sagte der Minister.", "future"),  # the tense of the saying counts nothing
        ("ru", "Судно прибыло в октябре.", "past"),
        ("ar", "ستصل السفينة في أكتوبر.", "future"),
        ("zh", "船于10月抵达了港口。", "past"),
    ],
)
def test_the_tense_of_a_clause_tells_which_october(language: str, text: str, tense: str | None) -> None:
    (statement,) = read(text, language).statements
    assert [date.tense for date in statement.dates] == [tense if tense else "past"]
