"""Which words of one clause tell the same event: the verb and its noun, two nouns for one fight."""

from mithaq.annotate.events.drafts import DOERS, Draft
from mithaq.annotate.events.texts import DATED_ASIDE
from mithaq.annotate.events.units import Clause, Link, Sentence, senses_at
from mithaq.model.kinds import ClaimKind, Status


def other_occasion(sentence: Sentence, draft: Draft, other: Draft) -> bool:
    """Tell whether a meeting is the cause of what is told beside it, "put off the talks because of a conference", or
    one of two is where the other was planned: "agreed at the summit to hold talks"."""
    if draft.sense.frame.shape in _FORCEFUL and other.sense.frame.shape in _FORCEFUL:
        return _sequel(sentence, draft, other)
    if draft.sense.frame.shape == "in-force" and other.sense.frame.kind is ClaimKind.SIGNING:
        return True  # "reached an accord on a truce that takes effect on Sunday"
    if draft.sense.frame.shape == "instrument" and draft.sense.pos == "noun" and sentence.has(draft.index - 1, "AFTER"):
        return draft.sense.frame.kind is not other.sense.frame.kind  # "the truce began after the signing of an accord"
    if draft.sense.frame.shape == "release" and other.sense.frame.shape == "release":
        near = range(max(0, draft.index - 4), draft.index)  # "hours after the handing over of three"
        behind = sentence.has(draft.index - 1, "FROM") and any(sentence.has(at, "AFTER") for at in near)
        return (draft.sense.pos == "noun" and behind) or sentence.has(
            draft.index - 1, "IN_RETURN"
        )  # "handed over four in return for the release of 200"
    if draft.sense.frame.shape != "contact":
        return False
    near = range(max(0, draft.index - 3), draft.index)
    if any(sentence.has(at, name) for at in near for name in ("CAUSE", "AFTER")):
        return True
    planned = [sentence.has(each.index - 1, "LIGHT_NOUN") for each in (draft, other)]
    where = [any(sentence.has(each.index - step, "BACKGROUND") for step in (1, 2)) for each in (draft, other)]
    return planned != where and sorted(planned) == sorted(where) == [False, True]


_FORCEFUL = ("attack", "clash")


def told_of(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """Leave out a deed that the relative clause behind it tells: "strikes that fighters carried out on Monday", "three
    died in shelling that planes carried out"."""
    parts = sentence.clauses
    if all(part.link is not Link.RELATIVE for part in parts):
        return drafts
    kept = list(drafts)
    for verb in drafts:
        clause = parts[verb.clause]
        if clause.link is not Link.RELATIVE or verb.sense.pos != "verb" or verb.index > clause.start + 1:
            continue
        near = range(max(0, clause.start - _ANTECEDENT), clause.start)
        above = next((draft for draft in kept if _launches(sentence, clause, verb, draft)), None)
        if above is not None:  # "claimed the attack that hit a mosque"
            above.arguments += [pair for pair in verb.arguments if pair[0] in ("target", "place")]
            kept = [draft for draft in kept if draft is not verb]
            continue
        if any(sense.frame.shape in _FORCEFUL for at in near for _, sense in senses_at(sentence, at)):
            again = [draft for draft in kept if draft is not verb and _antecedent(clause, verb, draft)]
            for draft in again:  # "six soldiers were killed in a raid that they launched": whom it hit
                verb.arguments += [pair for pair in draft.arguments if pair[0] == "target"]
            kept = [draft for draft in kept if draft not in again]
    return kept


def _launches(sentence: Sentence, clause: Clause, verb: Draft, told: Draft) -> bool:
    """Tell whether somebody launches, claims or falls in the raid of which a relative clause says what it hit."""
    doers = [any(role in DOERS and role != "target" for role, _ in each.arguments) for each in (told, verb)]
    launched = told.sense.frame.kind is ClaimKind.ATTACK and told.sense.pos == "verb" and told.clause == clause.parent
    named = any(sentence.has(at, "ASSAULT") for at in range(max(0, clause.start - _ANTECEDENT), clause.start))
    return launched and named and doers == [True, False] and told.status is verb.status


def _antecedent(clause: Clause, verb: Draft, told: Draft) -> bool:
    """Tell whether a deed of nobody, or the noun right before a relative clause, is what the clause tells."""
    force = verb.sense.frame.shape in _FORCEFUL and told.sense.frame.shape in _FORCEFUL
    near = clause.start - _ANTECEDENT <= told.index < clause.start and told.sense.pos == "noun"
    near = near or not any(role in DOERS and role != "target" for role, _ in told.arguments)
    before = told.index < clause.start and told.clause == clause.parent
    return force and near and before and told.status is verb.status and one_event(verb, told)


_ANTECEDENT = 3


def _sequel(sentence: Sentence, draft: Draft, other: Draft) -> bool:
    """Tell whether one deed of force came after the other: "took the town after fights", "his killing was followed by
    clashes"."""
    if draft.sense.frame.kind is other.sense.frame.kind:
        return False
    if draft.sense.pos != "noun":  # "after the clearing of the town the men stormed another"
        return other.sense.frame.kind is ClaimKind.OPERATION and sentence.has(other.index - 1, "AFTER")
    slain = (
        "victim" in draft.sense.frame.fields and other.sense.frame.kind is ClaimKind.CLASH
    )  # "fights after the death"
    after = sentence.has(draft.index - 1, "AFTER") and (slain or other.sense.frame.kind is ClaimKind.OPERATION)
    return after or any(sentence.has(at, "SEQUEL_VERBS") for at in range(max(0, other.index - 2), draft.index))


def one_event(one: Draft, other: Draft) -> bool:
    """In one clause one kind is one event: the verb and its noun, two nouns for one fight."""
    if ("flag", DATED_ASIDE) in one.arguments:
        return False
    if one.sense.frame.kind is ClaimKind.STATEMENT and other.sense.frame.kind is ClaimKind.STATEMENT:
        return one.index == other.index
    family = {
        ClaimKind.SIGNING: 3,
        ClaimKind.CEASEFIRE: 3,
        ClaimKind.CLASH: 1,
        ClaimKind.ATTACK: 1,
        ClaimKind.OPERATION: 1,
        ClaimKind.MEETING: 2,
        ClaimKind.CALL: 2,
    }
    left, right = one.sense.frame.kind, other.sense.frame.kind
    if {left, right} == {ClaimKind.CEASEFIRE, ClaimKind.TERMINATION}:
        return True  # a truce that breaks down
    if left is ClaimKind.MEETING and right is ClaimKind.TERMINATION:
        return one.status is Status.CANCELLED  # talks that are suspended
    return left is right or (left in family and family[left] == family.get(right))
