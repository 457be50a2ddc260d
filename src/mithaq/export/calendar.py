"""Events as iCalendar (RFC 5545): announced is tentative, held confirmed, called off cancelled."""

from datetime import UTC, datetime, time
from typing import Any, BinaryIO

from mithaq.export.dates import MONTH, VAGUE, Days, days_of, reported
from mithaq.export.map import point_of
from mithaq.export.naming import carrier, evidence_of, name_of, title_of
from mithaq.export.needed import needed
from mithaq.export.selection import Record, Selection, Tally
from mithaq.model.edtf import bounds
from mithaq.text.display import displayed

STATUSES = {
    "scheduled": "TENTATIVE",
    "occurred": "CONFIRMED",
    "ongoing": "CONFIRMED",
    "cancelled": "CANCELLED",
}
NOT_ANNOUNCED = "it was only proposed: no day is kept for it"
NO_EVENT = "it was declined or denied: a calendar has no word for that"
_PRODUCT = "-//Mithaq//Ledger of peace processes//EN"
_REFRESH = "PT6H"
_MOST_QUOTES, _LONGEST_QUOTE = 5, 500


def write(selection: Selection, out: BinaryIO) -> Tally:
    """Write the events of ``selection`` as one calendar; the same event keeps its UID whatever becomes of it."""
    tally = Tally()
    whole = _calendar(selection)
    for record in selection.records:
        days = days_of(record["date"])
        if reason := _refusal(record, days):
            tally.leave_out(record, reason)
            continue
        assert isinstance(days, Days)
        whole.add_component(_event(record, days, selection))
        tally.written += 1
    out.write(whole.to_ical())
    return tally


def _refusal(record: Record, days: Days | str) -> str | None:
    if record["status"] == "proposed":
        return NOT_ANNOUNCED
    if record["status"] not in STATUSES:
        return NO_EVENT
    if isinstance(days, str):
        return days
    return VAGUE if days.count > MONTH else None


def _calendar(selection: Selection) -> Any:
    # Loaded here: only calendars need it.
    calendar = needed("icalendar").Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Mithaq")
    calendar.add("x-published-ttl", _REFRESH)
    return calendar


def _event(record: Record, days: Days, selection: Selection) -> Any:
    language = selection.language
    told = reported(record)
    event = needed("icalendar").Event()
    event.add("uid", f"{record['id']}@mithaq")
    event.add("dtstamp", _moment(told[-1] if told else selection.as_of))
    event.add("dtstart", days.first)
    event.add("dtend", days.behind)
    event.add("summary", title_of(record, language), parameters={"language": language})
    event.add("description", _description(record))
    event.add("status", STATUSES[record["status"]])
    event.add("transp", "TRANSPARENT")
    event.add("categories", [record["kind"]])
    event.add("sequence", max(0, len(record["history"]) - 1))
    if told:
        event.add("created", _moment(told[0]))
        event.add("last-modified", _moment(told[-1]))
    if record["place"]:
        event.add("location", name_of(record, record["place"], language), parameters={"language": language})
    if point := point_of(record["place"]):
        event.add("geo", (point.latitude, point.longitude))
    if selection.home:
        event.add("url", f"{selection.home}/record/{record['id']}")
    event.add("x-mithaq-status", record["status"])
    event.add("x-mithaq-date", record["date"])
    event.add("x-mithaq-sources", str(record["independent_sources"]))
    return event


def _description(record: Record) -> str:
    """Return the sentences behind an event, each with who printed it when."""
    evidence = evidence_of(record)
    lines = [
        f"{one['reported'] or '?'} {carrier(one)}: «{displayed(one['quote'], _LONGEST_QUOTE)}»"
        for one in evidence[-_MOST_QUOTES:]
    ]
    return "\n".join(lines)


def _moment(day: str) -> datetime:
    """Return the beginning of a day in UTC: a time stamp of the content, the same whenever it is written."""
    first = bounds(day)[0]
    assert first is not None  # ``reported`` gives days that exist, and the day looked from is checked where it is asked
    return datetime.combine(first, time(), UTC)
