"""The report in a real Chromium, where there is one: no errors, no requests, no sideways scrolling, keyboard alone."""

import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from firsthand.records import Sourced
from firsthand.views.report import render
from tests.views.browser import Page, browser, chromium
from tests.views.made import crowd, document, pile
from tests.views.made_registers import many, with_registers

PROGRAM = chromium()
pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no Chromium on the path")
TAB, ENTER = ("Tab", 9), ("Enter", 13, "\r")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    (folder / "report.html").write_text(render(pile()), "utf-8")
    (folder / "crowd.html").write_text(render(crowd(60, 240)), "utf-8")
    (folder / "registers.html").write_text(render(with_registers()), "utf-8")
    (folder / "many.html").write_text(render(with_registers(registers=many(60))), "utf-8")
    return folder / "report.html"


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    assert PROGRAM is not None
    with browser(PROGRAM, tmp_path_factory.mktemp("profile")) as started:
        yield started


@pytest.fixture
def page(started: Page) -> Iterator[Page]:
    with started.tab():
        yield started


def troubles(page: Page) -> list[str]:
    """Console errors, broken policies, exceptions, and every request but that for the page itself."""
    found = []
    for event in page.events:
        method, params = event.get("method"), event.get("params", {})
        if method in {"Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled"}:
            found.append(str(params))
        if method == "Network.requestWillBeSent":
            address = params["request"]["url"]
            if not address.startswith(("file:", "data:")):
                found.append(address)
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_it_opens_without_a_sound_and_fits(page: Page, written: Path, width: int, scheme: str) -> None:
    page.size(width)
    page.scheme(scheme)
    for name in ("report.html", "crowd.html", "registers.html", "many.html"):
        page.events.clear()
        page.open((written.parent / name).as_uri())
        assert page.run("document.documentElement.scrollWidth") <= width
        assert page.run("document.querySelectorAll('h1').length") == 1
        assert troubles(page) == []
    files = [e for e in page.events if e.get("method") == "Network.requestWillBeSent"]
    assert len([e for e in files if e["params"]["request"]["url"].startswith("file:")]) == 1


def test_words_without_end_do_not_widen_it(page: Page, tmp_path: Path) -> None:
    from tests.views.test_report import empty  # the smallest results there are

    held = document("w" * 200, "W" * 4000, "O" * 300)
    target = tmp_path / "wide.html"
    target.write_text(render(empty(documents=(held,))), "utf-8")
    for width in (390, 1280):
        page.size(width)
        page.events.clear()
        page.open(target.as_uri())
        assert page.run("document.documentElement.scrollWidth") <= width


def test_a_text_from_right_to_left_does_not_widen_it(page: Page, tmp_path: Path) -> None:
    from tests.views.test_report import empty

    held = document("held", "שתי סירות עגנו בנמל.\n\nהפקיד ספר אחת עשרה.\n\nאיש לא שאל אותו.", "החוף")
    target = tmp_path / "right.html"
    target.write_text(
        render(empty(documents=(msgspec.structs.replace(held, language=Sourced("he", "text")),))), "utf-8"
    )
    page.size(390)
    page.open(target.as_uri())
    assert page.run("document.documentElement.scrollWidth") <= 390


