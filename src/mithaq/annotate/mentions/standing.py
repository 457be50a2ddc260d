"""Whom a name stands for as a party: a person for the state or body served, an agreement for its parties."""

from collections.abc import Sequence
from dataclasses import replace

from mithaq.knowledge import Knowledge
from mithaq.model.annotations import Mention
from mithaq.model.kinds import MentionType


def standing(mentions: Sequence[Mention], knowledge: Knowledge, on: str | None) -> tuple[Mention, ...]:
    """Fill in parties where a mention has none yet; ``on`` is the document's day (ISO), if it is known."""
    by_office = {
        person: mention.parties
        for mention in mentions
        if mention.type is MentionType.ROLE and mention.parties
        for person in mention.people
    }
    return tuple(_standing(mention, by_office, knowledge, on) for mention in mentions)


def _standing(mention: Mention, by_office: dict[str, tuple[str, ...]], knowledge: Knowledge, on: str | None) -> Mention:
    if mention.parties or mention.entity is None:
        return mention
    if mention.type is MentionType.PERSON:
        parties = by_office.get(mention.entity) or _of_office(mention.entity, knowledge, on)
    else:
        parties = _of_instrument(mention.entity, knowledge)
    return replace(mention, parties=parties) if parties else mention


def _of_instrument(entity: str, knowledge: Knowledge) -> tuple[str, ...]:
    """The parties of a known agreement or mechanism, each as the state or body that it stands for."""
    known = knowledge.agreements.get(entity) or knowledge.mechanisms.get(entity)
    return tuple(dict.fromkeys(knowledge.party_of(party) or party for party in known.parties)) if known else ()


def _of_office(person: str, knowledge: Knowledge, on: str | None) -> tuple[str, ...]:
    held = knowledge.offices_of(person, on) or knowledge.offices_of(person)
    found = next((party for holding in held if (party := knowledge.party_of(holding.of))), None)
    return (found,) if found else ()
