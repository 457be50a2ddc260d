"""How well copies are told from independent texts, and how fast: a set made of a corpus by cutting, editing, pasting.

    python evaluation/copies.py [CORPUS] [--most N] [--seed N]

CORPUS is an archive of rows with `text` (.jsonl, .jsonl.gz). Of each article that is no copy of another there, four
copies are made: cut (its beginning, or a part of it), light (credit line, marks, digits, a sentence left out),
rewritten (words left out and replaced, sentences moved) and pasted (into another article's page). The texts stay where
they are; only the figures are printed. Exit status 1 where a figure is under its floor.
"""

import argparse
import gzip
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from mithaq.link.copies import copy_groups

HERE = Path(__file__).parent
CORPUS = HERE.parents[1] / "shared" / "corpus" / "articles.jsonl.gz"
FLOORS = {"light": 0.98, "cut": 0.95, "rewritten": 0.95, "pasted": 0.95, "precision": 0.97}
SPEED = 2000
SHORTEST = 120  # words: of less, half is no text any more
_SENTENCE = re.compile(r"(?<=[.!؟?\n])\s+")
_WESTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("corpus", type=Path, nargs="?", default=CORPUS)
    asked.add_argument("--most", type=int, default=600)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    if not given.corpus.exists():
        print(f"{given.corpus}: no such corpus", file=sys.stderr)
        return 2
    originals = alone(articles(given.corpus))[: given.most]
    texts, made = variants(originals, random.Random(given.seed))
    begun = time.process_time()
    groups = copy_groups(texts)
    seconds = time.process_time() - begun
    figures = scores(texts, made, [[name for name, _ in group.members] for group in groups])
    speed = len(texts) / seconds
    print(f"{len(originals)} articles, {len(texts)} texts, {len(groups)} groups")
    for name, value in figures.items():
        print(f"  {name:10} {value:.3f}   floor {FLOORS[name]:.2f}{'   FELL' if value < FLOORS[name] else ''}")
    print(f"  {'texts/s':10} {speed:.0f}   wanted {SPEED}")
    return int(any(value < FLOORS[name] for name, value in figures.items()))


def articles(corpus: Path) -> list[str]:
    """Return the texts of a corpus that are long enough to be cut."""
    opened = gzip.open if corpus.suffix == ".gz" else open
    with opened(corpus, "rt", encoding="utf-8") as rows:
        texts = [json.loads(row)["text"] for row in rows]
    return [text for text in texts if len(text.split()) >= SHORTEST]


def alone(texts: list[str]) -> list[str]:
    """Return the texts that are no copies of one another: what they are in earnest is not known."""
    named = {f"{number:06}": text for number, text in enumerate(texts)}
    groups = copy_groups(named)
    again = {name for group in groups for name, _ in group.members}
    return [text for name, text in named.items() if name not in again]


def variants(originals: list[str], chosen: random.Random) -> tuple[dict[str, str], dict[str, tuple[int, str]]]:
    """Return originals and copies by name, and for each copy which original it is of, and how it was made."""
    texts = {f"o{number:05}": text for number, text in enumerate(originals)}
    made: dict[str, tuple[int, str]] = {}
    words = [word for text in originals for word in text.split()]
    for number, text in enumerate(originals):
        host = originals[(number + len(originals) // 2) % len(originals)]
        ways: dict[str, Callable[[], str]] = {
            "cut": lambda text=text: cut(text, chosen),
            "light": lambda text=text: light(text, chosen),
            "rewritten": lambda text=text: rewritten(text, words, chosen),
            "pasted": lambda text=text, host=host: pasted(text, host, chosen),
        }
        for way, make in ways.items():
            if way == "pasted" and number % 3:
                continue  # a page that holds two articles is a copy of both: few, so that groups stay apart
            name = f"v{number:05}{way}"
            texts[name], made[name] = make(), (number, way)
    return texts, made


def cut(text: str, chosen: random.Random) -> str:
    """Keep the beginning, as agencies' clients do: half to nine tenths of the sentences."""
    sentences = _SENTENCE.split(text)
    return " ".join(sentences[: max(2, round(len(sentences) * chosen.uniform(0.5, 0.9)))])


def light(text: str, chosen: random.Random) -> str:
    """Add a credit, write digits otherwise, leave out a sentence and the marks of another."""
    sentences = _SENTENCE.split(text)
    if len(sentences) > 6:
        del sentences[chosen.randrange(2, len(sentences))]
    at = chosen.randrange(len(sentences))
    sentences[at] = re.sub(r"[«»\"،]", "", sentences[at])
    return f"(وكالات) {' '.join(sentences)} (رويترز)".translate(_WESTERN)


def rewritten(text: str, words: list[str], chosen: random.Random) -> str:
    """Leave out or replace one word in twelve, and move a sentence."""
    sentences = [" ".join(_reworded(one.split(), words, chosen)) for one in _SENTENCE.split(text)]
    if len(sentences) > 4:
        sentences.insert(chosen.randrange(2, len(sentences)), sentences.pop(chosen.randrange(2, len(sentences))))
    return " ".join(sentences)


def _reworded(sentence: list[str], words: list[str], chosen: random.Random) -> list[str]:
    kept = [chosen.choice(words) if chosen.random() < 1 / 24 else word for word in sentence]
    return [word for word in kept if chosen.random() >= 1 / 24]


def pasted(text: str, host: str, chosen: random.Random) -> str:
    """Set the text into a page that begins with the opening of another article."""
    return " ".join([*host.split()[: chosen.randrange(30, 70)], text])


def scores(texts: dict[str, str], made: dict[str, tuple[int, str]], groups: list[list[str]]) -> dict[str, float]:
    """Return the share of each way's copies that stand with their original, and of grouped pairs that belong so."""
    group_of = {name: number for number, names in enumerate(groups) for name in names}
    found, every = Counter[str](), Counter[str]()
    for name, (number, way) in made.items():
        every[way] += 1
        found[way] += group_of.get(name, -1) == group_of.get(f"o{number:05}", -2)
    right = pairs = 0
    for names in groups:
        for left, right_name in combinations(names, 2):
            pairs += 1
            right += _origin(left, made) == _origin(right_name, made)
    figures = {way: found[way] / every[way] for way in ("light", "cut", "rewritten", "pasted")}
    return figures | {"precision": right / pairs if pairs else 1.0}


def _origin(name: str, made: dict[str, tuple[int, str]]) -> int:
    return made[name][0] if name in made else int(name[1:])


if __name__ == "__main__":
    sys.exit(main())
