"""Accounts in two languages: what can be compared is compared, and words are not."""

import msgspec
import pytest

from firsthand.comparison.sides import account_side, datelines
from firsthand.records import Credit, Sourced
from tests.comparison.made import account, codes, compared, edge, read

PARENT = (
    "The ministry in Orvia ordered twelve Mi-17V-5 helicopters from the yard last spring. The price was $310 million. "
    "The first machines are to arrive in 2033, an officer of the air staff said."
)
REPORT = (
    "Le ministère d'Orvia a commandé douze hélicoptères {item} au chantier, rapporte Parent. Le prix est de 310 millions de dollars. "
    "Les Premiers Appareils doivent arriver en 2033, selon un Officier de la Direction du Matériel."
)


def foreign(item: str, kind: str) -> list[str]:
    there = account("parent", PARENT)
    here = msgspec.structs.replace(account("child", REPORT.format(item=item)), language=Sourced("fr", "made"))
    own = {here.id: ((len(here.text) - 60, len(here.text)),)}
    return codes(compared([there, here], [edge(here, there, kind)], own=own))  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["report", "rewrite", "translation"])
@pytest.mark.parametrize("item", ["Mi-17V-5", "Mi-17"])
def test_words_names_and_lesser_detail_are_no_difference(kind: str, item: str) -> None:
    assert foreign(item, kind) == []


def test_another_system_is() -> None:
    assert foreign("Mi-24", "translation") == ["D201"]


def test_the_day_of_a_dispatch_is_no_date_of_what_it_tells() -> None:
    text = "PARIS, 8 April (AFP) – The yard said on 3 April that work had begun.\nIt ends on 9 May, (AFP) it said."
    marks = [Credit("afp", "AFP", "wire", at, at + 3) for at in (text.index("AFP"), text.rindex("AFP"))]
    held = msgspec.structs.replace(account("a", text), credits=(marks[0],))
    assert [text[s:e] for s, e in datelines(held)] == ["PARIS, 8 April (AFP"]
    assert [f.text for f in account_side(held, read(held)).facts_of("date")] == ["3 April", "9 May"]
    han = "新华社北京4月9日电 船厂说工程已经开始。"
    held = msgspec.structs.replace(account("b", han), credits=(Credit("xinhua", "Xinhua", "wire", 0, 3),))
    assert [han[s:e] for s, e in datelines(held)] == ["新华社北京4月9日电"]
