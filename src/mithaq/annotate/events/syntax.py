"""Find the arguments of an event word: the subject of a verb, who stands behind "with"."""

from collections.abc import Callable

from mithaq.annotate.events.appositions import acts
from mithaq.annotate.events.chains import OPEN, Chain, chain, group, several, single_back
from mithaq.annotate.events.forms import behind_several, of_deed, of_several, of_two
from mithaq.annotate.events.fronting import as_for, while_it
from mithaq.annotate.events.heads import inside_what, organ_of, people_of, serving
from mithaq.annotate.events.idle import bare, behind_unnamed, may_be_passive, urged_plural
from mithaq.annotate.events.nouns import disagrees, is_national, is_noun, is_owner, is_site, overshadowed
from mithaq.annotate.events.own_state import head_above, own_behind
from mithaq.annotate.events.passing import past_where
from mithaq.annotate.events.ranks import office_of_none, ranked_of, titled
from mithaq.annotate.events.relatives import before_relative, head_of, of_nobody, of_object, of_other_head, whose_words
from mithaq.annotate.events.sides import UNNAMED, side
from mithaq.annotate.events.units import Clause, Link, Sentence, Unit
from mithaq.annotate.events.verbs import light_verb, verb_senses
from mithaq.model.kinds import MentionType


def subject(sentence: Sentence, clause: Clause, verb: int) -> Chain:
    """Who does what the verb says: who is named or pointed at in its clause, else its parent's subject.

    Behind "under it" stands who does it, or what it is done to: "an accord under which the fighters left".
    """
    if sentence.has(verb + 1, "UNDER_IT"):
        return _behind(sentence, verb + 1, clause.end)
    return stated(sentence, clause, verb) or understood(sentence, clause, verb) or begun(sentence, clause, verb)


def stated(sentence: Sentence, clause: Clause, verb: int) -> Chain:
    """The subject that stands in the verb's own clause: the names right behind it, or those that open the clause."""
    if parted := before_relative(sentence, clause, verb):
        return parted
    if of_several(sentence.units[verb]):
        return _fronted(sentence, clause, verb) or opening(sentence, clause, verb) or _nation_before(sentence, verb)
    return (
        as_for(sentence, verb)
        or _fronted(sentence, clause, verb)
        or _related(sentence, clause, verb)
        or whose_words(sentence, clause, verb)
        or _right_before(sentence, clause, verb)
        or _behind(sentence, verb, clause.end)
        or _belonging(sentence, verb, clause.end)
        or titled(sentence, verb, clause.end)
        or ranked_of(sentence, verb, clause.end)
        or organ_of(sentence, verb, clause.end)
        or opening(sentence, clause, verb)
    )


def _nation_before(sentence: Sentence, verb: int) -> Chain:
    """The state of those who are only told by their nationality: "senior Iranian officials accuse ...".

    A verb of force without an object behind it tells what became of them: "fifteen soldiers were killed in the fight".
    """
    force = any(sense.frame.shape == "attack" for _, sense in sentence.units[verb].facts.senses)
    behind = sentence.units[verb + 1] if verb + 1 < len(sentence) else None
    if force and (behind is None or not behind.plain or "PREPOSITION" in behind.classes):
        return Chain()
    if sentence.units[verb].proclitic == "و":
        return Chain()  # "discussed the alliance and stressed": another verb's object
    at = verb - 1
    while at > 0 and sentence.units[at].plain and "AUXILIARY" in sentence.units[at].classes:
        at -= 1
    if at > 0 and acts(sentence.units[at]) and not sentence.units[at].proclitic:
        whole = sentence.units[at - 1].plain and not sentence.has(at - 1, "PREPOSITION")
        return chain(sentence, at, verb) if whole else Chain()
    state = sentence.nationality(sentence.units[at].word) if at >= 0 and sentence.units[at].plain else None
    return Chain([side([state], *sentence.offsets(at, at + 1), UNNAMED)], at + 1) if state is not None else Chain()


def _fronted(sentence: Sentence, clause: Clause, verb: int) -> Chain:
    """The names between "had" and its verb: "Egypt had accused Ethiopia", "X still shells Y"; the object is behind."""
    if not sentence.has(clause.start, "WAS"):
        return chain(sentence, clause.start + 2, verb) if sentence.has(clause.start + 1, "STAYS") else Chain()
    at = verb - 1 - sentence.has(verb - 1, "AUXILIARY")
    at -= at > clause.start and sentence.units[at].norm in "،,"
    return opening(sentence, clause, verb) if at > clause.start and acts(sentence.units[at]) else Chain()


