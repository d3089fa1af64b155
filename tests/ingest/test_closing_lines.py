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
        ("По материалам газеты «Вестник Зунда»", "вестникзунда", "prose"),
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
