"""Reports that mean harm, read by the whole pipeline: what they wrote is shown as text, and breaks no page."""

import json
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html

from mithaq.cli.serving import application
from mithaq.run.adding import add
from mithaq.store import open_ledger
from mithaq.web.chrome import LANGUAGES

SCRIPT = "<script>alert('x')</script>"
TEXT = "التقى أرارات ميرزويان وجيهون بيراموف في بروكسل يوم 18 يونيو 2023. {}"
HARM = {
    "script": SCRIPT,
    "override": "\u202e\u2067drow\u202d",
    "null": "a\x00b",
    "surrogate": "a\ud800b",
    "formula": '=HYPERLINK("http://evil.example";"x")',
    "attribute": '"\' onmouseover=alert(1) x="',
    "long": "ع" * 5_000_000,
    "words": "خبر " * 300_000,
    "controls": "\x1b]0;x\x07\x9b31m\x7f\ufffe",
    "isolates": "\u2069\u2069\u2066\u202b\u2067",
    "template": "{{7*7}}{% raw %}{#",
    "line ends": "\r\nBEGIN:VEVENT\r\nSUMMARY:x\u2028\u2029",
}
TURNING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\u202a-\u202e]")


def told_lines(page: bytes) -> list[str]:
    """Return what stands in each element and attribute of a page."""
    return [str(one) for one in html.document_fromstring(page).xpath("//text()|//@*")]


def opened(line: str) -> int:
    """Return how many isolates (UAX #9) are left open; -1 where one is ended that was not begun."""
    depth = 0
    for letter in line:
        depth += (letter in "\u2066\u2067\u2068") - (letter == "\u2069")
        if depth < 0:
            return -1
    return depth


@pytest.mark.parametrize("name", HARM)
def test_it_is_shown_and_handed_over_as_text(name: str, tmp_path: Path) -> None:
    harm = HARM[name]
    row = {"text": TEXT.format(harm[:300]), "title": harm, "source": harm[:1_000], "url": "javascript:alert(1)",
           "date": "2023-06-19", "language": "ar"}  # fmt: skip
    (tmp_path / "hostile.jsonl").write_text(json.dumps(row, ensure_ascii=name != "long") + "\n", encoding="utf-8")
    with open_ledger(str(tmp_path / "ledger.db"), create=True) as store:
        add([str(tmp_path / "hostile.jsonl")], store)
        client = TestClient(application(store), base_url="http://127.0.0.1")
        (document,) = [report.document for report in store.reports()]
        event = client.get("/api/timeline").json()["records"][0]["id"]
        for path in ("/", "/timeline", "/sources", f"/record/{event}", f"/report/{document}", "/search?q=بروكسل"):
            for language in LANGUAGES:
                answer = client.get(path, params={"lang": language} if "?" not in path else None)
                assert answer.status_code == 200, path
                assert SCRIPT not in answer.text
                assert not TURNING.search(answer.text), path
                assert all(opened(line) == 0 for line in told_lines(answer.content)), path
                told = html.document_fromstring(answer.content)
                assert not told.xpath("//@*[starts-with(name(), 'on')]"), path
                assert not [link for link in told.xpath("//@href|//@src") if "javascript:" in link], path
        for path in ("/api/sources", f"/api/documents/{document}", f"/api/records/{event}", "/api/feed.atom",
                     "/api/calendar.ics", "/api/export/csv", "/api/export/xlsx?lang=ar"):  # fmt: skip
            assert client.get(path).status_code == 200, path
        text = client.get(f"/api/documents/{document}").json()["text"]
        quote = client.get(f"/api/records/{event}").json()["evidence"][0]
        assert text[quote["start"] : quote["end"]] == quote["quote"]
