"""A decision through the pages: kept with name and reason, undone from the log, refused politely."""

import pytest
from fastapi.testclient import TestClient
from lxml import html

from mithaq.cli.serving import application
from mithaq.link.withdrawals import decision_id
from mithaq.run import lasting
from mithaq.run.folding import folded
from mithaq.store import Store

HERE = {"origin": "http://127.0.0.1"}


@pytest.fixture
def store(fresh: Store) -> Store:
    return fresh


@pytest.fixture
def client(store: Store) -> TestClient:
    return TestClient(application(store), base_url="http://127.0.0.1", follow_redirects=False, headers=HERE)


def meeting(store: Store) -> str:
    return next(event.id for event in folded(store).ledger.events if event.kind == "meeting")


def facts(client: TestClient, path: str) -> str:
    """Return what the head of a record's page says of it."""
    return str(html.document_fromstring(client.get(path).content).xpath("//dl[@class='facts']")[0].text_content())


def send(client: TestClient, record: str, **fields: str) -> tuple[int, str]:
    """Fill in the form of a record's page as a browser would, and send it."""
    page = html.document_fromstring(client.get(f"/record/{record}").content)
    hidden = {one.get("name"): one.value for one in page.forms[-1].xpath(".//input[@type='hidden']")}
    told = {"record": record, "back": f"/record/{record}", "seen": hidden["seen"], "reason": "read it", **fields}
    answer = client.post("/review", data=told)
    return answer.status_code, answer.headers.get("location", answer.text)


def test_a_decision_is_kept_under_the_name_told_and_undone(client: TestClient, store: Store) -> None:
    client.post("/reviewer", data={"who": "رنا حداد", "back": "/queue"})
    record = meeting(store)
    status, back = send(client, record, do="correct", field="place", value="فيينا")
    assert (status, back.partition("?")[0]) == (303, f"/record/{record}")
    assert "Vienna" in facts(client, back)
    log = html.document_fromstring(client.get("/log").content)
    assert "رنا حداد" in log.text_content()
    decision = log.xpath("//input[@name='decision']")[0].value
    answer = client.post("/review", data={"do": "undo", "decision": decision, "reason": "a slip", "back": "/log"})
    assert answer.status_code == 303
    assert "Vienna" not in facts(client, f"/record/{record}")
    assert [one.verdict for one in store.judgements()][-1] == "withdrawn"
    assert {one.decided_by for one in store.judgements()} == {"رنا حداد"}


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"reason": ""}, "Say why"),
        ({"do": "correct", "field": "date", "value": "soon"}, "no date"),
        ({"do": "correct", "field": "place", "value": "Nowhere-at-all"}, "is known"),
        ({"do": "dance"}, "choose what to decide"),
        ({"do": "undo", "decision": "decision-none"}, "no decision"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_the_reason(
    client: TestClient, store: Store, fields: dict[str, str], told: str
) -> None:
    status, text = send(client, meeting(store), **{"do": "confirm", **fields})
    assert status == 422
    assert told in html.document_fromstring(text).text_content()
    assert store.judgements() == ()


def test_who_comes_second_is_told_and_may_insist(client: TestClient, store: Store) -> None:
    record = meeting(store)
    seen = {"record": record, "seen": "0", "reason": "mine", "back": f"/record/{record}"}
    assert client.post("/review", data={**seen, "do": "confirm"}).status_code == 303
    answer = client.post("/review", data={**seen, "do": "reject"})
    assert answer.status_code == 409
    page = html.document_fromstring(answer.content)
    assert "Somebody was faster" in page.text_content()
    assert len(folded(store).rejected) == 0
    again = next(form for form in page.forms if form.get("action") == "/review")
    assert client.post("/review", data=dict(again.form_values())).status_code == 303
    assert len(folded(store).rejected) > 0


def test_no_form_leads_to_another_site_or_comes_from_one(client: TestClient, store: Store) -> None:
    for back in ("https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example"):
        status, location = send(client, meeting(store), do="confirm", back=back)
        assert (status, location.partition("?")[0]) == (303, "/queue")
    before = store.judgements()
    foreign = {"origin": "https://elsewhere.example"}
    answer = client.post("/review", data={"do": "confirm", "record": meeting(store), "reason": "x"}, headers=foreign)
    assert answer.status_code == 403
    assert store.judgements() == before


def questions(client: TestClient, sort: str = "") -> dict[str, html.HtmlElement]:
    page = html.document_fromstring(client.get("/queue", params={"sort": sort}).content)
    return {one.get("id"): one for one in page.xpath("//article[@data-question]")}


def answer(client: TestClient, question: html.HtmlElement) -> None:
    """Answer a question by the first of its choices."""
    form = question.xpath(".//form")[0]
    choice = question.xpath(".//input[@type='radio']")[0].get("value")
    told = {**dict(form.form_values()), "do": choice, "reason": "seen"}
    assert client.post("/review", data=told).status_code == 303


def test_the_queue_offers_what_can_be_decided_and_shrinks(client: TestClient) -> None:
    name, first = next(iter(questions(client).items()))
    answer(client, first)
    assert name not in questions(client)


@pytest.mark.parametrize("sort", ["event", "link"])
def test_what_was_decided_leaves_a_queue_that_takes_long_to_make(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, sort: str
) -> None:
    monkeypatch.setattr(lasting, "FREELY_SECONDS", -1.0)
    monkeypatch.setattr(lasting, "SHARE", 1e9)
    monkeypatch.setattr(lasting, "PATIENCE_SECONDS", 0.0)
    name, first = next(iter(questions(client, sort).items()))
    answer(client, first)
    assert name not in questions(client, sort)


def test_what_was_undone_comes_back_at_once_however_long_the_queue_takes(
    client: TestClient, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lasting, "FREELY_SECONDS", -1.0)
    monkeypatch.setattr(lasting, "PATIENCE_SECONDS", 30.0)
    name, first = next(iter(questions(client, "event").items()))
    answer(client, first)
    assert name not in questions(client, "event")
    decision = decision_id(store.judgements()[-1])
    undone = {"do": "undo", "decision": decision, "back": "/queue", "reason": "too fast"}
    assert client.post("/review", data=undone).status_code == 303
    assert name in questions(client, "event")


def test_a_name_is_linked_anew_from_its_report(client: TestClient, store: Store) -> None:
    whole = folded(store)
    event = next(one for one in whole.ledger.events if one.kind == "meeting")
    document = whole.context.claims[event.claims[0]].document
    form = html.document_fromstring(client.get(f"/report/{document}").content).forms[-1]
    told = {
        **dict(form.form_values()),
        "entity": "geneva",
        "meant": "Vienna",
        "reason": "the photo",
        "document": document,
    }
    assert client.post("/review", data=told).status_code == 303
    assert "Vienna" in client.get(f"/report/{document}").text
    assert "vienna" in {claim.place for claim in folded(store).context.claims.values()}
