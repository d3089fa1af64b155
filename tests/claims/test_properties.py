"""Whatever comes in: every span returns its text, nothing raises, and time grows no faster than the text."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.claims import read_document
from firsthand.records import Statement
from tests.claims.made import CACHE, PARSER, account

PIECES = [
    "“", "”", '"', "'", "‘", "’", ".", ",", ":", "\n", "\n\n", " — ", "(", ")", "?", "•", "\0", "\ud800", "\u202e", " ",
    "The mayor said", "according to two officials", "that the barge sank", "did not say where", "on June 3", "$4 million",
    "speaking on condition of anonymity because", "very likely", "if", "Mr. Venn", "he", "$", "that day", "the U.S.", "S-400",
    "она сказала", "据报道", "قال", "adding:", "1.", "never",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
LANGUAGES = st.one_of(st.sampled_from(["en", "ru", "zh", "ar", "vi", "de", "", "xx", "en-GB"]), st.text(max_size=8))


def spans(one: Statement) -> list[tuple[int, int]]:
    """Every span of a statement and of what is read in it."""
    facts = (*one.quantities, *one.money, *one.dates, *one.mentions, one.likelihood, one.date_beside)
    found = [(f.start, f.end) for f in facts if f is not None]
    hops = (span for hop in one.attribution for span in (hop.source, hop.cue, hop.reason))
    return [*found, *one.quoted, *one.certainty_words, *(span for span in hops if span is not None)]


@settings(max_examples=60, deadline=None)
@given(text=TEXTS, language=LANGUAGES, reader=st.sampled_from(["rules", "trained"]))
def test_no_input_makes_the_reader_raise_and_offsets_return_their_text(text: str, language: str, reader: str) -> None:
    for one in read_document(account(text, language), PARSER, CACHE, reader=reader).statements:
        assert text[one.start : one.end] == one.text != ""
        assert all(0 <= start < end <= len(text) for start, end in spans(one))
        facts = (*one.quantities, *one.money, *one.dates, *one.mentions)
        assert all(text[f.start : f.end] == f.text for f in facts)
        for hop in one.attribution:
            if hop.source is not None and hop.who:
                words = re.sub("[\ud800-\udfff]", "\ufffd", text[slice(*hop.source)])  # as the parsing copy has them
                assert words.split() == hop.who.split()


@pytest.mark.parametrize(
    "unit",
    [
        "“The mayor said ",
        "he said she said ",
        "on condition of anonymity because ",
        "very likely ",
        "The mayor added:\n\n",
        "• item:\n",
        "in 2031, when ",
        "“‘",
    ],
)
def test_time_grows_no_faster_than_hostile_text(unit: str) -> None:
    def seconds(times: int) -> float:
        made = account(unit * times)
        read_document(made, PARSER, CACHE, reader="rules")  # its grammar is known from here on
        before = time.process_time()
        read_document(made, PARSER, CACHE, reader="rules")
        return time.process_time() - before

    assert min(seconds(240), seconds(240)) < 10 * min(seconds(60), seconds(60)) + 0.2
