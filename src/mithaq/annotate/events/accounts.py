"""What one side's account of a fight leaves unsaid: the teller's own part in it, whose land is struck, the day."""

from mithaq.annotate.events.arguments import mentions_of, parties_of
from mithaq.annotate.events.days import times_in
from mithaq.annotate.events.drafts import Draft
from mithaq.annotate.events.numerals import CountBank
from mithaq.annotate.events.sides import side
from mithaq.annotate.events.units import Clause, Sentence

_FORCE = ("attack", "beginning")


def complete_accounts(sentence: Sentence, bank: CountBank, parts: list[Clause], drafts: list[Draft]) -> None:
    """Enter the other side of each act of force, where the words about it tell which one that is."""
    for draft in drafts:
        if draft.sense.frame.shape not in _FORCE:
            continue
        other = _land_struck(sentence, bank, parts[draft.clause], draft)
        speech = drafts[draft.said_by] if draft.said_by is not None else None
        if speech is not None and not other:
            other = _teller(sentence, bank, parts, draft, speech)
        if other and other not in _named(sentence, draft):
            draft.arguments.append(("target", side([other], 0, 0).id))
        if draft.sense.frame.shape == "beginning":
            _date(sentence, parts, draft)


def _named(sentence: Sentence, draft: Draft) -> set[str]:
    mentions = mentions_of(sentence)
    return {party for _, ref in draft.arguments if ref in mentions for party in mentions[ref].parties}


def _teller(sentence: Sentence, bank: CountBank, parts: list[Clause], draft: Draft, speech: Draft) -> str:
    """Who tells it, where what is struck is his, or where he bears arms and tells who began the fight."""
    parties = parties_of(sentence, [pair for pair in speech.arguments if pair[0] == "source"])
    if len(parties) != 1:
        return ""
    armed = draft.sense.frame.shape == "beginning" and _bears_arms(sentence, bank, speech)
    return next(iter(parties)) if armed or _own(sentence, bank, parts[draft.clause], draft) else ""


def _own(sentence: Sentence, bank: CountBank, clause: Clause, draft: Draft) -> bool:
    """Tell whether the first thing aimed at behind the draft is somebody's own: "on its positions"."""
    for at in range(draft.index + 1, clause.end):
        unit = sentence.units[at]
        if unit.plain and sentence.has(at - 1, "AGAINST"):
            facts = bank.facts[unit.word]
            return facts.own and ("GROUND" in facts.classes or "FIGHTER" in facts.classes)
    return False


def _bears_arms(sentence: Sentence, bank: CountBank, speech: Draft) -> bool:
    """Tell whether the name of the source, or what stands before it, is that of an armed body."""
    sources = {ref for role, ref in speech.arguments if role == "source"}
    units = sentence.units
    named = next((at for at, unit in enumerate(units) if unit.mention and unit.mention.id in sources), None)
    if named is None:
        return False
    words = sentence.words[sentence.starts[min(speech.index + 1, named)] : sentence.starts[named + 1]]
    return any("ARMS" in bank.facts[word].classes for word in words)


def _land_struck(sentence: Sentence, bank: CountBank, clause: Clause, draft: Draft) -> str:
    """Whose land it is by its nationality: "inside Armenian territory"."""
    for at in range(draft.index + 1, clause.end - 1):
        unit = sentence.units[at]
        if unit.plain and "LAND" in bank.facts[unit.word].classes:
            behind = sentence.units[at + 1]
            return (sentence.nationality(behind.word) or "") if behind.plain else ""
    return ""


def _date(sentence: Sentence, parts: list[Clause], draft: Draft) -> None:
    """A beginning without a time of its own has that which the rest of the account gives, if it gives but one."""
    if times_in(sentence, parts[draft.clause]):
        return
    times = [time for part in parts[draft.clause + 1 :] for _, time in times_in(sentence, part)]
    if len(times) == 1:
        draft.when = times[0]
