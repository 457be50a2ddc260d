"""HTML pages: the article's text and the page's metadata."""

import pytest
from sample_pages import LEAD, MORE, NEXT, OTHER, OTHER_LEAD, OTHER_NEXT, TITLE, marked, source

from mithaq.model.documents import Diagnostic, Document
from mithaq.read import read

BODY = f"<article><h1>{TITLE}</h1><p>{LEAD}</p><p>{NEXT}</p><p>{MORE}</p></article>"


def page(head: str, body: str = BODY) -> Document:
    (document,) = read(
        source(f"<!DOCTYPE html><html lang='ar'><head>{head}</head><body>{body}</body></html>", "text/html")
    )
    assert isinstance(document, Document)
    return document


def test_the_article_is_taken_out_of_menus_and_scripts() -> None:
    document = page(
        "<title>x</title>", f"<nav><ul><li><a href='/'>قائمة</a></li></ul></nav>{BODY}<script>var a;</script>"
    )
    assert document.text == "\n".join([TITLE, LEAD, NEXT, MORE])
    assert [kind for kind, _ in marked(document)] == ["title", "body", "body", "body"]


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="og:site_name" content="الساحل">'
        '<meta property="article:published_time" content="2021-05-04T10:00:00Z">',
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "x",'
        '"datePublished": "2021-05-04T10:00:00Z", "publisher": {"name": "الساحل"}}]}</script>',
        '<meta name="application-name" content="الساحل"><meta name="pubdate" content="2021-05-04T10:00:00Z">',
    ],
)
def test_metadata_become_hints(head: str) -> None:
    document = page(head)
    assert (document.hint("date"), document.outlet) == ("2021-05-04T10:00:00Z", "الساحل")


def test_a_time_element_and_the_canonical_link_are_read() -> None:
    document = page(
        '<link rel="canonical" href="https://example.org/a">', '<time datetime="2021-05-04">x</time>' + BODY
    )
    assert (document.hint("date"), document.url) == ("2021-05-04", "https://example.org/a")


@pytest.mark.parametrize(
    "markup",
    [
        f"<p>{LEAD}<p>{NEXT}<div><<<b>",
        f"<html><body><p>{LEAD}</p></body>",
        "<div>" * 1500 + LEAD,
        f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{LEAD}</p></body></html>',
        f"<p>\x00{LEAD}\x01</p>",
    ],
)
def test_broken_markup_is_read_all_the_same(markup: str) -> None:
    found = list(read(source(markup, "text/html")))
    assert not any(isinstance(each, Diagnostic) for each in found)
    assert any(isinstance(each, Document) and LEAD in each.text for each in found)


def _stacked(title: str, date: str, *paragraphs: str, level: str = "h1") -> str:
    told = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<article><header><{level}>{title}</{level}><time datetime='{date}'>{date}</time></header>{told}</article>"


def _read_page(body: str) -> list[Document]:
    found = read(source(f"<html><head><title>صفحة</title></head><body>{body}</body></html>", "text/html"))
    return [document for document in found if isinstance(document, Document)]


def test_each_article_of_a_page_has_its_own_title_and_date() -> None:
    body = _stacked(TITLE, "2022-12-06", LEAD, NEXT) + _stacked(OTHER, "2023-08-29", OTHER_LEAD, OTHER_NEXT)
    first, second = _read_page(f"<nav>قائمة</nav>{body}")
    assert [(one.part, one.title, one.hint("date")) for one in (first, second)] == [
        (0, TITLE, "2022-12-06"),
        (1, OTHER, "2023-08-29"),
    ]
    assert first.text == second.text
    assert second.text[second.span.start : second.span.end] == "\n".join([OTHER, "2023-08-29", OTHER_LEAD, OTHER_NEXT])
    assert [kind for kind, _ in marked(second)] == ["title", "dateline", "body", "body"]
    assert first.id != second.id


@pytest.mark.parametrize(
    "card",
    [
        _stacked(OTHER, "2023-08-29", "خطوة أولى.", level="h2"),
        _stacked(OTHER, "2023-08-29", OTHER_LEAD, level="h2"),
        _stacked("أبو سالم", "2023-08-29", OTHER_LEAD, OTHER_NEXT, level="h2"),
        f"<article><p>{OTHER_LEAD}</p><p>{OTHER_NEXT}</p></article>",
    ],
)
def test_comments_and_cards_are_no_articles(card: str) -> None:
    whole = _stacked(TITLE, "2022-12-06", LEAD, NEXT, MORE)
    assert len(_read_page(whole + card)) == 1
    assert len(_read_page(whole.replace("</article>", f"{card}</article>"))) == 1
