"""A sentence as a row of units, each a mention, a time or a word, with its relation to the clause around it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mithaq.annotate.events.sides import PREFIX
from mithaq.annotate.tellings.words import CASES, TellingWords, WordFacts
from mithaq.grammar import Word
from mithaq.model.annotations import Mention, Timex
from mithaq.model.kinds import MentionType
from mithaq.text import Tokens

_PEOPLE = (MentionType.ROLE, MentionType.PERSON)
NOTHING = ""
_ADJECTIVES = 3  # that may stand between a preposition and its mention


@dataclass(slots=True)
class Unit:
    """Tokens ``start`` to ``end``; of a mention, ``relation`` says how it stands: subject, object, genitive, dative,
    agent, or by its preposition (with, between, in, to, from ...); ``held`` are the classes of its words."""

    start: int
    end: int
    facts: WordFacts
    norm: str
    mention: Mention | None = None
    timex: Timex | None = None
    cases: frozenset[str] = frozenset()
    preposition: str = NOTHING
    relation: str = NOTHING
    held: frozenset[str] = frozenset()

    @property
    def plain(self) -> bool:
        """Whether it is a mere word."""
        return self.mention is None and self.timex is None

    def is_a(self, name: str) -> bool:
        """Tell whether a word belongs to a class of small words."""
        return self.plain and name in self.facts.classes


@dataclass(slots=True)
class Sentence:
    """The units of a sentence, its number, its tokens and its clauses once they are known."""

    number: int
    units: list[Unit]
    tokens: Tokens
    words: list[Word]
    clauses: list["Clause"] = field(default_factory=list)

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets of units ``start`` to ``end``."""
        return self.tokens.starts[self.units[start].start], self.tokens.ends[self.units[end - 1].end - 1]


@dataclass(slots=True)
class Clause:
    """The indices of the units of one clause; ``link`` is main, content, relative, condition or aside; ``parent`` the
    clause it hangs on; ``antecedent`` the unit a relative clause tells more of."""

    indices: list[int]
    link: str = "main"
    parent: int | None = None
    antecedent: int | None = None


Marks = Mapping[int, tuple[int, Mention | Timex]]


def sentence_units(
    number: int, bounds: tuple[int, int], tokens: Tokens, words: list[Word], marks: Marks, known: TellingWords
) -> Sentence:
    """Lay out the tokens of one sentence as units; phrases of small words are one unit."""
    units: list[Unit] = []
    at, stop = bounds
    while at < stop:
        found = marks.get(at)
        facts = known.facts[words[at]]
        if found is None or found[0] > stop:
            unit = _word_unit(at, stop, words, facts)
            if unit.is_a("OCCASION_BACK") and _named_behind(unit.end, stop, words, marks, known):
                unit = Unit(at, at + 1, facts, words[at].norm)  # "after the meeting with X": it tells which
        elif isinstance(found[1], Timex):
            unit = Unit(at, found[0], facts, words[at].norm, timex=found[1])
        else:
            behind = found[1].id.startswith(PREFIX) or found[1].type is MentionType.PLACE
            head = words[found[0] - 1] if behind else words[at]
            unit = Unit(at, found[0], known.facts[head], words[at].norm, mention=found[1])
            unit.cases = _cases(unit, words, known)
            unit.held = frozenset(name for one in words[at : found[0]] for name in known.facts[one].classes)
        units.append(unit)
        at = unit.end
    sentence = Sentence(number, units, tokens, words)
    _relate(sentence)
    return sentence


def _named_behind(at: int, stop: int, words: list[Word], marks: Marks, known: TellingWords) -> bool:
    """Tell whether those who met, where or when is named behind a meeting."""
    if at >= stop or at in marks:
        return at < stop
    preposition = known.facts[words[at]].classes.get("PREPOSITION")
    return preposition == "with" or (preposition == "in" and at + 1 in marks)


def _word_unit(at: int, stop: int, words: list[Word], facts: WordFacts) -> Unit:
    best: tuple[int, str, str] | None = None
    for rest, name, value in facts.phrases:
        end = at + 1 + len(rest)
        fits = end <= stop and all(stem in words[at + 1 + n].bare for n, stem in enumerate(rest))
        if fits and (best is None or end > best[0]):
            best = (end, name, value)
    if best is None:
        return Unit(at, at + 1, facts, words[at].norm)
    also = {name: value for rest, name, value in facts.phrases if at + 1 + len(rest) == best[0]}
    also = {**also, best[1]: best[2]}
    merged = WordFacts(also, facts.marks, facts.senses, facts.cases, ())
    return Unit(at, best[0], merged, words[at].norm)


def _cases(unit: Unit, words: list[Word], known: TellingWords) -> frozenset[str]:
    """The cases that a mention may stand in: of its head and the adjectives before it, of all words of a person."""
    mention = unit.mention
    person = mention is not None and mention.type is MentionType.PERSON
    left = CASES
    for at in range(unit.start, unit.end):
        facts = known.facts[words[at]]
        if not facts.cases or (at + 1 < unit.end and words[at + 1].norm == "-"):
            continue  # of "prime-minister" the second word is declined
        left = left & facts.cases or left
        if not person and "NOUN" in facts.marks and "ADJF" not in facts.marks:
            break
    return left


