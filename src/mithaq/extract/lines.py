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
    whole = wording.tokens
    for span, (first, end) in zip(annotated.sentences, wording.sentences, strict=True):
        tokens = Tokens(whole.text, whole.starts[first:end], whole.ends[first:end], whole.words[first:end])
        words = wording.words[first:end]
        story = not any(one.overlaps(span) for one in aside)
        marks = known.marks(words)
        found.append(Line(span, tokens, words, marks, Sentence(marks), story))
    return tuple(found)
