"""Who stands where about a verb or an event noun: subjects, objects, names behind prepositions."""

from mithaq.annotate.events.sides import side
from mithaq.annotate.predicates.chains import SKIPPED, Arguments, Chain, back_of, chain, governed, roles_of
from mithaq.annotate.predicates.clauses import Link, Parsed
from mithaq.annotate.predicates.units import QUOTES, Sentence
from mithaq.model.annotations import Mention
from mithaq.model.kinds import MentionType

_INSTRUMENTS = (MentionType.AGREEMENT,)
_REACH = 7


def subject(parsed: Parsed, number: int) -> Chain:
    """Who does what verb group ``number`` says (or suffers it, where that is passive)."""
    return _subject(parsed, number, frozenset())


def _subject(parsed: Parsed, number: int, seen: frozenset[int]) -> Chain:
    if number in seen:
        return Chain()
    seen |= {number}
    group = parsed.groups[number]
    clause_at = parsed.of[group.start]
    clause = parsed.clauses[clause_at]
    earlier = [n for n in clause.groups if n < number]
    if group.form == "base":
        return _of_infinitive(parsed, number, earlier, seen)
    if group.form == "part":
        return _before(parsed, group.start)
    if group.form == "ing" and earlier:
        return _of_gerund(parsed, number, earlier, seen)
    finite = [n for n in earlier if parsed.groups[n].finite]
    start = clause.start if not finite else parsed.groups[earlier[-1]].end
    if finite and clause.link is not Link.TAIL:
        return _subject(parsed, finite[-1], seen)
    start += clause.link is Link.ADVERBIAL and start == clause.start  # "after" opens the clause, and governs nothing
    own = parsed.inside(clause_at, start, group.start)
    if clause.link is Link.CONTENT and clause.parent is not None and _only_pronoun(parsed, own):
        above = [n for n in parsed.clauses[clause.parent].groups if parsed.groups[n].end <= clause.start]
        if above and (said := _subject(parsed, above[-1], seen)):
            return said
    if clause.link is Link.MAIN and clause_at and _goes_on(parsed, clause_at, own):
        before = parsed.clauses[clause_at - 1].groups
        if before and (same := _subject(parsed, before[0], seen)):
            return same
    found, nouns = _first_of(parsed, own, group.start)
    if found or nouns:
        return found or Chain()
    if clause.link is Link.TAIL:
        return _behind(parsed, group.end)
    if clause.link is Link.RELATIVE and clause.start:
        return _before(parsed, clause.start)
    if clause.link in (Link.ADVERBIAL, Link.CONTENT) and clause.parent is not None and group.form == "ing":
        above = parsed.clauses[clause.parent].groups
        return _subject(parsed, above[0], seen) if above else Chain()
    if group.form == "ing":
        later = [n for n in clause.groups if n > number and parsed.groups[n].finite]
        return _subject(parsed, later[0], seen) if later else Chain()
    return _behind(parsed, group.end) if parsed.sentence.units[group.start - 1].norm in QUOTES | {","} else Chain()


def _only_pronoun(parsed: Parsed, own: list[int]) -> bool:
    """Tell whether "it", "they" or the like stands for who speaks."""
    units = parsed.sentence.units
    named = any(
        units[at].acts or (units[at].plain and units[at].norm.isalpha() and not units[at].classes) for at in own
    )
    return not named and any("PRONOUN" in units[at].classes for at in own)


def _goes_on(parsed: Parsed, number: int, own: list[int]) -> bool:
    """Tell whether a clause joined by "and" goes on with "it" or "they": whoever did what the one before tells."""
    joined = parsed.sentence.has(parsed.clauses[number].start, "COORDINATOR")
    return joined and parsed.clauses[number - 1].link is Link.MAIN and _only_pronoun(parsed, own)


def _means(parsed: Parsed, at: int, end: int) -> int:
    """Return where those stand whom somebody has, behind the possessive at ``at``: "Ukraine's drones"; 0 if nowhere."""
    for index in range(at + 1, end):
        unit = parsed.sentence.units[index]
        if unit.plain and "PEOPLE" in unit.classes:
            return index
        if not unit.plain or not (unit.classes & SKIPPED or unit.facts.features or _modifies(parsed, index)):
            break
    return 0


def _modifies(parsed: Parsed, at: int) -> bool:
    """Tell whether an unknown word stands right before whoever is meant: "caretaker government"."""
    unit = parsed.sentence.units[at]
    return unit.norm.isalpha() and not unit.classes


def _qualifies(parsed: Parsed, at: int, end: int) -> bool:
    """Tell whether a name only goes before a common noun: "a UN review says", "the Trump impersonator explained"."""
    sentence, mention = parsed.sentence, parsed.sentence.units[at].mention
    if mention is None or (mention.type is not MentionType.PERSON and mention.rule != "name"):
        return False
    last = at
    while last + 1 < end and _common(sentence, last + 1):
        last += 1
    if last == at or sentence.units[last].facts.senses or sentence.units[last].classes & _PEOPLE:
        return False
    behind = sentence.units[last + 1] if last + 1 < end else None
    held = behind is not None and behind.mention is not None and behind.mention.type is MentionType.PERSON
    return not held or mention.type is MentionType.PERSON


