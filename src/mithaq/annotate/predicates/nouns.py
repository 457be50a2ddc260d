"""Events that nouns tell: talks held, an attack by somebody on somebody, a ceasefire in force."""

from mithaq.annotate.predicates.arguments import behind, instrument_in, owner, segment_end, subject
from mithaq.annotate.predicates.chains import Arguments, roles_of
from mithaq.annotate.predicates.clauses import Link, Parsed
from mithaq.annotate.predicates.drafts import Draft
from mithaq.annotate.predicates.lexicon import Sense
from mithaq.annotate.predicates.status import CONTACTS, governing_status, hypothetical, verb_status
from mithaq.annotate.predicates.verbs import _enough
from mithaq.model.kinds import ClaimKind, MentionType, Status, TimexType

_NEAR = 9
_ALONE = (ClaimKind.ATTACK, ClaimKind.CLASH, ClaimKind.OPERATION, ClaimKind.BLOCKADE)
_TELLING = (MentionType.AGREEMENT, MentionType.MECHANISM)


def noun_drafts(parsed: Parsed) -> list[Draft]:
    """Return the events that nouns tell."""
    found: list[Draft] = []
    verbs = {group.head for group in parsed.groups}
    inside: set[int] = set()
    for index, unit in enumerate(parsed.sentence.units):
        if index in verbs or index in inside or unit.timex is not None or not unit.facts.senses:
            continue
        if unit.mention is not None and unit.mention.type not in _TELLING:
            continue
        for sense in unit.facts.senses:
            if sense.pos != "noun" or not parsed.sentence.follows(index, sense.rest):
                continue
            draft = _draft(parsed, index, sense)
            if draft is not None:
                found.append(draft)
                inside.update(range(index + 1, index + 1 + len(sense.rest)) if unit.mention is None else ())
                break
    return found


def one_act(parsed: Parsed, drafts: list[Draft]) -> list[Draft]:
    """Let an act of force that is the subject of another be one with it: "a raid by X on Y killed ten"."""
    kept = list(drafts)
    for draft in drafts:
        if draft.sense.pos != "noun" or draft.sense.frame.kind is not ClaimKind.ATTACK or draft.group is None:
            continue
        verb = next((one for one in kept if one.group == draft.group and one.sense.pos == "verb"), None)
        if verb is None or verb.sense.frame.kind is not ClaimKind.ATTACK or verb.index < draft.index:
            continue
        own = [pair for pair in draft.arguments if pair[0] != "back"]
        verb.arguments = [*own, *(pair for pair in verb.arguments if pair[0] != "back" or not own)]
        kept.remove(draft)
    return [draft for draft in kept if not _only_tells_toll(parsed, draft, kept)]


def _only_tells_toll(parsed: Parsed, draft: Draft, drafts: list[Draft]) -> bool:
    """Tell whether a verb only says what came of an act told before it: "opened fire on Sunday, killing ten"."""
    if draft.group is None or draft.sense.pos != "verb" or draft.sense.frame.kind is not ClaimKind.ATTACK:
        return False
    group = parsed.groups[draft.group]
    hangs = group.form == "ing" or parsed.clauses[parsed.of[group.start]].link is Link.RELATIVE
    told = (one for one in drafts if one.index < draft.index and one.sense.frame.kind in _ALONE)
    named = any(role == "target" for role, _ in draft.arguments)
    return hangs and not named and next(told, None) is not None


def _draft(parsed: Parsed, index: int, sense: Sense) -> Draft | None:
    sentence, frame = parsed.sentence, sense.frame
    start = index + 1 + (len(sense.rest) if sentence.units[index].mention is None else 0)
    if (
        start < len(sentence)
        and sentence.units[start].plain
        and (_is_noun(parsed, start) or (sentence.has(start, "COMPOUND") and frame.kind in _ALONE))
    ):
        return None  # "ceasefire talks": only the last noun tells; "the invasion plan": none does
    if any(sentence.has(at, "NO") for at in range(max(0, index - 2), index)):
        return None  # "there could be no talks"
    governor, as_subject = _governor(parsed, index)
    end = _end(parsed, start)
    status = _status(parsed, sense, governor, as_subject, index)
    if status is None:
        return None
    arguments = behind(parsed, start, end, dict(frame.after))
    arguments += roles_of(frame.owner or frame.subject, owner(parsed, index))
    attended = governor is not None and sentence.has(parsed.groups[governor].head, "ATTEND_VERBS")
    if attended and frame.kind not in CONTACTS:
        return None
    carried = governor is not None and (
        attended
        or _carries(parsed, governor, as_subject)
        or ("adjective" in frame.fields and "AUX" in sentence.units[parsed.groups[governor].head].classes)
    )
    if carried and governor is not None and not as_subject:
        who = subject(parsed, governor)
        host = sentence.has(parsed.groups[governor].head, "HOST_VERBS")
        role = "host" if host else frame.subject
        arguments = [*roles_of(role, who), *arguments]
        arguments += behind(parsed, start, segment_end(parsed, governor), dict(frame.after)) if end <= start else []
    elif (
        governor is not None
        and frame.kind in CONTACTS
        and not as_subject
        and _joins(parsed, governor, status, arguments)
    ) or (governor is not None and frame.kind in CONTACTS and _tells_of(parsed, governor, index)):
        who = subject(parsed, governor)
        arguments = [*roles_of(frame.subject, who), *arguments]
    elif as_subject and governor is not None:
        after = {word: role for word, role in frame.after.items() if not _done_by(parsed, governor, word)}
        arguments += behind(parsed, parsed.groups[governor].end, segment_end(parsed, governor), after)
    arguments = list(dict.fromkeys(arguments))
    return _told(parsed, index, sense, status, arguments, governor, carried)


