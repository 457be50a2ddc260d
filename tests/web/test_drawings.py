"""What the drawings show: where an event stands in its lane, who met whom, which places are on the map."""

from datetime import date

import pytest

from mithaq.knowledge import load
from mithaq.model.kinds import ClaimKind, Status
from mithaq.model.ledger import Event
from mithaq.run.filtering import Filters
from mithaq.view.context import Context
from mithaq.view.processes import processes_of
from mithaq.web.drawing import area_of, coasts
from mithaq.web.incident_map import incident_map
from mithaq.web.lanes import MOST_DOTS, Window, lanes, mirrored, ticks, window_of
from mithaq.web.relations import relations

YEAR = Window(first=date(2023, 1, 1), last=date(2023, 12, 31))


def event(name: str, day: str | None, *parties: str, **more: object) -> Event:
    told = {"kind": ClaimKind.MEETING, "status": Status.OCCURRED, "people": (), "place": None, "claims": ()}
    return Event(id=name, date=day, parties=parties, **{**told, **more})  # type: ignore[arg-type]


def test_an_event_stands_at_its_day_and_an_uncertain_one_over_its_days() -> None:
    (lane,) = lanes(
        [event("e1", "2023-07-02"), event("e2", "2023-03"), event("e3", "2023-05-01?")], YEAR, lambda _: "m"
    )
    dots = {dot.event.id: dot for dot in lane.dots}
    assert dots["e1"].at == pytest.approx(50.0, abs=0.2)
    assert not dots["e1"].uncertain
    assert (dots["e2"].begin, dots["e2"].until) == (YEAR.at(date(2023, 3, 1)), YEAR.at(date(2023, 4, 1)))
    assert dots["e2"].uncertain
    assert dots["e3"].uncertain


def test_events_of_one_day_stand_above_one_another_and_long_ones_beneath() -> None:
    told = [*(event(f"e{n}", "2023-07-02") for n in range(3)), event("long", "2023-01/2023-12")]
    (lane,) = lanes(told, YEAR, lambda _: "m")
    assert sorted(dot.level for dot in lane.dots) == [0, 1, 2, 3]
    assert next(dot.level for dot in lane.dots if dot.event.id == "long") == 3


def test_a_crowded_lane_shows_bars_that_lead_closer_and_lose_nothing() -> None:
    told = [event(f"e{n}", f"2023-{n % 12 + 1:02}-{n % 28 + 1:02}") for n in range(MOST_DOTS + 1)]
    (lane,) = lanes(told, YEAR, lambda _: "m")
    assert lane.dots == ()
    assert sum(bar.count for bar in lane.bars) == len(told)
    assert all(YEAR.first <= bar.window.first <= bar.window.last <= YEAR.last for bar in lane.bars)


def test_what_is_in_no_drawn_lane_is_gathered_and_the_undated_left_to_the_list() -> None:
    told = [event("a", "2023-02-01", "x"), event("b", "2023-02-02", "y"), event("c", "2023-02-03"), event("d", None)]
    first, rest = lanes(told, YEAR, lambda one: one.parties, most=1)
    assert (first.name, first.count) == ("x", 1)
    assert (rest.name, [dot.event.id for dot in rest.dots]) == (None, ["b", "c"])


def test_the_line_covers_what_was_reported_and_what_is_planned() -> None:
    told = [event("old", "1994-05-12"), event("plan", "2023-09-01"), event("far", "2040-01-01")]
    window = window_of((None, None), ["2023-01-05", "2023-08-01", None], told)
    assert (window.first, window.last) == (date(2023, 1, 5), date(2023, 9, 1))
    assert window_of((date(2022, 1, 1), date(2022, 1, 2)), (), told).days == 7


@pytest.mark.parametrize(
    ("window", "labels"),
    [
        (Window(first=date(2020, 5, 1), last=date(2024, 2, 1)), ["2020", "2021", "2022", "2023", "2024"]),
        (Window(first=date(2023, 1, 15), last=date(2023, 6, 1)), [f"2023-0{n}" for n in range(1, 7)]),
        (Window(first=date(2023, 1, 1), last=date(2023, 1, 3)), ["2023-01-01", "2023-01-02", "2023-01-03"]),
    ],
)
def test_the_axis_names_years_months_or_days(window: Window, labels: list[str]) -> None:
    assert [tick.label for tick in ticks(window)] == labels


def test_zooming_keeps_the_middle_and_moving_the_length() -> None:
    assert YEAR.zoomed(0.5).days == pytest.approx(182, abs=1)
    assert YEAR.moved(0.5).days == YEAR.days
    assert mirrored(10.0, "rtl", 5.0) == 85.0
    assert mirrored(10.0, "ltr", 5.0) == 10.0


def test_who_met_whom_counts_what_was_held_apart_from_what_was_planned() -> None:
    told = [event("1", "2023-01-01", "a", "b"), event("2", "2023-02-01", "b", "a", status=Status.CANCELLED)]
    found = relations([*told, event("3", None, "a", "c")], "parties", Filters())
    cell = found.cells["b", "a"]
    assert (cell.held, cell.other, cell.last) == (1, 1, "2023-01-01")
    assert found.rows == ("a", "b", "c")
    assert len(found.edges) == 2


def test_a_process_is_told_by_two_of_its_parties_or_by_its_agreement() -> None:
    facts = load()
    assert processes_of(event("1", None, "armenia", "azerbaijan"), facts) == ("armenia-azerbaijan",)
    named = event("2", None, "russia", agreements=("trilateral-statement-2020-11-09",))
    assert processes_of(named, facts) == ("armenia-azerbaijan",)
    assert processes_of(event("3", None, "russia"), facts) == ()


def test_the_map_shows_the_land_around_its_places_and_counts_what_it_cannot_show() -> None:
    facts = load()
    here = [event("1", None, place="khartoum"), event("2", None, place="sudan"), event("3", None, place="el-dorado")]
    drawn = incident_map(here, [event("4", None, place="jeddah")], facts, Context(), "en")
    assert drawn.unplaced == 1
    assert {spot.place: spot.vague for spot in drawn.spots if spot.incidents} == {"khartoum": False, "sudan": True}
    land, _ = coasts(area_of([(32.5, 15.6), (39.2, 21.5)]))
    assert land.startswith("M")
    assert len(land) < 20_000
