"""Fetching off the web, asked of a server on this machine; and what is never asked."""

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from mithaq.fetch import sources
from mithaq.fetch.reachable import RefusedError, is_public, public_address, web_url
from mithaq.fetch.web import Rules, fetch
from mithaq.model.documents import Diagnostic
from mithaq.run import pulling
from mithaq.run.pulling import pull, subscribe, unsubscribe
from mithaq.store import Store, open_ledger

PAGE = "<html><head><title>لقاء</title></head><body><p>{}</p></body></html>"
MEETING = (
    "التقى وزير الخارجية الأرميني أرارات ميرزويان نظيره الأذربيجاني جيهون بيراموف في جنيف أمس الخميس 15 يونيو 2023."
)
FEED = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>صحيفة الديوان</title>
<item><title>لقاء</title><link>{home}/one</link><pubDate>Fri, 16 Jun 2023 08:00:00 +0000</pubDate>
<description>{text}</description></item></channel></rss>"""


class Answers(BaseHTTPRequestHandler):
    asked: list[str]

    def do_GET(self) -> None:
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        getattr(self, f"_{self.path.strip('/').partition('?')[0].replace('-', '_')}", self._none)()

    def _send(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in ({"Content_Type": "text/html; charset=utf-8"} | headers).items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def _none(self) -> None:
        self._send(404)

    def _one(self) -> None:
        self._send(200, PAGE.format(MEETING).encode())

    def _packed(self) -> None:
        self._send(200, gzip.compress(PAGE.format(MEETING).encode()), Content_Encoding="gzip")

    def _bomb(self) -> None:
        self._send(200, gzip.compress(b" " * 3_000_000), Content_Encoding="gzip")

    def _large(self) -> None:
        self._send(200, b" " * 1_100_000)

    def _cut(self) -> None:
        self._send(200, b"<p>half", Content_Length="5000")

    def _picture(self) -> None:
        self._send(200, b"\x89PNG", Content_Type="image/png")

    def _moved(self) -> None:
        self._send(302, Location="/one")

    def _round(self) -> None:
        self._send(302, Location="/round")

    def _inward(self) -> None:
        self._send(302, Location="http://169.254.169.254/latest/meta-data")

    def _drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(50):
                self.wfile.write(b" ")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass

    def _feed(self) -> None:
        if self.headers.get("If-None-Match") == '"1"':
            self._send(304)
            return
        home = f"http://{self.headers['Host']}"
        body = FEED.format(home=home, text=MEETING).encode()
        self._send(200, body, Content_Type="application/rss+xml", ETag='"1"')

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[ThreadingHTTPServer]:
    made = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    made.asked = []  # type: ignore[attr-defined]
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()


@pytest.fixture
def home(server: ThreadingHTTPServer) -> str:
    return f"http://127.0.0.1:{server.server_address[1]}"


LOCAL = Rules(anywhere=True, seconds=5, size=1_000_000)


@pytest.mark.parametrize("path", ["/one", "/packed", "/moved"])
def test_a_page_is_a_source(home: str, path: str) -> None:
    found = fetch(home + path, LOCAL).source
    assert found is not None
    assert MEETING in found.payload.decode()
    assert (found.media_type, found.name) == ("text/html", home + path)
    assert found.url == home + ("/one" if path == "/moved" else path)
    assert found.retrieved_at


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/none", "fetch.no-answer"),
        ("/picture", "fetch.no-report"),
        ("/round", "fetch.redirected"),
        ("/large", "fetch.too-long"),
        ("/bomb", "fetch.too-long"),
        ("/cut", "fetch.unreachable"),
    ],
)
def test_what_is_no_page_is_told(home: str, path: str, code: str) -> None:
    failed = fetch(home + path, LOCAL).failed
    assert failed is not None
    assert failed.code == code
    assert home + path in failed.message


def test_one_byte_at_a_time_is_too_slow(home: str) -> None:
    failed = fetch(f"{home}/drip", Rules(anywhere=True, seconds=0.3)).failed
    assert failed is not None
    assert failed.code == "fetch.too-slow"


def test_a_closed_door_is_unreachable() -> None:
    failed = fetch("http://127.0.0.1:9/", LOCAL).failed
    assert failed is not None
    assert failed.code == "fetch.unreachable"


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/x",
        "http://user:secret@example.org/",
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://[64:ff9b::a00:1]/",
        "http://169.254.169.254/latest/meta-data",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://exa mple.org/",
        "http://example.org:99999/",
        "http://",
    ],
)
def test_what_is_never_asked(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(*_: object, **__: object) -> None:
        raise AssertionError("asked")

    monkeypatch.setattr("mithaq.fetch.web.socket.create_connection", connect)
    failed = fetch(url).failed
    assert failed is not None
    assert failed.code == "fetch.refused-address"


def test_a_redirect_inward_is_refused(home: str, server: ThreadingHTTPServer) -> None:
    port = server.server_address[1]

    def resolve(host: str, _: int) -> list[str]:
        return ["127.0.0.1"] if host == "127.0.0.1" else [host]

    rules = Rules(resolve=resolve, seconds=5)
    assert fetch(f"{home}/inward", rules).failed.code == "fetch.refused-address"  # type: ignore[union-attr]
    with pytest.raises(RefusedError, match="public net"):
        public_address("169.254.169.254", port, resolve)


def test_every_address_of_a_name_is_looked_at() -> None:
    with pytest.raises(RefusedError):
        public_address("news.example", 443, lambda *_: ["93.184.216.34", "10.1.2.3"])
    assert public_address("news.example", 443, lambda *_: ["93.184.216.34"]) == "93.184.216.34"
    with pytest.raises(RefusedError):
        public_address("news.example", 443, lambda *_: [])


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::", True), ("10.0.0.1", False), ("172.16.0.1", False),
        ("192.168.1.1", False), ("100.64.0.1", False), ("0.0.0.0", False), ("255.255.255.255", False),
        ("224.0.0.1", False), ("fe80::1%eth0", False), ("fc00::1", False), ("::", False), ("2002:a00:1::", False),
        ("2001:db8::1", False), ("192.0.2.1", False),
    ],
)  # fmt: skip
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_names_are_asked_for_in_ascii() -> None:
    assert web_url("https://خبر.example/صفحة?س=١").hostname == "خبر.example"


def test_an_address_may_be_added_like_a_file() -> None:
    (found,) = sources(["http://127.0.0.1:1/x"])
    assert isinstance(found, Diagnostic)
    assert found.code == "fetch.refused-address"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Store]:
    with open_ledger(str(tmp_path / "ledger.db"), create=True) as store:
        yield store


def test_a_feed_is_pulled_once(ledger: Store, home: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pulling, "PAUSE_SECONDS", 0.0)
    subscribe(ledger, f"{home}/feed", "صحيفة الديوان")
    subscribe(ledger, f"{home}/feed", "صحيفة الديوان")
    report = pull(ledger, rules=LOCAL)
    assert (report.counts["reports"], report.set_aside) == (1, [])
    (told,) = ledger.reports()
    assert (told.published.value, told.outlet, told.url) == ("2023-06-16", "صحيفة الديوان", f"{home}/one")
    assert pull(ledger, rules=LOCAL).counts["reports"] == 0
    (feed,) = ledger.feeds()
    assert (feed.etag, feed.trouble) == ('"1"', None)
    assert feed.pulled_at
    unsubscribe(ledger, f"{home}/feed")
    assert not ledger.feeds()
    assert len(ledger.reports()) == 1


def test_the_pages_behind_a_feed_are_fetched_once(
    ledger: Store, home: str, server: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pulling, "PAUSE_SECONDS", 0.0)
    subscribe(ledger, f"{home}/feed", pages=True)
    server.asked.clear()  # type: ignore[attr-defined]
    assert pull(ledger, rules=LOCAL).counts["reports"] == 1
    assert pull(ledger, rules=LOCAL).counts["reports"] == 0
    assert server.asked == ["/feed", "/one", "/feed"]  # type: ignore[attr-defined]
    (told,) = ledger.reports()
    assert told.url == f"{home}/one"
    assert told.published.value == "2023-06-16"


def test_a_feed_in_trouble_is_told(ledger: Store, home: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pulling, "PAUSE_SECONDS", 0.0)
    subscribe(ledger, f"{home}/one")
    subscribe(ledger, f"{home}/none")
    codes = [one.code for one in pull(ledger, rules=LOCAL).set_aside]
    assert codes == ["fetch.no-feed", "fetch.no-answer"]
    assert all(feed.trouble for feed in ledger.feeds())


def test_a_server_is_not_hurried() -> None:
    now, slept = [0.0], list[float]()

    def sleep(seconds: float) -> None:
        slept.append(seconds)

    polite = pulling._Politeness(Rules(clock=lambda: now[0], resolve=lambda *_: []), sleep)
    polite.fetch("http://one.example/a")
    polite.fetch("http://two.example/a")
    polite.fetch("http://one.example/b")
    assert slept == [pulling.PAUSE_SECONDS]
