"""Claims and their two counts."""

from msgspec.structs import replace

from firsthand.comparison import compare
from firsthand.records import Attribution, Bounds, Claim
from tests.comparison.made import account, compared, descent, edge, read

REPORTED = "The yard will build 14 patrol boats for the northern strait before the winter."
BRIEF = "The yard builds 14 patrol boats there."
QUOTED = "“A quarry has no business paying for drones in a time of peace,” said Orla Venn."
LEDE = {
    "a": "The council of Port Selm met behind closed doors.",
    "b": "It rained all night on the quays of Port Selm.",
    "c": "A ferry was late.",
}


def claim_of(found, text: str, documents) -> Claim:
    ids = {s.id for d in documents for s in read(d).statements if s.text.strip() == text}
    (claim,) = [c for c in found.claims if ids & set(c.statements)]
    return claim


def accounts(*names: str, text: str = REPORTED):
    return [account(name, f"{LEDE[name]} {text}") for name in names]


def test_every_statement_is_in_exactly_one_claim() -> None:
    documents = accounts("a", "b", "c")
    found = compared(documents, [])
    held = sorted(s for c in found.claims for s in c.statements)
    assert held == sorted(s.id for d in documents for s in read(d).statements)


def test_copies_never_confirm() -> None:
    a, b = accounts("a", "b")
    claim = claim_of(compared([a, b], [edge(b, a, "reprint")]), REPORTED, [a, b])
    assert len(claim.statements) == 2
    assert claim.accounts == Bounds(1, 1)
    assert claim.sources == Bounds(1, 1)


def test_unrelated_accounts_count_each_but_for_a_sentence_that_two_do_not_hit_upon() -> None:
    a, b = accounts("a", "b", text=BRIEF)
    assert claim_of(compared([a, b], []), BRIEF, [a, b]).accounts == Bounds(2, 2)
    a, b = accounts("a", "b")
    claim = claim_of(compared([a, b], []), REPORTED, [a, b])
    assert claim.accounts == claim.sources == Bounds(1, 1)


def test_an_outlet_bears_itself_out_in_no_other_story() -> None:
    one, other = (replace(d, outlet_key="gazette") for d in accounts("a", "b", text=BRIEF))
    claim = claim_of(compared([one, other], []), BRIEF, [one, other])
    assert claim.accounts == claim.sources == Bounds(1, 1)


def test_possible_dependence_lowers_the_lower_bound_only() -> None:
    a, b = accounts("a", "b", text=BRIEF)
    claim = claim_of(compared([a, b], [edge(b, a, "rewrite", settled=False)]), BRIEF, [a, b])
    assert claim.accounts == Bounds(1, 2)


def test_two_reporters_of_one_speaker_are_two_accounts_and_one_source() -> None:
    a, b = accounts("a", "b", text=QUOTED)
    claim = claim_of(compared([a, b], []), QUOTED, [a, b])
    assert claim.accounts == Bounds(2, 2)
    assert claim.sources == Bounds(1, 1)


def test_an_outlets_own_words_are_its_own() -> None:
    a, b = accounts("a", "b")
    span = (0, len(LEDE["b"]))
    claim = claim_of(compared([a, b], [edge(b, a, "report", spans=[span])]), REPORTED, [a, b])
    # The words stand in both accounts of one family: they came from there, whatever the spans say.
    assert claim.accounts == Bounds(1, 1)


def test_short_sentences_of_strangers_stay_apart() -> None:
    a, b = accounts("a", "b", text="He would not say.")
    claim = claim_of(compared([a, b], []), "He would not say.", [a])
    assert len(claim.statements) == 1


def test_a_changed_number_is_another_claim() -> None:
    a, b = account("a", REPORTED), account("b", REPORTED.replace("14", "40"))
    found = compared([a, b], [edge(b, a, "reprint")])
    assert len(found.claims) == 2
    assert [v.value.split()[0] for c in found.claims for v in c.values] == ["14", "40"]


def test_identifiers_do_not_change_when_an_account_comes_in() -> None:
    a, b, c = accounts("a", "b", "c")
    before = claim_of(compared([a, b], []), REPORTED, [a, b]).id
    assert claim_of(compared([a, b, c], []), REPORTED, [a, b, c]).id == before


