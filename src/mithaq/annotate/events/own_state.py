"""Whose state or forces do a thing where the words only say "his country", "its forces"."""

from mithaq.annotate.events.appositions import acts
from mithaq.annotate.events.chains import Chain
from mithaq.annotate.events.sides import side
from mithaq.annotate.events.units import Clause, Sentence
from mithaq.model.kinds import MentionType

_PARTNER_NEAR = 9
_HEADS = (MentionType.PERSON, MentionType.ROLE)


def own_behind(sentence: Sentence, verb: int) -> bool:
    """Tell whether those of who was told before do it: "the army began its operation, and its forces went in"."""
    unit = sentence.units[verb + 1] if verb + 1 < len(sentence) else None
    forces = unit is not None and unit.plain and "FORCES" in unit.classes and not unit.proclitic
    return forces and unit is not None and unit.facts.carries_object


def head_above(sentence: Sentence, clause: Clause, verb: int) -> Chain:
    """The state of who is told above to speak or to act: "said that the accord that his country signed with X"; nobody
    where no name is known of those with whom it did so, for then the accord itself knows better."""
    near = range(verb + 2, min(verb + _PARTNER_NEAR, len(sentence) - 1))
    partner = next((at + 1 for at in near if sentence.has(at, "WITH")), None)
    if partner is not None and sentence.units[partner].mention is None:
        return Chain()
    number = clause.parent
    while number is not None:
        above = sentence.clauses[number]
        for at in range(above.start, above.end):
            mention = sentence.units[at].mention
            if mention is not None and mention.type in _HEADS and acts(sentence.units[at]):
                state = mention.parties[:1]
                return Chain([side(list(state), *sentence.offsets(at, at + 1))], at + 1) if state else Chain()
        number = above.parent
    return Chain()
