"""Short passages of the kinds that trip readers, with what a careful one takes from them. Read by the rules alone."""

import pytest

from firsthand.claims import read_document
from firsthand.records import Statement
from tests.claims.made import CACHE, PARSER, account

NOBODY: tuple[str, ...] = ()


def statements(text: str) -> tuple[Statement, ...]:
    return read_document(account(text), PARSER, CACHE, reader="rules").statements


def summary(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """Kind, certainty and chain of each statement."""
    return [(s.kind, s.certainty, tuple(hop.resolved or hop.who for hop in s.attribution)) for s in statements(text)]


TEXT_AS_IT_COMES = [
    (
        "The barge had sunk.Two officials said that the crew was safe.",
        [("assertion", "CT+", NOBODY), ("indirect_speech", "CT+", ("Two officials",))],
    ),
    (
        "Cranes at the quay, where a barge sank in May. Credit: Orlo Venn\nThe mayor said that the quay was safe.",
        [("assertion", "CT+", NOBODY), ("indirect_speech", "CT+", ("The mayor",))],
    ),
    (
        "“He told me ‘the quay is unsafe’ and left,” said Lida Marn, the mayor.",
        [("quotation", "CT+", ("Lida Marn, the mayor",))],
    ),
    (
        "“The quay is safe,” the mayor said. “The cranes stand. The port is open.”",
        [("quotation", "CT+", ("the mayor",))] * 3,
    ),
    (
        "“The quay is safe,” the mayor said.\n\n“The cranes stand.\n\n“The port is open.”",
        [("quotation", "CT+", ("the mayor",))] * 3,
    ),
    (
        "“The quay is safe,” the mayor said.\n\n“The cranes stand.\n\nThe port lies ten miles from the border.",
        [("quotation", "CT+", ("the mayor",))] * 2 + [("assertion", "CT+", NOBODY)],
    ),
    ('"The talks are dead," Mr. Rusk told the Gazette.', [("quotation", "CT+", ("Mr. Rusk",))]),
    ("'The talks are dead,' Mr. Rusk told the Gazette.", [("quotation", "CT+", ("Mr. Rusk",))]),
    ("“The talks are dead”, Mr. Rusk told the Gazette.", [("quotation", "CT+", ("Mr. Rusk",))]),
    (
        "Lida Marn, the mayor, set out two points: \n• The quay is safe.\n• The port is open.",
        [("assertion", "CT+", NOBODY)] + [("indirect_speech", "CT+", ("Lida Marn, the mayor",))] * 2,
    ),
    (
        "The mayor issued these points:\n- The quay is safe.\n\nThe cranes stand.",
        [
            ("assertion", "CT+", NOBODY),
            ("indirect_speech", "CT+", ("The mayor",)),
            ("assertion", "CT+", NOBODY),
        ],
    ),
    (
        "The governor added:\n\nIt is typical of the port. It costs too much.\n\nThe cranes stand.",
        [("indirect_speech", "CT+", ("The governor",))] * 2 + [("assertion", "CT+", NOBODY)],
    ),
    (
        'The Gazette reports:\n\n"In May the port lost money. It closed the quay.\n\n"It is poor."\n\nThe mayor left.',
        [("quotation", "CT+", ("The Gazette",))] * 3 + [("assertion", "CT+", NOBODY)],
    ),
    (
        "PORT ANSEL, Ardun — The barge sank on Sept. 2, said Maj. Gen. Tam Rusk of the U.S. Navy.",
        [("indirect_speech", "CT+", ("Maj. Gen. Tam Rusk of the U.S. Navy",))],
    ),
    ("U.S. officials said that H.I.V. drugs were on the barge.", [("indirect_speech", "CT+", ("U.S. officials",))]),
]

SOURCES = [
    ("The minister, who said the barge was empty, left Ardun on Monday.", ["The minister"]),
    ("The barge, which officials say was armed, left on Monday.", ["officials"]),
    ("Dockers were told that the quay would close.", [""]),
    ("The clerk wrote in an essay that the barge was overloaded.", ["The clerk"]),
    ("In an e-mail, the clerk said that the barge was overloaded.", ["the clerk"]),
    ("In a video posted online, the captain says that the barge was overloaded.", ["the captain"]),
    ("A spreadsheet seen by the Gazette showed the port buying 12 cranes.", ["A spreadsheet seen by the Gazette"]),
    ("A leaked memo describes how the port paid a broker in Velmark.", ["A leaked memo"]),
    ("The ministry report found that 12 of the 30 barges were unsafe.", ["The ministry report"]),
    ("“One official told me that the barge had sunk,” said Orlo Venn.", ["Orlo Venn", "One official"]),
    ("“I was told by two colleagues that the barge was armed,” the clerk said.", ["the clerk", "two colleagues"]),
    ("The Gazette reported that two officials said the barge was lost.", ["The Gazette", "two officials"]),
    (
        "According to the Gazette, a clerk said the captain had told him that the barge was armed.",
        ["the Gazette", "a clerk", "the captain"],
    ),
    ("The talks were dead, two people familiar with the matter said.", ["two people familiar with the matter"]),
    ("Hanoi said that the talks had ended.", ["Hanoi"]),
    ("The mayor expressed shock that the barge had sunk.", ["The mayor"]),
]

CERTAINTIES = [
    ("Officials believed that the barge was lost.", "PR+"),
    ("Dockers worried that the quay might close.", "Uu"),
    ("The Kremlin denied that the barge was armed.", "CT-"),
    ("The mayor asked whether the barge was armed.", "Uu"),
    ("Was the barge armed?", "Uu"),
    ("It is not known whether the barge was armed.", "Uu"),
    ("It is unclear why the barge sank.", "Uu"),
    ("Barges don’t sink.", "CT-"),
    ("Some analyses suggest that the pier will need new cranes.", "PS+"),
    ("Brel remains one of the last mayors not to sail.", "CT+"),
    ("Such fears were not to be dismissed.", "CT-"),
    ("The collapse suggests that the pier was badly built.", "PS+"),
    ("Brel had nothing but praise for the pier.", "CT+"),
    ("I hardly ever sail to the port.", "PR-"),
    ("“I am afraid that the pier is lost,” said Brel.", "CT+"),
    ("The chances of the port are fading.", "CT+"),
    ("Brel said he had never suggested that the pier was lost.", "CT-"),
    ("“The pier is safe and Venn isn’t likely to close it in the coming years,” the clerk said.", "CT+"),
    ("There is speculation that the barge was armed.", "PS+"),
    ("There is no chance that the barge sails.", "CT-"),
    ("The port plans to buy two cranes.", "PR+"),
    ("The barge was scheduled to sail on Friday.", "PR+"),
    ("The deal has yet to be signed.", "CT-"),
    ("The sale, though much discussed, has not materialized.", "CT-"),
    ("If the quay closes, the port will lose its trade.", "PS+"),
    ("Unless the talks succeed, the quay will close.", "PS+"),
    ("The barge could not have been armed.", "CT-"),
    ("The barge may not have been armed.", "PS-"),
    ("The barge was allegedly armed.", "PS+"),
    ("The barge appears to have been armed.", "PR+"),
    ("The ministry seems unconcerned.", "PR+"),
    ("Ardun might buy three, or maybe thirteen, cranes.", "PS+"),
    ("Mr. Venn said the talks were dead, adding that the quay would close.", "CT+"),
    ("The barge will almost certainly be raised.", "PR+"),
    ("It is highly probable that the barge was armed.", "PR+"),
    ("There is a roughly even chance that the barge is raised.", "PS+"),
    ("There is a remote chance that the barge is raised.", "PR-"),
]

SILENCES = [
    "The mayor declined to comment.",
    "The ministry did not say where the barge was going.",
    "The mayor would not say whether the barge was armed.",
    "The mayor could not be reached for comment on Monday.",
    "The mayor said nothing about the barge.",
    "Neither the port nor the ministry responded to requests for comment.",
    "The mayor did not immediately return a call seeking comment.",
    "The port has not publicly acknowledged the loss.",
]


@pytest.mark.parametrize(("text", "expected"), TEXT_AS_IT_COMES)
def test_text_as_it_comes(text: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert summary(text) == expected


@pytest.mark.parametrize(("text", "chain"), SOURCES)
def test_whose_word_it_is(text: str, chain: list[str]) -> None:
    assert [hop.who for hop in statements(text)[0].attribution] == chain


@pytest.mark.parametrize(("text", "certainty"), CERTAINTIES)
def test_how_sure_it_is(text: str, certainty: str) -> None:
    (found,) = statements(text)
    assert found.certainty == certainty
    assert certainty == "CT+" or found.certainty_words or found.likelihood


@pytest.mark.parametrize("text", SILENCES)
def test_what_was_not_said_is_no_claim(text: str) -> None:
    (found,) = statements(text)
    assert (found.kind, found.certainty) == ("non_answer", "CT+")


def test_a_source_carries_over_where_the_text_carries_it_and_no_further() -> None:
    text = (
        "Records of the port show that it paid $4 million. Another 12 payments were listed for 2031. The quay is old."
    )
    shown, carried, stopped = statements(text)
    assert shown.attribution == carried.attribution != ()
    assert stopped.attribution == ()


def test_a_clause_that_somebody_adds_to_what_the_account_tells_is_his() -> None:
    first, second = statements(
        "Mr. Venn answered the charges in town, noting that the former mayor left the port in May."
    )
    assert first.attribution == ()
    assert [hop.who for hop in second.attribution] == ["Mr. Venn"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "The barge was armed, said an official who spoke on condition of anonymity because he feared for his job.",
            "because he feared for his job",
        ),
        (
            "An analyst who asked not to be named because she advises the port said the barge was lost.",
            "because she advises the port",
        ),
        (
            "Two aides said that the barge had sunk. They spoke on the condition of anonymity to describe secret talks.",
            "to describe secret talks",
        ),
    ],
)
def test_why_a_source_is_not_named(text: str, reason: str) -> None:
    hop = statements(text)[0].attribution[-1]
    assert hop.reason is not None
    assert text[slice(*hop.reason)] == reason


