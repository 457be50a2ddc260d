"""Time expressions: found by a language pack's rules, independent of any date; then given values."""

from mithaq.annotate.time.anchors import Discourse
from mithaq.annotate.time.parts import SymbolicTime
from mithaq.annotate.time.reading import read_times
from mithaq.annotate.time.recognise import find_times
from mithaq.annotate.time.resolve import Resolution, resolve, resolve_times

__all__ = ["Discourse", "Resolution", "SymbolicTime", "find_times", "read_times", "resolve", "resolve_times"]
