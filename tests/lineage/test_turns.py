"""Reports that are nearly all quotation: copied with the words between, or taken down twice."""

from firsthand.lineage import descend
from firsthand.records import Document
from tests.lineage.made import account

SAID = (
    "We shall open every crate in this harbour, by hand if need be",
    "Nobody in this room believes that a salt mine buys cranes",
    "I have signed no paper and I shall sign none before the books are laid open",
    "A forwarder with seventeen people on its books does not move forty crates in a night",
    "Whoever paid for the cranes will have to say so in front of a judge",
)
ONE = (
    "the minister told the hall",
    "Quenlow said",
    "she went on after a pause",
    "was her answer",
    "Quenlow added, smiling",
)
OTHER = ("according to the minister", "Quenlow declared", "she told reporters", "she said at last", "were her words")


def interview(cues: tuple[str, ...]) -> str:
    return "\n\n".join(f"“{words},” {cue}." for words, cue in zip(SAID, cues, strict=True))


def test_quotations_with_the_same_words_between_them_are_a_copy():
    one = account("one", "The cranes were the matter of the evening.\n\n" + interview(ONE), outlet="one")
    other = account("other", interview(ONE) + "\n\nRain fell on the harbour that night.", outlet="other")
    (edge,) = descend([one, other]).derivations
    assert edge.settled
    assert edge.kind in ("reprint", "update", "excerpt")


def test_the_same_quotations_in_the_same_order_with_other_words_between_them_are_two_reports():
    one = account("one", "The cranes were the matter of the evening.\n\n" + interview(ONE), outlet="one")
    other = account("other", interview(OTHER) + "\n\nRain fell on the harbour that night.", outlet="other")
    descent = descend([one, other])
    assert descent.derivations == ()
    assert (descent.origins.lower, descent.origins.upper) == (2, 2)


def test_a_speaker_s_name_behind_each_quotation_is_no_agreement():
    cues = tuple(f"Orla Quenlow {verb}" for verb in ("said", "argued", "added", "told the hall", "went on"))
    others = tuple(f"Orla Quenlow {verb}" for verb in ("stated", "held", "said", "declared", "put it"))
    one = account("one", interview(cues), outlet="one")
    other = account("other", interview(others), outlet="other")
    assert not any(edge.kind in ("reprint", "update", "excerpt") for edge in descend([one, other]).derivations)


def test_two_reporters_who_hit_on_one_cue_stay_two():
    one = account("one", "The cranes were the matter of the evening.\n\n" + interview(ONE), outlet="one")
    mixed = (*OTHER[:3], *ONE[3:4], OTHER[4])
    other = account("other", interview(mixed) + "\n\nRain fell on the harbour that night.", outlet="other")
    assert descend([one, other]).derivations == ()


def test_two_cues_are_enough_for_clients_of_one_agency():
    cues = ("Quenlow said", "she added")
    block = "\n\n".join(f"“{words},” {cue}." for words, cue in zip(SAID, cues, strict=False))
    opening = "PORT ANSEL (Sahlwire) — {}\n\n"

    def page(name: str, lead: str, *, marked: bool) -> Document:
        text = opening.format(lead) + block
        credits = (("Sahlwire", "sahlwire", "wire"),) if marked else ()
        return account(name, text, outlet=name, credits=credits)

    leads = ("The cranes were the matter of the evening in the town hall.", "Rain fell on the harbour all that night.")
    clients = descend([page(n, lead, marked=True) for n, lead in zip("ab", leads, strict=True)])
    others = descend([page(n, lead, marked=False) for n, lead in zip("ab", leads, strict=True)])
    assert {edge.child for edge in clients.derivations if edge.settled} == {"a", "b"}
    assert not any(edge.settled for edge in others.derivations)
