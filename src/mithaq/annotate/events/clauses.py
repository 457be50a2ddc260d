"""Part a sentence into clauses."""

from mithaq.annotate.events.datelines import dateline_end
from mithaq.annotate.events.passing import awaits_subject
from mithaq.annotate.events.units import Clause, Link, Sentence, senses_at
from mithaq.annotate.events.verbs import light_verb, of_text_before, verb_senses
from mithaq.model.kinds import MentionType, TimexType

_COMMAS = frozenset("،,؛;")


def clauses(sentence: Sentence) -> list[Clause]:
    """Part the units of a sentence into clauses, in order; every unit but those of a dateline belongs to one."""
    lead = dateline_end(sentence)
    starts: list[tuple[int, Link]] = [(lead, Link.MAIN)]
    units = sentence.units
    for index in range(lead + 1, len(sentence)):
        if not (units[index].facts.opens or units[index - 1].facts.hands_over):
            continue  # most words can open nothing
        start, current = starts[-1]
        link = _opens(sentence, index, start, current)
        nominal = current is Link.CONTENT and units[index].proclitic == "و" and units[index - 1].norm in _COMMAS
        if link in _BY_VERB and current is not Link.RELATIVE and not nominal and not _has_verb(sentence, start, index):
            continue  # what stood before the verb was its own fronted adverbial or subject
        if link is not None and index > start:
            starts.append((index, link))
    found: list[Clause] = []
    for number, (start, link) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else len(sentence)
        found.append(Clause(start, end, link, _parent(found, link)))
    return found


_BY_VERB = (Link.COORDINATE, Link.RESUMED)


def _has_verb(sentence: Sentence, start: int, end: int) -> bool:
    for at in range(start, end):
        unit = sentence.units[at]
        if unit.facts.senses and (verb_senses(sentence, at) or _is_participle(sentence, at)):
            return True
        if "LIGHT_VERBS" in unit.classes and light_verb(sentence, at):
            return True
    return False


def _is_participle(sentence: Sentence, index: int) -> bool:
    return any(sense.pos == "participle" for _, sense in senses_at(sentence, index))


def _opens(sentence: Sentence, index: int, start: int, current: Link) -> Link | None:
    unit, before = sentence.units[index], sentence.units[index - 1]
    if before.plain and "THAT" in before.classes:
        return Link.CONTENT
    if before.norm == ":" and index > 1:
        return Link.CONTENT
    if current is Link.RELATIVE and before.norm in _COMMAS and awaits_subject(sentence, start, index):
        return None
    if not unit.plain:
        return Link.RESUMED if current is Link.RELATIVE and before.norm in _COMMAS else None
    if "RELATIVE" in unit.classes and not _only_planned(sentence, index + 1):
        return Link.RELATIVE
    if "THEN" in unit.classes and unit.proclitic == "" and _verb_at(sentence, index + 1):
        return Link.COORDINATE  # "called X, then met Y"
    if "CLAUSE_OPENER" in unit.classes and "FROM" not in before.classes:  # "in principle" is "from where the principle"
        return Link.ADVERBIAL
    return _opens_with_verb(sentence, index, current)


def _verb_at(sentence: Sentence, index: int) -> bool:
    return index < len(sentence) and bool(verb_senses(sentence, index) or light_verb(sentence, index))


def _only_planned(sentence: Sentence, index: int) -> bool:
    """Tell whether "that was planned" follows: no clause of its own, for who meets where may stand behind it."""
    return sentence.has(index, "AUXILIARY") and sentence.has(index + 1, "SCHEDULED")


