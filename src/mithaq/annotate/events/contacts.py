"""Meetings, calls and visits: who takes part."""

from mithaq.annotate.events.appositions import acts
from mithaq.annotate.events.arguments import (
    CLOSE,
    FAR,
    FORMATS,
    Arguments,
    after_noun,
    announcer,
    carried,
    carrier,
    construct,
    deciding,
    first_chain,
    format_near,
    mentions_of,
    near_class,
    parties_of,
    relative_behind,
    roles_of,
)
from mithaq.annotate.events.between import beyond_dash
from mithaq.annotate.events.calls import in_call
from mithaq.annotate.events.chains import Chain, chain
from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.heads import headed_body
from mithaq.annotate.events.holding import (
    MET,
    PAIR,
    as_observers,
    bare_offices,
    body_before,
    body_meeting,
    body_that_meets,
    brought_together,
    forum,
    held_by_goal,
    held_in,
    held_then,
    holders,
    in_session,
    invited,
    joining,
    led_up,
    of_body,
    presiding,
    sending,
    taking_part,
    tells_of_own,
    told_by_noun,
    two_held,
    venue,
    with_press,
)
from mithaq.annotate.events.journeys import traveller
from mithaq.annotate.events.objects import object_of
from mithaq.annotate.events.prepositions import after_class
from mithaq.annotate.events.recurring import spoken_of
from mithaq.annotate.events.sides import meant
from mithaq.annotate.events.syntax import first_above, governed, opening, stated, subject
from mithaq.annotate.events.units import Clause, Link, Sentence
from mithaq.annotate.events.verbs import light_verb, verb_senses
from mithaq.model.annotations import Mention
from mithaq.model.kinds import ClaimKind, MentionType


