"""Agencies that no table knows: read by shape wherever an agency signs, under the key that their own pages have."""

import json

import pytest

from firsthand.ingest import read_bytes
from firsthand.ingest.agencies import agency_named, names
from firsthand.ingest.outlets import outlet_of_address, outlet_of_name
from firsthand.records import Captured
from tests.ingest.made import ARTICLE, LEAD, SECOND, STORY, THIRD, credited, page, read

NAMES = [
    "Sound News Service",
    "Sound News Agency",
    "Sound Press Agency",
    "Harbour Newswire",
    "Küsten-Nachrichtenagentur",
    "Nachrichtenagentur Tidewerk",
    "Agence Rivage Presse",
    "Agence de presse Rivage",
    "Agencia Ribera de Noticias",
    "Agencia de Noticias Ribera",
    "Agência Ribeira de Notícias",
    "Agenzia di stampa Riva",
    "Brzeska Agencja Prasowa",
    "Kıyı Haber Ajansı",
    "Информационное агентство Прибой",
    "Thông tấn xã Bờ Biển",
]


@pytest.mark.parametrize("name", NAMES)
def test_one_key_wherever_the_name_is_written(name: str) -> None:
    row = json.dumps({"id": "a", "text": STORY, "outlet": name}).encode()
    found = read_bytes(row, "pile.jsonl")
    assert isinstance(found, Captured)
    own = found.documents[0].outlet_key
    assert name not in names()
    for text in (f"{STORY}\n\n({name})", f"{STORY}\n\nSource: {name}", f"{LEAD} (Eastquay)\n\n{THIRD} ({name})"):
        assert {key for _, key in credited(read(text))} == {own}, text
    said = read(f"{LEAD}\n\nThe yard is a field, according to the {name}.\n\n{THIRD}")
    assert credited(said) == {("prose", own)}


@pytest.mark.parametrize("name", ["Sound News Service", "Sound News Agency", "Harbour Newswire"])
def test_the_key_is_that_of_the_agencys_address(name: str) -> None:
    host = "".join(name.lower().split())
    named, address = outlet_of_name(f"The {name}"), outlet_of_address(f"https://www.{host}.example/ferries")
    assert named is not None
    assert address is not None
    assert named.key == address.key
    for text in (
        f"EASTQUAY ({name}) — {STORY}",
        f"{STORY}\n\nThis article was first published by {name}.",
        f"{STORY}\n\nBy Ada Quill, {name}",
        f"{LEAD}\n\nThe yard is a field, the {name} reported.\n\n{SECOND}",
    ):
        assert {key for _, key in credited(read(text))} == {named.key}, text


@pytest.mark.parametrize(
    "name",
    [
        "Environmental Protection Agency",
        "National Security Agency",
        "Secret Service",
        "Weather Service",
        "Agencia Tributaria",
        "Bundesagentur",
        "News Agency",
        "State News Agency",
        "Agence Nationale de la Recherche",
        "news agency reported",
    ],
)
def test_an_office_or_a_bare_noun_is_no_agency_of_news(name: str) -> None:
    assert agency_named(name) is None
    for text in (
        f"{STORY}\n\n({name})",
        f"{STORY}\n\nSource: {name}",
        f"{LEAD}\n\nThe yard is a field, according to the {name}.\n\n{SECOND}",
    ):
        assert credited(read(text)) == set()


@pytest.mark.parametrize("head", ["<meta property='og:site_name' content='The Harbour Ledger'>", ""])
def test_a_page_whose_address_holds_the_article_has_the_key_that_prose_gives(head: str) -> None:
    address = "<link rel='canonical' href='https://www.theharbourledger.example/ferries'>"
    html = page(ARTICLE, head + address).decode().replace("The Sound Gazette", "The Harbour Ledger")
    said = read(f"{LEAD}\n\nThe yard is a field, The Harbour Ledger reported.\n\n{THIRD}")
    assert {("prose", read(html, "page.html").outlet_key)} == credited(said)
