"""Attribution chains in words, outermost source first."""

from firsthand.records import Attribution, Statement
from firsthand.views.report import wording
from firsthand.views.report.model import Hop
from firsthand.views.report.setting import Setting

SOURCING = {"named": "named source", "unnamed": "unnamed source", "none": "no source given"}


def hops(setting: Setting, statement: Statement) -> tuple[Hop, ...]:
    """The chain of a statement as the page shows it; longer than eight hops is cut."""
    return tuple(_hop(setting, statement.document, step) for step in statement.attribution[:8])


def _hop(setting: Setting, document: str, step: Attribution) -> Hop:
    notes = [] if step.named else ["unnamed"]
    if step.count and step.count > 1:
        notes.append(f"{step.count:,}")
    if step.type == "document":
        notes.append("document")
    if step.resolved and step.resolved != step.who:
        notes.append(f"that is, {wording.shortened(step.resolved, 80)}")
    cue = setting.cut(document, step.cue) if step.cue else ""
    where = step.source or step.cue
    return Hop(
        who=wording.shortened(step.who, 160),
        note=", ".join(notes),
        cue=wording.shortened(cue, 60),
        cue_class=step.cue_class.replace("_", "-"),
        href=setting.places.href(document, *where) if where else None,
    )


def sourcing(statement: Statement) -> str:
    """Whether the innermost source the text gives is named: ``named``, ``unnamed`` or ``none``."""
    if not statement.attribution:
        return "none"
    return "named" if statement.attribution[-1].named else "unnamed"
