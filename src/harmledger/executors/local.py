"""Workers on this machine: as many processes as asked for, each replaced when it dies.

The standard library's pool breaks as a whole when one process dies; here its partition alone is tried again.
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pickle import PicklingError
from threading import Thread
from typing import Any

from harmledger.executors.executor import LIFETIME, P, R, WorkerLostError

_CONTEXT = get_context("spawn")  # a fork would share the parent's threads, locks and open ledger


@dataclass(frozen=True, slots=True)
class LocalExecutor:
    """``workers`` processes; a partition whose worker dies is tried ``patience`` times.

    A process is renewed after ``lifetime`` partitions: what a library holds on to goes with it.
    """

    workers: int = 1
    patience: int = 50
    lifetime: int = LIFETIME

    def run(self, step: Callable[[P], R], partitions: Iterable[P]) -> Iterator[tuple[P, R | WorkerLostError]]:
        """See Executor.run."""
        waiting: deque[_Task] = deque(_Task(partition) for partition in partitions)
        crew = [_Worker.start(step) for _ in range(min(self.workers, len(waiting)))]
        try:
            while waiting or any(worker.task for worker in crew):
                for i, worker in enumerate(crew):
                    if worker.task is None and waiting:
                        if worker.given >= self.lifetime or not worker.process.is_alive():
                            worker.stop()
                            worker = crew[i] = _Worker.start(step)  # noqa: PLW2901 - its successor
                        worker.give(waiting.popleft())
                for worker in _ready(crew):
                    task, outcome = worker.take()
                    if not isinstance(outcome, _Died):
                        yield task.partition, outcome
                    elif task.tries >= self.patience:
                        yield task.partition, WorkerLostError(task.partition, task.tries)
                    else:
                        waiting.appendleft(task)
        finally:
            for worker in crew:
                worker.stop()


@dataclass(slots=True)
class _Task:
    partition: Any
    tries: int = 0


class _Died:
    """In the place of a result: the worker is dead."""


@dataclass(slots=True)
class _Worker:
    process: Any
    line: Connection
    task: _Task | None = field(default=None)
    given: int = 0

    @classmethod
    def start(cls, step: Callable[[Any], Any]) -> _Worker:
        ours, theirs = _CONTEXT.Pipe()
        process = _CONTEXT.Process(target=_serve, args=(step, theirs), daemon=True)
        process.start()
        theirs.close()
        return cls(process, ours)

    def give(self, task: _Task) -> None:
        task.tries += 1
        self.task, self.given = task, self.given + 1
        with suppress(OSError):  # dead already, which taking finds out
            self.line.send(task.partition)

    def take(self) -> tuple[_Task, Any]:
        """The task, and its result or that the worker died over it. What the step raised is raised."""
        task, self.task = self.task, None
        assert task is not None  # noqa: S101 - only workers with a task are asked
        try:
            raised, outcome = self.line.recv()
        except (EOFError, OSError):
            self.process.join()
            return task, _Died()
        if raised:
            raise outcome
        return task, outcome

    def stop(self) -> None:
        self.line.close()
        self.process.terminate()
        self.process.join()


def _ready(crew: Iterable[_Worker]) -> list[_Worker]:
    """The workers that have something to say, or will never say anything again."""
    busy = {worker.line: worker for worker in crew if worker.task}
    return [busy[line] for line in wait(list(busy)) if isinstance(line, Connection)]


def _serve(step: Callable[[Any], Any], line: Connection) -> None:
    """A worker's life: a partition in, its result out, until the line is closed; it does not outlive its parent."""
    Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    while True:
        try:
            partition = line.recv()
        except EOFError:
            return
        try:
            told = (False, step(partition))
        except Exception as error:  # noqa: BLE001 - it is raised where the partitions come from
            told = (True, error)
        try:
            line.send(told)
        except (TypeError, AttributeError, PicklingError) as error:
            line.send((True, RuntimeError(f"{type(error).__name__}: {error}; it was to say {told[1]!r}")))


def _end_with(parent: int) -> None:
    """A parent that was killed hears no farewell, and an orphan would write where its successor does."""
    while os.getppid() == parent:
        time.sleep(0.2)
    os._exit(1)
