"""Who met whom how often: the contacts as a matrix and as a network, of states and bodies, persons or formats."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import cos, pi, sin

from mithaq.ledger.history import HELD
from mithaq.model.ledger import Event
from mithaq.run.filtering import Filters

GROUPS = ("parties", "people", "formats")
_MOST = {"parties": 12, "people": 12, "formats": 10}
WIDTH, HEIGHT = 900, 620
_MIDDLE, _RADII = (450, 310), (270, 240)
_LINE = 16
"""Letters of a name that stand in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How often two met: held and only planned or called off, and the last time they did."""

    left: str
    right: str
    held: int
    other: int
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One of those who met, where it stands on the ring, and how large."""

    name: str
    x: float
    y: float
    radius: float
    count: int

    @property
    def side(self) -> str:
        """Return on which side of its node the name fits: "middle" at the top and the bottom of the ring."""
        across = self.x - _MIDDLE[0]
        return "middle" if abs(across) < 60 else "right" if across > 0 else "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relations:
    """A matrix of ``rows`` by ``columns`` and the same as a ring; ``left_out`` counts those who are in neither."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: dict[tuple[str, str], Cell]
    nodes: tuple[Node, ...]
    edges: tuple[tuple[Node, Node, Cell], ...]
    left_out: int


def relations(contacts: Iterable[Event], group: str, filters: Filters) -> Relations:
    """Return who met whom among ``contacts``; of formats, who took part in which."""
    events = list(contacts)
    told: dict[tuple[str, str], list[Event]] = {}
    counts: Counter[str] = Counter()
    beside: Counter[str] = Counter()
    for event in events:
        if group == "formats":
            formats = [event.format] if event.format else []
            counts.update(formats)
            beside.update(event.parties if formats else ())
            pairs: Iterable[tuple[str, str]] = [(one, party) for one in formats for party in event.parties]
        else:
            members = sorted(event.parties if group == "parties" else event.people)
            counts.update(members if len(members) > 1 else ())
            pairs = combinations(members, 2)
        for pair in pairs:
            told.setdefault(pair, []).append(event)
    rows = _most(counts, _MOST[group])
    columns = _most(beside, _MOST[group]) if group == "formats" else rows
    cells = {pair: _cell(pair, met) for pair, met in told.items() if pair[0] in rows and pair[1] in columns}
    if group != "formats":
        cells |= {(right, left): cell for (left, right), cell in cells.items()}
    nodes = _ring([*rows, *columns] if group == "formats" else rows, counts + beside)
    placed = {node.name: node for node in nodes}
    edges = tuple(
        (placed[left], placed[right], cell)
        for (left, right), cell in cells.items()
        if group == "formats" or left < right
    )
    return Relations(
        rows=tuple(rows), columns=tuple(columns), cells=cells, nodes=nodes, edges=edges,
        left_out=len(counts) - len(rows),
    )  # fmt: skip


def halved(name: str) -> tuple[str, ...]:
    """Return a long name as two lines, parted at the space nearest its middle: beside a node there is little room."""
    spaces = [at for at, letter in enumerate(name) if letter == " "]
    if len(name) <= _LINE or not spaces:
        return (name,)
    middle = min(spaces, key=lambda at: abs(at - len(name) / 2))
    return name[:middle], name[middle + 1 :]


def _most(counts: "Counter[str]", most: int) -> list[str]:
    return sorted(counts, key=lambda name: (-counts[name], name))[:most]


def _cell(pair: tuple[str, str], events: Sequence[Event]) -> Cell:
    held = [event for event in events if event.status in HELD]
    last = max((event.date for event in held if event.date), default=None)
    return Cell(left=pair[0], right=pair[1], held=len(held), other=len(events) - len(held), last=last)


def _ring(names: Sequence[str], counts: "Counter[str]") -> tuple[Node, ...]:
    most = max(counts.values(), default=1)
    found = []
    for number, name in enumerate(names):
        angle = 2 * pi * number / len(names) - pi / 2
        found.append(
            Node(
                name=name,
                x=round(_MIDDLE[0] + _RADII[0] * cos(angle), 1),
                y=round(_MIDDLE[1] + _RADII[1] * sin(angle), 1),
                radius=round(5 + 13 * (counts[name] / most) ** 0.5, 1),
                count=counts[name],
            )
        )
    return tuple(found)
