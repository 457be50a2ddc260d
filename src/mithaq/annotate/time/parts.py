"""What a time expression says, before anybody asks of which day: its fields.

A field is one thing that the words give ("day" 5, "rel_month" past, "part" TMO). ``Part`` is what one rule found;
neighbouring parts that fit become one ``SymbolicTime``.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from mithaq.model.documents import Span

Fields = Mapping[str, int | str]

FACETS: Mapping[str, str] = {
    "shift": "shift",
    "weekday": "weekday",
    "weekday2": "weekday",
    "rel_weekday": "weekday",
    "day": "date",
    "month": "date",
    "other_month": "date",
    "rel_month": "date",
    "nth": "date",
    "holiday": "date",
    "year": "year",
    "year_step": "year",
    "hday": "hijri",
    "hmonth": "hijri",
    "hyear": "hijri",
    "rel_hmonth": "hijri",
    "season": "date",
    "quarter": "date",
    "half_year": "date",
    "month_step": "date",
    "week_step": "week",
    "part": "part",
    "hour": "clock",
    "minute": "clock",
    "second": "clock",
    "midnight": "clock",
    "zone": "zone",
    "edge": "edge",
    "eve": "edge",
    "same_unit": "same",
    "decade": "date",
    "century_step": "year",
    "century": "date",
    "decade_step": "year",
    "quarter_step": "date",
}
"""The facet of a moment that each field settles: two parts of one expression settle different ones."""


def facets(fields: Fields) -> frozenset[str]:
    """Return the facets that ``fields`` settle."""
    return frozenset(FACETS[name] for name in fields if name in FACETS)


def whole(fields: Fields, name: str) -> int | None:
    """Return a field that is a number."""
    value = fields.get(name)
    return value if isinstance(value, int) else None


def word(fields: Fields, name: str) -> str | None:
    """Return a field that is a name."""
    value = fields.get(name)
    return value if isinstance(value, str) else None


@dataclass(slots=True, init=False)  # neither is frozen: they are made by the dozen in every text
class Part:
    """What one rule found at a half-open stretch of tokens. ``end_fields`` is the other end of a range."""

    kind: str
    start: int
    end: int
    fields: Fields
    rules: tuple[str, ...]
    end_fields: Fields | None
    needs: str
    skip: int

    def __init__(
        self,
        *,
        kind: str,
        start: int,
        end: int,
        fields: Fields,
        rules: tuple[str, ...],
        end_fields: Fields | None = None,
        needs: str = "",
        skip: int = 0,
    ) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.fields = fields
        self.rules = rules
        self.end_fields = end_fields
        self.needs = needs
        self.skip = skip


@dataclass(slots=True, init=False)
class SymbolicTime:
    """A time expression as its words give it, independent of the document's date.

    ``kind`` is date, offset, within, span, spell, every, vague, then or event. ``bound`` tells what stands before it
    (by, since, before); ``label`` is "published" or "updated" where the line says so. ``lean`` is "future" where the
    sentence looks ahead, "alone" where nothing else is said. ``breaks`` counts the sentences that end between the
    expression before it and this one.
    """

    span: Span
    kind: str
    fields: Fields
    end_fields: Fields | None
    rules: tuple[str, ...]
    bound: str
    label: str
    lean: str
    breaks: int

    def __init__(
        self,
        *,
        span: Span,
        kind: str,
        fields: Fields,
        end_fields: Fields | None = None,
        rules: tuple[str, ...] = (),
        bound: str = "",
        label: str = "",
        lean: str = "",
        breaks: int = 0,
    ) -> None:
        self.span = span
        self.kind = kind
        self.fields = fields
        self.end_fields = end_fields
        self.rules = rules
        self.bound = bound
        self.label = label
        self.lean = lean
        self.breaks = breaks
