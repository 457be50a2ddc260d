"""What stands before the text of a report in its first sentence: place, agency, day."""

from mithaq.annotate.events.units import Sentence


def dateline_end(sentence: Sentence) -> int:
    """The unit behind a dateline: nothing but names, times and marks, then a dash ("Dubai, UAE (CNN) -- ...")."""
    for index in range(1, min(_LEAD, len(sentence) - 1)):
        unit = sentence.units[index]
        if unit.norm in _DASHES:
            behind = index + 1
            while behind < len(sentence) - 1 and sentence.units[behind].norm in _DASHES:
                behind += 1
            return behind if sentence.units[0].mention is not None else 0
        inside = sum(other.norm == "(" for other in sentence.units[:index])
        inside -= sum(other.norm == ")" for other in sentence.units[:index])
        if unit.plain and unit.norm.isalpha() and not unit.norm.isascii() and not inside:
            return _dated_lead(sentence)
    return 0


def _dated_lead(sentence: Sentence) -> int:
    """The unit behind a few words that tell no event, a day, and an agency between brackets or a dash:
    "Chahid El Hafed, 28 March 2025 (SPS) - ..."."""
    day = next((at for at in range(min(_LEAD_NAME, len(sentence))) if sentence.units[at].timex is not None), None)
    if day is None or any(unit.facts.senses or "RELATIVE" in unit.classes for unit in sentence.units[:day]):
        return 0
    if any(sentence.has(at, "PREPOSITION") for at in range(day - 1)):
        return 0
    at = day + 1
    while at < len(sentence) and sentence.units[at].timex is not None:
        at += 1
    closing = _BRACKETS.get(sentence.units[at].norm) if at < len(sentence) else None
    if closing is not None:
        inside = range(at + 1, min(at + _LEAD_NAME, len(sentence)))
        at = next((end + 1 for end in inside if sentence.units[end].norm == closing), day)
    dashed = at < len(sentence) and sentence.units[at].norm in _DASHES
    return at + dashed if at > day and (dashed or closing) and at + dashed < len(sentence) else 0


_LEAD = 12
_LEAD_NAME = 6
_BRACKETS = {"(": ")", "/": "/"}
_DASHES = ("-", "--", "–", "—", "ـ")


def in_dateline(sentence: Sentence, index: int) -> bool:
    """Tell whether nothing but names and marks stands before a time, and a dash behind it: "Doha - 6 May - ..."."""
    ahead = range(index)
    marked = index + 1 < len(sentence) and sentence.units[index + 1].norm in _DASHES
    return marked and not any(sentence.units[at].plain and sentence.units[at].norm.isalnum() for at in ahead)
