"""One-line sentences about a record, in each language that has ``phrases.yaml``."""

from collections.abc import Mapping, Sequence
from typing import Any

from mithaq.model.claims import Claim
from mithaq.model.ids import composed
from mithaq.model.kinds import Act, ClaimKind, Status
from mithaq.model.ledger import Agreement, Event
from mithaq.text.display import isolated
from mithaq.view.context import Context
from mithaq.view.days import spelt, when
from mithaq.view.inflection import Names, filled, joined
from mithaq.view.wording import languages, phrases

__all__ = ["claim_sentence", "counted", "joined", "languages", "phrases", "sentence", "spelt", "unnamed"]

QUOTED = 90
"""Letters of a report that stand for an event of which no side is told, and for what was said."""
SPEAKERS = 2
"""Those who announced a thing that are named with it."""
_BY_PERSON = frozenset({ClaimKind.MEETING, ClaimKind.CALL})


def sentence(event: Event, context: Context, language: str) -> str:
    """Return one line that tells ``event`` in ``language``: who, what, where, when, how it stands, who says so."""
    words = phrases(language)
    claims = _claims(event, context)
    if event.kind is ClaimKind.STATEMENT and event.status is not Status.DENIED and claims:
        return _capital(_position(event, claims, context, language))
    who = _names(_who(event), context, language)
    slots = _slots(event, who, context, language)
    whole = _whole(event, words, len(who))
    if whole is not None:
        told = filled(whole, slots)
    else:
        title = filled(words["title"][event.kind.value][_goes(event) or _number(len(who))], slots)
        if _goes(event):
            slots["where"] = ""
        told = words["status"][event.status.value].format(title=title, **slots)
    if not len(who):
        told += _quoted(claims, context, language)
    return _capital(_told_by(told, event, claims, context, language))


def claim_sentence(claim: Claim, context: Context, language: str) -> str:
    """Return one line that tells what a report claims, as ``sentence`` tells an event."""
    alone = Event(
        id=claim.id,
        kind=claim.kind,
        status=claim.status,
        date=claim.date,
        parties=claim.parties,
        people=claim.people,
        place=claim.place,
        claims=(claim.id,),
        agreements=claim.instruments,
    )
    return sentence(alone, context, language)


def unnamed(agreement: Agreement, context: Context, language: str) -> str:
    """Return what an agreement without a name goes by: its parties and day."""
    who = _names(agreement.parties, context, language)
    return _capital(filled(phrases(language)["unnamed"], {"who": who, "when": when(agreement.signed, language)}))


def _slots(event: Event, who: Names, context: Context, language: str) -> dict[str, Any]:
    place = _names((event.place,) if event.place else (), context, language)
    return {
        "who": who,
        "place": place,
        "where": filled(_where(event, language), {"place": place}) if event.place else "",
        "when": when(event.date, language),
        "named": _instrument(event, context, language),
    }


def _where(event: Event, language: str) -> Any:
    """Return how the language tells the place of a thing of this kind: of some, where it goes."""
    words = phrases(language)
    return words.get("where_of", {}).get(event.kind.value, words["where"])


def _names(ids: Sequence[str], context: Context, language: str, more: bool = False) -> Names:
    return Names([(context.name(one, language), _type(one, context)) for one in ids], language, more)


def _type(name: str, context: Context) -> str:
    """Return the type of an entity; of a person of no table none, since the gender is open."""
    known = context.entities.get(name)
    return "" if known is None or (known.type == "person" and composed(name)) else known.type


def _claims(event: Event, context: Context) -> list[Claim]:
    """Return the claims that tell an event, the first reported first."""
    told = [context.claims[name] for name in event.claims if name in context.claims]
    return sorted(told, key=lambda claim: (context.reported(claim) or "9999", claim.id))


def _position(event: Event, claims: Sequence[Claim], context: Context, language: str) -> str:
    """Return who says, demands, rejects ... and the first words of it, which only the report has."""
    first = next((claim for claim in claims if claim.act), claims[0])
    who = _names((first.speaker,) if first.speaker else event.people or event.parties, context, language)
    if not len(who):
        return str(phrases(language)["title"]["statement"]["none"]) + _quoted(claims, context, language)
    form = _form(phrases(language)["act"][(first.act or Act.SAYS).value], len(who))
    return filled(form, _slots(event, who, context, language)) + _quoted([first], context, language)


def _told_by(told: str, event: Event, claims: Sequence[Claim], context: Context, language: str) -> str:
    """Return ``told`` with those who announced it or deny it, where any are named."""
    speakers = list(dict.fromkeys(claim.speaker for claim in claims if claim.speaker))
    if not speakers:
        return told
    words = phrases(language)["told_by"]
    by = _names(speakers[:SPEAKERS], context, language, more=len(speakers) > SPEAKERS)
    form = _form(words["denied" if event.status is Status.DENIED else "told"], len(speakers))
    return filled(form, {"told": told, "by": by})


def _form(forms: Any, count: int) -> Any:
    """Return the form for so many, where the language tells one from several."""
    return forms[_number(count)] if isinstance(forms, Mapping) else forms


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


def _quoted(claims: Sequence[Claim], context: Context, language: str) -> str:
    """Return the first words of the first report: what it was, only the report tells."""
    quote = " ".join(claims[0].evidence[0].quote.split()) if claims and claims[0].evidence else ""
    if len(quote) > QUOTED:
        quote = quote[:QUOTED].rpartition(" ")[0] + "…"
    return str(phrases(language)["quoted"].format(quote=isolated(quote, language))) if quote else ""


def _whole(event: Event, words: Mapping[str, Any], who: int) -> Any:
    """Return the whole sentence that the language has for this kind and status, where its slots can be filled."""
    forms: Mapping[str, Any] = words["sentence"].get(event.kind.value, {}).get(event.status.value, {})
    return forms.get(_goes(event) or _number(who))


def _goes(event: Event) -> str:
    """Return "placed" for a visit of somebody to somewhere: then the place is where it goes, not where it is."""
    return "placed" if event.kind is ClaimKind.VISIT and event.people and event.place else ""


def _number(count: int) -> str:
    return "none" if count == 0 else "one" if count == 1 else "several"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def counted(count: int, noun: str, language: str) -> str:
    """Return ``count`` of ``noun`` ("report", "source") in words, in the grammatical number that it takes."""
    words = phrases(language)
    forms: Mapping[str, str] = words["counted"][noun]
    found = (name for name, rule in words["plural"].items() if name in forms and _counts(count, rule))
    return forms[next(found, "other")].format(n=count)


def _counts(count: int, rule: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether the plural rule holds (CLDR, TR35): exact numbers (``is``), or a range of the last digit
    (``tenths``) or the last two (``hundredths``), of which some (``but``, by the last two) are left out."""
    if "is" in rule:
        return str(count) in rule["is"]
    if "but" in rule and _within(count % 100, rule["but"]):
        return False
    return _within(count % 10, rule["tenths"]) if "tenths" in rule else _within(count % 100, rule["hundredths"])


def _within(number: int, bounds: Sequence[str]) -> bool:
    return int(bounds[0]) <= number <= int(bounds[1])
