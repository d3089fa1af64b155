"""The accounts themselves: where each came from, and its text with everything laid over it."""

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from firsthand.records import Document, Finding, Sourced, Span
from firsthand.views.footnotes import cited as citation
from firsthand.views.judgements import about, decided
from firsthand.views.names import names_of
from firsthand.views.report import wording
from firsthand.views.report.addresses import linkable
from firsthand.views.report.coverage import Threads, reworded
from firsthand.views.report.layers import Layer
from firsthand.views.report.model import AccountView, Fact
from firsthand.views.report.running_text import Reference, running_text
from firsthand.views.report.setting import Setting
from firsthand.views.visible import visible

MOST_TEXT = 120_000
"""Characters of one account shown as running text, about forty printed pages."""
MOST_TEXT_IN_ALL = 4_000_000
"""Characters of all accounts together: keeps a large case's page within what a browser opens at once."""
FURNITURE = {"related": "related links", "other": "furniture", "embed": "embedded post", "forum": "forum line"}


def accounts(setting: Setting, labels: Mapping[str, str]) -> tuple[tuple[AccountView, ...], str]:
    """Every account; its text as far as the caps allow, else the sentences that this page cites. Call this last."""
    threads = Threads(setting.results.descent)
    references = _references(setting, labels)
    views: list[AccountView] = []
    room = MOST_TEXT_IN_ALL
    without_text = 0
    listed = [document for document in setting.results.documents if document.id not in setting.absent]
    for index, document in enumerate(listed):
        full = not setting.quotes_only and index < setting.max_accounts and room > 0
        limit = min(len(document.text), MOST_TEXT, room) if full else 0
        room -= limit
        without_text += not full
        loose = _loose(setting, threads, document) if full else []
        views.append(_account(setting, document, limit, full, loose, references))
    left_out = ""
    if without_text and not setting.quotes_only:
        left_out = (
            f"{wording.counted(len(views) - without_text, 'account')} of {wording.number(len(setting.results.documents))} "
            "stand here in full; of the others only the sentences that this page cites. "
            "Their texts are in the case folder and in the export."
        )
    if len(listed) < len(setting.results.documents):
        missing = len(setting.results.documents) - len(listed)
        left_out += f" {wording.counted(missing, 'account')} more have no entry here at all."
    return tuple(views), left_out


def _loose(setting: Setting, threads: Threads, document: Document) -> list[Span]:
    mine = setting.edges.get(document.id, ())
    links = [link for edge in mine for link in threads.direct(document.id, edge.parent)]
    return list(reworded(document, mine, links))


def _account(
    setting: Setting,
    document: Document,
    limit: int,
    full: bool,
    loose: list[Span],
    references: Mapping[str, list[Reference]],
) -> AccountView:
    units = setting.places.units(document.id)
    cited = [unit for unit in setting.places.cited(document.id) if unit.start >= limit]
    text = Markup("")
    if full:
        layers = [*_layers(setting, document), *(Layer(s, e, "loose") for s, e in loose)]
        inside = [unit for unit in units if unit.start < limit]
        text = running_text(document.text, inside, layers, references.get(document.id, ()), limit)
    left_out = ""
    if setting.quotes_only:
        left_out = "The full text is left out of this report; these are the sentences it cites."
    elif not full:
        left_out = "The full text is left out of a case this large; these are the sentences this page cites."
    elif limit < len(document.text):
        left_out = (
            f"The first {wording.number(limit)} of {wording.number(len(document.text))} characters; "
            "after them only the sentences this page cites."
        )
    return AccountView(
        key=setting.sigla[document.id].slug,
        siglum=setting.label(document.id),
        name=setting.name(document.id, 120),
        title=_title(document, full),
        language=setting.language(document.id),
        citation=citation(document),
        facts=(*_facts(document), *_decided(setting, document)),
        full=full,
        text=text,
        left_out=left_out,
        cited=tuple((unit.id, visible(_one_line(document.text[unit.start : unit.end]))) for unit in cited),
    )


def _title(document: Document, full: bool) -> str:
    """The title, unless the text below opens with it."""
    if document.title is None or (full and document.title.value in document.text[:2000]):
        return ""
    return wording.shortened(document.title.value, 300)


def _one_line(text: str, most: int = 1200) -> str:
    return wording.shortened(text, most)


def _layers(setting: Setting, document: Document) -> Iterator[Layer]:
    for piece in document.furniture:
        yield Layer(piece.start, piece.end, "fur")
        yield Layer(piece.start, piece.end, f"fur-{piece.kind}")
    for start, end in setting.results.descent.own.get(document.id, ()):
        yield Layer(start, end, "own")


def _references(setting: Setting, labels: Mapping[str, str]) -> dict[str, list[Reference]]:
    """A raised number in both accounts wherever a finding quotes them."""
    found: dict[str, list[Reference]] = {}
    for finding in setting.results.findings:
        label = labels.get(finding.id)
        if label is not None:
            for document, at in _ends(finding):
                found.setdefault(document, []).append(Reference(at, label, f"#{label.lower()}"))
    return found


def _ends(finding: Finding) -> Iterator[tuple[str, int]]:
    sides = ((finding.a, finding.marked_a), (finding.b, finding.marked_b))
    for side, marks in sides:
        if side is not None:
            last = marks[-1][1] if marks else side.start + len(side.text.rstrip())
            yield side.document, min(last, side.end)


def _facts(document: Document) -> Iterator[Fact]:
    wanted: tuple[tuple[str, Sourced | None], ...] = (
        ("Outlet", document.outlet),
        ("Title", document.title),
        ("Byline", document.byline),
        ("Published", document.published),
        ("Language", document.language),
    )
    for label, sourced in wanted:
        if sourced is None:
            yield Fact(label, "not found on the page")
        else:
            value = wording.day(sourced.value) if label == "Published" else sourced.value
            yield Fact(label, wording.shortened(value, 300), sourced.where)
    if document.url:
        yield Fact("Address", wording.shortened(document.url, 400), link=linkable(document.url))
    record = f", record {document.record}" if document.media == "jsonl" else ""
    yield Fact("File", wording.shortened(document.path, 400) + record, document.encoding or "")
    yield Fact("SHA-256", document.sha256)
    length = (
        f"{wording.counted(len(document.text), 'character')}, {wording.counted(wording.words(document.text), 'word')}"
    )
    yield Fact("Length", length)
    for credit in document.credits[:12]:
        address = f" ({wording.shortened(credit.url, 200)})" if credit.url else ""
        yield Fact("Credits", wording.shortened(credit.outlet, 120) + address, credit.kind.replace("_", " "))
    for note in document.notes[:12]:
        yield Fact("Note", wording.shortened(note, 400))


def _decided(setting: Setting, document: Document) -> Iterator[Fact]:
    """What an analyst decided about the account."""
    for judged in about(setting.results, document.id)[:12]:
        one = judged.judgement
        said = wording.shortened(decided(one, names_of(setting.results)), 300)
        yield Fact("Judgement", said, wording.shortened(one.stamp, 400))
