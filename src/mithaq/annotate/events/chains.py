"""Names that stand together as one argument, and the words that point back to earlier ones."""

from mithaq.annotate.events.appositions import (
    acts,
    bracketed,
    in_body,
    other_state,
    placed_office,
    ranked,
    second_nation,
    second_side,
    serves,
)
from mithaq.annotate.events.sides import side
from mithaq.annotate.events.units import Sentence, Unit
from mithaq.model.annotations import Mention
from mithaq.model.kinds import MentionType

OPEN = frozenset('"«“([')
"""Marks that open a quotation or a bracket."""

CLOSE = frozenset('"»”)]')


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
        elif found and _short_name(sentence, at, end):
            at += 1  # "the commander of the forces (SDF) X"
        elif not found and "GROUP_BACK" in unit.classes and unit.plain:
            return _group_back(sentence, at, end)
        elif not found and "SINGLE_BACK" in unit.classes and unit.plain:
            return single_back(sentence, at, end)
        elif (
            unit.norm in "،," or unit.norm in OPEN or unit.norm in CLOSE or "TITLE" in unit.classes or unit.norm == "و"
        ) or (found and unit.norm in "-/" and at + 1 < end and sentence.units[at + 1].mention):
            at += 1
        elif found and "AS_WELL" in unit.classes and at + 1 < end and acts(sentence.units[at + 1]):
            at += 1  # "and also X"
        elif found and unit.norm.startswith("و") and (other := other_state(sentence, at, end)):
            found.mentions.append(other)
            at += 1
            found.end = at
        elif found and _held_by(sentence, at, end, found):
            found.mentions.append(sentence.units[at + 1].mention)  # type: ignore[arg-type]
            at += 2  # "the envoy of the union, the German X"
            found.end = at
        elif not found and _first_title(sentence, at, end):
            at += 1
        elif not found and (national := named_by_nation(sentence, at, end)):
            found = national
            at = found.end
        elif found and second_nation(sentence, at, end):
            found.mentions.append(sentence.units[at + 1].mention)  # type: ignore[arg-type]
            at += 2
            found.end = at
        elif found and "RANK" in unit.classes and (named := ranked(sentence, at, end)):
            at = named
        elif unit.plain and _leads_to_name(sentence, at, end, first=not found):
            at += 1
        elif found and "INSIDE" in unit.classes and (name := placed_office(sentence, at, end)):
            found.mentions.append(sentence.units[name].mention)  # type: ignore[arg-type]
            at = found.end = name + 1  # "the commander of the forces in Sudan, Muhammad"
        elif found and unit.plain and (further := _behind_unknown(sentence, at, end) or _led(sentence, at, end, found)):
            at = further
        elif found and (unit.timex is not None or _describes(unit)) and _before_holder(sentence, at, end):
            found.mentions.append(sentence.units[at + 1].mention)  # type: ignore[arg-type]
            at += 2
            found.end = at
        elif found and (place := _behind_portfolio(sentence, at, end) or _whose_office(sentence, at, end)):
            found.mentions.append(sentence.units[place].mention)  # type: ignore[arg-type]
            at = found.end = place + 1
        elif found and (tail := _behind_charge(sentence, at, end)):
            at = tail
        elif found and "OTHER_ONE" in unit.classes and sentence.has(at + 1, "FROM") and at + 2 < end:
            at += 2  # "and another of"
            if not acts(sentence.units[at]):
                break
        elif found and "OTHER_ONE" in unit.classes and unit.plain and (other := second_side(sentence, at, end)):
            found.mentions.append(other)
            at += 2
            found.end = at
        else:
            break
    return found


def _first_title(sentence: Sentence, at: int, end: int) -> bool:
    """Tell whether the first of two offices of one holder stands here: "the prime minister, foreign minister of X"."""
    office, next_one = sentence.units[at].mention, sentence.units[at + 1] if at + 1 < end else None
    unowned = office is not None and office.type is MentionType.ROLE and not office.parties
    second = next_one.mention if next_one is not None and not next_one.proclitic else None
    return unowned and second is not None and second.type is MentionType.ROLE and bool(second.parties)


