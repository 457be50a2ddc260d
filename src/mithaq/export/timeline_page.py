"""Events as the JSON that TimelineJS (Knight Lab) shows; what is uncertain of a date stands in its words."""

from datetime import date
from html import escape
from typing import Any, BinaryIO

from mithaq.export.dates import Days, days_of
from mithaq.export.naming import carrier, evidence_of, title_of
from mithaq.export.selection import Record, Selection, Tally
from mithaq.export.streams import as_json
from mithaq.model.edtf import bounds
from mithaq.text.display import direction, displayed
from mithaq.view.days import spelt

ONE_END = "its date has an open end: shown at the end that is known, and told in words"
UNDATED = "no report tells a date"
_MOST_QUOTES, _LONGEST_QUOTE = 5, 600


def write(selection: Selection, out: BinaryIO) -> Tally:
    """Write the dated records of ``selection``."""
    tally = Tally()
    events = [made for record in selection.records if (made := _slide(record, selection, tally))]
    title = {"text": {"headline": "Mithaq", "text": escape(selection.as_of)}}
    out.write(as_json({"scale": "human", "title": title, "events": events}))
    return tally


def _slide(record: Record, selection: Selection, tally: Tally) -> dict[str, Any] | None:
    first, last = bounds(record["date"])
    known = first or last
    if known is None:
        tally.leave_out(record, UNDATED)
        return None
    if first is None or last is None:
        tally.lessen(record, ONE_END)
    tally.written += 1
    days = days_of(record["date"])
    return {
        "unique_id": record["id"],
        "start_date": _point(known, days),
        **({"end_date": _day(days.last)} if isinstance(days, Days) and days.grain == "days" else {}),
        "display_date": spelt(record["date"], selection.language),
        "text": {"headline": escape(title_of(record, selection.language)), "text": _body(record, selection)},
        "group": record["kind"],
        "autolink": False,  # What a report wrote is not to become a link.
    }


def _point(day: date, days: Days | str) -> dict[str, int]:
    """Return a date in the numbers that TimelineJS reads, no finer than the record's."""
    whole = _day(day)
    if isinstance(days, Days) and days.grain == "month":
        del whole["day"]
    if isinstance(days, Days) and days.grain == "year":
        return {"year": day.year}
    return whole


def _day(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _body(record: Record, selection: Selection) -> str:
    """Return the sentences behind a record as HTML: TimelineJS takes it for that, so all of it is escaped."""
    lines = [
        f'<blockquote dir="auto">{escape(displayed(one["quote"], _LONGEST_QUOTE))}</blockquote>'
        f'<p dir="auto">{escape(one["reported"] or "?")} {escape(carrier(one))}</p>'
        for one in evidence_of(record)[:_MOST_QUOTES]
    ]
    return f'<div dir="{direction(selection.language)}">{"".join(lines)}</div>'
