"""The sentences of a document cut into words and marked, once for all that looks for agreements and commitments."""

from mithaq.annotate.annotated import Wording
from mithaq.extract.commitment_words import DEED, Mark, commitment_words
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


class Line:
    """One sentence with its words and marks, also by name; ``story`` where it is no furniture and no headline.

    Of most sentences nobody asks for the words, so that they are cut out only where somebody does.
    """

    def __init__(self, span: Span, wording: Wording, bounds: tuple[int, int], marks: list[Mark], story: bool) -> None:
        self.span = span
        self._whole: tuple[Tokens, list[Word]] = (wording.tokens, wording.words)
        self._first, self._end = bounds
        self._cut: tuple[Tokens, list[Word]] | None = None
        self.marks = marks
        deeds = any(mark.tag.name == DEED for mark in marks)  # of nothing else it is asked in which clause it stands
        self.marked = Sentence(marks, _stops(wording.words, *bounds) if deeds else [])
        self.story = story

    @property
    def words(self) -> list[Word]:
        """The words of the sentence."""
        return self._own()[1]

    @property
    def tokens(self) -> Tokens:
        """The tokens of the sentence, with their offsets in the document."""
        return self._own()[0]

    def _own(self) -> tuple[Tokens, list[Word]]:
        if self._cut is None:
            (whole, words), first, end = self._whole, self._first, self._end
            tokens = Tokens(whole.text, whole.starts[first:end], whole.ends[first:end], whole.words[first:end])
            self._cut = (tokens, words[first:end])
        return self._cut

    def at(self, index: int) -> int:
        """Return the offset at which a token begins; past the last, where the sentence ends."""
        place = self._first + index
        return self._whole[0].starts[place] if place < self._end else self.span.end


def _stops(words: list[Word], first: int, end: int) -> list[int]:
    """Return where clauses end among these words, counted from the first of them."""
    return [at - first for at in range(first, end) if words[at].norm in STOPS]


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
    for span, bounds in zip(annotated.sentences, wording.sentences, strict=True):
        marks = _doubts_told(known.marks(wording.words, *bounds), wording.tokens.starts, bounds[0], annotated)
        found.append(Line(span, wording, bounds, marks, not any(one.overlaps(span) for one in aside)))
    return tuple(found)


def _doubts_told(marks: list[Mark], starts: list[int], first: int, annotated: Annotated) -> list[Mark]:
    """Leave out doubts that are the name of a month: "by 20 May". The sentence begins at token ``first``."""
    doubts = [mark for mark in marks if mark.tag.name in _DOUBTS]
    if not doubts or not annotated.timexes:
        return marks
    times = [one.span for one in annotated.timexes]
    begun = [(mark.start, starts[first + mark.start]) for mark in doubts]
    named = {at for at, offset in begun if any(one.start <= offset < one.end for one in times)}
    return [mark for mark in marks if mark.start not in named or mark.tag.name not in _DOUBTS]
