"""What stands at each word of a document, and who of it can take part in something: for every finder of events."""

from bisect import bisect_right
from collections.abc import Iterable

from mithaq.model.annotations import Mention, Timex
from mithaq.model.kinds import MentionType
from mithaq.text import Tokens

_ACTORS = (
    MentionType.PERSON,
    MentionType.ROLE,
    MentionType.BODY,
    MentionType.COUNTRY,
    MentionType.PLACE,
    MentionType.MECHANISM,
)


def can_act(mention: Mention | None) -> bool:
    """Tell whether a mention names somebody who can take part: all but places that stand for no state."""
    return mention is not None and mention.type in _ACTORS and bool(mention.parties or mention.people)


def marks_at(
    tokens: Tokens, mentions: Iterable[Mention], timexes: Iterable[Timex]
) -> dict[int, tuple[int, Mention | Timex]]:
    """Index annotations by their first token; of two that begin together the longer one stands."""
    marks: dict[int, tuple[int, Mention | Timex]] = {}
    every: tuple[Mention | Timex, ...] = (*timexes, *mentions)
    for mark in every:
        index = _token_at(tokens.starts, mark.span.start)
        stop = _token_at(tokens.starts, mark.span.end - 1) + 1
        if index not in marks or marks[index][0] < stop:
            marks[index] = (stop, mark)
    return marks


def _token_at(starts: list[int], offset: int) -> int:
    return max(0, bisect_right(starts, offset) - 1)
