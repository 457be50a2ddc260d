"""The frames of a language, spelled out: from a written form to the events it may tell.

A frame is a map in ``lexicon/events.yaml``; ``lexicon/clauses.yaml`` has the small words about it.
"""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from mithaq.errors import PackError
from mithaq.grammar import Lexicon, Word, split
from mithaq.languages import LanguagePack
from mithaq.model.kinds import Act, ClaimKind
from mithaq.text import fold


@dataclass(frozen=True, slots=True)
class Frame:
    """What an event word tells: its kind, where its arguments stand (``shape``), which class it ``needs`` near it.

    ``hinge`` is the class without which about it the word is no event word at all, and parts no clauses: what a frame
    with "next" or "hinges" needs.
    """

    name: str
    kind: ClaimKind
    shape: str
    act: Act | None
    needs: str | None
    fields: dict[str, Any]
    takes: frozenset[str] = frozenset()
    hinge: str | None = None


@dataclass(frozen=True, slots=True)
class Sense:
    """One reading of a word as an event word. ``rest`` are the further words of a phrase.

    ``pos`` is verb, noun or participle; ``form`` the verb's "tense.number" or the noun's state (bare, definite,
    possessed, possessed.one, possessed.we, dual). ``doubtful`` verbs are spelled like a noun and need a verb's place in
    the clause; ``masculine`` ones have no land or city for their subject.
    """

    frame: Frame
    pos: str
    form: str
    rest: tuple[str, ...] = ()
    doubtful: bool = False
    masculine: bool = False

    @property
    def depends(self) -> str | None:
        """The class without which about it the word is no event word at all, and parts no clauses."""
        return self.frame.hinge


_HINGES = frozenset(("next", "hinges"))


@dataclass(frozen=True, slots=True)
class EventLexicon:
    """Senses by folded first word, and the classes of small words."""

    senses: dict[str, tuple[Sense, ...]]
    clauses: Lexicon
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    morphology: Any
    known: frozenset[str]

    def facts(self, word: Word) -> "WordFacts":
        """Work out what a word may be of which a stem is ``known``; ask for it once for each word."""
        classes: dict[str, str] = {}
        features: dict[str, str] = {}
        senses: list[tuple[str, Sense]] = []
        phrases: list[tuple[tuple[str, ...], str]] = []
        verbal = self.morphology.may_be_verb(word.form)
        for reading in word.readings:
            for name, value in self.clauses.singles.get(reading.stem, {}).items():
                if not verbal and name.endswith("_VERBS"):
                    continue
                classes.setdefault(name, reading.proclitic)
                features.setdefault(name, value)
            known = self.senses.get(reading.stem, ())
            senses.extend((reading.proclitic, sense) for sense in known if verbal or sense.pos != "verb")
            phrases.extend(self.phrases.get(reading.stem, ()))
        named = next((name for name in _SIDES if name in classes), None)
        by_second = _by_second_word(phrases)
        hands_over = not word.norm[:1].isalnum() or "THAT" in classes
        shape = self._shape(word.norm)
        opening = bool(phrases) or any(name in classes for name in _OPENING)
        found: WordFacts | None = None
        sure = [pair for pair in senses if pair[1].depends is None]
        for known_as in (sure, senses) if len(sure) < len(senses) else (senses,):
            proclitic = known_as[0][0] if known_as else next(iter(classes.values()), "")
            opens = bool(known_as) or opening
            pairs = tuple(known_as)
            found = WordFacts(classes, features, pairs, by_second, proclitic, named, opens, hands_over, *shape, found)
        assert found is not None
        return found

    def shaped(self, word: Word) -> "WordFacts":
        """Return what a word is of which only the shape is known, as of most forms."""
        return _shaped(not word.norm[:1].isalnum(), *self._shape(word.norm))

    def _shape(self, norm: str) -> tuple[bool, bool, bool, bool, bool, bool]:
        tests = self.morphology
        return (
            tests.may_qualify(norm),
            tests.may_be_object(norm),
            tests.is_definite(norm),
            tests.may_be_governed(norm),
            tests.may_carry_object(norm),
            tests.is_oblique_plural(norm),
        )


