"""Part a sentence into clauses, and tell verbs from the nouns that are spelled like them."""

from mithaq.annotate.events.appositions import acts, of_subject
from mithaq.annotate.events.datelines import dateline_end
from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.passing import awaits_subject, past_circumstances
from mithaq.annotate.events.units import Clause, Link, Sentence, Unit, senses_at
from mithaq.model.kinds import MentionType, TimexType

_QUOTES = frozenset('"«“')
_COMMAS = frozenset("،,؛;")
_BREAKS = frozenset('،,؛;:"«»“”()[]-–—…')


def verb_senses(sentence: Sentence, index: int) -> list[Sense]:
    """The senses of a unit as a verb, if it can be one where it stands."""
    if not sentence.units[index].facts.senses:
        return []
    found = sentence.verbs.get(index)
    if found is None:
        found = sentence.verbs[index] = [
            sense
            for proclitic, sense in senses_at(sentence, index)
            if sense.pos == "verb" and proclitic in ("", "و", "ف") and _may_stand(sentence, index, proclitic, sense)
        ]
    return found


def _may_stand(sentence: Sentence, index: int, proclitic: str, sense: Sense) -> bool:
    """Tell whether a form that may be something else as well is a verb where it stands."""
    before = sentence.units[index - 1] if index else None
    if sentence.has(index, "CAUSE") or sentence.has(index, "HOLD"):
        return False  # "in answer to"; "its hold on", spelled like "it held it"
    if not proclitic and sense.form == "present.one" and before is not None and _noun_of(sentence.units[index], before):
        return False  # "a mechanism for receiving the arms", spelled like "receives"
    if proclitic == "ف" and before is not None and before.norm not in _BREAKS and not _as_for(sentence, index):
        return False  # the letter rather belongs to a noun
    if before is not None and not proclitic and _governing(before) and not sense.form.startswith("jussive"):
        return False  # "because of his lying": a preposition takes a noun
    if sense.form == "past.two" and _is_accusative(sentence, index):
        return False  # "in refusal of", "a refusal by", spelled like "the two refused"
    if sense.form.startswith("jussive") and not sentence.has(index - 1, "JUSSIVE"):
        return False
    if sense.form.endswith("we") and not any(unit.norm in _QUOTES for unit in sentence.units[:index]):
        return False
    if proclitic == "و" and sense.form == "past.one" and _listed_noun(sentence, index):
        return False
    return not sense.doubtful or verb_place(sentence, index) or _of_occasion(sentence, index, sense)


def _listed_noun(sentence: Sentence, index: int) -> bool:
    """Tell whether a form that may be a verbal noun is rather one of a list of them, as no subject of its own stands
    behind it: "the plan lays down a truce in X and the exchange of the prisoners", spelled like "exchanged"."""
    unit, following = sentence.units[index], sentence.units[index + 1] if index + 1 < len(sentence) else None
    if following is None or not any(sense.pos == "noun" for _, sense in unit.facts.senses):
        return False
    if following.mention is not None and following.mention.type in (MentionType.PERSON, MentionType.ROLE):
        return False
    over = head_of_list(sentence, 0, index)
    return over is not None and any(name in sentence.units[over].classes for name in _OVER_LISTS)


_OVER_LISTS = ("CALLED", "CALLED_VERBS", "PROVIDES_VERBS", "TREATING_VERBS", "SCHEDULED_VERBS", "DECLINED_VERBS")


def _is_accusative(sentence: Sentence, index: int) -> bool:
    """Tell whether a form of two is rather a noun as an object: "of" or "by" is written behind it."""
    following = sentence.units[index + 1] if index + 1 < len(sentence) else None
    behind = following is not None and (following.proclitic.endswith("ل") or "FROM" in following.classes)
    unit = sentence.units[index]
    short = len(unit.norm) - len(unit.proclitic) <= _SHORT  # nouns of longer verbs are spelled otherwise
    return short and behind and not any("GROUP_BACK" in one.classes for one in sentence.units[:index])


_SHORT = 4


def _of_occasion(sentence: Sentence, index: int, sense: Sense) -> bool:
    """Tell whether a verb says of the meeting right before it whom it brought together: "a secret meeting gathered"."""
    gathers = sense.frame.fields.get("never") == "BETWEEN"
    return gathers and any(sentence.has(index - step, "OCCASION_NOUN") for step in (1, 2))


def _noun_of(unit: Unit, before: Unit) -> bool:
    """Tell whether a word that may be a verbal noun too stands right behind a noun that governs it."""
    noun = any(not proclitic and sense.pos == "noun" for proclitic, sense in unit.facts.senses)
    if "MECHANISM" in before.classes:
        return noun
    bare = before.plain and before.norm.isalpha() and not (before.classes or before.facts.senses)
    return noun and bare and not before.facts.definite


def _as_for(sentence: Sentence, index: int) -> bool:
    """Tell whether a name fronted by "as for" stands before: "as for X, he said ..."."""
    return any(sentence.has(at, "AS_FOR") for at in range(max(0, index - _FRONTED), index))


_FRONTED = 9


def _governing(unit: Unit) -> bool:
    """Tell whether a word is a preposition and nothing else; "who" and "since" may have a verb behind them."""
    small = unit.classes
    takes_noun = "PREPOSITION" in small or "CAUSE" in small
    return unit.plain and takes_noun and not any(name in small for name in _ALSO_BEFORE_VERBS)


_ALSO_BEFORE_VERBS = ("FROM", "SINCE", "CLAUSE_OPENER", "THAT", "BETWEEN")


