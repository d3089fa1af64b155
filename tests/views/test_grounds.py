import msgspec
import pytest

from firsthand.records import Results
from firsthand.views.changes import Changed, Changes, changes
from firsthand.views.grounds import counted, verdict, why, why_origins
from firsthand.views.names import names_of, resolve
from firsthand.views.tables import why_lines
from tests.views.made import pile

RESULTS = pile()
NAMES = names_of(RESULTS)


@pytest.mark.parametrize("name", [*NAMES.subjects, "origins"])
def test_everything_answers_why_and_every_place_reads_what_it_says(name: str) -> None:
    answer = why_origins(RESULTS, NAMES) if name == "origins" else why(RESULTS, NAMES, NAMES.subjects[name])
    assert answer.grounds
    held = {d.id: d.text for d in (*RESULTS.documents, *RESULTS.descent.archetypes)}
    for ground in answer.grounds:
        assert ground.says.strip()
        if ground.anchor:
            assert held[ground.anchor.document][ground.anchor.start : ground.anchor.end] == ground.anchor.text
    assert all("\n" not in line for line in why_lines(answer, NAMES))


def said(name: str) -> str:
    return "\n".join(why_lines(why(RESULTS, NAMES, resolve(RESULTS, NAMES, name)), NAMES))


def test_an_edge_shows_its_signals() -> None:
    text = said("A4>α")
    assert "credit: prose" in text
    assert "the Meridian Courier reported" in text
    assert "is a report on α Meridian Courier" in text


def test_an_unsettled_edge_says_so() -> None:
    assert "direction" not in said("A6>A1")
    assert "possible but not shown" in said("A6>A1")
    assert "direction undetermined" in said("A3>α")


def test_a_claim_shows_both_counts_and_every_account_with_its_root() -> None:
    text = said("c1")
    assert "1 account reports it independently; 1 independent source stands behind it (1 to 2)" in text
    assert "A1 Sundry Mirror (origin: α Meridian Courier" in text
    assert "Value USD 190 million" in text


def test_a_statement_shows_its_chain() -> None:
    statement = next(one for reading in RESULTS.readings for one in reading.statements if len(one.attribution) == 2)
    text = said(statement.id)
    assert "On the word of (1) the Meridian Courier" in text
    assert "On the word of (2) records: document, unnamed" in text
    assert "by a documentary cue" in text


def test_an_archetype_shows_its_witnesses() -> None:
    text = said("α")
    assert "Restored from 2 witnesses: A1 Sundry Mirror, A2 Gannet Forum" in text
    assert "A2 reads “capital.She”" in text


def test_the_count_of_origins_shows_families_and_doubts() -> None:
    text = "\n".join(why_lines(why_origins(RESULTS, NAMES), NAMES))
    assert text.startswith("6 accounts, 2 origins (2 to 3).")
    assert "Unsettled: Le Rivage may depend on Sundry Mirror" in text
    assert "A5 Sund Gazette: an origin of its own" in text


def bounds(lower: int, upper: int, accounts: int = 6) -> Results:
    origins = msgspec.structs.replace(RESULTS.descent.origins, lower=lower, upper=upper)
    descent = msgspec.structs.replace(RESULTS.descent, origins=origins)
    return msgspec.structs.replace(RESULTS, descent=descent, documents=RESULTS.documents[:accounts])


def test_the_verdict_is_a_range() -> None:
    assert verdict(bounds(1, 1, 5)) == "5 accounts, 1 origin"
    assert verdict(bounds(1, 2, 5)) == "5 accounts, 1 origin (1 to 2)"
    assert verdict(bounds(1, 1, 1)) == "1 account, 1 origin"
    assert counted((0, 2), "source", "sources") == "0 sources (0 to 2)"


def test_what_a_new_account_changes_for_the_others_is_counted() -> None:
    *others, last = RESULTS.documents
    gone = {last.id}
    before = msgspec.structs.replace(
        RESULTS,
        documents=tuple(others),
        descent=msgspec.structs.replace(
            RESULTS.descent, derivations=tuple(e for e in RESULTS.descent.derivations if e.child not in gone)[1:]
        ),
        findings=RESULTS.findings[2:],
    )
    assert changes(RESULTS, RESULTS) == Changes(Changed(0, 0), Changed(0, 0))
    # The new account's own edge is no change; the edge and the findings that others gained are.
    assert changes(before, RESULTS) == Changes(Changed(2, 0), Changed(1, 0))
    assert changes(RESULTS, before) == Changes(Changed(0, 2), Changed(0, 1))
