"""Whom an attack strikes by the words of the one who tells it: "on our positions", "on its positions"."""

from collections.abc import Sequence

from mithaq.annotate.events.arguments import mentions_of, parties_of
from mithaq.annotate.events.drafts import Draft
from mithaq.annotate.events.numerals import CountBank
from mithaq.annotate.events.sides import side
from mithaq.annotate.events.units import Clause, Sentence

_STRUCK = ("attack", "beginning")


def strike_own(sentence: Sentence, bank: CountBank, parts: Sequence[Clause], drafts: Sequence[Draft]) -> None:
    """Let the teller be the target where what an attack strikes is his: behind "on", a word that he owns."""
    for draft in drafts:
        speech = drafts[draft.said_by] if draft.said_by is not None else None
        if speech is None or draft.sense.frame.shape not in _STRUCK:
            continue
        teller = parties_of(sentence, [pair for pair in speech.arguments if pair[0] == "source"])
        if (
            len(teller) == 1
            and not teller & _named(sentence, draft)
            and _own(sentence, bank, parts[draft.clause], draft)
        ):
            draft.arguments.append(("target", side(sorted(teller), 0, 0).id))


def _named(sentence: Sentence, draft: Draft) -> set[str]:
    mentions = mentions_of(sentence)
    return {party for _, ref in draft.arguments if ref in mentions for party in mentions[ref].parties}


def _own(sentence: Sentence, bank: CountBank, clause: Clause, draft: Draft) -> bool:
    for at in range(draft.index + 1, clause.end):
        unit = sentence.units[at]
        if unit.plain and sentence.has(at - 1, "AGAINST"):
            facts = bank[unit.word.form]
            return facts.own and ("GROUND" in facts.classes or "FIGHTER" in facts.classes)
    return False
