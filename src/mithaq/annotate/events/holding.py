"""What the words about a meeting say of how it was held: in which clause, by whom, which body meets."""

from mithaq.annotate.events.appositions import acts
from mithaq.annotate.events.arguments import CLOSE, FORMATS, Arguments, carrier, first_chain, relative_behind, roles_of
from mithaq.annotate.events.chains import Chain, chain
from mithaq.annotate.events.prepositions import after_class
from mithaq.annotate.events.sides import side
from mithaq.annotate.events.syntax import first_above, subject
from mithaq.annotate.events.units import Clause, Link, Sentence, senses_at
from mithaq.annotate.events.verbs import light_verb, verb_senses
from mithaq.model.annotations import Mention
from mithaq.model.kinds import MentionType

PAIR = 2
_OWN = 8
MET = (MentionType.PERSON, MentionType.ROLE, MentionType.BODY)
"""What may be met."""


def led_up(sentence: Sentence, index: int) -> bool:
    """Tell whether talks of nobody named only led up to what is told: "after a week of talks"."""
    behind = sentence.has(index - 1, "FROM") and not sentence.units[index].facts.definite
    return behind and any(sentence.has(at, "AFTER") for at in range(max(0, index - 5), index - 1))


def body_that_meets(sentence: Sentence, clause: Clause, index: int) -> Arguments | None:
    """The body that a verb says of that it meets: "a joint commission that meets in April", "two commissions, which
    meet". Its members are the sides spoken of, and no persons.
    """
    before = index - 1 - sentence.has(index - 1, "RELATIVE")
    unit = sentence.units[before] if index > 0 else None
    if unit is None or sentence.units[index].proclitic or index <= clause.start - (clause.link is Link.RELATIVE):
        return None
    if unit.mention is not None and unit.mention.type in FORMATS and not unit.facts.definite:
        return [("mechanism", unit.mention.id), ("back", "group")]
    told = range(max(0, before - 2), before + 1)
    plain = clause.link is Link.RELATIVE and any(sentence.has(at, "MECHANISM") for at in told)
    return [("back", "group")] if plain and unit.plain else None


def held_in(sentence: Sentence, clause: Clause, index: int) -> Clause | None:
    """The clause that says of the noun how it was held: "the eighth meeting, held on Friday between ..."."""
    related = relative_behind(sentence, clause) if clause.end - index <= _OWN else None
    verbs = range(related.start, min(related.start + 3, related.end)) if related else ()
    planned = any(sentence.has(at, "SCHEDULED") and sentence.has(at + 1, "ITS_HOLDING") for at in verbs)
    planned = planned or (related is not None and _to_be_held(sentence, related))
    return related if planned or any(light_verb(sentence, at) for at in verbs) else None


def held_then(sentence: Sentence, clause: Clause, index: int) -> bool:
    """Tell whether a meeting of nobody who is named is told by its name, "the conference X, which was held ...", or by
    its day: "the forum that convened in Tunis in November", "the talks expected on the 10th"."""
    related = held_in(sentence, clause, index)
    if related is not None:
        named = sentence.units[index].mention is not None
        return named or any(unit.timex is not None for unit in sentence.units[related.start : related.end])
    near = range(index + 1, min(index + CLOSE, clause.end))
    at = next((at for at in near if sentence.has(at, "HELD_AS")), None)
    return at is not None and any(unit.timex is not None for unit in sentence.units[at + 1 : clause.end])


def brought_together(sentence: Sentence, clause: Clause, verb: int) -> Chain:
    """Whom the pronoun on the verb means that says of a meeting whom it gathered: "said, after a meeting that brought
    him together with X", one; "a meeting that brought them together", those spoken of.
    """
    return first_above(sentence, clause) if sentence.units[verb].norm.endswith("ه") else Chain(back="group")


def tells_of_own(sentence: Sentence, clause: Clause) -> Chain:
    """The side of who tells that a meeting with somebody was held: "said that talks were held with X"; not himself."""
    if clause.link is not Link.CONTENT or clause.parent is None:
        return Chain()
    above = sentence.clauses[clause.parent]
    verbs = (at for at in range(above.start, above.end) if verb_senses(sentence, at))
    verb = next(verbs, None)
    tells = verb is not None and any(sense.frame.shape == "speech" for sense in verb_senses(sentence, verb))
    teller = subject(sentence, above, verb) if verb is not None and tells else Chain()
    parties = sorted({party for mention in teller.mentions for party in mention.parties})
    return Chain([side(parties, *sentence.offsets(above.start, above.start + 1))], teller.end) if parties else Chain()


def _to_be_held(sentence: Sentence, related: Clause) -> bool:
    """Tell whether "that it was planned to hold" follows, with the holding as a noun."""
    near = range(related.start, min(related.start + CLOSE, related.end))
    names = ("SCHEDULED", "SCHEDULED_VERBS")
    return any(sentence.has(at, "ITS_HOLDING") and any(sentence.has(at - 1, name) for name in names) for at in near)


