"""Install the extras into an environment of their own and run there the tests that need them.

    python -m tools.extras_check

The tests that all run in need none of the extras, so none is installed there. Spark needs Java; where there is none the
check says so and ends well.
"""

import shutil
import subprocess
import sys

from tools.closing_line import closing_line
from tools.wheel_check import BUILD, PIP, PROJECT, kept_environment, run

LOCKS = [PROJECT / "requirements" / f"{name}.txt" for name in ("run", "build", "dev", "spark")]
TESTS = "tests/lineage/archive/test_spark.py"
REPORT = BUILD / "extras.xml"


def main() -> int:
    """Print what was proved, or why nothing was; return the exit status."""
    if shutil.which("java") is None:
        print(f"NOT run: {TESTS} needs Java 17 or newer, and there is none on this system.")
        return 0
    BUILD.mkdir(exist_ok=True)
    python = kept_environment("extras", LOCKS) / "bin" / "python"
    run(python, *PIP, "install", "--no-deps", "--no-build-isolation", "--no-index", "--editable", PROJECT)
    run(python, *PIP, "check")
    run(python, "-m", "tools.licences", LOCKS[-1], cwd=PROJECT)
    REPORT.unlink(missing_ok=True)
    command = [python, "-m", "pytest", "-p", "no:cacheprovider", f"--junitxml={REPORT}", TESTS]
    ran = subprocess.run(command, cwd=PROJECT, stdin=subprocess.DEVNULL, check=False)
    # A test that was skipped here proves nothing.
    said, status = closing_line(REPORT, ran.returncode)
    print(said)
    return status


if __name__ == "__main__":
    sys.exit(main())
