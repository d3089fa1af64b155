"""Bytes to text: byte-order mark, declared character set, UTF-8, UTF-16 without its mark, then a guess that is checked.

The guess is chardet's; whether its reading can be a text is asked of the text itself (``soundness``). What is read with
anything lost or guessed says so in a note, and what has no sound reading is not shown as if it had one.
"""

import codecs
import re
import unicodedata
from functools import cache
from itertools import pairwise

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
_CONTROL = bytes(i for i in range(0x20) if i not in (0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B)) + b"\x7f"
_TAG = re.compile(rb"<[^<>]{0,2000}>")
_ISO_2022 = re.compile(rb"\x1b(?:\$[@AB]|\$\([CDOPQ]|\([IJ]|\$\)[ACG])")
"""The switches of ISO 2022, whose bytes are all ASCII: such a text is valid UTF-8 and means something else."""

GUESSED_BYTES = 200_000
"""A guess looks at this much; the whole is then decoded."""
BINARY_SHARE = 0.01
"""Control bytes that no text holds, as a share, above which a file is binary: programs and pictures have a tenth and
more, a text that passed through a broken tool a few in all."""
BROKEN_SHARE = 0.01
"""Of its characters, the share that may be broken (or one) in a text that is still read: nearly all of it is sound."""
WHOLE_TO_BROKEN = 2
"""Whole UTF-8 sequences for each broken one that prove UTF-8: in any other encoding one arises by accident only."""
UNSOUND_SHARE = 0.05
"""Of the words outside ASCII, the share that may be no words before a reading is refused: codes and units such as 5µA
are real, and rare; in a wrong code page nearly every such word is broken."""
LIKELY = 0.75
"""A reading with less than this share of the best one's confidence is not tried: only chance letters agree with it."""

WEB_ENCODINGS = (
    "ascii utf-8 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp874 cp866 iso8859-2 iso8859-5 "
    "iso8859-6 iso8859-7 iso8859-15 koi8-r koi8-u gb18030 big5hkscs shift_jis_2004 cp932 euc_jis_2004 iso2022_jp_2 euc_kr cp949"
).split()
"""What pages and texts were saved in: the legacy encodings of the WHATWG's Encoding Standard, without the Macintosh's
and the ISO pages of small regions, which short Western texts fit by accident."""


class Decoded(msgspec.Struct, frozen=True):
    """A text, the encoding that it was read with, and what a reader should know of that."""

    text: str
    encoding: str
    note: str = ""


def looks_binary(data: bytes) -> bool:
    """More control bytes than any text has (``BINARY_SHARE``, three at least), and no UTF-16 or UTF-32."""
    if any(data.startswith(mark) for mark, _ in BOMS[1:]):
        return False
    sample = data[:65_536]
    found = _controls(sample)
    return found >= 3 and found > BINARY_SHARE * len(sample) and wide_encoding(sample) is None


def wide_encoding(sample: bytes) -> str | None:
    """UTF-16 without its mark, or None.

    Nearly every other byte is NUL, all on one side; or, for other scripts, the bytes are no UTF-8 (or one in ten is a
    control byte) and only one order of bytes gives assigned characters with the white space and punctuation of text.
    """
    if len(sample) < 8:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.05 * half:
        return "utf-16-be"
    if _controls(sample) * 10 <= len(sample) and _is_utf8(sample):
        return None
    read = [name for name in ("utf-16-le", "utf-16-be") if _is_wide_text(sample[: 2 * min(half, 2_000)], name)]
    return read[0] if len(read) == 1 else None


def _controls(sample: bytes) -> int:
    return len(sample) - len(sample.translate(None, _CONTROL))


