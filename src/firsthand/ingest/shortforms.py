"""Short names resolved inside their text: "The Ledger" is the Lorhaven Ledger where that one is named."""

from collections.abc import Iterable

import msgspec

from firsthand.ingest.outlets import Outlet, folded
from firsthand.records import Credit


def resolved(text: str, credits: Iterable[Credit], named: Iterable[Outlet]) -> list[Credit]:
    """Credits whose written name is one word after an article take the outlet whose longer name ends with it.

    Only where exactly one of ``named`` (the outlets that the text names anywhere, and its own) does. A domain counts
    by its label: lorhavenledger.example.
    """
    longer: dict[str, set[tuple[str, str]]] = {}
    outlets = {(outlet.key, outlet.name) for outlet in named}
    found = []
    for credit in credits:
        written = text[credit.start : credit.end]
        words = written.split()
        short = folded(written)
        if len(words) != 2 or words[0].lower() != "the" or len(short) < 4:
            found.append(credit)
            continue
        if short not in longer:
            longer[short] = {(key, name) for key, name in outlets if _ends_with(key, name, short)}
        keys = {key for key, _ in longer[short]}
        if len(keys) == 1:
            key, name = max(longer[short], key=lambda pair: (len(pair[1]), pair[1]))
            credit = msgspec.structs.replace(credit, key=key, outlet=name)
        found.append(credit)
    return found


def _ends_with(key: str, name: str, short: str) -> bool:
    label = folded(key.split(".")[0]) if "." in key else key
    return folded(name) != short and any(long != short and long.endswith(short) for long in (folded(name), label))
