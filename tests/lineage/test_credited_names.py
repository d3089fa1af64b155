"""One source under many names: its page is held, an account in another language credits it in its own way, and another paper's own
report of the same event must not be taken for it."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from firsthand.ingest.credits import prose_credits
from firsthand.language.outlets import folded
from firsthand.language.sameness import same_name
from firsthand.language.transliteration import spelled
from firsthand.lineage import descend
from firsthand.records import Document, Sourced
from tests.lineage.made import account

TABLE = json.loads(Path(__file__).with_name("credited_names.json").read_text(encoding="utf-8"))


def _page(name: str, text: str, outlet: str, published: str, language: str) -> Document:
    page = account(name, text, outlet=outlet, published=published, language=language)
    page = replace(page, outlet=Sourced(outlet, "made"), outlet_key=folded(outlet))
    return replace(page, credits=tuple(prose_credits(text, [(0, len(text))])))


@pytest.mark.parametrize("row", TABLE["credits"], ids=lambda row: row["name"])
def test_a_source_is_found_by_any_of_its_names(row: dict[str, str]) -> None:
    there = "en" if row["account"] == "it" else "it"
    pile = [
        _page("source", TABLE["pages"][row["page"]], row["outlet"], "2024-05-04", row["page"]),
        _page("own", TABLE["decoys"][there], "Quenlow Blatt", "2024-05-03", there),
        _page(
            "account", TABLE["accounts"][row["account"]].format(row["says"]), "Vastrin", "2024-05-05", row["account"]
        ),
    ]
    edges = [(e.child, e.parent, e.settled, e.direction) for e in descend(pile).derivations]
    assert edges == [("account", "source", True, "known")]


def test_the_state_at_the_head_of_a_translated_name_says_whose_page_it_is() -> None:
    pile = [
        _page("peru", TABLE["pages"]["es"], "La Bitácora", "2024-05-04", "es"),
        _page("russia", TABLE["pages"]["ru"], "ИА «Рубеж»", "2024-05-04", "ru"),
        _page(
            "account",
            "据俄罗斯卢比孔通讯社报道，秘鲁安塞尔港海关5月3日打开38个箱子，内有苏-30零件。拥有17名员工的公司支付264万欧元。\n\n"
            "检查员数出1140个螺栓。货轮载有412吨货物。",
            "Vastrin",
            "2024-05-05",
            "zh",
        ),
    ]
    assert {e.parent for e in descend(pile).derivations if e.child == "account"} == {"russia"}


AGENCY = (
    "PORT ANSEL, May 3 ({sign}) — Customs men opened 38 crates in Port Ansel on Friday and found 412 guidance units for the "
    "Kestrel-4, two officials told {sign}.\n\nThe freighter Adelheid had come from Sund with 17 men. A fine of 264,000 euros "
    "was set by the harbour court, which sits again on 11 June."
)


@pytest.mark.parametrize(
    ("says", "credited"),
    [
        ("Tidemark reports that 412 guidance units lay in 38 crates at Port Ansel.", True),
        ("According to Tidemark the freighter Adelheid must pay 264,000 euros.", True),
        ("On a screen the freighter Adelheid lay at Port Ansel with 412 guidance units (Tidemark Video, 0:58).", False),
        ("The Tidemark Hotel in Port Ansel says its 38 rooms are taken until 11 June.", False),
    ],
)
def test_an_agency_is_credited_by_the_name_with_which_it_signs(says: str, credited: bool) -> None:
    pile = [
        _page("agency", AGENCY.format(sign="Tidemark"), "Tidemark News Agency", "2024-05-03", "en"),
        _page("account", f"{says}\n\nA clerk grew beans behind the weighing house.", "Vastrin", "2024-05-04", "en"),
    ]
    assert [(e.child, e.parent) for e in descend(pile).derivations] == [("account", "agency")] * credited


@pytest.mark.parametrize("row", TABLE["passing"], ids=lambda row: row["outlet"])
def test_a_name_in_passing_ties_nobody(row: dict[str, str]) -> None:
    page = _page("source", TABLE["pages"][row["page"]], row["outlet"], "2024-05-04", row["page"])
    assert descend([page, _page("own", row["text"], "Vastrin", "2024-05-05", row["account"])]).derivations == ()


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Эй-эн-ар", "ANR"),
        ("एएनआर", "ANR"),
        ("에이엔알", "ANR"),
        ("إن تي في", "NTV"),
        ("أ ف ب", "AFB"),
        ("أبو", ""),
        ("Ария", ""),
    ],
)
def test_an_abbreviation_is_spelled_in_another_script(name: str, letters: str) -> None:
    assert spelled(name) == letters


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("APW", "Agencja Prasowa Wybrzeża", True),
        ("Эй-эн-ар", "ANR", True),
        ("Залория", "Zaloriji", True),
        ("Nation Point", "Нейшън Пойнт", True),
        ("APW", "Agencja Morska Wybrzeża", False),
        ("Берег", "Barok", False),
        ("New Port Review", "National Pilot Register", False),
    ],
)
def test_initials_and_short_names_in_two_scripts(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