def holders(sentence: Sentence, clause: Clause, index: int, verb: int) -> Chain:
    """Who held it, where the verb has no name behind it; one who did is whom the sentence is about."""
    found = first_chain(sentence, clause, index)
    several = len({party for mention in found.mentions for party in mention.parties}) > 1
    single = sentence.units[verb].facts.features.get("LIGHT_VERBS", "").endswith("one")
    return first_above(sentence, clause) if several and single else found


def joining(sentence: Sentence, clause: Clause, known: Arguments) -> Arguments:
    """Who took part in it, where none is ``known``, as the next clause of the sentence tells: "a meeting, in which took
    part beside X ..."."""
    if any(role == "participant" for role, _ in known):
        return []
    following = next((part for part in sentence.clauses if part.start == clause.end), None)
    if following is None:
        return []
    near = range(following.start, min(following.start + 3, following.end))
    verb = next((at for at in near if light_verb(sentence, at, "JOINING_VERBS")), None)
    if verb is None:
        return []
    found: Arguments = []
    for at in range(verb + 1, following.end):
        if any(sentence.has(at, name) for name in ("PRESIDED", "MEDIATION", "TOPIC_OPENER")):
            break
        mention = sentence.units[at].mention
        if mention is not None and acts(sentence.units[at]) and mention.type in MET:
            found.append(("participant", mention.id))
    return found


def presiding(sentence: Sentence, clause: Clause) -> Arguments:
    """Who headed the sides of it, as the next clause tells: "talks, headed for Egypt by X and for Turkey by Y"."""
    following = next((part for part in sentence.clauses if part.start == clause.end), None)
    if following is None or not (sentence.has(following.start, "HEADED_IT") or sentence.has(clause.end, "HEADED_IT")):
        return []
    units = (sentence.units[at] for at in range(following.start + 1, following.end))
    named = (unit.mention for unit in units if unit.mention is not None and acts(unit))
    people = [mention for mention in named if mention.type is MentionType.PERSON]
    return [("participant", mention.id) for mention in people] if len(people) >= PAIR else []  # one only presides


def sending(sentence: Sentence, clause: Clause, index: int) -> Chain:
    """Who sends somebody "for the holding of talks", whatever the verb: the last names right behind a word that may be
    one."""
    for at in range(index - 1, clause.start, -1):
        unit, before = sentence.units[at], sentence.units[at - 1]
        verb = before.plain and before.norm.isalpha() and not before.facts.definite and not before.facts.governed
        free = verb and not any(name in before.classes for name in ("PREPOSITION", "HEAD", "THAT", "BETWEEN"))
        opens = (
            at - 1 == clause.start or sentence.units[at - 2].timex is not None or sentence.units[at - 2].norm in "،,"
        )
        if free and opens and acts(unit) and not unit.proclitic:
            return chain(sentence, at, clause.end)
    return Chain()


def taking_part(sentence: Sentence, start: int, end: int) -> Arguments:
    """Who presides and who takes part, however many words say so: "chaired by X and with Y taking part"."""
    found: Arguments = []
    for at in range(start, end):
        if sentence.units[at].plain and any(name in sentence.units[at].facts.classes for name in ("PRESIDED", "WITH")):
            found += roles_of("participant", chain(sentence, at + 1, end))
    return found


def invited(sentence: Sentence, clause: Clause) -> Chain:
    """Those who were called to the meeting that a relative clause says something of: "to which he had called X"."""
    related = relative_behind(sentence, clause)
    if related is None:
        return Chain()
    calling = range(related.start, min(related.start + CLOSE, related.end))
    called = next((at for at in calling if light_verb(sentence, at, "CALLED_VERBS")), None)
    pointed = range(called + 1, min(called + CLOSE, related.end)) if called is not None else range(0)
    at = next((at + 1 for at in pointed if sentence.has(at, "IN_IT")), related.end)
    while at < related.end:
        unit = sentence.units[at]
        if acts(unit) and not unit.proclitic and not sentence.has(at - 1, "LOCATIVE"):
            return chain(sentence, at, related.end)
        at += 1
    return Chain()


def body_meeting(sentence: Sentence, clause: Clause, verb: int, noun: int) -> Arguments:
    """The body whose own meeting a verb carries, with its members where "between" names them: "the joint commission
    between X and Y held its first meeting". Who only looks on is no member.
    """
    for at in range(verb + 1, noun):
        mention = sentence.units[at].mention
        if mention is not None and mention.type in FORMATS:
            sides = after_class(sentence, at + 1, noun, ("BETWEEN",))[0]
            members = roles_of("participant", sides)
            if not members and not mention.parties:
                members = taking_part(sentence, noun + 1, clause.end) or [("back", "group")]
            return [("mechanism", mention.id), *members]
    return []


def of_body(sentence: Sentence, start: int, end: int) -> Chain:
    """The body whose meeting it is, with "of" written onto its name: "an urgent meeting of the Security Council"."""
    for at in range(start, min(start + 3, end)):
        unit = sentence.units[at]
        if unit.mention is not None:
            joined = unit.proclitic == "ل" or (
                at > start and sentence.units[at - 1].norm[:1] == "ل"
            )  # "of the council of"
            theirs = joined and unit.mention.type is MentionType.BODY and unit.mention.parties
            return chain(sentence, at, end) if theirs else Chain()
    return Chain()


