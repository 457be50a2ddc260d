"""Views as plain records, over small stories told by hand."""

import json

import pytest
from telling import agreement, claim, report

from mithaq.ledger.fold import fold
from mithaq.link.events import link
from mithaq.model.annotations import Entity
from mithaq.model.ledger import Agreement
from mithaq.view.agreements import agreements
from mithaq.view.brief import brief
from mithaq.view.contacts import contacts
from mithaq.view.context import Context
from mithaq.view.disputes import disputes
from mithaq.view.filters import Filters
from mithaq.view.mechanisms import mechanisms
from mithaq.view.show import show
from mithaq.view.sources import sources
from mithaq.view.timeline import timeline
from mithaq.view.wording import languages, told_in

ENTITIES = (
    Entity(id="Lavrov", type="person", names=(("en", "Sergey Lavrov"), ("ar", "سيرغي لافروف"))),
    Entity(id="Bayramov", type="person", names=(("en", "Jeyhun Bayramov"), ("ar", "جيهون بيراموف"))),
    Entity(id="RU", type="country", names=(("en", "Russia"), ("ar", "روسيا")), qid="Q159"),
    Entity(id="AZ", type="country", names=(("en", "Azerbaijan"), ("ar", "أذربيجان"))),
    Entity(id="Moscow", type="place", names=(("en", "Moscow"), ("ar", "موسكو"))),
)
REPORTS = (
    report("a", "2022-12-01"),
    report("b", "2022-12-06", group="wire"),
    report("c", "2022-12-06", group="wire", copy="exact"),
    report("d", "2022-12-07"),
)
CLAIMS = (
    claim("a", "meeting", "2022-12-05", "RU AZ", "Lavrov Bayramov", status="scheduled"),
    claim("b", "meeting", "2022-12-05", "RU AZ", "Lavrov Bayramov", place="Moscow"),
    claim("c", "meeting", "2022-12-05", "RU AZ", "Lavrov Bayramov", place="Moscow"),
    claim("d", "call", "2022-12-07", "RU AZ", "Lavrov Bayramov"),
    claim("d", "statement", "2022-12-07", "RU", speaker="Lavrov"),
    claim("d", "visit", "2022-12-20", "RU AZ", "Lavrov", status="scheduled"),
)
AS_OF = "2022-12-10"


def world(claims=CLAIMS, reports=REPORTS, named=(), known=()):
    ledger = fold(claims, named, link(claims, reports), reports, known=known)
    return ledger, Context.of(reports, claims, ENTITIES, named)


def test_the_timeline_counts_reports_and_independent_sources_apart():
    meeting, *_ = timeline(*world(), AS_OF)
    assert (meeting["reports"], meeting["independent_sources"]) == (3, 2)


def test_each_line_of_evidence_leads_to_its_sentence():
    meeting, *_ = timeline(*world(), AS_OF)
    assert set(meeting["evidence"][0]) == {
        *("claim", "document", "file", "article", "start", "end", "quote", "reported", "outlet", "agency", "speaker")
    }
    assert [line["file"] for line in meeting["evidence"]] == ["a.txt", "b.txt", "c.txt"]


def test_a_line_names_the_entities_it_uses_and_no_others():
    *_, call, _ = timeline(*world(), AS_OF)
    assert set(call["entities"]) == {"Lavrov", "Bayramov", "RU", "AZ"}
    names = {"en": "Russia", "ar": "روسيا"}
    assert call["entities"]["RU"] == {"name": names, "type": "country", "qid": "Q159", "by_letter": []}


def test_statements_are_shown_only_where_asked_for():
    ledger, context = world()
    assert "statement" not in {line["kind"] for line in timeline(ledger, context, AS_OF)}
    assert "statement" in {line["kind"] for line in timeline(ledger, context, AS_OF, Filters(statements=True))}


@pytest.mark.parametrize(
    ("filters", "kinds"),
    [
        (Filters(since="2022-12-06"), ["call", "visit"]),
        (Filters(until="2022-12-05"), ["meeting"]),
        (Filters(kinds=("call",)), ["call"]),
        (Filters(people=("Lavrov", "Bayramov")), ["meeting", "call"]),
        (Filters(statuses=("scheduled",)), ["visit"]),
        (Filters(places=("Moscow",)), ["meeting"]),
        (Filters(parties=("AM",)), []),
    ],
)
def test_filters(filters, kinds):
    assert [line["kind"] for line in timeline(*world(), AS_OF, filters)] == kinds


