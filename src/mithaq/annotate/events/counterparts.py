"""Who speaks where his counterpart stands right behind him, who is spoken to: "X told his French counterpart Y"."""

from mithaq.annotate.events.arguments import Arguments
from mithaq.annotate.events.chains import Chain, chain
from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.units import Sentence
from mithaq.model.annotations import Mention
from mithaq.model.kinds import Act

_RULE = "counterpart"
_NOT_TO = (Act.CONDEMNS, Act.ACCUSES)


def before_counterpart(sentence: Sentence, named: Chain) -> Chain:
    """The names of a subject without a counterpart whom nothing joins to them, and who he is: they are the object."""
    for at in range(1, len(named.mentions)):
        if _begins_object(sentence, named.mentions[at - 1], named.mentions[at]):
            return Chain(named.mentions[:at], named.end - len(named.mentions) + at)
    return named


def spoken_to(sentence: Sentence, index: int, end: int, sense: Sense, who: Chain) -> Arguments:
    """Whom somebody asks for a thing, and the counterpart to whom he says one, as parties of what is said; ``index`` is
    that of the verb, ``end`` that of its clause. Not who is only spoken of."""
    if not who.mentions or sense.frame.act in _NOT_TO or "charge" in sense.frame.fields:
        return []
    if sense.frame.act in (Act.CALLS_FOR, Act.DEMANDS) and sense.pos == "verb":
        away = sentence.has(who.end, "FROM") and not sentence.has(who.end - 1, "HEAD")  # "urged from Tokyo X to"
        return [("participant", one.id) for one in chain(sentence, who.end + 2 * away, end).mentions]
    start = max(who.end, index + 1)
    behind = [unit.mention for unit in sentence.units[start : min(start + 2, end)]]
    first = behind[0] if behind else None
    if first is None or first.rule != _RULE or sentence.units[start].proclitic not in ("", "ل"):
        return []
    return [("participant", one.id) for one in behind if one is not None and one.parties == first.parties]


def _begins_object(sentence: Sentence, before: Mention, one: Mention) -> bool:
    unit = next((unit for unit in sentence.units if unit.mention is not None and unit.mention.id == one.id), None)
    if one.rule != _RULE or unit is None or unit.proclitic not in ("", "ل"):
        return False
    return one.span.start - before.span.end == 1 + len(unit.proclitic)
