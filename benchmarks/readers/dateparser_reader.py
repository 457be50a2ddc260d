"""Read rows with dateparser's search."""

from datetime import datetime

from dateparser.search import search_dates
from reading import Found, read_rows


def times(text: str, reference: datetime) -> Found:
    """A date has no extent and no grain there: any grain is taken for right."""
    found = search_dates(text, languages=["ar"], settings={"RELATIVE_BASE": reference}) or []
    return [{"text": words, "begin": day.replace(tzinfo=None).isoformat(), "until": None} for words, day in found]


read_rows(times)
