"""Why words that may tell an event tell none where they stand: for a person who asks."""

from collections.abc import Iterator, Sequence

from mithaq.annotate.events.arguments import CLOSE, near_class
from mithaq.annotate.events.clauses import clauses
from mithaq.annotate.events.find import is_hypothetical
from mithaq.annotate.events.frames import Sense
from mithaq.annotate.events.shapes import SHAPES
from mithaq.annotate.events.sides import Facts, find_sides
from mithaq.annotate.events.status import told_status
from mithaq.annotate.events.units import Clause, Sentence, plain_units, senses_at, sentence_units
from mithaq.annotate.events.verbs import verb_senses
from mithaq.annotate.marks import marks_at
from mithaq.grammar import Word
from mithaq.languages import LanguagePack
from mithaq.model.annotations import Mention, Timex
from mithaq.model.documents import Span
from mithaq.text import Tokens


def refusals(
    pack: LanguagePack,
    tokens: Tokens,
    words: list[Word],
    bounds: tuple[int, int],
    mentions: Sequence[Mention],
    timexes: Sequence[Timex],
    facts: Facts,
) -> Iterator[tuple[Span, str, str]]:
    """Yield (word, rule, reason) for each reading of a word of one sentence (token bounds) that tells no event."""
    plain = plain_units(pack).of(words)
    marks = marks_at(tokens, mentions, timexes)
    for first, stop, found in find_sides(tokens, words, [unit.facts for unit in plain], mentions, facts):
        marks.setdefault(first, (stop, found))
    sentence = sentence_units(0, bounds, tokens, words, plain, marks, facts.nationality)
    sentence.clauses = clauses(sentence)
    for clause in sentence.clauses:
        for index in range(clause.start, clause.end):
            start, end = sentence.offsets(index, index + 1)
            for _, sense in senses_at(sentence, index):
                if reason := _reason(sentence, clause, index, sense):
                    yield Span(start=start, end=end), f"{sense.frame.name}/{sense.pos}", reason


def _reason(sentence: Sentence, clause: Clause, index: int, sense: Sense) -> str | None:
    """The first thing that the words about it lack; None where nothing does."""
    if sense.pos == "verb" and sense not in verb_senses(sentence, index):
        return "no verb where it stands"
    if sense.frame.needs and not near_class(sentence, clause, index, sense.frame.needs):
        return f"no word of {sense.frame.needs} near it"
    if (unless := sense.frame.fields.get("unless")) and near_class(sentence, clause, index, unless, CLOSE):
        return f"a word of {unless} near it"
    if sense.frame.shape == "speech":
        return None  # who speaks is sought through the whole sentence
    arguments = SHAPES[sense.frame.shape](sentence, clause, index, sense)
    if arguments is None:
        return "nobody named who takes part, or nothing that bears it out"
    status = told_status(sentence, clause, index, sense, arguments)
    if status is None:
        return "negated, or only said to be possible"
    if is_hypothetical(sentence, clause, index, sense, status, arguments):
        return "a wish, an aim or a habit: nobody says that it was"
    return None
