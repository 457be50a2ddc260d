"""Who strikes, where no subject says so: whose raid it is that somebody suffers, who launched or dealt it."""

from mithaq.annotate.events.arguments import NEAR, construct, relative_behind
from mithaq.annotate.events.chains import Chain
from mithaq.annotate.events.clauses import light_verb, verb_senses
from mithaq.annotate.events.prepositions import after_class
from mithaq.annotate.events.syntax import subject
from mithaq.annotate.events.units import Clause, Sentence
from mithaq.model.kinds import MentionType


def launched(sentence: Sentence, clause: Clause, start: int) -> Chain:
    """Who launched it: "were killed in shelling that the militia launched", without a relative pronoun."""
    related = relative_behind(sentence, clause)
    if any(sentence.has(at, "ASSAULT") for at in range(start, clause.end)):
        related = None  # that clause tells the raid itself
    for at in range(start + 1, related.end if related is not None else clause.end):
        carried_out = light_verb(sentence, at, "CARRY_OUT_VERBS") and sentence.units[at].facts.carries_object
        if carried_out or any(sense.frame.needs == "ASSAULT" for sense in verb_senses(sentence, at)):
            return subject(sentence, related if related is not None and at >= related.start else clause, at)
    return Chain()


def assailant(sentence: Sentence, start: int, end: int) -> Chain:
    """Whose "shelling", "raid" it is that somebody suffers."""
    noun = next((at for at in range(start, min(start + NEAR, end)) if sentence.has(at, "ASSAULT")), None)
    return construct(sentence, noun + 1, end) if noun is not None else Chain()


def member_of(sentence: Sentence, start: int, end: int) -> Chain:
    """The body of "a leader in the movement ..."."""
    found, _ = after_class(sentence, start, end, ("INSIDE",))
    return found if found.mentions and found.mentions[0].type is MentionType.BODY else Chain()


def dealing(sentence: Sentence, clause: Clause, index: int) -> int | None:
    """The verb of the clause whose object a blow or a raid is: "X, Y and Z dealt blows"."""
    return next((at for at in range(index - 1, clause.start - 1, -1) if light_verb(sentence, at, "DOING_VERBS")), None)
