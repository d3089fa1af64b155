"""Event types against marked sentences: ``python -m benchmarks.events [--data FILE] [--train A --test B] [--write]``.

By default five folds of the published training part beside the project: each fold is scored by a model trained, and
tuned, on the other four and on our made-up sentences. ``--train A --test B`` trains on A and scores B; ``--test B`` alone
scores what the package ships. ``--write`` trains on all of the data and replaces the shipped model. Exits with 1 below a
floor.
"""

import argparse
import sys
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

import numpy as np

from benchmarks.events.material import PUBLISHED, Example, made, published
from benchmarks.events.training import SETTINGS, chosen, f1_by_label, fitted, folds, model_of, products
from firsthand.claims.events_model import FILE, TYPES, Model, Typed, shipped_model, type_of, typed
from firsthand.language.parser import Parser
from firsthand.records.events import QUADS

FLOORS = (0.76, 0.82)
"""Lowest macro-F1 of types and of classes over the five folds."""
OUTER_FOLDS = 5


def cross_validated(examples: Sequence[Example], own: Sequence[Example]) -> list[Typed]:
    """What is found in each example by a model that saw neither it nor its fold."""
    rows = [*examples, *own]
    shared, _ = products(rows)
    types = np.array([TYPES.index(e.type) for e in rows])
    is_own = np.arange(len(rows)) >= len(examples)
    parts = folds(types[~is_own], OUTER_FOLDS, seed=0)
    found: list[Typed | None] = [None] * len(examples)
    for part in range(OUTER_FOLDS):
        test = np.flatnonzero(parts == part)
        train = np.setdiff1d(np.arange(len(rows)), test)
        setting = chosen(shared, train, types, is_own)
        kernel, _ = shared.kernel(setting, train)
        scores = kernel[np.ix_(test, train)] @ fitted(kernel[np.ix_(train, train)], types[train], setting.strength)
        for row, score in zip(test.tolist(), scores, strict=True):
            found[row] = typed(score)
    return [one for one in found if one is not None]


def trained(examples: Sequence[Example], own: Sequence[Example]) -> Model:
    """A model of all examples, with the setting that is best inside them."""
    rows = [*examples, *own]
    shared, features = products(rows)
    types = np.array([TYPES.index(e.type) for e in rows])
    setting = chosen(shared, np.arange(len(rows)), types, np.arange(len(rows)) >= len(examples))
    print(f"setting {SETTINGS.index(setting) + 1} of {len(SETTINGS)}: {setting}")
    return model_of(shared, features, types, setting)


def write(model: Model) -> Path:
    """The shipped file: signed bytes with a scale a type, the weights of the groups, and the encoder's part."""
    scale = np.abs(model.weights).max(axis=0) / 127
    path = Path(str(resources.files("firsthand.language.data").joinpath(FILE)))
    np.savez_compressed(
        path,
        weights=np.round(model.weights / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        groups=np.array(list(model.scales)),
        scales=np.array(list(model.scales.values())),
        meant=model.meant.astype(np.float16),
        centres=model.centres.astype(np.float16),
    )
    return path


def table(examples: Sequence[Example], found: Sequence[Typed]) -> tuple[float, float]:
    """Prints F1 by type and by class; returns their means."""
    types = f1_by_label([e.type for e in examples], [f.type for f in found], TYPES)
    classes = tuple(dict.fromkeys(QUADS.values()))
    quads = f1_by_label([e.quad for e in examples], [f.quad for f in found], classes)
    for names, scores, wanted in (
        (TYPES, types, [e.type for e in examples]),
        (classes, quads, [e.quad for e in examples]),
    ):
        for name, score in zip(names, scores, strict=True):
            print(f"{name:<22}{sum(w == name for w in wanted):>5}{score:>8.3f}")
        print(f"{'macro-F1':<22}{len(examples):>5}{np.mean(scores):>8.3f}")
    return float(np.mean(types)), float(np.mean(quads))


def main(arguments: Sequence[str]) -> int:
    """Print one table; 0 when the floors hold."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.events")
    asked.add_argument("--data", type=Path, default=PUBLISHED)
    asked.add_argument("--train", type=Path)
    asked.add_argument("--test", type=Path)
    asked.add_argument("--write", action="store_true")
    options = asked.parse_args(arguments)
    for path in (options.train, options.test, options.data if not options.test else None):
        if path is not None and not path.is_file():
            print(f"events: skipped, {path.name} is not there")
            return 0
    parser = Parser()
    if options.test:
        examples = published(options.test, parser)
        model = trained(published(options.train, parser), made(parser)) if options.train else shipped_model()
        types, quads = table(examples, [type_of(e.sentence, e.source, e.target, model) for e in examples])
    elif options.write:
        path = write(trained(published(options.data, parser), made(parser)))
        print(f"{path.name}: {path.stat().st_size:,} bytes")
        return 0
    else:
        examples = published(options.data, parser)
        types, quads = table(examples, cross_validated(examples, made(parser)))
    return 0 if types >= FLOORS[0] and quads >= FLOORS[1] else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
