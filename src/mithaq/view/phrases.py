"""One-line sentences about a record, in each language that has ``phrases.yaml``. All words are data."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from mithaq.grammar import load_yaml
from mithaq.model.edtf import bounds, days
from mithaq.model.kinds import ClaimKind
from mithaq.model.ledger import Event
from mithaq.view.context import Context

_FILE = "phrases.yaml"


@lru_cache
def languages() -> tuple[str, ...]:
    """Return the languages that sentences can be composed in."""
    folders = [folder for folder in files("mithaq.languages").iterdir() if folder.is_dir()]
    return tuple(sorted(folder.name for folder in folders if (folder / _FILE).is_file()))


@lru_cache
def phrases(language: str) -> Mapping[str, Any]:
    """Return the phrases of ``language``. Raises PackError where the file is wrong."""
    found: Mapping[str, Any] = load_yaml(files("mithaq.languages") / language / _FILE)
    return found


def sentence(event: Event, context: Context, language: str) -> str:
    """Return one line that tells ``event`` in ``language``: who, what, where, when, and whether it took place."""
    words = phrases(language)
    who = [context.name(name, language) for name in event.people or event.parties]
    place = context.name(event.place, language) if event.place else ""
    slots = {
        "who": joined(who, language),
        "place": place,
        "where": words["where"].format(place=place) if place else "",
        "when": _when(event.date, language),
    }
    whole = _whole(event, words, len(who), bool(place))
    if whole is not None:
        return _capital(whole.format(**slots))
    title = words["title"][event.kind.value][_number(len(who))].format(**slots)
    return _capital(words["status"][event.status.value].format(title=title, **slots))


def _whole(event: Event, words: Mapping[str, Any], who: int, placed: bool) -> str | None:
    """Return the whole sentence that the language has for this kind and status, where its slots can be filled."""
    forms: Mapping[str, str] = words["sentence"].get(event.kind.value, {}).get(event.status.value, {})
    if event.kind is ClaimKind.VISIT and who and placed:
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


def spelt(value: str | None, language: str) -> str:
    """Return an EDTF date in words; "" where there is none."""
    begin, until = bounds(value)
    forms = phrases(language)["date"]
    if begin is None and until is None:
        return ""
    if begin is None or until is None:
        form, day = ("by", until) if begin is None else ("from", begin)
        return str(forms[form].format(begin=_point(day, "day", language), until=_point(day, "day", language)))
    grain = _grain(begin, until)
    if grain:
        return _point(begin, grain, language)
    ends = {"begin": _point(begin, "day", language), "until": _point(until, "day", language)}
    return str(forms["range"].format(**ends))


def _grain(begin: date, until: date) -> str | None:
    if begin == until:
        return "day"
    length = (until - begin).days + 1
    if begin.day == 1 and length == days(f"{begin:%Y-%m}"):
        return "month"
    return "year" if (begin.month, begin.day) == (1, 1) and length == days(f"{begin:%Y}") else None


def _point(day: date | None, grain: str, language: str) -> str:
    words = phrases(language)
    assert day is not None
    return str(words["date"][grain].format(day=day.day, month=words["months"][day.month - 1], year=day.year))


def _when(value: str | None, language: str) -> str:
    text = spelt(value, language)
    if not text:
        return ""
    begin, until = bounds(value)
    form = "when_range"
    if begin and until:
        grain = _grain(begin, until)
        form = "when" if grain == "day" else "when_loose" if grain else form
    return str(phrases(language)[form].format(date=text))
