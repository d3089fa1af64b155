"""Pages: visible text only, the article found, the rest marked by kind, metadata with its place."""

import json

import pytest

from tests.ingest.made import ARTICLE, LEAD, SECOND, STORY, THIRD, body, marked, page, read, refused


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_body_and_furniture_of_a_page() -> None:
    document = read(
        page(
            "<p class='story__standfirst'>A yard, a field, and 14 ferries.</p><p class='byline'>By Ada Quill</p><time datetime='2031-05-09'>9 May 2031</time>"
            "<figure><img alt='A field'><figcaption>The field in May.</figcaption></figure>"
            + ARTICLE
            + "<aside class='related-stories'><h3>More</h3><a href='/b'>A bridge for the strait</a></aside><div class='newsletter-signup'>Get it by post.</div>"
        ),
        "page.html",
    )
    assert squeezed(body(document)) == squeezed(STORY)
    assert marked(document, "title") == ["Ferries that nobody built"]
    assert marked(document, "standfirst") == ["A yard, a field, and 14 ferries."]
    assert marked(document, "byline") == ["By Ada Quill"]
    assert marked(document, "caption") == ["The field in May."]
    assert "9 May 2031" in marked(document, "dateline")
    assert "A bridge for the strait" in marked(document, "related")
    assert "Get it by post." in marked(document, "promotion")
    assert document.outlet is not None
    assert document.outlet.value == "The Sound Gazette"
    assert document.language is not None
    assert document.language.value == "en"


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>var unseen = 1;</script>",
        "<style>.unseen { color: red }</style>",
        "<template><p>unseen</p></template>",
        "<noscript><p>unseen</p></noscript>",
        "<p hidden>unseen</p>",
        "<p style='color:red; display : none'>unseen</p>",
        "<span class='sr-only'>unseen</span>",
        "<textarea>unseen</textarea>",
        "<select><option>unseen</option></select>",
        "<svg><title>unseen</title></svg>",
        "<iframe>unseen</iframe>",
        "<img alt='unseen'>",
        "<!-- unseen -->",
        "&lt;img src='unseen'&gt;",
        "<input value='unseen'>",
    ],
)
def test_what_a_reader_does_not_see_is_not_in_the_text(unseen: str) -> None:
    assert "unseen" not in read(page(f"{ARTICLE}{unseen}<p>{THIRD[:60]}</p>"), "page.html").text


@pytest.mark.parametrize(
    "around",
    [
        "<!doctype html><title>T</title><article>{}</article>",
        "<!doctype html><html><head><title>T</title><noscript><img src='a'></noscript></head><main>{}</main></html>",
        "<meta charset=utf-8><script>var body = '<body>';</script><section>{}</section>",
    ],
)
def test_a_page_may_leave_its_body_tag_out(around: str) -> None:
    assert squeezed(body(read(around.format(ARTICLE), "page.html"))) == squeezed(STORY)


def test_boxes_cells_and_breaks_keep_words_apart() -> None:
    document = read(
        page(
            f"{ARTICLE}<table><tr><td>Yard</td><td>Ferries</td></tr></table><p>one<br>two</p><div><b>Quay</b><i>4 min</i></div><ul><li>a</li><li>b</li></ul><p>in<b>side</b> a word</p>"
        ),
        "page.html",
    )
    for expected in ("Yard\tFerries", "one\ntwo", "Quay 4 min", "a\nb", "inside a word"):
        assert expected in document.text


def test_white_space_is_folded_and_invisible_characters_go() -> None:
    document = read(page(f"{ARTICLE}<p>a \n\t b&nbsp;&nbsp;c so&shy;ft zero&#8203;width</p>"), "page.html")
    assert "a b c soft zerowidth" in document.text


def test_a_paragraph_split_by_an_advertisement_is_whole() -> None:
    chunks = f"<div class='article__chunk'><p>{LEAD}</p><p>{SECOND}</p></div><div class='ad-slot'>Buy cabbages</div><div class='article__chunk'><p>{THIRD}</p></div>"
    assert squeezed(body(read(page(chunks), "page.html"))) == squeezed(STORY)


def test_metadata_prefers_what_says_it_best() -> None:
    linked = {
        "@graph": [
            {"@type": "Organization", "name": "Template Ltd"},
            {
                "@type": "NewsArticle",
                "headline": "Ferries that nobody built",
                "datePublished": "0001-01-01T00:00:00Z",
                "author": [{"name": "Ada Quill"}],
                "publisher": {"name": "Tidewire"},
            },
        ]
    }
    head = (
        f"<script type='application/ld+json'>{json.dumps(linked)}</script><meta property='og:site_name' content='The Sound Gazette | News from the strait'>"
        "<meta property='article:published_time' content='2031-05-09T23:30:00-05:00'><link rel='canonical' href='https://www.soundgazette.example/2031/05/ferries'>"
    )
    document = read(page(ARTICLE, head), "page.html")
    assert document.outlet is not None
    assert document.outlet.value == "The Sound Gazette"  # not the agency that JSON-LD names
    assert document.outlet_key == "soundgazette"
    assert document.published is not None
    assert document.published.value == "2031-05-09T23:30:00-05:00"  # the page's own day, not UTC's, and no filler
    assert document.byline is not None
    assert document.byline.value == "Ada Quill"
    assert document.url == "https://www.soundgazette.example/2031/05/ferries"
    assert document.title is not None
    assert (document.title.value, document.title.where) == ("Ferries that nobody built", "h1")


