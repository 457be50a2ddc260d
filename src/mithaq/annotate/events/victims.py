"""Who is struck, where a fighter's nationality or body tells: "a Houthi leader was killed", "thirty fighters of X"."""

from mithaq.annotate.events.arguments import announcer
from mithaq.annotate.events.assailants import assailant
from mithaq.annotate.events.chains import OPEN, Chain, chain
from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.prepositions import after_class
from mithaq.annotate.events.sides import side, unnamed
from mithaq.annotate.events.syntax import stated
from mithaq.annotate.events.units import Clause, Link, Sentence, Unit
from mithaq.annotate.events.verbs import verb_senses
from mithaq.model.kinds import Act, MentionType


def befell(sentence: Sentence, index: int, end: int, sense: Sense) -> bool:
    """Tell whether a verb of force says what became of the people right behind it: nobody stands there on whom they
    would act ("a Turkish soldier was killed in ...", and not "a Turkish soldier killed a herdsman")."""
    passive = sense.pos == "verb" and sense.form == "past.one" and sense.masculine
    passive = passive and "active" not in sense.frame.fields  # whose passive is spelled otherwise
    passive = passive and sense.frame.needs != "ASSAULT"  # "fighters launched a raid"
    if not passive or sentence.units[index].facts.carries_object or sentence.has(index - 1, "THAT_PRONOUN"):
        return False
    at = past_number(sentence, fallen_behind(sentence, index, end), end)
    if at >= end or not _people(sentence, at) or (at == index + 1 and _object(sentence.units[at])):
        return False
    hit = victim(sentence, at, end)
    ranked = bool(hit) and sentence.units[at].plain
    at = max(at + 1, hit.end)
    while at < end and (_describes(sentence, at) or (ranked and _is_named(sentence.units[at]))):
        at += 1
    return at >= end or _closes(sentence.units[at])


def fallen_behind(sentence: Sentence, index: int, end: int) -> int:
    """Where those stand behind a verb who were killed, over what they fell in: "in the fights fell thirty of"."""
    at = index + 1
    fought = any(sentence.has(at + 1, name) for name in ("ASSAULT", "AMBUSH", "FIGHTING"))
    if not (fought and any(sentence.has(at, name) for name in ("DURING", "CAUSE"))):
        return at
    at += 2
    while at < end and (sentence.units[at].timex is not None or _adjective(sentence, at)):
        at += 1
    return at


def _adjective(sentence: Sentence, at: int) -> bool:
    unit = sentence.units[at]
    return (
        unit.plain and (unit.facts.qualifies or origin(sentence, unit) is not None) and "COMBATANT" not in unit.classes
    )