def test_every_view_is_json():
    ledger, context = world(named=[agreement("d", "Moscow accord", date="2022-11-01", parties="RU AZ")])
    views = [timeline, agreements, disputes, sources, contacts, mechanisms]
    lines = [line for view in views for line in view(ledger, context, AS_OF)]
    lines += brief(ledger, context, AS_OF, "2022-12-01")
    assert json.loads(json.dumps(lines)) == lines
    assert all({"id", "as_of", "entities"} <= set(line) for line in lines)


def test_an_announced_event_whose_day_has_passed_is_silent():
    *_, visit = timeline(*world(), "2022-12-21")
    assert visit["silent_since"] == "2022-12-20"
    *_, before = timeline(*world(), "2022-12-20")
    assert before["silent_since"] is None


def test_contacts_know_the_last_one_before():
    first, second, third = contacts(*world(), AS_OF)
    assert (second["previous"], second["gap_days"]) == (first["id"], 2)
    assert third["previous"] == second["id"]
    assert second["pairs"] == [["AZ", "RU"], ["Bayramov", "Lavrov"]]


def test_the_brief_tells_the_new_and_the_turned():
    lines = brief(*world(), AS_OF, "2022-12-05")
    assert sorted((line["section"], line["from"], line["to"]) for line in lines if line["section"] == "turned") == [
        ("turned", "scheduled", "held")
    ]
    assert sorted(line["to"] for line in lines if line["section"] == "new") == ["occurred", "scheduled"]


def test_the_brief_does_not_repeat_what_is_merely_reported_again():
    assert list(brief(*world(), AS_OF, "2022-12-08")) == []


def test_the_brief_shows_silence():
    (line,) = brief(*world(), "2023-01-10", "2023-01-01")
    assert (line["section"], line["since"]) == ("silent", "2022-12-20")


def test_what_was_announced_and_held_in_one_week_is_told_as_held():
    reports = (report("a", "2023-08-13"), report("b", "2023-08-17"))
    told = [
        claim(doc, "meeting", "2023-08-16", "RU AZ", status=now) for doc, now in (("a", "scheduled"), ("b", "occurred"))
    ]
    (line,) = brief(*world(told, reports), "2023-08-20", "2023-08-01")
    assert (line["section"], line["to"]) == ("turned", "held")
    assert line["text"]["en"].startswith("Announced 13 August 2023, then held: Azerbaijan and Russia met")


def test_a_plan_told_with_its_outcome_is_no_turn():
    reports = (report("a", "2023-08-17"),)
    told = [claim("a", "meeting", "2023-08-16", "RU AZ", status=now) for now in ("scheduled", "occurred")]
    (line,) = brief(*world(told, reports), "2023-08-20", "2023-08-01")
    assert line["section"] == "new"


def test_the_sides_of_a_dispute_are_told_in_words():
    reports = (report("a", "2022-12-08"), report("b", "2022-12-08"))
    claims = [
        claim(doc, "meeting", day, "RU AZ", "Lavrov Bayramov", place="Moscow")
        for doc, day in (("a", "2022-12-05"), ("b", "2022-12-06"))
    ]
    text = next(line for line in brief(*world(claims, reports), AS_OF, "2022-12-08") if line["section"] == "disputed")
    assert "5 December 2022 / 6 December 2022" in text["text"]["en"]


def test_an_agreement_without_a_name_goes_by_its_parties_and_day():
    ledger, context = world((claim("a", "signing", "2022-12-01", "RU AZ"),), REPORTS)
    (line,) = agreements(ledger, context, AS_OF)
    assert line["names"]["en"] == ["Agreement of Azerbaijan and Russia on 1 December 2022"]


