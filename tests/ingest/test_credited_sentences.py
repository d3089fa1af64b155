"""Credits in the languages of news, sentence by sentence: which outlet, and what it is credited with."""

import time
from collections import defaultdict
from pathlib import Path

import pytest

from firsthand.ingest.credits import prose_credits
from firsthand.ingest.texts import read_text
from firsthand.language.crediting import is_beside, is_citing, lends_a_hand
from firsthand.records import Credit, FurnitureKind
from tests.ingest.made import LEAD, SECOND, STORY, THIRD, credited, marked, read

SENTENCES: dict[str, list[tuple[frozenset[str], str]]] = defaultdict(list)
for line in (Path(__file__).parent / "credited_sentences.tsv").read_text(encoding="utf-8").splitlines()[1:]:
    code, expected, words = line.split("\t")
    SENTENCES[code].append((frozenset() if expected == "-" else frozenset(expected.split("|")), words))


SMALL_TABLES = {"nl", "cs", "sv", "ro", "el", "ja", "ko", "hi", "id", "he"}
"""Languages in which the table holds the commonest cues alone."""


def shown(credit: Credit) -> str:
    """A credit as the table of sentences writes it."""
    if credit.kind != "prose":
        return f"{credit.kind} {credit.key}"
    if lends_a_hand(credit.cue):
        return f"helped {credit.key}"
    return f"told {credit.key}" if is_beside(credit.cue) else credit.key


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_each_sentence_credits_whom_it_credits_and_nobody_else(language: str) -> None:
    wrong = []
    for expected, words in SENTENCES[language]:
        found = {shown(credit) for credit in prose_credits(words, [(0, len(words))])}
        if found != expected:
            wrong.append((words, sorted(found), sorted(expected)))
    assert wrong == []


def test_there_are_sentences_of_both_kinds_in_every_language() -> None:
    assert len(SENTENCES) == 24
    for language, sentences in SENTENCES.items():
        small = language in SMALL_TABLES
        assert len(sentences) >= (5 if small else 18), language
        assert sum(not expected for expected, _ in sentences) >= (1 if small else 4), language


@pytest.mark.parametrize(
    ("dateline", "key"),
    [
        ("Paris, 5 mars 2031 (AFP) – ", "afp.com"),
        ("Berlin (dpa/bb) – ", "dpa.com"),
        ("Madrid, 5 mar (EFE).- ", "efe.com"),
        ("(ANSA) - ROMA, 05 MAR - ", "ansa.it"),
        ("Lisboa, 05 mar 2031 (Lusa) – ", "lusa.pt"),
        ("МОСКВА, 5 мар — РИА Новости. ", "ria.ru"),
        ("МОСКВА, 5 марта. /ТАСС/. ", "tass.com"),
        ("КИЇВ. 5 березня. УНН. ", "unn.ua"),
        ("新华社北京3月5日电 ", "news.cn"),
        ("（中央社台北5日電）", "cna.com.tw"),
        ("Hà Nội (TTXVN) - ", "vnanet.vn"),
        ("باريس (أ ف ب) - ", "afp.com"),
        ("القاهرة - رويترز - ", "reuters.com"),
        ("ANKARA (AA) - ", "aa.com.tr"),
    ],
)
def test_an_agencys_mark_at_the_head(dateline: str, key: str) -> None:
    assert credited(read(f"{dateline}{LEAD}\n\n{SECOND}\n\n{THIRD}\n")) == {("wire", key)}


@pytest.mark.parametrize("opening", ["The poll (Time) shows — ", "Sen. Olin Marsh (D) — ", "The Sun (AP) rises. "])
def test_a_name_in_brackets_is_no_mark(opening: str) -> None:
    assert credited(read(f"{opening}{LEAD}\n\n{SECOND}\n\n{THIRD}\n")) == set()


