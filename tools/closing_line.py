"""Close a run of continuous integration with a line that counts its tests: ``12 passed, 0 failed``.

Standard library only: it also speaks where nothing could be installed.
"""

import sys
import xml.etree.ElementTree as ET
from pathlib import Path


def closing_line(report: Path, status: int) -> tuple[str, int]:
    """Return the line and an exit status that is zero only for ``status`` zero and at least one test passed.

    A check that fails after the tests passed is counted as one failure: the run as a whole did not pass.
    """
    passed = failed = skipped = 0
    if report.is_file():
        for suite in ET.parse(report).iter("testsuite"):
            counts = {key: int(suite.get(key, 0)) for key in ("tests", "failures", "errors", "skipped")}
            bad = counts["failures"] + counts["errors"]
            failed += bad
            skipped += counts["skipped"]
            passed += counts["tests"] - bad - counts["skipped"]
    if status and not failed:
        failed = 1
    line = f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else "")
    return line, 0 if passed and not failed else 1


if __name__ == "__main__":
    said, code = closing_line(Path(sys.argv[1]), int(sys.argv[2]))
    print(said)
    sys.exit(code)