def _held_by(sentence: Sentence, at: int, end: int, found: Chain) -> bool:
    """Tell whether the holder of an office just told stands here behind his own nationality, set off by a comma."""
    office, holder = found.mentions[-1], sentence.units[at + 1].mention if at + 1 < end else None
    apart = sentence.units[at - 1].norm in "،," and sentence.units[at].plain and not sentence.units[at].proclitic
    named = holder is not None and holder.type is MentionType.PERSON and not sentence.units[at + 1].proclitic
    nation = apart and named and sentence.nationality(sentence.units[at].word) is not None
    return nation and office.type is MentionType.ROLE and bool(office.parties)


def _behind_unknown(sentence: Sentence, at: int, end: int) -> int | None:
    """Where the next name stands, joined with "and", behind a titled one that no table holds: "King Fulan and X"."""
    if not sentence.has(at - 1, "TITLE") or sentence.units[at].classes or sentence.units[at].facts.senses:
        return None
    for index in range(at + 1, min(at + _NAME + 1, end)):
        unit = sentence.units[index]
        if unit.proclitic == "و" and acts(unit):
            return index
        if not unit.plain or unit.classes or unit.facts.senses or not unit.norm[:1].isalpha():
            return None
    return None


_NAME = 3
_NAME_WITHIN = 8


def _before_holder(sentence: Sentence, at: int, end: int) -> bool:
    """Tell whether an office stands before this word, and its holder behind: "the leader of the opposition in arms, X",
    "the prime minister at the time, X"."""
    office = sentence.units[at - 1].mention
    holder = sentence.units[at + 1].mention if at + 1 < end and not sentence.units[at + 1].proclitic else None
    person = holder is not None and holder.type is MentionType.PERSON
    return person and office is not None and office.type is MentionType.ROLE


def _behind_charge(sentence: Sentence, at: int, end: int) -> int | None:
    """Where the charge of an office ends, if another is joined on behind it: "X, adviser for security, and Y"."""
    office = sentence.units[at - 1].mention
    if office is None or office.type is not MentionType.ROLE or "CHARGE_OF" not in sentence.units[at].classes:
        return None
    for index in range(at + 1, min(at + _CHARGE, end)):
        unit = sentence.units[index]
        if unit.norm in "،,":
            joined = index + 1 < end and sentence.units[index + 1].proclitic.startswith("و")
            return index if joined else None
        if not unit.plain or unit.facts.senses:
            return None
    return None


def _behind_portfolio(sentence: Sentence, at: int, end: int) -> int | None:
    """Where the holder stands behind the charge of an office: "the state minister of Y for foreign affairs, X"."""
    office = sentence.units[at - 1].mention
    charge = office is not None and office.type is MentionType.ROLE and "CHARGE_OF" in sentence.units[at].classes
    for index in range(at + 1, min(at + _CHARGE, end)) if charge else ():
        holder = sentence.units[index].mention
        if holder is not None and holder.type is MentionType.PERSON and not sentence.units[index].proclitic:
            return index
        if not sentence.units[index].plain or "PREPOSITION" in sentence.units[index].classes:
            break
    return None


_CHARGE = 4


def _whose_office(sentence: Sentence, at: int, end: int) -> int | None:
    """Where who is named stands behind "and" and an office or body that tells no state: "and the administration of X",
    "and the leader of the armed opposition, X", "and the head of the office of the movement"."""
    unit = sentence.units[at]
    office = unit.mention is not None and unit.mention.type in (MentionType.BODY, MentionType.ROLE) and not acts(unit)
    if not office or unit.proclitic != "و":
        return None
    at += 1
    if at < end and serves(sentence.units[at]):
        return at
    while at < end and (_describes(sentence.units[at]) or _beside_name(sentence.units[at])):
        at += 1
    holder = sentence.units[at] if at < end else None
    mention = holder.mention if holder is not None and not holder.proclitic else None
    named = mention is not None and mention.type is MentionType.PERSON
    return at if named and holder is not None and acts(holder) else None


def _beside_name(unit: Unit) -> bool:
    """Tell whether a mark or the short name of a body stands here: "the leader of the resistance (Renamo), X"."""
    return unit.norm in "،," or unit.norm in OPEN or unit.norm in CLOSE or bracketed(unit)


def _short_name(sentence: Sentence, at: int, end: int) -> bool:
    """Tell whether the short name of a body stands here in brackets, and its officer behind them."""
    if not 0 < at < end - 2 or not bracketed(sentence.units[at]):
        return False
    officer = sentence.units[at + 2].mention
    held = sentence.units[at - 1].norm in OPEN and sentence.units[at + 1].norm in CLOSE
    return held and officer is not None and officer.type is MentionType.PERSON and not sentence.units[at + 2].proclitic


