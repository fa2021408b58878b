"""What every executor does: runs a step over partitions, and gives what comes of each as it comes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

P = TypeVar("P")
R = TypeVar("R")

LIFETIME = 50
"""Partitions that one worker works through before another takes its place."""


class Executor(Protocol):
    def run(self, step: Callable[[P], R], partitions: Iterable[P]) -> Iterator[tuple[P, R | WorkerLostError]]:
        """The result of each partition, in the order in which they are done.

        ``step`` pickles, and so do partitions and results. Whatever it raises is raised here. Where its worker dies, the
        partition is run again in a fresh one, as often as the executor has patience; then the error comes out in place of a
        result, and the others go on.
        """
        ...


class WorkerLostError(Exception):
    """A worker died over a partition each time that it was tried; ``partition`` is as the step was given it."""

    def __init__(self, partition: object, tries: int) -> None:
        super().__init__(partition, tries)
        self.partition = partition
        self.tries = tries

    def __str__(self) -> str:
        return f"the worker died {self.tries} times over {self.partition}"
