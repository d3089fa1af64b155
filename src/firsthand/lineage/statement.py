"""Statements by those whom the news is about, held as pages of their own: a ministry's release, a firm's, an embassy's.

Whoever tells what stands in one has it from there, or from where it came from; nobody writes a release after the news.
"""

import re
from functools import cache
from urllib.parse import urlsplit

from firsthand.language.crediting import any_of, fragments, plain
from firsthand.records import Document

HEAD, TAIL, LABEL = 500, 700, 120
"""Characters at the beginning and at the end of a text in which it says that it is a release, and of the longest line or site's name
that says so."""
_OFFICIAL = frozenset({"gov", "gob", "gouv", "gub", "govt", "mil", "government", "bund", "admin"})
"""Labels of hosts under which governments publish."""
_OFFICIAL_HOSTS = ("europa.eu", "un.org", "nato.int", "gc.ca", "kremlin.ru", "president.ir")


def is_release(document: Document) -> bool:
    """Whether a page is a statement of its own publisher's: it says so in a line of its own, or an office is the publisher."""
    if document.outlet and _issuer().search(plain(document.outlet.value[:LABEL])):
        return True
    return _official(document.url) or any(
        len(line) <= LABEL and _opens_release().match(line)
        for part in (document.text[:HEAD], document.text[-TAIL:])
        for line in map(str.strip, plain(part).split("\n"))
    )


@cache
def _opens_release() -> re.Pattern[str]:
    return re.compile(rf"[\W_]{{0,4}}{any_of(fragments('release'))}(?![^\W\d_])", re.IGNORECASE)


@cache
def _issuer() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_]){any_of(fragments('issuer'))}", re.IGNORECASE)


def _official(address: str | None) -> bool:
    try:
        host = (urlsplit(address or "").hostname or "").lower()
    except ValueError:
        return False
    return bool(_OFFICIAL & set(host.split(".")[-3:])) or any(
        host == known or host.endswith(f".{known}") for known in _OFFICIAL_HOSTS
    )
