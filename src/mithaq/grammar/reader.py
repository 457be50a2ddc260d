"""Text into words: cut and analysed in one go, what stands between two spaces remembered as a whole."""

from mithaq.grammar.words import Word, WordBank
from mithaq.text import Tokeniser, Tokens

_MOST_CHUNKS = 400_000  # remembered
_LONGEST_CHUNK = 60  # characters; what is longer does not come again


class Reader:
    """Cuts text as ``tokenise`` does, with the word of each token.

    Of a text most is one word between two spaces, met before: that costs one look-up.
    """

    def __init__(self, tokenise: Tokeniser, bank: WordBank) -> None:
        self._tokenise = tokenise
        self._bank = bank
        self._single: dict[str, Word] = {}
        self._several: dict[str, list[tuple[int, int, Word]]] = {}

    def __call__(self, text: str, start: int = 0, end: int | None = None) -> tuple[Tokens, list[Word]]:
        """Return the tokens of ``text[start:end]``, whose offsets count from the start of ``text``, and their words."""
        starts: list[int] = []
        ends: list[int] = []
        words: list[Word] = []
        single, at = self._single, start
        for chunk in text[start:end].split(" "):
            behind = at + len(chunk)
            word = single.get(chunk)
            if word is not None:
                starts.append(at)
                ends.append(behind)
                words.append(word)
            elif chunk:
                for left, right, inner in self._pieces(chunk):
                    starts.append(at + left)
                    ends.append(at + right)
                    words.append(inner)
            at = behind + 1
        return Tokens(text, starts, ends, [word.form for word in words]), words

    def _pieces(self, chunk: str) -> list[tuple[int, int, Word]]:
        found = self._several.get(chunk)
        if found is None:
            found = [(left, right, self._bank[word]) for left, right, word in self._tokenise.pieces(chunk)]
            if len(chunk) <= _LONGEST_CHUNK:
                self._remember(chunk, found)
        return found

    def _remember(self, chunk: str, found: list[tuple[int, int, Word]]) -> None:
        if len(self._single) + len(self._several) > _MOST_CHUNKS:
            self._single.clear()
            self._several.clear()
        if len(found) == 1 and found[0][1] - found[0][0] == len(chunk):
            self._single[chunk] = found[0][2]
        else:
            self._several[chunk] = found
