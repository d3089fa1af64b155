"""The accounts of a case as the registers go through them: each with its reading and its language; what each is about."""

from collections.abc import Iterator, Mapping, Sequence

from firsthand.records import Document, Reading
from firsthand.registers.paying import paying
from firsthand.registers.wording import words_of

OF_ARMS = 0.2
"""Least part of an account's statements that name arms, and words of the trade in them, where it is about them. Of 612 news
articles on other things 5 name arms and 18 the trade so often, one both; of 50 about two deals all that tell of one do."""
OF_TRADE = 0.5
"""The same where it names no arms: contracts, buyers and deals in every other statement."""


def accounts(documents: Sequence[Document], readings: Mapping[str, Reading]) -> Iterator[tuple[Document, Reading, str]]:
    """Every account that has been read, with the ISO 639-1 code of its language; English where nobody says."""
    for document in documents:
        if (reading := readings.get(document.id)) is not None:
            yield document, reading, (document.language.value if document.language else "en").split("-")[0].lower()


def about_arms(reading: Reading, lower: str, language: str) -> bool:
    """Whether an account is about arms and who deals in them; one that only names some in passing tells of no deal."""
    words, lists = words_of(language), paying(language)
    if words is None or not reading.statements:
        return False
    arms = trade = 0
    for s in reading.statements:
        named = words.nouns.search(lower, s.start, s.end) is not None
        arms += named or any(m.schema == "Designation" and any(map(str.isdigit, m.text)) for m in s.mentions)
        trade += not lists or lists["trade"].search(lower, s.start, s.end) is not None
    whole = len(reading.statements)
    return min(arms, trade) >= OF_ARMS * whole or (bool(lists) and trade >= OF_TRADE * whole)
