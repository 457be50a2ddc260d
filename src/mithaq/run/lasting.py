"""What is made of the whole ledger and looked at on every page: kept, and made anew no oftener than it is worth."""

import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")
FREELY_SECONDS = 0.1
"""What takes less is made anew whenever the ledger has changed."""
SHARE = 20
"""What takes more lasts so many times as long as it took: a large ledger that grows is not counted all day."""
PATIENCE_SECONDS = 1.0
"""How long the first who asks after a decision waits to see what came of it."""


class Lasting(Generic[T]):
    """One such thing. Safe to be asked from several threads at once.

    What takes long is made anew behind the scenes, and everybody gets the old meanwhile.
    """

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._made = threading.Condition(self._lock)
        self._found: list[T] = []
        self._of = -1
        self._until = 0.0
        self._took = 0.0
        self._making = False
        self._hurried = False
        self.version = 0

    def hurry(self) -> None:
        """Have it made anew when next asked for, the asker waiting a little: somebody has just decided something."""
        with self._lock:
            self._hurried = True

    def due(self, generation: int) -> bool:
        """Tell whether it would be made anew for this generation of the ledger."""
        return not self._found or (generation != self._of and (self._hurried or time.monotonic() >= self._until))

    def get(self, generation: int) -> T:
        """Return it as it is for this generation of the ledger, or was a little before."""
        with self._made:
            while self._making and not self._found:
                self._made.wait()
            if self._hurried:  # what was begun before the decision does not tell of it
                self._made.wait_for(lambda: not self._making, PATIENCE_SECONDS)
            if self._making or not self.due(generation):
                return self._found[0]
            self._making, hurried, self._hurried = True, self._hurried, False
            if self._found and self._took > FREELY_SECONDS:
                threading.Thread(target=self._make_anew, args=(generation,), daemon=True).start()
                if hurried:
                    self._made.wait_for(lambda: not self._making, PATIENCE_SECONDS)
                return self._found[0]
        self._make_anew(generation)
        return self._found[0]

    def _make_anew(self, generation: int) -> None:
        begun = time.monotonic()
        try:
            made = self._make()
        except Exception:
            with self._made:
                self._making = False
                self._made.notify_all()
            raise
        with self._made:
            self._took = time.monotonic() - begun
            self._found, self._of, self._making = [made], generation, False
            self._until = time.monotonic() + (SHARE * self._took if self._took > FREELY_SECONDS else 0.0)
            self.version += 1
            self._made.notify_all()
