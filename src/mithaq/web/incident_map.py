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
_APART = 26


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place on the map, with how many incidents and talks it saw; ``vague`` where only the country is told."""

    place: str
    name: str
    x: float
    y: float
    incidents: int
    talks: int
    vague: bool
    labelled: bool

    @property
    def size(self) -> float:
        """Return the half width of its mark."""
        return round(5 + 2.2 * sqrt(min(self.incidents + self.talks, 30)), 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentMap:
    """The drawing: lines, marks, and how many events have no place that could be drawn."""

    width: int
    height: int
    land: str
    borders: str
    lines: tuple[tuple[str, float, str], ...]
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
    seen: list[Point] = []
    spots: list[Spot] = []
    for place in ranked:
        x, y = area.place(*points[place])
        if len(spots) >= _MOST:
            break
        if not (8 <= x <= WIDTH - 8 and 8 <= y <= HEIGHT - 8):
            continue
        free = len(seen) < _NAMED and all(abs(y - b) > _APART or abs(x - a) > 140 for a, b in seen)
        seen += [(x, y)] if free else []
        spots.append(
            Spot(
                place=place, name=context.name(place, language), x=x, y=y, incidents=acts[place], talks=met[place],
                vague=place in facts.countries, labelled=free,
            )
        )  # fmt: skip
    land, borders = coasts(area)
    return IncidentMap(
        width=WIDTH, height=HEIGHT, land=land, borders=borders, lines=tuple(_lines(area)), spots=tuple(spots),
        unplaced=unplaced,
    )  # fmt: skip


def _lines(area: Area) -> list[tuple[str, float, str]]:
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