def test_a_moved_visit_is_told_as_moved():
    reports = (report("a", "2023-08-13"), report("b", "2023-08-15"))
    claims = (
        claim("a", "visit", "2023-08-16", "RU AZ", "Lavrov", status="scheduled"),
        claim("b", "visit", "2023-08-17", "RU AZ", "Lavrov", status="scheduled"),
    )
    (line,) = brief(*world(claims, reports), "2023-08-16", "2023-08-14")
    assert (line["section"], line["from"], line["to"]) == ("turned", "2023-08-16", "2023-08-17")
    assert line["text"]["en"].startswith("Moved from 16 August 2023 to 17 August 2023")


def test_a_corrected_number_stands_with_the_one_it_corrects():
    reports = (report("a", "2022-09-18"), report("b", "2022-09-19"))
    claims = (
        claim("a", "clash", "2022-09-16", "KG TJ", killed={"KG": 42}),
        claim("b", "clash", "2022-09-16", "KG TJ", killed={"KG": 36}, corrects=42, speaker="Ministry"),
    )
    ledger, context = world(claims, reports)
    (clash,) = timeline(ledger, context, "2022-09-20")
    assert [(one["value"], one["corrects"]) for one in clash["quantities"]] == [(36, 42)]
    (dispute,) = disputes(ledger, context, "2022-09-20")
    assert clash["disputes"] == [dispute["id"]]
    assert (dispute["state"], dispute["current"]) == ("corrected", 36)
    assert [(side["value"], side["speaker"]) for side in dispute["sides"]] == [(42, None), (36, "Ministry")]


def test_agreements_of_one_day_and_parties_are_one_whatever_they_are_called():
    named = [
        agreement("a", "Geneva ceasefire agreement", date="2020-10-23", parties="GNA LNA"),
        agreement("b", "permanent ceasefire", date="2020-10-23", parties="LNA GNA"),
        agreement("c", "Geneva agreement"),
        agreement("d", "Skhirat agreement", date="2015-12-17", parties="GNA HOR"),
    ]
    lines = agreements(*world(named=named), AS_OF)
    assert [(line["signed"], line["reports"]) for line in lines] == [("2015-12-17", 1), ("2020-10-23", 3)]


def test_a_set_named_in_a_report_brings_its_members():
    known = [
        Agreement(
            id=name,
            names=(("en", name),),
            kind="agreement",
            status="signed",
            declared=None,
            signed=day,
            effective=None,
            ended=None,
            parties=("AM", "AZ", "RU"),
            members=members,
        )
        for name, day, members in (
            ("first", "2020-11-10", ()),
            ("second", "2021-01-11", ()),
            ("unnamed", "1999-01-01", ()),
            ("trilateral", None, ("first", "second")),
        )
    ]
    named = [agreement("a", "trilateral agreements", id="trilateral", act="reaffirmed")]
    lines = {line["id"]: line for line in agreements(*world(named=named, known=known), AS_OF)}
    assert set(lines) == {"first", "second", "trilateral"}
    assert lines["trilateral"]["kind"] == "set"
    assert [(one["set"], one["act"], one["file"]) for one in lines["first"]["mentions"]] == [
        ("trilateral", "reaffirmed", "a.txt")
    ]


def test_a_wrong_date_of_a_known_agreement_is_a_dispute():
    known = [
        Agreement(
            id="accord",
            names=(("en", "Accord"),),
            kind="agreement",
            status="signed",
            declared=None,
            signed="2021-01-11",
            effective=None,
            ended=None,
            parties=("AM", "AZ"),
        )
    ]
    named = [agreement("a", "Accord", id="accord", date="2020-12-11")]
    (dispute,) = disputes(*world(named=named, known=known), AS_OF)
    assert (dispute["about"], dispute["field"]) == ("accord", "date")
    assert {side["value"] for side in dispute["sides"]} == {"2021-01-11", "2020-12-11"}


def test_sources_tell_dates_groups_and_claims():
    rows = {line["file"]: line for line in sources(*world(), AS_OF)}
    assert rows["c.txt"]["text_group"] == rows["b.txt"]["text_group"] == "wire"
    assert (rows["c.txt"]["copy"], rows["d.txt"]["claims"]) == ("exact", 3)
    assert rows["a.txt"]["published"]["value"] == "2022-12-01"


