"""Numbers, sums, designations and dates: what must be found, and what must not."""

import pytest

from firsthand.comparison import CATALOGUE
from firsthand.comparison.pairs import excerpt
from firsthand.comparison.sides import account_side
from tests.comparison.made import account, codes, compared, edge, pair, read

OPENING = (
    "The harbour council of Port Selm met behind closed doors for most of the night, two of its members said. "
    "Nobody who left the hall would speak to the reporters who were waiting in the rain outside. "
)
CLOSING = (
    " The council will sit again when the ferry from the outer islands has come in. "
    "Until then the gates of the yard stay shut, and the night watch has been doubled."
)

IN_A_COPY = [
    (
        "N101",
        "The yard will build 14 patrol boats for the islands.",
        "The yard will build 40 patrol boats for the islands.",
    ),
    ("N101", "Some 1,482 crates were counted on the quay.", "Some 1,842 crates were counted on the quay."),
    ("N101", "More than 650,000 people came to the quay.", "More than 750,000 people came to the quay."),
    ("N101", "The course takes 40 to 60 hours for each guard.", "The course takes 50 to 60 hours for each guard."),
    ("N102", "The clerks counted 61 crates on the quay.", "The clerks counted dozens of crates on the quay."),
    ("N102", "The clerks counted 1,482 crates on the quay.", "The clerks counted 1,500 crates on the quay."),
    (
        "N103",
        "The yard will build 14 patrol boats for the islands.",
        "The yard will build patrol boats for the islands.",
    ),
    ("N104", "The new cable runs 70 kilometres along the coast.", "The new cable runs 70 miles along the coast."),
    ("N111", "The contract is worth $4.2 billion in all.", "The contract is worth $42 billion in all."),
    ("N111", "The contract is worth $42 million in all.", "The contract is worth $42 billion in all."),
    ("N112", "The list gives a price of $61,904,220 for it.", "The list gives a price of $62 million for it."),
    ("N113", "The deal, worth $3 billion, was signed in Orlan.", "The deal was signed in Orlan."),
    ("N114", "It took up a loan of €500 million in spring.", "It took up a loan of $500 million in spring."),
    (
        "D201",
        "Two squadrons of MiG-29 fighters guard the strait.",
        "Two squadrons of MiG-31 fighters guard the strait.",
    ),
    ("D202", "Two squadrons of Su-30 fighters guard the strait.", "Two squadrons of Su-40 fighters guard the strait."),
    ("T301", "The keel was laid in March 2031 at the yard.", "The keel was laid in May 2031 at the yard."),
    ("T302", "The cranes are to be delivered in 2031 by barge.", "The cranes are to be delivered by barge."),
]

THE_SAME = [
    ("The clerks counted dozens of crates on the quay.", "The clerks counted 61 crates on the quay."),
    ("More than 40 boats lay at the quay that night.", "43 boats lay at the quay that night."),
    (
        "The yard will build 14 patrol boats for the islands.",
        "The yard will build fourteen patrol boats for the islands.",
    ),
    ("The contract is worth $4.2 billion in all.", "The contract is worth $4,200,000,000 in all."),
    ("It grew by 7 percent in a year at the yard.", "It grew by 7 per cent in a year at the yard."),
    ("The keel was laid on 3 March 2031 at the yard.", "The keel was laid on March 3, 2031 at the yard."),
    ("The defense program was analyzed at the center.", "The defence programme was analysed at the centre."),
    ("The U.S. envoy left the hall with the others.", "The US envoy left the hall with the others."),
    ("Two squadrons of Su-30 fighters guard the strait.", "Two squadrons of Su-30 fighters guard the strait."),
    ("The berth costs 2,400 US dollars a year.", "The berth costs $US2400 ($3650) a year."),
    (
        "It came at about 17:45 local time (2045 GMT), six hours late.",
        "It came at about 17:45 local time (11.45pm Kenyan time), six hours late.",
    ),
    ("The reef is about 22 km (14 miles) from the quay.", "The reef is about 22 kilometres from the quay."),
    ("The envoy said “no” and left the hall at once.", 'The envoy said "no" and left the hall at once.'),
]


