"""Verb groups: auxiliaries, particles and the verb itself, with tense, negation and voice."""

from dataclasses import dataclass

from mithaq.annotate.predicates.units import QUOTES, Sentence
from mithaq.model.kinds import TimexType

_PAUSES = frozenset({",", ";", ":", "(", ")", "-", "–", "—", "--"}) | QUOTES


@dataclass(slots=True)
class Group:
    """Units ``start`` to ``end`` with the verb at ``head``.

    ``form`` is past, present, future, base (an infinitive), ing or part (a participle that stands alone); ``modal`` is
    may or must where one stands before it.
    """

    start: int
    head: int
    end: int
    form: str
    negated: bool = False
    passive: bool = False
    modal: str = ""
    perfect: bool = False
    going: bool = False

    @property
    def finite(self) -> bool:
        """Whether it has a subject of its own."""
        return self.form in ("past", "present", "future")


def verb_groups(sentence: Sentence) -> list[Group]:
    """Return the verb groups of a sentence in order."""
    found: list[Group] = []
    at = 0
    while at < len(sentence):
        group = _group_at(sentence, at)
        if group is None:
            at += 1
            continue
        found.append(group)
        at = group.end
    return found


def _group_at(sentence: Sentence, start: int) -> Group | None:
    units = sentence.units
    if not units[start].plain:
        return None
    at, negated = start, False
    auxiliaries: list[str] = []
    while at < len(sentence) and units[at].plain:
        classes = units[at].classes
        if "AUX" in classes and not (at > start and "TO_INFINITIVE" in classes and auxiliaries[-1:] == ["to"]):
            auxiliaries.append(sentence.value(at, "AUX"))
        elif "NEGATION" in classes:
            negated = True
        elif not ("ADVERB" in classes and (auxiliaries or negated)):
            break
        at += 1
    head = at if at < len(sentence) and units[at].plain and units[at].facts.features else -1
    if head < 0:
        return _bare_auxiliary(sentence, start, at, auxiliaries, negated)
    features = units[head].facts.features
    if not auxiliaries:
        form = _alone(sentence, head, features, negated)
        return Group(start, head, head + 1, form, negated) if form else None
    return _with_auxiliaries(sentence, start, head, auxiliaries, features, negated)


def _bare_auxiliary(sentence: Sentence, start: int, at: int, auxiliaries: list[str], negated: bool) -> Group | None:
    """A form of "be" or "have" that is the verb itself."""
    if not auxiliaries or auxiliaries[-1] == "to" or at <= start:
        return None
    last = next((i for i in range(at - 1, start - 1, -1) if sentence.has(i, "AUX")), start)
    tense = "future" if "will" in auxiliaries else "past" if any(a in _PAST for a in auxiliaries) else "present"
    modal = next((_MODALS[a] for a in auxiliaries if a in _MODALS), "")
    return Group(start, last, last + 1, tense, negated, modal=modal)


_PAST = ("was", "had", "did")
_MODALS = {"may": "may", "must": "must"}


def _with_auxiliaries(
    sentence: Sentence, start: int, head: int, auxiliaries: list[str], features: frozenset[str], negated: bool
) -> Group | None:
    last = auxiliaries[-1]
    modal = next((_MODALS[a] for a in auxiliaries if a in _MODALS), "")
    perfect = any(a in ("has", "had") for a in auxiliaries)
    passive = last in ("be", "is", "was", "been", "being") and "part" in features and "ing" not in features
    going = last in ("be", "is", "was", "been") and "ing" in features
    if last in ("be", "is", "was", "been", "being") and not (passive or going):
        return _bare_auxiliary(sentence, start, head, auxiliaries, negated)
    if last in ("has", "had") and not features & {"part", "past"}:
        return _bare_auxiliary(sentence, start, head, auxiliaries, negated)
    if last in ("to", "will", "may", "must", "do", "did") and "base" not in features:
        return None if last == "to" else _bare_auxiliary(sentence, start, head, auxiliaries, negated)
    if auxiliaries[0] == "to":
        form = "base"
    elif "will" in auxiliaries or auxiliaries[:2] in (["is", "to"], ["was", "to"]):
        form = "future"
    elif any(a in _PAST for a in auxiliaries) or perfect:
        form = "past"
    else:
        form = "ing" if auxiliaries[0] == "being" else "present"
    return Group(start, head, head + 1, form, negated, passive, modal, perfect, going)


