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

from firsthand.lineage.reuse import kernels

Kernel = Callable[..., Any]

PAYS_FROM = 1_000_000
"""Steps (a byte read, a word compared) from which compiling pays: about a second's work uncompiled."""
HELPERS = ("agree", "resume", "align", "overlap", "part", "bridge")
"""Kernels that other kernels call, in order of need."""


class Kernels:
    """Calls kernels by name; ``compiled`` says which way. Results are the same."""

    def __init__(self, *, compiled: bool) -> None:
        self.compiled = compiled

    def __call__(self, name: str, *arguments: Any) -> Any:
        """Run a kernel on numpy arrays and whole numbers."""
        if self.compiled:
            return _compiled(name)(*arguments)
        plain = [a.data if isinstance(a, np.ndarray) else a for a in arguments]
        return getattr(kernels, name)(*plain)


def kernels_for(steps: int) -> Kernels:
    """Compiled kernels for work of so many steps, or if they are compiled already; else uncompiled ones."""
    return Kernels(compiled=steps >= PAYS_FROM or _compiled.cache_info().currsize > 0)


@cache
def _compiled(name: str) -> Kernel:
    numba = importlib.import_module("numba")
    register = importlib.import_module("numba.extending").register_jitable
    for helper in HELPERS:
        register(getattr(kernels, helper))
    kernel = getattr(kernels, name)
    try:
        return numba.njit(cache=True, nogil=True)(kernel)  # type: ignore[no-any-return]
    except RuntimeError:  # no folder that it may write its cache to
        return numba.njit(nogil=True)(kernel)  # type: ignore[no-any-return]
