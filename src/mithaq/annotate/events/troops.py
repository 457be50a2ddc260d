"""Troops that move, serve or bar the way, and ways that are shut: whose they are, by whom."""

from mithaq.annotate.events.arguments import (
    FAR,
    NEAR,
    Arguments,
    announcer,
    construct,
    doing,
    mentions_of,
    nationalities,
    near_class,
    roles_of,
)
from mithaq.annotate.events.chains import Chain, chain
from mithaq.annotate.events.fights import of_crowd
from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.prepositions import after_class
from mithaq.annotate.events.syntax import subject
from mithaq.annotate.events.units import Clause, Sentence, Unit
from mithaq.annotate.events.verbs import verb_senses
from mithaq.model.kinds import ClaimKind, MentionType


def forces(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> Arguments | None:
    """Troops that move or bar the way: whose they are."""
    reach = 2 if "close" in sense.frame.fields else FAR
    near = near_class(sentence, clause, index, sense.frame.needs or "", reach) or _ahead(sentence, clause, index, sense)
    if of_crowd(sentence, index, sense) or not near:
        return None
    if "taken" in sense.frame.fields:
        return roles_of("actor", _takers(sentence, index)) or None
    if (beside := sense.frame.fields.get("with")) and not near_class(sentence, clause, index, beside):
        return None
    if (left := sense.frame.fields.get("from")) and not _leaves(sentence, clause, index, left):
        return None
    who = subject(sentence, clause, index) if sense.pos == "verb" else construct(sentence, index + 1, clause.end)
    if "unmanned" in sense.frame.fields and any(one.type is MentionType.PERSON for one in who.mentions):
        return None  # a minister arrives by boat
    if sense.pos != "verb" and "object" in sense.frame.fields and not sentence.has(index + 1, "FORCES"):
        who = Chain()  # "began leaving Chad": what is left
    found = roles_of("actor", who)
    caused = any(sentence.has(at, "CAUSE") for at in range(max(clause.start, index - 3), index))
    caused = caused or sentence.has(index + 1, "UNDER_IT")  # "an accord under which the fighters were led out"
    if not found and not caused and (verb := doing(sentence, clause, index, sense)) is not None:
        found = roles_of("actor", subject(sentence, clause, verb))
    if not found and sense.pos != "verb":
        found = roles_of("actor", announcer(sentence, clause, index))
    if not found:
        found = roles_of("actor", after_class(sentence, index + 1, clause.end, ("BY",))[0])
    found = found or roles_of("actor", _whose_forces(sentence, clause, index))
    if "sides" in sense.frame.fields and not found:
        return None  # reporters besiege a minister
    barred = _barred(sentence, clause, index, found) if sense.frame.kind is ClaimKind.BLOCKADE else Chain()
    return [*found, *roles_of("target", barred)] or [("back", "none")]


def _barred(sentence: Sentence, clause: Clause, index: int, found: Arguments) -> Chain:
    """Which state is cut off: "laid a siege on Qatar", "closed the Iranian ports"."""
    named = mentions_of(sentence)
    ours = {party for _, ref in found if ref in named for party in named[ref].parties}
    for at in range(index + 1, min(index + NEAR, clause.end)):
        land = sentence.units[at].mention
        whole = land is not None and land.type is MentionType.COUNTRY and sentence.has(at - 1, "AGAINST")
        if land is not None and whole and ours and ours.isdisjoint(land.parties):
            return Chain([land], at + 1)
        nation = (
            sentence.has(at - 1, "WAY")
            and sentence.units[at - 1].plain
            and sentence.units[at].plain
            and sentence.nationality(sentence.units[at].word)
        )
        if nation and ours and nation not in ours:
            return nationalities(sentence, at, clause.end)
    return Chain()


def _takers(sentence: Sentence, index: int) -> Chain:
    """Who took or ringed, earlier in the sentence, what is left again: "seized the base before they left it"."""
    for clause in sentence.clauses:
        for at in range(clause.start, min(clause.end, index)):
            if any(sense.frame.kind in _TAKING for sense in verb_senses(sentence, at)):
                return subject(sentence, clause, at)
    return Chain()


_TAKING = (ClaimKind.OPERATION, ClaimKind.BLOCKADE, ClaimKind.DEPLOYMENT)


def _ahead(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> bool:
    """Tell whether the troops stand before "and it": "columns of the brigade were seen (and they) leaving"."""
    if "object" not in sense.frame.fields or not sentence.has(index - 1, "IDENTITY"):
        return False
    before = range(max(clause.start, index - NEAR), index)
    return any(sentence.has(at, sense.frame.needs or "-") for at in before)


def _leaves(sentence: Sentence, clause: Clause, index: int, name: str) -> bool:
    """Tell whether it is a place or a position that is left: "withdrew from the ports of Hodeidah"."""
    for at in range(index + 1, min(index + NEAR, clause.end)):
        if sentence.has(at, "FROM") and sentence.units[at].plain and not sentence.has(at - 1, "BACKED_BY"):
            ahead = sentence.units[at + 1 : min(at + 3, clause.end)]
            return any(name in unit.classes or _is_place(unit) for unit in ahead[:1]) or any(map(_is_place, ahead[1:]))
    return False


def _is_place(unit: Unit) -> bool:
    return unit.mention is not None and unit.mention.type is MentionType.PLACE


def _whose_forces(sentence: Sentence, clause: Clause, index: int) -> Chain:
    """Whose forces they are where a word stands before their name: "the vanguard of the Kenyan troops"."""
    for at in range(index + 1, min(index + NEAR, clause.end)):
        unit = sentence.units[at]
        first = any(sentence.has(before, "VANGUARD") for before in range(at - _VAN, at))
        if "FORCES" in unit.classes or (first and unit.mention is not None):
            of = at + 1 + (sentence.has(at + 1, "FROM") and _is_body(sentence, at + 2))  # "units of the Lebanese army"
            return chain(sentence, at, clause.end) or construct(sentence, of, clause.end)
        if first and unit.plain and at + 1 < clause.end and sentence.nationality(sentence.units[at + 1].word):
            return construct(sentence, at + 1, clause.end)  # "the first lot of the Kenyan mission"
        leads = "TOWARDS" in unit.classes or (first and "FROM" in unit.classes)
        if "PREPOSITION" in unit.classes and not leads:
            break
    return Chain()


def _is_body(sentence: Sentence, at: int) -> bool:
    mention = sentence.units[at].mention if at < len(sentence) else None
    return mention is not None and mention.type is MentionType.BODY


_VAN = 3  # "the first lot of the Turkish troops"


def shut(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> Arguments | None:
    """A way that is told to be closed: by whom, where the words say so."""
    ways = range(clause.start, index)
    if not any(sentence.has(at, "STAYS") for at in ways) or not any(
        sentence.has(at, sense.frame.needs or "-") for at in ways
    ):
        return None
    by, _ = after_class(sentence, index + 1, clause.end, ("BY",))
    sites = [unit.mention for unit in sentence.units[clause.start : index] if unit.mention is not None]
    where = [("place", site.id) for site in sites if site.type is MentionType.PLACE][:1]
    return [*(roles_of("actor", by) or [("back", "none")]), *where]