def test_a_named_source_has_no_reason_to_be_unnamed() -> None:
    hop = statements("Lida Marn, who once asked not to be named because of her job, said the barge was lost.")[
        0
    ].attribution[0]
    assert hop.reason is None


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("The barge will very likely sink.", ("very likely", 80, 95)),
        ("The barge is unlikely to sink.", ("unlikely", 20, 45)),
        ("The mayor said that the barge would probably sink.", ("probably", 55, 80)),
        ("Likely voters stayed at home.", None),
        ("The barge is more likely than not to sink.", None),
        ("The barge may sink.", None),
        ("The barge lies off a remote island.", None),
    ],
)
def test_a_band_stands_only_where_a_listed_word_does(text: str, band: tuple[str, int, int] | None) -> None:
    found = statements(text)[0].likelihood
    assert (None if found is None else (found.text, found.low, found.high)) == band


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (
            "In June 2031 the council of the old harbour town voted for the new pier, and the mayor of the island across "
            "the bay sent nine of his dockers home without their wages.",
            ("June 2031", "sentence"),
        ),
        (
            "Relations between the two neighbours reached their peak in 2023, when the Bell government raised the "
            "partnership to a full alliance and welcomed a visit.",
            ("2023", "sentence"),
        ),
        ("Troops marched on June 3. That day the harbour was closed.", ("June 3", "neighbour")),
        ("Troops marched on June 3. The harbour was closed.", None),
        (
            "An official said on Monday that the talks had failed and that, in the view of the port, the quay is lost.",
            None,
        ),
    ],
)
def test_a_date_beside_a_statement_only_where_the_text_gives_it(text: str, date: tuple[str, str] | None) -> None:
    found = statements(text)[-1]
    beside = found.date_beside
    assert found.dates == () or date is None
    assert (None if beside is None else (beside.text, beside.filled)) == date
