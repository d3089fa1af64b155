"""Reports that are only recalled: which outlets of the case the words for a source name."""

from typing import cast

import pytest

from firsthand.language.recalling import recalled
from firsthand.records import Attribution, Document, Sourced, Statement
from firsthand.records.reading import SourceType


def account(name: str, outlet: str) -> Document:
    return Document(id=name, sha256="", path=f"{name}.txt", text="", media="text", outlet=Sourced(outlet, "given"))


def statement(who: str, sort: str = "outlet") -> Statement:
    hop = Attribution(who, cast(SourceType, sort), True, None, "neutral", None, None)
    return Statement(id="s", document="here", start=0, end=0, text="", kind="indirect", attribution=(hop,))


@pytest.mark.parametrize(
    ("outlet", "who", "sort", "named"),
    [
        ("The Harbour Lantern", "the Harbour Lantern", "outlet", True),
        ("The Harbour Lantern", "the news site Harbour Lantern, which broke the story", "unknown", True),
        ("Der Hafenbote", "la revue allemande Der Hafenbote", "outlet", True),
        ("Fundacja Jasna Karta", "la fundación polaca Jasna Karta", "organisation", True),
        ("Mreža Sund", "портал «Мрежа Сунд»", "outlet", False),  # another spelling of it: left to lineage
        ("The Harbour Lantern", "a lantern maker of the harbour", "person", False),
        ("The Harbour Lantern", "Harbour Lantern Venn", "person", False),
        ("Fundacja Jasna Karta", "Jasna Karta", "person", True),  # the reader took it for a person's name
        ("The Times", "the times", "outlet", False),  # nothing but its kind
        ("here", "the paper", "outlet", False),
    ],
)
def test_an_outlet_is_met_by_its_name(outlet: str, who: str, sort: str, named: bool) -> None:
    pile = [account("there", outlet), account("here", "The Sund Gazette")]
    assert recalled(pile, [statement(who, sort)]) == ({"s": frozenset({"there"})} if named else {})


def test_an_outlet_that_speaks_of_itself_recalls_nobody() -> None:
    assert recalled([account("here", "The Sund Gazette")], [statement("the Sund Gazette")]) == {}
