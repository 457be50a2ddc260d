"""Reports that mean harm: what they wrote leaves as text, in every format, and stands in its own place only."""

import csv
import io
import json
from typing import Any

import pytest
from harm import FORMULAS, HUGE, OVERRIDE, SCRIPT, harmful, hostile

from mithaq.export.cells import CUT, LONGEST
from mithaq.export.formats import FORMATS
from mithaq.export.selection import Tally
from mithaq.text.display import displayed

TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
SHOWN = ("csv", "xlsx", "ics", "atom", "geojson", "timelinejs", "prov")
"""Formats that people look at; the others keep the letters as they are, for programs."""


def exported(name: str, text: str) -> tuple[bytes, Tally]:
    out, selection = io.BytesIO(), harmful(text)
    tally = FORMATS[name].write(selection, out)
    return out.getvalue(), tally


def cells(data: bytes) -> list[Any]:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(text: str) -> None:
    data, _ = exported("csv", text)
    told = [cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))) for cell in row]
    assert any(text.strip() in cell for cell in told)
    assert not any(cell.startswith(("=", "+", "@", "\t", "\r", "＝")) for cell in told)
    assert [cell for cell in told if cell.startswith("-")] == []
    found = cells(exported("xlsx", text)[0])
    assert all(cell.data_type != "f" and cell.hyperlink is None for cell in found)


def test_a_number_below_zero_stays_a_number() -> None:
    selection = harmful("x")
    selection.views["contacts"] = [hostile("x")]  # type: ignore[index]
    del selection.views["timeline"]  # type: ignore[attr-defined]
    out = io.BytesIO()
    FORMATS["csv"].write(selection, out)
    (row,) = csv.DictReader(io.StringIO(out.getvalue().decode("utf-8-sig")))
    assert row["gap_days"] == "-3"


@pytest.mark.parametrize("name", ["atom", "timelinejs"])
def test_markup_stays_text(name: str) -> None:
    data = exported(name, SCRIPT)[0].decode()
    assert "<script" not in data
    assert "alert(1)" in data
    if name == "atom":
        feedparser = pytest.importorskip("feedparser")
        entry = feedparser.parse(data).entries[0]
        assert entry.title_detail.type == "text/plain"
        assert "<script" not in entry.content[0].value
        assert all(link.href.startswith("http") for link in entry.links)


@pytest.mark.parametrize("name", [*SHOWN, "ftm"])
def test_an_address_that_is_a_script_is_no_link(name: str) -> None:
    assert b"javascript:" not in exported(name, "x")[0]


@pytest.mark.parametrize("name", SHOWN)
def test_nothing_turns_its_surroundings_around(name: str) -> None:
    data, _ = exported(name, f"{OVERRIDE}\u2067\u202b")
    text = "".join(str(cell.value) for cell in cells(data)) if name == "xlsx" else data.decode()
    if name in ("geojson", "timelinejs", "prov"):
        text = json.dumps(json.loads(text), ensure_ascii=False)
    assert "yrassabme" in text
    assert not any(mark in text for mark in TURNING)


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - {"pam"}))
@pytest.mark.parametrize(
    "text", ["a\x00b", "a\ud800b", "a\x1b[31mb\uffff", "a\r\nATTENDEE:b", "]]>&amp;<!--"], ids=range(5)
)
def test_what_no_format_can_hold_breaks_none(name: str, text: str) -> None:
    data, tally = exported(name, text)
    assert tally.written == 1
    if name in ("geojson", "timelinejs", "webannotation", "prov"):
        json.loads(data)
    elif name in ("jsonl", "ftm"):
        assert all(json.loads(line) for line in data.splitlines())
    elif name == "xlsx":
        assert cells(data)
    elif name == "parquet":
        pytest.importorskip("pyarrow.parquet").read_table(io.BytesIO(data))
    elif name == "atom":
        feed = pytest.importorskip("feedparser").parse(data)
        assert not feed.bozo
    elif name == "ics":
        (event,) = pytest.importorskip("icalendar").Calendar.from_ical(data).walk("VEVENT")
        assert "ATTENDEE" not in event
    else:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
        assert len({len(row) for row in rows}) == 1
        assert b"\x00" not in data


@pytest.mark.parametrize("name", sorted(set(SHOWN) - {"geojson", "prov"}))
def test_a_name_of_ten_million_letters_is_cut_where_people_look(name: str) -> None:
    data, tally = exported(name, HUGE)
    assert len(data) < 3_000_000
    if name in ("csv", "xlsx"):
        assert tally.lessened == {CUT: ["event-1"]}
    if name == "xlsx":
        assert max(len(str(cell.value)) for cell in cells(data)) <= LONGEST


def test_what_is_displayed() -> None:
    assert displayed(f"السلام {OVERRIDE} \u200f\x00") == "السلام yrassabme \u200f\ufffd"
    assert displayed("abcdef", 4) == "abc…"
    assert displayed("سطر\nآخر\t") == "سطر\nآخر\t"