@pytest.mark.parametrize(
    ("line", "credits", "furniture"),
    [
        ("(PAP)", {("wire", "pap.pl")}, "credit"),
        ("By The Associated Press", {("wire", "apnews.com")}, "byline"),
        ("Von Ada Quill, dpa", {("wire", "dpa.com")}, "byline"),
        ("dpa/lno", {("wire", "dpa.com")}, "credit"),
        ("LUSA/FIM", {("wire", "lusa.pt")}, "credit"),
        ("(Theo Reuters)", {("wire", "reuters.com")}, "credit"),
        ("ІНТЕРФАКС", {("wire", "interfax.com")}, "credit"),
        ("(dpa/AFP)", {("byline", "dpa.com"), ("byline", "afp.com")}, "credit"),
        ("Źródło: PAP", {("source_line", "pap.pl")}, "credit"),
        ("Джерело: Українська правда", {("source_line", "pravda.com.ua")}, "credit"),
        ("Kaynak: Anadolu Ajansı", {("source_line", "aa.com.tr")}, "credit"),
        ("منبع: ایسنا", {("source_line", "isna.ir")}, "credit"),
        ("Источник: «Вечерний причал»", {("source_line", "вечерниипричал")}, "credit"),
        ("转载自：海港晚报", {("source_line", "海港晚报")}, "credit"),
        ("Esta nota fue publicada originalmente en El País.", {("republished", "elpais.com")}, "credit"),
        ("本文译自《卫报》", {("translated", "theguardian.com")}, "credit"),
    ],
)
def test_a_line_that_says_whose_text_it_is(line: str, credits: set[tuple[str, str]], furniture: FurnitureKind) -> None:
    document = read(f"{STORY}\n\n{line}\n")
    assert credited(document) == credits
    assert marked(document, furniture) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "The Associated Press contributed to this report.",
        "Ada Quill and The Associated Press contributed to this report.",
        "Mit Material von AP",
        "Le Figaro avec AP",
    ],
)
def test_a_hand_lent_is_a_partial_credit(line: str) -> None:
    document = read(f"{STORY}\n\n{line}\n")
    (credit,) = document.credits
    assert (credit.kind, credit.key, is_beside(credit.cue)) == ("prose", "apnews.com", True)


def test_an_agency_signs_behind_the_last_sentence() -> None:
    assert credited(read(f"{STORY} “It is a field,” she said. (PAP)\n")) == {("wire", "pap.pl")}


@pytest.mark.parametrize(
    ("headline", "key"),
    [
        ("NYT: Ferries that nobody has built", "nytimes.com"),
        ("Паромов нет – Bloomberg", "bloomberg.com"),
        ("Ferries that nobody built, Reuters reports", "reuters.com"),
    ],
)
def test_a_headline_credits(headline: str, key: str) -> None:
    assert credited(read(f"# {headline}\n\n{STORY}\n", "headline.md")) == {("prose", key)}


def test_names_joined_by_and_share_their_cue() -> None:
    words = "The Sound Gazette, CNN and NBC reported that the yard was a field."
    assert {c.key for c in prose_credits(words, [(0, len(words))])} == {"soundgazette", "cnn.com", "nbcnews.com"}


@pytest.mark.parametrize("piece", ["The Times and ", "路透社", "صحيفة ", "newspaper Aaa Bbb ", "(AP ", "According to "])
def test_a_text_of_nothing_but_names_costs_no_more_than_its_length(piece: str) -> None:
    def seconds(count: int) -> float:
        began = time.process_time()
        read_text(piece * count)
        return time.process_time() - began

    seconds(50)  # what is loaded on first need is no part of it
    assert seconds(400) < 12 * max(seconds(100), 0.02)


@pytest.mark.parametrize(
    ("expected", "words"),
    [
        ("lepharedebrandec", "Dat meldt de Franse krant Le Phare de Brandec."),
        ("reuters.com", "Volgens persbureau Reuters is er nog geen datum."),
        ("told anp.nl", "Er is geen datum, zei de woordvoerder tegen het ANP."),
        ("washingtonpost.com", "Dat schrijft de Amerikaanse krant The Washington Post."),
        (None, 'De minister noemde het bericht in de krant "een verzinsel".'),
        ("reuters.com", "Informovala o tom agentura Reuters."),
        ("harzerbote", "Píše to německý deník Harzer Bote."),
        ("ctk.cz", "Podle ČTK datum stanoveno není."),
        ("tt.se", "Det rapporterar nyhetsbyrån TT."),
        ("harzerbote", "Enligt den tyska tidningen Harzer Bote stängs bron på måndag."),
        ("yna.co.kr", "聯合ニュースは貨物船が引き返したと報じた。"),
        ("reuters.com", "ロイター通信によると、日程は決まっていない。"),
        ("reuters.com", "로이터통신은 날짜가 정해지지 않았다고 보도했다."),
        ("yna.co.kr", "연합뉴스에 따르면 화물선이 회항했다."),
        ("reuters.com", "Menurut kantor berita Reuters, tanggalnya belum ditetapkan."),
        ("harzerbote", "Surat kabar Jerman Harzer Bote melaporkan jembatan akan ditutup."),
    ],
)
def test_the_plainest_credits_in_other_languages(expected: str | None, words: str) -> None:
    assert {shown(c) for c in prose_credits(words, [(0, len(words))])} == ({expected} if expected else set())


@pytest.mark.parametrize(
    ("words", "citing"),
    [
        ("Ukrinform reported, citing Le Monde.", True),
        ("Про це пише Укрінформ із посиланням на газету Le Monde.", True),
        ("Le Monde reported it first.", False),
    ],
)
def test_who_is_cited_by_another(words: str, citing: bool) -> None:
    (credit,) = [c for c in prose_credits(words, [(0, len(words))]) if c.key == "lemonde.fr"]
    assert is_citing(credit.cue) is citing
