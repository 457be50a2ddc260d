"""Incidents and talks on one map: a mark for each place, as large as what happened there."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from mithaq.knowledge import Country, Knowledge, Place
from mithaq.model.ledger import Event
from mithaq.view.context import Context
from mithaq.web.drawing import HEIGHT, WIDTH, Area, Point, area_of, coasts, graticule

_NAMED = 14
_MOST = 250
"""Places that are marked at most, those with most incidents."""
_LETTER, _HALF_LINE = 8, 10
"""About how wide a letter of a name is, and half as high as a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place on the map, with how many incidents and talks it saw; ``vague`` where only the country is told."""

    place: str
    name: str
    x: float
    y: float
    size: float
    """The half width of its mark."""
    incidents: int
    talks: int
    vague: bool
    side: str
    """On which side of the mark its name stands, "" where there is no room for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentMap:
    """The drawing: lines, marks, and how many events have no place that could be drawn."""

    width: int
    height: int
    land: str
    borders: str
    lines: tuple[tuple[str, float, str, int], ...]
    spots: tuple[Spot, ...]
    unplaced: int


def incident_map(
    incidents: Iterable[Event], talks: Iterable[Event], facts: Knowledge, context: Context, language: str
) -> IncidentMap:
    """Draw where ``incidents`` and ``talks`` were, in the lands of the incidents."""
    acts = Counter(event.place for event in incidents)
    met = Counter(event.place for event in talks if event.place)
    unplaced = sum(count for place, count in acts.items() if _point(place, facts) is None)
    points = {place: point for place in (*acts, *met) if place and (point := _point(place, facts))}
    about = [points[place] for place in acts if place in points] or list(points.values())
    area = area_of([(longitude, latitude) for longitude, latitude in _core(about)])
    ranked = sorted(points, key=lambda place: (-acts[place], -met[place], place))
    placed = [(place, area.place(*points[place])) for place in ranked]
    inside = [(place, x, y) for place, (x, y) in placed if 8 <= x <= WIDTH - 8 and 8 <= y <= HEIGHT - 8][:_MOST]
    names = {place: context.name(place, language) for place, _, _ in inside}
    sizes = {place: _size(acts[place] + met[place]) for place, _, _ in inside}
    sides = _sides([(names[place], x, y, sizes[place]) for place, x, y in inside])
    spots = [
        Spot(
            place=place, name=names[place], x=x, y=y, size=sizes[place], incidents=acts[place], talks=met[place],
            vague=place in facts.countries, side=side,
        )
        for (place, x, y), side in zip(inside, sides, strict=True)
    ]  # fmt: skip
    land, borders = coasts(area)
    return IncidentMap(
        width=WIDTH, height=HEIGHT, land=land, borders=borders, lines=tuple(_lines(area)), spots=tuple(spots),
        unplaced=unplaced,
    )  # fmt: skip


def _size(events: int) -> float:
    return round(5 + 2.2 * sqrt(min(events, 30)), 1)


def _sides(marks: Sequence[tuple[str, float, float, float]]) -> list[str]:
    """Return for each mark (name, place, size) where its name fits: beside no other mark and over no other name."""
    taken = [(x - size, x + size, y - size, y + size) for _, x, y, size in marks]
    found: list[str] = []
    for number, (name, x, y, size) in enumerate(marks):
        length = _LETTER * len(name)
        ways = (("right", x + size + 6, x + size + 6 + length), ("left", x - size - 6 - length, x - size - 6))
        free = next((way for way in ways if _fits(way[1], way[2], y, [*taken[:number], *taken[number + 1 :]])), None)
        named = free if len([one for one in found if one]) < _NAMED else None
        taken += [(named[1], named[2], y - _HALF_LINE, y + _HALF_LINE)] if named else []
        found.append(named[0] if named else "")
    return found


def _fits(left: float, right: float, y: float, taken: Iterable[tuple[float, float, float, float]]) -> bool:
    top, bottom = y - _HALF_LINE, y + _HALF_LINE
    over = (left < d and right > c and top < f and bottom > e for c, d, e, f in taken)
    return left >= 0 and right <= WIDTH and not any(over)


def _lines(area: Area) -> list[tuple[str, float, str, int]]:
    return [line for line in graticule(area) if 0 < line[1] < (WIDTH if line[0] == "x" else HEIGHT)]


def _point(place: str | None, facts: Knowledge) -> Point | None:
    """Return the longitude and latitude of a place; of a state, those of its capital."""
    known = facts.get(place) if place else None
    if isinstance(known, Country) and known.capital:
        known = facts.get(known.capital)
    if isinstance(known, Place) and known.longitude is not None and known.latitude is not None:
        return known.longitude, known.latitude
    return None


def _core(points: Sequence[Point]) -> Sequence[Point]:
    """Return the points without the few far from all others: one far town must not shrink the map to the world."""
    if len(points) < 5:
        return points
    across = sorted(x for x, _ in points)
    up = sorted(y for _, y in points)
    low, high = len(points) // 10, len(points) - 1 - len(points) // 10
    wide, tall = across[high] - across[low] + 4, up[high] - up[low] + 4
    return [
        (x, y)
        for x, y in points
        if across[low] - wide <= x <= across[high] + wide and up[low] - tall <= y <= up[high] + tall
    ]
