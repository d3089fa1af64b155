"""What a file is, by its bytes first and its suffix second: suffixes lie."""

import re
from typing import Literal, TypeAlias

from firsthand.ingest.jsonlines import is_json

Media: TypeAlias = Literal["text", "html", "markdown", "jsonl", "json"]

MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP container (Word, Excel, OpenDocument, EPUB, WACZ)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"WARC/", "a web archive (WARC)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
)

_DOCUMENTS = frozenset("pdf doc docx odt rtf pages epub ppt pptx odp".split())
_TABLES = frozenset("xls xlsx ods csv tsv parquet".split())
_LETTERS = frozenset("eml msg emlx".split())
_HTML_HEAD = re.compile(
    rb"\A[\s\xef\xbb\xbf]{0,1000}(?:<!--(?:[^-]|-(?!->)){0,4000}-->\s{0,200}){0,5}<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>]|\?xml[^>]{0,200}\?>\s{0,200}<(?:!doctype\s+html|html))",
    re.I,
)
_TAGS = re.compile(
    rb"</?(?:p|div|span|a|br|h[1-6]|ul|li|table|tr|td|script|style|meta|link|img|section|article)(?:\s[^<>]{0,400})?/?>",
    re.I,
)
_XML_ROOT = re.compile(
    rb"\A[\s\xef\xbb\xbf]{0,1000}(?P<prolog><\?xml[^>]{0,200}\?>)?"
    rb"(?:\s{0,200}(?:<\?[^>]{0,400}\?>|<!--(?:[^-]|-(?!->)){0,1000}-->|<!DOCTYPE[^>\[]{0,400}>)){0,8}\s{0,200}<(?P<root>[A-Za-z][\w:.-]{0,60})",
    re.I,
)
"""The first element of an XML file, behind its declaration, style sheets, comments and document type."""
_FEEDS = frozenset((b"rss", b"feed", b"rdf:rdf", b"rdf", b"urlset", b"sitemapindex"))


def container(data: bytes) -> str | None:
    """What kind of unread file begins with these bytes, in words; None for anything that may be text."""
    for magic, words in MAGIC:
        if data.startswith(magic):
            return words
    if data[257:262] == b"ustar":
        return "a tar archive"
    if (xml := _XML_ROOT.match(data[:8_000])) and xml["root"].lower() != b"html":
        if xml["root"].lower() in _FEEDS:
            return "a feed (RSS or Atom)"
        return "an XML file" if xml["prolog"] else None
    return None


def advice_for(words: str) -> str:
    """What to do with a file of the kind that ``words`` name."""
    if "PDF" in words or "Office" in words or "Word" in words or "RTF" in words:
        return "Save its text as .txt or print the page to .html, and add that file."
    if "archive" in words or "Parquet" in words:
        return "Unpack it, or export its texts as JSON lines with id and text, and add those."
    if "feed" in words:
        return "Save the pages that it links to and add those."
    return "Add the text that it shows as a .txt file, if it is an account."


def media_of(data: bytes, path: str) -> Media:
    """Which reader takes these bytes. JSON lines by suffix only: prose may begin with a brace. One whole JSON value by
    its bytes, whatever the suffix."""
    suffix = path.rsplit("/", 1)[-1].rpartition(".")[2].lower()
    if is_json(data) and (suffix not in ("jsonl", "ndjson") or data.lstrip()[:1] == b"["):
        return "json"
    if suffix in ("jsonl", "ndjson", "json"):
        return "jsonl"
    if _HTML_HEAD.match(data[:12_000]):
        return "html"
    tags = len(_TAGS.findall(data[:20_000]))
    if suffix in ("html", "htm", "xhtml", "shtml"):
        return "html" if tags or b"<" in data[:20_000] else "text"
    # A saved fragment under another name: tags as dense as in markup, one per 200 bytes, five at least.
    if tags >= 5 and tags * 200 >= len(data[:20_000]) and data.lstrip()[:1] == b"<":
        return "html"
    return "markdown" if suffix in ("md", "markdown") else "text"


def suffix_of(path: str) -> str:
    """What stands behind the last dot of the file's name, lower case."""
    name = path.rsplit("/", 1)[-1]
    return name.rpartition(".")[2].lower() if "." in name else ""


def unread_suffix(path: str) -> str | None:
    """A kind of file that is set aside by its name alone, in words."""
    suffix = suffix_of(path)
    if suffix in _DOCUMENTS:
        return f"a .{suffix} document"
    if suffix in _LETTERS:
        return "an e-mail"
    if suffix in _TABLES:
        return f"a .{suffix} table"
    return None
