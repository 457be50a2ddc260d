"""Who stands behind a small word: "with", "between", "by", "against"."""

from collections.abc import Iterable

from mithaq.annotate.events.between import both_sides
from mithaq.annotate.events.chains import Chain, chain
from mithaq.annotate.events.nouns import adjectives, is_owner
from mithaq.annotate.events.ranks import titled
from mithaq.annotate.events.sides import side
from mithaq.annotate.events.units import Sentence
from mithaq.model.kinds import MentionType


def after_class(sentence: Sentence, start: int, end: int, names: Iterable[str]) -> tuple[Chain, str]:
    """The first names behind a word of one of these classes, with the class; behind a topic only those who take part
    or preside."""
    wanted = tuple(names)
    for index in range(start, end):
        unit = sentence.units[index]
        if unit.plain and "TOPIC_OPENER" in unit.classes and "WITH" not in unit.classes:
            wanted = tuple(name for name in wanted if name == "PRESIDED")
        if unit.plain and "FROM" in unit.classes and any(sentence.has(index - step, "BACKED") for step in (1, 2)):
            continue  # "the army, backed by ...": who backs it does not do it
        for name in wanted:
            if name in unit.classes and unit.plain:
                behind = index + 1 if name in unit.facts.classes else index + 2  # a phrase of two words: "by way of"
                behind += name == "BY" and _armed(sentence, behind)
                found = chain(sentence, behind, end) or _national(sentence, behind, end)
                found = found or (owned_by(sentence, behind, end) if name in _OF_DOERS else Chain())
                found = found or (occupier(sentence, behind, end) if name == "BY" else Chain())
                found = both_sides(sentence, behind, end, found) if name == "BETWEEN" else found
                found = found or (_listed(sentence, behind) if name in _JOINING else Chain())
                found = found or (_ranked(sentence, behind, end) if name in _JOINING else Chain())
                if name == "BY" and named_for_place(sentence, behind - 1, found):
                    continue
                if found:
                    return found, name
    return Chain(), ""


_OF_DOERS = ("BY", "WITH")
_JOINING = ("WITH", "BETWEEN")
_OWNED = 5


def named_for_place(sentence: Sentence, noun: int, whose: Chain) -> bool:
    """Tell whether a blast or an attack is only called by the town where it was, or a war by its land: "the Moscow
    attack", "the war of Yemen"."""
    where = whose.mentions[0].type if len(whose.mentions) == 1 else None
    town = sentence.has(noun, "BLAST") and where is MentionType.PLACE
    land = sentence.has(noun, "WAR_OF") and where is MentionType.COUNTRY
    if not (town or land):
        return False
    return not any(sentence.has(at, "AGAINST") for at in (whose.end, whose.end + 1))


def _listed(sentence: Sentence, index: int) -> Chain:
    """The names behind a colon: "with the parties to the conflict: X, Y and Z"."""
    for at in range(index, min(index + _OWNED, len(sentence) - 1)):
        unit = sentence.units[at]
        if unit.norm == ":":
            found = chain(sentence, at + 1, len(sentence))
            return found if len(found.mentions) > 1 else Chain()
        if not unit.plain or not unit.norm.isalpha() or any(name in unit.classes for name in ("PREPOSITION", "THAT")):
            break
    return Chain()


def _ranked(sentence: Sentence, index: int, end: int) -> Chain:
    """Somebody behind a rank that no table holds: "with the secretary of the council, X"."""
    rank = index < end and sentence.units[index].plain
    ranked = rank and any(sentence.has(index, name) for name in ("RANK", "MEMBER"))
    return titled(sentence, index - 1, end) if ranked else Chain()


def occupier(sentence: Sentence, index: int, end: int) -> Chain:
    """Whom a common noun means for its state: "by the fire of the occupation"."""
    unit = sentence.units[index] if index < end else None
    origin = unit.facts.features.get("ORIGIN") if unit is not None and unit.plain else None
    return Chain([side([origin], *sentence.offsets(index, index + 1))], index + 1) if origin is not None else Chain()


def _armed(sentence: Sentence, index: int) -> bool:
    """Tell whether what strikes for somebody stands here: "by raids of the alliance's aircraft"."""
    unit = sentence.units[index] if index + 1 < len(sentence) else None
    owned = unit is not None and unit.plain and sentence.units[index + 1].mention is not None
    return owned and any(sentence.has(index, name) for name in ("ARM", "STRIKING"))


def owned_by(sentence: Sentence, start: int, end: int) -> Chain:
    """Whose unit it is that no table holds: "by the aerospace force belonging to the guards"."""
    for index in range(start + 1, min(start + _OWNED, end)):
        if is_owner(sentence, index):
            return chain(sentence, index, index + 1)
        if not sentence.units[index].plain or "PREPOSITION" in sentence.units[index].classes:
            break
    return Chain()


def _national(sentence: Sentence, index: int, end: int) -> Chain:
    """A plain noun with its nationality: "by Israeli fire", "between Armenian and Azerbaijani troops"."""
    at = index
    if any(sentence.has(index, name) for name in ("BORDERS", "CROWD", "CITIZENS")):
        return Chain()  # "near the Jordanian border", "with Serb protesters": no state's doing
    if at < end and sentence.units[at].plain and sentence.nationality(sentence.units[at].word) is None:
        at += 1
    states, stop = adjectives(sentence, at, end)
    return Chain([side(states, *sentence.offsets(index, stop))], stop) if states else Chain()