def _led(sentence: Sentence, at: int) -> bool:
    """Tell whether what a hyphen joins to a nationality is another one, or says that it leads."""
    return sentence.has(at, "LED") or sentence.units[at].acts or sentence.state(at) is not None


def _common(sentence: Sentence, at: int) -> bool:
    unit = sentence.units[at]
    told = not unit.classes - _NOUNS or any(sense.pos == "noun" for sense in unit.facts.senses)
    return unit.plain and unit.norm.isalpha() and told and not unit.norm.endswith("ly")


_PEOPLE = frozenset({"PEOPLE", "HEAD", "TITLE"})
_NOUNS = frozenset({"PEOPLE", "HEAD", "VICTIMS", "GROUND", "TROOPS", "CIVIL", "GOODS", "ROAD", "CAPTIVES"})


def _first_of(parsed: Parsed, own: list[int], end: int) -> tuple[Chain, bool]:
    """The first names of some units that nothing governs; and whether a noun stands there that is no name."""
    sentence, nouns = parsed.sentence, False
    for at in own:
        unit = sentence.units[at]
        if unit.acts and not governed(parsed, at, own[0]):
            if _qualifies(parsed, at, end):
                nouns = True
                continue
            if not sentence.has(at + 1, "POSSESSOR"):
                return chain(parsed, at, end), False
            if (owned := _means(parsed, at + 1, end)) and unit.mention is not None:
                joined = sentence.has(owned + 1, "COORDINATOR") and owned + 1 < end
                further = chain(parsed, owned + 2, end) if joined else Chain()
                return Chain([unit.mention, *further.mentions], owned + 1), False
        if unit.plain and back_of(sentence, at) and not governed(parsed, at, own[0]):
            return chain(parsed, at, end), False
        if unit.plain and sentence.state(at) is not None and not governed(parsed, at, own[0]):
            if at + 2 < end and sentence.units[at + 1].norm == "-" and not _led(sentence, at + 2):
                nouns = True
                continue  # "a Saudi-owned weekly"
            behind = at + 1 < end and sentence.units[at + 1].plain and sentence.units[at + 1].norm.isalpha()
            if not behind or sentence.has(at + 1, "HEAD") or sentence.units[at + 1].facts.features:
                return chain(parsed, at, end), False
            state = sentence.state(at)
            if state is not None and sentence.has(at + 1, "PEOPLE"):
                return Chain([state], at + 1), False
        if unit.plain and unit.norm.isalpha() and not unit.classes and not governed(parsed, at, own[0]):
            nouns = True
    return Chain(), nouns


def _of_infinitive(parsed: Parsed, number: int, earlier: list[int], seen: frozenset[int]) -> Chain:
    if not earlier:
        clause = parsed.clauses[parsed.of[parsed.groups[number].start]]
        above = parsed.clauses[clause.parent].groups if clause.parent is not None else []
        return _subject(parsed, above[-1], seen) if above else Chain()
    governor = parsed.groups[earlier[-1]]
    if asks_another(parsed, earlier[-1]) and (found := direct_object(parsed, earlier[-1])):
        return found
    if governor.passive:
        return _subject(parsed, earlier[-1], seen)
    return _subject(parsed, earlier[-1], seen)


def asks_another(parsed: Parsed, number: int) -> bool:
    """Tell whether a verb has somebody else do what follows it: urged X to, accused X of."""
    head = parsed.groups[number].head
    return parsed.sentence.has(head, "ASKING_VERBS")


def _of_gerund(parsed: Parsed, number: int, earlier: list[int], seen: frozenset[int]) -> Chain:
    governor = earlier[-1]
    if asks_another(parsed, governor) and (found := direct_object(parsed, governor)):
        return found
    return _subject(parsed, governor, seen)


def _before(parsed: Parsed, at: int) -> Chain:
    """The name right before a relative clause or a participle."""
    index = at - 1
    while index >= 0 and parsed.sentence.units[index].norm in ",":
        index -= 1
    if index < 0 or not parsed.sentence.units[index].acts:
        return Chain()
    while index and parsed.sentence.units[index - 1].acts:
        index -= 1
    return chain(parsed, index, at)


def _behind(parsed: Parsed, at: int) -> Chain:
    """The subject of "..., said X"."""
    sentence = parsed.sentence
    while at < len(sentence) and sentence.units[at].plain and sentence.units[at].classes & SKIPPED:
        at += 1
    return chain(parsed, at, len(sentence)) if at < len(sentence) and sentence.units[at].acts else Chain()


def segment_end(parsed: Parsed, number: int) -> int:
    """Where the words that belong to a verb end: at the next verb, or where another clause begins."""
    group = parsed.groups[number]
    clause = parsed.of[group.start]
    for at in range(group.end, len(parsed.sentence)):
        if parsed.of[at] != clause or (at in {g.start for g in parsed.groups}) or parsed.sentence.units[at].norm == ";":
            return at
    return len(parsed.sentence)


