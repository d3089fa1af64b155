"""Outlets brought under one key, and what is said of those that have one owner."""

import msgspec

from firsthand.lineage.outlets import owner_notes, with_one_key
from firsthand.records import Credit, Document, Sourced


def document(
    name: str, text: str = "", *credits: Credit, outlet: str | None = None, key: str | None = None
) -> Document:
    return Document(
        id=name,
        sha256=name,
        path=name,
        text=text,
        media="text",
        credits=credits,
        outlet=Sourced(outlet, "record") if outlet else None,
        outlet_key=key,
    )


def test_a_short_name_is_the_one_outlet_whose_name_ends_so() -> None:
    one = document("a", "", Credit("ledger", "The Ledger", "prose", 0, 10), key="soundgazette")
    two = document("b", "", key="lorhavenledger")
    assert [c.key for d in with_one_key([one, two]) for c in d.credits] == ["lorhavenledger"]
    three = document("c", "", key="eastquayledger")
    assert [c.key for d in with_one_key([one, two, three]) for c in d.credits] == ["ledger"]


def test_a_paper_that_names_itself_in_short_means_itself() -> None:
    text = "Officials told The Times so."
    at = text.index("The Times")
    credit = Credit("thetimes.com", "The Times", "prose", at, at + 9)
    own = document("a", text, credit, outlet="The New York Times", key="nytimes.com")
    other = document("b", text, credit, outlet="The Sound Gazette", key="soundgazette")
    assert [d.credits[0].key for d in with_one_key([own, other])] == ["nytimes.com", "thetimes.com"]
    london = document("c", text, credit, outlet="The Times", key="thetimes.com")
    assert with_one_key([london])[0].credits[0].key == "thetimes.com"


def test_outlets_of_one_owner_are_named_and_stay_apart() -> None:
    sun = document("a", outlet="The Sun", key="thesun.co.uk")
    times = document("b", outlet="The Times", key="thetimes.com")
    again = msgspec.structs.replace(times, id="c")
    gazette = document("d", outlet="The Sound Gazette", key="soundgazette")
    assert list(owner_notes([sun, times, again, gazette])) == [
        "The Sun and The Times have one owner or owner family (News Corp); counted as separate"
    ]
    assert list(owner_notes([times, again, gazette])) == []


def names(*credited: tuple[str, str], outlet: str | None = None, key: str | None = None, name: str = "a") -> Document:
    credits = tuple(Credit(key, outlet, "prose", 0, 0) for key, outlet in credited)
    return document(name, "", *credits, outlet=outlet, key=key)


def test_one_misread_name_moves_nobody_elses_credit() -> None:
    held = names(outlet="Harzer Bote", key="harzerbote", name="held")
    right = [names(("harzerbote", "Harzer Bote"), name=f"r{i}") for i in range(2)]
    wrong = names(("buuđienharzerbote", "Bưu điện Harzer Bote"), name="wrong")
    keys = [c.key for d in with_one_key([held, *right, wrong]) for c in d.credits]
    assert keys == ["harzerbote", "harzerbote", "buuđienharzerbote"]
    assert [c.key for d in with_one_key([*right, wrong]) for c in d.credits][:2] == ["harzerbote", "harzerbote"]


def test_words_that_no_name_holds_make_no_other_outlet() -> None:
    held = names(outlet="Harzer Bote", key="harzerbote", name="held")
    others = [
        names(("đucharzerbote", "Đức Harzer Bote"), name="vi"),
        names(("harzerboten", "Harzer Boten"), name="de"),
        names(("харцерботе", "Харцер боте"), name="ru"),
        names(("هارتسربوته", "هارتسر بوته"), name="fa"),
    ]
    assert {c.key for d in with_one_key([held, *others]) for c in d.credits} == {"harzerbote"}
    # where its page is not held, most of the pile say what it is called
    twice = [names(("harzerbote", "Harzer Bote"), name=f"d{i}") for i in range(2)]
    assert {c.key for d in with_one_key([*others, *twice]) for c in d.credits} == {"harzerbote"}


def test_a_page_and_a_known_outlet_keep_their_keys() -> None:
    pages = [names(outlet="Harzer Bote", key="harzerbote"), names(outlet="Harzer Boten", key="harzerboten", name="b")]
    assert [d.outlet_key for d in with_one_key(pages)] == ["harzerbote", "harzerboten"]
    known = names(("lemonde.fr", "Le Monde"), name="c")
    page = names(outlet="Le Monde français", key="lemondefrancais", name="d")
    assert [c.key for d in with_one_key([page, known]) for c in d.credits] == ["lemonde.fr"]


def test_a_page_whose_address_is_what_others_call_it_in_their_letters_stays_under_the_key_of_its_name() -> None:
    page = names(outlet="Лінія зору", key="лініязору", name="page")
    page = msgspec.structs.replace(page, url="https://liniyazoru.example/1")
    others = [names(("liniyazoru", "Liniya Zoru"), name="b"), names(("лініязору", "Лінія зору"), name="c")]
    found = with_one_key([page, *others])
    assert found[0].outlet_key == "лініязору"
    assert {c.key for d in found for c in d.credits} == {"лініязору"}
