"""What a text provides for in words of its own: "... provides that X is to lift its measures within ninety days"."""

from collections.abc import Iterator, Sequence

from mithaq.extract.commitment_words import Mark
from mithaq.extract.deadlines import deadline
from mithaq.extract.lines import STOPS, Line
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
    """Yield the words of each provision that names who owes it, with those parties; none that ``told`` tells already.

    A provision stands behind "on that", which a word that binds governs: one that lays down ("the agreement provides
    that X is to leave, and that Y is to deploy"), or any, with a deadline. What somebody binds himself to under a text
    ("X undertook under the annex to ...") is one too.
    """
    opened = list(line.marked.of("provision"))
    cues = line.marked.of("provide", "provide_words", "promise")
    opened = [mark for mark in opened if any(cue.start < mark.start for cue in cues)]
    laid_down = min((mark.start for mark in line.marked.of("lays_down")), default=len(line.words))
    for number, mark in enumerate(opened):
        if mark.end >= len(line.words):
            continue
        behind = opened[number + 1].start if number + 1 < len(opened) else len(line.words)
        start, end = line.at(mark.end), line.tokens.ends[behind - 1]
        span = Span(start=start, end=end)
        subject = _subject(mentions, start, line.at(min(mark.end + _SUBJECT, behind)))
        bound = laid_down < mark.start or deadline(line.tokens, timexes, line.marks, start, end)
        if subject and bound and not _told(span, told, line):
            yield Evidence(document=document, span=span, quote=text[start:end]), subject
    for cue, under in _under(line):
        behind = next((at for at in range(under.end, len(line.words)) if line.words[at].norm in STOPS), len(line.words))
        start, end = line.at(cue.start), line.tokens.ends[behind - 1]
        span = Span(start=start, end=end)
        subject = _subject(mentions, start, line.at(under.start))
        if subject and not _told(span, told, line):
            yield Evidence(document=document, span=span, quote=text[start:end]), subject


def _under(line: Line) -> Iterator[tuple[Mark, Mark]]:
    """The words by which somebody binds himself, with "under" close behind them."""
    for under in line.marked.of("under"):
        pledges = (m for m in line.marked.of("promise") if m.tag.form == "past" and 0 < under.start - m.end < _SUBJECT)
        cue = next(pledges, None)
        if cue is not None:
            yield cue, under


def _told(span: Span, told: Sequence[CommitmentClaim], line: Line) -> bool:
    return any(span.overlaps(one.span) for each in told for one in each.evidence if _narrow(one, line))


def _subject(mentions: Sequence[Mention], start: int, end: int) -> tuple[str, ...]:
    named = (one for one in mentions if start <= one.span.start < end and one.type in _ABLE)
    return next((one.parties for one in named if one.parties), ())


def _narrow(evidence: Evidence, line: Line) -> bool:
    """Tell whether evidence is a clause of the sentence, and not the whole of it."""
    return evidence.span != line.span
