"""Texts to read: real ones, or made up in plain English, every sentence with names and figures of its own."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

_SENTENCES = (
    "{Name}, the {role} of {Place}, said on {day} that {number} {things} had been {done} in the harbour.",
    "“We were never told about the {things},” {Name} added, “and nobody in {Place} has asked us since.”",
    "According to a report by the {body} in {Place}, about {number} {things} were {done} between {month} and {month}.",
    "The {body} did not say where the {things} had gone.",
    "Two officials, who asked not to be named, told the {Place} Gazette that the {role} had known for {number} days.",
    "But {Name} denied that the {body} had {done} any {things} worth more than ${number} million.",
    "It was the {number}th time since {month} that {things} from {Place} were {done}, records show.",
    "The {role} is expected to answer questions about the {things} next {month}, if the {body} agrees.",
    "In {Place}, where the {things} are kept, the {body} has {number} people and one {role}.",
    "{Name} believes that some of the {things} may have been {done} before {day}.",
    "A spokeswoman for {Name} declined to comment on the {body}.",
    "Last {month}, the {body} paid {number} euros for {things} that the {role} had {done} twice.",
)
_WORDS = {
    "role": "mayor clerk minister auditor captain director prosecutor engineer surveyor chairman".split(),
    "things": "barges crates pumps permits trucks invoices turbines boilers cranes letters radars contracts".split(),
    "done": "sold counted moved seized repaired hidden registered inspected delivered copied".split(),
    "body": "council ministry committee company agency court union bank board commission".split(),
    "day": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "month": "January February March April June July August September October November".split(),
}
_SYLLABLES = "ba ko ri den mar tol ven sa lu gor an peth dra mil ost".split()
PARAGRAPH_SENTENCES = 3


def made(documents: int, *, sentences: int = 24, seed: int = 20261122) -> list[str]:
    """Made-up accounts of some 17 words a sentence."""
    return list(islice(endless(sentences=sentences, seed=seed), documents))


def endless(*, sentences: int, seed: int) -> Iterator[str]:
    """One made-up account after the other, no two alike."""
    random = Random(seed)
    while True:
        lines = [_sentence(random) for _ in range(sentences)]
        groups = [lines[at : at + PARAGRAPH_SENTENCES] for at in range(0, sentences, PARAGRAPH_SENTENCES)]
        yield "\n\n".join(" ".join(group) for group in groups)


def _sentence(random: Random) -> str:
    filled = {name: random.choice(words) for name, words in _WORDS.items()}
    names = f"{_name(random)} {_name(random)}", _name(random)
    return random.choice(_SENTENCES).format(Name=names[0], Place=names[1], number=random.randint(3, 900), **filled)


def _name(random: Random) -> str:
    return "".join(random.choice(_SYLLABLES) for _ in range(random.randint(2, 3))).capitalize()


def real(path: Path, documents: int) -> list[str]:
    """The first texts of a JSON lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in islice(lines, documents)]
