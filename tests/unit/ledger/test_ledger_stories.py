"""Stories told over several reports, folded into events."""

import random

import pytest
from telling import agreement, claim, report

from mithaq.ledger.fold import fold
from mithaq.link.events import link
from mithaq.model.ledger import Agreement, Event, Judgement, Ledger


def ledger_of(claims, reports, judgements=()) -> Ledger:
    return fold(claims, (), (*link(claims, reports), *judgements), reports)


def of_kind(ledger: Ledger, kind: str) -> list[Event]:
    return [event for event in ledger.events if event.kind == kind]


def steps(event: Event) -> list[tuple[str, str | None, str | None]]:
    return [(step.status.value, step.reported, step.date) for step in event.history]


MEETING = (
    (report("a", "2022-12-05"), report("b", "2022-12-06"), report("c", "2022-12-06")),
    (
        claim("a", "meeting", "2022-12-05", "RU AZ", "Lavrov Bayramov", place="Moscow"),
        claim("b", "meeting", "2022-12-05", "AZ RU", "Lavrov Bayramov"),
        claim("c", "meeting", "2022-12", "RU AZ", "Bayramov"),
    ),
)

MOVED_VISIT = (
    (report("a", "2023-08-13"), report("b", "2023-08-15"), report("c", "2023-08-17"), report("d", "2023-08-20")),
    (
        claim("a", "visit", "2023-08-16", "IR SA", "Abdollahian", status="scheduled", place="Riyadh"),
        claim("a", "meeting", "2023-08-16", "IR SA", "Abdollahian Faisal", status="scheduled"),
        claim("b", "visit", "2023-08-16", "IR SA", "Abdollahian", status="cancelled"),
        claim("b", "visit", "2023-08-17", "IR SA", "Abdollahian", status="scheduled"),
        claim("c", "visit", "2023-08-17", "IR SA", "Abdollahian", place="Riyadh"),
        claim("c", "meeting", "2023-08-17", "IR SA", "Abdollahian Faisal", place="Riyadh"),
        claim("d", "visit", "2023-08-17/2023-08-18", "IR SA", "Abdollahian"),
        claim("d", "visit", "2023-08-16", "IR SA", "Abdollahian", status="cancelled"),
        claim("d", "meeting", "2023-08-18", "IR SA", "Abdollahian Salman", place="Jeddah"),
    ),
)

TWO_CALLS = (
    (report("a", "2023-04-18"), report("b", "2023-04-18"), report("c", "2023-04-19")),
    (
        claim("a", "call", "2023-04-18", "US SD", "Blinken Burhan"),
        claim("b", "call", "2023-04-18", "US RSF", "Blinken Hemedti"),
        claim("b", "call", None, "US RSF", "Blinken Hemedti", status="scheduled"),
        claim("c", "call", "2023-04-18", "US SAF", "Blinken Burhan"),
        claim("c", "call", "2023-04-18", "US RSF", "Blinken Hemedti"),
    ),
)

CLASH = (
    tuple(report(name, f"2022-09-{day}") for name, day in zip("abcde", (16, 16, 17, 18, 19), strict=True)),
    (
        claim("a", "attack", "2022-09-16", "TJ KG", speaker="BorderService", actor="TJ", act="accuses"),
        claim("b", "attack", "2022-09-16", "KG TJ", speaker="SecurityCommittee", actor="KG", act="accuses"),
        claim("c", "clash", "2022-09-16", "KG TJ", killed={"KG": 24}),
        claim("d", "clash", "2022-09-16", "KG TJ", killed={None: 42}),
        claim("e", "clash", "2022-09-16", "KG TJ", killed={"KG": 36, "TJ": 35}),
    ),
)

STORIES = {"meeting": MEETING, "moved visit": MOVED_VISIT, "two calls": TWO_CALLS, "clash": CLASH}


def test_a_meeting_told_by_three_outlets_is_one_event_on_its_most_precise_day():
    (event,) = ledger_of(MEETING[1], MEETING[0]).events
    assert (event.date, event.place, len(event.claims)) == ("2022-12-05", "Moscow", 3)
    assert event.people == ("Bayramov", "Lavrov")