_NO_NAMES: dict[str, str] = {}
_NO_PHRASES: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}


@lru_cache
def _shaped(
    hands_over: bool, qualifies: bool, objective: bool, definite: bool, governed: bool, carries: bool, oblique: bool
) -> "WordFacts":
    """Return what a form is of which only the shape is known; forms of one shape share it."""
    shape = (qualifies, objective, definite, governed, carries, oblique)
    return WordFacts(_NO_NAMES, _NO_NAMES, (), _NO_PHRASES, "", None, False, hands_over, *shape)


_OPENING = ("RELATIVE", "CLAUSE_OPENER", "THEN", "SCHEDULED_VERBS", "AUXILIARY", "LIGHT_VERBS")
_SIDES = ("SIDE", "STATE_BACK", "ARMED_BACK", "BODY_BACK", "HONOUR_BACK", "ARM")


def _by_second_word(
    phrases: list[tuple[tuple[str, ...], str]],
) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for rest, name in phrases:
        found[rest[0]] = (*found.get(rest[0], ()), (rest[1:], name))
    return found


@dataclass(slots=True)  # not frozen: one is made for every form, and freezing costs more than all else about it
class WordFacts:
    """What a form may be: its classes with the proclitic of the reading that has them and their values (a verb's
    "tense.number"), its senses as an event word, the phrases it may begin by their second word, the proclitic of its
    first sense, the class under which it names a side; whether a clause may open at it, or behind it; whether by its
    shape it may be an adjective, may be an object, has the article, may have a preposition written onto it, is a verb
    that carries its object, is a plural in the case of an object; and what it is where nothing bears out those of its
    senses that depend on another word.
    """

    classes: dict[str, str]
    features: dict[str, str]
    senses: tuple[tuple[str, Sense], ...]
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    proclitic: str
    side: str | None
    opens: bool
    hands_over: bool
    qualifies: bool
    objective: bool
    definite: bool
    governed: bool
    carries_object: bool
    oblique: bool
    alone: "WordFacts | None" = None


@lru_cache
def event_lexicon(pack: LanguagePack) -> EventLexicon:
    """Build the event lexicon of a pack, once."""
    frames = [_frame(entry, f"{pack.code}/lexicon/events.yaml") for entry in pack.data("lexicon/events.yaml")]
    told, alike, by_form, small_words = pack.made("events", lambda: _plain_senses(pack, frames))
    each = [Sense(frames[frame], *rest) for frame, *rest in told]
    shared = [tuple([each[at] for at in places]) for places in alike]
    senses = {form: shared[at] for form, at in by_form.items()}
    clauses = Lexicon()
    clauses.take(small_words)
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, forms in clauses.phrases.items():
        for words in forms:
            phrases.setdefault(words[0], []).append((words[1:], name))
    return EventLexicon(
        senses,
        clauses,
        {word: tuple(found) for word, found in phrases.items()},
        pack.morphology,
        frozenset((*senses, *clauses.singles, *phrases)),
    )


def _plain_senses(pack: LanguagePack, frames: list[Frame]) -> tuple[Any, ...]:
    """Spell all frames out as plain data: the senses, each with the number of its frame; the groups of them that forms
    share; the group of each form. With them the classes of small words."""
    told: dict[tuple[Any, ...], int] = {}
    by_form: dict[str, list[int]] = {}
    for number, frame in enumerate(frames):
        for form, sense in _senses(pack, frame):
            plain = (number, sense.pos, sense.form, sense.rest, sense.doubtful, sense.masculine)
            at = told.setdefault(plain, len(told))
            if at not in (known := by_form.setdefault(form, [])):
                known.append(at)
    alike: dict[tuple[int, ...], int] = {}
    groups = {form: alike.setdefault(tuple(places), len(alike)) for form, places in by_form.items()}
    clauses = _clause_classes(pack, {frame.needs for frame in frames})
    return list(told), list(alike), groups, clauses.plain()


