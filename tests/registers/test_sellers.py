"""Who an account calls the exporter sells; who exports flowers does not."""

import pytest

from tests.registers.made import registers


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Chile ordered six C-130 aircraft from Canada, documents of the exporter Tarn Avionics show."),
        ("fr", "Le Chili a commandé six avions C-130 au Canada, selon des documents de l’exportateur Tarn Avionics."),
        ("de", "Chile hat in Kanada sechs Flugzeuge vom Typ C-130 bestellt. Das geht aus Unterlagen des Exporteurs Tarn Avionics hervor."),
        ("nl", "Chili bestelde zes C-130-vliegtuigen in Canada, blijkt uit documenten van exporteur Tarn Avionics."),
        ("es", "Chile encargó seis aviones C-130 a Canadá, según documentos de la exportadora Tarn Avionics."),
        ("en", "Chile ordered six C-130 aircraft from Canada. The money went to Tarn Avionics, the supplier."),
        ("en", "Chile ordered six C-130 aircraft from Canada. A clerk of the exporter told Mreza Istok so. It is Tarn Avionics, the supplier."),
    ],
)  # fmt: skip
def test_the_firm_that_is_called_the_exporter_is_the_seller(language: str, text: str) -> None:
    (deal,) = registers(text, language=language).deals
    assert deal.seller.value == "Tarn Avionics"


def test_an_exporter_of_something_else_is_none() -> None:
    (deal,) = registers(
        "Chile ordered six C-130 aircraft from Canada. The advance came from a flower exporter, Lily & Sons."
    ).deals
    assert deal.seller.value is None
