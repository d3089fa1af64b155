"""Which of an original and its translation is the parent: by marks and credits, by whose page it is, else by times."""

import json

import pytest

from benchmarks.lineage.translations import TEXTS
from firsthand.lineage import descend
from firsthand.records import Derivation, Document
from tests.lineage.made import account

TOLD = {(r["language"], r["story"]): r["text"] for r in map(json.loads, TEXTS.read_text("utf-8").splitlines())}
MORNING, NOON, EVENING = (f"2024-05-07T{hour}:00:00Z" for hour in ("06", "12", "20"))
OWN = "SOFIA, May 7 (Norrwire) - "
MARKED = {
    "zh": "\n\n（Norrwire）",
    "ar": "\n\n(Norrwire)",
    "bg": "\n\n(Norrwire)",
    "cs": "\n\n(Norrwire)",
    "vi": "\n\n(Norrwire)",
}
BY_NAME = {
    "uk": "Про це повідомляє Norrwire.\n\n",
    "fa": "به گزارش Norrwire:\n\n",
    "ar": "ذكرت Norrwire ما يلي.\n\n",
    "zh": "据Norrwire报道。\n\n",
}


def page(
    name: str, language: str, *, story: int = 1, outlet: str = "", at: str | None = None, head: str = "", tail: str = ""
) -> Document:
    text = f"{head}{TOLD[language, story]}{tail}"
    return account(name, text, outlet=outlet or f"{name} post", language=language, published=at)


def own(at: str | None = MORNING, head: str = OWN) -> Document:
    return page("agency", "en", outlet="norrwire", at=at, head=head)


def client(language: str, at: str | None = NOON, name: str = "client") -> Document:
    return page(name, language, at=at, tail=MARKED[language])


def naming(language: str, at: str | None = NOON, name: str = "client") -> Document:
    return page(name, language, at=at, head=BY_NAME[language])


def plain(name: str, language: str, at: str | None, **more: str) -> Document:
    return page(name, language, at=at, **more)  # type: ignore[arg-type]


def edges(*pages: Document) -> dict[str, Derivation]:
    return {e.child: e for e in descend(pages).derivations if e.settled}


KNOWN = {
    "a client's mark behind its text, hours later": (own(), client("zh")),
    "the same in Arabic, without times": (own(None), client("ar", None)),
    "the same in Bulgarian, whose clock is wrong": (own(EVENING), client("bg", MORNING)),
    "a client in Czech, a day later": (own(), client("cs", "2024-05-08")),
    "a client in Vietnamese, longer by its mark": (own(), client("vi", EVENING)),
    "named in prose, in Ukrainian": (own(head=""), naming("uk")),
    "named in prose, in Persian, undated": (own(None, head=""), naming("fa", None)),
    "named in prose, in Chinese, before the original's clock": (own(NOON, head=""), naming("zh", MORNING)),
    "an agency's own page, and a translation without a word": (own(), plain("client", "ar", NOON)),
    "the same, undated, in Chinese": (own(None), plain("client", "zh", None)),
}


@pytest.mark.parametrize("pages", KNOWN.values(), ids=KNOWN.keys())
@pytest.mark.parametrize("turned", [False, True])
def test_whoever_is_credited_or_is_the_agency_is_the_source(pages: tuple[Document, ...], turned: bool) -> None:
    found = edges(*(reversed(pages) if turned else pages))
    assert found.keys() == {"client"}
    assert (found["client"].parent, found["client"].direction) == ("agency", "known")


UNDETERMINED = {
    "Arabic first": ("b", plain("a", "zh", NOON), plain("b", "ar", MORNING)),
    "English first, by a day": ("b", plain("a", "uk", "2024-05-08"), plain("b", "en", "2024-05-07")),
    "Chinese first, the English longer": ("b", plain("a", "en", EVENING, tail="\n\nNobody was hurt."), plain("b", "zh", NOON)),
    "an agency's page that came out after the paper's": ("b", own(EVENING), plain("b", "ar", MORNING)),
    "no times, a paragraph for the readers at home": (
        "b",
        plain("a", "vi", None, tail="\n\nĐại sứ quán Việt Nam tại Sofia chưa bình luận về vụ việc này."),
        plain("b", "en", None),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", UNDETERMINED.values(), ids=UNDETERMINED.keys())
def test_where_nobody_says_it_the_first_to_come_out_stands_above_and_the_way_is_open(
    case: tuple[str, Document, Document],
) -> None:
    first, *pages = case
    (edge,) = edges(*pages).values()
    assert (edge.parent, edge.direction) == (first, "undetermined")


@pytest.mark.parametrize("pair", [("bg", "cs"), ("cs", "vi"), ("zh", "ar"), ("bg", "zh")])
def test_clients_in_several_languages_hang_on_the_agency_and_not_on_each_other(pair: tuple[str, str]) -> None:
    found = edges(client(pair[0], NOON, "one"), client(pair[1], EVENING, "other"), own())
    assert {name: edge.parent for name, edge in found.items()} == {"one": "agency", "other": "agency"}


@pytest.mark.parametrize("pair", [("bg", "cs"), ("vi", "bg"), ("uk", "cs")])
def test_clients_that_print_half_of_a_dispatch_are_of_it_and_not_of_each_other(pair: tuple[str, str]) -> None:
    whole = page("agency", "en", outlet="norrwire", at=MORNING, head=OWN, tail=f"\n\n{TOLD['en', 2]}")
    halves = (
        page(name, language, at=at, tail="\n\n(Norrwire)")
        for name, language, at in zip(("one", "other"), pair, (NOON, EVENING), strict=True)
    )
    assert {name: edge.parent for name, edge in edges(*halves, whole).items()} == {"one": "agency", "other": "agency"}


def test_whoever_is_credited_never_hangs_on_the_account_that_credits_it() -> None:
    magazine = page("magazine", "en", outlet="norrwire", at="2024-05-09")
    blog = naming("uk", MORNING, "blog")
    copy = plain("copy", "fa", MORNING)
    assert "magazine" not in edges(magazine, blog, copy)


HEARD = (
    "A judge in Sofia kept the captain in custody on Tuesday. “The Salina Star carried what nobody will sign for,” the prosecutor "
    "said in a room with 40 seats. Rain had flooded the stairs."
)
TOO = (
    "Reporters waited three hours for a bench. “The Salina Star carried what nobody will sign for,” Milena Drosteva told them. Her "
    "coat was green, and the guards shared biscuits."
)
OF_ITS_OWN = (
    " The trial opens on 15 September 2024. She left with 17 men, 212 crates, 61 tons of salt, 45 barrels and 380 boxes. The crew of 29 "
    "had 84 hours and 96 loaves of bread. The clerk read 18 lists, 27 notes and 33 letters."
)
ABROAD = (
    "法官周二下令继续羁押船长。\n\n检察官说：“萨利纳之星运载的东西没有人愿意签收。”法庭有40个座位。\n\n"
    "此案将于2024年9月15日开庭。楼梯被雨水淹没了。"
)


@pytest.mark.parametrize(
    ("one", "other"),
    [((HEARD, "en"), (TOO, "en")), ((HEARD + OF_ITS_OWN, "en"), (ABROAD, "zh"))],
    ids=["one language", "two"],
)
def test_two_at_one_hearing_with_one_quotation_tell_no_two_stories(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    pages = [account(n, text, outlet=n, language=tongue) for n, (text, tongue) in zip("ab", (one, other), strict=True)]
    assert not any("stories" in note for note in descend(pages).origins.notes)
