"""Names of outlets that are common words: a capital at the head of a sentence shows nothing."""

import pytest

from firsthand.ingest.credits import prose_credits


def keys(text: str) -> set[str]:
    return {credit.key for credit in prose_credits(text, [(0, len(text))])}


@pytest.mark.parametrize(
    "text",
    [
        "Власти сообщили, что в пожаре погибли четыре человека.",
        "Власти сообщили о пожаре на складе.",
        "Дождь, сообщили синоптики, продлится до вечера.",
        "Sabah saatlerinde limanda yangın çıktı, valilik açıkladı.",
        "Time reported in the log was wrong.",
        "Kurier meldet Diebstahl von Paketen.",
        "The Orlen Post office closed at noon.",
        "Wie eine Sofioter Zeitung berichtet, wurde der Vertrag gekündigt.",
        "A London-based news agency reported that three tankers had changed their flags.",
        "A Texan news agency reported that three tankers had changed their flags.",
    ],
)
def test_a_common_word_or_a_description_is_no_outlet(text: str) -> None:
    assert keys(text) == set()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Как пишет Власть, рудник закрыт.", "vlast.kz"),
        ("Известия сообщили о задержании капитана.", "iz.ru"),
        ("Stern berichtet über den Fall.", "stern.de"),
        ("Фокус пише, що завод продано.", "focus.ua"),
        ("Sabah, limanın kapandığını yazdı.", "sabah.com.tr"),
        ("Sabah tersanenin satıldığını yazdı.", "sabah.com.tr"),
        ("Der Spiegel hatte zuerst über den Verkauf berichtet.", "spiegel.de"),
        ("Sabah’ın haberine göre liman kapandı.", "sabah.com.tr"),
        ("Time reported on Monday that the deal had failed.", "time.com"),
        ("Focus berichtet, der Vertrag sei gekündigt.", "focus.de"),
        ("Danas piše da je ugovor raskinut.", "danas.rs"),
        ("Заводът спира работа, пише вестник „Труд“.", "труд"),
        ("Yhtiö myi varaston, kertoo Helsingin Sanomat.", "hs.fi"),
        ("Nobody was hurt, the Meridian news agency reported.", "meridian"),
        ("According to the Belmont agency, nobody was hurt.", "belmont"),
    ],
)
def test_what_an_outlet_says_makes_its_name_one(text: str, key: str) -> None:
    assert keys(text) == {key}
