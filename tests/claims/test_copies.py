"""Accounts that read alike are read once: what the key leaves out may not matter."""

from msgspec.structs import replace

from firsthand.claims import of_copy, read_document, reading_key, unplaced
from firsthand.records import Furniture, Sourced
from tests.claims.made import CACHE, PARSER, account

TEXT = "Orlo Venn, a clerk, said last month that nine barges had sunk. “The paper knew,” he added.\n\nSubscribe now."


def test_a_copy_reads_as_if_it_had_been_read_itself() -> None:
    one = account(TEXT, furniture=(Furniture(len(TEXT) - 14, len(TEXT), "promotion", "test"),))
    copy = replace(
        one,
        id="copy",
        sha256="f" * 64,
        path="elsewhere.html",
        media="html",
        record=7,
        source_id="x",
        url="https://harbour.example/1",
        title=Sourced("Barges", "h1"),
        outlet=Sourced("The Ledger", "footer"),
        outlet_key="ledger",
        byline=Sourced("Ada Bell", "byline"),
        published=Sourced("2031-05-06", "record"),
        notes=("a note",),
    )
    assert reading_key(copy) == reading_key(one)
    taken = of_copy(unplaced(read_document(one, PARSER, CACHE), one), copy)
    assert taken == read_document(copy, PARSER, CACHE)
    assert taken.statements


def test_a_copy_under_another_masthead_says_the_same_elsewhere() -> None:
    body = (
        "Three officials, who asked not to be named because the talks are secret, said that Ardun had very likely bought nine "
        "barges for $4 million from Velmark on June 3, 2031. That day the port was shut. “It did not,” said Lida Marn."
    )
    heads = "The Ledger\n\n", "Harbour Courier — all the news\n\n"
    one, copy = (
        account(head + body + "\n\nSubscribe.", furniture=(Furniture(0, len(head), "navigation", "test"),))
        for head in heads
    )
    copy = replace(copy, id="copy")
    assert reading_key(copy) == reading_key(one)
    taken = of_copy(unplaced(read_document(one, PARSER, CACHE), one), copy)
    assert taken == read_document(copy, PARSER, CACHE)
    assert any(s.money for s in taken.statements)
    assert any(s.date_beside for s in taken.statements)


def test_what_decides_a_reading_is_in_its_key() -> None:
    one = account(TEXT)
    others = [
        account(TEXT + " "),
        account(TEXT, language="fr"),
        account(TEXT, furniture=(Furniture(0, 4, "promotion", "test"),)),
        account(TEXT, furniture=(Furniture(0, 4, "caption", "test"),)),
        replace(one, language=None),
    ]
    assert len({reading_key(other) for other in (one, *others)}) == 6
    assert reading_key(account("half \ud800 a letter"))
