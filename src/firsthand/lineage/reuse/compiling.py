"""The kernels as they stand, or compiled by numba from a size where that pays.

Importing numba costs 0.4 s and compiling the kernels some seconds, once a machine: a small case takes less than that
without. numba keeps what it compiled beside the source, or in the user's cache folder; where it may write neither, it
compiles anew in each process.
"""

import ast
import importlib
import inspect
import threading
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np

from firsthand.lineage.reuse import beside, kernels, listing

Kernel = Callable[..., Any]
_MAKING = threading.Lock()
"""One thread makes a kernel: Python's parser counts its depth for all threads together, and two at once fail it."""

PAYS_FROM = 1_000_000
"""Steps (a byte read, a word compared) from which compiling pays: about a second's work uncompiled."""
MODULES = (kernels, listing, beside)
HELPERS = ("agree", "resume", "align", "contest", "part", "bridge", "put_in_order")
"""Kernels that other kernels call, in order of need."""
OPTIONS = {"nogil": True, "_nrt": False}
"""No kernel makes an array; without numba's counting of who holds which, threads do not wait for each other over it."""


class Kernels:
    """Calls kernels by name; ``compiled`` says which way. Results are the same."""

    def __init__(self, *, compiled: bool) -> None:
        self.compiled = compiled

    def __call__(self, name: str, *arguments: Any) -> Any:
        """Run a kernel on numpy arrays and whole numbers."""
        if self.compiled:
            with _MAKING:
                kernel = _compiled(name)
            return kernel(*arguments)
        plain = [a.data if isinstance(a, np.ndarray) else a for a in arguments]
        return _plain(name)(*plain)


def kernels_for(steps: int) -> Kernels:
    """Compiled kernels for work of so many steps, or if they are compiled already; else uncompiled ones."""
    return Kernels(compiled=steps >= PAYS_FROM or _compiled.cache_info().currsize > 0)


def _plain(name: str) -> Kernel:
    return next(getattr(module, name) for module in MODULES if hasattr(module, name))  # type: ignore[no-any-return]


class _Places(ast.NodeTransformer):
    """Makes every index an unsigned number: ``words[i]`` becomes ``words[_place(i)]``.

    No kernel counts from the end of an array. Told so, compiled code need not look at each access whether one does, which
    takes a quarter of its time.
    """

    def visit_Subscript(self, node: ast.Subscript) -> ast.Subscript:
        """Each of the indices, whatever it is made of."""
        self.generic_visit(node)
        if isinstance(node.slice, ast.Tuple):
            node.slice.elts = [_place(index) for index in node.slice.elts]
        else:
            node.slice = _place(node.slice)
        return node


def _place(index: ast.expr) -> ast.expr:
    return ast.Call(ast.Name("_place", ast.Load()), [index], [])


@cache
def _with_places() -> dict[str, Any]:
    """The kernels and their helpers, ready to compile. They keep their file and lines, by which numba finds its cache."""
    register = importlib.import_module("numba.extending").register_jitable
    ready: dict[str, Any] = {"_place": np.uint64}
    made: dict[str, Any] = {}
    for module in MODULES:
        ready |= {"__name__": module.__name__, "__file__": module.__file__}
        tree = ast.fix_missing_locations(_Places().visit(ast.parse(inspect.getsource(module))))
        exec(compile(tree, inspect.getfile(module), "exec"), ready)  # our own modules, read a second time
        made |= {node.name: ready[node.name] for node in tree.body if isinstance(node, ast.FunctionDef)}
    ready |= made  # what one module has from another is this too
    for helper in HELPERS:
        ready[helper] = register(_nrt=OPTIONS["_nrt"])(ready[helper])
    return ready


@cache
def _compiled(name: str) -> Kernel:
    numba = importlib.import_module("numba")
    kernel = _with_places()[name]
    try:
        return numba.njit(cache=True, **OPTIONS)(kernel)  # type: ignore[no-any-return]
    except RuntimeError:  # no folder that it may write its cache to
        return numba.njit(**OPTIONS)(kernel)  # type: ignore[no-any-return]
