"""HTML pages: the article's text and the page's metadata."""

import pytest
from sample_pages import LEAD, MORE, NEXT, TITLE, marked, source

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
