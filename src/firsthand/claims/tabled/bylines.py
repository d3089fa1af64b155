"""Lines that say who wrote an account and where it was taken from: nobody's statement."""

from firsthand.claims.tabled.row import Row

_BY = frozenset(
    "by par von di por door da da: redacción redação redazione rédaction autor autora autor: auteur "
    "autore автор автора автори текст текст: texto texto: texte von: par: "
    "por: di: korespondencja przez yazan haber: bởi tác từ".split()
)
_TAKEN = frozenset(
    "bron quelle fonte fuente source źródło источник джерело kaynak nguồn theo 来源 المصدر منبع texto текст foto photo bild фото avec mit com "
    "con снимки снимка fotos kontakt contacto contato contatti".split()
)
_SEE = (
    "à lire aussi", "lire aussi", "lesen sie auch", "lees ook", "leggi anche", "lea también", "lee también", "leia também",
    "czytaj też", "czytaj także", "zobacz także", "читайте также", "читайте також", "xem thêm", "đọc thêm", "相关阅读", "延伸阅读",
    "baca juga", "läs också", "čtěte také", "διαβάστε επίσης", "もっと読む",
    "اقرأ أيضا", "بیشتر بخوانید", "ayrıca okuyun", "foto di copertina", "foto de archivo", "foto ilustrativa", "imagen ilustrativa",
    "photo d'illustration", "світлина ілюстративна", "фото ілюстративне", "фото иллюстративное", "symbolbild", "archivbild",
    "titelbild", "zdjęcie ilustracyjne", "temsili fotoğraf", "ảnh minh họa", "资料图", "صورة أرشيفية",
)  # fmt: skip
_MARKS = "<>»›→►▶•*- \u00a0"
NAMES = 5
"""Most words of a line that is nothing but names."""
LONGEST = 20
"""Words of such a line."""
SIGNED = 4
"""Fewest capitals of a line that is the name of an office, which has small words too."""
_AND = frozenset("e y et und i и z ze de da do di du des la el le les los".split())
_ENDS = ".!?…。！？؟"


def byline(row: Row) -> bool:
    """Whether a sentence is a line of the page's head or foot: "Par Ada Sorel et Orlo Venn", "(Bron: De Kade)"."""
    if not row.words or len(row) > LONGEST:
        return False
    text = row.text.strip()
    bracketed = text[:1] in "(（[" and text[-1:] in ")）]"
    colon = row.gap(1)[:1] in (":", "：")
    first = row.words[0].key
    if text.lower().lstrip(_MARKS).startswith(_SEE) or any(c in text for c in "©ⓒ℗"):
        return True
    said = any(row.has(i, "cue", "auxiliaries", "that") for i in range(len(row)))
    capitals = 0 if said or row.lexicon.nouns_have_capitals else sum(word.text[:1].isupper() for word in row.words)
    ended = text[-1:] in _ENDS and not bracketed
    if capitals == len(row) and (colon or not ended) and 1 + ended < len(row) <= NAMES:
        return True  # "Dorota Wielgosz, Rotterdam", "Handläggare: Ylva Forsmark."
    if ended:
        return False
    if capitals >= SIGNED and len(row) <= 2 * SIGNED and all(_named(row, i) for i in range(len(row))):
        return True  # "Oficina General de Prensa y Relaciones Públicas"
    undated = [i for i in range(len(row)) if not row.dated[i]]
    outlet = any(row.entry(i, "nouns") and "outlet" in row.kinds(i) for i in undated)
    dashed = any(set(row.gap(i)) & set("–—-") for i in range(1, len(row)))
    if not said and len(row) <= NAMES + 1 and ((len(undated) <= 2 and any(row.dated)) or (outlet and dashed)):
        return True  # "برازيليا، 22 يوليو 2025", "روتردام – وكالة الشمال"
    if bracketed and first in _TAKEN and (colon or any(row.is_name(i) for i in range(1, len(row)))):
        return True
    if first in _BY or (colon and f"{first}:" in _BY) or (first in _TAKEN and (bracketed or colon)):
        return all(_named(row, i) for i in range(1, len(row)))
    if first in _TAKEN and not said:
        return len(row) > 1 and all(_named(row, i) for i in range(1, len(row)))
    return any(row.gap(i) in ("|", "/", "·") for i in range(1, len(row))) and any(row.dated) and not said


def _named(row: Row, at: int) -> bool:
    """A name, what joins names, or what somebody is: "Von unserem Korrespondenten Ruprecht Lohmann, Kapstadt"."""
    text = row.words[at].text
    small = row.has(at, "joins", "links", "determiners", "nouns", "one") or row.words[at].key in _AND | _TAKEN
    return not text[:1].islower() or small
