"""Names that stand together, and whether something governs them."""

from dataclasses import dataclass, field

from mithaq.annotate.predicates.clauses import Parsed
from mithaq.annotate.predicates.units import Sentence
from mithaq.model.annotations import Mention
from mithaq.model.kinds import MentionType

Arguments = list[tuple[str, str]]

BACKS = (
    ("OFFICE_PAIR_BACK", "office-pair"),
    ("PAIR_BACK", "pair"),
    ("THREE_BACK", "three"),
    ("GROUP_BACK", "group"),
    ("SINGLE_BACK", "single"),
)
SKIPPED = frozenset({"DETERMINER", "POSSESSIVE", "ADJECTIVE", "TITLE", "HEAD"})


@dataclass(slots=True)
class Chain:
    """Names that stand together as one argument; ``back`` tells how a word points back: single, pair, group ..."""

    mentions: list[Mention] = field(default_factory=list)
    end: int = 0
    back: str | None = None

    def __bool__(self) -> bool:
        return bool(self.mentions) or self.back is not None


def roles_of(role: str, found: Chain) -> Arguments:
    """Return the chain's members under one role."""
    out: Arguments = [(role, mention.id) for mention in found.mentions]
    return [*out, ("back", found.back)] if found.back and not found.mentions else out


def chain(parsed: Parsed, start: int, end: int) -> Chain:
    """Read names from ``start`` on: apposition, commas, "and", brackets, nationalities of a common noun."""
    sentence = parsed.sentence
    found = Chain(end=start)
    at, joined = start, True
    heads = {group.start for group in parsed.groups}
    while at < end and at not in heads:
        unit = sentence.units[at]
        if unit.acts and unit.mention is not None:
            if not joined and found.mentions and not _apposed(found.mentions[-1], unit.mention):
                break
            if _begins_clause(parsed, at) and found.mentions:
                break
            found.mentions.append(unit.mention)
            at += 1
            found.end, joined = at, sentence.has(at, "POSSESSOR")
            if joined:
                at += 1
        elif unit.plain and not found.mentions and (back := back_of(sentence, at)):
            return _resolved(parsed, at, end, back)
        elif unit.plain and (state := sentence.state(at)) is not None:
            found.mentions.append(state)
            at += 1
            found.end, joined = at, False
        elif unit.plain and (unit.norm in ",()" or "COORDINATOR" in unit.classes):
            joined = joined or "COORDINATOR" in unit.classes or unit.norm in ",("
            at += 1
        elif unit.plain and (unit.classes & SKIPPED or ("OF" in unit.classes and (joined or at == start))):
            at += 1
        elif joined and found.mentions and _names_next(parsed, at, end):
            at += 1  # "X and the rebel alliance Y"
        elif found.mentions and unit.plain and "FROM_LAND" in unit.classes:
            break
        else:
            break
    return found


def _names_next(parsed: Parsed, at: int, end: int) -> bool:
    """Tell whether a common noun behind "and" only says what sort of body the next name is."""
    unit = parsed.sentence.units[at]
    after = parsed.sentence.units[at + 1] if at + 1 < end else None
    body = after is not None and after.mention is not None and after.mention.type is MentionType.BODY
    return body and unit.plain and unit.norm.isalpha() and not (unit.classes - {"HEAD", "PEOPLE"} or unit.facts.senses)


def _apposed(left: Mention, right: Mention) -> bool:
    """Tell whether two names without a mark between them are one: an office and its holder."""
    return left.type is MentionType.ROLE or right.type is MentionType.PERSON or left.rule == "side"


def _begins_clause(parsed: Parsed, at: int) -> bool:
    """Tell whether a name behind a comma is the subject of the next verb: "met X, Y said"."""
    before = parsed.sentence.units[at - 1] if at else None
    following = next((group for group in parsed.groups if group.start > at), None)
    return before is not None and before.norm in ", " and following is not None and following.start == at + 1


def back_of(sentence: Sentence, at: int) -> str | None:
    """Return how the word at ``at`` points back, if it does."""
    unit = sentence.units[at]
    return next((value for name, value in BACKS if name in unit.classes), None)


def _resolved(parsed: Parsed, at: int, end: int, back: str) -> Chain:
    """ "The two presidents" may go on with their names; then those count."""
    return Chain([], at + 1, back)


def governed(parsed: Parsed, at: int, start: int) -> bool:
    """Tell whether a preposition governs the name at ``at``; not so behind "officials from", "leaders of"."""
    sentence = parsed.sentence
    index = at - 1
    while index >= start:
        unit = sentence.units[index]
        if unit.plain and "PREPOSITION" in unit.classes:
            seated = sentence.has(index - 1, "AUTHORITY") and sentence.units[at].acts and "LOCATIVE" in unit.classes
            return not (seated or (sentence.has(index - 1, "HEAD") and "FROM_LAND" in unit.classes))
        if unit.plain and (unit.classes & SKIPPED or sentence.nationality(unit.word)):
            index -= 1
            continue
        if unit.plain and ("COORDINATOR" in unit.classes) and index > start and sentence.units[index - 1].acts:
            return governed(parsed, index - 1, start)
        return False
    return False
