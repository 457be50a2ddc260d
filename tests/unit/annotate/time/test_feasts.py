"""Feasts that hang on the moon and on other calendars, against published days."""

from datetime import date

import pytest

from mithaq.annotate.time.feasts import feasts, lasting, orthodox_easter
from mithaq.annotate.time.moon import lunar_day

NEW_YEAR_OF_THE_MOON = "l01-21-1@23"


@pytest.mark.parametrize("day", [date(2008, 4, 27), date(2015, 4, 12), date(2021, 5, 2), date(2024, 5, 5)])
def test_orthodox_easter(day: date) -> None:
    assert orthodox_easter(day.year) == day


@pytest.mark.parametrize("day", [date(2012, 1, 23), date(2017, 1, 28), date(2020, 1, 25), date(2023, 1, 22)])
def test_new_year_of_the_moon(day: date) -> None:
    assert feasts(NEW_YEAR_OF_THE_MOON, day.year) == [day]


@pytest.mark.parametrize("day", [date(2016, 10, 30), date(2021, 11, 4), date(2023, 11, 12)])
def test_a_feast_of_the_last_lunar_day_at_dusk(day: date) -> None:
    assert feasts("l10-17-30@18", day.year) == [day]


@pytest.mark.parametrize(
    ("year", "eve"), [(2016, date(2016, 10, 2)), (2020, date(2020, 9, 18)), (2023, date(2023, 9, 15))]
)
def test_the_hebrew_new_year_begins_on_its_eve(year: int, eve: date) -> None:
    assert feasts("j0~3", year) == [eve]
    assert lasting("j0~3") == 3


def test_a_new_moon_begins_the_count_of_lunar_days() -> None:
    assert lunar_day(date(2024, 4, 8), 12.0) == 30  # the eclipse of 8 April 2024 was at 18:21 UTC
    assert lunar_day(date(2024, 4, 9), 12.0) == 1


def test_a_weekday_of_a_month_and_the_day_after() -> None:
    assert feasts("w11-4-4+1", 2023) == [date(2023, 11, 24)]
