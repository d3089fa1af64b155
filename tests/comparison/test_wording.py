"""What words say: names, roles, negation, certainty, status and attribution, in copies and in other words."""

from collections.abc import Mapping, Sequence
from functools import cache

import pytest

from firsthand.claims import read_document
from firsthand.comparison import Comparison, compare
from firsthand.language.caching import MemoryCache
from firsthand.language.parser import ParsedSentence, Parser
from tests.comparison.made import account, descent, edge

OPENING = (
    "The harbour council of Port Selm met behind closed doors for most of the night, two of its members said. "
    "Nobody who left the hall would speak to the reporters who were waiting in the rain outside. "
)
CLOSING = (
    " The council will sit again when the ferry from the outer islands has come in. "
    "Until then the gates of the yard stay shut, and the night watch has been doubled."
)
CACHE = MemoryCache()


@cache
def _parser() -> Parser:
    return Parser()


def grammar(sentences: Sequence[str]) -> Mapping[str, ParsedSentence]:
    return _parser().parse_cached(sentences, CACHE)


def held(parent: str, child: str, kind: str = "rewrite") -> Comparison:
    a, b = account("gazette", parent, day="2031-12-30"), account("courier", child, day="2031-12-30")
    readings = {d.id: read_document(d, _parser(), CACHE) for d in (a, b)}
    return compare([a, b], descent([a, b], [edge(b, a, kind)]), readings, grammar=grammar)  # type: ignore[arg-type]


def copied(was: str, now: str) -> list[str]:
    found = held(OPENING + was + CLOSING, OPENING + now + CLOSING, "reprint").findings
    return [f.code for f in found]


def reworded(was: str, now: str) -> list[str]:
    return [f.code for f in held(was, now).findings]


@pytest.mark.parametrize(
    ("was", "now", "code"),
    [
        ("The yard belongs to Orla Venn of Selm.", "The yard belongs to Tam Rusk of Selm.", "D211"),
        ("The crates came from Peru by sea.", "The crates came from Norway by sea.", "D211"),
        ("The lease was signed by Ilya Tarkhov in May.", "The lease was signed by Ilya Tarhkov in May.", "D212"),
        ("Her rival, Tam Rusk, called for a recount.", "Tam Holm, her rival, called for a recount.", "D211"),
        ("Orla Venn sued Tam Rusk over the lease.", "Tam Rusk sued Orla Venn over the lease.", "R221"),
        ("The mill was sold to Orla Venn by Tam Rusk.", "The mill was sold to Tam Rusk by Orla Venn.", "R221"),
        ("The yard was not inspected before the sale.", "The yard was inspected before the sale.", "H605"),
        ("The governor accepted the offer of the mill.", "The governor rejected the offer of the mill.", "H605"),
        ("The yard has probably closed for good.", "The yard has closed for good.", "H601"),
        ("The yard was, by the look of it, sold in May.", "The yard was sold in May.", "H601"),
        ("The mill is bankrupt for the second time.", "The mill is reportedly bankrupt for the second time.", "H602"),
        ("The yard is to receive nine cranes.", "The yard has received nine cranes.", "H603"),
        ("The council approved a levy on grain.", "The council hopes to approve a levy on grain.", "H604"),
        ("The bridge is safe, the engineer said.", "The bridge is safe, the mayor said.", "A704"),
        ("The bridge is safe, the engineer said.", "The bridge is safe.", "A701"),
        ("The cable runs 70 miles along the coast.", "The cable runs 70 furlongs along the coast.", "N104"),
        ("Crates for the KV-22 stood in the yard.", "Crates for the KV-28 stood in the yard.", "D201"),
    ],
)
def test_one_change_in_a_copy_is_one_finding(was: str, now: str, code: str) -> None:
    assert copied(was, now) == [code]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("The yard's owner didn't answer.", "The yard’s owner did not answer."),
        ("President Orla Venn spoke first.", "Orla Venn spoke first."),
        ("The organisation paid ten per cent.", "The organization paid 10 percent."),
        ("The U.S. delegation left early.", "The US delegation left early."),
    ],
)
def test_house_style_is_no_finding(was: str, now: str) -> None:
    assert copied(was, now) == []


