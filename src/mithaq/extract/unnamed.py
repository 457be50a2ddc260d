"""What is told of nobody whom the report names, and is worth telling for its place, its day or who was hurt."""

from collections.abc import Mapping

from mithaq.annotate.events.texts import DATED_ASIDE
from mithaq.extract.dates import event_date
from mithaq.extract.discourse import FORCE, Found
from mithaq.extract.force import quantities_of
from mithaq.extract.kind_sets import HAPPENED, TOLD_WITHOUT_PARTIES
from mithaq.model.annotations import EventMention, Timex
from mithaq.model.edtf import is_day
from mithaq.model.kinds import ClaimKind, Status

_MADE = ("sign/verb", "sign/noun", "reach/noun")


def made_by_nobody(event: EventMention, found: Found, date: str | None) -> bool:
    """Tell whether a text is told to have been made, by sides that are only pointed at, on a day or in a month."""
    if event.kind is not ClaimKind.SIGNING or event.rule not in _MADE or date is None:
        return False
    return event.status in HAPPENED and found.get("back", ("none",)) != ("none",)


def told_of_nobody(event: EventMention, found: Found, timexes: Mapping[str, Timex]) -> bool:
    """Tell whether an event without parties is a claim; ``found``: its arguments by role."""
    if event.kind is ClaimKind.SIGNING and DATED_ASIDE in found.get("flag", ()):
        return is_day(event_date(timexes.get(next(iter(found.get("time", ())), ""))))
    if event.rule.startswith("toll/"):
        return False  # a number alone: dead of what, is not told
    if event.kind is ClaimKind.PROTEST:
        return True
    if event.kind in FORCE:
        where = "place" in found or "time" in found
        hurt = any(count.what != "displaced" for count in quantities_of(found, ()))  # who fled, fled no one fight
        return event.status in HAPPENED and (where or (event.kind is not ClaimKind.ARREST and hurt))
    if event.rule == "meet/verb":
        return False  # people met: who?
    if event.kind is ClaimKind.MEETING and event.status is Status.PROPOSED:
        return False  # "the efforts to start talks": whose?
    return event.kind in TOLD_WITHOUT_PARTIES and ("place" in found or "time" in found)