def _led(sentence: Sentence, at: int, end: int, found: Chain) -> int | None:
    """Add who leads a side, "a delegation of X, led by Y", and return where the list goes on; of "the delegations,
    Russian led by X and Ukrainian led by Y" add the second side too.
    """
    side_before = found.mentions and found.mentions[-1].type in (MentionType.BODY, MentionType.COUNTRY)
    if not side_before or not sentence.has(at, "LED_BY"):
        return None
    index = at + 1
    leaders: list[Mention] = []
    while index < end and (index == at + 1 or not sentence.units[index].proclitic):
        unit = sentence.units[index]
        if unit.mention is not None and acts(unit) and unit.mention.type in _LEADERS:
            leaders.append(unit.mention)
        elif unit.mention is None and "TITLE" not in unit.classes:
            break
        index += 1
    if index == at + 1:
        return None
    found.mentions += leaders
    found.end = index
    following = sentence.units[index] if index < end else None
    if following is not None and following.norm.startswith("و") and (other := other_state(sentence, index, end)):
        found.mentions.append(other)
        found.end = index = index + 1
    return index


_LEADERS = (MentionType.PERSON, MentionType.ROLE)


def _is_person(unit: Unit) -> bool:
    return unit.mention is not None and unit.mention.type is MentionType.PERSON and not unit.proclitic and acts(unit)


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
    if ("HEAD" in unit.classes and (first or joined)) or in_body(sentence, at, end):
        return True
    if joined and unit.facts.qualifies and not (unit.classes or unit.facts.senses) and at + 1 < end:
        return _is_person(sentence.units[at + 1])  # "the Ethiopian commander X and the Tigrayan Y"
    if "FROM" in unit.classes or "QUOTED_FROM" in unit.classes:
        return at > 0 and "HEAD" in sentence.units[at - 1].classes
    if first and at > 1 and "FROM" in sentence.units[at - 1].classes and "HEAD" in sentence.units[at - 2].classes:
        return any(acts(other) for other in sentence.units[at + 1 : min(at + 3, end)])  # "a delegation of the panel of"
    named = at + 1 < end and (mention := sentence.units[at + 1].mention) and mention.type is MentionType.PERSON
    return joined and bool(named) and sentence.nationality(unit.word) is not None


def _group_back(sentence: Sentence, at: int, end: int) -> Chain:
    """ "The two presidents" may go on with the names; then those count."""
    following = sentence.units[at + 1] if at + 1 < end else None
    back = group(sentence.units[at])
    if following is not None and following.mention and (named := chain(sentence, at + 1, end)).mentions:
        return named if several(named) or back not in _TWO else Chain([], at + 1, back)
    if (of := at + 2) < end and following is not None and following.facts.definite and serves(sentence.units[of]):
        return chain(sentence, of, end)  # "the two special envoys of Turkey and Armenia"
    if following is not None and following.plain and (state := sentence.nationality(following.word)):
        return Chain([], at + 2, f"{back}@{state}")  # "the Yemeni parties"
    return Chain([], at + 1 + sentence.has(at + 1, "IN_IT"), back)  # "each of them"


_TWO = ("pair", "office-pair")


def several(named: Chain) -> bool:
    """Tell whether names are those of two or more: one alone is whom "the two leaders" met."""
    people = {person for mention in named.mentions for person in mention.people}
    return len(people) > 1 or len({party for mention in named.mentions for party in mention.parties}) > 1


def group(unit: Unit) -> str:
    """Which earlier participants a word such as "the two ministers" means: pair, office-pair or group."""
    return "three" if "THREE" in unit.classes else unit.facts.features.get("GROUP_BACK", "group")


def single_back(sentence: Sentence, at: int, end: int) -> Chain:
    """ "The minister" may go on with the name; then the name is what counts, as with "who speaks in the name of"."""
    if sentence.has(at + 1, "IN_NAME_OF"):
        near = range(at + 2, min(at + _NAME_WITHIN, end))
        name = next((i for i in near if _is_person(sentence.units[i])), None)
        return chain(sentence, name, end) if name is not None else Chain([], at + 1, "none")
    if sentence.has(at + 1, "IN_NAME") and at + 2 < end:
        at += 1  # "the spokesman in its name, X"
    following = sentence.units[at + 1] if at + 1 < end else None
    if member := _member(sentence, at + 1, end):
        return member
    person = following is not None and following.mention and following.mention.type is MentionType.PERSON
    named = chain(sentence, at + 1, end) if person else Chain()
    adjective = following is not None and (following.plain or not following.proclitic)  # "the Houthi" is a name too
    if following is not None and adjective and (origin := _origin(sentence, following)):
        return _holder(sentence, at + 2, end, origin) or Chain(
            [], at + 2, f"single@{origin}"
        )  # "the European official"
    return named if named.mentions else Chain([], at + 1, "single")


