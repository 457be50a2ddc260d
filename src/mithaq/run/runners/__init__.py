"""Who does the work: this process, a process for each core, or the machines of an engine.

A runner knows nothing of what the work is. It is given a callable and the tasks, and hands back what the callable made
of each task, in the order of the tasks, with no more of them in memory than keep it busy. So whatever is written once
as such a callable (``mithaq.run.entering``, ``mithaq.run.telling``) gives the same on every runner.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")
Task = TypeVar("Task", contravariant=True)
Made = TypeVar("Made", covariant=True)


class Work(Protocol[Task, Made]):
    """What is done for each task. It is sent to other processes: it pickles, as do tasks and what is made of them."""

    def __call__(self, task: Task, /) -> Iterable[Made]:
        """Do it."""
        ...

    def lost(self, task: Task, reason: str, /) -> Iterable[Made]:
        """Tell that a task could not be done: it brought its process down."""
        ...


class Runner(Protocol):
    """One of the ways to have tasks done.

    ``reads``: its processes had better read archives themselves, since there may be many of them, on many machines.
    """

    reads: bool

    def each(self, work: Work[T, R], tasks: Iterable[T]) -> Iterator[R]:
        """Yield what ``work`` makes of each of ``tasks``, in their order."""
        ...


class RunnerName(StrEnum):
    """The runners, as they are asked for."""

    AUTO = "auto"
    PROCESS = "process"
    POOL = "pool"
    DAFT = "daft"
    RAY = "ray"


def runner_named(name: RunnerName, workers: int | None = None) -> Runner:
    """Return a runner; ``workers`` is how many processes it may use (None: one for each core).

    Raises MithaqError where the engine is not installed.
    """
    from mithaq.run.runners.here import Auto, Here
    from mithaq.run.runners.pool import Pool

    if name in (RunnerName.DAFT, RunnerName.RAY):
        from mithaq.run.runners.engine import Engine

        return Engine(ray=name == RunnerName.RAY, workers=workers)
    if name == RunnerName.POOL:
        return Pool(workers)
    return Here() if name == RunnerName.PROCESS else Auto(Pool(workers))
