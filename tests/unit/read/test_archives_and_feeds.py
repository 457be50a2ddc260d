"""Rows of JSONL and CSV, entries of RSS, Atom and JSON Feed."""

import json

from sample_pages import LEAD, NEXT, OTHER, OTHER_LEAD, OTHER_NEXT, TITLE, marked, source

from mithaq.model.documents import Document
from mithaq.read import read

ROW = {
    "text": LEAD,
    "title": TITLE,
    "url": "https://example.org/a",
    "date": "2021-05-04",
    "source": "الساحل",
    "id": 7,
    "language": "ar",
}


def documents(payload: str, media_type: str) -> list[Document]:
    found = list(read(source(payload, media_type)))
    assert all(isinstance(document, Document) for document in found), found
    return [document for document in found if isinstance(document, Document)]


def jsonl(*rows: dict[str, object]) -> list[Document]:
    return documents("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "application/x-ndjson")


def test_a_row_is_an_article_with_what_it_tells() -> None:
    _, document = jsonl({"text": NEXT}, ROW)
    assert (document.part, document.text, document.title, document.outlet) == (1, LEAD, TITLE, "الساحل")
    assert document.url == "https://example.org/a"
    assert (document.hint("date"), document.hint("id"), document.hint("language")) == ("2021-05-04", "7", "ar")


def test_the_same_row_has_the_same_id_in_every_archive_and_place() -> None:
    (alone,) = jsonl(ROW)
    _, later = jsonl({"text": NEXT}, ROW)
    (changed,) = jsonl({**ROW, "source": "الجبل"})
    assert alone.id == later.id
    assert alone.id != changed.id


def test_a_second_story_in_a_row_is_marked_as_related() -> None:
    text = "\n".join([LEAD, NEXT, "المصدر: تاس", "اقرأ أيضا:", OTHER, OTHER_LEAD, OTHER_NEXT])
    (document,) = jsonl({"text": text})
    assert [kind for kind, _ in marked(document)] == ["body", "body", "credits", *["related"] * 4]


def test_the_title_a_row_tells_is_a_block_only_where_the_text_repeats_it() -> None:
    repeated, not_repeated = jsonl(
        {"title": TITLE, "text": f"{TITLE}\n{LEAD}"}, {"title": TITLE, "text": f"كلام آخر هنا\n{LEAD}"}
    )
    assert [kind for kind, _ in marked(repeated)] == ["title", "body"]
    assert [kind for kind, _ in marked(not_repeated)] == ["body", "body"]


def test_csv_with_line_breaks_and_quotes_inside_a_cell() -> None:
    cell = f'{LEAD}\nقال "نعم".'
    payload = "Title;Text\r\n" + TITLE + ';"' + cell.replace('"', '""') + '"\r\n\r\nب;' + NEXT + "\r\n"
    first, second = documents(payload, "text/csv")
    assert (first.text, first.title) == (cell, TITLE)
    assert (second.part, second.text) == (1, NEXT)


def test_rss_entries() -> None:
    payload = f"""<?xml version="1.0" encoding="utf-8"?>
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>الساحل</title>
    <item><title>{TITLE}</title><link>https://example.org/a</link><guid>g1</guid>
    <pubDate>Tue, 04 May 2021 10:15:00 +0300</pubDate><description>short</description>
    <content:encoded><![CDATA[<p>{LEAD}</p><p>{NEXT} &amp; غيره</p>]]></content:encoded></item></channel></rss>"""
    (document,) = documents(payload, "application/rss+xml")
    assert document.text == f"{TITLE}\n{LEAD}\n{NEXT} & غيره"
    assert (document.outlet, document.url, document.title) == ("الساحل", "https://example.org/a", TITLE)
    assert document.hint("date") == "2021-05-04T10:15:00+03:00"
    assert [kind for kind, _ in marked(document)] == ["title", "body", "body"]


def test_atom_entries() -> None:
    payload = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Coast</title><entry><title>{TITLE}</title>
    <link rel="self" href="https://example.org/self"/><link href="https://example.org/a"/><id>x</id>
    <published>2021-05-04T10:15:00Z</published>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{LEAD}</p></div></content></entry></feed>"""
    (document,) = documents(payload, "application/atom+xml")
    assert document.text == f"{TITLE}\n{LEAD}"
    assert (document.url, document.hint("date"), document.outlet) == (
        "https://example.org/a",
        "2021-05-04T10:15:00Z",
        "Coast",
    )


def test_json_feed_items() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Coast",
        "items": [
            {"id": "1", "title": TITLE, "content_html": f"<p>{LEAD}</p>", "date_published": "2021-05-04", "url": "u"}
        ],
    }
    (document,) = documents(json.dumps(feed), "application/json")
    assert (document.text, document.outlet, document.hint("date")) == (f"{TITLE}\n{LEAD}", "Coast", "2021-05-04")
