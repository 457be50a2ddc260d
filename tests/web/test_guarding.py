"""Who may come in, and what nobody may do in somebody else's name."""

import base64
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from mithaq.api.guard import Gate
from mithaq.api.headers import HEADERS
from mithaq.api.sessions import Brake, Person, Sessions
from mithaq.api.signing_in import local
from mithaq.cli.main import run
from mithaq.cli.serving import application, gate_for
from mithaq.errors import AskedWrongError, MithaqError
from mithaq.run.users import Role, Users
from mithaq.store import Store

HOME = "http://ledger.example"
PASSWORD = "حصان بطارية دبوس"


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Users:
    users = Users(tmp_path_factory.mktemp("users") / "mithaq.users")
    for role in Role:
        users.put(f"{role} one", role, PASSWORD)
    return users


Enter = Callable[..., TestClient]


@pytest.fixture
def enter(store: Store, people: Users) -> Enter:
    def client(name: str | None = None, **more: object) -> TestClient:
        gate = Gate(users=people, attempts=Brake(rate=100, burst=100), **more)  # type: ignore[arg-type]
        made = TestClient(application(store, "0.0.0.0", gate), base_url=HOME, follow_redirects=False)
        if name:
            answer = made.post("/api/session", json={"name": name, "password": PASSWORD})
            assert answer.status_code == 200
            made.headers["X-Mithaq-Token"] = answer.json()["token"]
        return made

    return client


@pytest.mark.parametrize("path", ["/api/timeline", "/api/documents/x", "/openapi.json", "/api/none", "/docs", "/"])
def test_nobody_reads_without_saying_who(enter: Enter, path: str) -> None:
    answer = enter().get(path)
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert "Basic" in answer.headers["www-authenticate"]


def test_a_browser_is_led_to_sign_in_and_back(enter: Enter) -> None:
    client = enter()
    led = client.get("/timeline?kind=call&lang=ar", headers={"Accept": "text/html"})
    assert led.status_code == 303
    form = client.get(led.headers["location"])
    assert form.status_code == 200
    assert 'dir="rtl"' in form.text
    assert "no-store" in form.headers["cache-control"]
    sent = {"name": "reader one", "password": PASSWORD, "next": "/timeline?kind=call&lang=ar"}
    entered = client.post("/api/session", data=sent, headers={"Origin": HOME})
    assert (entered.status_code, entered.headers["location"]) == (303, sent["next"])
    cookie = entered.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert client.get("/api/timeline").status_code == 200
    assert client.get("/api/session").json()["name"] == "reader one"


def test_a_wrong_password_lets_nobody_in(enter: Enter) -> None:
    client = enter()
    wrong = client.post("/api/session", data={"name": "reader one", "password": "x"}, headers={"Origin": HOME})
    assert "wrong=1" in wrong.headers["location"]
    assert client.post("/api/session", json={"name": "nobody", "password": PASSWORD}).status_code == 401
    assert client.get("/api/timeline").status_code == 401
    assert client.post("/api/session", json=["x"]).status_code == 401


@pytest.mark.parametrize("role", Role)
def test_a_role_may_do_what_it_may(enter: Enter, role: Role) -> None:
    client = enter(f"{role} one")
    assert client.get("/api/timeline").status_code == 200
    decided = client.post("/api/judgements", json={})
    added = client.post("/api/reports", content=b"")
    assert (decided.status_code == 403) == (role == Role.READER)
    assert (added.status_code == 403) == (role != Role.ADMINISTRATOR)


def test_one_is_signed_out_for_good(enter: Enter) -> None:
    client = enter("reader one")
    kept = dict(client.cookies)
    assert client.delete("/api/session").status_code == 204
    again = enter()
    again.cookies.update(kept)
    assert again.get("/api/timeline").status_code == 401


def test_who_is_no_user_any_more_is_out_at_once(store: Store, tmp_path: Path) -> None:
    users = Users(tmp_path / "mithaq.users")
    users.put("guest", Role.READER, PASSWORD)
    client = TestClient(application(store, "0.0.0.0", Gate(users=users)), base_url=HOME)
    assert client.post("/api/session", json={"name": "guest", "password": PASSWORD}).status_code == 200
    assert client.get("/api/timeline").status_code == 200
    users.remove("guest")
    assert client.get("/api/timeline").status_code == 401


def test_feed_readers_send_name_and_password(enter: Enter) -> None:
    told = base64.b64encode(f"reader one:{PASSWORD}".encode()).decode()
    for _ in range(3):
        assert enter().get("/api/timeline", headers={"Authorization": f"Basic {told}"}).status_code == 200
    assert enter().get("/api/timeline", headers={"Authorization": "Basic ###"}).status_code == 401


