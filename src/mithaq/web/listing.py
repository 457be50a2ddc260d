"""What pages of lines share: a part of the rows, the way to the others, names in the page's language."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from starlette.requests import Request

from mithaq.model.ledger import Agreement
from mithaq.model.reports import Report
from mithaq.run.desk import Desk
from mithaq.run.lines import Lines
from mithaq.run.viewing import Row
from mithaq.view.commitments import owes
from mithaq.view.context import Context
from mithaq.view.phrases import sentence, unnamed
from mithaq.web.asked import LINES, Asked, asked
from mithaq.web.chrome import Chrome

MOST_NAMES = 400


def listed(
    request: Request, desk: Desk, chrome: Chrome, view: str, *, backwards: bool = False, lines: int = LINES
) -> dict[str, Any]:
    """Return what a page of the lines of a view shows."""
    wanted = asked(request.query_params, chrome.words)
    rows = desk.rows(view, filters=wanted.filters)
    shown = (newest_first(rows) if backwards else rows)[wanted.offset : wanted.offset + lines]
    return {"asked": wanted, "rows": shown, "language_of": languages(desk), **paged(wanted, len(rows), lines)}


def paged(wanted: Asked, total: int, lines: int = LINES) -> dict[str, Any]:
    """Return which lines of how many are shown, and where those before and after begin."""
    first, last = wanted.offset, min(wanted.offset + lines, total)
    return {
        "total": total,
        "first": min(first + 1, total),
        "last": last,
        "before": max(0, first - lines) if first else None,
        "after": last if last < total else None,
    }


def newest_first(rows: Sequence[Row]) -> Sequence[Row]:
    """Return the rows from the last day to the first, the undated behind all others."""
    return rows.newest_first() if isinstance(rows, Lines) else rows


class Languages(Mapping[str, str]):
    """The language of each report."""

    def __init__(self, reports: Mapping[str, Report]) -> None:
        self._reports = reports

    def __getitem__(self, document: str) -> str:
        return self._reports[document].language

    def __iter__(self) -> Iterator[str]:
        return iter(self._reports)

    def __len__(self) -> int:
        return len(self._reports)


def languages(desk: Desk) -> Mapping[str, str]:
    """Return the language of each report."""
    return Languages(desk.context.reports)


def called(desk: Desk, names: Iterable[str], chrome: Chrome) -> list[str]:
    """Return what the page's language calls the entities of these ids, each once."""
    context = desk.context
    found: dict[str, None] = {}
    for name in names:
        found[context.name(name, chrome.language)] = None
        if len(found) >= MOST_NAMES:
            break
    return list(found)


def first_name(names: Any, chrome: Chrome) -> str | None:
    """Return the best name of an agreement ({"en": [...]}) or a mechanism ([{"en", "ar"}])."""
    told = names if isinstance(names, dict) else {key: [name] for one in names[:1] for key, name in one.items()}
    best = [*told.get(chrome.language, ()), *(name for listed in told.values() for name in listed or ())]
    return next((name[:1].upper() + name[1:] for name in best if name), None)


def naming(desk: Desk, chrome: Chrome) -> Callable[[str], str]:
    """Return what names any entity of the ledger in the page's language."""
    context = desk.context
    return lambda name: context.name(name, chrome.language)


def values(desk: Desk, chrome: Chrome) -> Callable[[str, str], str]:
    """Return what tells the value of a field in words: names for ids, words for a status or kind, figures for dates."""
    name_of = naming(desk, chrome)

    def value_of(field: str, value: str) -> str:
        if field == "status":
            return chrome.word("owed", value) if value in chrome.words["owed"] else chrome.word("status", value)
        if field == "kind":
            return chrome.word("kind", value)
        if field == "account" or not value:
            return name_of(value) if value else chrome.word("review", "nothing")
        return " · ".join(name_of(part.strip()) for part in value.split(","))

    return value_of


def _agreement(one: Agreement, context: Context, language: str) -> str:
    """Return the name of an agreement; one that no report names goes by its parties and day."""
    names = dict(reversed(one.names))
    if not names:
        return unnamed(one, context, language) if one.parties else one.id
    return names.get(language) or next(iter(names.values()))


def about(desk: Desk, names: Iterable[str], chrome: Chrome) -> dict[str, str]:
    """Return for each id of a record a line that tells it."""
    wanted, stored = list(dict.fromkeys(names)), desk.stored
    context, language = stored.context, chrome.language
    told = {name: context.name(name, language) for name in wanted}
    told |= {event.id: sentence(event, context, language) for event in stored.events(wanted)}
    told |= {one.id: _agreement(one, context, language) for one in stored.agreements(wanted)}
    duties = stored.commitments([name for name in wanted if name.startswith("commitment")])
    return told | {one.id: owes(one, context, language) for one in duties}
