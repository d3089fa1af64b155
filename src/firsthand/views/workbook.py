"""A case as one workbook: a sheet a table, numbers as numbers, nothing that a spreadsheet would run."""

import io

import xlsxwriter

from firsthand.views.schema import Export
from firsthand.views.sheets import Cell, tables

LONGEST_CELL = 32_767
"""Characters a cell can hold (the limit of the format); longer text ends in an ellipsis."""
WIDEST = 60


def workbook(case: Export) -> bytes:
    """Every table of the export as a sheet of its own, header frozen and filterable."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": case.case, "comments": f"{case.tool.name} {case.tool.version}"})
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        for name, (header, rows) in tables(case).items():
            sheet = book.add_worksheet(name.replace("_", " ")[:31])
            sheet.freeze_panes(1, 0)
            for column, title in enumerate(header):
                sheet.write_string(0, column, title.replace("_", " "), bold)
                longest = max([len(title), *(len(str(row[column] or "")) for row in rows[:200])])
                sheet.set_column(column, column, min(WIDEST, longest + 2))
            for number, row in enumerate(rows, start=1):
                for column, value in enumerate(row):
                    _write(sheet, number, column, value, wrapped)
            if rows:
                sheet.autofilter(0, 0, len(rows), len(header) - 1)
    return out.getvalue()


def _write(sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: Cell, style: object) -> None:
    """A number as a number, everything else as a string: a string is never read as a formula or an address."""
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value, style)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value, style)
    else:
        sheet.write_string(row, column, _sayable(value), style)


def _sayable(text: str) -> str:
    """Without what XML cannot hold, and no longer than a cell."""
    kept = "".join(
        "\ufffd" if (c < " " and c not in "\t\n\r") or "\ud800" <= c <= "\udfff" or c in "\ufffe\uffff" else c
        for c in text
    )
    return kept if len(kept) <= LONGEST_CELL else kept[: LONGEST_CELL - 1] + "…"
