"""Text from anywhere made safe to show: markup escaped, characters that hide or reorder text made visible.

A page may carry NUL bytes, lone surrogates or a right-to-left override that makes "exe.txt" of "txt.exe". None of
these reaches the report as itself: each becomes a small mark that names it.
"""

import re
import unicodedata

from markupsafe import Markup, escape

HIDDEN = re.compile(
    "(["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls, except tab and line ends
    "\u200b\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff"  # zero-width, separators, bidi embeddings and overrides
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"  # annotations, noncharacters, tags
    "\ud800-\udfff"  # lone surrogates: they cannot even be encoded
    "])\\1*"
)
CONTROL_PICTURES = 0x2400


def _name(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return "control character"
    if 0xD800 <= code <= 0xDFFF:
        return "half of a broken character"
    return unicodedata.name(character, "control character").lower()


def _sign(character: str) -> str:
    code = ord(character)
    return chr(CONTROL_PICTURES + code) if code < 0x20 else f"U+{code:04X}"


def _marked(match: re.Match[str]) -> str:
    character, times = match[1], match.end() - match.start()
    repeat = f" ×{times:,}" if times > 1 else ""
    return f'<span class="ctl" title="{_name(character)}">{_sign(character)}{repeat}</span>'


def visible(text: object) -> Markup:
    """``text`` as safe markup with every hidden character shown by a mark."""
    if isinstance(text, Markup):
        return text
    # Escaping first is sound: no hidden character takes part in it, and the marks added after are ours.
    return Markup(HIDDEN.sub(_marked, str(escape(text))))


def plain(text: str) -> str:
    """The same for places where no markup may stand (attributes, drawings): marks as plain signs, not escaped."""
    return HIDDEN.sub(lambda match: f"[{_sign(match[1])}]", text)


def swept(page: str) -> str:
    """A last pass over a whole page, should a hidden character have come past the other two."""
    return HIDDEN.sub(lambda match: f"[{_sign(match[1])}]", page)
