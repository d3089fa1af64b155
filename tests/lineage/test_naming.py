"""Credits to outlets that only the pile knows by name."""

import pytest

from firsthand.lineage import descend
from firsthand.lineage.naming import with_credits_in_pile
from tests.lineage.made import account

SAID = [
    ("Two ships left on Monday, {} reported.", "Tidewire"),
    ("Deux navires sont partis lundi, selon {}.", "Tidewire"),
    ("Wie {} berichtet, sind zwei Schiffe ausgelaufen.", "Sahlport"),
    ("Según {}, dos barcos salieron el lunes.", "Tidewire"),
    ("Secondo {}, due navi sono partite.", "Tidewire"),
    ("Segundo o {}, dois navios partiram.", "Tidewire"),
    ("По данным {}, два судна ушли.", "Орбитеи"),
    ("Про це повідомляє {}.", "Tidewire"),
    ("Jak podaje {}, dwa statki wypłynęły.", "Zatokowo"),
    ("据{}报道，两艘船离港。", "海岚通"),
    ("Theo {}, hai con tàu đã rời cảng.", "Tidewire"),
    ("بحسب {}، غادرت سفينتان.", "Tidewire"),
    ("به گزارش {}، دو کشتی حرکت کردند.", "راسبین"),
    ("{}, iki geminin ayrıldığını bildirdi.", "Karşıyel"),
    ("Dat meldt {}.", "Tidewire"),
]
HELD = {"Орбитеи": "Орбитея"}


@pytest.mark.parametrize(("sentence", "name"), SAID)
def test_a_held_outlet_is_credited_by_the_name_on_its_page(sentence, name):
    held = account("held", "Nothing of note.", outlet=HELD.get(name, name))
    follower = account("follower", sentence.format(name), outlet="Quenlow Blatt")
    (credit,) = with_credits_in_pile([held, follower])[1].credits
    assert credit.key == held.outlet_key
    assert follower.text[credit.start : credit.end] == name


@pytest.mark.parametrize(
    ("outlet", "sentence"),
    [
        ("Tidewire English", "Two ships left on Monday, Tidewire reported."),
        ("The Sound Gazette International", "The Sound Gazette reported that two ships left on Monday."),
    ],
)
def test_a_held_outlet_is_credited_without_its_edition(outlet, sentence):
    held, follower = account("held", "Nothing.", outlet=outlet), account("follower", sentence, outlet="Quenlow Blatt")
    assert [credit.key for credit in with_credits_in_pile([held, follower])[1].credits] == [held.outlet_key]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tidewire said its own profit rose.",
        "He works in the Tidewire building.",
        "The Tidewires of this world reported nothing.",
        "mail@Tidewire reported an error.",
    ],
)
def test_a_name_without_a_cue_credits_nobody(sentence):
    held, follower = (
        account("held", "Nothing.", outlet="Tidewire"),
        account("follower", sentence, outlet="Quenlow Blatt"),
    )
    assert with_credits_in_pile([held, follower])[1].credits == ()


def test_an_outlet_does_not_credit_itself_and_no_credit_is_counted_twice():
    text = "Two ships left on Monday, Tidewire reported."
    own = account("own", text, outlet="Tidewire")
    other = account("other", text, outlet="Quenlow Blatt", credits=(("Tidewire", "tidewire", "prose"),))
    assert with_credits_in_pile([own, other])[0].credits == ()
    assert len(with_credits_in_pile([own, other])[1].credits) == 1


def test_a_report_hangs_on_the_held_text_of_an_outlet_that_only_the_pile_knows():
    told = (
        "Customs officers in Port Ansel opened 38 crates on 3 May 2024 and found parts for the Su-30.\n\n"
        "The 38 crates had been booked by Tolvane Marine, a forwarder with 17 employees.\n\n"
        "Inspector Dema Orlisk counted 1,140 bolts in the first of them."
    )
    again = (
        "In Port Ansel 38 crates were opened on 3 May 2024, Tidewire reported. Parts for the Su-30 lay in them. "
        "Dema Orlisk counted 1,140 bolts; Tolvane Marine, which has 17 employees, had booked the crates."
    )
    descent = descend([account("held", told, outlet="Tidewire"), account("report", again, outlet="Quenlow Blatt")])
    assert [(e.child, e.parent, e.settled) for e in descent.derivations] == [("report", "held", True)]
