"""Payments with their routes, goods apart from money; and the listings that the text tells of."""

from firsthand.records import Payment
from firsthand.views.report import wording
from firsthand.views.report.cells import MOST_LISTINGS, MOST_PAYMENTS, Index, row_view
from firsthand.views.report.model import ListingsView, PaymentsView, PaymentView
from firsthand.views.report.setting import Setting
from firsthand.views.rows import hops

OF_GOODS = "transit country"
"""Begins the name of the one pattern that is about the way of goods, not of money."""


def payments(setting: Setting, index: Index) -> PaymentsView:
    """The first rows, each with its hops."""
    held = setting.results.registers.payments
    money: list[PaymentView] = []
    goods: list[PaymentView] = []
    for payment in held[:MOST_PAYMENTS]:
        way = tuple(wording.shortened(hop, 120) for hop in hops(payment, setting.states))
        view = PaymentView(row_view(setting, payment, index), way)
        (goods if of_goods(payment) else money).append(view)
    return PaymentsView(tuple(money), tuple(goods), len(held), max(0, len(held) - MOST_PAYMENTS))


def of_goods(payment: Payment) -> bool:
    """Whether a route is one of goods: nothing is paid on it, and its only pattern is about transit."""
    named = payment.pattern.value if isinstance(payment.pattern.value, tuple) else ()
    return payment.amount.value is None and bool(named) and all(OF_GOODS in str(name) for name in named)


def listings(setting: Setting, index: Index) -> ListingsView:
    """The first rows."""
    held = setting.results.registers.sanctions
    rows = tuple(row_view(setting, one, index) for one in held[:MOST_LISTINGS])
    return ListingsView(rows, max(0, len(held) - MOST_LISTINGS))
