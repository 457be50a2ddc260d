"""The timeline as lanes: where each event stands between two days, in which lane, and what the axis says.

Places are percentages from the start of the line, so that the drawing fits any width and either way of writing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from mithaq.model.edtf import Bounds, bounds, shifted
from mithaq.model.ledger import Event

MOST_LANES = 12
MOST_DOTS = 60
"""Dots of one lane; where there are more, it shows bars, which lead to a closer look."""
BINS = 48
_LEVELS = 4
_AHEAD = 200
"""Days after the last report within which what is planned stretches the line."""
_LONG = 6.0
_APART = 1.3
_YEAR, _MONTH = 366, 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The days that a drawing shows, the last of them included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """Return how many days it shows."""
        return (self.last - self.first).days + 1

    def at(self, day: date) -> float:
        """Return where a day begins, in per cent of the line."""
        return round(100 * (day - self.first).days / self.days, 3)

    def zoomed(self, factor: float) -> "Window":
        """Return the window about the same middle, ``factor`` times as long, a week at least."""
        length = max(7, round(self.days * factor))
        middle = shifted(self.first, self.days // 2)
        first = shifted(middle, -(length // 2))
        return Window(first=first, last=shifted(first, length - 1))

    def moved(self, part: float) -> "Window":
        """Return the window moved by a part of its length."""
        by = max(1, round(self.days * abs(part))) * (1 if part > 0 else -1)
        return Window(first=shifted(self.first, by), last=shifted(self.last, by))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """An event: its middle ``at``, the stretch that its date may mean, the level it is drawn at."""

    event: Event
    at: float
    begin: float
    until: float
    uncertain: bool
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """So many events in a stretch of days; ``height`` from 0 to 1."""

    at: float
    width: float
    height: float
    count: int
    window: Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A line of the drawing; ``name`` is what its events share, None those that share nothing drawn."""

    name: str | None
    count: int
    dots: tuple[Dot, ...]
    bars: tuple[Bar, ...]

    @property
    def levels(self) -> int:
        """Return how many dots stand above one another at most."""
        return max((dot.level + 1 for dot in self.dots), default=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A mark of the axis, and the stretch that it names."""

    at: float
    middle: float
    label: str
    window: Window
    cut: bool
    """Whether most of the stretch lies outside: then there is no room for its name."""


def window_of(asked: Bounds, reported: Iterable[str | None], events: Iterable[Event]) -> Window:
    """Return what to show: the days asked for; an end that is not, where reports or, without any, events begin or end.

    What the reports only look back on does not stretch the line.
    """
    told = [day for value in reported if value for day in bounds(value) if day]
    own = [day for event in events for day in bounds(event.date) if day] if not told or None in asked else []
    first = asked[0] or (min(told) if told else min(own, default=None)) or date.today()
    furthest = shifted(max(told), _AHEAD) if told else None
    latest = max([*told, *(day for day in own if furthest and day <= furthest)] or own, default=first)
    last = asked[1] or latest
    return Window(first=first, last=max(last, shifted(first, 6)))


def lanes(
    events: Iterable[Event],
    window: Window,
    groups_of: Callable[[Event], Iterable[str]],
    most: int = MOST_LANES,
    stretches: Mapping[str, Bounds] | None = None,
) -> tuple[Lane, ...]:
    """Return the lanes of the events in ``window``: the fullest, then one for all that is in none of these.

    ``stretches`` are the days that events may mean, where they are known already.
    """
    known = stretches or {}
    spans = ((event, known.get(event.id) or bounds(event.date)) for event in events)
    inside = [(event, stretch) for event, span in spans if (stretch := _inside(span, window))]
    found: dict[str | None, list[tuple[Event, tuple[date, date]]]] = {}
    for event, stretch in inside:
        for name in dict.fromkeys(groups_of(event)) or [None]:
            found.setdefault(name, []).append((event, stretch))
    named = sorted((name for name in found if name is not None), key=lambda name: (-len(found[name]), name))
    drawn = named[:most]
    seen = {event.id for name in drawn for event, _ in found[name]}
    rest = [(event, stretch) for event, stretch in inside if event.id not in seen]
    made = [_lane(name, found[name], window) for name in drawn]
    return (*made, *([_lane(None, rest, window)] if rest else []))


def _inside(span: Bounds, window: Window) -> tuple[date, date] | None:
    begin, until = span
    if begin is None and until is None:
        return None
    first, last = begin or window.first, until or window.last
    if last < window.first or first > window.last:
        return None
    return max(first, window.first), min(last, window.last)


def _lane(name: str | None, told: Sequence[tuple[Event, tuple[date, date]]], window: Window) -> Lane:
    crowded = len(told) > MOST_DOTS
    return Lane(
        name=name,
        count=len(told),
        dots=() if crowded else tuple(_dots(told, window)),
        bars=tuple(_bars([first for _, (first, _) in told], window)) if crowded else (),
    )


def _dots(told: Sequence[tuple[Event, tuple[date, date]]], window: Window) -> Iterator[Dot]:
    # Long stretches come last and lie beneath the rest, so that they run through no other event.
    placed = sorted(
        ((window.at(first), window.at(shifted(last, 1)), event) for event, (first, last) in told),
        key=lambda one: (one[1] - one[0] > _LONG, (one[0] + one[1]) / 2, one[2].id),
    )
    taken = [-100.0] * _LEVELS
    deepest = -1
    for begin, until, event in placed:
        at = round((begin + until) / 2, 3)
        if until - begin > _LONG:
            level = deepest = deepest + 1
        else:
            free = (n for n, end in enumerate(taken) if at - end >= _APART)
            level = next(free, min(range(_LEVELS), key=taken.__getitem__))
            taken[level], deepest = at, max(deepest, level)
        exact = bounds(event.date)[0] is not None and bounds(event.date)[0] == bounds(event.date)[1]
        doubtful = any(mark in (event.date or "") for mark in "?~%")
        yield Dot(event=event, at=at, begin=begin, until=until, uncertain=doubtful or not exact, level=level)


def _bars(days: Sequence[date], window: Window) -> Iterator[Bar]:
    size = max(1, -(-window.days // BINS))
    counts: dict[int, int] = {}
    for day in days:
        number = (day - window.first).days // size
        counts[number] = counts.get(number, 0) + 1
    most = max(counts.values(), default=1)
    for number, count in sorted(counts.items()):
        first = shifted(window.first, number * size)
        inner = Window(first=first, last=min(shifted(first, size - 1), window.last))
        width = window.at(shifted(inner.last, 1)) - window.at(first)
        yield Bar(at=window.at(first), width=round(width, 3), height=count / most, count=count, window=inner)


def ticks(window: Window) -> tuple[Tick, ...]:
    """Return the marks of the axis: years, months, weeks or days, as many as there is room for."""
    if window.days > 3 * _YEAR:
        return tuple(_ticks(window, _years(window, max(1, window.days // _YEAR // 12)), 4))
    if window.days > 4 * _MONTH:
        return tuple(_ticks(window, _months(window, 1 if window.days <= 13 * _MONTH else 3), 7))
    step = 1 if window.days <= 14 else 7
    first = window.first if step == 1 else shifted(window.first, -window.first.weekday())
    return tuple(_ticks(window, [shifted(first, n) for n in range(0, window.days + step, step)], 10))


def _years(window: Window, step: int) -> list[date]:
    return [date(year, 1, 1) for year in range(window.first.year, min(window.last.year + step + 1, 9999), step)]


def _months(window: Window, step: int) -> list[date]:
    first = window.first.year * 12 + (window.first.month - 1) // step * step
    last = window.last.year * 12 + window.last.month - 1
    return [date(n // 12, n % 12 + 1, 1) for n in range(first, last + step + 1, step)]


def _ticks(window: Window, starts: Sequence[date], letters: int) -> Iterator[Tick]:
    for first, following in pairwise(starts):
        last = following - timedelta(days=1)
        if last < window.first or first > window.last:
            continue
        begin, until = max(first, window.first), min(last, window.last)
        middle = (window.at(begin) + window.at(shifted(until, 1))) / 2
        label = first.isoformat()[:letters]
        whole, shown = Window(first=first, last=last), Window(first=begin, last=until)
        cut = 2 * shown.days < whole.days
        yield Tick(at=window.at(begin), middle=round(middle, 3), label=label, window=whole, cut=cut)


def mirrored(at: float, direction: str, width: float = 0.0) -> float:
    """Return where a place from the start of the line stands from its left edge: in Arabic the line starts right."""
    return round(100 - at - width if direction == "rtl" else at, 3)
