"""Whether a capital's name means the city or the government that sits there, by what stands around it.

"In Hanoi" is the city; "Hanoi said", "between Moscow and Hanoi", "Hanoi's decision" are the government. What nothing
decides stays the city.
"""

import re

from firsthand.entities.assigned import Assigned, of_state, of_the
from firsthand.entities.sightings import Account, Sighting
from firsthand.records import Span

_REACH = 40
_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|outside|inside|around|across|through|via|downtown|central|greater|visit(?:ed|ing|s)?"
    r"|reach(?:ed|ing)?|left|leaving|en|à|nach|в|у|во|w|em|ở|tại)(?: (?:the|the capital|central|downtown))?[ \u00a0]\Z"
    r"|\b(?:trip|visit|travel(?:led|ed|ing|s)?|flew|flight|fly|flying|arriv\w+|return\w*|came|went|embassy|ambassador|street"
    r"|streets|capital(?: of| city)?)(?: [a-z]+){0,2} (?:to|in|from|of)[ \u00a0]\Z",
    re.IGNORECASE,
)
_PLACE_AFTER = re.compile(
    r"-(?:based|born|area)\b|[’']s (?:streets?|airport|outskirts|suburbs?|mayor|old|city|downtown|port|hotels?|museums?"
    r"|skyline|population|residents?|metro|embassy|international|largest|biggest)\b"
    r"| (?:University|Airport|Street|City|residents?|suburbs?|time|streets?|hotels?)\b| (?:is|was) (?:the|a|home|located)\b"
    r"|[ \u00a0]*[(—–-]+[ \u00a0]*(?-i:[(A-Z])",
    re.IGNORECASE,
)
_PAST = (
    "said|told|denied|confirmed|signed|agreed|ordered|wanted|sought|bought|sold|paid|accused|warned|urged|asked|demanded"
    "|refused|rejected|accepted|announced|insisted|claimed|argued|hoped|expected|planned|decided|began|continued|became"
    "|remained|kept|turned|relied|made|took|gave|sent|supplied|delivered|provided|offered|pressed|tried|feared|worried|saw"
    "|considered|launched|responded|reacted|condemned|supported|opposed|backed|blocked|banned|approved|cancell?ed|delayed"
    "|postponed|froze|withdrew|pulled|halted|stopped|resumed|joined|hosted|held|led|negotiated|acquired|received|got|found"
    "|knew|thought|believed|acknowledged|admitted|declared|vowed|pledged|promised|threatened|imposed|sanctioned|moved"
)
_GOVERNMENT_AFTER = re.compile(
    rf"[,]?[ \u00a0](?:(?:also|still|now|then|later|recently|quietly|officially|never|not|already|increasingly)[ ]){{0,2}}"
    rf"(?:(?:{_PAST})\b|(?:is|was|has|have|had|will|would|could|may|might|must|should|can|cannot|does|did)\b"
    r"|(?!(?:streets|residents|suburbs|hotels|times|across|its|his|this|always|perhaps|as|whereas|besides)\b)[a-z]{3,}s\b)"
    r"|[’']s [a-z]"
    r"| and [A-Z]\w+ (?:sign|agree|said|have|had|are|were)\w*\b"
)
"""A verb of its own, or something that it has: cities are rarely subjects in the news, and rarely own anything but places."""
_GOVERNMENT_BEFORE = re.compile(
    r"\b(?:between|with|by|against|urged?|pressed|told|pressured?|persuad\w+|upset|anger(?:ed|s)?|helped|helps?|armed"
    r"|support(?:ed|s)?|trust(?:ed|s)?|allow(?:ed|s)?|let|sanctioned|ties to|closer to|relations with|fend off|views?|viewed|sees?"
    r"|regards?|makes?|made|sell to|sold to|(?:weapons|arms|jets|missiles|purchases?|bought|imports?|orders?) from|warned"
    r"|(?:tilt|lean|turn|pivot|shift|swing|drift|gravitat|distanc|side)\w*(?: back| away| itself)? (?:to|towards?|from|with))"
    r"[ \u00a0]\Z"
    r"|\b(?!(?:leav|visit|reach|enter|bomb|shell|surround|encircl|includ|near|striking|hitt|approach|quitt)\w*\b)[a-z]{3,}ing"
    r"[ \u00a0]\Z"
)
_BESIDE = re.compile(r",?[ \u00a0](?:and|or|not|over|than|nor|rather than|instead of)(?: not)?[ \u00a0]\Z")


def placed(account: Account) -> dict[Span, Assigned]:
    """The account's listed capitals, each as place or as government. One that stands beside a government is one, too
    ("tilting toward Washington, not Moscow or Beijing").
    """
    found: dict[Span, Assigned] = {}
    earlier: tuple[int, str] = (-1, "")
    for sighting in account.sightings:
        mention = sighting.mention
        if mention.schema != "Place" or not mention.known or mention.country is None:
            continue
        before = account.text[max(0, mention.start - _REACH) : mention.start]
        after = account.text[mention.end : mention.end + _REACH]
        cue = _government_cue(before, after, sighting)
        if not cue and earlier[1] and _BESIDE.fullmatch(account.text[earlier[0] : mention.start]):
            cue = f"beside {earlier[1]}, which is one"
        earlier = (mention.end, mention.canonical if cue else "")
        if cue:
            reason = f"{mention.canonical} as the government of {of_the(mention.country)}: {cue}"
            found[sighting.span] = of_state(sighting.document, sighting.span, mention.country, reason)
        else:
            found[sighting.span] = _city(sighting, mention.country, settled=_PLACE_BEFORE.search(before) is not None)
    return found


def _city(sighting: Sighting, state: str, *, settled: bool) -> Assigned:
    name = sighting.mention.canonical
    return Assigned(
        sighting.document,
        sighting.span,
        f"place:{name}",
        name,
        "Place",
        "the city" if settled else "the city: nothing beside it makes it a government",
        state,
        f"capital of {of_the(state)}",
        kind="capital",
        known=True,
    )


def _government_cue(before: str, after: str, sighting: Sighting) -> str:
    """The words that make a capital its government, or an empty string."""
    if _PLACE_BEFORE.search(before) or _PLACE_AFTER.match(after):
        return ""
    if (match := _GOVERNMENT_AFTER.match(after)) is not None:
        return f"“{sighting.mention.text}{match.group().rstrip()}…”"
    if (match := _GOVERNMENT_BEFORE.search(before)) is not None:
        return f"“{match.group().lstrip()}{sighting.mention.text}”"
    if sighting.speaks in ("state", "office", "organisation"):
        return "it is what a statement rests on"
    return ""
