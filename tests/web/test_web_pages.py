"""Every page answers, in three languages, and prints nothing of a report as markup."""

import re

import pytest
from fastapi.testclient import TestClient
from lxml import html

from mithaq.store import Store
from mithaq.text.display import direction
from mithaq.web.chrome import LANGUAGES

LISTS = ("/", "/timeline", "/contacts", "/mechanisms", "/agreements", "/disputes", "/sources", "/search")
PAGES = (*LISTS, "/search?q=جنيف", "/docs")
ODD = (
    "/?since=yesterday",
    "/?since=2023-13-45&as_of=..",
    "/timeline?since=2023&until=2022&party=Armenia&party=nobody&offset=-4&order=no",
    "/timeline?kind=dinner&status=unknown&text=<script>alert(2)</script>",
    "/timeline?party=&person=%22%3E%3Cscript%3E",
    "/timeline?offset=99999999999999999999",
    "/search?q=%22",
    "/search?q=%22%3E%3Cscript%3Ealert(3)%3C/script%3E",
    "/search?q=*",
    "/sources?text=%ED%A0%80",
    "/agreements?party=%00",
)


def parsed(text: str) -> html.HtmlElement:
    return html.document_fromstring(text.encode())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", [*PAGES, *ODD])
def test_every_page_answers_in_its_language_without_foreign_markup(
    client: TestClient, path: str, language: str
) -> None:
    answer = client.get(f"{path}{'&' if '?' in path else '?'}lang={language}")
    assert answer.status_code == 200
    page = parsed(answer.text)
    assert page.get("lang") == language
    assert page.get("dir") == direction(language)
    assert_no_foreign_markup(answer.text)


def assert_no_foreign_markup(text: str) -> None:
    page = parsed(text)
    assert [one.get("src") for one in page.iter("script")] == ["/static/page.js"]
    assert not list(page.iter("img"))
    handlers = [name for one in page.iter() for name in one.attrib if name.startswith("on")]
    assert handlers == []
    links = [one.get("href") or "" for one in page.iter("a")]
    assert not [link for link in links if link.lower().startswith("javascript")]
    assert "http://" not in "".join(re.findall(r'(?:src|href)="([^"]*)"', text)).replace("http://127.0.0.1", "")


def test_a_hostile_report_is_shown_as_text(client: TestClient, store: Store) -> None:
    hostile = next(report for report in store.reports() if "hostile" in report.file)
    for path in (f"/report/{hostile.document}", "/sources", "/timeline"):
        answer = client.get(path)
        assert_no_foreign_markup(answer.text)
    page = parsed(client.get(f"/report/{hostile.document}").text)
    assert "<script>alert('x')</script>" in page.xpath("string(//main)")
    assert "&lt;script&gt;" in client.get("/sources").text


def test_every_record_and_report_has_its_page(client: TestClient, store: Store) -> None:
    names = [row["id"] for view in ("timeline", "agreements", "disputes", "mechanisms") for row in rows(client, view)]
    assert names
    for path in (*(f"/record/{name}" for name in names), *(f"/report/{one.document}" for one in store.reports())):
        for language in LANGUAGES:
            answer = client.get(path, params={"lang": language})
            assert answer.status_code == 200, path
            assert parsed(answer.text).get("dir") == direction(language)
            assert_no_foreign_markup(answer.text)


