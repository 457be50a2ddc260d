"""Records of a ledger chosen for handing over: one choice for the command line, the API and the browser."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from mithaq.export.selection import Record, Selection
from mithaq.run.filtering import Filters
from mithaq.run.folding import Folded
from mithaq.run.viewing import ALL, today, view_of
from mithaq.store import Store


def selection(
    store: Store,
    whole: Folded,
    views: tuple[str, ...],
    *,
    as_of: str | None = None,
    filters: Filters = ALL,
    since: str | None = None,
    language: str = "en",
    home: str | None = None,
) -> Selection:
    """Return the records of ``views`` that ``filters`` (by ids) keep, with what stands behind them.

    ``since`` is the brief's; ``home`` the address at which the workbench is served.
    """
    day = as_of or today()
    return Selection(
        views={name: list(view_of(whole, name, as_of=day, filters=filters, since=since)) for name in views},
        as_of=day,
        language=language,
        home=home,
        sources=_sources(whole, day),
        documents=lambda ids: store.documents(list(ids)),
        judgements=whole.by_people,
    )


def _sources(whole: Folded, day: str) -> Callable[[], Mapping[str, Record]]:
    """Return what gives the reports by id, made once and only if they are asked for."""

    @lru_cache
    def sources() -> Mapping[str, Record]:
        return {record["id"]: record for record in view_of(whole, "sources", as_of=day)}

    return sources
