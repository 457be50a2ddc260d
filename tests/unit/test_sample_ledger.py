"""The bundled sample's ledger beside the table of what its reports tell, checked against the public record."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "evaluation"))

from sample_ledger import compare, expected, timeline

from mithaq.model.edtf import bounds

# evaluation/sample_ledger.py tells what is missing.
FOUND, TOO_MUCH = 0.95, 0.05


def test_the_expected_records_are_found_and_little_else() -> None:
    found = compare(expected(), timeline())
    assert found.recall >= FOUND, [(row["date"], row["what"]) for row in found.missing]
    assert found.spurious <= TOO_MUCH, [(event["date"], event["kind"]) for event in found.surplus]


def test_what_three_languages_tell_is_one_record() -> None:
    outlets = {"meridian": "ru", "vestovoy": "ru", "harbour": "en", "courier": "en"}
    told = []
    for event in timeline():
        files = [Path(one["file"]).name.split("_")[1] for one in event["evidence"]]
        if {outlets.get(name, "ar") for name in files} == {"ar", "en", "ru"}:
            told.append(event["date"])
            assert event["independent_sources"] >= 3
    assert sorted(told) == ["2022-12-23", "2023-04-06", "2023-04-06", "2023-05-25", "2024-05-11"]


def test_each_expected_record_says_what_it_is_and_when_where_a_report_does() -> None:
    rows = expected()
    assert len(rows) > 150
    assert all(row["what"] and (not row["date"] or any(bounds(row["date"]))) for row in rows)


def test_a_record_that_stands_for_two_rows_is_left_to_the_row_that_has_no_other() -> None:
    row = {"kind": "visit", "status": "occurred", "date": "2024-05-01", "parties": "", "what": "any"}
    event = {"kind": "visit", "status": "occurred", "date": "2024-05-01", "parties": ["yemen"], "third_parties": []}
    found = compare([row, row | {"parties": "yemen"}], [event, event | {"parties": ["oman"]}])
    assert not found.missing and not found.surplus
