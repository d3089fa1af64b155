"""Whom an account credits: anchored, with a key that joins names, abbreviations and domains."""

import pytest

from firsthand.ingest.outlets import outlet_of_address, outlet_of_name
from tests.ingest.made import ARTICLE, LEAD, SECOND, STORY, THIRD, credited, marked, page, read


def test_one_outlet_has_one_key_however_it_is_written() -> None:
    written = ("The New York Times", "New York Times", "NYT", "www.nytimes.com", "nytimes.com")
    assert {found.key for name in written if (found := outlet_of_name(name))} == {"nytimes.com"}
    address = outlet_of_address("https://www.nytimes.com/2031/05/01/world/ferries.html")
    assert address is not None
    assert address.key == "nytimes.com"


def test_an_outlet_that_no_table_knows_is_joined_by_its_folded_name() -> None:
    name = outlet_of_name("The Harbour Courier")
    address = outlet_of_address("https://news.harbourcourier.example/ferries")
    assert name is not None
    assert address is not None
    assert name.key == address.key
    assert outlet_of_address("https://courier.blogspot.com/") != outlet_of_address("https://ledger.blogspot.com/")


@pytest.mark.parametrize(
    "address", ["https://twitter.com/someone/status/1", "mailto:a@b.example", "", "not an address", "http://"]
)
def test_an_address_that_names_no_outlet(address: str) -> None:
    assert outlet_of_address(address) is None


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("来源: www.nytimes.com", "nytimes.com"),
        ("Source reference: https://www.soundgazette.example/2031/05/ferries.html", "soundgazette"),
        ("Source: The Sound Gazette", "soundgazette"),
        ("Quelle: Reuters", "reuters.com"),
        ("Fuente: www.soundgazette.example", "soundgazette"),
        ("Источник: РИА Новости", "ria.ru"),
        ("Nguồn: VnExpress", "vnexpress.net"),
        ("المصدر: الجزيرة", "aljazeera.com"),
        ("— from [the story](https://www.soundgazette.example/ferries)", "soundgazette"),
    ],
)
def test_a_source_line_credits_and_is_furniture(line: str, key: str) -> None:
    document = read(f"{STORY}\n\n{line}\n")
    assert credited(document) == {("source_line", key)}
    assert marked(document, "credit") == [line]
    found = document.credits[0]
    assert document.text[found.start : found.end] in line


def test_a_source_that_is_no_outlet_is_no_credit() -> None:
    assert credited(read(f"{STORY}\n\nSource: the ministry of cabbages\n")) == set()


@pytest.mark.parametrize(
    ("line", "key", "name"),
    [
        ("By Ada Quill – Soundgazette.example – May 27, 2031", "soundgazette", "Ada Quill"),
        ("By Ada Quill, Associated Press", "apnews.com", "Ada Quill"),
        ("Von Ada Quill | Eastquay Herald", "eastquayherald", "Ada Quill"),
    ],
)
def test_a_byline_with_an_outlet(line: str, key: str, name: str) -> None:
    document = read(f"{STORY}\n\n{line}\n")
    assert {key} == {credit.key for credit in document.credits}
    assert document.byline is not None
    assert document.byline.value == name
    assert marked(document, "byline") == [line]


def test_a_signed_mirror_takes_its_outlet_and_day_from_the_byline() -> None:
    document = read(f"{STORY}\n\nBy Ada Quill – Kyivpost.com – October 27, 2025\n")
    assert document.outlet_key == "kyivpost.com"
    assert document.published is not None
    assert document.published.value == "2025-10-27"


@pytest.mark.parametrize(
    ("dateline", "key"),
    [
        ("EASTQUAY (AP) — ", "apnews.com"),
        ("EASTQUAY, May 9 (Reuters) - ", "reuters.com"),
        ("Eastquay (Lorhaven), May 9, 2024 (LPX) - ", "lpx"),
        ("EASTQUAY, Sound, May 9 (Tidewire) - ", "tidewire"),
        ("Eastquay, May 9 (Tidewire) — ", "tidewire"),
    ],
)
def test_a_wire_dateline(dateline: str, key: str) -> None:
    assert ("wire", key) in credited(read(f"{dateline}{LEAD}\n\n{SECOND}\n"))


def test_a_party_in_brackets_is_no_wire() -> None:
    assert credited(read(f"Rep. Olin Marsh (R-Eastquay) — {LEAD}\n\n{SECOND}\n")) == set()


def test_a_desk_signature_is_furniture_and_names_no_agency() -> None:
    document = read(
        f"EASTQUAY, May 9 (Tidewire) - {STORY}\n\n(Reporting by Ada Quill in Eastquay; editing by Tam Velling)\n"
    )
    assert credited(document) == {("wire", "tidewire")}
    assert len(marked(document, "byline")) == 1


