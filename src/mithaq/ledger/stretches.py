"""Stretches of days as keys, so that what lies near one in time is found without looking at everything."""

from mithaq.model.edtf import Bounds

_BUCKET = 32
_MOST = 30
"""Buckets of days that one stretch is kept under; what is wider is looked at by all who ask."""
_WIDE, _ANY = "wide", "any"


def found_at(stretch: Bounds) -> list[str]:
    """Return the keys under which what falls into ``stretch`` is found."""
    return [*(_buckets(stretch, 0) or (_WIDE,)), _ANY]


def asked_at(stretch: Bounds, reach: int) -> list[str]:
    """Return the keys of all that may lie within ``reach`` days of ``stretch``."""
    buckets = _buckets(stretch, reach)
    return [*buckets, _WIDE] if buckets else [_ANY]


def _buckets(stretch: Bounds, reach: int) -> list[str]:
    begin, until = stretch
    if begin is None or until is None:
        return []
    first, last = (begin.toordinal() - reach) // _BUCKET, (until.toordinal() + reach) // _BUCKET
    return [str(number) for number in range(first, last + 1)] if last - first < _MOST else []
