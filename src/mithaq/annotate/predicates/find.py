"""Find the events of a document in a language whose subject stands before its verb."""

from collections.abc import Sequence

from mithaq.annotate.counts import count_words, with_counts
from mithaq.annotate.events.sides import Facts
from mithaq.annotate.marks import marks_at
from mithaq.annotate.predicates.clauses import parse
from mithaq.annotate.predicates.drafts import Draft
from mithaq.annotate.predicates.lexicon import predicate_lexicon
from mithaq.annotate.predicates.nouns import noun_drafts, one_act
from mithaq.annotate.predicates.telling import attribute, by_modal, records
from mithaq.annotate.predicates.units import sentence_units
from mithaq.annotate.predicates.verbs import verb_drafts
from mithaq.grammar import Word
from mithaq.languages import LanguagePack
from mithaq.model.annotations import Attribution, EventMention, Mention, Timex
from mithaq.text import Tokens


def find_predicates(
    pack: LanguagePack,
    tokens: Tokens,
    words: list[Word],
    sentences: Sequence[tuple[int, int]],
    mentions: Sequence[Mention],
    timexes: Sequence[Timex],
    facts: Facts,
) -> tuple[tuple[EventMention, ...], tuple[Attribution, ...]]:
    """Return the events told in these sentences (token bounds), and who is said to say them.

    Arguments are as those of ``mithaq.annotate.events.find_events``.
    """
    lexicon = predicate_lexicon(pack)
    marks = marks_at(tokens, mentions, timexes)
    counting = count_words(pack)
    timed = {at for first, (end, mark) in marks.items() if isinstance(mark, Timex) for at in range(first, end)}
    events: list[EventMention] = []
    attributions: list[Attribution] = []
    for number, bounds in enumerate(sentences):
        if not any(lexicon.facts[word].senses for word in words[bounds[0] : bounds[1]]):
            continue
        sentence = sentence_units(number, bounds, tokens, words, lexicon, marks, facts.nationality)
        parsed = parse(sentence)
        drafts: list[Draft] = sorted(
            [*verb_drafts(parsed, lexicon.by_modal), *noun_drafts(parsed)], key=lambda draft: draft.index
        )
        drafts = one_act(parsed, drafts)
        attribute(parsed, drafts)
        by_modal(parsed, drafts, lexicon.by_modal)
        told = len(events)
        records(parsed, drafts, events, attributions)
        events[told:] = with_counts(counting, tokens, words, bounds, timed, events[told:], facts.nationality)
    return tuple(events), tuple(attributions)
