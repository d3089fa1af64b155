"""States, people and bodies."""

import pytest

from firsthand.language.folding import fold
from firsthand.language.names import find_names
from firsthand.language.states import find_states
from firsthand.language.tokens import words


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("Russian ships", "en", "RUS"),
        ("les responsables vietnamiens", "fr", "VNM"),
        ("俄罗斯的港口", "zh", "RUS"),
        ("у Києві, Україна", "uk", "UKR"),
        ("tàu của Nga", "vi", "RUS"),
        ("الجيش الأوغندي", "ar", "UGA"),
        ("وفد بنغلاديشي", "ar", "BGD"),
    ],
)
def test_states_and_their_adjectives(text: str, language: str, code: str) -> None:
    assert code in {s.country for s in find_states(text, language)}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("they told us nothing", "en"),
        ("Latin American navies", "en"),
        ("states of South America", "en"),
        ("拉美国家", "zh"),
        ("страны Латинской Америки", "ru"),
    ],
)
def test_us_is_not_always_the_united_states(text: str, language: str) -> None:
    assert find_states(text, language) == []


def test_names_with_titles_and_bodies() -> None:
    found = {
        m.canonical: m.schema
        for m in find_names("Maj. Gen. Orlo Venn met Ada Bell of the University of Ardun at the Harbour Ministry.")
    }
    assert found["Orlo Venn"] == "Person"
    assert found["University of Ardun"] == "Organization"
    assert found["Harbour Ministry"] == "PublicBody"
    assert "Ada Bell" in found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Attacking Ada Bell, his rival, he left.", ["Ada Bell"]),
        ("He left. “Accusing Tom Venn of fraud won us nothing.”", ["Tom Venn"]),
        ("Planning Minister Ada Bell left.", ["Minister Ada Bell"]),
        ("Sterling Harbour Bank closed.", ["Sterling Harbour Bank"]),
        ("He met Fleming Ada Bell.", ["Fleming Ada Bell"]),
        ("It cost $US2400 or US$2,400 at 2045 GMT.", []),
    ],
)
def test_what_is_no_part_of_a_name(text: str, names: list[str]) -> None:
    assert [m.text for m in find_names(text)] == names


def test_folding_meets_across_scripts() -> None:
    assert fold("Müller’s") == "muller"
    assert fold("Венн") == "venn"
    assert fold("Ζόρου") == "zoru"


def test_tokens() -> None:
    assert [t.folded for t in words("Ardun’s U.S. fleet: 1,000 ships 港口")] == [
        "ardun",
        "u.s.",
        "fleet",
        "1,000",
        "ships",
        "港",
        "口",
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Port Committee Chairman Tam Brel left",
            [("Chairman Tam Brel", "Person")],
        ),
        ("Senate Majority Leader Mitch Venn left", [("Majority Leader Mitch Venn", "Person")]),
        ("Roger Venn of the Harbour Institute left", [("Roger Venn", "Other"), ("Harbour Institute", "Organization")]),
    ],
)
def test_a_body_before_its_chairman_is_no_part_of_his_name(text: str, names: list[tuple[str, str]]) -> None:
    assert [(m.text, m.schema) for m in find_names(text)] == names
