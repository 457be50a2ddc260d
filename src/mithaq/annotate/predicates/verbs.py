"""Events that verbs tell."""

from collections.abc import Mapping
from dataclasses import replace

from mithaq.annotate.predicates.arguments import behind, direct_object, instrument_in, segment_end, subject
from mithaq.annotate.predicates.chains import Arguments, Chain, roles_of
from mithaq.annotate.predicates.clauses import Link, Parsed
from mithaq.annotate.predicates.drafts import Draft
from mithaq.annotate.predicates.groups import Group
from mithaq.annotate.predicates.lexicon import Frame, Sense
from mithaq.annotate.predicates.status import CONTACTS, hypothetical, verb_status
from mithaq.model.annotations import Mention
from mithaq.model.ids import composed
from mithaq.model.kinds import Act, ClaimKind, MentionType, Status

_NAMED = {"INSTRUMENT": (MentionType.AGREEMENT,), "PLACED": (MentionType.PLACE, MentionType.COUNTRY),
          "MECHANISM": (MentionType.MECHANISM, MentionType.FORMAT),
          "NAMED": (MentionType.PERSON, MentionType.ROLE, MentionType.BODY, MentionType.COUNTRY)}  # fmt: skip
_TEXTS = (ClaimKind.SIGNING, ClaimKind.RATIFICATION, ClaimKind.TERMINATION, ClaimKind.PROPOSAL, ClaimKind.CEASEFIRE)


def verb_drafts(parsed: Parsed, by_modal: Mapping[str, Frame]) -> list[Draft]:
    """Return the events that verb groups tell, at most one for each."""
    found: list[Draft] = []
    for number, group in enumerate(parsed.groups):
        for sense in parsed.sentence.units[group.head].facts.senses:
            if sense.frame.act is Act.AGREES and group.negated and group.form == "past":
                continue  # "the two sides did not agree on a truce": nobody has taken a stand
            if sense.pos == "verb" and (draft := _draft(parsed, number, _turned(group, sense, by_modal))) is not None:
                found.append(draft)
                break
    return found


def _turned(group: Group, sense: Sense, by_modal: Mapping[str, Frame]) -> Sense:
    """What a negation or the future makes of a stand: "will support" promises, "does not accept" rejects."""
    if sense.frame.act not in _STANDS:
        return sense
    name = "wont" if group.negated else "will" if group.form == "future" else ""
    frame = by_modal.get(name)
    return replace(sense, frame=replace(frame, object=sense.frame.object, after=sense.frame.after)) if frame else sense


_STANDS = (Act.SUPPORTS, Act.AGREES, Act.WELCOMES, Act.OFFERS)


def _draft(parsed: Parsed, number: int, sense: Sense) -> Draft | None:
    group, frame = parsed.groups[number], sense.frame
    end = segment_end(parsed, number)
    if sense.rest and not _particle(parsed, number, sense, end):
        return None
    passive = group.passive or group.form == "part"
    if frame.fields.get("voice", "") == "active" and passive:
        return None
    if frame.needs and not any(_meets(parsed, number, end, name, passive) for name in frame.needs):
        return None
    if "intransitive" in frame.fields and _takes_object(parsed, number):
        return None
    unless = frame.fields.get("unless")
    around = parsed.clauses[parsed.of[group.start]].start if passive else group.start - 2
    if unless and any(parsed.sentence.has(at, unless) for at in range(around, end)):
        return None
    if group.form == "part" and frame.kind is ClaimKind.DEPLOYMENT:
        return None  # "the soldiers stationed there": a state
    told = "modal" in frame.fields and not hypothetical(parsed, number)
    status = Status.OCCURRED if told and not group.modal else verb_status(parsed, number, frame.kind)
    if status is None:
        return None
    if frame.act is Act.DENIES:
        status = Status.DENIED
    elif frame.act is not None:
        status = Status.OCCURRED
    arguments = _arguments(parsed, number, sense, end, passive)
    if arguments is None:
        return None
    stated = frame.fields.get("status")
    if stated and status in (Status.OCCURRED, Status.ONGOING):
        status = Status(stated)
    return Draft(sense, group.head, number, status, arguments)


def _takes_object(parsed: Parsed, number: int) -> bool:
    """Tell whether a noun, "that" or "how" stands right behind a verb."""
    at = parsed.groups[number].end
    if at >= len(parsed.sentence) or parsed.of[at] != parsed.of[at - 1]:
        return at < len(parsed.sentence) and parsed.sentence.has(at, "THAT")
    unit = parsed.sentence.units[at]
    free = unit.timex is not None or (unit.plain and (unit.classes & _FREE or not unit.norm.isalpha()))
    return not free


_BESIDE = 5  # words: a participle belongs to the noun right before it
_FREE = frozenset({"PREPOSITION", "ADVERB", "COORDINATOR", "SUBORDINATE", "RELATIVE"})


def _particle(parsed: Parsed, number: int, sense: Sense, end: int) -> bool:
    """Tell whether the verb's particle follows it, right behind or behind its object."""
    head = parsed.groups[number].head
    if parsed.sentence.follows(head, sense.rest):
        return True
    if len(sense.rest) > 1 or "apart" not in sense.frame.fields:
        return False
    return any(parsed.sentence.units[at].norm == sense.rest[0] for at in range(head + 1, min(end, head + 6)))


