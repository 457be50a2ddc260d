"""The frames and small words of a language, looked up once for each written form."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from mithaq.errors import PackError
from mithaq.grammar import Lexicon, PerWord, Word
from mithaq.languages import LanguagePack
from mithaq.model.kinds import Act, ClaimKind, Status

VERBAL = frozenset({"VERB", "INFN", "PRTS", "GRND", "PRTF"})
FINITE = frozenset({"VERB", "PRTS", "ADJS"})
CASES = frozenset({"nomn", "gent", "datv", "accs", "ablt", "loct"})


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """What an event word tells: its kind, where its arguments stand (``shape``), which class it ``needs`` near it."""

    name: str
    kind: ClaimKind
    shape: str
    act: Act | None
    needs: str | None
    unless: str | None
    status: Status | None
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sense:
    """One reading of a word as an event word; ``rest`` are the further words of a phrase."""

    frame: Frame
    noun: bool
    rest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WordFacts:
    """What a form may be: its classes with their values, its grammatical marks, its senses, the cases it may stand in,
    the further words of the phrases that it may begin, with their classes."""

    classes: Mapping[str, str]
    marks: frozenset[str]
    senses: tuple[Sense, ...]
    cases: frozenset[str]
    phrases: tuple[tuple[tuple[str, ...], str, str], ...]


class TellingWords:
    """The words of one language that tell events."""

    def __init__(self, pack: LanguagePack) -> None:
        self._readings = pack.morphology.readings
        self.small = Lexicon(pack.split)
        where = f"{pack.code}/lexicon/tellings.yaml"
        for name, entries in pack.data("lexicon/tellings.yaml").items():
            self.small.add(name, entries, where)
        self._senses: dict[str, list[Sense]] = {}
        self.frames = [_frame(entry, f"{pack.code}/lexicon/frames.yaml") for entry in pack.data("lexicon/frames.yaml")]
        for frame in self.frames:
            self._add(frame, pack)
        self._phrases: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        for name, forms in self.small.phrases.items():
            for (first, *rest), value in forms.items():
                self._phrases.setdefault(first, []).append((tuple(rest), name, value))
        self._listed = frozenset((*self.small.singles, *self._phrases, *self._senses))
        self.facts = PerWord[WordFacts](self._facts)

    def _add(self, frame: Frame, pack: LanguagePack) -> None:
        for noun, forms in ((False, frame.fields.get("verbs", ())), (True, frame.fields.get("nouns", ()))):
            for form in forms:
                first, *rest = pack.split(form)
                self._senses.setdefault(first, []).append(Sense(frame, noun, tuple(rest)))

    def _facts(self, word: Word) -> WordFacts:
        classes: dict[str, str] = {}
        senses: list[Sense] = []
        phrases: list[tuple[tuple[str, ...], str, str]] = []
        readings = self._readings(word.norm)
        marks = readings[0][1] if readings else frozenset()
        cases = frozenset(mark for _, found in readings for mark in found) & CASES
        for stem in word.bare if not self._listed.isdisjoint(word.bare) else ():
            for name, value in self.small.singles.get(stem, {}).items():
                classes.setdefault(name, value)
            phrases += self._phrases.get(stem, ())
            tags = [found for lemma, found in readings if lemma == stem] or [marks]
            verbal = any(not found.isdisjoint(VERBAL) for found in tags) or not readings
            nominal = any("NOUN" in found for found in tags) or not readings
            senses += [
                sense for sense in self._senses.get(stem, ()) if (nominal or bool(sense.rest) if sense.noun else verbal)
            ]
        return WordFacts(classes, marks, tuple(dict.fromkeys(senses)), cases, tuple(phrases))


def _frame(entry: Mapping[str, Any], where: str) -> Frame:
    try:
        act = Act(entry["act"]) if "act" in entry else None
        status = Status(entry["status"]) if "status" in entry else None
        kind = ClaimKind(entry["kind"])
        needs, unless = entry.get("needs"), entry.get("unless")
        return Frame(entry["frame"], kind, entry["shape"], act, needs, unless, status, entry)
    except (KeyError, ValueError) as error:
        raise PackError(f"{where}: frame {entry.get('frame')!r}: {error}") from error


@lru_cache
def telling_words(pack: LanguagePack) -> TellingWords:
    """Return the event words of a pack, read once. Raises PackError where they are wrong."""
    return TellingWords(pack)