def _frame(entry: dict[str, Any], where: str) -> Frame:
    try:
        act = Act(entry["act"]) if "act" in entry else None
        takes = frozenset(map(fold, entry.get("takes", ())))
        needs = entry.get("needs")
        hinge = needs if not _HINGES.isdisjoint(entry) else None
        return Frame(entry["frame"], ClaimKind(entry["kind"]), entry["shape"], act, needs, entry, takes, hinge)
    except (KeyError, ValueError) as error:
        raise PackError(f"{where}: frame {entry.get('frame')!r}: {error}") from error


def _senses(pack: LanguagePack, frame: Frame) -> Iterator[tuple[str, Sense]]:
    only = {fold(form) for form in frame.fields.get("only", ())}
    sure, unsure = "sure" in frame.fields, "doubtful" in frame.fields
    alike: dict[tuple[str, bool, bool], Sense] = {}  # many forms are one sense
    for verb in frame.fields.get("verbs", ()):
        past, present = verb.split()
        plain = fold(past)
        for form, features in pack.morphology.verb_forms(past, present):
            if only and form not in only:
                continue  # its other forms are words of other things
            if frame.takes and pack.morphology.may_carry_object(form) and form[-2:] != past[-2:]:
                continue  # a verb with a preposition has no object: "its regret", "its hold on", spelled alike
            doubtful = (not sure and _doubtful(form, features, plain)) or (unsure and form == plain)
            key = (features, doubtful, pack.morphology.is_masculine(form, features, past))
            if key not in alike:
                alike[key] = Sense(frame, "verb", features, (), doubtful, key[2])
            yield form, alike[key]
    for noun in frame.fields.get("nouns", ()):
        words = split(noun)
        if len(words) > 1:
            yield words[0], Sense(frame, "noun", "definite" if noun.startswith("ال") else "bare", tuple(words[1:]))
            continue
        for form, state in pack.morphology.noun_forms(noun):
            if state == "definite" and "indefinite" in frame.fields:
                continue  # "the occupation", of a known one
            yield form, Sense(frame, "noun", state)
    for participle in frame.fields.get("participles", ()):
        first, *rest = split(participle)
        yield first, Sense(frame, "participle", "present.one", tuple(rest))
        if first.endswith("ا"):
            yield first[:-1] + "ه", Sense(frame, "participle", "present.one", tuple(rest))
            yield first[:-1] + "ين", Sense(frame, "participle", "present.many", tuple(rest))


def _doubtful(form: str, features: str, past: str) -> bool:
    """Short bare past forms, and those of the t- stems, are spelled like their verbal noun."""
    return features == "past.one" and form == past and (len(form) <= 3 or form.startswith("ت"))


def _clause_classes(pack: LanguagePack, needed: Set[str | None]) -> Lexicon:
    """Load the classes of small words; those named ..._VERBS are spelled out by the morphology, as are the nouns of
    classes that frames need."""
    lexicon = Lexicon()
    for name, entries in pack.data("lexicon/clauses.yaml").items():
        if not name.endswith("_VERBS"):
            lexicon.add(name, entries)
            if name in needed:
                _add_forms(lexicon, name, entries, pack)
            continue
        for verb in entries:
            for form, features in pack.morphology.verb_forms(*verb.split()):
                lexicon.singles.setdefault(form, {}).setdefault(name, features)
    return lexicon


def _add_forms(lexicon: Lexicon, name: str, nouns: Iterable[str], pack: LanguagePack) -> None:
    """Add the further forms of the nouns that a frame may need: definite, possessed, dual, accusative."""
    for noun in nouns:
        if len(split(noun)) == 1:
            for form, _ in pack.morphology.noun_forms(noun):
                lexicon.singles.setdefault(form, {}).setdefault(name, "")
