"""A ledger of a few reports, read by the whole pipeline, behind the pages and the API."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("fastapi")
pytest.importorskip("httpx")

from fastapi.testclient import TestClient

from mithaq.cli.serving import application
from mithaq.run.adding import add
from mithaq.store import Store, open_ledger

HOSTILE = "<script>alert('x')</script>"

ANNOUNCED = """جنيف تستعد لجولة جديدة

جنيف – 12 يونيو 2023 (وكالة الشرفة)

يلتقي وزير الخارجية الأرميني أرارات ميرزويان نظيره الأذربيجاني جيهون بيراموف في جنيف يوم الخميس المقبل.

وقالت الوزارة إن اللقاء سيتناول ترسيم الحدود بين البلدين.
"""
HELD = """لقاء في جنيف

جنيف – 16 يونيو 2023 (صحيفة الديوان)

التقى وزير الخارجية الأرميني أرارات ميرزويان نظيره الأذربيجاني جيهون بيراموف في جنيف أمس الخميس 15 يونيو 2023.

واتهمت وزارة الدفاع الأذربيجانية القوات الأرمينية بإطلاق النار على الحدود، ونفت يريفان ذلك.
"""
CLASH = """قتلى على الحدود

باكو – 20 يونيو 2023 (موقع السفح)

قتل 3 جنود أذربيجانيين في اشتباك مع القوات الأرمينية على الحدود أمس الاثنين، بحسب وزارة الدفاع في باكو.

ووقّعت أرمينيا وأذربيجان بياناً مشتركاً في 10 مايو 2023.
"""


def write_reports(folder: Path) -> Path:
    (folder / "announced.txt").write_text(ANNOUNCED, encoding="utf-8")
    (folder / "copy.txt").write_text(
        ANNOUNCED.replace("وكالة الشرفة", "جريدة المرفأ، نقلاً عن وكالة الشرفة"), encoding="utf-8"
    )
    (folder / "held.txt").write_text(HELD, encoding="utf-8")
    (folder / "clash.txt").write_text(CLASH, encoding="utf-8")
    row = {
        "text": f"التقى أرارات ميرزويان وجيهون بيراموف في بروكسل يوم 18 يونيو 2023. {HOSTILE} <b onclick=x>&amp;",
        "title": f"{HOSTILE} لقاء",
        "source": f'"><img src=x onerror=alert(1)>{HOSTILE}',
        "url": "javascript:alert(1)",
        "date": "2023-06-19",
        "language": "ar",
    }
    (folder / "hostile.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = write_reports(tmp_path_factory.mktemp("reports"))
    with open_ledger(str(tmp_path_factory.mktemp("ledger") / "ledger.db"), create=True) as opened:
        add([str(folder)], opened)
        assert len(opened.reports()) == 5
        assert opened.claims()
        yield opened


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Store]:
    """A ledger of the same reports of its own, to decide in."""
    (tmp_path / "reports").mkdir()
    with open_ledger(str(tmp_path / "ledger.db"), create=True) as opened:
        add([str(write_reports(tmp_path / "reports"))], opened)
        yield opened


@pytest.fixture(scope="session")
def client(store: Store) -> TestClient:
    return TestClient(application(store), base_url="http://127.0.0.1", raise_server_exceptions=False)
