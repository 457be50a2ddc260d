"""Numbers with what they count and whose they are: the killed, the freed, the trucks of a sentence.

An event holds a number as an argument that says it all, "count:killed:armenia:6:15": what, whose, how many, and the
earlier number that the text calls wrong.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from mithaq.annotate.events.numerals import Counting
from mithaq.model.claims import Quantity
from mithaq.model.kinds import MentionType

SPEAKER = "speaker"
"""Whose they are, where the text says "its soldiers": the one who tells it."""

_PREFIX = "count:"
_REACH = 7
_FAR = 25
_GIVEN = ("released", "handed_over")
_KINDS = (MentionType.BODY, MentionType.COUNTRY, MentionType.PLACE)


@dataclass(slots=True, unsafe_hash=True, init=False)
class Count:
    """A number in a sentence: its first unit, the unit behind it and what it counts, and ``deed``, the unit of the
    word that says so (-1: the counted noun itself). ``armed`` are those who fight; ``former`` is a number told only to
    be replaced.
    """

    what: Final[str]
    value: Final[int]
    of: Final[str]
    index: Final[int]
    end: Final[int]
    deed: Final[int]
    armed: Final[bool]
    former: Final[bool]
    corrects: Final[int | None]

    def __init__(
        self,
        what: str,
        value: int,
        of: str,
        index: int,
        end: int,
        deed: int = -1,
        armed: bool = False,
        former: bool = False,
        corrects: int | None = None,
    ) -> None:
        self.what = what
        self.value = value
        self.of = of
        self.index = index
        self.end = end
        self.deed = deed
        self.armed = armed
        self.former = former
        self.corrects = corrects

    @property
    def ref(self) -> str:
        """The argument that carries this number."""
        corrects = "" if self.corrects is None else str(self.corrects)
        return f"{_PREFIX}{self.what}:{self.of}:{self.value}:{corrects}"


def quantity(ref: str) -> Quantity | None:
    """Return the number that an argument carries, None for any other argument."""
    if not ref.startswith(_PREFIX):
        return None
    what, of, value, corrects = ref.removeprefix(_PREFIX).rsplit(":", 3)
    return Quantity(what=what, value=int(value), of=of or None, corrects=int(corrects) if corrects else None)


CASUALTIES = "casualties"  # killed and injured together, where the text does not part them
_HARMED = frozenset({"killed", "injured"})


def find_counts(counting: Counting) -> list[Count]:
    """Return the counts of a sentence in order, a correction as one count with what it corrects."""
    return _settled(counting, list(_counts(counting)))


def _counts(counting: Counting) -> Iterator[Count]:
    at = 0
    while at < len(counting.facts):
        if not counting.facts[at].classes:  # as most words are: no count begins with one
            at += 1
            continue
        read = counting.number(at)
        if read is not None:
            yield _count(counting, at, read[1], read[0])
        elif counting.has(at, "DUAL"):
            yield _count(counting, at, at, 2)
        elif counting.has(at + 1, "ONE") and counting.has(at, "PERSON", "FIGHTER", "COUNTED"):
            yield _count(counting, at, at, 1)
        at = read[1] if read is not None else at + 1


def _count(counting: Counting, index: int, noun: int, value: int) -> Count:
    """The number at ``index`` with the noun at ``noun``; ``what`` stays empty where it counts nothing told here."""
    what, deed = _what(counting, index, noun)
    of = _whose(counting, noun, deed if deed < index else -1) if what else ""
    behind = noun + counting.has(noun, "OF")
    armed = counting.has(behind, "FIGHTER") or _side_at(counting, noun) or of == SPEAKER
    return Count(what, value, of, index, noun, deed, armed, _former(counting, index, noun))


def _what(counting: Counting, index: int, noun: int) -> tuple[str, int]:
    counted = counting.value(noun, "COUNTED") or (counting.has(noun, "OF") and counting.value(noun + 1, "COUNTED"))
    if counting.has(index - 1, "LABEL"):
        return "", -1  # "number 10", "article 15"
    kind, deed = _deed_before(counting, index)
    if (
        counted in _HARMED
        and counting.value(noun + 1, "COUNTED") in _HARMED - {counted}
        and counting.facts[noun + 1].proclitic
    ):
        return CASUALTIES, -1  # "120 dead and wounded" are one number
    if counted:
        given = kind in _GIVEN and counted in ("captured", "killed")
        return (kind, deed) if given else (counted, -1)
    if not _countable(counting, noun):
        return "", -1
    if deed >= 0:
        near = index - deed <= 4 or not _bare(counting, noun)
        return (kind, deed) if near else ("", -1)
    kind, deed = _toll(counting, index)
    if deed >= 0:
        return kind, deed
    return ("", -1) if _bare(counting, noun) else _deed_behind(counting, noun)


def _countable(counting: Counting, noun: int) -> bool:
    """Tell whether people may be counted: a word for them stands behind the number, or no noun at all."""
    if _bare(counting, noun) or counting.has(noun, "FIGHTER", "PERSON") or _side_at(counting, noun):
        return True
    if counting.has(noun, "OF"):
        behind = counting.sentence.units[noun + 1 : noun + 2]
        return counting.has(noun + 1, "FIGHTER", "PERSON") or any(unit.mention for unit in behind)
    return counting.sentence.nationality(counting.sentence.units[noun].word) is not None


def _bare(counting: Counting, noun: int) -> bool:
    """Tell whether no noun follows the number."""
    if noun >= len(counting.facts):
        return True
    unit = counting.sentence.units[noun]
    if counting.has(noun, "OF", "FIGHTER", "PERSON") or _side_at(counting, noun):
        return False
    marks = not unit.plain or not unit.norm[:1].isalnum()
    return marks or "PREPOSITION" in unit.classes or unit.facts.opens or counting.has(noun, "RISEN_TO", "NOT")


def _clause_start(counting: Counting, index: int) -> int:
    """Where the clause of the number begins; "no fewer than" begins none."""
    while index > 0 and counting.has(index - 1, "ABOUT"):
        index -= 1
    index -= index > 0 and counting.sentence.has(index, "CLAUSE_OPENER")
    starts = [clause.start for clause in counting.sentence.clauses]
    return starts[bisect_right(starts, index) - 1] if starts else 0


def _deed(counting: Counting, at: int) -> str | None:
    if counting.has(at, "FAMILIES"):
        return None  # "their families", spelled like "captured them"
    return counting.value(at, "DEED_NOUNS") or counting.value(at, "DEED_VERBS")


def _deed_before(counting: Counting, index: int) -> tuple[str, int]:
    """The nearest word before, in the clause, that says what became of them; "dead and wounded: 20" says neither."""
    for at in range(index - 1, max(_clause_start(counting, index), index - _REACH) - 1, -1):
        if counting.has(at, "DIGITS", "NUMBER"):
            break
        if (kind := _deed(counting, at)) is not None:
            joined = counting.facts[at].proclitic == "و" or counting.sentence.units[at - 1].norm == "و"
            paired = at > 0 and joined and _deed(counting, at - 1) is not None
            return ("", -1) if paired else (kind, at)
    return "", -1


def _deed_behind(counting: Counting, noun: int) -> tuple[str, int]:
    for at in range(noun + 1, min(noun + 1 + _REACH, len(counting.facts))):
        if counting.has(at, "DIGITS", "NUMBER"):
            break
        if (kind := _deed(counting, at)) is not None:
            return kind, at
    return "", -1


def _toll(counting: Counting, index: int) -> tuple[str, int]:
    """The toll whose number this is: "the number of the killed rose to 42", "the toll from 15 to 6"."""
    reached = counting.has(index - 1, "REACHES") or counting.has(index - 2, "REACHES")
    for at in range(index - 1, max(-1, index - (_FAR if reached else 5)), -1):
        if counting.has(at, "DIGITS", "NUMBER") and not counting.has(at - 1, "RISEN_FROM"):
            break
        if (kind := counting.value(at, "TOLL")) is not None:
            counted = next((k for n in (at + 1, at + 2) if (k := counting.value(n, "COUNTED"))), kind)
            return (counted, at) if counted else ("", -1)
    return "", -1


def _whose(counting: Counting, noun: int, deed: int) -> str:
    """Whose they are by the words behind the number, else by those behind the word that governs it."""
    return _owner(counting, noun) or (_owner(counting, deed + 1) if deed >= 0 else "")


def _owner(counting: Counting, start: int) -> str:
    """Read on from ``start`` over nouns for people, "of", "in the ranks of", to a name or a nationality."""
    units = counting.sentence.units
    for at in range(start, min(start + 6, len(units))):
        unit = units[at]
        if counting.facts[at].own and counting.has(at, "FIGHTER", "COUNTED"):
            return SPEAKER
        if unit.mention is not None:
            fits = (
                unit.mention.type in _KINDS
                and len(unit.mention.parties) == 1
                and (at > start or _side_at(counting, at))
            )
            return unit.mention.parties[0] if fits else ""
        if not unit.plain:
            return ""
        if state := counting.sentence.nationality(unit.word):
            return state
        people = counting.has(at, "OF", "RANKS", "FIGHTER", "PERSON", "COUNTED") or unit.facts.qualifies
        inside = "INSIDE" in unit.classes and (counting.has(at + 1, "RANKS") or _side_at(counting, at + 1))
        if not (people or inside):
            return ""
    return ""


def _side_at(counting: Counting, at: int) -> bool:
    unit = counting.sentence.units[at] if at < len(counting.facts) else None
    return unit is not None and unit.mention is not None and unit.mention.rule == "side"


def _former(counting: Counting, index: int, noun: int) -> bool:
    """Tell whether the number is one that another replaces: told before, "from" it, called wrong."""
    if counting.has(index - 1, "NOT") or _wrong(counting, noun):
        return True
    if counting.has(index - 1, "RISEN_FROM"):
        return any(counting.has(at, "RISEN_TO") for at in range(noun, min(noun + 4, len(counting.facts))))
    return any(counting.has(at, "FORMER") for at in range(max(0, index - _REACH), index))


def _wrong(counting: Counting, noun: int) -> bool:
    near = range(noun, min(noun + 14, len(counting.facts)))
    wrong = next(
        (at for at in near if counting.has(at, "WRONG") or (counting.has(at, "RIGHT") and counting.has(at - 1, "UN"))),
        None,
    )
    return wrong is not None and not any(counting.has(at, "DIGITS", "NUMBER") for at in range(noun, wrong))


def _settled(counting: Counting, found: list[Count]) -> list[Count]:
    """Leave out former numbers that a current one replaces, which says what it corrects."""
    current: list[Count] = []
    for count in found:
        if count.what and not count.former:
            alike = bool(current) and not count.of and counting.has(count.end, "OTHERS")
            current.append(replace(count, of=current[-1].of, armed=current[-1].armed) if alike else count)
    if not current:
        return [replace(count, former=False) for count in found if count.what]
    denied = any(counting.has(at, "CORRECTING") for at in range(len(counting.facts)))
    for old in found:
        fitting = [at for at, new in enumerate(current) if _may_replace(new, old)] if old.former else []
        if not fitting:
            continue
        at = min(fitting, key=lambda at: abs(current[at].index - old.index))
        new = current[at]
        called_wrong = denied or counting.has(old.index - 1, "NOT") or _wrong(counting, old.end)
        told_only = old.deed < 0 or counting.has(old.deed, "TOLL")
        if called_wrong or (old.value > new.value and told_only):
            current[at] = replace(new, corrects=old.value, of=new.of or old.of)
    return current


def _may_replace(new: Count, old: Count) -> bool:
    """Tell whether two numbers count the same: not those whose owners differ."""
    return old.what in ("", new.what) and old.value != new.value and old.of in ("", new.of)