def test_programs_send_the_token(store: Store) -> None:
    client = TestClient(application(store, "0.0.0.0", Gate(token="t0p-secret")), base_url=HOME)
    assert client.get("/api/timeline", headers={"Authorization": "Bearer t0p-secret"}).status_code == 200
    assert client.get("/api/timeline", headers={"Authorization": "Bearer t0p-secreT"}).status_code == 401
    assert client.post("/api/session", json={"password": "t0p-secret"}).json()["role"] == "administrator"


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Content-Type": "application/x-www-form-urlencoded"},
        {"Content-Type": "text/plain"},
    ],
)
@pytest.mark.parametrize("here", [True, False])
def test_no_other_site_sends_anything_in_ones_name(
    enter: Enter, client: TestClient, headers: dict[str, str], here: bool
) -> None:
    asker = client if here else enter("reviewer one")
    answer = asker.post("/api/judgements", content=b"{}", headers={"Content-Type": "application/json"} | headers)
    assert answer.status_code == 403


def test_a_form_without_the_pages_own_secret_is_refused(enter: Enter) -> None:
    client = enter("reviewer one")
    token = client.headers.pop("X-Mithaq-Token")
    headers = {"Origin": HOME}
    assert client.post("/review", data={"verb": "none"}, headers=headers).status_code == 403
    assert client.post("/review", data={"verb": "none", "token": "x"}, headers=headers).status_code == 403
    assert client.post("/review", data={"verb": "none", "token": token}, headers=headers).status_code != 403


def test_who_tries_too_often_waits(store: Store, people: Users) -> None:
    gate = Gate(users=people, attempts=Brake(rate=0.05, burst=5, clock=lambda: 0.0))
    client = TestClient(application(store, "0.0.0.0", gate), base_url=HOME)
    tries = [client.post("/api/session", json={"name": "reader one", "password": "x"}) for _ in range(7)]
    assert [one.status_code for one in tries] == [401] * 5 + [429] * 2
    assert int(tries[-1].headers["retry-after"]) >= 1
    gate = Gate(token="x", requests=Brake(rate=1, burst=3, clock=lambda: 0.0))
    hasty = TestClient(application(store, "0.0.0.0", gate), base_url=HOME)
    assert [hasty.get("/static/style.css").status_code for _ in range(4)] == [200, 200, 200, 429]


def test_a_brake_lets_go_with_time() -> None:
    now = [0.0]
    brake = Brake(rate=0.5, burst=2, clock=lambda: now[0])
    assert [brake.wait("a"), brake.wait("a"), brake.wait("a")] == [0, 0, 2]
    assert brake.wait("b") == 0
    now[0] = 2.0
    assert brake.wait("a") == 0


def test_a_session_ends_by_itself() -> None:
    now = [0.0]
    sessions = Sessions(clock=lambda: now[0])
    key, person = sessions.begin(Person(name="reader", role=Role.READER))
    assert sessions.find(key) == person
    now[0] = 13 * 3600
    assert sessions.find(key) is None


@pytest.mark.parametrize(
    "path", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:x", "", "/a\nb"]
)
def test_signing_in_leads_nowhere_else(path: str) -> None:
    assert local(path) == "/"
    assert local("/record/x?lang=ar") == "/record/x?lang=ar"


@pytest.mark.parametrize("path", ["/", "/api/timeline", "/api/none", "/static/style.css", "/login", "/none", "/docs"])
def test_every_answer_keeps_to_itself(client: TestClient, path: str) -> None:
    answer = client.get(path)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "http" not in policy
    assert "unsafe" not in policy
    assert "*" not in policy
    assert HEADERS.keys() <= {name.lower() for name in answer.headers}


def test_too_much_is_refused(client: TestClient) -> None:
    answer = client.post("/api/judgements", content=b" " * 1_000_001, headers={"Content-Type": "application/json"})
    assert answer.status_code == 413


def test_passwords_are_hashed_and_for_their_owner_alone(people: Users) -> None:
    text = people.path.read_text(encoding="utf-8")
    assert PASSWORD not in text
    assert text.count("$argon2id$") == 3
    assert people.path.stat().st_mode & 0o077 == 0
    with pytest.raises(AskedWrongError):
        people.put("x", Role.READER, "short")
    with pytest.raises(AskedWrongError):
        people.put("a:b", Role.READER, PASSWORD)
    with pytest.raises(AskedWrongError):
        people.remove("nobody")


def test_an_address_that_others_reach_demands_somebody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MITHAQ_USERS", raising=False)
    assert not gate_for("127.0.0.1").closed
    made = gate_for("0.0.0.0")
    assert made.token
    assert made.token in capsys.readouterr().err
    monkeypatch.setenv("MITHAQ_PASSWORD", PASSWORD)
    assert run(["users", "add", "ليلى", "--role", "reviewer"]) == 0
    assert gate_for("0.0.0.0").users is not None
    assert not gate_for("127.0.0.1").closed
    assert run(["users", "list", "--format", "jsonl"]) == 0
    assert '{"name": "ليلى", "role": "reviewer"}' in capsys.readouterr().out
    assert run(["users", "add", "x", "--role", "king"]) == 2
    assert run(["users", "remove", "ليلى"]) == 0
    with pytest.raises(MithaqError):
        gate_for("127.0.0.1", str(tmp_path / "none"))