def _right_before(sentence: Sentence, clause: Clause, verb: int) -> Chain:
    """The names right before a verb that has others behind it, its object: "but Kabul accused the Pakistani army"."""
    if verb - 1 < clause.start or verb + 1 >= clause.end or sentence.units[verb].proclitic:
        return Chain()
    if while_it(sentence, verb):
        return chain(sentence, verb - 1, verb)
    if not acts(sentence.units[verb + 1]):
        return Chain()
    found = opening(sentence, clause, verb)
    lone = not any(sentence.has(at, "PREPOSITION") for at in range(clause.start, found.end))
    joined = found.end < verb and all(_joined_noun(sentence.units[at]) for at in range(found.end, verb))
    ends = found.end == verb and not disagrees(sentence, verb, verb - 1)
    return found if found.mentions and lone and (ends or joined) else Chain()


def _joined_noun(unit: Unit) -> bool:
    """Tell whether a noun that no table holds may be joined to a subject: "the UN and rights groups accused"."""
    small = ("THAT", "RELATIVE", "CLAUSE_OPENER", "NEGATION", "AUXILIARY", "INSIDE", "AIM", "WITH", "BETWEEN")
    return unit.plain and unit.norm.isalpha() and not unit.facts.senses and not any(n in unit.classes for n in small)


def _related(sentence: Sentence, clause: Clause, verb: int) -> Chain:
    """Who a relative clause is about, where nothing in it points back to them otherwise: "Russia, which backs X's
    forces"; but not "the talks with X that Y began", with a pronoun on the verb, or behind a preposition."""
    if clause.link is not Link.RELATIVE or verb != clause.start + 1 or not sentence.has(clause.start, "RELATIVE"):
        return Chain()
    if all(sense.frame.shape not in _OF_ONE for _, sense in sentence.units[verb].facts.senses):
        return Chain()  # "who presided over the session", "who is visiting Cairo": told on the way
    before = clause.start - 1
    before -= before > 0 and sentence.units[before].norm in "،,"
    if before < 0 or sentence.units[verb].facts.carries_object or disagrees(sentence, verb, before):
        return Chain()
    if of_other_head(sentence, clause, before):
        return Chain()
    named = sentence.units[before].mention
    pointed = any(sentence.has(at, "IN_IT") for at in range(verb + 1, min(verb + _POINTED, clause.end)))
    alone = named is not None and named.type in _RELATED and not overshadowed(sentence, before)
    return (
        chain(sentence, head_of(sentence, clause, before), before + 1)
        if alone and not pointed and acts(sentence.units[before])
        else Chain()
    )


_POINTED = 6
_OF_ONE = ("speech", "attack", "forces", "release")
_RELATED = (MentionType.COUNTRY, MentionType.BODY, MentionType.PERSON)
_PARTING = ("PREPOSITION", "THAT", "RELATIVE")


_OWN = frozenset(("FORCES", "OWN_STATE", "BELONGING"))  # "its forces", "his country", "a helicopter of its"
_PRO_DROP = (Link.COORDINATE, Link.CONTENT, Link.ADVERBIAL, Link.RESUMED)


