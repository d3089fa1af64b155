"""What every store must do. A new implementation joins ``STORES`` and faces the same tests."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.store import SqliteStore, Store

STORES: dict[str, Callable[[Path], Store]] = {"sqlite": lambda folder: SqliteStore(folder / "case.sqlite")}


@pytest.fixture(params=STORES)
def reopen(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Store]]:
    opened: list[Store] = []

    def again() -> Store:
        for store in opened:
            store.close()
        opened.append(STORES[request.param](tmp_path))
        return opened[-1]

    yield again
    for store in opened:
        store.close()


@pytest.fixture
def store(reopen: Callable[[], Store]) -> Store:
    return reopen()


def test_it_keeps_the_protocol(store: Store) -> None:
    assert isinstance(store, Store)


def test_values_come_back_by_step_and_key(store: Store) -> None:
    store.put("reading", {"a": b"1", "b": b"2"})
    store.put("descent", {"a": b"3"})
    assert store.get("reading", ["a", "b", "c"]) == {"a": b"1", "b": b"2"}
    assert store.get("descent", ["a"]) == {"a": b"3"}
    assert store.get("parse", ["a"]) == {}


def test_the_last_value_put_under_a_key_counts(store: Store) -> None:
    store.put("reading", {"a": b"first", "b": b"other"})
    store.put("reading", {"a": b"second"})
    assert store.get("reading", ["a", "b"]) == {"a": b"second", "b": b"other"}


def test_nothing_asked_or_put_is_allowed(store: Store) -> None:
    store.put("reading", {})
    assert store.get("reading", []) == {}


def test_more_keys_than_one_statement_takes(store: Store) -> None:
    values = {f"key{number}": str(number).encode() for number in range(2_500)}
    store.put("parse", values)
    assert store.get("parse", values) == values


def test_what_was_put_is_there_after_opening_again(reopen: Callable[[], Store]) -> None:
    store = reopen()
    store.put("reading", {"a": b"1"})
    store.mark("log_head", "1 abc")
    store.texts({"d": "Nine crates were opened."})
    store = reopen()
    assert store.get("reading", ["a"]) == {"a": b"1"}
    assert store.marked("log_head") == "1 abc"
    assert [hit.document for hit in store.search(["crates"], 5)] == ["d"]


def test_a_mark_is_replaced(store: Store) -> None:
    assert store.marked("log_head") is None
    store.mark("log_head", "1 abc")
    store.mark("log_head", "2 def")
    assert store.marked("log_head") == "2 def"


def test_closing_twice_is_allowed(store: Store) -> None:
    store.close()
    store.close()


TEXTS = {
    "one": "Nine crates of Škoda engines.\nThe crates were opened; “crates”, he said.",
    "two": "No engine was in the Su-30. It's a crate.",
    "three": "越南从俄罗斯购买了四十架战斗机。",
}


def found(store: Store, *phrases: str) -> dict[str, list[str]]:
    return {
        hit.document: [TEXTS[hit.document][start:end] for start, end in hit.spans] for hit in store.search(phrases, 9)
    }


def test_words_are_found_with_their_places(store: Store) -> None:
    store.texts(TEXTS)
    assert found(store, "crates") == {"one": ["crates"] * 3}
    assert found(store, "NINE", "opened") == {"one": ["Nine", "opened"]}
    assert found(store, "nine", "engine") == {}
    assert found(store, "skoda") == {"one": ["Škoda"]}
    assert found(store, "su-30") == {"two": ["Su-30"]}
    assert found(store, "crate*") == {"one": ["crates"] * 3, "two": ["crate"]}


def test_a_phrase_stands_together_and_in_order(store: Store) -> None:
    store.texts(TEXTS)
    assert found(store, "crates were opened") == {"one": ["crates were opened"]}
    assert found(store, "opened were crates") == {}


def test_a_script_without_spaces_is_found_inside_a_run(store: Store) -> None:
    store.texts(TEXTS)
    assert found(store, "俄罗斯") == {"three": ["俄罗斯"]}
    assert found(store, "俄罗斯", "战斗机") == {"three": ["俄罗斯", "战斗机"]}
    assert found(store, "俄罗斯", "crates") == {}


@pytest.mark.parametrize(
    "asked",
    ['"', '""', "AND", 'NEAR("a" "b")', "a OR b", "text:x", "^a", "a*b", "-", "(", "\0", "x\0y", "'; DROP TABLE"],
)
def test_nothing_asked_for_is_syntax(store: Store, asked: str) -> None:
    store.texts({"d": "plain words and or near"})
    store.search([asked], 5)


def test_texts_are_exactly_those_given_last(store: Store) -> None:
    store.texts({"a": "first words", "b": "other words"})
    store.texts({"b": "other letters", "c": "third words"})
    assert {hit.document for hit in store.search(["words"], 9)} == {"c"}
    assert {hit.document for hit in store.search(["letters"], 9)} == {"b"}


def test_no_more_than_the_limit(store: Store) -> None:
    store.texts({f"d{number}": "words" for number in range(9)})
    assert len(store.search(["words"], 4)) == 4
    assert store.search(["words"], 0) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    before=st.text(st.characters(codec="utf-8"), max_size=30), after=st.text(st.characters(codec="utf-8"), max_size=30)
)
def test_a_place_is_right_whatever_stands_around_it(store: Store, before: str, after: str) -> None:
    text = f"{before} kestrel {after}"
    store.texts({"d": text})
    (hit,) = store.search(["kestrel"], 5)
    assert {text[start:end].casefold() for start, end in hit.spans} == {"kestrel"}
    assert (len(before) + 1, len(before) + 8) in hit.spans
