"""Who takes part: the mentions of a clause by their relation, and the words that point back to earlier ones."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from mithaq.annotate.tellings.units import Clause, Sentence, Unit
from mithaq.model.annotations import Mention
from mithaq.model.kinds import MentionType

_SITES = (MentionType.PLACE, MentionType.COUNTRY)
_WHO = (
    MentionType.PERSON, MentionType.ROLE, MentionType.COUNTRY, MentionType.BODY, MentionType.PLACE,
    MentionType.MECHANISM, MentionType.FORMAT,
)  # fmt: skip
Arguments = list[tuple[str, str]]


@dataclass(slots=True)
class Chain:
    """Mentions that stand together, or how a word points back ("group", "office-pair", "single")."""

    mentions: list[Mention] = field(default_factory=list)
    back: str = ""

    def __bool__(self) -> bool:
        return bool(self.mentions or self.back)

    def roles(self, role: str) -> Arguments:
        """Return the arguments of the chain under a role."""
        return [(role, each.id) for each in self.mentions] + ([("back", self.back)] if self.back else [])


def who(unit: Unit) -> Mention | None:
    """Return the mention of a unit that may take part in something."""
    mention = unit.mention
    if mention is None or mention.type not in _WHO:
        return None
    return mention if mention.parties or mention.people or mention.type is not MentionType.PLACE else None


def related(sentence: Sentence, clause: Clause, relations: Iterable[str], span: Iterable[int] | None = None) -> Chain:
    """Return the participants of a clause (or of some of its units) that stand in one of these relations."""
    wanted = set(relations)
    units = (sentence.units[index] for index in (clause.indices if span is None else span))
    return Chain([mention for unit in units if unit.relation in wanted and (mention := who(unit)) is not None])


def behind(sentence: Sentence, clause: Clause, index: int, relations: Iterable[str]) -> Chain:
    """Return the participants right behind a noun, in a row: "the meeting of the ministers of X and Y"."""
    wanted, found = set(relations), Chain()
    for at in (each for each in clause.indices if each > index):
        unit = sentence.units[at]
        if unit.mention is not None and unit.relation in wanted and (mention := who(unit)) is not None:
            found.mentions.append(mention)
        elif unit.is_a("GROUP_BACK") and not found.mentions:
            if not _owned(sentence, at):
                return Chain(back=unit.facts.classes["GROUP_BACK"])
        elif unit.timex is not None or unit.is_a("AND") or _qualifies(unit):
            continue
        elif found.mentions or not _same_talks(sentence, unit, at):
            break
    return found


def _same_talks(sentence: Sentence, unit: Unit, at: int) -> bool:
    """Tell whether a noun only says of what a round or a session is: "a round of direct talks of X and Y"."""
    contact = any(sense.noun and sense.frame.shape == "contact" for sense in unit.facts.senses)
    return contact and at + 1 < len(sentence.units) and not sentence.units[at + 1].is_a("PREPOSITION")


def _owned(sentence: Sentence, at: int) -> bool:
    """Tell whether whose they are stands behind a word for those who meet: "the ministers of X and Y" are named."""
    after = sentence.units[at + 1] if at + 1 < len(sentence.units) else None
    return after is not None and after.relation in ("genitive", "genitive-object") and who(after) is not None


def _qualifies(unit: Unit) -> bool:
    return unit.plain and ("ADJF" in unit.facts.marks or unit.is_a("TITLE"))


def subject(sentence: Sentence, number: int, verb: int) -> Chain:
    """Return the subject of a clause: in its words, what a relative clause hangs on, or that of the clause before."""
    clause = sentence.clauses[number]
    before = related(sentence, clause, ("subject",), [at for at in clause.indices if at < verb])
    if before:
        return _with_him(sentence, before, clause)
    if led := _led(sentence, clause, verb):
        return led
    after = related(sentence, clause, ("subject",), [at for at in clause.indices if at > verb])
    if back := _pointing(sentence, clause):
        return Chain(back=back)
    if after:
        return after
    if guessed := _guessed(sentence, clause, verb):
        return guessed
    if clause.link == "relative" and clause.antecedent is not None:
        return _apposed(sentence, clause.antecedent)
    if clause.link in ("main", "when"):
        for earlier in range(number - 1, -1, -1):
            if sentence.clauses[earlier].link == "main" and (found := subject_of(sentence, earlier)):
                return found
    return Chain()


def _led(sentence: Sentence, clause: Clause, verb: int) -> Chain:
    """Return whose the troops, officials or ships are that are the subject: "the units of X entered"."""
    for at in clause.indices:
        unit, before = sentence.units[at], sentence.units[at - 1] if at else None
        if (
            at < verb
            and unit.is_a("SIDED")
            and "nomn" in unit.facts.marks
            and not (before and before.is_a("PREPOSITION"))
        ):
            return behind(sentence, clause, at, ("genitive", "genitive-object"))
    return Chain()


def _guessed(sentence: Sentence, clause: Clause, verb: int) -> Chain:
    """Before a verb without a subject, who opens the clause: a name whose case the dictionary only guessed."""
    found, behind_noun = Chain(), False
    for at in (each for each in clause.indices if each < verb):
        unit, before = sentence.units[at], sentence.units[at - 1] if at else None
        joined = behind_noun and at > 1 and before is not None and before.is_a("AND") and who(sentence.units[at - 2])
        behind_noun = bool(joined) or (before is not None and before.plain and "NOUN" in before.facts.marks)
        person = unit.mention is not None and unit.mention.type is MentionType.PERSON
        mention = who(unit) if unit.relation in ("genitive-object", "genitive") and not unit.preposition else None
        if mention is not None and (person or not behind_noun):
            found.mentions.append(mention)
    return found


def subject_of(sentence: Sentence, number: int) -> Chain:
    """Return the subject of the first verb of a clause."""
    return subject_here(sentence, sentence.clauses[number])


def subject_here(sentence: Sentence, clause: Clause) -> Chain:
    """Return the subject that stands in a clause itself."""
    return related(sentence, clause, ("subject",)) or Chain(back=_pointing(sentence, clause))


def _with_him(sentence: Sentence, found: Chain, clause: Clause) -> Chain:
    """Add whom a pronoun joined by "and" to the first name points back to: "he and the president of X signed"."""
    first = next((at for at in clause.indices if sentence.units[at].mention is found.mentions[0]), 0)
    joined = first > 1 and sentence.units[first - 1].is_a("AND")
    if joined and sentence.units[first - 2].facts.classes.get("GROUP_BACK") == "single":
        found.back = "single"
    return found


def _apposed(sentence: Sentence, index: int) -> Chain:
    """A mention with the office or the person beside it."""
    found = [mention for at in (index - 1, index) if at >= 0 and (mention := who(sentence.units[at])) is not None]
    if len(found) == 2 and sentence.units[index - 1].relation != sentence.units[index].relation:
        found = found[1:]
    return Chain(found)


def _pointing(sentence: Sentence, clause: Clause) -> str:
    for at in clause.indices:
        unit = sentence.units[at]
        if unit.is_a("GROUP_BACK") and ("nomn" in unit.facts.marks or not unit.facts.cases):
            before = sentence.units[at - 1] if at else None
            if before is None or not before.is_a("PREPOSITION"):
                return unit.facts.classes["GROUP_BACK"]
    return ""


def site(sentence: Sentence, clause: Clause, relations: Iterable[str], near: int) -> Mention | None:
    """Return the place nearest to a unit that stands in one of these relations."""
    wanted = set(relations)
    found = [
        (abs(at - near), unit.mention)
        for at in clause.indices
        if (unit := sentence.units[at]).mention is not None and unit.relation in wanted and unit.mention.type in _SITES
    ]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def parties(chain: Chain) -> set[str]:
    """Return the parties, or else the people, of a chain."""
    return {each for mention in chain.mentions for each in (mention.parties or mention.people)}
