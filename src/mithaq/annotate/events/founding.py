"""Bodies set up: who founds them, who sits in them."""

from mithaq.annotate.events.arguments import (
    Arguments,
    announcer,
    carrier,
    construct,
    deciding,
    first_chain,
    roles_of,
)
from mithaq.annotate.events.chains import Chain, chain, group
from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.prepositions import after_class
from mithaq.annotate.events.syntax import subject
from mithaq.annotate.events.units import Clause, Sentence
from mithaq.model.kinds import MentionType


def mechanism(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> Arguments | None:
    """A body set up: its members, from its name or from "between"."""
    who = subject(sentence, clause, index) if sense.pos == "verb" else Chain()
    behind = max(index, who.end - 1)
    named = next(
        (
            u.mention
            for u in sentence.units[index + 1 : min(behind + 6, clause.end)]
            if u.mention and u.mention.type in (MentionType.MECHANISM, MentionType.FORMAT)
        ),
        None,
    )
    if named is None and not any(
        "MECHANISM" in unit.classes for unit in sentence.units[index + 1 : min(behind + 4, clause.end)]
    ):
        return None
    found: Arguments = [("mechanism", named.id)] if named else []
    others, joined = after_class(sentence, index + 1, clause.end, ("BETWEEN", "WITH", "PRESIDED", "COMPRISING"))
    found += roles_of("participant", others)
    if joined == "WITH" and sense.pos != "verb":
        who = _setting_up(sentence, clause, index)
    if sense.pos == "verb" or joined == "WITH":
        found += roles_of("participant" if joined == "WITH" else "founder", who)  # "with Y": X sits in it too
    elif not others or joined == "PRESIDED":
        role = "participant" if others else "founder"  # "X and Y agreed on a commission under the chair of Z"
        found += roles_of(role, first_chain(sentence, clause, index))
        found += roles_of("founder", _proposer(sentence, clause, index))
    return found or _founders_before(sentence, clause, index)


def _setting_up(sentence: Sentence, clause: Clause, index: int) -> Chain:
    """Who sets it up with somebody, where a noun tells it: whose doing it is, who plans it, who agrees with them."""
    who = construct(sentence, index + 1, clause.end)
    verb = carrier(sentence, clause, index)
    verb = verb if verb is not None else deciding(sentence, clause, index)
    return who or (subject(sentence, clause, verb) if verb is not None else announcer(sentence, clause, index))


def _proposer(sentence: Sentence, clause: Clause, index: int) -> Chain:
    """Whose proposal it is: "refused the proposal of X to set up a commission"."""
    wanted = range(max(clause.start, index - _PROPOSED), index - 1)
    at = next((at for at in wanted if sentence.has(at, "PROPOSAL")), None)
    return chain(sentence, at + 1, index) if at is not None else Chain()


_PROPOSED = 6


def _founders_before(sentence: Sentence, clause: Clause, index: int) -> Arguments | None:
    """ "The two leaders agreed to set up ...": those named before."""
    units = sentence.units[clause.start : index]
    return next(([("back", group(unit))] for unit in units if unit.plain and "GROUP_BACK" in unit.classes), None)
