"""What is not in the pile: which originals to fetch and what each would settle, and what the witnesses restore of them."""

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from firsthand.records import Credit, Difference, Document
from firsthand.views.report import wording
from firsthand.views.report.addresses import linkable
from firsthand.views.report.layers import Layer, extent, flattened
from firsthand.views.report.model import ArchetypeView, Fetch, Link, Reading
from firsthand.views.report.running_text import BREAK
from firsthand.views.report.setting import Setting
from firsthand.views.visible import visible

SHORTEST_STEM, LONGEST_ENDING = 4, 3
"""Letters that two words share, and that may differ at their end, for one to be the other in another case."""
MOST_CREDITS = 12
MOST_APPARATUS = 300
MOST_TO_FETCH = 60


def to_fetch(setting: Setting) -> tuple[Fetch, ...]:
    """Archetypes first, then texts that are credited but neither held nor restored."""
    archetypes = [_archetype_to_fetch(setting, a) for a in setting.results.descent.archetypes[:MOST_TO_FETCH]]
    return (*archetypes, *_credited_only(setting))[:MOST_TO_FETCH]


def _archetype_to_fetch(setting: Setting, archetype: Document) -> Fetch:
    credits = _credits(setting, archetype)
    address = archetype.url or next((credit.url for _, credit in credits if credit.url), None) or ""
    return Fetch(
        siglum=setting.label(archetype.id),
        href=setting.account_href(archetype.id) if archetype.text else None,
        name=_name(archetype),
        published=wording.day(archetype.published.value) if archetype.published else "",
        address=wording.shortened(address, 300),
        link=linkable(address),
        credited_by=_credit_links(setting, credits),
        settles=tuple(_settles(setting, archetype)),
    )


def _credits(setting: Setting, archetype: Document) -> list[tuple[str, Credit]]:
    """The accounts that derive from this original, straight or by way of others, and name its outlet: that outlet's
    other articles have credits of their own.
    """
    children: dict[str, list[str]] = {}
    for edge in setting.results.descent.derivations:
        children.setdefault(edge.parent, []).append(edge.child)
    derived, waiting = {archetype.id}, [archetype.id]
    while waiting:
        further = [child for child in children.get(waiting.pop(), ()) if child not in derived]
        derived.update(further)
        waiting.extend(further)
    return [
        (document.id, credit)
        for document in setting.results.documents
        if document.id in derived
        for credit in document.credits
        if archetype.outlet_key and credit.key == archetype.outlet_key
    ]


def _name(archetype: Document) -> str:
    outlet = archetype.outlet.value if archetype.outlet else "an outlet nobody names"
    title = f", “{archetype.title.value}”" if archetype.title else ""
    return wording.shortened(outlet + title, 240)


def _credit_links(setting: Setting, credits: Iterable[tuple[str, Credit]]) -> tuple[Link, ...]:
    """The first credit that each account gives, as far as there is room."""
    first: dict[str, Credit] = {}
    for document, credit in credits:
        first.setdefault(document, credit)
    links = [
        setting.sentence_link(document, credit.start, credit.end)
        if credit.end > credit.start
        else setting.account_link(document)
        for document, credit in list(first.items())[:MOST_CREDITS]
    ]
    if len(first) > MOST_CREDITS:
        links.append(Link(f"and {wording.number(len(first) - MOST_CREDITS)} more"))
    return tuple(links)


def _settles(setting: Setting, archetype: Document) -> Iterator[str]:
    edges = [e for e in setting.results.descent.derivations if e.parent == archetype.id]
    children = wording.listing([setting.label(e.child) for e in edges])
    if not archetype.text:
        yield f"what it says at all: none of its words are held, and {children or 'an account'} can only be read against it"
    else:
        thin = extent(
            (piece.start, piece.end)
            for piece in flattened(
                len(archetype.text),
                [Layer(w.start, w.end, f"w{i}") for i, w in enumerate(archetype.witnesses)],
            )
            if len(piece.names) == 1 and wording.WORD.search(archetype.text, piece.start, piece.end)
        )
        if thin and len({w.document for w in archetype.witnesses}) > 1:
            part = wording.percent(thin, len(archetype.text))
            yield f"the {part} of the restored text that rests on a single witness"
        if archetype.apparatus:
            yield f"{wording.counted(len(archetype.apparatus), 'place')} where its witnesses differ"
    measured = {e.id for e in edges}
    findings = [f for f in setting.results.findings if f.derivation in measured and f.severity != "read"]
    if findings:
        read = "is" if len(findings) == 1 else "are"
        yield f"{wording.counted(len(findings), 'finding')} that {read} measured against the restored text"
    open_ = [e for e in edges if not e.settled or e.direction == "undetermined"]
    if open_:
        verb = "derives" if len(open_) == 1 else "derive"
        yield f"whether {wording.listing([setting.label(e.child) for e in open_])} {verb} from it"


