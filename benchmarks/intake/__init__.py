"""Intake of real pages: body, outlet, title, date and leaks, against hand labels and beside plain trafilatura."""
