"""Which of two accounts that tell the same was first: what shows it, and what only makes one way the likelier.

A translation is as good as its original, and no words tell which is which. Credits do, and whose page it is; times and what is
written for the readers at home only say which of the two to print first.
"""

from collections.abc import Callable
from typing import NamedTuple

from firsthand.language.states import states_speaking
from firsthand.lineage.evidence import credit_evidence
from firsthand.lineage.following import Following
from firsthand.lineage.pile import Pile
from firsthand.lineage.times import is_later
from firsthand.lineage.versions import is_dispatch, precedes
from firsthand.records import Document, Evidence

Sign = Callable[[Pile, Following], list[Evidence] | None]
"""What shows that a following goes this way: nothing, or evidence, which may stand elsewhere."""


class Way(NamedTuple):
    """A following with the later account as its child, whether that is known, and what shows it or makes it the likelier."""

    following: Following
    known: bool
    shown: tuple[Evidence, ...] = ()


def directed(pile: Pile, found: Following, before: Way | None = None) -> Way:
    """Which way a following goes. Where that is not known, an account that came out first is the parent all the same: somebody has to
    be named first. ``before`` is the way of the child to a text that was made from this parent: only what is known turns it."""
    ways = (found, found.flipped())
    for sign in (_of_one_outlet, _credits, _prints_an_agency):
        if (shown := _one_way(pile, ways, sign)) is not None:
            return Way(shown[0], True, shown[1])
    if before is not None:
        return Way(found, before.known)
    # an absent text, or an account that already hangs on another, can only be the parent
    if not pile.documents[found.child].held or pile.settled(found.child):
        return Way(found.flipped(), False)
    for sign in (_is_later, _for_readers_at_home):
        if (shown := _one_way(pile, ways, sign)) is not None:
            return Way(shown[0], False, shown[1])
    return Way(found, False)


def _one_way(
    pile: Pile, ways: tuple[Following, Following], sign: Sign
) -> tuple[Following, tuple[Evidence, ...]] | None:
    """The way for which there is a sign, where there is none for the other."""
    shown = [(way, evidence) for way in ways if (evidence := sign(pile, way)) is not None]
    return (shown[0][0], tuple(shown[0][1])) if len(shown) == 1 else None


def _documents(pile: Pile, way: Following) -> tuple[Document, Document]:
    return pile.documents[way.child], pile.documents[way.parent]


def _of_one_outlet(pile: Pile, way: Following) -> list[Evidence] | None:
    child, parent = _documents(pile, way)
    shown = precedes(parent, child)
    return [Evidence("later version", shown)] if shown else None


def _credits(pile: Pile, way: Following) -> list[Evidence] | None:
    child, parent = _documents(pile, way)
    return credit_evidence(child, parent.outlet_key or "") if pile.credits_outlet_of(child.id, parent.id) else None


def _prints_an_agency(pile: Pile, way: Following) -> list[Evidence] | None:
    """A paper's page in another language, and the agency's own that came out no later."""
    child, parent = _documents(pile, way)
    prints = is_dispatch(parent) and child.held and not is_dispatch(child)
    shown = way.translated and way.settled and prints and not is_later(parent, child)
    return [Evidence("agency's page", parent.label)] if shown else None


def _is_later(pile: Pile, way: Following) -> list[Evidence] | None:
    child, parent = _documents(pile, way)
    if not (is_later(child, parent) and child.published and parent.published):
        return None
    return [Evidence("published later", f"{child.published.value[:16]}, the other {parent.published.value[:16]}")]


def _for_readers_at_home(pile: Pile, way: Following) -> list[Evidence] | None:
    """A sentence about a state of the account's own language, which the other neither has nor names."""
    child, parent = pile.told[way.child], pile.told[way.parent]
    language = child.document.language
    if not (way.translated and language):
        return None
    home = {("name", state) for state in states_speaking(language.value[:2])} - parent.facts
    rendered = {i for i, _ in way.aligned}
    own = (s.facts & home for i, s in enumerate(child.sentences) if i not in rendered)
    named = sorted(state for facts in own for _, state in facts)
    return [Evidence("for readers at home", ", ".join(dict.fromkeys(named)))] if named else None
