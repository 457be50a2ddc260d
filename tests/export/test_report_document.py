"""A report as a document: one process over one period, every line with its source, harmless whatever reports wrote."""

import io
import re
from pathlib import Path
from typing import Any

import pytest
from harm import HUGE, OVERRIDE, SCRIPT, harmful
from lxml import html

from mithaq.errors import AskedWrongError
from mithaq.export.document import policy
from mithaq.export.formats import DOCUMENT
from mithaq.run.reporting import report


def page(selection: Any) -> Any:
    out = io.BytesIO()
    DOCUMENT.write(selection, out)
    return html.fromstring(out.getvalue().decode())


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl"), ("ru", "ltr")])
def test_every_line_leads_to_a_source(sample: Any, language: str, direction: str) -> None:
    found = report(sample[1], "armenia-azerbaijan", since="2023-05", until="2023-06", language=language)
    told = page(found)
    assert (told.get("lang"), told.get("dir")) == (language, direction)
    lines = told.xpath("//article")
    assert len(lines) == sum(map(len, found.views.values())) > 5
    sources = {one.get("id") for one in told.xpath("//ol/li")}
    for line in lines:
        links = line.xpath(".//a/@href")
        assert links
        assert {link.removeprefix("#") for link in links} <= sources
    assert {one.get("dir") for one in told.xpath("//blockquote[@lang='ar']")} == {"rtl"}
    assert {one.get("dir") for one in told.xpath("//blockquote[@lang='ru' or @lang='en']")} == {"ltr"}
    assert len(set(told.xpath("//@id"))) == len(told.xpath("//@id"))


def test_it_is_of_its_process_and_period(sample: Any) -> None:
    found = report(sample[1], "السودان", since="2023-05", until="2023-05")
    assert found.as_of == "2023-05-31"
    for view, records in found.views.items():
        for record in records:
            parties = {*record.get("parties", ()), *record.get("obligor", ())}
            assert not parties & {"armenia", "azerbaijan"}, view
    days = [one["reported"] for records in found.views.values() for record in records
            for one in record.get("evidence") or () if one["reported"]]  # fmt: skip
    assert days
    assert max(days) <= "2023-05-31"


def test_a_process_nobody_knows_is_refused(sample: Any) -> None:
    with pytest.raises(AskedWrongError, match="armenia-azerbaijan"):
        report(sample[1], "Atlantis")


def test_nothing_is_said_of_nothing(sample: Any) -> None:
    told = page(report(sample[1], "colombia-process", language="ar"))
    assert not told.xpath("//article")
    assert told.xpath("//main/p")


@pytest.mark.parametrize("text", [SCRIPT, OVERRIDE, HUGE, "a\x00b", "=1+1", '"><img src=x onerror=alert(1)>'])
def test_reports_that_mean_harm_stand_there_as_text(text: str) -> None:
    out = io.BytesIO()
    DOCUMENT.write(harmful(text), out)
    written = out.getvalue().decode()
    assert len(written) < 100_000
    assert "javascript:" not in written
    assert not re.search("[\x00-\x08\u202a-\u202e\u2066-\u2069]", written)
    told = html.fromstring(written)
    assert not told.xpath("//script|//img|//@onerror")
    assert told.xpath("//meta[@http-equiv]/@content") == [policy()]


def test_it_prints(tmp_path: Path, sample: Any) -> None:
    out = io.BytesIO()
    DOCUMENT.write(report(sample[1], "armenia-azerbaijan", since="2023"), out)
    text = out.getvalue().decode()
    assert "@media print" in text
    assert "@page" in text
    assert not re.search(r"""(?:src|url\(|@import)[^"'>]*//""", text)


def test_its_head_says_once_up_to_when_it_tells(sample: Any) -> None:
    told = page(report(sample[1], "السودان", until="2023-06-08", language="en"))
    assert told.xpath("//header/p/text()") == ["All that is told up to 8 June 2023"]
