"""Real accounts beside the project, where they are: furniture, credits and dates of the seeds; floors on real pages."""

from pathlib import Path

import pytest

from benchmarks.intake.__main__ import main, rows, summary
from firsthand.ingest import read_sources
from firsthand.records import Captured, Document
from tests.ingest.made import body, marked


@pytest.fixture(scope="module")
def seeds(shared: Path) -> dict[str, Document]:
    found = [c for c in read_sources([shared / "seeds"]) if isinstance(c, Captured)]
    return {Path(c.path).name[:3]: c.documents[0] for c in found}


@pytest.fixture(scope="module")
def pages(shared: Path) -> Path:
    if not (shared / "eval" / "pages" / "ground-truth.json").is_file():
        pytest.skip("the captured pages are not beside the project")
    return shared / "eval" / "pages"


def test_every_seed_leads_to_the_same_outlet(seeds: dict[str, Document]) -> None:
    assert set(seeds) == {"000", "001", "002", "003", "004"}
    for document in seeds.values():
        assert "nytimes.com" in {credit.key for credit in document.credits}
        assert document.language is not None
        assert document.language.value == "en"


def test_outlets_and_dates_are_the_pages_own(seeds: dict[str, Document]) -> None:
    own = {name: (d.outlet_key, d.published.value if d.published else None) for name, d in seeds.items()}
    assert own == {
        "000": (None, None),
        "001": (None, None),
        "002": (None, None),
        "003": ("qlsh", "2025-10-27"),
        "004": ("kyivpost.com", "2025-10-27"),
    }


def test_foreign_furniture_is_out_of_the_bodies(seeds: dict[str, Document]) -> None:
    assert len(marked(seeds["000"], "caption")) == 8
    for name, words in {
        "000": ("Popular posts", "confidential news tip", "our latest coverage", "Credit..."),
        "001": ("Posted Monday", "HERE", "Recommended Posts"),
        "002": ("Source reference",),
        "003": ("来源", "已发布", "Credit...", "| news."),
        "004": ("Articles similaires", "- Russia and Vietnam", "By Antonia"),
    }.items():
        for phrase in words:
            assert phrase in seeds[name].text
            assert phrase not in body(seeds[name])


def test_bodies_are_whole(seeds: dict[str, Document]) -> None:
    assert body(seeds["000"]).strip().startswith("American officials believed")
    assert body(seeds["000"]).strip().endswith("would come from.")
    assert body(seeds["001"]).strip().startswith("U.S. allies worry")
    assert body(seeds["003"]).strip().endswith("to tea afterward.”")
    assert "Su-40" in body(seeds["004"])
    assert body(seeds["004"]).strip().endswith("“stop being modest.”")


def test_real_pages_reach_the_floors(pages: Path) -> None:
    table = summary(rows(pages))
    assert len(table) == 5
    assert [row for row in table if not row[3]] == []


def test_the_benchmark_says_when_it_is_skipped(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main([str(tmp_path)]) == 1
    assert "skipped" in capsys.readouterr().out
