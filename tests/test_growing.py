"""A case that grows, with the real steps: the same outcome as built at once, and only what is new is compared."""

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from firsthand.comparison import comparing
from firsthand.config import Config
from firsthand.pipeline import analyse, take
from firsthand.records import Results
from firsthand.sample import sample
from firsthand.store import open_case

SOME = 7
"""Pages of the sample: enough for copies, rewrites and strangers."""


def analysed(folder: Path, *piles: Path) -> Results:
    """The case with these piles taken in and analysed one after the other, without what is its own."""
    with open_case(folder, write=True, create=True) as case:
        for pile in piles:
            take(case, [pile], Config())
            found = analyse(case, Config())
        return replace(found, case="", analysed="")


def test_a_sample_that_grows_is_the_sample_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, later = tmp_path / "first", tmp_path / "later"
    first.mkdir()
    later.mkdir()
    for page in sorted(sample()[0].iterdir())[:SOME]:
        shutil.copy(page, first)
    added = sorted(first.iterdir())[-1]
    whole = analysed(tmp_path / "whole", first)
    shutil.move(added, later / added.name)

    laid: list[set[str]] = []
    on_edge = comparing._on_edge

    def watched(edge, days):  # type: ignore[no-untyped-def]
        laid[-1].add(edge.derivation.id)
        return on_edge(edge, days)

    monkeypatch.setattr(comparing, "_on_edge", watched)
    laid.append(set())
    before = analysed(tmp_path / "grown", first)
    laid.append(set())
    grown = analysed(tmp_path / "grown", later)
    assert len(before.documents) < len(grown.documents) == len(whole.documents)
    paths = {d.id: Path(d.path).name for d in grown.documents}
    assert {Path(d.path).name for d in whole.documents} == set(paths.values())
    assert len(laid[0]) > 2
    again = {pair for pair in laid[0] & laid[1] if not any(paths.get(name) == added.name for name in pair.split(">"))}
    assert len(again) <= len(laid[0]) // 3
    for part in ("descent", "readings", "claims", "quotations", "findings", "registers", "entities"):
        assert getattr(grown, part) == getattr(whole, part), part
