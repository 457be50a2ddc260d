"""The workbench over the sample's ledger in headless Chromium: one browser and one server for all tests."""

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
SAMPLE = Path(__file__).parents[2] / "src" / "mithaq" / "sample"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for one in items:
        if here in one.path.parents and CHROMIUM is None:
            one.add_marker(pytest.mark.skip(reason="no Chromium is installed here; .ci/run installs it"))


@contextmanager
def serving(path: Path) -> Iterator[str]:
    """Serve the ledger at ``path`` on a free port; give its address."""
    import uvicorn

    from mithaq.cli.serving import application
    from mithaq.store import open_ledger

    with open_ledger(str(path)) as store, socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(application(store), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(timeout=10)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's ledger, read once."""
    from mithaq.run.adding import add
    from mithaq.store import open_ledger

    path = tmp_path_factory.mktemp("sample") / "sample.db"
    with open_ledger(str(path), create=True) as store:
        add([str(one) for one in sorted(SAMPLE.iterdir()) if one.suffix in (".txt", ".html", ".jsonl")], store)
    return path


@pytest.fixture(scope="session")
def address(sample: Path) -> Iterator[str]:
    """Where the sample is only read."""
    with serving(sample) as found:
        yield found


@pytest.fixture
def desk(sample: Path, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A copy of the sample to decide in: its address and its file."""
    from mithaq.store import open_ledger

    path = tmp_path / "own.db"
    with open_ledger(str(sample)) as store:
        store.copy_to(str(path))
    with serving(path) as found:
        yield found, path


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def opens(browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens a window of its own (cookies, size, scripts or none), which asks for nothing but the workbench's own."""
    contexts: list[Any] = []
    foreign: list[str] = []

    def make(address: str, width: int = 1280, height: int = 900, **options: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": height}, base_url=address, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("request", lambda one: foreign.append(one.url) if not one.url.startswith((address, "data:")) else None)
        page.on("console", lambda one: foreign.append(one.text) if _wrong(one) else None)
        return page

    yield make
    for context in contexts:
        context.close()
    assert foreign == []


def _wrong(message: Any) -> bool:
    """Tell whether a page complains; that an address answers 404 or 409 is no complaint."""
    return message.type == "error" and not message.text.startswith("Failed to load resource")
