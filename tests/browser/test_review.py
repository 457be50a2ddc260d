"""A review of each kind in the browser, by mouse and by keyboard, by one and by two."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("playwright.sync_api")

from mithaq.model.ledger import Event
from mithaq.run.folding import Folded, folded
from mithaq.run.rebuilding import rebuild
from mithaq.store import open_ledger

Desk = tuple[str, Path]


def now(ledger: Path) -> Folded:
    with open_ledger(str(ledger)) as store:
        return folded(store)


def widest(ledger: Path) -> Event:
    events = now(ledger).ledger.events
    return max((one for one in events if one.kind == "meeting"), key=lambda one: (len(one.claims), one.id))


def decide(page: Any, form: Any, reason: str = "the programme says so") -> None:
    form.locator("input[name=reason]").fill(reason)
    form.locator("button").click()
    page.locator(".kept").wait_for()


def section(page: Any, title: str) -> Any:
    """Open a part of a record's review."""
    part = page.locator("#review details").filter(has=page.locator("summary", has_text=title))
    part.locator("summary").click()
    return part


def test_an_event_is_put_right_in_every_way(opens: Callable[..., Any], desk: Desk) -> None:
    address, ledger = desk
    page, event = opens(address), widest(ledger)
    page.goto(f"/record/{event.id}")
    form = section(page, "Correct a field").locator("form")
    form.locator("select[name=field]").select_option("date")
    form.locator("input[name=value]").fill("2023-05-09")
    decide(page, form)
    assert "2023-05-09" in page.locator(".facts").inner_text()

    form = section(page, "Another kind or status").locator("form").first
    form.locator("select[name=value]").select_option("visit")
    decide(page, form)
    assert "visit" in page.locator(".facts").inner_text()

    form = section(page, "A name means somebody else").locator("form")
    form.locator("select[name=entity]").select_option(event.parties[0])
    form.locator("input[name=meant]").fill("ألمانيا")
    form.locator("select[name=document]").select_option("")
    decide(page, form)
    assert "Germany" in page.locator(".facts").inner_text()

    with open_ledger(str(ledger)) as store:
        rebuild(store)
    found = next(one for one in now(ledger).ledger.events if one.id == event.id)
    assert (found.date, found.kind.value, "germany" in found.parties) == ("2023-05-09", "visit", True)


def test_split_merge_confirm_reject_and_undo(opens: Callable[..., Any], desk: Desk) -> None:
    address, ledger = desk
    page, event = opens(address), widest(ledger)
    count = len(now(ledger).ledger.events)
    page.goto(f"/record/{event.id}")
    form = section(page, "Split").locator("form")
    form.locator("input[type=checkbox]").last.check()
    decide(page, form)
    assert len(now(ledger).ledger.events) == count + 1

    page.goto(f"/record/{event.id}")
    other = next(one for one in now(ledger).ledger.events if set(one.claims) < set(event.claims) and one.id != event.id)
    form = section(page, "The same as another").locator("form").last
    form.locator("input[name=other]").fill(f"{address}/record/{other.id}?lang=en")
    decide(page, form)
    assert len(now(ledger).ledger.events) == count

    form = page.locator("#review form").first
    form.locator("input[value=confirm]").check()
    decide(page, form)
    form = page.locator("#review form").first
    form.locator("input[value=reject]").check()
    form.locator("input[name=reason]").fill("never met")
    form.locator("button").click()
    page.wait_for_url("**kept=**")
    assert event.id not in {one.id for one in now(ledger).ledger.events}

    page.goto("/log")
    page.locator("details.undoing summary").first.click()
    decide(page, page.locator("details.undoing form").first, "met after all")
    assert event.id in {one.id for one in now(ledger).ledger.events}
    assert page.locator(".log .undone").count() == 1


def test_a_commitment_is_judged_and_a_dispute_settled(opens: Callable[..., Any], desk: Desk) -> None:
    address, ledger = desk
    page, told = opens(address), now(ledger).ledger
    owed = next(one for one in told.commitments if one.status == "unknown")
    page.goto(f"/record/{owed.id}?lang=ar")
    form = page.locator("#review form").first
    form.locator("select[name=value]").select_option("partial")
    decide(page, form, "زار الموقع مراقبونا")
    assert "أُنجز بعضه" in page.locator(".facts").inner_text()
    dispute = next(one for one in told.contradictions if one.state == "open")
    page.goto(f"/record/{dispute.id}")
    form = page.locator("#review form").first
    form.locator("input[type=radio]").first.check()
    decide(page, form)
    now_told = next(one for one in now(ledger).ledger.contradictions if one.id == dispute.id)
    assert now_told.state == "settled"


def test_the_queue_by_keyboard(opens: Callable[..., Any], desk: Desk) -> None:
    address, ledger = desk
    page = opens(address)
    page.goto("/queue?sort=event")
    second = page.locator("[data-question]").nth(1).get_attribute("id")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.locator(".question.at").get_attribute("id") == second
    page.keyboard.press("1")
    page.keyboard.type("read the sentence")
    page.keyboard.press("Enter")
    page.locator(".kept").wait_for()
    assert page.locator(f"#{second}").count() == 0
    page.keyboard.press("u")
    page.keyboard.press("Enter")
    page.wait_for_function(f"() => document.getElementById('{second}') !== null")
    with open_ledger(str(ledger)) as store:
        assert [one.verdict for one in store.judgements()][-1] == "withdrawn"


def test_two_reviewers_at_once_lose_nothing(opens: Callable[..., Any], desk: Desk) -> None:
    address, ledger = desk
    event = widest(ledger)
    rana, sami = opens(address), opens(address)
    for page, name in ((rana, "Rana"), (sami, "Sami")):
        page.goto("/queue")
        page.locator("#who input[name=who]").fill(name)
        page.locator("#who button").click()
        page.goto(f"/record/{event.id}")
        page.locator("#review form").first.locator("input[value=confirm]").check()
    decide(rana, rana.locator("#review form").first, "I was there")
    form = sami.locator("#review form").first
    form.locator("input[name=reason]").fill("the photo shows it")
    form.locator("button").click()
    assert "Somebody was faster" in sami.locator("h1").inner_text()
    assert "I was there" in sami.locator(".others").inner_text()
    sami.locator("main form button").click()
    sami.locator(".kept").wait_for()
    with open_ledger(str(ledger)) as store:
        reasons = {(one.decided_by, one.reason) for one in store.judgements()}
    assert reasons == {("Rana", "I was there"), ("Sami", "the photo shows it")}
