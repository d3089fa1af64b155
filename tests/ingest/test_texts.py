"""Plain text: unchanged, its furniture marked by kind, prose left alone."""

import pytest

from firsthand.records import FurnitureKind
from tests.ingest.made import LEAD, SECOND, STORY, THIRD, body, marked, read


def test_the_text_is_the_file_and_a_byte_order_mark_is_no_part_of_it() -> None:
    text = "First line.\r\n\r\nSecond\tline \r third.\n"
    assert read(text).text == text
    assert read(b"\xef\xbb\xbf" + text.encode()).text == text


def test_headline_repeated_under_a_page_title_with_the_site_behind_a_bar() -> None:
    document = read(
        f"Ferries That Nobody Built. | news.soundings.example\nA quay at dawn.Credit...Ola Brandt for The Sound Gazette\n\nFerries That Nobody Built.\n\n{STORY}\n"
    )
    assert document.title is not None
    assert document.title.value == "Ferries That Nobody Built."
    assert document.outlet is not None
    assert document.outlet.value == "news.soundings.example"
    assert len(marked(document, "title")) == 2
    assert marked(document, "caption") == ["A quay at dawn.Credit...Ola Brandt for The Sound Gazette"]
    assert body(document).strip() == STORY


def test_a_first_sentence_is_no_headline() -> None:
    document = read(f"The yard is a field.\n{LEAD}\n{SECOND}\n")
    assert document.title is None
    assert document.furniture == ()


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Sign up for our weekly newsletter.", "promotion"),
        ("Suscríbete a nuestro boletín y no te pierdas nada", "promotion"),
        ("Подписывайтесь на наш канал", "promotion"),
        ("Follow Ada Quill on Twitter @adaquill.", "promotion"),
        ("Do you know more? Write to our reporters in confidence at tips@soundgazette.example.", "promotion"),
        ("Advertisement", "promotion"),
        ("Share on Facebook", "navigation"),
        ("Filed under: harbours, bakeries", "navigation"),
        ("© 2031 The Sound Gazette. All rights reserved.", "navigation"),
        ("标签：渡轮 港口", "navigation"),
        ("Reply  Quote  Report post", "forum"),
        ("Reporting was contributed by Tam Velling from Eastquay.", "byline"),
        ("Ada Quill contributed reporting.", "byline"),
        ("Lire aussi : Le bac de la baie ne partira pas", "related"),
    ],
)
def test_a_label_on_its_own_line_is_furniture(line: str, kind: FurnitureKind) -> None:
    document = read(f"{LEAD}\n\n{SECOND}\n\n{THIRD}\n\n{line}\n")
    assert marked(document, kind) == [line]
    assert body(document).strip() == STORY


@pytest.mark.parametrize(
    "heading",
    [
        "Related posts:",
        "Articles similaires / Related posts:",
        "Recommended Posts",
        "Popular posts from this blog",
        "Das könnte Sie auch interessieren",
        "Artículos relacionados",
        "Читайте также:",
        "相关阅读",
        "Tin liên quan",
        "3 Comments",
        "Комментарии (12)",
    ],
)
def test_a_closing_list_is_furniture_to_the_end(heading: str) -> None:
    rest = "- A bridge for the strait The council will vote on the bridge again after the summer, and on the bakery....\n- Cabbage prices fall"
    document = read(f"{STORY}\n\n{heading}\n{rest}\n")
    assert body(document).strip() == STORY
    assert "".join(marked(document)).replace("\n", "") == f"{heading}{rest}".replace("\n", "")


def test_a_link_to_the_comments_above_an_article_hides_nothing_of_it() -> None:
    document = read(f"Ferries That Nobody Built\nComments\n{STORY}\n")
    assert LEAD in body(document)
    assert THIRD in body(document)


def test_a_tip_line_takes_the_line_after_it_but_no_paragraph() -> None:
    tip = "Got a confidential news tip?\n\nThe Sound Gazette would like to hear from readers."
    assert body(read(f"{STORY}\n\n{tip}\n")).strip() == STORY
    assert THIRD in body(read(f"{LEAD}\n\nGot a confidential news tip?\n\n{THIRD}\n"))


def test_captions_and_the_alternative_text_above_them() -> None:
    document = read(
        f"{LEAD}\n\nTwo women wait on an empty quay.\nThe quay at Eastquay on Monday. Credit... Ola Brandt/EPA, via Shutterstock\n\n{SECOND}\n\n{THIRD}\n"
    )
    assert marked(document, "caption") == [
        "Two women wait on an empty quay.",
        "The quay at Eastquay on Monday. Credit... Ola Brandt/EPA, via Shutterstock",
    ]


def test_the_paragraph_above_a_caption_is_body_where_no_empty_lines_part_paragraphs() -> None:
    short = "The field has no slipway."
    document = read(f"{LEAD}\n{SECOND}\n{short}\nThe field in May. Photo: Ola Brandt/AFP\n{THIRD}\n")
    assert short in body(document)
    assert marked(document, "caption") == ["The field in May. Photo: Ola Brandt/AFP"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The chairman declined to discuss the price, his office told Reuters.",
        "Support for the new ferry line is growing by the day.",
        "The company posted on Monday at 11:15 a notice that nobody read.",
        "Research by the harbour office shows that the yard has no crane.",
        "Sources: two of them, and both were tired of waiting for the ferry.",
        "By Monday the field had been fenced.",
        "The opinions in the report do not reflect those of the Associated Press.",
    ],
)
def test_prose_that_resembles_furniture_stays_body(sentence: str) -> None:
    document = read(f"{LEAD}\n\n{SECOND}\n\n{sentence}\n\n{THIRD}\n")
    assert sentence in body(document)


