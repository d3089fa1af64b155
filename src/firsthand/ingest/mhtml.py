"""A page as browsers save it into one file (MHTML, RFC 2557): the page in it, and the address it was saved from."""

import codecs
import re
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32

HEAD = 16_000
"""Bytes in which the header of a message ends; those of browsers have less than one thousand."""
_MIME = re.compile(rb"^MIME-Version:", re.I | re.M)
_RELATED = re.compile(rb"^Content-Type:\s{0,9}multipart/related\b", re.I | re.M)
_LETTER = re.compile(rb"^(?:Received|Message-ID|Return-Path|Delivered-To|Subject|From):", re.I | re.M)
_FIELD = re.compile(rb"\A\s{0,100}(?:From |[A-Za-z][A-Za-z0-9-]{1,60}:)")


def is_mhtml(data: bytes) -> bool:
    """Whether these bytes are a page that a browser saved, by the header that they begin with."""
    header = _header(data)
    return _MIME.search(header) is not None and _RELATED.search(header) is not None


def is_letter(data: bytes) -> bool:
    """Whether these bytes are an e-mail as programs keep it; prose that begins like a letter has no MIME version."""
    header = _header(data)
    return _MIME.search(header) is not None and len(set(_LETTER.findall(header))) >= 2


def _header(data: bytes) -> bytes:
    """The lines before the first empty one; nothing where the file does not begin with a field."""
    head = data[:HEAD].removeprefix(b"\xef\xbb\xbf").lstrip().replace(b"\r\n", b"\n")
    return head.partition(b"\n\n")[0] if _FIELD.match(head) else b""


def page_in(data: bytes) -> tuple[bytes, str | None] | None:
    """The page's source and its address; None where there is no page in it.

    The source is in UTF-8 with its mark where the file names the page's encoding, else as the page declares it.
    """
    try:
        whole = BytesParser(policy=compat32).parsebytes(data.lstrip())
        part = next((part for part in whole.walk() if part.get_content_type() == "text/html"), None)
        source = part.get_payload(decode=True) if part is not None else None
    except (RecursionError, ValueError, LookupError, AssertionError):
        return None  # nested a thousand deep, or a transfer encoding that is none
    if part is None or not isinstance(source, bytes):
        return None
    address = _said(part, "Content-Location") or _said(whole, "Snapshot-Content-Location")
    return _marked(source, part.get_content_charset()), address


def _said(part: Message, field: str) -> str | None:
    value = part.get(field)
    return "".join(str(value).split()) if value is not None else None


def _marked(source: bytes, charset: str | None) -> bytes:
    try:
        return codecs.BOM_UTF8 + source.decode(charset).encode() if charset else source
    except (LookupError, ValueError):
        return source
