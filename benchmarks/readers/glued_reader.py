"""Read pages with trafilatura, dateparser and a CRF, and look for names with ahocorasick-rs, in turns."""

import json
import re
from datetime import datetime

import ahocorasick_rs
import sklearn_crfsuite
import trafilatura
from dateparser.search import search_dates
from turns import FOLDER, Row, as_it_is, take_turn

_WORD = re.compile(r"\w+|[^\w\s]")
_SENTENCE = re.compile(r"(?<=[.!?؟])\s+|\n+")


def page(row: Row) -> object:
    return trafilatura.extract(row["page"])


def dates(row: Row) -> object:
    reference = datetime.fromisoformat(row["ref"])
    return search_dates(row["text"], languages=["ar"], settings={"RELATIVE_BASE": reference})


def tags(row: Row) -> object:
    sentences = [_WORD.findall(sentence) for sentence in _SENTENCE.split(row["text"]) if sentence.strip()]
    return tagger.predict([features(words) for words in sentences])


def features(words: list[str]) -> list[dict[str, object]]:
    """What the library's own tutorial takes of a word and of those beside it."""
    return [
        {
            "bias": 1.0,
            "word": word,
            "begin": word[:2],
            "begin3": word[:3],
            "end": word[-2:],
            "end3": word[-3:],
            "digit": word.isdigit(),
            "before": words[at - 1] if at else "<",
            "behind": words[at + 1] if at + 1 < len(words) else ">",
            "ends before": words[at - 1][-2:] if at else "<",
        }
        for at, word in enumerate(words)
    ]


def names(row: Row) -> object:
    return known.find_matches_as_indexes(row["text"])


sentences = [json.loads(line) for line in (FOLDER / "tagged.jsonl").read_text(encoding="utf-8").splitlines()]
tagger = sklearn_crfsuite.CRF(algorithm="lbfgs", c1=0.1, c2=0.1, max_iterations=30)
tagger.fit([features([word for word, _ in one]) for one in sentences], [[tag for _, tag in one] for one in sentences])
known = ahocorasick_rs.AhoCorasick(
    json.loads((FOLDER / "names.json").read_text(encoding="utf-8")), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
)
take_turn(
    {
        "trafilatura": (page, 20, as_it_is),
        "dateparser": (dates, 5, as_it_is),
        "CRF tagger": (tags, 20, as_it_is),
        "ahocorasick-rs": (names, 20, as_it_is),
    }
)