def understood(sentence: Sentence, clause: Clause, verb: int) -> Chain:
    """The subject of a verb that has none of its own: that of the clause it hangs on, or what it relates to."""
    if clause.parent is None:
        return Chain()
    parent = sentence.clauses[clause.parent]
    if clause.link is Link.RELATIVE:
        if sentence.has(verb + 1, "OWN_STATE"):
            return head_above(sentence, clause, verb)
        if has_object(sentence, verb):
            return Chain()  # "X, whom they described": who is meant is its object
        before = clause.start - 1
        if before > parent.start and sentence.units[before].norm in "،," and of_deed(sentence, verb):
            before -= 1  # "the forces, which killed ..."
        return (
            chain(sentence, head_of(sentence, clause, before), clause.start)
            if before >= parent.start and acts(sentence.units[before]) and not of_other_head(sentence, clause, before)
            else Chain()
        )
    if any(unit.plain and unit.word.number is not None for unit in sentence.units[clause.start : verb]):
        return Chain()  # "that some 1,800 were hurt": those who are counted
    pronoun = sentence.has(clause.start - 1, "THAT_PRONOUN")
    ahead = sentence.units[clause.start : verb]
    ahead_of = sentence.units[parent.start : parent.end]
    own = any(unit.plain and not _OWN.isdisjoint(unit.classes) for unit in ahead) or own_behind(sentence, verb)
    first = sentence.units[clause.start]
    opens = verb == clause.start or sentence.units[verb].proclitic == "و"
    others = first.plain and first.classes.get("STRANGERS") == ""  # "that a group sworn to X has seized"
    nouns = first.plain and (first.facts.definite or "RANK" in first.classes)  # "that his envoy will visit"
    named = not opens and (others or nouns or is_noun(sentence.units[verb - 1]))
    if clause.link is Link.CONTENT and named and not own:
        return Chain()  # "that the trucks arrive": the subject is named, by no name that is known
    if clause.link not in _PRO_DROP or not (pronoun or own or bare(sentence, verb, clause.end)):
        return Chain()
    if sentence.has(verb - 1, "WHAT") or (verb > clause.start and sentence.has(verb - 1, "STRANGERS")):
        return Chain()  # "which will allow ...": no one does it; "as everybody hoped"
    if sentence.has(clause.start, "CONTRAST") and not (pronoun or own):
        return Chain()  # "while ...": another's turn
    if sentence.has(clause.start, "WHERE") and may_be_passive(sentence, verb):
        return Chain()  # "in the valley, where fifty were killed"
    told = pronoun and verb == clause.start  # "announced that it holds the airport"; "that on Friday ..." is nobody
    back = next((group(unit) for unit in ahead_of if unit.plain and "GROUP_BACK" in unit.classes), "single")
    found = first_above(sentence, clause, verb)
    if found.mentions and of_two(sentence.units[verb]) and not several(found):
        return Chain(back="pair" if back == "single" else back)  # "the ministry said that they both will"
    return found or Chain(back=back if told else None)


def begun(sentence: Sentence, clause: Clause, verb: int) -> Chain:
    """Who does what a joined verb says, behind a first verb that no table holds: "X backed down on ... and signed"."""
    unit, first = sentence.units[verb], sentence.units[clause.start]
    unknown = first.plain and first.norm.isalpha() and not first.classes and not first.facts.senses
    if clause.link is not Link.MAIN or not unknown or first.facts.definite or verb < clause.start + 3:
        return Chain()
    joined = unit.proclitic == "و" or sentence.has(verb - 1, "THEN")
    named = sentence.units[clause.start + 1].mention
    free = of_several(unit) or bare(sentence, verb, clause.end)
    if not joined or not free or named is None or named.type not in _STARTING:
        return Chain()
    he = any(sense.masculine for _, sense in unit.facts.senses)
    alike = he or first.norm[-1:] == unit.norm[-1:]  # the endings of two verbs of the past that "she" does
    return chain(sentence, clause.start + 1, verb) if alike else Chain()


_STARTING = (MentionType.PERSON, MentionType.ROLE, MentionType.COUNTRY, MentionType.BODY)


def has_object(sentence: Sentence, verb: int) -> bool:
    """Tell whether a pronoun is written onto a verb of saying, and is no part of its stem."""
    unit = sentence.units[verb]
    stem = unit.norm.removeprefix(unit.proclitic)
    frames = [sense.frame for _, sense in unit.facts.senses if sense.pos == "verb" and sense.frame.shape == "speech"]
    pairs = [pair.split() for frame in frames for pair in frame.fields["verbs"]]
    listed = any(stem in pair or stem[1:] == pair[1][1:] for pair in pairs)  # "she accuses" as "he accuses"
    return bool(frames) and unit.facts.carries_object and not listed


def first_above(sentence: Sentence, clause: Clause, verb: int | None = None) -> Chain:
    """The first names of the nearest clause above that has any: rather those behind no preposition."""
    return _first_above(sentence, clause, overshadowed, verb) or _first_above(sentence, clause, is_site, verb)


