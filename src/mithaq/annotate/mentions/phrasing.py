"""Word the names of agreements and mechanisms that no table holds: what they are, what about, and between whom."""

from collections.abc import Sequence

from mithaq.annotate.mentions.composing import Entities

_GENDERS = ("", "f", "n")  # as the alternatives of a wording that agrees stand


def phrased(
    entities: Entities, kind: str, adjectives: Sequence[str], subject: str, parties: Sequence[str], code: str
) -> str:
    """Return a name ("Мирное соглашение Армении и Азербайджана"), "" where the language has no word for a part of it.

    ``kind``, ``adjectives`` and ``subject`` (which may be "") are ids of the wordings.
    """
    wording = entities.vocabulary.knowledge.wording
    noun, _, gender = (wording(kind, code) or "").partition("/")
    forms = [_agreeing(wording(one, code) or "", gender) for one in reversed(adjectives)]
    about = _agreeing(wording(subject, code) or "", gender)
    if not noun or not all(forms) or (subject and not about):
        return ""
    # An adjective of the subject stands next to the noun; words behind it stand behind all adjectives.
    forms = [*forms, about] if "{what}" in about else [about, *forms]
    owned = _owned(entities, noun, parties, code)
    what = _placed([form for form in forms if form], owned or noun)
    return _capitalised(what if owned else _between(entities, what, parties, code))


def written(entities: Entities, shown: str, parties: Sequence[str], code: str) -> str:
    """Return a name as the text writes it (``shown``), and between whom it is."""
    names = [name for party in parties if (name := entities.name(party, code))]
    between = entities.vocabulary.knowledge.wording("between", code) or "{what}"
    return between.replace("{what}", shown).replace("{of}", entities.joined(names, code))


def prefers_written(entities: Entities, code: str) -> bool:
    """Tell whether a text's own language rather has such names as the text writes them."""
    return bool(entities.vocabulary.knowledge.wording("as_written", code))


def _capitalised(what: str) -> str:
    return what[:1].upper() + what[1:]


def _agreeing(forms: str, gender: str) -> str:
    several = forms.split("|")
    return several[_GENDERS.index(gender)] if len(several) > 1 else forms


def _placed(forms: Sequence[str], noun: str) -> str:
    what = noun
    for form in forms:
        what = form.replace("{what}", what) if "{what}" in form else f"{form} {what}"
    return what


def _owned(entities: Entities, noun: str, parties: Sequence[str], code: str) -> str:
    """Return the noun with its owners in the genitive, where the language says it so and has all their genitives."""
    form = entities.vocabulary.knowledge.wording("owned", code)
    names = [name for party in parties if (name := entities.genitive(party, code))] if form else []
    whole = form and names and len(names) == len(parties)
    return form.replace("{what}", noun).replace("{of}", entities.joined(names, code)) if form and whole else ""


def _between(entities: Entities, what: str, parties: Sequence[str], code: str) -> str:
    """Name between whom, where all of them have names in the language: "Armenia-Azerbaijan peace treaty"."""
    facts = entities.vocabulary.knowledge
    names = [name for party in parties if (known := facts.get(party)) and (name := known.name(code))]
    if not names or len(names) < len(parties):
        return what
    one = facts.wording("of_one", code) if len(names) == 1 else None
    form = (one or facts.wording("between", code) or "{what}").replace("{what}", what)
    return form.replace("{of-}", "-".join(names)).replace("{of}", entities.joined(names, code))
