"""Whom "the minister", "the ambassador" mean: who holds such an office by the words that stand before."""

from mithaq.annotate.events.voices_told import OFFICE
from mithaq.extract.discourse import Cast, Discourse
from mithaq.model.annotations import Annotated, EventMention, Mention
from mithaq.model.kinds import ClaimKind, MentionType

_ALSO = {"ambassador": ("permanent-representative",), "envoy": ("special-representative", "representative")}
"""Further offices that a word stands for."""


class Offices:
    """The offices told in a report, in order, and who was told with each."""

    def __init__(self, annotated: Annotated) -> None:
        ordered = sorted(annotated.mentions, key=lambda each: each.span.start)
        self._told = [each for each in ordered if each.type is MentionType.ROLE and each.parties]

    def turn(self, event: EventMention, discourse: Discourse) -> None:
        """Let the holder of the office speak by which a saying points back, unless he spoke last anyway."""
        flags = (ref for role, ref in event.arguments if role == "flag" and ref.startswith(OFFICE))
        office = next((flag.removeprefix(OFFICE) for flag in flags), None)
        if event.kind is not ClaimKind.STATEMENT or office is None:
            return
        back = next((ref for role, ref in event.arguments if role == "back"), "")
        state = back.partition("@")[2]
        before = [each for each in self._told if each.span.end <= event.trigger.start and _is(each, office)]
        before = [each for each in before if not state or state in each.parties]
        body = discourse.speaker.parties if not discourse.speaker.people else ()
        if body and not (before := [each for each in before if each.parties == body] or before):
            return  # "the president", behind a government: rather its own
        several = len({each.parties for each in before}) > 1
        if self._speaks_so(before, discourse) or (state and (several or not before)):
            return
        holder = before[-1] if before else None
        if several or holder is None:
            discourse.speaker, discourse.speaker_id = Cast(), None
        elif len({each.people for each in before if each.people}) > 1 or len({each.entity for each in before}) > 1:
            discourse.speaker, discourse.speaker_id = Cast(holder.parties), None
        else:
            people = next((each.people for each in reversed(before) if each.people), ())
            discourse.speaker, discourse.speaker_id = Cast(holder.parties, people), next(iter(people), holder.entity)

    def _speaks_so(self, told: list[Mention], discourse: Discourse) -> bool:
        """Tell whether who spoke last holds such an office, or is named without any."""
        last = discourse.speaker.people
        if any(each.entity == discourse.speaker_id or not set(each.people).isdisjoint(last) for each in told):
            return True
        return bool(last) and not any(not set(each.people).isdisjoint(last) for each in self._told)


def _is(mention: Mention, office: str) -> bool:
    """Tell whether a mention is one of an office: of a "minister" that of any field, but of no prime minister."""
    name = (mention.entity or "").removeprefix("office/").partition("@")[0]
    if name == office or name in _ALSO.get(office, ()):
        return True
    return office == "minister" and name.endswith("-minister") and name not in _NO_MINISTER


_NO_MINISTER = ("prime-minister", "deputy-prime-minister")