def _is_utf8(sample: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(sample)
    except UnicodeDecodeError:
        return False
    return True


def _is_wide_text(sample: bytes, name: str) -> bool:
    text = sample.decode(name, "replace").removesuffix("\ufffd")
    pauses = sum(1 for c in text if c in " \n\u3000、。，．")
    strange = sum(1 for c in text if unicodedata.category(c) in ("Cc", "Cn", "Co", "Cs") and c not in "\t\n\r")
    strange += text.count("\ufffd")
    return pauses * 100 >= len(text) > 8 * strange and strange * 100 <= len(text)


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
    """The text of ``data``, its byte-order mark dropped, or None where no reading is sound. Line ends are untouched.

    With ``markup`` a declared character set is believed before a guess, where what it gives is sound. Where nearly all
    of a text is sound, the rare broken sequence is replaced by U+FFFD and noted.
    """
    for mark, name in BOMS:
        if data.startswith(mark):
            return _nearly(data[len(mark) :], name)
    if wide := wide_encoding(data[:65_536]):
        found = _nearly(data, wide)
        return msgspec.structs.replace(found, note=_and(f"no byte-order mark; read as {wide}", found.note))
    declared = None
    if markup:
        head = data[:4_096]
        match = _META.search(head) or _XML.search(head)
        declared = _codec(match[1].decode("ascii")) if match else None
    if not _ISO_2022.search(data) and (utf8 := _strict(data, "utf-8")) is not None:
        return utf8
    stated = _nearly(data, declared) if declared else None
    if stated and not _is_nearly_whole(stated.text):
        stated = None
    if stated and (declared == "utf-8" or _is_sound(stated.text)):
        return stated
    replaced = _nearly(data, "utf-8")
    beyond = sum(1 for c in replaced.text if c > "\x7f")
    whole = beyond - replaced.text.count("\ufffd")
    if beyond and whole >= WHOLE_TO_BROKEN * (beyond - whole) and _is_nearly_whole(replaced.text):
        return replaced
    return _guess(data, markup) or stated


def _strict(data: bytes, name: str) -> Decoded | None:
    try:
        return Decoded(data.decode(name), name)
    except (UnicodeDecodeError, LookupError):
        return None


def _nearly(data: bytes, name: str) -> Decoded:
    """``data`` read with ``name``, what is broken replaced and counted in the note."""
    text = data.decode(name, "replace")
    if (strict := _strict(data, name)) is not None:
        return strict
    broken = text.count("\ufffd")
    return Decoded(text, name, f"{broken:,} broken character{'s' if broken > 1 else ''} replaced by U+FFFD")


def _is_nearly_whole(text: str) -> bool:
    return text.count("\ufffd") <= max(1, BROKEN_SHARE * len(text))


def _and(one: str, other: str) -> str:
    return f"{one}; {other}" if other else one


# ---- a guess


def _guess(data: bytes, markup: bool) -> Decoded | None:
    """The likeliest encoding whose reading is sound; tags, which are ASCII and say nothing, are left out of the count."""
    from chardet import detect_all

    sample = data[:GUESSED_BYTES]
    if markup:
        sample = _TAG.sub(b" ", sample)
    ranked = [
        (str(found["encoding"]), float(found["confidence"] or 0))
        for found in detect_all(sample, include_encodings=WEB_ENCODINGS, compat_names=False, ignore_threshold=True)
        if found["encoding"]
    ]
    if not ranked:
        return None
    most = ranked[0][1]
    likely = sorted(
        (found for found in ranked if found[1] >= LIKELY * most),
        key=lambda found: (-found[1], found[0].startswith("cp"), found[0]),
    )  # of equals the ISO page first: with a Windows page's letters in it, it would be unsound
    for name, _ in likely:
        codec = _codec(name)
        found = _strict(data, codec) if codec else None
        if found is not None and _is_sound(found.text):
            return Decoded(found.text, found.encoding, f"encoding not known; read as {found.encoding}, a guess")
    return None


_WORDS = re.compile("[^ \t\n\r\x0b\x0c\u3000]+")
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARABIC", "HEBREW", "THAI", "HANGUL", "HIRAGANA", "KATAKANA", "CJK")


@cache
def _class(character: str) -> str:
    """What a character is in a word: the script of a letter, ``sign`` for a symbol or odd number, ``bad`` for what no
    text holds, else nothing."""
    category = unicodedata.category(character)
    if category in ("Cc", "Cn", "Co", "Cs"):
        return "" if character in "\t\n\r\x0b\x0c\x1b\x00" else "bad"
    if category in ("Sc", "So", "Sk", "Sm", "No") and character > "\x7f":
        return "sign"
    if category in ("Lu", "Ll", "Lt", "Lo"):
        script = unicodedata.name(character, "?").split()[0]
        return script if script in _SCRIPTS else "other"
    return ""


_TOGETHER = ({"HIRAGANA", "KATAKANA", "CJK", "LATIN"}, {"HANGUL", "CJK", "LATIN"})
"""Scripts that one unspaced run may hold."""


def _is_word(word: str) -> bool:
    """No control or unassigned character, no symbol between letters, no two alphabets, no capital after a small letter
    outside ASCII: each is the mark of a wrong code page."""
    classes = [_class(c) for c in word]
    if "bad" in classes or "\ufffd" in word:
        return False
    scripts = {c for c in classes if c not in ("", "sign")}
    mixed = len(scripts) > 1 and not any(scripts <= together for together in _TOGETHER)
    if mixed and any(a != b and a in scripts and b in scripts for a, b in pairwise(classes)):
        return False
    for at in range(1, len(word) - 1):
        if classes[at] == "sign" and classes[at - 1] in scripts and classes[at + 1] in scripts:
            return False
        before, here = word[at - 1], word[at]
        if (before > "\x7f" or here > "\x7f") and before.islower() and here.isupper():
            return False
    return True


def _is_sound(text: str) -> bool:
    """Nearly all of its words outside ASCII can be words."""
    words = [word for word in _WORDS.findall(text[:GUESSED_BYTES]) if not word.isascii()]
    odd = sum(1 for word in words if not _is_word(word[:200]))
    return odd <= UNSOUND_SHARE * len(words)
