"""Every row of an archive is dated by what the archive tells of it, not the first alone."""

import json

from mithaq.model.documents import Document, Source
from mithaq.model.kinds import Basis
from mithaq.pipeline import understand
from mithaq.read import read


def _understood(payload: bytes, media_type: str, **hints: str) -> list[tuple[str | None, Basis]]:
    source = Source(id="s", payload=payload, media_type=media_type, name="n", hints=tuple(hints.items()))
    documents = [one for one in read(source) if isinstance(one, Document)]
    dates = [understand(document).annotated.dct for document in documents]
    return [(date.value, date.basis) for date in dates]


def test_every_row_has_its_own_date() -> None:
    rows = [
        {
            "text": "وصل وفد من جامعة الدول العربية إلى بيروت وبدأ لقاءاته فيها.",
            "date": f"2022-03-0{day}T08:00:00+03:00",
        }
        for day in (1, 2, 3)
    ]
    payload = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()
    assert _understood(payload, "application/x-ndjson") == [(f"2022-03-0{day}", Basis.METADATA) for day in (1, 2, 3)]


def test_a_row_is_dated_by_its_address() -> None:
    row = {"text": "وصل وفد من جامعة الدول العربية إلى بيروت.", "url": "https://example.org/2021/06/12/beirut"}
    payload = "\n".join([json.dumps(row, ensure_ascii=False)] * 2).encode()
    assert _understood(payload, "application/x-ndjson") == [("2021-06-12", Basis.METADATA)] * 2


def _told(date: str) -> tuple[str | None, list[str]]:
    row = {"text": "وصل وفد من جامعة الدول العربية إلى بيروت.", "date": date}
    source = Source(id="s", payload=json.dumps(row).encode(), media_type="application/x-ndjson", name="n")
    (document,) = [one for one in read(source) if isinstance(one, Document)]
    annotated = understand(document).annotated
    return annotated.dct.value, [one.code for one in annotated.diagnostics]


def test_a_row_may_write_its_date_in_other_figures() -> None:
    for date in ("2022-03-17", "2022/3/17", "20220317T0800", "17.03.2022", "١٧/٠٣/٢٠٢٢", "2022-03-17T08:00:00+03:00"):
        assert _told(date) == ("2022-03-17", [])


def test_a_date_that_is_none_or_might_be_two_is_told_not_guessed() -> None:
    for date in ("bogus", "2022-13-17", "05/06/2022", "17"):
        assert _told(date) == (None, ["date.unreadable"])
