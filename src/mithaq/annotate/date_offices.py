"""When a text was written, told by the offices it names: a minister is called so while in office."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from mithaq.annotate.date_constraints import Constraint, Stretches, stretch_constraint
from mithaq.knowledge import Knowledge
from mithaq.knowledge.records import Holding
from mithaq.model.annotations import Mention, Reason
from mithaq.model.documents import Document
from mithaq.model.kinds import MentionType
from mithaq.text import fold

_WORD = re.compile(r"\w+")
_LEAD = 700  # characters in which a report names who holds an office now; further on it also tells of old times
_NEAR = 2  # characters between an office and its holder's name
_BEHIND = 30  # characters behind a name in which "former" may stand
_BEFORE = timedelta(days=30)  # a minister may be called so who is only named
_AFTER = timedelta(days=60)  # and for a while after leaving
_FIRST = date(1900, 1, 1)
Held = tuple[str, str, Mention, Stretches]


def office_constraints(
    document: Document, mentions: Sequence[Mention], knowledge: Knowledge, former: frozenset[str]
) -> list[Constraint]:
    """Return, for each office told with its holder's name, the constraint that it was held when the text was written.

    An office without its state ("the president") is a courtesy that people keep. What a report names behind its lead
    may be of old times, so only its beginning counts. ``former`` are the folded words that say that an office is held
    no longer. Of several holders of one office the last counts, and one that most others speak against does not.
    """
    latest: dict[tuple[str, str], Held] = {}
    lead = document.span.start + _LEAD
    for held in _held(document.text, lead, mentions, knowledge, former):
        key = held[0], held[1]
        if key not in latest or held[3][-1][0] > latest[key][3][-1][0]:
            latest[key] = held
    return [
        stretch_constraint(stretches, Reason(why=_why(mention, knowledge), span=mention.span))
        for _, _, mention, stretches in _agreeing(list(latest.values()))
    ]


def _why(mention: Mention, knowledge: Knowledge) -> str:
    person = knowledge.persons.get(mention.people[0])
    return f"{person.name('en') if person else mention.people[0]} held the office that is told"


def _held(
    text: str, lead: int, mentions: Sequence[Mention], knowledge: Knowledge, former: frozenset[str]
) -> Iterator[Held]:
    """Offices that stand beside their holder's name and are not said to be past."""
    for left, right in pairwise(mentions):
        role, person = (left, right) if left.type is MentionType.ROLE else (right, left)
        if role.type is not MentionType.ROLE or person.type is not MentionType.PERSON:
            continue
        if role.people != (person.entity,) or right.span.start - left.span.end > _NEAR:
            continue
        if not former.isdisjoint(map(fold, _WORD.findall(text[left.span.start : right.span.end + _BEHIND]))):
            continue
        if not any(map(str.isspace, text[role.span.start : role.span.end])):
            continue
        name, _, owner = (role.entity or "").removeprefix("office/").partition("@")
        stretches = _stretches(knowledge, person.entity or "", name, owner)
        if stretches and role.span.start > lead:
            stretches = ((stretches[0][0], horizon(knowledge)),)
        if stretches:
            yield name, owner, role, stretches


def _stretches(knowledge: Knowledge, person: str, office: str, of: str) -> Stretches:
    known = knowledge.offices.get(office)
    names = {office, *(known.held_as if known else ())}
    held = (one for one in knowledge.offices_of(person) if one.of == of and one.office in names)
    return tuple(sorted(_stretch(one, horizon(knowledge)) for one in held))


def horizon(knowledge: Knowledge) -> date:
    """Return the last day for which the tables may know who holds an office: a year after their last entry."""
    last = max((one.since or "" for one in knowledge.holdings), default="")
    return date(int(last[:4] or date.max.year - 1) + 1, 12, 31)


def _stretch(holding: Holding, last: date) -> tuple[date, date]:
    since, until = _day(holding.since, "-01-01"), _day(holding.until, "-12-28")
    return (since - _BEFORE if since else _FIRST), (until + _AFTER if until else last)


def _day(written: str | None, rest: str) -> date | None:
    """A day of which perhaps only the year or month is known."""
    return date.fromisoformat(written + rest[len(written) - 4 :]) if written else None


def _agreeing(held: list[Held]) -> list[Held]:
    """The offices that were held at one time, as many as may be; none where no time fits most of them."""
    begins = {first for *_, stretches in held for first, _ in stretches}
    best = max((_held_on(held, day) for day in sorted(begins)), key=len, default=[])
    return best if len(best) > len(held) - len(best) and len(held) - len(best) < 2 else []


def _held_on(held: Iterable[Held], day: date) -> list[Held]:
    return [one for one in held if any(first <= day <= last for first, last in one[3])]
