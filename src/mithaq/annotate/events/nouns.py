"""What words are where they stand: a noun that may be a subject, a site, an owner, adjectives of states."""

from mithaq.annotate.events.units import Sentence, Unit
from mithaq.model.kinds import MentionType


def is_noun(unit: Unit) -> bool:
    """Tell whether a word is no particle, name or adverb, and so may be the subject of the verb behind it."""
    return unit.plain and unit.norm[:1].isalpha() and not any(name in unit.classes for name in _PARTICLES)


_PARTICLES = (
    *("THAT", "NEGATION", "AUXILIARY", "LEADING_ADVERB", "PREPOSITION", "CLAUSE_OPENER", "MAY", "WHAT", "THEN"),
    *("CONDITION", "EARLIER", "OCCASION_BACK", "CALLED", "CONTINUED", "GROUP_BACK", "SINGLE_BACK", "SCHEDULED"),
)


def counted_noun(sentence: Sentence, index: int) -> bool:
    """Tell whether a preposition or a number makes a noun of a participle: "five suspects"."""
    counted = index > 0 and sentence.units[index - 1].word.number is not None
    return counted or sentence.has(index - 1, "PREPOSITION") or sentence.has(index - 1, "NUMERAL")


def is_national(sentence: Sentence, index: int) -> bool:
    """Tell whether an adjective of a state stands here."""
    return sentence.units[index].plain and sentence.nationality(sentence.units[index].word) is not None


def is_site(sentence: Sentence, index: int) -> bool:
    """Tell whether a place stands behind "in": where it was, not who did it."""
    mention = sentence.units[index].mention
    fought = sentence.has(index - 1, "FOUGHT")  # "who fight against the movement": nor is it they
    return fought or (mention is not None and mention.type is MentionType.PLACE and sentence.has(index - 1, "INSIDE"))


def overshadowed(sentence: Sentence, index: int) -> bool:
    """Tell whether a preposition stands before a name or is written onto it, or before those it is joined to: "in
    Kassala and Gedaref", "called the ambassador" (with "to" written onto him); not of whose words something is: "in an
    interview of X's".
    """
    unit = sentence.units[index]
    if unit.proclitic and sentence.has(index - 1, "ISSUED"):
        return False
    member = sentence.has(index - 1, "FROM") and sentence.has(index - 2, "HEAD")  # "a delegation of the union"
    if unit.proclitic not in ("", "و", "ف") or (sentence.has(index - 1, "PREPOSITION") and not member):
        return True
    joined = unit.proclitic == "و" and index > 0 and sentence.units[index - 1].mention is not None
    return joined and overshadowed(sentence, index - 1)


def is_owner(sentence: Sentence, index: int) -> bool:
    """Tell whether a body or state stands behind "belonging to", "loyal to"."""
    mention = sentence.units[index].mention
    owner = mention is not None and bool(mention.parties) and mention.type in (MentionType.BODY, MentionType.COUNTRY)
    return owner and sentence.has(index - 1, "BELONGING")


def adjectives(sentence: Sentence, start: int, end: int) -> tuple[list[str], int]:
    """The states of adjectives that stand together, and where they end: "the Russian, American and Ukrainian talks"."""
    states: list[str] = []
    at = stop = start
    while at < end:
        unit = sentence.units[at]
        state = _adjective_of(sentence, at, first=not states)
        if state is not None:
            states.append(state)
            stop = at + 1
        elif unit.norm.isalpha() or not states or stop < at:  # one mark may stand between two
            break
        at += 1
    return list(dict.fromkeys(states)), stop


def _adjective_of(sentence: Sentence, at: int, *, first: bool) -> str | None:
    """The state of an adjective; one spelled like its land, or of a body, stands right behind another."""
    unit = sentence.units[at]
    if unit.plain:
        return sentence.nationality(unit.word) or (None if first else unit.facts.features.get("ORIGIN"))
    land = unit.mention
    adjective = land is not None and land.type is MentionType.COUNTRY and not unit.proclitic and len(land.parties) == 1
    return land.parties[0] if adjective and not first and land is not None and sentence.units[at - 1].plain else None


def disagrees(sentence: Sentence, verb: int, index: int, behind: int = 0) -> bool:
    """Tell whether a land, a city or a movement behind a verb, or so many words behind it, can be no subject of it, by
    its gender: "(he) asked Ankara to ...", "(he) warned the movement"."""
    mention = sentence.units[index].mention
    if mention is None or index > verb + 1 + behind:
        return False
    lady = mention.type is MentionType.ROLE and sentence.has(index, "LADY")
    first = sentence.units[index].facts.classes
    lady = lady or (mention.type is MentionType.BODY and "FEMININE" in first and index == verb + 1)
    if mention.type not in _LANDS and not lady:
        return False
    masculine = any(sense.masculine for _, sense in sentence.units[verb].facts.senses)
    return masculine and not sentence.has(index, "MASCULINE_LAND")


def he_behind(sentence: Sentence, verb: int) -> bool:
    """Tell whether one who is a man in grammar stands right behind a verb: "(she) hands over", spelled like "received",
    has no army for its subject."""
    unit = sentence.units[verb + 1] if verb + 1 < len(sentence) else None
    if unit is None or unit.mention is None or unit.proclitic:
        return False
    if unit.mention.type in _LANDS:
        return sentence.has(verb + 1, "MASCULINE_LAND")
    return not any(name in unit.facts.classes for name in ("FEMININE", "LADY"))


_LANDS = (MentionType.COUNTRY, MentionType.PLACE)