WARDEN = QUOTED.replace("Orla Venn", "Harbour Warden")
UNNAMED = QUOTED.replace(" said Orla Venn.", " the visitors heard.")


def _named(text_a: str, text_b: str, *edges, **more: str):
    """``a`` and its rewrite ``b``, and whatever else is told, with the claim of the quotation."""
    texts = {"a": text_a, "b": text_b, **more}
    documents = {n: account(n, f"{LEDE[n]} {text}") for n, text in texts.items()}
    made = [edge(documents[c], documents[p], "rewrite", settled=settled) for c, p, settled in edges]
    held = list(documents.values())
    return claim_of(compared(held, made), text_b, held)


def test_a_rewrite_that_names_the_speaker_otherwise_adds_no_source() -> None:
    assert _named(QUOTED, WARDEN, ("b", "a", True)).sources == Bounds(1, 1)


def test_a_possible_rewrite_with_another_speaker_is_another_saying() -> None:
    claim = _named(QUOTED, WARDEN, ("b", "a", False))
    assert (claim.sources, len(claim.differing)) == (Bounds(1, 1), 1)


def test_the_same_words_from_two_mouths_are_two_sayings_that_differ() -> None:
    claim = _named(QUOTED, WARDEN)
    assert (claim.accounts, claim.sources) == (Bounds(1, 1), Bounds(1, 1))
    assert [s.partition(":")[0] for s in (*claim.statements, *claim.differing)] == ["b", "a"]


def test_one_utterance_has_one_speaker_whatever_he_is_called() -> None:
    a, b = accounts("a", "b", text=QUOTED)
    readings = {d.id: read(d) for d in (a, b)}
    said = [
        replace(s, attribution=tuple(_firm(replace(h, who="the Council")) for h in s.attribution))
        for s in readings["b"].statements
    ]
    readings["b"] = replace(readings["b"], statements=tuple(said))
    found = compare([a, b], descent([a, b], []), readings)
    assert claim_of(found, QUOTED, [a, b]).sources == Bounds(1, 1)


def test_a_copy_of_a_copy_adds_no_source() -> None:
    chain = (("b", "a", True), ("c", "b", True))
    assert _named(QUOTED, WARDEN, *chain, c=QUOTED.replace("Orla Venn", "Tam Rusk")).sources == Bounds(1, 1)


def test_siblings_of_a_text_without_the_words_speak_once() -> None:
    a = account("a", LEDE["a"])
    b, c = account("b", f"{LEDE['b']} {UNNAMED}"), account("c", f"{LEDE['c']} {WARDEN}")
    found = compared([a, b, c], [edge(b, a, "rewrite"), edge(c, a, "rewrite")])
    assert claim_of(found, WARDEN, [a, b, c]).sources == Bounds(1, 1)


def test_a_release_and_who_has_it_from_the_firm_are_one_source() -> None:
    firm, brief = account("quayline", f"A ferry was late. {BRIEF}"), account("gazette", f"It rained. {BRIEF}")
    readings = {d.id: read(d) for d in (firm, brief)}
    hop = Attribution("Quayline", "organisation", True, 1, "neutral", None, None)
    named = [replace(s, attribution=(hop,)) for s in readings["gazette"].statements]
    readings["gazette"] = replace(readings["gazette"], statements=tuple(named))
    claim = claim_of(compare([firm, brief], descent([firm, brief], []), readings), BRIEF, [firm, brief])
    assert (claim.accounts, claim.sources) == (Bounds(1, 2), Bounds(1, 1))


def _firm(hop: Attribution) -> Attribution:
    return replace(hop, type="organisation")


def test_who_speaks_and_the_statement_that_he_made_are_one_source() -> None:
    documents = [account("a", f"{LEDE['a']} {QUOTED}"), account("b", f"{LEDE['b']} {QUOTED}")]
    readings = {d.id: read(d) for d in documents}
    written = Attribution("the statement", "document", False, 1, "neutral", None, None)
    by = [replace(s, attribution=(written,)) if s.quoted else s for s in readings["b"].statements]
    readings["b"] = replace(readings["b"], statements=tuple(by))
    found = compare(documents, descent(documents, []), readings)
    assert claim_of(found, QUOTED, documents).sources == Bounds(1, 1)
