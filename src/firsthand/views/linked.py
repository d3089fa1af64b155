"""A case as JSON-LD: W3C PROV for who took what from whom, Web Annotation for every quoted place.

The context stands in the document itself: nothing is fetched to read it.
"""

from typing import Any

from firsthand.views import schema as s

CONTEXT: dict[str, Any] = {
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "fh": "urn:firsthand:terms:",
    "id": "@id",
    "type": "@type",
}
DERIVED = {
    "reprint": "prov:wasQuotedFrom",
    "excerpt": "prov:wasQuotedFrom",
    "update": "prov:wasRevisionOf",
    "translation": "prov:wasDerivedFrom",
    "report": "prov:hadPrimarySource",
    "rewrite": "prov:wasDerivedFrom",
}
"""What PROV calls each kind of derivation; all of them are kinds of ``wasDerivedFrom``."""
AROUND = 32
"""Characters before and after a quotation that its selector gives, so that it is found where positions have moved."""


def linked(case: s.Export) -> dict[str, Any]:
    """The whole case as one JSON-LD object."""
    texts = {d.id: d.text for d in case.documents}
    graph: list[dict[str, Any]] = [_document(d, case) for d in case.documents]
    for one in case.statements:
        graph.append(
            _annotation(one.id, "fh:Statement", (one.document, one.start, one.end), texts)
            | {
                "oa:hasBody": {
                    "type": "oa:TextualBody",
                    "rdf:value": one.text,
                    "fh:kind": one.kind,
                    "fh:certainty": one.certainty,
                    "fh:attribution": {"@list": [hop.who for hop in one.attribution]},
                }
            }
        )
    for finding in case.findings:
        places = [_target(p.document, p.start, p.end, texts) for p in (finding.a, finding.b) if p is not None]
        graph.append(
            {
                "id": _name(finding.id),
                "type": ["oa:Annotation", "fh:Finding"],
                "oa:motivatedBy": {"id": "oa:assessing"},
                "oa:hasTarget": places,
                "oa:hasBody": {
                    "type": "oa:TextualBody",
                    "rdf:value": finding.reason,
                    "fh:code": finding.code,
                    "fh:name": finding.name,
                    "fh:severity": finding.severity,
                },
            }
        )
    for kind, rows in (
        ("Deal", case.deals),
        ("Payment", case.payments),
        ("Listing", case.sanctions),
        ("Event", case.events),
    ):
        for row in rows:
            graph.append(_row(kind, row, texts))
    return {"@context": CONTEXT, "@graph": graph}


def _document(d: s.DocumentPart, case: s.Export) -> dict[str, Any]:
    derived: dict[str, list[dict[str, str]]] = {}
    for edge in case.derivations:
        if edge.child == d.id:
            term = DERIVED[edge.kind] if edge.settled else "fh:mayDeriveFrom"
            derived.setdefault(term, []).append({"id": _name(edge.parent)})
    given = {
        "dcterms:title": d.title,
        "dcterms:publisher": d.outlet,
        "dcterms:issued": d.published,
        "dcterms:language": d.language,
        "fh:sha256": d.sha256 or None,
        "fh:path": d.path or None,
    }
    node: dict[str, Any] = {"id": _name(d.id), "type": ["prov:Entity"] + ([] if d.held else ["fh:Archetype"])}
    node |= {name: value for name, value in given.items() if value}
    if d.url:
        node["dcterms:source"] = d.url
    return node | derived


def _row(kind: str, row: Any, texts: dict[str, str]) -> dict[str, Any]:
    cells = {name: getattr(row, name) for name in row.__struct_fields__ if isinstance(getattr(row, name), s.Cell)}
    places = {(a.document, a.start, a.end) for cell in cells.values() for a in cell.anchors}
    node: dict[str, Any] = {"id": _name(row.id), "type": ["prov:Entity", f"fh:{kind}"]}
    node |= {f"fh:{name}": cell.value for name, cell in cells.items() if cell.value is not None}
    node["prov:wasDerivedFrom"] = [{"id": _name(document)} for document in sorted({place[0] for place in places})]
    node["oa:hasTarget"] = [_target(*place, texts) for place in sorted(places)]
    return node


def _annotation(name: str, kind: str, place: tuple[str, int, int], texts: dict[str, str]) -> dict[str, Any]:
    return {"id": _name(name), "type": ["oa:Annotation", kind], "oa:hasTarget": _target(*place, texts)}


def _target(document: str, start: int, end: int, texts: dict[str, str]) -> dict[str, Any]:
    """A place with both its selectors: where it stands, and what stands there with what is around it."""
    text = texts.get(document, "")
    return {
        "type": "oa:SpecificResource",
        "oa:hasSource": {"id": _name(document)},
        "oa:hasSelector": [
            {
                "type": "oa:TextPositionSelector",
                "oa:start": {"@value": start, "@type": "xsd:nonNegativeInteger"},
                "oa:end": {"@value": end, "@type": "xsd:nonNegativeInteger"},
            },
            {
                "type": "oa:TextQuoteSelector",
                "oa:exact": text[start:end],
                "oa:prefix": text[max(0, start - AROUND) : start],
                "oa:suffix": text[end : end + AROUND],
            },
        ],
    }


def _name(identity: str) -> str:
    """A name for anything of the case that needs no address: a URN of its id."""
    return "urn:firsthand:" + "".join(c if (c.isalnum() and c.isascii()) or c in "-._" else "-" for c in identity)
