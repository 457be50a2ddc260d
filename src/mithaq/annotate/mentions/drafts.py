"""A mention while it is being worked out, and what the text has named so far."""

from dataclasses import dataclass, field
from typing import Final

from mithaq.grammar import Match
from mithaq.model.kinds import MentionType

# By names of their own, since before Python 3.12 each look for a member in its class takes hundreds of instructions.
PERSON: Final = MentionType.PERSON
ROLE: Final = MentionType.ROLE
BODY: Final = MentionType.BODY
AGREEMENT: Final = MentionType.AGREEMENT


class Draft:
    """A mention to be: the stretch of tokens, and what is known of it up to now."""

    def __init__(
        self,
        type: MentionType,
        start: int,
        end: int,
        skip: int,
        rule: str,
        entity: str | None = None,
        match: Match | None = None,
        values: tuple[str, ...] = (),
        why: str = "",
    ) -> None:
        self.type = type
        self.start = start
        self.end = end
        self.skip = skip
        self.rule = rule
        self.entity = entity
        self.match = match
        self.values = values
        self.parties: tuple[str, ...] = ()
        self.people: tuple[str, ...] = ()
        self.role: str | None = None
        self.owners: tuple[str, ...] = ()
        self.weak = False
        self.supposed = False
        self.why = why


@dataclass(slots=True)
class Spoken:
    """What the text has told up to a point: offices with their owners, who held them, ministries, last names."""

    office_owner: dict[str, tuple[str, ...]] = field(default_factory=dict)
    first_owner: dict[str, tuple[str, ...]] = field(default_factory=dict)
    office_people: dict[str, tuple[str, ...]] = field(default_factory=dict)
    person_office: dict[str, str] = field(default_factory=dict)
    organ_owner: dict[str, tuple[str, ...]] = field(default_factory=dict)
    last_named: dict[str, str] = field(default_factory=dict)
    persons: list[str] = field(default_factory=list)
