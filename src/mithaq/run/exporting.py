"""Records of a ledger chosen for handing over: one choice for the command line, the API and the browser."""

from collections.abc import Collection, Mapping

from mithaq.export.selection import Record, Selection
from mithaq.run.backing import Shelved
from mithaq.run.filtering import Filters
from mithaq.run.seen import Seen
from mithaq.run.viewing import ALL, today


def selection(
    seen: Seen,
    views: tuple[str, ...],
    *,
    as_of: str | None = None,
    filters: Filters = ALL,
    since: str | None = None,
    language: str = "en",
    home: str | None = None,
) -> Selection:
    """Return the records of ``views`` that ``filters`` (by ids) keep, with what stands behind them.

    ``since`` is the brief's; ``home`` the address at which the workbench is served. Records are composed when they are
    looked at, some hundred at a time.
    """
    day = as_of or today()
    spoken = "statement" in filters.kind

    def reports(ids: Collection[str]) -> Mapping[str, Record]:
        return {row["id"]: row for row in seen.reports(list(ids), day)}

    sources: Mapping[str, Record] = Shelved(reports, tuple)
    return Selection(
        views={name: seen.rows(name, day, filters, since or day, spoken) for name in views},
        as_of=day,
        language=language,
        home=home,
        sources=lambda: sources,
        documents=lambda ids: seen.store.documents(list(ids)),
        judgements=seen.by_people,
    )
