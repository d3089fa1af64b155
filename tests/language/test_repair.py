"""The parsing copy: what is parted, what is left whole, and the way back."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.language.repair import repair


@pytest.mark.parametrize(
    ("fused", "parted"),
    [
        ("The ship left Port Ardun.At noon it came back.", "Ardun. At noon"),
        ("“We signed,” she said.”Harbour talks began.", "said.” Harbour"),
        ("It cost $41,200,300.Records show more.", "41,200,300. Records"),
        ("They sailed in 2021.“Nobody knew,” he said.", "2021. “Nobody"),
        ("It was seen in the U.S.The port denied it.", "U.S. The"),
        ("The deal held;Ardun paid.", "held; Ardun"),
        ("two\u00a0crates", "two crates"),
        ("ship\u00adment", "shipment"),
        ("the long\nroad home", "long road"),
    ],
)
def test_fused_text_is_parted(fused: str, parted: str) -> None:
    assert parted in repair(fused).text


def test_a_heading_fused_to_its_text_becomes_a_line_of_its_own() -> None:
    text = "Ardun paid in gold. The harbour was full. New AccountsArdun insists that it paid nothing."
    assert "New Accounts\nArdun insists" in repair(text).text


@pytest.mark.parametrize(
    "whole",
    [
        "U.S. envoys met Maj. Gen. Orlo Venn on Sept. 2 about H.I.V. care.",
        "An iPhone, a McTavish kilt and YouTube were on show; black8mirror took the Su-35.",
        "It rose 3.5 percent, see https://ardun.Example.com/A.Bcd or write to Ann.Bell@Ardun.Example.",
        "Her Ph.D. took her to the e.g. section.",
        "\n\nTwo lines.\n\nAnd two more.\n",
    ],
)
def test_what_is_whole_stays_whole(whole: str) -> None:
    assert repair(whole).text == whole


def test_a_name_that_comes_twice_is_no_accident() -> None:
    text = "GreyHarbour sold it. Harbour dues rose. Nobody at GreyHarbour spoke."
    assert repair(text).text == text


@given(st.text(alphabet=st.sampled_from(list("aB.”“ \n\u00a0\u00ad\u200b,;\r19$\x00é中")), max_size=60))
def test_every_span_leads_back_to_the_same_characters(text: str) -> None:
    copy = repair(text)
    inserted = set(copy.inserted)
    for at, char in enumerate(copy.text):
        start, end = copy.span(at, at + 1)
        if at in inserted:
            assert start == end
        else:
            assert end == start + 1
            original = text[start]
            assert original == char or original.isspace() or not original.isprintable()
    assert copy.span(0, len(copy.text))[1] <= len(text)


@given(st.text(max_size=80), st.data())
def test_the_way_there_and_back_keeps_the_place(text: str, data: st.DataObject) -> None:
    copy = repair(text)
    kept = [i for i in range(len(copy.text)) if i not in set(copy.inserted)]
    if kept:
        at = data.draw(st.sampled_from(kept))
        assert copy.copy(copy.original(at)) <= at
        assert copy.original(copy.copy(copy.original(at))) == copy.original(at)


@pytest.mark.parametrize(
    "nasty", ["aB" * 50_000, ".A" * 50_000, "”" * 100_000, "a.B@" * 25_000, "\n" * 100_000, "\u00ad" * 100_000]
)
def test_long_nasty_input_takes_linear_time(nasty: str) -> None:
    begun = time.process_time()
    repair(nasty)
    assert time.process_time() - begun < 5


def test_a_heading_glued_to_the_sentence_after_it_is_parted() -> None:
    assert repair("Port reopensThe quay was opened. The port slept.").text.startswith("Port reopens\nThe quay")
