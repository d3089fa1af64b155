"""Made-up piles: words drawn from a seed, stories copied, cut and edited."""

import random


def prose(words: int, seed: int | str) -> list[str]:
    """Words in an invented language with common and rare ones."""
    draw = random.Random(f"prose {seed}")
    return [f"w{int(20_000 * draw.random() ** 3)}" for _ in range(words)]


def edited(words: list[str], share: float, seed: int | str) -> list[str]:
    """``share`` of the words replaced, dropped or followed by a new one."""
    draw = random.Random(f"edit {seed}")
    out: list[str] = []
    for k, word in enumerate(words):
        if draw.random() >= share:
            out.append(word)
            continue
        match draw.randrange(3):
            case 0:
                out.append(f"new{seed}x{k}")
            case 1:
                out += [word, f"new{seed}x{k}"]
    return out


def text(*parts: list[str]) -> str:
    """Parts as one text."""
    return " ".join(word for part in parts for word in part)


def pile(stories: int, seed: int) -> list[str]:
    """Texts of some stories, each with a reprint, an edit and an excerpt, in an order of chance."""
    texts = []
    for k in range(stories):
        story = prose(300, f"{seed} {k}")
        texts += [text(story), text(story), text(edited(story, 0.1, k))]
        texts.append(text(prose(60, f"own {seed} {k}"), story[90:210], prose(60, f"end {seed} {k}")))
    random.Random(seed).shuffle(texts)
    return texts
