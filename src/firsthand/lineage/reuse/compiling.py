"""The kernels as they stand, or compiled by numba from a size where that pays.

Importing numba costs 0.4 s and compiling the kernels some seconds, once a machine: a small case takes less than that
without. numba keeps what it compiled beside the source, or in the user's cache folder; where it may write neither, it
compiles anew in each process.
"""

import importlib
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np

from firsthand.lineage.reuse import beside, kernels

Kernel = Callable[..., Any]

PAYS_FROM = 1_000_000
"""Steps (a byte read, a word compared) from which compiling pays: about a second's work uncompiled."""
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
            return _compiled(name)(*arguments)
        plain = [a.data if isinstance(a, np.ndarray) else a for a in arguments]
        return _plain(name)(*plain)


def kernels_for(steps: int) -> Kernels:
    """Compiled kernels for work of so many steps, or if they are compiled already; else uncompiled ones."""
    return Kernels(compiled=steps >= PAYS_FROM or _compiled.cache_info().currsize > 0)


def _plain(name: str) -> Kernel:
    return getattr(beside, name, None) or getattr(kernels, name)  # type: ignore[no-any-return]


@cache
def _compiled(name: str) -> Kernel:
    numba = importlib.import_module("numba")
    register = importlib.import_module("numba.extending").register_jitable
    for helper in HELPERS:
        register(_nrt=OPTIONS["_nrt"])(_plain(helper))
    kernel = _plain(name)
    try:
        return numba.njit(cache=True, **OPTIONS)(kernel)  # type: ignore[no-any-return]
    except RuntimeError:  # no folder that it may write its cache to
        return numba.njit(**OPTIONS)(kernel)  # type: ignore[no-any-return]
