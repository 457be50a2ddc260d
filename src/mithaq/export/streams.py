"""Text and JSON onto streams of bytes."""

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, TextIO


@contextmanager
def as_text(out: BinaryIO) -> Iterator[TextIO]:
    """Give ``out`` as UTF-8 text and leave it open; line breaks stay as they are, a lone surrogate becomes "?"."""
    text = io.TextIOWrapper(out, "utf-8", errors="replace", newline="", write_through=True)
    try:
        yield text
    finally:
        text.flush()
        text.detach()


def as_json(value: Any, *, indent: int | None = None) -> bytes:
    """Return ``value`` as JSON in UTF-8; a lone surrogate, which UTF-8 cannot hold, is written as an escape."""
    try:
        return json.dumps(value, ensure_ascii=False, indent=indent).encode()
    except UnicodeEncodeError:
        return json.dumps(value, indent=indent).encode()
