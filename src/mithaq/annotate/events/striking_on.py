"""Who goes on striking in the next sentence: "X shelled the town. It also raided the port"."""

from collections.abc import Mapping, Sequence

from mithaq.annotate.events.drafts import DOERS, Draft
from mithaq.annotate.events.idle import bare
from mithaq.annotate.events.sides import meant
from mithaq.annotate.events.units import Clause, Sentence
from mithaq.model.annotations import EventMention, Mention
from mithaq.model.kinds import ClaimKind, MentionType, Status

_FORCE = (ClaimKind.ATTACK, ClaimKind.OPERATION)


def strike_on(
    sentence: Sentence,
    parts: list[Clause],
    drafts: list[Draft],
    before: Sequence[EventMention],
    mentions: Mapping[str, Mention],
) -> None:
    """Give a verb of force that opens its sentence, with no subject, the one who struck in the sentence before."""
    for draft in drafts:
        if _opens(sentence, parts[draft.clause], draft) and not any(role in DOERS for role, _ in draft.arguments):
            draft.arguments += [("actor", ref) for ref in _strikers(sentence, draft, before, mentions)]


def _opens(sentence: Sentence, clause: Clause, draft: Draft) -> bool:
    """Tell whether a verb of force done stands first, behind "and" or "also", with no noun as its subject."""
    frame, at = draft.sense.frame, draft.index
    force = frame.kind in _FORCE and draft.sense.form == "past.one" and "victim" not in frame.fields
    joined = (at == 0 and sentence.units[0].proclitic == "و") or (at == 1 and sentence.has(0, "CLAUSE_OPENER"))
    alone = sentence.has(at + 1, frame.needs or "-") or bare(sentence, at, clause.end)
    return force and joined and alone and draft.status is Status.OCCURRED


def _strikers(
    sentence: Sentence, draft: Draft, before: Sequence[EventMention], mentions: Mapping[str, Mention]
) -> list[str]:
    """Those who did the last act of force of the sentence before, if the verb agrees with them."""
    near = [one for one in before if one.sentence == sentence.number - 1 and one.kind in _FORCE]
    refs = [ref for role, ref in near[-1].arguments if role == "actor"] if near else []
    named = [mentions.get(ref) or meant(ref) for ref in refs]
    lands = any(one is not None and one.type is MentionType.COUNTRY for one in named)
    return [] if lands and draft.sense.masculine else refs
