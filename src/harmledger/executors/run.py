"""A batch from beginning to end: what is done already is passed over, the rest is given to an executor.

Partitions come in, what each came to goes out as it is done. Which executor it is makes no difference to what is on the disk
afterwards, and neither does how often the run was stopped.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from harmledger.executors.executor import Executor, WorkerLostError
from harmledger.pipeline.batch import Batch, volume_of
from harmledger.pipeline.partition import Partition
from harmledger.pipeline.volume import Volume


@dataclass(frozen=True, slots=True)
class Done:
    """``volume`` is None where nothing is kept, and ``why`` then says what happened; ``is_new`` is of this run.

    ``at`` is the seconds since the run began.
    """

    partition: Partition
    volume: Volume | None
    is_new: bool
    why: str = ""
    at: float = 0.0


def run(batch: Batch, partitions: Iterable[Partition], executor: Executor) -> Iterator[Done]:
    """Each partition once, those that were done before first. Raises what a step raises, such as OSError for a full disk."""
    began, waiting = time.monotonic(), []
    for partition in partitions:
        part = batch.part(partition)
        if part.is_done:
            part.journal.unlink(missing_ok=True)  # of a worker that was killed as soon as it was done
            part.tidy()
            yield Done(partition, volume_of(part), is_new=False)
        else:
            waiting.append(partition)
    for partition, outcome in executor.run(batch, waiting):
        at = time.monotonic() - began
        if isinstance(outcome, Volume):
            yield Done(partition, outcome, is_new=True, at=at)
        else:
            why = str(outcome) if isinstance(outcome, WorkerLostError) else outcome.why
            yield Done(partition, None, is_new=True, why=why, at=at)
