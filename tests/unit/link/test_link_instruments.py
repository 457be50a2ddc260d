"""Signings: which known agreement they tell of, and what a loose name does not join."""

from dataclasses import replace

import pytest
from telling import agreement, claim, report

from mithaq.ledger.fold import fold
from mithaq.link.events import link
from mithaq.link.instruments import KnownInstruments, kinds_told
from mithaq.model.ledger import Agreement, Ledger

STATEMENT = "agreement/statement@x+y"


def known(name: str, day: str, parties: str, **more: str) -> Agreement:
    days = {"declared": None, "signed": day, "effective": None, "ended": None} | more
    return Agreement(
        id=name,
        names=(("en", name),),
        kind="ceasefire",
        status="signed",
        parties=tuple(parties.split()),
        third_parties=(),
        **days,
    )


TRUCE = known("truce-2020", "2020-11-09", "X Y Z", effective="2020-11-10")


def ledger_of(claims, reports, namings=(), registered=(TRUCE,), wholes=None) -> Ledger:
    judged = link(claims, reports, wholes, registered)
    return fold(claims, namings, judged, reports, known=registered, wholes=wholes)


def test_a_loose_name_joins_no_signings_of_different_years():
    reports = (report("a", "2020-11-10"), report("b", "2025-08-09"))
    claims = [
        claim("a", "signing", "2020-11-10", "X Y", "A B", instruments=STATEMENT),
        claim("b", "signing", "2025-08-08", "X Y", "A B", instruments=STATEMENT),
    ]
    ledger = ledger_of(claims, reports, registered=())
    assert len(ledger.events) == 2
    assert ledger.contradictions == ()


def test_a_named_instrument_told_with_two_days_is_one_signing_and_a_dispute():
    reports = (report("a", "2021-02-23"), report("b", "2021-06-01"))
    claims = [
        claim("a", "signing", "2021-02-22", "X Y", instruments="accord"),
        claim("b", "signing", "2021-02-25", "X Y", instruments="accord"),
    ]
    ledger = ledger_of(claims, reports, registered=())
    assert len(ledger.events) == 1
    assert [one.field for one in ledger.contradictions] == ["date"]


def test_a_named_instrument_was_signed_once_however_loosely_it_is_dated():
    reports = tuple(report(doc, f"2018-05-{day}") for doc, day in zip("abc", ("08", "09", "10"), strict=True))
    days = ("2015", "2015-07-14", None)
    claims = [claim(doc, "signing", day, "X Y", instruments="accord") for doc, day in zip("abc", days, strict=True)]
    (event,) = ledger_of(claims, reports, registered=()).events
    assert event.date == "2015-07-14"
    other = claim("b", "signing", "2016", "X Y", instruments="accord")
    ledger = ledger_of((claims[0], other), reports, registered=())
    assert (len(ledger.events), ledger.contradictions) == (2, ())


def test_each_report_names_its_own_signatories_of_one_instrument():
    reports = (report("a", "2018-05-08"), report("b", "2018-05-09"), report("c", "2018-05-09"))
    claims = [
        claim(doc, "signing", "2015-07-14", who, instruments="accord")
        for doc, who in (("a", "X"), ("b", "Y"), ("c", "X Y Z"))
    ]
    assert len(ledger_of(claims, reports, registered=()).events) == 1


def test_a_signing_without_a_name_is_that_of_the_known_agreement_of_its_day():
    reports = (report("a", "2020-11-10"), report("b", "2020-11-25"))
    claims = [
        claim("a", "signing", "2020-11-10", "X Y Z", "A B C"),
        claim("b", "signing", "2020-11-09", "X Y Z", instruments="truce-2020"),
    ]
    ledger = ledger_of(claims, reports)
    (event,) = ledger.events
    assert event.agreements == ("truce-2020",)
    assert ledger.contradictions == ()  # signed at night, in force from the next day


@pytest.mark.parametrize(
    ("day", "parties", "status"),
    [
        ("2020-11-13", "X Y Z", "occurred"),
        ("2020-11-10", "X W", "occurred"),
        ("2020-11-10", "X", "occurred"),  # of one party alone, the very day must be told
        ("2020-11-10", "X Y Z", "proposed"),
        ("2020-11", "X Y Z", "occurred"),
    ],
)
def test_a_signing_of_another_day_party_or_status_is_not(day, parties, status):
    told = claim("a", "signing", day, parties, status=status)
    (event,) = ledger_of([told], (report("a", "2020-11-14"),)).events
    assert "truce-2020" not in event.agreements


def test_one_party_alone_tells_it_on_the_very_day():
    (event,) = ledger_of([claim("a", "signing", "2020-11-09", "X")], (report("a", "2020-11-10"),)).events
    assert event.agreements == ("truce-2020",)
    assert event.parties == ("X", "Y", "Z")


