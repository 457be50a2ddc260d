"""Whom a person stands for: the state or body of the office held on the day, or of the office named in the text."""

from collections.abc import Sequence
from dataclasses import replace

from mithaq.knowledge import Knowledge
from mithaq.model.annotations import Mention
from mithaq.model.kinds import MentionType


def standing(mentions: Sequence[Mention], knowledge: Knowledge, on: str | None) -> tuple[Mention, ...]:
    """Fill in the parties of persons that have none yet; ``on`` is the document's day (ISO), if it is known."""
    by_office = {
        person: mention.parties
        for mention in mentions
        if mention.type is MentionType.ROLE and mention.parties
        for person in mention.people
    }
    return tuple(_standing(mention, by_office, knowledge, on) for mention in mentions)


def _standing(mention: Mention, by_office: dict[str, tuple[str, ...]], knowledge: Knowledge, on: str | None) -> Mention:
    if mention.type is not MentionType.PERSON or mention.parties or mention.entity is None:
        return mention
    parties = by_office.get(mention.entity) or _of_office(mention.entity, knowledge, on)
    return replace(mention, parties=parties) if parties else mention


def _of_office(person: str, knowledge: Knowledge, on: str | None) -> tuple[str, ...]:
    held = knowledge.offices_of(person, on) or knowledge.offices_of(person)
    found = next((party for holding in held if (party := knowledge.party_of(holding.of))), None)
    return (found,) if found else ()
