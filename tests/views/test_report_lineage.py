"""The lineage: what is kept, lost and added; the tree; the strips; the drawing."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import msgspec
import pytest

from firsthand.records import (
    Credit,
    Derivation,
    Descent,
    Document,
    Evidence,
    Family,
    Origins,
    Passage,
    Results,
    Sourced,
    Witness,
    anchor,
)
from firsthand.views.report.coverage import Body, Link, Threads, composed, share
from firsthand.views.report.drawing import drawing, scale
from firsthand.views.report.originals import named_in_passing
from firsthand.views.report.sayings import said
from firsthand.views.report.setting import setting
from firsthand.views.report.stemma import Strip, Tree, trees
from firsthand.views.report.verdict import verdict
from firsthand.views.report.wording import told_apart
from tests.views.made import document, furniture, pile

SVG = "{http://www.w3.org/2000/svg}"


def edge(child: Document, parent: Document, **more: object) -> Derivation:
    given: dict[str, object] = {
        "kind": "reprint", "direction": "known", "spans": ((0, len(child.text)),), "confidence": 0.9,
        "evidence": (Evidence("same words"),), **more,
    }  # fmt: skip
    return Derivation(child=child.id, parent=parent.id, **given)  # type: ignore[arg-type]


def results_of(
    documents: tuple[Document, ...],
    edges: tuple[Derivation, ...],
    families: tuple[Family, ...],
    passages: tuple[Passage, ...] = (),
    archetypes: tuple[Document, ...] = (),
) -> Results:
    return Results(
        case="c", analysed="2031-01-01", version="0", documents=documents, set_aside=(), readings=(), claims=(),
        quotations=(), findings=(),
        descent=Descent(passages, edges, archetypes, Origins(1, 1, families), {}),
    )  # fmt: skip


def test_an_original_is_not_asked_for_that_an_edge_found_or_that_is_the_account_s_own_outlet() -> None:
    said_so = Credit("wire kz", "Уайр", "prose", 0, 4)
    own = Credit("coast", "Coast", "prose", 5, 9)
    lost = Credit("gull", "The Gull", "prose", 10, 14)
    child = document("a", "Уайр said what it said.", "Coast Wire", credits=(said_so, own, lost))
    parent = document("b", "It said so.", "Wire KZ Agency")
    for signal, missing in (("credit in prose", ["The Gull"]), ("shared facts", ["Уайр", "The Gull"])):
        words = anchor(child.id, child.text, 0, 4) if signal == "credit in prose" else None
        results = results_of((child, parent), (edge(child, parent, evidence=(Evidence(signal, anchor=words),)),), ())
        page = setting(results, quotes_only=False, max_accounts=10)
        assert [name for name, _ in named_in_passing(page)] == missing


def test_a_body_is_laid_end_to_end_without_its_furniture() -> None:
    text = "Title\nabcde\nRelated\nfghij"
    body = Body(
        document(
            "a", text, "A", furniture=(furniture(text, "title", "Title\n"), furniture(text, "related", "Related\n"))
        )
    )
    assert body.length == len("abcde\nfghij")
    assert body.position(text.index("c")) == 2
    assert body.position(text.index("Rel") + 3) == body.position(text.index("f")) == 6
    assert body.positions([(0, len(text))]) == ((0, 11),)


def test_links_compose_in_proportion() -> None:
    first = [Link(0, 10, 100, 110)]
    second = [Link(105, 115, 0, 20), Link(300, 310, 50, 60)]
    assert composed(first, second) == (Link(5, 10, 0, 10),)


def test_text_is_followed_through_a_parent_to_the_root() -> None:
    a, b, c = (document(name, name * 20, name) for name in "abc")
    descent = Descent(
        (Passage(c.id, 0, 10, b.id, 5, 15, 2), Passage(b.id, 0, 20, a.id, 0, 20, 4)),
        (edge(b, a), edge(c, b)), (), Origins(1, 1, ()), {},
    )  # fmt: skip
    assert Threads(descent).to_root(c.id, a.id) == (Link(0, 10, 5, 15),)
    assert Threads(descent).to_root(a.id, c.id) == ()


def test_passages_count_whichever_text_they_name_first() -> None:
    a, b = document("a", "x" * 20, "A"), document("b", "x" * 10, "B")
    descent = Descent((Passage(a.id, 2, 12, b.id, 0, 10, 3),), (edge(b, a),), (), Origins(1, 1, ()), {})
    part = share(a, Threads(descent).direct(b.id, a.id))
    assert (part.parent_length, part.kept) == (20, 10)
    assert part.lost == ((0, 2), (12, 20))


def test_what_is_kept_leaves_furniture_out_on_both_sides() -> None:
    text = "CAPTION one two three four"
    parent = document("a", text, "A", furniture=(furniture(text, "caption", "CAPTION "),))
    part = share(parent, [Link(0, 15, 0, 15)])
    assert (part.parent_length, part.kept) == (18, 7)


def strips(results: Results) -> dict[str, Strip]:
    view = setting(results, quotes_only=False, max_accounts=9)
    return {view.label(row.document): row.strip for tree in trees(results, view.documents) for row in tree.rows}


def test_strips_show_where_the_root_is_kept_and_what_has_no_place_in_it() -> None:
    found = strips(pile())
    assert found["A1"].length == found["α"].length
    kept = sum(end - start for start, end in found["A1"].kept) / found["A1"].length
    assert kept > 0.98
    assert found["A2"].kept[0][0] == 0
    assert found["A2"].kept[-1][1] < found["A2"].length * 0.4
    assert found["A3"].own > 0
    assert found["A3"].reworded > 0
    assert found["A4"].kept == ()
    assert found["A1"].own == found["A1"].reworded == 0
    thin = found["α"].thin
    assert thin[0][0] > found["A2"].kept[-1][1] - 5  # what only the reprint holds begins where the excerpt ends


def test_findings_fall_where_the_parent_reads_otherwise() -> None:
    ticks = {tick.title: tick.at for tick in strips(pile())["A4"].ticks}
    root = next(a for a in pile().descent.archetypes)
    assert ticks["NUM002: number rounded"] == pytest.approx(root.text.index("put the price"), abs=3)


def test_an_unsettled_account_visits_the_family_it_may_belong_to() -> None:
    results = pile()
    view = setting(results, quotes_only=False, max_accounts=9)
    grown = trees(results, view.documents)
    labels = [[view.label(row.document) for row in tree.rows] for tree in grown]
    assert labels == [["α", "A1", "A6", "A2", "A3", "A4"], ["A5"]]
    assert [view.label(guest) for guest in grown[0].guests] == ["A6"]


def test_rings_and_unknown_parents_still_give_every_account_one_row() -> None:
    a, b, c = (document(name, name * 20, name) for name in "abc")
    ring = (edge(b, c), edge(c, b), msgspec.structs.replace(edge(a, b), parent="nobody"))
    results = results_of((a, b, c), ring, (Family(a.id, (a.id, b.id, c.id)),))
    rows = [row.document for tree in trees(results, {d.id: d for d in (a, b, c)}) for row in tree.rows]
    assert sorted(rows) == sorted(d.id for d in (a, b, c))


def test_accounts_that_no_family_names_stand_alone() -> None:
    a, b = document("a", "x", "A"), document("b", "y", "B")
    results = results_of((a, b), (), (Family(a.id, (a.id,)),))
    assert len(trees(results, {a.id: a, b.id: b})) == 2


def test_a_long_chain_does_not_run_out_of_stack() -> None:
    held = tuple(document(f"d{i}", "word " * 5, "O") for i in range(1500))
    edges = tuple(edge(child, parent) for parent, child in pairwise(held))
    tree = trees(results_of(held, edges, (Family(held[0].id, tuple(d.id for d in held)),)), {d.id: d for d in held})[0]
    assert len(tree.rows) == 1500
    assert tree.rows[-1].depth == 1499


@pytest.mark.parametrize(
    ("shape", "said_so"),
    [
        (
            (2, 2, 1),
            "fall into 2 groups, which may tell different stories; all are counted together: A1 and A2; A3 and A4; "
            "like none of the others: A5.",
        ),
        ((2, 1, 1), "By words and facts A3 and A4 are like none of the others and may tell another story"),
        ((1, 1), "no two accounts are alike"),
    ],
)
def test_groups_that_may_tell_different_stories_are_named_the_lone_ones_together(
    shape: tuple[int, ...], said_so: str
) -> None:
    accounts = tuple(document(name, f"Text {name}.", name.upper()) for name in "abcde"[: sum(shape)])
    ids = iter([account.id for account in accounts])
    stories = tuple(tuple(next(ids) for _ in range(size)) for size in shape)
    results = msgspec.structs.replace(
        results_of(accounts, (), ()), descent=Descent((), (), (), Origins(4, 4, (), stories=stories), {})
    )
    page = setting(results, quotes_only=False, max_accounts=10)
    (told,) = [line.body for line in verdict(page, said(page)).lines if line.label == "Stories"]
    assert said_so in re.sub("<[^>]+>", "", told)


def drawn(tree: Tree, results: Results) -> ElementTree.Element:
    view = setting(results, quotes_only=False, max_accounts=9)
    source = str(drawing(tree, "f", view.documents, view.sigla, {}))
    return ElementTree.fromstring(source.replace("<svg ", f'<svg xmlns="{SVG[1:-1]}" ', 1))


def test_the_drawing_is_sound_and_says_what_it_shows() -> None:
    results = pile()
    view = setting(results, quotes_only=False, max_accounts=9)
    picture = drawn(trees(results, view.documents)[0], results)
    assert picture.get("role") == "img"
    title, told = picture.find(f"{SVG}title"), picture.find(f"{SVG}desc")
    assert title is not None
    assert title.text == "Lineage of 4 accounts from α, which is not held"
    assert told is not None
    assert told.text is not None
    assert "A3 is a rewrite of α, direction undetermined." in told.text
    assert "A6 is a translation of A1 (unsettled)." in told.text
    paths = [path.get("class") or "" for path in picture.iter(f"{SVG}path")]
    assert paths.count("head") == 4  # of five edges one has no direction
    assert paths.count("edge unsettled") == 1
    assert any(node.get("class") == "node lost" for node in picture.iter(f"{SVG}rect"))


def test_nothing_is_drawn_outside_the_picture() -> None:
    results = pile()
    view = setting(results, quotes_only=False, max_accounts=9)
    for tree in trees(results, view.documents):
        picture = drawn(tree, results)
        width, height = (float(n) for n in (picture.get("viewBox") or "").split()[2:])
        for group in picture.iter(f"{SVG}g"):
            shift = float((group.get("transform") or "translate(0").split("(")[1].split()[0])
            for bar in group.iter(f"{SVG}rect"):
                x, y, w, h = (float(bar.get(name) or 0) for name in ("x", "y", "width", "height"))
                assert x >= 0
                assert shift + x + w <= width + 0.5
                assert y >= 0
                assert y + h <= height


def test_a_root_of_which_no_word_is_held_is_a_token_and_its_children_are_still_drawn() -> None:
    child = document("a", "Something else entirely.", "A")
    bare = Document(id="lost", sha256="0", path="", text="", media="archetype", held=False)
    results = results_of(
        (child,), (edge(child, bare, kind="report"),), (Family("lost", (child.id,)),), archetypes=(bare,)
    )
    view = setting(results, quotes_only=False, max_accounts=9)
    tree = trees(results, view.documents)[0]
    assert tree.rows[1].strip.reworded == len(child.text)
    classes = [bar.get("class") for bar in drawn(tree, results).iter(f"{SVG}rect")]
    assert "outline" in classes
    assert "loose" in classes
    assert "gap" not in classes


def test_text_outside_the_root_never_takes_most_of_the_strip() -> None:
    scaled = scale((Strip(1000, ((0, 1000),)), Strip(1000, (), own=90_000)), 500)
    assert scaled.x(1000) > 250
    assert scaled.tail_from + scaled.tail_most <= 500.1


def test_witnesses_alone_are_enough_to_follow_text_to_an_archetype() -> None:
    account = document("a", "PREFACE the text itself", "A")
    lost = Document(id="lost", sha256="0", path="", text="the text itself", media="archetype", held=False,
                    witnesses=(Witness(0, 15, account.id, 8),))  # fmt: skip
    descent = Descent((), (edge(account, lost),), (lost,), Origins(1, 1, ()), {})
    assert Threads(descent).to_root(account.id, "lost") == (Link(8, 23, 0, 15),)


def test_accounts_of_one_name_are_told_apart_by_the_least_that_does() -> None:
    def made(name: str, published: str | None, title: str = "") -> Document:
        return msgspec.structs.replace(
            document(name, f"Text {name}.", "The Ledger"),
            published=Sourced(published, "meta") if published else None,
            title=Sourced(title, "h1") if title else None,
        )

    def marks(*documents: Document) -> list[str]:
        return list(told_apart(documents).values())

    one, two = made("a", "2031-05-06T10:15:00Z", "Crates"), made("b", "2031-05-07T10:15:00Z", "Hulls")
    assert marks(one, two) == ["6 May 2031", "7 May 2031"]
    assert marks(one, made("c", "2031-05-06T12:40:00Z")) == ["6 May 2031, 10:15", "6 May 2031, 12:40"]
    assert marks(one, made("d", "2031-05-06T10:15:00Z", "Hulls")) == ["Crates", "Hulls"]
    assert marks(one, document("e", "Other.", "Mirror")) == []


def test_a_copy_is_laid_against_the_version_it_follows() -> None:
    first, second, third = (
        document(name, text, "P") for name, text in (("v1", "ab"), ("v2", "abcd"), ("v3", "abcdef"))
    )
    copies = tuple(document(name, text, name.upper()) for name, text in (("k2", "cd"), ("k3", "ef"), ("kk", "ef")))
    accounts = (first, second, third, *copies)
    parents = (first, second, second, third, copies[1])
    kinds = ("update", "update", "excerpt", "excerpt", "reprint")
    edges = tuple(
        edge(child, parent, kind=kind) for child, parent, kind in zip(accounts[1:], parents, kinds, strict=True)
    )
    passages = (
        Passage(second.id, 0, 2, first.id, 0, 2, 1), Passage(third.id, 0, 4, second.id, 0, 4, 1),
        Passage(copies[0].id, 0, 2, second.id, 2, 4, 1), Passage(copies[1].id, 0, 2, third.id, 4, 6, 1),
        Passage(copies[2].id, 0, 2, copies[1].id, 0, 2, 1),
    )  # fmt: skip
    families = (Family(first.id, tuple(a.id for a in accounts)),)
    (tree,) = trees(results_of(accounts, edges, families, passages), {a.id: a for a in accounts})
    told = [(row.document, row.depth, row.strip.length, row.strip.kept) for row in tree.rows]
    assert told == [
        (first.id, 0, 2, ((0, 2),)),
        (second.id, 1, 2, ((0, 2),)),
        (copies[0].id, 2, 4, ((2, 4),)),
        (third.id, 1, 4, ((0, 4),)),
        (copies[1].id, 2, 6, ((4, 6),)),
        (copies[2].id, 3, 6, ((4, 6),)),
    ]


def test_versions_on_two_branches_stand_in_the_order_of_their_time() -> None:
    def made(name: str, day: int) -> Document:
        when = Sourced(f"2031-05-0{day}", "meta")
        return msgspec.structs.replace(document(name, f"Text of {name}.", "P"), published=when)

    first, early, late, next_early, copy = made("v1", 1), made("v2", 2), made("v3", 4), made("v4", 3), made("k", 9)
    accounts = (first, late, early, next_early, copy)
    edges = (
        edge(late, first, kind="update"), edge(early, first, kind="update"), edge(next_early, early, kind="update"),
        edge(copy, early),
    )  # fmt: skip
    families = (Family(first.id, tuple(a.id for a in accounts)),)
    (tree,) = trees(results_of(accounts, edges, families), {a.id: a for a in accounts})
    told = [(row.document, row.depth, row.above) for row in tree.rows]
    assert told == [(first.id, 0, None), (early.id, 1, 0), (copy.id, 2, 1), (next_early.id, 1, 1), (late.id, 1, 0)]
