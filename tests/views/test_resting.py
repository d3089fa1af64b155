"""Claims that rest on one unnamed source, or on one origin."""

import msgspec
import pytest

from firsthand.records import Attribution, Bounds, Claim, Descent, Family, Origins, Reading, Results, Statement
from firsthand.views.report import render
from firsthand.views.resting import resting
from tests.views.made import at, document, pile
from tests.views.reading import Page

SAID = "an official said the barges had sunk"


def case(hop: Attribution | None, accounts: Bounds, sources: Bounds) -> Results:
    """Two accounts with one sentence, resting on ``hop``."""
    documents = [document(f"r{n}", f"On Monday {SAID}.", f"Outlet {n}") for n in (1, 2)]
    readings, statements = [], []
    for held in documents:
        where = at(held, SAID)
        one = Statement(
            id=f"s-{held.id}", document=held.id, start=where.start, end=where.end, text=SAID, kind="indirect_speech",
            attribution=(hop,) if hop else (),
        )  # fmt: skip
        statements.append(one)
        readings.append(Reading(held.id, (one.span,), (one,)))
    claim = Claim(
        id="c-1",
        kind="indirect_speech",
        statements=tuple(one.id for one in statements),
        accounts=accounts,
        sources=sources,
    )
    alone = Descent((), (), (), Origins(2, 2, tuple(Family(one.id, (one.id,)) for one in documents)), {})
    return msgspec.structs.replace(
        pile(), documents=tuple(documents), readings=tuple(readings), descent=alone, claims=(claim,), findings=(),
        quotations=(),
    )  # fmt: skip


OFFICIAL = Attribution(
    who="an official", type="person", named=False, count=None, cue_class="neutral", source=None, cue=None
)
LEDGER = Attribution(
    who="a ledger", type="document", named=False, count=None, cue_class="documentary", source=None, cue=None
)
ONE, TWO, ONE_OR_TWO = Bounds(1, 1), Bounds(2, 2), Bounds(1, 2)


def words_of(report: str) -> str:
    return " ".join("".join(Page(report).text).split())


@pytest.mark.parametrize(
    ("hop", "accounts", "sources", "ground"),
    [
        (OFFICIAL, ONE, ONE, "one anonymous source"),
        (OFFICIAL, TWO, ONE_OR_TWO, "anonymous sources, perhaps one"),
        (LEDGER, ONE, ONE, "one origin"),
        (None, ONE, ONE, "one origin"),
        (None, TWO, TWO, None),
        (OFFICIAL, TWO, TWO, None),
    ],
)
def test_what_a_claim_rests_on(hop: Attribution | None, accounts: Bounds, sources: Bounds, ground: str | None) -> None:
    found = resting(case(hop, accounts, sources))
    assert [(one.ground, one.repeated) for one in found] == ([(ground, 2)] if ground else [])


def test_the_report_has_claims_on_an_unnamed_source_with_who_repeats_them() -> None:
    page = words_of(render(case(OFFICIAL, TWO, ONE_OR_TWO)))
    assert "1 claim rests on unnamed people alone" in page
    assert "perhaps more than one of them" in page
    assert "unnamed people" not in words_of(render(case(LEDGER, ONE, ONE)))
