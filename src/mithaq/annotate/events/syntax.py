"""Find the arguments of an event word: chains of names, the subject of a verb, who stands behind "with"."""

from collections.abc import Iterable

from mithaq.annotate.events.appositions import acts, other_state, placed_office, ranked, second_nation
from mithaq.annotate.events.clauses import light_verb, verb_senses
from mithaq.annotate.events.nouns import adjectives, disagrees, is_noun, is_owner, is_site
from mithaq.annotate.events.sides import side
from mithaq.annotate.events.units import Clause, Link, Sentence, Unit
from mithaq.model.annotations import Mention
from mithaq.model.kinds import MentionType

_OPEN = frozenset('"«“([')
_CLOSE = frozenset('"»”)]')


class Chain:
    """Names that stand together as one argument. ``back`` tells how a word points back: single, pair, group ..."""

    __slots__ = ("back", "end", "mentions")

    def __init__(self, mentions: list[Mention] | None = None, end: int = 0, back: str | None = None) -> None:
        self.mentions: list[Mention] = [] if mentions is None else mentions
        self.end = end
        self.back = back

    def __bool__(self) -> bool:
        return bool(self.mentions) or self.back is not None


def chain(sentence: Sentence, index: int, end: int) -> Chain:
    """Read names from ``index`` on: apposition, commas, "and", titles between them, a bracket behind them."""
    found = Chain(end=index)
    at = index
    while at < end:
        unit = sentence.units[at]
        if acts(unit) and (not found or _joined(sentence, found.end, at)):
            found.mentions.append(unit.mention)  # type: ignore[arg-type]
            at += 1
            found.end = at
        elif not found and "GROUP_BACK" in unit.classes and unit.plain:
            return _group_back(sentence, at, end)
        elif not found and "SINGLE_BACK" in unit.classes and unit.plain:
            return _single_back(sentence, at, end)
        elif (
            unit.norm in "،,"
            or unit.norm in _OPEN
            or unit.norm in _CLOSE
            or "TITLE" in unit.classes
            or unit.norm == "و"
        ) or (found and unit.norm in "-/" and at + 1 < end and sentence.units[at + 1].mention):
            at += 1
        elif found and unit.norm.startswith("و") and (other := other_state(sentence, at, end)):
            found.mentions.append(other)
            at += 1
            found.end = at
        elif not found and (national := named_by_nation(sentence, at, end)):
            found = national
            at = found.end
        elif found and second_nation(sentence, at, end):
            found.mentions.append(sentence.units[at + 1].mention)  # type: ignore[arg-type]
            at += 2
            found.end = at
        elif unit.plain and _leads_to_name(sentence, at, end, first=not found):
            at += 1
        elif found and "INSIDE" in unit.classes and placed_office(sentence, at, end):
            found.mentions.append(sentence.units[at + 2].mention)  # type: ignore[arg-type]
            at += 3  # "the commander of the forces in Sudan, Muhammad"
            found.end = at
        elif found and "RANK" in unit.classes and (named := ranked(sentence, at, end)):
            at = named
        else:
            break
    return found


def named_by_nation(sentence: Sentence, at: int, end: int) -> Chain:
    """Somebody named behind a nationality alone: "the American Jeffers"."""
    unit = sentence.units[at]
    mention = sentence.units[at + 1].mention if at + 1 < end else None
    if not unit.plain or unit.proclitic or mention is None or mention.type is not MentionType.PERSON:
        return Chain()
    state = sentence.nationality(unit.word)
    return Chain([side([state], *sentence.offsets(at, at + 1)), mention], at + 2) if state is not None else Chain()


