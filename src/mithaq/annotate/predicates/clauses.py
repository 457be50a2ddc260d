"""Part a sentence into clauses around its verb groups, and say how each hangs on another."""

from dataclasses import dataclass, field
from enum import StrEnum

from mithaq.annotate.predicates.groups import Group, verb_groups
from mithaq.annotate.predicates.units import QUOTES, Sentence


class Link(StrEnum):
    """How a clause hangs on the one before it."""

    MAIN = "main"
    CONTENT = "content"  # what is said
    RELATIVE = "relative"
    ADVERBIAL = "adverbial"  # after, while, if ...
    TAIL = "tail"  # "..., officials said": it says what stands before it


@dataclass(slots=True)
class Clause:
    """Units from ``start`` on; ``parent`` is the clause it hangs on; ``groups`` are indices of its verb groups."""

    start: int
    link: Link
    parent: int | None
    fronted: bool = False
    apart: bool = False
    groups: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Parsed:
    """A sentence with its verb groups and clauses; ``of`` tells the clause of each unit."""

    sentence: Sentence
    groups: list[Group]
    clauses: list[Clause]
    of: list[int]

    def inside(self, clause: int, start: int, end: int) -> list[int]:
        """Return the units of one clause from ``start`` to ``end``, without those of clauses inside it."""
        return [at for at in range(max(start, 0), min(end, len(self.sentence))) if self.of[at] == clause]


def parse(sentence: Sentence) -> Parsed:
    """Part a sentence."""
    groups = verb_groups(sentence)
    starts = {group.start: number for number, group in enumerate(groups)}
    builder = _Builder(sentence, groups)
    at = 0
    while at < len(sentence):
        if at in starts:
            builder.verb(starts[at])
            at = groups[starts[at]].end
            continue
        builder.word(at)
        at += 1
    of = builder.of[: len(sentence)]
    return Parsed(sentence, groups, builder.clauses, of)