def test_a_visit_moved_by_a_day_is_one_event_with_its_history():
    (visit,) = of_kind(ledger_of(MOVED_VISIT[1], MOVED_VISIT[0]), "visit")
    assert (visit.status, visit.date) == ("occurred", "2023-08-17")
    assert steps(visit)[:3] == [
        ("scheduled", "2023-08-13", "2023-08-16"),
        ("scheduled", "2023-08-15", "2023-08-17"),
        ("occurred", "2023-08-17", "2023-08-17"),
    ]


def test_a_meeting_of_a_moved_visit_moves_with_it_and_belongs_to_it():
    ledger = ledger_of(MOVED_VISIT[1], MOVED_VISIT[0])
    (visit,) = of_kind(ledger, "visit")
    riyadh, jeddah = of_kind(ledger, "meeting")
    assert (riyadh.date, riyadh.status, riyadh.part_of) == ("2023-08-17", "occurred", visit.id)
    assert (jeddah.date, jeddah.people, jeddah.part_of) == ("2023-08-18", ("Abdollahian", "Salman"), visit.id)


def test_two_calls_of_one_day_stay_two_and_an_announced_third_is_not_held():
    held = [event for event in ledger_of(TWO_CALLS[1], TWO_CALLS[0]).events if event.status == "occurred"]
    assert {event.people for event in held} == {("Blinken", "Burhan"), ("Blinken", "Hemedti")}
    assert [len(event.claims) for event in held] == [2, 2]


def test_opposed_accounts_and_a_corrected_number_are_disputes_of_one_clash():
    ledger = ledger_of(CLASH[1], CLASH[0])
    (clash,) = ledger.events
    assert clash.kind == "clash"
    disputes = {one.field: one for one in ledger.contradictions}
    assert set(disputes) == {"initiator", "killed"}
    assert {side.value for side in disputes["initiator"].sides} == {"TJ", "KG"}
    assert [side.value for side in disputes["killed"].sides] == ["42", "36"]
    assert (disputes["killed"].state, disputes["killed"].current) == ("corrected", "36")


def test_a_rise_over_days_is_no_dispute():
    reports = (report("a", "2024-01-01"), report("b", "2024-01-02"))
    claims = [claim(name, "attack", "2024-01-01", "X Y", killed={"X": n}) for name, n in (("a", 4), ("b", 9))]
    assert ledger_of(claims, reports).contradictions == ()


def test_two_speakers_with_two_numbers_on_one_day_are_a_dispute():
    reports = (report("a", "2024-01-02"), report("b", "2024-01-02"))
    claims = [
        claim("a", "attack", "2024-01-01", "X Y", speaker="army", killed={"X": 4}),
        claim("b", "attack", "2024-01-01", "X Y", speaker="rebels", killed={"X": 9}),
    ]
    (dispute,) = ledger_of(claims, reports).contradictions
    assert (dispute.field, dispute.state, dispute.current) == ("killed", "open", None)


def test_a_cancelled_meeting_is_one_event_that_never_took_place():
    reports = (report("a", "2024-05-01"), report("b", "2024-05-04"))
    claims = [
        claim("a", "meeting", "2024-05-06", "AM AZ", "Mirzoyan Bayramov", status="scheduled"),
        claim("b", "meeting", "2024-05-06", "AM AZ", "Mirzoyan Bayramov", status="cancelled"),
    ]
    (event,) = ledger_of(claims, reports).events
    assert event.status == "cancelled"
    assert steps(event) == [("scheduled", "2024-05-01", "2024-05-06"), ("cancelled", "2024-05-04", "2024-05-06")]


def test_rounds_on_successive_days_stay_apart():
    reports = (report("a", "2024-05-06"), report("b", "2024-05-07"))
    claims = [
        claim(doc, "meeting", day, "AM AZ", "M B", place="Almaty")
        for doc, day in (("a", "2024-05-06"), ("b", "2024-05-07"))
    ]
    assert len(ledger_of(claims, reports).events) == 2


def test_a_day_apart_in_reports_of_one_day_is_a_dispute_about_the_date():
    reports = (report("a", "2024-05-08"), report("b", "2024-05-08"))
    claims = [
        claim(doc, "meeting", day, "AM AZ", "M B", place="Almaty")
        for doc, day in (("a", "2024-05-06"), ("b", "2024-05-07"))
    ]
    ledger = ledger_of(claims, reports)
    assert len(ledger.events) == 1
    assert [one.field for one in ledger.contradictions] == ["date"]


def test_a_month_and_a_day_in_it_are_no_dispute():
    assert ledger_of(MEETING[1], MEETING[0]).contradictions == ()