def _leads_to_name(sentence: Sentence, at: int, end: int, *, first: bool) -> bool:
    """Tell whether a plain word only leads to the next name: "delegations of", "officials of", "and the American"."""
    unit = sentence.units[at]
    joined = unit.norm.startswith("و") and not first
    if "HEAD" in unit.classes and (first or joined):
        return True
    if "FROM" in unit.classes or "QUOTED_FROM" in unit.classes:
        return at > 0 and "HEAD" in sentence.units[at - 1].classes
    if first and at > 1 and "FROM" in sentence.units[at - 1].classes and "HEAD" in sentence.units[at - 2].classes:
        return any(acts(other) for other in sentence.units[at + 1 : min(at + 3, end)])  # "a delegation of the panel of"
    named = at + 1 < end and (mention := sentence.units[at + 1].mention) and mention.type is MentionType.PERSON
    return joined and bool(named) and sentence.nationality(unit.word) is not None


def _group_back(sentence: Sentence, at: int, end: int) -> Chain:
    """ "The two presidents" may go on with the names; then those count."""
    following = sentence.units[at + 1] if at + 1 < end else None
    if following is not None and following.mention and (named := chain(sentence, at + 1, end)).mentions:
        return named
    back = group(sentence.units[at])
    if following is not None and following.plain and (state := sentence.nationality(following.word)):
        return Chain([], at + 2, f"{back}@{state}")  # "the Yemeni parties"
    return Chain([], at + 1, back)


def group(unit: Unit) -> str:
    """Which earlier participants a word such as "the two ministers" means: pair, office-pair or group."""
    return "three" if "THREE" in unit.classes else unit.facts.features.get("GROUP_BACK", "group")


def _single_back(sentence: Sentence, at: int, end: int) -> Chain:
    """ "The minister" may go on with the name; then the name is what counts."""
    following = sentence.units[at + 1] if at + 1 < end else None
    person = following is not None and following.mention and following.mention.type is MentionType.PERSON
    named = chain(sentence, at + 1, end) if person else Chain()
    if following is not None and following.plain and (origin := _origin(sentence, following)):
        return Chain([], at + 2, f"single@{origin}")  # "the European official"
    return named if named.mentions else Chain([], at + 1, "single")


def _origin(sentence: Sentence, unit: Unit) -> str | None:
    """The state or body that an adjective names: "the Turkish", "the UN"."""
    return sentence.nationality(unit.word) or unit.facts.features.get("ORIGIN")


def _joined(sentence: Sentence, left: int, right: int) -> bool:
    """Names with only marks or titles between them belong together if one follows in apposition or behind "and"."""
    unit = sentence.units[right]
    between = sentence.units[left:right]
    if any(other.norm == "و" or _and_plain(other) for other in between) or unit.proclitic.startswith("و"):
        return True
    before = sentence.units[left - 1].mention
    person_after = unit.mention is not None and unit.mention.type is MentionType.PERSON
    role_after = unit.mention is not None and unit.mention.type is MentionType.ROLE
    after_name = before is not None and before.type in (MentionType.ROLE, MentionType.PERSON)
    member = before is not None and before.type in (MentionType.COUNTRY, MentionType.BODY) and right == left
    if between and all(other.norm == "/" for other in between):
        return True
    marks = all(other.norm in '،,"«»“”()' or "TITLE" in other.classes for other in between)
    return marks and (
        (person_after and (after_name or member)) or (role_after and after_name) or unit.proclitic in ("و",)
    )


def _and_plain(unit: Unit) -> bool:
    """Tell whether a word that is no name begins with "and"; of a title, where that is no letter of its own."""
    return unit.plain and unit.norm.startswith("و") and unit.classes.get("TITLE", "و").startswith("و")


def subject(sentence: Sentence, clause: Clause, verb: int) -> Chain:
    """Who does what the verb says: the names right behind it, those that open its clause, or its parent's subject."""
    return (
        _fronted(sentence, clause, verb)
        or _behind(sentence, verb, clause.end)
        or _belonging(sentence, verb, clause.end)
        or _titled(sentence, verb, clause.end)
        or _ranked_of(sentence, verb, clause.end)
        or opening(sentence, clause, verb)
        or _understood(sentence, clause, verb)
    )


