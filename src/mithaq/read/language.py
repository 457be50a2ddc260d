"""Tell the language of a text by its script, its frequent words and the letters only it uses. No model."""

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from mithaq.grammar.data import load_yaml

UNDETERMINED = "und"
# A page's first words settle its language; the rest costs time and adds nothing.
_SAMPLE = 1200
_LETTER_WEIGHT = 0.5
_LEAST = 0.04


@dataclass(frozen=True, slots=True)
class _Profile:
    words: frozenset[str]
    letters: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class _Tables:
    scripts: dict[str, re.Pattern[str]]
    languages: dict[str, dict[str, _Profile]]


def language_of(text: str) -> str:
    """Return the ISO 639 code of the text's language, "und" where nothing speaks for one."""
    sample = text[:_SAMPLE]
    tables = _tables()
    script, letters = _script(sample, tables)
    if not letters:
        return UNDETERMINED
    spoken = sample.lower().split()
    scores = {code: _score(profile, spoken, letters) for code, profile in tables.languages[script].items()}
    best = max(scores, key=lambda code: scores[code])
    if scores[best] < _LEAST:
        return UNDETERMINED
    return best


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


def _score(profile: _Profile, spoken: list[str], letters: str) -> float:
    share = sum(1 for word in spoken if word in profile.words) / max(len(spoken), 1)
    own = len(profile.letters.findall(letters)) / len(letters) if profile.letters else 0.0
    return share + _LETTER_WEIGHT * own * 10


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    data = load_yaml(files("mithaq.languages") / "profiles.yaml")
    scripts = {name: re.compile(f"[{ranges}]+") for name, ranges in data["scripts"].items()}
    languages: dict[str, dict[str, _Profile]] = {name: {} for name in scripts}
    for code, entry in data["languages"].items():
        letters = re.compile(f"[{entry['letters']}]") if entry["letters"] else None
        languages[entry["script"]][code] = _Profile(frozenset(entry["words"]), letters)
    return _Tables(scripts, languages)


def stop_word_share(text: str) -> float:
    """Return how much of a text is frequent words of any language: what a rightly decoded text has plenty of."""
    spoken = [word.strip(".,،؛:!؟?()«»\"'").lower() for word in text.split()]
    known = _all_words()
    return sum(1 for word in spoken if word in known) / max(len(spoken), 1)


@lru_cache(maxsize=1)
def _all_words() -> frozenset[str]:
    profiles = [profile for group in _tables().languages.values() for profile in group.values()]
    return frozenset(word for profile in profiles for word in profile.words if not word.isascii())
