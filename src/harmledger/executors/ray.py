"""Workers on a Ray cluster, or on the one that Ray starts on this machine: an actor each, started anew when it dies.

Of Ray only tasks and actors are used, so that any version of it will do. Needs `harmledger[cluster]`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from harmledger.errors import MissingPartError
from harmledger.executors.executor import LIFETIME, P, R, WorkerLostError

_STORE = 100_000_000
"""Bytes that Ray sets aside for what is handed between workers on this machine: partitions' names and counts, no texts."""


@dataclass(frozen=True, slots=True)
class RayExecutor:
    """``address`` is the cluster's, None for one on this machine; ``workers`` actors of ``cpus`` each.

    ``patience`` and ``lifetime`` as those of LocalExecutor.
    """

    workers: int = 1
    address: str | None = None
    patience: int = 50
    cpus: float = 1.0
    lifetime: int = LIFETIME

    def run(self, step: Callable[[P], R], partitions: Iterable[P]) -> Iterator[tuple[P, R | WorkerLostError]]:
        """See Executor.run. Raises MissingPartError where Ray is not installed."""
        ray = _ray()
        started_here = not ray.is_initialized()
        if started_here:
            here = {} if self.address else {"num_cpus": self.workers, "object_store_memory": _STORE, "include_dashboard": False}
            ray.init(address=self.address, log_to_driver=False, **here)
        try:
            yield from self._run(ray, step, partitions)
        finally:
            if started_here:
                ray.shutdown()

    def _run(self, ray: Any, step: Callable[[P], R], partitions: Iterable[P]) -> Iterator[tuple[P, R | WorkerLostError]]:
        actor = ray.remote(num_cpus=self.cpus)(_Worker)
        waiting = deque((partition, 1) for partition in partitions)
        idle = [(actor.remote(step), 0) for _ in range(min(self.workers, len(waiting)))]
        busy: dict[Any, tuple[Any, int, P, int]] = {}
        while waiting or busy:
            while waiting and idle:
                worker, given = idle.pop()
                partition, tries = waiting.popleft()
                if given >= self.lifetime:
                    ray.kill(worker)
                    worker, given = actor.remote(step), 0
                busy[worker.run.remote(partition)] = (worker, given + 1, partition, tries)
            done, _ = ray.wait(list(busy), num_returns=1)
            worker, given, partition, tries = busy.pop(done[0])
            try:
                outcome = ray.get(done[0])
            except ray.exceptions.RayTaskError as error:
                raise error.cause from error
            except ray.exceptions.RayError:  # the actor died, or its node, or Ray ended it to save memory
                idle.append((actor.remote(step), 0))
                if tries >= self.patience:
                    yield partition, WorkerLostError(partition, tries)
                else:
                    waiting.appendleft((partition, tries + 1))
            else:
                idle.append((worker, given))
                yield partition, outcome


class _Worker:
    """What Ray makes an actor of."""

    def __init__(self, step: Callable[[Any], Any]) -> None:
        self._step = step

    def run(self, partition: Any) -> Any:
        return self._step(partition)


def _ray() -> Any:
    try:
        import ray
    except ModuleNotFoundError as error:
        raise MissingPartError("Ray is not installed.", "Run: pip install 'harmledger[cluster]'") from error
    return ray
