"""Which text of a family an account follows, and what a credit to one of them settles."""

import json

from msgspec.structs import replace

from benchmarks.lineage.translations import TEXTS
from firsthand.lineage import descend
from firsthand.lineage.crediting import credits_of
from firsthand.lineage.support import told
from firsthand.lineage.words import Vocabulary, body_of
from firsthand.records import Credit, Document
from tests.lineage.made import PARAGRAPHS, account

STORIES = {record["id"]: record for record in map(json.loads, TEXTS.read_text("utf-8").splitlines())}


def story(name: str, outlet: str, sentences: int | None = None, published: str = "2024-03-05") -> Document:
    text = STORIES[name]["text"]
    if sentences is not None:
        text = " ".join(text.split(". ")[:sentences]) + "."
    return account(name, text, outlet=outlet, language=STORIES[name]["language"], published=published)


def test_a_cut_translation_of_two_sentences_is_one_and_its_direction_known_of_an_outlets_own_text() -> None:
    for outlet in ("gull", "ledger"):
        cut = story("cs1", outlet, 2, "2024-03-06")
        found = descend([story("e1", "ledger"), story("e2", "marsh"), cut]).derivations
        assert [edge.settled for edge in found] == [True], outlet
    assert (found[0].child, found[0].parent, found[0].direction) == ("cs1", "e1", "known")


def test_a_lead_is_behind_the_byline_that_nobody_marked() -> None:
    text = "di Nevio Pahor\n\nNine crates were opened. The Ledger says so.\n\n" + "\n\n".join(PARAGRAPHS[1:6])
    page = account("page", text, outlet="gull", credits=(("The Ledger", "ledger", "prose"),))
    (crediting,) = credits_of(told(page, body_of(page, Vocabulary())))
    assert crediting.early


def test_a_rewrite_of_a_cut_page_that_has_more_is_of_the_fuller_one() -> None:
    full = account("full", "\n\n".join(PARAGRAPHS), outlet="ledger")
    cut = account("cut", "\n\n".join(PARAGRAPHS[:4]), outlet="gull", credits=(("the Ledger", "ledger", "source_line"),))
    rewrite = account("rewrite", REWRITTEN, outlet="tern")
    edge = next(e for e in descend([full, cut, rewrite]).derivations if e.child == "rewrite")
    assert (edge.parent, edge.kind) == ("full", "rewrite")


REWRITTEN = (
    "In Port Ansel nine crates turned out to hold guidance units, and not the crane motors of the papers; they had passed "
    "through three countries in eleven days. Tolvane Marine, which has its office over a bakery, had booked the consignment. "
    "An official who still does night shifts says he was told to forget the number of the berth. For all of it 41,250,775 "
    "crowns were paid in six instalments, the last of them on 14 March 2024, by a salt mine. To the ministry of trade this is "
    "fanciful. The units would fit the Su-30, say engineers who saw photographs. After the whistle at noon the crates were "
    "resealed with blue tape and listed as fruit sent back."
)


def test_words_spoken_to_an_outlet_whose_page_tells_it_all_are_from_there() -> None:
    text = (
        "Units for guidance lay in nine crates whose papers spoke of motors for a crane, an official told the Ledger.\n\nEleven "
        "days they had travelled, by way of three countries.\n\nFor the consignment, which Tolvane Marine booked, a price of "
        "41,250,775 crowns was paid in parts; 14 March 2024 was the day of the last."
    )
    page = account("page", text, outlet="gull", published="2024-03-06")
    told_to = Credit("ledger", "Ledger", "prose", text.index("the Ledger"), text.index("the Ledger") + 10, cue="told")
    held = account("held", "\n\n".join(PARAGRAPHS), outlet="ledger", published="2024-03-05")
    (edge,) = descend([held, replace(page, credits=(told_to,))]).derivations
    assert (edge.parent, edge.direction, edge.settled) == ("held", "known", True)
    other = account("held", "\n\n".join(PARAGRAPHS[:1] + PARAGRAPHS[6:]), outlet="ledger", published="2024-03-05")
    assert not any(e.settled for e in descend([other, replace(page, credits=(told_to,))]).derivations)
