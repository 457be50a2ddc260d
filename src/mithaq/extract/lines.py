"""The sentences of a document cut into words and marked, once for all that looks for agreements and commitments."""

from dataclasses import dataclass

from mithaq.extract.commitment_words import Mark, commitment_words
from mithaq.grammar.words import Word
from mithaq.languages import load as load_pack
from mithaq.model.annotations import Annotated
from mithaq.model.documents import Span
from mithaq.model.kinds import BlockKind
from mithaq.text import Tokens

_TELLING = (BlockKind.BODY, BlockKind.CAPTION)


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence with its words and marks; ``story`` where it is none of the page's furniture or headlines."""

    span: Span
    tokens: Tokens
    words: list[Word]
    marks: list[Mark]
    story: bool

    def at(self, index: int) -> int:
        """Return the offset at which a token begins; past the last, where the sentence ends."""
        return self.tokens.starts[index] if index < len(self.tokens) else self.span.end


def lines_of(annotated: Annotated) -> tuple[Line, ...]:
    """Return the sentences of a document; none where nothing was understood of it, or its language has no words yet."""
    if not annotated.sentences or not (annotated.events or annotated.mentions):
        return ()
    pack = load_pack(annotated.document.language)
    known = commitment_words(pack)
    if known is None:
        return ()
    aside = [block.span for block in annotated.document.blocks if block.kind not in _TELLING]
    found = []
    for span in annotated.sentences:
        tokens = pack.tokens(annotated.document.text, span.start, span.end)
        words = list(map(pack.bank.__getitem__, tokens.words))
        story = not any(one.overlaps(span) for one in aside)
        found.append(Line(span, tokens, words, known.marks(words), story))
    return tuple(found)
