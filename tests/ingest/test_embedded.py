"""Texts without markup that carry what stood around the article: players, galleries, links to other pieces, tails.

Each piece is put between two paragraphs of a made-up account, as pages saved as text have it: what is furniture must
be marked to its last line, and every paragraph of the account must stay.
"""

import json

import pytest

from firsthand.ingest import read_bytes
from firsthand.records import Captured, Document, body_spans
from tests.ingest.made import LEAD, SECOND, THIRD, body, marked


def record(*paragraphs: str) -> Document:
    found = read_bytes(json.dumps({"id": "a", "text": "\n\n".join(paragraphs)}).encode(), "pile.jsonl")
    assert isinstance(found, Captured)
    return found.documents[0]


FURNITURE = {
    "player": [
        "Video: Storm brings down the old lighthouse",
        "WATCH LIVE: The regatta of the seven islands",
        "01:32",
        "Storm brings down the old lighthouse 02:14",
        "Media caption\n\nKeeper recalls the night of the storm",
        "Now Playing\n\nKeeper recalls the night of the storm",
        "Just Watched\n\nStorm brings down the old lighthouse\n\nReplay Video",
        "Video\n\nStorm brings down the old lighthouse\n\nThe keeper had left an hour before the wall gave way.\n\n1:07",
        "Now playing\n\nThe lighthouse in pictures 01:38\n\nThe keeper had left an hour before the wall gave way.\n\nUp next",
        "Now playing\n\nThe lighthouse in pictures 01:38\n\nUp next\n\nWhy the islands sing on Sundays",
        "This video file cannot be played. (Error code: 102630)",
        "Up next\n\nWhy the islands sing on Sundays",
        "Видео: Буря разрушила старый маяк",
        "Vidéo : la tempête a détruit le vieux phare",
    ],
    "caption": [
        "1 of 12",
        "Image 3 of 12",
        "Hide caption",
        "toggle caption",
        "Image caption The slipway in May",
        "Image source, Getty Images",
        "Getty Images",
        "Ola Brandt/AFP via Getty Images",
        "FILE - In this Jan. 3, 2031, file photo, a ferry waits at the quay of Eastquay",
        "FILE - In this Jan. 3, 2031, file photo, a ferry waits at the quay. (AP Photo/Ola Brandt, File)",
        "In this March 8, 2030 file photo, a ferry waits at the quay",
        "A ferry waits at the quay. (AP Photo/Ola Brandt)",
        "View image in fullscreen",
        "Bildquelle: Ola Brandt",
    ],
    "link": [
        "READ MORE: Lighthouse keepers go on strike",
        "ALSO READ: Lighthouse keepers go on strike",
        "READ MORE Lighthouse keepers go on strike",
        "Lire aussi : Les gardiens de phare en grève",
        "Lire aussi Les gardiens de phare se mettent en grève",
        "Lesen Sie auch: Leuchtturmwärter im Streik",
        "Lesen Sie auch\n\nLeuchtturmwärter treten in den Streik",
        "Читайте также: Смотрители маяков бастуют",
        "Читайте также:\n\nСмотрители маяков объявили забастовку",
        "Leia também: Faroleiros entram em greve",
        "Lea también: Los fareros se declaran en huelga",
        "Czytaj też: Latarnicy rozpoczęli strajk",
        "相关阅读：灯塔看守人罢工",
        "اقرأ أيضا: حراس المنارات يضربون عن العمل",
        "Xem thêm: Người gác hải đăng đình công",
        "Leggi anche: I guardiani del faro in sciopero",
        "Lees ook: Vuurtorenwachters staken",
        "Ayrıca okuyun: Fener bekçileri greve gitti",
        "関連記事：灯台守がスト",
    ],
    "tail": [
        "All rights reserved. This material may not be published, broadcast, rewritten or redistributed.",
        "This material may not be published, broadcast, rewritten, or redistributed.",
        "© 2031 The Associated Press. All rights reserved. This material may not be published, broadcast or rewritten.",
        "(This story has not been edited by our staff and is auto-generated from a syndicated feed.)",
        "This story has been updated with a comment from the yard.",
        "Editor's note: An earlier version of this article misspelt the name of the yard.",
        "Wszelkie prawa zastrzeżone.",
        "未经本网站许可，不得转载。",
        "(Reporting by Ada Quill in Eastquay; Editing by Ola Brandt)",
        "Reporting by Ada Quill; Additional reporting by Rud Halm; Editing by Ola Brandt",
        "The Associated Press contributed to this report.",
        "Reporting by Ada Quill in Eastquay and Rud de la Halm. Editing by Ola Brandt.",
        "With reporting from the Associated Press",
        "Ada Quill covers harbours for the Gazette. Follow her on Twitter at @adaquill.",
        "Zapisz się na nasz newsletter i nie przegap żadnej wiadomości",
    ],
}
CASES = [(group, piece) for group, pieces in FURNITURE.items() for piece in pieces]


