import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.records import (
    Attribution,
    Descent,
    Document,
    Family,
    Origins,
    Reading,
    Results,
    Statement,
    UsageProblem,
)
from firsthand.views.names import names_of
from firsthand.views.quoting import LONGEST, judge
from firsthand.views.sources import called
from firsthand.views.tables import quote_lines
from tests.views.made import pile

RESULTS = pile()


def case(*texts: str) -> Results:
    documents = tuple(
        Document(id=f"d{number}", sha256="0", path=f"{number}.txt", text=text, media="text")
        for number, text in enumerate(texts)
    )
    families = tuple(Family(document.id, (document.id,)) for document in documents)
    descent = Descent((), (), (), Origins(len(texts), len(texts), families), {})
    return msgspec.structs.replace(
        RESULTS, documents=documents, descent=descent, readings=(), findings=(), quotations=(), claims=()
    )


HELD = "The minister said: “We have never paid for the boats, and we won’t.”\nHe left. Nobody asked  him\u00a0again."


@pytest.mark.parametrize(
    "asked",
    [
        "We have never paid for the boats, and we won't.",
        "“We have never paid for the boats, and we won’t”",
        '"We have never paid',
        "won’t.” He left.",
        "Nobody asked him again",
        "Nobody   asked\nhim again",
        "never paid…",
        "...never paid",
    ],
)
def test_marks_white_space_and_ellipses_are_evened_out(asked: str) -> None:
    answer = judge(case(HELD), asked)
    assert answer.verdict == "verbatim"
    (place,) = answer.places
    for anchor in place.anchors:
        assert HELD[anchor.start : anchor.end] == anchor.text


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        ("We have never paid for the boats and we won't", "same words"),
        ("we HAVE never paid", "same words"),
        ("We have always paid for the boats, and we won't.", "near"),
        ("We have paid for the boats, and we won't.", "near"),
        ("We have never paid for the boat, and we won't", "near"),
        ("Nothing of the kind was ever put on paper by anyone", "not found"),
        ("aid for the boats", "near"),  # inside a word is not there
    ],
)
def test_what_differs_is_never_verbatim(asked: str, verdict: str) -> None:
    answer = judge(case(HELD), asked)
    assert answer.verdict == verdict
    assert "verbatim" not in answer.verdict


def test_the_words_that_differ_are_named() -> None:
    (near,) = judge(case(HELD), "We have always paid for the boats, and we won't.").nearest
    assert [(change.quoted, change.reads) for change in near.changes] == [("always", "never")]
    (near,) = judge(case(HELD), "We have paid for the boats, and we won't.").nearest
    assert [(change.quoted, change.reads) for change in near.changes] == [("", "never")]


def test_words_left_out_are_said_and_both_parts_are_anchored() -> None:
    answer = judge(case(HELD), "We have never paid … and we won't")
    assert answer.verdict == "verbatim with words left out"
    assert [anchor.text for anchor in answer.places[0].anchors] == ["We have never paid", "and we won’t"]


def test_parts_from_different_places_are_spliced() -> None:
    assert judge(case(HELD), "Nobody asked … We have never paid").verdict == "spliced"
    assert judge(case(HELD, "The boats were grey."), "We have never paid [...] boats were grey").verdict == "spliced"
    far = f"We came first. {'x ' * 2_000} We came last."
    assert judge(case(far), "We came first … We came last").verdict == "spliced"


def test_copies_count_as_one_origin() -> None:
    answer = judge(RESULTS, "We buy what the coast needs")
    assert answer.verdict == "verbatim"
    assert len({place.document for place in answer.places}) == 3
    assert answer.origins == 1


def test_words_of_ones_own_are_an_origin_of_their_own() -> None:
    answer = judge(RESULTS, "They know what we paid in engines")
    assert answer.origins == 1
    assert answer.places[0].origin == answer.places[0].document
    assert answer.places[0].in_quotation_marks
    assert answer.places[0].said_by == "Jonas Reet"


def test_an_invented_quotation_shows_what_the_original_reads() -> None:
    answer = judge(RESULTS, "The order is a matter of patience, not of price")
    assert answer.verdict == "verbatim"
    assert answer.places[0].judged is not None
    assert answer.places[0].judged.startswith("reported speech turned into a quotation")
    assert any("the order a matter of patience" in near.place.anchors[0].text for near in answer.nearest)
    lines = list(quote_lines(answer, names_of(RESULTS)))
    assert lines[0].startswith("Verbatim")
    assert "Different wordings in other texts:" in lines


@pytest.mark.parametrize("asked", ["", "   ", "…", "“”", "?!", "\x00"])
def test_no_words_are_no_quotation(asked: str) -> None:
    with pytest.raises(UsageProblem):
        judge(case(HELD), asked)


