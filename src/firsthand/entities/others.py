"""Bodies that no list has: by the words of their names, by what they are called, by a code in place of a name.

A ministry is its state's where the text says whose. A body that is only described ("another arms exporter") is kept
apart, unless its name stands beside it or is given later ("the company, Saab"). A code ("Customer 512") stands for a buyer;
whom, only where the text says so.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator

from firsthand.entities.assigned import Assigned, state_name
from firsthand.entities.sightings import Account, Sighting
from firsthand.language.folding import fold
from firsthand.language.states import state_names
from firsthand.language.tables import table
from firsthand.records import EntitySchema, Span, body_spans

_GENERIC = frozenset(
    """ministry department office of the for and defense defence foreign finance affairs interior justice trade industry
    energy economy commerce national public security army navy air force forces armed parliament congress senate government
    cabinet court supreme constitutional police embassy central bank assembly treasury administration agency service
    customs coast guard house state general staff people's people’s""".split()
)
"""Words of which a public body's name may be made without saying whose it is."""
_VERBS = frozenset("Is Was Are Were Has Have Had Will Would Says Said Them Her Him To From With By".split())
_SCHEMATA: dict[str, EntitySchema] = {
    "Organization": "Organization",
    "PublicBody": "PublicBody",
    "Company": "Company",
    "Place": "Place",
}
_FORM_OF_STATE = re.compile(
    r" of the (?:[A-Z][a-z]+ )*(?:Republic|Kingdom|Sultanate|Emirate|State|Federation|Commonwealth) of "
)
_OF_STATE = re.compile(r"[’']?s?[ \u00a0](?:the )?\Z")
_WHAT = (
    "exporter|company|firm|manufacturer|maker|bank|contractor|supplier|joint venture|shipyard|conglomerate|subsidiary"
    "|intermediary|broker|trader"
)
_DESCRIBED = re.compile(
    r"\b(?P<which>[Aa]nother|[Aa]n?|(?:[Aa]t least )?[Oo]ne|[Aa]n un(?:named|identified)|[Tt]he)[ \u00a0](?P<words>(?:[\w’'-]{2,20}[ \u00a0]){0,5}?)"
    rf"(?P<what>{_WHAT})\b(?![’'-])"
)
_NAMED_LATER = re.compile(rf"\b[Tt]he[ \u00a0](?:{_WHAT}),[ \u00a0]")
NAMED_WITHIN = 800
"""Characters behind a description in which its name may be given: about three sentences."""
_NAMED_BESIDE = re.compile(r"(?:,? (?:called|named|known as)|,|:)?[ \u00a0][\"“]?\Z")
_CODE = re.compile(
    r"\b(?:(?:foreign )?[Cc]ustomer|[Cc]lient|[Bb]uyer|[Cc]onsignee|[Zz]akazchik|[Kk]unde|[Cc]liente|[Кк]лиент"
    r"|[Зз]аказчик\w*|[Ии]нозаказчик\w*|客户)"
    r"(?:[ \u00a0](?:code[ \u00a0])?)?(?:[Nn]o\.?|[Nn]umber|[Cc]ode|№|#)?[ \u00a0]?[\"“«]?(?P<code>\d{2,6}|[A-Z]{1,3}-?\d{1,5})\b"
)
_STANDS_FOR = re.compile(
    r"\b(?:code(?: name| number)? for|codename for|stands? for|stood for|refers? to|referred to|denotes?|means?|meaning|believed to be"
    r"|identified as|understood to be|that is|i\.e\.|represents?|designates?|used for|assigned to|обозначает|означает|код)\b",
    re.IGNORECASE,
)
_AS = re.compile(
    r"(?:[ \u00a0][\w’'-]+){0,4}?[ \u00a0](?:as|under|als|unter|comme|sous|como|bajo|come|sotto|sob|как|под|як|під|jako|pod|som|ως)"
    r"(?:[ \u00a0][\w’'-]+){0,2}[ \u00a0][\"“„«]?"
)
"""What stands between a state and the code that it goes by: "Norway appears in the books only as Customer 512"."""
_PARENTHESIS = re.compile(r"[ \u00a0]\((?P<short>[A-ZА-Я][A-ZА-Яa-z&]{1,9})\)")


