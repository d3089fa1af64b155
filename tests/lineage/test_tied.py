"""What ties two accounts says which way, where one of them credits the other; and who of copies is first."""

from firsthand.lineage import descend
from firsthand.lineage.outlets import with_one_key
from firsthand.records import Credit, Derivation, Document, Sourced
from tests.lineage.made import PARAGRAPHS, STORY, account
from tests.lineage.test_housetext import BEES, HARBOUR, TRAIN
from tests.lineage.test_rewriting import REWRITTEN, SOURCE


def edges(*documents: Document) -> dict[str, Derivation]:
    return {edge.child: edge for edge in descend(list(documents)).derivations if edge.settled}


def test_a_credit_after_the_lead_and_a_retelling_make_one_edge_that_is_settled_and_directed():
    own = " The weather was fair, and the market sold plums. So much the Lorhaven Ledger wrote of it."
    teller = account(
        "teller", REWRITTEN + own, outlet="dispatch", credits=(("the Lorhaven Ledger", "lorhavenledger", "prose"),)
    )
    found = edges(account("source", SOURCE, outlet="lorhavenledger"), teller)
    assert found.keys() == {"teller"}
    assert (found["teller"].parent, found["teller"].direction) == ("source", "known")


def test_of_two_equal_copies_the_one_whose_outlet_others_credit_is_first():
    copies = [account("a", STORY, outlet="gazette"), account("b", STORY, outlet="lorhavenledger")]
    reader = account(
        "reader",
        "Rain fell. The Lorhaven Ledger reported that the crates in Port Ansel were resealed with blue tape.",
        outlet="dispatch",
        credits=(("The Lorhaven Ledger", "lorhavenledger", "prose"),),
    )
    assert edges(*copies)["b"].parent == "a"
    assert edges(*copies, reader)["a"].parent == "b"


def test_copies_that_both_name_their_source_rest_on_it_whoever_was_first():
    said = "Inspector Joren Vael opened 3,114 pages of ledgers, the Lorhaven Ledger reported."
    credits = (("the Lorhaven Ledger", "lorhavenledger", "prose"),)
    report = said + " " + REWRITTEN
    framed = f"{PARAGRAPHS[4]}\n\n{PARAGRAPHS[6]}\n\n{PARAGRAPHS[1]}\n\n{report}"
    found = edges(
        account("source", SOURCE, outlet="lorhavenledger"),
        account("report", report, outlet="dispatch", credits=credits),
        account("framed", framed, outlet="gazette", credits=credits),
    )
    assert found["framed"].parent == "source" or found[found["framed"].parent].parent == "source"
    assert "source" not in found


def test_a_page_s_own_address_is_no_credit_that_renames_it():
    page = Document(
        id="page",
        sha256="",
        path="page",
        text="",
        media="html",
        url="https://www.thegulfobserver.example/a",
        outlet=Sourced("The Gulf Observer", "og"),
        outlet_key="gulfobserver",
        credits=(
            Credit("thegulfobserver", "thegulfobserver.example", "canonical", 0, 0, url="https://www.thegulfobserver.example/b"),
        ),
    )  # fmt: skip
    (kept,) = with_one_key([page])
    assert (kept.outlet_key, kept.credits) == ("gulfobserver", ())


def test_a_page_of_several_matters_whose_text_a_copy_credits_is_no_round_up_of_its_copies():
    page = account("page", f"{HARBOUR}\n\n{BEES}\n\n{TRAIN}", outlet="lorhavenledger")
    source = "Source: The Lorhaven Ledger"
    credited = account(
        "credited",
        f"{HARBOUR}\n\n{source}",
        outlet="dispatch",
        furniture=((source, "credit"),),
        credits=((source, "lorhavenledger", "source_line"),),
    )
    found = edges(page, credited, account("silent", HARBOUR, outlet="tribune"), account("bees", BEES, outlet="gazette"))
    assert "page" not in found
    assert {name: edge.parent for name, edge in found.items()} == dict.fromkeys(("credited", "silent", "bees"), "page")