@pytest.mark.parametrize(("code", "parent", "child"), IN_A_COPY)
def test_one_changed_fact_in_a_copy_is_one_finding(code: str, parent: str, child: str) -> None:
    found = pair(OPENING + parent + CLOSING, OPENING + child + CLOSING).findings
    assert [f.code for f in found] == [code]
    assert found[0].a
    assert found[0].b
    assert found[0].severity == CATALOGUE[code].severity


@pytest.mark.parametrize(("parent", "child"), THE_SAME)
def test_another_way_to_write_the_same_is_no_finding(parent: str, child: str) -> None:
    assert codes(pair(OPENING + parent + CLOSING, OPENING + child + CLOSING)) == []


def test_the_marks_show_what_differs() -> None:
    parent, child = OPENING + IN_A_COPY[0][1] + CLOSING, OPENING + IN_A_COPY[0][2] + CLOSING
    (finding,) = pair(parent, child).findings
    assert [parent[s:e] for s, e in finding.marked_a] == ["14"]
    assert [child[s:e] for s, e in finding.marked_b] == ["40"]


STORY = (
    "The Harbour Gazette has read the ledgers of the Selm yard. They list 24 refurbished patrol boats that the island "
    "guard ordered for the northern strait, together with three floating docks.\n\n"
    "A second sheet shows that the salt company paid $61,904,220 to the yard under the heading of dredging services.\n\n"
    "The ledgers were taken last month by a group of students who call themselves the Lamplighters.\n\n"
    "Two squadrons of Su-30 fighters will watch the strait from the old airfield at Torvik, an officer of the guard said.\n\n"
    "Fishermen on the outer islands have long complained that nobody asks them before the channels are dredged. "
    "The governor has promised a hearing, as his two predecessors did before him.\n"
)


def _report(text: str, **days: str) -> list:
    parent = account("gazette", STORY, day="2031-05-06")
    child = account("dispatch", text, day=days.get("day", "2031-05-07"))
    return list(compared([parent, child], [edge(child, parent, "report")]).findings)


def _of(found: list, code: str) -> list:
    return [f for f in found if f.code == code]


def test_a_rounded_sum_of_a_report_is_low() -> None:
    found = _report(
        "The salt company paid the yard some $62 million for dredging services, a sheet seen by the Gazette shows."
    )
    (finding,) = _of(found, "N112")
    assert finding.severity == "low"
    assert "$61,904,220" in finding.a.text
    assert not _of(found, "N111")


def test_an_unknown_designation_names_the_parents_reading_and_the_nearest() -> None:
    found = _report("Two squadrons of Su-40 fighters are to watch the strait from Torvik, an officer told the Gazette.")
    (finding,) = _of(found, "D202")
    assert "Su-30" in finding.reason
    assert "Su-34" in finding.reason
    assert "Su-30" in finding.a.text


def test_a_relative_date_is_counted_from_its_own_account() -> None:
    found = _report("In March, students who call themselves the Lamplighters took the ledgers of the yard.")
    (finding,) = _of(found, "T301")
    assert finding.a.text.count("last month") == 1
    assert "2031-04" in finding.reason
    assert "2031-05-06" in finding.reason


@pytest.mark.parametrize(("now", "severity"), [("in the past week", "read"), ("three weeks ago", "high")])
def test_neighbouring_weeks_are_to_be_read(now: str, severity: str) -> None:
    was, text = "The mill was shut by its owners this week.", f"The mill was shut by its owners {now}."
    found = pair(OPENING + was + CLOSING, OPENING + text + CLOSING, parent_day="2031-05-08", child_day="2031-05-08")
    assert [(f.code, f.severity) for f in found.findings] == [("T301", severity)]


def test_the_same_month_written_otherwise_is_no_conflict() -> None:
    found = _report("In April, students who call themselves the Lamplighters took the ledgers of the yard.")
    assert not _of(found, "T301")


