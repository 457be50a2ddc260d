"""How an event stands: done, going on, planned, wished for, refused, called off, denied."""

from mithaq.annotate.tellings.shapes import carrier
from mithaq.annotate.tellings.units import Sentence, Unit
from mithaq.annotate.tellings.words import FINITE, Sense
from mithaq.model.kinds import ClaimKind, Status

_REACH = 8
_FORCE = ("force", "clash")
_AHEAD = (ClaimKind.MEETING, ClaimKind.CALL, ClaimKind.VISIT, ClaimKind.SIGNING, ClaimKind.RATIFICATION)


def told_status(sentence: Sentence, number: int, index: int, sense: Sense) -> Status | None:
    """Return the status of what a word tells; None where it tells nothing that was or will be."""
    clause = sentence.clauses[number]
    if clause.link == "condition" or any(sentence.units[at].is_a("UNREAL") for at in clause.indices):
        return None
    if _negated(sentence, index):
        return _of_negated(sentence, number, index) if sense.frame.shape == "contact" and not sense.noun else None
    possible = [at for at in clause.indices if sentence.units[at].is_a("POSSIBLE")]
    if any(at < index for at in possible):
        return None
    governed = governing(sentence, number, index)
    if governed is not None:
        if governed is Status.DECLINED and sense.frame.shape in _FORCE:
            return Status.DENIED  # who rejects a charge of shelling denies it
        off = governed in (Status.CANCELLED, Status.DECLINED)
        return None if off and possible else governed  # "the visit may be put off"
    if sense.noun:
        return _of_noun(sentence, number, index, sense)
    return _of_verb(sentence, number, index, sense)


def governing(sentence: Sentence, number: int, index: int) -> Status | None:
    """Return the status that a word of the clause gives to what it governs: "called for", "postponed", "plans to"."""
    clause = sentence.clauses[number]
    here = clause.indices.index(index) if index in clause.indices else 0
    for at in reversed(clause.indices[max(here - _REACH, 0) : here]):
        unit = sentence.units[at]
        if unit.is_a("GOVERNS") and not _negated(sentence, at):
            status = Status(unit.facts.classes["GOVERNS"])
            if status is Status.ONGOING and "INFN" in unit.facts.marks:
                continue  # "refused to hold talks": what governs the holding decides
            return status
    if not sentence.units[index].facts.marks.isdisjoint({"VERB", "INFN"}):
        return None
    for at in clause.indices[here + 1 : here + 1 + _REACH]:
        unit = sentence.units[at]
        if unit.is_a("GOVERNS") and not unit.facts.marks.isdisjoint(FINITE) and not _negated(sentence, at):
            return Status(unit.facts.classes["GOVERNS"])
    return None


def _negated(sentence: Sentence, index: int) -> bool:
    return index > 0 and sentence.units[index - 1].is_a("NEGATION")


def _of_negated(sentence: Sentence, number: int, index: int) -> Status:
    """ "Will not take place" is refused; "did not", called off where it had been planned, and denied else."""
    if "futr" in sentence.units[index].facts.marks:
        return Status.DECLINED
    around = (*sentence.clauses[number].indices, *_inserted(sentence, number))
    planned = (sentence.units[at].facts.classes.get("GOVERNS") == Status.SCHEDULED for at in around)
    return Status.CANCELLED if any(planned) else Status.DENIED


def _inserted(sentence: Sentence, number: int) -> list[int]:
    """The words of the clause before, where that tells more of what this one is about: "the talks, set for May, "."""
    before = sentence.clauses[number - 1] if number else None
    return before.indices if before is not None and before.link == "relative" else []


def _of_verb(sentence: Sentence, number: int, index: int, sense: Sense) -> Status | None:
    marks, clause = sentence.units[index].facts.marks, sentence.clauses[number]
    wills = any(sentence.units[at].is_a("WILL") for at in clause.indices)
    if "INFN" in marks:
        return Status.SCHEDULED if wills else None
    if "futr" in marks or (wills and "PRTS" in marks):
        return Status.SCHEDULED
    if "pres" in marks and "PRTF" not in marks:
        return _of_present(sentence, number, sense)
    return Status.OCCURRED


def _of_present(sentence: Sentence, number: int, sense: Sense) -> Status:
    if sense.frame.kind is ClaimKind.STATEMENT:
        return Status.OCCURRED
    dated = any(sentence.units[at].timex for at in sentence.clauses[number].indices)
    return Status.SCHEDULED if dated and sense.frame.kind in _AHEAD else Status.ONGOING


def _of_noun(sentence: Sentence, number: int, index: int, sense: Sense) -> Status | None:
    led = carrier(sentence, number, index)
    before: Unit | None = sentence.units[index - 1] if index else None
    led_by = before.facts.classes.get("PREPOSITION") if before is not None and before.plain else None
    if led_by in ("for", "by") and sense.frame.shape != "contact":
        return None  # "measures for the release": no release
    if led_by == "for" and led is None:
        return None  # "a room for meetings"
    if led_by in ("to", "before", "for"):
        return Status.SCHEDULED if led is None else Status.PROPOSED if sense.frame.kind is ClaimKind.CEASEFIRE else None
    if led is None:
        return Status.OCCURRED
    if _negated(sentence, led):
        if sense.frame.shape not in ("contact", "visit"):
            return None
        absent = sentence.units[led].is_a("TAKES_PART")
        return Status.DECLINED if absent else _of_negated(sentence, number, led)
    return _of_verb(sentence, number, led, sense)