def _fronted(sentence: Sentence, clause: Clause, verb: int) -> Chain:
    """The names between "had" and its verb: "Egypt had accused Ethiopia"; what stands behind the verb is its object."""
    if not sentence.has(clause.start, "WAS"):
        return Chain()
    at = verb - 1 - sentence.has(verb - 1, "AUXILIARY")
    return opening(sentence, clause, verb) if at > clause.start and acts(sentence.units[at]) else Chain()


_OWN = frozenset(("FORCES", "OWN_STATE", "BELONGING"))  # "its forces", "his country", "a helicopter of its"
_PRO_DROP = (Link.COORDINATE, Link.CONTENT, Link.ADVERBIAL, Link.RESUMED)


def _understood(sentence: Sentence, clause: Clause, verb: int) -> Chain:
    """The subject of a verb that has none of its own: that of the clause it hangs on, or what it relates to."""
    if clause.parent is None:
        return Chain()
    parent = sentence.clauses[clause.parent]
    if clause.link is Link.RELATIVE:
        before = clause.start - 1
        return (
            chain(sentence, before, clause.start)
            if before >= parent.start and acts(sentence.units[before])
            else Chain()
        )
    if any(unit.plain and unit.word.number is not None for unit in sentence.units[clause.start : verb]):
        return Chain()  # "that some 1,800 were hurt": those who are counted
    pronoun = sentence.has(clause.start - 1, "THAT_PRONOUN")
    ahead = sentence.units[clause.start : verb]
    ahead_of = sentence.units[parent.start : parent.end]
    own = any(unit.plain and not _OWN.isdisjoint(unit.classes) for unit in ahead)
    first = sentence.units[clause.start]
    named = verb > clause.start and ((first.plain and first.facts.definite) or is_noun(sentence.units[verb - 1]))
    if clause.link is Link.CONTENT and named and not own:
        return Chain()  # "that the trucks arrive": the subject is named, by no name that is known
    if clause.link not in _PRO_DROP or not (pronoun or own or bare(sentence, verb, clause.end)):
        return Chain()
    if sentence.has(verb - 1, "WHAT"):
        return Chain()  # "which will allow ...": no one does it
    if sentence.has(clause.start, "CONTRAST") and not (pronoun or own):
        return Chain()  # "while ...": another's turn
    told = pronoun and verb == clause.start  # "announced that it holds the airport"; "that on Friday ..." is nobody
    back = next((group(unit) for unit in ahead_of if unit.plain and "GROUP_BACK" in unit.classes), "single")
    return first_above(sentence, clause) or Chain(back=back if told else None)


def first_above(sentence: Sentence, clause: Clause) -> Chain:
    """The first names of the nearest clause above that has any."""
    at = clause.parent
    while at is not None:
        parent = sentence.clauses[at]
        for index in range(parent.start, parent.end):
            if (
                acts(sentence.units[index])
                and not _quoted(sentence, index)
                and not is_site(sentence, index)
                and (found := chain(sentence, index, parent.end))
            ):
                return found
        at = parent.parent
    return Chain()


def _quoted(sentence: Sentence, index: int) -> bool:
    """Tell whether a name stands in quotation marks behind "in", as that of a platform does."""
    return index > 1 and sentence.units[index - 1].norm in _OPEN and sentence.has(index - 2, "INSIDE")


def bare(sentence: Sentence, verb: int, end: int) -> bool:
    """Tell whether no noun that could be the subject stands right behind the verb."""
    if verb + 1 >= end:
        return True
    unit = sentence.units[verb + 1]
    if not unit.plain or not unit.norm[:1].isalpha() or unit.facts.objective or unit.facts.governed:
        return True
    return any(name in unit.classes for name in ("PREPOSITION", "LEADING_ADVERB", "THAT"))


