"""EDTF dates in words."""

from datetime import date

from mithaq.model.edtf import bounds, days
from mithaq.view.wording import phrases


def spelt(value: str | None, language: str) -> str:
    """Return an EDTF date in words; "" where there is none."""
    begin, until = bounds(value)
    forms = phrases(language)["date"]
    if begin is None and until is None:
        return ""
    if begin is None or until is None:
        form, day = ("by", until) if begin is None else ("from", begin)
        return str(forms[form].format(begin=_point(day, "day", language), until=_point(day, "day", language)))
    grain = _grain(begin, until)
    return _point(begin, grain, language) if grain else _range(begin, until, language)


def when(value: str | None, language: str) -> str:
    """Return an EDTF date with what joins it to a sentence ("on 5 May 2023"); "" where there is none."""
    text = spelt(value, language)
    begin, until = bounds(value)
    form = "when_range"
    if begin is None or until is None:
        form = "when_open"
    elif grain := _grain(begin, until):
        form = "when" if grain == "day" else "when_loose"
        if grain in phrases(language).get("date_within", ()):  # months and years have a case of their own there
            text = _point(begin, grain, language, "date_within")
    return str(phrases(language)[form].format(date=text)) if text else ""


def _grain(begin: date, until: date) -> str | None:
    if begin == until:
        return "day"
    length = (until - begin).days + 1
    if begin.day == 1 and length == days(f"{begin:%Y-%m}"):
        return "month"
    return "year" if (begin.month, begin.day) == (1, 1) and length == days(f"{begin:%Y}") else None


def _range(begin: date, until: date, language: str) -> str:
    """Return a stretch of days; what its ends share (month, year) is told once."""
    forms = phrases(language)["date"]
    first = "day"
    if begin.year == until.year:
        first = "day_of_month" if begin.month == until.month else "day_of_year"
    form = "range_in_month" if first == "day_of_month" else "range"
    return str(forms[form].format(begin=_point(begin, first, language), until=_point(until, "day", language)))


def _point(day: date | None, grain: str, language: str, forms: str = "date") -> str:
    words = phrases(language)
    assert day is not None
    months = {
        slot: words[named][day.month - 1]
        for slot, named in (("month", "months"), ("month_alone", "months_alone"), ("month_within", "months_within"))
        if named in words
    }
    return str(words[forms][grain].format(day=day.day, year=day.year, **months))
