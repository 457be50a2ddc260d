"""How long articles in English and Russian take beside Arabic ones, of as many words, in one process.

    python benchmarks/languages.py [--articles N]

Articles are recombined from the paragraphs of ``evaluation/gold``, the languages by turns, so that another load on the
machine falls on each alike; processor time is counted. "known words": after the word forms have been met; "new words":
with every word form forgotten before each article.
"""

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from mithaq.knowledge import load as load_knowledge  # noqa: E402
from mithaq.languages import load  # noqa: E402
from mithaq.languages.ru import morphology  # noqa: E402
from mithaq.model.documents import Block, Document, Span  # noqa: E402
from mithaq.model.kinds import BlockKind  # noqa: E402
from mithaq.pipeline import understand  # noqa: E402

LANGUAGES = ("ar", "en", "ru")
WORDS = 200
SHORTEST = 120  # characters of a paragraph; shorter ones are headlines
WANTED = 1.5


def main() -> int:
    """Print the ratios; 1 where a language takes longer than 1.5 times as long as Arabic."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=80)
    most = parser.parse_args().articles
    articles = {
        code: [document for document, _ in zip(generated(code), range(most), strict=False)] for code in LANGUAGES
    }
    knowledge = load_knowledge()
    slow = False
    for title, cold in (("known words", False), ("new words", True)):
        spent = dict.fromkeys(LANGUAGES, 0.0)
        for code in LANGUAGES:
            for document in articles[code]:
                understand(document, knowledge)
        for turn in range(most):
            for code in LANGUAGES:
                if cold:
                    forget(code)
                begun = time.process_time()
                understand(articles[code][turn], knowledge)
                spent[code] += time.process_time() - begun
        for code, seconds in spent.items():
            ratio = seconds / spent["ar"]
            slow |= ratio > WANTED
            print(f"{title:12} {code}  {most / seconds:6.1f} articles/s  {ratio:.2f} of Arabic's time")
    return int(slow)


def generated(code: str) -> Iterator[Document]:
    """Yield articles of some 200 words, always the same ones."""
    chance = random.Random(code)
    paragraphs = [line for text in reports(code) for line in text.splitlines() if len(line) > SHORTEST]
    while True:
        chosen: list[str] = []
        while sum(len(each.split()) for each in chosen) < WORDS:
            chosen.append(chance.choice(paragraphs))
        text = "\n\n".join(chosen)
        whole = Span(start=0, end=len(text))
        yield Document(
            id="d", source="s", name="generated", part=0, language=code, text=text, span=whole,
            blocks=(Block(kind=BlockKind.BODY, span=whole),), hints=(("date", "2024-06-15"),),
        )  # fmt: skip


def reports(code: str) -> Iterator[str]:
    """Yield the annotated reports of one language."""
    folder = ROOT / "evaluation" / "gold"
    for path in sorted(folder.glob("[0-9]*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        if told.get("language", "ar") == code:
            yield (folder / told["file"]).read_text(encoding="utf-8")


def forget(code: str) -> None:
    """Forget every word form of a language."""
    load(code).bank.clear()
    if code == "ru":
        for remembered in (morphology.parses, morphology.readings, morphology.is_known, morphology.folded_lemma):
            remembered.cache_clear()


if __name__ == "__main__":
    sys.exit(main())