def _first_above(
    sentence: Sentence, clause: Clause, passed: Callable[[Sentence, int], bool], verb: int | None
) -> Chain:
    at = clause.parent
    while at is not None:
        parent = sentence.clauses[at]
        if sentence.has(clause.start, "BUT_HE") and of_nobody(sentence, parent):
            return Chain()
        he = sentence.has(parent.start - 1, "THAT_PRONOUN") and bool(verb_senses(sentence, parent.start))
        for index in range(parent.start, parent.end) if not (he or of_object(sentence, parent)) else ():
            if (
                acts(sentence.units[index])
                and not _quoted(sentence, index)
                and not _by_account(sentence, index)
                and not behind_several(sentence, index)
                and not sentence.has(index, "PLATFORM")
                and not passed(sentence, index)
                and not (verb is not None and _she_alone(sentence, verb, index))
                and (found := chain(sentence, index, parent.end))
            ):
                return found
        at = parent.parent
    return Chain()


def _she_alone(sentence: Sentence, verb: int, index: int) -> bool:
    """Tell whether a land that is no man in grammar stands alone before a masculine verb: "Riyadh was glad that X won,
    as he had criticised"."""
    following = sentence.units[index + 1] if index + 1 < len(sentence) else None
    listed = following is not None and following.norm.startswith("و")
    return not listed and disagrees(sentence, verb, index)


def _by_account(sentence: Sentence, index: int) -> bool:
    """Tell whether a name is only by whose account it is: "according to the observatory"."""
    return any(sentence.has(at, "ACCORDING") for at in range(max(0, index - 3), index))


def _quoted(sentence: Sentence, index: int) -> bool:
    """Tell whether a name stands in quotation marks behind "in", as that of a platform does."""
    return index > 1 and sentence.units[index - 1].norm in OPEN and sentence.has(index - 2, "INSIDE")


def opening(sentence: Sentence, clause: Clause, verb: int) -> Chain:
    """The names that stand before the verb of a clause, as its subject."""
    if verb > clause.start and sentence.units[verb].proclitic == "و" and sentence.units[verb - 1].norm in "،,":
        return Chain()  # "the talks with X go on, and Y said": another's clause
    held = -1  # "the decision of President X threatens": nor is who stands in apposition to one that is governed
    for index in range(clause.start, verb):
        unit = sentence.units[index]
        if acts(unit) and (held == index - 1 >= clause.start or governed(sentence, index, clause.start)):
            unknown_verb = clause.link is not Link.CONTENT and index <= clause.start + 1
            held = index if not unknown_verb and unit.mention and unit.mention.type is MentionType.ROLE else -1
        elif acts(unit) and (found := chain(sentence, index, verb)):
            return found if not _noun_joined(sentence, found.end, verb) else Chain()
        if "HEAD" in unit.classes and sentence.has(index + 1, "FROM") and (found := chain(sentence, index, verb)):
            return found  # "a delegation of the union visited"
        if source := _source_of(sentence, clause, index):
            return source
        if is_owner(sentence, index):
            return chain(sentence, index, index + 1)  # "forces belonging to the council attacked"
        if unit.plain and "GROUP_BACK" in unit.classes and not governed(sentence, index, clause.start):
            return chain(sentence, index, verb)
        if unit.plain and "SINGLE_BACK" in unit.classes and not governed(sentence, index, clause.start):
            return single_back(sentence, index, verb)
    return Chain()


def _noun_joined(sentence: Sentence, at: int, verb: int) -> bool:
    """Tell whether a noun opens a clause of its own before the verb: "for the ministry, and the views express"."""
    noun = at + 1 < verb and sentence.units[at].norm in "،," and sentence.units[at + 1].norm.startswith("وال")
    return noun and sentence.units[at + 1].plain and not sentence.units[at + 1].classes


def _source_of(sentence: Sentence, clause: Clause, index: int) -> Chain:
    """The side whose people speak unnamed before the verb: "a (diplomatic) source in the movement said"."""
    unit = sentence.units[index]
    if "UNNAMED" not in unit.classes or not unit.plain or governed(sentence, index, clause.start):
        return Chain()
    return people_of(sentence, inside_what(sentence, index + 1, clause.end) or index + 1, clause.end)


