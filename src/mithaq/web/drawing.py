"""A map of the places where something happened: coasts and borders of Natural Earth, without a tile server."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import cos, radians

WIDTH, HEIGHT = 1000, 560
_UNITS = 20
"""The bundled lines count in twentieths of a degree."""
_MARGIN = 300.0
_LEAST = 6.0
"""Degrees that a map shows at least: a single town is shown with the land around it."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A stretch of the earth, in degrees, as wide for its height as the drawing is."""

    west: float
    east: float
    south: float
    north: float

    def place(self, longitude: float, latitude: float) -> Point:
        """Return where a place stands in the drawing."""
        x = WIDTH * (longitude - self.west) / (self.east - self.west)
        y = HEIGHT * (self.north - latitude) / (self.north - self.south)
        return round(x, 1), round(y, 1)


def area_of(points: Sequence[Point]) -> Area:
    """Return the area that shows all ``points`` (longitude, latitude) with room around them."""
    if not points:
        return Area(west=-30.0, east=90.0, south=-5.0, north=62.2)
    longitudes, latitudes = [x for x, _ in points], [y for _, y in points]
    middle = ((min(longitudes) + max(longitudes)) / 2, (min(latitudes) + max(latitudes)) / 2)
    squeeze = max(0.3, cos(radians(middle[1])))
    height = max(_LEAST, (max(latitudes) - min(latitudes)) * 1.35)
    width = max(_LEAST, (max(longitudes) - min(longitudes)) * 1.25)
    height = max(height, width * squeeze * HEIGHT / WIDTH)
    width = height * WIDTH / HEIGHT / squeeze
    return Area(
        west=middle[0] - width / 2, east=middle[0] + width / 2,
        south=middle[1] - height / 2, north=middle[1] + height / 2,
    )  # fmt: skip


@lru_cache(maxsize=32)
def coasts(area: Area) -> tuple[str, str]:
    """Return the paths of the land and of the borders that reach into ``area``."""
    land = " ".join(
        _path(points, area, closed=True) for kind, points, box in _lines() if kind == "land" and _meets(box, area)
    )
    drawn = [
        _path(points, area, closed=False) for kind, points, box in _lines() if kind != "land" and _meets(box, area)
    ]
    return land, " ".join(drawn)


def graticule(area: Area) -> Iterator[tuple[str, float, str, int]]:
    """Yield the meridians ("x") and parallels ("y") to draw, each with its place, its side ("E", "W", "N", "S", "" of
    none) and its degrees."""
    step = next(size for size in (1, 2, 5, 10, 20, 45) if (area.east - area.west) / size <= 9)
    for degree in _multiples(area.west, area.east, step):
        yield "x", area.place(degree, 0)[0], "E" if degree > 0 else "W" if degree < 0 else "", abs(degree)
    for degree in _multiples(area.south, area.north, step):
        yield "y", area.place(0, degree)[1], "N" if degree > 0 else "S" if degree < 0 else "", abs(degree)


def _multiples(low: float, high: float, step: int) -> Iterable[int]:
    return range(int(low // step + 1) * step, int(high) + 1, step)


_Box = tuple[float, float, float, float]


@lru_cache
def _lines() -> tuple[tuple[str, tuple[Point, ...], _Box], ...]:
    text = (files("mithaq.web") / "map" / "land.txt").read_text(encoding="utf-8")
    return tuple(_line(line) for line in text.splitlines() if not line.startswith("#"))


def _line(text: str) -> tuple[str, tuple[Point, ...], _Box]:
    kind, _, steps = text.partition("\t")
    x = y = 0
    points = []
    for step in steps.split():
        across, _, up = step.partition(",")
        x, y = x + int(across), y + int(up)
        points.append((x / _UNITS, y / _UNITS))
    box = (min(p[0] for p in points), max(p[0] for p in points), min(p[1] for p in points), max(p[1] for p in points))
    return kind, tuple(points), box


def _meets(box: _Box, area: Area) -> bool:
    west, east, south, north = box
    return west <= area.east and east >= area.west and south <= area.north and north >= area.south


def _near(value: float, size: int) -> float:
    return min(max(value, -_MARGIN), size + _MARGIN)


def _path(points: Sequence[Point], area: Area, *, closed: bool) -> str:
    # What lies far outside is drawn at the edge of a margin: it is not seen, and most of its points fall together.
    placed = [(_near(x, WIDTH), _near(y, HEIGHT)) for x, y in (area.place(*point) for point in points)]
    told = []
    last: Point | None = None
    for x, y in placed:
        # Points that fall on one another at this scale are drawn once.
        if last is None or abs(x - last[0]) + abs(y - last[1]) >= 0.8:
            told.append(f"{x:g} {y:g}")
            last = (x, y)
    return "M" + "L".join(told) + ("Z" if closed else "")
