"""A report's page: the text as it came, marks at their offsets."""

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from mithaq.model.documents import Document, Span
from mithaq.store import Store
from mithaq.web.marks import Mark
from mithaq.web.report_page import paragraphs


def page_of(client: TestClient, path: str) -> html.HtmlElement:
    answer = client.get(path)
    assert answer.status_code == 200
    return html.document_fromstring(answer.content)


def asked(page: html.HtmlElement) -> str:
    return "".join(one.text_content() for one in page.xpath("//article//span[contains(@class, 'asked')]"))


def test_the_words_asked_for_are_the_quote(client: TestClient, store: Store) -> None:
    claims = [*store.claims(), *store.agreement_claims()]
    single = [claim for claim in claims if len(claim.evidence) == 1]
    assert single
    for claim in single:
        page = page_of(client, f"/report/{claim.document}?claim={claim.id}")
        quote = claim.evidence[0].quote
        if "\n" in quote:
            assert "".join(asked(page).split()) == "".join(quote.split())
        else:
            assert asked(page) == quote
        assert len(page.xpath("//a[@id='asked']")) == 1


def test_the_text_is_whole_and_reads_from_the_right(client: TestClient, store: Store) -> None:
    for document in store.documents():
        article = page_of(client, f"/report/{document.id}").xpath("//article")[0]
        assert (article.get("lang"), article.get("dir")) == ("ar", "rtl")
        shown = [one.text_content() for one in article.xpath("p")]
        text = document.text[document.span.start : document.span.end]
        assert shown == [line for line in text.split("\n") if line.strip()]


def test_a_mark_leads_to_its_note_by_pointer_and_by_tab(client: TestClient, store: Store) -> None:
    document = next(report.document for report in store.reports() if "announced" in report.file)
    page = page_of(client, f"/report/{document}")
    times = page.xpath("//span[contains(@class, ' time') and @tabindex='0']")
    assert times
    for mark in page.xpath("//span[@data-notes]"):
        for note in mark.get("data-notes").split():
            assert page.xpath(f"//*[@id='{note}']"), note
    note = page.xpath(f"//li[@id='{next(one for one in times[-1].get('data-notes').split() if one[0] == 't')}']")[0]
    assert "read as" in note.text_content()
    assert "rule" in note.text_content()


def test_a_stretch_can_be_asked_for_and_a_wrong_one_marks_nothing(client: TestClient, store: Store) -> None:
    document = next(iter(store.documents()))
    start = document.span.start + 2
    assert asked(page_of(client, f"/report/{document.id}?at={start}-{start + 5}")) == document.text[start : start + 5]
    for wrong in ("5-2", "a-b", "999999-9999999", "-1-4"):
        assert asked(page_of(client, f"/report/{document.id}?at={wrong}")) == ""


@pytest.mark.parametrize("title", ["announced", "held"])
def test_the_date_is_told_with_its_reasons(client: TestClient, store: Store, title: str) -> None:
    report = next(report for report in store.reports() if title in report.file)
    told = page_of(client, f"/report/{report.document}").xpath("string(//*[@id='published'])")
    assert str(report.published.value) in told
    assert all(reason.why in told for reason in report.published.reasons)


@given(
    st.text(alphabet="ab \nسل<&", max_size=40),
    st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=8),
)
def test_whatever_the_marks_the_pieces_are_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(start=min(span), end=max(span), kind="claim", note=f"c{number}") for number, span in enumerate(spans)]
    document = Document(
        id="d", source="s", name="n", part=0, language="ar", text=text, span=Span(start=0, end=len(text)), blocks=()
    )
    found = list(paragraphs(document, marks))
    assert ["".join(piece.text for piece in one.pieces) for one in found] == [
        line for line in text.split("\n") if line.strip()
    ]
    for mark in marks:
        held = "".join(piece.text for one in found for piece in one.pieces if mark.note in piece.notes)
        wanted = [line for line in _lines_of(text, mark) if line]
        assert held == "".join(wanted)


def _lines_of(text: str, mark: Mark) -> list[str]:
    at, found = 0, []
    for line in text.split("\n"):
        if line.strip():
            found.append(text[max(at, mark.start) : min(at + len(line), mark.end)] if mark.end > at else "")
        at += len(line) + 1
    return found