def _behind(sentence: Sentence, verb: int, end: int, reach: int = 4) -> Chain:
    """Skip times and adverbs behind the verb; stop at a preposition."""
    if urged_plural(sentence, verb):
        return Chain()
    index, skipped = past_where(sentence, verb, end), 0
    while index < end and skipped <= reach:
        unit = sentence.units[index]
        if acts(unit) and unit.proclitic in ("", "و"):
            object_of = _accusative(unit) and not sentence.has(index - 1, "HEAD")  # but "a delegation of the Houthis"
            return Chain() if object_of or disagrees(sentence, verb, index) else chain(sentence, index, end)
        if unit.plain and ("GROUP_BACK" in unit.classes or "SINGLE_BACK" in unit.classes) and unit.proclitic == "":
            return chain(sentence, index, end)
        national = index == verb + 1 or sentence.has(index - 1, "FORCES")  # "the Turks said", "Kenyan troops arrived"
        if unit.plain and national and (state := sentence.nationality(unit.word)) and not unit.proclitic:
            return Chain([side([state], *sentence.offsets(index, index + 1))], index + 1)
        if unit.proclitic == "ل" and acts(unit) and any(sentence.has(at, "ARM") for at in range(verb + 1, index)):
            return chain(sentence, index, end)  # "a drone of the army's"
        if (members := _counted_of(sentence, index)) is not None and members < end:
            return chain(sentence, members, end)  # "19 people from among the members of the movement"
        if "HEAD" in unit.classes and not unit.proclitic and _of_or_for(sentence, index + 1):
            return chain(sentence, index, end)  # "a delegation of ambassadors of the council", "delegates for"
        if "UNNAMED" in unit.classes and (at := inside_what(sentence, index + 1, end)):
            return people_of(sentence, at, end) or chain(sentence, at, end)
        if "UNNAMED" in unit.classes and (body := serving(sentence, index, end)):
            return body  # "an official at the ministry"
        if "UNNAMED" in unit.classes and (inside := behind_unnamed(sentence, index)):
            return chain(sentence, inside, end)  # "a source in the government's delegation"
        passable = unit.timex is not None or unit.norm in OPEN or office_of_none(unit) or unit.word.number is not None
        passable = passable or any(name in unit.classes for name in ("LEADING_ADVERB", "TITLE", "HEAD", "IN_IT"))
        passable = passable or ("NUMERAL" in unit.classes and sentence.has(index + 2, "FROM"))  # "thirty fighters of"
        dated = "INSIDE" in unit.classes and index + 1 < end and sentence.units[index + 1].timex is not None
        dated = dated and not sentence.has(0, "WAS")  # "X had, on Monday, urged Y"
        passable = (passable or dated) and not ("FROM" in unit.classes and index == verb + 1)
        if not passable and not (unit.norm in "،," and skipped):
            if "OCCASION_BACK" not in unit.classes:
                return Chain()
            index += 1
        index += 1
        skipped += 1
    return Chain()


def _counted_of(sentence: Sentence, index: int) -> int | None:
    """Where the body or state stands whose people are counted at ``index``, over a word for its members."""
    unit = sentence.units[index]
    counted = unit.word.number is not None or "NUMERAL" in unit.classes
    if not counted or not sentence.has(index + 2, "FROM"):
        return None
    at = index + 3
    while at < len(sentence) and "HEAD" in sentence.units[at].classes and sentence.units[at].plain:
        at += 1
    return at if at < len(sentence) and acts(sentence.units[at]) and not sentence.units[at].proclitic else None


def _of_or_for(sentence: Sentence, index: int) -> bool:
    return sentence.has(index, "FROM") or sentence.has(index, "QUOTED_FROM")


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
        if any(sentence.has(index, name) for name in _PARTING) or is_national(sentence, index):
            return Chain()  # "an Israeli plane hit a depot belonging to": not its owner's doing
    return Chain()


def governed(sentence: Sentence, index: int, start: int) -> bool:
    """Tell whether a preposition stands before the unit, so that it is no subject."""
    unit = sentence.units[index]
    if unit.proclitic and unit.proclitic not in ("و", "ف"):
        return True
    if index <= start:
        return False
    if sentence.units[index - 1].norm in OPEN and index - 1 > start:
        index -= 1
    before = sentence.units[index - 1]
    if verb_senses(sentence, index - 1) or light_verb(sentence, index - 1):
        return False
    return "PREPOSITION" in before.classes or (before.plain and before.norm[:1].isalpha() and not _subject_noun(before))


def _subject_noun(unit: Unit) -> bool:
    names = ("CLAUSE_OPENER", "THAT", "LEADING_ADVERB", "TITLE", "AUXILIARY", "RELATIVE", "NEGATION", "HEAD")
    return any(name in unit.classes for name in names)
