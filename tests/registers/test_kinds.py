"""Nouns of every language and designations mean one of a few kinds of arms."""

import pytest

from firsthand.language.tables import table
from firsthand.language.weapons import systems
from firsthand.registers.kinds import fits, kind_of_designation, kind_of_noun


@pytest.mark.parametrize(
    ("kind", "nouns"),
    [
        (
            "fighter",
            (
                "fighter jets",
                "истребител",
                "avions de combat",
                "kampfjet",
                "战斗机",
                "전투기",
                "مقاتلة",
                "jagdflugzeug",
            ),
        ),
        ("helicopter", ("helicopters", "вертолёт", "elicotteri", "헬기", "مروحيات", "trực thăng")),
        ("howitzer", ("howitzers", "гаубиц", "obusiers", "haubitze", "榴弹炮", "자주포", "obüs")),
        ("aircraft carrier", ("aircraft carrier", "porte-avions", "flugzeugträger")),
        ("armoured vehicle", ("armoured carriers", "schützenpanzer", "transporter", "装甲车")),
        ("vehicle", ("vehicles", "vehículos", "véhicules", "fahrzeuge")),
        ("tank", ("tanks", "carri armati", "танк", "tanques", "전차")),
    ],
)
def test_nouns_of_many_languages_are_of_one_kind(kind: str, nouns: tuple[str, ...]) -> None:
    assert {kind_of_noun(noun) for noun in nouns} == {kind}


def test_designations_are_of_the_kind_that_the_list_describes() -> None:
    assert kind_of_designation("Gripen E") == "fighter"
    assert kind_of_designation("T129 ATAK") == "attack helicopter"
    assert kind_of_designation("Nora B-52") == "howitzer"
    assert kind_of_designation("Quux-17") == ""


def test_a_general_word_fits_what_it_may_mean_and_nothing_else() -> None:
    assert fits("aircraft", "fighter")
    assert fits("fighter", "aircraft")
    assert fits("helicopter", "attack helicopter")
    assert fits("unit", "submarine")
    assert fits("vehicle", "tank")
    assert not fits("tank", "howitzer")
    assert not fits("helicopter", "fighter")
    assert not fits("", "fighter")


def test_few_words_of_the_tables_and_systems_of_the_list_have_no_kind() -> None:
    nouns = [n for part in table("transfers").values() for group in part["nouns"].values() for n in group]
    assert sum(not kind_of_noun(noun) for noun in nouns) < 0.05 * len(nouns)
    described = [system.description for system in systems()]
    assert sum(not kind_of_noun(text.lower()) for text in described) < 0.02 * len(described)