def named_in_passing(setting: Setting) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """Outlets that running text names or links to as a source and whose text is not held, with the accounts that do."""
    named = _missing(setting, passing=True)
    governing = _missing(setting, passing=False)
    return tuple(
        (wording.shortened(credits[0][1].outlet, 120), _credit_links(setting, credits))
        for key, credits in named.items()
        if key not in governing
    )[:MOST_TO_FETCH]


def _missing(setting: Setting, *, passing: bool) -> dict[str, list[tuple[str, Credit]]]:
    """Outlets that are credited but of which nothing is held or restored, with who credits them.

    ``passing`` credits stand in running text or are bare links: they may be about a sentence, not about the account.
    """
    held = {d.outlet_key for d in setting.documents.values() if d.outlet_key} | _resolved(setting)
    missing: dict[str, list[tuple[str, Credit]]] = {}
    for document in setting.results.documents:
        for credit in document.credits:
            if (
                credit.key not in held
                and (credit.kind in {"link", "prose"}) == passing
                and not _is_own(credit, document)
            ):
                missing.setdefault(credit.key, []).append((document.id, credit))
    return missing


def _resolved(setting: Setting) -> set[str]:
    """Keys of outlets that some edge found: it rests on words that credit them, in whatever name or alphabet."""
    credits = {document.id: document.credits for document in setting.results.documents}
    return {
        credit.key
        for edge in setting.results.descent.derivations
        for one in edge.evidence
        for credit in credits.get(edge.child, ())
        if one.anchor and one.anchor.document == edge.child
        if max(one.anchor.start, credit.start) < min(one.anchor.end, credit.end)
    }


def _is_own(credit: Credit, document: Document) -> bool:
    """Whether an account names its own outlet, in full or by the first words of its name, in whatever case of its grammar."""
    own = document.outlet.value.casefold().split() if document.outlet else []
    named = credit.outlet.casefold().split()
    return 0 < len(named) <= len(own) and all(map(_inflected, own, named))


def _inflected(a: str, b: str) -> bool:
    """Whether two words are one but for an ending: "Кур'єр", "Кур'єру"."""
    stem = max(SHORTEST_STEM, max(len(a), len(b)) - LONGEST_ENDING)
    return a == b or (min(len(a), len(b)) >= stem and a[:stem] == b[:stem])


def _credited_only(setting: Setting) -> Iterator[Fetch]:
    for credits in _missing(setting, passing=False).values():
        who = wording.listing([setting.label(document) for document in dict.fromkeys(name for name, _ in credits)])
        address = next((credit.url for _, credit in credits if credit.url), None)
        yield Fetch(
            siglum="",
            href=None,
            name=wording.shortened(credits[0][1].outlet, 200),
            published="",
            address=wording.shortened(address or "", 300),
            link=linkable(address),
            credited_by=_credit_links(setting, credits),
            settles=(f"what {who} took from it, and how far",),
        )


def restored(setting: Setting) -> tuple[ArchetypeView, ...]:
    """Every archetype of which some text stands. Left out where full texts may not be shown."""
    if setting.quotes_only:
        return ()
    return tuple(_restored(setting, a) for a in setting.results.descent.archetypes if a.text.strip())


