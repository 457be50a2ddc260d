"""Whatever the core makes of a report survives the way into the ledger and back."""

from importlib.resources import files

import pytest

from mithaq.fetch import sources
from mithaq.model.annotations import Annotated, DocumentDate, Timex
from mithaq.model.claims import Claim
from mithaq.model.documents import Diagnostic, Source, Span
from mithaq.model.kinds import Basis, Grain, TimexType
from mithaq.run.understanding import understand_source
from mithaq.store.codec import from_json, from_plain, pack, to_json, to_plain, unpack

SAMPLE = sorted(str(path) for path in (files("mithaq") / "sample").iterdir() if path.name.endswith((".html", ".jsonl")))


@pytest.mark.parametrize("path", SAMPLE[:6], ids=lambda path: path.rpartition("/")[2])
def test_what_is_understood_survives(path: str) -> None:
    for source in sources([path]):
        assert isinstance(source, Source)
        for one in understand_source(source)[0].understood:
            assert from_plain(Annotated, to_plain(one.annotated)) == one.annotated
            assert from_json(tuple[Claim, ...], to_json(one.claims)) == one.claims


def test_defaults_are_not_written_and_enums_come_back() -> None:
    span = Span(start=1, end=4)
    time = Timex(id="t1", span=span, type=TimexType.DATE, value=None, grain=Grain.DAY, conflict=("2022-01",))
    assert to_json(time) == '{"conflict":["2022-01"],"grain":"day","id":"t1","span":[1,4],"type":"DATE","value":null}'
    back = from_json(Timex, to_json(time))
    assert back == time
    assert isinstance(back.grain, Grain)
    dated = DocumentDate(value=None, basis=Basis.UNKNOWN)
    assert from_json(DocumentDate, to_json(dated)) == dated


@pytest.mark.parametrize("text", ["", "نص", "\x00", "\ud83d", "\u202e\u2066", "😀" * 3])
def test_text_survives_whatever_is_in_it(text: str) -> None:
    assert unpack(pack(text)) == text
    note = Diagnostic(code="test", message=text)
    line = to_json(note)
    line.encode()
    assert from_json(Diagnostic, line) == note
