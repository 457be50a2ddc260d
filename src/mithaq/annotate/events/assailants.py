"""Who strikes, where no subject says so: whose raid it is that somebody suffers, who launched or dealt it."""

from mithaq.annotate.events.arguments import NEAR, announcer, construct, nationalities, relative_behind
from mithaq.annotate.events.chains import Chain
from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.prepositions import after_class, named_for_place
from mithaq.annotate.events.sides import is_side, side
from mithaq.annotate.events.syntax import subject
from mithaq.annotate.events.units import Clause, Link, Sentence
from mithaq.annotate.events.verbs import light_verb, verb_senses
from mithaq.model.kinds import Act, MentionType


def launched(sentence: Sentence, clause: Clause, start: int) -> Chain:
    """Who launched it: "were killed in shelling that the militia launched", without a relative pronoun."""
    related = relative_behind(sentence, clause)
    if any(sentence.has(at, "ASSAULT") for at in range(start, clause.end)):
        related = None  # that clause tells the raid itself
    for at in range(start, related.end if related is not None else clause.end):
        carried_out = light_verb(sentence, at, "CARRY_OUT_VERBS") and sentence.units[at].facts.carries_object
        if carried_out or any(sense.frame.needs == "ASSAULT" for sense in verb_senses(sentence, at)):
            end = related.end if related is not None else clause.end
            flown = aircraft(sentence, at + 1, end)
            return flown or subject(sentence, related if related is not None and at >= related.start else clause, at)
    return Chain()


def assailant(sentence: Sentence, start: int, end: int) -> Chain:
    """Whose "shelling", "raid" it is that somebody suffers."""
    near = range(start, min(start + NEAR, end))
    raids = (at for at in near if any(sentence.has(at, name) for name in ("ASSAULT", "AMBUSH")))
    noun = next((at for at in raids if not sentence.has(at, "CITIZENS")), None)
    whose = whose_raid(sentence, noun + 1, end) if noun is not None else Chain()
    return Chain() if noun is not None and named_for_place(sentence, noun, whose) else whose


def member_of(sentence: Sentence, start: int, end: int) -> Chain:
    """The body of "a leader in the movement ..."."""
    found, _ = after_class(sentence, start, end, ("INSIDE",))
    return found if found.mentions and found.mentions[0].type is MentionType.BODY else Chain()


def dealing(sentence: Sentence, clause: Clause, index: int) -> int | None:
    """The verb of the clause whose object a blow or a raid is: "X, Y and Z dealt blows"."""
    return next((at for at in range(index - 1, clause.start - 1, -1) if light_verb(sentence, at, "DOING_VERBS")), None)


def aircraft(sentence: Sentence, start: int, end: int) -> Chain:
    """Whose drone, aircraft or missile stands here: "an American aircraft", "fighters of the coalition"."""
    arm = start < end and any(sentence.has(start, name) for name in ("STRIKING", "ARM"))
    owner = sentence.units[start + 1].mention if arm and start + 1 < end else None
    hit = sentence.has(start, "AGAINST_NOUN") or sentence.has(start, "AIRCRAFT")  # theirs may be who are struck
    body = owner is not None and (owner.type is MentionType.BODY or is_side(owner))
    named = body and not sentence.units[start + 1].proclitic
    if owner is not None and named and owner.parties and sentence.units[start].plain and not hit:
        return Chain([owner], start + 2)
    if not arm or not sentence.units[start].plain:
        return Chain()
    return nationalities(sentence, start + 1 + sentence.has(start + 1, "CRAFT_KIND"), end)


def led_to(sentence: Sentence, clause: Clause, index: int) -> Chain:
    """Whose raid it was that led to the deaths told behind it: "the Russian shelling of the town left ten dead"."""
    verb = next((at for at in range(index - 1, clause.start - 1, -1) if light_verb(sentence, at, "RESULT_VERBS")), None)
    if verb is None:
        return Chain()
    first = clause.start if verb > clause.start else verb + 1
    stop = index if first > verb else verb
    noun = next((at for at in range(first, stop) if sentence.has(at, "ASSAULT")), None)
    if noun is None:
        return Chain()
    mention = sentence.units[noun].mention
    return Chain([mention], noun + 1) if mention is not None else construct(sentence, noun + 1, stop)


