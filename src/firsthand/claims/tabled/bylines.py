"""Lines that say who wrote an account and where it was taken from: nobody's statement."""

from firsthand.claims.tabled.row import Row

_BY = frozenset(
    "by par von di por door da da: redacción redação redazione rédaction autor autora autor: auteur "
    "autore автор автора автори текст текст: texto texto: texte von: par: "
    "por: di: przez yazan haber: bởi tác từ".split()
)
_TAKEN = frozenset(
    "bron quelle fonte fuente source źródło источник джерело kaynak nguồn theo 来源 المصدر منبع texto текст foto photo bild фото avec mit com "
    "con снимки снимка fotos kontakt contacto contato contatti".split()
)
_SEE = (
    "à lire aussi", "lire aussi", "lesen sie auch", "lees ook", "leggi anche", "lea también", "lee también", "leia também",
    "czytaj też", "czytaj także", "zobacz także", "читайте также", "читайте також", "xem thêm", "đọc thêm", "相关阅读", "延伸阅读",
    "baca juga", "läs också", "čtěte také", "διαβάστε επίσης", "もっと読む",
    "اقرأ أيضا", "بیشتر بخوانید", "ayrıca okuyun",
)  # fmt: skip
_MARKS = "<>»›→►▶•*- \u00a0"
NAMES = 5
"""Most words of a line that is nothing but names."""
LONGEST = 20
"""Words of such a line."""
_AND = frozenset("e y et und i и".split())
_ENDS = ".!?…。！？؟"


def byline(row: Row) -> bool:
    """Whether a sentence is a line of the page's head or foot: "Par Ada Sorel et Orlo Venn", "(Bron: De Kade)"."""
    if not row.words or len(row) > LONGEST:
        return False
    text = row.text.strip()
    bracketed = text[:1] in "(（[" and text[-1:] in ")）]"
    if text[-1:] in _ENDS and not bracketed:
        return False
    colon = row.gap(1)[:1] in (":", "：")
    first = row.words[0].key
    if text.lower().lstrip(_MARKS).startswith(_SEE) or text[:1] in "©ⓒ℗":
        return True
    capitals = all(word.text[:1].isupper() and not row.has(i, "cue") for i, word in enumerate(row.words))
    if capitals and 1 < len(row) <= NAMES and not row.lexicon.nouns_have_capitals:
        return True  # "Dorota Wielgosz, Rotterdam"
    if bracketed and first in _TAKEN and (colon or any(row.is_name(i) for i in range(1, len(row)))):
        return True
    if first in _BY or (colon and f"{first}:" in _BY) or (first in _TAKEN and (bracketed or colon)):
        return all(_named(row, i) for i in range(1, len(row)))
    if first in _TAKEN and not any(row.has(i, "cue", "auxiliaries", "that") for i in range(len(row))):
        return len(row) > 1 and all(_named(row, i) for i in range(1, len(row)))
    parts = sum(row.gap(i) in ("|", "/", "·") for i in range(1, len(row)))
    return parts > 0 and any(row.dated) and not any(row.has(i, "cue", "auxiliaries") for i in range(len(row)))


def _named(row: Row, at: int) -> bool:
    """A name, what joins names, or what somebody is: "Von unserem Korrespondenten Ruprecht Lohmann, Kapstadt"."""
    text = row.words[at].text
    small = row.has(at, "joins", "links", "determiners", "nouns", "one") or row.words[at].key in _AND
    return not text[:1].islower() or small