def direct_object(parsed: Parsed, number: int) -> Chain:
    """The names right behind a verb, without a preposition before them."""
    sentence, end = parsed.sentence, segment_end(parsed, number)
    for at in range(parsed.groups[number].end, end):
        unit = sentence.units[at]
        if unit.acts or (unit.plain and (back_of(sentence, at) or sentence.state(at) is not None)):
            if unit.acts and sentence.has(at + 1, "POSSESSOR"):
                return Chain()
            return chain(parsed, at, end)
        if unit.timex is not None or (unit.plain and (unit.classes & SKIPPED or "ADVERB" in unit.classes)):
            continue
        if unit.plain and unit.norm.isalpha() and not unit.classes and _holder(parsed, at + 1):
            continue  # "killed outgoing Prime Minister X"
        return Chain()
    return Chain()


def _holder(parsed: Parsed, at: int) -> bool:
    """Tell whether an office or a person stands here that is not the subject of the next verb."""
    mention = parsed.sentence.units[at].mention if at < len(parsed.sentence) else None
    named = mention is not None and mention.type in (MentionType.ROLE, MentionType.PERSON)
    return named and not any(group.start == at + 1 for group in parsed.groups)


def behind(parsed: Parsed, start: int, end: int, after: "dict[str, str] | object") -> Arguments:
    """The names behind prepositions that a frame knows, each under its role."""
    assert isinstance(after, dict)
    sentence, found = parsed.sentence, Arguments()
    at = start
    while at < end:
        unit = sentence.units[at]
        role = after.get(unit.norm) if unit.plain else None
        if role is None:
            at += 1
            continue
        names, stop = _named_behind(parsed, at + 1, min(end, at + 1 + _REACH))
        found += roles_of(role, names)
        at = max(stop, at + 1)
    return found


def _named_behind(parsed: Parsed, start: int, end: int) -> tuple[Chain, int]:
    """The names behind a preposition, over determiners, adjectives and a common noun ("positions of")."""
    sentence = parsed.sentence
    for at in range(start, end):
        unit = sentence.units[at]
        if unit.acts or (unit.plain and (back_of(sentence, at) or sentence.state(at) is not None)):
            names = chain(parsed, at, len(sentence))
            return names, max(names.end, at + 1)
        if unit.mention is not None and unit.mention.type in (MentionType.PLACE, MentionType.COUNTRY):
            return Chain([unit.mention], at + 1), at + 1
        if (unit.plain and unit.norm in ",;:") or (unit.plain and "THAT" in unit.classes):
            break
        if unit.plain and "PREPOSITION" in unit.classes and at > start and "FROM_LAND" not in unit.classes:
            break
    return Chain(), start


def owner(parsed: Parsed, index: int) -> Chain:
    """Whose an event noun is: "Russian strikes", "Israel's attack", "US-Iranian talks"."""
    sentence = parsed.sentence
    found: list[Mention] = []
    at = index - 1
    while at >= 0:
        unit = sentence.units[at]
        state = sentence.state(at) if unit.plain else None
        if state is not None:
            found.append(state)
        elif unit.acts and unit.mention is not None and (at == index - 1 or sentence.has(at + 1, "POSSESSOR") or found):
            found.append(unit.mention)
        elif not unit.plain or not (
            unit.norm in "-–"
            or unit.classes & {"ADJECTIVE", "POSSESSOR"}
            or ("COORDINATOR" in unit.classes and found)
            or (at == index - 1 and not unit.classes and unit.word.form[:1].isupper() and unit.norm.isalpha())
        ):
            break
        at -= 1
    return Chain(found[::-1], index)


def place_near(parsed: Parsed, clause: int, index: int, end: int) -> Mention | None:
    """The place behind "in", "at" nearest behind the event word, else before it in its clause."""
    sentence = parsed.sentence
    later = [at for at in range(index + 1, end) if _located(sentence, at)]
    before = [at for at in parsed.inside(clause, 0, index) if _located(sentence, at)]
    at = later[0] if later else before[-1] if before else None
    return sentence.units[at].mention if at is not None else None


def _located(sentence: Sentence, at: int) -> bool:
    mention = sentence.units[at].mention
    if mention is None or mention.type not in (MentionType.PLACE, MentionType.COUNTRY):
        return False
    before = at - 1
    while before >= 0 and sentence.units[before].plain and sentence.units[before].classes & SKIPPED:
        before -= 1
    return sentence.has(before, "LOCATIVE") or (sentence.units[before].norm == "," and _located(sentence, before - 1))


def stand_in(parties: list[str], start: int, end: int) -> Mention:
    """A stand-in mention of some parties."""
    return side(parties, start, end)


def instrument_in(parsed: Parsed, start: int, end: int) -> Mention | None:
    """The first agreement named between two units."""
    found = (unit.mention for unit in parsed.sentence.units[max(start, 0) : end] if unit.mention is not None)
    return next((mention for mention in found if mention.type in _INSTRUMENTS), None)
