"""How far it is with bringing the records of a large ledger up to date: told to whoever waits for it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Tell = Callable[[int, int], None]
"""Called with how many reports the records tell of already, and how many there are; at last with the same twice."""


def _nobody(done: int, whole: int) -> None:
    """Tell nobody."""


_listening: ContextVar[Tell] = ContextVar("listening", default=_nobody)


@contextmanager
def told_to(tell: Tell) -> Iterator[None]:
    """Let ``tell`` hear, as long as this lasts, how far it is with records that are brought up to date meanwhile."""
    before = _listening.set(tell)
    try:
        yield
    finally:
        _listening.reset(before)


def listening() -> Tell:
    """Return who is to be told in this thread."""
    return _listening.get()
