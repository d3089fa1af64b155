"""An archive on one machine: literal re-use in memory or, beyond a limit, in files; tables through DuckDB."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

import duckdb
import numpy as np

from firsthand.lineage.archive.accounts import Account, Refused, accounts_of
from firsthand.lineage.archive.results import (
    ACCOUNT_COLUMNS,
    DERIVATION_COLUMNS,
    DERIVATIONS,
    FAMILIES,
    PASSAGE_COLUMNS,
    PASSAGES,
    derivation_columns,
    family_leaders,
    fill,
    passage_columns,
    write_families,
    write_named,
    write_refused,
)
from firsthand.lineage.archive.settings import Counts, Settings, Watch
from firsthand.lineage.archive.sharing import shared
from firsthand.lineage.archive.traits import Traits, traits_of
from firsthand.lineage.reuse.compiling import kernels_for
from firsthand.lineage.reuse.crowds import families
from firsthand.lineage.reuse.passages import PEEK_TEXTS, outlet_numbers
from firsthand.lineage.reuse.postings import arranged, post, sorted_in_memory
from firsthand.lineage.reuse.spilling import sorted_by_duckdb
from firsthand.lineage.reuse.tokens import Column, PileWriter, encoded

REPORT_EVERY = 1000
"""Accounts between two words of progress."""


class _Intake:
    """The accounts as they are read: ids and traits stay, texts go on."""

    def __init__(self, files: Sequence[Path], settings: Settings, watch: Watch) -> None:
        self._files, self._settings, self._watch = files, settings, watch
        self.ids: dict[str, None] = {}
        self.refused: list[Refused] = []
        self.outlets: list[str | None] = []
        self._edges: list[str] = []
        self._broken, self._stops, self._ends = Column(np.bool_), Column(np.int32), [0]

    def texts(self) -> Iterator[bytes]:
        """The text of each account. A second account of one id is set aside: nothing could tell them apart."""
        for file, path in enumerate(self._files):
            for record in accounts_of(path, file, self._settings.line_bytes):
                if isinstance(record, Refused):
                    self.refused.append(record)
                elif record.id in self.ids:
                    self.refused.append(record.again(path.name))
                else:
                    self._keep(record)
                    yield encoded(record.text)

    def _keep(self, account: Account) -> None:
        self.ids[account.id] = None
        traits = traits_of(account.text, account.outlet)
        self.outlets.append(traits.outlet)
        self._edges.append(traits.edges)
        self._broken.append(np.array([traits.broken]))
        self._stops.append(traits.stops)
        self._ends.append(len(self._stops))
        if len(self.ids) % REPORT_EVERY == 0:
            self._watch("reading", len(self.ids))

    def close(self) -> None:
        """No more accounts come."""
        self._broken_of, self._stops_of = self._broken.finish(), self._stops.finish()

    def traits(self, account: int) -> Traits:
        """The traits of an account, once all are read."""
        stops = self._stops_of[self._ends[account] : self._ends[account + 1]]
        return Traits(self.outlets[account], self._edges[account], bool(self._broken_of[account]), stops)


def run(files: Sequence[Path], work: Path, settings: Settings, watch: Watch) -> Counts:
    """Write the tables of the archive in ``files`` to ``work``."""
    intake = _Intake(files, settings, watch)
    texts = intake.texts()
    first = list(islice(texts, PEEK_TEXTS))
    kernels = kernels_for(sum(len(text) for text in first))
    writer = PileWriter(settings.sample, settings.memory, work)
    writer.take(chain(first, texts), kernels)
    pile = writer.finish()
    intake.close()
    accounts = len(pile)
    watch("sorting", accounts)
    order = sorted_by_duckdb(work, settings.memory or 0) if writer.spilled else sorted_in_memory
    series = outlet_numbers(intake.outlets)
    least = {"least_seeds": settings.least_seeds, "least_words": settings.least_words}
    lists = families(pile.words, pile.bounds, post(pile.seeds, kernels, order), series, kernels, **least)
    postings = arranged(lists, accounts, kernels)
    watch("comparing", accounts)
    passages, furniture, derived = shared(pile, postings, series, intake.traits, kernels, settings)

    watch("writing", accounts)
    with duckdb.connect(work / "tables.duckdb", config={"temp_directory": str(work / "duckdb")}) as connection:
        ids = np.array(list(intake.ids), dtype=object)
        fill(connection, "accounts", ACCOUNT_COLUMNS, {"place": np.arange(accounts), "id": ids})
        tables = (
            (PASSAGES, PASSAGE_COLUMNS, passage_columns(passages, furniture)),
            (DERIVATIONS, DERIVATION_COLUMNS, derivation_columns(derived)),
        )
        for name, types, columns in tables:
            write_named(connection, work / name, types, columns)
        leader = family_leaders(accounts, [(derived.child.astype(np.int64), derived.parent.astype(np.int64))])
        held, largest = write_families(connection, work / FAMILIES, leader)
    write_refused(work, intake.refused)
    return Counts(
        accounts=accounts,
        set_aside=len(intake.refused),
        words=len(pile.words),
        passages=len(passages),
        furniture=int(np.count_nonzero(furniture)),
        derivations={kind: derived.kind.count(kind) for kind in sorted(set(derived.kind))},
        families=held,
        largest_family=largest,
    )
