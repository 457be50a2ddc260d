"""What lies in an object store, and tables and web archives with damage in them."""

import gzip
import http.server
import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from mithaq.fetch import sources
from mithaq.model.documents import Diagnostic, Document, Source
from mithaq.read import read

pytest.importorskip("pyarrow")

import pyarrow as pa
from pyarrow import parquet

TEXT = "وقع الجيش السوداني وقوات الدعم السريع في جدة يوم 11 مايو 2023 إعلان التزام بحماية المدنيين."
ROWS = [{"text": f"{TEXT} ({number})", "date": "2023-05-12", "source": "الأفق"} for number in range(250)]


def _told(paths: list[str]) -> tuple[list[Document], list[str]]:
    documents, codes = [], []
    for source in sources(paths):
        found = [source] if isinstance(source, Diagnostic) else read(source)
        for one in found:
            if isinstance(one, Document):
                documents.append(one)
            else:
                codes.append(one.code)
    return documents, codes


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "rows.parquet"
    parquet.write_table(pa.Table.from_pylist([*ROWS, {"text": None, "date": "2023-05-12", "source": "x"}]), path)
    return path


def test_a_parquet_file_gives_what_the_same_rows_of_json_give(table: Path, tmp_path: Path) -> None:
    archive = tmp_path / "rows.jsonl"
    archive.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    (ours, codes), (theirs, _) = _told([str(table)]), _told([str(archive)])
    assert [(one.id, one.part, one.outlet) for one in ours] == [(one.id, one.part, one.outlet) for one in theirs]
    assert codes == ["read.row-no-text"]
    assert len(list(sources([table]))) == 3


def test_days_in_a_column_of_their_own_type_are_read(tmp_path: Path) -> None:
    from datetime import date

    path = tmp_path / "typed.parquet"
    parquet.write_table(pa.table({"text": [TEXT], "date": [date(2023, 5, 12)], "picture": [b"\x00"]}), path)
    (document,), codes = _told([str(path)])
    assert (document.hint("date"), codes) == ("2023-05-12", [])


def test_a_table_without_texts_and_a_damaged_one_are_told(table: Path, tmp_path: Path) -> None:
    parquet.write_table(pa.table({"body": ["x"]}), tmp_path / "other.parquet")
    (tmp_path / "cut.parquet").write_bytes(table.read_bytes()[:-100])
    assert _told([str(tmp_path / "other.parquet")]) == ([], ["fetch.no-text"])
    assert _told([str(tmp_path / "cut.parquet")]) == ([], ["fetch.truncated"])


def record(number: int) -> bytes:
    """One answer, as a crawler of news keeps it."""
    page = f"<html><body><article><p>{TEXT} ({number})</p></article></body></html>".encode()
    told = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=UTF-8\r\nContent-Length: {len(page)}\r\n\r\n".encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2023-05-12T10:00:00Z\r\n"
        f"WARC-Target-URI: https://news.example/{number}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"WARC-Record-ID: <urn:uuid:{number:032}>\r\nContent-Length: {len(told) + len(page)}\r\n\r\n"
    )
    return head.encode() + told + page + b"\r\n\r\n"


@pytest.mark.parametrize("damage", [b"no record at all\r\n\r\n", b"\x00\xff" * 40])
@pytest.mark.parametrize("packed", [True, False])
def test_a_damaged_record_costs_no_more_than_itself(tmp_path: Path, damage: bytes, packed: bool) -> None:
    path = tmp_path / ("CC-NEWS-20230512-00001.warc.gz" if packed else "CC-NEWS-20230512-00001.warc")
    parts = [gzip.compress(record(number)) if packed else record(number) for number in range(6)]
    path.write_bytes(b"".join([*parts[:3], damage, *parts[3:]]))
    found = list(sources([path]))
    urls = [one.url for one in found if isinstance(one, Source)]
    assert urls == [f"https://news.example/{number}" for number in range(6)]
    assert [one.code for one in found if isinstance(one, Diagnostic)] == ["fetch.bad-record"]