def in_session(sentence: Sentence, clause: Clause, index: int, found: Arguments) -> bool:
    """Tell whether a body discusses something in a session of its own: "the council discusses the file in a closed
    session"."""
    mentions = {unit.mention.id: unit.mention for unit in sentence.units[clause.start : clause.end] if unit.mention}
    whose = [mentions[ref] for role, ref in found if role == "participant" and ref in mentions]
    if len(whose) != 1 or whose[0].type is not MentionType.BODY:
        return False
    session = (at for at in range(index + 1, clause.end) if sentence.has(at, "OCCASION_NOUN"))
    return any(sentence.has(at - 1, "DURING") for at in session)


def as_observers(sentence: Sentence, clause: Clause, index: int) -> bool:
    """Tell whether those named only looked on: "attended the meeting as observers": it is no meeting of theirs."""
    carried = sentence.has(clause.start, "JOINING_VERBS")
    return carried and any(sentence.has(at, "OBSERVER") for at in range(index, clause.end))


def bare_offices(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether the noun is followed by offices of no state: "the meeting of the foreign ministers"."""
    mention = sentence.units[start].mention if start < end else None
    return mention is not None and mention.type is MentionType.ROLE and not mention.parties


def two_held(sentence: Sentence, verb: int, index: int) -> Chain:
    """Whom a verb of two means that has no subject: "and the two held a separate meeting"."""
    two = (light_verb(sentence, verb) or "").endswith("two") and verb < index
    return Chain(back="office-pair" if two else None)


def venue(direct: Chain) -> bool:
    """Tell whether a meeting is only called after the city where it was: "the Khartoum meetings"."""
    return len(direct.mentions) == 1 and direct.mentions[0].type is MentionType.PLACE


def forum(found: Arguments) -> Arguments:
    """A gathering of many of one land has its own sides, not those told before; who opens it takes part in it."""
    named = [
        ("participant" if role == "third-party" else role, ref) for role, ref in found if role not in ("back", "flag")
    ]
    return named if any(role == "participant" for role, _ in named) else [*named, ("back", "none")]


def held_as_related(sentence: Sentence, clause: Clause, noun: int) -> tuple[Clause, int, str] | None:
    """The clause behind the noun that says on which day, or that it will be held; the verb there, and its form: "for
    the conference that opens on 3 May"."""
    related = relative_behind(sentence, clause)
    verb = carrier(sentence, clause, noun) if related is not None else None
    form = light_verb(sentence, verb) if related is not None and verb is not None and verb >= related.start else None
    if related is None or verb is None or form is None:
        return None
    times = [at for at in range(related.start, related.end) if sentence.units[at].timex is not None]
    dated = bool(times) and not any(sentence.has(at, "SINCE") for at in range(related.start, times[0] + 1))
    return (related, verb, form) if dated or form.startswith("future") else None


def told_by_noun(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a noun of the clause says what was held."""
    senses = (sense for at in range(clause.start, clause.end) for _, sense in senses_at(sentence, at))
    return any(sense.frame.shape == "contact" and sense.pos == "noun" for sense in senses)


def body_before(sentence: Sentence, clause: Clause, index: int) -> Mention | None:
    """The last body named close before ``index``."""
    for at in range(index - 1, max(clause.start, index - _BODY_REACH) - 1, -1):
        mention = sentence.units[at].mention
        if mention is not None and mention.type is MentionType.BODY and mention.parties:
            return mention
    return None


_BODY_REACH = 5


def with_press(sentence: Sentence, index: int) -> bool:
    """Tell whether it is an interview, or a talk to reporters: "in an interview that he gave to the newspaper X"."""
    near = range(index + 1, min(index + _OWN, len(sentence)))
    given = next((at for at in near if sentence.has(at, "WITH") or sentence.units[at].norm == _TO), None)
    return given is not None and (sentence.has(given + 1, "OUTLET") or _quoted_name(sentence, given + 1))


_TO = "ل"


def _quoted_name(sentence: Sentence, at: int) -> bool:
    """Tell whether a name of no side stands here in quotation marks of its own: a newspaper is called so."""
    if at + 2 >= len(sentence) or sentence.units[at].norm not in _OPENING:
        return False
    mention = sentence.units[at + 1].mention
    region = mention is not None and mention.type in (MentionType.PLACE, MentionType.BODY) and not mention.parties
    return region and sentence.units[at + 2].norm in _CLOSING


_OPENING = ("«", '"', "“")
_CLOSING = ("»", '"', "”")


def held_by_goal(sentence: Sentence, index: int) -> bool:
    """Tell whether no occasion brings them together, but something in common: "the forces that this goal unites"."""
    near = range(max(0, index - _UNITED), min(index + _UNITED, len(sentence)))
    unites = sentence.units[index].facts.carries_object
    return unites and not any(sentence.has(at, "OCCASION_NOUN") for at in near)


_UNITED = 6
