"""Rewrites told from coverage: by the facts that two accounts alone share, and by their order."""

from collections.abc import Sequence

import numpy as np
import pytest

from firsthand.language.caching import MemoryCache
from firsthand.lineage import descend
from firsthand.lineage.following import Following, concordance, following_spans
from firsthand.lineage.rewriting import Followings
from firsthand.lineage.support import Told, Weights, told
from firsthand.lineage.words import Vocabulary, body_of
from firsthand.records import Document, Sourced
from tests.lineage.made import account

SOURCE = (
    "The cutter Halmar left Port Ansel on 14 March with 212 crates. Captain Ilse Dravik logged a course for Tessaly Bay. "
    "On 19 March the coast guard of Orvenia found 37 of the crates on a beach near Quell. Each held a gyroscope made by "
    "Tolvane Marine. The firm had reported a loss of $4,718,250 to its insurer Brask Mutual. Brask Mutual paid 60 percent "
    "of it in April. Inspector Joren Vael opened 3,114 pages of ledgers. He found a berth number, B-417, that no map of "
    "Port Ansel shows. A clerk, Minna Orstad, had signed for it on 2 February."
)
REWRITTEN = (
    "It was 14 March when 212 boxes went out of Port Ansel aboard the Halmar. Her captain, Ilse Dravik, noted Tessaly Bay "
    "as the goal. Five days on, on 19 March, 37 of them lay washed up by Quell, where Orvenia's guards picked them up. "
    "Gyroscopes were in all of them, from the works of Tolvane Marine. That company had claimed $4,718,250 from Brask Mutual "
    "for goods gone missing. In April Brask Mutual made good 60 percent. Joren Vael went through 3,114 pages of books. One "
    "berth, B-417, is on no plan of Port Ansel. It was Minna Orstad who put her name to it on 2 February."
)
COVERED = (
    "A beach near Quell was closed on Thursday after crates came ashore. Mayor Petra Lund told families to keep away until "
    "a squad from Orvenia had looked inside. Some 37 crates were counted by nightfall. Fishermen said that they had seen "
    "lights at sea on 18 March. The squad's leader, Anders Holm, spoke of parts for machines from Tolvane Marine. A school "
    "with 140 pupils was sent home. The harbour of Port Ansel denied that its ships had been in trouble."
)


