"""What the package promises whoever installs it: cheap checks of the files, none of which installs anything.

That the built wheel works in an empty environment is `make wheel`.
"""

import re
import subprocess
import sys
import tomllib
from importlib.metadata import distribution
from pathlib import Path

import pytest

import firsthand
from firsthand.records import Unreadable
from tools.closing_line import closing_line
from tools.licences import acceptable, pinned, survey
from tools.lock import LOCKS, leaks
from tools.model_files import MODELS, TARGET, listed

PROJECT = Path(__file__).parent.parent
LOCK_FILES = sorted((PROJECT / "requirements").glob("*.txt"))
PROJECT_TABLE = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))


def normal(name: str) -> str:
    """A distribution's name as the index spells it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def named(requirements: list[str]) -> set[str]:
    return {normal(re.match(r"[\w.-]+", requirement)[0]) for requirement in requirements}  # type: ignore[index]


def test_the_version_stands_in_one_place() -> None:
    assert PROJECT_TABLE["project"]["dynamic"] == ["version"]
    assert PROJECT_TABLE["tool"]["hatch"]["version"]["path"] == "src/firsthand/__init__.py"
    assert re.fullmatch(r"\d+\.\d+\.\d+", firsthand.__version__)


def test_the_command_is_there() -> None:
    assert PROJECT_TABLE["project"]["scripts"] == {"firsthand": "firsthand.cli:main"}
    from firsthand.cli import main

    assert callable(main)


def test_every_lock_is_known_and_there() -> None:
    assert [path.name for path in LOCK_FILES] == sorted(name for name, *_ in LOCKS)


@pytest.mark.parametrize("path", LOCK_FILES, ids=lambda path: path.name)
def test_a_lock_pins_and_hashes_everything_and_names_no_place(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "--require-hashes" in text
    assert "--only-binary :all:" in text
    (built,) = (lock.built for lock in LOCKS if lock.name == path.name)
    assert re.findall(r"^--no-binary (.*)", text, re.MULTILINE) == list(built)
    assert leaks(text) == []
    pins = re.findall(r"^[a-z0-9][\w.-]*==\S+.*(?:\n {4}--hash=sha256:[0-9a-f]{64}.*)*", text, re.MULTILINE)
    assert len(pins) == len(re.findall(r"^[a-zA-Z0-9]", text, re.MULTILINE))
    assert all("--hash=sha256:" in pin for pin in pins)


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://index.example/simple",
        "--extra-index-url file:///somewhere",
        "--find-links /somewhere",
        "name @ file:///somewhere/name.whl",
        "    # via -r /somewhere/requirements.in",
    ],
)
def test_a_place_in_a_lock_is_seen(line: str) -> None:
    assert leaks(f"name==1.0\n{line}\n") == [line]


def test_the_locks_hold_what_the_project_names() -> None:
    run = {normal(name) for name in pinned([PROJECT / "requirements" / "run.txt"])}
    assert named(PROJECT_TABLE["project"]["dependencies"]) <= run
    for group, requirements in PROJECT_TABLE["dependency-groups"].items():
        locked = {normal(name) for name in pinned([PROJECT / "requirements" / f"{group}.txt"])}
        assert named(requirements) <= locked
    for extra, requirements in PROJECT_TABLE["project"]["optional-dependencies"].items():
        locked = {normal(name) for name in pinned([PROJECT / "requirements" / f"{extra}.txt"])}
        assert named(requirements) <= locked
        assert not locked & run
    assert PROJECT_TABLE["dependency-groups"]["build"] == PROJECT_TABLE["build-system"]["requires"]


def test_no_locked_package_is_under_the_gpl_or_agpl() -> None:
    licences, absent = survey(pinned(LOCK_FILES))
    assert [licence for licence in licences if not licence.acceptable] == []
    assert len(licences) > len(absent)


@pytest.mark.parametrize(
    ("said", "good"),
    [
        ("MIT", True),
        ("GPL-3.0-or-later", False),
        ("GPLv3", False),
        ("AGPL-3.0-only", False),
        ("GNU Affero General Public License v3", False),
        ("GNU General Public License v2 (GPLv2)", False),
        ("GNU General Public License (GPL)", False),
        ("LGPL-2.1-only", True),
        ("GNU Lesser General Public License v2 (LGPLv2)", True),
        ("GNU Library or Lesser General Public License (LGPL)", True),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", True),
        ("MIT AND GPL-2.0-only", False),
        ("MIT AND (Apache-2.0 OR GPL-2.0-only)", True),
        ("(MIT OR Apache-2.0) AND GPL-2.0-only", False),
        ("GPL-3.0-or-later WITH GCC-exception-3.1", True),
        ("GPL-3.0-or-later WITH GCC-exception-3.1 AND GPL-3.0-only", False),
        ("The BSD 2-Clause License", True),
        ("", False),
    ],
)
def test_licences_are_told_apart(said: str, good: bool) -> None:
    assert acceptable(said) is good


@pytest.mark.parametrize("name", MODELS)
def test_the_packaged_models_are_the_listed_ones(name: str) -> None:
    import json

    table = json.loads(TARGET.read_text(encoding="utf-8"))
    assert table[name] == listed(name, MODELS[name])
    assert f"{name}=={distribution(name).version}" in PROJECT_TABLE["project"]["dependencies"]


def test_the_commands_know_the_status_of_files_set_aside() -> None:
    said = f"= {Unreadable.exit_status}\n"
    assert f"SET_ASIDE :{said}" in (PROJECT / "Makefile").read_text(encoding="utf-8")
    assert f"SET_ASIDE {said}" in (PROJECT / "tools" / "wheel_check.py").read_text(encoding="utf-8")


def test_make_lists_its_targets() -> None:
    ran = subprocess.run(["make", "help"], cwd=PROJECT, capture_output=True, text=True, check=True)
    for target in ("demo", "test", "check", "check-extras", "scoreboard", "lock"):
        assert f"make {target} " in ran.stdout


@pytest.mark.parametrize(
    ("suites", "status", "line", "code"),
    [
        ('<testsuite tests="7" failures="0" errors="0" skipped="2"/>', 0, "5 passed, 0 failed, 2 skipped", 0),
        ('<testsuite tests="7" failures="1" errors="1" skipped="0"/>', 1, "5 passed, 2 failed", 1),
        ('<testsuite tests="7" failures="0" errors="0" skipped="0"/>', 2, "7 passed, 1 failed", 1),
        ('<testsuite tests="0" failures="0" errors="0" skipped="0"/>', 0, "0 passed, 0 failed", 1),
        (None, 2, "0 passed, 1 failed", 1),
    ],
)
def test_the_closing_line_counts(suites: str | None, status: int, line: str, code: int, tmp_path: Path) -> None:
    report = tmp_path / "pytest.xml"
    if suites is not None:
        report.write_text(f"<testsuites>{suites}</testsuites>", encoding="utf-8")
    assert closing_line(report, status) == (line, code)


def test_the_tools_start_without_the_package() -> None:
    """`make lock` and the closing line run where nothing of ours is installed."""
    for tool in ("lock", "closing_line", "licences"):
        script = f"import sys; import tools.{tool}; sys.exit('firsthand' in sys.modules)"
        subprocess.run(
            [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, '.'); {script}"],
            cwd=PROJECT,
            check=True,
        )
