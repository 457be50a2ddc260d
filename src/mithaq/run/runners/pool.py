"""Work done by a process for each core.

A process that dies takes no task with it: those that were under way are done again one by one, and only a task that
brings down a process by itself is given up, with the reason. If this process dies, the others end too.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from mithaq.run.runners import R, T, Work

AHEAD = 3
"""Tasks for each process that are taken before the first of them is done."""
_ENDED = "a process that worked on it ended without a word; it may have run out of memory"


def cores() -> int:
    """Return on how many cores this process may run."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Pool:
    """Processes of this machine."""

    reads = False

    def __init__(self, workers: int | None = None) -> None:
        self._workers = workers or cores()

    def each(self, work: Work[T, R], tasks: Iterable[T]) -> Iterator[R]:
        """Yield what ``work`` makes of each task, in their order."""
        flight = _Flight(work, self._workers)
        try:
            for task in tasks:
                flight.send(task)
                while flight.full():
                    yield from flight.first()
            while flight.under_way:
                yield from flight.first()
        finally:
            flight.end()


class _Flight:
    """Tasks under way, in order, and the processes that do them."""

    def __init__(self, work: Work[Any, Any], workers: int) -> None:
        self._work, self._workers = work, workers
        self._processes = self._begun()
        self.under_way: deque[tuple[Any, Future[list[Any]]]] = deque()

    def full(self) -> bool:
        return len(self.under_way) >= self._workers * AHEAD

    def send(self, task: Any) -> None:
        try:
            future = self._processes.submit(_done, task)
        except BrokenProcessPool as error:  # Found out here instead of when the next result is asked for.
            future = Future()
            future.set_exception(error)
        self.under_way.append((task, future))

    def first(self) -> list[Any]:
        """Wait for the first task and return what was made of it."""
        try:
            made = self.under_way[0][1].result()
        except BrokenProcessPool:
            self._one_by_one()
            made = self.under_way[0][1].result()
        self.under_way.popleft()
        return made

    def end(self) -> None:
        self._processes.shutdown(wait=True, cancel_futures=True)

    def _one_by_one(self) -> None:
        """Do again what was under way when a process died, each by itself, so that the guilty one shows."""
        self._processes.shutdown(wait=False, cancel_futures=True)
        self._processes = self._begun()
        waiting, self.under_way = self.under_way, deque()
        for task, future in waiting:
            if not future.done() or future.exception() is not None:
                future = Future()
                future.set_result(self._alone(task))
            self.under_way.append((task, future))

    def _alone(self, task: Any) -> list[Any]:
        try:
            return self._processes.submit(_done, task).result()
        except BrokenProcessPool:
            self._processes = self._begun()
            return list(self._work.lost(task, _ENDED))

    def _begun(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            max_workers=self._workers, mp_context=_context(), initializer=_begin, initargs=(self._work,)
        )


def _context() -> Any:
    """Return how processes are made: as forks of a clean one that has loaded what understanding needs, where it can be.

    A fork of this process itself would take over locks and connections.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["mithaq.run.runners.ready"])
    return context


_chosen: dict[str, Work[Any, Any]] = {}


def _begin(work: Work[Any, Any]) -> None:
    """Begin a process: it leaves Ctrl-C to the one that began it, and ends with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _chosen["work"] = work


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _done(task: Any) -> list[Any]:
    return list(_chosen["work"](task))
