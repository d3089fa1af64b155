"""``report.html``: one self-contained page that works offline, without scripts, and on paper.

Whatever the accounts hold is shown and never run: every text is escaped, hidden characters are made visible, only plain
http(s) addresses become links, and a policy in the page forbids any request and any style or script but its own two.
"""

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import DictLoader, Environment, StrictUndefined

from firsthand.records import Results
from firsthand.views.report.page import page
from firsthand.views.visible import plain, swept, visible

TEMPLATES = (
    "report.html",
    "macros.html",
    "verdict.html",
    "lineage.html",
    "fetch.html",
    "findings.html",
    "quotations.html",
    "entities.html",
    "registers.html",
    "deals.html",
    "payments.html",
    "timeline.html",
    "alignment.html",
    "network.html",
    "statements.html",
    "accounts.html",
    "archetypes.html",
    "judgements.html",
    "method.html",
)


def rendered(results: Results, *, quotes_only: bool, max_accounts: int) -> str:
    """The page, its policy naming the hashes of its own style and script."""
    style, script = _asset("report.css"), _asset("report.js")
    policy = (
        f"default-src 'none'; style-src 'sha256-{_digest(style)}'; script-src 'sha256-{_digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    view = page(results, quotes_only=quotes_only, max_accounts=max_accounts)
    return swept(
        _environment().get_template("report.html").render(page=view, style=style, script=script, policy=policy)
    )


def _digest(source: str) -> str:
    return base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


def _asset(name: str) -> str:
    return (files("firsthand.views") / "templates" / name).read_text("utf-8")


@cache
def _environment() -> Environment:
    """Templates read through the package's own files, so that a zipped or read-only install works too."""
    environment = Environment(
        loader=DictLoader({name: _asset(name) for name in TEMPLATES}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["t"] = visible
    environment.filters["attribute"] = plain
    return environment
