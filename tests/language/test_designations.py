"""Weapon systems: never numbers, never years."""

import pytest

from firsthand.language.designations import find_designations


@pytest.mark.parametrize(
    ("text", "canonical", "known"),
    [
        ("a Su-35 jet", "Su-35", True),
        ("two F-16s landed", "F-16", True),
        ("the Su-30MK2 variant", "Su-30MK2", False),
        ("Су-35 и другие", "Su-35", True),
        ("40架苏-35战机", "Su-35", True),
        ("the S-300 system", "S-300", True),
        ("a Leopard 2A6", "Leopard 2A6", True),
        ("M777 howitzers", "M777", True),
        ("C‑130 transports", "C-130", True),
    ],
)
def test_canonical_form(text: str, canonical: str, known: bool) -> None:
    (found,) = find_designations(text)
    assert found.canonical == canonical
    assert found.known or not known


def test_a_designation_in_no_list_names_its_nearest() -> None:
    (found,) = find_designations("forty Su-40 fighter jets")
    assert (found.known, found.nearest) == (False, ("Su-30", "Su-34"))


@pytest.mark.parametrize(
    "text",
    [
        "parked his F-151 by the barn",
        "seat C-3, please",
        "Ada Abrams spoke",
        "The Bradley Foundation gave",
        "the 80th fair",
        "COVID-19",
        "a G-20 dinner",
        "Javelin throwing",
    ],
)
def test_letters_that_mean_other_things(text: str) -> None:
    assert find_designations(text) == ()