def opening(sentence: Sentence, clause: Clause, verb: int) -> Chain:
    """The names that stand before the verb of a clause, as its subject."""
    held = -1  # "the decision of President X threatens": nor is who stands in apposition to one that is governed
    for index in range(clause.start, verb):
        unit = sentence.units[index]
        if acts(unit) and (held == index - 1 >= clause.start or governed(sentence, index, clause.start)):
            unknown_verb = clause.link is not Link.CONTENT and index <= clause.start + 1
            held = index if not unknown_verb and unit.mention and unit.mention.type is MentionType.ROLE else -1
        elif acts(unit) and (found := chain(sentence, index, verb)):
            return found
        if "HEAD" in unit.classes and sentence.has(index + 1, "FROM") and (found := chain(sentence, index, verb)):
            return found  # "a delegation of the union visited"
        if is_owner(sentence, index):
            return chain(sentence, index, index + 1)  # "forces belonging to the council attacked"
        if unit.plain and "GROUP_BACK" in unit.classes and not governed(sentence, index, clause.start):
            return chain(sentence, index, verb)
        if unit.plain and "SINGLE_BACK" in unit.classes and not governed(sentence, index, clause.start):
            return _single_back(sentence, index, index + 2 if index + 2 <= verb else verb)
    return Chain()


def _behind(sentence: Sentence, verb: int, end: int, reach: int = 4) -> Chain:
    """Skip times and adverbs behind the verb; stop at a preposition."""
    index, skipped = verb + 1, 0
    while index < end and skipped <= reach:
        unit = sentence.units[index]
        if acts(unit) and unit.proclitic in ("", "و"):
            return Chain() if _accusative(unit) or disagrees(sentence, verb, index) else chain(sentence, index, end)
        if unit.plain and ("GROUP_BACK" in unit.classes or "SINGLE_BACK" in unit.classes) and unit.proclitic == "":
            return chain(sentence, index, end)
        national = index == verb + 1 or sentence.has(index - 1, "FORCES")  # "the Turks said", "Kenyan troops arrived"
        if unit.plain and national and (state := sentence.nationality(unit.word)) and not unit.proclitic:
            return Chain([side([state], *sentence.offsets(index, index + 1))], index + 1)
        passable = unit.timex is not None or unit.norm in _OPEN or _office_of_none(unit)
        passable = passable or any(name in unit.classes for name in ("LEADING_ADVERB", "TITLE", "HEAD", "IN_IT"))
        passable = passable and not ("FROM" in unit.classes and index == verb + 1)
        if not passable and not (unit.norm in "،," and skipped):
            if "OCCASION_BACK" not in unit.classes:
                return Chain()
            index += 1
        index += 1
        skipped += 1
    return Chain()


def _office_of_none(unit: Unit) -> bool:
    """Tell whether a unit is an office that tells no state: its holder stands behind it."""
    office = unit.mention is not None and unit.mention.type is MentionType.ROLE
    return office and not acts(unit) and not unit.proclitic


def _accusative(unit: Unit) -> bool:
    """Tell whether a people or a group stands in the case of an object: "urged the Houthis"."""
    mention = unit.mention
    if mention is None or mention.type is not MentionType.BODY or not unit.facts.oblique:
        return False
    alone = mention.span.end - mention.span.start <= len(unit.word.form)
    return alone and unit.facts.definite


def _belonging(sentence: Sentence, verb: int, end: int, reach: int = 5) -> Chain:
    """Whose body it is that no table holds: "the follow-up committee belonging to the African Union held ..."."""
    for index in range(verb + 2, min(verb + 2 + reach, end)):
        if is_owner(sentence, index):
            found = chain(sentence, index, index + 1)
            head = sentence.units[index + 1].mention if index + 1 < end else None
            if head is not None and head.type is MentionType.PERSON:
                found.mentions.append(head)  # "the head of the committee belonging to the movement, Murtada"
            return found
        if any(name in sentence.units[index].classes for name in ("PREPOSITION", "THAT", "RELATIVE")):
            return Chain()
    return Chain()


