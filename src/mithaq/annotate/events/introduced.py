"""Speakers whom no table holds, by the titles that bring them in: "the director of the programme in the land, X"."""

from mithaq.annotate.events.appositions import acts
from mithaq.annotate.events.chains import OPEN, Chain, chain
from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.sides import side
from mithaq.annotate.events.units import Sentence, Unit
from mithaq.annotate.events.verbs import verb_senses
from mithaq.model.annotations import Mention
from mithaq.model.kinds import Act, MentionType

TITLED = "titled"
"""The flag of what somebody says whom a title of office, of rank or of honour brings in."""
HOME = "home"
"""The flag of what an officer of a land says whose land the words do not tell: it is that of the report."""

_TITLES = ("RANK", "HOME_OFFICE", "SPEAKING_OFFICE")
_LONGEST = 13
"""Words from the verb to the name, title and marks and all."""
_OWNERS = (MentionType.BODY, MentionType.COUNTRY)
_ADDRESSING = (Act.CALLS_FOR, Act.DEMANDS, Act.ACCUSES, Act.CONDEMNS, Act.SUPPORTS)
"""Acts whose verbs take a person as their object: there who is known is the speaker only behind a comma."""


def introduced(sentence: Sentence, verb: int, sense: Sense) -> Chain:
    """Who is named behind a verb of saying and a title that no table holds, with the body or land that it tells."""
    first = verb + 1
    while first < len(sentence) and _aside(sentence.units[first]):
        first += 1
    if sense.pos != "verb" or first >= len(sentence) or not _is_title(sentence, first):
        return Chain()
    owner: Mention | None = None
    national = False
    for at in range(first + 1, min(verb + _LONGEST, len(sentence))):
        unit = sentence.units[at]
        mention = unit.mention
        if mention is not None and mention.type is MentionType.PERSON and not unit.proclitic:
            return _named(sentence, at, owner, sense)
        if owner is None and mention is not None and mention.type in _OWNERS and mention.parties:
            owner = mention if _owns(sentence, at, mention) else None
        elif owner is None and unit.plain and (state := sentence.nationality(unit.word)) is not None:
            owner = side([state], *sentence.offsets(at, at + 1))
            national = at == first + 1 and unit.facts.definite
        if _ends_title(sentence, at):
            told = national or _inside(sentence, first, at)
            unread = told and owner is not None and "THAT" in unit.classes and at > first + 2
            return Chain([owner], at) if unread and owner is not None else Chain()  # a name that is read as none
    return Chain()


def _owns(sentence: Sentence, at: int, mention: Mention) -> bool:
    """Tell whether somebody speaks for the land or body at ``at``: the director of it, or in it where it is a body."""
    unit = sentence.units[at]
    housed = unit.proclitic == "ب" or sentence.has(at - 1, "INSIDE")
    return mention.type is MentionType.BODY if housed else unit.proclitic in ("", "ل")


def _inside(sentence: Sentence, first: int, end: int) -> bool:
    """Tell whether a body is told, between a title and ``end``, in which its bearer serves."""
    bodies = (
        at for at in range(first + 1, end) if (one := sentence.units[at].mention) and one.type is MentionType.BODY
    )
    return any(sentence.has(at - 1, "INSIDE") or sentence.units[at].proclitic == "ب" for at in bodies)


def _named(sentence: Sentence, at: int, owner: Mention | None, sense: Sense) -> Chain:
    """The person at ``at`` with who is joined to him, behind the owner of his title where he is of none himself."""
    before, person = sentence.units[at - 1], sentence.units[at].mention
    apart = before.norm in "،," or "TITLE" in before.classes
    addressed = sense.frame.act in _ADDRESSING and not apart and person is not None and bool(person.parties)
    if not acts(sentence.units[at]) or addressed:
        return Chain()
    found = chain(sentence, at, at + 1)
    if owner is not None and found and not found.mentions[0].parties:
        found.mentions.insert(0, owner)
    return found


def _is_title(sentence: Sentence, at: int) -> bool:
    """Tell whether a title stands here that makes somebody speak for others, and not a scholar or a relative."""
    unit = sentence.units[at]
    office = unit.mention is not None and unit.mention.type is MentionType.ROLE and not unit.mention.parties
    if office:
        return not unit.proclitic
    return unit.plain and not unit.proclitic and any(name in unit.classes for name in _TITLES)


def _aside(unit: Unit) -> bool:
    return unit.timex is not None or unit.norm in "،," or "LEADING_ADVERB" in unit.classes


def _ends_title(sentence: Sentence, at: int) -> bool:
    """Tell whether a title cannot go on behind this unit: what is said begins, or another verb."""
    unit = sentence.units[at]
    if unit.timex is not None or unit.norm in OPEN or any(name in unit.classes for name in ("THAT", "RELATIVE")):
        return True
    if unit.plain and any(name in unit.classes for name in ("CLAUSE_OPENER", "WITH", "AIM", "AGAINST", "STRANGERS")):
        return True
    return bool(verb_senses(sentence, at))


def owner_behind(sentence: Sentence, who: Chain) -> list[tuple[str, str]]:
    """For whom somebody of no side speaks by the title behind his name: "X, an adviser to the head of the council"."""
    person = who.mentions[-1] if who.mentions else None
    if person is None or person.parties or person.type is not MentionType.PERSON:
        return []
    at = next((i for i, unit in enumerate(sentence.units) if unit.mention is person), len(sentence)) + 1
    at += at < len(sentence) and sentence.units[at].norm in "،,"
    if at >= len(sentence) or not sentence.units[at].plain or not _is_title(sentence, at):
        return []
    for unit in sentence.units[at + 1 : at + _BEHIND]:
        mention = unit.mention
        if mention is not None and mention.type in _OWNERS and mention.parties and unit.proclitic in ("", "ل"):
            return [("source", mention.id)]
        if not unit.plain or not unit.norm.isalpha() or "PREPOSITION" in unit.classes or "THAT" in unit.classes:
            break
    return []


_BEHIND = 5


def _private(sentence: Sentence, verb: int, person: int) -> bool:
    """Tell whether the title is one of a school, a house of research, the press or trade: he speaks for no side."""
    for at in range(verb + 1, min(person + _PRIVATE, len(sentence))):
        if at > person and "THAT" in sentence.units[at].classes:
            break
        if sentence.has(at, "PRIVATE_HOUSE"):
            return True
    return False


_PRIVATE = 8


def told_by_title(sentence: Sentence, verb: int, who: Chain) -> list[tuple[str, str]]:
    """The flags that say how a speaker is brought in: by a title, as an officer of the land of the report."""
    if not who.mentions or who.back:
        return []
    person = next((one for one in who.mentions if one.type is MentionType.PERSON), None)
    at = next((i for i, unit in enumerate(sentence.units) if person is not None and unit.mention is person), None)
    if at is None:
        return []
    led = range(max(0, at - 3), at)
    ranked = any(sentence.has(before, "HONOURED") and sentence.units[before].plain for before in led)
    title = next((i for i in range(verb + 1, at) if _is_title(sentence, i)), None)
    behind = at + 1 + (at + 1 < len(sentence) and sentence.units[at + 1].norm in "،,")
    if _private(sentence, verb, at):
        return []
    titled = ranked or title is not None or (behind < len(sentence) and _is_title(sentence, behind))
    flags = [("flag", TITLED)] if titled else []
    home = any(sentence.has(i, "HOME_OFFICE") for i in range(verb + 1, at))
    return [*flags, *([("flag", HOME)] if home else [])]
