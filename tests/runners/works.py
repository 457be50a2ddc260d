"""Works that tests have done in other processes."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path


class Doubling:
    """Yields each number twice, with its double, and the process that did it."""

    def __call__(self, task: tuple[int, ...]) -> Iterator[tuple[int, int]]:
        for number in task:
            yield number, number
            yield number, 2 * number

    def lost(self, task: tuple[int, ...], reason: str) -> Iterator[tuple[int, int]]:
        yield from ((number, -1) for number in task)


class Dying(Doubling):
    """Kills its process over one number: the first time only where ``mark`` is a file, else each time."""

    def __init__(self, number: int, mark: Path | None = None) -> None:
        self._number, self._mark = number, mark

    def __call__(self, task: tuple[int, ...]) -> Iterator[tuple[int, int]]:
        if self._number in task and not (self._mark and self._mark.exists()):
            if self._mark:
                self._mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        yield from super().__call__(task)


class Naming:
    """Names the process that does it, after a moment."""

    def __call__(self, task: tuple[()]) -> Iterator[int]:
        time.sleep(0.2)
        yield os.getpid()

    def lost(self, task: tuple[()], reason: str) -> Iterator[int]:
        yield -1