def bodies_of(account: Account, story: str) -> list[Assigned]:
    """What the account's sightings of bodies and places are, those apart that a list has. ``story`` names the account's."""
    found: list[Assigned] = []
    ministries: dict[str, set[str]] = defaultdict(set)
    open_ones: list[tuple[Sighting, str]] = []
    for number, sighting in enumerate(account.sightings):
        mention = sighting.mention
        schema = _SCHEMATA.get(mention.schema)
        if schema is None:
            if mention.schema != "Other" or sighting.speaks != "organisation" or len(mention.text) < 3:
                continue
            schema = "LegalEntity"
        name = re.sub(r"^(?:the|The)[ \u00a0]", "", mention.canonical)
        name, state = _without_state(name)
        if any(word in _VERBS for word in name.split()):
            continue  # a headline in capitals
        folded = _folded(name)
        if schema == "PublicBody" and all(word.lower() in _GENERIC for word in name.split()):
            state = state or _whose(account, number)
            if state is None:
                open_ones.append((sighting, name))
            else:
                ministries[folded].add(state)
                found.append(_ministry(sighting, name, state, "the text says whose it is"))
            continue
        if " " not in name and name in table("names")["organisation_words"]:
            continue  # "the Party", "the Company": which one, its name does not say
        found.append(
            Assigned(
                account.id, sighting.span, f"body:{folded}", name, schema, "its name", kind=_kind(schema, sighting)
            )
        )
    for sighting, name in open_ones:
        folded = _folded(name)
        states = ministries.get(folded, set())
        if len(states) == 1:
            (state,) = states
            reason = f"the only {name} that the account names is of {state_name(state)}"
            found.append(_ministry(sighting, name, state, reason))
        else:
            reason = "the account does not say whose it is"
            key = f"body:{folded}@{story}"
            found.append(Assigned(account.id, sighting.span, key, name, "PublicBody", reason, note=reason))
    return found


def _without_state(name: str) -> tuple[str, str | None]:
    """ "Finance Ministry of Italy", "Ministry of Defence of the Republic of Kenya" and "U.S. Senate" as body and state."""
    states = state_names("en")
    head, _, tail = _FORM_OF_STATE.sub(" of ", name).rpartition(" of ")
    state = states.get(tail.removeprefix("the ").lower()) if head else None
    if state and all(word.lower() in _GENERIC for word in head.split()):
        return head, state
    words = name.split()
    for many in (1, 2, 3):
        state = states.get(" ".join(words[:many]).lower())
        if state and words[many:] and all(word.lower() in _GENERIC for word in words[many:]):
            return " ".join(words[many:]), state
    return name, None


def _folded(name: str) -> str:
    """One spelling for a body's name; of a ministry one order: "Ministry of National Defence", "Defense Ministry"."""
    words = [fold(word).replace("defence", "defense") for word in name.split()]
    if "ministry" in words or "department" in words:
        words = sorted(word for word in words if word not in ("of", "the", "for", "and", "national"))
    return " ".join(words)


def _kind(schema: EntitySchema, sighting: Sighting) -> str:
    return "place" if schema == "Place" else "outlet" if sighting.speaks == "outlet" else ""


def _whose(account: Account, number: int) -> str | None:
    """The state right before a body ("Vietnam's Finance Ministry") or right after it ("Ministry of Finance of Vietnam")."""
    sighting = account.sightings[number]
    if number:
        before = account.sightings[number - 1].mention
        between = account.text[before.end : sighting.mention.start]
        if before.schema == "Country" and len(between) < 8 and _OF_STATE.fullmatch(between):
            return before.country
    if number + 1 < len(account.sightings):
        after = account.sightings[number + 1].mention
        if after.schema == "Country" and account.text[sighting.mention.end : after.start] in (" of ", " of the "):
            return after.country
    return None


def _ministry(sighting: Sighting, name: str, state: str, reason: str) -> Assigned:
    return Assigned(
        sighting.document,
        sighting.span,
        f"body:{_folded(name)}:{state}",
        f"{name} ({state_name(state)})",
        "PublicBody",
        reason,
        state,
        reason,
    )


def described(account: Account, assigned: dict[Span, Assigned], story: str) -> Iterator[Assigned]:
    """Firms without a name: ``assigned`` are the account's named entities, one of which may stand right beside. The
    first of a phrase in one account is the first of it in another of the ``story``: copies describe nobody new.
    """
    times: Counter[str] = Counter()
    starts = {start: one for (start, _), one in assigned.items()}
    ends = {end: one for (_, end), one in assigned.items()}
    spans = sorted(assigned)
    firsts = {assigned[span].key: span for span in reversed(spans)}
    for low, high in body_spans(account.document, reading=True):
        for match in _DESCRIBED.finditer(account.text, low, high):
            first, last = bisect_left(spans, (match.start(), 0)), bisect_left(spans, (match.end(), 0))
            inside = [assigned[span] for span in spans[first:last] if span[1] <= match.end()]
            states = {one.state for one in inside if one.schema in ("Country", "Place") and one.state}
            reached = match.end()
            if not inside and (seat := _seat(account.text, match, starts)) is not None:
                states, reached = {seat[0]}, seat[1]
            if len(states) != 1 or any(one.schema not in ("Country", "Place") for one in inside):
                continue
            (state,) = states
            span = (match.start(), reached)
            text = " ".join(account.text[span[0] : span[1]].split())
            name = _beside(account.text, match, starts, ends)
            reason = f"the name stands right beside “{text}”"
            if (
                name is None
                and match["which"].lower() != "the"
                and (name := _named_later(account, match, starts, state))
            ):
                reason = f"the account goes on to name it {name.name}"
                if firsts[name.key] != name.span:
                    name = None  # named before: another
            if name is not None:
                yield Assigned(
                    account.id, span, name.key, name.name, name.schema, reason, name.state, name.state_reason
                )
            elif match["which"].lower() != "the":
                reason = "only described: the text does not say which it is"
                times[text] += 1
                key = f"described:{fold(text)}@{story}#{times[text]}"
                yield Assigned(
                    account.id,
                    span,
                    key,
                    text,
                    "LegalEntity",
                    reason,
                    state,
                    f"“{text}”",
                    "described, not named",
                    note=reason,
                )


