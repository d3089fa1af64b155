"""News agencies by name: those of the table, and what reads like one that nobody listed.

A noun of the news makes an unknown name an agency's, never "agency" or "service" alone: the Environmental Protection
Agency and the Secret Service publish no news. The noun is part of the name where it stands behind or around it ("Sound
News Service", "Agencia Ribera de Noticias"); one before it ("news agency Tidewire") is none, see ``outlets``.
"""

import re
from functools import cache

from firsthand.ingest.outlets import Outlet, outlet_of_name
from firsthand.language.crediting import any_of, fragments
from firsthand.language.outlets import listings

CAPITALS = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽƠƯẠ-ỸА-ЯЁІЇЄҐΆΈΉΊΌΎΏΑ-Ω"
WORD = rf"[{CAPITALS}][\w’'&-]{{1,30}}"
"""A word with a capital."""
SHAPED = (
    rf"(?!(?:The|An?|This|That|State|Local|Foreign|Official|National) (?:News|Press|Wire)|(?:D(?:er|ie|en|em)|Eine[rn]?) )(?:{WORD} ){{1,4}}?"
    r"(?:News (?:Agency|Service|Wire)|Newswire|Wire(?: (?:Service|Agency))?|Press Agency|Nachrichtenagentur|Presse-?[Aa]gentur"
    r"|Haber Ajansı|Agencja (?:Prasowa|Informacyjna)|Nyhetsbyrå|Nyhedsbureau|Persbureau|Persagentschap)"
    rf"|{WORD}-(?:Nachrichtenagentur|Presseagentur)"
    rf"|(?:Agencia|Agência|Agence|Agenzia|Agenția) (?:{WORD} ){{1,3}}?"
    r"(?:de (?:[Nn]oticias|[Pp]rensa|[Nn]otícias|[Ii]mprensa|[Pp]resse|[Pp]resă)|di (?:[Ss]tampa|[Nn]otizie)|Presse)"
)
"""An unknown agency's name in Latin letters."""


@cache
def names() -> frozenset[str]:
    """Every known agency's names, also in capitals."""
    found = {name for listing in listings() if listing.outlet.kind == "agency" for name in listing.names}
    return frozenset(found | {name.upper() for name in found})


@cache
def _shaped() -> re.Pattern[str]:
    return re.compile(rf"{SHAPED}|(?i:{any_of(fragments('agency_before'))}) {WORD}(?: {WORD}){{0,3}}")


def agency_named(written: str) -> Outlet | None:
    """The agency whose name ``written`` is, and nothing else; None for anything that is no agency's name."""
    if f"{written}通信" in names():  # Japanese marks drop the noun: （共同）
        written = f"{written}通信"
    plain = written.title() if written.isupper() else written
    known = written in names() or _shaped().fullmatch(plain) is not None
    return outlet_of_name(written) if known else None


def agency_leading(written: str) -> str | None:
    """The longest name of a known agency that opens ``written`` and ends with a word; None where none does."""
    ends = (m.start() for m in re.finditer(r"(?!\w)", written))
    return max((written[:end] for end in ends if written[:end] in names()), key=len, default=None)
