"""What the case adds up to: deals, payments, listings, the timeline, alignment and the network."""

from firsthand.views.report.alignment import alignment
from firsthand.views.report.cells import index_of
from firsthand.views.report.deals import deals
from firsthand.views.report.model import RegistersView
from firsthand.views.report.payments import listings, payments
from firsthand.views.report.setting import Setting
from firsthand.views.report.ties import drawn
from firsthand.views.report.timeline import timeline


def registers(setting: Setting) -> RegistersView:
    """All of them, under the numbers that ``show`` and ``why`` have too."""
    index = index_of(setting.results.registers)
    return RegistersView(
        deals(setting, index),
        payments(setting, index),
        listings(setting, index),
        timeline(setting, index),
        alignment(setting, index),
        drawn(setting, index),
    )
