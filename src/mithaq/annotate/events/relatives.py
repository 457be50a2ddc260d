"""Relative clauses: whom they are about, and whether they tell what another did to him."""

from mithaq.annotate.events.appositions import acts
from mithaq.annotate.events.chains import Chain, chain
from mithaq.annotate.events.nouns import disagrees
from mithaq.annotate.events.units import Clause, Link, Sentence
from mithaq.annotate.events.verbs import verb_senses
from mithaq.model.kinds import MentionType


def of_object(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a relative clause set off by commas tells what another did to its head: what follows is no doing of
    his: "rejected the term that X had set it, and summoned its envoy"."""
    verb = clause.start + 1
    closed = sentence.units[clause.end - 1].norm in "،," and verb < clause.end
    related = clause.link is Link.RELATIVE and sentence.has(clause.start, "RELATIVE")
    return related and closed and sentence.units[verb].facts.carries_object


def head_of(sentence: Sentence, clause: Clause, last: int) -> int:
    """Where the names begin that a relative clause is about, the last of which stands at ``last``: behind a pronoun of
    several, all who are joined there ("President X and Chancellor Y, who visited ...")."""
    at = last
    if not sentence.has(clause.start, "RELATIVE_OF_SEVERAL"):
        return at
    while at > 0 and sentence.units[at].mention is not None and sentence.units[at - 1].mention is not None:
        if sentence.units[at].proclitic not in ("", "و"):
            break
        at -= 1
    return at


def of_other_head(sentence: Sentence, clause: Clause, last: int) -> bool:
    """Tell whether a relative clause is about a woman or a thing, and a man's office stands before it: "the theory of
    the president that says"."""
    if not sentence.has(clause.start, "RELATIVE_SHE"):
        return False
    named = sentence.units[last].mention
    at = last - (named is not None and named.type is MentionType.PERSON)
    while at > 0 and sentence.units[at].norm in "،,":
        at -= 1
    office = sentence.units[at].mention if at >= 0 else None
    lady = any(sentence.has(before, "LADY") for before in range(max(0, at - _TITLED), at + 1))
    return office is not None and office.type is MentionType.ROLE and not lady


_TITLED = 5


def whose_words(sentence: Sentence, clause: Clause, verb: int) -> Chain:
    """Whose words they are in which somebody is spoken of: "the remarks of X, in which he criticised Y"."""
    if clause.link is not Link.RELATIVE or verb != clause.start + 1 or not sentence.has(verb + 1, "IN_IT"):
        return Chain()
    before = clause.start - 1
    before -= before > 0 and sentence.units[before].norm in "،,"
    whose = sentence.units[before].mention if before > 0 else None
    if whose is None or whose.type not in _OF_WORDS or not _speaks(sentence, verb):
        return Chain()
    other = verb + 2 < clause.end and disagrees(sentence, verb, verb + 2, behind=1)
    return chain(sentence, before, clause.start) if other else Chain()


def of_nobody(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a clause opens with a verb whose subject the text does not name: "the source did not say how X will
    answer, but said"."""
    for at in range(clause.start, min(clause.start + 2, clause.end - 1)):
        if verb_senses(sentence, at):
            unit = sentence.units[at + 1]
            return unit.plain and "UNNAMED" in unit.classes and not unit.proclitic
    return False


def before_relative(sentence: Sentence, clause: Clause, verb: int) -> Chain:
    """The names that open a clause which a relative one parts from its verb: "the minister, who is visiting X, will
    meet Y"."""
    if clause.link is not Link.RESUMED or clause.parent is None or sentence.units[verb].proclitic:
        return Chain()
    parent = sentence.clauses[clause.parent]
    led = all("AUXILIARY" in unit.classes or "NEGATION" in unit.classes for unit in sentence.units[clause.start : verb])
    verbless = not any(verb_senses(sentence, at) for at in range(parent.start, parent.end))
    if not (led and verbless and acts(sentence.units[parent.start]) and not sentence.units[parent.start].proclitic):
        return Chain()
    return chain(sentence, parent.start, parent.end)


_OF_WORDS = (MentionType.PERSON, MentionType.ROLE)


def _speaks(sentence: Sentence, verb: int) -> bool:
    return any(sense.frame.shape in ("speech", "attack") for _, sense in sentence.units[verb].facts.senses)
