"""Acts of force: who does them, to whom."""

from mithaq.annotate.events.accidents import by_accident
from mithaq.annotate.events.arguments import (
    FAR,
    NEAR,
    Arguments,
    after_noun,
    announcer,
    carried,
    construct,
    deciding,
    doing,
    mentions_of,
    near_class,
    relative_behind,
    roles_of,
)
from mithaq.annotate.events.assailants import (
    aircraft,
    assailant,
    by_press,
    coming_from,
    dealing,
    launched,
    led_to,
    member_of,
    raid_of,
    repelling,
    slain_in,
    whose_raid,
)
from mithaq.annotate.events.chains import Chain
from mithaq.annotate.events.fights import ceases, figure_of_speech, of_crowd
from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.prepositions import after_class, named_for_place
from mithaq.annotate.events.sides import is_side, unnamed
from mithaq.annotate.events.struck import detained, downed, downer, holds_person, own_side, placed_at, site_of, struck
from mithaq.annotate.events.syntax import subject
from mithaq.annotate.events.targets import doer_of_noun, driven_out, holder, loser, whose_people
from mithaq.annotate.events.undone import asked_for, imagined, in_politics, laid_to, not_done, without_force
from mithaq.annotate.events.units import Clause, Link, Sentence
from mithaq.annotate.events.verbs import light_verb, verb_senses
from mithaq.annotate.events.victims import (
    authorities,
    befell,
    fallen_before,
    fallen_behind,
    ranked_behind,
    teller,
    victim,
)
from mithaq.model.kinds import ClaimKind, MentionType

_WHOSE = 4  # words before a relative clause: "the war in X that left 350,000 dead"


