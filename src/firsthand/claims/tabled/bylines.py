"""Lines that say who wrote an account and where it was taken from: nobody's statement."""

from firsthand.claims.tabled.row import Row

_BY = frozenset(
    "by par von di por door da da: autor autora autor: auteur autore автор автора автори текст текст: texto texto: texte von: par: "
    "por: di: przez yazan haber: bởi tác từ".split()
)
_TAKEN = frozenset(
    "bron quelle fonte fuente source źródło источник джерело kaynak nguồn theo 来源 المصدر منبع texto текст foto photo bild фото avec mit com "
    "con".split()
)
_SEE = (
    "à lire aussi", "lire aussi", "lesen sie auch", "lees ook", "leggi anche", "lea también", "lee también", "leia também",
    "czytaj też", "czytaj także", "zobacz także", "читайте также", "читайте також", "xem thêm", "đọc thêm", "相关阅读", "延伸阅读",
    "اقرأ أيضا", "بیشتر بخوانید", "ayrıca okuyun",
)  # fmt: skip
LONGEST = 20
"""Words of such a line."""
_ENDS = ".!?…。！？؟"


def byline(row: Row) -> bool:
    """Whether a sentence is a line of the page's head or foot: "Par Ada Sorel et Orlo Venn", "(Bron: De Kade)"."""
    if not row.words or len(row) > LONGEST:
        return False
    text = row.text.strip()
    bracketed = text[:1] in "(（[" and text[-1:] in ")）]"
    if text[-1:] in _ENDS and not bracketed:
        return False
    first = row.words[0].key
    if text.lower().startswith(_SEE):
        return True
    if (
        bracketed
        and first in _TAKEN
        and (row.gap(1)[:1] in (":", "：") or any(row.is_name(i) for i in range(1, len(row))))
    ):
        return True
    if first in _BY or (first in _TAKEN and (bracketed or row.gap(1)[:1] in (":", "："))):
        return all(_named(row, i) for i in range(1, len(row)))
    if first in _TAKEN and not any(row.has(i, "cue", "auxiliaries", "that") for i in range(len(row))):
        return len(row) > 1 and all(_named(row, i) for i in range(1, len(row)))
    parts = sum(row.gap(i) in ("|", "/", "·") for i in range(1, len(row)))
    return parts > 0 and any(row.dated) and not any(row.has(i, "cue", "auxiliaries") for i in range(len(row)))


def _named(row: Row, at: int) -> bool:
    """A name, what joins names, or what somebody is: "Von unserem Korrespondenten Ruprecht Lohmann, Kapstadt"."""
    text = row.words[at].text
    small = row.has(at, "joins", "links", "determiners", "nouns", "one") or row.words[at].key in (
        "e",
        "y",
        "et",
        "und",
        "i",
        "и",
    )
    return not text[:1].islower() or small