def test_a_vague_telling_that_fits_two_events_joins_neither():
    reports = (report("a", "2024-05-02"), report("b", "2024-05-21"), report("c", "2024-06-01"))
    claims = [
        claim("a", "meeting", "2024-05-02", "AM AZ", "M B"),
        claim("b", "meeting", "2024-05-20", "AM AZ", "M B"),
        claim("c", "meeting", "2024-05", "AM AZ", "M B"),
    ]
    assert len(ledger_of(claims, reports).events) == 3


def test_a_bilateral_beside_a_trilateral_of_one_day_stays_apart():
    reports = (report("a", "2022-10-31"), report("b", "2022-10-31"))
    claims = [
        claim("a", "meeting", "2022-10-31", "RU AM", "Putin Pashinyan", place="Sochi"),
        claim("b", "meeting", "2022-10-31", "RU AM AZ", "Putin Pashinyan Aliyev", place="Sochi"),
    ]
    assert len(ledger_of(claims, reports).events) == 2


@pytest.mark.parametrize("name", STORIES)
def test_the_ledger_does_not_depend_on_the_order_of_its_input(name):
    reports, claims = STORIES[name]
    expected = ledger_of(claims, reports)
    for seed in range(5):
        shuffled, carriers = list(claims), list(reports)
        random.Random(seed).shuffle(shuffled)
        random.Random(seed + 1).shuffle(carriers)
        assert ledger_of(shuffled, carriers) == expected


def test_a_persons_verdict_outranks_the_rule():
    reports, claims = MEETING
    apart = Judgement(left=claims[0].id, right=claims[1].id, verdict="different", score=1.0, decided_by="Leyla")
    events = ledger_of(claims, reports, [apart]).events
    homes = [event for event in events if claims[0].id in event.claims]
    assert claims[1].id not in homes[0].claims


def test_a_persons_merge_joins_what_the_rules_keep_apart():
    reports, claims = TWO_CALLS
    same = Judgement(left=claims[0].id, right=claims[1].id, verdict="same", score=1.0, decided_by="Leyla")
    assert any({claims[0].id, claims[1].id} <= set(event.claims) for event in ledger_of(claims, reports, [same]).events)


def test_a_correction_by_a_person_changes_the_event():
    reports, claims = MEETING
    fix = Judgement(left=claims[0].id, right="field:place", verdict="Baku", score=1.0, decided_by="Leyla")
    (event,) = ledger_of(claims, reports, [fix]).events
    assert event.place == "Baku"


def test_later_reports_leave_an_events_id_as_it_was():
    reports, claims = MEETING
    (before,) = ledger_of(claims[:1], reports).events
    (after,) = ledger_of(claims, reports).events
    assert before.id == after.id


def test_accounts_by_speakers_of_opposed_parties_are_a_dispute():
    reports = (report("a", "2024-03-02"), report("b", "2024-03-02"))
    claims = [
        claim("a", "attack", "2024-03-01", "X Y", speaker="ArmyOfX", quote="Y shelled the village"),
        claim("b", "attack", "2024-03-01", "X Y", speaker="Y", quote="X fired first and was answered"),
    ]
    wholes = {"ArmyOfX": "X"}
    (dispute,) = fold(claims, (), link(claims, reports, wholes), reports, wholes=wholes).contradictions
    assert dispute.field == "account"
    assert {side.value for side in dispute.sides} == {"Y shelled the village", "X fired first and was answered"}


def test_two_speakers_of_one_side_are_no_dispute():
    reports = (report("a", "2024-03-02"), report("b", "2024-03-02"))
    claims = [claim(doc, "attack", "2024-03-01", "X Y", speaker=who) for doc, who in (("a", "X"), ("b", "governor"))]
    assert fold(claims, (), link(claims, reports), reports, wholes={"governor": "X"}).contradictions == ()


def test_a_state_and_its_organ_are_one_party():
    reports = (report("a", "2024-03-02"), report("b", "2024-03-02"))
    claims = [
        claim("a", "ceasefire", "2024-03-01", "Sudan Movement"),
        claim("b", "ceasefire", "2024-03-01", "SudaneseArmy Movement"),
    ]
    assert len(fold(claims, (), link(claims, reports, {"SudaneseArmy": "Sudan"}), reports).events) == 1


