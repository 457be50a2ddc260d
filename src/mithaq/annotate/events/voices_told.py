"""What a verb of saying tells of its speaker besides the name: the gender, the office, that it is somebody unknown."""

from mithaq.annotate.events.chains import Chain
from mithaq.annotate.events.forms import gender
from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.idle import bare
from mithaq.annotate.events.nouns import disagrees, is_noun
from mithaq.annotate.events.speech import names_other
from mithaq.annotate.events.units import Clause, Link, Sentence, Unit, senses_at
from mithaq.model.annotations import Mention
from mithaq.model.kinds import MentionType

OFFICE = "office:"
"""Before the office by which a saying points back to its speaker: "the minister said"."""

_PHRASES = (
    ("PREMIER_BACK", "prime-minister"),
    ("SECRETARY_BACK", "secretary-general"),
    ("SPEAKER_BACK", "speaker"),
)


def told_of_voice(sentence: Sentence, index: int, sense: Sense, who: Chain) -> list[tuple[str, str]]:
    """The flags of a saying that tell what its words say of the speaker."""
    office = _office(sentence, who)
    return [*voice_of(sentence, index, sense), *([("flag", OFFICE + office)] if office else [])]


def voice_of(sentence: Sentence, index: int, sense: Sense) -> list[tuple[str, str]]:
    """The flag of the gender that a verb of saying shows, where it is that of who speaks."""
    shown = gender(sentence, index, sense) if sense.frame.needs not in _OF_TEXT else None
    return [("flag", shown)] if shown is not None else []


_OF_TEXT = ("STATEMENT", "QUOTED_FROM")
"""What verbs need that are of a text or of who quotes: "it came in a statement", "the agency quoted X"."""


def _office(sentence: Sentence, who: Chain) -> str | None:
    """The office of "the minister", "the Turkish minister" that a chain points back by."""
    back = who.back or ""
    if not back.startswith("single") or who.end < 1:
        return None
    at = who.end - 1 - ("@" in back)
    phrase = next((office for name, office in _PHRASES if sentence.has(at, name)), None)
    return phrase or (sentence.units[at].facts.features.get("OFFICE_BACK") if at >= 0 else None)


def unknown_speaks(sentence: Sentence, clause: Clause, verb: int) -> bool:
    """Tell whether somebody of no table is the subject of a verb of saying, for what he says follows him: "the director
    of the hospital said that"."""
    if clause.link in (Link.RELATIVE, Link.CONTENT) or verb + 2 >= clause.end:
        return False
    first = verb + 1
    while first < clause.end - 1 and (sentence.units[first].timex is not None or sentence.units[first].norm in "،,"):
        first += 1
    if not _may_speak(sentence.units[first]) or (first == verb + 1 and bare(sentence, verb, clause.end)):
        return False
    if first == verb + 1 and _body_speaks(sentence, verb):
        return True
    last = sentence.units[clause.end - 1]
    told = last.norm == ":" or ("THAT" in last.classes and last.plain and not last.norm.startswith("و"))
    return told and not any(senses_at(sentence, at) for at in range(first, clause.end - 1))


def _body_speaks(sentence: Sentence, verb: int) -> bool:
    """Tell whether a body of no table opens a sentence behind its verb, of one gender with it: "the union demanded"."""
    unit = sentence.units[verb + 1]
    if verb > 0 or not unit.plain or unit.proclitic or not unit.facts.definite:
        return False
    hers = all(not sense.masculine for _, sense in sentence.units[verb].facts.senses if sense.pos == "verb")
    return "BODY_BACK" in unit.classes or (hers and unit.norm.endswith("ه") and "SPOKEN_OF" not in unit.classes)


def _may_speak(unit: Unit) -> bool:
    if unit.plain:
        return is_noun(unit) and not unit.proclitic
    mention: Mention | None = unit.mention
    return mention is not None and mention.type in _SPEAKING and not unit.proclitic


_SPEAKING = (MentionType.BODY, MentionType.ROLE, MentionType.PERSON)


def spoken_on(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> bool:
    """Tell whether a speech verb without a subject goes on with the last speaker: no unnamed source, no passive."""
    if "stated" in sense.frame.fields:
        return False
    subject = not (sense.frame.needs and sentence.has(index + 1, sense.frame.needs))
    unknown = (not bare(sentence, index, clause.end) and subject) or names_other(sentence, index + 1)
    if unknown and not disagrees(sentence, index, index + 1):  # but "(he) warned the movement"
        return False
    opens = index == clause.start and clause.link is not Link.RELATIVE
    led = any(sentence.has(clause.start, name) for name in ("BUT_HE", "ALSO_HE"))
    opens = opens or (index == clause.start + 1 and led) or _behind_fronted(sentence, clause, index)
    return opens or bool(sentence.units[index].proclitic) or not sense.form.endswith("one")


def _behind_fronted(sentence: Sentence, clause: Clause, verb: int) -> bool:
    """Tell whether only a topic, an occasion or what is answered stands before a verb without a subject: "and of the
    talks, he said that", "answering a question, he denied that"."""
    if clause.link is not Link.MAIN or verb <= clause.start + 1 or not bare(sentence, verb, clause.end):
        return False
    if sentence.has(clause.start, "FRONTED"):
        return sentence.units[verb - 1].norm in "،," or sentence.has(verb + 1, "THAT")
    first = sentence.units[clause.start]
    fronted = first.plain and any(name in first.classes for name in _FRONTING)
    turned = any(sentence.has(at, "IN_TURN") for at in range(clause.start, clause.start + 2))
    return fronted and not turned and sentence.units[verb - 1].norm in "،,"


_FRONTING = ("PREPOSITION", "BACKGROUND", "DURING")
