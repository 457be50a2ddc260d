"""Give symbolic times their values: from the document's date and from the dates told before them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from mithaq.annotate.time.amounts import duration, moment_after, read_offset, whole_units
from mithaq.annotate.time.anchors import NOTHING, Anchor, Discourse, Reading
from mithaq.annotate.time.days import read_days
from mithaq.annotate.time.interval import DAY, Interval, clock, edge_of, of_day, of_week, part_of_day, span_of
from mithaq.annotate.time.parts import Fields, SymbolicTime, facets, whole, word
from mithaq.annotate.time.years import weekday_from
from mithaq.annotate.time.zones import to_utc, told_by
from mithaq.model.annotations import Timex
from mithaq.model.documents import Diagnostic
from mithaq.model.kinds import Grain, TimexType

_MESSAGES = {
    "time.conflicting-months": "the two names of the month disagree",
    "time.conflicting-weekday": "the weekday and the date disagree",
    "time.conflicting-calendars": "the Hijri and the Gregorian date disagree",
}
_CALENDAR = (1000, 9000)  # years from which one may count on both sides; no report is dated beyond them
_AFTERNOON = ("TAF", "TEV")
_OF_DAY = frozenset({"clock", "part"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Time expressions with their values, and what a reader should know of them."""

    timexes: tuple[Timex, ...]
    diagnostics: tuple[Diagnostic, ...]


def resolve_times(
    symbolic: Sequence[SymbolicTime], dct: date | datetime | None, discourse: Discourse | None = None
) -> tuple[Timex, ...]:
    """Return the timexes of ``symbolic`` for a document of day ``dct``; without one, deictic ones have no value."""
    return resolve(symbolic, dct, discourse).timexes


def resolve(
    symbolic: Sequence[SymbolicTime], dct: date | datetime | None, discourse: Discourse | None = None
) -> Resolution:
    """As ``resolve_times``, with a diagnostic for each expression that contradicts itself."""
    told = discourse if discourse is not None else Discourse()
    moment = dct if isinstance(dct, datetime) else None
    day = dct.date() if isinstance(dct, datetime) else dct
    if day is not None and not _CALENDAR[0] <= day.year <= _CALENDAR[1]:
        day = moment = None
    anchor = Anchor(day, moment, told)
    timexes: list[Timex] = []
    diagnostics: list[Diagnostic] = []
    for index, time in enumerate(symbolic):
        told.sentence += time.breaks
        told.begins, told.ends = time.span.start, time.span.end
        timex, problem = _timex(f"t{index + 1}", time, anchor)
        timexes.append(timex)
        if problem:
            diagnostics.append(Diagnostic(code=problem, message=_MESSAGES[problem], span=time.span))
    return Resolution(timexes=tuple(timexes), diagnostics=tuple(diagnostics))


def _timex(id_: str, time: SymbolicTime, anchor: Anchor) -> tuple[Timex, str]:
    if time.kind in _UNDATED or (time.kind == "offset" and "event" in time.fields):
        blank = Timex(id=id_, span=time.span, type=TimexType.DATE, value=None, rule="+".join(time.rules))
        return _UNDATED.get(time.kind, _amount)(blank, time, anchor), ""
    reading = _reading(time, anchor)
    found = reading.interval
    begin = until = value = grain = None
    if found is not None:
        if time.kind != "then":
            anchor.discourse.remember(found, id_, full=reading.full)
        value, grain, until = found.value, found.grain, found.until.isoformat(timespec="seconds")
        by_end = time.bound == "by" or (time.bound == "before" and time.fields.get("edge") == "END")
        if by_end and "/" not in value and "T" not in value:
            value = f"../{(found.until - DAY).date().isoformat()}"
            begin = anchor.moment.isoformat(timespec="seconds") if anchor.moment else None
        else:
            begin = found.begin.isoformat(timespec="seconds")
    timex = Timex(
        id=id_, span=time.span, type=TimexType.TIME if _OF_DAY & facets(time.fields) else TimexType.DATE, value=value,
        begin=begin, until=until, grain=grain, anchor=reading.anchor, rule="+".join(time.rules),
        conflict=reading.others,
    )  # fmt: skip
    return timex, reading.problem


def _reading(time: SymbolicTime, anchor: Anchor) -> Reading:
    if time.kind == "offset":
        base = read_moment(time.end_fields, anchor, time.lean).interval if time.end_fields is not None else None
        return read_offset(time.fields, anchor, time.lean, base)
    if time.kind == "then":
        return _then(anchor)
    if time.kind == "event":
        return _event(time.fields, anchor)
    if time.end_fields is not None:
        return _range(time, anchor)
    if "weekday2" in time.fields:
        return _night_between(time.fields, anchor)
    return read_moment(time.fields, anchor, time.lean)


