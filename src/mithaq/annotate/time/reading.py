"""The time expressions of a plain text, in one call."""

from datetime import date, datetime

from mithaq.annotate.time.recognise import find_times
from mithaq.annotate.time.resolve import resolve_times
from mithaq.languages import load
from mithaq.model.annotations import Timex


def read_times(text: str, reference: date | datetime | None = None, language: str = "ar") -> tuple[Timex, ...]:
    """Return the time expressions of ``text`` as read on the day ``reference``.

    Raises PackError for an unknown language.
    """
    pack = load(language)
    tokens, words = pack.reading(text)
    return resolve_times(find_times(pack, tokens, words), reference)
