"""What the rules judge to be one, and the words they give for it."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from telling import claim, report

from mithaq.ledger.fold import fold
from mithaq.link.decisions import decided
from mithaq.link.events import link
from mithaq.model.kinds import Status
from mithaq.model.ledger import Judgement

REPORTS = (report("a", "2024-02-02"), report("b", "2024-02-02"), report("c", "2024-02-20"))
WORDS = "we are ready to sign as soon as the other side withdraws from the heights above the lake and the two villages"


def same(claims, reports=REPORTS) -> set[tuple[str, str]]:
    return {(one.left, one.right) for one in link(claims, reports) if one.verdict == "same"}


def test_a_judgement_gives_its_reason_in_words():
    claims = [claim("a", "meeting", "2024-02-01", "X Y", "A B"), claim("b", "meeting", "2024-02", "X Y", "A B")]
    (judgement,) = link(claims, REPORTS)
    assert judgement.decided_by == "rule:same-event"
    assert "same people" in judgement.reason and "2024-02" in judgement.reason


def test_a_statement_in_nearly_the_same_words_is_one():
    claims = [
        claim(doc, "statement", "2024-02-01", "X", speaker="A", quote=WORDS + end)
        for doc, end in (("a", ""), ("b", " today"))
    ]
    assert len(same(claims)) == 1


def test_a_statement_in_other_words_or_by_another_is_another():
    other = "the talks will go on next month in another capital with new mediators"
    claims = [
        claim("a", "statement", "2024-02-01", "X", speaker="A", quote=WORDS),
        claim("b", "statement", "2024-02-01", "X", speaker="A", quote=other),
        claim("b", "statement", "2024-02-01", "Y", speaker="B", quote=WORDS),
    ]
    assert same(claims) == set()


def test_a_statement_repeated_weeks_later_is_another():
    claims = [claim(doc, "statement", None, "X", speaker="A", quote=WORDS) for doc in ("a", "c")]
    assert same(claims) == set()


def test_a_loosely_told_call_is_the_call_but_a_meeting_at_a_place_is_not():
    call = claim("a", "call", "2024-02-01", "X Y", "A B")
    assert len(same([call, claim("b", "meeting", "2024-02-01", "X Y", "A B")])) == 1
    assert same([call, claim("b", "meeting", "2024-02-01", "X Y", "A B", place="Town")]) == set()


def test_attacks_at_two_places_are_two():
    claims = [claim(doc, "attack", "2024-02-01", "X Y", place=where) for doc, where in (("a", "North"), ("b", "South"))]
    assert same(claims) == set()


def test_doubtful_pairs_are_left_to_a_person():
    claims = [claim("a", "meeting", "2024-02-01", "X Y", "A"), claim("b", "meeting", "2024-02", "X", "B")]
    assert {one.verdict for one in link(claims, REPORTS)} <= {"unsure"}


def test_a_claim_that_a_person_rejected_is_gone_and_may_come_back():
    one = claim("a", "meeting", "2024-02-01", "X Y")
    out = Judgement(
        left=one.id, right=one.id, verdict="rejected", score=1.0, decided_by="Omar", decided_at="2024-03-01"
    )
    back = replace(out, verdict="confirmed", decided_at="2024-03-02")
    assert decided([one], [out]) == ()
    assert decided([one], [back, out]) == (one,)


def test_a_rule_corrects_nothing():
    one = claim("a", "meeting", "2024-02-01", "X Y")
    by_rule = Judgement(left=one.id, right="field:date", verdict="2024-02-03", score=1.0, decided_by="rule:x")
    assert decided([one], [by_rule]) == (one,)
    assert decided([one], [replace(by_rule, decided_by="Omar")])[0].date == "2024-02-03"


def test_a_correction_that_is_none_changes_nothing():
    one = claim("a", "meeting", "2024-02-01", "X Y")
    wrong = Judgement(left=one.id, right="field:kind", verdict="picnic", score=1.0, decided_by="Omar")
    assert decided([one], [wrong, replace(wrong, right="field:colour")]) == (one,)


DAYS = st.sampled_from([None, "2024-02-01", "2024-02-02", "2024-02", "2024-02-01/2024-02-03", "../2024-02-05", "2024"])
TOLD = st.builds(
    claim,
    st.sampled_from("abc"),
    st.sampled_from(["meeting", "call", "visit", "attack", "clash", "ceasefire", "signing", "mechanism", "statement"]),
    DAYS,
    st.sampled_from(["X Y", "X", "X Y Z", "X Z", ""]),
    st.sampled_from(["A B", "A", "A C", ""]),
    status=st.sampled_from(["occurred", "scheduled", "cancelled", "proposed", "denied", "declined", "ongoing"]),
    place=st.sampled_from([None, "North", "South"]),
    speaker=st.sampled_from([None, "A", "B"]),
    killed=st.sampled_from([None, {"X": 3}, {"X": 5, None: 2}]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(TOLD, max_size=12, unique_by=lambda one: one.id), st.randoms(use_true_random=False))
def test_any_claims_fold_to_one_ledger_in_any_order(claims, random):
    expected = fold(claims, (), link(claims, REPORTS), REPORTS)
    shuffled, reports = list(claims), list(REPORTS)
    random.shuffle(shuffled)
    random.shuffle(reports)
    assert fold(shuffled, (), link(shuffled, reports), reports) == expected
    told = [name for event in expected.events for name in event.claims]
    assert sorted(told) == sorted(one.id for one in claims)  # each claim tells exactly one event


def test_what_tells_one_side_and_no_day_joins_nothing():
    attacks = [claim(doc, "attack", None, "X", "A", place="X") for doc in "ab"]
    assert same(attacks) == set()
    summit = claim("a", "meeting", "2024-02-10", "X Y", "A B", status="scheduled")
    assert same([summit, claim("b", "meeting", None, "X", "A", status="scheduled")]) == set()
    assert len(same([summit, claim("b", "meeting", None, "X Y", "A B", status="scheduled")])) == 1


def test_a_contact_of_which_one_side_is_told_joins_the_only_one_it_fits():
    thin = claim("c", "call", "2024-02-01", "X", "A")
    first, second = claim("a", "call", "2024-02-01", "X Y", "A B"), claim("b", "call", "2024-02-01", "X Z", "A C")
    assert len(same([thin, first])) == 1
    assert same([thin, first, second]) == set()


def test_a_page_that_names_the_two_only_without_the_day_tells_its_one_meeting():
    summit = claim("a", "meeting", "2024-02-01", "X Y Z")
    again = claim("a", "meeting", None, "X Y", "A B", quote="this is the first talk of the two since the war")
    assert len(same([summit, again])) == 1
    elsewhere = claim("b", "meeting", None, "X Y", "A B", quote="this is the first talk of the two since the war")
    assert same([summit, elsewhere]) == set()


def test_a_talk_of_two_whom_a_page_does_not_name_stays_beside_its_meeting_of_three():
    summit = claim("a", "meeting", "2024-02-01", "X Y Z", "A B C")
    assert same([summit, claim("a", "meeting", None, "X Y")]) == set()


def test_what_is_awaited_without_a_day_in_two_reports_of_one_week_is_one():
    awaited = [claim(doc, "meeting", None, "X Y", status="scheduled", quote=doc * 9) for doc in ("a", "b", "c")]
    assert same(awaited[:2]) == {tuple(sorted(one.id for one in awaited[:2]))}
    assert same(awaited[1:]) == set()  # a fortnight and more lies between the reports


def test_what_was_told_without_a_day_twice_is_less_surely_one():
    assert same([claim(doc, "meeting", None, "X Y", quote=doc * 9) for doc in ("a", "b")]) == set()


def test_what_is_to_be_by_a_day_is_what_was_held_on_it():
    ahead = claim("a", "meeting", "../2024-02-20", "X Y", status="scheduled")
    assert len(same([ahead, claim("c", "meeting", "2024-02-20", "X Y")])) == 1
    assert same([ahead, claim("a", "meeting", "2024-01-30", "X Y", quote="they met last month")]) == set()


def test_who_stayed_away_stayed_away_from_the_meeting_of_that_day_in_the_same_report():
    absent = claim("a", "meeting", None, "X", "A", status="declined")
    today = claim("a", "meeting", "2024-02-02", "X Y Z", "A B", status="scheduled")
    assert len(same([absent, today])) == 1
    ahead = claim("a", "meeting", "2024-02-09", "X Y Z", "A B", status="scheduled")
    assert same([absent, ahead]) == set()
    off = claim("a", "meeting", "2024-02-09", "X Y Z", "A B", status="cancelled")
    assert len(same([absent, off])) == 1
    other = claim("a", "meeting", "2024-02-02", "X Y Z", "C B", status="scheduled")
    assert same([absent, other]) == set()


def test_the_attack_of_a_report_is_the_one_it_told_of_with_its_place():
    struck = claim("a", "attack", "2024-02-01", "X", place="North", actor="X")
    wounded = claim("a", "attack", "2024-02-01", killed={None: 3})
    assert len(same([struck, wounded])) == 1
    assert same([struck, claim("b", "attack", "2024-02-01", killed={None: 3})]) == set()
    assert same([struck, claim("a", "attack", "2024-01-31", killed={None: 3})]) == set()


def test_the_attack_of_a_report_that_told_of_two_is_neither():
    north = claim("a", "attack", "2024-02-01", "X", place="North", actor="X")
    south = claim("a", "attack", "2024-02-01", "X", place="South", actor="X")
    assert same([north, south, claim("a", "attack", "2024-02-01", killed={None: 3})]) == set()


def test_an_agreement_is_ended_once_though_others_speak_of_it_a_day_later():
    ended = claim("a", "termination", "2024-02-01", "X Y", instruments="accord")
    noted = claim("b", "termination", "2024-02-02", "X", instruments="accord")
    assert len(same([ended, noted])) == 1
    assert same([ended, claim("c", "termination", "2024-02-20", "X", instruments="accord")]) == set()
    assert same([ended, claim("b", "termination", "2024-02-02", "X", instruments="treaty")]) == set()
    ledger = fold([ended, noted], (), link([ended, noted], REPORTS), REPORTS)
    assert [event.date for event in ledger.events] == ["2024-02-01"]
    assert ledger.contradictions == ()


def test_what_is_to_be_soon_is_the_only_meeting_of_the_same_sides_that_follows():
    soon = claim("a", "meeting", None, "X Y", status="scheduled")
    held = claim("c", "meeting", "2024-02-20", "X Y", "A B")
    assert len(same([soon, held])) == 1
    assert same([soon, held, claim("c", "meeting", "2024-02-12", "X Y", "A C")]) == set()  # of two nobody knows which
    assert same([replace(soon, status=Status.CANCELLED), held]) == set()
    assert same([soon, claim("c", "meeting", "2024-06-20", "X Y", "A B")]) == set()
    assert same([soon, claim("c", "meeting", "2024-02-20", "X Z", "A B")]) == set()


def test_meetings_at_two_places_are_two_unless_both_tell_the_day():
    called_off = claim("a", "meeting", "2024-02-05", "X Y", "A B", place="North", status="cancelled")
    later = claim("c", "meeting", "2024-02", "X Y", "A B", place="South", status="cancelled")
    assert same([called_off, later]) == set()
    assert len(same([called_off, replace(later, place="North")])) == 1
    held = [claim(doc, "meeting", "2024-02-01", "X Y", "A B", place=where) for doc, where in (("a", "N"), ("b", "S"))]
    assert len(same(held)) == 1


def _reasons(*claims) -> list[str]:
    return [one.reason for one in link(claims, REPORTS) if one.verdict == "same"]


def test_what_place_and_day_tell_without_sides_is_told_in_the_same_terms():
    for kind in ("attack", "protest"):
        told = [claim(doc, kind, "2024-02-01", place="Town") for doc in ("a", "b")]
        assert _reasons(*told) == ["told in the same terms"], kind


def test_what_says_less_or_hangs_on_its_report_is_compared():
    for kind, place in (("attack", None), ("ceasefire", "Town"), ("visit", "Town")):
        told = [claim(doc, kind, "2024-02-01", place=place) for doc in ("a", "b")]
        assert "told in the same terms" not in _reasons(*told), kind
    two = [claim(doc, "attack", "2024-02-01", place="Town", actor=who) for doc, who in (("a", "X"), ("b", "Y"))]
    assert "told in the same terms" not in _reasons(*two)
