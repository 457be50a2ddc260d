"""One-line sentences about a record, in each language that has ``phrases.yaml``."""

from collections.abc import Mapping, Sequence
from typing import Any

from mithaq.model.ids import composed
from mithaq.model.kinds import ClaimKind
from mithaq.model.ledger import Agreement, Event
from mithaq.view.context import Context
from mithaq.view.days import spelt, when
from mithaq.view.wording import languages, phrases

__all__ = ["counted", "joined", "languages", "phrases", "sentence", "spelt", "unnamed"]

QUOTED = 90
"""Letters of a report that stand for an event of which no side is told."""
_BY_PERSON = frozenset({ClaimKind.MEETING, ClaimKind.CALL})


def sentence(event: Event, context: Context, language: str) -> str:
    """Return one line that tells ``event`` in ``language``: who, what, where, when, and whether it took place."""
    words = phrases(language)
    who = [context.name(name, language) for name in _who(event)]
    place = context.name(event.place, language) if event.place else ""
    slots = {
        "who": joined(who, language),
        "place": place,
        "where": words["where"].format(place=place) if place else "",
        "when": when(event.date, language),
        "named": _instrument(event, context, language),
    }
    whole = _whole(event, words, len(who), bool(place))
    if whole is not None:
        return _capital(whole.format(**slots))
    title = words["title"][event.kind.value][_number(len(who))].format(**slots)
    told = words["status"][event.status.value].format(title=title, **slots)
    return _capital(told if who else told + _quoted(event, context, language))


def unnamed(agreement: Agreement, context: Context, language: str) -> str:
    """Return what an agreement without a name goes by: its parties and day."""
    who = joined([context.name(name, language) for name in agreement.parties], language)
    return _capital(phrases(language)["unnamed"].format(who=who, when=when(agreement.signed, language)))


def _who(event: Event) -> Sequence[str]:
    """Return who is told of: those who met, where each side has its person; else the sides."""
    if event.kind is ClaimKind.VISIT:
        return event.people or event.parties
    if event.kind in _BY_PERSON and len(event.people) >= max(2, len(event.parties)):
        return event.people
    return event.parties or event.people


def _instrument(event: Event, context: Context, language: str) -> str:
    """Return the name of the agreement made, where it has one of its own."""
    known = [name for name in event.agreements if name in context.entities and not composed(name)]
    if len(known) != 1:
        return ""
    return str(phrases(language)["named"].format(name=context.name(known[0], language)))


def _quoted(event: Event, context: Context, language: str) -> str:
    """Return the first words of a report on an event that names nobody: what it was, only the report tells."""
    told = [context.claims[name] for name in event.claims if name in context.claims]
    first = min(told, key=lambda claim: (context.reported(claim) or "9999", claim.id), default=None)
    quote = " ".join(first.evidence[0].quote.split()) if first and first.evidence else ""
    if len(quote) > QUOTED:
        quote = quote[:QUOTED].rpartition(" ")[0] + "…"
    return str(phrases(language)["quoted"].format(quote=quote)) if quote else ""


def _whole(event: Event, words: Mapping[str, Any], who: int, placed: bool) -> str | None:
    """Return the whole sentence that the language has for this kind and status, where its slots can be filled."""
    forms: Mapping[str, str] = words["sentence"].get(event.kind.value, {}).get(event.status.value, {})
    if event.kind is ClaimKind.VISIT and event.people and placed:
        return forms.get("placed")
    return forms.get(_number(who))


def _number(count: int) -> str:
    return "none" if count == 0 else "one" if count == 1 else "several"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def joined(names: Sequence[str], language: str) -> str:
    """Return ``names`` as a list in words."""
    forms = phrases(language)["joined"]
    if len(names) < 2:
        return "".join(names)
    return str(forms["between"].join(names[:-1]) + forms["last"] + names[-1])


def counted(count: int, noun: str, language: str) -> str:
    """Return ``count`` of ``noun`` ("report", "source") in words, in the grammatical number that it takes."""
    words = phrases(language)
    category = next((name for name, rule in words["plural"].items() if _counts(count, rule)), "other")
    return str(words["counted"][noun][category].format(n=count))


def _counts(count: int, rule: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether the plural rule holds: exact numbers (``is``), or a range of the last two digits (CLDR, TR35)."""
    if "is" in rule:
        return str(count) in rule["is"]
    first, last = rule["hundredths"]
    return int(first) <= count % 100 <= int(last)
