"""What part of a page an element is, by its tag, role, class and id. A table: word, kind of region, reason.

A region never decides alone what is body: it names the furniture that the body finder leaves out, and only the kinds
in ``CERTAIN`` overrule it.
"""

import re
from typing import Literal, TypeAlias

Region: TypeAlias = Literal[
    "navigation", "related", "comments", "caption", "byline", "dateline", "promotion", "embed", "standfirst", "footer"
]

_BY_TAG: dict[str, Region] = {
    "nav": "navigation",
    "footer": "footer",
    "figcaption": "caption",
    "address": "byline",
    "button": "navigation",
    "menu": "navigation",
}
_BY_ROLE: dict[str, Region] = {
    "navigation": "navigation",
    "banner": "navigation",
    "search": "navigation",
    "contentinfo": "footer",
    "dialog": "promotion",
    "alertdialog": "promotion",
    "menu": "navigation",
}
_BY_ITEMPROP: dict[str, Region] = {
    "author": "byline",
    "datepublished": "dateline",
    "datemodified": "dateline",
    "caption": "caption",
    "comment": "comments",
}
# Each pattern is met by one class or id as a whole, its parts already split at "-", "_" and camel humps.
_WORDS: tuple[tuple[Region, str], ...] = (
    (
        "caption",
        r"(?:\w+ )*(?:caption|captions|photo credit|image credit|imagecredit|photocredit|credit)(?: (?:text|wrap|wrapper|container|inner|body|credit|content))?|wp caption(?: text)?",
    ),
    (
        "byline",
        r"(?:\w+ )*(?:byline|bylines|author|authors|contributor|reporter|bio|biography)(?: (?:name|info|bio|box|meta|wrapper|line|card|details|data))?|posted by|writer",
    ),
    (
        "dateline",
        r"(?:(?:publish|published|publication|pub|post|posted|entry|article|story|update|updated|modified|submitted|display) )?(?:date|dates|time|timestamp|datetime|dateline|date line|pubdate)(?: (?:published|time|wrap|wrapper|container|published day))?",
    ),
    (
        "standfirst",
        r"(?:\w+ ){0,4}(?:standfirst|dek|subheadline|subtitle|sub title|sub headline|vorspann|anleser|teaser text|chapo|chapeau|entradilla|bajada|copete|sottotitolo|occhiello|ingress|лид|sapo)(?: (?:text|wrapper|container))?",
    ),
    (
        "comments",
        r"(?:\w+ )?(?:comment|comments|commentlist|disqus|disqus thread|respond|livefyre|coral)(?: (?:list|area|section|form|respond|thread|wrapper|container|body|box))?",
    ),
    (
        "related",
        r"(?:\w+ )*(?:related|recommended|recirc|recirculation|recommendations|outbrain|taboola|zergnet|popular posts|most read|most popular|trending|read more|readmore|see also|also read|more stories|more from|up next|you may like|suggested|yarpp|jp relatedposts|further reading)(?: \w+){0,3}"
        r"|(?:\w+ )?(?:video|player|vjs|clip) (?:description|desc|blurb|summary|text)"
        r"|(?:\w+ )?(?:news list|newslist|newsfeed|news feed|latest news|other news|last news|lenta|ticker)",
    ),
    (
        "promotion",
        r"(?:\w+ )?(?:newsletter|subscribe|subscription|signup|sign up|promo|promotion|advert|advertisement|ad|ads|sponsor|sponsored|paywall|donate|donation|cta|mc embed signup|optin|opt in|mailing list|tips|tip line|contact tip)(?: (?:wrapper|container|box|form|block|banner|unit|slot|widget|module|inline))?",
    ),
    (
        "embed",
        r"(?:\w+ )?(?:twitter tweet|tweet|instagram media|fb post|embed|embedded|video player|player|jwplayer|brightcove|playlist)(?: (?:wrapper|container|block|embed))?",
    ),
    (
        "navigation",
        r"(?:\w+ )?(?:nav|navbar|navigation|menu|submenu|breadcrumb|breadcrumbs|share|sharing|sharedaddy|social|socials|social media|share buttons|addthis|toolbar|pagination|pager|skip link|cookie|cookies|consent|gdpr|cmp|onetrust|didomi|usercentrics|tags|tag list|taglist|post tags|entry tags|sidebar|masthead|topbar)(?: (?:bar|list|links|buttons|icons|container|wrapper|item|items|menu|block|tools|banner|notice))?",
    ),
    ("footer", r"(?:site |page |global |main )?footer(?: \w+){0,2}|colophon|copyright"),
)
_TABLE = tuple((kind, re.compile(pattern)) for kind, pattern in _WORDS)
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[-_:/.]+")

CERTAIN: frozenset[Region] = frozenset(
    {"caption", "byline", "comments", "related", "navigation", "footer", "promotion"}
)

_known: dict[tuple[str, str | None, str | None, str | None, str | None], Region | None] = {}


def region_of(
    tag: str, classes: str | None, identifier: str | None, role: str | None = None, itemprop: str | None = None
) -> Region | None:
    """The region that this element opens by itself, or None."""
    if tag in _BY_TAG:
        return _BY_TAG[tag]
    if not (classes or identifier or role or itemprop):
        return "dateline" if tag == "time" else None
    if role and role.lower() in _BY_ROLE:
        return _BY_ROLE[role.lower()]
    if itemprop and itemprop.lower() in _BY_ITEMPROP:
        return _BY_ITEMPROP[itemprop.lower()]
    if tag in ("html", "body", "main", "article"):
        return None
    names = (classes or "")[:300].split()[:12]
    if identifier:
        names.append(identifier[:60])
    for name in names:
        parts = " ".join(_HUMP.sub(" ", name[:60]).lower().split())
        for kind, pattern in _TABLE:
            if pattern.fullmatch(parts):
                return kind
    return "dateline" if tag == "time" else None
