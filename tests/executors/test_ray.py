"""Workers on a Ray that starts on this machine: the same rows as local workers give, and the same patience."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path

import pytest
from tests.executors.test_local import die, die_once, double, refuse, who

from harmledger.executors.executor import WorkerLostError
from harmledger.executors.ray import RayExecutor

pytest.importorskip("ray", reason="Ray is an extra: pip install 'harmledger[cluster]'")
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


def test_every_partition_is_run_once() -> None:
    assert sorted(RayExecutor(2).run(double, range(5))) == [(n, 2 * n) for n in range(5)]


def test_what_a_step_raises_is_raised() -> None:
    with pytest.raises(ValueError, match="1 is refused"):
        list(RayExecutor(1).run(refuse, [1]))


def test_a_dead_workers_partition_is_tried_again(tmp_path: Path) -> None:
    assert dict(RayExecutor(2).run(partial(die_once, tmp_path), range(5))) == {n: 2 * n for n in range(5)}


def test_a_partition_that_always_kills_its_worker_leaves_the_others_alone() -> None:
    done = dict(RayExecutor(2, patience=2).run(die, range(5)))
    lost = done.pop(3)
    assert isinstance(lost, WorkerLostError)
    assert done == {n: 2 * n for n in range(5) if n != 3}


def test_a_worker_is_renewed_after_its_lifetime() -> None:
    served = Counter(dict(RayExecutor(1, lifetime=2).run(who, range(5))).values())
    assert sorted(served.values()) == [1, 2, 2]
