"""What the API hands over, what can be subscribed to, what tells of news."""

import io
import json
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from few_reports import CLASH, HOSTILE, write_reports

from mithaq.api import news
from mithaq.cli.serving import application
from mithaq.export.formats import FORMATS
from mithaq.run import standing
from mithaq.run.adding import add
from mithaq.store import Store, open_ledger


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_handed_over(client: TestClient, name: str) -> None:
    answer = client.get(f"/api/export/{name}", params={"lang": "ar"})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith(FORMATS[name].media_type.partition(";")[0])
    assert answer.headers["content-disposition"].startswith('attachment; filename="mithaq-')
    assert int(answer.headers["mithaq-written"]) >= 0
    assert isinstance(json.loads(answer.headers["mithaq-left-out"]), dict)
    again = client.get(f"/api/export/{name}?lang=ar", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304


def test_what_cannot_be_expressed_is_refused(client: TestClient) -> None:
    assert client.get("/api/export/docx").status_code == 422
    assert client.get("/api/export/ics?view=disputes").status_code == 422
    assert client.get("/api/export/csv?view=timeline&view=contacts").status_code == 422
    assert client.get("/api/export/csv?party=Atlantis").status_code == 422


def test_an_export_is_filtered_like_a_view(client: TestClient) -> None:
    rows = client.get("/api/timeline", params={"kind": "meeting"}).json()["total"]
    answer = client.get("/api/export/jsonl", params={"kind": "meeting"})
    assert len(answer.text.splitlines()) == rows == int(answer.headers["mithaq-written"])


def test_a_calendar_to_subscribe_to(client: TestClient) -> None:
    icalendar = pytest.importorskip("icalendar")
    answer = client.get("/api/calendar.ics?lang=ar")
    events = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    (held,) = [one for one in events if "جنيف" in str(one["LOCATION"])]
    assert (str(held["STATUS"]), int(held["SEQUENCE"])) == ("CONFIRMED", 1)
    page = client.get(str(held["URL"]).removeprefix("http://127.0.0.1"))
    assert page.status_code == 200


def test_a_feed_to_subscribe_to(client: TestClient) -> None:
    feedparser = pytest.importorskip("feedparser")
    answer = client.get("/api/feed.atom")
    feed = feedparser.parse(answer.content)
    assert not feed.bozo
    assert feed.entries
    own = next(link.href for link in feed.feed.links if link.rel == "self")
    assert client.get(own.removeprefix("http://127.0.0.1")).content == answer.content
    assert HOSTILE not in answer.text
    assert client.get("/api/feed.atom?view=brief").status_code == 200


def test_news_is_told_as_it_comes(
    client: TestClient, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = client.get("/api/events?once=true")
    assert told.headers["content-type"].startswith("text/event-stream")
    fields = dict(line.split(": ", 1) for line in told.text.strip().splitlines())
    assert fields["event"] == "ledger"
    assert json.loads(fields["data"])["counts"] == store.counts()
    heard = client.get("/api/events?once=true", headers={"Last-Event-ID": fields["id"]})
    assert heard.text == ""
    monkeypatch.setattr(news, "MOST_LISTENERS", 0)
    assert client.get("/api/events?once=true").status_code == 503


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setattr(standing, "LOOK_AGAIN_SECONDS", 0.0)
    monkeypatch.setattr(standing, "PATIENCE_SECONDS", 60.0)
    store = open_ledger(str(tmp_path / "ledger.db"), create=True)
    (tmp_path / "reports").mkdir()
    add([str(write_reports(tmp_path / "reports"))], store)
    return TestClient(application(store), base_url="http://127.0.0.1")


def test_a_decision_is_kept_told_and_undone(own: TestClient) -> None:
    event = own.get("/api/timeline?kind=meeting").json()["records"][0]
    told = {"act": "correct", "record": event["id"], "field": "place", "value": "Brussels", "reason": "so it was"}
    kept = own.post("/api/judgements", json=told)
    assert kept.status_code == 201, kept.text
    assert kept.json()["kept"] >= 1
    assert own.get(f"/api/records/{event['id']}").json()["place"] == "brussels"
    line = own.get("/api/log").json()["records"][0]
    assert line["reason"] == "so it was"
    undone = own.post("/api/judgements", json={"act": "undo", "decision": kept.json()["decision"], "reason": "no"})
    assert undone.status_code == 201
    assert own.get(f"/api/records/{event['id']}").json()["place"] == event["place"]


def test_two_reviewers_do_not_lose_each_others_work(own: TestClient) -> None:
    questions = own.get("/api/questions").json()
    record = own.get("/api/timeline?kind=meeting").json()["records"][0]["id"]
    one = {"act": "confirm", "record": record, "reason": "seen", "since": questions["since"]}
    assert own.post("/api/judgements", json=one).status_code == 201
    late = own.post("/api/judgements", json={**one, "act": "reject"})
    assert late.status_code == 409
    assert late.json()["others"][0]["reason"] == "seen"


@pytest.mark.parametrize(
    "told",
    [
        {"act": "confirm", "record": "event-none", "reason": "x"},
        {"act": "confirm", "record": "event-none"},
        {"act": "dance", "record": "x", "reason": "x"},
        {"act": "confirm", "record": "x", "reason": "  "},
        {"act": "undo", "decision": "none", "reason": "\x00\ud800"},
        {"act": "confirm", "record": "x", "reason": "x", "more": 1},
    ],
)
def test_a_decision_on_nothing_is_refused(client: TestClient, told: dict[str, str]) -> None:
    sent = json.dumps(told).encode()
    answer = client.post("/api/judgements", content=sent, headers={"Content-Type": "application/json"})
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"


def test_reports_are_brought_as_files(own: TestClient) -> None:
    before = own.get("/api/ledger").json()["counts"]["documents"]
    text = CLASH.replace("20 يونيو", "22 يونيو").replace("أمس الاثنين", "أمس الأربعاء")
    headers = {"Content-Type": "application/octet-stream"}
    added = own.post("/api/reports?name=../../etc/new.txt", content=text.encode(), headers=headers)
    assert added.status_code == 201
    assert added.json()["reports"] == 1
    assert own.get("/api/ledger").json()["counts"]["documents"] == before + 1
    files = [row["file"] for row in own.get("/api/sources").json()["records"]]
    assert ".._.._etc_new.txt" in files
    again = own.post("/api/reports?name=../../etc/new.txt", content=text.encode(), headers=headers)
    assert (again.json()["reports"], again.json()["known"]) == (0, 1)
    assert own.post("/api/reports?name=x.exe", content=b"MZ", headers=headers).status_code == 422
    assert own.post("/api/reports?name=x.txt", content=b"", headers=headers).status_code == 422
    aside = own.post("/api/reports?name=x.pdf", content=b"%PDF", headers=headers)
    assert aside.status_code == 422


def test_feeds_are_subscribed_to(own: TestClient) -> None:
    assert own.post("/api/feeds", json={"url": "https://news.example/rss"}).status_code == 201
    assert [one["url"] for one in own.get("/api/feeds").json()["records"]] == ["https://news.example/rss"]
    assert own.post("/api/feeds", json={"url": "file:///etc/passwd"}).status_code == 422
    assert own.delete("/api/feeds?url=https://news.example/rss").status_code == 204
    assert own.delete("/api/feeds?url=https://news.example/rss").status_code == 422


def test_entities_and_the_ledger(client: TestClient, store: Store) -> None:
    found = client.get("/api/entities", params={"text": "أرمينيا"}).json()["records"]
    assert [one["id"] for one in found] == ["armenia"]
    assert client.get("/api/entities/armenia").json()["qid"] == "Q399"
    assert client.get("/api/entities/nobody at all").status_code == 404
    assert client.get("/api/ledger").json()["counts"] == store.counts()


def test_a_method_there_is_none_of_is_told_with_those_there_are(client: TestClient) -> None:
    answer = client.put("/api/timeline")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")
    assert client.post("/api/none", json={}).status_code == 404


def test_a_workbook_opens(client: TestClient) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(client.get("/api/export/xlsx?lang=ar").content))
    assert all(sheet.sheet_view.rightToLeft for sheet in book)


def test_a_report_as_a_document_shows_its_style_and_nothing_else(client: TestClient) -> None:
    answer = client.get("/api/report", params={"process": "armenia-azerbaijan", "lang": "ar", "since": "2023-06"})
    assert answer.status_code == 200
    style = answer.text.partition("<style>")[2].partition("</style>")[0]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert "<article" in answer.text
    assert client.get("/api/report?process=Atlantis").status_code == 422
