"""The records of a store as they stand, brought up to date behind the scenes when somebody adds to it or judges."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait

from mithaq.errors import CatchingUpError
from mithaq.run.current import current
from mithaq.run.progress import Tell, told_to
from mithaq.run.stored import Stored
from mithaq.store import Store

LOOK_AGAIN_SECONDS = 1.0
"""How long a look at the store holds."""
PATIENCE_SECONDS = 1.0
"""How long one asker waits for the records to be brought up to date before being answered from those before."""
QUICK_SECONDS = 0.2
"""Nobody waits where it took longer the last time: while many reports come in, all are answered from what is there."""
PATIENCE_AFTER_DECIDING_SECONDS = 5.0
"""The same for the first who asks after a decision made here: who decides wants to see it."""
MANY = 2000
"""Reports that take so long to be folded that nobody is kept waiting: askers are told how far it is."""


class Standing:
    """Opens the records once, and again on change; while they are brought up to date, answers come from those before.

    Safe to be asked from several threads at once. ``tell`` is told how far it is (``mithaq.run.progress``).
    """

    def __init__(self, store: Store, make: Callable[[], Stored] | None = None, tell: Tell | None = None) -> None:
        self._store = store
        self._make = make or (lambda: current(store))
        self._lock = threading.Lock()
        self._folder = ThreadPoolExecutor(max_workers=1, thread_name_prefix="mithaq-fold")
        self._coming: Future[Stored] | None = None
        self._mark: tuple[int | None, ...] = ()
        self._looked_at = float("-inf")
        self._stored: Stored | None = None
        self._generation = 0
        self._decided = False
        self._took = 0.0
        self._tell = tell
        self._done = self._whole = 0

    def now(self) -> tuple[Stored, int]:
        """Return the records, and which they are.

        Raises StoreError when the store cannot be read; CatchingUpError where there are no records yet, and many
        reports are being folded.
        """
        with self._lock:
            decided, self._decided = self._decided, False
            patience = PATIENCE_SECONDS if self._took <= QUICK_SECONDS else 0.0
            if decided:
                patience = max(PATIENCE_SECONDS, PATIENCE_AFTER_DECIDING_SECONDS)
            if decided and self._coming is not None:  # begun before the decision
                wait([self._coming], patience)
                if self._coming.done():
                    self._take(self._coming)
            if self._coming is None and time.monotonic() - self._looked_at >= LOOK_AGAIN_SECONDS:
                self._look(patience)
            if self._coming is not None and self._stored is None:
                self._wait_first(self._coming)
            if self._coming is not None and (self._stored is None or self._coming.done()):
                self._take(self._coming)
            assert self._stored is not None  # the first time is waited for
            return self._stored, self._generation

    def first(self) -> None:
        """Wait for the first records, however long they take."""
        with self._lock:
            if self._coming is None and self._stored is None:
                self._look(0.0)
            coming = self._coming
        if coming is not None:
            wait([coming])

    def _wait_first(self, coming: "Future[Stored]") -> None:
        while not coming.done():
            if self._whole - self._done >= MANY:
                raise CatchingUpError(self._done, self._whole)
            wait([coming], 0.05)

    @property
    def generation(self) -> int:
        """Return which records were last answered from."""
        return self._generation

    def look_again(self) -> None:
        """Let the next asker look at the store at once: somebody has just decided something here."""
        with self._lock:
            self._looked_at = float("-inf")
            self._decided = True

    def _look(self, patience: float) -> None:
        mark = self._store.mark()
        self._looked_at = time.monotonic()
        if mark != self._mark or self._stored is None:
            self._mark = mark
            self._coming = self._folder.submit(self._timed)
            wait([self._coming], patience)

    def _timed(self) -> Stored:
        begun = time.monotonic()
        try:
            with told_to(self._told):
                return self._make()
        finally:
            self._took = time.monotonic() - begun

    def _told(self, done: int, whole: int) -> None:
        self._done, self._whole = done, whole
        if self._tell is not None:
            self._tell(done, whole)

    def _take(self, coming: "Future[Stored]") -> None:
        self._coming = None
        try:
            self._stored = coming.result()
        except Exception:
            self._mark = ()  # so that the next asker has it tried again
            raise
        self._generation += 1
