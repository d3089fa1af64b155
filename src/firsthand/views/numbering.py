"""The findings in the order in which they are shown, and the short numbers F1, F2 … that follow from it."""

from firsthand.records import Finding, Results

RANK = {"high": 0, "medium": 1, "low": 2, "read": 3}


def in_order(results: Results) -> list[Finding]:
    """Worst first: by severity, then account by account, then by place. What is only to be read comes last."""
    documents = (*results.documents, *results.descent.archetypes)
    place = {document.id: number for number, document in enumerate(documents)}
    about = child_of(results)

    def key(finding: Finding) -> tuple[int, int, int]:
        where = finding.b or finding.a
        account = place.get(about.get(finding.id, ""), len(place))
        return (RANK[finding.severity], account, where.start if where else 0)

    return sorted(results.findings, key=key)


def numbered(results: Results) -> dict[str, str]:
    """F1, F2 … by finding id."""
    return {finding.id: f"F{number}" for number, finding in enumerate(in_order(results), start=1)}


def child_of(results: Results) -> dict[str, str]:
    """The account each finding is about: the child of its edge, else the one whose words it quotes."""
    documents = {document.id for document in (*results.documents, *results.descent.archetypes)}
    children = {edge.id: edge.child for edge in results.descent.derivations}
    about: dict[str, str] = {}
    for finding in results.findings:
        where = finding.b or finding.a
        child = children.get(finding.derivation or "") or (where.document if where else None)
        if child in documents:
            about[finding.id] = str(child)
    return about
