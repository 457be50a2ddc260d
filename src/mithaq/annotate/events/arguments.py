"""What the shapes share: names near a trigger, as (role, annotation id) pairs.

Roles: participant, actor, target, source, place, third-party, instrument; "back" points to earlier participants.
"""

from collections.abc import Callable

from mithaq.annotate.events.chains import Chain, chain
from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.nouns import adjectives
from mithaq.annotate.events.sides import meant, side
from mithaq.annotate.events.syntax import subject
from mithaq.annotate.events.units import Clause, Link, Sentence, Unit, senses_at
from mithaq.annotate.events.verbs import light_verb, verb_senses
from mithaq.model.annotations import Mention
from mithaq.model.kinds import Act, MentionType

Arguments = list[tuple[str, str]]


Shape = Callable[[Sentence, Clause, int, Sense], Arguments | None]


_INSTRUMENTS = (MentionType.AGREEMENT,)


FORMATS = (MentionType.MECHANISM, MentionType.FORMAT)


NEAR = 9


FAR = 18


CLOSE = 5


def roles_of(role: str, found: Chain) -> Arguments:
    """Give every mention of a chain the role; a chain that points back gives "back"."""
    if found.back:
        return [("back", found.back)]
    return [(role, mention.id) for mention in found.mentions]


def mentions_of(sentence: Sentence) -> dict[str, Mention]:
    """The mentions of a sentence by id, stand-ins included."""
    return {unit.mention.id: unit.mention for unit in sentence.units if unit.mention}


def parties_of(sentence: Sentence, arguments: Arguments) -> set[str]:
    """The parties that the arguments stand for; a host is none."""
    mentions = mentions_of(sentence)
    found: set[str] = set()
    for role, ref in arguments:
        named = mentions.get(ref) or meant(ref)
        if named is not None and role != "host":
            found.update(named.parties)
    return found


def carried(sentence: Sentence, clause: Clause, index: int) -> bool:
    """Tell whether a light verb of the clause carries the noun at ``index``."""
    return carrier(sentence, clause, index) is not None


def carrier(sentence: Sentence, clause: Clause, index: int) -> int | None:
    """The light verb that carries the noun at ``index``: the nearest before it, else one close behind."""
    for at in range(index - 1, clause.start - 1, -1):
        noun = at > clause.start and sentence.has(at, "LIGHT_NOUN") and sentence.units[at - 1].norm in "،,"
        if light_verb(sentence, at) and not noun:  # "denied, on Monday, the holding of ..."
            return at
    if clause.link is Link.RESUMED and (held := _interrupted(sentence, clause)) is not None:
        return held
    end = clause.end
    if sentence.has(clause.end, "RELATIVE"):
        end = len(sentence)  # "the summit, which was held ..."
    elif clause.end - index <= 3 and (related := relative_behind(sentence, clause)) is not None:
        end = related.end  # "a round that they held"
    following = range(index + 1, min(index + 8, end))
    return next((at for at in following if light_verb(sentence, at)), None)


def _interrupted(sentence: Sentence, clause: Clause) -> int | None:
    """The last light verb of the clause that goes on here: "held on Friday, where he was visiting, talks with ..."."""
    if clause.parent is None:
        return None
    parent = sentence.clauses[clause.parent]
    verbs = (at for at in range(parent.end - 1, parent.start - 1, -1) if light_verb(sentence, at))
    verb = next(verbs, None)
    nouns = range(verb + 1, parent.end) if verb is not None else ()
    told = any(sense.frame.shape == "contact" for at in nouns for _, sense in senses_at(sentence, at))
    return None if told else verb


def relative_behind(sentence: Sentence, clause: Clause) -> Clause | None:
    """The relative clause that begins where ``clause`` ends."""
    return next((part for part in sentence.clauses if part.start == clause.end and part.link is Link.RELATIVE), None)


def deciding(sentence: Sentence, clause: Clause, index: int) -> int | None:
    """The verb before ``index`` that plans, calls off or refuses what the noun tells: its subject takes part."""
    names = ("SCHEDULED_VERBS", "CANCELLED_VERBS", "DECLINED_VERBS")
    before = range(index - 1, clause.start - 1, -1)
    return next((at for at in before if any(light_verb(sentence, at, name) for name in names)), None)