def test_a_signing_that_names_nothing_enters_the_known_agreement_in_the_register():
    ledger = ledger_of([claim("a", "signing", "2020-11-09", "X Y Z")], (report("a", "2020-11-10"),))
    assert [(one.id, len(one.claims)) for one in ledger.agreements] == [("truce-2020", 1)]


def test_two_organs_of_one_state_may_be_the_parties():
    truce = known("inner-truce", "2020-10-23", "Government Army")
    wholes = {"Government": "Land", "Army": "Land"}
    told = claim("a", "signing", "2020-10-23", "Government")
    (event,) = ledger_of([told], (report("a", "2020-10-24"),), (), (truce,), wholes).events
    assert event.agreements == ("inner-truce",)


def test_of_two_known_agreements_that_fit_as_well_neither_is_meant():
    two = (known("one", "2020-11-09", "X Y"), known("other", "2020-11-09", "X Y"))
    (event,) = ledger_of([claim("a", "signing", "2020-11-09", "X Y")], (report("a", "2020-11-10"),), (), two).events
    assert event.agreements not in (("one",), ("other",))


def test_an_organ_signs_for_its_state():
    army = known("declaration", "2023-05-11", "Army Rebels")
    claims = [claim("a", "signing", "2023-05-11", "State Rebels")]
    (event,) = ledger_of(claims, (report("a", "2023-05-12"),), (), (army,), {"Army": "State"}).events
    assert event.agreements == ("declaration",)


def test_a_loose_naming_in_the_news_of_the_day_is_the_known_agreement():
    reports = (report("a", "2020-11-12"), report("b", "2023-03-01"))
    namings = [agreement(doc, "joint statement", id=STATEMENT, parties="X Y", status="proposed") for doc in "ab"]
    ledger = ledger_of([], reports, namings)
    told = {one.id: len(one.claims) for one in ledger.agreements}
    assert told.pop("truce-2020") == 1
    assert list(told.values()) == [1]


def test_a_loose_naming_means_another_document_each_year():
    reports = (report("a", "2022-11-01"), report("b", "2022-11-20"), report("c", "2024-06-01"))
    namings = [agreement(doc, "joint statement", id=STATEMENT, parties="X Y", status="proposed") for doc in "abc"]
    ledger = ledger_of([], reports, namings, registered=())
    assert sorted(len(one.claims) for one in ledger.agreements) == [1, 2]


def test_copies_of_one_text_tell_one_thing_however_little_they_tell():
    words = "under the document X deploys two thousand peacekeepers along the line of contact for five years"
    reports = (report("a", "2020-11-10", group="t"), report("b", "2020-11-11", group="t"), report("c", "2020-11-11"))
    claims = [claim(doc, "deployment", None, "X", quote=words) for doc in "abc"]
    assert sorted(len(event.claims) for event in ledger_of(claims, reports).events) == [1, 2]


def test_a_refusal_answers_no_meeting_that_was_called_off():
    reports = (report("a", "2023-06-02"), report("b", "2023-07-11"))
    claims = [
        claim("a", "meeting", None, "X Y", status="cancelled"),
        claim("b", "meeting", "2023-07-10", "X Y", status="declined"),
    ]
    assert len(ledger_of(claims, reports).events) == 2


def test_mechanisms_without_a_name_are_one_only_while_they_are_in_the_news():
    reports = (report("a", "2021-01-11"), report("b", "2021-01-12"), report("c", "2021-11-27"))
    claims = [claim(doc, "mechanism", None, "X Y", status="proposed", speaker="X") for doc in "abc"]
    assert sorted(len(event.claims) for event in ledger_of(claims, reports).events) == [1, 2]
    named = [claim(doc, "mechanism", None, "X Y", status="proposed", speaker="X", format="group") for doc in "abc"]
    assert len(ledger_of(named, reports).events) == 1


def test_a_fight_at_two_places_is_no_dispute_about_the_place():
    reports = (report("a", "2024-03-02"), report("b", "2024-03-02"))
    claims = [
        claim(doc, "clash", "2024-03-01", "X Y", "A B", place=where, killed={"X": 12})
        for doc, where in (("a", "North"), ("b", "South"))
    ]
    assert ledger_of(claims, reports).contradictions == ()


def test_of_two_agreements_of_one_day_the_loose_name_tells_which():
    truce = known("truce", "2018-12-13", "X Y")
    exchange = replace(known("exchange", "2018-12-13", "X Y"), kind="prisoner-exchange")
    both, one = KnownInstruments((truce, exchange), {}), KnownInstruments((truce,), {})
    sides, loose = ("X", "Y"), ["agreement/ceasefire-agreement@X+Z"]
    assert both.signed_on("2018-12-13", sides) is None
    assert both.signed_on("2018-12-13", sides, told=kinds_told(loose)) == "truce"
    assert both.signed_on("2018-12-13", sides, told=kinds_told(["agreement/joint-memorandum"])) is None
    assert one.signed_on("2018-12-13", sides, told=("treaty",)) == "truce"
