"""Sides named by a common noun and a nationality: "the Russian side", "the two sides, Azerbaijani and Armenian".

They are parties to an event but no names, so they are no mentions of the document: an event refers to them by an id
that says whom it means, "party:armenia,azerbaijan".
"""

from collections.abc import Callable, Iterator, Sequence

from mithaq.annotate.events.frames import EventLexicon
from mithaq.grammar import Word
from mithaq.model.annotations import Mention
from mithaq.model.documents import Span
from mithaq.model.kinds import MentionType
from mithaq.text import Tokens

PREFIX = "party:"
Nationality = Callable[[Word], str | None]


def side(parties: Sequence[str], start: int, end: int) -> Mention:
    """Return the stand-in mention of some parties at these offsets."""
    name = PREFIX + ",".join(parties)
    return Mention(
        id=name,
        span=Span(start=start, end=end),
        type=MentionType.BODY,
        entity=None,
        rule="side",
        parties=tuple(parties),
    )


def meant(ref: str) -> Mention | None:
    """Return the stand-in mention that an argument refers to, None for any other argument."""
    return side(ref.removeprefix(PREFIX).split(","), 0, 0) if ref.startswith(PREFIX) else None


def find_sides(
    tokens: Tokens, words: Sequence[Word], lexicon: EventLexicon, nationality: Nationality
) -> Iterator[tuple[int, int, Mention]]:
    """Yield (first token, end token, stand-in) for each side named by noun and nationality."""
    for index, word in enumerate(words[:-1]):
        if "SIDE" not in lexicon.facts(word).classes:
            continue
        end = index + 1
        parties: list[str] = []
        while end < len(words) and (state := nationality(words[end])) is not None:
            parties.append(state)
            end += 1
        if parties:
            skip = next((reading.skip for reading in word.readings if "SIDE" in _classes(lexicon, reading.stem)), 0)
            yield index, end, side(sorted(set(parties)), tokens.starts[index] + skip, tokens.ends[end - 1])


def _classes(lexicon: EventLexicon, stem: str) -> dict[str, str]:
    return lexicon.clauses.singles.get(stem, {})
