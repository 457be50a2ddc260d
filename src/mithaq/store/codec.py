"""Records to JSON and back, by their declared types.

A span is written as a pair, an absent field is one that has its default: the blobs stay small and the same record
always gives the same bytes, so that they can be hashed and compared.
"""

import dataclasses
import json
import zlib
from collections.abc import Callable
from enum import Enum
from functools import cache
from inspect import signature
from sys import intern
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin

from mithaq.model.documents import Span
from mithaq.store.declared import declared_types

_SHORT = 48
Plain = Any
_Decoder = Callable[[Plain], Any]


def to_plain(value: Any) -> Plain:
    """Turn a record, or a tuple of them, into what JSON can say."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return [to_plain(part) for part in value]
    if isinstance(value, dict):
        return {name: to_plain(part) for name, part in value.items()}
    if dataclasses.is_dataclass(value):
        found = ((name, getattr(value, name), default) for name, default in _fields(value.__class__))
        return {name: to_plain(part) for name, part, default in found if part != default}
    return value


def from_plain(kind: Any, plain: Plain) -> Any:
    """Turn what ``to_plain`` gave back into a record of type ``kind`` (a class or a ``tuple[...]`` form)."""
    return _decoder(kind)(plain)


def to_json(value: Any) -> str:
    """Write a record as one line of JSON, the same bytes for the same record."""
    text = json.dumps(to_plain(value), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    if text.isascii() or _encodes(text):
        return text
    return json.dumps(to_plain(value), separators=(",", ":"), sort_keys=True)


def from_json(kind: Any, text: str) -> Any:
    """Read a record of type ``kind`` from a line of JSON."""
    return from_plain(kind, json.loads(text))


def pack(text: str) -> bytes:
    """Compress text; a lone surrogate, which UTF-8 cannot hold, survives."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 6)


def unpack(blob: bytes) -> str:
    """Give back the text that ``pack`` compressed."""
    return zlib.decompress(blob).decode("utf-8", "surrogatepass")


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


@cache
def _fields(kind: Any) -> tuple[tuple[str, Any], ...]:
    asked = signature(kind).parameters  # a record that writes its ``__init__`` out has its defaults there alone
    return tuple((field.name, asked[field.name].default) for field in dataclasses.fields(kind))


@cache
def _decoder(kind: Any) -> _Decoder:
    if kind is Span:
        return lambda plain: Span(start=plain[0], end=plain[1])
    if get_origin(kind) is Final:
        return _decoder(get_args(kind)[0])
    if get_origin(kind) in (Union, UnionType):
        return _optional(kind)
    if get_origin(kind) is tuple:
        return _tuple(get_args(kind))
    if dataclasses.is_dataclass(kind):
        return _record(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _member(kind)
    return _kept if kind is str else _as_it_is


def _kept(plain: Plain) -> Plain:
    """Hold ids and names once, however many records bear them: a large ledger has each party in thousands."""
    return intern(plain) if type(plain) is str and len(plain) <= _SHORT else plain


def _member(kind: type[Enum]) -> _Decoder:
    known = {one.value: one for one in kind}  # a fifth of what asking the class costs
    return lambda plain: known[plain] if plain in known else kind(plain)


def _as_it_is(plain: Plain) -> Plain:
    return plain


def _optional(kind: Any) -> _Decoder:
    (inner,) = (_decoder(part) for part in get_args(kind) if part is not NoneType)
    return lambda plain: None if plain is None else inner(plain)


def _tuple(parts: tuple[Any, ...]) -> _Decoder:
    if len(parts) == 2 and parts[1] is Ellipsis:
        each = _decoder(parts[0])
        if each is _kept:
            return lambda plain: tuple(map(_kept, plain))
        return lambda plain: tuple([each(part) for part in plain])
    decoders = [_decoder(part) for part in parts]
    return lambda plain: tuple([decode(part) for decode, part in zip(decoders, plain, strict=True)])


def _record(kind: Any) -> _Decoder:
    hints = declared_types(kind)
    decoders = {field.name: _decoder(hints[field.name]) for field in dataclasses.fields(kind)}
    return lambda plain: kind(**{name: decoders[name](value) for name, value in plain.items()})
