"""What pages offer to take along, and where a mechanism is put right."""

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient

from mithaq.run.lasting import Lasting
from mithaq.run.lines import Lines
from mithaq.store import Store
from mithaq.web.chrome import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "page", ["timeline", "contacts", "incidents", "agreements", "commitments", "mechanisms", "disputes", "sources"]
)
def test_every_list_is_taken_along_as_it_is_shown(client: TestClient, page: str, language: str) -> None:
    shown = client.get(f"/{page}", params={"since": "2023-06-14", "lang": language}).text
    links = [unescape(one) for one in re.findall(r'href="(/api/export/[^"]+)"', shown)]
    assert any("/api/export/csv" in link for link in links)
    for link in links:
        assert f"view={page}" in link and "since=2023-06-14" in link
        assert f"lang={language}" in link
        assert client.get(link).status_code == 200


def test_a_report_on_a_process_is_asked_for_from_the_timeline(client: TestClient) -> None:
    shown = client.get("/timeline").text
    assert '<form action="/api/report"' in shown
    assert '<option value="armenia-azerbaijan">' in shown
    assert client.get("/api/report", params={"lang": "en", "process": "armenia-azerbaijan"}).status_code == 200


def test_offices_stand_in_the_language_of_the_page(client: TestClient) -> None:
    assert "وزير خارجية أرمينيا" in client.get("/entity/ararat-mirzoyan?lang=ar").text
    assert "Foreign Minister of Armenia" in client.get("/entity/ararat-mirzoyan").text.replace(
        "Minister of Foreign Affairs", "Foreign Minister"
    )


def test_words_find_events_by_their_beginnings_in_any_language(client: TestClient) -> None:
    for words in ("mirzoy", "ميرزويان", "Мирзоян"):
        assert client.get("/api/timeline", params={"text": words}).json()["total"] > 0, words
    assert client.get("/api/timeline", params={"text": "nobodyatall"}).json()["total"] == 0


def test_lines_are_asked_for_in_parts_and_turned_with_the_undated_last() -> None:
    ids = ["a", "b", "c", "undated"]
    lines = Lines.of(ids, lambda some: [{"id": one} for one in some], ["c", "b", "a", "undated"])
    assert [row["id"] for row in lines] == ids
    assert [row["id"] for row in lines[1:3]] == ["b", "c"]
    assert lines[-1] == {"id": "undated"}
    assert [row["id"] for row in lines.newest_first()[0:2]] == ["c", "b"]
    assert [row["id"] for row in lines[::-1]] == ids[::-1]


def test_what_is_quickly_made_follows_every_change(store: Store) -> None:
    made: list[int] = []
    lasting = Lasting(lambda: made.append(1) or len(made))
    assert lasting.get(1) == 1
    assert lasting.get(1) == 1
    assert lasting.due(2)
    assert lasting.get(2) == 2


def test_what_takes_long_is_made_anew_behind_the_scenes(monkeypatch: pytest.MonkeyPatch) -> None:
    from mithaq.run import lasting as module

    monkeypatch.setattr(module, "FREELY_SECONDS", -1.0)
    monkeypatch.setattr(module, "SHARE", 0)
    made: list[int] = []
    kept = Lasting(lambda: made.append(1) or len(made))
    assert kept.get(1) == 1
    assert kept.get(2) == 1  # the old, while the new is made
    for _ in range(200):
        if kept.version == 2:
            break
        module.time.sleep(0.01)
    assert kept.get(2) == 2
