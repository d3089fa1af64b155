"""Which addresses may become links, and which words may stand in ``lang`` attributes."""

import re
from urllib.parse import urlsplit

from firsthand.views.visible import HIDDEN

LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}\Z")
LONGEST_LINK = 2000
"""Longer addresses are shown but not linked: no publisher needs them, and a page of them would be all address."""


def linkable(address: str | None) -> str | None:
    """``address`` when it is a plain http(s) address with a host; anything else (``javascript:``, ``data:``) is None."""
    if not address or len(address) > LONGEST_LINK or HIDDEN.search(address) or any(map(str.isspace, address)):
        return None
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    return address if parts.scheme.lower() in {"http", "https"} and host else None


def language_tag(value: str | None) -> str | None:
    """A well-formed language tag, else None."""
    return value if value and LANGUAGE_TAG.match(value) else None