def _member(sentence: Sentence, at: int, end: int) -> Chain:
    """Who is named behind the body in which he serves, or that body: "the official in the foreign ministry, X", "the
    security spokesman of the interior ministry"."""
    at += at < end and _describes(sentence.units[at])
    if at < end and _spoken_for(sentence.units[at]):
        return chain(sentence, at, end)
    if not sentence.has(at, "INSIDE") or at + 2 >= end:
        return Chain()
    body, person = sentence.units[at + 1].mention, sentence.units[at + 2].mention
    told = body is not None and body.type is MentionType.BODY and acts(sentence.units[at + 1])
    told = told and person is not None and person.type is MentionType.PERSON and not sentence.units[at + 2].proclitic
    return Chain([body, person], at + 3) if told and body is not None and person is not None else Chain()


def _describes(unit: Unit) -> bool:
    """Tell whether a plain adjective stands here: "the military (spokesman)", "the official (spokesman)"."""
    return unit.plain and unit.facts.definite and unit.facts.qualifies


def _spoken_for(unit: Unit) -> bool:
    """Tell whether a body stands here with a preposition written onto it, for which somebody may speak."""
    mention = unit.mention
    body = mention is not None and mention.type is MentionType.BODY and bool(mention.parties)
    return body and unit.proclitic in _FOR


_FOR = ("ب", "ل")


def _holder(sentence: Sentence, start: int, end: int, origin: str) -> Chain:
    """Who is named behind "the European commissioner for the economy", of that state or body or of none."""
    for at in range(start, min(start + _NAME_WITHIN, end)):
        unit = sentence.units[at]
        held = unit.mention if _is_person(unit) else None
        if held is not None and (not held.parties or origin in held.parties):
            return Chain([side([origin], *sentence.offsets(at, at + 1)), *chain(sentence, at, at + 1).mentions], at + 1)
        if unit.timex or "THAT" in unit.classes or unit.facts.senses or (unit.mention is not None):
            break
    return Chain()


def _origin(sentence: Sentence, unit: Unit) -> str | None:
    """The state or body that an adjective names: "the Turkish", "the UN"."""
    return sentence.nationality(unit.word) or unit.facts.features.get("ORIGIN")


def _joined(sentence: Sentence, left: int, right: int) -> bool:
    """Names with only marks or titles between them belong together if one follows in apposition or behind "and"."""
    unit = sentence.units[right]
    between = sentence.units[left:right]
    if any(
        other.norm == "و" or _and_plain(other) or _and_office(other) for other in between
    ) or unit.proclitic.startswith("و"):
        return True
    before = sentence.units[left - 1].mention
    person_after = unit.mention is not None and unit.mention.type is MentionType.PERSON
    role_after = unit.mention is not None and unit.mention.type is MentionType.ROLE
    after_name = before is not None and before.type in (MentionType.ROLE, MentionType.PERSON)
    if role_after and right == left and "HEAD" in unit.facts.classes and not unit.proclitic:
        return False  # "the envoy X briefed the members of the council"
    member = before is not None and before.type in (MentionType.COUNTRY, MentionType.BODY)
    member = member and all("TITLE" in other.classes for other in between)
    if between and all(other.norm == "/" for other in between):
        return True
    marks = all(other.norm in '،,"«»“”()' or "TITLE" in other.classes or bracketed(other) for other in between)
    return marks and (
        (person_after and (after_name or member)) or (role_after and after_name) or unit.proclitic in ("و",)
    )


def _and_office(unit: Unit) -> bool:
    """Tell whether an office that tells no state begins with "and": "and the head of the bureau of the movement, X"."""
    return unit.proclitic == "و" and unit.mention is not None and not acts(unit)


def _and_plain(unit: Unit) -> bool:
    """Tell whether a word that is no name begins with "and"; of a title, where that is no letter of its own."""
    return unit.plain and unit.norm.startswith("و") and unit.classes.get("TITLE", "و").startswith("و")