def test_a_fact_that_is_denied_is_a_dispute_about_whether_it_was():
    reports = (report("a", "2024-03-02"), report("b", "2024-03-03"))
    claims = [
        claim("a", "attack", "2024-03-01", "X Y", place="Town"),
        claim("b", "attack", "2024-03-01", "X Y", place="Town", status="denied", speaker="X"),
    ]
    ledger = ledger_of(claims, reports)
    (event,) = ledger.events
    (dispute,) = ledger.contradictions
    assert (event.status, dispute.field) == ("occurred", "status")
    assert [side.value for side in dispute.sides] == ["occurred", "denied"]


def test_a_report_that_calls_a_thing_off_does_not_dispute_itself():
    told = [claim("a", "visit", "2024-03-01", "X Y", "A", status=now) for now in ("occurred", "cancelled")]
    assert ledger_of(told, (report("a", "2024-03-01"),)).contradictions == ()
    denied = [
        claim("a", "attack", "2024-03-01", "X Y", speaker="X"),
        claim("a", "attack", "2024-03-01", "X Y", status="denied", speaker="Y"),
    ]
    ledger = ledger_of(denied, (report("a", "2024-03-01"), report("b", "2024-03-01")))
    assert [one.field for one in ledger.contradictions] in ([], ["status"])


def test_two_cities_told_of_one_meeting_are_a_dispute_but_a_city_and_its_country_are_not():
    reports = (report("a", "2024-03-02"), report("b", "2024-03-02"))
    claims = [
        claim(doc, "meeting", "2024-03-01", "X Y", "A B", place=where)
        for doc, where in (("a", "Doha"), ("b", "Muscat"))
    ]
    assert [one.field for one in ledger_of(claims, reports).contradictions] == ["place"]
    wholes = {"Doha": "Muscat"}
    (event,) = fold(claims, (), link(claims, reports, wholes), reports, wholes=wholes).events
    assert event.place == "Doha"
    assert fold(claims, (), link(claims, reports, wholes), reports, wholes=wholes).contradictions == ()


def test_a_person_settles_a_dispute():
    reports = (report("a", "2024-05-08"), report("b", "2024-05-08"))
    claims = [
        claim(doc, "meeting", day, "AM AZ", "M B", place="Almaty")
        for doc, day in (("a", "2024-05-06"), ("b", "2024-05-07"))
    ]
    (dispute,) = ledger_of(claims, reports).contradictions
    choice = Judgement(left=dispute.id, right="2024-05-07", verdict="settled", score=1.0, decided_by="Leyla")
    (settled,) = ledger_of(claims, reports, [choice]).contradictions
    assert (settled.state, settled.current) == ("settled", "2024-05-07")


def test_a_party_that_stayed_away_took_no_part():
    reports = (report("a", "2023-10-04"), report("b", "2023-10-06"))
    held = claim("b", "meeting", "2023-10-05", "X Y Z")
    away = claim("b", "meeting", "2023-10-05", "Z", status="declined")
    (event,) = ledger_of((held, away), reports).events
    assert (event.status, event.parties) == ("occurred", ("X", "Y"))
    earlier = claim("a", "meeting", "2023-10-05", "Z", status="declined")
    (event,) = ledger_of((held, earlier), reports).events
    assert event.parties == ("X", "Y", "Z")


def test_a_proposal_and_the_thing_proposed_are_two():
    reports = (report("a", "2024-05-01"), report("b", "2024-05-08"))
    claims = [
        claim("a", "ceasefire", None, "X Y", status="proposed", speaker="Envoy"),
        claim("b", "ceasefire", "2024-05-07", "X Y"),
    ]
    assert len(ledger_of(claims, reports).events) == 2


def test_a_signing_leads_to_the_agreement_of_its_day():
    reports = (report("a", "2020-10-24"),)
    named = [agreement("a", "Geneva agreement", date="2020-10-23", parties="GNA LNA")]
    ledger = fold([claim("a", "signing", "2020-10-23", "GNA LNA")], named, (), reports)
    assert ledger.events[0].agreements == (ledger.agreements[0].id,)


def test_a_name_is_found_in_what_another_report_says_of_its_agreement():
    reports = (report("a", "2020-10-24"), report("b", "2021-01-24"), report("c", "2021-01-24"))
    signing = claim(
        "a",
        "signing",
        "2020-10-23",
        "GNA LNA",
        instruments="truce",
        quote="the sides signed an agreement in Geneva on a lasting truce",
    )
    named = [
        agreement("a", "lasting truce", id="truce", date="2020-10-23", parties="GNA LNA"),
        agreement("b", "Geneva agreement"),
        agreement("c", "Vienna agreement"),
    ]
    ledger = fold([signing], named, (), reports)
    assert sorted(len(one.claims) for one in ledger.agreements) == [1, 2]