CONTRAST = """(() => {
  const seen = [];
  const channel = (v) => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; };
  const parse = (c) => { const m = c.match(/[\\d.]+/g).map(Number); return m.length > 3 && m[3] === 0 ? null : m; };
  const light = ([r, g, b]) => .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b);
  const ground = (e) => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor);
    if (c) return c; } return [255, 255, 255]; };
  for (const e of document.querySelectorAll('body *')) {
    const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (!own || e.closest('svg, script, style, [hidden]')) continue;
    const [a, b] = [light(parse(getComputedStyle(e).color)), light(ground(e))].sort((x, y) => y - x);
    const ratio = (a + .05) / (b + .05);
    if (ratio < 4.5) seen.push(`${e.tagName}.${e.className} ${ratio.toFixed(2)} ${e.textContent.slice(0, 30)}`);
  }
  return seen;
})()"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_stands_out_from_its_ground(page: Page, written: Path, scheme: str) -> None:
    page.size(1280)
    page.scheme(scheme)
    for name in ("report.html", "registers.html"):
        page.events.clear()
        page.open((written.parent / name).as_uri())
        page.run("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        assert page.run(CONTRAST) == []


OVERLAPS = """(() => {
  const boxes = [...document.querySelectorAll('svg.ties text.name')].map((e) => [e.textContent, e.getBoundingClientRect()]);
  const seen = [];
  boxes.forEach(([a, p], i) => boxes.slice(i + 1).forEach(([b, q]) => {
    if (p.left < q.right && q.left < p.right && p.top + 3 < q.bottom && q.top + 3 < p.bottom) seen.push(`${a} / ${b}`);
  }));
  return boxes.length ? seen : ['no names'];
})()"""


@pytest.mark.parametrize("scripts", [True, False])
def test_a_cell_of_a_register_opens_its_evidence_by_keyboard(started: Page, written: Path, scripts: bool) -> None:
    page = started
    with page.tab(scripts=scripts):
        page.size(1280)
        page.open((written.parent / "registers.html").as_uri())
        evidence = "document.getElementById('d1-value').closest('details').open"
        assert page.run(evidence) is False
        page.run("document.querySelector('#d1 a[href=\"#d1-value\"]').focus()")
        page.key(*ENTER)
        for _ in range(40):  # no timer runs in a page without scripts
            if page.run(evidence):
                break
            time.sleep(0.05)
        assert page.run(evidence) is True
        top = page.run("document.getElementById('d1-value').getBoundingClientRect().top")
        assert 0 <= top < 900


def test_the_names_of_the_network_do_not_lie_over_one_another(page: Page, written: Path) -> None:
    page.size(1280)
    page.open((written.parent / "many.html").as_uri())
    assert page.run(OVERLAPS) == []


def focused(page: Page) -> str:
    return str(page.run("document.activeElement.textContent.trim().slice(0, 60)"))


def test_the_keyboard_alone_reaches_and_leaves_everything(page: Page, written: Path) -> None:
    page.size(1280)
    page.open(written.as_uri())
    page.key(*TAB)
    assert focused(page) == "Skip to the verdict"
    assert page.run("document.activeElement.getBoundingClientRect().left >= 0")
    page.key(*ENTER)
    assert page.run("location.hash") == "#verdict"
    seen: list[str] = []
    outlined = True
    for _ in range(400):
        page.key(*TAB)
        if page.run("document.activeElement === document.body"):
            break
        seen.append(str(page.run("document.activeElement.closest('section, nav, footer')?.id || ''")))
        outlined = outlined and page.run("getComputedStyle(document.activeElement).outlineStyle !== 'none'")
    else:
        pytest.fail("Tab never came to the end of the page")
    assert outlined
    sections = [s for s in dict.fromkeys(seen) if s]
    assert sections == ["verdict", "lineage", "fetch", "findings", "quotations", "statements", "accounts", "restored"]


def test_a_place_in_closed_details_opens_with_its_link(page: Page, written: Path) -> None:
    page.size(1280)
    page.open(written.as_uri())
    closed = page.run("document.querySelector('details.apart article.finding').id")
    assert page.run(f"document.getElementById('{closed}').closest('details').open") is False
    page.run(f"location.hash = '#{closed}'; new Promise((done) => setTimeout(done, 200))")
    assert page.run(f"document.getElementById('{closed}').closest('details').open") is True


def test_statements_can_be_filtered(page: Page, written: Path) -> None:
    page.size(1280)
    page.open(written.as_uri())
    count = "[...document.querySelectorAll('li[data-s]')].filter((item) => !item.hidden).length"
    assert page.run(count) == 9
    page.run("document.getElementById('filter-words').focus()")
    page.call("Input.insertText", text="guns")
    page.run("new Promise((done) => setTimeout(done, 300))")
    assert page.run(count) == 1
    assert page.run("document.getElementById('filter-count').textContent") == "1 of 9"
    assert troubles(page) == []


def test_without_scripts_everything_is_there(started: Page, written: Path) -> None:
    page = started
    with page.tab(scripts=False):
        page.size(1280)
        page.open(written.as_uri())
        assert page.run("document.getElementById('filter').hidden") is True
        assert page.run("document.querySelectorAll('li[data-s]').length") == 9
        assert page.run("[...document.querySelectorAll('.text')].every((text) => text.offsetHeight > 0)")


def test_it_prints_with_all_details_open(page: Page, written: Path, tmp_path: Path) -> None:
    page.size(1280)
    page.open(written.as_uri())
    page.call("Emulation.setEmulatedMedia", media="print")
    assert page.run("getComputedStyle(document.querySelector('.contents')).display") == "none"
    page.run("dispatchEvent(new Event('beforeprint'))")
    assert page.run("[...document.querySelectorAll('details')].every((each) => each.open)") is True
    page.paper(tmp_path / "report.pdf")
    assert (tmp_path / "report.pdf").read_bytes()[:5] == b"%PDF-"


def test_a_quotation_is_copied_as_a_footnote(page: Page, written: Path) -> None:
    """The clipboard is the page's own, so that the test leaves that of the machine alone."""
    page.open(written.as_uri())
    page.run("Object.defineProperty(navigator, 'clipboard', {value: {writeText: async (t) => { window.copied = t; }}})")
    buttons = "document.querySelectorAll('.side button.cite')"
    assert page.run(f"{buttons}.length") > 0
    page.run(f"{buttons}[0].click()")
    words = page.run(f"{buttons}[0].parentElement.querySelector('q').textContent.replace(/\\s+/g, ' ').trim()")
    copied = page.run("window.copied")
    assert copied.startswith(f"“{words}” ")
    assert ", SHA-256 " in copied
    assert page.run(f"{buttons}[0].textContent") == "copied"
    assert troubles(page) == []
