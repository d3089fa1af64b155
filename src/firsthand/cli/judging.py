"""``judge``: an analyst's decision, logged, applied at once, and undone at will."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from firsthand.cli.building import report_on
from firsthand.cli.desk import TOOL, Desk, with_desk
from firsthand.cli.looking import case_argument
from firsthand.records import (
    AnchorRefused,
    Claim,
    Derivation,
    Document,
    Entity,
    Finding,
    NotFound,
    Results,
    Statement,
    UsageProblem,
    anchor,
)

if TYPE_CHECKING:
    from firsthand.store import Case
    from firsthand.views.names import Names

Payload = dict[str, Any]


@click.command(short_help="An analyst's decision, logged and reversible.")
@case_argument
@click.argument("decision", metavar="DECISION")
@click.argument("about", nargs=-1, metavar="ABOUT...")
@click.option("--note", default="", metavar="WORDS", help="Why; shown wherever the judgement is.")
@with_desk
def judge(desk: Desk, case: Path, decision: str, about: tuple[str, ...], note: str) -> int:
    """Decide what the program cannot. The decision is logged, applied at once and whenever the case is analysed again,
    marked wherever it matters, and undone with `undo`. `firsthand show CASE judgements` lists them.

    \b
    About descent:
      firsthand judge harbour original A3              A3 is the original of its family
      firsthand judge harbour cut "A2>A1"              A2 does not derive from A1
      firsthand judge harbour same-owner A2 A5         their outlets are of one owner
    About an account:
      firsthand judge harbour outlet A3 "Quay Post"
      firsthand judge harbour date A3 2031-05-02
      firsthand judge harbour furniture A3 "Sign up for our newsletter"
    About a finding:
      firsthand judge harbour accept F2 --note "seen in the scan"
      firsthand judge harbour reject F3
      firsthand judge harbour restate F4 "The sum is of another year."
    About a claim, by its id or by a statement's:
      firsthand judge harbour same-claim 5f02c1 91ab03
      firsthand judge harbour not-same-claim 5f02c1 91ab03
    About a source, A (completely reliable) to F (cannot be judged):
      firsthand judge harbour reliability "Quay Post" B
    About who or what is named:
      firsthand judge harbour same-entity "Mr. Venn" "Orlo Venn"
      firsthand judge harbour not-same-entity "Orlo Venn" "the harbour chief"
    Undoing:
      firsthand judge harbour undo J1
    """
    from firsthand.store import Act, open_case
    from firsthand.store.results import latest
    from firsthand.views.names import names_of

    takes = {**{name: many for name, (_, many) in DECISIONS.items()}, "undo": 1}
    if decision not in takes:
        raise UsageProblem(f"There is no decision {decision!r}.", f"The decisions are {', '.join(takes)}.")
    if len(about) != takes[decision]:
        raise UsageProblem(
            f"{decision!r} is about {takes[decision]} word{'' if takes[decision] == 1 else 's'}, not {len(about)}.",
            "Put what has spaces or > between quotation marks. See: firsthand judge --help",
        )
    config = desk.config
    with open_case(case, write=True, tool=TOOL, operator=config.operator, verify_bytes=config.verify_bytes) as held:
        results = latest(held)
        if decision == "undo":
            act = Act("undone", {"judgement": _in_force(held, about[0]), "note": note})
        else:
            body = DECISIONS[decision][0](results, names_of(results), about)
            act = Act("judged", {"decision": decision, **body, "note": note})
            _refuse_twice(held, act.payload)
        held.record([act])
    return report_on(desk, case, before=results)


def _account(results: Results, names: "Names", word: str) -> Document:
    from firsthand.views.names import resolve

    found = resolve(results, names, word)
    if not isinstance(found, Document):
        raise UsageProblem(f"{word!r} is no account.", "Give its sign (A3) or part of its name.")
    if not found.held:
        raise UsageProblem(f"{word!r} is not held: nothing of it can be judged.", "Judge an account of the case.")
    return found


def _original(results: Results, names: "Names", about: Sequence[str]) -> Payload:
    return {"accounts": [_account(results, names, about[0]).id]}


def _cut(results: Results, names: "Names", about: Sequence[str]) -> Payload:
    from firsthand.views.names import resolve

    edge = resolve(results, names, about[0])
    if not isinstance(edge, Derivation):
        raise UsageProblem(f"{about[0]!r} is no edge.", 'Write it as CHILD>PARENT: "A2>A1".')
    absent = next((one for one in results.descent.archetypes if one.id == edge.parent), None)
    if absent is not None:
        return {"accounts": [edge.child], "outlets": [absent.outlet_key or ""]}
    return {"accounts": [edge.child, edge.parent]}


def _same_owner(results: Results, names: "Names", about: Sequence[str]) -> Payload:
    keys = sorted({_outlet(results, names, word) for word in about})
    if len(keys) < 2:
        raise UsageProblem("Both are one outlet already.", "Give two outlets, or accounts of two.")
    everyone = (*results.documents, *results.descent.archetypes)
    called = [next(one.label for one in everyone if one.outlet_key == key) for key in keys]
    return {"outlets": keys, "value": " and ".join(called)}


def _outlet(results: Results, names: "Names", word: str) -> str:
    from firsthand.views.names import resolve

    everyone = (*results.documents, *results.descent.archetypes)
    named = {one.outlet_key for one in everyone if one.outlet and one.outlet.value.casefold() == word.casefold()}
    found = named or {getattr(resolve(results, names, word), "outlet_key", None)}
    key = next(iter(found))
    if len(found) > 1 or not key:
        raise UsageProblem(f"{word!r} is no outlet of the case.", "Give an outlet's name as the case has it.")
    return key


def _of_outlet(results: Results, names: "Names", about: Sequence[str]) -> Payload:
    if not any(c.isalnum() for c in about[1]):
        raise UsageProblem("An outlet needs a name.", 'firsthand judge CASE outlet A3 "Quay Post"')
    return {"accounts": [_account(results, names, about[0]).id], "value": " ".join(about[1].split())}


def _of_day(results: Results, names: "Names", about: Sequence[str]) -> Payload:
    try:
        date.fromisoformat(about[1])
    except ValueError:
        try:
            datetime.fromisoformat(about[1])
        except ValueError:
            raise UsageProblem(f"{about[1]!r} is no date.", "Write it as 2031-05-02.") from None
    return {"accounts": [_account(results, names, about[0]).id], "value": about[1]}


def _furniture(results: Results, names: "Names", about: Sequence[str]) -> Payload:
    account = _account(results, names, about[0])
    words = about[1].strip()
    count = account.text.count(words) if words else 0
    if count != 1:
        raise AnchorRefused(
            f"{names.account(account.id)} has these words {count} times."
            if count
            else f"{names.account(account.id)} does not have these words.",
            "Give the words exactly as they stand in the account, and enough of them to be there once.",
        )
    start = account.text.index(words)
    place = anchor(account.id, account.text, start, start + len(words), words)
    return {"accounts": [account.id], "b": _plain(place)}


def _finding(results: Results, names: "Names", about: Sequence[str]) -> Payload:
    from firsthand.views.names import resolve

    found = resolve(results, names, about[0])
    if not isinstance(found, Finding):
        raise UsageProblem(f"{about[0]!r} is no finding.", "Give its number in the report (F2) or its id.")
    from firsthand.pipeline.judging import about as account_of

    return {
        "accounts": list(account_of(found)),
        "code": found.code,
        "a": _plain(found.a),
        "b": _plain(found.b),
    }


def _restated(results: Results, names: "Names", about: Sequence[str]) -> Payload:
    if not any(c.isalnum() for c in about[1]):
        raise UsageProblem("A finding needs words.", 'firsthand judge CASE restate F4 "The sum is of another year."')
    return {**_finding(results, names, about), "value": " ".join(about[1].split())}


def _entity(results: Results, names: "Names", word: str) -> Entity:
    from firsthand.views.names import resolve

    called = [one for one in results.entities if word.strip().casefold() == one.name.casefold()]
    found = called[0] if len(called) == 1 else resolve(results, names, word)
    if not isinstance(found, Entity):
        raise UsageProblem(f"{word!r} is no entity.", "Give its id or name as in: firsthand show CASE entities")
    return found


def _same_entity(results: Results, names: "Names", about: Sequence[str]) -> Payload:
    one, other = (_entity(results, names, word) for word in about)
    if one.id == other.id:
        raise UsageProblem("Both are one entity already.", "Give two rows of: firsthand show CASE entities")
    return {"entities": [one.id, other.id], "value": f"{one.name} and {other.name}"}


def _not_same_entity(results: Results, names: "Names", about: Sequence[str]) -> Payload:
    one = _entity(results, names, about[0])
    alias = next((a for a in one.aliases if a.text.casefold() == about[1].strip().casefold()), None)
    if alias is None:
        known = ", ".join(a.text for a in one.aliases[:8])
        raise UsageProblem(f"{one.name} does not go by {about[1]!r}.", f"It goes by {known}.")
    if len(one.aliases) == 1:
        raise UsageProblem(f"{one.name} has no other name.", "There is nothing to part.")
    return {"entities": [one.id], "value": alias.text}


def _statement(results: Results, names: "Names", word: str) -> Statement:
    from firsthand.views.names import resolve

    found = resolve(results, names, word)
    if isinstance(found, Claim) and found.statements:
        found = names.subjects[found.statements[0]]
    if not isinstance(found, Statement):
        raise UsageProblem(f"{word!r} is no claim.", "Give an id of: firsthand show CASE claims")
    return found


def _two_claims(results: Results, names: "Names", about: Sequence[str]) -> Payload:
    one, other = (_statement(results, names, word) for word in about)
    if one.id == other.id:
        raise UsageProblem("Both are one statement.", "Give two claims, or two statements.")
    held = {document.id: document.text for document in results.documents}
    a, b = (anchor(s.document, held[s.document], s.start, s.end) for s in (one, other))
    return {"accounts": sorted({a.document, b.document}), "a": _plain(a), "b": _plain(b)}


def _reliability(results: Results, names: "Names", about: Sequence[str]) -> Payload:
    from firsthand.views.judgements import RELIABILITY

    value = about[1].upper()
    if value not in RELIABILITY:
        raise UsageProblem(f"{about[1]!r} is no reliability.", "Give a letter from A (completely reliable) to F.")
    return {"outlets": [_outlet(results, names, about[0])], "value": value}


def _plain(place: object) -> Any:
    import msgspec

    return msgspec.to_builtins(place)


DECISIONS: dict[str, tuple[Callable[[Results, "Names", Sequence[str]], Payload], int]] = {
    "original": (_original, 1),
    "cut": (_cut, 1),
    "same-owner": (_same_owner, 2),
    "outlet": (_of_outlet, 2),
    "date": (_of_day, 2),
    "furniture": (_furniture, 2),
    "accept": (_finding, 1),
    "reject": (_finding, 1),
    "restate": (_restated, 2),
    "same-claim": (_two_claims, 2),
    "not-same-claim": (_two_claims, 2),
    "reliability": (_reliability, 2),
    "same-entity": (_same_entity, 2),
    "not-same-entity": (_not_same_entity, 2),
}
"""Each decision with what its words are made into, and how many words it takes."""


def _in_force(case: "Case", word: str) -> str:
    names = [one.name for one in case.in_force()]
    if word.upper() not in names:
        raise NotFound(f"No judgement {word!r} is in force.", f"See: firsthand show {case.folder} judgements")
    return word.upper()


def _refuse_twice(case: "Case", payload: Payload) -> None:
    """UsageProblem for what is decided already; only the note would be another."""
    import msgspec

    from firsthand.records import Judgement

    new = msgspec.convert({**payload, "name": "", "note": ""}, Judgement)
    for one in case.in_force():
        if msgspec.structs.replace(one, name="", note="", time="", operator=None) == new:
            raise UsageProblem(
                f"That is decided already: {one.name}.", f"Undo it with: firsthand judge {case.folder} undo {one.name}"
            )