@pytest.mark.parametrize(("group", "piece"), CASES, ids=[f"{g}-{i}" for i, (g, _) in enumerate(CASES)])
def test_furniture_between_paragraphs_is_marked_and_nothing_else(group: str, piece: str) -> None:
    document = record(LEAD, SECOND, piece, THIRD)
    assert body(document).split() == f"{LEAD} {SECOND} {THIRD}".split()


@pytest.mark.parametrize(("group", "piece"), CASES, ids=[f"{g}-{i}" for i, (g, _) in enumerate(CASES)])
def test_it_is_marked_at_the_end_too(group: str, piece: str) -> None:
    document = record(LEAD, SECOND, THIRD, piece)
    assert body(document).split() == f"{LEAD} {SECOND} {THIRD}".split()


PROSE = [
    "The video, which was posted by a bystander, shows the slipway at dawn.",
    "Watch the harbour at dawn and you will see no ferries, an officer said.",
    "Video of the launch was shown to the board on Monday.",
    "At 7:51 p.m., the board offered only minor changes to the draft.",
    "Other members remained unconvinced that the board would follow through on the contract.",
    "Officials tried to reach him at the yard, but nobody answered.",
    "Photographs of the yard were taken by Ada Quill for the inquiry.",
    "Read more slowly, the contract says something else.",
    "One of 12 ferries was to sail in April.",
    "The story has been told on the quay for years: a bakery that sells ships.",
    "Reporting from the quay is forbidden, an officer said.",
    "Reporting by the Gazette led to an inquiry. The board paid for it.",
    "Research by Eastquay University found that the yard is a field.",
    "Edited by Ada Quill, the book sold well and made her rich.",
    "Le président a parlé avec AFP de son voyage dans les îles.",
    "In this photo, she said, the keel cannot be seen.",
    "Lire aussi vite que le ministre est un art, dit-elle en riant.",
    "“Follow me on Twitter,” the chairman told the keepers.",
    "The board has corrected the minutes, and the yard has been asked to explain.",
]


@pytest.mark.parametrize("line", PROSE)
def test_prose_with_the_same_words_is_prose(line: str) -> None:
    document = record(LEAD, line, SECOND, THIRD)
    assert line in [document.text[start:end].strip() for start, end in body_spans(document)] or line in body(document)
    assert line not in marked(document)


def test_a_link_in_mid_article_does_not_take_the_rest() -> None:
    document = record(
        LEAD, SECOND, "Read next", "Keepers of the islands go on strike", "The bakery", LEAD, SECOND, THIRD
    )
    assert "The bakery" in body(document)
    assert body(document).split()[-len(THIRD.split()) :] == THIRD.split()
    assert "Keepers of the islands go on strike" in marked(document, "related")


@pytest.mark.parametrize(
    "between",
    [
        ["Now playing", "The keeper had left before the wall gave way.", "Up next"],
        ["Now playing", "The lighthouse 01:38", "The keeper left. The wall gave way.", "Up next"],
        ["Video", "The lighthouse", "The keeper left.", "The wall gave way.", "01:38"],
    ],
)
def test_a_player_tells_one_sentence_and_what_says_more_is_prose(between: list[str]) -> None:
    document = record(LEAD, SECOND, *between, THIRD)
    sentences = [line for line in between if line.endswith(".")]
    assert all(line in body(document) for line in sentences)


def test_lines_broken_at_a_width_are_no_titles() -> None:
    wrapped = "The board said that it knew of\nno ferries and that the yard had\nnever been asked to show one to\nanybody at all, at any time."
    assert "never been asked" in body(record(LEAD, "Video", wrapped, SECOND))


def test_an_agency_that_contributed_is_credited() -> None:
    document = record(LEAD, SECOND, THIRD, "The Associated Press contributed to this report.")
    assert "apnews.com" in {credit.key for credit in document.credits}