def _meets(parsed: Parsed, number: int, end: int, name: str, passive: bool) -> bool:
    """Tell whether what a frame needs stands behind the verb; before it, where it is passive."""
    group, sentence = parsed.groups[number], parsed.sentence
    clause = parsed.of[group.start]
    first = parsed.clauses[clause].start
    span = [*range(group.end, end)]
    if passive or (name in ("TROOPS", "GOODS") and not _takes_object(parsed, number)):
        reach = _BESIDE if group.form == "part" else 12
        span += parsed.inside(clause, max(first, group.start - reach), group.start)
        if passive and not span[len(range(group.end, end)) :]:
            span += [*range(max(0, group.start - 8), group.start)]
    elif name == "INSTRUMENT" and parsed.clauses[clause].link is Link.RELATIVE and not _takes_object(parsed, number):
        span += [*range(max(0, first - _BESIDE), first)]  # "the accord that X and Y signed in May"
    for at in span:
        unit = sentence.units[at]
        if unit.plain and name in unit.classes:
            return True
        if unit.mention is not None and (unit.mention.type in _NAMED.get(name, ()) or name in unit.classes):
            return True
    return False


def _arguments(parsed: Parsed, number: int, sense: Sense, end: int, passive: bool) -> Arguments | None:
    group, frame = parsed.groups[number], sense.frame
    who = subject(parsed, number)
    found: Arguments = []
    behind_it = behind(parsed, group.end, end, dict(frame.after))
    agent = behind(parsed, group.end, end, {"by": frame.subject}) if passive else []
    if passive:
        found += roles_of(frame.object, who) if frame.object and not _things(who) else []
        found += agent
    else:
        found += roles_of(frame.subject, who)
        if frame.object:
            direct = direct_object(parsed, number)
            if not direct and "whom" in frame.fields and not _people_next(parsed, group.end, end):
                return None
            if frame.act is None or direct.mentions:
                found += roles_of(frame.object, direct)
    found += behind_it
    if frame.act is not None:
        return _of_saying(found, who, passive)
    if frame.kind in _TEXTS:
        around = instrument_in(parsed, group.end, end) or (instrument_in(parsed, group.start - 10, group.start))
        found += [("instrument", around.id)] if around is not None else []
        alone = len({party for mention in who.mentions for party in mention.parties}) == 1
        if frame.kind is ClaimKind.SIGNING and alone and around is not None and _names_partner(around):
            found.append(("participant", around.id))
    if frame.kind in CONTACTS and "status" not in frame.fields and not _enough(parsed, found, frame.kind):
        return None
    if "strict" in frame.fields and not found and not _struck(parsed, group.end, end):
        return None
    return found or [("back", "none")]


def _names_partner(text: Mention) -> bool:
    """Tell whether a text that no table holds is called after who signs it: "a defence agreement with Somalia"."""
    return bool(text.parties) and composed(text.entity or "")


def _struck(parsed: Parsed, start: int, end: int) -> bool:
    """Tell whether people or a site are what is struck, at a place or on a day: "attacked a market in Kutum"."""
    units = parsed.sentence.units[start:end]
    first = next((unit for unit in units if not unit.classes & _BEFORE_NOUNS and unit.word.number is None), None)
    hit = first is not None and first.plain and bool(first.classes & {"VICTIMS", "GROUND", "TROOPS"})
    return hit and any(unit.timex is not None or unit.mention is not None for unit in units)


def _people_next(parsed: Parsed, start: int, end: int) -> bool:
    """Tell whether the noun right behind a verb means people: "received a delegation from"."""
    nouns = (unit for unit in parsed.sentence.units[start:end] if not unit.classes & _BEFORE_NOUNS)
    first = next(nouns, None)
    return first is not None and bool(first.classes & _COMPANY)


_COMPANY = frozenset({"HEAD", "PEOPLE", "PRONOUN", "TROOPS"})
_BEFORE_NOUNS = frozenset({"DETERMINER", "ADJECTIVE", "POSSESSIVE"})


def _things(who: Chain) -> bool:
    return not who


def _of_saying(found: Arguments, who: Chain, passive: bool) -> Arguments | None:
    if not any(role == "source" for role, _ in found):
        if who.back is None or passive:
            return [*found, ("flag", "unnamed")]
        found = [*found, ("back", who.back)]
    return found


def _enough(parsed: Parsed, found: Arguments, kind: ClaimKind) -> bool:
    """Tell whether a contact has two sides, or one and a word that points back."""
    known: dict[str, Mention] = {unit.mention.id: unit.mention for unit in parsed.sentence.units if unit.mention}
    if kind is ClaimKind.VISIT:
        roles = {role for role, _ in found}
        return "destination" in roles and bool(roles & {"participant", "back"})
    parties = {party for role, ref in found for party in _parties(ref, known) if role in ("participant", "host")}
    people = {person for _, ref in found if ref in known for person in known[ref].people}
    back = any(role == "back" for role, _ in found)
    return back or len(parties) > 1 or len(people) > 1


def _parties(ref: str, known: dict[str, Mention]) -> tuple[str, ...]:
    if ref.startswith("party:"):
        return tuple(ref.removeprefix("party:").split(","))
    return known[ref].parties or known[ref].people if ref in known else ()