def _done_by(parsed: Parsed, governor: int, word: str) -> bool:
    """Tell whether a preposition names the doer of a passive verb that does not carry the noun: "condemned by"."""
    units, group = parsed.sentence.units, parsed.groups[governor]
    by = any(unit.norm == word and "BY" in unit.classes for unit in units[group.end :])
    return by and group.passive and not _carries(parsed, governor, True)


def _told(
    parsed: Parsed, index: int, sense: Sense, status: Status, arguments: Arguments, governor: int | None, carried: bool
) -> Draft | None:
    frame, kind = sense.frame, sense.frame.kind
    unit = parsed.sentence.units[index]
    named = [pair for pair in arguments if pair[0] in ("participant", "actor", "target")]
    if kind in CONTACTS:
        refused = status is Status.DECLINED and bool(named)  # who stays away need not say from whom
        if not refused and not _enough(parsed, arguments, kind):
            if not (carried and "talks" in frame.fields):
                return None
            arguments = [*arguments, ("back", "group")]
        return Draft(sense, index, governor, status, arguments)
    if kind is ClaimKind.CEASEFIRE:
        if governor is None or not (carried or _settles(parsed, governor)):
            return None
        if unit.mention is not None and unit.mention.type is MentionType.AGREEMENT and _signs(parsed, governor):
            return None
        if unit.mention is not None and not named and unit.mention.parties:
            arguments = [*arguments, ("participant", unit.mention.id)]
        around = unit.mention or instrument_in(parsed, index - 4, index + 4)
        if around is not None and around.type is MentionType.AGREEMENT:
            arguments = [*arguments, ("instrument", around.id)]
        return Draft(sense, index, governor, status, arguments or [("back", "none")])
    if "alone" in frame.fields or carried:
        awaited = kind is ClaimKind.PROTEST and status is Status.SCHEDULED
        if not named and not (carried and governor is not None) and not awaited and not _set(parsed, sense, index):
            return None
        return Draft(sense, index, governor, status, arguments or [("back", "none")])
    return None


def _set(parsed: Parsed, sense: Sense, index: int) -> bool:
    """Tell whether a day or a place stands right behind an act of force: "the attacks of 21 October"."""
    sentence, at = parsed.sentence, index + 1 + len(sense.rest)
    if sense.frame.kind not in (ClaimKind.ATTACK, ClaimKind.CLASH) or not at < len(sentence):
        return False
    if sentence.has(at, "OF") and at + 1 < len(sentence) and sentence.units[at + 1].classes & {"VICTIMS"}:
        return True  # "the murder of fifty people"
    at += sentence.units[at].plain and bool(sentence.units[at].classes & {"OF", "LOCATIVE"})
    unit = sentence.units[at] if at < len(sentence) else None
    placed = unit is not None and unit.mention is not None and unit.mention.type is MentionType.PLACE
    return placed or (unit is not None and unit.timex is not None and unit.timex.type is TimexType.DATE)


def _signs(parsed: Parsed, governor: int) -> bool:
    """Tell whether a verb says that a text was signed: the truce in the text's name is told with it."""
    senses = parsed.sentence.units[parsed.groups[governor].head].facts.senses
    return any(sense.frame.kind is ClaimKind.SIGNING for sense in senses)


def _settles(parsed: Parsed, governor: int) -> bool:
    """Tell whether a verb says something of a truce: agrees on it, calls for it, rejects it."""
    head = parsed.groups[governor].head
    return parsed.sentence.has(head, "SEAL_VERBS") or governing_status(parsed, governor) is not None


def _joins(parsed: Parsed, governor: int, status: Status, arguments: Arguments) -> bool:
    """Tell whether who cancels, refuses, plans or proposes a meeting is to take part in it."""
    given = governing_status(parsed, governor)
    sides = sum(role == "participant" for role, _ in arguments)
    return given in (Status.CANCELLED, Status.DECLINED, Status.SCHEDULED, Status.PROPOSED) and sides < 2


