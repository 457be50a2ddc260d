"""What cannot be read, and what to say of it: the reason, and what to do."""

from mithaq.model.documents import Diagnostic, Source

_MAGIC = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF document; save its text as .txt or .html"),
    (b"PK\x03\x04", "a ZIP container (.docx, .xlsx, .zip); save its text as .txt, .html or .csv"),
    (b"\x1f\x8b", "a gzip file inside another; unpack it once"),
    (b"\xd0\xcf\x11\xe0", "an old Office document; save its text as .txt or .html"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"RIFF", "a sound or video file"),
    (b"ID3", "a sound file"),
    (b"SQLite format 3", "a database"),
)
# A page or feed of more bytes is no news article; archives are read row by row and have no such limit.
LARGEST_PAGE = 20_000_000
_CONTROLS = bytes([*range(9), 11, *range(14, 27), *range(28, 32), 127])
_FEW = 16
# Shares of control characters above which bytes are no text: in valid UTF-8, and otherwise.
_UTF8_SHARE, _OTHER_SHARE = 0.3, 0.05
# Reported, yet the article was read or nothing was lost.
WARNINGS = frozenset({"read.bad-bytes", "fetch.skipped"})


def refuse(source: Source, code: str, reason: str) -> Diagnostic:
    """Make the Diagnostic that names ``source`` and says why it, or a part of it, was not read."""
    return Diagnostic(code=f"read.{code}", message=f"{source.name}: {reason}", name=source.name)


def too_large(size: int) -> str:
    """Say that a page of ``size`` bytes is too large, and what to do."""
    return (
        f"a file of {size / 1_000_000:.0f} MB is too large to be one page "
        f"(the limit is {LARGEST_PAGE // 1_000_000} MB); give many articles as .jsonl or .csv, one a row"
    )


def binary_kind(payload: bytes) -> str | None:
    """Return what a payload is if it is no text: by its first bytes, or by its share of control characters."""
    for magic, kind in _MAGIC:
        if payload.startswith(magic):
            return kind
    controls = len(payload) - len(payload.translate(None, _CONTROLS))
    if controls <= _OTHER_SHARE * len(payload):
        return None
    limit = _UTF8_SHARE if _is_utf8(payload) else _OTHER_SHARE
    return "no text but binary data" if controls > limit * len(payload) and controls > 0 else None


def _is_utf8(payload: bytes) -> bool:
    try:
        payload.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
