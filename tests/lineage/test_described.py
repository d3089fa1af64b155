"""Sources that are described and not named."""

import pytest

from firsthand.lineage import descend
from firsthand.lineage.described import described_in
from tests.lineage.made import account

COPPER = "412 kilograms of copper were found in a container from Varna at Brell port, {} The firm paid 38,500 euros for the passage."
KUPFER = "Wie eine {} berichtet, lagen 412 Kilogramm Kupfer in einem Container aus Varna in Brell. Die Firma zahlte 38.500 Euro."
MED = "В контейнер от Варна на пристанище Брел митничарите откриха 412 килограма мед. Фирмата платила 38 500 евро за превоза."


@pytest.mark.parametrize(
    ("text", "language", "state", "agency"),
    [
        ("Selon un quotidien de Tbilissi, le navire est parti.", "fr", "GEO", False),
        ("Wie eine Sofioter Zeitung berichtet, ist das Schiff fort.", "de", "BGR", False),
        ("Об этом сообщил один из телеграм-каналов, близких к силовикам.", "ru", "", False),
        ("A London-based news agency reported that the ship had left.", "en", "GBR", True),
    ],
)
def test_a_description_says_of_what_kind_and_state_a_source_is(text, language, state, agency):
    (source,) = described_in(account("a", text, language=language))
    assert (source.state, source.agency) == (state, agency)


@pytest.mark.parametrize(
    "text",
    [
        "Dos suboficiales confirmaron a este diario que el avión salió.",
        "The minister told reporters that the channel was closed to ships.",
        "Según la agencia rusa Dvina, el avión salió.",
    ],
)
def test_a_page_itself_a_listener_and_a_name_are_none(text):
    assert not list(described_in(account("a", text, language="es" if "avión" in text else "en")))


def test_the_one_page_that_fits_may_be_meant_and_nothing_is_settled():
    page = account("bg", MED, outlet="черноморски", published="2025-06-03", language="bg")
    child = account("de", KUPFER.format("Sofioter Zeitung"), outlet="bote", published="2025-06-04", language="de")
    (edge,) = descend([page, child]).derivations
    assert (edge.child, edge.parent, edge.settled) == ("de", "bg", False)


def test_two_accounts_with_one_description_may_have_one_text_behind_them():
    one = account(
        "en", COPPER.format("a Sofia newspaper reported."), outlet="herald", published="2025-06-03", language="en"
    )
    two = account("de", KUPFER.format("Sofioter Zeitung"), outlet="bote", published="2025-06-03", language="de")
    origins = descend([one, two]).origins
    assert (origins.lower, origins.upper) == (1, 2)