def test_two_agreements_that_share_a_common_name_stay_two():
    named = [
        agreement("a", "peace treaty", id="peace-treaty", parties="A B"),
        agreement("b", "peace treaty", id="peace-treaty", parties="C D"),
        agreement("c", "peace treaty", id="peace-treaty"),
    ]
    assert len(fold((), named, (), [report(doc, "2024-01-01") for doc in "abc"]).agreements) == 3


def test_talks_planned_for_a_visit_go_with_it():
    reports = (report("a", "2024-03-01"), report("b", "2024-03-03"))
    planned = (
        claim("a", "visit", "2024-03-06", "X Y", "A", status="scheduled"),
        claim("a", "meeting", "2024-03-06", "X Y", "A B", status="scheduled"),
    )
    moved = claim("b", "visit", "2024-03-07", "X Y", "A", status="scheduled")
    (talks,) = of_kind(ledger_of((*planned, moved), reports), "meeting")
    assert (talks.status, talks.date) == ("scheduled", "2024-03-07")
    off = claim("b", "visit", "2024-03-06", "X Y", "A", status="cancelled")
    (talks,) = of_kind(ledger_of((*planned, off), reports), "meeting")
    assert talks.status == "cancelled"


def test_a_planned_visit_was_made_where_the_guest_was_met_on_its_day():
    reports = (report("a", "2024-03-01"), report("b", "2024-03-07"))
    planned = claim("a", "visit", "2024-03-06", "X Y", "A", status="scheduled", place="Town")
    met = claim("b", "meeting", "2024-03-06", "X Y", "A B", place="Town")
    ledger = ledger_of((planned, met), reports)
    (visit,), (meeting,) = of_kind(ledger, "visit"), of_kind(ledger, "meeting")
    assert (visit.status, meeting.part_of) == ("occurred", visit.id)
    assert steps(visit)[-1] == ("occurred", "2024-03-07", "2024-03-06")
    elsewhere = claim("b", "meeting", "2024-03-06", "X Y", "A B", place="Village")
    (visit,) = of_kind(ledger_of((planned, elsewhere), reports), "visit")
    assert visit.status == "scheduled"


def test_ministries_and_ministers_speak_for_their_sides():
    reports = (report("a", "2024-03-02"), report("b", "2024-03-02"))
    claims = [
        claim("a", "attack", "2024-03-01", "x y", speaker="body/border-service@x", quote="y shelled the village"),
        claim("b", "attack", "2024-03-01", "x y", speaker="Minister", quote="x fired first and was answered"),
    ]
    wholes = {"Minister": "y"}
    (dispute,) = fold(claims, (), link(claims, reports, wholes), reports, wholes=wholes).contradictions
    assert dispute.field == "account"


def test_attacks_of_one_day_that_name_no_side_and_no_place_stay_apart():
    reports = (report("a", "2024-03-02"), report("b", "2024-03-02"))
    assert len(ledger_of([claim(doc, "attack", "2024-03-01") for doc in "ab"], reports).events) == 2
    placed = [claim("a", "attack", "2024-03-01", "X", place="Town"), claim("b", "attack", "2024-03-01", place="Town")]
    assert len(ledger_of(placed, reports).events) == 1


def test_the_day_planned_for_a_signing_is_no_rival_of_the_day_it_was_signed_on():
    reports = (report("a", "2025-03-11"), report("b", "2025-03-14"))
    dates = {"declared": None, "signed": "2025-03-13", "effective": None, "ended": None}
    known = Agreement(
        id="treaty", names=(("en", "Treaty"),), kind="treaty", status="signed", parties=("KG", "TJ"), **dates
    )

    def disputed(status: str) -> int:
        planned = agreement("a", "Treaty", id="treaty", date="2025-03-12", parties="KG TJ", status=status)
        signed = agreement("b", "Treaty", id="treaty", date="2025-03-13", parties="KG TJ")
        return len(fold((), (planned, signed), (), reports, known=(known,)).contradictions)

    assert (disputed("proposed"), disputed("signed")) == (0, 1)
