"""Reads a report the way a browser's parser does, strictly: every tag closed, in order."""

from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "hr", "img"}
SVG_VOID = {"rect", "path", "circle"}


class Page(HTMLParser):
    """Ids, links, headings, languages and the visible text of a page; ``faults`` says what is not well-formed."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.faults: list[str] = []
        self.text: list[str] = []
        self.by_id: dict[str, list[str]] = {}
        self.by_tag: dict[str, list[str]] = {}
        self._open: list[tuple[str, str | None]] = []
        self.feed(source)
        self.close()
        self.faults += [f"<{tag}> never closed" for tag, _ in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if len(given) != len(attrs):
            self.faults.append(f"<{tag}> names an attribute twice")
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        if ident := given.get("id"):
            self.ids.append(ident)
        if tag == "a" and given.get("href") is not None:
            self.hrefs.append(given["href"] or "")
        if tag == "p" and any(name == "p" for name, _ in self._open):
            self.faults.append("<p> within <p>")
        if tag not in VOID | SVG_VOID or (tag in SVG_VOID and self.get_starttag_text()[-2:] != "/>"):  # type: ignore[index]
            self._open.append((tag, ident))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1][0] != tag:
            self.faults.append(f"</{tag}> closes {self._open[-1:]} at {self.getpos()}")
        else:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        open_tags = {tag for tag, _ in self._open}
        if not open_tags & {"style", "script"}:
            self.text.append(data)
        for tag, ident in self._open:
            self.by_tag.setdefault(tag, []).append(data)
            if ident:
                self.by_id.setdefault(ident, []).append(data)

    def said(self, ident: str) -> str:
        """The text inside the element of that id, white space collapsed."""
        return " ".join("".join(self.by_id.get(ident, [])).split())

    def all_text(self) -> str:
        return " ".join("".join(self.text).split())
