"""Kernels are made by one thread at a time."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from firsthand.lineage.reuse import compiling


def test_threads_wait_for_each_other_where_a_kernel_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    inside: list[int] = []
    most: list[int] = []

    def made(_name: str) -> compiling.Kernel:
        inside.append(1)
        most.append(len(inside))
        time.sleep(0.01)
        inside.pop()
        return int

    monkeypatch.setattr(compiling, "_compiled", made)
    kernels = compiling.Kernels(compiled=True)
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda number: kernels("agree", number), ["1", "2", "3", "4"])) == [1, 2, 3, 4]
    assert max(most) == 1
