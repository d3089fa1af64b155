"""Accounts that take part in the lineage alone: in their language nothing is read, or too little."""

from collections import defaultdict

from firsthand.records import Document, Results


def unread(results: Results) -> dict[str, list[Document]]:
    """Accounts in which no statement was read for want of tables, by the name of their language."""
    silent = {reading.document for reading in results.readings if reading.gaps and not reading.statements}
    found: dict[str, list[Document]] = defaultdict(list)
    for document in results.documents:
        if document.id in silent:
            found[_language(document)].append(document)
    return found


def _language(document: Document) -> str:
    from babel import Locale

    code = document.language.value if document.language else "en"
    return str(Locale("en").languages.get(code.split("-")[0], code))
