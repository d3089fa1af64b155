"""Words for words and turns of sentences, for texts that nobody can retell from its facts.

Kept apart from every table of the method (a test holds them against each other), so that none is scored on its own words.
"""

import re
from random import Random

WORDS = {
    "big": "sizeable", "large": "sizeable", "major": "weighty", "help": "aid", "helped": "aided", "began": "commenced",
    "started": "commenced", "begin": "commence", "ended": "ceased", "show": "demonstrate", "shows": "demonstrates",
    "showed": "demonstrated", "tried": "sought", "try": "seek", "wanted": "wished", "want": "wish", "wants": "wishes",
    "need": "require", "needs": "requires", "needed": "required", "people": "individuals", "many": "numerous",
    "often": "frequently", "also": "likewise", "however": "nonetheless", "but": "yet", "because": "since",
    "while": "whereas", "although": "albeit", "against": "opposed to", "before": "ahead of", "after": "following",
    "during": "amid", "quickly": "swiftly", "difficult": "arduous", "important": "crucial", "chance": "opportunity",
    "fight": "struggle", "angry": "furious", "mistake": "blunder", "choose": "pick", "chose": "picked", "top": "foremost",
    "key": "crucial", "huge": "enormous", "small": "modest", "killed": "slain", "died": "perished", "job": "post",
    "jobs": "posts", "children": "youngsters", "house": "dwelling", "home": "residence", "money": "cash", "buy": "acquire",
    "bought": "acquired", "sold": "disposed of", "building": "edifice", "street": "road", "enough": "sufficient",
    "hard": "tough", "strong": "robust", "weak": "feeble", "end": "close", "keep": "retain", "kept": "retained",
    "allow": "permit", "allowed": "permitted", "stop": "halt", "stopped": "halted", "left": "departed",
    "return": "go back", "returned": "went back", "happened": "occurred", "change": "alter", "changed": "altered",
    "changes": "alterations", "entire": "whole", "whole": "entire", "nearly": "almost", "almost": "nearly",
    "still": "even now", "again": "once more", "always": "invariably", "never": "at no time", "goal": "aim",
    "answer": "reply", "question": "query", "problem": "difficulty", "problems": "difficulties", "law": "statute",
    "rules": "regulations", "choice": "option", "push": "drive", "pushed": "drove", "pressure": "strain",
    "support": "backing", "crowd": "throng", "speech": "address", "serious": "grave", "different": "distinct",
    "especially": "notably", "effort": "endeavour", "efforts": "endeavours", "get": "obtain", "gets": "obtains",
    "give": "hand", "gave": "handed", "given": "handed", "put": "placed", "good": "sound", "bad": "poor", "new": "fresh",
    "old": "former", "young": "youthful", "long": "lengthy", "short": "brief", "high": "lofty", "free": "at liberty",
    "whether": "if", "perhaps": "maybe", "likely": "prone", "should": "ought to", "must": "has to", "very": "highly",
    "only": "merely", "such": "of that sort", "through": "by way of", "among": "amongst", "until": "till",
}  # fmt: skip
"""Small words to others that say nearly the same."""

SPELLING = {
    "metres": "meters", "metre": "meter", "centimetres": "centimeters", "millimetres": "millimeters",
    "harbour": "harbor", "harbours": "harbors", "tonnes": "tons", "neighbours": "neighbors", "neighbouring": "neighboring",
    "licence": "license", "colours": "colors", "ageing": "aging", "lorries": "trucks", "lorry": "truck", "tyres": "tires",
    "fertiliser": "fertilizer", "defence": "defense", "towards": "toward", "judgement": "judgment", "kerb": "curb",
    "center": "centre", "color": "colour", "labor": "labour", "defense": "defence", "program": "programme",
    "toward": "towards", "favor": "favour", "neighbor": "neighbour", "traveled": "travelled", "theatre": "theater",
}  # fmt: skip
"""One house's spelling to another's."""

_FRONTED = re.compile(r"^(?P<rest>[A-Z][^“”]{30,}?) (?P<when>on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?P<end>[^“”,]{0,40}\.)$")
_SAYS = re.compile(r"^“(?P<words>[^“”]+),” (?P<who>[^“”,]{3,60}) said\.$")
_APPOSED = re.compile(r"^(?P<who>(?:[A-Z][\w.’'-]+ ){1,3}[A-Z][\w’'-]+), (?P<what>(?:the|a|an) [^,“”]{4,60}), (?P<did>[^“”]+)$")


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
        rest = found["rest"] if found["rest"].split()[0] not in {"The", "A", "An", "It", "He", "She", "They"} else (
            found["rest"][0].lower() + found["rest"][1:]
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