def _then(anchor: Anchor) -> Reading:
    told = anchor.discourse.last
    if told is None:
        return NOTHING
    day, mark, _ = told.value.partition("T")
    return Reading(replace(told, value=day) if mark else told, anchor.discourse.last_id)


def _event(fields: Fields, anchor: Anchor) -> Reading:
    """The eve of the talks: the day before the day that is spoken of. The day after what has no day is none: news
    tells it when it has been."""
    told = anchor.told
    day = told.first_day if told and told.grain == Grain.DAY else anchor.day
    later = (whole(fields, "eve") or -1) > 0
    if day is None or (later and not (told and told.grain == Grain.DAY)):
        return NOTHING
    hangs = anchor.discourse.last_id if told and told.grain == Grain.DAY else "dct"
    return Reading(of_day(day + (whole(fields, "eve") or -1) * DAY), hangs)


def read_moment(fields: Fields, anchor: Anchor, lean: str) -> Reading:
    """Return the day that fields mean, narrowed to the part of day, hour or edge that they name."""
    found = read_days(fields, anchor, lean)
    if found.interval is None and not found.problem and facets(fields) <= {"part", "clock", "zone", "edge"}:
        found = _day_understood(anchor, "edge" in fields)
    if found.interval is None:
        return found
    interval = found.interval
    if "week_of" in fields and interval.grain == Grain.DAY:
        interval = of_week(interval.first_day - (interval.begin.isoweekday() - 1) * DAY)
    if "eve" in fields:
        interval = of_day(interval.first_day + (whole(fields, "eve") or 0) * DAY)
    if "edge" in fields and interval.grain != Grain.DAY:
        interval = edge_of(interval, str(fields["edge"]))
    elif "hour" in fields:
        interval = _at_clock(interval, fields)
    elif "part" in fields:
        interval = part_of_day(interval, str(fields["part"]))
    if "coming" in fields and lean == "alone" and anchor.moment is not None and facets(fields) <= {"clock", "part"}:
        interval = _coming(interval, anchor.moment, fields)
    return found if interval is found.interval else replace(found, interval=interval)


def _coming(shown: Interval, now: datetime, fields: Fields) -> Interval:
    """The next time that a clock shows this hour, for a bare question; before noon and after it where none is told."""
    if shown.begin >= now:
        return shown
    half = "part" not in fields and shown.begin.hour < 12 and shown.begin + DAY / 2 > now
    begin = shown.begin + (DAY / 2 if half else DAY)
    return clock(begin.date(), begin.hour, whole(fields, "minute"), whole(fields, "second"))


def _day_understood(anchor: Anchor, edge: bool) -> Reading:
    """A part of day or an hour alone: of the day last told, or else of the document's."""
    told = anchor.told
    if told is not None and told.grain not in (Grain.MONTH, Grain.YEAR, Grain.WEEK, Grain.QUARTER) and not edge:
        return Reading(of_day(told.first_day), anchor.discourse.last_id)
    return Reading(of_day(anchor.day), "dct") if anchor.day else NOTHING


def _at_clock(day: Interval, fields: Fields) -> Interval:
    hour, part = whole(fields, "hour") or 0, word(fields, "part")
    if "midnight" not in fields:
        if (part in _AFTERNOON or (part == "TMI" and hour < 11) or (part == "TNI" and hour >= 5)) and hour < 12:
            hour += 12
        elif hour == 12 and part in ("TMO", "TNI"):
            hour = 0 if part == "TMO" else 24
    if "midnight" in fields and hour == 24:
        found = clock(day.first_day, 0, None, None)
    else:
        found = clock(day.first_day, hour, whole(fields, "minute"), whole(fields, "second"))
    zone = word(fields, "zone")
    shown = to_utc(found.begin, zone) if zone and zone != "local" else None
    if "other_zone" in fields:
        there = {name.removeprefix("other_"): value for name, value in fields.items() if name.startswith("other_")}
        shown = told_by(found.begin, _at_clock(day, there).begin)
    if shown is None:
        return found
    instant, offset = shown
    mark = "Z" if offset == "+00:00" else offset
    return Interval(instant, instant + (found.until - found.begin), found.grain, found.value + mark)


