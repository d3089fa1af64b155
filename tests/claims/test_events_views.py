"""What the sentence encoder is shown of two roles in a sentence."""

import numpy as np

from firsthand.claims.events_model import centred, type_of
from firsthand.claims.events_views import REACH, views
from firsthand.claims.grammar import Sentence
from tests.claims.made import CACHE, PARSER


def parsed(text: str) -> Sentence:
    return Sentence(text, 0, PARSER.parse_cached([text], CACHE)[text], [])


def test_four_views_of_two_roles() -> None:
    sentence = parsed("On Monday Ardun accused Velmark of piracy.")
    assert views(sentence, {2}, {4}) == (
        "On Monday the government accused the others of piracy.",
        "accused",
        " accused Velmark of",
        "On Monday Ardun accused ",
    )


def test_a_missing_role_leaves_the_sentence() -> None:
    sentence = parsed("Ardun bombed a camp.")
    whole, between, *_ = views(sentence, {0}, set())
    assert (whole, between) == ("the government bombed a camp.", sentence.text)
    assert all(views(sentence, set(), set()))
    long = parsed("Ardun accused " + "the old " * 40 + "port of Velmark.")
    assert all(len(view) <= REACH for view in views(long, {0}, {len(long) - 2})[2:])


def test_centred_rows_have_length_one_and_nothing_is_no_error() -> None:
    assert np.allclose(centred(np.array([[3, 4], [1, 1]], dtype=np.float32), np.array([1, 1], dtype=np.float32))[1], 0)


def test_the_quick_answer_is_another_than_the_full_one() -> None:
    sentence = parsed("Ardun accused Velmark of piracy.")
    quick, full = (type_of(sentence, {0}, {2}, quick=q) for q in (True, False))
    assert quick.type == full.type == "ACCUSE"
    assert quick.probabilities != full.probabilities
