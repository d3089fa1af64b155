"""Bodies as words: what meets what, where it stands, and who is quoted."""

import unicodedata

import pytest

from firsthand.lineage.words import Vocabulary, body_from, fold

QUAY = "The harbour board voted on Tuesday to lease the northern quay, and nobody asked the fishermen."
BARRIER = "Nobody had counted the boats before, and nobody has since; 112 is a guess."


def body(text: str, vocabulary: Vocabulary | None = None):
    return body_from("made", text, [(0, len(text))], vocabulary or Vocabulary())


def read(text: str) -> list[str]:
    words = body(text)
    return [text[s:e] for s, e in zip(words.starts, words.ends, strict=True)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("déjà", unicodedata.normalize("NFD", "déjà")),
        ("ệ", "ê\u0323"),
        ("harbour", "har\u00adbour"),
        ("harbour", "h\u200ba\u200brbour"),
        ("country", "coun-\ntry"),
        ("country", "coun-  \r\n  try"),
        ("country", "coun\u00ad\ntry"),
        ("Hanoi's", "Hanoi’s"),
        ("finally", "ﬁnally"),
        ("STRASSE", "straße"),
        ("paper", "pаpеr"),  # Cyrillic а and е
        ("президент", "пpезидент"),  # Latin p
        ("ABC", "ＡＢＣ"),
        ("ガ", "カ\u3099"),
    ],
)
def test_copies_that_differ_in_spelling_alone_meet(one, other):
    vocabulary = Vocabulary()
    assert body(one, vocabulary).ids.tolist() == body(other, vocabulary).ids.tolist()
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("рот", "pot"),  # a Russian mouth is no pot
        ("ou", "où"),
        ("1990-\n1995", "19901995"),
        ("air-defense", "airdefense"),
        ("Anglo-\nSaxon", "AngloSaxon"),
    ],
)
def test_words_that_are_not_the_same_do_not_meet(one, other):
    vocabulary = Vocabulary()
    assert body(one, vocabulary).ids.tolist() != body(other, vocabulary).ids.tolist()


def test_words_stand_where_the_untouched_text_has_them():
    assert read("“The har-\nbour—board’s” ﬁnal re\u00adport, 他说 s'il d\u0301") == (
        ["The", "har-\nbour", "board’s", "ﬁnal", "re\u00adport", "他", "说", "s'il", "d\u0301"]
    )
    assert read("สวัสดี") == ["ส", "วั", "ส", "ดี"]
    assert read("a\ud800b 😀 c") == ["a", "b", "c"]


def test_a_paragraph_opens_at_the_first_word_after_a_line_break_but_not_inside_a_parted_word():
    words = body("One coun-\ntry two\n\nthree four")
    assert words.opens.tolist() == [True, False, False, True, False]


def quoted(text: str) -> list[str]:
    words = body(text)
    return [text[s:e] for s, e, q in zip(words.starts, words.ends, words.quoted, strict=True) if q]


def test_an_unclosed_mark_quotes_nothing():
    assert quoted("“" + QUAY) == []
    assert quoted("“" + QUAY + "\n\n" + BARRIER) == []


def test_marks_around_a_whole_body_quote_nothing_and_those_inside_still_do():
    assert quoted("“" + QUAY + "”") == []
    assert quoted("“" + QUAY.replace("nobody asked the fishermen", "‘nobody asked us, nobody at all’") + "”") == (
        "nobody asked us nobody at all".split()
    )


def test_a_quotation_over_several_paragraphs_is_one():
    text = f"He rose.\n\n“{QUAY}\n\n“{BARRIER}” He sat down."
    assert len(quoted(text)) == len(read(QUAY)) + len(read(BARRIER))


def test_a_quotation_over_several_paragraphs_that_never_ends_is_none():
    assert quoted(f"He rose.\n\n“{QUAY}\n\n“{BARRIER} He sat down.") == []
