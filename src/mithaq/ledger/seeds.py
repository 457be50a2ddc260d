"""What is known beforehand, as the fold takes it: the register's agreements, and what belongs to what."""

from mithaq.knowledge import Knowledge, KnownAgreement
from mithaq.model.ledger import Agreement


def known_agreements(knowledge: Knowledge) -> tuple[Agreement, ...]:
    """Return the agreements and sets of agreements that ``knowledge`` holds, to seed the register with."""
    return tuple(_agreement(known) for _, known in sorted(knowledge.agreements.items()))


def _agreement(known: KnownAgreement) -> Agreement:
    return Agreement(
        id=known.id,
        names=known.names,
        kind=known.kind,
        status=_status(known),
        declared=known.declared,
        signed=known.signed,
        effective=known.effective,
        ended=known.ended,
        parties=tuple(sorted(known.parties)),
        third_parties=tuple(sorted(known.third_parties)),
        members=known.members,
        place=known.place,
    )


def _status(known: KnownAgreement) -> str:
    stages = {"ended": known.ended, "in_force": known.effective, "signed": known.signed, "declared": known.declared}
    return next((stage for stage, day in stages.items() if day), "mentioned")


def wholes(knowledge: Knowledge) -> dict[str, str]:
    """Return what belongs to what: a place to its country, an organ to its state, a mission to whom its name tells, a
    person to whom they serve."""
    places = {name: place.country for name, place in knowledge.places.items() if place.country}
    organs = {name: body.state for name, body in knowledge.bodies.items() if body.state}
    return places | organs | _missions(knowledge) | _served(knowledge)


def _missions(knowledge: Knowledge) -> dict[str, str]:
    """Missions in whose names the United Nations stand: "the helicopter of the mission" is one of theirs."""
    sender = knowledge.bodies.get(_UN)
    names = {name for _, name in sender.names} if sender is not None else set()
    sent = (body for body in knowledge.bodies.values() if body.kind == "mission" and not body.state)
    return {body.id: _UN for body in sent if any(name in own for _, own in body.names for name in names)}


_UN = "united-nations"


def _served(knowledge: Knowledge) -> dict[str, str]:
    held = {name: knowledge.offices_of(name) for name in knowledge.persons}
    return {name: offices[0].of for name, offices in held.items() if offices}
