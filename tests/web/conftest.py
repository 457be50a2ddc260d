"""A ledger of a few reports, read by the whole pipeline, behind the pages and the API."""

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("fastapi")
pytest.importorskip("httpx")

from fastapi.testclient import TestClient
from few_reports import write_reports

from mithaq.cli.serving import application
from mithaq.run.adding import add
from mithaq.store import Store, open_ledger


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
