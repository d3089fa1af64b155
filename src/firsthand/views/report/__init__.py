"""The report: one page that says what a pile of accounts adds up to. One door, :func:`render`."""

from firsthand.records import Results


def render(results: Results, *, quotes_only: bool = False, max_accounts: int = 200) -> str:
    """The report of one analysis as a complete HTML document.

    ``quotes_only`` leaves the full texts out, so that it may be shared; ``max_accounts`` is how many accounts are shown
    in full before the rest is cut to the sentences that the page cites.
    """
    from firsthand.views.report.rendering import rendered

    return rendered(results, quotes_only=quotes_only, max_accounts=max_accounts)
