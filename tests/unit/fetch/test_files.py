"""Paths and folders to Sources."""

import gzip
import json
from pathlib import Path

from mithaq.fetch import archives, sources
from mithaq.model.documents import Diagnostic, Document, Source
from mithaq.read import read


def codes(*paths: Path) -> list[str]:
    return [found.code for found in sources(paths) if isinstance(found, Diagnostic)]


def good(*paths: Path) -> list[Source]:
    return [found for found in sources(paths) if isinstance(found, Source)]


def test_a_folder_is_walked_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "sub/c.jsonl", ".hidden.txt", ".git/d.txt", "picture.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text('{"text": "x"}')
    assert [Path(source.name).name for source in good(tmp_path)] == ["a.html", "b.txt", "c.jsonl"]
    assert codes(tmp_path) == ["fetch.skipped"]


def test_what_is_not_there_or_not_readable_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.xyz").write_text("x")
    (tmp_path / "empty").mkdir()
    assert codes(tmp_path / "no.txt") == ["fetch.missing"]
    assert codes(tmp_path / "x.xyz") == ["fetch.unsupported"]
    assert codes(tmp_path / "empty") == ["fetch.empty-folder"]
    assert codes(Path("a\0b")) in (["fetch.missing"], ["fetch.unreadable"])
    (diagnostic,) = sources([tmp_path / "no.txt"])
    assert isinstance(diagnostic, Diagnostic)
    assert diagnostic.name == str(tmp_path / "no.txt")
    assert str(tmp_path / "no.txt") in diagnostic.message


def test_a_page_of_fifty_megabytes_is_refused_once(tmp_path: Path) -> None:
    with (tmp_path / "big.html").open("wb") as file:
        file.truncate(50_000_000)
    (diagnostic,) = sources([tmp_path / "big.html"])
    assert isinstance(diagnostic, Diagnostic)
    assert diagnostic.code == "fetch.too-large"
    assert "50 MB" in diagnostic.message


def test_the_first_bytes_overrule_the_ending(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("<!DOCTYPE html><html><body></body></html>")
    (tmp_path / "b.html").write_text('<?xml version="1.0"?><rss><channel/></rss>')
    (tmp_path / "c").write_text("plain")
    assert [source.media_type for source in good(tmp_path)] == ["text/html", "application/xml", "text/plain"]


def test_a_large_archive_comes_in_batches_that_count_their_rows_on(tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(archives, "_BATCH", 100)
    (tmp_path / "a.jsonl").write_text("".join(json.dumps({"text": f"row {n}."}) + "\n\n" for n in range(40)))
    cells = "".join(f'"row {n},\nnext line ""quoted"""\n' for n in range(40))
    (tmp_path / "b.csv").write_text("text\n" + cells)
    for path in (tmp_path / "a.jsonl", tmp_path / "b.csv"):
        batches = good(path)
        assert len(batches) > 5
        documents = [document for batch in batches for document in read(batch) if isinstance(document, Document)]
        assert [document.part for document in documents] == list(range(40))
        assert all(document.text.startswith(f"row {document.part}") for document in documents)


def test_a_packed_archive_is_unpacked_and_a_truncated_one_read_as_far_as_it_goes(tmp_path: Path) -> None:
    rows = "".join(json.dumps({"text": f"row {n} {n * 7919 % 1000} words."}) + "\n" for n in range(3000))
    whole = gzip.compress(rows.encode())
    (tmp_path / "whole.jsonl.gz").write_bytes(whole)
    (tmp_path / "half.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    assert sum(len(list(read(source))) for source in good(tmp_path / "whole.jsonl.gz")) == 3000
    *batches, end = sources([tmp_path / "half.jsonl.gz"])
    read_rows = [found for batch in batches if isinstance(batch, Source) for found in read(batch)]
    assert sum(isinstance(found, Document) for found in read_rows) > 500
    assert isinstance(end, Diagnostic)
    assert end.code == "fetch.truncated"


def test_utf16_csv_as_spreadsheets_write_it(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("title\ttext\nعنوان\tنص قصير.\n".encode("utf-16"))
    (batch,) = good(tmp_path / "a.csv")
    (document,) = read(batch)
    assert isinstance(document, Document)
    assert (document.title, document.text) == ("عنوان", "نص قصير.")


def warc_record(url: str, content_type: str, body: bytes, status: str = "200 OK") -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2021-05-04T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def test_the_pages_of_a_web_archive_are_read_and_its_pictures_passed_over(tmp_path: Path) -> None:
    page = "<html><body><p>استقبل الوزير وفدا من الحركة وبحث معه سبل تثبيت الهدنة في الشرق.</p></body></html>"
    records = [
        warc_record("https://example.org/a", "text/html; charset=utf-8", page.encode()),
        warc_record("https://example.org/b.png", "image/png", b"PNG"),
        warc_record("https://example.org/c", "text/html", page.encode(), status="404 Not Found"),
    ]
    (tmp_path / "a.warc").write_bytes(b"".join(records))
    (tmp_path / "b.warc.gz").write_bytes(b"".join(map(gzip.compress, records)))
    (tmp_path / "none.warc").write_bytes(records[1])
    for name in ("a.warc", "b.warc.gz"):
        (source,) = sources([tmp_path / name])
        assert isinstance(source, Source)
        assert (source.url, source.retrieved_at) == ("https://example.org/a", "2021-05-04T10:00:00Z")
        (document,) = read(source)
        assert isinstance(document, Document)
        assert document.url == "https://example.org/a"
    assert codes(tmp_path / "none.warc") == ["fetch.no-pages"]