def test_mechanisms_gather_their_meetings():
    claims = (
        claim("a", "mechanism", None, "RU AZ", status="proposed", format="commission"),
        claim("b", "mechanism", None, "RU AZ", format="commission"),
        claim("d", "meeting", "2022-12-07", "RU AZ", format="commission"),
    )
    (line,) = mechanisms(*world(claims), "2022-12-10")
    assert (line["status"], len(line["meetings"]), line["last_seen"]) == ("active", 1, "2022-12-07")
    assert [step["status"] for step in line["history"]] == ["proposed", "set_up", "met"]
    (later,) = mechanisms(*world(claims), "2023-06-01")
    assert later["silent_since"] == "2022-12-07"


def test_a_commission_that_met_is_a_mechanism_though_no_report_tells_of_its_making():
    held = claim("b", "meeting", "2022-12-05", "RU AZ KZ", format="commission")
    again = claim("d", "meeting", "2022-12-07", "RU AZ", format="commission")
    (line,) = mechanisms(*world((held, again)), AS_OF)
    assert (line["status"], line["parties"], len(line["meetings"])) == ("active", ["AZ", "RU"], 2)
    awaited = claim("d", "meeting", "2022-12-20", "RU AZ", format="commission", status="scheduled")
    as_a_party = claim("d", "meeting", "2022-12-07", "RU trio", format="trio")
    assert mechanisms(*world((awaited, as_a_party)), AS_OF) == []


def test_the_joint_commission_of_two_is_their_one_commission_with_a_name():
    held = claim("b", "meeting", "2022-12-05", "RU AZ", format="border-commission")
    loose = claim("a", "mechanism", None, "RU AZ", status="proposed", format="mechanism/joint-commission")
    (line,) = mechanisms(*world((held, loose)), AS_OF)
    assert [step["status"] for step in line["history"]] == ["proposed", "met"]
    second = claim("d", "meeting", "2022-12-07", "RU AZ", format="trade-commission")
    assert len(mechanisms(*world((held, loose, second)), AS_OF)) == 3
    others = claim("a", "mechanism", None, "RU KZ", status="proposed", format="mechanism/joint-commission")
    assert len(mechanisms(*world((held, others)), AS_OF)) == 2
    elsewhere = claim("a", "mechanism", None, "RU AZ", status="proposed", format="mechanism/joint-fishing-commission")
    assert len(mechanisms(*world((held, elsewhere)), AS_OF)) == 2


def test_two_pairs_have_a_joint_commission_each():
    claims = [
        claim("a", "mechanism", None, two, status="proposed", format="mechanism/joint-commission")
        for two in ("RU AZ", "KZ UZ")
    ]
    assert len(mechanisms(*world(claims), AS_OF)) == 2


def test_show_finds_any_record():
    ledger, context = world()
    event = ledger.events[0]
    whole = show(ledger, context, event.id, AS_OF)
    assert whole is not None
    assert {one["id"] for one in whole["claims"]} == set(event.claims)
    assert show(ledger, context, "a", AS_OF)["view"] == "sources"
    assert show(ledger, context, "nothing", AS_OF) is None


def test_a_signing_without_a_title_is_in_the_register_and_known_by_what_is_said_of_it():
    words = "the two delegations signed an agreement in Geneva"
    claims = (claim("a", "signing", "2020-10-23", "RU AZ", quote=words),)
    named = [agreement("d", "Geneva agreement")]
    (line,) = agreements(*world(claims, named=named), AS_OF)
    assert (line["signed"], line["parties"], line["names"]) == (
        "2020-10-23",
        ["AZ", "RU"],
        {"en": ["Geneva agreement"]},
    )
    assert [(one["act"], one["as"]) for one in line["mentions"]] == [
        ("signed", words),
        ("mentioned", "Geneva agreement"),
    ]


def test_one_reader_is_told_in_one_language_alone_and_the_next_in_all():
    ledger, context = world()
    with told_in("ar"):
        (alone, *_) = timeline(ledger, context, "2023-06-01")
    (first, *_) = timeline(ledger, context, "2023-06-01")
    assert set(first["text"]) == set(languages())
    assert alone["text"] == {"ar": first["text"]["ar"]}