@pytest.mark.parametrize(
    ("sentence", "key"),
    [
        ("Ferries were never laid down, according to a sweeping Sound Gazette study.", "soundgazette"),
        ("Fourteen ferries were paid for, NYT reported.", "nytimes.com"),
        ("Documents obtained by The Sound Gazette show the price.", "soundgazette"),
        ("Three analysts told the Eastquay Herald that the yard is a field.", "eastquayherald"),
        ("As The Washington Post reported, the yard is a field.", "washingtonpost.com"),
        ("Laut der Süddeutschen Zeitung ist die Werft ein Acker, Reuters berichtet davon.", "reuters.com"),
        ("Selon Le Monde, le chantier est un champ.", "lemonde.fr"),
        ("Según El País, el astillero es un campo.", "elpais.com"),
        ("Об этом сообщает Интерфакс, верфи нет.", "interfax.com"),
        ("据新华社报道，渡轮没有建造。", "news.cn"),
        ("Theo VnExpress, xưởng đóng tàu là một cánh đồng.", "vnexpress.net"),
        ("The field was first reported by harbourcourier.example last week.", "harbourcourier"),
        ("The field is bare, according\u00a0to the Sound\u00a0Gazette.", "soundgazette"),
    ],
)
def test_a_credit_in_prose(sentence: str, key: str) -> None:
    document = read(f"{LEAD}\n\n{sentence}\n\n{THIRD}\n")
    assert ("prose", key) in credited(document)
    assert sentence not in marked(document)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("This article was originally published by The Sound Gazette.", "republished"),
        ("Reprinted with permission from The Sound Gazette.", "republished"),
        ("Translated from The Sound Gazette.", "translated"),
        ("Zuerst erschienen in der Sound Gazette.", "republished"),
        ("Dieser Text erschien zuerst am 14. Mai 2024 in „The Sound Gazette“. Aus dem Englischen.", "republished"),
        ("First published on May 14, 2024, in The Sound Gazette.", "republished"),
        ("Publié initialement le 14 mai 2024 dans The Sound Gazette.", "republished"),
    ],
)
def test_republished_and_translated(sentence: str, kind: str) -> None:
    assert (kind, "soundgazette") in credited(read(f"{STORY}\n\n{sentence}\n"))


@pytest.mark.parametrize(
    "sentence",
    [
        "The chairman reads the New York Times at breakfast.",
        "White House Press Secretary Ada Quill said that the yard is a field.",
        "Bloomberg said he would not pay for the ferries.",
        "One man told the paper that he had seen no ferry.",
        "He translated it from Russian for the chairman.",
        "The Times Square clock stopped at noon.",
    ],
)
def test_a_name_without_a_cue_is_no_credit(sentence: str) -> None:
    assert credited(read(f"{LEAD}\n\n{sentence}\n\n{THIRD}\n")) == set()


def test_a_photo_credit_is_no_text_credit() -> None:
    document = read(
        f"{LEAD}\n\nThe quay, via The Sound Gazette. Credit: Ola Brandt for The New York Times\n\n{SECOND}\n\n{THIRD}\n"
    )
    assert credited(document) == set()


def test_a_short_name_is_the_outlet_that_the_text_names_in_full() -> None:
    document = read(f"{LEAD}\n\nRecords seen by The Gazette agree.\n\n{THIRD}\n\nSource: www.soundgazette.example\n")
    assert {credit.key for credit in document.credits} == {"soundgazette"}
    alone = read(f"{LEAD}\n\nRecords seen by The Gazette agree.\n\n{THIRD}\n")
    assert {credit.key for credit in alone.credits} == {"gazette"}


def test_a_link_from_the_body_to_another_outlets_article() -> None:
    link = "<p>The yard was <a href='https://www.nytimes.com/2031/05/01/world/a-yard-of-cabbages.html'>described before</a> as a field of winter cabbages that had no slipway.</p>"
    document = read(page(ARTICLE + link), "page.html")
    found = [credit for credit in document.credits if credit.kind == "link"]
    assert [(c.key, document.text[c.start : c.end]) for c in found] == [("nytimes.com", "described before")]


def test_an_agency_in_a_pages_byline_or_only_in_its_metadata() -> None:
    shown = read(page(f"<p class='byline'>Ada Quill, AP Harbour Writer</p>{ARTICLE}"), "page.html")
    assert [(c.kind, c.key, shown.text[c.start : c.end]) for c in shown.credits] == [("wire", "apnews.com", "AP")]
    linked = '<script type="application/ld+json">{"@type": "NewsArticle", "publisher": {"name": "Associated Press"}}</script>'
    hidden = read(page(ARTICLE, linked), "page.html")
    assert [(c.kind, c.key, c.start, c.end, c.where) for c in hidden.credits] == [
        ("wire", "apnews.com", 0, 0, "json-ld publisher")
    ]
    assert hidden.outlet_key == "soundgazette"