def test_a_number_of_another_thing_is_no_difference() -> None:
    found = _report(
        "The ledgers of the Selm yard, some 1,000 pages of them, list boats for the northern strait and docks."
    )
    assert not [f for f in found if f.code.startswith("N1") and f.severity != "read"]


def test_exchanged_digits_are_counted_though_the_sentence_is_another() -> None:
    found = _report(
        "One ledger records an order for 42 reconditioned patrol boats of the island guard, the Gazette reported."
    )
    assert [f.severity for f in _of(found, "N101")] == ["medium"]


def test_a_report_that_keeps_its_facts_gives_none() -> None:
    found = _report(
        "The island guard ordered 24 patrol boats from the Selm yard, the Gazette reported. "
        "The salt company paid $61,904,220, and an officer spoke of two squadrons of Su-30 fighters at Torvik."
    )
    assert [f.code for f in found if f.code[0] in "NDTQ"] == []


def test_a_date_before_the_event_is_not_set_against_one_after_it() -> None:
    found = _report("Students who call themselves the Lamplighters will show the ledgers of the yard next month.")
    assert not _of(found, "T301")


def test_a_day_by_the_readers_own_clock_is_no_other_day() -> None:
    told = "The crane fell onto the quay of Selm {}, the harbour master said."
    found = pair(
        OPENING + told.format("on Tuesday") + CLOSING,
        OPENING + told.format("early on Wednesday, Australian time") + CLOSING,
        parent_day="2031-03-18",
        child_day="2031-03-18",
    )
    assert codes(found, "T") == []


def test_a_copys_relative_date_is_the_originals() -> None:
    text = OPENING + "The ledgers were taken last month by a group of students." + CLOSING
    assert codes(pair(text, text, parent_day="2031-05-06", child_day="2031-07-20")) == []


def test_an_unsettled_edge_gives_only_something_to_read() -> None:
    parent = account("a", OPENING + IN_A_COPY[0][1] + CLOSING)
    child = account("b", OPENING + IN_A_COPY[0][2] + CLOSING)
    found = compared([parent, child], [edge(child, parent, "rewrite", settled=False)]).findings
    assert {f.severity for f in found} == {"read"}


def test_facts_of_a_rewrite_that_is_only_possible_are_to_be_read() -> None:
    parent = account(
        "a", OPENING + "The yard at Selm will build 14 patrol boats for the island guard by 2038." + CLOSING
    )
    child = account("b", "Some 40 patrol boats for the island guard are to be built in the Selm yard by 2028.")
    found = compared([parent, child], [edge(child, parent, "rewrite", settled=False)]).findings
    assert {(f.code, f.severity) for f in found} == {("N101", "read"), ("T301", "read")}


def test_a_later_version_may_correct() -> None:
    parent, child = OPENING + IN_A_COPY[0][1] + CLOSING, OPENING + IN_A_COPY[0][2] + CLOSING
    assert [f.severity for f in pair(parent, child, "update").findings] == ["medium"]


def test_an_unknown_designation_without_a_parent_is_to_be_read() -> None:
    only = account("a", OPENING + "Two squadrons of Su-40 fighters guard the strait." + CLOSING)
    (finding,) = compared([only], []).findings
    assert (finding.code, finding.severity, finding.a) == ("D202", "read", None)


def test_a_fact_is_shown_in_its_whole_sentence_or_in_whole_clauses() -> None:
    clause = "which nobody on the outer islands had asked for in all the years that the ferry has run"
    sentence = f"The yard, {clause}, bought 14 patrol boats for the strait, {clause}."
    one = account("one", sentence)
    side = account_side(one, read(one))
    (fact,) = side.facts_of("quantity")
    start, end = excerpt(side, fact)
    assert sentence[start:end] == sentence
    start, end = excerpt(side, fact, most=120)
    assert sentence[start:end] == "bought 14 patrol boats for the strait"