def contact(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> Arguments | None:
    """A meeting or call: the subject, whoever follows it, and those behind "with" and "between"."""
    if sense.pos == "verb" and sentence.has(index + 1, sense.frame.fields.get("never", "-")):
        return None
    if sense.pos == "verb" and sense.frame.kind is ClaimKind.CALL and sentence.has(index - 1, "WHAT"):
        return None  # "what touches on the disarming", spelled like "what calls"
    if "in-call" in sense.frame.fields and not in_call(sentence):
        return None
    reach = FAR if "far" in sense.frame.fields else CLOSE
    planned = sense.form == "definite" and held_in(sentence, clause, index) is not None
    if sense.frame.needs and not (near_class(sentence, clause, index, sense.frame.needs, reach) or planned):
        return None  # "the round that it was planned to hold"
    artistic = sentence.has(index + 1, "FIGURATIVE") and not sentence.has(index + 1, "TECHNICAL")
    if sense.pos == "noun" and (artistic or sentence.has(index + 1, "PRESS")):
        return None  # but "technical talks", spelled like "artistic" ones
    if sense.frame.name == "round" and any(sentence.has(index + step, "FIGURATIVE") for step in (2, 3)):
        return None  # "the rounds and campaigns in the field"
    if sense.form == "definite" and sense.pos == "noun" and sentence.has(index - 1, "MINUTES"):
        return None  # "under the minutes of the eighth meeting"
    if "alone" in sense.frame.fields and (
        clause.link is Link.RELATIVE or sentence.units[index].facts.carries_object or told_by_noun(sentence, clause)
    ):
        return None
    found = (
        _contact_of_verb(sentence, clause, index, sense)
        if sense.pos == "verb"
        else _contact_of_noun(sentence, clause, index, sense)
    )
    found = _without_onlookers(sentence, clause, index, found)
    if as_observers(sentence, clause, index) or with_press(sentence, index):
        return None
    parties = parties_of(sentence, [pair for pair in found if pair[0] != "place"])
    back = any(role == "back" for role, _ in found)
    if "two" in sense.frame.fields and len(parties) < 2:
        return None
    if "weak" in sense.frame.fields and not (
        back or in_session(sentence, clause, index, found) or (len(parties) > 1 and _people_or_offices(sentence, found))
    ):
        return None
    taking_part = [pair for pair in found if pair[0] != "third-party"]
    if sense.pos == "noun" and led_up(sentence, index) and not parties_of(sentence, taking_part):
        return None  # "signed it after a week of talks"
    if not parties and not back and sense.pos == "noun" and "talks" in sense.frame.fields:
        near = range(index + 1, min(index + 9, clause.end))
        if any(sentence.has(at, "MEDIATION") for at in near):
            found, back = [*found, ("back", "group")], True  # "the talks mediated by Qatar"
    named = sense.pos == "verb" or len(sense.rest) > 0
    if not parties and not back and sense.pos == "noun":
        again = _held_again(sentence, clause, index, sense)
        if again or spoken_of(sentence, clause, index, sense, carrier(sentence, clause, index)):
            found, back = [*found, ("back", "group")], True
        elif held_then(sentence, clause, index):
            found, back = [*found, ("back", "none")], True  # "the conference X, which was held on the 25th"
    own = sense.form.startswith("possessed") and deciding(sentence, clause, index) is not None
    own = own or (sense.form == "possessed.one" and not back)
    held = own or carried(sentence, clause, index) or sentence.has(index - 1, "LIGHT_NOUN")
    alone = parties and (named or held or format_near(sentence, index, clause) is not None)
    joining = sense.pos == "verb" and "never" in sense.frame.fields  # "gathered evidence" is no meeting
    joining = joining and not sentence.has(index - 1, "OCCASION_NOUN")
    if joining and held_by_goal(sentence, index):
        return None
    if len(parties) < 2 and not back and (not alone or joining):
        return None
    if "forum" in sense.frame.fields:
        found = forum(found)
    return [*found, *_third_parties(sentence, index, clause)]


def _without_onlookers(sentence: Sentence, clause: Clause, index: int, found: Arguments) -> Arguments:
    """Let who is only present be a third party, where two others meet: "met in the presence of the mediator"."""
    present = after_class(sentence, index + 1, clause.end, ("ATTENDED",))[0]
    named = {mention.id for mention in present.mentions}
    others = [pair for pair in found if pair[1] not in named]
    if not named or len(parties_of(sentence, others)) < 2:
        return found
    return [*others, *(("third-party", mention.id) for mention in present.mentions)]


def _contact_of_verb(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> Arguments:
    if (body := body_that_meets(sentence, clause, index)) is not None:
        return body
    joined = "never" in sense.frame.fields and clause.link is Link.RELATIVE
    joined = joined and sentence.units[index].facts.carries_object
    who = brought_together(sentence, clause, index) if joined else subject(sentence, clause, index)
    who = who or headed_body(sentence, index, clause.end)
    start = max(who.end, index + 1)
    behind = object_of(sentence, start, clause.end)
    if behind and not who and sense.form.endswith("one"):
        who, start = behind, behind.end  # behind a title that no table holds
        behind = object_of(sentence, start, clause.end)
    if _holder_of(who, behind):
        who, start = Chain([*who.mentions, *behind.mentions], behind.end), behind.end
        behind = object_of(sentence, start, clause.end)
    joiners = (
        ("WITH", "COMPRISING", "JOINED_BY")
        if parties_of(sentence, roles_of("participant", who))
        else ("WITH", "BETWEEN")
    )
    with_whom, _ = after_class(sentence, start, clause.end, joiners)  # "they discussed the accord between A and B"
    if not who and sense.form.endswith(("two", "many")):
        who = Chain(back="office-pair" if sense.form.endswith("two") else "group")
    sides = [who, behind, with_whom or _attached(sentence, start, clause.end)]
    if (met := _met_told_before(sentence, clause, index)) and who and not behind:
        return [pair for each in (who, with_whom, met) for pair in roles_of("participant", each)]
    named = [pair for each in sides for pair in roles_of("participant", each)]
    alone = all(each.mentions for each in sides if each) and len(parties_of(sentence, named)) == 1
    if sum(map(bool, sides)) == 1 or (alone and who.end > index):
        sides.append(_other_side(sentence, clause, index, alone=sense.form.endswith("one")))
    return [pair for each in sides for pair in roles_of("participant", each)]


def _met_told_before(sentence: Sentence, clause: Clause, index: int) -> Chain:
    """Whom the pronoun on the verb means: "the emir received them both"; of a relative clause, its own head."""
    back = sentence.units[index].facts.features.get("MET_BACK")
    return Chain(back=back) if back is not None and clause.link is not Link.RELATIVE else Chain()


def _holder_of(office: Chain, named: Chain) -> bool:
    """Tell whether a person named behind a comma holds the office before it, and is not whom its holder meets."""
    if not named.mentions or named.mentions[0].type is not MentionType.PERSON:
        return False
    roles = [mention for mention in office.mentions if mention.type is MentionType.ROLE]
    persons = [mention for mention in office.mentions if mention.type is MentionType.PERSON]
    person = named.mentions[0]
    return bool(roles) and not persons and roles[0].parties == person.parties and roles[0].people == person.people


def _other_side(sentence: Sentence, clause: Clause, index: int, *, alone: bool) -> Chain:
    """The side before the verb; else, of "arrived and met the king", "where he met the king", who arrived."""
    before = opening(sentence, clause, index)
    goes_on = clause.link in (Link.COORDINATE, Link.ADVERBIAL) and not sentence.has(clause.start, "SHIFT")
    he = alone and index == clause.start and sentence.has(index - 1, "THAT_PRONOUN")  # "said that he met Y"
    goes_on = goes_on or he
    return before or (first_above(sentence, clause) if goes_on or _met_before(sentence, clause, index) else Chain())


def _met_before(sentence: Sentence, clause: Clause, verb: int) -> bool:
    """Tell whether a preposition is written onto whom the clause above names last: "it happened to X that he met Y"."""
    at = clause.start - 2
    if clause.link is not Link.CONTENT or verb != clause.start or at < 0:
        return False
    return acts(sentence.units[at]) and governed(sentence, at, 0) and bool(sentence.units[at].proclitic)


def _attached(sentence: Sentence, start: int, end: int, reach: int = 5) -> Chain:
    """Whom the verb takes with a preposition written onto the name: "met (with) the president"."""
    for index in range(start, min(start + reach, end)):
        unit = sentence.units[index]
        if unit.plain and unit.classes.get("HEAD", "") == "ب":
            return chain(sentence, index, end)  # "met with a delegation of"
        attached = unit.proclitic and unit.proclitic not in ("و", "ف")
        if attached and acts(unit) and unit.mention is not None and unit.mention.type in MET:
            return chain(sentence, index, end)
    return Chain()


def _held_again(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> bool:
    """Talks, or the meeting spoken of, that a verb carries: those who take part were named before."""
    known = "talks" in sense.frame.fields or sense.form == "definite"
    known = known or any(sentence.has(index + step, "ANOTHER") for step in (1, 2, 3))
    if known and (sentence.has(index - 1, "APPOINTED") or held_in(sentence, clause, index) is not None):
        return True
    return known and (carried(sentence, clause, index) or sentence.has(index - 1, "LIGHT_NOUN"))


def _contact_of_noun(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> Arguments:
    start = after_noun(sentence, index, sense)
    if sense.form.startswith("possessed"):
        return _own_contact(sentence, clause, index, start, sense.form)
    found: Arguments = []
    direct = beyond_dash(sentence, construct(sentence, start, clause.end), clause.end)
    if not direct and sense.frame.kind is ClaimKind.CALL:
        direct = _attached(sentence, start, clause.end)  # "a similar call to the emir", with "to" written onto him
    direct = direct or of_body(sentence, start, clause.end)
    told = sense.form == "definite" and sentence.has(index - 1, "OCCASION_BACK")  # "during the meeting"
    end = min(start + 3, clause.end) if told else clause.end
    related = held_in(sentence, clause, index)
    joiners = ("BETWEEN", "WITH", "PRESIDED", "FROM", "COMPRISING")
    others, joined = after_class(sentence, max(start, direct.end), related.end if related else end, joiners)
    if direct and not others and sentence.has(index, "RECEIVING"):
        others = object_of(sentence, direct.end, clause.end)  # "the reception by the president X, on Friday, of Y"
    found += roles_of("place" if venue(direct) and joined != "WITH" else "participant", direct)
    found += roles_of("participant", others)
    if any(sentence.has(at, "BETWEEN_HIM") for at in range(start, min(start + 4, clause.end))):
        found.append(("back", "other"))  # "between him and ..."
    verb = carrier(sentence, clause, index)
    if verb is not None and (verb < clause.end or not sentence.has(clause.end, "RELATIVE")):
        related = relative_behind(sentence, clause) if verb >= clause.end else None
        hosting = "HOSTING" in sentence.units[verb].classes
        opened = sentence.has(verb, "OPENING_VERBS") and sense.form == "definite" and verb < index
        if opened and not parties_of(sentence, found) and (host := subject(sentence, clause, verb)):
            if len(parties_of(sentence, sides := roles_of("participant", host))) > 1:
                return [*found, *sides]  # two sides open their own round
            return [("back", "group"), *roles_of("third-party", host), ("flag", "again")]
        told = joined == "BETWEEN" and verb > index and len(parties_of(sentence, found)) >= PAIR
        who = Chain() if told else subject(sentence, related or clause, verb) or headed_body(sentence, verb, clause.end)
        who = who or (holders(sentence, clause, index, verb) if related and not told else Chain())
        who = who or two_held(sentence, verb, index)
        if not who and verb < index and (meeting := body_meeting(sentence, clause, verb, index)):
            return meeting  # "the joint commission is to hold a meeting"
        if related is None and verb > index and _stands_before(sentence, who, index):
            who = first_chain(sentence, clause, index)  # "signed it after talks that lasted a week"
        if related is None and verb < index:  # "held, with his counterpart, a meeting"
            found += roles_of("participant", after_class(sentence, verb + 1, index, ("WITH",))[0])
        sponsored = sentence.has(verb, "SPONSOR_VERBS")
        found += roles_of("third-party" if sponsored else "host" if hosting else "participant", who)
        if related and sentence.has(index - 1, "DURING") and len(parties_of(sentence, found)) < 2:
            found += roles_of("participant", first_chain(sentence, clause, index))
    elif (planner := deciding(sentence, clause, index)) is not None:
        found += roles_of("participant", subject(sentence, clause, planner))
    elif joined == "WITH" and any(sentence.has(index - 1, name) for name in ("CANCELLED", "LIGHT_NOUN")):
        found += roles_of("participant", announcer(sentence, clause, index - 1))
    elif sense.form == "bare" and _occasion_of(sentence, index, joined, parties_of(sentence, found)):
        told = bool(found) or sense.frame.kind is ClaimKind.CALL  # "in a call X asked his counterpart"
        who = first_chain(sentence, clause, index) or (told and _main_subject(sentence, clause, start)) or Chain()
        found += roles_of("participant", who)
    found += presiding(sentence, clause) or joining(sentence, clause, found)
    if not found and sense.form == "bare" and sentence.units[index - 1].proclitic == "ل":
        found += roles_of("participant", sending(sentence, clause, index))
    if len(parties_of(sentence, found)) == 1:
        own = joined == "WITH" and verb is not None and verb > index
        met_by = tells_of_own(sentence, clause) if own else traveller(sentence, clause, index)
        found += roles_of("participant", met_by)
    if not found and sense.form == "definite":
        found += roles_of("participant", invited(sentence, clause))
    if not found and bare_offices(sentence, start, clause.end):
        found.append(("back", "office-pair"))
    if not found and verb is not None and any(sentence.has(at, "ANOTHER") for at in (start, start + 1)):
        found.append(("back", "group"))  # "provided that another meeting be held"
    if not found and any(sentence.has(at, "BETWEEN_THEM") for at in range(start, min(start + 3, clause.end))):
        found.append(("back", "two"))
    beside = {mention.id for mention in others.mentions} if joined in ("BETWEEN", "WITH") else set()
    body, met = format_near(sentence, index, clause), beside if joined == "WITH" else set()
    return _members_first(sentence, found, body, beside, met)


def _occasion_of(sentence: Sentence, index: int, joined: str, named: set[str]) -> bool:
    """Tell whether it is the occasion of what somebody does, and theirs: "in talks he said", "said after talks
    with"."""
    if joined == "WITH" and sentence.has(index - 1, "AFTER"):
        return True
    return sentence.has(index - 1, "DURING") and len(named) != 2


def _stands_before(sentence: Sentence, who: Chain, index: int) -> bool:
    start = sentence.offsets(index, index + 1)[0]
    return who.back == "single" or any(mention.span.start < start for mention in who.mentions)


def _own_contact(sentence: Sentence, clause: Clause, index: int, start: int, form: str) -> Arguments:
    """ "The council cancelled its session": whose it is, with whom; else those spoken of."""
    single = form.endswith("one")
    verb = carrier(sentence, clause, index)
    verb = verb if verb is not None else deciding(sentence, clause, index)
    who = subject(sentence, clause, verb) if verb is not None and verb < index else Chain()
    if verb is not None and verb < index and not who and (meeting := body_meeting(sentence, clause, verb, index)):
        return meeting
    others, _ = after_class(sentence, start, clause.end, ("WITH",))
    others = others or object_of(sentence, start, clause.end)
    met = _attached(sentence, start, clause.end, 1) if single and not others else Chain()  # "with" written onto X
    others = others or met
    if not who.mentions and others.mentions and (met or sentence.has(index - 1, "BACKGROUND")):
        who = (
            first_chain(sentence, clause, index)
            or first_above(sentence, clause)
            or _main_subject(sentence, clause, start)
        )
    if others.mentions and form.endswith("we"):
        return [*roles_of("participant", others), ("back", "speaker")]  # "said: our talks with X ..."
    if not who.mentions and others.mentions and single and sentence.has(index - 1, "TOPIC_OPENER"):
        who = _speaking_behind(sentence, start)
    if who.mentions and _same_side(who, others):
        who = _main_subject(sentence, sentence.clauses[0], sentence.clauses[0].start - 1) or who
    of_both = form == "possessed" and not others and len(parties_of(sentence, roles_of("participant", who))) == 1
    if who.mentions and not of_both:
        return [*roles_of("participant", who), *roles_of("participant", others)]
    if joined := taking_part(sentence, start, clause.end):
        return joined
    if single and not others and sentence.has(index - 1, "INSIDE"):  # "the committee, at its emergency meeting, ..."
        body = body_before(sentence, clause, index)
        return [("participant", body.id)] if body is not None else []
    pair = first_chain(sentence, clause, index) if form == "possessed" else Chain()
    if len(parties_of(sentence, roles_of("participant", pair))) == PAIR:
        return roles_of("participant", pair)  # "X and Y came out of their summit"
    return [("back", "two")]


def _speaking_behind(sentence: Sentence, start: int) -> Chain:
    """Who speaks of it: "on his summit with X, the president said ..."."""
    for clause in sentence.clauses:
        for verb in range(max(start, clause.start), clause.end):
            if any(sense.frame.shape == "speech" for sense in verb_senses(sentence, verb)):
                return stated(sentence, clause, verb)
    return Chain()


def _same_side(who: Chain, others: Chain) -> bool:
    """Tell whether who is taken to have met somebody is only his own body: then it was whom the sentence is about."""
    met = {party for mention in others.mentions for party in mention.parties}
    return bool(met) and {party for mention in who.mentions for party in mention.parties} <= met


def _main_subject(sentence: Sentence, clause: Clause, start: int) -> Chain:
    """The subject of the first verb behind ``start``: "in a call with the king the president discussed ..."."""
    verbs = (at for at in range(start, clause.end) if verb_senses(sentence, at) or light_verb(sentence, at))
    verb = next(verbs, None)
    return subject(sentence, clause, verb) if verb is not None else Chain()


def _members_first(
    sentence: Sentence, found: Arguments, body: Mention | None, beside: set[str], met: set[str]
) -> Arguments:
    """Where members of a format are named, and not only ``met``, they take part; else all of it. ``beside``: sides."""
    formats = {mention.id for mention in mentions_of(sentence).values() if mention.type in FORMATS} - beside
    if any(role == "participant" and ref not in formats and ref not in met for role, ref in found):
        found = [pair for pair in found if pair[1] not in formats]
    elif body is not None:
        found.append(("mechanism", body.id))
    return found


def _people_or_offices(sentence: Sentence, arguments: Arguments) -> bool:
    """Tell whether somebody who can meet is among them: a person, an office, "the Indian and Pakistani sides"."""
    if any((sides := meant(ref)) is not None and len(sides.parties) > 1 for _, ref in arguments):
        return True
    mentions = mentions_of(sentence)
    return any(mentions[ref].type in (MentionType.PERSON, MentionType.ROLE) for _, ref in arguments if ref in mentions)


def _third_parties(sentence: Sentence, index: int, clause: Clause) -> Arguments:
    """Mediators and hosts: behind "mediated by", "hosted by"."""
    found, _ = after_class(sentence, index + 1, clause.end, ("MEDIATION",))
    return [("third-party", mention.id) for mention in found.mentions]
