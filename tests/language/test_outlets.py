"""The table of outlets is sound: one name, one outlet; addresses that are addresses; owners spelled one way."""

import re
from collections import Counter, defaultdict

import pytest

from firsthand.language.outlets import folded, listings, outlet_named, owner_of, stemmed

KINDS = {"agency", "broadcaster", "newspaper", "magazine", "site", "fact-checker", "reference"}
LANGUAGES = {"en", "fr", "de", "es", "pt", "it", "ru", "uk", "pl", "zh", "vi", "ar", "fa", "tr"}


def test_no_name_and_no_address_belongs_to_two_outlets() -> None:
    names, domains = defaultdict(set), defaultdict(set)
    for listing in listings():
        for name in listing.names:
            assert folded(name), name
            names[folded(name)].add(listing.outlet.key)
            names[stemmed(name)].add(listing.outlet.key)
        for domain in listing.domains:
            domains[domain].add(listing.outlet.key)
    assert {name: keys for name, keys in names.items() if len(keys) > 1} == {}
    assert {domain: keys for domain, keys in domains.items() if len(keys) > 1} == {}
    assert max(Counter(listing.outlet.key for listing in listings()).values()) == 1


def test_every_address_is_well_formed_and_the_key_is_one_of_them() -> None:
    for listing in listings():
        assert all(re.fullmatch(r"(?:[a-z0-9-]{1,63}\.)+[a-z]{2,12}", domain) for domain in listing.domains), listing
        assert listing.outlet.key in listing.domains
        assert listing.outlet.kind in KINDS
        assert re.fullmatch(r"[a-z]{2}", listing.outlet.language or "")


def test_every_owner_is_spelled_one_way() -> None:
    owners = {listing.outlet.owner for listing in listings() if listing.outlet.owner}
    assert len({folded(owner) for owner in owners}) == len(owners)
    assert all(owner == " ".join(owner.split()) for owner in owners)


def test_the_table_holds_outlets_of_every_language_of_news() -> None:
    assert len(listings()) >= 200
    counts = Counter(listing.outlet.language for listing in listings())
    assert {language for language in LANGUAGES if counts[language] < 6} == set()


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("NYT", "nytimes.com"),
        ("纽约时报", "nytimes.com"),
        ("Нью-Йорк таймс", "nytimes.com"),
        ("Agence France-Presse", "afp.com"),
        ("法新社", "afp.com"),
        ("РИА Новости", "ria.ru"),
        ("دويتشه فيله", "dw.com"),
        ("Новой газете", "novayagazeta.ru"),
        ("Коммерсантом", "kommersant.ru"),
        ("Української правди", "pravda.com.ua"),
    ],
)
def test_names_in_other_languages_and_cases(name: str, key: str) -> None:
    outlet = outlet_named(name)
    assert outlet is not None
    assert outlet.key == key


def test_owners() -> None:
    assert owner_of("thesun.co.uk") == owner_of("thetimes.com") == "News Corp"
    assert owner_of("soundgazette") is None
    assert owner_of(None) is None
