"""What the lists know: states, weapon systems, firms and offices. A name's list entry is its key."""

from firsthand.entities.assigned import Assigned, of_state
from firsthand.entities.sightings import Sighting
from firsthand.language.bodies import body_named
from firsthand.language.designations import system_of
from firsthand.language.outlets import outlet_named


def from_lists(sighting: Sighting) -> Assigned | None:
    """The entity that a list has under this name; None where no list settles it. Capitals are settled by context."""
    mention = sighting.mention
    if mention.schema == "Country":
        return of_state(sighting.document, sighting.span, mention.canonical, "a name or adjective of this state")
    if mention.schema == "Designation":
        return _weapon(sighting)
    if mention.known and mention.schema in ("Company", "PublicBody", "Organization"):
        return _body(sighting)
    return _outlet(sighting) if mention.schema != "Person" else None


def _weapon(sighting: Sighting) -> Assigned:
    mention = sighting.mention
    system = system_of(mention.canonical)
    if system is None:
        reason = "a well-formed designation that no list has" if mention.known is False else "its own designation"
        return Assigned(
            sighting.document,
            sighting.span,
            f"weapon:{mention.canonical}",
            mention.canonical,
            "WeaponSystem",
            reason,
            mention.country,
            "the family of designations",
            known=mention.known,
            nearest=mention.nearest,
            sure_state=False,
        )
    same = mention.canonical == system.designation
    return Assigned(
        sighting.document,
        sighting.span,
        f"weapon:{system.designation}",
        system.designation,
        "WeaponSystem",
        "its designation" if same else f"{mention.canonical} is a name or variant of {system.designation} in the list",
        system.states[0],
        "its maker's state in the list of weapon systems",
        kind=system.description,
        known=True,
    )


def _body(sighting: Sighting) -> Assigned | None:
    mention = sighting.mention
    body = body_named(mention.canonical)
    if body is None or body.schema == "Place":
        return None
    same = mention.text == body.name
    return Assigned(
        sighting.document,
        sighting.span,
        f"body:{body.name}",
        body.name,
        body.schema,
        "its name in the list" if same else f"a name of {body.name} in the list",
        body.state,
        "the list of firms and offices",
        kind=body.what,
        known=True,
        part_of=body.parent,
    )


def _outlet(sighting: Sighting) -> Assigned | None:
    """An outlet of the table, but for names that are common words, which only a source is trusted with."""
    mention = sighting.mention
    if " " not in mention.canonical and sighting.speaks != "outlet":
        return None
    outlet = outlet_named(mention.canonical)
    if outlet is None:
        return None
    return Assigned(
        sighting.document,
        sighting.span,
        f"outlet:{outlet.key}",
        outlet.name,
        "Organization",
        "a name of this outlet in the list",
        kind=outlet.kind or "outlet",
        known=True,
        part_of=outlet.owner,
    )
