"""Firms that no list has, by what the words beside a name call it somewhere in the case: "la société Brix Sillar".

A name of several words looks like a person's; a firm's is one where a word for a firm leads to it or follows it, and then it
is that firm's in every account. English names a firm's founder right behind "the company", so there more is needed.
"""

import re
from collections.abc import Iterable
from functools import cache

from firsthand.entities.assigned import Assigned
from firsthand.entities.people import Tokens, tokens_of
from firsthand.entities.sightings import Account
from firsthand.language.folding import fold
from firsthand.records import Span

_FIRM = (
    "company|firm|corporation|shipyard|bank|firma|firmy|firmę|firme|konzern|werft|unternehmen|gesellschaft|société|entreprise"
    "|firm[ea]?|chantier|banque|empresa|compañía|sociedad|astillero|banco|companhia|estaleiro|azienda|società|ditta|cantiere"
    "|banca|spółk[ai]|stocznia|koncern|bolaget|företaget|varvet|bedrijf|werf|společnost[i]?|loděnice|perusahaan|şirketi|компания"
    "|компании|компанией|компанию|фирма|фирмы|фирмой|фирму|верфь|компанія|компанії|компанію|фірма|фірми|фірму|εταιρεία|công ty"
    "|شركة|شرکت"
)
_CALLED = "called|named|namens|adlı|appelée|nommée|llamada|denominada|chamada|chiamata|con el nombre de"
_BEFORE = re.compile(
    rf"(?<!\w)\w{{0,20}}?(?:{_FIRM})(?P<called>[ \u00a0](?:{_CALLED}))?[ \u00a0][«“„\"'‘]?\Z", re.IGNORECASE
)
_BEHIND = re.compile(
    r",[ \u00a0](?:an?|the|une?|eine?|una|uma)[ \u00a0](?:(?!(?:of|de|di|von|por|par|per|de un)\b)[\w’'-]+[ \u00a0]){0,3}?"
    rf"(?:{_FIRM})(?=[,.;:)]|[ \u00a0](?:that|which|based|in|of|from|with|owned|run|dont|qui|que|con|mit|aus|de|en|di|da|w|v|в)\b|\Z)",
    re.IGNORECASE,
)
_OPENS = re.compile(rf"(?i:(?!ban[kqc])\w{{0,20}}?(?:{_FIRM}))[ \u00a0](?=[^\W\d_a-z])")
_SEATED = re.compile(r"[ \u00a0](?:of|from|di|aus|z|из)[ \u00a0]\w+\Z")
""" "Brix Sillar of Lima": where it is."""
_REACH = 60
"""Characters beside a name in which a word for a firm stands."""
_SCHEMATA = ("Person", "Other", "Organization", "PublicBody")


@cache
def _name(text: str) -> str:
    """A name without a word for a firm that German, or the head of a sentence, writes as its first: "Firma Brix Sillar"."""
    opening = _OPENS.match(text)
    return text[opening.end() :] if opening is not None and " " in text[opening.end() :] else text


def firms_of(accounts: Iterable[Account]) -> dict[str, dict[Span, Assigned]]:
    """The sightings that name such firms, by account."""
    accounts = list(accounts)
    called: dict[Tokens, str] = {}
    for account in accounts:
        for start, end, name in _names(account):
            if (word := _word(account, start, end, name)) is not None:
                called.setdefault(tokens_of(name), word)
    found: dict[str, dict[Span, Assigned]] = {account.id: {} for account in accounts}
    for account in accounts if called else ():
        for start, end, name in _names(account):
            if tokens_of(short := _SEATED.sub("", name)) in called:
                name = short
            if (word := called.get(tokens_of(name))) is not None:
                reason = f"an account calls it so: “{word}”"
                key = f"body:{fold(name)}"
                found[account.id][start, end] = Assigned(account.id, (start, end), key, name, "Company", reason)
    return found


def _names(account: Account) -> Iterable[tuple[int, int, str]]:
    """Names of several words that may be a firm's, with their places."""
    for sighting in account.sightings:
        mention = sighting.mention
        name = _name(mention.text)
        if (
            mention.schema in _SCHEMATA
            and not mention.country
            and 1 < len(name.split()) < LONGEST
            and name[:1].isupper()
        ):
            yield mention.start, mention.end, name


LONGEST = 6
"""Words of a name from which it is a sentence in capitals."""


def _word(account: Account, start: int, end: int, name: str) -> str | None:
    """The words beside a name that call it a firm, or None."""
    text = account.text
    if (behind := _BEHIND.match(text, end)) is not None:
        return behind.group().strip(" ,\u00a0")
    if len(name) < end - start and text[start:end].endswith(name):
        return text[start : end - len(name)].strip()
    language = account.document.language
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    if before is None or ((language is None or language.value == "en") and not before["called"]):
        return None
    return before.group().strip(" ,«“„\"'‘\u00a0")