def test_a_first_heading_that_is_the_sites_name_is_no_title() -> None:
    data = page(ARTICLE, "<meta property='og:title' content='A yard of cabbages - The Sound Gazette'>").replace(
        b"<nav>", b"<h1>The Sound Gazette</h1><nav>"
    )
    document = read(data.replace(b"Ferries that nobody built", b"A yard of cabbages"), "page.html")
    assert document.title is not None
    assert document.title.value == "A yard of cabbages"


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://soundgazette.example/2031/05/09/ferries", "2031-05-09"),
        ("https://soundgazette.example/2031/may/09/ferries/", "2031-05-09"),
        ("https://soundgazette.example/ferries-14848164", None),
    ],
)
def test_a_date_that_only_the_address_states(address: str, day: str | None) -> None:
    document = read(page(ARTICLE, f"<link rel='canonical' href='{address}'>"), "page.html")
    assert (document.published.value if document.published else None) == day


def test_a_page_whose_address_is_another_outlets_credits_it() -> None:
    document = read(
        page(
            ARTICLE,
            "<meta property='og:url' content='https://mirror.example/a'><link rel='canonical' href='https://www.nytimes.com/2031/05/09/ferries.html'>",
        ),
        "page.html",
    )
    assert ("canonical", "nytimes.com") in {(c.kind, c.key) for c in document.credits}
    assert document.outlet_key != "nytimes.com"


@pytest.mark.parametrize(
    "content",
    [
        b"<html><body><div role='dialog'><h1>Before you go on</h1><p>We use cookies.</p><button>Accept</button></div></body></html>",
        b"<html><body><ul>"
        + b"".join(
            b"<li><a href='/%d'>A headline about ferries and fields, number %d</a></li>" % (n, n) for n in range(60)
        )
        + b"</ul></body></html>",
        b"<html><head><script>render()</script></head><body></body></html>",
    ],
)
def test_a_page_without_an_article_is_set_aside(content: bytes) -> None:
    refused(content, "page.html")


def test_a_page_under_a_wrong_suffix_is_still_a_page() -> None:
    assert read(page(ARTICLE), "page.txt").media == "html"
    assert read(STORY, "story.html").media == "text"


def test_prose_about_tags_is_prose() -> None:
    assert read(f"The form has a field called <b>name</b>.\n\n{STORY}").media == "text"


def test_nesting_that_no_parser_follows() -> None:
    deep = b"<html><body>" + b"<div><b>" * 30_000 + ARTICLE.encode() + b"</b></div>" * 30_000
    document = read(deep, "page.html")
    assert squeezed(LEAD) in squeezed(document.text)
    assert "<" not in document.text


def test_a_chinese_title_loses_its_site_and_its_section() -> None:
    html = (
        "<html><head><title>渡轮因裂缝停航_国内_海港晚报网</title></head><body><h1>渡轮因裂缝停航</h1><p>2031-05-05 09:12</p>"
        "<div><p>由于两艘船体发现裂缝，海峡渡轮服务周一停航，旅客需要改乘公共汽车前往对岸的小镇。</p>"
        "<p>港务局表示，工程师本周将检查其余船只，检查结束之前不会恢复航班，也不会退还船票。</p></div></body></html>"
    )
    document = read(html, "page.html")
    assert [f.value if f else None for f in (document.title, document.outlet, document.published)] == [
        "渡轮因裂缝停航",
        "海港晚报网",
        "2031-05-05",
    ]


def test_the_description_of_a_video_of_another_story_is_no_body() -> None:
    video = "<div class='video-wrapper'><p class='video-description'>A fire destroyed a mill near Fenby on Sunday.</p></div>"
    assert squeezed(body(read(page(ARTICLE.replace("</p>", f"</p>{video}", 1)), "page.html"))) == squeezed(STORY)


def test_a_signature_behind_the_body_is_read_above_what_stands_below() -> None:
    below = b"</article>" + b"".join(b"<p>Ranking %d</p>" % number for number in range(6))
    signed = page(ARTICLE.replace("ships.</p>", "ships. (PAP)</p>")).replace(b"</article>", below)
    assert {(credit.kind, credit.key) for credit in read(signed, "page.html").credits} == {("wire", "pap.pl")}
