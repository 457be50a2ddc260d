"""What an office that somebody held is called in each language, out of the table of offices."""

from mithaq.knowledge.facts import Knowledge
from mithaq.knowledge.loading import LANGUAGES
from mithaq.knowledge.records import Holding, Office

_ENGLISH = "en"


def titles_of(holding: Holding, facts: Knowledge) -> dict[str, str]:
    """Return the title of the office held, by language: as the table of holders has it in English, else composed.

    A head of state may be a president, a king, an emir: where the title held is no office of the table, other languages
    have it if the table of wordings does.
    """
    office = _office(holding, facts)
    found = {code: title for code in LANGUAGES if office and (title := _title(office, holding.of, code, facts))}
    if not found and holding.title:
        found = {code: title for code in LANGUAGES if (title := _worded(holding.title, holding.of, code, facts))}
    return found | {_ENGLISH: holding.title or found.get(_ENGLISH) or f"{holding.office} of {holding.of}"}


def _worded(title: str, of: str, code: str, facts: Knowledge) -> str | None:
    """Return a title as the wordings have it: whole, or what is held, where its owner's name follows."""
    if whole := facts.wording(f"held:{title}", code):
        return whole if "{of}" not in whole else None
    held, _, whose = title.partition(" of ")
    owner = facts.get(of)
    names = {_plain(one) for one in (*owner.spellings(_ENGLISH), owner.name(_ENGLISH) or "")} if owner else set()
    form = facts.wording(f"held:{held}", code)
    named = _plain(whose).removeprefix("the ") in names or _plain(whose) in names
    return _owned(form, of, code, facts) if form and (named or held == "Speaker") else None


def _office(holding: Holding, facts: Knowledge) -> Office | None:
    """Return the office of that title; without a title, the one under whose id it is held."""
    if holding.title is None:
        return facts.offices.get(holding.office)
    title, own = _plain(f"{holding.title} of "), facts.offices.get(holding.office)
    names = {one: dict(one.alone).get(_ENGLISH, "") for one in facts.offices.values()}
    fits = [one for one, name in names.items() if name and title.startswith(_plain(f"{name} of "))]
    best = max(fits, key=lambda one: len(names[one]), default=None)
    return own if best is None or (own is not None and " " not in names[best]) else best  # "Minister of Interior"


def _plain(title: str) -> str:
    return title.casefold().replace("-", " ")


def _title(office: Office, of: str, code: str, facts: Knowledge) -> str | None:
    """Return the title with its owner; the owner in brackets, where the language has no form of its name for it."""
    form = dict(office.of).get(code)
    return (_owned(form, of, code, facts) if form else None) or dict(office.alone).get(code)


def _owned(form: str, of: str, code: str, facts: Knowledge) -> str | None:
    """Return a form with the name of its owner in it; None where the language has no name for it."""
    owner, country = facts.get(of), facts.countries.get(of)
    name = owner.name(code) if owner else None
    if not name:
        return None
    genitive = dict(country.genitives).get(code) if country else None
    if genitive and "({of})" in form:
        return form.replace("({of})", genitive)
    adjective = next(iter(dict(country.demonyms).get(code, ())), None) if country else None
    return contracted(form.replace("{adj}", adjective or name).replace("{of}", name), code, facts)


def contracted(name: str, code: str, facts: Knowledge) -> str:
    """Return a composed name with what the language writes as one where a preposition meets an article."""
    parted, _, whole = (facts.wording("contraction", code) or "").replace("_", " ").partition(">")
    return name.replace(parted, whole) if parted else name
