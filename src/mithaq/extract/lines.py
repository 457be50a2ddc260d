"""The sentences of a document cut into words and marked, once for all that looks for agreements and commitments."""

from dataclasses import dataclass

from mithaq.annotate.annotated import Wording
from mithaq.extract.commitment_words import Mark, commitment_words
from mithaq.extract.outcomes import Sentence
from mithaq.grammar.words import Word
from mithaq.languages import load as load_pack
from mithaq.model.annotations import Annotated
from mithaq.model.documents import Span
from mithaq.model.kinds import BlockKind
from mithaq.text import Tokens

_DOUBTS = ("wish", "maybe", "perhaps")
STOPS = frozenset("،,؛;:.")
"""Where a clause ends."""
_TELLING = (BlockKind.BODY, BlockKind.CAPTION)


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence with its words and marks, also by name; ``story`` where it is no furniture and no headline."""

    span: Span
    tokens: Tokens
    words: list[Word]
    marks: list[Mark]
    marked: Sentence
    story: bool

    def at(self, index: int) -> int:
        """Return the offset at which a token begins; past the last, where the sentence ends."""
        return self.tokens.starts[index] if index < len(self.tokens) else self.span.end


def lines_of(annotated: Annotated, wording: Wording | None) -> tuple[Line, ...]:
    """Return the sentences of a document; none where it names and tells nothing, or its language has no words yet."""
    if wording is None or not (annotated.events or annotated.mentions):
        return ()
    pack = load_pack(annotated.document.language)
    known = commitment_words(pack)
    if known is None:
        return ()
    aside = [block.span for block in annotated.document.blocks if block.kind not in _TELLING]
    found = []
    whole, entries = wording.tokens, known.entries(wording.words)
    for span, (first, end) in zip(annotated.sentences, wording.sentences, strict=True):
        tokens = Tokens(whole.text, whole.starts[first:end], whole.ends[first:end], whole.words[first:end])
        words = wording.words[first:end]
        story = not any(one.overlaps(span) for one in aside)
        marks = _doubts_told(known.marks(words, entries[first:end]), tokens, annotated)
        stops = [at for at, word in enumerate(words) if word.norm in STOPS] if marks else []
        found.append(Line(span, tokens, words, marks, Sentence(marks, stops), story))
    return tuple(found)


def _doubts_told(marks: list[Mark], tokens: Tokens, annotated: Annotated) -> list[Mark]:
    """Leave out doubts that are the name of a month: "by 20 May"."""
    doubts = [mark for mark in marks if mark.tag.name in _DOUBTS]
    if not doubts or not annotated.timexes:
        return marks
    times = [one.span for one in annotated.timexes]
    named = {mark.start for mark in doubts if any(one.start <= tokens.starts[mark.start] < one.end for one in times)}
    return [mark for mark in marks if mark.start not in named or mark.tag.name not in _DOUBTS]
