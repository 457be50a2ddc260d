"""Read rows with Mithaq."""

from datetime import datetime

from reading import Found, read_rows

from mithaq import read_times


def times(text: str, reference: datetime) -> Found:
    return [
        {"start": one.span.start, "end": one.span.end, "begin": one.begin, "until": one.until, "grain": one.grain}
        for one in read_times(text, reference)
    ]


read_rows(times)
