"""What an account leaves out or puts in, and what became of its layout."""

from msgspec.structs import replace

from firsthand.records import Credit, Furniture
from tests.comparison.made import account, codes, compared, edge, pair

SENTENCES = [
    "The harbour council of Port Selm met behind closed doors for most of the night.",
    "Two of its members said that the ledgers had been read aloud from the first page to the last.",
    "But then nothing at all happened.",
    "Fishermen on the outer islands have long complained that nobody asks them before channels are dredged.",
    "The governor has promised a hearing, as his two predecessors did before him.",
    "A second sheet shows that the salt company paid $61,904,220 to the yard for dredging services.",
    "“A quarry has no business paying for drones,” said Orla Venn, who keeps the books of the island.",
    "The council will sit again when the ferry from the outer islands has come in.",
]
TEXT = " ".join(SENTENCES)


def test_the_same_text_gives_nothing() -> None:
    assert codes(pair(TEXT, TEXT)) == []


def test_a_text_cut_short_says_where_and_what_went_with_it() -> None:
    (finding,) = pair(TEXT, " ".join(SENTENCES[:5]), "excerpt").findings
    assert finding.code == "C501"
    assert finding.a.text == SENTENCES[5]
    assert finding.b.text.endswith("as his two predecessors did before him.")
    assert "1 sum of money" in finding.reason
    assert "1 quotation" in finding.reason


def test_a_stub_after_the_cut_is_quoted() -> None:
    (finding,) = pair(TEXT, " ".join(SENTENCES[:5]) + " MORE HERE", "excerpt").findings
    assert "“MORE HERE”" in finding.reason
    assert finding.b.text.endswith("MORE HERE")


def test_a_dropped_sentence() -> None:
    (finding,) = pair(TEXT, " ".join(SENTENCES[:2] + SENTENCES[3:])).findings
    assert (finding.code, finding.a.text) == ("C502", SENTENCES[2])


def test_a_dropped_heading_is_no_finding() -> None:
    headed = "\n\n".join([*SENTENCES[:4], "A Harbour Without a Name", *SENTENCES[4:]])
    assert codes(pair(headed, "\n\n".join(SENTENCES))) == []


def test_a_dropped_word_is_no_finding() -> None:
    assert codes(pair(TEXT, TEXT.replace("most of the night", "most of the long night"))) == []


def test_added_words_in_the_middle_of_a_copy() -> None:
    added = "Observers called it a warning to everybody who trades with the islands."
    (finding,) = pair(TEXT, " ".join([*SENTENCES[:4], added, *SENTENCES[4:]])).findings
    assert (finding.code, finding.severity, finding.a) == ("C503", "medium", None)
    assert finding.b.text == added


def test_an_outlets_own_words_after_a_report() -> None:
    parent = account("gazette", TEXT)
    own = "The dockers of our own town have asked for higher wages since the spring."
    child = account("dispatch", "The salt company paid the yard, the Gazette reported. " + own)
    start = child.text.index(own)
    span = (start, len(child.text))
    found = compared([parent, child], [edge(child, parent, "report", spans=[(0, start)])], own={"dispatch": (span,)})
    assert [(f.code, f.severity, f.b.text) for f in found.findings] == [("C503", "low", own)]


def test_a_report_may_leave_things_out() -> None:
    assert codes(pair(TEXT, "The salt company paid $61,904,220 to the yard, the Parent reported.", "report")) == []


def test_furniture_is_pointed_at_and_never_read() -> None:
    related = "\nRelated posts\nIslands buy 99 submarines for $7 trillion in a secret deal with the moon"
    child = account("mirror", TEXT + related, furniture=[Furniture(len(TEXT), len(TEXT + related), "related", "made")])
    parent = account("gazette", TEXT)
    (finding,) = compared([parent, child], [edge(child, parent, "reprint")]).findings
    assert (finding.code, finding.severity, finding.b.text) == ("C504", "read", "Related posts")