def rows(client: TestClient, view: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = client.get(f"/api/{view}", params={"limit": 1000}).json()["records"]
    return found


@pytest.mark.parametrize(("language", "rule"), [("ru", "известное имя"), ("ar", "اسم معروف")])
def test_a_report_names_the_rules_that_read_it_in_the_readers_language(
    client: TestClient, store: Store, language: str, rule: str
) -> None:
    pages = [client.get(f"/report/{one.document}?lang={language}").text for one in store.reports()]
    assert any(f'title="name">{rule}</bdi>' in page for page in pages)
    assert not [page for page in pages if re.search(r'<bdi[^>]* title="[^"]*">[a-z-]+(/[a-z]+)?</bdi>', page)]


def test_a_claims_id_leads_to_the_event_it_tells_and_a_documents_to_its_report(
    client: TestClient, store: Store
) -> None:
    claim = next(claim for claim in store.claims() if claim.kind == "meeting")
    page = parsed(client.get(f"/record/{claim.id}").text)
    assert page.xpath(f"//div[@id='{claim.id}']")
    report = client.get(f"/record/{claim.document}", params={"lang": "ar"})
    assert report.url.path == f"/report/{claim.document}"
    assert parsed(report.text).get("lang") == "ar"


def test_an_unknown_id_and_an_unknown_page_are_said_to_be_so(client: TestClient) -> None:
    for path in ("/record/event-none", "/report/doc-none", "/nowhere", "/record/<script>"):
        answer = client.get(path, params={"lang": "ar"})
        assert answer.status_code == 404, path
        page = parsed(answer.text)
        assert page.get("lang") == "ar"
        assert "غير موجود" in page.xpath("string(//h1)")


def test_an_id_that_several_records_begin_with_names_them(client: TestClient) -> None:
    answer = client.get("/record/event-")
    assert answer.status_code == 404
    assert "ids that begin with" in answer.text


def test_the_timeline_tells_date_kind_status_parties_counts_and_the_sentence(client: TestClient) -> None:
    page = parsed(client.get("/timeline", params={"kind": "meeting", "text": "جنيف"}).text)
    line = page.xpath("//li[contains(@class, 'line')]")[0]
    told = " ".join(line.text_content().split())
    assert "2023-06-15" in told
    assert "meeting" in told
    assert "Armenia" in told
    assert "independent source" in told
    quote = line.xpath(".//a[@class='quote']")[0]
    assert (quote.get("lang"), quote.get("dir")) == ("ar", "rtl")


def test_filters_choose_and_are_kept_in_the_form(client: TestClient) -> None:
    page = parsed(client.get("/timeline", params={"party": "Armenia", "kind": "meeting", "since": "2023-06"}).text)
    kinds = {one.text_content() for one in page.xpath("//span[@class='kind']")}
    assert kinds == {"meeting"}
    assert page.xpath("//input[@name='since']")[0].value == "2023-06"
    assert page.xpath("//select[@name='kind']")[0].value == "meeting"


def test_a_date_that_is_none_is_named_and_left_aside(client: TestClient) -> None:
    page = parsed(client.get("/timeline", params={"since": "last <week>"}).text)
    assert "last <week>" in page.xpath("string(//p[@role='alert'])")
    assert page.xpath("//li[contains(@class, 'line')]")


def test_the_brief_starts_a_week_before_the_newest_report(client: TestClient) -> None:
    page = parsed(client.get("/").text)
    assert page.xpath("//input[@name='since']")[0].value == "2023-06-13"


def test_the_other_language_is_one_link_away_and_links_keep_it(client: TestClient) -> None:
    page = parsed(client.get("/timeline", params={"party": "Armenia"}).text)
    other = page.xpath("//a[@class='tongue']")[0].get("href")
    assert other == "/timeline?party=Armenia&lang=ar"
    inner = [one.get("href") for one in parsed(client.get(other).text).xpath("//nav//a | //ol//a")]
    assert inner
    assert all("lang=ar" in link for link in inner)


def test_search_marks_the_words_in_whatever_spelling(client: TestClient) -> None:
    page = parsed(client.get("/search", params={"q": "ارارات"}).text)
    assert {one.text for one in page.iter("mark")} == {"أرارات"}
    link = page.xpath("//p[@class='told']/a[contains(@href, '/report/')]")[0].get("href")
    marked = parsed(client.get(link).text).xpath("//span[contains(@class, 'asked')]")
    assert "أرارات" in "".join(one.text_content() for one in marked)


def test_a_page_already_had_is_not_sent_again(client: TestClient, store: Store) -> None:
    for path in ("/", "/timeline?lang=ar", f"/report/{store.reports()[0].document}"):
        first = client.get(path)
        again = client.get(path, headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
    other = client.get("/timeline", headers={"If-None-Match": client.get("/timeline?lang=ar").headers["etag"]})
    assert other.status_code == 200


def test_pages_load_nothing_from_elsewhere_and_run_no_foreign_script(client: TestClient) -> None:
    policy = client.get("/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    for path in ("/static/style.css", "/static/page.js"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert "http" not in answer.text


def test_another_sites_name_is_refused(client: TestClient) -> None:
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400
    assert client.get("/api/timeline", headers={"Host": "evil.example"}).status_code == 400
    assert client.get("/", headers={"Host": "localhost:8000"}).status_code == 200
