"""What a page says about itself: title, outlet, byline, date, address, language; each with where it says so.

Several places of one page contradict one another (a wire story's ``publisher`` names the agency, ``og:site_name`` may
read "U.S.", a template's date 0001-01-01), so each field has its own order of trust, written out below.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import msgspec
from lxml import etree

from firsthand.ingest.outlets import Outlet, folded, host_of, outlet_of_address, outlet_of_name, registrable
from firsthand.ingest.pagetext import Page, fold
from firsthand.ingest.stateddates import day_in_address, month_first, stated_day, stated_moment
from firsthand.language.crediting import HAN, KANA
from firsthand.records import Sourced

_ARTICLE_TYPES = re.compile(
    r"(?:News|Blog|Tech|Scholarly|Opinion|Analysis|Reportage|Review|LiveBlog)?(?:Article|Posting|Report)\b|ClaimReview"
)
_UNSPACED = re.compile(f"[{HAN}{KANA}]")
SEPARATOR = re.compile(
    rf"\s+[|–—·:»•-]\s+|\s*[|｜]\s*|(?<=[{HAN}{KANA}”》」])(?:[_＿]|[-–—：](?=[{HAN}{KANA}]{{2,8}}(?:网|網|报|報|社|台|新聞|デジタル|ニュース|オンライン|신문|뉴스|일보)[{HAN}{KANA}]{{0,4}}\Z))"
)
"""What parts a headline from the site's name; between Chinese and Japanese characters without blanks."""
SHORTEST_HEADLINE = 6
"""Chinese characters of a headline before the sections of its site."""
_LARGEST_JSON = 1_000_000
MOST = 500
"""Of first headings and times, how many are looked at."""
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|Copyright)(?:\s{0,2}(?:©|\(c\)))?\s{0,2}(?:\d{4}(?:\s?[-–]\s?\d{4})?)?\s{0,2}(?:by )?(?P<who>[A-ZÀ-ÞА-Я][\w.’'& -]{1,40}?)(?=\.|,|\||\n|\s+[Aa]ll |\s+\d{4}|\Z)"
)


class Meta(msgspec.Struct, frozen=True):
    """Metadata of a page. ``headlines`` are all strings that the page itself uses as its headline."""

    title: Sourced | None
    headlines: tuple[str, ...]
    outlet: Sourced | None
    outlet_key: str | None
    byline: Sourced | None
    published: Sourced | None
    address: str | None
    canonical: str | None
    language: str | None
    publisher: str = ""
    """Whom JSON-LD names as publisher; of a wire story often the agency."""


class _Raw(msgspec.Struct):
    metas: dict[str, list[str]]
    items: list[dict[str, Any]]
    title: str
    headings: list[str]
    canonical: str
    language: str
    times: list[tuple[str, str, bool]]


def _collect(tree: etree._Element) -> _Raw:
    metas: dict[str, list[str]] = defaultdict(list)
    raw = _Raw(metas, [], "", [], "", "", [])
    raw.language = (tree.get("lang") or tree.get("xml:lang") or "").strip()[:20]
    for element in tree.iter("meta", "title", "link", "script", "h1", "time", "input"):
        tag = element.tag
        if tag == "meta":
            name = (
                element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
            )
            content = element.get("content")
            if name and content:
                metas[name.lower().strip()].append(fold(content)[:1_000])
        elif tag == "title":
            if not raw.title and _parent(element) not in ("svg", "symbol", "g"):
                raw.title = fold("".join(_texts(element)))[:500]
        elif tag == "link":
            if (element.get("rel") or "").lower() == "canonical" and element.get("href"):
                raw.canonical = raw.canonical or (element.get("href") or "").strip()[:2_000]
        elif tag == "script":
            if "ld+json" in (element.get("type") or "") and element.text and len(element.text) <= _LARGEST_JSON:
                raw.items += _objects(element.text)
        elif tag == "h1":
            heading = fold(" ".join(_texts(element)))[:500]
            if heading and len(raw.headings) < MOST:
                raw.headings.append(heading)
        elif tag == "time" and len(raw.times) < MOST:
            own = "publi" in " ".join(filter(None, (element.get("class"), element.get("itemprop")))).lower()
            raw.times.append((element.get("datetime") or "", fold(" ".join(_texts(element)))[:200], own))
        elif tag == "input" and "publish" in (element.get("class") or element.get("name") or "").lower():
            raw.times.append((element.get("value") or "", "", True))
    return raw


def _parent(element: etree._Element) -> str:
    parent = element.getparent()
    return str(parent.tag) if parent is not None else ""


def _texts(element: etree._Element) -> list[str]:
    return [piece for piece in element.itertext() if isinstance(piece, str)][:200]


def _objects(text: str) -> list[dict[str, Any]]:
    """Every object of a JSON-LD block, nested graphs flattened; nothing of a broken one."""
    try:
        found = json.loads(text.strip().strip(";"), strict=False)
    except (ValueError, RecursionError):
        return []
    objects: list[dict[str, Any]] = []
    stack: list[Any] = [found]
    while stack and len(objects) < 500:
        item = stack.pop()
        if isinstance(item, list):
            stack.extend(reversed(item[:200]))
        elif isinstance(item, dict):
            objects.append(item)
            stack.extend(reversed([value for value in list(item.values())[:100] if isinstance(value, list | dict)]))
    return objects


def _article(items: list[dict[str, Any]]) -> dict[str, Any]:
    for item in items:
        kind = item.get("@type")
        kinds = kind if isinstance(kind, list) else [kind]
        if any(isinstance(k, str) and _ARTICLE_TYPES.search(k) for k in kinds):
            return item
    return {}


def _string(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name", "")
        if isinstance(value, list):
            value = value[0] if value else ""
    return fold(value)[:500] if isinstance(value, str) else ""


def read_meta(page: Page, saved_from: str | None = None) -> Meta:
    """What the page says of itself; a field that it does not state is None. ``saved_from`` is its address where it names
    none itself."""
    if page.tree is None:
        return Meta(None, (), None, None, None, None, None, None, None)
    raw = _collect(page.tree)
    article = _article(raw.items)
    canonical = _absolute(raw.canonical)
    address = _absolute((raw.metas.get("og:url") or [""])[0]) or canonical or _absolute(saved_from or "")
    outlet, outlet_at = _outlet(raw, article, address or canonical, page)
    title, headlines = _title(raw, article, outlet, address)
    published = _published(raw, article, page, address or canonical, headlines)
    return Meta(
        title=title,
        headlines=headlines,
        outlet=Sourced(outlet.name, outlet_at) if outlet else None,
        outlet_key=outlet.key if outlet else None,
        byline=_byline(raw, article, outlet),
        published=published,
        address=canonical or address,
        canonical=canonical,
        language=raw.language or None,
        publisher=_string(article.get("publisher")),
    )


def _absolute(address: str) -> str | None:
    return address if re.match(r"https?://", address, re.I) and host_of(address) else None


# ---- outlet


def _name_parts(name: str) -> list[str]:
    return [part.strip() for part in SEPARATOR.split(name) if part.strip()]


def _label(address: str | None) -> str:
    host = host_of(address) if address else ""
    return folded(registrable(host).split(".")[0]) if host else ""


def _outlet(raw: _Raw, article: dict[str, Any], address: str | None, page: Page) -> tuple[Outlet | None, str]:
    """The outlet that publishes this page.

    Order: the domain, where the table knows it; then a name of the site that the domain's label supports; then
    ``og:site_name``; the publisher in JSON-LD; the suffix of ``<title>``; the label as the page spells it.
    """
    by_domain = outlet_of_address(address) if address else None
    if by_domain is not None and by_domain.known:
        return by_domain, "domain"
    label = _label(address)
    host_key = by_domain.key if by_domain else None
    site = [part for name in raw.metas.get("og:site_name", []) for part in _name_parts(_unaddressed(name))]
    publisher = [_string(article.get("publisher"))]
    application = raw.metas.get("application-name", []) + raw.metas.get("dc.publisher", [])
    suffix = _name_parts(raw.title)[1:][::-1]
    places = (
        ("og:site_name", site),
        ("json-ld publisher", publisher),
        ("application-name", application),
        ("title suffix", suffix),
    )
    for where, names in places:
        for name in names:
            if label and name and _supports(label, folded(name)):
                return Outlet(_key(by_domain, label, name), name, known=False), where
    agency: tuple[Outlet | None, str] = (None, "")
    for where, names in places:
        if not names or not names[0] or len(names[0]) > 60 or (where == "title suffix" and label):
            continue
        found = outlet_of_name(names[0])
        if found is not None and found.kind == "agency" and where == "json-ld publisher":
            agency = found, where  # of a wire story; the page's own outlet only where nothing else is named
        elif found is not None:
            return (found, where) if found.known or not host_key else (Outlet(host_key, found.name, known=False), where)
    if by_domain is not None:
        spelled = _spelled(page.text, label)
        key = _key(by_domain, label, spelled or by_domain.name)
        return Outlet(key, spelled or by_domain.name, known=False), "page text" if spelled else "domain"
    if holder := _COPYRIGHT.search(page.text[-4_000:]):
        return outlet_of_name(holder["who"]), "copyright"
    return agency


def _key(by_domain: Outlet | None, label: str, name: str) -> str:
    """The domain's key; of a domain that no table knows without the article that its name begins with, as credits are."""
    if by_domain is None or (not by_domain.known and label == f"the{folded(name)}"):
        return folded(name)
    return by_domain.key


def _unaddressed(name: str) -> str:
    found = outlet_of_address(name) if re.match(r"https?://", name) else None
    return found.name if found else name.removeprefix("@")


def _supports(label: str, name: str) -> bool:
    """The domain's label and a name say the same: one holds the other, both of some length."""
    return len(name) >= 3 and (name in label or label in name)


def _spelled(text: str, label: str) -> str | None:
    """How the page itself writes the words of its domain ("Some Town News" for sometownnews.example)."""
    if len(label) < 3:
        return None
    words = [(m.start(), m.end()) for m in re.finditer(r"[^\W_]+", text[:200_000])]
    keys = [folded(text[start:end]) for start, end in words]
    counts: dict[str, int] = defaultdict(int)
    for index, key in enumerate(keys):
        joined = ""
        if not label.startswith(key) or not key:
            continue
        for last in range(index, min(index + 5, len(keys))):
            joined += keys[last]
            if joined == label:
                spelled = text[words[index][0] : words[last][1]]
                if "\n" not in spelled:
                    counts[spelled] += 1
            if not label.startswith(joined):
                break
    capitals = {name: count for name, count in counts.items() if not name.islower() or len(counts) == 1}
    return max(capitals, key=lambda name: (capitals[name], name)) if capitals else None


# ---- title


def _title(
    raw: _Raw, article: dict[str, Any], outlet: Outlet | None, address: str | None
) -> tuple[Sourced | None, tuple[str, ...]]:
    """The headline: the ``<h1>`` that the page's head confirms, else ``og:title``, JSON-LD, ``<title>``, the first h1.

    An unconfirmed h1 is often the site's name or a box of its own. Suffixes naming the site are cut.
    """
    names = {folded(part) for name in raw.metas.get("og:site_name", []) for part in (name, *_name_parts(name))}
    if outlet:
        names |= {folded(outlet.name), folded(outlet.key)}
    names |= {_label(address)} - {""}
    publisher = folded(_string(article.get("publisher")))
    names |= {publisher} - {""}
    social = [_without_site(t, names) for t in raw.metas.get("og:title", []) + raw.metas.get("twitter:title", [])]
    linked = _without_site(_string(article.get("headline")), names)
    head = _without_site(raw.title, names)
    stated = [t for t in (*social, linked, head) if t]
    confirmed = [h for h in raw.headings if folded(h) not in names and any(_alike(h, t) for t in stated)]
    candidates = [("h1", _without_site(h, names)) for h in confirmed]
    candidates += [("og:title", t) for t in social if t and folded(t) not in names]
    candidates += [("json-ld headline", linked), ("title", head)]
    candidates += [("h1", h) for h in raw.headings if not stated]
    candidates = [(where, t) for where, t in candidates if t]
    headlines = tuple(dict.fromkeys([t for _, t in candidates]))
    if not candidates:
        return None, ()
    where, title = candidates[0]
    return Sourced(title, where), headlines


def _without_site(title: str, names: set[str]) -> str:
    """A title without the site's name before or behind it, and without the sections that follow a bar."""
    parts = list(SEPARATOR.finditer(title))
    while parts:
        last = parts[-1]
        tail = folded(title[last.end() :])
        rest = title[: last.start()]
        site = tail in names or any(
            len(n) >= 4 and (tail.startswith(n) or n.startswith(tail)) and len(tail) >= 4 for n in names
        )
        section = ("|" in last[0] and len(rest.split()) >= 3) or (last[0] in "_＿" and len(rest) >= SHORTEST_HEADLINE)
        after_site = len(parts) < len(list(SEPARATOR.finditer(title)))
        if not (site or section or after_site):
            break
        title = rest
        parts.pop()
        if not site and not section:
            break
    first = SEPARATOR.search(title)
    if first is not None and folded(title[: first.start()]) in names and len(title[first.end() :].split()) >= 3:
        title = title[first.end() :]
    return title.strip()


def _alike(one: str, other: str) -> bool:
    """Half of the shorter headline's words stand in the other; of its signs where no blanks part words."""
    words = _UNSPACED.findall if _UNSPACED.search(one) else re.compile(r"\w+").findall
    a, b = set(words(one.casefold())), set(words(other.casefold()))
    return bool(a and b) and len(a & b) * 2 >= min(len(a), len(b))


# ---- byline and date


def _byline(raw: _Raw, article: dict[str, Any], outlet: Outlet | None) -> Sourced | None:
    """Who wrote it, by JSON-LD or a meta element; the outlet's own name in that place says nothing."""
    own = folded(outlet.name) if outlet else ""
    author = article.get("author")
    people = author if isinstance(author, list) else [author]
    names = [name for name in (_string(person) for person in people[:10]) if name and not name.startswith("http")]
    names = [name for name in (_without_by(name) for name in names) if folded(name) != own]
    if names:
        return Sourced(", ".join(dict.fromkeys(names)), "json-ld author")
    for key in ("author", "article:author", "byl", "dc.creator", "sailthru.author", "parsely-author"):
        for value in raw.metas.get(key, []):
            if not value.startswith(("http", "@")) and folded(value) != own:
                return Sourced(_without_by(value), f"meta {key}")
    return None


def _without_by(name: str) -> str:
    return re.sub(r"^by\s+", "", name, flags=re.I)


_DATE_KEYS = (
    "article:published_time", "article:published", "og:article:published_time", "og:published_time", "datepublished",
    "og:datepublished", "pubdate", "og:pubdate", "publishdate", "publish-date", "publish_date", "pub_date", "pdate",
    "published_time_telegram", "dc.date.issued", "dcterms.created", "dcterms.issued", "date.release", "sailthru.date",
    "parsely-pub-date", "dc.date", "dcterms.date", "date", "datecreated", "originalpublicationdate",
    "analyticsattributes.articledate", "cxenseparse:recs:publishtime", "sn-post-date", "weibo:article:create_at",
)  # fmt: skip


def _published(
    raw: _Raw, article: dict[str, Any], page: Page, address: str | None, headlines: tuple[str, ...]
) -> Sourced | None:
    """The first statement in order of trust; its time from a later one of the same day, where it has none itself."""
    first = month_first(raw.language)
    stated = list(_stated(raw, article, first))
    for found in stated:
        timed = [other for other in stated if other.value.startswith(found.value)]
        return max(timed, key=lambda other: "T" in other.value)
    if address and (day := day_in_address(address)):
        return Sourced(day, "address")
    for block in page.blocks:
        shown = page.text[block.start : block.end]
        if (
            len(shown) <= 200
            and block.region in ("dateline", "byline")
            and (day := stated_day(shown, month_first=first))
        ):
            return Sourced(day, "dateline", (block.start, block.end))
    for stamp, shown, _ in raw.times[:1]:
        if day := stated_moment(stamp) or stated_day(shown, month_first=first):
            return Sourced(day, "time")
    return _beside_headline(page, headlines, first)


def _stated(raw: _Raw, article: dict[str, Any], first: bool | None) -> Iterator[Sourced]:
    """The publication times that the page's head and its own ``<time>`` state, in order of trust."""
    for key in ("datePublished", "dateCreated"):
        if moment := stated_moment(_string(article.get(key)), month_first=first):
            yield Sourced(moment, f"json-ld {key}")
    for item in raw.items:
        if moment := stated_moment(_string(item.get("datePublished")), month_first=first):
            yield Sourced(moment, "json-ld datePublished")
    for key in _DATE_KEYS:
        for value in raw.metas.get(key, [])[:20]:
            if moment := stated_moment(value, month_first=first):
                yield Sourced(moment, f"meta {key}")
    for stamp, shown, own in raw.times:
        if own and (moment := stated_moment(stamp) or stated_day(shown, month_first=first)):
            yield Sourced(moment, "time")


BESIDE = 6
"""Blocks before and after the headline in which a bare date is the article's."""


def _beside_headline(page: Page, headlines: tuple[str, ...], first: bool | None) -> Sourced | None:
    """A date on a short line near the headline, also where day and year are boxes of their own."""
    wanted = {folded(headline) for headline in headlines} - {""}
    at = next(
        (
            i
            for i, b in enumerate(page.blocks)
            if b.end - b.start <= 500 and folded(page.text[b.start : b.end]) in wanted
        ),
        None,
    )
    if at is None:
        return None
    near = sorted(range(max(0, at - BESIDE), min(len(page.blocks), at + BESIDE + 1)), key=lambda index: abs(index - at))
    for size in (1, 2):
        for index in near:
            start, end = page.blocks[index].start, page.blocks[min(index + size, len(page.blocks)) - 1].end
            shown = " ".join(page.text[start:end].split())
            if len(shown) <= 120 and (day := stated_day(shown, month_first=first)):
                return Sourced(day, "beside headline", (start, end))
    return None
