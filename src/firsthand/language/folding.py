"""One spelling for comparison: lower case, no accents, Cyrillic and Greek in Latin letters, possessives dropped."""

import unicodedata
from functools import lru_cache

from firsthand.language.lookalikes import unmixed

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "e", "ж": "zh", "з": "z", "и": "i",
    "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e",
    "ю": "yu", "я": "ya",
}  # fmt: skip
_GREEK = str.maketrans(
    {
        "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l", "μ": "m",
        "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "kh", "ψ": "ps",
        "ω": "o",
    }
)  # fmt: skip


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """``word`` without case, accents, possessive or script: "Müller’s" → "muller", "Путин" → "putin".

    Soft hyphens and other characters that nobody sees are left out, look-alike letters of another script exchanged.
    """
    lowered = unmixed(word if word.isascii() else "".join(c for c in word if unicodedata.category(c) != "Cf")).lower()
    for tail in ("'s", "’s", "s’", "s'"):
        if lowered.endswith(tail):
            lowered = lowered[: -2 if tail[0] != "s" else -1]
            break
    romanised = "".join(_CYRILLIC.get(c, c) for c in lowered)
    plain = unicodedata.normalize(
        "NFKD", romanised.replace("đ", "d").replace("ł", "l").replace("ø", "o").replace("ß", "ss")
    )
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return bare if bare.isascii() else bare.replace("ου", "u").translate(_GREEK)