def test_common_crawls_folders_are_walked(tmp_path: Path) -> None:
    for month in ("01", "02"):
        folder = tmp_path / "crawl-data" / "CC-NEWS" / "2023" / month
        folder.mkdir(parents=True)
        (folder / f"CC-NEWS-2023{month}01-00001.warc.gz").write_bytes(gzip.compress(record(int(month))))
        (folder / "warc.paths.gz").write_bytes(gzip.compress(b"crawl-data/...\n"))
    documents, codes = _told([str(tmp_path)])
    assert ([one.url for one in documents], codes) == (
        ["https://news.example/1", "https://news.example/2"],
        ["fetch.skipped", "fetch.skipped"],
    )


class _Bucket(http.server.BaseHTTPRequestHandler):
    """As much of S3 as reading needs: HEAD, GET of a range, and a list."""

    objects: dict[str, bytes]

    def log_message(self, *_: object) -> None:
        pass

    def do_HEAD(self) -> None:
        self._answer(b"", head=True)

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        if "list-type" in parse_qs(asked.query):
            self._list(parse_qs(asked.query).get("prefix", [""])[0])
        else:
            self._answer(b"", head=False)

    def _answer(self, body: bytes, *, head: bool) -> None:
        whole = self.objects.get(unquote(urlsplit(self.path).path))
        if whole is None:
            self.send_response(404)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        told = self.headers.get("Range", "")
        first, _, last = told.removeprefix("bytes=").partition("-") if told else ("0", "", "")
        body = whole[int(first) : int(last) + 1 if last else None]
        self.send_response(206 if told else 200)
        self.send_header("Content-Length", str(len(whole) if head else len(body)))
        self.send_header("Content-Range", f"bytes {first}-{int(first) + len(body) - 1}/{len(whole)}")
        self.send_header("Last-Modified", "Fri, 12 May 2023 10:00:00 GMT")
        self.end_headers()
        if not head:
            self.wfile.write(body)

    def _list(self, prefix: str) -> None:
        bucket = urlsplit(self.path).path.rstrip("/")
        names = sorted(
            name.removeprefix(bucket + "/") for name in self.objects if name.startswith(f"{bucket}/{prefix}")
        )
        contents = "".join(
            f"<Contents><Key>{name}</Key><Size>{len(self.objects[f'{bucket}/{name}'])}</Size>"
            "<LastModified>2023-05-12T10:00:00.000Z</LastModified></Contents>"
            for name in names
        )
        body = (
            '<?xml version="1.0"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">'
            f"<KeyCount>{len(names)}</KeyCount><IsTruncated>false</IsTruncated>{contents}</ListBucketResult>"
        ).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, bytes], None]]:
    """Puts objects into a store that answers on this machine."""
    objects: dict[str, bytes] = {}
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), type("Bucket", (_Bucket,), {"objects": objects}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for name, value in {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{server.server_port}",
        "AWS_ACCESS_KEY_ID": "nobody",
        "AWS_SECRET_ACCESS_KEY": "nothing",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_DEFAULT_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(name, value)
    yield objects.__setitem__
    server.shutdown()
    server.server_close()


def test_an_object_store_is_read_as_a_folder_is(table: Path, bucket: Callable[[str, bytes], None]) -> None:
    bucket("/news/2023/rows.parquet", table.read_bytes())
    bucket("/news/2023/pages.warc.gz", b"".join(gzip.compress(record(number)) for number in range(3)))
    bucket("/news/2023/rows.jsonl.gz", gzip.compress("".join(json.dumps(row) + "\n" for row in ROWS).encode()))
    bucket("/news/2023/picture.png", b"\x89PNG")
    documents, codes = _told(["s3://news/2023"])
    assert len(documents) == 3 + 2 * len(ROWS)
    assert sorted(codes) == ["fetch.skipped", "read.row-no-text"]
    alone, _ = _told(["s3://news/2023/rows.parquet"])
    assert alone[0].name == "s3://news/2023/rows.parquet"
    assert _told(["s3://news/nothing"]) == ([], ["fetch.missing"])