def _range(time: SymbolicTime, anchor: Anchor) -> Reading:
    first_fields, last_fields = time.fields, time.end_fields or {}
    last = read_moment(last_fields, anchor, time.lean)
    first = read_moment(first_fields, anchor, time.lean)
    if first.interval is None or last.interval is None:
        return NOTHING
    if first.interval.begin > last.interval.begin:
        first, last = _in_order(first, last, first_fields, last_fields)
    if first.interval is None or last.interval is None:
        return NOTHING
    problem = first.problem or last.problem
    if _is_night(first_fields) and last.interval.first_day - first.interval.first_day == DAY:
        return replace(first, anchor=last.anchor or first.anchor)
    span = span_of(first.interval, last.interval)
    if "exact" in last_fields:  # this language's rules count the last minute in
        span = replace(span, until=last.interval.until)
    return Reading(
        span, last.anchor or first.anchor, first.full or last.full,
        first.others or last.others, problem,
    )  # fmt: skip


def _is_night(fields: Fields) -> bool:
    """Tell whether fields name a night: one night lies between two days."""
    return fields.get("part") == "TNI" and "hour" not in fields


def _in_order(first: Reading, last: Reading, first_fields: Fields, last_fields: Fields) -> tuple[Reading, Reading]:
    """Put a range that came out backwards right: Friday to Sunday runs into the next week, December to March a year."""
    start, end = first.interval, last.interval
    assert start is not None and end is not None  # the caller has seen to it
    if "weekday" in last_fields and "month" not in last_fields:
        days = (end.first_day - start.first_day).days % 7
        return first, replace(last, interval=of_day(start.first_day + days * DAY))
    if "month" in first_fields:
        year = start.begin.year - 1
        moved = read_moment({**first_fields, "year": year}, Anchor(None), "")
        return moved if moved.interval else first, last
    if "hour" in last_fields and "shift" not in last_fields:
        later = replace(end, begin=end.begin + DAY, until=end.until + DAY)
        return first, replace(last, interval=later)
    return NOTHING, NOTHING


def _night_between(fields: Fields, anchor: Anchor) -> Reading:
    """The night from one weekday to the next, or the two days, the latest that has begun."""
    if anchor.day is None:
        return NOTHING
    first = of_day(weekday_from(whole(fields, "weekday") or 1, anchor.day, "", ""))
    second = first.first_day + DAY
    if "part" in fields:
        return Reading(part_of_day(first, str(fields["part"])), "dct")
    return Reading(span_of(first, of_day(second)), "dct")


def _amount(blank: Timex, time: SymbolicTime, anchor: Anchor) -> Timex:
    """An amount of time. Where it is counted from the document's day its bounds are known."""
    value, rel, day = duration(time.fields), word(time.fields, "rel"), anchor.day
    if value is None:
        value = {"past": "PAST_REF", "next": "FUTURE_REF"}.get(rel or "")
        return replace(blank, value=value)
    found = replace(blank, type=TimexType.DURATION, value=value)
    sign = {"past": -1, "next": 1}.get(rel or "", 1 if time.kind == "within" and time.lean else 0)
    if day is None or not sign:
        return found
    reached = moment_after(time.fields, sign, anchor.moment or of_day(day).begin)
    if reached is None:
        return found
    begin, until = sorted((reached[0], anchor.moment or of_day(day).begin))
    if "whole" in time.fields and anchor.moment is not None:
        begin, until = whole_units(time.fields, sign, anchor.moment)
    return replace(
        found,
        begin=begin.isoformat(timespec="seconds"),
        until=until.isoformat(timespec="seconds"),
        grain=reached[1],
        anchor="dct",
    )


def _every(blank: Timex, time: SymbolicTime, anchor: Anchor) -> Timex:
    weekday = whole(time.fields, "weekday")
    if weekday is None:
        value = word(time.fields, "set") or duration({"count": 1, **time.fields})
        return replace(blank, type=TimexType.SET, value=value)
    found = replace(blank, type=TimexType.SET, value=f"XXXX-WXX-{weekday}", grain=Grain.DAY)
    if anchor.day is None:
        return found
    following = of_day(weekday_from(weekday, anchor.day, "", "next"))
    return replace(
        found, begin=following.begin.isoformat(timespec="seconds"), until=following.until.isoformat(timespec="seconds")
    )


def _vague(blank: Timex, time: SymbolicTime, anchor: Anchor) -> Timex:
    value = word(time.fields, "value") or word(time.fields, "vague")
    if "now" in time.fields and anchor.moment is not None:
        begin, until = anchor.moment, anchor.moment + timedelta(seconds=1)
        return replace(
            blank, value=value, begin=begin.isoformat(), until=until.isoformat(), grain=Grain.SECOND, anchor="dct"
        )
    return replace(blank, value=value)


_UNDATED = {"spell": _amount, "within": _amount, "span": _amount, "every": _every, "vague": _vague}