def _is_noun(parsed: Parsed, at: int) -> bool:
    facts = parsed.sentence.units[at].facts
    heads = {group.head for group in parsed.groups}
    return at not in heads and any(sense.pos == "noun" for sense in facts.senses)


def _governor(parsed: Parsed, index: int) -> tuple[int | None, bool]:
    """The verb that an event noun belongs to, and whether it is that verb's subject."""
    clause = parsed.of[index]
    groups = parsed.clauses[clause].groups
    before = [n for n in groups if parsed.groups[n].head < index and index - parsed.groups[n].head <= _NEAR]
    after = [n for n in groups if parsed.groups[n].head > index and parsed.groups[n].finite]
    if before:
        return before[-1], False
    return (after[0], True) if after else (None, False)


def _carries(parsed: Parsed, number: int, as_subject: bool) -> bool:
    """Tell whether a verb only says that what its noun tells takes place."""
    group = parsed.groups[number]
    if _there(parsed, number):
        return True
    if as_subject:
        passive = group.passive and parsed.sentence.has(group.head, "LIGHT_VERBS")
        return passive or parsed.sentence.has(group.head, "OCCUR_VERBS")
    return parsed.sentence.has(group.head, "LIGHT_VERBS") or parsed.sentence.has(group.head, "HOST_VERBS")


def _there(parsed: Parsed, number: int) -> bool:
    """Tell whether a verb only says that there is something: "there will be protests"."""
    group = parsed.groups[number]
    be = "AUX" in parsed.sentence.units[group.head].classes
    return be and parsed.sentence.has(group.start - 1, "THERE")


def _background(parsed: Parsed, index: int) -> bool:
    """Tell whether "after", "during" or the like stands before the noun."""
    at = index - 1
    while at >= 0 and parsed.sentence.units[at].plain and not parsed.sentence.has(at, "PREPOSITION"):
        if parsed.sentence.units[at].norm in ",;" or index - at > 4:
            return False
        at -= 1
    at -= parsed.sentence.has(at, "OF")  # "ahead of"
    return parsed.sentence.has(at, "DURING")


def _tells_of(parsed: Parsed, governor: int, index: int) -> bool:
    """Tell whether the noun is the occasion of what its verb tells: "said after talks with"."""
    return _background(parsed, index) and governing_status(parsed, governor) is None


def _aimed(parsed: Parsed, index: int) -> bool:
    """Tell whether "for" stands before the noun: arrived for talks."""
    return any(
        parsed.sentence.units[at].plain and parsed.sentence.has(at, "FOR") for at in range(max(0, index - 3), index)
    )


def _status(parsed: Parsed, sense: Sense, governor: int | None, as_subject: bool, index: int) -> Status | None:
    stated = sense.frame.fields.get("status")
    if stated:
        return Status(stated)
    if governor is None:
        return Status.OCCURRED
    group = parsed.groups[governor]
    if hypothetical(parsed, governor):
        return None
    if sense.frame.kind is ClaimKind.CEASEFIRE and not as_subject and parsed.sentence.has(group.head, "SEAL_VERBS"):
        return verb_status(parsed, governor, ClaimKind.CEASEFIRE)
    given = governing_status(parsed, governor)
    begun = given is Status.OCCURRED and _carries(parsed, governor, as_subject)
    called_off = given in (Status.CANCELLED, Status.DECLINED)
    if called_off and sense.frame.kind in CONTACTS and not as_subject and _background(parsed, index):
        return Status.OCCURRED  # "lifted the measures after a meeting": it was held
    if called_off and group.modal:
        return None  # "could be postponed"
    if given is not None and not begun and (not as_subject or group.passive):
        return given
    if sense.frame.kind in CONTACTS and any(parsed.sentence.has(at, "AHEAD") for at in range(index - 4, index)):
        return Status.SCHEDULED
    if sense.frame.kind in CONTACTS and _aimed(parsed, index):
        return Status.SCHEDULED
    if _carries(parsed, governor, as_subject) or parsed.sentence.has(group.head, "ATTEND_VERBS"):
        return verb_status(parsed, governor, sense.frame.kind)
    if group.modal:
        return None
    if sense.frame.kind in CONTACTS and group.form == "future" and not _background(parsed, index):
        return Status.SCHEDULED
    return Status.OCCURRED


def _end(parsed: Parsed, start: int) -> int:
    """Where the words that belong to a noun end."""
    heads = {group.start for group in parsed.groups}
    clause = parsed.of[start] if start < len(parsed.sentence) else 0
    for at in range(start, len(parsed.sentence)):
        unit = parsed.sentence.units[at]
        if at in heads or parsed.of[at] != clause or (unit.plain and unit.norm in ";:"):
            return at
        if unit.plain and unit.norm == "," and at > start and not unit.mention:
            return at
    return len(parsed.sentence)
