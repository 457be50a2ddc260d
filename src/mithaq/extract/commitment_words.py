"""The words of a language for what is owed and what became of it, looked up once for each written form."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from mithaq.grammar.lexicon import split
from mithaq.grammar.words import PerWord, Word
from mithaq.languages import LanguagePack

DEED, MATTER, OCCASION = "deed", "matter", "occasion"
_VERBAL = ("past", "present", "future")
_HIDING = ("nothing", "sake")
"""Phrases in which a word is no deed and no matter: "for the sake of", "the air arm"."""
_OPENERS = frozenset('،,؛;:.«"(')


@dataclass(frozen=True, slots=True)
class Tag:
    """What a word may be: its class (deed, matter, promise, not ...), its value, and the tense or sort of its form.

    The form of a matter is the one deed that its words go with, if there is but one.
    """

    name: str
    value: str = ""
    form: str = ""


def _plain(tag: Tag) -> tuple[str, str, str]:
    return tag.name, tag.value, tag.form


class PerTag(dict[tuple[str, str, str], Tag]):
    """The tags of plain data, each made once: thousands of forms share a few."""

    def __missing__(self, plain: tuple[str, str, str]) -> Tag:
        made = self[plain] = Tag(*plain)
        return made


class Mark:
    """Words of a sentence, from ``start`` to ``end``, with what they are."""

    __slots__ = ("end", "start", "tag")

    def __init__(self, start: int, end: int, tag: Tag) -> None:
        self.start = start
        self.end = end
        self.tag = tag


@dataclass(frozen=True, slots=True)
class _Entries:
    """What a word may be alone, and before which second words with which further ones; whether it may be a matter."""

    tags: tuple[Tag, ...]
    phrases: Mapping[str, Sequence[tuple[tuple[str, ...], Tag]]]
    matter: bool


class CommitmentWords:
    """The marks of sentences in one language."""

    def __init__(self, pack: LanguagePack) -> None:
        self._pack = pack
        self._single: dict[str, set[Tag]] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], Tag]]] = {}
        self.subject_first, single, phrases = pack.made("commitments", self._plain_entries)
        tags = PerTag()
        self._single = {word: {tags[plain] for plain in found} for word, found in single.items()}
        self._phrases = {word: [(rest, tags[plain]) for rest, plain in found] for word, found in phrases.items()}
        self._may_be_verb = getattr(pack.morphology, "may_be_verb", bool)
        listed = frozenset((*self._single, *self._phrases))
        self._known = PerWord[_Entries | None](self._of_form, listed, None)

    def _plain_entries(self) -> tuple[Any, ...]:
        """Read the words and spell them out; return them as plain data."""
        data = self._pack.data("commitments.yaml")
        subject_first = bool(data.pop("subject_first", False))
        self._read(data)
        single = {word: sorted(map(_plain, tags)) for word, tags in self._single.items()}
        phrases = {word: [(rest, _plain(tag)) for rest, tag in found] for word, found in self._phrases.items()}
        return subject_first, single, phrases

    def _read(self, data: dict[str, Any]) -> None:
        for deed, forms in data.pop("deeds").items():
            self._verbs(forms.get("verbs", ()), DEED, deed)
            self._nouns(forms.get("nouns", ()), DEED, deed)
            self._plain(forms.get("states", ()), DEED, deed, "state")
        for key, forms in data.pop("matters").items():
            matter, _, deed = key.partition("/")
            self._plain(forms, MATTER, matter, deed)
            if article := getattr(self._pack.morphology, "ARTICLE", ""):
                self._plain((f"{article}{form}" for form in forms if " " not in form), MATTER, matter, deed)
        for period, forms in data.pop("unit").items():
            self._plain(forms, "unit", period)
        for kind, forms in data.pop("occasion").items():
            self._nouns(forms, OCCASION, kind)
        for name, forms in data.items():
            if name.endswith("_verbs"):
                self._verbs(forms, name.removesuffix("_verbs"), "")
            else:
                self._plain(forms, name.removesuffix("_nouns"), "", "noun")

    def _verbs(self, verbs: Iterable[str], name: str, value: str) -> None:
        for verb in verbs:
            for form, tense in self._pack.morphology.deed_forms(verb):
                self._enter(tuple(split(form)), Tag(name, value, tense))

    def _nouns(self, nouns: Iterable[str], name: str, value: str) -> None:
        for noun in nouns:
            for form, state in self._noun_forms(noun):
                self._enter((form,), Tag(name, value, state if name == OCCASION else "noun"))

    def _noun_forms(self, noun: str) -> Iterable[tuple[str, str]]:
        spelled = getattr(self._pack.morphology, "noun_forms", None)
        found: Iterable[tuple[str, str]] = spelled(noun) if spelled else [(noun, "")]
        return found

    def _plain(self, forms: Iterable[str], name: str, value: str, form: str = "") -> None:
        for one in forms:
            self._enter(tuple(split(one)), Tag(name, value, form))

    def _enter(self, words: tuple[str, ...], tag: Tag) -> None:
        if len(words) == 1:
            self._single.setdefault(words[0], set()).add(tag)
        else:
            self._phrases.setdefault(words[0], []).append((words[1:], tag))

    def marks(self, text: list[Word], first: int, end: int) -> list[Mark]:
        """Return what stands in the sentence of a text from word ``first`` to ``end``, in its order, counted from its
        first word; of matters at one place the longest only."""
        places = self._known.places(text)
        places = places[bisect_left(places, first) : bisect_left(places, end)]
        found: list[Mark] = []
        if not places:
            return found
        may_be, words = self._known.of(text), text[first:end]
        covered = 0
        for place in places:
            at, entries = place - first, may_be[place]
            if entries is None:
                continue
            begun = entries.phrases and at + 1 < len(words) and words[at + 1].norm in entries.phrases
            if not begun and not entries.matter:  # as of most words that may be marked at all
                if entries.tags:
                    found += [Mark(at, at + 1, tag) for tag in entries.tags]
                continue
            marks = list(_marks_at(at, entries, words))
            longest = max((mark.end for mark in marks if mark.tag.name == MATTER), default=0)
            for mark in marks:
                if mark.tag.name != MATTER or (mark.end == longest and at >= covered):
                    found.append(mark)
            covered = max(covered, longest)
        if not found:
            return found
        hidden = {at for mark in found if mark.tag.name in _HIDING for at in range(mark.start, mark.end)}
        return [
            mark
            for mark in found
            if not (mark.tag.name == DEED and _misread(mark, found, words))
            and not (mark.tag.name in (DEED, MATTER) and mark.start in hidden)
        ]

    def _of_form(self, word: Word) -> _Entries | None:
        stems = dict.fromkeys(reading.stem for reading in word.readings)
        # No verb follows a preposition: "for clearing", not "for he cleared".
        plain = {reading.stem for reading in word.readings if reading.proclitic in self._pack.settings["conjunctions"]}
        if not self._may_be_verb(word.form):
            plain.clear()
        tags = {tag for stem in stems for tag in self._single.get(stem, ()) if tag.form not in _VERBAL or stem in plain}
        phrases: dict[str, list[tuple[tuple[str, ...], Tag]]] = {}
        for stem in stems:
            for rest, tag in self._phrases.get(stem, ()):
                phrases.setdefault(rest[0], []).append((rest[1:], tag))
        if not tags and not phrases:
            return None
        matter = any(tag.name == MATTER for tag in tags)
        return _Entries(tuple(sorted(tags, key=lambda tag: (tag.name, tag.value, tag.form))), phrases, matter)


def _marks_at(at: int, entries: _Entries, words: list[Word]) -> Iterator[Mark]:
    for tag in entries.tags:
        yield Mark(at, at + 1, tag)
    for rest, tag in entries.phrases.get(words[at + 1].norm, ()) if at + 1 < len(words) else ():
        end = at + 2 + len(rest)
        if [word.norm for word in words[at + 2 : end]] == list(rest):
            yield Mark(at, end, tag)


def _misread(mark: Mark, marks: list[Mark], words: list[Word]) -> bool:
    """Tell whether a deed is read as a verb where it is a noun of the same letters, or the other way round.

    A verb so spelled opens its clause; "and" before it rather goes on with a list of nouns.
    """
    if mark.tag.form not in ("past", "noun"):
        return False
    forms = {other.tag.form for other in marks if other.start == mark.start and other.tag.name == DEED}
    if mark.tag.form == "noun" and "present" in forms:
        return any(other.tag.name == "that_clause" and other.end == mark.start for other in marks)
    if not {"past", "noun"} <= forms:
        return False
    opens = mark.start == 0 or words[mark.start - 1].norm in _OPENERS
    bare = any(reading.proclitic == "" for reading in words[mark.start].readings[:1]) and not _joined(words[mark.start])
    return (mark.tag.form == "past") is not (opens and bare)


def _joined(word: Word) -> bool:
    return any(reading.proclitic for reading in word.readings) and word.norm[:1] == "و"


@lru_cache
def commitment_words(pack: LanguagePack) -> CommitmentWords | None:
    """Return the words of ``pack``; None for a language that has none yet. Raises PackError where they are wrong."""
    return CommitmentWords(pack) if (pack.root / "commitments.yaml").is_file() else None
