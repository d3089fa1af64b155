"""The made-up pile as fixtures."""

import pytest

from firsthand.records import Results
from firsthand.views.report import render
from tests.views.made import pile


@pytest.fixture(scope="session")
def results() -> Results:
    return pile()


@pytest.fixture(scope="session")
def report(results: Results) -> str:
    return render(results)
