"""The grammar: checked files, compact records, each sentence once."""

import inspect

import msgspec
import pytest

from firsthand.language import parser as module
from firsthand.language.caching import MemoryCache
from firsthand.language.parser import ParsedSentence, Parser, sentence_key
from firsthand.records import CaseBroken


def test_parse_gives_offsets_into_the_sentence() -> None:
    (parsed,) = Parser().parse(["The clerk said it sank."])
    text = "The clerk said it sank."
    assert [text[s:e] for s, e in zip(parsed.starts, parsed.ends, strict=True)] == [
        "The",
        "clerk",
        "said",
        "it",
        "sank",
        ".",
    ]
    assert parsed.deps[2] == "ROOT"


def test_a_parsed_sentence_survives_the_cache() -> None:
    (parsed,) = Parser().parse(["It sank."])
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(parsed), type=ParsedSentence) == parsed


class Unable(Parser):
    """A parser that must not be asked."""

    def parse(self, sentences):  # type: ignore[no-untyped-def]
        assert not sentences
        return []


def test_what_the_cache_holds_is_not_parsed_again() -> None:
    cache = MemoryCache()
    first = Parser().parse_cached(["It sank.", "It sank."], cache)
    assert Unable().parse_cached(["It sank."], cache) == first
    assert cache.get(sentence_key("It sank.")) is not None


def test_a_changed_model_file_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    real = msgspec.json.decode

    def tampered(data: bytes) -> object:
        listed = real(data)
        files = listed[module.MODEL_PACKAGE]["files"]
        files[next(iter(files))] = "0" * 64
        return listed

    monkeypatch.setattr(module.msgspec.json, "decode", tampered)
    with pytest.raises(CaseBroken, match="not the one"):
        module.checked_folder(module.MODEL_PACKAGE)


def test_the_model_is_loaded_anew_when_it_knows_too_many_words(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = []
    real = inspect.unwrap(module.load_model)  # not the one that all tests share

    def counted(model: str | None, **how: bool) -> object:
        loaded.append(model)
        return real(model, **how)

    monkeypatch.setattr(module, "load_model", counted)
    monkeypatch.setattr(module, "MOST_NEW_WORDS", 3)
    parser = Parser(coded=False)
    first = parser.parse(["The barge Ulmora met the Tavisk, the Orlenn and the Brekko."])
    assert parser.parse(["The barge Ulmora met the Tavisk, the Orlenn and the Brekko."]) == first
    assert len(loaded) == 2
