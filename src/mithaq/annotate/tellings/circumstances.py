"""When and where an event happened, and what its clause says of its occasion."""

from mithaq.annotate.tellings.casts import Arguments, Chain, related, site
from mithaq.annotate.tellings.drafts import Draft
from mithaq.annotate.tellings.units import Sentence, Unit
from mithaq.model.kinds import ClaimKind


def circumstances(sentence: Sentence, draft: Draft) -> Arguments:
    """When and where, and what the clause says about its occasion."""
    clause = sentence.clauses[draft.clause]
    found: Arguments = []
    if (when := _time(sentence, draft)) is not None:
        found.append(("time", when))
    taken = {ref for _, ref in draft.arguments}
    relations = ("in", "near", "by") if draft.sense.frame.shape in ("force", "clash") else ("in", "near")
    where = site(sentence, clause, relations, draft.index)
    if where is None and draft.sense.frame.shape in ("force", "deed"):
        where = site(sentence, clause, ("genitive", "into", "from"), draft.index)
    if where is not None and where.id not in taken:
        found.append(("place", where.id))
    third = related(sentence, clause, ("mediated",))
    found += Chain(third.mentions).roles("third-party")
    flags = set(draft.flags)
    for name, flag in (("OCCASION_BACK", "occasion"), ("EARLIER", "earlier"), ("SEPARATE", "separate")):
        if any(sentence.units[at].is_a(name) for at in clause.indices):
            flags.add(flag)
    if draft.said_by is not None:
        flags.add("said")
    flags |= {name for name in ("continues", "weak") if name in draft.sense.frame.fields}
    if draft.sense.frame.kind is not ClaimKind.STATEMENT:
        flags.discard("occasion")
    return [*found, *(("flag", flag) for flag in sorted(flags))]


def _time(sentence: Sentence, draft: Draft) -> str | None:
    """The time in the clause that is nearest to the event, else the one that opens the sentence."""
    clause = sentence.clauses[draft.clause]
    own = [(abs(at - draft.index), unit) for at in clause.indices if _dates(sentence, at, unit := sentence.units[at])]
    if own:
        unit = min(own, key=lambda pair: pair[0])[1]
        return unit.timex.id if unit.timex else None
    if (told := _told_behind(sentence, draft)) is not None:
        return told
    if draft.clause and clause.link != "relative":
        first = sentence.clauses[0]
        opening = [sentence.units[at] for at in first.indices[:4] if _dates(sentence, at, sentence.units[at])]
        if opening and opening[0].timex and draft.sense.frame.kind is not ClaimKind.STATEMENT and first.link == "main":
            return opening[0].timex.id
    return None


def _told_behind(sentence: Sentence, draft: Draft) -> str | None:
    """The time in the clause that says when the noun was: "the talks, which took place on Monday"."""
    if not draft.sense.noun or draft.clause + 1 >= len(sentence.clauses):
        return None
    behind = sentence.clauses[draft.clause + 1]
    units = [sentence.units[at] for at in behind.indices]
    if behind.link != "relative" or not any(unit.is_a("LIGHT") or unit.is_a("GOVERNS") for unit in units):
        return None
    return next((unit.timex.id for unit in units if unit.timex is not None), None)


def _dates(sentence: Sentence, at: int, unit: Unit) -> bool:
    """Tell whether a time may date an event: it names days, and does not only date a text ("the accord of 2015")."""
    if unit.timex is None or (unit.timex.begin is None and unit.timex.value is None):
        return False
    before = sentence.units[at - 1] if at else None
    named = before is not None and before.is_a("PREPOSITION") and before.facts.classes["PREPOSITION"] == "from"
    dated = at > 1 and sentence.units[at - 2].mention is not None and named
    return not dated