def _alone(sentence: Sentence, head: int, features: frozenset[str], negated: bool) -> str:
    """What a verb without an auxiliary is, "" where it is rather a noun or an adjective."""
    before = sentence.units[head - 1] if head else None
    determined = before is not None and before.plain and _determines(sentence, head - 1)
    preposition = before is not None and before.plain and "PREPOSITION" in before.classes
    nouns = any(sense.pos == "noun" for sense in sentence.units[head].facts.senses)
    national = before is not None and before.plain and sentence.nationality(before.word) is not None
    number = before is not None and before.plain and before.word.number is not None
    if "past" in features or "part" in features:
        people = national and before is not None and before.norm.endswith("s")
        if (
            determined
            or number
            or (national and not people)
            or (preposition and not sentence.has(head - 1, "SUBORDINATE"))
        ):
            return ""
        following = sentence.units[head + 1].norm if head + 1 < len(sentence) else ""
        by = following in sentence_by(sentence) or ("past" in features and _undergone(sentence, head))
        return "part" if (by and "part" in features) or "past" not in features else "past"
    if "ing" in features:
        if determined or national or number or "PREPOSITION" in sentence.units[head].classes:
            return ""
        if sentence.has(head - 1, "OF") and sentence.has(head - 2, "INSTRUMENT"):
            return ""  # "a memorandum of understanding"
        apart = preposition or (before is not None and before.norm == ",")
        if sentence.has(head + 1, "OF") or (nouns and not (apart and _object_follows(sentence, head))):
            return ""
        return "ing"
    people = national and before is not None and before.norm.endswith("s")
    measured = before is not None and before.timex is not None and before.timex.type is TimexType.DURATION
    if determined or preposition or (national and not people) or number or before is None or measured:
        return ""
    if people and not (nouns and not _object_follows(sentence, head)):
        return "present"
    if before.plain and not before.classes & {"PRONOUN", "RELATIVE", "ADVERB", "GROUP_BACK", "COORDINATOR"}:
        return "present" if not nouns and "base" not in features else ""
    if "COORDINATOR" in before.classes:
        return "base" if not nouns and "base" in features else ""
    if nouns and not _object_follows(sentence, head):
        return ""
    return "present"


def sentence_by(sentence: Sentence) -> frozenset[str]:
    """The words behind which the doer of a passive stands."""
    return frozenset(unit.norm for unit in sentence.units if "BY" in unit.classes)


def _determines(sentence: Sentence, at: int) -> bool:
    """Tell whether what stands here makes the next word part of a noun: an article, an adjective, "internationally"."""
    unit = sentence.units[at]
    if unit.classes & {"DETERMINER", "POSSESSIVE", "POSSESSOR"}:
        return True
    if "ADJECTIVE" in unit.classes:
        return not unit.classes & {"HEAD", "PEOPLE"}
    adverb = unit.norm.endswith("ly") and not unit.classes and at > 0
    return adverb and bool(sentence.units[at - 1].classes & {"DETERMINER", "POSSESSIVE", "POSSESSOR"})


def _undergone(sentence: Sentence, head: int) -> bool:
    """Tell whether a verb that must take an object stands without one behind a noun: "people accused of"."""
    if not sentence.has(head, "UNDERGONE") or head + 1 >= len(sentence):
        return False
    before, behind = sentence.units[head - 1] if head else None, sentence.units[head + 1]
    noun = before is not None and (before.plain and before.norm.isalpha() and not before.classes & _NO_NOUN)
    return noun and (behind.timex is not None or (behind.plain and "PREPOSITION" in behind.classes))


_NO_NOUN = frozenset({"PRONOUN", "RELATIVE", "ADVERB", "AUX", "COORDINATOR", "PREPOSITION"})


def _object_follows(sentence: Sentence, head: int) -> bool:
    """Tell whether what a verb takes stands right behind: a name, a determiner, "for", "on", "to"."""
    if head + 1 >= len(sentence):
        return False
    unit = sentence.units[head + 1]
    counted = unit.word.number is not None
    return not unit.plain or counted or bool(unit.classes & {"DETERMINER", "PREPOSITION", "POSSESSIVE"})
