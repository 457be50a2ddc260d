"""Days meant by an EDTF date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mithaq.model.edtf import bounds, days, gap, is_day, meet, shifted


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2022-12-05", date(2022, 12, 5), date(2022, 12, 5)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2023-05-01/2023-05-04", date(2023, 5, 1), date(2023, 5, 4)),
        ("2023-05/2023-06", date(2023, 5, 1), date(2023, 6, 30)),
        ("2020/..", date(2020, 1, 1), None),
        ("../2021-12-31", None, date(2021, 12, 31)),
        ("/2021", None, date(2021, 12, 31)),
        ("2022-10-05~", date(2022, 10, 5), date(2022, 10, 5)),
        ("2022?/2023?", date(2022, 1, 1), date(2023, 12, 31)),
        ("2022-12-05T14:00", date(2022, 12, 5), date(2022, 12, 5)),
        ("2022-13-05", None, None),
        ("2022-02-30", None, None),
        ("PAST_REF", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_bounds(value, first, last):
    assert bounds(value) == (first, last)


def test_days_and_gaps():
    assert (days("2022-12"), days("2020/.."), is_day("2022-12-05"), is_day("2022-12")) == (31, None, True, False)
    assert gap(bounds("2022-12-05"), bounds("2022-12-08")) == gap(bounds("2022-12-08"), bounds("2022-12-05")) == 3
    assert gap(bounds("2022-12"), bounds("2022-12-08")) == 0
    before, since = bounds("../2022-12-05"), bounds("2022-12-08/..")
    assert gap(before, since) == gap(since, before) == 3


def test_open_ends_meet_what_they_reach():
    assert meet(bounds("2020/.."), bounds("2023-01-01"))
    assert not meet(bounds("../2021-12-31"), bounds("2022-01-01"))


def test_the_calendar_ends_without_an_error():
    assert shifted(date.max, 3) == date.max


@given(st.dates(), st.dates())
def test_meeting_is_mutual_and_the_gap_says_the_same(left, right):
    ours, theirs = bounds(left.isoformat()), bounds(right.isoformat())
    assert meet(ours, theirs) is meet(theirs, ours) is (gap(ours, theirs) == 0)


def test_a_season_is_three_months():
    assert bounds("2022-22") == (date(2022, 6, 1), date(2022, 8, 31))
    assert bounds("2022-24") == (date(2022, 12, 1), date(2023, 2, 28))
