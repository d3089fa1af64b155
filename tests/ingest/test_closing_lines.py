"""Lines that close a text and say where it is from, and agencies that are called no more than that."""

import pytest

from tests.ingest.made import STORY, read

BRIEF = "The strait authority has bought ferries that nobody built, {}. Nobody at the harbour office would say why."


def keys(text: str) -> list[tuple[str, str]]:
    return [(credit.key, credit.kind) for credit in read(text).credits]


@pytest.mark.parametrize(
    ("line", "key", "kind"),
    [
        ("(Source: The Sound Gazette)", "soundgazette", "source_line"),
        ("[Fuente: Diario del Norte]", "diariodelnorte", "source_line"),
        ("（来源：《北方日报》）", "北方日报", "source_line"),
        ("(Theo Harzer Bote)", "harzerbote", "source_line"),
        ("Tratto dal Corriere del Sund", "corrieredelsund", "republished"),
        ("Převzato z deníku Sundské noviny", "sundskenoviny", "republished"),
        ("This article originally appeared in German in the Sunder Zeitung.", "sunderzeitung", "republished"),
        ("По материалам газеты «Вестник Зунда»", "вестникзунда", "source_line"),
        ("(Courtesy of The Sound Gazette)", "soundgazette", "republished"),
        ("(Tomado de El Heraldo de Lorhaven)", "heraldodelorhaven", "republished"),
        ("Via Jornal de Lorhaven", "jornaldelorhaven", "source_line"),
        ("Dit artikel is overgenomen uit De Brandecker van dinsdag 4 november.", "debrandecker", "republished"),
        ("转载自海港晚报", "海港晚报", "republished"),
        ("(The Sound Gazette)", "soundgazette", "source_line"),
        ("© 2031 Sound News Service. All rights reserved.", "soundnewsservice", "source_line"),
        ("EFE/Redacción", "efe.com", "wire"),
        ("（時事）", "jiji.com", "wire"),
        ("SOUND NEWS SERVICE", "soundnewsservice", "wire"),
        ("- Associated Press", "apnews.com", "wire"),
        ("(dpa/lno/jk)", "dpa.com", "wire"),
        ("jk/dpa", "dpa.com", "wire"),
        ("oprac. JK/PAP", "pap.pl", "wire"),
        ("Ada Quill (PAP)", "pap.pl", "wire"),
        ("EFE - Puerto Ardún", "efe.com", "wire"),
        ("ČTK, Ada Quill", "ctk.cz", "wire"),
        ("belga/jk", "belga.be", "wire"),
        ("Redazione ANSA", "ansa.it", "wire"),
        ("AGERPRES (AS - autor: Ada Quill, editor: Bo Marsh)", "agerpres.ro", "wire"),
        ("dpa-infocom, dpa:310505-99-123456/3", "dpa.com", "wire"),
        ("Von Ada Quill und dpa", "dpa.com", "byline"),
        ("По сообщению ТАСС", "tass.com", "source_line"),
        ("（据新华社电）", "news.cn", "source_line"),
        ("ΠΗΓΗ: ΑΠΕ-ΜΠΕ", "amna.gr", "source_line"),
        ("COPYRIGHT © ANTARA 2031", "antaranews.com", "source_line"),
        ("Riproduzione riservata © Copyright ANSA", "ansa.it", "source_line"),
    ],
)
def test_a_closing_line_names_the_source(line: str, key: str, kind: str) -> None:
    assert keys(f"{STORY}\n\n{line}") == [(key, kind)]


@pytest.mark.parametrize(
    "said",
    [
        "the agency Orla-Vest reported",
        "the Orla-Vest agency reported",
        "the Danish agency Orla-Vest reported",
        "rapporte l’agence Orla-Vest",
        "noticiou a agência Orla-Vest",
        "meldete die Agentur Orla-Vest",
        "повідомила агенція Orla-Vest",
    ],
)
def test_an_agency_that_reports_needs_no_other_noun(said: str) -> None:
    assert keys(BRIEF.format(said)) == [("orlavest", "prose")]


@pytest.mark.parametrize(
    "said",
    [
        "the space agency Orla reported",
        "the rating agency Orla reported",
        "UN agency Orla reported",
        "the agency Orla said",
        "сообщило космическое агентство Орла",
        "a rapporté l’agence spatiale Orla",
    ],
)
def test_an_agency_of_another_kind_is_no_source(said: str) -> None:
    assert keys(BRIEF.format(said)) == []


@pytest.mark.parametrize(
    "line",
    [
        "This article was first published in Lorhaven.",
        "This article first appeared in The Hague",
        "Source: the ministry of fisheries",
        "Read more in the evening",
        "Photo: Sound News Service",
        "(see the map)",
        "© 2031 Ada Quill",
        "© Reuters",
        "From Reuters:",
        "Reuters Bo Marsh Sund Harbour Ada Quill",
    ],
)
def test_a_place_a_ministry_and_a_picture_are_no_source(line: str) -> None:
    assert keys(f"{STORY}\n\n{line}") == []


def test_an_agency_signs_behind_a_dash() -> None:
    assert keys(f"{STORY} “It is a field,” she said. - Reuters") == [("reuters.com", "wire")]
    assert keys(f"{STORY} It was a field - and so it stays - she said") == []


@pytest.mark.parametrize(
    ("byline", "key", "kind"),
    [
        ("By ADA QUILL Sound News Service", "soundnewsservice", "wire"),
        ("BY ADA QUILL Associated Press", "apnews.com", "wire"),
        ("BY SOUND NEWS SERVICE STAFF", "soundnewsservice", "wire"),
        ("Ada Quill / Reuters", "reuters.com", "wire"),
        ("Autor: Ada Quill, PAP", "pap.pl", "wire"),
        ("Ada Quill\nBen Marsh\nThe Sound Gazette", "soundgazette", "byline"),
        ("Ada Quill\nThe Associated Press", "apnews.com", "wire"),
    ],
)
def test_a_byline_names_the_agency_whose_reporter_it_is(byline: str, key: str, kind: str) -> None:
    assert keys(f"Ferries that nobody built\n\n{byline}\n\n{STORY}") == [(key, kind)]


def test_a_name_in_capitals_is_no_part_of_an_agencys() -> None:
    assert "adaquill" not in str(keys(f"Ferries that nobody built\n\nBy ADA QUILL Crown Wire\n\n{STORY}"))


@pytest.mark.parametrize(
    ("mark", "key"),
    [
        ("【ロルハーフェン共同】", "kyodonews.net"),
        ("(로르하벤=연합뉴스) ", "yna.co.kr"),
        ("海港晚报讯（记者 马拉）", "海港晚报"),
        ("LORHAVEN (AA) ", "aa.com.tr"),
        ("LORHAVEN (Orla-Vest) - ", "orlavest"),
    ],
)
def test_an_agencys_mark_at_the_head_in_other_scripts(mark: str, key: str) -> None:
    assert (key, "wire") in keys(f"{mark}{STORY}")
