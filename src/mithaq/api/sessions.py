"""Who is signed in: sessions in memory, which end with the server, and brakes for those who try too often."""

import hmac
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from secrets import token_urlsafe

from mithaq.run.users import Role

IDLE_SECONDS = 12 * 3600
MOST = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who asks: a name (empty where nobody had to say one) and a role.

    ``token`` is the secret that their own forms send along, ``hash`` that of the password they signed in with.
    """

    name: str
    role: Role
    token: str = ""
    hash: str = ""


class Sessions:
    """Sessions by their secret ids. Safe to be asked from several threads at once."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._known: dict[str, tuple[Person, float]] = {}

    def begin(self, found: Person) -> tuple[str, Person]:
        """Begin a session and return its id."""
        person = replace(found, token=token_urlsafe(24))
        key = token_urlsafe(32)
        with self._lock:
            self._forget_idle()
            self._known[key] = (person, self._clock())
        return key, person

    def find(self, key: str) -> Person | None:
        """Return whose session this is, if it goes on."""
        with self._lock:
            found = self._known.get(key)
            if found is None or self._clock() - found[1] > IDLE_SECONDS:
                self._known.pop(key, None)
                return None
            self._known[key] = (found[0], self._clock())
            return found[0]

    def end(self, key: str) -> None:
        """End a session."""
        with self._lock:
            self._known.pop(key, None)

    def end_of(self, name: str) -> None:
        """End all sessions of one person."""
        with self._lock:
            self._known = {key: told for key, told in self._known.items() if told[0].name != name}

    def _forget_idle(self) -> None:
        now = self._clock()
        if len(self._known) >= MOST:
            self._known = {key: told for key, told in self._known.items() if now - told[1] <= IDLE_SECONDS}
        while len(self._known) >= MOST:
            self._known.pop(next(iter(self._known)))


class Brake:
    """A bucket of tokens for each key: ``burst`` at once, then ``rate`` a second."""

    def __init__(self, rate: float, burst: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate, self._burst, self._clock = rate, burst, clock
        self._lock = threading.Lock()
        self._left: dict[str, tuple[float, float]] = {}

    def wait(self, key: str, cost: float = 1.0) -> float:
        """Take ``cost`` for ``key``; return 0, or after how many seconds to ask again (then nothing is taken)."""
        with self._lock:
            now = self._clock()
            left, at = self._left.get(key, (self._burst, now))
            left = min(self._burst, left + (now - at) * self._rate)
            if len(self._left) >= MOST and key not in self._left:
                self._left.clear()
            if left < cost:
                self._left[key] = (left, now)
                return (cost - left) / self._rate
            self._left[key] = (left - cost, now)
            return 0.0


def same(left: str, right: str) -> bool:
    """Compare two secrets in a time that tells nothing of either."""
    return hmac.compare_digest(left.encode("utf-8", "replace"), right.encode("utf-8", "replace"))
