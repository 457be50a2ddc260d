"""A ledger opened from Python: typed records, views, data frames; and the notebook that shows them."""

import ast
import contextlib
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

import mithaq
from mithaq.errors import AskedWrongError, MithaqError, StoreError
from mithaq.export import frames
from mithaq.model.edtf import bounds
from mithaq.model.ledger import Event
from mithaq.run.opened import OpenLedger
from mithaq.run.viewing import records
from mithaq.store import open_ledger

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    found = str(tmp_path_factory.mktemp("opened") / "ledger.db")
    with mithaq.open(found, create=True) as ledger:
        reports = sorted(str(one) for one in (files("mithaq") / "sample").iterdir() if one.name.endswith(".txt"))
        assert ledger.add(*reports[:20]).counts["reports"] >= 20
    return found


@pytest.fixture
def ledger(place: str) -> Iterator[OpenLedger]:
    with mithaq.open(place, as_of="2023-06-30") as opened:
        yield opened


def test_records_are_typed(ledger: OpenLedger) -> None:
    assert ledger.events
    assert all(isinstance(one, Event) for one in ledger.events)
    told = [ledger.claims[name] for event in ledger.events for name in event.claims]
    assert {claim.document for claim in told} <= {report.document for report in ledger.reports}
    first = told[0].evidence[0]
    (document,) = ledger.documents([first.document])
    assert document.text[first.span.start : first.span.end] == first.quote
    understood = ledger.understood(document.id)
    assert understood is not None
    assert understood.claims
    assert ledger.understood("none") is None
    assert ledger.name("armenia", "ar") == "أرمينيا"
    assert ledger.name(None) == ""


@pytest.mark.parametrize("view", ["timeline", "commitments", "sources", "agreements", "disputes"])
def test_a_view_is_the_command_lines(ledger: OpenLedger, place: str, view: str) -> None:
    with open_ledger(place) as store:
        assert ledger.view(view) == list(records(store, view, as_of="2023-06-30"))


def test_a_view_is_filtered(ledger: OpenLedger) -> None:
    found = ledger.view("timeline", party="أرمينيا", kind=["meeting", "call"], since="2021")
    assert found
    assert all("armenia" in row["parties"] and row["kind"] in ("meeting", "call") for row in found)
    for wrong in ({"party": "Atlantis"}, {"colour": "red"}):
        with pytest.raises(AskedWrongError):
            ledger.view("timeline", **wrong)
    with pytest.raises(AskedWrongError):
        ledger.view("weather")


def test_a_frame_in_polars(ledger: OpenLedger) -> None:
    pl = pytest.importorskip("polars")
    rows = ledger.view("contacts")
    frame = ledger.frame("contacts")
    assert isinstance(frame, pl.DataFrame)
    assert frame["id"].to_list() == [row["id"] for row in rows]
    assert frame.schema["parties"] == pl.List(pl.String)
    assert frame.schema["date_first"] == pl.Date
    whole = [bounds(row["date"]) for row in rows]
    assert frame["date_last"].to_list() == [last if first and last else None for first, last in whole]
    lines = ledger.evidence("contacts")
    assert lines.height == sum(len(row["evidence"]) for row in rows)
    assert isinstance(frame.drop_nulls("date_first")["date_first"][0], date)


def test_a_frame_of_nothing_has_its_columns(ledger: OpenLedger) -> None:
    pytest.importorskip("polars")
    empty = ledger.frame("timeline", since="1900", until="1901", kind="sanction")
    assert empty.height == 0
    assert empty.columns == ledger.frame("timeline").columns


def test_a_frame_in_pandas(ledger: OpenLedger) -> None:
    pd = pytest.importorskip("pandas")
    frame = ledger.frame("contacts", library="pandas")
    assert isinstance(frame, pd.DataFrame)
    assert len(frame) == len(ledger.view("contacts"))
    assert str(frame["reports"].dtype) == "Int64"


def test_without_polars_and_pandas_it_is_told(ledger: OpenLedger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "find_spec", lambda _: None)
    with pytest.raises(MithaqError, match="frames"):
        ledger.frame("timeline")
    with pytest.raises(AskedWrongError):
        ledger.frame("timeline", library="excel")


def test_a_past_day_knows_less(place: str) -> None:
    with mithaq.open(place, as_of="2021-06-01") as before, mithaq.open(place) as now:
        assert 0 < len(before.reports) < len(now.reports)


def test_a_missing_ledger_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        mithaq.open(str(tmp_path / "none.db"))


def test_import_loads_next_to_nothing() -> None:
    heavy = "sqlalchemy polars pandas fastapi pyarrow trafilatura argon2"
    code = f"import sys, mithaq; print([one for one in '{heavy}'.split() if one in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_the_notebook_runs() -> None:
    pytest.importorskip("polars")
    cells = json.loads((ROOT / "docs" / "notebook.ipynb").read_text(encoding="utf-8"))["cells"]
    space: dict[str, Any] = {}
    for cell in (one for one in cells if one["cell_type"] == "code"):
        told = io.StringIO()
        with contextlib.redirect_stdout(told):
            exec(compile(ast.parse("".join(cell["source"])), "notebook", "exec"), space)
        # What it prints changes with what the rules read; that it prints where it is shown to print does not.
        assert bool(told.getvalue()) == any(one["output_type"] == "stream" for one in cell["outputs"])