def attack(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> Arguments | None:
    """An act of force: who did it, to whom. What is to cease is none."""
    if figure_of_speech(sentence, clause, index, sense) or ceases(sentence, clause, index):
        return None
    if sense.frame.kind in _FOUGHT and imagined(sentence, clause, index, sense):
        return None
    if sense.frame.kind in _FOUGHT and by_accident(sentence, clause, index):
        return None
    if sense.pos == "verb" and sense.frame.kind is ClaimKind.ATTACK and without_force(sentence, index):
        return None
    reach = NEAR if "close" in sense.frame.fields else FAR
    charged = any(sentence.has(at, "CHARGE") for at in (index - 1, index - 2))
    if sense.pos == "noun" and charged:
        return None  # "convicted on charges of killing", "sentenced to death"
    if "intransitive" in sense.frame.fields and _takes_object(sentence, index):
        return None  # "that Washington may offer (it)", "filed a complaint", spelled like "advanced"
    unless = sense.frame.fields.get("never")
    if unless is not None and any(unless in unit.classes for unit in sentence.units[index : clause.end]):
        return None
    needed = sense.frame.needs is None or near_class(sentence, clause, index, sense.frame.needs, reach)
    persons = "persons" in sense.frame.fields
    if not needed and not (persons and (_countrymen(sentence, clause, index) or holds_person(sentence, clause, index))):
        return None
    related = clause.link is Link.RELATIVE  # "the war that left 350,000 dead"
    before = range(max(0, clause.start - _WHOSE * related, index - 7), index)
    if "victim" in sense.frame.fields and sense.pos == "noun" and any(sentence.has(at, "WAR") for at in before):
        return None  # the toll of a whole war
    if (by := sense.frame.fields.get("by")) is not None and not _with(sentence, clause, index, sense, by):
        return None
    if of_crowd(sentence, index, sense) or (sense.pos == "noun" and _likened(sentence, clause, index)):
        return None
    if sense.pos == "noun" and _struck_by_it(sentence, clause, index):
        return None  # "the raid that struck a market": told by its verb
    if sense.pos == "noun" and not_done(sentence, clause, index):
        return None
    if by_press(sentence, clause, index, sense) or in_politics(sentence, clause, index, sense):
        return None
    if asked_for(sentence, clause, index, sense):
        return None
    if "occasion" in sense.frame.fields and not _as_occasion(sentence, clause, index):
        return None
    if "victim" in sense.frame.fields and sense.form == "possessed.one" and _followed(sentence, index):
        return None  # "his killing was followed by clashes": it was told before
    suffered = False
    if sense.frame.kind in _BEFALLING and befell(sentence, index, clause.end, sense):
        return _befallen(sentence, clause, index, sense, fallen_behind(sentence, index, clause.end))
    if (fallen := fallen_before(sentence, clause, index, sense)) is not None:
        return _befallen(sentence, clause, index, sense, fallen)
    if sense.pos == "verb":
        who = downer(sentence, clause, index, sense, subject(sentence, clause, index))
        if "armed" in sense.frame.fields and _in_words(sentence, clause, who):
            return None
        if "victim" in sense.frame.fields and _elsewhere(sentence, clause, who):
            who = Chain()  # "the city mourned, where 52 fell": it was no target
        suffered = _suffered(sentence, clause, index, sense)
        who = Chain() if suffered else who or aircraft(sentence, index + 1, clause.end)
        who = who or (Chain() if suffered else raid_of(sentence, clause, index, sense))
        start = max(who.end, index + 1)
        if sense.frame.kind is ClaimKind.ARREST and sentence.has(start, "STOPPED"):
            return None  # "stopped the campaign", spelled like "held"
        if (
            all(unnamed(mention.id) for mention in who.mentions)
            and after_class(sentence, start, clause.end, ("BY",))[0]
        ):
            who = Chain()  # "two Syrians were killed by": they did nothing
        if (
            sense.form == "past.one"
            and _one_person(who)
            and (by := after_class(sentence, start, clause.end, ("BY",))[0] or slain_in(sentence, clause, start))
        ):
            return [*roles_of("target", who), *roles_of("actor", by), *placed_at(sentence, start, clause.end)]
        found = roles_of("target" if "victim" in sense.frame.fields else "actor", who)
        if "victim" in sense.frame.fields:
            if all(unnamed(mention.id) for mention in who.mentions):
                found = []  # "two Palestinians fell": no side of theirs
            found = found or roles_of("target", member_of(sentence, start, clause.end))
            who = after_class(sentence, start, clause.end, ("BY",))[0] or assailant(sentence, start, clause.end)
            found += roles_of("actor", who)
    else:
        start = after_noun(sentence, index, sense)
        hit = _held_there(sentence, start, sense) or _downed_there(sentence, start, sense)
        who = Chain() if hit else whose_raid(sentence, start, clause.end)
        who = Chain() if named_for_place(sentence, index, who) else who
        if "victim" in sense.frame.fields:
            named = start < clause.end and not sentence.units[start].plain  # and no "Palestinian" alone
            slain = construct(sentence, start, start + 1) if named else Chain()
            slain = slain or victim(sentence, start, clause.end) or ranked_behind(sentence, start, clause.end)
            found = roles_of("target", slain)
            who = teller(sentence, clause, index, sense, slain) if sense.frame.kind is ClaimKind.ATTACK else Chain()
            found += roles_of("actor" if slain else "target", who)
            start = max(start, slain.end)
        else:
            found = roles_of("actor", who)
        if not who and sense.frame.kind is ClaimKind.ARREST:
            who = authorities(sentence, clause, index)
            found += roles_of("actor", who)
        if not who and light_verb(sentence, index - 1, "TRY_VERBS"):
            who = subject(sentence, clause, index - 1)
            found += roles_of("actor", who)
        told = sentence.has(index, "DEED") or any(sentence.has(at, "DOING_NOUN") for at in (index - 1, index))
        if not who and (sense.frame.kind is ClaimKind.OPERATION or told):
            who = announcer(sentence, clause, index)
            found += roles_of("actor", who)
        if not who and "victim" not in sense.frame.fields:
            who = doer_of_noun(sentence, clause, index)
            found += roles_of("actor", who)
        if not who and sense.frame.kind is ClaimKind.SANCTION:
            decider = deciding(sentence, clause, index)
            decider = _verb_before(sentence, clause, index) if decider is None else decider
            who = subject(sentence, clause, decider) if decider is not None else announcer(sentence, clause, index)
            found += roles_of("actor", who)
        nobodys = not who and not carried(sentence, clause, index) and not _happened(sentence, clause, index)
        counted = any(sentence.has(index - step, "TOLL_OF") for step in (1, 2))
        nobodys = nobodys and not laid_to(sentence, clause, index)
        if nobodys and not counted and (sense.form == "definite" or not _asserted(sentence, index, sense)):
            return None
        verb = doing(sentence, clause, index, sense)
        verb = dealing(sentence, clause, index) if verb is None else verb
        if verb is None and sentence.has(index - 1, "DOING_NOUN"):
            verb = deciding(sentence, clause, index)  # "refrained from launching attacks on"
        if verb is not None and not who and not light_verb(sentence, verb, "RESULT_VERBS"):
            found += roles_of("actor", subject(sentence, clause, verb))
        start = max(start, who.end if who.end > index else 0)
    if not who:
        held = sense.pos == "verb" and sense.frame.kind is ClaimKind.ARREST  # "was held on his arrival from X"
        hit = "victim" in sense.frame.fields and sense.frame.needs != "ASSAULT"  # "the death of 800, most of them of"
        laid = sense.frame.kind is ClaimKind.SANCTION
        by = Chain() if held or hit or laid else coming_from(sentence, start, clause.end)
        by = by or after_class(sentence, start, clause.end, ("FROM", "BY") if laid else ("BY",))[0]
        by = by or launched(sentence, clause, start)
        if not by and sense.pos == "noun" and "victim" in sense.frame.fields:
            by = assailant(sentence, start, clause.end) or led_to(sentence, clause, index)
        found += roles_of("actor", by)
    told = "victim" in sense.frame.fields and any(role == "target" for role, _ in found)
    direct = sense.pos == "verb" and (bool(who) or suffered)
    target = Chain() if told else struck(sentence, start, clause.end, direct=direct)
    if not target and direct and not suffered and sense.frame.kind is ClaimKind.ATTACK:
        target = victim(sentence, start, clause.end)
    if sense.frame.kind is ClaimKind.ARREST and all(map(is_side, target.mentions)):
        target = Chain()  # "an Iranian was caught": not Iran
    if not target and (off := sense.frame.fields.get("off")):
        target = after_class(sentence, start, clause.end, (off,))[0]
    if not target and "downs" in sense.frame.fields:
        target = downed(sentence, start, clause.end, sense)
    if not target and not any(role == "target" for role, _ in found) and sense.frame.kind is ClaimKind.ATTACK:
        target = whose_people(sentence, start, clause.end, found)
    found += roles_of("target", target or own_side(sentence, clause, start, found))
    found += roles_of("target", _holding(sentence, clause, index, sense, found))
    if "armed" in sense.frame.fields and not found and _of_person(sentence, start, clause.end):
        return None  # one preacher attacks another
    if sense.pos == "noun" and _of_words(sentence, index, found):
        return None  # "Trump's attack on Kim, whom he called a madman"
    if "sides" in sense.frame.fields and not _by_force(sentence, clause, index, found):
        return None  # "who entered Europe illegally"
    found = found or [("back", "none")]
    if sense.frame.kind is ClaimKind.ARREST and (held_one := detained(sentence, start, clause.end)) is not None:
        found.append(("detainee", held_one.id))
    if _in_war(sentence, index, clause.end):
        found.append(("flag", "war"))
    return [*found, *placed_at(sentence, start, clause.end)]


def _of_words(sentence: Sentence, index: int, found: Arguments) -> bool:
    """Tell whether one person attacks another: he does so in words."""
    named = mentions_of(sentence)
    sides = [(role, named[ref].type) for role, ref in found if role in ("actor", "target") and ref in named]
    people = sides and all(kind in _OFFICIALS for _, kind in sides) and sentence.has(index, "ASSAULT")
    return bool(people) and {role for role, _ in sides} == {"actor", "target"}


def _by_force(sentence: Sentence, clause: Clause, index: int, found: Arguments) -> bool:
    """Tell whether a side, or armed people of none, do what is told, or one who was told of before: "it also entered
    the town"."""
    armed = any(sentence.has(at, name) for at in range(clause.start, clause.end) for name in ("FORCES", "COMBATANT"))
    goes_on = clause.link is Link.MAIN and sentence.has(index + 1, "GROUND")
    return armed or goes_on or any(role == "actor" for role, _ in found)


def _holding(sentence: Sentence, clause: Clause, index: int, sense: Sense, found: Arguments) -> Chain:
    """Whose the ground is that somebody strikes or takes, or who beats him off, where no other target is told."""
    if any(role == "target" for role, _ in found) or sense.frame.kind not in _FOUGHT:
        return Chain()
    told_of = sense.pos == "noun" and any(role == "actor" for role, _ in found)
    beaten = repelling(sentence, clause, index) if told_of else Chain()
    lost = loser(sentence, index + 1, clause.end, found) if sense.frame.kind is ClaimKind.OPERATION else Chain()
    return beaten or lost or driven_out(sentence, clause, index, found) or holder(sentence, index + 1, found)


_BEFALLING = (ClaimKind.ATTACK, ClaimKind.ARREST)
_FOUGHT = (ClaimKind.ATTACK, ClaimKind.OPERATION)


def _befallen(sentence: Sentence, clause: Clause, index: int, sense: Sense, people: int) -> Arguments:
    """What befell those who stand at ``people``: their side, where they fight for one, and who did it."""
    held = sense.frame.kind is ClaimKind.ARREST
    hit = Chain() if held else victim(sentence, people, clause.end)
    start = max(hit.end, index + 1)
    by = after_class(sentence, start, clause.end, ("BY",))[0] or launched(sentence, clause, start)
    by = by or (Chain() if held else assailant(sentence, start, clause.end))
    by = by or (Chain() if held else assailant(sentence, index + 1, people))  # "in the Russian raids fell three of"
    found = [*roles_of("target", hit), *roles_of("actor", by)] or [("back", "none")]
    return [*found, *placed_at(sentence, start, clause.end)]


def _one_person(who: Chain) -> bool:
    """Tell whether only a person is named behind a verb that may be a passive: "the commander X was killed by"."""
    return bool(who.mentions) and all(mention.type in _OFFICIALS for mention in who.mentions)


_OFFICIALS = (MentionType.PERSON, MentionType.ROLE)


def _held_there(sentence: Sentence, start: int, sense: Sense) -> bool:
    """Tell whether those who are held stand right behind the noun: "the arrest of five Syrians"."""
    if sense.frame.kind is not ClaimKind.ARREST or start >= len(sentence) or not sentence.units[start].plain:
        return False
    counted = sentence.units[start].word.number is not None
    return counted or any(sentence.has(start, name) for name in ("NUMERAL", sense.frame.needs or "-"))


def _downed_there(sentence: Sentence, start: int, sense: Sense) -> bool:
    """Tell whether the aircraft stand right behind the noun: "the downing of 20 Russian drones"."""
    counted = start < len(sentence) and sentence.units[start].word.number is not None
    return "downs" in sense.frame.fields and sentence.has(start + counted, sense.frame.needs or "-")


def _suffered(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> bool:
    """Tell whether what is struck stands right behind the verb, a passive: "positions of X were shelled by Y"."""
    if "suffered" in sense.frame.fields:
        return any(sentence.has(at, sense.frame.needs or "-") for at in range(index + 1, min(index + 3, clause.end)))
    struck = index + 1 < clause.end and sentence.units[index + 1].plain and sentence.has(index + 1, "AGAINST_NOUN")
    return struck and bool(after_class(sentence, index + 2, clause.end, ("BY",))[0])


def _takes_object(sentence: Sentence, index: int) -> bool:
    """Tell whether a pronoun is written onto a verb, or what is filed stands behind it."""
    filed = any(sentence.has(at, "FILED") for at in range(index + 1, index + _FILED))
    return sentence.units[index].facts.carries_object or filed


_FILED = 6


def _in_words(sentence: Sentence, clause: Clause, who: Chain) -> bool:
    """Tell whether only an official attacks, and no place is attacked: he does so in words."""
    diplomats = all("foreign-affairs" in (mention.entity or "") for mention in who.mentions)
    if who.mentions and diplomats:
        return True
    if not _one_person(who):
        return False
    return site_of(sentence, who.end, clause.end) is None


def _of_person(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether it is a person who is attacked, not by armed men, and not where he is."""
    if start < end and "COMBATANT" in sentence.units[start].classes:
        return False
    mentions = [unit.mention for unit in sentence.units[start:end] if unit.mention is not None]
    return any(mention.type is MentionType.PERSON for mention in mentions) and site_of(sentence, start, end) is None


def _struck_by_it(sentence: Sentence, clause: Clause, index: int) -> bool:
    """Tell whether a relative clause right behind a deed says what it struck: that clause tells the deed."""
    if not sentence.units[index].facts.definite or clause.end != index + 1 or not sentence.has(clause.end, "RELATIVE"):
        return False
    verb = clause.end + 1
    return verb < len(sentence) and any(sense.frame.name == "attack" for sense in verb_senses(sentence, verb))


def _in_war(sentence: Sentence, index: int, end: int) -> bool:
    """Tell whether "in the fighting" stands behind: of thousands who fell so, the toll is that of a war."""
    behind = range(index + 2, end)
    return any(
        sentence.has(at, "FIGHTING") and sentence.units[at].facts.definite and sentence.has(at - 1, "INSIDE")
        for at in behind
    )


def _countrymen(sentence: Sentence, clause: Clause, index: int) -> bool:
    """Tell whether some are told by their nationality or calling, in the case of an object: "held five Syrians"."""
    near = sentence.units[index + 1 : min(index + NEAR, clause.end)]
    return any(unit.plain and unit.facts.oblique and not unit.proclitic for unit in near)


def _as_occasion(sentence: Sentence, clause: Clause, index: int) -> bool:
    """Tell whether a state is told as having come about: "after the movement's control of the city", "announced its
    control of"."""
    told = any(sentence.has(index - 1, name) for name in ("AFTER", "SINCE"))
    return told or bool(announcer(sentence, clause, index))


def _followed(sentence: Sentence, index: int) -> bool:
    return any(light_verb(sentence, at, "SEQUEL_VERBS") for at in range(max(0, index - 2), index))


def _elsewhere(sentence: Sentence, clause: Clause, who: Chain) -> bool:
    """Tell whether a chain names only places, and stands before the clause."""
    start = sentence.offsets(clause.start, clause.start + 1)[0]
    sites = (MentionType.PLACE, MentionType.COUNTRY)
    return bool(who.mentions) and all(each.type in sites and each.span.start < start for each in who.mentions)


def _happened(sentence: Sentence, clause: Clause, noun: int) -> bool:
    """Tell whether a clause right behind says of it that it took place, with its day: "the raid that happened on"."""
    related = relative_behind(sentence, clause)
    if related is None or related.start - noun > _HAPPENED:
        return False
    verbs = range(related.start, min(related.start + 3, related.end))
    dated = any(unit.timex is not None for unit in sentence.units[related.start : related.end])
    return dated and any(sentence.has(at, "FIGHT_VERBS") for at in verbs)


_HAPPENED = 4


def _likened(sentence: Sentence, clause: Clause, index: int) -> bool:
    """Tell whether something only is or counts as an attack: "the poem is an attack on ..."."""
    return any(light_verb(sentence, at, "BEING_VERBS") for at in range(max(clause.start, index - 5), index))


def _verb_before(sentence: Sentence, clause: Clause, index: int) -> int | None:
    """The first verb of the clause: "brought back the sanctions"."""
    return next((at for at in range(clause.start, index) if verb_senses(sentence, at)), None)


def _with(sentence: Sentence, clause: Clause, index: int, sense: Sense, preposition: str) -> bool:
    """Tell whether what the frame needs has this preposition written onto it: "answered with a raid"."""
    needed = sense.frame.needs or "-"
    behind = [unit for unit in sentence.units[index + 1 : clause.end] if needed in unit.classes]
    return any(unit.classes[needed] == preposition or unit.norm.startswith(preposition) for unit in behind)


def _asserted(sentence: Sentence, index: int, sense: Sense) -> bool:
    """Tell whether a doing without a doer is told at all, and is no aim: it is charged or denied, or needs no words."""
    if "told" not in sense.frame.fields:
        return True
    if sentence.units[index].proclitic == "ل":
        return False  # "surrounded the town to take it back"
    return not sentence.units[index - 1].plain or sentence.units[index].norm.startswith("ب")