def _relate(sentence: Sentence) -> None:
    """Give every mention its relation, from left to right: chains and appositions take that of their first member."""
    before: Unit | None = None
    for index, unit in enumerate(sentence.units):
        if unit.mention is None:
            continue
        previous = sentence.units[index - 1] if index else None
        if (governs := _preposition(sentence, index)) is not None:
            unit.preposition = governs
            unit.relation = _governed(unit)
        elif before is not None and (joined := _joined(sentence, before, unit, index)):
            unit.relation, unit.preposition = joined.relation, joined.preposition
        else:
            _agree(unit, previous)
            unit.relation = _by_case(unit, previous)
            if unit.relation == "subject" and "accs" in unit.cases and _has_subject(sentence, index):
                unit.relation = "object"
        before = unit


def _agree(unit: Unit, previous: Unit | None) -> None:
    """Let a person stand in the case of the title right before: "Pope Francis" is no genitive."""
    if previous is None or not previous.plain or unit.mention is None or unit.mention.type is not MentionType.PERSON:
        return
    titled = "NOUN" in previous.facts.marks and not previous.facts.senses and len(unit.cases) < len(CASES)
    unit.cases = (previous.facts.cases & unit.cases or unit.cases) if titled else unit.cases


def _has_subject(sentence: Sentence, index: int) -> bool:
    """Tell whether a subject and its verb stand before in the same stretch: what follows is rather the object."""
    verb = False
    for unit in reversed(sentence.units[:index]):
        if unit.is_a("BREAK"):
            return False
        verb = verb or (unit.plain and previous_is_verb(unit))
        if verb and unit.mention is not None and unit.relation == "subject":
            return True
    return False


def _preposition(sentence: Sentence, index: int) -> str | None:
    """The preposition before a mention, adjectives between them aside."""
    for at in range(index - 1, max(index - _ADJECTIVES, 0) - 1, -1):
        unit = sentence.units[at]
        if unit.is_a("PREPOSITION"):
            return unit.facts.classes["PREPOSITION"]
        if not unit.plain or "ADJF" not in unit.facts.marks or unit.is_a("RELATIVE"):
            return None
    return None


def _governed(unit: Unit) -> str:
    """A preposition's relation, which the case may change: "in" with the accusative is "into", "with" with the genitive
    "from"."""
    name = unit.preposition
    if name == "in" and "accs" in unit.cases and "loct" not in unit.cases:
        return "into"
    if name == "with" and "gent" in unit.cases and "ablt" not in unit.cases:
        return "from"
    return name


def _joined(sentence: Sentence, before: Unit, unit: Unit, index: int) -> Unit | None:
    """Return the mention before where this one stands beside it ("the minister X"), or is joined to it by "and"."""
    gap = [each for each in sentence.units[:index] if each.start >= before.end]
    if not gap:
        beside = before.mention is not None and before.mention.type in _PEOPLE
        person = unit.mention is not None and unit.mention.type is MentionType.PERSON
        office = unit.mention is not None and unit.mention.type is MentionType.ROLE
        if beside and office and before.mention is not None and before.mention.type is MentionType.PERSON:
            return before if before.cases & unit.cases else None  # a language that puts the office behind the name
        if beside and person and not before.preposition and (shared := before.cases & unit.cases):
            before.cases = unit.cases = shared
            at = sentence.units.index(before)
            before.relation = _by_case(before, sentence.units[at - 1] if at else None)
        return before if beside and person else None
    if len(gap) <= 2 and all(each.is_a("AND") or each.is_a("COMMA") or each.is_a("TITLE") for each in gap):
        listed = gap[0].is_a("COMMA") and len(gap) == 1
        if listed and before.relation != "subject" and "nomn" in unit.cases:
            return None
        return before if before.cases & unit.cases or not unit.cases else None
    return None


def _by_case(unit: Unit, previous: Unit | None) -> str:
    cases = unit.cases
    verb = previous_is_verb(previous)
    if not cases or cases == CASES or {"nomn", "gent"} <= cases:
        nominal = previous is not None and previous.plain and "NOUN" in previous.facts.marks
        return "genitive" if nominal and not verb else "subject"
    if verb and {"datv", "gent"} <= cases:
        return "dative"
    for case, name in (
        ("nomn", "subject"),
        ("gent", "genitive"),
        ("datv", "dative"),
        ("ablt", "agent"),
        ("accs", "object"),
    ):
        if case in cases:
            return "genitive-object" if case == "gent" and "accs" in cases else name
    return NOTHING


def previous_is_verb(unit: Unit | None) -> bool:
    """Tell whether a word can be a verb."""
    return unit is not None and not unit.facts.marks.isdisjoint({"VERB", "INFN", "GRND", "PRTS"})