def fallen_before(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> int | None:
    """Where those stand before a verb whom it says to have been killed or hurt: "that a leader of X was killed in"."""
    past = sense.pos == "verb" and sense.form.startswith("past") and sentence.has(index, "BEFALL_VERBS")
    if not past or sentence.units[index].facts.carries_object or clause.link is Link.RELATIVE:
        return None
    at = index + 1
    while at < clause.end and (sentence.units[at].timex is not None or sentence.has(at, "WITH")):
        at = at + 1 if sentence.units[at].timex is not None else clause.end
    if at < clause.end and not _closes(sentence.units[at]):
        return None
    people = (at for at in range(clause.start, index) if "COMBATANT" in sentence.units[at].classes)
    first = next(people, None)
    return first if first is not None and victim(sentence, first, index) else None


def victim(sentence: Sentence, start: int, end: int) -> Chain:
    """The side of the fighters who stand from ``start`` on, counted or not; nobody where civilians do."""
    at = past_number(sentence, start, end)
    counted = 0 < at < end - 1 and sentence.has(at, "FROM") and _counts(sentence.units[at - 1])
    if counted and _whose(sentence, at + 1):
        return chain(sentence, at + 1, end)  # "four of the army were killed"
    if at >= end or "COMBATANT" not in sentence.units[at].classes:
        return Chain()
    mention = sentence.units[at].mention
    if mention is not None:
        return Chain([mention], at + 1) if mention.parties else Chain()
    first = at
    for at in range(first + 1, min(first + _PHRASE, end)):
        unit = sentence.units[at]
        if unit.mention is not None:
            return Chain([unit.mention], at + 1) if _whose(sentence, at) else Chain()
        state = origin(sentence, unit)
        if state is not None:
            return Chain([side([state], *sentence.offsets(first, at + 1))], at + 1)
        charge = at == first + 1 and any(sentence.has(at + 1, name) for name in ("INSIDE", "FROM"))
        if unit.norm in OPEN:
            continue  # "seven men of the 'movement'"
        if not _leads_on(unit) and not (charge and unit.plain and not unit.proclitic and unit.norm.isalpha()):
            break  # but "the head of operations in the movement"
    return Chain()


_PHRASE = 6


def ranked_behind(sentence: Sentence, start: int, end: int) -> Chain:
    """Whose officer somebody was whom no table holds: "the death of X Y, the leader of the movement, in a raid"."""
    for at in range(start, min(start + _PHRASE, end - 1)):
        unit = sentence.units[at]
        if unit.norm in "،,":
            office = sentence.units[at + 1].mention
            held = office is not None and office.type is MentionType.ROLE and not sentence.units[at + 1].proclitic
            return Chain([office], at + 2) if office is not None and held and office.parties else Chain()
        if not unit.plain or any(name in unit.classes for name in _SMALL):
            break
    return Chain()


_SMALL = ("PREPOSITION", "THAT", "RELATIVE", "CAUSE", "INSIDE")


def past_number(sentence: Sentence, at: int, end: int) -> int:
    """The unit behind a number of people, however it is put: "thirty", "no fewer than five", "one of the"."""
    first = at
    while at < end and sentence.units[at].plain and (_counts(sentence.units[at])):
        at += 1
    of = at + sentence.has(at, "CIVILIAN")  # "27 people of the fighters of X"
    fighters = of + 1 < end and sentence.has(of, "FROM") and "COMBATANT" in sentence.units[of + 1].classes
    return of + 1 if at > first and fighters else at


def _counts(unit: Unit) -> bool:
    return unit.word.number is not None or "NUMERAL" in unit.classes or "SOME_OF" in unit.classes


def _people(sentence: Sentence, at: int) -> bool:
    """Tell whether fighters, or people told by their nationality alone, stand here."""
    unit = sentence.units[at]
    if at and sentence.has(at, "FROM") and _counts(sentence.units[at - 1]):
        return at + 1 < len(sentence) and _whose(sentence, at + 1)
    if "COMBATANT" in unit.classes or "CIVILIAN" in unit.classes:
        return not unit.proclitic
    named = unit.plain and not unit.proclitic and not unit.facts.definite
    return named and origin(sentence, unit) is not None


def _is_named(unit: Unit) -> bool:
    """Tell whether the name of one who is told by his rank stands here: "the movement's head of operations, X"."""
    return unit.mention is not None and unit.mention.type is MentionType.PERSON and not unit.proclitic


def _object(unit: Unit) -> bool:
    """Tell whether people have the case of an object: "(he) killed a soldier"."""
    return unit.facts.oblique or (unit.facts.objective and unit.norm.endswith("ا"))


def _describes(sentence: Sentence, at: int) -> bool:
    """Tell whether a word goes on with those people: an adjective, their number, their nationality."""
    unit = sentence.units[at]
    if not unit.plain or unit.proclitic or "PREPOSITION" in unit.classes:
        return False
    return "NOTABLE" in unit.classes or unit.facts.qualifies or _counts(unit) or origin(sentence, unit) is not None


def _closes(unit: Unit) -> bool:
    """Tell whether nothing that could be acted on stands here: a mark, a time, a preposition, a further one with
    "and"."""
    if unit.timex is not None or not unit.norm[:1].isalpha():
        return True
    small = any(name in unit.classes for name in ("PREPOSITION", "INSIDE", "FROM", "BY", "AGAINST", "DURING", "THAT"))
    return small or (unit.proclitic not in ("", "ال")) or unit.facts.governed or "COMBATANT" in unit.classes


def _whose(sentence: Sentence, at: int) -> bool:
    """Tell whether a name behind fighters says whose they are: right behind them, "of", "in", "belonging to" it."""
    mention, unit = sentence.units[at].mention, sentence.units[at]
    if mention is None or not mention.parties:
        return False
    if mention.type is MentionType.BODY:
        return unit.proclitic in ("", "ل", "ب")
    return mention.type is MentionType.COUNTRY and unit.proclitic == "ل"


def _leads_on(unit: Unit) -> bool:
    """Tell whether a word may stand between fighters and whose they are."""
    if any(name in unit.classes for name in ("FROM", "INSIDE", "BELONGING", "COMBATANT", "SOME_OF", "NOTABLE")):
        return True
    return unit.plain and unit.norm.isalpha() and unit.facts.qualifies


def origin(sentence: Sentence, unit: Unit) -> str | None:
    """The state or body that an adjective names: "Turkish", "Houthi"."""
    if not unit.plain:
        return None
    return sentence.nationality(unit.word) or unit.facts.features.get("ORIGIN")


def teller(sentence: Sentence, clause: Clause, noun: int, sense: Sense, hit: Chain) -> Chain:
    """Whose side who tells of a death shows: his own soldier's, where no other is told ("the army announced the killing
    of a soldier"); where fighters of another side died in a raid that nobody else launched, he launched it.
    """
    told_by = announcer(sentence, clause, noun) or authorities(sentence, clause, noun)
    lone = told_by.mentions[0] if len(told_by.mentions) == 1 else None
    if lone is None or lone.type is not MentionType.BODY or not lone.parties:
        return Chain()
    if not hit:
        at = past_number(sentence, noun + 1, clause.end)
        return told_by if at < clause.end and "SOLDIER" in sentence.units[at].classes else Chain()
    if set(hit.mentions[0].parties) & set(lone.parties) or assailant(sentence, hit.end, clause.end):
        return Chain()
    raid = "own" in sense.frame.fields or any(
        sentence.has(at, name) for at in range(hit.end, clause.end) for name in ("ASSAULT", "AMBUSH")
    )
    return told_by if raid else Chain()


def authorities(sentence: Sentence, clause: Clause, index: int) -> Chain:
    """The police, prosecutors or army who tell of what is their own doing: "the public prosecutor in X announced the
    arrest of ...", "the authorities said that ... had been arrested".
    """
    above = sentence.clauses[clause.parent] if clause.link is Link.CONTENT and clause.parent is not None else clause
    for verb in range(min(above.end, index) - 1, above.start - 1, -1):
        if not any(sense.frame.act is Act.SAYS for sense in verb_senses(sentence, verb)):
            continue
        near = range(verb + 1, min(verb + _NEAR_VERB, above.end))
        if not any(sentence.has(at, "SECURITY") for at in near):
            return Chain()
        return stated(sentence, above, verb) or _land_behind(sentence, verb, above.end)
    return Chain()


_NEAR_VERB = 4


def _land_behind(sentence: Sentence, verb: int, end: int) -> Chain:
    """The land of "the police in X"."""
    for at in range(verb + 2, min(verb + _PHRASE, end)):
        mention = sentence.units[at].mention
        if mention is not None:
            land = mention.type is MentionType.COUNTRY and sentence.has(at - 1, "INSIDE")
            return Chain([mention], at + 1) if land else Chain()
    return Chain()


def only_befell(sentence: Sentence, clause: Clause, index: int, sense: Sense, who: Chain) -> bool:
    """Tell whether a deed befell unnamed people who stand before it: "two Syrians were killed by", "were killed in"."""
    if not who.mentions or not all(unnamed(mention.id) for mention in who.mentions):
        return False
    if after_class(sentence, index + 1, clause.end, ("BY",))[0]:
        return True
    before = who.end <= index and sense.form in ("past.two", "past.many")
    return before and (index + 1 >= clause.end or _closes(sentence.units[index + 1]))
