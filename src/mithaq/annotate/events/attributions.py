"""The attribution of what somebody tells: whose word it is, by which cue, and how far it reaches."""

from mithaq.annotate.events.chains import Chain
from mithaq.annotate.events.drafts import Draft
from mithaq.annotate.events.speech import content
from mithaq.annotate.events.units import Clause, Sentence
from mithaq.model.annotations import Attribution
from mithaq.model.documents import Span
from mithaq.model.kinds import Act, MentionType


def attribution_of(
    sentence: Sentence, parts: list[Clause], draft: Draft, said_by: Draft | None, source: Chain, into: list[Attribution]
) -> str | None:
    """Add the attribution of ``draft`` to those of the document, if somebody tells it, and return its id."""
    speech = draft if draft.sense.frame.shape == "speech" else said_by
    sources = (
        [ref for role, ref in speech.arguments if role == "source"] if speech else [m.id for m in source.mentions[:1]]
    )
    if speech is None and not sources:
        if source.back is None:
            return None
        draft.flags.add("said")  # "according to the ministry": whoever spoke last
    if speech is not None:
        clause = parts[speech.clause]
        said = content(sentence, parts, speech.clause)
        cue = sentence.offsets(speech.index, speech.index + 1)
        end = parts[said[-1]].end if said else clause.end
        begin = parts[said[0]].start if said else min(speech.index + 1, clause.end - 1)
        inside = sentence.offsets(begin, max(end, begin + 1))
    else:
        cue = inside = sentence.offsets(0, len(sentence))
    identifier = f"a{len(into) + 1}"
    into.append(
        Attribution(
            id=identifier,
            source=_named(sentence, sources),
            cue=Span(start=cue[0], end=cue[1]),
            content=Span(start=inside[0], end=inside[1]),
            mode="direct" if sentence.units[max(0, _opening_quote(sentence))].norm in '"«“' else "indirect",
            act=(speech.sense.frame.act if speech else None) or Act.SAYS,
        )
    )
    return identifier


def _named(sentence: Sentence, sources: list[str]) -> str | None:
    """Of the mentions that make up one source, the person; else the first."""
    mentions = {unit.mention.id: unit.mention for unit in sentence.units if unit.mention}
    persons = [ref for ref in sources if ref in mentions and mentions[ref].type is MentionType.PERSON]
    return next(iter(persons or sources), None)


def _opening_quote(sentence: Sentence) -> int:
    """The first quotation mark of a sentence, 0 where there is none."""
    return next((at for at, unit in enumerate(sentence.units) if unit.norm in '"«“'), 0)
