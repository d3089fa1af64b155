"""Words for words and turns of sentences, for texts that nobody can retell from its facts.

Kept apart from every table of the method (a test holds them against each other), so that none is scored on its own words.
"""

import re
from random import Random

WORDS = {
    "help": "aid", "helped": "aided", "began": "commenced", "started": "commenced", "begin": "commence",
    "ended": "ceased", "tried": "sought", "wanted": "wished", "wants": "wishes", "need": "require",
    "needs": "requires", "needed": "required", "often": "frequently", "against": "opposed to", "quickly": "swiftly",
    "difficult": "arduous", "important": "crucial", "fight": "struggle", "angry": "furious", "mistake": "blunder",
    "choose": "pick", "chose": "picked", "key": "crucial", "huge": "enormous", "killed": "slain", "died": "perished",
    "home": "residence", "enough": "sufficient", "hard": "tough",
    "strong": "robust", "weak": "feeble", "keep": "retain", "kept": "retained", "allow": "permit",
    "allowed": "permitted", "stop": "halt", "stopped": "halted", "returned": "went back", "happened": "occurred",
    "change": "alter", "changed": "altered", "changes": "alterations", "entire": "whole", "whole": "entire",
    "always": "invariably", "question": "query", "problem": "difficulty", "problems": "difficulties",
    "rules": "regulations", "push": "drive", "pushed": "drove", "pressure": "strain", "serious": "grave",
    "different": "distinct", "especially": "notably", "effort": "endeavour", "efforts": "endeavours",
    "get": "obtain", "gets": "obtains", "gave": "handed", "given": "handed", "put": "placed", "good": "sound",
    "new": "fresh", "old": "former", "young": "youthful", "long": "lengthy", "high": "lofty",
    "free": "at liberty", "should": "ought to", "must": "has to", "very": "highly", "massive": "sizeable",
    "assist": "aid", "blamed": "faulted", "feared": "dreaded", "happy": "glad", "hoped": "trusted",
    "ready": "prepared", "remain": "stay", "remained": "stayed", "rise": "climb", "rose": "climbed",
    "fell": "dropped", "famous": "renowned", "wealthy": "affluent", "poor": "needy", "argued": "contended",
    "leaving": "quitting", "trying": "seeking", "getting": "obtaining", "making": "producing", "using": "employing",
    "used": "employed", "whose": "of whom the", "recent": "latest", "entirely": "wholly", "clearly": "plainly",
    "really": "truly", "able": "in a position", "together": "jointly",
    "toward": "in the direction of", "across": "all over", "behind": "at the back of",
}  # fmt: skip
"""Small words to others that say nearly the same."""

SPELLING = {
    "harbour": "harbor", "harbours": "harbors", "neighbours": "neighbors", "neighbouring": "neighboring",
    "licence": "license", "colours": "colors", "ageing": "aging", "lorries": "trucks", "lorry": "truck",
    "tyres": "tires", "fertiliser": "fertilizer", "towards": "toward", "kerb": "curb", "color": "colour",
    "labor": "labour", "toward": "towards", "favor": "favour", "traveled": "travelled", "cancelled": "canceled",
    "grey": "gray", "travelled": "traveled", "labour": "labor", "organised": "organized", "recognised": "recognized",
}  # fmt: skip
"""One house's spelling to another's."""

_FRONTED = re.compile(
    r"^(?P<rest>[A-Z][^“”]{30,}?) (?P<when>on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?P<end>[^“”,]{0,40}\.)$"
)
_SAYS = re.compile(r"^“(?P<words>[^“”]+),” (?P<who>[^“”,]{3,60}) said\.$")
_APPOSED = re.compile(
    r"^(?P<who>(?:[A-Z][\w.’'-]+ ){1,3}[A-Z][\w’'-]+), (?P<what>(?:the|a|an) [^,“”]{4,60}), (?P<did>[^“”]+)$"
)


def reworded(text: str, rng: Random, share: float) -> str:
    """A sentence turned round where it can be, and so many of the words that have another one exchanged for it.

    What stands between quotation marks is left alone.
    """
    parts = re.split(r"(“[^”]*”?)", turned(text))
    return "".join(part if part.startswith("“") else _exchanged(part, rng, share) for part in parts)


def turned(text: str) -> str:
    """The day in front, the speaker in front, the description before the name."""
    if found := _SAYS.match(text):
        return f"{found['who'][0].upper()}{found['who'][1:]} said: “{found['words']}.”"
    if found := _FRONTED.match(text):
        rest = (
            found["rest"]
            if found["rest"].split()[0] not in {"The", "A", "An", "It", "He", "She", "They"}
            else (found["rest"][0].lower() + found["rest"][1:])
        )
        return f"{found['when'].capitalize().replace('On m', 'On M')}, {rest}{found['end']}"
    if found := _APPOSED.match(text):
        return f"{found['what'][0].upper()}{found['what'][1:]}, {found['who']}, {found['did']}"
    return text


def _exchanged(text: str, rng: Random, share: float) -> str:
    def other(found: re.Match[str]) -> str:
        word = found.group()
        new = WORDS.get(word.lower())
        if new is None or rng.random() > share:
            return word
        return new[0].upper() + new[1:] if word[0].isupper() else new

    return re.sub(r"[A-Za-z]+", other, text)
