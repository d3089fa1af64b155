from pathlib import Path

from firsthand.store import SqliteStore
from firsthand.store.parses import SentenceCache


def test_what_is_put_is_there_at_once_and_kept_by_flush(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "case.sqlite")
    cache = SentenceCache(store)
    assert cache.get("a") is None
    cache.put("a", b"1")
    assert cache.get("a") == b"1"
    assert SentenceCache(store).get("a") is None
    cache.flush()
    assert SentenceCache(store).get("a") == b"1"
    assert SentenceCache(store, "vector").get("a") is None
    store.close()


def test_several_are_those_that_are_known_kept_or_not_yet(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "case.sqlite")
    cache = SentenceCache(store)
    cache.put("a", b"1")
    cache.flush()
    cache.put("b", b"2")
    assert cache.several(["a", "b", "c", "a"]) == {"a": b"1", "b": b"2"}
    assert SentenceCache(store).several(["a", "b"]) == {"a": b"1"}
    store.close()
