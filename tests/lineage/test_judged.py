"""An analyst's decisions laid over a descent."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.lineage import descend
from firsthand.lineage.judged import GONE, NO_EDGE, judged
from firsthand.records import (
    Decision,
    Derivation,
    Descent,
    Document,
    Evidence,
    Family,
    Judgement,
    Origins,
    Passage,
    Sourced,
    Witness,
)
from tests.lineage.made import PARAGRAPHS
from tests.lineage.made import account as made

TEXT = "Nine crates were opened in Port Ansel. Guidance units lay in all of them. Nobody claimed the crates."


def account(name: str, *, outlet: str | None = None, held: bool = True) -> Document:
    named = outlet or f"{name.title()} Post"
    return Document(
        id=name, sha256="0", path=f"{name}.txt" if held else "", text=TEXT, media="text" if held else "archetype",
        outlet=Sourced(named, "made"), outlet_key=named.casefold(), held=held,
        witnesses=() if held else (Witness(0, len(TEXT), "a", 0),),
    )  # fmt: skip


def edge(
    child: str, parent: str, kind: str = "reprint", *, settled: bool = True, confidence: float = 0.9
) -> Derivation:
    return Derivation(
        child=child, parent=parent, kind=kind, direction="undetermined", spans=((0, 38),),  # type: ignore[arg-type]
        confidence=confidence, evidence=(Evidence("same words", "made"),), settled=settled,
    )  # fmt: skip


def descent(*edges: Derivation, archetypes: tuple[Document, ...] = (), accounts: str = "abcd") -> Descent:
    return Descent(
        passages=(Passage("b", 0, 38, "a", 0, 38, 7), Passage("c", 39, 70, "b", 39, 70, 6)),
        derivations=edges,
        archetypes=archetypes,
        origins=Origins(
            1, 1, (Family("a", tuple(accounts)),), notes=("Not settled: a second article may stand behind.",)
        ),
        own={},
    )


def decide(decision: Decision, *accounts: str, number: int = 1, outlets: tuple[str, ...] = ()) -> Judgement:
    return Judgement(
        name=f"J{number}",
        decision=decision,
        accounts=accounts,
        outlets=outlets,
        note="seen",
        time="2031-05-02T10:00:00Z",
    )


HELD = [account(name) for name in "abcd"]
LOST = account("lost", outlet="The Ledger", held=False)


def ids(outcome: Descent) -> set[str]:
    return {one.id for one in outcome.derivations}


def test_without_judgements_nothing_is_touched() -> None:
    before = descent(edge("b", "a"))
    assert judged(before, HELD, ()) == (before, ())
    assert judged(before, HELD, [decide("accept", "a")]) == (before, ())


def test_an_edge_that_is_cut_is_gone_and_its_child_stands_alone() -> None:
    before = descent(edge("b", "a"), edge("c", "b"))
    outcome, (told,) = judged(before, HELD, [decide("cut", "b", "a")])
    assert ids(outcome) == {"c>b"}
    assert told.touches == ("b", "a")
    assert (outcome.origins.lower, outcome.origins.upper) == (3, 3)
    assert {family.root: family.members for family in outcome.origins.families}["b"] == ("b", "c")
    # What rests on more than a descent holds is not lost.
    assert before.origins.notes[-1] in outcome.origins.notes
    assert ids(before) == {"b>a", "c>b"}


def test_what_depended_is_the_childs_own_again_where_it_has_another_parent() -> None:
    other = msgspec.structs.replace(edge("b", "c", "report"), spans=((20, 60),))
    outcome, _ = judged(descent(edge("b", "a"), other), HELD, [decide("cut", "b", "a")])
    assert outcome.own == {"b": ((0, 20),)}
    outcome, _ = judged(descent(edge("b", "a")), HELD, [decide("cut", "b", "a")])
    assert "b" not in outcome.own


def test_an_absent_original_that_nothing_leads_to_any_more_goes() -> None:
    before = descent(edge("a", "lost"), edge("b", "lost"), archetypes=(LOST,))
    first, second = decide("cut", "a", outlets=("the ledger",)), decide("cut", "b", outlets=("the ledger",), number=2)
    outcome, _ = judged(before, HELD, [first])
    assert outcome.archetypes == (LOST,)
    outcome, told = judged(before, HELD, [first, second])
    assert outcome.archetypes == ()
    assert outcome.origins.upper == 4
    assert [one.resting for one in told] == ["", ""]
    _, (told_other,) = judged(before, HELD, [decide("cut", "a", outlets=("another",))])
    assert told_other.resting == NO_EDGE


def test_the_judged_original_heads_its_family_and_the_way_to_the_old_root_is_turned() -> None:
    before = descent(edge("b", "a"), edge("c", "b", "excerpt"), edge("d", "a"))
    outcome, (told,) = judged(before, HELD, [decide("original", "c")])
    assert ids(outcome) == {"a>b", "b>c", "d>a"}
    turned = {one.id: one for one in outcome.derivations}
    assert turned["b>c"].kind == "update"
    assert turned["b>c"].spans == ((39, 70),)
    assert turned["a>b"].kind == "reprint"
    assert turned["b>c"].direction == turned["a>b"].direction == "known"
    assert turned["b>c"].evidence[0].detail == "J1 of 2031-05-02: seen"
    assert [family.root for family in outcome.origins.families] == ["c"]
    assert set(told.touches) == {"c", "b>c", "a>b"}


def test_the_judged_original_takes_the_place_of_one_that_is_not_held() -> None:
    before = descent(edge("a", "lost"), edge("b", "lost"), edge("c", "b"), archetypes=(LOST,), accounts="abc")
    outcome, _ = judged(before, HELD[:3], [decide("original", "c")])
    assert ids(outcome) == {"a>c", "b>c"}
    assert outcome.archetypes == ()
    assert [family.root for family in outcome.origins.families] == ["c"]
    assert all(
        one.evidence[0].signal == "analyst's judgement" or one.evidence[-1].signal == "analyst's judgement"
        for one in outcome.derivations
    )


def test_an_absent_original_between_the_account_and_the_root_goes_too() -> None:
    before = descent(edge("a", "lost"), edge("b", "lost"), edge("lost", "c", "report"), archetypes=(LOST,))
    outcome, _ = judged(before, HELD, [decide("original", "a")])
    assert ids(outcome) == {"b>a", "c>a"}
    assert outcome.archetypes == ()


def test_a_turned_edge_closes_no_circle() -> None:
    before = descent(edge("b", "a"), edge("b", "c", "report", confidence=0.5), edge("c", "a", "report"))
    outcome, _ = judged(before, HELD, [decide("original", "b")])
    assert ids(outcome) == {"a>b", "c>a"}
    before = descent(edge("c", "b"), edge("b", "a"), edge("b", "d", confidence=0.5), edge("d", "a"))
    outcome, _ = judged(before, HELD, [decide("original", "c")])
    assert ids(outcome) == {"b>c", "a>b", "d>a"}


@given(
    st.lists(
        st.tuples(st.sampled_from("bcdef"), st.sampled_from("abcde"), st.integers(1, 9), st.booleans()), max_size=12
    ),
    st.lists(st.sampled_from("abcdef"), min_size=1, max_size=3),
)
def test_whoever_is_judged_the_original_is_a_root_and_nothing_is_its_own_ancestor(
    made: list[tuple[str, str, int, bool]], chosen: list[str]
) -> None:
    edges = {f"{c}>{p}": edge(c, p, settled=s, confidence=n / 10) for c, p, n, s in made if c > p}
    held = [account(name) for name in "abcdef"]
    judgements = [decide("original", name, number=number) for number, name in enumerate(chosen, start=1)]
    outcome, _ = judged(descent(*edges.values(), accounts="abcdef"), held, judgements)
    assert not any(one.child == chosen[-1] for one in outcome.derivations)
    parents = {name: {one.parent for one in outcome.derivations if one.child == name} for name in "abcdef"}
    for name in "abcdef":
        reached: set[str] = set()
        waiting = set(parents[name])
        while waiting:
            reached |= waiting
            waiting = {p for w in waiting for p in parents[w]} - reached
        assert name not in reached
    roots = {family.root for family in outcome.origins.families}
    assert chosen[-1] in roots
    assert sum(len(family.members) for family in outcome.origins.families) == 6


def test_an_account_that_heads_its_family_already_does_so_for_certain() -> None:
    before = descent(edge("b", "a"), edge("a", "d", settled=False, confidence=0.4))
    outcome, _ = judged(before, HELD, [decide("original", "a")])
    assert ids(outcome) == {"b>a"}
    assert outcome.derivations[0].direction == "known"
    assert (outcome.origins.lower, outcome.origins.upper) == (3, 3)


def test_two_outlets_of_one_owner_are_one_in_the_lower_bound() -> None:
    before = descent(edge("b", "a"))
    outcome, (told,) = judged(before, HELD, [decide("same-owner", outlets=("a post", "c post"))])
    assert ids(outcome) == {"b>a"}
    assert (outcome.origins.lower, outcome.origins.upper) == (2, 3)
    assert "A Post and C Post are of one owner" in outcome.origins.unsettled[-1]
    assert "J1" in outcome.origins.unsettled[-1]
    assert told.touches == ("a", "c")
    outcome, (told,) = judged(before, HELD, [decide("same-owner", outlets=("a post", "b post"))])
    assert told.resting
    assert outcome.origins.lower == 3


@pytest.mark.parametrize("decision", ["original", "cut"])
def test_a_judgement_about_an_account_that_is_gone_rests(decision: Decision) -> None:
    before = descent(edge("b", "a"))
    accounts = ("gone",) if decision == "original" else ("b", "gone")
    outcome, (told,) = judged(before, HELD, [decide(decision, *accounts)])
    assert told.resting == GONE
    assert outcome.derivations == before.derivations


def test_words_of_a_witness_that_is_cut_leave_the_restored_text() -> None:
    credit = (("Source: the Ledger", "ledger", "source_line"),)
    furniture = (("Source: the Ledger", "credit"),)
    added = "A second barge was seen at the same berth that night, with its lamps out and nobody at the wheel, a pilot said."
    texts = {
        "one": "\n\n".join(PARAGRAPHS),
        "two": "\n\n".join([*PARAGRAPHS[:3], added, *PARAGRAPHS[3:5]]),
    }
    documents = [
        made(name, f"{text}\n\nSource: the Ledger", outlet=name, credits=credit, furniture=furniture)
        for name, text in texts.items()
    ]
    before = descend(documents)
    (archetype,) = before.archetypes
    assert added in archetype.text
    cut = msgspec.structs.replace(decide("cut", "two"), outlets=("ledger",))
    after, told = judged(before, documents, [cut])
    assert told[0].resting == ""
    (archetype,) = after.archetypes
    assert archetype.text == texts["one"]
    assert {w.document for w in archetype.witnesses} == {"one"}
    assert all(p.b_end <= len(archetype.text) for p in after.passages if p.b == archetype.id)
