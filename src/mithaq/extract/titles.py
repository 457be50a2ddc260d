"""Speakers of no table whom a title brings in: that they speak for somebody, and for whom."""

from collections import Counter

from mithaq.annotate.events.introduced import HOME, TITLED
from mithaq.extract.discourse import Cast, Found
from mithaq.knowledge import Knowledge
from mithaq.model.annotations import Annotated, EventMention
from mithaq.model.kinds import ClaimKind

_TALK = (ClaimKind.STATEMENT, ClaimKind.MEETING, ClaimKind.VISIT, ClaimKind.CALL)
_OF_WAR = (ClaimKind.CLASH, ClaimKind.ATTACK, ClaimKind.OPERATION, ClaimKind.CEASEFIRE, ClaimKind.WITHDRAWAL)
_OF_CONFLICT = frozenset(kind for kind in ClaimKind if kind not in _TALK)


class Titles:
    """Who of a report is brought in by a title, and which land an officer of no land told serves.

    ``of_war`` tells whether the report tells of fighting, or of its end.
    """

    def __init__(self, annotated: Annotated, knowledge: Knowledge) -> None:
        self._held: set[str] = set()
        self._at_home: set[str] = set()
        self._land = _leading(annotated, knowledge)
        self.of_war = any(event.kind in _OF_WAR for event in annotated.events)
        self._of_conflict = any(event.kind in _OF_CONFLICT for event in annotated.events)

    def completed(self, event: EventMention, found: Found, cast: Cast) -> Cast:
        """Return the cast of a statement: of an officer whose land the words do not tell, with that of the report."""
        flags = found.get("flag", ())
        if event.kind is not ClaimKind.STATEMENT:
            return cast
        if TITLED in flags:
            self._held.update(cast.people)
        if HOME in flags:
            self._at_home.update(cast.people)
        home = not cast.parties and bool(cast.people) and self._at_home.issuperset(cast.people)
        return Cast((self._land,), cast.people) if home and self._land is not None else cast

    def speaks(self, event: EventMention, cast: Cast) -> bool:
        """Tell whether what somebody of no side says is worth telling: he is named, and by a title of his, where a
        report tells of force, of texts, of captives. Of a fair or a college much is said by such people.
        """
        said = self._of_conflict and event.kind is ClaimKind.STATEMENT
        return said and bool(cast.people) and self._held.issuperset(cast.people)


def _leading(annotated: Annotated, knowledge: Knowledge) -> str | None:
    """The state that a report speaks of most often, if one is ahead of all others."""
    told = [one.parties[0] for one in annotated.mentions if len(one.parties) == 1]
    ranked = Counter(party for party in told if party in knowledge.countries).most_common(2)
    ahead = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][1] > ranked[1][1])
    return ranked[0][0] if ahead else None
