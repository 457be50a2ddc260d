"""What is put off: called off at its old date, planned for its new one."""

from dataclasses import replace

from mithaq.annotate.events.days import times_in
from mithaq.annotate.events.drafts import BEGIN, UNTIL, Draft
from mithaq.annotate.events.units import Clause, Sentence
from mithaq.model.kinds import Status

_NEAR = 8


def postponed(sentence: Sentence, parts: list[Clause], drafts: list[Draft]) -> list[Draft]:
    """Give what is called off its old date, and return a plan for each new date that the sentence tells."""
    plans: list[Draft] = []
    for draft in drafts:
        if draft.status is not Status.CANCELLED or (word := _word(sentence, draft)) is None:
            continue
        dates = _dates(sentence, parts, word)
        if dates is not None:
            draft.when, new = dates
            plans.append(replace(draft, status=Status.SCHEDULED, when=new, flags=set(draft.flags)))
    return plans


def _word(sentence: Sentence, draft: Draft) -> int | None:
    """The word near the draft that says that it is put off."""
    names = ("POSTPONED", "POSTPONED_VERBS")
    near = range(max(0, draft.index - _NEAR), min(draft.index + _NEAR, len(sentence)))
    return next((at for at in near if any(sentence.has(at, name) for name in names)), None)


def _dates(sentence: Sentence, parts: list[Clause], word: int) -> tuple[str, str] | None:
    """The old date ("" where none is told) and the new one, behind "until"; None without a new one."""
    times = [pair for part in parts for pair in times_in(sentence, part)]
    new = next((pair for pair in times if pair[0] > word and sentence.has(pair[0] - 1, "UNTIL")), None)
    if new is not None:
        old = [ref for index, ref in times if index != new[0] and index > word]
        return next(iter(old), ""), new[1]
    stretch = next((ref for index, ref in times if index > word and _moves(sentence, index)), None)
    return (stretch + BEGIN, stretch + UNTIL) if stretch is not None else None


def _moves(sentence: Sentence, index: int) -> bool:
    """Tell whether a time is written "from ... until ...": it spans more than one time."""
    unit = sentence.units[index]
    return "UNTIL" in unit.classes and unit.timex is not None and "/" in (unit.timex.value or "")
