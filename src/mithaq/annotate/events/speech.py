"""Who says what: the source of a speech word, its cue, and the stretch of clauses it says."""

from mithaq.annotate.events.appositions import acts
from mithaq.annotate.events.chains import Chain, chain
from mithaq.annotate.events.counterparts import before_counterpart
from mithaq.annotate.events.forms import behind_several
from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.heads import office_behind
from mithaq.annotate.events.idle import behind_unnamed
from mithaq.annotate.events.introduced import introduced
from mithaq.annotate.events.nouns import disagrees, overshadowed
from mithaq.annotate.events.passing import vocalised_passive
from mithaq.annotate.events.pro_drop import (
    behind_noun,
    behind_preposition,
    of_another_gender,
    speaking_on,
    understood_speaker,
)
from mithaq.annotate.events.relatives import of_object
from mithaq.annotate.events.sides import is_side
from mithaq.annotate.events.strangers import agency, by_stranger, of_members, of_somebody
from mithaq.annotate.events.syntax import governed, has_object, opening, stated, subject
from mithaq.annotate.events.units import Clause, Link, Sentence, Unit
from mithaq.annotate.events.verbs import verb_senses
from mithaq.annotate.events.voices import of_other_voice, one_of_a_people, text_told, told_in_text
from mithaq.model.kinds import Act, MentionType

_REACH = 8


def speaker(sentence: Sentence, found: list[Clause], number: int, index: int, sense: Sense) -> Chain:
    """Who speaks: the subject of the verb; of a participle, the subject of the clause it hangs on."""
    clause = found[number]
    if sense.pos == "participle":
        return inherited(sentence, found, number)
    if vocalised_passive(sentence, index):
        return Chain([], index + 1, "none")
    if "source" in sense.frame.fields:
        return _behind_class(sentence, clause, index, "QUOTED_FROM") or _first_name(sentence, clause, index)
    if _of_text(sentence, clause, index, sense):
        return Chain()
    if text := told_in_text(sentence, clause, index):
        return text
    if text := text_told(sentence, clause, index, sense):
        return text
    if clause.link is Link.ADVERBIAL and agency(sentence, index):
        return Chain()  # "as the news agency called it"
    named = _summoner(sentence, clause, index) if "summons" in sense.frame.fields else stated(sentence, clause, index)
    named = before_counterpart(sentence, named)
    if all(map(is_side, named.mentions)) and not named.back and by_stranger(sentence, found, number, index):
        return of_members(sentence, index)
    if of_somebody(sentence, index):
        return Chain([], index + 1, "none")
    if one_of_a_people(sentence, index, named):
        return Chain([], index + 1, "none")
    if "stated" in sense.frame.fields:
        return named if _before_needed(sentence, index, sense, named) else Chain()
    if not named and _charged_there(sentence, clause, index, sense):
        return Chain([], index + 1, "none")
    meant = named or _object_of(sentence, clause, index)
    if _charges(sentence, clause, index, sense, meant):
        if (first := _first_side(meant)) is None:
            return opening(sentence, clause, index) or _charger(sentence, found, number, index)
        named = first
    if sentence.units[index].proclitic and behind_preposition(sentence, named, index):
        named = Chain()  # "between X and Y", and then "and (we) call for"
    who = named or speaking_on(sentence, found, number, index, sense)
    who = who or before_counterpart(sentence, understood_speaker(sentence, clause, index, sense))
    if of_other_voice(sentence, index, sense, who):
        return Chain([], index + 1, "none")
    if who:
        return who
    if index > clause.start and _noun_before(sentence, index):
        return Chain()  # "reports that say": its subject is that noun
    own = sense.form.endswith(("two", "many", "we"))
    summons = "summons" in sense.frame.fields  # the name behind is that of the envoy's land
    who = _first_name(sentence, clause, index) if sense.frame.needs and not summons else Chain()
    who = who if who or own else _of_land(sentence, clause, index)
    if not who and sense.frame.act in _TELLING and "charge" not in sense.frame.fields:
        who = office_behind(sentence, index, clause.end)
    who = who or introduced(sentence, index, sense)
    if not who and names_other(sentence, index + 1):
        return of_members(sentence, index)
    if not who and clause.link in (Link.COORDINATE, Link.RESUMED):
        above = inherited(sentence, found, number)
        return above if not of_another_gender(sentence, above, index) else Chain()
    return who


def _summoner(sentence: Sentence, clause: Clause, index: int) -> Chain:
    """Who summons: not the envoy right behind the verb."""
    behind = behind_times(sentence, index + 1, clause.end)
    return opening(sentence, clause, index) if sentence.has(behind, "ENVOY") else stated(sentence, clause, index)


