"""What a credit makes possible and nothing shows: it lowers the lower bound and settles nothing."""

from firsthand.lineage import descend
from tests.lineage.made import account

LEDGER = (
    "A grain store at the edge of Port Ansel burned for two nights.\n\n"
    "Children from the nearby school were taken home by bus while the smoke stood over the roofs.\n\n"
    "Neighbours said that the doors had been chained from outside.\n\n"
    "The owner has not been seen since the spring, and his office is empty."
)
"""The page of the outlet, in words that give few facts."""
AFTER_IT = (
    "Fire destroyed a warehouse for wheat near the port town, the Lorhaven Ledger reported.\n\n"
    "Buses brought the pupils of a school close by back to their families because of the smoke.\n\n"
    "People who live next to it said that the doors had been chained from outside.\n\n"
    "Twelve fire engines came from three districts."
)
RAIN = "Rain fell in the upper valley, and nobody there had heard of it. The meadows are under water, farmers say."


def test_an_outlet_s_held_text_on_the_matter_may_be_the_one_that_a_report_means():
    held = account("held", LEDGER, outlet="lorhavenledger")
    report = account(
        "report", AFTER_IT, outlet="dispatch", credits=(("the Lorhaven Ledger", "lorhavenledger", "prose"),)
    )
    origins = descend([held, report]).origins
    assert origins.lower == 1


def test_an_outlet_s_text_on_another_matter_is_not():
    held = account("held", RAIN, outlet="lorhavenledger")
    report = account(
        "report", AFTER_IT, outlet="dispatch", credits=(("the Lorhaven Ledger", "lorhavenledger", "prose"),)
    )
    origins = descend([held, report]).origins
    assert (origins.lower, origins.upper) == (2, 2)


TOLD = (
    "Customs officers in Port Ansel opened 38 crates on 3 May 2024 and found parts for the Su-30.\n\n"
    "The 38 crates had been booked by Tolvane Marine, a forwarder with 17 employees.\n\n"
    "Inspector Dema Orlisk counted 1,140 bolts in the first of them.\n\n"
    "Rain fell on the quay all day. The dockers went home at noon, and the crane stood still until 11 May.\n\n"
    "Minister Quenlow Vasse spoke in the 212 seats of the Old Hall about the 94 ships of 2019 and the 66 of 2021.\n\n"
    "A crane costs $250,000 in Sahlport, where 830 families live from the quay and 45 from the Salt Works."
)
BRIEF = (
    "Parts of the Su-30 have turned up in 38 crates in Port Ansel, the Lorhaven Ledger reported. "
    "Tolvane Marine booked the crates, whose bolts Dema Orlisk counted: 1,140."
)


def test_a_text_without_a_credit_may_be_a_copy_of_the_absent_one_that_a_report_names():
    silent = account("silent", TOLD, outlet="gazette")
    report = account("report", BRIEF, outlet="dispatch", credits=(("the Lorhaven Ledger", "lorhavenledger", "prose"),))
    descent = descend([silent, report, account("rain", RAIN, outlet="valley")])
    assert (descent.origins.lower, descent.origins.upper) == (2, 3)
    assert not any(edge.settled for edge in descent.derivations if edge.parent == "silent")


def test_a_text_that_bears_nothing_out_is_no_copy_of_it():
    report = account("report", BRIEF, outlet="dispatch", credits=(("the Lorhaven Ledger", "lorhavenledger", "prose"),))
    origins = descend([account("rain", RAIN, outlet="valley"), report]).origins
    assert (origins.lower, origins.upper) == (2, 2)
