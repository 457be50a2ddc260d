"""Each bad input gives one clear Diagnostic, names itself, and raises nothing."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_pages import LEAD, NEXT, TITLE, source

from mithaq.model.documents import Diagnostic, Document
from mithaq.read import WARNINGS, read

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE z [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
    "<rss><channel><item><title>&c;</title></item></channel></rss>"
)


@pytest.mark.parametrize(
    ("payload", "media_type", "code", "says"),
    [
        (b"", "text/plain", "read.empty", "empty"),
        (b" \n\t\n", "text/plain", "read.empty", "empty"),
        ("\ufeff \u00a0".encode(), "text/plain", "read.empty", "blanks"),
        (PNG, "text/plain", "read.binary", "PNG"),
        (bytes(range(256)) * 20, "text/plain", "read.binary", "binary"),
        (b"%PDF-1.7 ...", "text/plain", "read.binary", "PDF"),
        (b"x" * 20_000_001, "text/plain", "read.too-large", "too large"),
        (b"<p>" + b"x" * 20_000_001, "text/html", "read.too-large", "too large"),
        (b"<html><head></head><body><script>var a=1;</script></body></html>", "text/html", "read.no-text", "no text"),
        (b"Not found", "application/rss+xml", "read.feed-not-xml", "XML"),
        (b"<rss><channel><item></rss>", "application/rss+xml", "read.feed-not-xml", "XML"),
        (BOMB.encode(), "application/rss+xml", "read.feed-entities", "entities"),
        (b"<svg></svg>", "application/xml", "read.no-entries", "svg"),
        (b'{"a": 1}', "application/json", "read.unsupported", "JSON Feed"),
        (b"{", "application/feed+json", "read.feed-not-json", "JSON"),
        (b"title,body\na,b\n", "text/csv", "read.csv-no-text", "body"),
        (b"%!PS", "application/postscript", "read.unsupported", "postscript"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_reason(payload: bytes, media_type: str, code: str, says: str) -> None:
    (refused,) = read(source(payload, media_type))
    assert isinstance(refused, Diagnostic)
    assert (refused.code, refused.name) == (code, "page")
    assert refused.message.startswith("page: ")
    assert says in refused.message
    assert refused.code not in WARNINGS


def test_a_bad_row_is_named_and_the_others_go_on() -> None:
    rows = [
        json.dumps({"text": LEAD}),
        "{not json",
        '["list"]',
        '{"title": "t"}',
        "[" * 100_000,
        json.dumps({"text": NEXT}),
    ]
    found = list(read(source("\n".join(rows), "application/x-ndjson")))
    assert [row.part for row in found if isinstance(row, Document)] == [0, 5]
    bad = [row for row in found if isinstance(row, Diagnostic)]
    assert [row.code for row in bad] == ["read.bad-row", "read.bad-row", "read.row-no-text", "read.bad-row"]
    assert [row.message.split(": ")[1] for row in bad] == ["row 1", "row 2", "row 3", "row 4"]


def test_damaged_bytes_are_replaced_and_reported_and_the_article_is_read() -> None:
    payload = f"{TITLE}\n{LEAD}".encode()
    warning, document = read(source(payload[:200] + b"\xff\xfe" + payload[200:]))
    assert isinstance(warning, Diagnostic) and isinstance(document, Document)
    assert warning.code == "read.bad-bytes"
    assert warning.code in WARNINGS
    assert "\ufffd" in document.text
    assert document.title == TITLE


def test_control_characters_inside_a_text_keep_their_place() -> None:
    text = f"{TITLE}\n\x00{LEAD}\x07\n{NEXT}"
    (document,) = read(source(text))
    assert isinstance(document, Document)
    assert document.text == text


def test_lone_surrogates_of_a_json_row_are_replaced_in_place() -> None:
    (document,) = read(source('{"text": "a \\ud800 b.", "title": "\\udfff"}', "application/x-ndjson"))
    assert isinstance(document, Document)
    assert document.text == "a \ufffd b."
    assert document.title == "\ufffd"


def check(text: str) -> None:
    found = list(read(source(text)))
    documents = [document for document in found if isinstance(document, Document)]
    if not documents:
        assert next(d.code for d in found if isinstance(d, Diagnostic)) in ("read.empty", "read.binary")
    end = 0
    for document in documents:
        assert document.text == text.removeprefix("\ufeff")
        assert end <= document.span.start <= document.span.end <= len(document.text)
        end = document.span.start
        for block in document.blocks:
            assert document.span.covers(block.span)
            assert end <= block.span.start < block.span.end
            end = block.span.end
        covered = "".join(document.text[block.span.start : block.span.end] for block in document.blocks)
        assert letters(covered) == letters(document.text[document.span.start : document.span.end])


def letters(text: str) -> str:
    return "".join(text.split()).translate(dict.fromkeys(map(ord, BLANKS)))


BLANKS = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\x00"


@settings(max_examples=150, deadline=None)
@given(st.text())
def test_any_text_comes_back_as_it_was(text: str) -> None:
    check(text)


PIECES = st.sampled_from(
    [
        TITLE,
        LEAD,
        NEXT,
        "",
        " ",
        "اقرأ أيضا:",
        "المصدر: تاس",
        "المصدر:",
        "***",
        "عدن – 4 مايو 2021",
        "#وسم",
        "Ru En",
        "4 مايو",
        "«",
        "الصورة:",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=14), st.sampled_from(["\n", "\r\n", "\n\n", "\u2028"]))
def test_any_order_of_lines_keeps_text_and_spans(pieces: list[str], line_break: str) -> None:
    check(line_break.join(pieces))


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from(["text/plain", "application/xml", "text/csv", "application/x-ndjson", "application/json"]),
)
def test_no_bytes_raise(payload: bytes, media_type: str) -> None:
    assert all(isinstance(found, (Document, Diagnostic)) for found in read(source(payload, media_type)))
