"""Workers on this machine, and what happens when they die."""

from __future__ import annotations

import os
import signal
from collections import Counter
from functools import partial
from pathlib import Path

import pytest

from harmledger.executors.executor import WorkerLostError
from harmledger.executors.local import LocalExecutor


def double(number: int) -> int:
    return 2 * number


def refuse(number: int) -> int:
    raise ValueError(f"{number} is refused")


def die_once(folder: Path, number: int) -> int:
    mark = folder / str(number)
    if number % 3 == 0 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def who(number: int) -> int:
    return os.getpid()


def die(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_every_partition_is_run_once(workers: int) -> None:
    assert sorted(LocalExecutor(workers).run(double, range(7))) == [(n, 2 * n) for n in range(7)]


def test_no_partition_is_no_work() -> None:
    assert list(LocalExecutor(2).run(double, [])) == []


def test_what_a_step_raises_is_raised() -> None:
    with pytest.raises(ValueError, match="1 is refused"):
        list(LocalExecutor(1).run(refuse, [1]))


def test_a_dead_workers_partition_is_tried_again(tmp_path: Path) -> None:
    done = dict(LocalExecutor(2).run(partial(die_once, tmp_path), range(7)))
    assert done == {n: 2 * n for n in range(7)}


def test_a_partition_that_always_kills_its_worker_leaves_the_others_alone() -> None:
    done = dict(LocalExecutor(2, patience=3).run(die, range(6)))
    lost = done.pop(3)
    assert isinstance(lost, WorkerLostError)
    assert lost.tries == 3
    assert done == {n: 2 * n for n in range(6) if n != 3}


def test_a_worker_is_renewed_after_its_lifetime() -> None:
    served = Counter(dict(LocalExecutor(1, lifetime=2).run(who, range(5))).values())
    assert sorted(served.values()) == [1, 2, 2]
