"""Bytes to text: byte-order mark, declared character set, UTF-8, then a guess that must be sure of itself."""

import codecs
import re

import msgspec

BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32 before UTF-16: the little-endian mark of the one begins with the other's."""

_META = re.compile(rb"<meta[^>]{0,200}?charset\s{0,3}=\s{0,3}[\"']?\s{0,3}([A-Za-z0-9_:.-]{2,40})", re.I)
_XML = re.compile(rb"\A\s{0,20}<\?xml[^>]{0,100}?encoding\s{0,3}=\s{0,3}[\"']([A-Za-z0-9_:.-]{2,40})", re.I)
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")

CHAOS_CEILING = 0.1
"""charset-normalizer's "chaos" (share of the text that reads like noise) above which its guess is refused; its own
default of 0.2 lets Latin-1 readings of damaged UTF-8 through."""
COHERENCE_MARGIN = 3.0
"""Per cent of "coherence" (letters as frequent as in some language) within which guesses count as equal: code pages of
one region differ in a few signs, and then the one that the web uses more is taken."""
WEB_ORDER = (
    "utf_8 cp1252 cp1251 cp1250 gb18030 cp932 shift_jis cp949 euc_kr big5 euc_jp euc_jis_2004 cp1256 cp1253 cp1254 cp1255 cp1257 cp1258 "
    "iso8859_2 koi8_r koi8_u iso8859_9 iso8859_15 iso8859_5 iso8859_7 iso8859_6 iso8859_8 mac_roman mac_cyrillic"
).split()
"""By how often pages use them (W3Techs' usage order, roughly); anything else comes last."""
GUESSED_BYTES = 200_000
"""A guess looks at this much; the whole is then decoded strictly."""
_TOLERATED = 0.0005
"""Broken UTF-8 sequences per byte up to which a page still counts as UTF-8 (one character cut by a proxy is common)."""


class Decoded(msgspec.Struct, frozen=True):
    """A text, the encoding that it was read with, and what a reader should know of that."""

    text: str
    encoding: str
    note: str = ""


def looks_binary(data: bytes) -> bool:
    """Control characters that no text holds, more than 1 in 1,000 bytes or any run of NULs without a UTF-16/32 mark."""
    if any(data.startswith(mark) for mark, _ in BOMS[1:]):
        return False
    sample = data[:65_536]
    found = len(_BINARY.findall(sample))
    return found * 1_000 > len(sample) and not _is_wide(sample)


def _is_wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: nearly every other byte is NUL, all on one side."""
    if len(sample) < 8:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _codec(name: str) -> str | None:
    """A text codec by the name a page declares; the web reads "iso-8859-1" and "ascii" as windows-1252."""
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    if not getattr(found, "_is_text_encoding", True) or found.name in (
        "idna",
        "punycode",
        "unicode_escape",
        "raw_unicode_escape",
        "undefined",
    ):
        return None
    if found.name in ("iso8859-1", "ascii"):
        return "cp1252"
    return "gb18030" if found.name in ("gb2312", "gbk") else found.name


def decode(data: bytes, *, markup: bool = False) -> Decoded | None:
    """The text of ``data``, its byte-order mark dropped, or None where no reading is sure. Line ends are untouched.

    With ``markup`` a declared character set is believed before a guess, and a rare broken sequence is replaced by
    U+FFFD and noted, because a captured page with one cut character is still that page.
    """
    for mark, name in BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], name)
    declared = None
    if markup:
        head = data[:4_096]
        match = _META.search(head) or _XML.search(head)
        declared = _codec(match[1].decode("ascii")) if match else None
    if wide := _is_wide(data[:65_536]):
        return _strict(data, wide)
    utf8 = _strict(data, "utf-8")
    if utf8 is not None:
        return utf8
    if declared and declared != "utf-8" and (found := _strict(data, declared)):
        return found
    replaced = data.decode("utf-8", "replace")
    broken = replaced.count("\ufffd")
    multibyte = sum(1 for c in replaced[:GUESSED_BYTES] if c > "\x7f" and c != "\ufffd")
    if markup and (declared == "utf-8" or multibyte > 4 * broken) and broken <= max(1, _TOLERATED * len(data)):
        return Decoded(replaced, "utf-8", f"{broken} broken character{'s' if broken > 1 else ''} replaced by U+FFFD")
    return _guess(data)


def _strict(data: bytes, name: str) -> Decoded | None:
    try:
        return Decoded(data.decode(name), name)
    except (UnicodeDecodeError, LookupError):
        return None


def _guess(data: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes

    matches = [m for m in from_bytes(data[:GUESSED_BYTES]) if m.percent_chaos <= 100 * CHAOS_CEILING]
    most = max((match.percent_coherence for match in matches), default=0.0)
    near = [match.encoding for match in matches if match.percent_coherence >= most - COHERENCE_MARGIN]
    for name in sorted(near, key=lambda name: WEB_ORDER.index(name) if name in WEB_ORDER else len(WEB_ORDER)):
        codec = _codec(name)
        found = _strict(data, codec) if codec else None
        if found is not None:
            return Decoded(found.text, found.encoding, f"no declared encoding; read as {found.encoding}")
    return None