def _restored(setting: Setting, archetype: Document) -> ArchetypeView:
    witnesses = list(dict.fromkeys(w.document for w in archetype.witnesses))
    held = {name: extent((w.start, w.end) for w in archetype.witnesses if w.document == name) for name in witnesses}
    told = [
        f"{setting.named(name)} holds {wording.percent(min(held[name], len(archetype.text)), len(archetype.text))}"
        for name in sorted(witnesses, key=lambda name: -held[name])[:40]
    ]
    entries = archetype.apparatus[:MOST_APPARATUS]
    # Before the text is laid out: each entry asks for a place in it.
    apparatus = tuple(_entry(setting, archetype, entry) for entry in entries)
    return ArchetypeView(
        key=setting.sigla[archetype.id].slug,
        siglum=setting.label(archetype.id),
        name=_name(archetype),
        published=wording.day(archetype.published.value) if archetype.published else "",
        language=setting.language(archetype.id),
        summary=tuple(told),
        blocks=tuple(_blocks(setting, archetype)),
        apparatus=apparatus,
        apparatus_left_out=len(archetype.apparatus) - len(entries),
    )


def _blocks(setting: Setting, archetype: Document) -> Iterator[tuple[str, Markup]]:
    """Each paragraph with the sigla that hold it; sigla in brackets hold it in part.

    Stretches that a single witness holds are marked in the text, for they are the weakest, and so are words that no
    witness holds as they stand.
    """
    text = archetype.text
    sigla = [setting.label(w.document) for w in archetype.witnesses]
    layers = [Layer(w.start, w.end, f"w:{who}") for w, who in zip(archetype.witnesses, sigla, strict=True)]
    several = len(set(sigla)) > 1
    units = {unit.start: unit for unit in setting.places.units(archetype.id)}
    ends = {unit.end for unit in units.values()}
    layers += [Layer(unit.start, unit.end, f"u:{unit.id}") for unit in units.values()]
    references = {entry.start for entry in archetype.apparatus[:MOST_APPARATUS]}
    cuts = [edge for match in BREAK.finditer(text) for edge in match.span()]
    breaks = dict(match.span() for match in BREAK.finditer(text))
    opened: set[str] = set()
    out: list[Markup] = []
    holds: dict[str, int] = {}
    length = 0
    skip = 0
    for piece in flattened(len(text), layers, [*cuts, *references, *ends]):
        if piece.start in breaks:
            if length:
                yield _held_by(holds, length), Markup("").join(out)
            out, holds, length, skip = [], {}, 0, breaks[piece.start]
        if piece.start < skip:
            continue
        size = piece.end - piece.start
        length += size
        by = [name[2:] for name in piece.names if name.startswith("w:")]
        for who in by:
            holds[who] = holds.get(who, 0) + size
        blank = not wording.WORD.search(text, piece.start, piece.end)
        kind = "" if not several or blank else "alone" if len(by) == 1 else "" if by else "nobody"
        title = f"only in {by[0]}" if kind == "alone" else "in no witness as it stands" if kind else ""
        unit = next((name[2:] for name in piece.names if name.startswith("u:")), "")
        fresh = unit if unit and unit not in opened else ""
        opened.add(unit)
        words = visible(text[piece.start : piece.end])
        if not (kind or unit):
            out.append(words)
            continue
        out.append(
            Markup("<span{}{}{}>{}</span>").format(
                Markup(' id="{}"').format(fresh) if fresh else "",
                Markup(' class="{}"').format(" ".join(filter(None, ["s" if unit else "", kind]))),
                Markup(' title="{}"').format(title) if title else "",
                words,
            )
        )
    if length:
        yield _held_by(holds, length), Markup("").join(out)


def _held_by(holds: dict[str, int], length: int) -> str:
    """Sigla in order; in brackets where less than 95 % of the paragraph is held."""
    ordered = sorted(holds, key=lambda who: (len(who), who))
    return " ".join(who if holds[who] >= 0.95 * length else f"({who})" for who in ordered)


def _entry(setting: Setting, archetype: Document, entry: Difference) -> Reading:
    lemma = archetype.text[entry.start : entry.end]
    return Reading(
        lemma=wording.shortened(lemma, 120) or "after this place",
        href=setting.places.href(archetype.id, entry.start, max(entry.end, entry.start + 1)),
        readings=tuple(
            (
                setting.label(who),
                setting.account_href(who) if who in setting.sigla else None,
                wording.shortened(words, 200),
            )
            for who, words in entry.readings.items()
        ),
        note=entry.note,
    )