def doing(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> int | None:
    """The verb whose subject does what the noun at ``index`` tells: that carries it, or else plans it close before."""
    verb = carrier(sentence, clause, index)
    if verb is not None or sense.pos == "verb":
        return verb
    before = range(index - 1, max(clause.start, index - NEAR) - 1, -1)
    verb = next((at for at in before if light_verb(sentence, at, "SCHEDULED_VERBS")), None)
    other = verb is not None and any(sentence.has(at, "CAUSE") for at in range(verb + 1, index))
    if verb is None:
        return managing(sentence, clause, index)
    return None if other else verb  # "plans a march after a raid on"


def managing(sentence: Sentence, clause: Clause, index: int) -> int | None:
    """The verb that says that somebody came to do what the noun at ``index`` tells: "managed to", "resorted to"."""
    unit, before = sentence.units[index], sentence.units[index - 1] if index else None
    led = unit.proclitic in ("ل", "ب") or (before is not None and any(name in before.classes for name in _TO_DO))
    for at in range(index - 1, max(clause.start, index - NEAR) - 1, -1) if led else ():
        form = light_verb(sentence, at, "MANAGE_VERBS")
        if form is not None and form.startswith("past") and not sentence.has(at - 1, "NEGATION"):
            return at
        if at < index - 1 and sentence.has(at, "CAUSE"):
            break
    return None


def announcer(sentence: Sentence, clause: Clause, index: int) -> Chain:
    """Who announces what the noun at ``index`` tells, and so does it: "France announced the withdrawal of ..."."""
    for at in range(index - 1, clause.start - 1, -1):
        unit = sentence.units[at]
        if any(sense.frame.act is Act.SAYS for sense in verb_senses(sentence, at)):
            return subject(sentence, clause, at)
        passed = any(name in unit.classes for name in _ANNOUNCED) or unit.norm in "،,"
        small = at == index - 1 or sentence.has(at + 1, "DOING_NOUN")
        passed = passed or (small and any(name in unit.classes for name in ("FROM", "OFF")))  # "announced of (on) a"
        passed = passed or ("INSIDE" in unit.classes and at + 1 < index and not sentence.units[at + 1].plain)
        if unit.plain and not passed:
            break
    return Chain()


_ANNOUNCED = ("LEADING_ADVERB", "DOING_NOUN", "ANNOUNCING")


def after_noun(sentence: Sentence, index: int, sense: Sense) -> int:
    """The unit behind a noun trigger and the rest of its phrase."""
    stop = sentence.starts[index] + 1 + len(sense.rest)
    at = index + 1
    while at < len(sentence) and sentence.starts[at] < stop:
        at += 1
    return at


def construct(sentence: Sentence, start: int, end: int) -> Chain:
    """Names right behind a noun or its adjectives: "a meeting of the ministers ..."; with or without "of"."""
    for index in range(start, min(start + 5, end)):
        unit = sentence.units[index]
        if unit.mention is not None:
            return chain(sentence, index, end) if unit.proclitic in ("", "ل", "و") else Chain()
        if unit.plain and sentence.nationality(unit.word):
            return Chain() if _predicate(sentence, index) else nationalities(sentence, index, end)
        if unit.timex is not None or any(
            name in unit.classes for name in ("PREPOSITION", "THAT", "RELATIVE", "GROUP_BACK")
        ):
            return chain(sentence, index, end) if "GROUP_BACK" in unit.classes else Chain()
        if unit.proclitic == "ل" and "AGAINST_NOUN" in unit.classes:
            return Chain()  # "strikes on (to) Syrian positions": theirs who are struck
        if "CITIZENS" in unit.classes:
            return Chain()  # "in the attacks, Saudi nationals"
        if "AGAINST_NOUN" in unit.classes and not any(name in unit.classes for name in _FIGHTING):
            return Chain()  # "the shelling of camps of (to) the movement"
        armed = any(name in unit.classes for name in ("ARM", "STRIKING"))  # "raids of the alliance's aircraft"
        if not _attribute(unit) and not armed:
            return Chain()
    return Chain()


_FIGHTING = ("FORCES", "COMBATANT", "HEAD", "ARM", "STRIKING")


def _predicate(sentence: Sentence, index: int) -> bool:
    """Tell whether an adjective says of a definite noun what it is: "the attacker is Tunisian"."""
    noun = sentence.units[index - 1]
    return noun.plain and noun.facts.definite and not sentence.units[index].facts.definite


def nationalities(sentence: Sentence, start: int, end: int) -> Chain:
    """The states of the adjectives from ``start`` on, as one side."""
    states, stop = adjectives(sentence, start, end)
    return Chain([side(states, *sentence.offsets(start, stop))], stop) if states else Chain()


def _attribute(unit: Unit) -> bool:
    """Tell whether a word may stand between a noun and its names: an adjective, a number, a quotation mark."""
    return unit.facts.qualifies if unit.norm[:1].isalpha() else unit.norm.isdecimal() or unit.norm in '"«»“”()،'


def first_chain(sentence: Sentence, clause: Clause, end: int) -> Chain:
    """The first names of a clause, up to ``end``."""
    starts = (at for at in range(clause.start, end) if sentence.units[at].mention is not None)
    return next((found for at in starts if (found := chain(sentence, at, end))), Chain())


def near_class(sentence: Sentence, clause: Clause, index: int, name: str, reach: int = FAR) -> bool:
    """Tell whether a word of class ``name`` stands within ``reach`` behind the trigger in its clause or before it."""
    behind = sentence.units[index + 1 : min(index + 1 + reach, clause.end)]
    related = clause.link is Link.RELATIVE  # "the attack that they launched"
    farther = name == "INSTRUMENT"  # "an accord on the towns of X that it signed"
    left = clause.start - 3 - farther if related else clause.start
    before = sentence.units[max(0, left, index - 3 - related - (related and farther)) : index]
    return any(_tells(unit, name) or (name == "GROUND" and _placed(unit)) for unit in (*behind, *before))


def _tells(unit: Unit, name: str) -> bool:
    """Tell whether a unit holds a word of class ``name``; the forces in a treaty's own name are no troops."""
    of_text = name == "FORCES" and unit.mention is not None and unit.mention.type is MentionType.AGREEMENT
    return name in unit.classes and not of_text


def _placed(unit: Unit) -> bool:
    return unit.mention is not None and unit.mention.type is MentionType.PLACE


def instrument_near(sentence: Sentence, clause: Clause, index: int) -> Mention | None:
    """The text nearest to the trigger, behind it first: a relative clause has it before."""
    stop = min(index + FAR, clause.end)
    behind = [u.mention for u in sentence.units[index + 1 : stop] if u.mention and u.mention.type in _INSTRUMENTS]
    before = [
        u.mention for u in sentence.units[max(0, index - 12) : index] if u.mention and u.mention.type in _INSTRUMENTS
    ]
    return (behind[0] if behind else None) or (before[-1] if before else None)


def format_near(sentence: Sentence, index: int, clause: Clause) -> Mention | None:
    """The mechanism or format whose meeting it is; behind "the meeting" no further noun may stand before it."""
    whole = sentence.units[index].facts.definite
    for unit in sentence.units[index + 1 : min(index + 6, clause.end)]:
        if unit.mention is not None and unit.mention.type in FORMATS:
            return unit.mention
        if whole and unit.plain and not unit.facts.definite and not unit.classes and unit.word.number is None:
            return None
    return None


_TO_DO = ("FROM", "INSIDE", "AIM")


def governed_by(sentence: Sentence, clause: Clause, index: int, names: tuple[str, ...]) -> bool:
    """Tell whether a word of these classes stands close before ``index``, in this clause or at the end of the last."""
    near = sentence.units[max(0, clause.start - 4, index - 7) : index]
    return any(name in unit.classes for unit in near if "MEDIATION" not in unit.classes for name in names)
