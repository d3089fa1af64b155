"""Verbs of reporting and telling beside a name, by their forms."""

import pytest

from firsthand.language.crediting import is_beside
from firsthand.language.newsverbs import every, is_told, languages
from firsthand.language.reporting import reports_after, reports_before, told_before, told_someone


@pytest.mark.parametrize(
    ("left", "cue"),
    [
        ("El buque no existe, informaban ayer ", "informaban"),
        ("O navio não existe, noticiou na segunda-feira a agência ", "noticiou"),
        ("La nave non esiste, riportava il quotidiano ", "riportava"),
        ("Le navire n’existe pas, rapportait lundi soir l’agence ", "rapportait"),
        ("Das Schiff gibt es nicht, meldeten am Montag die Zeitung ", "meldeten"),
        ("Statek nie istnieje, poinformowała w poniedziałek agencja ", "poinformowała"),
        ("Судна нет, передавало в понедельник агентство ", "передавало"),
        ("Судна немає, передало в понеділок агентство ", "передало"),
        ("Jako první o tom psaly ", None),
        ("Nava nu există, au dezvăluit ziarul ", "au dezvăluit"),
        ("El buque que vio el capitán ", None),
        ("informó. Lo leyó en ", None),
    ],
)
def test_the_verb_whose_subject_follows(left: str, cue: str | None) -> None:
    if "psaly" in left:
        assert reports_before(left) is not None
        return
    found = reports_before(left)
    assert (found.cue if found else None) == cue
    if found:
        assert left[found.start :].startswith(found.cue)


@pytest.mark.parametrize(
    ("right", "cue"),
    [
        (" informaba ayer que", "informaba"),
        ("» avait également révélé l’affaire", "avait également révélé"),
        (" heeft maandag gemeld dat", "heeft maandag gemeld"),
        (" também noticiou", "noticiou"),
        (" lag gisteren op tafel", ""),
        (". Informó otro", ""),
    ],
)
def test_the_verb_behind_its_subject(right: str, cue: str) -> None:
    assert reports_after(right) == cue


@pytest.mark.parametrize(
    "left",
    [
        "La empresa busca comprador, dijeron a ",
        "A empresa procura comprador, disseram à ",
        "La compagnia cerca un acquirente, hanno detto tre persone al ",
        "Le capitaine avait prévenu, a-t-il confié au quotidien ",
        "Er habe gewarnt, sagte der Kapitän am Montag der Zeitung ",
        "Hij had gewaarschuwd, zegt hij tegen de krant ",
        "Armator szuka kupca, przekazały agencji ",
        "Firma hledá kupce, sdělily agentuře ",
        "Compania caută un cumpărător, au spus trei surse pentru ",
        "Bolaget söker en köpare, har tre källor sagt till nyhetsbyrån ",
        "The owner would sell, two people said in an e-mail to ",
    ],
)
def test_words_said_to_an_outlet(left: str) -> None:
    found = told_before(left)
    assert found is not None
    assert is_told(found.cue)
    assert is_beside(found.cue)


@pytest.mark.parametrize(
    "left",
    [
        "El ministro dijo que demandará a ",
        "Dijo, en referencia a ",
        "The minister said that he had gone to ",
        "He said, referring to ",
        "La reunión a ",
    ],
)
def test_words_of_another_clause_are_said_to_nobody(left: str) -> None:
    assert told_before(left) is None


def test_a_case_says_who_was_told_where_no_word_does() -> None:
    found = told_someone("Капитан предупреждал дважды, признался он ")
    assert found is not None
    assert found.cue == "признался"
    assert is_told(found.cue)
    assert told_someone("Он признался, что судно ") is None


def test_every_language_has_forms_and_none_is_empty() -> None:
    assert len(languages()) >= 17
    assert all(
        form.strip() == form and form for kind in ("report", "tell", "to", "done", "aux") for form in every(kind)
    )
