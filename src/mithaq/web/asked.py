"""What a page was asked: its filters as they stand in the address, with a complaint for each that cannot be used."""

from collections.abc import Iterable
from dataclasses import dataclass

from starlette.datastructures import QueryParams

from mithaq.model.kinds import ClaimKind, Status
from mithaq.run.desk import is_date
from mithaq.run.filtering import Filters
from mithaq.text import fold
from mithaq.web.chrome import Words

LINES = 50
"""Lines of a page, so that it is there at once however large the ledger."""
_FURTHEST = 10**9


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The filters of a page, whether positions are wanted too, where to start, what was left aside."""

    filters: Filters
    statements: bool
    oldest_first: bool
    offset: int
    complaints: tuple[str, ...]


def asked(query: QueryParams, words: Words) -> Asked:
    """Read the query of a page; what is wrong in it is left aside with a complaint, never an error."""
    complaints: list[str] = []

    def date(name: str) -> str | None:
        return _date(query, name, words, complaints)

    filters = Filters(
        party=_given(query, "party"),
        person=_given(query, "person"),
        place=query.get("place", "").strip() or None,
        kind=_known(_given(query, "kind"), ClaimKind, words, complaints),
        status=_known(_given(query, "status"), Status, words, complaints),
        since=date("since"),
        until=date("until"),
        text=query.get("text", "").strip() or None,
    )
    return Asked(
        filters=filters,
        statements=bool(query.get("statements")),
        oldest_first=query.get("order") == "oldest",
        offset=_number(query.get("offset", "")),
        complaints=tuple(complaints),
    )


def day(query: QueryParams, name: str, words: Words) -> tuple[str | None, tuple[str, ...]]:
    """Return the date that stands under ``name``, and complaints."""
    complaints: list[str] = []
    return _date(query, name, words, complaints), tuple(complaints)


def _date(query: QueryParams, name: str, words: Words, complaints: list[str]) -> str | None:
    value = query.get(name, "").strip()
    if not value or is_date(value):
        return fold(value) or None
    complaints.append(words["chrome"]["bad_date"].format(value=value))
    return None


def _given(query: QueryParams, name: str) -> tuple[str, ...]:
    return tuple(value.strip() for value in query.getlist(name) if value.strip())


def _known(values: Iterable[str], kinds: Iterable[str], words: Words, complaints: list[str]) -> tuple[str, ...]:
    known = {str(kind) for kind in kinds}
    complaints += [words["chrome"]["bad_kind"].format(value=value) for value in values if value not in known]
    return tuple(value for value in values if value in known)


def _number(text: str) -> int:
    return min(int(text), _FURTHEST) if text.isascii() and text.isdigit() and len(text) < 12 else 0
