"""The simulator of copies: its truth is true, its words are its own, and its floors can fail."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from benchmarks.lineage import translations
from benchmarks.lineage.__main__ import SMALL, documents_of, figures, main, measured
from benchmarks.lineage.day import LONGEST_CHAIN, day_pile
from benchmarks.lineage.operations import PRIMARY, SECONDARY
from benchmarks.lineage.pile import Pile, made_piles, real_piles
from benchmarks.lineage.rewording import SPELLING, WORDS, reworded
from benchmarks.lineage.scores import Outcome, Scores, score
from benchmarks.lineage.text import Body, bare, shared_prose, shared_words, written
from benchmarks.lineage.truth import named
from benchmarks.lineage.world import LONGEST_SHARED, read_world, real_events
from firsthand.lineage import descend

SOURCE = Path(__file__).parents[2] / "src" / "firsthand"
ARTICLES = Path(__file__).parents[3] / "shared" / "eval" / "basil" / "articles.jsonl"


@pytest.fixture(scope="module")
def piles() -> list[Pile]:
    return list(made_piles(read_world("development"), 5, 40))


def entries(value: object) -> Iterator[str]:
    """Every string of a table."""
    if isinstance(value, str):
        yield value.casefold()
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key.casefold()
            yield from entries(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from entries(inner)


def test_no_table_of_the_method_holds_the_words_of_the_rewriting() -> None:
    ours = {side for table in (WORDS, SPELLING) for pair in table.items() for side in pair}
    read = ("abbreviations", "credits", "currencies", "dates", "designations", "numbers", "spelling", "states")
    for table in (SOURCE / "language" / "data" / f"{name}.json" for name in read):
        parts = json.loads(table.read_text("utf-8"))
        english = [part for name, part in parts.items() if name == "en" or len(name) != 2]  # Dutch has a "begin" too
        words = [list(part.values()) if isinstance(part, dict) else part for part in english]  # their keys name kinds
        assert not ours & set(entries(words)), table.name


def test_a_day_of_an_agency_has_its_long_chain_and_its_traps() -> None:
    rng = Random(7)

    def story(k: int) -> Body:
        told = [" ".join(f"w{rng.randint(0, 9999)}" for _ in range(20)) + "." for _ in range(16)]
        return Body(tuple((written(sentence, f"{k}.{n}"),) for n, sentence in enumerate(told)))

    pile = day_pile(read_world("development"), [story(k) for k in range(400)], 3, 60)
    sizes = sorted((len(group) for group in pile.truth.groups), reverse=True)
    assert sizes[0] > LONGEST_CHAIN / 2
    assert set(pile.traps.values()) == {
        "one statement",
        "one speech",
        "gallery",
        "embedded video text",
        "headlines",
        "analysis",
        "transcript",
        "communiqué",
        "other day's story",
    }
    assert set(pile.loose.values()) == {"digest", "briefs", "live page", "column", "compiled"}
    assert not any(pile.truth.dependent(*pair) for pair in (*pile.traps, *pile.loose))
    assert any(account.nameless and "outlet" not in json.loads(account.record()) for account in pile.accounts)
    assert len({account.name for account in pile.accounts}) == len(pile.accounts)


def test_the_two_worlds_share_neither_names_nor_sentences() -> None:
    a, b = read_world("development"), read_world("apart")
    assert len(a.events) >= 4
    assert len(b.events) >= 3
    for name in ("syllables", "endings", "countries", "outlets", "agencies", "firms"):
        assert not set(a.lists[name]) & set(b.lists[name]), name

    def runs(world: object) -> set[tuple[str, ...]]:
        text = re.findall(r"[\w{}]+", repr(world))
        return {tuple(text[i : i + 7]) for i in range(len(text) - 6) if not any("{" in w for w in text[i : i + 7])}

    assert not runs((a.asides, a.background, a.topics)) & runs((b.asides, b.background, b.topics))


def test_every_point_has_four_tellings_that_share_no_run_of_words() -> None:
    for world in (read_world("development"), read_world("apart")):
        for event in world.events:
            for point in (*event.points["lead"], *event.points["core"], *event.points["more"]):
                assert len(point) == 4, point
                sets = [{tuple(t.split()[i : i + 6]) for i in range(len(t.split()) - 5)} for t in point]
                assert not any(sets[i] & sets[j] for i in range(4) for j in range(i)), point


def test_the_same_seed_gives_the_same_pile() -> None:
    def texts(seed: int) -> list[str]:
        return [a.record() for pile in made_piles(read_world("development"), seed, 2) for a in pile.accounts]

    assert texts(3) == texts(3)
    assert texts(3) != texts(4)


def test_words_that_stay_keep_where_they_come_from() -> None:
    first = written("The harbour was closed on Monday, the mayor said.")
    second = first.rewritten("The harbor was closed on Monday, the mayor said.")
    assert shared_words(Body(((first,),)), Body(((second,),))) == 8
    quoted = written("“No one sleeps tonight,” the mayor said.")
    assert shared_prose(Body(((quoted,),)), Body(((quoted,),))) == 3


def test_strangers_share_no_more_than_speech_and_background(piles: list[Pile]) -> None:
    kinds = set()
    for pile in piles:
        accounts = {a.name: a for a in pile.accounts}
        for pair, kind in pile.traps.items():
            a, b = (accounts[name] for name in pair)
            shared = shared_prose(a.body, b.body)
            assert shared == 0 or (kind == "background" and shared < 60)
            assert not pile.truth.dependent(a.name, b.name)
            kinds.add(kind)
    assert {"same event", "press conference", "background", "same country", "other event"} <= kinds
    assert {"named in passing", "embedded video"} <= kinds


def test_a_family_is_held_together_by_what_a_reader_can_see(piles: list[Pile]) -> None:
    tied = 0
    for pile in piles:
        for group in pile.truth.groups:
            assert len({pile.truth.accounts[name].family for name in group}) == 1
            tied += len(group) > 1
        assert {name for group in pile.truth.groups for name in group} == {a.name for a in pile.accounts}
    assert tied >= len(piles)


def test_every_operation_comes_up(piles: list[Pile]) -> None:
    seen = {operation for pile in piles for account in pile.accounts for operation in account.operations}
    assert set(PRIMARY) | set(SECONDARY) | {"credit kept", "credit dropped"} <= seen
    assert any(pile.unheld for pile in piles)
    assert any(not pile.unheld for pile in piles)
    depths = [len(pile.truth.line(a.name)) - 1 for pile in piles for a in pile.accounts]
    assert max(depths) == 4


@pytest.mark.parametrize(
    ("shared", "a", "b", "path", "kinds"),
    [
        (290, 300, 310, {"edited"}, {"reprint"}),
        (150, 150, 300, {"excerpt"}, {"excerpt"}),
        (200, 300, 310, {"update"}, {"update"}),
        (0, 120, 300, {"report, named once"}, {"report"}),
        (20, 280, 300, {"rewrite"}, {"rewrite"}),
        (270, 300, 300, {"update"}, {"reprint", "update"}),
    ],
)
def test_kinds_follow_the_percentages(shared: int, a: int, b: int, path: set[str], kinds: set[str]) -> None:
    assert named(shared, a, b, path) == kinds


def test_every_account_is_read_back(piles: list[Pile], tmp_path: Path) -> None:
    for number, pile in enumerate(piles[:2]):
        folder = tmp_path / str(number)
        folder.mkdir()
        documents = documents_of(pile, folder, Random(number))
        assert set(Outcome(documents, descend(documents)).names.values()) == {a.name for a in pile.accounts}


def test_nothing_found_scores_nothing(piles: list[Pile], tmp_path: Path) -> None:
    pile = piles[0]
    documents = documents_of(pile, tmp_path, Random(1))
    alone = [descend([document]) for document in documents]
    scores = Scores()
    empty = Outcome(documents, alone[0])
    empty.family, empty.edges, empty.roots = {}, {}, set()
    score(0, pile, empty, scores)
    assert scores.true_pairs > 0
    assert (scores.f1, scores.kind, scores.direction) == (0, 0, None)


def test_two_real_reports_are_taken_for_independent_only_without_credits(tmp_path: Path) -> None:
    def report(word: str, tail: str = "") -> str:
        return (
            "\n\n".join(
                f"The {word}{k} council of {word} met in room {k} and {word} spoke at length." for k in range(12)
            )
            + tail
        )

    records = [
        {"id": f"{event}{k}", "event": event, "text": text}
        for event, texts in {
            "free": [report("north"), report("south")],
            "credited": [report("east"), report("west", "\n\nThe matter was first reported by The Times.")],
            "shared": [report("high"), report("low", "\n\n" + report("high").split("\n\n")[3])],
        }.items()
        for k, text in enumerate(texts)
    ]
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
    assert LONGEST_SHARED == 12
    assert [len(bodies) for bodies in real_events(path)] == [2, 1, 1]
    pile = next(real_piles(read_world("development"), real_events(path), 1, 1))
    assert len(pile.accounts) > 1


def test_rewording_leaves_speech_alone() -> None:
    text = "“We tried to keep the angry crowd out,” said the mayor, who tried and refused."
    new = reworded(text, Random(1), 1.0)
    assert new.startswith("“We tried to keep the angry crowd out,”")
    assert bare("sought") in map(bare, new.split())


def test_small_run_holds_its_floors(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--small"]) == 0, capsys.readouterr().out


def test_a_figure_below_its_floor_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("benchmarks.lineage.__main__.FLOORS", dict.fromkeys(figures(Scores()), 1.01))
    assert main(["--piles", "1"]) == 1
    assert "BELOW" in capsys.readouterr().out


@pytest.mark.skipif(not ARTICLES.exists(), reason="the articles are not beside the project")
def test_real_articles_serve_as_stories() -> None:
    piles = real_piles(read_world("development"), real_events(ARTICLES), 1, SMALL)
    assert measured(piles, 1).f1 > 0.8


def test_the_stories_in_other_languages_are_told_apart() -> None:
    found = translations.made()
    assert {kind for (_, translated), kind in found.items() if translated} == {"settled"}
    assert {kind for (_, translated), kind in found.items() if not translated} == {"nothing"}