def test_a_forum_header_and_a_link_word_at_the_cut_end_of_a_quotation() -> None:
    document = read(
        f"Moderators OSPREY Posted Monday at 11:15 Posted Monday at 11:15 {LEAD} {SECOND} HERE\nRecommended Posts\n"
    )
    assert marked(document, "forum")[0] == "Moderators OSPREY Posted Monday at 11:15 Posted Monday at 11:15"
    assert marked(document, "navigation") == ["HERE"]
    assert body(document).strip() == f"{LEAD} {SECOND}"


def test_a_forum_breadcrumb_names_the_board_and_the_day() -> None:
    document = read(
        f"Strait Watch Forums › Ferries (page 3) Osprey Senior member Joined: May 2029 Posts: 41 Posted 15 May 2031, 08:47 {LEAD}"
    )
    assert document.outlet is not None
    assert document.outlet.value == "Strait Watch Forums"
    assert document.published is not None
    assert document.published.value == "2031-05-15"
    assert body(document).strip() == LEAD


def test_a_masthead_and_its_menu_stand_above_the_headline() -> None:
    document = read(
        f"Eastquay Herald\nHome | Local | Tides\n\nYard without a slipway sells 14 ferries\n9 May 2031\n\n{STORY}\n"
    )
    assert document.outlet is not None
    assert (document.outlet.value, document.outlet.where) == ("Eastquay Herald", "masthead")
    assert document.title is not None
    assert document.title.value == "Yard without a slipway sells 14 ferries"
    assert document.published is not None
    assert document.published.value == "2031-05-09"
    assert body(document).strip() == STORY


def test_markdown_headings_and_footers() -> None:
    document = read(
        f"# Nets over the sound\n\n*Soundings, a notebook. 15 May 2031, by Kestrel*\n\n{STORY}\n\n---\n\nFiled under: [nets](/t/nets)\n\n## Popular posts\n\n- [The field](/f)\n",
        "post.md",
    )
    assert document.media == "markdown"
    assert document.title is not None
    assert document.title.value == "Nets over the sound"
    assert document.published is not None
    assert document.published.value == "2031-05-15"
    assert document.byline is not None
    assert document.byline.value == "Kestrel"
    assert "Filed under" not in body(document)
    assert "The field" not in body(document)
    assert STORY in body(document)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("已发布: 2031-05-27 09:28:00", "2031-05-27"),
        ("Publicado: 27 de mayo de 2031", "2031-05-27"),
        ("Опубликовано: 27 мая 2031", "2031-05-27"),
        ("Đăng ngày: 27/5/2031", "2031-05-27"),
        ("Veröffentlicht am 27. Mai 2031", "2031-05-27"),
        ("Published May 27, 2031", "2031-05-27"),
        ("27 May 2031", "2031-05-27"),
    ],
)
def test_a_date_footer_dates_the_account(line: str, day: str) -> None:
    document = read(f"{STORY}\n\n{line}\n")
    assert document.published is not None
    assert document.published.value == day
    assert document.text[slice(*document.published.span or (0, 0))] in line
    assert marked(document, "dateline") == [line]


def test_an_update_time_is_no_publication_date() -> None:
    document = read(f"{STORY}\n\nLast updated: 27 May 2031\n")
    assert document.published is None
    assert marked(document, "dateline")


@pytest.mark.parametrize(
    ("opening", "title", "outlet", "day"),
    [
        ("Saltbucht-Bote, 7. Mai 2031\nDie Fähre kommt nicht", "Die Fähre kommt nicht", "Saltbucht-Bote", "2031-05-07"),
        (
            "Quay Herald | 12 April 2031\nThe ferry will not come",
            "The ferry will not come",
            "Quay Herald",
            "2031-04-12",
        ),
        ("The ferry will not come\nFriday, May 9, 2031", "The ferry will not come", None, "2031-05-09"),
        ("El transbordador no vendrá\n9 de mayo de 2031", "El transbordador no vendrá", None, "2031-05-09"),
        ("العبارة لن تأتي هذا العام\n٧ مايو ٢٠٣١", "العبارة لن تأتي هذا العام", None, "2031-05-07"),
        ("A komp nem jön\n2031. május 7.", "A komp nem jön", None, "2031-05-07"),
        ("Chuyến phà sẽ không đến\nThứ Tư, ngày 7/5/2031", "Chuyến phà sẽ không đến", None, "2031-05-07"),
        ("The ferry will not come\nHanoi, 7 May 2031", "The ferry will not come", None, "2031-05-07"),
        ("Elections on 9 May 2031\nFive parties run", "Elections on 9 May 2031", None, None),
    ],
)
def test_a_line_with_the_day_tells_outlet_and_day_and_is_no_headline(
    opening: str, title: str, outlet: str | None, day: str | None
) -> None:
    document = read(f"{opening}\n\n{LEAD}\n\n{SECOND}\n\n{THIRD}\n")
    told = [one.value if one else None for one in (document.title, document.outlet, document.published)]
    assert told == [title, outlet, day]
