"""Events in languages read by tables: made-up accounts about real states."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.claims.events_lexicon import event_lexicon, folded
from firsthand.language.speech import languages
from firsthand.records.events import QUADS, Event
from tests.claims.made import read


def events(text: str, language: str) -> list[Event]:
    return [event for s in read(text, language).statements for event in s.events]


def told(text: str, language: str) -> tuple[str | None, str | None, str | None, str | None, bool]:
    (found,) = events(text, language)
    source, target = (role.state if role is not None else None for role in (found.source, found.target))
    return found.type, found.kind, source, target, found.planned


TOLD = [
    ("fr", "La Norvège et le Pérou ont signé lundi un traité d'extradition.", "SUPPORT agreement NOR PER"),
    ("fr", "L'ambassadeur de Norvège a été convoqué mardi par le Pérou.", "REQUEST statement PER NOR"),
    ("fr", "Le ministre norvégien est arrivé jeudi à Lima.", "CONSULT meeting NOR PER"),
    ("es", "El ministro noruego estuvo en Lima del 3 al 5 de junio.", "CONSULT meeting NOR PER"),
    ("de", "Ein Gegenbesuch einer peruanischen Delegation in Oslo ist für den 3. März geplant.",
     "CONSULT meeting PER NOR planned"),
    ("ru", "Визит министра обороны Норвегии в Лиму 11 января был посвящён разминированию.", "CONSULT meeting NOR PER"),
    ("zh", "秘鲁代表团将于3月3日赴奥斯陆。", "CONSULT meeting PER NOR planned"),
    ("pt", "O Ministério das Finanças da Noruega colocou na terça-feira a empresa Sandel Naval e o seu banco, do Peru, na sua "
     "lista de sanções.", "COERCE sanction NOR PER"),
    ("de", "Die norwegische Polizei nahm am Montag zwei Peruaner und einen peruanischen Matrosen fest.",
     "COERCE legal act NOR PER"),
    ("de", "Norwegen verhängte Sanktionen gegen zwei peruanische Firmen.", "COERCE sanction NOR PER"),
    ("es", "Noruega acusó a Perú de violar la tregua.", "ACCUSE statement NOR PER"),
    ("es", "Perú venderá seis fragatas a Noruega.", "COOPERATE deal PER NOR planned"),
    ("it", "Il Perù ha espulso martedì due diplomatici norvegesi.", "SANCTION None PER NOR"),
    ("pt", "O Peru suspendeu na terça-feira as exportações de armas para a Noruega.", "SANCTION deal PER NOR"),
    ("ru", "Норвегия ввела санкции против перуанской верфи.", "COERCE sanction NOR PER"),
    ("ru", "Против перуанской верфи Норвегия ввела санкции.", "COERCE sanction NOR PER"),
    ("uk", "Норвегія та Перу підписали угоду про риболовлю.", "SUPPORT agreement NOR PER"),
    ("pl", "Norwegia przekazała Peru pomoc o wartości dwóch milionów.", "AID aid NOR PER"),
    ("cs", "Norsko vyhostilo dva peruánské diplomaty.", "SANCTION None NOR PER"),
    ("nl", "Noorwegen kocht zes tanks van Peru.", "COOPERATE deal NOR PER"),
    ("sv", "Norge och Peru inledde en gemensam övning.", "COOPERATE deployment NOR PER"),
    ("tr", "Norveç Peru'ya yaptırım uyguladı.", "COERCE sanction NOR PER"),
    ("zh", "挪威与秘鲁签署渔业协定。", "SUPPORT agreement NOR PER"),
    ("zh", "挪威向秘鲁订购了12辆坦克。", "COOPERATE deal NOR PER"),
    ("zh", "挪威将秘鲁一家船厂列入制裁名单。", "COERCE sanction NOR PER"),
    ("ja", "ノルウェーとペルーは漁業協定に署名した。", "SUPPORT agreement NOR PER"),
    ("ko", "노르웨이와 페루는 어업 협정에 서명했다.", "SUPPORT agreement NOR PER"),
    ("ar", "فرضت النرويج عقوبات على بيرو.", "COERCE sanction NOR PER"),
    ("fa", "نروژ و پرو یک توافق‌نامه امضا کردند.", "SUPPORT agreement NOR PER"),
    ("vi", "Na Uy và Peru đã ký hiệp định đánh cá.", "SUPPORT agreement NOR PER"),
    ("id", "Norwegia menuduh Peru melanggar gencatan senjata.", "ACCUSE statement NOR PER"),
    ("el", "Η Νορβηγία επέβαλε κυρώσεις κατά του Περού.", "COERCE sanction NOR PER"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), TOLD)
def test_who_did_what_to_whom(language: str, text: str, expected: str) -> None:
    type_, kind, source, target, planned = told(text, language)
    assert f"{type_} {kind} {source} {target}" + (" planned" if planned else "") == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Perú negó haber comprado tanques a Noruega."),
        ("pt", "O Peru negou ter comprado tanques à Noruega."),
        ("zh", "秘鲁否认从挪威购买坦克。"),
        ("fr", "La Norvège aurait vendu des chars au Pérou."),
        ("ru", "Норвегия не подписала соглашение с Перу."),
        ("de", "Hat Norwegen Panzer an Peru verkauft?"),
        ("fr", "Le journal français écrit que des chars sont arrivés au Pérou."),
        ("es", "El presidente de Perú visitó Cuzco."),
    ],
)
def test_denials_rumours_questions_and_newspapers_do_nothing(language: str, text: str) -> None:
    assert events(text, language) == []


def test_a_newspaper_acts_not_for_its_state() -> None:
    text = "Французская газета сообщила 3 мая, что Норвегия купила у Перу шесть вертолётов."
    (found,) = events(text, "ru")
    assert found.source is not None
    assert found.target is not None
    assert (found.source.state, found.target.state, found.bearing) == ("NOR", "PER", "by")


def test_who_speaks_is_who_accuses() -> None:
    assert told("秘鲁指责挪威违反停火协议。", "zh")[:4] == ("ACCUSE", "statement", "PER", "NOR")


def test_the_two_countries_are_those_told_of_last() -> None:
    text = "挪威与秘鲁签署渔业协定。两国总理将于6月举行会晤。"
    first, second = events(text, "zh")
    assert (second.type, second.planned) == ("CONSULT", True)
    assert [r.state for r in (second.source, second.target) if r] == ["NOR", "PER"]
    assert second.source is not None
    assert second.source.filled == "neighbour"
    assert first.source is not None
    assert first.source.filled == "sentence"


def test_a_person_acts_for_the_state_that_the_account_gives_him() -> None:
    text = "Le ministre péruvien Ivo Sandel a parlé. M. Sandel est arrivé lundi à Oslo."
    assert told(text, "fr")[:4] == ("CONSULT", "meeting", "PER", "NOR")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "قالت بيرو إن الأمر خطأ. ومن المقرر أن يتوجه وفد من الجيش إلى أوسلو في 3 مارس."),
        ("fr", "Le Pérou se tait. Une visite de retour du ministre à Oslo est prévue pour le 3 mars."),
    ],
)
def test_the_other_side_of_an_officials_visit_is_the_only_other_state(language: str, text: str) -> None:
    assert told(text, language)[2:] == ("PER", "NOR", True)


def test_the_day_of_the_report_is_no_day_of_the_deed() -> None:
    (found,) = events("Noruega compró a Perú 24 tanques, informó el martes la agencia EFP.", "es")
    assert found.bearing == "by"
    (found,) = events("该公司2031年4月为挪威订购的24辆秘鲁坦克付了款。", "zh")
    assert found.date is None


def test_dates_are_those_beside_the_verb_and_never_the_datelines() -> None:
    text = "LIMA, 4 mai 2024 - Le Pérou a expulsé mardi deux diplomates norvégiens."
    (found,) = events(text, "fr")
    assert found.date is not None
    assert text[slice(*found.date)] == "mardi"
    text = "LIMA, 4 mai 2024 - Le Pérou a expulsé deux diplomates norvégiens."
    assert events(text, "fr")[0].date is None


def test_asking_for_help_is_cooperation_and_demanding_is_none() -> None:
    (asked,) = events("Le Pérou a demandé un prêt à la Norvège.", "fr")
    assert (asked.type, asked.mode, asked.quad) == ("REQUEST", "appeal", "verbal cooperation")
    (demanded,) = events("Le Pérou a exigé des excuses de la Norvège.", "fr")
    assert demanded.quad == QUADS["REQUEST"] == "verbal conflict"


@given(st.text(max_size=200), st.sampled_from(sorted(languages())))
def test_folding_keeps_every_offset(text: str, language: str) -> None:
    assert len(folded(text)) == len(text)
    lexicon = event_lexicon(language)
    if lexicon is not None:
        assert all(0 <= start < end <= len(text) for start, end, _ in lexicon.verbs_in(folded(text)))


def test_every_language_of_speech_but_hindi_has_words_for_every_rule() -> None:
    for language in languages() - {"hi", "en"}:
        lexicon = event_lexicon(language)
        assert lexicon is not None, language
        assert {name for own in lexicon.verbs.values() for name, _ in own} == set(lexicon.rules), language
        assert all(noun in lexicon.nouns for own in lexicon.rules.values() for _, r in own for noun in r.nouns), (
            language
        )


def test_two_days_of_one_visit_are_two() -> None:
    text = "El ministro peruano llegó el lunes a Noruega y fue recibido el martes por el presidente noruego."
    assert [text[slice(*e.date)] for e in events(text, "es") if e.date] == ["lunes", "martes"]


def test_the_state_of_a_newspaper_is_no_party() -> None:
    text = (
        "Um estaleiro do Peru pagou a compra de motores para a marinha, segundo o diário norueguês El Vigía del Fiordo."
    )
    assert not any("NOR" in (e.source and e.source.state, e.target and e.target.state) for e in events(text, "pt"))