_FIRMS = ("Company", "Organization", "PublicBody", "LegalEntity")


def _named_later(account: Account, match: re.Match[str], starts: dict[int, Assigned], state: str) -> Assigned | None:
    """ "Another Swedish exporter …. Files from the company, Saab, …": the firm of that state, with no other described between."""
    found = _NAMED_LATER.search(account.text, match.end(), match.end() + NAMED_WITHIN)
    if found is None:
        return None
    name = starts.get(found.end())
    if name is None or name.schema not in _FIRMS or name.state != state:
        return None
    others = _DESCRIBED.finditer(account.text, match.end(), found.start())
    return None if any(other["which"].lower() != "the" for other in others) else name


_SEATED = re.compile(r"[ \u00a0](?:based )?(?:in|from)[ \u00a0]")


def _seat(text: str, match: re.Match[str], starts: dict[int, Assigned]) -> tuple[str, int] | None:
    """The state, and the end, of the city or state right after a description ("a company in Hanoi")."""
    between = _SEATED.match(text, match.end())
    one = starts.get(between.end()) if between else None
    if one is None or one.state is None or one.schema not in ("Country", "Place"):
        return None
    return one.state, one.span[1]


def _beside(text: str, match: re.Match[str], starts: dict[int, Assigned], ends: dict[int, Assigned]) -> Assigned | None:
    """The firm named right after a description ("a Russian exporter, Rosoboronexport") or right before its comma."""
    for gap in (1, 2, 3, 8, 9, 11):
        one = starts.get(match.end() + gap)
        if one is not None and one.schema in _FIRMS and _NAMED_BESIDE.fullmatch(text[match.end() : match.end() + gap]):
            return one
    before = ends.get(match.start() - 2)
    if before is not None and before.schema in _FIRMS and text[match.start() - 2 : match.start()] == ", ":
        return before
    return None


def codes(account: Account) -> Iterator[Assigned]:
    """Codes in place of a buyer's name. A state in the same sentence, with words that say so, is whom the code means."""
    for low, high in body_spans(account.document, reading=True):
        for match in _CODE.finditer(account.text, low, high):
            start, end = match.span()
            sentence = (
                max(low, account.text.rfind(".", max(low, start - REACH), start) + 1, start - REACH),
                _end(account.text, end, high),
            )
            states = {s.mention.country for s in account.within(*sentence) if s.mention.schema in ("Country", "Place")}
            states.discard(None)
            words = account.text[sentence[0] : sentence[1]]
            said = _STANDS_FOR.search(words)
            (state,) = states if len(states) == 1 and said else (None,)
            why = said.group() if said else ""
            named = [s for s in account.within(sentence[0], start) if s.mention.country]
            if state is None and named and _AS.fullmatch(account.text, named[-1].mention.end, start):
                state, why = named[-1].mention.country, account.text[named[-1].mention.start : end]
            code = match["code"]
            yield Assigned(
                account.id,
                (start, end),
                f"code:{code}",
                " ".join(match.group().split()),
                "LegalEntity",
                f"the code {code} in place of a name",
                state,
                f"the sentence says so: “{' '.join(why.split())}”" if state else "",
                "code in place of a name",
                note=f"stands for {state_name(state)}, as the text says"
                if state
                else "the text does not say for whom it stands",
                sure_state=False,
            )


def _end(text: str, start: int, high: int) -> int:
    found = _SENTENCE_ENDS.search(text, start, min(high, start + REACH))
    return found.end() if found else min(high, start + REACH)


_SENTENCE_ENDS = re.compile(r"[.!?](?:\s|\Z)")
REACH = 400
"""Characters to each side of a code in which its sentence is sought: longer than nearly all sentences of the news."""


def short_forms(account: Account, assigned: dict[Span, Assigned]) -> dict[str, Assigned]:
    """Abbreviations that the account introduces: "Harbour Works Trust (HWT)" → what the short form means from there on."""
    meant: dict[str, Assigned] = {}
    for (_, end), one in assigned.items():
        match = _PARENTHESIS.match(account.text, end)
        if match is not None and one.schema not in ("Person", "Country", "WeaponSystem", "Place"):
            initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", one.name) if word[0].isupper())
            short = match["short"]
            if [c for c in short.upper() if c in initials.upper()] and short[0].upper() == one.name[:1].upper():
                meant.setdefault(short, one)
    return meant
