"""The tables of speech: what a lexicon finds, and that every table is well formed."""

import pytest

from firsthand.language.speech import cue_class, key, languages, lexicon, listed
from firsthand.language.tables import table

CLASSES = {"neutral", "confirming", "negative", "distancing", "documentary", "epistemic", "prospective", "non_answer"}
KINDS = {"person", "group", "office", "organisation", "outlet", "document"}
VALUES = {"PS+", "PR+", "PR-", "PS-", "CT-", "Uu"}


def test_the_languages_that_are_read() -> None:
    assert {"ru", "uk", "fr", "de", "es", "it", "zh", "vi", "ar"} <= languages()
    assert "en" not in languages()


@pytest.mark.parametrize("language", sorted(languages()))
def test_a_table_is_well_formed(language: str) -> None:
    data = table(f"speech_{language}")
    assert set(data["verbs"]) <= CLASSES
    assert set(data["nouns"]) <= KINDS
    assert set(data["certainty"]) | set(data["stance"]) <= VALUES
    built = lexicon(language)
    cues = {
        form for forms in (*data["verbs"].values(), *data.get("participles", {}).values()) for form in listed(forms)
    }
    for forms in data["stance"].values():
        for form in listed(forms):  # a stance of a verb that is no cue would never be asked for
            bare = key(form, language)
            assert any(key(c, language).replace(" … ", " ").rstrip("*").startswith(bare) for c in cues), (
                language,
                form,
            )
    assert built.phrases


@pytest.mark.parametrize(
    ("language", "word", "value"),
    [
        ("ru", "чиновникам", "group"),
        ("ru", "министерства", "office"),
        ("de", "verteidigungsministerin", "person"),
        ("de", "hafenbehörde", "office"),
        ("uk", "посольство", "office"),
    ],
)
def test_endings_and_compounds(language: str, word: str, value: str) -> None:
    words = lexicon(language)
    entries = [*words.phrases.get(word, ()), *words.single(word)]
    assert next(e.value for e in entries if e.tag == "nouns") == value


@pytest.mark.parametrize(
    ("language", "cue", "expected"),
    [
        ("fr", "a démenti", "negative"),
        ("ru", "отказались от комментариев", "non_answer"),
        ("zh", "拒绝置评", "non_answer"),
        ("ar", "وقال", None),  # a clitic is the row's business, not the table's
        ("fr", "mange", None),
        ("en", "said", None),
    ],
)
def test_the_class_of_a_cue(language: str, cue: str, expected: str | None) -> None:
    assert cue_class(cue, language) == expected


def test_arabic_letters_are_compared_by_shape() -> None:
    assert key("أَعْلَنَ", "ar") == key("اعلن", "ar")
