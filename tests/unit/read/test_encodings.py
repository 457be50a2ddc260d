"""Bytes to text."""

import codecs

import pytest
from sample_pages import LEAD, NEXT, TITLE, source

from mithaq.model.documents import Document
from mithaq.read import read
from mithaq.read.encoding import decode

ARABIC = f"{TITLE}\n{LEAD}\n{NEXT}"
RUSSIAN = (
    "Министр заявил, что переговоры прошли успешно.\nПо его словам, стороны договорились о встрече на следующей неделе."
)


@pytest.mark.parametrize(
    ("text", "encoding", "mark"),
    [
        (ARABIC, "utf-8", codecs.BOM_UTF8),
        (ARABIC, "utf-16-le", codecs.BOM_UTF16_LE),
        (ARABIC, "utf-16-be", codecs.BOM_UTF16_BE),
        (ARABIC, "utf-32-le", codecs.BOM_UTF32_LE),
        (ARABIC, "utf-16-le", b""),
        (ARABIC, "utf-16-be", b""),
        (ARABIC, "cp1256", b""),
        (ARABIC, "iso8859_6", b""),
        (RUSSIAN, "cp1251", b""),
        (RUSSIAN, "koi8_r", b""),
        (RUSSIAN, "utf-16-le", b""),
    ],
)
def test_a_text_is_read_in_the_encoding_it_was_written_in(text: str, encoding: str, mark: bytes) -> None:
    (document,) = read(source(mark + text.encode(encoding)))
    assert isinstance(document, Document)
    assert document.text == text


def test_line_breaks_are_left_as_they_are() -> None:
    (document,) = read(source(ARABIC.replace("\n", "\r\n").encode()))
    assert isinstance(document, Document)
    assert document.text == ARABIC.replace("\n", "\r\n")


def test_a_declared_charset_is_heeded_unless_it_is_wrong() -> None:
    for declared in ("windows-1256", "utf-8", "no-such-charset"):
        page = f'<html><head><meta charset="{declared}"></head><body><p>{LEAD}</p></body></html>'
        assert LEAD in decode(page.encode("cp1256"), markup=True).text, declared
