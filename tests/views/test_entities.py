"""Entities shown: in the report, the tables, the export, and why."""

import io

import jsonschema
import msgspec
import pytest

from firsthand.records import Alias, Anchor, Bounds, Cell, Entity, Results
from firsthand.views.export import export, to_json
from firsthand.views.grounds import why
from firsthand.views.names import names_of, resolve
from firsthand.views.report import render
from firsthand.views.tables import TABLES, draw
from tests.views.made import pile
from tests.views.test_export import packaged
from tests.views.test_report import sound

HOSTILE = "<script>alert(1)</script>\x1b[2J\u202e"


def with_entities(many: int = 1, name: str = "Varn yard") -> Results:
    """The made-up pile with entities that stand in its first account."""
    results = pile()
    held = results.documents[0]
    start = held.text.index("Varn yard")
    place = Anchor(held.id, start, start + len("Varn yard"), "Varn yard")
    entities = tuple(
        Entity(
            id=f"e-{number:016x}",
            key=f"body:{number}",
            name=name if number == 0 else f"Yard {number}",
            schema="Company",
            aliases=(Alias("Varn yard", (place,), "its name"), Alias("the yard", (place,), f"said so {HOSTILE}")),
            country=Cell("NOR", uncertain=True, anchors=(place,), reason="inferred"),
            kind="shipyard",
            known=False,
            nearest=("Vern yard",),
            statements=(),
            accounts=Bounds(1, 2),
        )
        for number in range(many)
    )
    return msgspec.structs.replace(results, entities=entities)


def test_the_report_has_a_table_that_counts_origins() -> None:
    source = render(with_entities())
    sound(source)
    section = source[source.index('<section id="entities"') :].split("</section>")[0]
    for words in ("Varn yard", "company: shipyard", "(NOR)", "the yard", "1 to 2", "no list has it; nearest Vern yard"):
        assert words in section
    assert "<script>alert" not in source


def test_without_entities_there_is_no_section() -> None:
    assert 'id="entities"' not in render(pile())


def test_a_large_case_shows_the_first_and_counts_the_rest() -> None:
    source = render(with_entities(450))
    assert "50 more are in the export" in source


def test_a_report_without_full_texts_links_no_sentence() -> None:
    plain = render(with_entities(), quotes_only=True)
    section = plain[plain.index('<section id="entities"') :].split("</section>")[0]
    assert "href" not in section


def test_the_export_holds_each_name_with_its_reason_and_fits_the_schema() -> None:
    exported = msgspec.json.decode(to_json(export(with_entities())))
    jsonschema.validate(exported, packaged())
    (one,) = exported["entities"]
    assert one["name"]["value"] == "Varn yard"
    assert one["aliases"]["value"] == "Varn yard; the yard"
    assert (one["country"]["value"], one["country"]["uncertain"]) == ("NOR", True)
    assert [n["text"] for n in one["names"]] == ["Varn yard", "the yard"]
    assert one["names"][0]["reason"] == "its name"
    assert one["accounts"] == {"lower": 1, "upper": 2}


@pytest.mark.parametrize("asked", ["e-0000000000000000", "varn YARD", "the yard"])
def test_why_finds_it_by_id_and_by_any_of_its_names(asked: str) -> None:
    results = with_entities()
    names = names_of(results)
    answer = why(results, names, resolve(results, names, asked))
    assert answer.title == "Varn yard, company: shipyard; 1 origin names it (1 to 2)."
    said = " ".join(ground.says for ground in answer.grounds)
    assert "“Varn yard” 1 time: its name" in said
    assert "State: NOR, uncertain (inferred)" in said
    assert "No list has it; the nearest known are Vern yard." in said


def test_the_table_is_safe_for_a_terminal() -> None:
    results = with_entities(name=HOSTILE)
    out = io.StringIO()
    draw(TABLES["entities"](results, names_of(results)), out, width=200, rows=None)
    assert "1 entity" in out.getvalue()
    assert not any(c in out.getvalue() for c in "\x1b\u202e")
