"""What a reader is told: facts as the account writes them, and accounts of one outlet told apart."""

from msgspec.structs import replace

from firsthand.lineage import descend
from firsthand.lineage.support import told
from firsthand.lineage.wording import facts_shown, sums_first
from firsthand.lineage.words import Vocabulary, body_of
from firsthand.records import Sourced
from tests.lineage.made import OTHER, PARAGRAPHS, STORY, account


def test_facts_are_shown_as_the_account_writes_them():
    document = account("a", "The officers of Tolvane Marine paid 41,250,775 crowns to McArdle in Port Ansel.")
    mine = told(document, body_of(document, Vocabulary()))
    shown = facts_shown(mine, sums_first(mine.facts))
    assert "41,250,775" in shown
    assert "McArdle" in shown
    assert "mcardle" not in shown


def test_a_name_is_shown_whole_and_a_day_as_it_stands_there():
    document = account(
        "a", "The officers of Tolvane Marine met Orla Venn on 3 November. They sold nine barges on 14 March 2024."
    )
    mine = told(document, body_of(document, Vocabulary()))
    shown = facts_shown(mine, sums_first(mine.facts)).split(", ")
    assert {"Tolvane Marine", "Orla Venn", "3 November", "14 March 2024"} <= set(shown)
    assert not any(words.startswith("-") for words in shown)


def test_accounts_of_one_outlet_are_told_apart_by_their_days():
    long = "a782d93c-cb4a-4096-873d-716791eedf2a"
    first = replace(account("a", STORY, outlet="post", published="2024-03-05"), source_id=long)
    second = replace(account("b", OTHER, outlet="post", published="2024-03-06"), source_id=long.replace("a", "b"))
    notes = " ".join(descend([first, second]).origins.notes)
    assert "Post (2024-03-05)" in notes
    assert long not in notes


def test_where_the_days_are_the_same_by_their_headlines_and_else_by_their_records():
    pages = [
        replace(account(n, t, outlet="post", published="2024-03-05"), title=Sourced(title, "made"), source_id=n * 20)
        for n, t, title in (("a", STORY, "Crates opened"), ("b", OTHER, "Meadows under water"))
    ]
    assert "Post (Crates opened)" in " ".join(descend(pages).origins.notes)
    same = [replace(page, title=None) for page in pages]
    assert "Post (aaaaaa)" in " ".join(descend(same).origins.notes)


def test_what_an_outlets_report_says_is_its_source_and_that_there_is_one_is_not():
    matter = (
        "On top of a Ledger report that revealed the crates, the port was shaken by a strike on Monday.\n\nThe mayor spoke about the "
        "Ledger story at length.\n\nAn official said that the Ledger article refers to another quay altogether, where cranes stand idle."
    )
    credits = (
        ("a Ledger report", "ledger", "prose"),
        ("Ledger story", "ledger", "prose"),
        ("Ledger article", "ledger", "prose"),
    )
    page = account("a", f"{matter}\n\n{OTHER}", outlet="post", credits=credits)
    page = replace(page, credits=tuple(replace(c, cue=c.outlet.split()[-1].lower()) for c in page.credits))
    page = replace(
        page,
        credits=tuple(replace(c, cue=w) for c, w in zip(page.credits, ("report", "story", "article"), strict=True)),
    )
    other = account(
        "b",
        f"The Ledger reported on nine crates.\n\n{PARAGRAPHS[1]}",
        outlet="mail",
        credits=(("The Ledger", "ledger", "prose"),),
    )
    assert not any(e.settled for e in descend([page, other]).derivations if e.child == "a")
