"""Whose voice a word of saying is, by number, gender and quotation marks: who stands near need not be who speaks."""

from mithaq.annotate.events.chains import CLOSE, OPEN, Chain, chain, several
from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.units import Clause, Link, Sentence
from mithaq.model.annotations import Mention
from mithaq.model.kinds import Act, MentionType

TEXT = "text:"
"""Before the kind of text that says something, told before: "the resolution calls for"."""
LAW, WORDS = TEXT + "law", TEXT + "words"


def of_other_voice(sentence: Sentence, index: int, sense: Sense, who: Chain) -> bool:
    """Tell whether who stands before a verb of saying can be no subject of it, whatever clause it hangs on."""
    if sense.pos != "verb" or not who.mentions:
        return False
    trigger = sentence.offsets(index, index + 1)[0]
    if any(mention.span.start > trigger for mention in who.mentions):
        return False
    return _of_many(sense, who) or _in_own_words(sentence, index, sense) or _of_thing(sentence, sense, who.mentions[0])


def _of_many(sense: Sense, who: Chain) -> bool:
    """Tell whether several speak where one person was named: "the people agree with the prince, and they voiced"."""
    return sense.form.endswith(".many") and not several(who) and all(one.type in _ONE for one in who.mentions)


_ONE = (MentionType.PERSON, MentionType.ROLE)


def _in_own_words(sentence: Sentence, index: int, sense: Sense) -> bool:
    """Tell whether a verb inside a quotation is rather of the first person, spelled like that of a woman: "there are
    talks about X, and I have voiced ..."."""
    unit = sentence.units[index]
    if sense.form != "past.one" or sense.masculine or unit.facts.carries_object:
        return False
    marks = [one.norm for one in sentence.units[:index] if one.norm in OPEN or one.norm in CLOSE]
    if not marks:
        return False
    straight = sum(mark == '"' for mark in marks) % 2 == 1
    return (straight or (marks[-1] != '"' and marks[-1] in OPEN)) and _speaks_of_himself(sentence, index)


def _speaks_of_himself(sentence: Sentence, index: int) -> bool:
    """Tell whether "my" or "I" stands close behind: "of my not supporting it", "that I"."""
    return any(sentence.has(at, "OF_MINE") for at in range(index + 1, min(index + _CLOSE_BY, len(sentence))))


_CLOSE_BY = 7


def _of_thing(sentence: Sentence, sense: Sense, mention: Mention) -> bool:
    """Tell whether the verb is of a thing that somebody's name only stands behind: "the tour of the prince shows"."""
    if mention.type not in _ONE or sense.masculine or not sense.form.endswith(".one"):
        return False
    at = next((i for i, unit in enumerate(sentence.units) if unit.mention is mention), 0)
    if sentence.has(at, "LADY") or sentence.units[at].proclitic:
        return False
    at -= 1
    while at > 0 and "TITLE" in sentence.units[at].classes:
        at -= 1
    return at >= 0 and sentence.has(at, "DEED_OF")


def one_of_a_people(sentence: Sentence, index: int, who: Chain) -> bool:
    """Tell whether the word behind a verb of saying is an adjective of a land, without article: some men, a surname."""
    at = index + 1
    if at >= len(sentence) or who.end != at + 1 or len(who.mentions) != 1:
        return False
    unit = sentence.units[at]
    national = unit.plain and not unit.proclitic and sentence.nationality(unit.word) is not None
    return national and not unit.facts.definite and not unit.facts.oblique


def told_in_text(sentence: Sentence, clause: Clause, index: int) -> Chain:
    """Whose statement it is that says something: "a statement of the army says", "one issued by the ministry"."""
    at = index + 1
    while at < clause.end and (sentence.units[at].timex is not None or sentence.units[at].norm in "،,"):
        at += 1
    if not sentence.has(at, "STATEMENT") or not sentence.units[at].plain or sentence.units[at].proclitic:
        return Chain()
    first = at
    for at in range(first + 1, min(first + _OWNER_NEAR, clause.end)):
        unit = sentence.units[at]
        if any(name in unit.classes for name in ("THAT", "RELATIVE", "ABOUT")) or unit.norm in "،,":
            break
        if unit.mention is None or unit.mention.type not in _ISSUING:
            continue
        governs = unit.proclitic == "" and at == first + 1 and not sentence.units[first].facts.definite
        if governs or unit.proclitic == "ل" or sentence.has(at - 1, "QUOTED_FROM"):
            return chain(sentence, at, clause.end) or Chain([unit.mention], at + 1)
        break
    return Chain()


_OWNER_NEAR = 5
_ISSUING = (MentionType.BODY, MentionType.COUNTRY, MentionType.PLACE, MentionType.ROLE, MentionType.PERSON)


def text_told(sentence: Sentence, clause: Clause, verb: int, sense: Sense) -> Chain:
    """The text told before that stands behind a verb of saying as its subject: "the resolution calls for"; who rejects
    or condemns a resolution speaks himself."""
    at = verb + 1
    while at < clause.end and (sentence.units[at].timex is not None or sentence.units[at].norm in "،,"):
        at += 1
    unit = sentence.units[at] if at < clause.end else None
    kind = unit.facts.features.get("TEXT_BACK") if unit is not None and unit.plain and not unit.proclitic else None
    if kind is None or sense.pos != "verb" or (sense.frame.act not in _OF_TEXTS and kind != "words"):
        return Chain()
    return Chain([], at + 1, TEXT + kind if kind != "none" else "none")


_OF_TEXTS = (Act.SAYS, Act.CALLS_FOR, Act.DEMANDS)


def said_before(sentence: Sentence, clause: Clause, index: int) -> bool:
    """Tell whether what is said stands in quotation marks right before: "...", as the minister said."""
    before = index - 1
    while before > 0 and (sentence.units[before].norm in "،," or sentence.has(before, "CLAUSE_OPENER")):
        before -= 1
    return before > 0 and sentence.units[before].norm in CLOSE and clause.link is not Link.RELATIVE
