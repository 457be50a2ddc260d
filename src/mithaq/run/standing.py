"""The folded ledger of a store as it stands, read again behind the scenes when somebody adds to it or judges."""

import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor, wait

from mithaq.run.folding import Folded
from mithaq.run.restored import restored
from mithaq.store import Store

LOOK_AGAIN_SECONDS = 1.0
"""How long a look at the store holds."""
PATIENCE_SECONDS = 1.0
"""How long one asker waits for the new fold before being answered from the old one."""
PATIENCE_AFTER_DECIDING_SECONDS = 5.0
"""The same for the first who asks after a decision made here: who decides wants to see it."""


class Standing:
    """Reads the records once, and again on change; while a large ledger is read, answers come from the one before.

    Safe to be asked from several threads at once.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._folder = ThreadPoolExecutor(max_workers=1, thread_name_prefix="mithaq-fold")
        self._coming: Future[Folded] | None = None
        self._counts: dict[str, int] = {}
        self._looked_at = float("-inf")
        self._whole: Folded | None = None
        self._generation = 0
        self._decided = False

    def now(self) -> tuple[Folded, int]:
        """Return the folded ledger, and which fold it is. Raises StoreError when the store cannot be read."""
        with self._lock:
            decided, self._decided = self._decided, False
            patience = max(PATIENCE_SECONDS, PATIENCE_AFTER_DECIDING_SECONDS) if decided else PATIENCE_SECONDS
            if decided and self._coming is not None:  # begun before the decision
                wait([self._coming], patience)
                if self._coming.done():
                    self._take(self._coming)
            if self._coming is None and time.monotonic() - self._looked_at >= LOOK_AGAIN_SECONDS:
                self._look(patience)
            if self._coming is not None and (self._whole is None or self._coming.done()):
                self._take(self._coming)
            assert self._whole is not None  # the first fold is waited for
            return self._whole, self._generation

    def look_again(self) -> None:
        """Let the next asker look at the store at once: somebody has just decided something here."""
        with self._lock:
            self._looked_at = float("-inf")
            self._decided = True

    def _look(self, patience: float) -> None:
        # Rows are only ever added, and a rebuild leaves a line in the log: a change changes a count.
        counts = self._store.counts()
        self._looked_at = time.monotonic()
        if counts != self._counts or self._whole is None:
            self._counts = counts
            self._coming = self._folder.submit(restored, self._store)
            wait([self._coming], patience)

    def _take(self, coming: "Future[Folded]") -> None:
        self._coming = None
        try:
            self._whole = coming.result()
        except Exception:
            self._counts = {}  # so that the next asker has it tried again
            raise
        self._generation += 1
