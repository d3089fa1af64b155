"""Bytes to documents, without touching a disk: the pure half of intake. The same bytes and path give the same records."""

import hashlib
import json
import re

from firsthand.ingest import mhtml, packed
from firsthand.ingest.encoding import decode, looks_binary, wide_encoding
from firsthand.ingest.jsonlines import TOO_DEEP, Row, json_records, row_of, rows_of, rows_of_array
from firsthand.ingest.languages import language_of, says_something
from firsthand.ingest.limits import DEFAULT, Limits
from firsthand.ingest.outlets import outlet_of_address, outlet_of_name
from firsthand.ingest.sniffing import advice_for, container, media_of, unread_suffix
from firsthand.ingest.stateddates import stated_moment
from firsthand.ingest.texts import TextReading, read_text
from firsthand.records import Captured, Document, SetAside, Sourced, body_spans


def read_bytes(data: bytes, path: str, limits: Limits = DEFAULT) -> Captured | SetAside:
    """The accounts in ``data``, or why there are none and what to do. Never raises for any bytes."""
    digest = hashlib.sha256(data).hexdigest()

    def refuse(reason: str, advice: str) -> SetAside:
        return SetAside(path=path, reason=reason, advice=advice, sha256=digest)

    if not data.strip():
        return refuse("The file is empty.", "Save the page again; if it was meant to be empty, leave it out.")
    if len(data) > (most := limits.most_bytes(path)):
        return refuse(*too_large(len(data), most))
    content, name = data, path
    if data.startswith(packed.MAGIC):
        inside, name = packed.unpacked(data, most), packed.inner_name(path)
        if isinstance(inside, tuple):
            return refuse(*inside)
        content = inside
    address = None
    if mhtml.is_mhtml(content):
        saved = mhtml.page_in(content)
        if saved is None:
            return refuse("No page was found in this MHTML file.", SAVE_SHOWN)
        content, address = saved
        name = "page.html"
    words = container(content) or unread_suffix(name) or ("an e-mail" if mhtml.is_letter(content) else None)
    if words is not None:
        return refuse(f"This is {words}; such files are not read yet.", advice_for(words))
    if looks_binary(content):
        return refuse(
            "The file is binary, not text.", "Add the text that it shows as a .txt file, if it is an account."
        )
    source = _as_utf8(content)
    media = media_of(source, name)
    if media in ("jsonl", "json"):
        return _records(data, source, path, digest, limits, array=media == "json")
    decoded = decode(content, markup=media == "html")
    if decoded is None:
        return refuse(
            "The file's encoding is broken or unknown: no reading of its bytes is sound.",
            "Save it again as UTF-8 from the program that shows it correctly.",
        )
    text = decoded.text
    if not text.strip("\ufeff \t\r\n\x0b\x0c\x00"):
        return refuse("The file holds nothing but white space.", "Save the page again, or leave the file out.")
    if media != "html" and (longest := _longest(text)) > limits.line_characters:
        return refuse(*too_long(longest, limits))
    notes = tuple(filter(None, (decoded.note, _nul_note(text))))
    if media == "html":
        document = _page(text, path, digest, limits, decoded.encoding, notes, address)
        if isinstance(document, tuple):
            return refuse(*document)
    elif not says_something(text):
        return refuse(*NO_SENTENCE)
    else:
        document = _document(
            text,
            read_text(text, markdown=media == "markdown"),
            path=path,
            digest=digest,
            media=media,
            encoding=decoded.encoding,
            notes=notes,
        )
    return Captured(path=path, data=data, sha256=digest, documents=(document,))


HEAD = 20_000
"""Characters of a page in which its generator is looked for; ours names itself within the first thousand."""
_OUR_REPORT = re.compile(
    r"""<meta\s[^<>]{0,40}\bname=["']?generator["']?\s[^<>]{0,40}\bcontent=["']Firsthand \d""", re.I
)
GIVE_SOURCES = "Give the sources from which its case was made."
SAVE_SHOWN = "Open the page in a browser, let it load, and save what it shows."
NO_SENTENCE = (
    "The text has no sentence's worth of words: nothing in it can be compared or checked.",
    "Give the whole account, or leave the file out.",
)


