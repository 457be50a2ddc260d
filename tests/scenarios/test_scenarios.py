"""What the ledger makes of written scenarios, in whatever order their reports come."""

import random
from typing import Any

import pytest
from stories import Story, files, folded, reports_of, stories, views

AS_OF = "2026-01-01"
STORIES = dict(stories())
Views = dict[str, list[dict[str, Any]]]


def seen(story: Story) -> Views:
    return views(folded(reports_of(story)), story.get("as_of", AS_OF))


def told(record: dict[str, Any], wanted: dict[str, Any], *fields: str) -> bool:
    """Tell whether the record has the wanted values in these fields; where none is wanted, any will do."""
    return all(
        set(wanted[name]) <= set(record[name]) if isinstance(wanted[name], list) else record[name] == wanted[name]
        for name in fields
        if name in wanted
    )


def steps(record: dict[str, Any]) -> list[str]:
    return [
        f"{step['status']} {step.get('on') if 'decided_by' in step else step['date']}" for step in record["history"]
    ]


def follow(history: list[str], wanted: list[str]) -> bool:
    """Tell whether the wanted steps stand in the history in their order."""
    at = iter(history)
    return all(any(step == one for one in at) for step in wanted)


def test_there_are_at_least_25() -> None:
    assert len(STORIES) >= 25


@pytest.mark.parametrize("name", STORIES)
def test_scenario(name: str) -> None:
    story = STORIES[name]
    found = seen(story)
    check_events(story, found)
    check_agreements(story, found)
    check_commitments(story, found)
    check_disputes(story, found)
    for wanted in story.get("mechanisms", ()):
        fits = [one for one in found["mechanisms"] if told(one, wanted, "parties", "status")]
        assert len(fits) == 1, found["mechanisms"]
        assert bool(fits[0]["silent_since"]) is (wanted.get("silent") == "yes")


def check_events(story: Story, found: Views) -> None:
    events = found["timeline"]
    shown = [(one["kind"], one["status"], one["date"], one["parties"], one["people"], one["reports"]) for one in events]
    by_id = {one["id"]: one for one in events}
    for wanted in story.get("events", ()):
        fits = [one for one in events if told(one, wanted, "kind", "status", "date", "parties", "people")]
        assert fits, (wanted, shown)
        one = fits[0]
        assert str(one["reports"]) == wanted.get("reports", str(one["reports"])), (wanted, shown)
        assert str(one["independent_sources"]) == wanted.get("sources", str(one["independent_sources"]))
        assert follow(steps(one), wanted.get("history", [])), steps(one)
        assert told(one, wanted, "silent_since")
        assert "part_of" not in wanted or by_id[one["part_of"]]["kind"] == wanted["part_of"]
    for kind, number in story.get("count", {}).items():
        assert str(sum(one["kind"] == kind for one in events)) == number, shown
    for kind, number in story.get("count_at_most", {}).items():
        assert sum(one["kind"] == kind for one in events) <= int(number), shown
    if "fight" in story:
        fights = [one for one in events if one["kind"] in ("clash", "attack", "operation")]
        assert any(told(one, story["fight"], "date", "parties") for one in fights), shown


def check_agreements(story: Story, found: Views) -> None:
    for wanted in story.get("agreements", ()):
        fits = [
            one
            for one in found["agreements"]
            if wanted.get("date", "") in ("", one.get("signed"), one.get("declared"))
            and told(one, wanted, *({"kind", "parties"} & one.keys()))
            and ("kind" not in wanted or one["kind"] == wanted["kind"])
        ]
        shown = [(one["id"], one.get("signed"), one.get("parties"), files(one)) for one in found["agreements"]]
        assert len(fits) == 1, (wanted, shown)
        assert set(wanted["files"]) <= files(fits[0]), shown
    strange = set(story.get("no_agreements_of", ()))
    assert not [one["id"] for one in found["agreements"] if strange & set(one.get("parties", ()))]


def check_commitments(story: Story, found: Views) -> None:
    shown = [(one["topic"], one["status"], one["due"], steps(one), files(one)) for one in found["commitments"]]
    for wanted in story.get("commitments", ()):
        fits = [one for one in found["commitments"] if one["topic"] == wanted["matter"]]
        assert len(fits) == 1, shown
        one = fits[0]
        assert told(one, wanted, "obligor", "due", "status", "silent_since"), (wanted, shown)
        assert one["overdue"] is (wanted.get("overdue", "no") == "yes"), shown
        assert follow(steps(one), wanted.get("history", [])), shown
        assert set(wanted.get("files", ())) <= files(one), shown


def check_disputes(story: Story, found: Views) -> None:
    kinds = {one["id"]: one["kind"] for one in found["timeline"]}
    shown = [(one["field"], one["state"], [side["value"] for side in one["sides"]]) for one in found["disputes"]]
    for wanted in story.get("disputes", ()):
        fits = [one for one in found["disputes"] if told(one, wanted, "field", "state", "about_kind")]
        assert fits, shown
        assert "current" not in wanted or str(fits[0]["current"]) == wanted["current"], shown
        assert "kind" not in wanted or kinds[fits[0]["about"]] == wanted["kind"]
    assert not [one for one in found["disputes"] if one["field"] in story.get("no_disputes", ())], shown
    if "any_dispute" in story:
        assert any(one["field"] in story["any_dispute"] for one in found["disputes"]), shown


@pytest.mark.parametrize("name", STORIES)
def test_the_order_of_the_reports_makes_no_difference(name: str) -> None:
    story = STORIES[name]
    reports = reports_of(story)
    whole = folded(reports).ledger
    assert folded(reports[::-1]).ledger == whole
    assert folded(random.Random(7).sample(reports, len(reports))).ledger == whole
    assert folded([*reports, *reports]).ledger == whole


@pytest.mark.parametrize("name", STORIES)
def test_no_record_is_without_evidence(name: str) -> None:
    for view, records in seen(STORIES[name]).items():
        for record in records:
            if view == "agreements" and not record["reports"]:
                continue  # a member of a set that is named whole
            assert files(record), (view, record["id"])