def _before_needed(sentence: Sentence, index: int, sense: Sense, named: Chain) -> bool:
    """Tell whether somebody is named before what the verb needs: "charges were levelled at X" is no speech of X."""
    needed = sense.frame.needs or ""
    at = next((at for at in range(index + 1, len(sentence)) if sentence.has(at, needed)), len(sentence) - 1)
    limit = sentence.offsets(at, at + 1)[0]
    return bool(named.mentions) and all(mention.span.start < limit for mention in named.mentions)


def _object_of(sentence: Sentence, clause: Clause, index: int) -> Chain:
    """Who stands right behind a verb of another gender, its object: "and (he) accused the movement of"."""
    behind = index + 1 < clause.end and disagrees(sentence, index, index + 1)
    return chain(sentence, index + 1, clause.end) if behind else Chain()


def _charges(sentence: Sentence, clause: Clause, index: int, sense: Sense, named: Chain) -> bool:
    """Tell whether what somebody is charged with, or described as, stands right behind the names that follow a verb:
    the last of them are its object ("and accused X of ...").
    """
    charge = sense.frame.fields.get("charge")
    if charge is None or sense.pos != "verb" or not index < named.end < clause.end or has_object(sentence, index):
        return False
    trigger = sentence.offsets(index, index + 1)[0]
    behind = sentence.units[named.end]
    follows = behind.plain and behind.norm.startswith(charge)
    return follows and all(mention.span.start > trigger for mention in named.mentions)