def _nul_note(text: str) -> str:
    count = text.count("\x00")
    return (
        f"{count:,} NUL character{'s' if count > 1 else ''} in the text: something damaged it on its way"
        if count
        else ""
    )


def too_large(size: int, most: int) -> tuple[str, str]:
    """Reason and advice for a file of ``size`` bytes."""
    return (
        f"The file has {size:,} bytes; such files above {most:,} are not read.",
        "Split it into accounts, or raise the limit: --set file_bytes=N.",
    )


def too_long(longest: int, limits: Limits) -> tuple[str, str]:
    """Reason and advice for a line of ``longest`` characters."""
    return (
        f"One line has {longest:,} characters; lines above {limits.line_characters:,} are not read as prose.",
        "Break it into lines, or raise the limit for one line.",
    )


def _longest(text: str) -> int:
    """Length of the longest line."""
    if len(text) < 100_000:
        return 0 if not text else max(map(len, text.split("\n")))
    longest = at = 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        longest = max(longest, end - at)
        at = end + 1
    return longest


def document_id(digest: str, place: str, record: int) -> str:
    """Hash of bytes, address or path, and record number: two outlets with the same bytes are two documents."""
    name = json.dumps([digest, place, record], ensure_ascii=True).encode("ascii")
    return hashlib.sha256(name).hexdigest()[:32]


def _document(
    text: str,
    reading: TextReading,
    *,
    path: str,
    digest: str,
    media: str,
    encoding: str | None,
    notes: tuple[str, ...] = (),
    record: int = 0,
    row: Row | None = None,
    url: str | None = None,
    declared: str | None = None,
) -> Document:
    given = row.fields if row else {}
    url = given.get("url") or url
    outlet, key = reading.outlet, reading.outlet_key
    if name := given.get("outlet") or given.get("series") or given.get("source"):
        found = outlet_of_name(name)
        outlet, key = Sourced(name, "record"), found.key if found else None
    elif row and url and (there := outlet_of_address(url)):
        outlet, key = Sourced(there.name, "url"), there.key
    language = Sourced(given["language"], "record") if "language" in given else None
    document = Document(
        id=document_id(digest, url or path, record),
        sha256=digest,
        path=path,
        text=text,
        media=media,  # type: ignore[arg-type]
        record=record,
        source_id=row.identifier if row else None,
        url=url,
        title=Sourced(given["title"], "record") if "title" in given else reading.title,
        outlet=outlet,
        outlet_key=key,
        byline=_given(given, ("byline", "author")) or reading.byline,
        published=_published(given) or reading.published,
        language=language,
        encoding=encoding,
        furniture=reading.furniture,
        credits=reading.credits,
        notes=notes,
    )
    if language is not None:
        return document
    body = "\n".join(text[start:end] for start, end in body_spans(document)) or text
    found_language = language_of(body, declared)
    if found_language is None:
        return document
    import msgspec

    return msgspec.structs.replace(document, language=Sourced(*found_language))


def _given(fields: dict[str, str], names: tuple[str, ...]) -> Sourced | None:
    return next((Sourced(fields[name], "record") for name in names if name in fields), None)


def _published(fields: dict[str, str]) -> Sourced | None:
    for name in ("published", "date"):
        if name in fields and (moment := stated_moment(fields[name], month_first=None)):
            return Sourced(moment, "record")
    return None


