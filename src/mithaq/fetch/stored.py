"""Files, on this machine or in an object store (s3://, gs://, abfs://, hdfs://), opened alike.

Object stores are read through pyarrow (the extra ``parquet``), which takes credentials, region and endpoint from where
the cloud's own tools do: AWS_ENDPOINT_URL, for one, names an S3 of one's own.
"""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

REMOTE = ("s3://", "gs://", "gcs://", "abfs://", "abfss://", "hdfs://")
_AT_ONCE = 4 << 20
"""Bytes asked of an object store at a time: each question costs some hundredths of a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file by its name: how it is opened, and how many bytes it has."""

    name: str
    open: Callable[[], BinaryIO]
    size: int


class MissingError(OSError):
    """Nothing lies there."""


def local(path: Path, name: str) -> File:
    """Return a file of this machine."""
    return File(name=name, open=lambda: path.open("rb"), size=path.stat().st_size)


def is_remote(name: str) -> bool:
    """Tell whether a name is that of something in an object store."""
    return name.lower().startswith(REMOTE)


def remote(url: str) -> Iterator[File]:
    """Yield the file at ``url``, or those under it in the order of their names, hidden ones left out.

    Raises OSError when there is nothing or it cannot be read, ImportError when pyarrow is not installed.
    """
    from pyarrow import fs

    system, path = fs.FileSystem.from_uri(url)
    found = system.get_file_info(path)
    if found.type == fs.FileType.File:
        yield _remote(system, found, url)
        return
    inside = system.get_file_info(fs.FileSelector(path, recursive=True, allow_not_found=True))
    files = sorted((one for one in inside if one.type == fs.FileType.File), key=lambda one: one.path)
    if not files:
        raise MissingError("there is no such file or folder")
    scheme = url.partition("://")[0]
    for one in files:
        if not any(part.startswith(".") for part in one.path[len(path) :].split("/")):
            yield _remote(system, one, f"{scheme}://{one.path}")


def _remote(system: Any, found: Any, name: str) -> File:
    def opened() -> BinaryIO:
        return cast(BinaryIO, io.BufferedReader(system.open_input_file(found.path), _AT_ONCE))

    return File(name=name.partition("?")[0], open=opened, size=found.size)
