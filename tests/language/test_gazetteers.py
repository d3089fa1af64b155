"""The lists of weapon systems, firms, offices and capitals: sound in themselves, found in text, silent where they should."""

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.language.bodies import bodies, body_named
from firsthand.language.designations import find_designations, system_of
from firsthand.language.names import find_names
from firsthand.language.phrases import Phrases
from firsthand.language.weapons import CATEGORIES, systems

ALPHA3 = {country.alpha_3 for country in pycountry.countries} | {"XKX"}
"""ISO 3166 leaves XKX to its users; Kosovo goes by it."""


def test_the_lists_are_as_broad_as_they_should_be() -> None:
    assert len(systems()) >= 300
    assert len({state for one in systems() for state in one.states}) >= 30
    assert len([one for one in bodies() if one.schema == "Company"]) >= 150
    assert {one.category for one in systems()} == {*CATEGORIES.values(), None}


def test_every_name_of_a_system_is_found_and_leads_back_to_it() -> None:
    lost = []
    for one in systems():
        assert one.description, one
        assert one.states, one
        assert set(one.states) <= ALPHA3, one
        for name in one.names:
            text = f"{name} missiles" if "\u3400" <= name[0] <= "\ud7ff" else f"sold {name} missiles"
            if not any(system_of(m.canonical) is one for m in find_designations(text)):
                lost.append(name)
    assert lost == []


def test_no_two_systems_or_bodies_share_a_designation() -> None:
    designations = [one.designation for one in systems()]
    assert len(designations) == len(set(designations))
    assert len({one.name for one in bodies()}) == len(bodies())


def test_bodies_have_states_and_parents_that_are_listed() -> None:
    for one in bodies():
        assert one.state is None or one.state in ALPHA3, one.name
        assert one.parent is None or body_named(one.parent) is not None, one.name


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("12 UH-60M Black Hawk helicopters", "UH-60M"),
        ("an M1A2 Abrams tank", "M1A2"),
        ("комплексы С-400 «Триумф»", "S-400"),
        ("ракеты Искандер-М", "Iskander-M"),
        ("нет Искандеров", "Iskander"),
        ("出售翼龙-2无人机", "Wing Loong"),
        ("two Gripen E jets", "Gripen E"),
        ("Ukrainian Patriot batteries", "Patriot"),
        ("des chars Leclerc", "Leclerc"),
        ("a Hermes-450 drone", "Hermes 450"),
        ("Scorpene submarines", "Scorpène"),
        ("Project 636.3 Kilo-class submarines", "Project 636.3"),
    ],
)
def test_names_as_the_news_writes_them(text: str, canonical: str) -> None:
    (found,) = find_designations(text)
    assert (found.canonical, found.known) == (canonical, True)


@pytest.mark.parametrize(
    "text",
    [
        "Foreign direct investment (FDI) rose.",
        "The Tor browser and the Milan fair",
        "Caesar salad, a Leopard, a Hawk and a Jaguar",
        "Grad students of the Negev",
        "Project 2025 and Type 2 diabetes",
        "Neptune is a planet",
    ],
)
def test_common_words_are_no_weapons(text: str) -> None:
    assert find_designations(text) == ()


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Saab CEO Orlo Venn met Gen. Ada Bell in Oslo.", "en", {"Saab", "Orlo Venn", "Ada Bell", "Oslo"}),
        ("South Korean Hanwha Aerospace signed.", "en", {"KOR", "Hanwha Aerospace"}),
        ("Рособоронэкспорт и Ханоем", "ru", {"Rosoboronexport", "Hanoi"}),
        ("河内与俄罗斯国防出口公司", "zh", {"Hanoi", "Rosoboronexport"}),
        ("Leonardo, the Italian aerospace firm", "en", {"Leonardo S.p.A.", "ITA"}),
    ],
)
def test_bodies_in_text(text: str, language: str, expected: set[str]) -> None:
    assert {m.canonical for m in find_names(text, language)} == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The Oslo Gazette wrote it.", "Oslo"),
        ("A man called Jack London", "London"),
        ("Mr. Washington left.", "Washington"),
        ("Rafael Venn played.", "Rafael"),
        ("Leonardo painted.", "Leonardo S.p.A."),
        ("La patria", "Patria"),
        ("the University of Hanoi", "Hanoi"),
    ],
)
def test_a_listed_name_inside_a_longer_one_is_not_it(text: str, word: str) -> None:
    assert all(not (m.canonical == word and m.known) for m in find_names(text))


def test_a_firm_is_known_with_its_state() -> None:
    (found,) = [m for m in find_names("It paid Saab AB.") if m.known]
    assert (found.canonical, found.schema, found.country) == ("Saab", "Company", "SWE")


def test_phrases_take_the_longest_and_end_with_a_word() -> None:
    index = Phrases(dict.fromkeys(["Iron", "Iron Dome", "铁穹", "Стрела"]))
    found = [(f.name, f.start, f.end) for f in index.find("Iron Domes, Ironside, 买铁穹, Стрелами")]
    assert sorted(found, key=lambda f: f[1]) == [("Iron Dome", 0, 10), ("铁穹", 23, 25), ("Стрела", 27, 35)]


@given(st.text(max_size=120), st.sampled_from(["en", "ru", "zh", "de"]))
def test_mentions_stand_where_they_say(text: str, language: str) -> None:
    at = 0
    for mention in find_names(text, language):
        assert at <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        at = mention.end


def test_time_grows_with_the_text_alone() -> None:
    from time import process_time

    def seconds(text: str) -> float:
        begun = process_time()
        find_names(text)
        return process_time() - begun

    for piece in (
        "Patriot ",
        "Leopard Abrams ",
        "F-16 Fighting Falcon ",
        "T-",
        "S-400S-400",
        "Kilo-class ",
        "Saab, ",
        "Leonardo F-16 ",
    ):
        seconds(piece * 50)
        assert seconds(piece * 1600) < 40 * max(seconds(piece * 200), 0.01)
