"""The event words of a subject-first language, spelled out: from a written form to the frames it may tell.

A frame is a map in ``lexicon/events.yaml``: its kind and act, its ``verbs`` and ``nouns``, and which role stands where:
``subject``, ``object``, ``owner`` (of a noun: "Russian strikes"), and ``after``, a map from prepositions to roles.
``lexicon/clauses.yaml`` has the classes of small words; those named ..._VERBS are spelled out by the morphology.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from mithaq.errors import PackError
from mithaq.grammar import PerWord, Word
from mithaq.languages import LanguagePack
from mithaq.model.kinds import Act, ClaimKind


@dataclass(frozen=True, slots=True)
class Frame:
    """What an event word tells, and where its arguments stand."""

    name: str
    kind: ClaimKind
    act: Act | None
    needs: tuple[str, ...]
    subject: str
    object: str
    owner: str
    after: Mapping[str, str]
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sense:
    """One reading of a word: ``pos`` verb or noun; ``rest`` are the words that must follow (a verb's particle)."""

    frame: Frame
    pos: str
    rest: tuple[str, ...] = ()


@dataclass(slots=True)
class Facts:
    """What a form may be: classes with their values, event senses, features as a verb ("past", "base" ...)."""

    classes: Mapping[str, str]
    senses: tuple[Sense, ...]
    features: frozenset[str]
    phrases: tuple[tuple[tuple[str, ...], str], ...]


_NOTHING = Facts({}, (), frozenset(), ())


class PredicateLexicon:
    """Facts by form."""

    def __init__(self, pack: LanguagePack) -> None:
        self.pack = pack
        self._senses: dict[str, list[Sense]] = {}
        self._features: dict[str, set[str]] = {}
        self._classes: dict[str, dict[str, str]] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self.frames = [_frame(one, f"{pack.code}/lexicon/events.yaml") for one in pack.data("lexicon/events.yaml")]
        for frame in self.frames:
            self._enter(frame)
        for name, entries in pack.data("lexicon/clauses.yaml").items():
            self._enter_class(name, entries)
        self.by_modal = {frame.fields["modal"]: frame for frame in self.frames if "modal" in frame.fields}
        known = frozenset((*self._senses, *self._features, *self._classes, *self._phrases))
        self.facts = PerWord[Facts](self._facts, known, _NOTHING)

    def _enter(self, frame: Frame) -> None:
        for verb in frame.fields.get("verbs", ()):
            head, *rest = verb.split()
            for form, feature in self.pack.morphology.predicate_forms(head):
                self._add(self._read(form), Sense(frame, "verb", tuple(self.pack.split(" ".join(rest)))), feature)
        for noun in frame.fields.get("nouns", ()):
            first, *rest = self.pack.split(noun)
            forms = self.pack.morphology.noun_forms(first) if not rest else [(first, "")]
            for form, _ in forms:
                self._add(self._read(form), Sense(frame, "noun", tuple(rest)), "")

    def _read(self, form: str) -> str:
        """Return a form as a word of a text is read: folded, without what writers vary (accents)."""
        words = self.pack.split(form)
        return words[0] if len(words) == 1 else form

    def _add(self, form: str, sense: Sense, feature: str) -> None:
        known = self._senses.setdefault(form, [])
        if sense not in known:
            known.append(sense)
        if feature:
            self._features.setdefault(form, set()).add(feature)

    def _enter_class(self, name: str, entries: Any) -> None:
        pairs = entries.items() if isinstance(entries, Mapping) else [("", entries)]
        for value, forms in pairs:
            for form in forms:
                if name.endswith("_VERBS"):
                    head, *rest = form.split()
                    for written, feature in self.pack.morphology.predicate_forms(head):
                        spelled = self._read(written)
                        self._features.setdefault(spelled, set()).add(feature)
                        self._class(name, value, [spelled, *rest])
                else:
                    self._class(name, value, self.pack.split(form))

    def _class(self, name: str, value: str, words: Sequence[str]) -> None:
        first, *rest = words
        if rest:
            self._phrases.setdefault(first, []).append((tuple(rest), name))
        else:
            self._classes.setdefault(first, {}).setdefault(name, value)

    def _facts(self, word: Word) -> Facts:
        classes: dict[str, str] = {}
        senses: list[Sense] = []
        features: set[str] = set()
        phrases: list[tuple[tuple[str, ...], str]] = []
        for stem in dict.fromkeys((word.norm, *word.stems)):
            classes |= self._classes.get(stem, {})
            senses += self._senses.get(stem, ())
            features |= self._features.get(stem, set())
            phrases += self._phrases.get(stem, ())
        senses.sort(key=lambda sense: -len(sense.rest))
        return Facts(classes, tuple(senses), frozenset(features), tuple(phrases))


def _frame(entry: Mapping[str, Any], where: str) -> Frame:
    try:
        needs = entry.get("needs", ())
        return Frame(
            name=entry["frame"],
            kind=ClaimKind(entry["kind"]),
            act=Act(entry["act"]) if "act" in entry else None,
            needs=tuple(needs.split()) if isinstance(needs, str) else tuple(needs),
            subject=entry.get("subject", "participant"),
            object=entry.get("object", ""),
            owner=entry.get("owner", ""),
            after=dict(_roles(entry.get("after", {}))),
            fields=entry,
        )
    except (KeyError, ValueError) as error:
        raise PackError(f"{where}: frame {entry.get('frame')!r}: {error}") from error


def _roles(after: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Spell out ``{role: [prepositions]}`` as pairs of preposition and role."""
    for role, prepositions in after.items():
        for preposition in prepositions:
            yield preposition, role


@lru_cache
def predicate_lexicon(pack: LanguagePack) -> PredicateLexicon:
    """Return the event words of a pack, built once. Raises PackError where they are wrong."""
    return PredicateLexicon(pack)
