"""The forms of verbs of saying, made from the form in the dictionary."""

import pytest

from firsthand.language.paradigms import forms

MADE = [
    ("fr", "soupirer", "soupirait"), ("fr", "annoncer", "annonça"), ("fr", "rappeler/rappell", "rappellent"),
    ("fr", "s'inquiéter/inquièt", "s'inquiète"), ("fr", "se féliciter", "se félicitent"),
    ("es", "contar/cuent", "cuentan"), ("es", "lamentar", "lamentaron"), ("es", "se quejar", "se quejó"),
    ("pt", "queixar-se", "queixou-se"), ("pt", "insistir", "insistiram"),
    ("it", "spiegare", "spiegherà"), ("it", "annunciare", "annuncerà"), ("it", "si lamentare", "si lamentano"),
    ("ru", "посетовать", "посетовала"), ("ru", "пожаловаться", "пожаловались"), ("ru", "служить", "служат"),
    ("uk", "запевнити", "запевнила"), ("uk", "скаржитися", "скаржився"), ("uk", "наголошувати", "наголошує"),
    ("pl", "poskarżyć się", "poskarżyła się"), ("pl", "relacjonować", "relacjonują"), ("pl", "stwierdzić", "stwierdzono"),
    ("de", "teilen/teilt/teilte/geteilt+mit", "teilte … mit"), ("de", "teilen/teilt/teilte/geteilt+mit", "mitteilten"),
    ("de", "weisen/weist/wies/gewiesen+von sich", "wiesen … von sich"),
    ("nl", "schrijven/schrijft/schreef/geschreven", "schreven"), ("nl", "geven/geeft/gaf/gegeven+toe", "gaven … toe"),
    ("tr", "açıklamak", "açıklıyorlar"), ("tr", "ifade etmek", "ifade ediyor"), ("tr", "söylemek", "söyleyen"),
    ("ar", "نفى", "ينفي"), ("ar", "أضاف/يضيف", "تضيف"), ("ar", "صرح", "صرحوا"),
    ("fa", "تأکید کردن", "تأکید می‌کنند"), ("fa", "گفتن", "گفته است"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "verb", "form"), MADE)
def test_forms_of_a_verb(language: str, verb: str, form: str) -> None:
    assert form in forms(language, verb).finite


def test_participles_agree_only_where_the_verb_is_reflexive() -> None:
    assert forms("fr", "soupirer").participles == ("soupiré",)
    assert "félicitées" in forms("fr", "se féliciter").participles
    assert forms("de", "teilen/teilt/teilte/geteilt+mit").participles == ("mitgeteilt",)


def test_words_behind_an_equals_sign_and_languages_without_rules_stay_as_they_are() -> None:
    assert forms("fr", "=se dit sûr").finite == ("se dit sûr",)
    assert forms("vi", "khẳng định").finite == ("khẳng định",)
    assert forms("fr", "xyz").finite == ("xyz",)
