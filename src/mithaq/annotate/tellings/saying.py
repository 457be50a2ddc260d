"""Who says what: which events another speaks of, which sayings only frame them, which go on."""

from mithaq.annotate.tellings.drafts import Draft
from mithaq.annotate.tellings.shapes import met
from mithaq.annotate.tellings.units import Sentence
from mithaq.model.kinds import Act, ClaimKind, MentionType, Status

_SAYING = (
    Act.SAYS,
    Act.ASSESSES,
    Act.CALLS_FOR,
    Act.DEMANDS,
    Act.AGREES,
    Act.PROMISES,
    Act.DENIES,
    Act.REJECTS,
    Act.OFFERS,
)
_OPPOSING = (Act.REJECTS, Act.DENIES, Act.ACCUSES, Act.THREATENS, Act.CONDEMNS)
_VALUING = (Act.WELCOMES, Act.CONDEMNS, Act.SUPPORTS, Act.HOPES, Act.ASSESSES)


def attribute(sentence: Sentence, drafts: list[Draft]) -> None:
    """Say which drafts are what another says: in its clause behind it, or in the clauses that hang on that."""
    speaking = [draft for draft in drafts if draft.sense.frame.kind is ClaimKind.STATEMENT]
    for draft in drafts:
        for said in sorted(speaking, key=lambda said: (said.index > draft.index, -said.index)):
            if said is not draft and said.sense.frame.act in _SAYING and _holds(sentence, said, draft):
                draft.said_by = said
                break
        if draft.sense.frame.shape == "force" and (accuser := _accuser(speaking, draft)) is not None:
            draft.said_by = accuser
            accused = [("actor", ref) for role, ref in accuser.arguments if role == "accused"]
            draft.arguments = [*accused, *(pair for pair in draft.arguments if pair[0] != "actor")]


def _accuser(speaking: list[Draft], draft: Draft) -> Draft | None:
    """Who accuses somebody of the deed in the same clause."""
    return next((s for s in speaking if s.sense.frame.act is Act.ACCUSES and s.clause == draft.clause), None)


def only_valued(drafts: list[Draft], draft: Draft) -> bool:
    """Tell whether a noun is what somebody only welcomes, condemns or hopes for in the same clause."""
    return draft.sense.noun and any(
        said.sense.frame.act in _VALUING and said.clause == draft.clause and said.index < draft.index for said in drafts
    )


def says_on(sentence: Sentence, drafts: list[Draft], draft: Draft) -> bool:
    """Tell whether a speaker goes on in the next clause without being named again: one statement."""
    if draft.sense.frame.shape != "speech" or any(other.said_by is draft for other in drafts):
        return False
    own = {ref for role, ref in draft.arguments if role == "source"}
    here = {u.mention.id for at in sentence.clauses[draft.clause].indices if (u := sentence.units[at]).mention}
    act = draft.sense.frame.act
    before = (
        other
        for other in drafts
        if other.sense.frame.shape == "speech"
        and other.index < draft.index
        and (act not in _OPPOSING or act is other.sense.frame.act)
    )
    return bool(own) and own.isdisjoint(here) and any(own <= {ref for _, ref in other.arguments} for other in before)


def meetings_of_two(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """Leave out meetings of one alone; whoever tells of a meeting "with X" takes part in it."""
    kept = []
    for draft in drafts:
        if draft.sense.frame.shape == "contact" and not met(sentence, draft.arguments):
            if draft.said_by is not None and draft.arguments:
                draft.arguments += [("participant", ref) for role, ref in draft.said_by.arguments if role == "source"]
            body = any(
                unit.mention
                and ("participant", unit.mention.id) in draft.arguments
                and unit.mention.type is MentionType.BODY
                for unit in sentence.units
            )
            lone = not met(sentence, draft.arguments) and "alone" not in draft.sense.frame.fields and not body
            if draft.arguments and lone and draft.status is not Status.DECLINED:
                continue
        kept.append(draft)
    return kept


def _holds(sentence: Sentence, said: Draft, draft: Draft) -> bool:
    if said.clause == draft.clause:
        wished = "INFN" in sentence.units[draft.index].facts.marks
        return draft.index > said.index and (draft.sense.noun or wished)
    clause = sentence.clauses[said.clause]
    if clause.link == "aside":
        return draft.clause != said.clause
    if draft.clause < said.clause:
        return _trails(sentence, said)
    at: int | None = draft.clause
    while at is not None and at != said.clause:
        link = sentence.clauses[at].link
        if link == "main":
            at = at - 1 if at > said.clause and _goes_on(sentence, at) else None
        else:
            at = sentence.clauses[at].parent
    return at == said.clause and draft.clause > said.clause


def _trails(sentence: Sentence, said: Draft) -> bool:
    """Tell whether a verb of saying with its subject behind it follows what is said: "..., reported the ministry"."""
    clause = sentence.clauses[said.clause]
    opens = clause.indices[0] == said.index
    closes = said.clause + 1 >= len(sentence.clauses) or sentence.clauses[said.clause + 1].link != "content"
    return opens and closes and clause.link == "main"


def _goes_on(sentence: Sentence, number: int) -> bool:
    """Tell whether a main clause goes on with the content clause before it: "said that A, and B"."""
    return number > 0 and sentence.clauses[number - 1].link == "content"


def frame(sentence: Sentence, drafts: list[Draft], draft: Draft) -> None:
    """A bare "said that" around another event is no claim of its own."""
    if draft.sense.frame.kind is ClaimKind.STATEMENT and draft.sense.frame.act in _SAYING:
        held = [other for other in drafts if other.said_by is draft]
        asks = draft.sense.frame.act in (Act.CALLS_FOR, Act.DEMANDS, Act.OFFERS, Act.REJECTS)
        bare = draft.sense.frame.act is Act.SAYS
        if bare and sentence.clauses[draft.clause].link == "aside":
            draft.flags.add("frame")  # "as the ministry reported"
        more = any((bare or other.sense.frame.kind is not ClaimKind.STATEMENT) and _worth(other) for other in held)
        asked = asks and any(other.status in (Status.PROPOSED, Status.DECLINED) for other in held)
        for other in held if asked else ():
            if not _worth(other):
                other.flags.add("frame")  # what nobody is named for is told by who asks for it
        if more and (asked or draft.sense.frame.act in (Act.SAYS, Act.AGREES, Act.DENIES)):
            draft.flags.add("frame")


def _worth(draft: Draft) -> bool:
    """Tell whether an event names anybody, so that it can stand for itself."""
    return any(
        role in ("participant", "actor", "target", "back", "destination", "instrument", "source")
        for role, _ in draft.arguments
    )


def according(sentence: Sentence) -> str | None:
    """Return the mention behind "according to", who tells the whole sentence."""
    for index, unit in enumerate(sentence.units[:-1]):
        if unit.is_a("ACCORDING"):
            for follower in sentence.units[index + 1 : index + 4]:
                if follower.mention is not None:
                    return follower.mention.id
    return None
