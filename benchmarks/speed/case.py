"""One case, built once in a process of its own: ``python -m benchmarks.speed.case PILE CASE`` prints what it cost as JSON.

Run again with another pile and the same case it adds the other's accounts.
"""

import json
import os
import resource
import sys
from pathlib import Path

from firsthand.config import Config
from firsthand.pipeline import Progress, analyse, take, write_report
from firsthand.store.case import open_case
from firsthand.views.export import export, to_json

BOOKKEEPING = "keeping results"


class Clock:
    """Processor seconds by stage, as progress tells them."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._stage, self._since = "start", _spent()

    def __call__(self, progress: Progress) -> None:
        if not progress.notice:
            self.enter(progress.step)

    def enter(self, stage: str) -> None:
        """The stage before it ends here."""
        now = _spent()
        self.seconds[self._stage] = self.seconds.get(self._stage, 0.0) + now - self._since
        self._stage, self._since = stage, now


def _spent() -> float:
    """Of this process and of those it waited for."""
    return sum(os.times()[:4])


def build(pile: Path, folder: Path) -> dict[str, object]:
    """Processor seconds of each stage, and megabytes: the peak of this process and its largest child, the report, the export."""
    clock, config = Clock(), Config()
    with open_case(folder, write=True, create=True) as case:
        take(case, [pile], config, clock)
        clock.enter(BOOKKEEPING)
        results = analyse(case, config, clock)
        page = write_report(case, results, clock)
        clock.enter("export")
        exported = len(to_json(export(results), indent=0))
        clock.enter("closing")
    clock.enter("end")
    scale = 1024 if sys.platform != "darwin" else 1024 * 1024
    peak = sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / scale
    return {
        "accounts": len(results.documents),
        "derivations": len(results.descent.derivations),
        "findings": len(results.findings),
        "claims": len(results.claims),
        "seconds": clock.seconds,
        "peak": peak,
        "report": page.stat().st_size / 1e6,
        "export": exported / 1e6,
    }


if __name__ == "__main__":
    print(json.dumps(build(Path(sys.argv[1]), Path(sys.argv[2]))))
