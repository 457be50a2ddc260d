"""Tell verbs from the nouns that are spelled like them."""

from mithaq.annotate.events.appositions import acts, goes_on_with_subject
from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.passing import past_circumstances
from mithaq.annotate.events.quoting import in_quotation
from mithaq.annotate.events.units import Sentence, Unit, senses_at
from mithaq.model.kinds import MentionType

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
    if any(sentence.has(index, name) for name in _NO_VERBS):
        return False  # "in answer to"; "its hold on", spelled like "it held it"; "let us", spelled like "we called"
    if before is not None and before.norm in '"«“' and _named_so(sentence, index):
        return False  # the festival "Fajr", spelled like "blew up"
    if not proclitic and sentence.has(index - 1, "EXISTENCE"):
        return False  # "there being no accord between them", spelled like "agrees"
    if not proclitic and sense.form == "present.one" and before is not None and _noun_of(sentence.units[index], before):
        return False  # "a mechanism for receiving the arms", spelled like "receives"
    led = _as_for(sentence, index) or (sense.form.endswith(".one") and _opens_words(sentence, index))
    if proclitic == "ف" and before is not None and before.norm not in _BREAKS and not led:
        return False  # the letter rather belongs to a noun
    if before is not None and not proclitic and _governing(before) and not sense.form.startswith("jussive"):
        return False  # "because of his lying": a preposition takes a noun
    if before is not None and before.norm in '"«“' and index > 1 and sentence.units[index - 2].norm in _LONE_LETTERS:
        return False  # "called it a 'lie'", with the letter of the preposition before the mark
    if sense.form == "past.two" and _is_accusative(sentence, index):
        return False  # "in refusal of", "a refusal by", spelled like "the two refused"
    if sense.form.startswith("jussive") and not sentence.has(index - 1, "JUSSIVE"):
        return False
    if sense.form.endswith("we") and not in_quotation(sentence, index):
        return False
    if proclitic == "و" and sense.form == "past.one" and _listed_noun(sentence, index):
        return False
    return not sense.doubtful or verb_place(sentence, index) or _of_occasion(sentence, index, sense)


def _named_so(sentence: Sentence, index: int) -> bool:
    """Tell whether a short word stands alone in quotation marks, as a name does."""
    closed = index + 1 < len(sentence) and sentence.units[index + 1].norm in '"»”'
    return closed and len(sentence.units[index].norm) <= _SHORT - 1


_NO_VERBS = ("CAUSE", "HOLD", "LET_US", "FAMILY")


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
    noun = sentence.units[index - 1] if index and not unit.proclitic else None
    accusative = (
        noun is not None and noun.plain and noun.norm.endswith("ا") and noun.facts.qualifies and not noun.facts.definite
    )
    if accusative and not (sentence.has(index - 1, "AUXILIARY") or sentence.has(index + 1, "IN_IT")):
        return True  # "a cautious position", spelled like "a position, they warned"
    short = len(unit.norm) - len(unit.proclitic) <= _SHORT  # nouns of longer verbs are spelled otherwise
    return short and behind and not any("GROUP_BACK" in one.classes for one in sentence.units[:index])


_SHORT = 4
_LONE_LETTERS = ("ب", "بـ", "ل", "لـ")


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


def _opens_words(sentence: Sentence, index: int) -> bool:
    """Tell whether what is said follows at once: "was asked about X and answered: ..."."""
    following = sentence.units[index + 1] if index + 1 < len(sentence) else None
    return following is not None and (following.norm == ":" or "THAT" in following.classes)


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
    short = features == "past.one" and len(unit.norm) <= 3 and not unit.norm.endswith("ت")  # a noun rarely ends so
    if short and not (verb_place(sentence, index) or _held(sentence, index) or sentence.has(index + 1, "IN_IT")):
        return None
    return features


def _held(sentence: Sentence, index: int) -> bool:
    """ "The first meeting held in ...", "a meeting held with ...": behind a definite noun, or a meeting, and before a
    preposition, a bare form is the verb."""
    if index == 0 or not sentence.has(index + 1, "PREPOSITION"):
        return False
    before = sentence.units[index - 1]
    return before.facts.definite or any(sense.frame.shape == "contact" for _, sense in before.facts.senses)


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
        unit = sentence.units[index]
        signs_it = unit.facts.carries_object and of_text_before(sentence, index)
        return unit.proclitic != "" or signs_it or not _follows_verb(sentence, index)
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
        if unit.plain and at < index - 1 and goes_on_with_subject(sentence, at):
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
        wanted = "CALLED" in unit.classes and "MEDIATION" not in unit.classes
        if wanted and any(_is_deed(unit) or "AIM" in unit.classes for unit in sentence.units[at + 1 : noun]):
            return at  # "I call on the army to keep its oath and arrest X"
        if _is_verb(sentence, at):
            return at if any(_is_deed(unit) for unit in sentence.units[at + 1 : noun]) else None
    return None


def _is_deed(unit: Unit) -> bool:
    return "CESSATION" in unit.classes or any(sense.pos == "noun" for _, sense in unit.facts.senses)


def _is_verb(sentence: Sentence, at: int) -> bool:
    unit = sentence.units[at]
    if unit.facts.senses and verb_senses(sentence, at):
        return True
    return any(name.endswith("_VERBS") and light_verb(sentence, at, name) for name in unit.classes)


_ENDS = ("RELATIVE", "THAT", "CLAUSE_OPENER", "AFTER", "UPON", "CAUSE", "WHILE")
_MARKS = frozenset('"«»“”():;؛')


def of_text_before(sentence: Sentence, index: int) -> bool:
    """Tell whether a text without the article stands shortly before: "an accord on the towns of X that it signed"."""
    near = range(max(0, index - _TEXT), index)
    return any(sentence.has(at, "INSTRUMENT") and not sentence.units[at].facts.definite for at in near)


_TEXT = 5