@pytest.mark.parametrize(
    ("was", "now", "code"),
    [
        (
            "Tahir Nazarov, the border commander, closed the northern crossing to lorries.",
            "The northern crossing was closed to lorries by the border commander, Bogdan Illich.",
            "D211",
        ),
        (
            "The library of Selm has bought the diary of the poet Sava Lind for 310 crowns.",
            "For 310 crowns the diary of Ivo Lind, a poet, has been bought by the library of Selm.",
            "D211",
        ),
        (
            "The Peruvian airline Petrel plans to order nine jets, two clerks said.",
            "Petrel of Norway intends to order nine jets, said two clerks.",
            "D211",
        ),
        (
            "The Petrel-3 satellite, launched in June, has stopped sending pictures.",
            "There are no more pictures from Petrel-8, a satellite that was launched in June.",
            "D201",
        ),
        (
            "The minister dismissed the head of the harbour police, a spokesman said.",
            "The head of the harbour police dismissed the minister, a spokesman said.",
            "R221",
        ),
        (
            "The auditors did not find the ledgers of the salt company in the archive.",
            "In the archive the auditors found the ledgers of the salt company.",
            "H605",
        ),
        (
            "The salt company will probably sell its last two barges to the quarry.",
            "To the quarry the salt company will sell its last two barges.",
            "H601",
        ),
        (
            "The island guard plans to buy six patrol boats from the Selm yard.",
            "From the Selm yard the island guard has bought six patrol boats.",
            "H603",
        ),
        (
            "The cable between the islands is 70 kilometres long and was laid in June.",
            "Laid in June, the cable that joins the islands is 70 miles long.",
            "N104",
        ),
    ],
)
def test_one_change_in_other_words_is_found(was: str, now: str, code: str) -> None:
    assert code in reworded(was, now)


def test_a_dropped_hedge_counts_in_a_copy_and_is_to_be_read_in_other_words() -> None:
    was, copy = "The yard has probably closed for good.", "The yard has closed for good."
    in_a_copy = held(OPENING + was + CLOSING, OPENING + copy + CLOSING, "reprint").findings
    in_other_words = held(
        "The salt company will probably sell its last two barges to the quarry.",
        "To the quarry the salt company will sell its last two barges.",
    ).findings
    assert [(f.code, f.severity) for f in in_a_copy] == [("H601", "medium")]
    assert [(f.code, f.severity) for f in in_other_words] == [("H601", "read")]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (
            "The minister dismissed the head of the harbour police, a spokesman said.",
            "The head of the harbour police was dismissed by the minister, according to a spokesman.",
        ),
        (
            "The quarry bought six barges from the salt company for 4 million crowns.",
            "The salt company sold six barges to the quarry for 4 million crowns.",
        ),
        (
            "The auditors did not find the ledgers of the salt company in the archive.",
            "In the archive the auditors failed to find the ledgers of the salt company.",
        ),
        (
            "The salt company will probably sell its last two barges to the quarry.",
            "To the quarry the salt company is likely to sell its last two barges.",
        ),
    ],
)
def test_a_faithful_rewrite_is_no_finding(was: str, now: str) -> None:
    assert reworded(was, now) == []


def test_without_a_grammar_names_and_negation_are_still_compared_word_by_word() -> None:
    parent, child = (
        account("gazette", OPENING + "The yard was not sold to Orla Venn." + CLOSING),
        account("courier", OPENING + "The yard was sold to Tam Rusk." + CLOSING),
    )
    readings = {d.id: read_document(d, _parser(), CACHE) for d in (parent, child)}
    found = compare([parent, child], descent([parent, child], [edge(child, parent, "reprint")]), readings)
    assert [f.code for f in found.findings] == ["D211", "H605"]


def test_a_summary_and_its_detail_may_be_one_order() -> None:
    text = (
        "The island guard ordered dozens of coastal radar masts last year. Nobody in the yard would speak of it. "
        "Another 26 parts for harbour radar masts are to be delivered in May."
    )
    (finding,) = [f for f in held(text, "A clerk fell ill.").findings if f.code == "R801"]
    assert finding.a is not None
    assert finding.b is not None
    assert "dozens" in finding.a.text
    assert "26" in finding.b.text
