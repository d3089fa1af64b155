"""The register of deals: eligible ones, candidates apart, every part under its summary."""

from msgspec.structs import replace

from firsthand.views.numbering import deals_in_order
from firsthand.views.report.cells import MOST_DEALS, Index, row_view
from firsthand.views.report.model import DealsView, RowView
from firsthand.views.report.setting import Setting


def deals(setting: Setting, index: Index) -> DealsView:
    """The first rows in the order of their numbers."""
    ordered = deals_in_order(setting.results.registers)
    eligible: list[RowView] = []
    candidates: list[RowView] = []
    for deal, under in ordered[:MOST_DEALS]:
        view = replace(row_view(setting, deal, index), indented=under)
        (eligible if deal.eligible.value else candidates).append(view)
    return DealsView(tuple(eligible), tuple(candidates), len(ordered), max(0, len(ordered) - MOST_DEALS))
