"""Which statements of strangers are one claim, what a claim's counts allow, and what an analyst decides."""

import pytest

from firsthand.claims import read_document
from firsthand.comparison import compare
from firsthand.comparison.credibility import credibility
from firsthand.records import Anchor, Bounds, Claim, Decided, Document
from tests.comparison.made import account, descent, edge
from tests.comparison.test_wording import CACHE, _parser, grammar

PARENT = "The island guard bought 36 patrol boats from the Selm yard for 4 million crowns, Orla Venn said on Tuesday."
ALIKE = "On Tuesday Orla Venn said that the island guard had bought 36 patrol boats for 4 million crowns from the Selm yard."


def claims(*documents: Document, edges=(), decided: Decided | None = None) -> tuple[dict[str, str], list[Claim]]:
    """The words of every statement by id, and the claims."""
    readings = {d.id: read_document(d, _parser(), CACHE) for d in documents}
    found = compare(
        list(documents), descent(list(documents), list(edges)), readings, grammar=grammar, decided=decided or Decided()
    )
    return {s.id: s.document for r in readings.values() for s in r.statements}, list(found.claims)


def met(one: str, other: str) -> bool:
    """Whether two strangers' accounts have a claim in common."""
    made, found = claims(account("gazette", one), account("courier", other))
    return any(len({made[s] for s in claim.statements}) > 1 for claim in found)


def test_two_reporters_who_say_the_same_bear_each_other_out() -> None:
    assert met(PARENT, ALIKE)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("36 patrol", "63 patrol"),
        ("4 million", "4 billion"),
        ("had bought", "had not bought"),
        ("had bought", "planned to buy"),
        ("had bought", "had probably bought"),
        (
            "the island guard had bought 36 patrol boats for 4 million crowns from the Selm yard",
            "the Selm yard had bought 36 patrol boats for 4 million crowns from the island guard",
        ),
    ],
)
def test_a_distorted_claim_bears_nothing_out(was: str, now: str) -> None:
    assert was in ALIKE
    assert not met(PARENT, ALIKE.replace(was, now))
    assert not met(PARENT, PARENT.replace("bought", "sold"))


def test_what_a_follower_has_otherwise_stands_against_the_claim() -> None:
    parent = account("gazette", PARENT, day="2031-05-02")
    child = account("courier", ALIKE.replace("36 patrol", "63 patrol"), day="2031-05-03")
    made, found = claims(parent, child, edges=[edge(child, parent, "rewrite")])
    claim = next(c for c in found if made[c.statements[0]] == "gazette")
    assert [made[s] for s in claim.differing] == ["courier"]
    assert claim.accounts == Bounds(1, 1)


def test_the_analyst_joins_and_parts_claims() -> None:
    one, other = account("gazette", "The mill has closed for good."), account("courier", "Selm's only mill is shut.")
    places = tuple(Anchor(d.id, 0, len(d.text), d.text) for d in (one, other))
    made, found = claims(one, other, decided=Decided(same=((places[0], places[1]),)))
    assert {made[s] for s in found[0].statements} == {"gazette", "courier"}
    both = account("gazette", PARENT), account("courier", ALIKE)
    ends = tuple(Anchor(d.id, d.text.index("36"), d.text.index("36") + 2, "36") for d in both)
    made, found = claims(*both, decided=Decided(apart=((ends[0], ends[1]),)))
    assert all(len({made[s] for s in claim.statements}) == 1 for claim in found)


def test_outlets_of_one_owner_are_one_account_in_the_lower_bound() -> None:
    import msgspec

    words = "The yard builds no boats after winter."
    pair = [msgspec.structs.replace(account(name, words), outlet_key=name) for name in ("gazette", "courier")]
    _, found = claims(*pair)
    assert found[0].accounts == Bounds(2, 2)
    _, judged = claims(*pair, decided=Decided(owners=(("gazette", "courier"),)))
    assert judged[0].accounts == Bounds(1, 2)
    assert judged[0].sources == Bounds(1, 2)


@pytest.mark.parametrize(
    ("accounts", "sources", "against", "value"),
    [
        (Bounds(1, 3), Bounds(1, 3), (0, 0), 6),
        (Bounds(2, 3), Bounds(1, 3), (0, 0), 6),
        (Bounds(2, 2), Bounds(2, 2), (0, 0), 1),
        (Bounds(2, 2), Bounds(2, 2), (1, 0), 6),
        (Bounds(2, 2), Bounds(2, 2), (0, 1), 6),
    ],
)
def test_only_independent_accounts_and_sources_confirm(accounts: Bounds, sources: Bounds, against, value: int) -> None:
    proposed, rule = credibility(accounts, sources, *against)
    assert proposed == value
    assert rule.startswith(str(value))
