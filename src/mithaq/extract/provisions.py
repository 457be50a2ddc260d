"""What a text provides for in words of its own: "... provides that X is to lift its measures within ninety days"."""

from collections.abc import Iterator, Sequence

from mithaq.extract.deadlines import deadline
from mithaq.extract.lines import Line
from mithaq.model.annotations import Mention, Timex
from mithaq.model.claims import CommitmentClaim, Evidence
from mithaq.model.documents import Span
from mithaq.model.kinds import MentionType

_SUBJECT = 4  # words behind "that" in which who owes it is named
_ABLE = (MentionType.COUNTRY, MentionType.BODY, MentionType.ROLE, MentionType.PERSON)


def provisions(
    line: Line,
    told: Sequence[CommitmentClaim],
    mentions: Sequence[Mention],
    timexes: Sequence[Timex],
    document: str,
    text: str,
) -> Iterator[tuple[Evidence, tuple[str, ...]]]:
    """Yield the words of each provision that has a deadline and names who owes it, with those parties; none that
    ``told`` tells already. A provision stands behind "on that", which a word that binds governs.
    """
    opened = list(line.marked.of("provision"))
    cues = line.marked.of("provide", "provide_words", "promise")
    opened = [mark for mark in opened if any(cue.start < mark.start for cue in cues)]
    for number, mark in enumerate(opened):
        if mark.end >= len(line.words):
            continue
        behind = opened[number + 1].start if number + 1 < len(opened) else len(line.words)
        start, end = line.at(mark.end), line.tokens.ends[behind - 1]
        span = Span(start=start, end=end)
        subject = _subject(mentions, start, line.at(min(mark.end + _SUBJECT, behind)))
        covered = any(span.overlaps(one.span) for each in told for one in each.evidence if _narrow(one, line))
        if subject and not covered and deadline(line.tokens, timexes, line.marks, start, end):
            yield Evidence(document=document, span=span, quote=text[start:end]), subject


def _subject(mentions: Sequence[Mention], start: int, end: int) -> tuple[str, ...]:
    named = (one for one in mentions if start <= one.span.start < end and one.type in _ABLE)
    return next((one.parties for one in named if one.parties), ())


def _narrow(evidence: Evidence, line: Line) -> bool:
    """Tell whether evidence is a clause of the sentence, and not the whole of it."""
    return evidence.span != line.span
