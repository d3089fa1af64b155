"""The order in which findings and the rows of the registers are shown, and the short numbers that follow from it:
F1, D1, P1, L1, E1 …
"""

from collections.abc import Sequence

from firsthand.records import Deal, Finding, Happening, Payment, Registers, Results, Sanction

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


def rows_numbered(registers: Registers) -> dict[str, str]:
    """D1 … for deals, P1 … for payments, L1 … for listings, E1 … for events, by row id and in the order shown."""
    numbers: dict[str, str] = {}
    kinds: tuple[tuple[str, Sequence[Deal | Payment | Sanction | Happening]], ...] = (
        ("D", [deal for deal, _ in deals_in_order(registers)]),
        ("P", registers.payments),
        ("L", registers.sanctions),
        ("E", registers.events),
    )
    for letter, rows in kinds:
        numbers |= {row.id: f"{letter}{number}" for number, row in enumerate(rows, start=1)}
    return numbers


def deals_in_order(registers: Registers) -> list[tuple[Deal, bool]]:
    """Eligible deals before candidates; a part right under the summary of its own tier, and whether it stands there."""
    ordered: list[tuple[Deal, bool]] = []
    for tier in (True, False):
        members = [deal for deal in registers.deals if bool(deal.eligible.value) is tier]
        tops = {deal.id for deal in members if deal.part_of.value is None}
        parts: dict[str, list[Deal]] = {}
        for deal in members:
            if deal.part_of.value in tops:
                parts.setdefault(str(deal.part_of.value), []).append(deal)
        below = {part.id for held in parts.values() for part in held}
        for deal in members:
            if deal.id not in below:
                ordered += [(deal, False), *((part, True) for part in parts.get(deal.id, ()))]
    return ordered
