"""Who speaks where nobody is named with the verb: who is understood from the clause above, or goes on speaking."""

from mithaq.annotate.events.appositions import acts
from mithaq.annotate.events.chains import Chain, chain
from mithaq.annotate.events.counterparts import before_counterpart
from mithaq.annotate.events.forms import gender
from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.idle import bare
from mithaq.annotate.events.nouns import disagrees, is_noun, overshadowed
from mithaq.annotate.events.syntax import governed, opening, stated, understood
from mithaq.annotate.events.units import Clause, Link, Sentence
from mithaq.annotate.events.verbs import verb_senses
from mithaq.model.kinds import Act, MentionType


def understood_speaker(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> Chain:
    """Who is understood to speak: nobody whom a preposition governs in the clause above, "we heard from X ideas, he
    added, before he rejected them"; of a relative clause, its head."""
    before = sentence.units[index - 1] if index > clause.start and not sentence.units[index].proclitic else None
    if before is not None and is_noun(before) and "RELATIVE" not in before.classes:
        return Chain()  # "and some of the papers deny"
    above = sentence.clauses[clause.parent] if clause.parent is not None else None
    if clause.link is Link.CONTENT and above and any(sentence.has(i, "PERCENT") for i in range(above.start, above.end)):
        return Chain([], index + 1, "none")  # "30% said that they support"
    if clause.link is Link.COORDINATE and above and above.link is Link.ADVERBIAL and _agency_in(sentence, above):
        return Chain([], index + 1, "none")  # "as the agency named it, and noted"
    if caller := _caller(sentence, clause, index):
        return caller
    who = understood(sentence, clause, index)
    if clause.link is Link.RELATIVE or sense.frame.act is Act.AGREES:
        return who  # "in the talks between X and Y they agreed"
    if behind_preposition(sentence, who, index):
        return Chain()
    joined = clause.link in (Link.COORDINATE, Link.RESUMED) and sentence.units[index].proclitic == "و"
    return Chain() if joined and behind_noun(sentence, who, index) else who


def behind_preposition(sentence: Sentence, who: Chain, end: int) -> bool:
    """Tell whether the first of some names before ``end`` stands behind a preposition, or is joined to one."""
    at = _first(sentence, who, end)
    return at is not None and overshadowed(sentence, at)


def behind_noun(sentence: Sentence, who: Chain, end: int) -> bool:
    """Tell whether the first of some names before ``end`` stands behind a noun that it owns: "said that the visit of X
    was a chance, and announced"."""
    at = _first(sentence, who, end)
    if at is None or overshadowed(sentence, at) or sentence.has(at - 1, "RANK"):
        return False
    return governed(sentence, at, 0)


def _first(sentence: Sentence, who: Chain, end: int) -> int | None:
    first = who.mentions[0] if who.mentions else None
    return next((i for i, unit in enumerate(sentence.units[:end]) if first is not None and unit.mention is first), None)


def of_another_gender(sentence: Sentence, who: Chain, index: int) -> bool:
    """Tell whether a verb cannot go on with whom the clause above names, by its gender: "what X holds a breach of the
    accord, and (it) threatens its success"."""
    at = _first(sentence, who, index)
    return at is not None and len(who.mentions) == 1 and disagrees(sentence, index, at)


def _agency_in(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a body that no table holds is named in a clause, behind no preposition and no noun."""
    for at in range(clause.start + 1, clause.end):
        unit = sentence.units[at]
        body = unit.mention is not None and unit.mention.type is MentionType.BODY and not unit.mention.parties
        if body and not unit.proclitic and not overshadowed(sentence, at):
            return at <= clause.start + 2
    return False


def _caller(sentence: Sentence, clause: Clause, index: int) -> Chain:
    """Who speaks in what somebody received: "the prince received a call from the king, in which he condemned"."""
    parent = sentence.clauses[clause.parent] if clause.parent is not None and sentence.has(index + 1, "IN_IT") else None
    if parent is None or index > clause.start + 1:
        return Chain()
    received = next((i for i in range(parent.start, parent.end) if sentence.has(i, "RECEIVING_VERBS")), parent.end)
    for at in range(received + 1, parent.end - 1):
        if sentence.has(at, "FROM") and acts(sentence.units[at + 1]):
            return chain(sentence, at + 1, parent.end)
    return Chain()


def speaking_on(sentence: Sentence, found: list[Clause], number: int, index: int, sense: Sense) -> Chain:
    """Who goes on speaking: "said that he called the ambassador, and added": who said so, and nobody named in what is
    said. A verb of another gender or number goes on with somebody else."""
    if found[number].link not in _GOING_ON or not bare(sentence, index, found[number].end):
        return Chain()
    for at in range(number - 1, -1, -1):
        clause = found[at]
        if clause.link is Link.RELATIVE:
            continue
        for verb in range(clause.start, clause.end):
            for other in verb_senses(sentence, verb):
                alike = _alike(sense, other) and _of_one_gender(sentence, index, sense, verb, other)
                goes_on = other.frame.shape == "speech" and alike
                if goes_on and (who := _told(sentence, clause, verb, other)).mentions:
                    return who
    return Chain()


def _told(sentence: Sentence, clause: Clause, verb: int, sense: Sense) -> Chain:
    """Who says what a verb tells; of one that charges somebody the name right behind it is his whom it charges."""
    charges = "charge" in sense.frame.fields and sense.pos == "verb"
    before = opening(sentence, clause, verb) if charges else Chain()
    return before or before_counterpart(sentence, stated(sentence, clause, verb))


_GOING_ON = (Link.COORDINATE, Link.RESUMED, Link.ADVERBIAL)


def _alike(one: Sense, other: Sense) -> bool:
    """Tell whether two verbs have subjects of one number."""
    return one.form.partition(".")[2] == other.form.partition(".")[2]


def _of_one_gender(sentence: Sentence, index: int, sense: Sense, before: int, other: Sense) -> bool:
    shown = {gender(sentence, index, sense), gender(sentence, before, other)} - {None}
    return len(shown) < 2
