"""Lines that only say whose a text is, by the words they are made of."""

import re

import pytest

from firsthand.language.copylines import about_a_picture, copy_line, tells
from firsthand.language.crediting import is_beside
from firsthand.language.tables import table

NAME = "Xyl Brandec"


def said(line: str, name: str = NAME) -> tuple[str, str] | None:
    """What the line says of the name in it."""
    at = line.index(name)
    return copy_line(line, at, at + len(name))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("This story first ran in Xyl Brandec on 3 May.", "republished"),
        ("Courtesy of Xyl Brandec", "republished"),
        ("Source: Xyl Brandec website", "source_line"),
        ("Translated from French by Ada Quill; original in Xyl Brandec", "translated"),
        ("With additional material from Xyl Brandec", "prose"),
        ("Dieser Text ist am Montag zuerst in Xyl Brandec erschienen.", "republished"),
        ("La suite est à lire sur le site de Xyl Brandec.", "source_line"),
        ("Lea la nota completa en Xyl Brandec", "source_line"),
        ("Artigo retirado do site Xyl Brandec", "republished"),
        ("L'articolo completo su Xyl Brandec", "source_line"),
        ("Dit artikel is overgenomen uit Xyl Brandec van dinsdag 4 november.", "republished"),
        ("Przedruk za zgodą Xyl Brandec", "republished"),
        ("Перепечатано с разрешения Xyl Brandec", "republished"),
        ("Передруковано з видання Xyl Brandec", "republished"),
        ("Articol preluat de pe site-ul Xyl Brandec", "republished"),
        ("Převzato z listu Xyl Brandec", "republished"),
        ("Αναδημοσίευση από την εφημερίδα Xyl Brandec", "republished"),
        ("Bu yazı ilk kez Xyl Brandec'de yayımlandı.", "republished"),
        ("Artikeln publicerades först i Xyl Brandec", "republished"),
        ("Artikel ini pertama kali terbit di Xyl Brandec", "republished"),
        ("本文首发于 Xyl Brandec", "republished"),
        ("출처: Xyl Brandec", "source_line"),
    ],
)
def test_a_line_of_such_words_credits_the_outlet_in_it(line: str, kind: str) -> None:
    found = said(line)
    assert found is not None
    assert found[0] == kind
    assert is_beside(found[1]) is (kind == "prose")


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Xyl Brandec",
        "Фото: Xyl Brandec",
        "Read Xyl Brandec online",
        "Subscribe to the newsletter of Xyl Brandec",
        "The text was read aloud in Xyl Brandec and nobody wept.",
        "Xyl Brandec — news from the wires",
        "Here's an excerpt from Xyl Brandec:",
        "With Quill Out, and Marsh In, What's Next at Xyl Brandec?",
        "Xyl Brandec",
        "The minister came from Xyl Brandec",
    ],
)
def test_any_other_word_makes_it_another_line(line: str) -> None:
    assert said(line) is None


def test_a_bracket_or_a_sentence_that_closes_a_line_is_read_like_a_line() -> None:
    body = "The yard is a field of cabbages, and nobody has seen a ship on it since the spring of last year. "
    assert said(f"{body}(Taken from Xyl Brandec)") == ("republished", "Taken")
    assert said(f"{body}Originally published in Xyl Brandec.") == ("republished", "published")
    assert said(f"{body}The mayor came from Xyl Brandec") is None
    assert said(f"{body}(Taken from Xyl Brandec) And so it went on for years.") is None


def test_a_picture_has_no_text_unless_the_line_says_so() -> None:
    assert about_a_picture("Photo: Ada Quill")
    assert not about_a_picture("Text and photo: Ada Quill")


def test_words_that_tell_are_told_from_those_beside_them() -> None:
    assert tells("Courtesy")
    assert tells("przedruk")
    assert not tells("artykuł")
    assert not tells("cabbage")


def test_no_word_is_in_two_classes_of_one_language_and_none_is_a_pattern() -> None:
    for language, classes in table("copylines")["languages"].items():
        words = [word for found in classes.values() for word in found.split()]
        assert len(words) > 8, language
        assert not any(re.search(r"[\\()|?*+]", word) for word in words), language
