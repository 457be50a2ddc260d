"""The board of commitments as a page shows it: how many stand how, and a part of those in one state."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from mithaq.model.edtf import bounds, shifted
from mithaq.run.filtering import Filters
from mithaq.run.reviewing import STATUSES
from mithaq.run.stored import Stored
from mithaq.run.viewing import ALL
from mithaq.store.dues import Board, Due, Dues
from mithaq.view.commitments import OPEN, QUIET, overdue, silent

LATE = ("overdue", "silent")
"""States that hang on the day, beside how a commitment stands."""


class OwedBoard:
    """The commitments that ``filters`` keep, looked at from ``day``. The database counts them, where it can."""

    def __init__(self, stored: Stored, filters: Filters, day: str) -> None:
        self._stored = stored
        self._day = day
        self._sides = [stored.ids(one) for one in filters.party]
        self._kept = None if replace(filters, party=()) == ALL else _kept(stored, filters, day)

    def counts(self) -> Mapping[str, int]:
        """Return how many have each status."""
        if self._kept is not None:
            return Counter(one.status for one in self._kept)
        with self._stored.store.records() as records:
            return Dues(records.connection).counts(Board(sides=self._sides))

    def count(self, state: str) -> int:
        """Return how many are in a state: a status, or one of LATE; "" is any."""
        if self._kept is not None:
            return sum(self._is(one, state) for one in self._kept)
        with self._stored.store.records() as records:
            return sum(Dues(records.connection).counts(self._asked(state)).values())

    def ids(self, state: str, first: int, most: int) -> Sequence[str]:
        """Return the ids of a part of those in a state, the first due first."""
        if self._kept is not None:
            return [one.id for one in self._kept if self._is(one, state)][first : first + most]
        with self._stored.store.records() as records:
            return Dues(records.connection).board_ids(self._asked(state), first, most)

    def _is(self, one: Due, state: str) -> bool:
        if state == "overdue":
            return overdue(one, self._day)
        return silent(one, one.seen, self._day) if state == "silent" else not state or one.status == state

    def _asked(self, state: str) -> Board:
        every = Board(sides=self._sides)
        if state == "overdue":
            return replace(every, statuses=OPEN, due_before=self._day)
        if state == "silent":
            undone = tuple(one for one in STATUSES if one != "done")
            return replace(every, statuses=undone, seen_before=_before(self._day, QUIET))
        return replace(every, statuses=(state,)) if state else every


def _kept(stored: Stored, filters: Filters, day: str) -> list[Due]:
    kept = {row["id"] for row in stored.rows("commitments", day, filters, day, False)}
    return [one for one in stored.board(filters.party) if one.id in kept]


def _before(day: str, days: int) -> str:
    first = bounds(day)[0]
    return shifted(first, -days).isoformat() if first else day
