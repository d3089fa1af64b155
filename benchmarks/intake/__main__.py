"""``python -m benchmarks.intake [PAGES_DIR] [--each]``: one table, and exit status 1 below a floor.

PAGES_DIR holds ``ground-truth.json`` ({id: {url, articleBody}}) and ``html/ID.html.gz``; by default
``../shared/eval/pages`` beside the project. Without it the benchmark says that it was skipped and exits with 0.
Outlet, title and date are compared with ``labels.json``: read by hand from the raw pages before any tuning; titles as
hashes, because no sentence of the pages is kept here. A date list holds the days of a page whose own statements
differ by time zone.
"""

import gzip
import json
import sys
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.intake.scores import f1, leaks, outlet_matches, precision_recall, title_matches
from firsthand.ingest import read_bytes
from firsthand.records import Captured, Document, body_spans

LABELS = Path(__file__).parent / "labels.json"
PAGES = Path(__file__).parents[3] / "shared" / "eval" / "pages"
FLOORS = {"outlet": 0.95, "title": 0.95, "published": 0.90}


class Row(msgspec.Struct):
    """One page's scores; None where there is nothing to score."""

    page: str
    ours: tuple[float, float]
    plain: tuple[float, float]
    outlet: bool
    title: bool
    published: bool | None
    leaks: list[str]
    language: str | None


def plain(html: str) -> str:
    """trafilatura as it comes, comments left out: what intake must reach."""
    from trafilatura import extract

    return extract(html, include_comments=False) or ""


def body(document: Document) -> str:
    """The text outside furniture."""
    return "\n".join(document.text[start:end] for start, end in body_spans(document))


def score(page: str, data: bytes, expected: str, label: dict[str, Any]) -> Row:
    """One page against its expected body and its label."""
    captured = read_bytes(data, f"{page}.html")
    document = captured.documents[0] if isinstance(captured, Captured) else None
    days = [label["published"]] if isinstance(label["published"], str) else label["published"]
    value = {
        name: (found.value if document and (found := getattr(document, name)) else None)
        for name in ("outlet", "title", "published", "language")
    }
    return Row(
        page=page,
        ours=precision_recall(expected, body(document) if document else ""),
        plain=precision_recall(expected, plain(data.decode("utf-8", "replace"))),
        outlet=outlet_matches(value["outlet"], label["outlet"]),
        title=title_matches(value["title"], label["title_sha256"]),
        published=value["published"] is None if days is None else (value["published"] or "")[:10] in days,
        leaks=leaks(document.text) if document else [],
        language=value["language"],
    )


def rows(pages: Path) -> list[Row]:
    """Every labelled page of the folder, scored."""
    truth = json.loads((pages / "ground-truth.json").read_text(encoding="utf-8"))
    labels = json.loads(LABELS.read_text(encoding="utf-8"))
    return [
        score(
            page,
            gzip.decompress((pages / "html" / f"{page}.html.gz").read_bytes()),
            truth[page]["articleBody"],
            labels[page],
        )
        for page in sorted(truth)
        if page in labels
    ]


def summary(scored: list[Row]) -> list[tuple[str, str, str, bool]]:
    """(what, measured, floor, met) for each figure."""
    ours, best = f1([row.ours for row in scored]), f1([row.plain for row in scored])
    table = [
        ("text outside furniture, 4-word shingle F1", f"{ours:.4f}", f"{best:.4f} (plain trafilatura)", ours >= best)
    ]
    for name, floor in FLOORS.items():
        found = [getattr(row, name) for row in scored if getattr(row, name) is not None]
        share = sum(found) / max(1, len(found))
        table.append((name, f"{share:.3f}  ({sum(found)} of {len(found)})", f"{floor:.2f}", share >= floor))
    leaking = sum(bool(row.leaks) for row in scored)
    table.append(("pages with leaked script, style or markup", str(leaking), "0", leaking == 0))
    return table


def main(arguments: list[str]) -> int:
    """Print the table; the exit status."""
    each = "--each" in arguments
    given = [argument for argument in arguments if not argument.startswith("-")]
    pages = Path(given[0]) if given else PAGES
    if not (pages / "ground-truth.json").is_file():
        print(f"skipped: no pages at {pages} (give their folder as an argument)")
        return 1 if given else 0
    scored = rows(pages)
    if each:
        for row in scored:
            missed = [name for name in FLOORS if getattr(row, name) is False]
            print(
                f"{row.page[:8]}  ours {row.ours[0]:.3f} {row.ours[1]:.3f}  plain {row.plain[0]:.3f} {row.plain[1]:.3f}  {row.language}",
                *missed,
                *row.leaks,
            )
    table = summary(scored)
    print(f"{len(scored)} pages")
    for what, measured, floor, met in table:
        print(f"  {what:44}  {measured:18}  floor {floor:28}  {'ok' if met else 'BELOW'}")
    return 0 if all(met for *_, met in table) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
