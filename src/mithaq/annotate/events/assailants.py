"""Who strikes, where no subject says so: whose raid it is that somebody suffers, who launched or dealt it."""

from mithaq.annotate.events.arguments import NEAR, construct, nationalities, relative_behind
from mithaq.annotate.events.chains import Chain
from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.prepositions import after_class, named_for_place
from mithaq.annotate.events.sides import is_side
from mithaq.annotate.events.syntax import subject
from mithaq.annotate.events.units import Clause, Sentence
from mithaq.annotate.events.verbs import light_verb, verb_senses
from mithaq.model.kinds import MentionType


def launched(sentence: Sentence, clause: Clause, start: int) -> Chain:
    """Who launched it: "were killed in shelling that the militia launched", without a relative pronoun."""
    related = relative_behind(sentence, clause)
    if any(sentence.has(at, "ASSAULT") for at in range(start, clause.end)):
        related = None  # that clause tells the raid itself
    for at in range(start, related.end if related is not None else clause.end):
        carried_out = light_verb(sentence, at, "CARRY_OUT_VERBS") and sentence.units[at].facts.carries_object
        if carried_out or any(sense.frame.needs == "ASSAULT" for sense in verb_senses(sentence, at)):
            end = related.end if related is not None else clause.end
            flown = aircraft(sentence, at + 1, end)
            return flown or subject(sentence, related if related is not None and at >= related.start else clause, at)
    return Chain()


def assailant(sentence: Sentence, start: int, end: int) -> Chain:
    """Whose "shelling", "raid" it is that somebody suffers."""
    near = range(start, min(start + NEAR, end))
    noun = next((at for at in near if sentence.has(at, "ASSAULT") or sentence.has(at, "AMBUSH")), None)
    whose = construct(sentence, noun + 1, end) if noun is not None else Chain()
    return Chain() if noun is not None and named_for_place(sentence, noun, whose) else whose


def member_of(sentence: Sentence, start: int, end: int) -> Chain:
    """The body of "a leader in the movement ..."."""
    found, _ = after_class(sentence, start, end, ("INSIDE",))
    return found if found.mentions and found.mentions[0].type is MentionType.BODY else Chain()


def dealing(sentence: Sentence, clause: Clause, index: int) -> int | None:
    """The verb of the clause whose object a blow or a raid is: "X, Y and Z dealt blows"."""
    return next((at for at in range(index - 1, clause.start - 1, -1) if light_verb(sentence, at, "DOING_VERBS")), None)


def aircraft(sentence: Sentence, start: int, end: int) -> Chain:
    """Whose drone, aircraft or missile stands here: "an American aircraft", "fighters of the coalition"."""
    arm = start < end and any(sentence.has(start, name) for name in ("STRIKING", "ARM"))
    owner = sentence.units[start + 1].mention if arm and start + 1 < end else None
    hit = sentence.has(start, "AGAINST_NOUN") or sentence.has(start, "AIRCRAFT")  # theirs may be who are struck
    body = owner is not None and (owner.type is MentionType.BODY or is_side(owner))
    named = body and not sentence.units[start + 1].proclitic
    if owner is not None and named and owner.parties and sentence.units[start].plain and not hit:
        return Chain([owner], start + 2)
    return nationalities(sentence, start + 1, end) if arm and sentence.units[start].plain else Chain()


def led_to(sentence: Sentence, clause: Clause, index: int) -> Chain:
    """Whose raid it was that led to the deaths told behind it: "the Russian shelling of the town left ten dead"."""
    verb = next((at for at in range(index - 1, clause.start - 1, -1) if light_verb(sentence, at, "RESULT_VERBS")), None)
    if verb is None:
        return Chain()
    first = clause.start if verb > clause.start else verb + 1
    stop = index if first > verb else verb
    noun = next((at for at in range(first, stop) if sentence.has(at, "ASSAULT")), None)
    if noun is None:
        return Chain()
    mention = sentence.units[noun].mention
    return Chain([mention], noun + 1) if mention is not None else construct(sentence, noun + 1, stop)


def by_press(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> bool:
    """Tell whether the press attacks somebody, in print: "the paper attacked", "the press launched an attack on"."""
    if "armed" in sense.frame.fields:
        return any(sentence.has(at, "PRESSMEN") for at in (index + 1, index - 1))
    if sense.frame.needs == "ASSAULT" and sense.pos == "verb":
        return sentence.has(index + 1, "PRESSMEN")
    verb = dealing(sentence, clause, index) if sense.pos == "noun" else None
    return verb is not None and sentence.has(verb + 1, "PRESSMEN")