def _charged_there(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> bool:
    """Tell whether a relative clause only says as what its head was described: "the treaty that was called severe"."""
    charge = sense.frame.fields.get("charge")
    if charge is None or clause.link is not Link.RELATIVE or has_object(sentence, index):
        return False
    at = index + 1
    while at < clause.end and (sentence.units[at].timex or sentence.has(at, "LEADING_ADVERB")):
        at += 1
    return at < clause.end and sentence.units[at].plain and sentence.units[at].norm.startswith(charge)


def _first_side(named: Chain) -> Chain | None:
    """Of names that are read as one, though nothing joins them, those of the first side: "described X the leader of Y
    as"; None where there are no others.
    """
    sides = [set(mention.parties) for mention in named.mentions]
    other = next((at for at, side in enumerate(sides) if at and side and sides[0] and side.isdisjoint(sides[0])), None)
    if other is None or named.mentions[other].span.start - named.mentions[other - 1].span.end > 1:
        return None
    return Chain(named.mentions[:other], named.end - len(sides) + other)


def _charger(sentence: Sentence, found: list[Clause], number: int, index: int) -> Chain:
    """Who charges somebody, told before; of a verb that joins nothing, nobody: it is a passive."""
    clause = found[number]
    if clause.link is Link.RELATIVE:
        before = clause.start - 1 - (clause.start > 1 and sentence.units[clause.start - 1].norm in "،,")
        return chain(sentence, before, clause.start) if before >= 0 and acts(sentence.units[before]) else Chain()
    if clause.link is not Link.MAIN and (who := inherited(sentence, found, number)):
        return who
    return Chain([], index + 1, "speaker") if sentence.units[index].proclitic else Chain()


def needed_word(sentence: Sentence, found: list[Clause], number: int, index: int, sense: Sense) -> bool:
    """Tell whether the word that a verb of saying needs stands behind it; a relative clause may stand between:
    "the minister, who led the session, expressed ...".
    """
    end = found[number].end
    near = end if "far" in sense.frame.fields else min(index + _NEEDED, end)
    needed = sense.frame.needs or ""
    if any(needed in unit.classes for unit in sentence.units[index + 1 : near]):
        return True
    if "far" in sense.frame.fields and _behind_comma(sentence, near, needed):
        return True
    behind = found[number + 1 : number + 3]
    inserted = len(behind) > 1 and behind[0].link is Link.RELATIVE and behind[1].link is Link.RESUMED
    return inserted and sentence.has(behind[1].start, needed)


_NEEDED = 7
_TELLING = (Act.SAYS, Act.ASSESSES)


def _behind_comma(sentence: Sentence, start: int, needed: str) -> bool:
    """Tell whether the needed word goes on behind something inserted: "renewed, in a cable that he sent, the call"."""
    return any(sentence.has(at, needed) and sentence.units[at - 1].norm in "،," for at in range(start, len(sentence)))


def takes(sentence: Sentence, start: int, sense: Sense) -> bool:
    """Tell whether the verb governs what makes it one of saying: one of the prepositions of its frame, or "that"."""
    owing = sense.frame.fields.get("owing")  # "owes its arms openly to Tehran"
    if owing is not None and any(unit.proclitic == owing for unit in sentence.units[start : start + _OWED]):
        return False
    wanted = sense.frame.takes
    if not wanted:
        return True
    for unit in sentence.units[start : start + _GOVERNED]:
        if "THAT" in unit.classes or unit.norm in wanted:
            return True
        if (unit.proclitic or (unit.norm[:1] if unit.plain and not unit.classes else "")) in wanted:
            return True
    return False


_GOVERNED = 4
_OWED = 2


def _of_text(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> bool:
    """Tell whether a text says it: "a draft that calls on the council to ..." has no relative pronoun."""
    if index == clause.start or not sense.form.startswith("present") or sentence.units[index].proclitic:
        return False
    before = sentence.units[index - 1]
    return before.plain and not before.facts.definite and any(name in before.classes for name in _TEXTS)


_TEXTS = ("STATEMENT", "PROPOSAL", "INSTRUMENT")


def _noun_before(sentence: Sentence, index: int) -> bool:
    """Tell whether a noun that is no name stands right before the verb."""
    unit, before = sentence.units[index], sentence.units[index - 1]
    return before.plain and before.norm[:1].isalpha() and not before.classes and not unit.proclitic


def inherited(sentence: Sentence, found: list[Clause], number: int) -> Chain:
    """The subject of the clause that this one hangs on, as far up as there is one."""
    at = found[number].parent
    while at is not None:
        clause = found[at]
        if of_object(sentence, clause):
            at = clause.parent
            continue
        verb = next((index for index in range(clause.start, clause.end) if verb_senses(sentence, index)), None)
        if verb is not None and (who := subject(sentence, clause, verb)).mentions:
            return who if not behind_noun(sentence, who, verb) else Chain()
        for index in range(clause.start, clause.end):
            unit = sentence.units[index]
            joined = unit.proclitic == "و" and index > clause.start and sentence.units[index - 1].mention is not None
            free = unit.mention is not None and not joined and not governed(sentence, index, clause.start)
            free = free and not behind_several(sentence, index)
            if free and (who := chain(sentence, index, clause.end)):
                return who
        at = clause.parent
    return Chain()


def according(sentence: Sentence) -> Chain:
    """The source of "according to ...", wherever it stands in the sentence."""
    for index, unit in enumerate(sentence.units):
        if "ACCORDING" in unit.classes:
            for at in range(index + 1, min(index + 6, len(sentence))):
                if sentence.units[at].mention is not None and (who := chain(sentence, at, len(sentence))):
                    return who
                if sentence.has(at, "SINGLE_BACK"):
                    return Chain([], at + 1, "single")
    return Chain()


def content(sentence: Sentence, found: list[Clause], number: int) -> tuple[int, ...]:
    """The clauses that a speech clause says: those that hang on it, down to the next clause of its own level."""
    said: list[int] = []
    for later in range(number + 1, len(found)):
        clause = found[later]
        if (
            clause.link is Link.MAIN
            or (clause.link is Link.COORDINATE and not any(found[at].link in _SAID for at in said))
            or sentence.has(clause.start, "SHIFT")
        ):
            break
        if not said and clause.link not in (Link.CONTENT, Link.RELATIVE, Link.ADVERBIAL, Link.RESUMED):
            break
        said.append(later)
    return tuple(said)


_SAID = (Link.CONTENT, Link.ADVERBIAL, Link.RESUMED)
"""Links of what is said; of "rejected the term that X had set, and summoned its envoy" the second is another deed."""


def _first_name(sentence: Sentence, clause: Clause, index: int) -> Chain:
    """The first name behind a verb, unless a preposition stands before it or is written onto it."""
    for at in range(index + 1, min(index + 1 + _REACH, clause.end)):
        if sentence.units[at].mention is not None:
            if disagrees(sentence, index, at):
                return Chain()  # "(he) held the government to blame"
            if overshadowed(sentence, at) and not sentence.has(at - 1, "QUOTED_FROM"):
                return Chain()  # "voiced their support for Israel"
            return chain(sentence, at, clause.end)
    return Chain()


def _of_land(sentence: Sentence, clause: Clause, index: int) -> Chain:
    """The land of a body that no table holds: "the border service in Kyrgyzstan said"."""
    for at in range(index + 1, min(index + 1 + _REACH, clause.end)):
        unit = sentence.units[at]
        if unit.plain and sentence.nationality(unit.word) is not None:
            return Chain()  # "a Syrian refugee in Lebanon"
        if unit.mention is not None and sentence.has(at - 1, "INSIDE"):
            if unit.mention.type is not MentionType.COUNTRY or at <= index + 2:
                return Chain()
            stop = at + 1
            while stop < clause.end and _and_land(sentence.units[stop]):
                stop += 1
            return chain(sentence, at, stop)
        office = unit.mention is not None and unit.mention.type is MentionType.ROLE
        if office or not unit.norm[:1].isalpha() or unit.timex or "NO_NATIVE" in unit.classes:
            return Chain()  # "the former ambassador in Japan" is not Japan's
        if any(name in unit.classes for name in ("THAT", "RELATIVE")):
            return Chain()
        if "PREPOSITION" in unit.classes and "INSIDE" not in unit.classes:
            return Chain()  # what follows is what is said: "called for an end of the war in ..."
    return Chain()


def names_other(sentence: Sentence, index: int) -> bool:
    """Tell whether somebody stands here whom no table holds: "the ministry of health in Gaza said"."""
    unit = sentence.units[index] if index < len(sentence) else None
    named = unit is not None and unit.mention is not None and unit.mention.type in _SPEAKING
    return named and unit is not None and not unit.proclitic


_SPEAKING = (MentionType.BODY, MentionType.ROLE, MentionType.PERSON, MentionType.MECHANISM, MentionType.FORMAT)


def _and_land(unit: Unit) -> bool:
    """Tell whether a further land follows: "the commanders in Thailand and Cambodia"."""
    return unit.proclitic == "و" and unit.mention is not None and unit.mention.type is MentionType.COUNTRY


def behind_times(sentence: Sentence, index: int, end: int) -> int:
    """The first unit from ``index`` on that is neither a time nor a mark: "accused, on Friday, the army"."""
    while index < end and (sentence.units[index].timex or sentence.units[index].norm in "،,"):
        index += 1
    return index


def accused_of(sentence: Sentence, clause: Clause, start: int, sense: Sense) -> Chain:
    """Whom somebody accuses, told from ``start`` on, or behind the charges: "levelled charges at the army"."""
    charges = sense.frame.needs if sense.frame.needs == "CHARGES" else None
    if charges is None:
        return chain(sentence, behind_times(sentence, start, clause.end), clause.end)
    at = next((at for at in range(start, min(start + _REACH, clause.end)) if sentence.has(at, charges)), None)
    if at is None:
        return Chain()
    behind = at + 1 + sentence.has(at + 1, "TOWARDS")
    return chain(sentence, behind, clause.end) if behind < clause.end else Chain()


def _behind_class(sentence: Sentence, clause: Clause, index: int, name: str) -> Chain:
    for at in range(index + 1, min(index + 1 + _REACH, clause.end)):
        if sentence.has(at, name):
            inside = behind_unnamed(sentence, at + 1) if sentence.has(at + 1, "UNNAMED") else 0
            return chain(sentence, inside or at + 1, clause.end)  # "an official in the movement"
    return Chain()


def says_nothing(sentence: Sentence, parts: list[Clause], number: int, index: int) -> bool:
    """Tell whether a verb of saying ends its sentence, with nothing said: "as it says"."""
    end = parts[number].end
    rest = sum(unit.norm[:1].isalpha() for unit in sentence.units[index + 1 : end])
    return rest < 1 and not content(sentence, parts, number) and number + 1 == len(parts)


def goes_on_with(sentence: Sentence, parts: list[Clause], number: int, index: int) -> bool:
    """Tell whether words follow with which a speaker goes on, told or quoted, or what he mentions by a preposition."""
    behind = sentence.units[index + 1 :]
    if behind and behind[0].plain and behind[0].norm.startswith("ب"):
        return True
    return bool(content(sentence, parts, number)) or any(unit.norm in '"«“:' for unit in behind)


def joint(sentence: Sentence, index: int) -> bool:
    """Tell whether a joint statement is spoken of right behind the verb."""
    return any(sentence.has(at, "JOINT") for at in range(index + 1, index + 5))


def names_its_own(sentence: Sentence, index: int, who: Chain, *, before: bool) -> bool:
    """Tell whether a verb of saying has its speaker named behind it; if ``before``, also right before it: "the minister
    thanked"."""
    trigger = sentence.offsets(index, index + 1)[0]
    if any(mention.span.start > trigger for mention in who.mentions):
        return True
    at = index - 1
    while at > 0 and sentence.has(at, "AUXILIARY"):
        at -= 1
    last = sentence.units[at].mention if before and at >= 0 else None
    return last is not None and last in who.mentions and not governed(sentence, at, 0)


def aired(sentence: Sentence, clause: Clause, index: int, who: Chain) -> bool:
    """Tell whether a verb of writing needs no name behind it: said "on a platform", or "as for X, he wrote"."""
    near = range(index + 1, min(index + _AIR, clause.end))
    return sentence.has(clause.start, "AS_FOR") or (not who and any(sentence.has(at, "CHANNEL") for at in near))


_AIR = 5
