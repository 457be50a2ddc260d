"""Work done by Daft: its own runner on this machine, or Ray on several (the extras ``daft`` and ``ray``).

Tasks travel to the engine as bytes in a column, and what is made of them comes back in another: the engine decides who
does which, and moves them. They are given to it in waves, so that memory stays bounded however many there are.
"""

import os
import pickle
from collections.abc import Iterable, Iterator
from typing import Any

from mithaq.errors import MithaqError
from mithaq.run.runners import R, T, Work
from mithaq.run.runners.pool import cores

WAVE = 128_000_000
"""Bytes of tasks that are handed to the engine at once: some minutes of work for each core, beside a few seconds to
begin with."""
TRIES = 3
"""How often what an engine lost is asked for again before it is given up."""
_QUIET = {
    "DAFT_ANALYTICS_ENABLED": "0",  # Nothing is told to anybody about what is done here.
    "DO_NOT_TRACK": "1",
    "SCARF_NO_ANALYTICS": "1",
    "RAY_USAGE_STATS_ENABLED": "0",
    "DAFT_PROGRESS_BAR": "0",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
}
Numbered = tuple[int, bytes]


class Engine:
    """Daft, on this machine or on a cluster of Ray's (RAY_ADDRESS names it; without, one is begun here)."""

    reads = True

    def __init__(self, *, ray: bool = False, workers: int | None = None) -> None:
        self._workers = workers or (None if ray and "RAY_ADDRESS" in os.environ else cores())
        self.daft = _opened(ray=ray, workers=self._workers)

    def each(self, work: Work[T, R], tasks: Iterable[T]) -> Iterator[R]:
        """Yield what ``work`` makes of each task, in their order. Raises MithaqError where the engine gives up."""
        for wave in _waves(tasks):
            yield from self._wave(work, wave)

    def _wave(self, work: Work[T, R], wave: list[bytes]) -> Iterator[R]:
        waiting: dict[int, bytes] = dict(enumerate(wave))
        made: dict[int, bytes] = {}
        at = 0
        for again in range(1, TRIES + 1):
            try:
                for number, result in self._results(work, waiting):
                    del waiting[number]
                    made[number] = result
                    while at in made:
                        yield from pickle.loads(made.pop(at))
                        at += 1
                return
            except Exception as error:  # The engine raises whatever it and its machines do: what is left is asked anew.
                if again == TRIES:
                    told = " ".join(str(error).split())[:300]
                    raise MithaqError(f"the engine gave up ({told}); what is done is kept, run it again") from error

    def _results(self, work: Work[Any, Any], waiting: dict[int, bytes]) -> Iterator[Numbered]:
        daft = self.daft
        doing = daft.cls(_Doing, max_concurrency=self._workers or _everywhere(), use_process=True)(work)
        frame = daft.from_pydict({"number": list(waiting), "task": list(waiting.values())})
        # A batch is one task: results come as they are made, and no process holds more than one.
        frame = frame.into_batches(1).select(frame["number"], doing.made(frame["task"]).alias("made"))
        for row in frame.iter_rows(results_buffer_size=self._workers):
            yield row["number"], row["made"]


class _Doing:
    """What an engine's process holds: made once, and given task after task."""

    def __init__(self, work: Work[Any, Any]) -> None:
        from mithaq.run.understanding import spare_the_collector

        spare_the_collector()
        self._work = work

    def made(self, task: bytes) -> bytes:
        return pickle.dumps(list(self._work(pickle.loads(task))))


def _waves(tasks: Iterable[Any]) -> Iterator[list[bytes]]:
    wave: list[bytes] = []
    size = 0
    for task in tasks:
        packed = pickle.dumps(task)
        wave.append(packed)
        size += len(packed)
        if size >= WAVE:
            yield wave
            wave, size = [], 0
    if wave:
        yield wave


def _everywhere() -> int:
    """Return how many processors the cluster has."""
    import ray

    return max(1, int(ray.cluster_resources().get("CPU", 1)))


def _opened(*, ray: bool, workers: int | None) -> Any:
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    try:
        import daft

        if ray:
            _begin_ray(daft, workers)
        else:
            daft.set_runner_native()
    except ImportError as error:
        extra = "ray" if ray else "daft"
        raise MithaqError(f"this runner needs more packages: pip install 'mithaq[{extra}]'") from error
    return daft


def _begin_ray(daft: Any, workers: int | None) -> None:
    import ray

    if not ray.is_initialized():
        told = {} if "RAY_ADDRESS" in os.environ else {"num_cpus": workers, "include_dashboard": False}
        ray.init(log_to_driver=False, logging_level="ERROR", **told)
    daft.set_runner_ray(noop_if_initialized=True)
