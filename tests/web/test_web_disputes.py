"""Two accounts of one fight, side by side; copies of one text counted once. The claims here are made by hand."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html

from mithaq.cli.serving import application
from mithaq.model.annotations import Annotated, DocumentDate
from mithaq.model.claims import Claim, Evidence, Quantity
from mithaq.model.documents import Block, Document, Source, Span
from mithaq.model.ids import content_id
from mithaq.model.kinds import Act, Basis, BlockKind, ClaimKind, Status
from mithaq.model.understood import Understood
from mithaq.store import Reading, Store, open_ledger
from mithaq.web.accounts import accounts

ARMENIA, AZERBAIJAN = "armenia", "azerbaijan"
BAKU = "أعلنت وزارة الدفاع في باكو أن القوات الأرمينية هاجمت مواقعها قرب السد في 13 سبتمبر 2022 وأن ثلاثة جنود قتلوا."
YEREVAN = "قالت يريفان إن القوات الأذربيجانية بادرت بقصف مواقعها عند السد في 13 سبتمبر 2022 وإن سبعة جنود قتلوا."


def told(text: str, outlet: str, speaker: str, actor: str, killed: int) -> Reading:
    payload = f"{outlet}\n{text}\n".encode()
    key = content_id("doc", sha256(payload).hexdigest())
    page = payload.decode()
    body = Span(start=len(outlet) + 1, end=len(outlet) + 1 + len(text))
    document = Document(
        id=key,
        source=sha256(payload).hexdigest(),
        name=f"{outlet}.txt",
        part=0,
        language="ar",
        text=page,
        span=Span(start=0, end=len(page)),
        blocks=(Block(kind=BlockKind.BODY, span=body),),
        title=f"رواية {outlet}",
        outlet=outlet,
    )
    claim = Claim(
        id=content_id("claim", key),
        document=key,
        kind=ClaimKind.ATTACK,
        status=Status.OCCURRED,
        date="2022-09-13",
        parties=(ARMENIA, AZERBAIJAN),
        people=(),
        place=None,
        evidence=(Evidence(document=key, span=body, quote=text),),
        speaker=speaker,
        act=Act.ACCUSES,
        actor=actor,
        quantities=(Quantity(what="killed", of=AZERBAIJAN, value=killed),),
        outlet=outlet,
    )
    day = DocumentDate(value="2022-09-14", basis=Basis.STATED, candidates=("2022-09-14",))
    annotated = Annotated(
        document=document,
        dct=day,
        sentences=(body,),
        timexes=(),
        mentions=(),
        entities=(),
        attributions=(),
        events=(),
        diagnostics=(),
    )
    source = Source(id=document.source, payload=payload, media_type="text/plain", name=document.name)
    return Reading(source=source, understood=(Understood(annotated=annotated, claims=(claim,), agreements=()),))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    place: Path = tmp_path_factory.mktemp("disputed") / "ledger.db"
    with open_ledger(str(place), create=True) as opened:
        opened.write(
            [
                told(BAKU, "صحيفة السد", AZERBAIJAN, ARMENIA, 3),
                told(BAKU, "جريدة الجسر", AZERBAIJAN, ARMENIA, 3),
                told(YEREVAN, "موقع التل", ARMENIA, AZERBAIJAN, 7),
            ]
        )
        yield opened


@pytest.fixture(scope="module")
def client(store: Store) -> TestClient:
    return TestClient(application(store), base_url="http://127.0.0.1")


def page(client: TestClient, path: str) -> html.HtmlElement:
    answer = client.get(path)
    assert answer.status_code == 200
    return html.document_fromstring(answer.content)


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_the_sides_of_a_dispute_stand_beside_one_another(client: TestClient) -> None:
    shown = page(client, "/disputes").xpath("//article[contains(@class, 'dispute')]")
    began = next(one for one in shown if "Who began" in words(one.xpath(".//h2")[0]))
    sides = {words(one.xpath(".//h3")[0]): words(one) for one in began.xpath(".//section[contains(@class, 'side')]")}
    assert set(sides) == {"Armenia", "Azerbaijan"}
    assert "باكو" in sides["Armenia"]
    assert "يريفان" in sides["Azerbaijan"]


def test_a_dispute_has_a_page_and_its_event_leads_to_it(client: TestClient) -> None:
    event = client.get("/api/timeline").json()["records"][0]
    assert event["disputes"]
    line = page(client, "/timeline?lang=ar").xpath(f"//li[@id='{event['id']}']")[0]
    assert "محل خلاف" in words(line)
    for name in event["disputes"]:
        assert f"/record/{event['id']}" in client.get(f"/record/{name}").text
        assert page(client, f"/record/{event['id']}").xpath(f"//section[@id='disputes']//article[@id='{name}']")


def test_accounts_stand_by_speaker_and_one_text_is_counted_once(client: TestClient) -> None:
    event = client.get("/api/timeline").json()["records"][0]
    assert (event["reports"], event["independent_sources"]) == (3, 2)
    columns = page(client, f"/record/{event['id']}").xpath("//section[@class='account']")
    by_speaker = {words(one.xpath("h3")[0]): one for one in columns}
    assert set(by_speaker) == {"Armenia", "Azerbaijan"}
    tellings = by_speaker["Azerbaijan"].xpath("div[@class='telling']")
    assert len(tellings) == 1
    assert len(tellings[0].xpath("div[contains(@class, 'claim-card')]")) == 2
    assert by_speaker["Armenia"].xpath(".//span[@class='differs']")


def test_a_report_that_tells_two_things_is_one_carrier() -> None:
    told = [
        {"id": name, "speaker": None, "reported": "2023-05-01", "evidence": [{"document": report, "agency": None}]}
        for name, report in (("c1", "doc-1"), ("c2", "doc-1"), ("c3", "doc-2"))
    ]
    (account,) = accounts(told, {})
    assert [(len(one.carriers), one.reports) for one in account.tellings] == [(2, 1), (1, 1)]
