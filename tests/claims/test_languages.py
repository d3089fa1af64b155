"""Other languages, by tables; and one without any."""

import pytest

from tests.claims.made import read


@pytest.mark.parametrize(
    ("language", "text", "who", "cue_class"),
    [
        ("fr", "« La barge a coulé hier soir », a déclaré Orlo Venn.", "Orlo Venn", "neutral"),
        ("fr", "Selon des responsables du port, la barge a coulé.", "responsables", "neutral"),
        ("de", "„Der Kahn ist gestern gesunken“, sagte Orlo Venn.", "Orlo Venn", "neutral"),
        ("es", "«La barcaza se hundió anoche», confirmó Orlo Venn.", "Orlo Venn", "confirming"),
        ("ru", "«Баржа затонула вчера», — сказал Орло Венн.", "Орло Венн", "neutral"),
        ("uk", "«Баржа затонула вчора», — заявив Орло Венн.", "Орло Венн", "neutral"),
        ("zh", "官员表示，驳船昨天沉没了。", "官员", "neutral"),
        ("vi", "Các quan chức cho biết sà lan đã chìm.", "quan chức", "neutral"),
    ],
)
def test_speakers_beside_a_cue(language: str, text: str, who: str, cue_class: str) -> None:
    (statement,) = read(text, language).statements
    (hop,) = statement.attribution
    assert who in hop.who
    assert hop.cue_class == cue_class
    assert hop.source is not None
    assert text[slice(*hop.source)].strip() == hop.who


def test_facts_of_a_translation() -> None:
    (statement,) = read(
        "Le port a acheté 40 nouvelles barges pour 8 milliards de dollars en juin 2031.", "fr"
    ).statements
    assert statement.money[0].low == 8e9
    assert statement.quantities[0].low == 40
    assert statement.dates[0].value == "2031-06"


def test_a_language_without_tables_says_so_and_still_has_sentences() -> None:
    reading = read("Proomu upposi eilen. Miehistö ui rantaan.", "fi")
    assert len(reading.sentences) == 2
    assert reading.statements == ()
    assert "fi" in reading.gaps[0]
