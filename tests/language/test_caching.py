"""A cache that stays small."""

from firsthand.language.caching import ENTRY_BYTES, BoundedCache, MemoryCache

ROOM_FOR_THREE = 3 * (ENTRY_BYTES + 10)


def test_what_was_not_asked_for_longest_goes_first() -> None:
    cache = BoundedCache(ROOM_FOR_THREE)
    for name in "abc":
        cache.put(name, name.encode() * 10)
    assert cache.get("a") == b"a" * 10
    cache.put("d", b"d" * 10)
    assert [name for name in "abcd" if cache.get(name)] == ["a", "c", "d"]


def test_a_value_put_again_counts_once_and_one_too_large_is_not_kept() -> None:
    cache = BoundedCache(ROOM_FOR_THREE)
    for _ in range(5):
        cache.put("a", b"x" * 20)
    assert cache.get("a") == b"x" * 20
    cache.put("b", b"x" * ROOM_FOR_THREE)
    assert cache.get("b") is None
    cache.put("c", b"x" * (ROOM_FOR_THREE - ENTRY_BYTES))
    assert cache.get("c") is not None


def test_entries_without_a_value_take_room_too() -> None:
    cache = BoundedCache(ROOM_FOR_THREE)
    for number in range(100):
        cache.put(str(number), b"")
    assert sum(cache.get(str(number)) is not None for number in range(100)) == 3


def test_several_are_asked_for_at_once() -> None:
    for cache in (BoundedCache(ROOM_FOR_THREE), MemoryCache()):
        cache.put("a", b"1")
        cache.put("b", b"2")
        assert cache.several(["b", "c", "a"]) == {"a": b"1", "b": b"2"}