def _opens_with_verb(sentence: Sentence, index: int, current: Link) -> Link | None:
    unit, before = sentence.units[index], sentence.units[index - 1]
    if current is Link.ADVERBIAL and before.norm in _COMMAS and _object_of_main(sentence, index):
        return Link.RESUMED
    if not unit.facts.senses and not unit.classes:  # as most words are
        return Link.RESUMED if current is Link.RELATIVE and before.norm in _COMMAS else None
    senses = [
        sense for proclitic, sense in senses_at(sentence, index) if sense.pos == "participle" and proclitic in ("", "و")
    ]
    if senses and "PREPOSITION" not in before.classes:  # "in answer to X's demand" is spelled like "demanding"
        return Link.CIRCUMSTANCE
    verb = bool(verb_senses(sentence, index)) or light_verb(sentence, index) is not None or "AUXILIARY" in unit.classes
    if not verb and unit.proclitic == "و" and light_verb(sentence, index, "SCHEDULED_VERBS"):
        return Link.COORDINATE  # "and decided the imposing of sanctions"
    if verb and _qualifies(sentence, index):
        return Link.RELATIVE
    if verb and unit.proclitic in ("و", "ف"):
        return Link.COORDINATE
    if before.norm in _COMMAS:
        if "LIGHT_NOUN" in unit.classes and _awaits_deed(sentence, index, _WANTING):
            return None
        noun = any(not proclitic and sense.pos == "noun" for proclitic, sense in senses_at(sentence, index))
        if noun and _awaits_deed(sentence, index, ("ANNOUNCE_VERBS",)):
            return None  # "announced, on Sunday, the withdrawal of ...", spelled like "withdrew"
        if "RENEWED" in unit.classes and _awaits_deed(sentence, index, ("RENEW_VERBS",)):
            return None
        if verb and "AUXILIARY" not in unit.classes:
            return Link.RESUMED if current is Link.RELATIVE else Link.COORDINATE
        return Link.RESUMED if current is Link.RELATIVE else None
    return None


def _awaits_deed(sentence: Sentence, index: int, wanting: tuple[str, ...]) -> bool:
    """Tell whether a verb before the comma has what it denies, refuses or plans only here: "denied, on Monday, the
    holding of talks"."""
    for at in range(index - 1, max(-1, index - _INSERTED), -1):
        if any(name in sentence.units[at].classes for name in wanting):
            return not any("THAT" in unit.classes for unit in sentence.units[at:index])
    return False


_WANTING = ("DENIED_VERBS", "CALLED_VERBS", "CANCELLED_VERBS", "DECLINED_VERBS", "SCHEDULED_VERBS")


def _object_of_main(sentence: Sentence, index: int) -> bool:
    """Tell whether an event noun behind an inserted clause goes on with the main one: "held, where he was, talks"."""
    noun = any(
        not proclitic and sense.pos == "noun" and sense.frame.shape == "contact" and sense.form != "definite"
        for proclitic, sense in senses_at(sentence, index)
    )
    opener = next((at for at in range(index - 1, 0, -1) if sentence.has(at, "CLAUSE_OPENER")), 0)
    held = any(light_verb(sentence, at) for at in range(max(0, opener - 12), opener))
    return noun and opener > 0 and index - opener < _INSERTED and held


_INSERTED = 12


def _qualifies(sentence: Sentence, index: int) -> bool:
    """Tell whether a verb with an object of its own says what the noun before it is: "a truce that it announced"."""
    unit, before = sentence.units[index], sentence.units[index - 1]
    if unit.proclitic or not unit.facts.carries_object or not (before.norm[:1].isalpha() or before.timex):
        return False
    if "ITS_HOLDING" in unit.classes and not verb_senses(sentence, index):
        return False  # "its holding", spelled like "(he) held it"
    small = ("PREPOSITION", "THAT", "NEGATION", "AUXILIARY", "LEADING_ADVERB", "CLAUSE_OPENER", "WITH", "BETWEEN")
    plain = before.plain and not before.facts.definite and not any(name in before.classes for name in small)
    lasting = before.timex is not None and before.timex.type is TimexType.DURATION  # "a truce of three hours that ..."
    named = before.mention is not None and before.mention.type is MentionType.AGREEMENT
    return plain or lasting or named or (before.mention is not None and of_text_before(sentence, index))


def _parent(found: list[Clause], link: Link) -> int | None:
    """A content, circumstance or relative clause hangs on the last clause; others on the nearest of their own level."""
    if not found or link is Link.MAIN:
        return None
    last = len(found) - 1
    if link in (Link.CONTENT, Link.CIRCUMSTANCE, Link.RELATIVE):
        return last
    if link is Link.RESUMED:
        while found[last].link in (Link.RELATIVE, Link.ADVERBIAL) and found[last].parent is not None:
            last = found[last].parent or 0
    return last