class Stems:
    """Stands in for the encoder: one axis a word, so that likeness is shared words."""

    def __init__(self) -> None:
        self._axes: dict[str, int] = {}

    def of(self, texts: Sequence[str]) -> np.ndarray:
        rows = np.zeros((len(texts), 512), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in text.lower().split():
                row[self._axes.setdefault(word.strip(".,'"), len(self._axes) % 512)] = 1
        return rows / np.maximum(1, np.linalg.norm(rows, axis=1, keepdims=True))


UNRELATED = "The orchard at Vell lost nine trees in the wind. A nurse from Tarn picked the pears that were left."


def accounts(*texts: str, languages: Sequence[str] = ()) -> list[Told]:
    vocabulary = Vocabulary()
    found = []
    for i, text in enumerate(texts):
        language = Sourced(languages[i] if languages else "en", "given")
        document = Document(id=f"d{i}", sha256="", path=f"d{i}", text=text, media="text", language=language)
        found.append(told(document, body_of(document, vocabulary)))
    return found


def followings(pile: list[Told]) -> dict[frozenset[str], Following]:
    found = Followings(pile, Weights(pile), Stems()).weighed()
    return {frozenset((f.child, f.parent)): f for f in found}


def test_a_rewrite_is_found_and_coverage_of_the_same_event_is_not():
    found = followings(accounts(SOURCE, REWRITTEN, COVERED))
    assert found[frozenset(("d0", "d1"))].settled
    for covered in (("d0", "d2"), ("d1", "d2")):
        following = found.get(frozenset(covered))
        assert following is None or following.log_odds < 0


def test_what_settles_a_credit_is_told_without_laying_strangers_side_by_side():
    """The short way says what the whole way says, and sentences of accounts without common facts are not looked at."""
    looked: list[int] = []

    class Counting(Stems):
        def of(self, texts):
            looked.append(len(texts))
            return super().of(texts)

    pile = accounts(SOURCE, REWRITTEN, COVERED, UNRELATED)
    found = Followings(pile, Weights(pile), Counting())
    for child in pile:
        for parent in pile:
            if child is not parent:
                assert found.settles(child, parent) == found.between(child, parent).settled
    assert found.settles(pile[1], pile[0])
    looked.clear()
    assert not found.settles(pile[3], pile[0])
    assert not looked


def test_what_everybody_reports_weighs_less_than_what_two_alone_have():
    alone = followings(accounts(SOURCE, REWRITTEN))[frozenset(("d0", "d1"))]
    beside = followings(accounts(SOURCE, REWRITTEN, COVERED))[frozenset(("d0", "d1"))]
    assert beside.shared[0] not in accounts(COVERED)[0].facts
    assert alone.share > 0.5 < beside.share


def test_the_same_facts_in_another_order_are_less_sure():
    sentences = REWRITTEN.split(". ")
    mixed = ". ".join([*sentences[5:], *sentences[:5][::-1]])
    straight = followings(accounts(SOURCE, REWRITTEN, COVERED))[frozenset(("d0", "d1"))]
    turned = followings(accounts(SOURCE, mixed, COVERED))[frozenset(("d0", "d1"))]
    assert turned.log_odds < straight.log_odds
    assert turned.in_order < straight.in_order


def test_a_crowd_of_near_accounts_lowers_the_odds():
    two = followings(accounts(SOURCE, REWRITTEN, COVERED))[frozenset(("d0", "d1"))]
    crowd = [SOURCE.replace("212", str(400 + i)).replace("Dravik", f"Dravik{'abcdefgh'[i]}") for i in range(8)]
    many = followings(accounts(SOURCE, REWRITTEN, *crowd))[frozenset(("d0", "d1"))]
    assert many.log_odds < two.log_odds


def test_the_dependent_sentences_are_those_that_the_other_has():
    own = " The weather in Selmouth was fair and the market sold plums."
    pile = accounts(SOURCE, REWRITTEN + own, COVERED)
    following = followings(pile)[frozenset(("d0", "d1"))]
    child = next(t for t in pile if t.document.id == "d1")
    if following.child != "d1":
        following = following.flipped()
    texts = [child.document.text[s:e] for s, e in following_spans(following, child)]
    assert any("3,114 pages" in text for text in texts)
    assert not any("plums" in text for text in texts)


def test_where_the_encoder_does_not_know_a_language_figures_days_and_names_decide():
    german = followings(accounts(SOURCE, REWRITTEN, languages=("en", "de")))
    followed = followings(accounts(SOURCE, REWRITTEN, languages=("en", "vi")))
    covered = followings(accounts(SOURCE, COVERED, languages=("en", "vi")))
    assert all(f.translated for f in (*german.values(), *followed.values()))
    assert all(f.log_odds > 0 for f in followed.values())
    assert not any(f.log_odds > 0 for f in covered.values())


@pytest.mark.parametrize(
    ("pairs", "tau"),
    [
        ([], 0.0),
        ([(0, 0), (1, 1), (2, 2)], 1.0),
        ([(0, 2), (1, 1), (2, 0)], -1.0),
        ([(0, 0), (0, 5)], 0.0),
        ([(0, 0), (1, 2), (2, 1)], 1 / 3),
    ],
)
def test_concordance_is_kendalls_tau(pairs, tau):
    assert concordance(pairs) == pytest.approx(tau)


def test_what_is_kept_between_runs_changes_nothing_and_is_used():
    told_cache, vectors = MemoryCache(), MemoryCache()
    pile = [t.document for t in accounts(SOURCE, REWRITTEN, COVERED)]
    fresh = descend(pile)
    assert descend(pile, told=told_cache, vectors=vectors) == fresh
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("firsthand.language.meaning._encoder", lambda: pytest.fail("the encoder was loaded again"))
        patched.setattr("firsthand.lineage.support.hard_facts", lambda *_: pytest.fail("facts were read again"))
        assert descend(pile, told=told_cache, vectors=vectors) == fresh


def test_a_speech_whose_figures_two_reporters_quote_in_its_order_makes_no_rewrite():
    said = [
        "We will lay 47 kilometres of rail between Corrow and Vell before the frost of 2037",
        "The bridge at Tarn Ferry will cost 18,250,000 crowns and not a crown more than that",
        "Out of 5,312 sleepers that we counted in March only 214 can be used for another winter",
        "My predecessor Osk Lemner promised 96 carriages and delivered nine of them without wheels",
        "The yard in Brandec has work until 2041, and its 640 fitters know that as well as I do",
        "Every third platform north of Selmouth is shorter than the 180 metres that our trains measure",
    ]
    first = "\n\n".join(f"“{words},” she told the hall. Somebody near the door began to clap." for words in said)
    second = "\n\n".join(f"“{words}.”\n\nIt was hot, and the ushers opened another window." for words in said)
    one = account("one", f"The minister spoke for an hour in the old engine shed.\n\n{first}", outlet="post")
    other = account("other", f"There was soup, and then there was a speech.\n\n{second}", outlet="mail")
    assert not any(edge.settled for edge in descend([one, other]).derivations)
