"""Bytes to text: byte order marks, UTF-8, UTF-16 without a mark, declared and undeclared legacy code pages."""

import codecs
import re
from dataclasses import dataclass

from mithaq.read.language import stop_word_share

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Code pages of the press read here, tried beside what is declared and what the detector finds.
_LEGACY = ("cp1256", "iso8859_6", "cp1251", "koi8_r", "cp1254", "cp1252")
_SAMPLE = 20_000
_WIDE_SAMPLE = 4_096
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.I)
_REPLACEMENT = "\ufffd"
# High bytes of the letters, digits and marks of scripts read here: what UTF-16 text is made of.
_HIGH = frozenset((0x00, 0x01, 0x04, 0x05, 0x06, 0x07, 0x20, 0xFB, 0xFD, 0xFE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A payload as text, without its byte order mark. ``replaced`` counts the bytes that made no character."""

    text: str
    encoding: str
    replaced: int


def decode(payload: bytes, *, markup: bool = False) -> Decoded:
    """Decode ``payload``. ``markup``: heed the charset that its first bytes declare. Never raises."""
    for mark, name in _MARKS:
        if payload.startswith(mark):
            return _replacing(payload[len(mark) :], name)
    if wide := _unmarked_utf16(payload):
        return _replacing(payload, wide)
    try:
        return Decoded(text=payload.decode("utf-8"), encoding="utf-8", replaced=0)
    except UnicodeDecodeError:
        return _not_utf8(payload, _declared(payload) if markup else None)


def scrub_surrogates(text: str) -> str:
    """Replace lone surrogates, which JSON can smuggle in and no output can carry; offsets stay."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join(_REPLACEMENT if "\ud800" <= character <= "\udfff" else character for character in text)
    return text


def _replacing(payload: bytes, name: str) -> Decoded:
    text = payload.decode(name, errors="replace")
    return Decoded(text=text, encoding=name, replaced=text.count(_REPLACEMENT))


def _unmarked_utf16(payload: bytes) -> str | None:
    """Return the byte order of UTF-16 without a mark: every second byte is the high byte of a few scripts."""
    sample = payload[:_WIDE_SAMPLE]
    if len(sample) < 8 or b"\x00" not in sample:
        return None
    for offset, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = sample[offset::2]
        low = sample[1 - offset :: 2]
        if sum(byte in _HIGH for byte in high) > 0.95 * len(high) and low.count(0) <= 0.02 * len(low):
            return name if len(set(low)) > len(set(high)) else None
    return None


def _declared(payload: bytes) -> str | None:
    match = _DECLARED.search(payload[:_WIDE_SAMPLE])
    if match is None:
        return None
    try:
        return codecs.lookup(match.group(1).decode("ascii")).name
    except LookupError:
        return None


def _not_utf8(payload: bytes, declared: str | None) -> Decoded:
    """Choose between UTF-8 with damage and a legacy code page."""
    damaged = _replacing(payload, "utf-8")
    sound = sum(1 for character in damaged.text if character > "\x7f") - damaged.replaced
    if sound > 4 * damaged.replaced:
        return damaged
    sample = payload[:_SAMPLE]
    names = list(dict.fromkeys(name for name in (declared, _detected(payload), *_LEGACY) if name and name != "utf-8"))
    best = max(names, key=lambda name: (_plausibility(sample, name), -names.index(name)))
    if _plausibility(sample, best) < _plausibility(sample, "utf-8"):
        return damaged
    return _replacing(payload, best)


def _detected(payload: bytes) -> str | None:
    # Loaded here: a compiled module that only pages in legacy code pages need.
    from resiliparse.parse.encoding import detect_encoding

    try:
        return codecs.lookup(str(detect_encoding(payload))).name
    except LookupError:
        return None


def _plausibility(sample: bytes, name: str) -> float:
    """Weigh a reading: the share of frequent words, less that of characters no text holds."""
    try:
        text = sample.decode(name, errors="replace")
    except (LookupError, ValueError):
        return -1.0
    odd = sum(1 for c in text if c == _REPLACEMENT or "\x80" <= c <= "\x9f") / max(len(text), 1)
    return round(stop_word_share(text) - 2 * odd, 3)
