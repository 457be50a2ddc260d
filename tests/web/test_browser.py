"""One look through a real browser, where one is installed: the page stands, the script runs, nothing is fetched."""

import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from mithaq.cli.serving import application
from mithaq.store import Store

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no chromium here")
_QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--virtual-time-budget=2000",
)


@pytest.fixture
def address(store: Store) -> Iterator[str]:
    uvicorn = pytest.importorskip("uvicorn")
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(application(store), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(timeout=10)


def test_a_report_in_the_browser(address: str, store: Store, tmp_path: Path) -> None:
    claim = next(claim for claim in store.claims() if claim.kind == "meeting")
    url = f"{address}/report/{claim.document}?claim={claim.id}&lang=ar#asked"
    command = [str(BROWSER), *_QUIET, f"--user-data-dir={tmp_path}", "--dump-dom", url]
    shown = subprocess.run(command, capture_output=True, timeout=60, check=True).stdout.decode()
    assert 'dir="rtl"' in shown
    assert 'id="asked"' in shown
    # The script has run: it marks the page as soon as it is ready.
    assert 'data-script="ready"' in shown
