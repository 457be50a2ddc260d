"""Who "the two parties to the conflict" of a land are, where a report has named neither."""

from collections import Counter
from collections.abc import Iterable

from mithaq.annotate.events.texts import DATED_ASIDE
from mithaq.extract.discourse import CONTACTS
from mithaq.knowledge import Knowledge
from mithaq.model.annotations import Annotated, EventMention, Mention
from mithaq.model.kinds import Act, MentionType


def warring(mentions: Iterable[Mention], knowledge: Knowledge, *, named: bool = False) -> tuple[str, ...]:
    """Return the state spoken of and the one movement that a known process sets beside it; () where two would do.

    The state is the first party of its process: those further on mediate or are drawn in. ``named``: the movement is
    spoken of too.
    """
    mentions = tuple(mentions)
    spoken = {party for mention in mentions for party in mention.parties}
    # A capital may only be where they met: whose movement nobody names, must be spoken of by name.
    by_name = {party for mention in mentions if mention.type is not MentionType.PLACE for party in mention.parties}
    pairs = set()
    for process in knowledge.processes.values():
        movements = [party for party in process.parties if party not in knowledge.countries]
        told = [party for party in movements if party in spoken] or ([] if named else movements)
        state = process.parties[0]
        if len(told) == 1 and state in knowledge.countries and state in (spoken if told[0] in spoken else by_name):
            pairs.add((told[0], state))
    return tuple(sorted(pairs.pop())) if len(pairs) == 1 else ()


def neighbours(mentions: Iterable[Mention], knowledge: Knowledge) -> tuple[str, ...]:
    """Return the two states that a report is about, "the two countries" of one that has told no two together: those
    spoken of far more often than any third; () where there are none.
    """
    often = Counter(party for one in mentions if len(one.parties) == 1 for party in one.parties)
    ranked = [(party, count) for party, count in often.most_common() if party in knowledge.countries]
    if len(ranked) < 2 or ranked[1][1] < _OFTEN:
        return ()
    third = ranked[2][1] if len(ranked) > 2 else 0
    return tuple(sorted((ranked[0][0], ranked[1][0]))) if third * 2 <= ranked[1][1] else ()


_OFTEN = 3


_SIGNED = ("sign/verb", "sign/noun")
_SEVERAL = ("pair", "office-pair", "group", "two")


def sides_meant(annotated: Annotated, event: EventMention, back: str, knowledge: Knowledge) -> tuple[str, ...]:
    """Return whom "the two sides", "they both" are where no two were told together before: of a text, the two named
    before it in its sentence; the two sides of a known conflict; of a text told aside, the two states that most is told
    of.
    """
    aside = ("flag", DATED_ASIDE) in event.arguments
    word = back.partition("@")[0]
    named = event.rule in _SIGNED or (event.kind in CONTACTS and word == "pair" and event.rule.endswith("/noun"))
    if named and word in _SEVERAL and (two := _two_before(annotated, event)):
        return two
    if not word.startswith("pair") or event.act not in (None, Act.AGREES):
        return ()
    return warring(annotated.mentions, knowledge) or (neighbours(annotated.mentions, knowledge) if aside else ())


def _two_before(annotated: Annotated, event: EventMention) -> tuple[str, ...]:
    """The two sides named before an event in its sentence, if just two are; where they met is none."""
    start = next((one.start for one in annotated.sentences if one.covers(event.trigger)), event.trigger.start)
    named = [one for one in annotated.mentions if start <= one.span.start < event.trigger.start]
    sides = {party for one in named if one.type is not MentionType.PLACE for party in one.parties}
    return tuple(sorted(sides)) if len(sides) == 2 else ()
