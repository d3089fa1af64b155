"""What a text keeps in any language, and whether it tells a translation from another report."""

import json

import pytest

from benchmarks.lineage.translations import TEXTS
from firsthand.lineage import descend
from firsthand.lineage.skeleton import bones, consonants, in_common
from firsthand.lineage.support import Told, told
from firsthand.lineage.words import Vocabulary, body_of
from firsthand.records import Document
from tests.lineage.made import account

STORIES = {record["id"]: record for record in map(json.loads, TEXTS.read_text("utf-8").splitlines())}
LANGUAGES = sorted({record["language"] for record in STORIES.values()} - {"en"})


def document(name: str) -> Document:
    return account(name, STORIES[name]["text"], outlet=f"outlet {name}", language=STORIES[name]["language"])


def as_told(text: str, language: str = "en") -> Told:
    made = account("made", text, language=language)
    return told(made, body_of(made, Vocabulary()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_is_found_and_another_report_in_its_language_is_not(language):
    for story in (1, 2):
        descent = descend([document("e1"), document("e2"), document(f"{language}{story}")])
        tied = [{edge.child, edge.parent} for edge in descent.derivations if edge.settled]
        assert tied == [{f"e{story}", f"{language}{story}"}]
        assert all(edge.kind == "translation" for edge in descent.derivations)


def test_two_stories_in_eight_languages_have_two_origins():
    origins = descend([document(name) for name in STORIES]).origins
    assert (origins.lower, origins.upper) == (2, 2)


@pytest.mark.parametrize(
    ("names", "same"),
    [
        (("varna", "varni", "varne"), True),
        (("odessa", "odesa", "odesi"), True),
        (("karvelov", "karvelova", "karvelovym"), True),
        (("varna", "vienna"), False),
        (("belmadi", "belmont"), False),
    ],
)
def test_a_name_is_its_first_consonants(names, same):
    assert (len({consonants(name) for name in names}) == 1) is same


def test_names_do_not_count_where_one_script_marks_none():
    english = as_told("On Monday Dimo Karvelov met 38 people in Varna.")
    arabic = as_told("التقى ديمو كارفيلوف 38 شخصا في فارنا يوم الاثنين.", "ar")
    assert ("number", "38") in in_common(english, arabic).shared
    assert not any(kind == "name" for kind, _ in in_common(english, arabic).shared)


def test_a_day_counts_as_its_year_too_since_not_every_language_has_its_days_read():
    found = bones(as_told("It began on 3 May 2024 and cost 4.2 million euros."), named=True)
    assert {("date", "2024-05-03"), ("date", "2024"), ("number", "4200000")} <= found.keys()


def test_few_figures_show_nothing():
    one, other = (as_told("In 2024 there were 38 of them.", language) for language in ("en", "vi"))
    assert len(in_common(one, other).shared) < 6
    texts = [
        account("en", "In 2024 there were 38 of them.", outlet="one", language="en"),
        account("vi", "Vào năm 2024 có 38 cái.", outlet="other", language="vi"),
    ]
    assert descend(texts).origins.upper == 2