def test_more_than_a_quotation_is_refused() -> None:
    with pytest.raises(UsageProblem, match="firsthand add"):
        judge(case(HELD), "word " * (LONGEST // 4))


@given(st.text(st.characters(), max_size=60), st.text(st.characters(), max_size=60))
def test_any_two_texts_get_a_verdict_with_true_anchors(text: str, asked: str) -> None:
    try:
        answer = judge(case(text), asked)
    except UsageProblem:
        return
    for place in [*answer.places, *(near.place for near in answer.nearest)]:
        for anchor in place.anchors:
            assert anchor.text
            assert text[anchor.start : anchor.end] == anchor.text


@given(st.data())
def test_what_is_copied_out_of_a_text_is_found_verbatim(data: st.DataObject) -> None:
    words = HELD.split()
    start = data.draw(st.integers(0, len(words) - 2))
    end = data.draw(st.integers(start + 1, len(words)))
    assert judge(case(HELD), " ".join(words[start:end])).verdict == "verbatim"


def test_accents_composed_or_not_are_the_same() -> None:
    assert judge(case("Le café était fermé."), "cafe\u0301 e\u0301tait").verdict == "verbatim"
    assert judge(case("Le cafe\u0301 e\u0301tait ferme\u0301."), "café était fermé").verdict == "verbatim"


def test_a_large_case_is_searched_in_time() -> None:
    import time

    long = case(*("word other words again " * 25_000 for _ in range(4)))
    started = time.perf_counter()
    judge(long, "word other again words " * 20)
    assert time.perf_counter() - started < 20


BROKEN = (
    "“We have never paid,” she said, “for the boats in the harbour.” He called it “a lie” and “a disgrace”.\n"
    "“The hulls were a gift,” Brandt said. “Nobody asked for money.” He added: “We shall see.”\n"
    "“We pay,” he told the Post. Weeks later he said: “Nothing is late.”"
)


def broken() -> Results:
    """An account with quotations that are broken off, as a reader hands it over."""
    results = case(BROKEN)
    (held,) = results.documents
    brandt = Attribution("Brandt", "person", True, None, "neutral", None, None)
    she = Attribution("she", "person", True, None, "neutral", None, None, resolved="Anna Foss")
    statements = []
    for line, kind, hop in (
        ("“We have never paid,” she said, “for the boats in the harbour.”", "quotation", she),
        ("He called it “a lie” and “a disgrace”.", "mixed_quotation", brandt),
        ("“The hulls were a gift,” Brandt said.", "quotation", brandt),
        ("“Nobody asked for money.”", "quotation", brandt),
        ("He added: “We shall see.”", "quotation", brandt),
        ("“We pay,” he told the Post.", "quotation", brandt),
        ("Weeks later he said: “Nothing is late.”", "quotation", brandt),
    ):
        start = BROKEN.index(line)
        quoted = tuple(found.span(1) for found in re.compile("“([^”]*)”").finditer(BROKEN, start, start + len(line)))
        statements.append(
            Statement(
                id=f"s{start}", document=held.id, start=start, end=start + len(line), text=line, attribution=(hop,),
                kind=kind, quoted=quoted,  # type: ignore[arg-type]
            )
        )  # fmt: skip
    return msgspec.structs.replace(results, readings=(Reading(held.id, (), tuple(statements)),))


@pytest.mark.parametrize(
    ("asked", "pieces"),
    [
        ("We have never paid for the boats in the harbour", ["We have never paid,", "for the boats in the harbour"]),
        ("never paid, for the boats", ["never paid,", "for the boats"]),
        ("The hulls were a gift. Nobody asked for money.", ["The hulls were a gift,", "Nobody asked for money"]),
    ],
)
def test_a_quotation_that_is_broken_off_to_say_who_speaks_is_found(asked: str, pieces: list[str]) -> None:
    answer = judge(broken(), asked)
    assert answer.verdict == "verbatim around an aside"
    (place,) = answer.places
    assert [anchor.text for anchor in place.anchors] == pieces
    for anchor in place.anchors:
        assert BROKEN[anchor.start : anchor.end] == anchor.text
    assert place.in_quotation_marks


@pytest.mark.parametrize(
    "asked",
    [
        "a lie a disgrace",  # two quotations in one sentence
        "for the boats in the harbour The hulls were a gift",  # two speakers
        "Nobody asked for money. We shall see.",  # something is said between them
        "We pay. Nothing is late.",  # said on two occasions
        "We have ever paid for the boats",
        "We have never paid she for the boats",
    ],
)
def test_no_two_quotations_are_made_one(asked: str) -> None:
    assert "verbatim" not in judge(broken(), asked).verdict


def test_a_speaker_is_called_by_the_name_a_pronoun_stands_for() -> None:
    results = broken()
    lines = "\n".join(quote_lines(judge(results, "never paid"), names_of(results)))
    assert "on the word of Anna Foss" in lines
    unknown = msgspec.structs.replace(results.readings[0].statements[0].attribution[0], resolved=None)
    assert called(unknown) == "somebody called only “she”"
