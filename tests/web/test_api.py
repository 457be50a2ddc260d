"""The API: the command line's records by page, with entity tags and problem details."""

import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from mithaq.api.answers import encoded
from mithaq.cli.serving import application
from mithaq.errors import StoreError
from mithaq.run import desk, standing
from mithaq.run.adding import add
from mithaq.run.viewing import records
from mithaq.store import Store, open_ledger

VIEWS = ("timeline", "contacts", "agreements", "mechanisms", "disputes", "sources")


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_the_command_lines(client: TestClient, store: Store, view: str) -> None:
    found = client.get(f"/api/{view}", params={"as_of": "2023-07-01", "limit": 1000}).json()
    expected = [json.loads(json.dumps(row)) for row in records(store, view, as_of="2023-07-01")]
    assert found["records"] == expected
    assert found["total"] == len(expected)


def test_pages_join_to_the_whole_and_link_to_one_another(client: TestClient) -> None:
    whole = client.get("/api/sources").json()["records"]
    path, got = "/api/sources?limit=2", []
    while path:
        answer = client.get(path)
        got += answer.json()["records"]
        path = answer.links.get("next", {}).get("url", "")
    assert got == whole
    assert "prev" in answer.links


def test_filters_are_those_of_the_command_line(client: TestClient) -> None:
    found = client.get("/api/timeline", params={"kind": "meeting", "party": "أرمينيا", "since": "2023-06"}).json()
    assert found["records"]
    assert {row["kind"] for row in found["records"]} == {"meeting"}
    assert client.get("/api/timeline", params={"text": "zzz"}).json()["total"] == 0
    statuses = client.get("/api/timeline", params={"status": "scheduled"}).json()["records"]
    assert {row["status"] for row in statuses} <= {"scheduled"}


def test_a_record_and_a_document_whole(client: TestClient, store: Store) -> None:
    event = client.get("/api/timeline").json()["records"][0]
    whole = client.get(f"/api/records/{event['id']}").json()
    assert whole["id"] == event["id"]
    assert whole["claims"]
    evidence = event["evidence"][0]
    document = client.get(f"/api/documents/{evidence['document']}").json()
    assert document["text"][evidence["start"] : evidence["end"]] == evidence["quote"]
    assert evidence["claim"] in {claim["id"] for claim in document["claims"]}


def test_search_gives_sentences_at_their_offsets(client: TestClient) -> None:
    hits = client.get("/api/search", params={"q": "جنيف", "limit": 2}).json()
    assert len(hits["records"]) == 2
    for hit in hits["records"]:
        text = client.get(f"/api/documents/{hit['document']}").json()["text"]
        assert text[hit["start"] : hit["end"]] == hit["quote"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/records/none", 404),
        ("/api/records/event-", 404),
        ("/api/documents/none", 404),
        ("/api/nothing", 404),
        ("/api/timeline?since=soon", 422),
        ("/api/timeline?since=2023-02-31", 422),
        ("/api/timeline?kind=dinner", 422),
        ("/api/timeline?limit=0", 422),
        ("/api/timeline?offset=-1", 422),
        ("/api/search", 422),
        ("/api/search?q=!", 422),
        ("/api/sources?since=2024&until=2023", 422),
        ("/api/timeline?party=Atlantis", 422),
        ("/api/contacts?person=Nobody", 422),
        ("/api/agreements?party=Atlantis", 422),
    ],
)
def test_errors_are_problem_details(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status
    assert told["title"]
    assert told["detail"]


@pytest.mark.parametrize(("error", "status"), [(StoreError("disk is gone"), 503), (ZeroDivisionError("inside"), 500)])
def test_what_fails_inside_is_told_as_a_problem_and_as_a_page(
    store: Store, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    client = TestClient(application(store), base_url="http://127.0.0.1", raise_server_exceptions=False)
    monkeypatch.setattr(desk.Desk, "rows", fail)
    answer = client.get("/api/timeline")
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    page = client.get("/timeline?lang=ar")
    assert page.status_code == status
    assert 'dir="rtl"' in page.text
    assert "inside" not in answer.text + page.text


def test_text_that_has_no_utf8_is_escaped() -> None:
    assert encoded({"text": "نص \ud800"}) == b'{"text":"\\u0646\\u0635 \\ud800"}'
    assert encoded({"text": "نص"}).decode() == '{"text":"نص"}'


def test_writing_is_no_part_of_it(client: TestClient) -> None:
    answer = client.post("/api/timeline")
    assert answer.status_code == 405
    assert answer.headers["content-type"] == "application/problem+json"


def test_an_entity_tag_spares_sending_again_until_the_ledger_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standing, "LOOK_AGAIN_SECONDS", 0.0)
    monkeypatch.setattr(standing, "PATIENCE_SECONDS", 60.0)
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "one.txt").write_text("عقدت أرمينيا وأذربيجان جولة محادثات في تبليسي يوم 3 مارس 2023.", encoding="utf-8")
    with open_ledger(str(tmp_path / "ledger.db"), create=True) as store:
        add([str(reports)], store)
        client = TestClient(application(store), base_url="http://127.0.0.1")
        tag = client.get("/api/sources").headers["etag"]
        same = client.get("/api/sources", headers={"If-None-Match": f'"other", {tag}'})
        assert (same.status_code, same.content, same.headers["etag"]) == (304, b"", tag)
        (reports / "two.txt").write_text("زار رئيس الوزراء باكو يوم 5 مارس 2023.", encoding="utf-8")
        add([str(reports)], store)
        changed = client.get("/api/sources", headers={"If-None-Match": tag})
        assert changed.status_code == 200
        assert changed.json()["total"] == 2


def test_the_api_describes_itself(client: TestClient) -> None:
    told = client.get("/openapi.json").json()
    views = (*VIEWS, "commitments", "incidents", "brief", "search")
    assert {f"/api/{view}" for view in views} <= set(told["paths"])
    assert all(one["summary"] for methods in told["paths"].values() for one in methods.values())
    page = client.get("/docs").text
    assert all(path in page for path in told["paths"])
