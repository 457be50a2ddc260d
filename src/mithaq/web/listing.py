"""What pages of lines share: a part of the rows, the way to the others, names in the page's language."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from starlette.requests import Request

from mithaq.run.desk import Desk
from mithaq.run.viewing import Row
from mithaq.view.commitments import owes
from mithaq.view.composed import Composed
from mithaq.view.phrases import sentence
from mithaq.web.asked import LINES, Asked, asked
from mithaq.web.chrome import Chrome

MOST_NAMES = 400


def listed(request: Request, desk: Desk, chrome: Chrome, view: str, *, backwards: bool = False) -> dict[str, Any]:
    """Return what a page of the lines of a view shows."""
    wanted = asked(request.query_params, chrome.words)
    rows = desk.rows(view, filters=wanted.filters)
    shown = (newest_first(rows) if backwards else rows)[wanted.offset : wanted.offset + LINES]
    return {"asked": wanted, "rows": shown, "language_of": languages(desk), **paged(wanted, len(rows))}


def paged(wanted: Asked, total: int) -> dict[str, Any]:
    """Return which lines of how many are shown, and where those before and after begin."""
    first, last = wanted.offset, min(wanted.offset + LINES, total)
    return {
        "total": total,
        "first": min(first + 1, total),
        "last": last,
        "before": max(0, first - LINES) if first else None,
        "after": last if last < total else None,
    }


def newest_first(rows: Sequence[Row]) -> Sequence[Row]:
    """Return the rows from the last day to the first, without looking at all: they come by day, the undated last."""
    dated = bisect_left(range(len(rows)), True, key=lambda at: not _date(rows[at]))
    return Composed([*reversed(range(dated)), *range(dated, len(rows))], rows.__getitem__)


def _date(row: Row) -> str | None:
    found: str | None = row["published"]["value"] if "published" in row else row["date"]
    return found


def languages(desk: Desk) -> Mapping[str, str]:
    """Return the language of each report."""
    return desk.index().languages


def called(desk: Desk, names: Iterable[str], chrome: Chrome) -> list[str]:
    """Return what the page's language calls the entities of these ids, each once."""
    context = desk.whole().context
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
    return next((name for name in best if name), None)


def naming(desk: Desk, chrome: Chrome) -> Callable[[str], str]:
    """Return what names any entity of the ledger in the page's language."""
    context = desk.whole().context
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


def about(desk: Desk, names: Iterable[str], chrome: Chrome) -> dict[str, str]:
    """Return for each id of a record a line that tells it."""
    wanted, index = set(names), desk.index()
    context, ledger = index.whole.context, index.whole.ledger
    told = {name: context.name(name, chrome.language) for name in wanted}
    told |= {name: sentence(index.events[name], context, chrome.language) for name in wanted if name in index.events}
    duties = (
        {one.id: one for one in ledger.commitments} if any(name.startswith("commitment") for name in wanted) else {}
    )
    told |= {name: owes(duties[name], context, chrome.language) for name in wanted if name in duties}
    return told