def by_press(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> bool:
    """Tell whether the press attacks somebody, in print: "the paper attacked", "the press launched an attack on"."""
    if "armed" in sense.frame.fields:
        return any(sentence.has(at, "PRESSMEN") for at in (index + 1, index - 1))
    if sense.frame.needs == "ASSAULT" and sense.pos == "verb":
        return sentence.has(index + 1, "PRESSMEN")
    verb = dealing(sentence, clause, index) if sense.pos == "noun" else None
    return verb is not None and sentence.has(verb + 1, "PRESSMEN")


def raid_of(sentence: Sentence, clause: Clause, verb: int, sense: Sense) -> Chain:
    """Whose raid it is that strikes, as the subject of a verb: "Israeli shelling hit a base", "the British raid that
    was carried out"."""
    if "victim" in sense.frame.fields:
        return Chain()
    if sentence.has(verb + 1, "ASSAULT") and sentence.units[verb + 1].plain:
        whose = whose_raid(sentence, verb + 2, clause.end)
        return Chain() if named_for_place(sentence, verb + 1, whose) else whose
    if clause.link is not Link.RELATIVE or sentence.units[verb].facts.carries_object:
        return Chain()
    noun = next((at for at in range(clause.start - 1, max(-1, clause.start - _RAID), -1) if _raid(sentence, at)), None)
    whose = whose_raid(sentence, noun + 1, clause.start) if noun is not None else Chain()
    return Chain() if noun is not None and named_for_place(sentence, noun, whose) else whose


_RAID = 5


def _raid(sentence: Sentence, at: int) -> bool:
    return sentence.units[at].plain and sentence.has(at, "ASSAULT")


def whose_raid(sentence: Sentence, start: int, end: int) -> Chain:
    """Whose a raid is by what stands behind its noun: a name, a nationality, a movement's adjective, its aircraft."""
    if found := construct(sentence, start, end):
        return found
    for at in range(start, min(start + _RAID, end)):
        unit = sentence.units[at]
        if unit.proclitic == "ب" and any(name in unit.classes for name in ("AIRCRAFT", "ARM", "STRIKING")):
            return _flown(sentence, at, end)
        if not unit.plain or not unit.norm.isalpha():
            break
        if (state := unit.facts.features.get("ORIGIN")) is not None:
            return Chain([side([state], *sentence.offsets(at, at + 1))], at + 1)
        if not unit.facts.qualifies:
            break
    return Chain()


def _flown(sentence: Sentence, at: int, end: int) -> Chain:
    """Whose aircraft it is with which somebody strikes: "an attack with Ukrainian drones"."""
    mention = sentence.units[at].mention
    if mention is not None:
        return Chain([mention], at + 1) if is_side(mention) else Chain()
    at += 1
    while at < end and sentence.units[at].plain and sentence.has(at, "CRAFT_KIND"):
        at += 1
    return nationalities(sentence, at, end)


def repelling(sentence: Sentence, clause: Clause, noun: int) -> Chain:
    """Who beats off the raid that is told, and so was its target: "the army repelled an attack by the rebels"."""
    for at in range(noun - 1, clause.start - 1, -1):
        if light_verb(sentence, at, "REPEL_VERBS"):
            return subject(sentence, clause, at)
        if sentence.has(at, "REPELLING"):
            return announcer(sentence, clause, at)
    return Chain()


def slain_in(sentence: Sentence, clause: Clause, start: int) -> Chain:
    """Who launched the raid in which somebody named right before was killed: "X was killed in an American raid"."""
    led = any(sentence.has(start, name) for name in ("DURING", "CAUSE"))
    if not led or not any(sentence.has(start + 1, name) for name in ("ASSAULT", "AMBUSH")):
        return Chain()
    return launched(sentence, clause, start) or assailant(sentence, start, clause.end)


def coming_from(sentence: Sentence, start: int, end: int) -> Chain:
    """From whom an attack comes, close behind its noun: not the land from which rockets are fired, nor a town."""
    by = after_class(sentence, start, min(start + _COMING, end), ("FROM",))[0]
    lands = any(mention.type is MentionType.COUNTRY for mention in by.mentions)
    accused = any(sense.frame.act is Act.ACCUSES for at in range(start) for sense in verb_senses(sentence, at))
    within = (sentence.has(at, name) for at in range(start, by.end) for name in ("WITHIN", "BORDERS"))
    elsewhere = (lands and accused) or any(within)  # "from inside the lands of"; of which another is accused
    return Chain() if elsewhere or any(mention.type is MentionType.PLACE for mention in by.mentions) else by


_COMING = 6