class _Builder:
    """Goes through a sentence from left to right, with the clause at hand."""

    def __init__(self, sentence: Sentence, groups: list[Group]) -> None:
        self.sentence = sentence
        self.groups = groups
        self.clauses = [Clause(0, Link.MAIN, None)]
        self.current = 0
        self.of = [0] * (len(sentence) + 1)

    def _open(self, start: int, link: Link, parent: int | None) -> Clause:
        clause = Clause(start, link, parent)
        self.clauses.append(clause)
        self.current = len(self.clauses) - 1
        return clause

    def _here(self) -> Clause:
        return self.clauses[self.current]

    def _mark(self, start: int, end: int) -> None:
        for at in range(start, end):
            self.of[at] = self.current

    def word(self, at: int) -> None:
        """Take in a unit that is no verb."""
        unit, here = self.sentence.units[at], self._here()
        if unit.plain:
            if unit.norm == "," or unit.norm in QUOTES:
                if unit.norm == "," and here.groups and (here.fronted or (here.link is Link.RELATIVE and here.apart)):
                    self.current = here.parent if here.parent is not None else 0
            elif unit.norm == ";":
                self._open(at, Link.MAIN, None)
            elif "RELATIVE" in unit.classes and at > here.start:
                self._relative(at)
            elif "THAT" in unit.classes and here.groups:
                self._that(at)
            elif "SUBORDINATE" in unit.classes and self._opens_clause(at):
                fronted = not here.groups
                self._open(at, Link.ADVERBIAL, self.current).fronted = fronted
            elif unit.norm == ":" and here.groups and at > 1:
                self._open(at + 1, Link.CONTENT, self.current)
                self.of[at] = self.current
                return
        self._mark(at, at + 1)

    def _relative(self, at: int) -> None:
        apart = self.sentence.units[at - 1].norm == ","
        self._open(at, Link.RELATIVE, self.current).apart = apart

    def _that(self, at: int) -> None:
        here = self._here()
        last = self.groups[here.groups[-1]]
        between = range(last.end, at)
        named = any(not self.sentence.units[i].plain and self.sentence.units[i].timex is None for i in between)
        nouns = any(self._noun(i) for i in between)
        speaks = self._speaks(last)
        if speaks or not (named or nouns):
            self._open(at, Link.CONTENT, self.current)
        else:
            self._open(at, Link.RELATIVE, self.current)

    def _noun(self, at: int) -> bool:
        unit = self.sentence.units[at]
        return unit.plain and unit.norm[:1].isalpha() and unit.classes.isdisjoint(FUNCTIONS) and not unit.facts.features

    def _speaks(self, group: Group) -> bool:
        senses = self.sentence.units[group.head].facts.senses
        return any(sense.frame.act is not None for sense in senses) or self.sentence.has(group.head, "SPEECH_VERBS")

    def _opens_clause(self, at: int) -> bool:
        """Tell whether a finite verb with a subject follows before the clause ends."""
        following = next((group for group in self.groups if group.start > at), None)
        if following is None:
            return False
        between = self.sentence.units[at + 1 : following.start]
        if any(unit.plain and (unit.norm in ",;:" or "THAT" in unit.classes) for unit in between):
            return False
        if following.form == "ing":
            return not between
        subject = any(not unit.plain or "PRONOUN" in unit.classes or not unit.classes for unit in between)
        return following.finite and subject

    def verb(self, number: int) -> None:
        """Take in a verb group."""
        group, here = self.groups[number], self._here()
        if group.finite and any(self.groups[n].finite for n in here.groups):
            self._further(group, here)
        self._mark(group.start, group.end)
        self._here().groups.append(number)

    def _further(self, group: Group, here: Clause) -> None:
        """A further finite verb: of the clause above a relative one, of what is said, of a clause joined by "and"."""
        last = self.groups[[n for n in here.groups if self.groups[n].finite][-1]]
        own = [at for at in range(last.end, group.start) if self.of[at] == self.current]
        joined = [at for at in own if self.sentence.has(at, "COORDINATOR")]
        comma = [at for at in own if self.sentence.units[at].norm == "," or self.sentence.units[at].norm in QUOTES]
        units = self.sentence.units
        named = [at for at in own if (not units[at].plain and units[at].timex is None) or units[at].classes & _SUBJECTS]
        speaks = self._speaks(group) and not (joined and joined[-1] > max(comma, default=-1))
        if speaks and comma and (here.link is Link.MAIN or here.link is Link.CONTENT) and self._ends(group):
            self._open(comma[-1], Link.TAIL, None)
            self._mark(comma[-1], group.start)
        elif here.link is Link.RELATIVE and not joined and here.parent is not None:
            self.current = here.parent
        elif joined and not named and here.link is Link.CONTENT and self._speaks_on(group, last, here):
            self.current = here.parent or 0
        elif not joined and (named or self._nouns(own)) and self._speaks(last):
            begin = last.end
            self._open(begin, Link.CONTENT, self.current)
            self._mark(begin, group.start)
        elif joined and (any(at > joined[-1] for at in named) or self._nouns([a for a in own if a > joined[-1]])):
            self._open(joined[-1], here.link if here.link is not Link.ADVERBIAL else Link.MAIN, here.parent)
            self._mark(joined[-1], group.start)

    def _speaks_on(self, group: Group, last: Group, here: Clause) -> bool:
        """Tell whether who speaks goes on: "said that the text was ready and proposed talks", not the text."""
        lead = range(here.start, last.start)
        acting = any(self.sentence.units[at].acts or self.sentence.units[at].classes & _SUBJECTS for at in lead)
        return self._speaks(group) and not self._speaks(last) and not acting

    def _nouns(self, own: list[int]) -> bool:
        return any(self._noun(at) for at in own)

    def _ends(self, group: Group) -> bool:
        """Tell whether nothing but a subject, times and marks stands behind: what is said stood before."""
        behind = self.sentence.units[group.end :]
        plain = [unit for unit in behind if unit.plain and unit.norm[:1].isalpha() and not unit.classes]
        return not any(unit.classes & {"THAT", "RELATIVE"} for unit in behind) and len(plain) <= _FEW


_FEW = 4
FUNCTIONS = frozenset(
    {
        "AUX", "TO_INFINITIVE", "NEGATION", "ADVERB", "DETERMINER", "POSSESSIVE", "POSSESSOR", "ADJECTIVE", "TITLE",
        "FROM_LAND", "PREPOSITION", "LOCATIVE", "DURING", "SINCE", "BY", "COORDINATOR", "THAT", "RELATIVE", "FOR", "OF",
        "SUBORDINATE", "CONDITION", "PRONOUN", "SINGLE_BACK", "GROUP_BACK", "PAIR_BACK", "OFFICE_PAIR_BACK",
        "THREE_BACK", "THERE", "NO", "READY", "UNWILLING",
    }
)  # fmt: skip
"""Classes of words that are no nouns."""
_SUBJECTS = frozenset({"PRONOUN", "GROUP_BACK", "PAIR_BACK", "OFFICE_PAIR_BACK", "THREE_BACK", "SINGLE_BACK"})
