"""How the facts on which an edge rests are told to a reader: as the account writes them."""

from collections.abc import Iterable

from firsthand.language.facts import hard_facts
from firsthand.language.folding import fold
from firsthand.lineage.support import Fact, Told

YEAR_DIGITS = 4
KINDS = ("money", "designation", "number", "date", "name")
"""Order in which facts are shown: sums and designations first, names last."""
MOST = 8


def facts_shown(account: Told, facts: Iterable[Fact]) -> str:
    """The first facts of a list, names and days as the account writes them, each once; of a name of which consonants alone are known,
    nothing."""
    shown = [fact for fact in facts if fact[0] != "name" or fact in account.facts]
    return ", ".join(list(dict.fromkeys(_as_written(account, fact) for fact in shown))[:MOST])


def sums_first(facts: Iterable[Fact]) -> list[Fact]:
    """Facts in the order in which a reader wants them."""
    return sorted(facts, key=lambda fact: (KINDS.index(fact[0]), fact[1]))


def written(key: str) -> str:
    """A fact's key as a reader writes it: "USD 189,739,535"."""
    currency, _, number = key.rpartition(" ")
    if not number.isdigit() or (not currency and len(number) <= YEAR_DIGITS):
        return key
    return f"{currency} {int(number):,}".lstrip("? ")


def _as_written(account: Told, fact: Fact) -> str:
    kind, key = fact
    if kind not in ("name", "date"):
        return written(key)
    document = account.document
    language = document.language.value if document.language else None
    for sentence in (s for s in account.sentences if fact in s.facts):
        text = document.text[slice(*sentence.span)]
        found = next((f for f in hard_facts(text, language) if (f.kind, f.key) == fact), None)
        if found is not None:  # "Orla Venn", of which the key is "venn"; "3 November" for "--11-03"
            return " ".join(text[found.start : found.end].split())
        words = (word.strip(".,;:!?()[]«»“”„\"'’‘").removesuffix("’s").removesuffix("'s") for word in text.split())
        if (word := next((word for word in words if fold(word) == key), None)) is not None:
            return word
    return key