def _titled(sentence: Sentence, verb: int, end: int, reach: int = 5) -> Chain:
    """A person behind a title that no table holds: "the head of the transition, Assimi Goita"."""
    owner: Mention | None = None
    for index in range(verb + 1, min(verb + 2 + reach, end)):
        unit = sentence.units[index]
        if unit.mention is not None and unit.mention.type is MentionType.PERSON and index > verb + 1:
            found = chain(sentence, index, end) if acts(unit) and unit.proclitic == "" else Chain()
            if owner is not None and found and not unit.mention.parties:
                found.mentions.insert(0, owner)  # "a member of the government's delegation, Majed"
            return found
        body = unit.mention is not None and unit.mention.type is MentionType.BODY
        if body and acts(unit) and owner is None and index > verb + 1 and unit.proclitic == "":
            owner = unit.mention
            continue
        if unit.mention is not None or unit.facts.governed:
            return Chain()
        if not unit.norm[:1].isalpha() or any(name in unit.classes for name in ("PREPOSITION", "THAT", "RELATIVE")):
            return Chain()
    return Chain()


def _ranked_of(sentence: Sentence, verb: int, end: int) -> Chain:
    """The land of somebody whose rank no table holds, and who is not named: "the chief negotiator of North Korea"."""
    if not sentence.has(verb + 1, "RANK") or not sentence.units[verb + 1].plain:
        return Chain()
    for index in range(verb + 2, min(verb + 5, end)):
        unit = sentence.units[index]
        if unit.mention is not None and unit.mention.type is MentionType.COUNTRY and not unit.proclitic:
            return Chain([unit.mention], index + 1)
        if not unit.plain or not unit.norm[:1].isalpha() or "PREPOSITION" in unit.classes:
            return Chain()
    return Chain()


def governed(sentence: Sentence, index: int, start: int) -> bool:
    """Tell whether a preposition stands before the unit, so that it is no subject."""
    unit = sentence.units[index]
    if unit.proclitic and unit.proclitic not in ("و", "ف"):
        return True
    if index <= start:
        return False
    if sentence.units[index - 1].norm in _OPEN and index - 1 > start:
        index -= 1
    before = sentence.units[index - 1]
    if verb_senses(sentence, index - 1) or light_verb(sentence, index - 1):
        return False
    return "PREPOSITION" in before.classes or (before.plain and before.norm[:1].isalpha() and not _subject_noun(before))


def _subject_noun(unit: Unit) -> bool:
    names = ("CLAUSE_OPENER", "THAT", "LEADING_ADVERB", "TITLE", "AUXILIARY", "RELATIVE", "NEGATION", "HEAD")
    return any(name in unit.classes for name in names)


def after_class(sentence: Sentence, start: int, end: int, names: Iterable[str]) -> tuple[Chain, str]:
    """The first names behind a word of one of these classes, with the class; behind a topic only those who take part
    or preside."""
    wanted = tuple(names)
    for index in range(start, end):
        unit = sentence.units[index]
        if unit.plain and "TOPIC_OPENER" in unit.classes and "WITH" not in unit.classes:
            wanted = tuple(name for name in wanted if name == "PRESIDED")
        for name in wanted:
            if name in unit.classes and unit.plain:
                found = chain(sentence, index + 1, end) or _national(sentence, index + 1, end)
                if found:
                    return found, name
    return Chain(), ""


def _national(sentence: Sentence, index: int, end: int) -> Chain:
    """A plain noun with its nationality: "by Israeli fire", "between Armenian and Azerbaijani troops"."""
    at = index
    if at < end and sentence.units[at].plain and sentence.nationality(sentence.units[at].word) is None:
        at += 1
    states, stop = adjectives(sentence, at, end)
    return Chain([side(states, *sentence.offsets(index, stop))], stop) if states else Chain()
