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