def test_fused_paragraphs_and_headings() -> None:
    parts = [*SENTENCES[:4], "New Harbours", *SENTENCES[4:]]
    fused = " ".join(SENTENCES[:3]) + " " + SENTENCES[3] + "New Harbours" + "".join(SENTENCES[4:])
    (finding,) = pair("\n\n".join(parts), fused).findings
    assert (finding.code, finding.severity) == ("C505", "medium")
    assert "\n" in finding.a.text
    assert "HarboursThe" in finding.b.text


def test_lost_paragraph_breaks_are_low() -> None:
    assert [(f.code, f.severity) for f in pair("\n\n".join(SENTENCES), TEXT).findings] == [("C505", "low")]


def test_two_copies_without_a_direction_accuse_nobody() -> None:
    a, b = account("a", TEXT), account("b", " ".join(SENTENCES[:5]))
    found = compared([a, b], [edge(b, a, "excerpt", direction="undetermined")]).findings
    assert {f.severity for f in found} == {"read"}


def test_what_a_copy_of_a_held_text_adds_stands_nowhere_else() -> None:
    (finding,) = pair(TEXT, f"Ledgers and long talks with dockers point to nine payments.\n\n{TEXT}").findings
    assert finding.reason.endswith("are not in Parent, nor in another account.")


def test_a_paragraph_of_another_version_was_added_by_nobody() -> None:
    more = "Dockers in the outer islands said on the same day that they would not load another barge."
    first, second = (
        replace(account(n, t), outlet_key="wire") for n, t in (("first", TEXT), ("second", f"{TEXT} {more}"))
    )
    copy = account("copy", f"{more} {TEXT}")
    stranger = replace(second, outlet_key="other")
    for third, severities in ((second, []), (stranger, ["read"])):
        found = compared([first, third, copy], [edge(copy, first, "reprint")]).findings
        assert [f.severity for f in found if f.code == "C503"] == severities


def test_an_agencys_text_is_sold_to_be_cut() -> None:
    wire, paper = (replace(account(name, TEXT), outlet_key=name) for name in ("wire", "paper"))
    credit = Credit("wire", "Wire", "wire", 0, 0, where="byline")
    child = replace(paper, text=" ".join([*SENTENCES[:2], *SENTENCES[3:6]]), credits=(credit,))
    found = compared([wire, child], [edge(child, wire, "excerpt")]).findings
    assert [(f.code, f.severity) for f in found] == [("C502", "read"), ("C501", "read")]


def test_an_item_of_a_digest_is_not_cut_short() -> None:
    others = "Gold was dear again. The weather stays dry in the whole of the north until the end of next week."
    assert "C501" not in codes(pair(TEXT, f"Good morning. {SENTENCES[0]} {others}", "excerpt"))


def test_lost_headlines_are_no_loss() -> None:
    points = (
        "* Ledgers were read aloud from the first to the last page\n\n* Nothing happened then at all, members say\n\n"
    )
    assert codes(pair(points + TEXT, TEXT, "excerpt")) == []


def versions(first: str, second: str) -> list[tuple[str, str]]:
    """Findings between two versions of one outlet's text."""
    a, b = (replace(account(name, text), outlet_key="wire") for name, text in (("first", first), ("second", second)))
    return [(f.code, f.severity) for f in compared([a, b], [edge(b, a, "update")]).findings]


def test_what_a_later_version_adds_is_its_news() -> None:
    added = "Observers called it a warning to everybody who trades with the islands."
    assert versions(TEXT, " ".join([*SENTENCES[:4], added, *SENTENCES[4:], "The ferry came in on Monday night."])) == []


def test_a_later_version_is_not_cut_short() -> None:
    assert versions(TEXT, " ".join(SENTENCES[:5])) == [("C502", "read")]  # a sum and a quotation are gone
    assert versions(TEXT, " ".join(SENTENCES[:7])) == []


def test_another_outlets_later_text_is_held_against_the_first() -> None:
    assert "C501" in codes(pair(TEXT, " ".join(SENTENCES[:5]), "update"))