def light_verb(sentence: Sentence, index: int, name: str = "LIGHT_VERBS") -> str | None:
    """Return "tense.number" where a unit is a verb of the class ``name``."""
    if not sentence.has(index, name):
        return None
    unit = sentence.units[index]
    if not unit.plain or unit.classes[name] not in ("", "و", "ف"):
        return None
    features = sentence_features(sentence, index, name)
    if (
        features is not None
        and features.startswith("present")
        and sentence.has(index - 1, "AFTER")
        and not unit.proclitic
    ):
        return None  # "after the intervention of", spelled like "enters"
    short = features == "past.one" and len(unit.norm) <= 3
    if short and not (verb_place(sentence, index) or _held(sentence, index) or sentence.has(index + 1, "IN_IT")):
        return None
    return features


def _held(sentence: Sentence, index: int) -> bool:
    """ "The first meeting held in ...": behind a definite noun and before a preposition, a bare form is the verb."""
    return index > 0 and sentence.units[index - 1].facts.definite and sentence.has(index + 1, "PREPOSITION")


def sentence_features(sentence: Sentence, index: int, name: str) -> str | None:
    """The features under which the class ``name`` lists the verb at ``index``."""
    unit = sentence.units[index]
    return unit.facts.features.get(name)


def verb_place(sentence: Sentence, index: int) -> bool:
    """Tell whether a verb may stand here: first in its clause, behind a particle, a name or a time."""
    if index == 0:
        following = sentence.units[1] if len(sentence) > 1 else None
        governs = following is not None and following.plain and "PREPOSITION" in following.classes
        joined = sentence.units[0].proclitic in ("و", "ف")  # "and was handed over in return"
        told = not governs or joined or sentence.has(1, "WITH") or sentence.has(1, "QUOTED_FROM")
        return told or _subject_behind(sentence)
    before = sentence.units[index - 1]
    if before.norm in _BREAKS or before.norm in (".", "!", "؟"):
        return not _resumed(sentence, index)
    if not before.plain:
        return sentence.units[index].proclitic != "" or not _follows_verb(sentence, index)
    if sentence.units[index].word.readings and sentence.units[index].proclitic in ("و", "ف"):
        return True
    particles = (
        "THAT",
        "RELATIVE",
        "CLAUSE_OPENER",
        "LEADING_ADVERB",
        "NEGATION",
        "GROUP_BACK",
        "SINGLE_BACK",
        "AUXILIARY",
    )
    return any(name in before.classes for name in particles) or _behind_opening(sentence, index)


def _subject_behind(sentence: Sentence) -> bool:
    """Tell whether a name stands behind the time or place that follows the first word: "held in Geneva X talks"."""
    at = past_circumstances(sentence, 1, len(sentence))
    return 1 < at < len(sentence) and acts(sentence.units[at]) and not sentence.units[at].proclitic


def _behind_opening(sentence: Sentence, index: int) -> bool:
    """Tell whether what stands before in the sentence only says at what: "at the end of the talks they signed"."""
    if not 1 < index <= _OPENING or not sentence.units[index - 1].facts.definite:
        return False
    first = sentence.units[0]
    if not first.plain or not any(name in first.classes for name in ("PREPOSITION", "AFTER", "DURING")):
        return False
    between = sentence.units[1:index]
    return all(
        unit.plain and unit.norm.isalpha() and not any(sense.pos == "verb" for _, sense in unit.facts.senses)
        for unit in between
    )


_OPENING = 4


def _resumed(sentence: Sentence, index: int) -> bool:
    """Tell whether what stands here is the object of a verb before a time set off by commas: "decided, on Sunday, a
    cut in relations"."""
    opening = index - 3
    if opening < 2 or sentence.units[index].proclitic or sentence.units[index - 2].timex is None:
        return False
    return sentence.units[opening].norm in _BREAKS and _follows_verb(sentence, opening)


def _follows_verb(sentence: Sentence, index: int) -> bool:
    """Tell whether the names before ``index`` are those of a verb: what follows them is its object."""
    for at in range(index - 1, max(-1, index - 7), -1):
        unit = sentence.units[at]
        if unit.plain and "AUXILIARY" in unit.classes:
            return False
        if unit.plain and at < index - 1 and of_subject(sentence, at):
            continue
        if unit.plain:
            verbs = [sense for _, sense in unit.facts.senses if sense.pos == "verb"]
            sure = any(not sense.doubtful for sense in verbs) or (bool(verbs) and verb_place(sentence, at))
            return (sure or any(name.endswith("_VERBS") for name in unit.classes)) and unit.proclitic in ("", "و", "ف")
    return False


def head_of_list(sentence: Sentence, start: int, noun: int) -> int | None:
    """The verb, or the noun of wanting or planning, that stands over the list in which the noun at ``noun`` is joined
    on; None where the noun stands first, or what stands before it is no list."""
    if not sentence.units[noun].proclitic.startswith("و"):
        return None
    for at in range(noun - 1, start - 1, -1):
        unit = sentence.units[at]
        if not unit.plain:
            continue
        if unit.norm in _MARKS or (not unit.proclitic and any(name in unit.classes for name in _ENDS)):
            return None
        if at < noun - 2 and "CALLED" in unit.classes and "MEDIATION" not in unit.classes:
            return at
        if _is_verb(sentence, at):
            return at if at < noun - 2 else None
    return None


def _is_verb(sentence: Sentence, at: int) -> bool:
    unit = sentence.units[at]
    if unit.facts.senses and verb_senses(sentence, at):
        return True
    return any(name.endswith("_VERBS") and light_verb(sentence, at, name) for name in unit.classes)


_ENDS = ("RELATIVE", "THAT", "CLAUSE_OPENER", "AFTER", "UPON", "CAUSE", "WHILE")
_MARKS = frozenset('"«»“”():;؛')


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
    return plain or lasting or (before.mention is not None and before.mention.type is MentionType.AGREEMENT)


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
