"""One account of a simulated pile, and how it looks on its site."""

import html
import json
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from benchmarks.lineage.text import Body, bare

SITE_LINES = (
    "Sign up for our morning newsletter and get the day's stories in your inbox.",
    "Follow us on Facebook and Instagram for more.",
    "Subscribe now for unlimited access from one euro a week.",
    "Got a tip? Write to the newsroom at tips@desk.example.",
)
WIDGETS = (
    ("Most read", "Seven soups for a cold week", "Why your cat ignores you", "The quiz: name that lighthouse"),
    ("Related articles", "How to store winter apples", "A walk through the old quarter", "Ten films to see in autumn"),
    ("Advertisement",),
    ("Read also: A guide to the best night trains of the season",),
    ("Sponsored content", "This pillow changed how thousands sleep", "Dentists are surprised by one simple habit"),
)


@dataclass
class Account:
    """``parent`` is the account it was made from, ``operations`` how, ``family`` which original it goes back to.

    ``credits`` is the outlet that the page names as its source, in any way, ``text_of`` whose text it is as far as the page
    says; ``held`` is whether the page is in the pile.
    ``nameless``: whoever saved it did not say where or when it stood. ``around`` are lines set before a paragraph (its number; -1: behind the last).
    """

    name: str
    family: int
    outlet: str
    title: str
    body: Body
    published: datetime
    parent: str | None = None
    operations: tuple[str, ...] = ()
    dateline: str = ""
    agency: bool = False
    credits: str = ""
    text_of: str = ""
    held: bool = True
    fused: bool = False
    plain_quotes: bool = False
    telling: int | None = None
    nameless: bool = False
    around: dict[int, list[str]] = field(default_factory=dict)

    def lines(self) -> list[str]:
        """The page as a reader sees it, without its headline."""
        texts = [" ".join(sentence.text for sentence in paragraph) for paragraph in self.body.paragraphs]
        texts[0] = self.dateline + texts[0]
        if self.fused:
            texts = [" ".join(texts)]
        if self.plain_quotes:
            texts = [text.translate({0x201C: '"', 0x201D: '"'}) for text in texts]
        found: list[str] = []
        for k, text in enumerate(texts):
            found += [*self.around.get(k, ()), text]
        last = [line for at, lines in sorted(self.around.items()) if at < 0 or at >= len(texts) for line in lines]
        return found + last

    @property
    def site(self) -> str:
        return "".join(map(bare, self.outlet.split()))

    @property
    def url(self) -> str:
        slug = "-".join(filter(None, map(bare, self.title.split()[:8])))
        return f"https://www.{self.site}.example/{self.published:%Y/%m/%d}/{slug}-{self.name[1:]}"

    def record(self) -> str:
        """A JSON line."""
        where = {
            "url": self.url,
            "outlet": self.outlet,
            "published": self.published.strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
        told = {"language": "en", "text": "\n\n".join(self.lines())}
        return json.dumps(
            {"id": self.name, "title": self.title, **({} if self.nameless else where), **told}, ensure_ascii=False
        )

    def page(self, rng: Random) -> str:
        """A web page with what its site sets around every article."""
        lines = "\n".join(f"<p>{html.escape(line, quote=False)}</p>" for line in self.lines())
        title, outlet = html.escape(self.title), html.escape(self.outlet)
        return (
            f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | {outlet}</title>\n'
            f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="{outlet}">\n'
            f'<meta property="article:published_time" content="{self.published:%Y-%m-%dT%H:%M:%SZ}">\n'
            f'<link rel="canonical" href="{self.url}"></head><body>\n'
            f'<header><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav></header>\n'
            f"<main><article><h1>{title}</h1>\n<time>{self.published:%B %d, %Y}</time>\n{lines}\n</article></main>\n"
            f"<aside><h3>Newsletter</h3><p>{rng.choice(SITE_LINES)}</p></aside>\n"
            f"<footer><p>© {self.published:%Y} {outlet}. All rights reserved.</p></footer></body></html>\n"
        )

    def plain(self) -> str:
        """A text as somebody saved it: headline, day, text."""
        return "\n\n".join([self.title, f"{self.published:%B %d, %Y}", *self.lines()]) + "\n"