def _page(
    text: str, path: str, digest: str, limits: Limits, encoding: str, notes: tuple[str, ...], address: str | None
) -> Document | tuple[str, str]:
    """The document of a page, or why it is none and what to do."""
    from firsthand.ingest.markup import MOST_TAGS, survey
    from firsthand.ingest.pages import ARTICLE_CHARACTERS, PAGE_CHARACTERS, read_html

    if _OUR_REPORT.search(text[:HEAD]):
        return "This is a report made by Firsthand: it quotes the accounts of its case and is none.", GIVE_SOURCES
    size = survey(text)
    if size.tags > MOST_TAGS:
        reason = f"The page has more than {MOST_TAGS:,} tags: a table or a dump; such pages are not read."
        return reason, "Save the account that it holds as a .txt file."
    page, meta, reading, body, cut = read_html(text, size, limits.page_depth, address)
    if not page.text.strip():
        return "The page shows no text without its scripts.", SAVE_SHOWN
    if (longest := _longest(page.text)) > limits.line_characters:
        return too_long(longest, limits)
    if len(page.text) > PAGE_CHARACTERS:
        reason = f"The page shows {len(page.text):,} characters; pages above {PAGE_CHARACTERS:,} are not read."
        return reason, "Save the account that it holds as a .txt file."
    if body < ARTICLE_CHARACTERS:
        reason = f"No article was found on the page ({body} characters of running text): an index, an error or a consent page."
        return reason, SAVE_SHOWN
    return _document(
        page.text,
        reading,
        path=path,
        digest=digest,
        media="html",
        encoding=encoding,
        notes=(*notes, *cut),
        url=meta.address,
        declared=meta.language,
    )


def read_line(line: bytes, number: int, path: str, limits: Limits = DEFAULT) -> Document | SetAside:
    """The account in one line of JSON lines, or why there is none; as ``read_bytes`` reads it among the others."""
    row = row_of(line, number, path, limits.line_characters)
    return row if isinstance(row, SetAside) else _of_row(row, "Line", path, limits)


def _of_row(row: Row, what: str, path: str, limits: Limits) -> Document | SetAside:
    if not says_something(row.text):
        return SetAside(path=path, reason=f"{what} {row.number}: {NO_SENTENCE[0]}", advice=NO_SENTENCE[1])
    if (longest := _longest(row.text)) > limits.line_characters:
        reason, advice = too_long(longest, limits)
        return SetAside(path=path, reason=f"{what} {row.number}: {reason}", advice=advice)
    return _document(
        row.text,
        read_text(row.text, title=row.fields.get("title")),
        path=path,
        digest=hashlib.sha256(row.data).hexdigest(),
        media="jsonl",
        encoding="utf-8",
        record=row.number,
        row=row,
    )


def _as_utf8(data: bytes) -> bytes:
    """The same text in UTF-8 where its characters are wider, so that what it is can be seen in its bytes."""
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff")) or wide_encoding(data[:65_536])
    decoded = decode(data) if wide else None
    return decoded.text.encode("utf-8", "replace") if decoded else data


def _records(data: bytes, source: bytes, path: str, digest: str, limits: Limits, *, array: bool) -> Captured | SetAside:
    """The accounts of JSON records. ``source`` is ``data`` in UTF-8."""
    if array:
        try:
            records = json_records(source.removeprefix(b"\xef\xbb\xbf"))
        except RecursionError:
            return SetAside(path, f"This is {TOO_DEEP[0]}", TOO_DEEP[1], sha256=digest)
        if records is None:
            return SetAside(
                path,
                "This is JSON, but neither a list of accounts nor one account with its “text”.",
                "Write an array of objects, or one object on each line, each with id and text.",
                sha256=digest,
            )
        rows, aside = rows_of_array(records, path, limits.line_characters)
    else:
        rows, aside = rows_of(source, path, limits.line_characters)
    documents = []
    for row in rows:
        found = _of_row(row, "Record" if array else "Line", path, limits)
        if isinstance(found, Document):
            documents.append(found)
        else:
            aside.append(found)
    if not documents and not aside:
        return SetAside(
            path, "The file holds no line with anything on it.", "If it was meant to be so, leave it out.", digest
        )
    if not documents:
        reason = (
            aside[0].reason
            if len(aside) == 1
            else f"None of its {len(aside)} records holds an account ({aside[0].reason})"
        )
        return SetAside(path=path, reason=reason, advice=aside[0].advice, sha256=digest)
    return Captured(path=path, data=data, sha256=digest, documents=tuple(documents), set_aside=tuple(aside))
