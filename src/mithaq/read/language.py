"""Tell the language of a text by its script, its frequent words and the letters only it uses. No model."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from mithaq.grammar.data import load_yaml

UNDETERMINED = "und"
# A page's first words settle its language; the rest costs time and adds nothing.
_SAMPLE = 800
_LETTER_WEIGHT = 5.0
_LEAST = 0.04
_WORDS = 2
_FEW = 12
_WITH_ARTICLE = 5
"""Words below which one frequent word is enough."""
_LETTERS = 400


@dataclass(frozen=True, slots=True)
class _Tables:
    """``speakers``: by script, each frequent word with the languages that have it; ``letters`` and ``beginnings``: by
    language."""

    scripts: dict[str, re.Pattern[str]]
    speakers: dict[str, dict[str, tuple[str, ...]]]
    letters: dict[str, dict[str, re.Pattern[str]]]
    beginnings: dict[str, dict[str, tuple[str, ...]]]


def language_of(text: str) -> str:
    """Return the ISO 639 code of the text's language, "und" where nothing speaks for one."""
    sample = text[:_SAMPLE]
    tables = _tables()
    script, letters = _script(sample, tables)
    if not letters:
        return UNDETERMINED
    spoken = sample.lower().split()
    speakers = tables.speakers[script]
    scores: dict[str, int] = {}
    for word in spoken:  # a plain loop, since this is a third of all reading
        if word in speakers:
            for code in speakers[word]:
                scores[code] = scores.get(code, 0) + 1
    for code, begins in tables.beginnings[script].items():
        begun = [word for word in spoken if word.startswith(begins) and len(word) >= _WITH_ARTICLE]
        scores[code] = scores.get(code, 0) + len(begun)
    weights = {code: count / len(spoken) for code, count in scores.items()}
    for code, own in tables.letters[script].items():
        weights[code] = weights.get(code, 0.0) + _LETTER_WEIGHT * len(own.findall(letters, 0, _LETTERS)) / min(
            len(letters), _LETTERS
        )
    best = max(weights, key=lambda code: weights[code], default=UNDETERMINED)
    if weights.get(best, 0.0) < _LEAST:
        return UNDETERMINED
    mark = tables.letters[script].get(best)
    told = mark is not None and mark.search(letters) is not None
    only = sum(weight > 0 for weight in weights.values()) == 1
    sure = told or only or len(spoken) < _FEW or _distinct(spoken, best, speakers) >= _WORDS
    return best if sure else UNDETERMINED


def script_of(text: str) -> str:
    """Return the script that most of a text's letters belong to, "" where it has none that is known."""
    return _script(text[:_SAMPLE], _tables())[0]


def _distinct(spoken: Sequence[str], code: str, speakers: Mapping[str, tuple[str, ...]]) -> int:
    """Return how many frequent words of a language a text has, each once; one that no other language has, as often as
    it stands there: once, a word may be any language's."""
    own = Counter(word for word in spoken if code in speakers.get(word, ()))
    again = max((count for word, count in own.items() if speakers[word] == (code,)), default=0)
    return max(len(own), again)


def _script(sample: str, tables: _Tables) -> tuple[str, str]:
    """Return the script most of the sample's letters belong to, and those letters."""
    best = ("", "")
    for name, pattern in tables.scripts.items():
        letters = "".join(pattern.findall(sample))
        if len(letters) > len(best[1]):
            best = (name, letters)
        if len(letters) > len(sample) / 2:
            break
    return best


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    data = load_yaml(files("mithaq.languages") / "profiles.yaml")
    scripts = {name: re.compile(f"[{ranges}]+") for name, ranges in data["scripts"].items()}
    speakers: dict[str, dict[str, tuple[str, ...]]] = {name: {} for name in scripts}
    letters: dict[str, dict[str, re.Pattern[str]]] = {name: {} for name in scripts}
    beginnings: dict[str, dict[str, tuple[str, ...]]] = {name: {} for name in scripts}
    for code, entry in data["languages"].items():
        if "begins" in entry:
            beginnings[entry["script"]][code] = tuple(entry["begins"])
        known = speakers[entry["script"]]
        for word in dict.fromkeys(entry["words"]):
            known[word] = (*known.get(word, ()), code)
        if entry["letters"]:
            letters[entry["script"]][code] = re.compile(f"[{entry['letters']}]")
    return _Tables(scripts, speakers, letters, beginnings)


def stop_word_share(text: str) -> float:
    """Return how much of a text is frequent words of any language: what a rightly decoded text has plenty of."""
    spoken = [word.strip(".,،؛:!؟?()«»\"'").lower() for word in text.split()]
    known = _all_words()
    return sum(1 for word in spoken if word in known) / max(len(spoken), 1)


@lru_cache(maxsize=1)
def _all_words() -> frozenset[str]:
    return frozenset(word for known in _tables().speakers.values() for word in known if not word.isascii())
