"""Files, folders and JSON lines: everything is read or set aside with a reason, and the rest goes on."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from firsthand.ingest import Limits, read_bytes, read_sources
from firsthand.records import Captured, SetAside
from tests.ingest.made import LEAD, STORY, read, refused


def test_a_folder_is_walked_in_order_hidden_files_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden.txt", "sub/c.md", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{name}\n{STORY}", encoding="utf-8")
    found = list(read_sources([tmp_path]))
    assert [Path(c.path).name for c in found] == ["a.txt", "b.txt", "c.md"]
    for capture in found:
        assert isinstance(capture, Captured)
        assert capture.data == Path(capture.path).read_bytes()
        assert capture.sha256 == hashlib.sha256(capture.data).hexdigest()


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    assert len(list(read_sources([tmp_path, tmp_path / "a.txt"]))) == 1


def test_links_that_loop_or_lead_nowhere_are_set_aside(tmp_path: Path) -> None:
    (tmp_path / "pile").mkdir()
    (tmp_path / "pile" / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "pile" / "again").symlink_to(tmp_path / "pile", target_is_directory=True)
    (tmp_path / "pile" / "me").symlink_to(tmp_path / "pile" / "me")
    (tmp_path / "pile" / "nowhere").symlink_to(tmp_path / "nothing")
    found = list(read_sources([tmp_path / "pile"]))
    assert sum(isinstance(f, Captured) for f in found) == 1
    assert {Path(f.path).name for f in found if isinstance(f, SetAside)} == {"again", "me", "nowhere"}


def test_what_is_not_there_is_set_aside(tmp_path: Path) -> None:
    (found,) = read_sources([tmp_path / "nothing.txt"])
    assert isinstance(found, SetAside)
    assert found.advice


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STORY, encoding="utf-8")
    path.chmod(0)
    (found,) = read_sources([path])
    assert isinstance(found, SetAside)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (found,) = read_sources([tmp_path])
    assert isinstance(found, SetAside)


def test_a_file_of_many_accounts_may_be_larger_than_one_of_one(tmp_path: Path) -> None:
    data = "".join(json.dumps({"id": n, "text": f"{STORY} {n}"}) + "\n" for n in range(3)).encode()
    limits = Limits(file_bytes=len(data) - 1)
    (tmp_path / "pile.jsonl").write_bytes(data)
    (tmp_path / "page.txt").write_bytes(data)
    page, pile = read_sources([tmp_path], limits)
    assert isinstance(page, SetAside)
    assert isinstance(pile, Captured)
    assert len(pile.documents) == 3
    assert isinstance(read_bytes(data * 10, "pile.jsonl", limits), SetAside)


@pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="this system does not tell a process its peak memory"
)
def test_a_file_above_the_limit_is_never_loaded(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(300_000_000)
    code = (
        "import re; from firsthand.ingest import read_sources; from firsthand.records import SetAside\n"
        f"(found,) = read_sources([{str(path)!r}]); assert isinstance(found, SetAside) and '300,000,000' in found.reason\n"
        # a child's ru_maxrss begins at its parent's; the high-water mark of its own memory does not
        "print(re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert int(done.stdout) < 250_000  # kilobytes: less than the file


@pytest.mark.parametrize(
    ("data", "path", "word"),
    [
        (b"", "a.txt", "empty"),
        (b" \n\t ", "a.txt", "empty"),
        (b"\xef\xbb\xbf \n", "a.txt", "white space"),
        (b"%PDF-1.7 ...", "a.txt", "PDF"),
        (b"PK\x03\x04" + b"\x00" * 40, "a.docx", "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", "Office"),
        (b"plain words", "a.docx", ".docx"),
        (b"\xff\xd8\xff\xe0 picture", "scan.txt", "picture"),
        (bytes(range(256)) * 40, "a.txt", "binary"),
        (b"\x00" * 100, "a.txt", "binary"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", "a.xml", "feed"),
        (
            b"<?xml version='1.0'?>\n<?xml-stylesheet href='a.xsl'?>\n<!-- new -->\n<rss><channel/></rss>",
            "a.txt",
            "feed",
        ),
        (b"<?xml version='1.0'?>\n<!DOCTYPE nitf SYSTEM 'x.dtd'>\n<nitf><body/></nitf>", "a.xml", "XML"),
        (b"From: Ada\nSubject: ferries\n\nNobody built the ferries.", "a.eml", "e-mail"),
    ],
)
def test_what_is_no_text_is_set_aside_by_its_bytes(data: bytes, path: str, word: str) -> None:
    assert word in refused(data, path).reason


def test_a_line_that_is_no_prose_is_set_aside() -> None:
    found = read_bytes(b"a " * 60_000, "a.txt", Limits(line_characters=100_000))
    assert isinstance(found, SetAside)
    assert "120,000" in found.reason


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (STORY, "utf-16"),
        (STORY, "utf-16-le"),
        (STORY, "utf-8-sig"),
        ("Café fermé, déjà vu : le ministère a déclaré lundi que les élèves étaient à l’école. " * 8, "cp1252"),
        ("Министерство сообщило в понедельник, что сорок паромов куплены у верфи. " * 8, "cp1251"),
        ("Министерство сообщило в понедельник, что сорок паромов куплены у верфи. " * 8, "koi8-r"),
        ("交通部周一表示，将向港口工厂购买四十艘新渡轮，价值三百万美元。" * 8, "gb18030"),
    ],
)
def test_encodings(text: str, encoding: str) -> None:
    assert read(text.encode(encoding)).text == text


def test_a_declared_encoding_is_believed_on_a_page() -> None:
    content = "<html><head><meta charset='iso-8859-2'></head><body><article>" + "".join(
        f"<p>Źródło mówi, że żaden prom nie został zbudowany w {n} roku, a pole kapusty zostało.</p>" for n in range(6)
    )
    assert "Źródło mówi, że żaden" in read(content.encode("iso-8859-2"), "a.html").text


def test_broken_encoding_is_set_aside_with_what_to_do() -> None:
    noise = bytes((i * 37 + 128) % 128 + 128 for i in range(4_000))
    assert "encoding" in refused(noise).reason or "binary" in refused(noise).reason


def rows(*values: object) -> bytes:
    return "\n".join(
        json.dumps(value, ensure_ascii=False) if not isinstance(value, str) else value for value in values
    ).encode()


def test_json_lines_give_one_document_each_and_broken_ones_alone_are_set_aside() -> None:
    data = rows(
        {
            "id": "a",
            "text": STORY,
            "title": "Ferries",
            "outlet": "The Sound Gazette",
            "url": "https://soundgazette.example/a",
            "published": "2031-05-09",
            "language": "en",
        },
        "{broken",
        {"id": 7, "series": "NYT", "text": STORY},
        {"id": "c"},
        "[1]",
        {"id": "d", "text": "  "},
    )
    found = read_bytes(data, "pile.jsonl")
    assert isinstance(found, Captured)
    first, second = found.documents
    assert (first.source_id, first.record, first.outlet_key, first.url) == (
        "a",
        1,
        "soundgazette",
        "https://soundgazette.example/a",
    )
    assert first.title is not None
    assert (first.title.value, first.title.where) == ("Ferries", "record")
    assert first.text == STORY
    assert (second.source_id, second.record, second.outlet_key) == ("7", 3, "nytimes.com")
    assert [a.reason.split(":")[0] for a in found.set_aside] == ["Line 2", "Line 4", "Line 5", "Line 6"]
    assert len({document.id for document in found.documents}) == 2


def test_json_lines_without_any_account_are_set_aside() -> None:
    assert "Line 1" in refused(b'{"id": 1}', "a.jsonl").reason


def test_two_outlets_with_the_same_bytes_are_two_documents() -> None:
    assert read(STORY, "one.txt").id != read(STORY, "two.txt").id
    assert read(STORY, "one.txt") == read(STORY, "one.txt")


def test_no_model_is_loaded_for_an_ordinary_text() -> None:
    code = f"import sys; from firsthand.ingest import read_bytes; read_bytes({STORY!r}.encode(), 'a.txt'); print([m for m in ('lingua', 'trafilatura', 'spacy') if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (LEAD, "en"),
        (
            "Le ministère a déclaré que les bateaux ne seront pas construits et que le champ reste à ses propriétaires, selon les documents.",
            "fr",
        ),
        (
            "Das Amt hat die Fähren gekauft, aber sie sind nicht da, und auf dem Feld steht noch der Kohl, sagte ein Beamter am Montag.",
            "de",
        ),
        (
            "El ministerio dijo que los barcos no se han construido y que el campo es de sus dueños, según los documentos.",
            "es",
        ),
        ("Министр сообщил, что паромы не построены, это объявлено сегодня.", "ru"),
        ("Міністр повідомив, що пороми не збудовано, і поле досі порожнє.", "uk"),
        ("渡轮没有建造，田里还是白菜。", "zh"),
        (
            "Bộ cho biết các con phà không được đóng và cánh đồng vẫn còn của người dân như trước, theo những tài liệu được công bố.",
            "vi",
        ),
        (
            "Vlada je u utorak potvrdila da je kupila haubice za oko trideset miliona evra, ali nije htela da kaže ko je posrednik.",
            "sr",
        ),
        (
            "Vlada je u utorak potvrdila da je kupila haubice za oko trideset milijuna eura, ali nije htjela reći tko je posrednik.",
            "hr",
        ),
        (
            "Regeringen bekræftede tirsdag, at den har købt tolv haubitser for omkring tredive millioner kroner, men ville ikke "
            "sige, hvem der er mellemled i handelen, og hvor våbnene ender, skriver avisen.",
            "da",
        ),
        ("Net profit for the third quarter dropped to £18m from £25.6m.", "en"),
        ("The Nikkei 225 lost 1.8 percent and the S&P 500 slipped 0.4 percent.", "en"),
        ("رئیس شرکت از پاسخ به این سوال خودداری کرد و مدارک را رد کرد.", "fa"),
    ],
)
def test_languages(text: str, language: str) -> None:
    found = read(text).language
    assert found is not None
    assert found.value == language


def test_a_lone_surrogate_in_a_json_line_is_replaced() -> None:
    found = read_bytes(b'{"id": "\\ud800", "text": "The yard \\udc00 is a field."}', "a.jsonl")
    assert isinstance(found, Captured)
    assert (found.documents[0].source_id, found.documents[0].text) == ("\ufffd", "The yard \ufffd is a field.")
